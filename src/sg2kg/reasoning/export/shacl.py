"""Exports rules as SHACL: SPARQL rules (SHACL Advanced Features, section 8) and, for contradictions, SPARQL constraints (SHACL, section 5).

An engine takes the shapes in their order and repeats the rules of each until nothing new comes, never going back to an earlier shape. So one shape
holds all rules into a class or property, or into several that lead to each other; those that others wait for come first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar, Union

import pyoxigraph as ox

from sg2kg.reasoning.components import components
from sg2kg.reasoning.export.bodies import Writer
from sg2kg.reasoning.export.names import RULES, NotSayable, class_iri, labels, node
from sg2kg.reasoning.export.sparql import LeftOut, complete, differing, one_line
from sg2kg.reasoning.facts import key_of
from sg2kg.reasoning.owl.expressions import THING
from sg2kg.reasoning.rules import Clash, Condition, Count, Different, Head, Link, Member, Program, Rule, Same, Test
from sg2kg.terms import PREFIXES

_A = ox.NamedNode(PREFIXES["rdf"] + "type")
_LABEL = ox.NamedNode(PREFIXES["rdfs"] + "label")
_SH = PREFIXES["sh"]
_THIS = "$this"
Key = tuple[str, str]
Part = TypeVar("Part", bound=Union[Condition, Head])
Target = tuple[str, str]
"""A target predicate of SHACL, and its value."""


@dataclass(frozen=True)
class ShaclExport:
    """A program in SHACL."""

    triples: tuple[ox.Triple, ...]
    left_out: tuple[LeftOut, ...]

    def turtle(self) -> str:
        """The shapes as Turtle."""
        used = {p: iri for p, iri in PREFIXES.items() if p in ("owl", "rdfs", "sg2", "fw", "sh", "xsd")}
        return (ox.serialize(self.triples, format=ox.RdfFormat.TURTLE, prefixes=used) or b"").decode()


def to_shacl(program: Program) -> ShaclExport:
    """The rules as shapes; what cannot be said, and every equality, for which SHACL has no word, is in ``left_out``.

    SHACL Advanced Features (W3C Working Group Note, 2017), section 8. Run with iteration, and without the entailment of an engine's own.
    """
    return _Export(complete(program)).export()


class _Export:
    def __init__(self, program: Program) -> None:
        self._program = program
        self._writer = Writer(program)
        self._triples: dict[ox.Triple, None] = dict.fromkeys(labels(program))
        self._left_out: list[LeftOut] = []

    def export(self) -> ShaclExport:
        into: dict[Key, list[Rule]] = defaultdict(list)
        for rule in self._program.rules:
            if isinstance(rule.head, (Member, Link)):
                into[key_of(rule.head)].append(rule)
        for place, keys in enumerate(_in_order(self._program, into)):
            self._shape(place, sorted((r for k in keys for r in into[k]), key=lambda r: r.number))
        for rule in self._program.rules:
            if isinstance(rule.head, Clash):
                self._attempt(rule, rule)
            elif isinstance(rule.head, Same):
                self._leave_out(rule, "SHACL has no word for two being the same; that they cannot be is said")
                self._attempt(rule, differing(rule))
        return ShaclExport(tuple(self._triples), tuple(dict.fromkeys(self._left_out)))

    def _shape(self, place: int, rules: list[Rule]) -> None:
        shape = ox.NamedNode(f"{RULES}shape-{place}")
        said = False
        for rule in rules:
            try:
                target, turned = _focused(rule, self._program)
                construct = self._construct(turned)
            except NotSayable as reason:
                self._leave_out(rule, str(reason))
                continue
            if not said:
                said = True
                self._add(shape, _A, "NodeShape")
                self._put(shape, "order", ox.Literal(place))
            self._put(shape, target[0], node(target[1]))
            self._rule(shape, rule, construct)

    def _rule(self, shape: ox.NamedNode, rule: Rule, construct: str) -> None:
        made = ox.NamedNode(f"{RULES}rule-{rule.number}")
        self._put(shape, "rule", made)
        self._add(made, _A, "SPARQLRule")
        self._triples[ox.Triple(made, _LABEL, ox.Literal(f"{rule.name}: {one_line(rule)}"))] = None
        self._put(made, "order", ox.Literal(rule.number))
        self._put(made, "construct", ox.Literal(construct))

    def _construct(self, rule: Rule) -> str:
        assert isinstance(rule.head, (Member, Link))
        return f"CONSTRUCT {{ {self._writer.atom(rule.head)} }} WHERE {{ {self._writer.body(rule.body, rule.head)} }}"

    def _attempt(self, rule: Rule, clash: Rule) -> None:
        try:
            self._constraint(clash)
        except NotSayable as reason:
            self._leave_out(rule, str(reason))

    def _constraint(self, rule: Rule) -> None:
        target, turned = _focused(rule, self._program)
        value = next((c for c in turned.body if isinstance(c, (Test, Different)) and c.x != _THIS), None)
        columns = f"{_THIS} ({value.x} AS ?value)" if value and value.x.startswith("?") else _THIS
        query = f"SELECT DISTINCT {columns} WHERE {{ {self._writer.body(turned.body, turned.head)} }}"
        if _THIS not in {t for c in turned.body for t in (c.x, getattr(c, "y", ""))}:
            raise NotSayable("a contradiction about nothing in the data")
        shape, made = ox.NamedNode(f"{RULES}check-{rule.number}"), ox.NamedNode(f"{RULES}constraint-{rule.number}")
        self._add(shape, _A, "NodeShape")
        self._put(shape, target[0], node(target[1]))
        self._put(shape, "sparql", made)
        self._add(made, _A, "SPARQLConstraint")
        self._put(made, "message", ox.Literal(f"{rule.name}: {one_line(rule)}"))
        self._put(made, "select", ox.Literal(query))

    def _leave_out(self, rule: Rule, reason: str) -> None:
        self._left_out.append(LeftOut(rule.number, rule.name, one_line(rule), reason))

    def _add(self, subject: ox.NamedNode, predicate: ox.NamedNode, name: str) -> None:
        self._triples[ox.Triple(subject, predicate, ox.NamedNode(_SH + name))] = None

    def _put(self, subject: ox.NamedNode, name: str, value: ox.NamedNode | ox.Literal) -> None:
        self._triples[ox.Triple(subject, ox.NamedNode(_SH + name), value)] = None


def _focused(rule: Rule, program: Program) -> tuple[Target, Rule]:
    """A target that finds all nodes which one term of the rule may be, and the rule with ``$this`` for that term.

    The subject of the head is tried first, then its object, then the terms of the body; variables before individuals.
    """
    terms = [t for c in (rule.head, *rule.body) for t in (c.x, getattr(c, "y", "")) if t and not t.startswith(('"', "_:"))]
    for found in sorted(dict.fromkeys(terms), key=lambda t: t[:1] != "?"):
        if found[:1] != "?":
            return ("targetNode", found), _with_this(rule, found)
        for condition in rule.body:
            target = _target(condition, found, program)
            if target:
                return target, _with_this(rule, found)
    raise NotSayable("no term of it that a target could find")


def _target(condition: Condition, name: str, program: Program) -> Target | None:
    match condition:
        case Member(cls, x) if x == name and cls != THING:
            return "targetClass", class_iri(cls, program)
        case Link(property, x, y) if name in (x, y):
            return ("targetSubjectsOf" if x == name else "targetObjectsOf"), property
        case Count(n, property, inverse, _, _, x) if x == name and n:
            return ("targetObjectsOf" if inverse else "targetSubjectsOf"), property
        case _:
            return None


def _with_this(rule: Rule, name: str) -> Rule:
    """The rule with ``$this`` in place of a term; a rule without conditions stays as it is, for nothing in it would bind that."""
    if not any(name in (c.x, getattr(c, "y", "")) for c in rule.body):
        return rule

    return replace(rule, head=_turned(rule.head, name), body=tuple(_turned(c, name) for c in rule.body))


def _turned(part: Part, name: str) -> Part:
    changes = {f: _THIS for f in ("x", "y") if getattr(part, f, None) == name}
    return replace(part, **changes)  # type: ignore[arg-type]


def _in_order(program: Program, into: dict[Key, list[Rule]]) -> Iterable[list[Key]]:
    """The classes and properties that rules lead to, those that lead to each other together, each after what it waits for."""
    waits: dict[Key, dict[Key, None]] = {}
    for key, rules in into.items():
        reads = (k for r in rules for c in r.body for k in _reads(c, program))
        waits[key] = dict.fromkeys(k for k in reads if k in into)
    return components(waits)


def _reads(condition: Condition, program: Program) -> list[Key]:
    if isinstance(condition, (Member, Link)):
        return [key_of(condition)]
    apart = [("class", left) for left, _ in sorted(program.disjoint)] if isinstance(condition, (Count, Different)) else []
    return [*apart, ("property", condition.property), ("class", condition.cls)] if isinstance(condition, Count) else apart
