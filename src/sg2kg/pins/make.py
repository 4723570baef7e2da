"""Pins a comparison: takes down what it says, which files it rests on, and every statement and source that bears on it."""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import astuple, fields, is_dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from sg2kg import __version__, bundle
from sg2kg.comparison import Comparison
from sg2kg.comparison.matrix import BASIS_WORD, Cell, Ground
from sg2kg.errors import PinError
from sg2kg.knowledge.status import Evidence, evidence_in, kinds, reach
from sg2kg.messages import TAGS
from sg2kg.pins.model import DAY, NO_TEXT, Loaded, Pin, PinnedCell, PinnedConcept, PinnedSource, PinnedStatement
from sg2kg.pins.writing import short
from sg2kg.terms import SG2

if TYPE_CHECKING:
    from sg2kg.knowledge import KnowledgeBase

_HASH = 16
"""How many signs of a hash tell whether a statement or source is the same as before."""
_DEEPEST = 8
"""How far blank nodes are followed when a statement is hashed."""
_LINKS = (SG2.about, SG2.jointlyAbout, SG2.noteOn, SG2.contestIn, SG2.describes, SG2.hasPhase)
"""By what a file speaks of a case or of one of its phases."""
_CELL = ("word", "basis", "source", "address", "locator", "confidence", "note", "lead")
_GROUND = ("statement", "bearing", "basis", "says", "source_iri", "source", "address", "locator", "grade", "closeness", "confidence")


def pin(kb: KnowledgeBase, comparison: Comparison, folder: Path = Path(), made: str = "", authors: Iterable[str] = ()) -> Pin:
    """A pin of ``comparison``, which was made of ``kb``.

    ``folder`` is where the file will lie; names of given files are relative to it. ``made`` is the day, as YYYY-MM-DD; see :func:`day`.
    Raises PinError for what is no day, and where a cell rests on a statement or source without an IRI, which could not be found again.
    """
    _check_names(comparison)
    record = _Record(kb)
    lang = comparison.request.lang
    statements = {i: _statement(found, record, lang) for i, found in _bearing(kb, comparison).items()}
    sources = {s.source: _source(kb, s.source, record, lang) for s in statements.values() if s.source}
    shipped, given = _files(kb, comparison, folder)
    kept = Pin(
        title=comparison.title,
        made=day(made),
        sg2kg=__version__,
        codebook=_codebook(kb, comparison),
        answer=answer_of(comparison),
        asked=comparison.request,
        loaded=Loaded(tuple(sorted(_relative(p, folder) for p in kb.given)), kb.bundled, kb.examples, kb.reasoning),
        shipped=shipped,
        given=given,
        units=comparison.units,
        concepts={c: PinnedConcept(comparison.notations[c], comparison.labels[c]) for c in comparison.concepts},
        cells={key: _cell(cell) for key, cell in comparison.cells.items()},
        statements=statements,
        sources=sources,
        authors=tuple(authors),
    )
    cleaned: Pin = _cleaned(kept)
    return cleaned


def day(text: str = "") -> str:
    """``text`` where it is a day (YYYY-MM-DD); where it is empty, the day of SOURCE_DATE_EPOCH, else today. Raises PinError for what is no day."""
    from datetime import date, datetime, timezone

    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        if not text:
            return (datetime.fromtimestamp(int(epoch), tz=timezone.utc) if epoch else datetime.now()).strftime("%Y-%m-%d")
        if not DAY.fullmatch(text):
            raise ValueError
        date.fromisoformat(text)
    except (ValueError, OverflowError, OSError):
        raise PinError(f"{text or epoch}: this is no day", "Write it as 2026-11-26, and SOURCE_DATE_EPOCH as seconds.") from None
    return text


def answer_of(comparison: Comparison) -> str:
    """SHA-256 of all that a comparison says but its title, as JSON with sorted keys: two comparisons with one answer are written the same.

    The columns, the concepts with their labels, and of each cell all that it shows, and every statement behind it.
    """

    def ground(g: Ground) -> list[str]:
        return [str(getattr(g, name)) for name in _GROUND]

    def cell(c: Cell) -> list[Any]:
        more = [[e.statement, e.situation, e.reason, e.decider] for e in c.status.evidence]
        search = astuple(c.status.search) if c.status.search else ()
        return [*(getattr(c, name) for name in _CELL), [*map(ground, c.grounds)], [*map(ground, c.leads)], more, search]

    body = {
        "lang": comparison.request.lang,
        "units": [[u.name, u.case, u.phase or "", u.basis, u.label] for u in comparison.units],
        "concepts": [[c, comparison.notations[c], comparison.labels[c]] for c in comparison.concepts],
        "cells": [cell(comparison.cells[u.name, c]) for c in comparison.concepts for u in comparison.units],
    }
    return sha256(json.dumps(body, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def _cleaned(value: Any) -> Any:
    """The same with a mark in place of what is no text, so that the file can be read again; labels and words of sources come from outside."""
    if isinstance(value, str):
        return NO_TEXT.sub("\ufffd", value.replace("\r\n", "\n"))
    if isinstance(value, tuple):
        return tuple(map(_cleaned, value))
    if isinstance(value, dict):
        return {key: _cleaned(v) for key, v in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: _cleaned(getattr(value, f.name)) for f in fields(value)})
    return value


class _Record:
    """What the loaded files say of each thing."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self._kb = kb
        self._digests: dict[tuple[ox.NamedNode | ox.BlankNode, int], str] = {}

    def hash(self, thing: str) -> str:
        return self._digest(ox.NamedNode(thing), 0)[:_HASH]

    def text(self, thing: str, predicate: str, lang: str) -> str:
        """The literal of a property in ``lang``, else in English, else the first."""
        found: dict[str, str] = {}
        for p, o in sorted(self._said(ox.NamedNode(thing)), key=str):
            if p == predicate and isinstance(o, ox.Literal):
                tag = (o.language or "").lower()
                found.setdefault(TAGS.get(tag, tag), o.value)
        return found.get(lang) or found.get("en") or next(iter(found.values()), "")

    def _said(self, thing: ox.NamedNode | ox.BlankNode) -> set[tuple[str, Any]]:
        return self._kb.dataset.about(thing, self._kb.files)

    def _digest(self, thing: ox.NamedNode | ox.BlankNode, depth: int) -> str:
        """The hash of what is said of a thing; nodes without a name count by what is said of them, for their names change from run to run."""
        if (thing, depth) not in self._digests:
            lines = []
            for p, o in self._said(thing):
                if not isinstance(o, ox.BlankNode):
                    lines.append(f"{p} {o}")
                elif depth < _DEEPEST:
                    lines.append(f"{p} _:{self._digest(o, depth + 1)}")
            self._digests[thing, depth] = sha256("\n".join(sorted(lines)).encode()).hexdigest()
        return self._digests[thing, depth]


def _check_names(comparison: Comparison) -> None:
    for (unit, concept), cell in comparison.cells.items():
        for e in (*cell.status.evidence, *cell.status.leads):
            for what, iri in (("statement", e.statement), ("source", e.source or "none:")):
                if ":" not in iri.removeprefix("_:"):
                    where = f"{unit} / {comparison.notations[concept]}"
                    raise PinError(
                        f"{where}: it rests on a {what} without an IRI, which cannot be kept", f"Give the {what} a name in the data, as :s01."
                    )


def _cell(cell: Cell) -> PinnedCell:
    rests_on, leads = (tuple(g.statement for g in gs) for gs in (cell.grounds, cell.leads))
    return PinnedCell(cell.word, cell.basis, rests_on, leads, cell.note)


def _bearing(kb: KnowledgeBase, comparison: Comparison) -> dict[str, list[Evidence]]:
    """By statement, how it bears on concepts: all about the cases compared that could move one of the cells, whether they count or not."""
    phases = {p: c for c, p in kb.dataset.select("SELECT ?c ?p { ?c sg2:hasPhase ?p }")}
    broader, narrower = kinds(kb.dataset)
    concepts = reach(comparison.concepts, broader) | reach(comparison.concepts, narrower)
    cases = set(comparison.cases)
    found: dict[str, set[Evidence]] = defaultdict(set)
    for e in evidence_in(kb.dataset):
        if phases.get(e.situation, e.situation) in cases and ":" in e.statement.removeprefix("_:"):
            found[e.statement].add(e)
    near = {s: es for s, es in found.items() if any(e.concept in concepts for e in es)}
    return {s: sorted(es, key=lambda e: (e.bearing, e.concept, e.situation)) for s, es in near.items()}


def _statement(found: list[Evidence], record: _Record, lang: str) -> PinnedStatement:
    first = found[0]
    return PinnedStatement(
        bears=tuple(dict.fromkeys(f"{e.bearing} {short(e.concept)}" for e in found)),
        about=" ".join(dict.fromkeys(short(e.situation) for e in found)),
        basis=BASIS_WORD.get(first.basis, short(first.basis)),
        source=first.source if ":" in first.source.removeprefix("_:") else "",
        locator=first.locator,
        confidence=_local(first.confidence),
        closeness=_local(first.closeness),
        reason=_local(first.reason),
        decided_by=short(first.decider),
        says=record.text(first.statement, SG2.says, lang),
        sha256=record.hash(first.statement),
    )


def _source(kb: KnowledgeBase, source: str, record: _Record, lang: str) -> PinnedSource:
    facts: dict[str, str | None] = dict(kb.dataset.select(f"SELECT ?p ?o {{ <{source}> ?p ?o }} ORDER BY ?p ?o"))
    return PinnedSource(
        label=kb.label(source, lang),
        grade=_local(facts.get(SG2.grade) or "").removeprefix("grade"),
        closeness=_local(facts.get(SG2.closeness) or ""),
        basis=BASIS_WORD.get(facts.get(SG2.basis) or "", ""),
        address=kb.address(source),
        sha256=record.hash(source),
    )


def _files(kb: KnowledgeBase, comparison: Comparison, folder: Path) -> tuple[dict[str, str], dict[str, str]]:
    """The files that ship and those that were given on which the comparison rests: the ontology, and all that speak of one of the cases."""
    situations = {*comparison.cases, *(u.phase for u in comparison.units)}
    links = " ".join(f"<{link}>" for link in _LINKS)
    speaking = {
        g for g, a, b in kb.dataset.select(f"SELECT DISTINCT ?g ?a ?b {{ VALUES ?p {{ {links} }} GRAPH ?g {{ ?a ?p ?b }} }}") if {a, b} & situations
    }
    shipped: dict[str, str] = {}
    given: dict[str, str] = {}
    parts = {bundle.ontology_file(part) for part in bundle.REASONED_PARTS}
    for graph, path in kb.files.items():
        if path in parts or graph in speaking:
            here = shipped if path.is_relative_to(bundle.root()) and not graph.startswith("file:") else given
            name = path.relative_to(bundle.root()).as_posix() if here is shipped else _relative(path, folder)
            here[name] = sha256(path.read_bytes()).hexdigest()
    return shipped, given


def _relative(path: Path, folder: Path) -> str:
    """``path`` as it is found from ``folder``; as it stands where there is no way from one to the other (drives of Windows)."""
    try:
        return Path(os.path.relpath(path.resolve(), folder.resolve())).as_posix()
    except ValueError:
        return path.resolve().as_posix()


def _codebook(kb: KnowledgeBase, comparison: Comparison) -> str:
    query = "SELECT DISTINCT ?case ?version { ?record sg2:describes ?case ; sg2:codedIn/sg2:codebook ?version }"
    return ", ".join(sorted({str(version) for case, version in kb.dataset.select(query) if case in comparison.cases}))


def _local(iri: str) -> str:
    return iri.rpartition("#")[2]
