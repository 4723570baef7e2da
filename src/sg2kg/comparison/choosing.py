"""Chooses what is compared: the cases, the concepts and the columns that a request asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sg2kg.comparison.request import EVERY_BASIS, Request
from sg2kg.comparison.words import word
from sg2kg.errors import NotFoundError, ParameterError
from sg2kg.graph import Table
from sg2kg.knowledge.status import BASES
from sg2kg.messages import LANGUAGES, say
from sg2kg.terms import PREFIXES, SG2

if TYPE_CHECKING:
    from sg2kg.knowledge import KnowledgeBase
    from sg2kg.knowledge.base import CaseInfo

VIEWS: dict[str, tuple[str, ...]] = {
    "mechanisms": (
        "M-STR", "M-STR-1", "M-STR-2", "M-STR-3", "M-STR-4", "M-STR-5", "M-STR-6",
        "M-ECO", "M-ECO-0", "M-ECO-1", "M-ECO-2", "M-ECO-3",
        "M-EXP", "M-EXP-1", "M-EXP-2", "M-EXP-3", "M-EXP-4",
    ),
    "carriers": ("C-DIG", "C-DIG-f1", "C-DIG-f2", "C-DIG-f3", "C-PHY", "C-PHY-f1", "C-PHY-f2", "C-PHY-f3", "C-HYB"),
    "actors": (),
    "dimensions": ("DIM-1", "DIM-2", "DIM-3"),
    "indicators": (),
    "all": (),
}  # fmt: skip
"""What can be compared by, with the notations of the rows; the empty ones are read from the framework (see :func:`rows_of`)."""


@dataclass(frozen=True)
class Unit:
    """One column: a case as a whole, or in one phase, on one counting basis."""

    case: str
    """IRI of the case."""
    phase: str | None
    """IRI of the phase, or None for the case as a whole."""
    basis: str
    """Name of the counting basis."""
    name: str
    """Unique in the comparison: ``ant-forest``, ``ant-forest@phase-a``, ``ant-forest/paper``."""
    label: str


def check(request: Request) -> None:
    """Raises NotFoundError for a basis or language that is not known, ParameterError for options that exclude each other."""
    if request.basis not in (*BASES, EVERY_BASIS):
        raise NotFoundError("basis", request.basis, (*BASES, EVERY_BASIS))
    if request.lang not in LANGUAGES:
        raise NotFoundError("language", request.lang, LANGUAGES)
    if request.phase and request.over_time:
        raise ParameterError("one phase and all phases over time are asked for at once", "Leave one of the two out.")
    if request.cases and request.cases_query:
        raise ParameterError("cases are named and asked for by a query as well", "Leave one of the two out.")
    if request.concepts and request.concepts_query:
        raise ParameterError("concepts are named and asked for by a query as well", "Leave one of the two out.")


def cases_of(kb: KnowledgeBase, request: Request) -> list[CaseInfo]:
    """The cases that are asked for, each once; all that are not fictitious, where none is.

    Raises NotFoundError for an unknown one, ParameterError for a query that gives none, and where none is asked for and all are fictitious.
    """
    names: Iterable[str] = request.cases
    if request.cases_query:
        names = _first_column(kb, request.cases_query, "case")
    elif not request.cases:
        return _real(kb)
    known = {key: c for c in reversed(kb.cases) for key in (c.iri, c.name)}
    return list(dict.fromkeys(known.get(name) or kb.case(name) for name in names))


def concepts_of(kb: KnowledgeBase, request: Request, cases: Sequence[CaseInfo]) -> tuple[list[str], str]:
    """The IRIs of the concepts that are asked for, each once, and what they are called together (empty for the core list and its like).

    Raises NotFoundError for an unknown one, ParameterError for a query that gives none, and for a view that gives none for these cases.
    """
    if request.concepts or request.concepts_query:
        names = _first_column(kb, request.concepts_query, "concept") if request.concepts_query else request.concepts
        rows = list(dict.fromkeys(kb.concept(n) for n in names))
        return rows, kb.label(rows[0], request.lang) if len(rows) == 1 else word("n concepts", request.lang).format(n=len(rows))
    if request.by in VIEWS:
        rows = rows_of(kb, request.by, [c.iri for c in cases])
        if not rows:
            raise ParameterError(
                f"nothing to compare by: no statement on these cases names any of the {request.by}", "Compare by another view, such as mechanisms."
            )
        return rows, "" if request.by == "all" else word(request.by, request.lang)
    rows, chosen = _of_scheme(kb, request.by)
    return rows, kb.label(chosen, request.lang)


def rows_of(kb: KnowledgeBase, by: str, cases: Sequence[str] = ()) -> list[str]:
    """The IRIs of the concepts that a view compares.

    ``actors`` are the kinds of actor that some statement on a case in ``cases`` names, ``indicators`` the 23 of the framework and those of the
    extension, ``all`` the core list and what stands under mechanisms, carriers and dimensions.
    """
    if by == "actors":
        shown = {c for case in cases for c in kb.book().concepts(case)}
        return [kb.concepts[n] for n in sorted(kb.concepts) if n.startswith("ACT-") and kb.concepts[n] in shown]
    if by == "indicators":
        found = kb.dataset.select(f"SELECT DISTINCT ?i {{ ?i a <{SG2.Indicator}> }}")
        return sorted((i for (i,) in found), key=lambda i: (kb.notation(i).startswith("X"), kb.notation(i)))
    if by == "all":
        rows = [kb.concepts[n] for view in ("dimensions", "mechanisms", "carriers") for n in VIEWS[view]]
        return list(dict.fromkeys([*rows, *kb.core_list()]))
    return [kb.concepts[n] for n in VIEWS[by]]


def units_of(kb: KnowledgeBase, request: Request, cases: Sequence[CaseInfo]) -> tuple[Unit, ...]:
    """The columns: each case, or each of its phases, once for every basis that is asked for.

    Cases without the phase asked for are left out. Raises NotFoundError for a phase that no case has.
    """
    bases = tuple(BASES) if request.basis == EVERY_BASIS else (request.basis,)
    phases = _phases(kb) if request.phase or request.over_time else {}
    units = []
    taken: set[str] = set()
    for case in cases:
        label = kb.label(case.iri, request.lang)
        name = case.name if case.name not in taken else case.iri
        taken.add(name)
        chosen: list[str | None] = [None]
        if request.phase:
            chosen = [p for p in phases.get(case.iri, ()) if _is_called(kb, p, request.phase)]
        elif request.over_time:
            chosen = [*phases.get(case.iri, ())] or [None]
        for phase in chosen:
            in_phase = f"{name}@{last_part(phase)}" if phase else name
            shown = say("colon", request.lang).join((label, kb.label(phase, request.lang))) if phase else label
            for basis in bases:
                marked = say("called", request.lang).format(label=shown, name=word(f"basis {basis}", request.lang)) if len(bases) > 1 else shown
                units.append(Unit(case.iri, phase, basis, f"{in_phase}/{basis}" if len(bases) > 1 else in_phase, marked))
    if not units:  # no case has the phase
        known = {last_part(p) for case in cases for p in phases.get(case.iri, ())}
        raise NotFoundError("phase", request.phase, known)
    return tuple(units)


def _real(kb: KnowledgeBase) -> list[CaseInfo]:
    real = [c for c in kb.cases if not c.fictitious]
    if not real and kb.cases:
        hint = "Name those to compare, or find them by a query: SELECT ?case { ?record sg2:describes ?case }."
        raise ParameterError(f"no case to compare: the only ones here ({len(kb.cases)}) are fictitious, and compared where they are named", hint)
    if not real:
        raise ParameterError("no case to compare: there is none", "Load the cases that ship, or files of your own.")
    return real


def _first_column(kb: KnowledgeBase, query: str, kind: str) -> list[str]:
    found = kb.query(query, shown_as=f"the query for {kind}s")
    if not isinstance(found, Table):
        raise ParameterError(f"the query for {kind}s gives no table", f"Write a SELECT whose first column gives the {kind}s.")
    names = [str(row[0]) for row in found if row and row[0] is not None]
    if not names:
        raise ParameterError(f"the query for {kind}s finds none", "Try it by itself with sg2kg query.")
    return list(dict.fromkeys(names))


def _of_scheme(kb: KnowledgeBase, name: str) -> tuple[list[str], str]:
    """The concepts of a scheme, or a concept with all that is narrower; and the IRI of the scheme or concept."""
    schemes: dict[str, str] = {}
    shown = set()
    for scheme, notation in kb.dataset.select(
        "SELECT DISTINCT ?s ?n { ?c skos:inScheme ?s ; a skos:Concept ; skos:notation ?cn OPTIONAL { ?s skos:notation ?n } } ORDER BY ?s"
    ):
        for key in (scheme, last_part(scheme).removeprefix("scheme-"), notation or ""):
            if key:
                schemes.setdefault(key.lower(), scheme)
        shown.add(notation or last_part(scheme))
    prefix, colon, local = name.partition(":")
    full = PREFIXES[prefix] + local if colon and prefix in PREFIXES else name
    scheme = schemes.get(full.lower()) or schemes.get(name.lower().removeprefix("scheme-"))
    if scheme:
        found = kb.dataset.select(f"SELECT DISTINCT ?c {{ ?c skos:inScheme <{scheme}> ; a skos:Concept ; skos:notation ?n }}")
        return sorted((c for (c,) in found), key=lambda c: _place(kb, c)), scheme
    try:
        top = kb.concept(name)
    except NotFoundError as unknown:
        views = [*VIEWS, *shown]
        raise NotFoundError("view, scheme or concept", name, [*views, *kb.concepts] if unknown.near else views) from None
    below: dict[str, list[str]] = {}
    for low, high in kb.dataset.select("SELECT ?low ?high { ?low skos:broader ?high ; skos:notation ?n }"):
        below.setdefault(high, []).append(low)
    rows: dict[str, None] = {}
    todo = [top]
    while todo:
        concept = todo.pop()
        if concept not in rows:
            rows[concept] = None
            todo += sorted(set(below.get(concept, ())), key=lambda c: _place(kb, c), reverse=True)
    return list(rows), top


def _place(kb: KnowledgeBase, concept: str) -> tuple[bool, list[tuple[int, str]], str]:
    """Sorts the concepts of the framework before those of the extension, and notations as people number: M-2 before M-10."""
    parts = re.split(r"(\d+)", kb.notation(concept))
    return not concept.startswith(PREFIXES["fw"]), [(int(p), "") if p.isdecimal() and p.isascii() else (-1, p) for p in parts], concept


def _phases(kb: KnowledgeBase) -> dict[str, list[str]]:
    """The phases of each case in order of time: by the day they began, those of which it is not known last."""
    found: dict[str, dict[str, str]] = {}
    for case, phase, start in kb.dataset.select(
        "SELECT ?case ?phase ?start { ?case sg2:hasPhase ?phase OPTIONAL { ?phase sg2:start ?start } FILTER(isIRI(?phase)) }"
    ):
        starts = found.setdefault(case, {})
        starts[phase] = min(filter(None, (starts.get(phase), str(start or ""))), default="")
    return {case: sorted(starts, key=lambda p: (not starts[p], starts[p], p)) for case, starts in found.items()}


def _is_called(kb: KnowledgeBase, phase: str, name: str) -> bool:
    return name in (phase, last_part(phase), *(kb.label(phase, lang) for lang in LANGUAGES))


def last_part(iri: str) -> str:
    """What stands after the last # or / of an IRI."""
    return iri.rpartition("#")[2].rpartition("/")[2]
