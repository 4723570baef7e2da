"""The smallest remedy of a finding: triples to add and to remove, worked out for this submission from the remedy of its shape.

A remedy is a file in ``shapes/remedies/``, named after its shape: DELETE, INSERT and WHERE as in a SPARQL update, with ``$this``, ``?value`` and
``?tier`` bound to the focus node, each value of the finding, and the tier that is tried. What it adds may hold blanks
(``fill:`` terms) that only the submitter can fill in, and new things (``new:`` terms), which get an IRI beside the case's own. Its patterns are
read against submission and background together, those in ``GRAPH <urn:sg2kg:submission>`` against the submission alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import get_ident
from typing import ClassVar, Union, cast

import pyoxigraph as ox

from sg2kg import bundle
from sg2kg.errors import ShapesError
from sg2kg.terms import PREFIXES, SG2
from sg2kg.validation.shapes.facts import Facts, Term, node
from sg2kg.validation.shapes.update import blocks_of
from sg2kg.validation.verdict import Blank, Finding, Remedy

FILL, NEW = PREFIXES["fill"], PREFIXES["new"]
_SUBMISSION, _BACKGROUND, _FINDING = (ox.NamedNode(f"urn:sg2kg:{name}") for name in ("submission", "background", "finding"))
Node = Union[ox.NamedNode, ox.BlankNode]


@dataclass(frozen=True)
class Template:
    """The remedy of one shape, as it is written: graph patterns, each empty where there is none."""

    delete: str
    insert: str
    where: str


@lru_cache(maxsize=1)
def templates() -> Mapping[str, Template]:
    """The remedies that ship, by the IRI of their shape; raises ShapesError for a file that is no remedy."""
    return {PREFIXES["sgsh"] + path.stem: _template(path) for path in bundle.remedy_files()}


def _template(path: Path) -> Template:
    try:
        (blocks,) = blocks_of(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ShapesError(f"{path.name}: not one update: {error}", "A remedy is DELETE, INSERT and WHERE, each with its braces.") from None
    if not blocks.keys() <= {"DELETE", "INSERT", "WHERE"} or not blocks.keys() & {"DELETE", "INSERT"}:
        raise ShapesError(f"{path.name}: a remedy deletes or inserts", "Use DELETE, INSERT and WHERE, each with its braces.")
    return Template(blocks.get("DELETE", ""), blocks.get("INSERT", ""), blocks.get("WHERE", ""))


class Mender:
    """Works out remedies for one submission, at the tier with the IRI ``tier``, else at the one that it states."""

    def __init__(self, triples: Sequence[ox.Triple], background: Iterable[ox.Triple], tier: str = "") -> None:
        stated = (t.object for t in triples if t.predicate.value == PREFIXES["dcterms"] + "conformsTo" and isinstance(t.object, ox.NamedNode))
        self._tier = ox.NamedNode(tier) if tier else next(stated, _SUBMISSION)
        self._triples = frozenset(triples)
        self._ground = _Ground.of(background)
        self._ground.hold(self._triples)
        self._written = dict(_kept_otherwise(triples, {q.triple for q in self._ground.store.quads_for_pattern(None, None, None, _SUBMISSION)}))
        self._base = _base(triples)
        self._taken = {node(t.subject) for t in triples}

    def of(self, finding: Finding) -> Remedy | None:
        """The remedy of a finding; None where none is written."""
        first = finding.results[0]
        values = [r.value for r in finding.results if r.value is not None and r.value != first.focus]
        return self.remedy(finding.shape, first.focus, list(dict.fromkeys(values)), finding.mend)

    def remedy(self, shape: str, focus: Term, values: Sequence[Term], texts: Mapping[str, str]) -> Remedy | None:
        """The remedy of what ``shape`` finds wrong with ``focus``, one value or several; None where none is written or nothing would change."""
        template = templates().get(shape)
        if template is None:
            return None
        given: dict[str, Term] = {"this": focus, "tier": self._tier}
        bound: list[dict[str, Term]] = [{**given, "value": v} for v in values] or [given]
        remove = [t for b in bound for t in self._made(template.delete, template.where, b) if t in self._triples]
        add = [t for b in bound for t in self._made(template.insert, template.where, b) if t not in self._triples]
        names = self._names(add)
        add = [t for t in _renamed(add, names) if t not in self._triples]
        if not add and not remove:
            return None
        kept = dict.fromkeys(add)
        return Remedy(texts, tuple(kept), tuple(t for t in dict.fromkeys(remove) if t not in kept), tuple(_blanks_in(kept)))

    def _made(self, pattern: str, where: str, bound: Mapping[str, Term]) -> list[ox.Triple]:
        if not pattern.strip():
            return []
        # what is bound stands in the group itself, so that its FILTERs and BINDs see it; substitutions refuse variables that nothing else uses
        store = self._ground.hold(self._triples)
        store.clear_graph(_FINDING)
        store.extend(ox.Quad(_FINDING, _called(name), term, _FINDING) for name, term in bound.items())
        given = " ".join(f"{_FINDING} {_called(name)} ?{name} ." for name in bound)
        query = f"CONSTRUCT {{ {pattern} }} WHERE {{ GRAPH {_FINDING} {{ {given} }} {where} }}"
        found = store.query(query, prefixes=PREFIXES, default_graph=[_SUBMISSION, _BACKGROUND], named_graphs=[_FINDING, _SUBMISSION])
        return sorted((self._written.get(t, t) for t in cast("ox.QueryTriples", found)), key=str)

    def _names(self, triples: Iterable[ox.Triple]) -> dict[str, str]:
        """An IRI of its own for each new thing: beside the case's own, and not yet in use."""
        found: dict[str, str] = {}
        for t in triples:
            for term in (t.subject, t.object):
                new = node(term)
                if new.startswith(NEW) and new not in found:
                    local, n = new.removeprefix(NEW), 1
                    while f"{self._base}#{local}{n}" in self._taken:
                        n += 1
                    found[new] = f"{self._base}#{local}{n}"
        return found


def filled(triples: Iterable[ox.Triple]) -> list[ox.Triple]:
    """The triples with the example of each blank in its place: what a submitter might have written."""
    return [ox.Triple(t.subject, t.predicate, _described(node(t.object))[1] if node(t.object).startswith(FILL) else t.object) for t in triples]


def _described(blank: str) -> tuple[dict[str, str], Term]:
    """What is said of a blank, and its example; ``fill:kind.office`` is another unknown of the sort of ``fill:kind``."""
    sort = FILL + blank.removeprefix(FILL).partition(".")[0]
    if sort not in _described_blanks():
        raise ShapesError(f"{blank}: a blank that nothing describes", "Describe it in shapes/remedies/blanks.ttl.")
    return _described_blanks()[sort]


@lru_cache(maxsize=1)
def _described_blanks() -> dict[str, tuple[dict[str, str], Term]]:
    facts = Facts(bundle_triples())
    found: dict[str, tuple[dict[str, str], Term]] = {}
    for iri in facts.of_type(PREFIXES["sgsh"] + "Blank"):
        examples = facts.values(iri, PREFIXES["skos"] + "example")
        if not examples:
            raise ShapesError(f"{iri}: a blank without an example", "Add skos:example.")
        found[iri] = (facts.texts(iri, PREFIXES["skos"] + "prefLabel"), examples[0])
    return found


def bundle_triples() -> list[ox.Triple]:
    """What is said of the blanks that remedies use."""
    from sg2kg.graph import read_path

    return [ox.Triple(q.subject, q.predicate, q.object) for path in bundle.blank_files() for q in read_path(path)]


def _blanks_in(triples: Iterable[ox.Triple]) -> Iterator[Blank]:
    used = dict.fromkeys(n for t in triples for n in (node(t.subject), node(t.object)) if n.startswith(FILL))
    for iri in used:
        texts, example = _described(iri)
        yield Blank(iri, texts, str(example))


def _renamed(triples: Iterable[ox.Triple], names: Mapping[str, str]) -> Iterator[ox.Triple]:
    def term(t: Term) -> Term:
        return ox.NamedNode(names[t.value]) if isinstance(t, ox.NamedNode) and t.value in names else t

    for t in triples:
        yield ox.Triple(cast(Node, term(t.subject)), t.predicate, term(t.object))


def _base(triples: Iterable[ox.Triple]) -> str:
    """What the IRIs of new things begin with: the IRI of the case, or else that of whatever is described first."""
    cases = (t.object for t in triples if t.predicate.value == SG2.describes)
    found = (*cases, *(t.subject for t in triples))
    return next((term.value for term in found if isinstance(term, ox.NamedNode)), NEW).partition("#")[0]


def _kept_otherwise(triples: Iterable[ox.Triple], stored: Collection[ox.Triple]) -> Iterator[tuple[ox.Triple, ox.Triple]]:
    """The triples that a store writes otherwise (1.0 as 1), by how it writes them."""
    for t in triples:
        if t not in stored:
            store = ox.Store()
            store.add(ox.Quad(t.subject, t.predicate, t.object))
            yield next(iter(store)).triple, t


def _called(name: str) -> ox.NamedNode:
    return ox.NamedNode(f"urn:sg2kg:{name}")


class _Ground:
    """A store with the background in it, kept from one submission to the next, and the submission that it holds now."""

    _kept: ClassVar[dict[tuple[int, int], _Ground]] = {}

    def __init__(self, background: Iterable[ox.Triple]) -> None:
        self.background = background
        self.store = ox.Store()
        self.store.bulk_extend(ox.Quad(t.subject, t.predicate, t.object, _BACKGROUND) for t in background)
        self._held: frozenset[ox.Triple] = frozenset()

    @classmethod
    def of(cls, background: Iterable[ox.Triple]) -> _Ground:
        """The ground for this background; each thread has its own."""
        key = id(background), get_ident()
        if key not in cls._kept:
            cls._kept[key] = cls(background)
        return cls._kept[key]

    def hold(self, triples: frozenset[ox.Triple]) -> ox.Store:
        """The store, with this submission in it."""
        if self._held is not triples:
            self.store.clear_graph(_SUBMISSION)
            self.store.extend(ox.Quad(t.subject, t.predicate, t.object, _SUBMISSION) for t in triples)
            self._held = triples
        return self.store
