"""Shapes with one constraint lost, weakened or tightened; the corpus of submissions must notice each of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from sg2kg.terms import PREFIXES

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

RDF, SH, SGSH = PREFIXES["rdf"], PREFIXES["sh"], PREFIXES["sgsh"]
TYPE, FIRST, REST = (ox.NamedNode(RDF + n) for n in ("type", "first", "rest"))
NODE_SHAPE, SEVERITY, PROPERTY = (ox.NamedNode(SH + n) for n in ("NodeShape", "severity", "property"))
REQUIREMENT = ox.NamedNode(SGSH + "requirement")
TARGETS = {SH + n for n in ("targetClass", "targetObjectsOf", "targetSubjectsOf", "targetNode")}
CONSTRAINTS = ("minCount", "maxCount", "pattern", "datatype", "nodeKind", "class", "in", "or", "not", "node", "hasValue", "uniqueLang", "languageIn")
REMOVED = {SH + n for n in CONSTRAINTS} | TARGETS | {PROPERTY.value, REQUIREMENT.value}
RECOUNTED = {SH + n for n in ("minCount", "maxCount", "qualifiedMinCount", "qualifiedMaxCount")}
LISTS = {SH + n for n in ("in", "or", "languageIn", "alternativePath")}
MUTATED = REMOVED | RECOUNTED | LISTS | {SEVERITY.value, SH + "zeroOrOnePath"}
STRUCTURE = {SH + n for n in ("path", "inversePath", "qualifiedValueShape")}
"""Without these there would be no shape left; what stands in them is changed instead."""
TEXTS = {SH + n for n in ("name", "description", "message")} | {SGSH + n for n in ("why", "mend", "checks")} | {PREFIXES["rdfs"] + "label"}
WEAKER = {"Violation": "Warning", "Warning": "Info", "Info": "Warning"}


@dataclass(frozen=True)
class Mutant:
    """One change to the shapes, and the shapes whose results it can touch."""

    id: str
    owners: tuple[str, ...]
    before: tuple[ox.Triple, ...]
    """The owners as they are, with what targets them and what they use."""
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
                before = self._part(owners)
                after = tuple(a for a in before if a not in removed) + tuple(added)
                yield Mutant(f"{names}: {what}" + (f" ({number})" if number > 1 else ""), owners, before, after)

    def _changes(self, t: ox.Triple) -> Iterator[tuple[str, Sequence[ox.Triple], Sequence[ox.Triple]]]:
        name = _short(t.predicate)
        if t.predicate.value in REMOVED:
            bare = isinstance(t.subject, ox.BlankNode) and not any(_short(o.predicate) == "path" for o in self.of[t.subject])
            yield f"without {name} {_short(t.object)}", [t], [ox.Triple(t.subject, TYPE, NODE_SHAPE)] if bare else []
        if t.predicate.value in RECOUNTED and isinstance(t.object, ox.Literal):
            for count in (int(t.object.value) - 1, int(t.object.value) + 1):
                if count > 0 or (count == 0 and name != "minCount"):  # no minCount is the same as 0
                    yield f"{name} {count}", [t], [ox.Triple(t.subject, t.predicate, ox.Literal(count))]
        if t.predicate == SEVERITY:
            weaker = WEAKER[_short(t.object)]
            yield f"severity {weaker}", [t], [ox.Triple(t.subject, t.predicate, ox.NamedNode(SH + weaker))]
        if t.predicate.value in LISTS:
            yield from self._shortened(t, name)
        if name == "zeroOrOnePath":
            for into in self.to[t.subject]:  # the step must be taken
                yield f"{_path(t.object, self)} not optional", [into], [ox.Triple(into.subject, into.predicate, t.object)]
                yield f"without {_path(t.object, self)}?", *self._without_entry(into)

    def _shortened(self, head: ox.Triple, name: str) -> Iterator[tuple[str, Sequence[ox.Triple], Sequence[ox.Triple]]]:
        cells = list(self._cells(head.object))
        if len(cells) < 2:
            return
        for number, cell in enumerate(cells, 1):
            first = self._one(cell, FIRST)
            word = _path(first.object, self) if name == "alternativePath" else _short(first.object)
            yield f"{name} without {word or f'its entry {number}'}", *self._without_entry(first)

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
        if isinstance(node, ox.NamedNode) and any(t.predicate == REQUIREMENT for t in own):
            return (node.value,)
        if any(t.predicate.value in TARGETS for t in own):  # a group: what it gathers
            found = {o for t in own if t.predicate == PROPERTY for o in self._owners(t.object)}
        else:  # a part of another shape
            found = {o for t in self.to.get(node, ()) for o in self._owners(t.subject)}
        return tuple(sorted(found))

    def _part(self, owners: Sequence[str]) -> tuple[ox.Triple, ...]:
        found: list[ox.Triple] = []
        waiting: list[Term] = [ox.NamedNode(o) for o in owners]
        for node in waiting:  # grows while it is read
            for t in self.of.get(node, ()):
                found.append(t)
                if t.predicate != REQUIREMENT and t.object not in waiting:
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
