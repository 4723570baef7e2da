"""What the axioms say of classes: how each is defined, what it excludes, and which rest on what cases exhibit; read by those who weigh conditions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from sg2kg.reasoning.facts import key_of
from sg2kg.reasoning.owl.axioms import EquivalentClasses, NegativeAssertion, SubClassOf
from sg2kg.reasoning.owl.expressions import (
    NOTHING,
    THING,
    All,
    And,
    AtLeast,
    AtMost,
    Expression,
    Filler,
    HasSelf,
    HasValue,
    Named,
    Not,
    Or,
    Property,
    Some,
    name_of,
)
from sg2kg.reasoning.rules import Condition, Count, Link, Member, Program, Rule
from sg2kg.terms import SG2

EXHIBITS = Property(SG2.exhibits)
Key = tuple[str, str]


class Definitions:
    """The definitions among the axioms of a program (OWL 2 Structural Specification, W3C, 2012, section 9.1)."""

    def __init__(self, program: Program) -> None:
        equal: dict[str, list[Expression]] = defaultdict(list)
        enough: dict[str, list[Expression]] = defaultdict(list)
        self._standing_for: dict[str, str] = {}
        denied: set[tuple[str, str, str]] = set()
        for axiom in program.axioms:
            match axiom:
                case EquivalentClasses(left, right):
                    for named, other in ((left, right), (right, left)):
                        if isinstance(named, Named) and named.iri not in (THING, NOTHING):
                            equal[named.iri].append(other)
                            self._standing_for.setdefault(str(other), named.iri)
                case SubClassOf(sub, Named(iri)):
                    enough[iri].append(sub)
                case NegativeAssertion(x, property, y):
                    denied.add((property.iri, y, x) if property.inverse else (property.iri, x, y))
        self.equal = {name: tuple(dict.fromkeys(found)) for name, found in equal.items()}
        """By class: the expressions that have the same members."""
        self.enough = {name: tuple(dict.fromkeys(found)) for name, found in enough.items()}
        """By class: expressions whose members are all in it."""
        self.denied = frozenset(denied)
        """Links that are stated not to be: property, subject, object."""
        self._disjoint: dict[str, set[str]] = defaultdict(set)
        for cls, apart in program.disjoint:
            self._disjoint[cls].add(apart)
        self._above: dict[str, list[str]] = defaultdict(list)
        for rule in program.rules:
            head, body = rule.head, rule.body
            if isinstance(head, Member) and len(body) == 1 and isinstance(body[0], Member) and body[0].x == head.x:
                self._above[body[0].cls].append(head.cls)
        self._touched = _touched(program)
        self._rests: dict[Filler, bool] = {}

    def name(self, expression: Expression) -> str:
        """The name under which the engine keeps the members of an expression: of a class that is defined by it, else its own."""
        return name_of(expression) if isinstance(expression, Named) else self._standing_for.get(str(expression), str(expression))

    def rests_on_statements(self, filler: Filler) -> bool:
        """Whether membership may rest on what a case exhibits, which may be disputed or not count."""
        if filler not in self._rests:
            self._rests[filler] = any(key in self._touched for key in _keys(filler))
        return self._rests[filler]

    def uses_statements(self, rule: Rule) -> bool:
        """Whether a premise of a rule may rest on what a case exhibits."""
        return any(key in self._touched for premise in rule.body for key in _reads(premise))

    def is_touched(self, property: str) -> bool:
        """Whether links of a property may rest on what a case exhibits."""
        return ("property", property) in self._touched

    def against(self, cls: str) -> dict[str, str]:
        """The classes no member of which can be in ``cls``, each with the class (``cls`` or one above it) that it is disjoint with."""
        found: dict[str, str] = {}
        seen, waiting = {cls}, [cls]
        while waiting:
            name = waiting.pop()
            for other in sorted(self._disjoint.get(name, ())):
                found.setdefault(other, name)
            for above in self._above.get(name, ()):
                if above not in seen:
                    seen.add(above)
                    waiting.append(above)
        return found

    def about_cases(self) -> list[str]:
        """The classes that are defined as cases that meet conditions, in the order of the axioms."""
        found: set[str] = {SG2.Case}
        while True:
            new = {cls for cls, ways in self.equal.items() if cls not in found and any(_is_below(way, found) for way in ways)}
            if not new:
                return [cls for cls in self.equal if cls in found and cls != SG2.Case]
            found |= new


def _is_below(expression: Expression, classes: set[str]) -> bool:
    return isinstance(expression, And) and any(isinstance(part, Named) and part.iri in classes for part in expression.parts)


def _touched(program: Program) -> frozenset[Key]:
    """The classes and properties that rules lead to from exhibiting; not mayExhibit, which says no more than that it may be."""
    leads_to: dict[Key, list[Key]] = defaultdict(list)
    for rule in program.rules:
        if isinstance(rule.head, (Member, Link)):
            for condition in rule.body:
                for key in _reads(condition):
                    leads_to[key].append(key_of(rule.head))
    found: set[Key] = {("property", SG2.exhibits)}
    waiting = list(found)
    while waiting:
        for key in leads_to.get(waiting.pop(), ()):
            if key not in found and key != ("property", SG2.mayExhibit):
                found.add(key)
                waiting.append(key)
    return frozenset(found)


def _reads(condition: Condition) -> list[Key]:
    if isinstance(condition, (Member, Link)):
        return [key_of(condition)]
    return [("property", condition.property), ("class", condition.cls)] if isinstance(condition, Count) else []


def _keys(filler: Filler) -> Iterator[Key]:
    """The classes and properties that an expression names."""
    waiting: list[Filler] = [filler]
    while waiting:
        match waiting.pop():
            case Named(iri):
                yield "class", iri
            case And(parts) | Or(parts):
                waiting += parts
            case Not(part):
                waiting.append(part)
            case Some(property, inner) | All(property, inner) | AtLeast(_, property, inner) | AtMost(_, property, inner):
                yield "property", property.iri
                waiting.append(inner)
            case HasValue(property, _) | HasSelf(property):
                yield "property", property.iri
