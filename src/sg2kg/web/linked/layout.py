"""Triples laid out for writing: the same order and the same names of blank nodes at each start, whatever the parser called them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from typing import Union

import pyoxigraph as ox

from sg2kg.terms import PREFIXES
from sg2kg.web.linked.literals import quoted

Node = Union[ox.NamedNode, ox.BlankNode]
Term = Union[ox.NamedNode, ox.BlankNode, ox.Literal, ox.Triple]
RDF = PREFIXES["rdf"]
FIRST, REST, NIL, TYPE = RDF + "first", RDF + "rest", RDF + "nil", RDF + "type"
_ROUNDS = 60
"""How often colours are refined; a list of more items than this is told apart by its head."""
_DEEPEST = 30
"""How deep blank nodes are written inside one another."""
_FOREMOST = {
    p: n
    for n, p in enumerate(
        (
            TYPE,
            PREFIXES["rdfs"] + "label",
            PREFIXES["skos"] + "prefLabel",
            PREFIXES["dcterms"] + "title",
            PREFIXES["skos"] + "notation",
            PREFIXES["dcterms"] + "identifier",
        )
    )
}


def named(triples: Iterable[ox.Triple]) -> dict[ox.BlankNode, str]:
    """Names for the blank nodes, b0, b1, …, that follow from what is said of them and not from what they were called.

    Each node is coloured by its neighbours until the colours do not part any further. Nodes that differ in nothing that this sees keep the order
    in which they came; full canonicalisation (W3C RDF Dataset Canonicalization, 2024) is exponential at worst, and any data may be loaded.
    """
    around: dict[ox.BlankNode, list[tuple[str, str, Term]]] = defaultdict(list)
    for t in triples:
        if isinstance(t.subject, ox.BlankNode):
            around[t.subject].append((">", t.predicate.value, t.object))
        if isinstance(t.object, ox.BlankNode):
            around[t.object].append(("<", t.predicate.value, t.subject))
        for node in blanks(t.object):
            around[node].append(("^", t.predicate.value, t.subject))
    colours = dict.fromkeys(around, "")
    parted = 0
    for _ in range(_ROUNDS):
        colours = {node: _mixed(colours[node], seen, colours) for node, seen in around.items()}
        count = len(set(colours.values()))
        if count in (parted, len(colours)):
            break
        parted = count
    ordered = sorted(around, key=lambda node: colours[node])
    return {node: f"b{n}" for n, node in enumerate(ordered)}


def _mixed(own: str, around: list[tuple[str, str, Term]], colours: dict[ox.BlankNode, str]) -> str:
    lines = sorted(f"{way} {p} {_coloured(o, colours)}" for way, p, o in around)
    return sha256("\n".join([own, *lines]).encode()).hexdigest()[:20]


def _coloured(term: Term, colours: dict[ox.BlankNode, str]) -> str:
    if isinstance(term, ox.BlankNode):
        return colours[term]
    return " ".join(_coloured(part, colours) for part in term) if isinstance(term, ox.Triple) else str(term)


def blanks(term: Term) -> Iterator[ox.BlankNode]:
    """The blank nodes inside a statement that is spoken of (RDF 1.2, triple terms)."""
    if isinstance(term, ox.Triple):
        for part in term:
            if isinstance(part, ox.BlankNode):
                yield part
            yield from blanks(part)


class Layout:
    """Triples by subject and predicate, in an order of their own; says which blank nodes are written inside others, and which are lists.

    ``in_order`` keeps subjects and predicates in the order in which they come, as in a file by hand; else they are sorted, ``head`` first.
    ``names`` and ``apart`` are for several graphs that share blank nodes: their names, and those that are never written inside others.
    """

    def __init__(
        self,
        triples: Sequence[ox.Triple],
        *,
        in_order: bool = False,
        head: str = "",
        names: dict[ox.BlankNode, str] | None = None,
        apart: frozenset[ox.BlankNode] = frozenset(),
    ) -> None:
        self.triples = list(dict.fromkeys(triples))
        self.names = named(self.triples) if names is None else names
        self._head = ox.NamedNode(head) if head and not in_order else None
        self._said: dict[Node, dict[str, list[Term]]] = {}
        for t in self.triples:
            assert isinstance(t.subject, (ox.NamedNode, ox.BlankNode))
            self._said.setdefault(t.subject, {}).setdefault(t.predicate.value, []).append(t.object)
        if not in_order:
            self._said = {s: dict(sorted(said.items())) for s, said in sorted(self._said.items(), key=lambda item: self.key(item[0]))}
            for said in self._said.values():
                for objects in said.values():
                    objects.sort(key=self.key)
        times = Counter(t.object for t in self.triples if isinstance(t.object, ox.BlankNode))
        spoken = {node for t in self.triples for node in blanks(t.object)}
        inside = {n for n, count in times.items() if count == 1 and n in self._said and n not in apart and n not in spoken}
        self._cells = self._lists(inside)
        self.inside = self._nested(inside)
        self._cells &= self.inside

    def key(self, term: Term) -> tuple[int, str]:
        """What terms are sorted by."""
        if isinstance(term, ox.BlankNode):
            return 1, self.names[term].zfill(12)
        return (0 if isinstance(term, ox.NamedNode) else 2), self.text(term) if isinstance(term, ox.Triple) else str(term)

    def text(self, term: Term) -> str:
        """A term as N-Triples write it, with the names of this layout."""
        if isinstance(term, ox.BlankNode):
            return f"_:{self.names[term]}"
        if isinstance(term, ox.Triple):
            return "<<( " + " ".join(self.text(part) for part in term) + " )>>"
        return quoted(term) if isinstance(term, ox.Literal) else str(term)

    def subjects(self) -> list[Node]:
        """The subjects that stand by themselves: IRIs first, then blank nodes that nothing or several things name."""
        free = [s for s in self._said if s not in self.inside]
        free.sort(key=lambda s: s != self._head)
        return [s for s in free if isinstance(s, ox.NamedNode)] + sorted((s for s in free if isinstance(s, ox.BlankNode)), key=self.key)

    def said(self, subject: Node) -> list[tuple[str, list[Term]]]:
        """What is said of a subject: predicates with their objects, kind and label first."""
        return sorted(self._said[subject].items(), key=lambda item: _FOREMOST.get(item[0], len(_FOREMOST)))

    def items(self, node: Term) -> list[Term] | None:
        """The items of a list that can be written as one; None for what is no such list."""
        if node not in self._cells:
            return None
        found: list[Term] = []
        at: Term = node
        while isinstance(at, ox.BlankNode) and at in self._cells:
            said = self._said[at]
            found.append(said[FIRST][0])
            at = said[REST][0]
        return found

    def _lists(self, inside: set[ox.BlankNode]) -> set[Node]:
        """The blank nodes from which well-formed lists begin: with one first and one rest each, to the end."""
        before = {t.object: t.subject for t in self.triples if t.predicate.value == REST and isinstance(t.object, ox.BlankNode)}
        found: set[Node] = set()
        ends = [s for s, said in self._said.items() if said.get(REST) == [ox.NamedNode(NIL)]]
        for end in ends:
            at: Node | None = end
            while isinstance(at, ox.BlankNode) and at in inside and at not in found and _is_cell(self._said[at]):
                found.add(at)
                above = before.get(at)
                at = above if isinstance(above, (ox.NamedNode, ox.BlankNode)) else None
        return found

    def _nested(self, inside: set[ox.BlankNode]) -> set[ox.BlankNode]:
        """Those that are written inside others: not what leads back to itself, is nested too deep, or is the rest of something that is no list."""
        above = {t.object: t for t in self.triples if isinstance(t.object, ox.BlankNode) and t.object in inside}
        free = {n for n in inside if above[n].predicate.value == REST and n not in self._cells}
        depth: dict[ox.BlankNode, int] = {}
        for start in sorted(inside - free, key=self.key):
            chain: dict[ox.BlankNode, None] = {}
            at: Node = start
            while isinstance(at, ox.BlankNode) and at in inside and at not in free and at not in depth and at not in chain:
                chain[at] = None
                subject = above[at].subject
                assert isinstance(subject, (ox.NamedNode, ox.BlankNode))
                at = subject
            if isinstance(at, ox.BlankNode) and at in chain:
                free.add(at)
            level = depth.get(at, 0) if isinstance(at, ox.BlankNode) else 0
            for node in reversed(chain):
                level += above[node].predicate.value != REST
                if node in free or level > _DEEPEST:
                    free.add(node)
                    level = 0
                depth[node] = level
        return inside - free


def _is_cell(said: dict[str, list[Term]]) -> bool:
    return set(said) == {FIRST, REST} and len(said[FIRST]) == len(said[REST]) == 1
