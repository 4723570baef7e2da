"""Shapes with one constraint lost, weakened or tightened; the corpus of submissions must notice each of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

import sparql_mutants
from engines import names_in
from sg2kg.terms import PREFIXES

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

RDF, SH, SGSH = PREFIXES["rdf"], PREFIXES["sh"], PREFIXES["sgsh"]
TYPE, FIRST, REST = (ox.NamedNode(RDF + n) for n in ("type", "first", "rest"))
NODE_SHAPE, SEVERITY, PROPERTY = (ox.NamedNode(SH + n) for n in ("NodeShape", "severity", "property"))
REQUIREMENT, GUARDS = (ox.NamedNode(SGSH + n) for n in ("requirement", "guards"))
CARRIES = {REQUIREMENT, GUARDS}
"""What makes a shape one that tells: it tests a requirement, or warns of ways around it."""
TARGETS = {SH + n for n in ("targetClass", "targetObjectsOf", "targetSubjectsOf", "targetNode")}
CONSTRAINTS = (
    "minCount", "maxCount", "pattern", "datatype", "nodeKind", "class", "in", "or", "and", "xone", "not", "node", "hasValue", "uniqueLang",
    "languageIn", "minInclusive", "maxInclusive", "minExclusive", "maxExclusive", "minLength", "maxLength", "equals", "disjoint", "lessThan",
    "lessThanOrEquals", "sparql",
)  # fmt: skip
REMOVED = {SH + n for n in CONSTRAINTS} | TARGETS | {PROPERTY.value} | {p.value for p in CARRIES}
COUNTS = {SH + n for n in ("minCount", "maxCount", "qualifiedMinCount", "qualifiedMaxCount", "minLength", "maxLength")}
BOUNDS = {SH + n for n in ("minInclusive", "maxInclusive", "minExclusive", "maxExclusive")}
LISTS = {SH + n for n in ("in", "or", "and", "xone", "languageIn", "alternativePath")}
REPEATS = {SH + "zeroOrOnePath": "?", SH + "zeroOrMorePath": "*", SH + "oneOrMorePath": "+"}
MUTATED = REMOVED | COUNTS | BOUNDS | LISTS | set(REPEATS) | {SEVERITY.value, SH + "select"}
STRUCTURE = {SH + n for n in ("path", "inversePath", "qualifiedValueShape", "prefixes", "declare", "prefix", "namespace", "flags")}
"""Without these there would be no shape left; what stands in them is changed instead."""
TEXTS = {SH + n for n in ("name", "description", "message")} | {SGSH + n for n in ("why", "mend", "checks")} | {PREFIXES["rdfs"] + "label"}
WEAKER = {"Violation": "Warning", "Warning": "Info", "Info": "Warning"}


@dataclass(frozen=True)
class Mutant:
    """One change to the shapes, and the shapes whose results it can touch."""

    id: str
    owners: tuple[str, ...]
    before: tuple[ox.Triple, ...]
    after: tuple[ox.Triple, ...]
    """The same with the change."""


class Mutator:
    """Makes every mutant of a set of shapes."""

    def __init__(self, shapes: Iterable[ox.Triple]) -> None:
        self.shapes = [t for t in shapes if t.predicate.value not in TEXTS]
        self.of: dict[Term, list[ox.Triple]] = defaultdict(list)
        self.to: dict[Term, list[ox.Triple]] = defaultdict(list)
        for t in self.shapes:
            self.of[t.subject].append(t)
            self.to[t.object].append(t)

    def mutants(self) -> Iterator[Mutant]:
        """Every mutant, shape by shape."""
        seen: dict[str, int] = defaultdict(int)
        for t in self.shapes:
            for what, removed, added in self._changes(t):
                owners = self._owners(t.subject) if t.predicate != PROPERTY or isinstance(t.object, ox.BlankNode) else self._owners(t.object)
                names = "+".join(o.removeprefix(SGSH) for o in owners)
                if not owners:
                    continue
                seen[f"{names}: {what}"] += 1
                number = seen[f"{names}: {what}"]
                before = self.part(owners)
                after = tuple(a for a in before if a not in removed) + tuple(added)
                yield Mutant(f"{names}: {what}" + (f" ({number})" if number > 1 else ""), owners, before, after)

    def _changes(self, t: ox.Triple) -> Iterator[tuple[str, Sequence[ox.Triple], Sequence[ox.Triple]]]:
        name = _short(t.predicate)
        if t.predicate.value in REMOVED:
            bare = isinstance(t.subject, ox.BlankNode) and not any(_short(o.predicate) == "path" for o in self.of[t.subject])
            yield f"without {name} {_short(t.object)}", [t], [ox.Triple(t.subject, TYPE, NODE_SHAPE)] if bare else []
        if t.predicate.value in COUNTS | BOUNDS and isinstance(t.object, ox.Literal) and t.object.value.lstrip("-").isdecimal():
            for count in (int(t.object.value) - 1, int(t.object.value) + 1):
                if t.predicate.value in BOUNDS or count > 0 or (count == 0 and not name.lower().endswith(("mincount", "minlength"))):
                    # no minCount is the same as 0
                    yield f"{name} {count}", [t], [ox.Triple(t.subject, t.predicate, ox.Literal(str(count), datatype=t.object.datatype))]
        if t.predicate == SEVERITY:
            weaker = WEAKER[_short(t.object)]
            yield f"severity {weaker}", [t], [ox.Triple(t.subject, t.predicate, ox.NamedNode(SH + weaker))]
        if t.predicate.value in LISTS:
            yield from self._shortened(t, name)
        if t.predicate.value in REPEATS:
            step = _path(t.object, self)
            for into in self.to[t.subject]:  # the step must be taken, once
                yield f"{step}{REPEATS[t.predicate.value]} once", [into], [ox.Triple(into.subject, into.predicate, t.object)]
                if into.predicate == FIRST:
                    yield f"without {step}{REPEATS[t.predicate.value]}", *self._without_entry(into)
        if name == "select" and isinstance(t.object, ox.Literal):
            for what, changed in sparql_mutants.mutants(t.object.value):
                yield what, [t], [ox.Triple(t.subject, t.predicate, ox.Literal(changed))]

    def _shortened(self, head: ox.Triple, name: str) -> Iterator[tuple[str, Sequence[ox.Triple], Sequence[ox.Triple]]]:
        cells = list(self._cells(head.object))
        if len(cells) < 2:
            return
        for number, cell in enumerate(cells, 1):
            first = self._one(cell, FIRST)
            word = _path(first.object, self) if name == "alternativePath" else _short(first.object)
            yield f"{name} without {word or f'its entry {number}'}", *self._without_entry(first)
        if name == "xone":
            yield "or for xone", [head], [ox.Triple(head.subject, ox.NamedNode(SH + "or"), head.object)]

    def _without_entry(self, first: ox.Triple) -> tuple[Sequence[ox.Triple], Sequence[ox.Triple]]:
        rest = self._one(first.subject, REST)
        [into] = self.to[first.subject]
        head = next(self._heads(first.subject))
        others = [c for c in self._cells(head.object) if c != first.subject]
        if len(others) == 1 and _short(head.predicate) in {"alternativePath", "path"}:  # a path of one step is no list
            step = self._one(others[0], FIRST).object
            [whole] = self.to[head.subject] if _short(head.predicate) == "alternativePath" else [head]
            return [whole], [ox.Triple(whole.subject, whole.predicate, step)]
        return [first, rest, into], [ox.Triple(into.subject, into.predicate, rest.object)]

    def _heads(self, cell: Term) -> Iterator[ox.Triple]:
        for into in self.to[cell]:
            if into.predicate == REST:
                yield from self._heads(into.subject)
            else:
                yield into

    def _cells(self, cell: Term) -> Iterator[Term]:
        while any(t.predicate == FIRST for t in self.of.get(cell, ())):
            yield cell
            cell = self._one(cell, REST).object

    def _one(self, subject: Term, predicate: ox.NamedNode) -> ox.Triple:
        [found] = [t for t in self.of[subject] if t.predicate == predicate]
        return found

    def _owners(self, node: Term) -> tuple[str, ...]:
        own = self.of.get(node, [])
        if isinstance(node, ox.NamedNode) and any(t.predicate in CARRIES for t in own):
            return (node.value,)
        if any(t.predicate.value in TARGETS for t in own):  # a group: what it gathers
            found = {o for t in own if t.predicate == PROPERTY for o in self._owners(t.object)}
        else:  # a part of another shape
            found = {o for t in self.to.get(node, ()) for o in self._owners(t.subject)}
        return tuple(sorted(found))

    def readers(self, name: ox.NamedNode) -> tuple[str, ...]:
        """The shapes that name this term, in a constraint or in SPARQL."""
        found = [t for t in self.shapes if name.value in names_in([t]) and t.predicate not in CARRIES]
        return tuple(sorted({owner for t in found for owner in self._owners(t.subject)}))

    def part(self, owners: Sequence[str]) -> tuple[ox.Triple, ...]:
        """These shapes, with what targets them and what they use."""
        found: list[ox.Triple] = []
        waiting: list[Term] = [ox.NamedNode(o) for o in owners]
        for node in waiting:  # grows while it is read
            for t in self.of.get(node, ()):
                found.append(t)
                if t.predicate not in CARRIES and t.object not in waiting:
                    waiting.append(t.object)
        for group, triples in self.of.items():
            links = [t for t in triples if t.predicate == PROPERTY and isinstance(t.object, ox.NamedNode) and t.object.value in owners]
            if links and group not in waiting:
                found += links + [t for t in triples if t.predicate.value in TARGETS or t.predicate == TYPE]
        return tuple(found)


def _short(term: Term) -> str:
    return "" if isinstance(term, (ox.BlankNode, ox.Triple)) else term.value.rpartition("#")[2].rpartition("/")[2]


def _path(term: Term, mutator: Mutator) -> str:
    """A path in the way of SPARQL, as far as it is simple."""
    inverse = [t for t in mutator.of.get(term, ()) if _short(t.predicate) == "inversePath"]
    return f"^{_path(inverse[0].object, mutator)}" if inverse else _short(term)
