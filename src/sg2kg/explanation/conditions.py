"""Weighs class expressions in a case: certain, possible, open or excluded, with the reason and what is known; what why-not and classify are made of.

Nothing is excluded because it is not stated. What is certain follows by the axioms from what is shown and undisputed; what follows from the record at
all is at least possible; the rest is open, unless the record itself rules it out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from sg2kg.explanation.answers import STATES, Condition, Texts
from sg2kg.explanation.backing import labels_of
from sg2kg.explanation.definitions import EXHIBITS, Definitions
from sg2kg.explanation.descriptions import Voice
from sg2kg.explanation.known import Knowing, stated
from sg2kg.explanation.nearest import nearest
from sg2kg.explanation.sentences import Sentences
from sg2kg.explanation.words_conditions import tell
from sg2kg.knowledge.status import DEFAULT_BASIS
from sg2kg.reasoning.loading import TYPE
from sg2kg.reasoning.matching import unify
from sg2kg.reasoning.owl.expressions import (
    NOTHING,
    THING,
    All,
    And,
    AtLeast,
    AtMost,
    DataOneOf,
    Expression,
    Filler,
    HasSelf,
    HasValue,
    Named,
    Not,
    OneOf,
    Or,
    Property,
    Some,
    is_data,
)
from sg2kg.reasoning.rules import Clash, Link, Member, Same
from sg2kg.terms import SG2

if TYPE_CHECKING:
    from sg2kg.knowledge.base import KnowledgeBase
    from sg2kg.reasoning.reasoner import Reasoner

DEEPEST = 40
"""How many conditions within conditions are followed."""
MOST_STEPS = 20_000
"""How many conditions are weighed for one question; beyond these, only what the engine has derived is looked at, which is sound."""
MOST_VALUES = 200
"""How many values of a property are looked at one by one."""
MOST_LISTED = 4
"""How many values a detail lists."""
_RANK = {state: n for n, state in enumerate(STATES)}


def least(states: Iterable[str]) -> str:
    """The state of what needs all of these: that of the least certain; certain where there are none."""
    return max(states, key=_RANK.__getitem__, default="certain")


def greatest(states: Iterable[str]) -> str:
    """The state of what needs any of these: that of the most certain; excluded where there are none."""
    return min(states, key=_RANK.__getitem__, default="excluded")


def weigh(kb: KnowledgeBase, reasoner: Reasoner, case_iri: str, expression: Expression, basis: str = DEFAULT_BASIS) -> Condition:
    """How a class expression (OWL 2 Structural Specification, W3C, 2012, section 8) stands in a case, or of any other individual.

    Named classes are followed into their definitions. Raises NotFoundError for a counting basis that is not known.
    """
    return Weigher(kb, reasoner, basis).weigh(case_iri, expression)


class Weigher:
    """Weighs on one counting basis; what was weighed once is remembered, so the facts must not change meanwhile."""

    def __init__(self, kb: KnowledgeBase, reasoner: Reasoner, basis: str = DEFAULT_BASIS) -> None:
        self._kb, self.engine = kb, reasoner.engine
        self.definitions = Definitions(reasoner.program)
        self.sentences = Sentences(labels_of(kb), reasoner.program.expressions)
        self.knowing = Knowing(kb, reasoner.engine, self.sentences, basis)
        self._weighed: dict[tuple[str, Expression], Condition] = {}
        self._under_way: set[tuple[str, Expression]] = set()
        self._texts: dict[Expression, tuple[Texts, str]] = {}
        self._classes: dict[str, list[str]] = {}
        self._against: dict[str, dict[str, str]] = {}
        self._steps = 0

    def weigh(self, x: str, expression: Expression) -> Condition:
        """How the expression stands of the individual ``x``."""
        self._steps = 0
        return self._weigh(x, expression)

    # ---- the walk

    def _weigh(self, x: str, expression: Expression) -> Condition:
        key = (x, expression)
        found = self._weighed.get(key)
        if found is not None:
            return found
        self._steps += 1
        if key in self._under_way or len(self._under_way) >= DEEPEST or self._steps > MOST_STEPS:
            return self._cut(x, expression)
        self._under_way.add(key)
        try:
            found = self._weighed[key] = self._by_kind(x, expression)
        finally:
            self._under_way.discard(key)
        return found

    def _by_kind(self, x: str, expression: Expression) -> Condition:
        match expression:
            case Named(iri):
                return self._named(x, iri, expression)
            case And(parts):
                found = tuple(self._weigh(x, part) for part in parts)
                return self._compound(x, expression, least(c.state for c in found), "all", found)
            case Or(parts):
                found = tuple(self._weigh(x, part) for part in parts)
                return self._compound(x, expression, greatest(c.state for c in found), "any", found)
            case HasValue(property, value):
                return self._exhibits(x, value, expression) if property == EXHIBITS else self._value(x, property, value, expression)
            case Some(property, filler):
                return self._some(x, property, filler, expression)
            case AtLeast(n, property, filler):
                return self._at_least(x, n, property, filler, expression)
            case HasSelf(property):
                return self._value(x, property, x, expression)
            case OneOf(individuals):
                return self._one_of(x, individuals, expression)
            case _:
                return self._without(x, expression)

    def _cut(self, x: str, expression: Expression) -> Condition:
        return self._settled(x, expression) or self._leaf(expression, "open", "unknown", lambda v: tell("not followed", v.lang))

    def _holds(self, x: str, expression: Expression) -> bool:
        name = self.definitions.name(expression)
        if isinstance(expression, Named) and ("class", name) not in self.engine.known:
            return name in stated(self._kb.dataset, x, Property(TYPE))
        return self.engine.holds(Member(name, x))

    def _settled(self, x: str, expression: Expression) -> Condition | None:
        """What the engine has derived: certain, or possible where it may rest on what is disputed; None where it has not."""
        if not self._holds(x, expression):
            return None
        return self._leaf(expression, "possible" if self._may_be_disputed(x, expression) else "certain", "derived")

    def _may_be_disputed(self, x: str, expression: Expression) -> bool:
        """Whether what the engine has derived follows by no rule but those that rest on what is exhibited."""
        fact = Member(self.definitions.name(expression), x)
        if not self.definitions.rests_on_statements(expression) or self.engine.asserted(fact):
            return False
        for rule in self.engine.into.get(("class", fact.cls), ()):
            bindings = None if isinstance(rule.head, (Clash, Same)) else unify(rule.head, fact)
            if bindings is not None and not self.definitions.uses_statements(rule) and any(self.engine.matcher.solutions(rule.body, bindings)):
                return False
        return True

    # ---- classes

    def _named(self, x: str, iri: str, expression: Named) -> Condition:
        if iri == THING:
            return self._leaf(expression, "certain", "derived")
        if iri == NOTHING:
            return self._leaf(expression, "excluded", "disjoint", lambda v: tell("nothing can", v.lang))
        clash = self._clash(x, iri)
        if clash is not None:
            other, own = clash
            return self._leaf(expression, "excluded", "disjoint", lambda v: tell("disjoint", v.lang, a_d=v.a(other), a_c=v.a(own)))
        equal = [self._weigh(x, way) for way in self.definitions.equal.get(iri, ())]
        if len(equal) == 1 and not self._more_ways(iri):
            only = equal[0]
            return self._compound(x, expression, only.state, only.reason, only.parts) if only.parts else self._like(only, expression)
        found = (*equal, *(self._weigh(x, way) for way in self._more_ways(iri)))
        if found:
            ruled_out = any(c.state == "excluded" for c in equal)
            state = "excluded" if ruled_out else greatest(("open", *(c.state for c in found)))
            return self._compound(x, expression, state, "any", found)
        return self._settled(x, expression) or self._open(expression)

    def _more_ways(self, iri: str) -> tuple[Expression, ...]:
        """Expressions whose members are all in a class, where it matters which of them: where they may rest on what is disputed."""
        return tuple(way for way in self.definitions.enough.get(iri, ()) if self.definitions.rests_on_statements(way))

    def _clash(self, x: str, iri: str) -> tuple[str, str] | None:
        """A class that ``x`` is in and the one, ``iri`` or above it, with which that is disjoint."""
        if iri not in self._against:
            self._against[iri] = self.definitions.against(iri)
        against = self._against[iri]
        if not against:
            return None
        if x not in self._classes:
            self._classes[x] = self.engine.classes(x)
        return next(((c, against[c]) for c in self._classes[x] if c in against), None)

    def _compound(self, x: str, expression: Expression, state: str, reason: str, parts: tuple[Condition, ...]) -> Condition:
        if state == "open":
            settled = self._settled(x, expression)
            state = settled.state if settled is not None else state
        return self._leaf(expression, state, reason, parts=parts)

    def _like(self, condition: Condition, expression: Expression) -> Condition:
        text, name = self._text(expression)
        c = condition
        return Condition(text, c.state, c.reason, c.detail, name, c.concept, c.backing, c.search)

    # ---- concepts and links

    def _exhibits(self, x: str, concept: str, expression: Expression) -> Condition:
        known = self.knowing.of(x, concept)
        text, name = self._text(expression)
        return Condition(text, known.state, known.reason, known.detail, name, concept, known.backing, known.search)

    def _value(self, x: str, property: Property, value: str, expression: Expression) -> Condition:
        values = self._values(x, property)
        same = DataOneOf((value,)) if value.startswith('"') else None
        held = next((y for y in values if y == value or (same is not None and self.engine.in_range(y, same))), None)
        if held is not None:
            return self._leaf(expression, self._strength(x, property, held), "derived")
        ends = (value, x) if property.inverse else (x, value)
        if (property.iri, *ends) in self.definitions.denied:
            return self._leaf(expression, "excluded", "disjoint", lambda v: tell("stated not", v.lang))
        listed = self._values(x, Property(SG2.say)) if property == Property(SG2.sayAtLeast) else values
        return self._settled(x, expression) or self._open(expression, _on_record(listed) if listed else None)

    def _values(self, x: str, property: Property) -> list[str]:
        if ("property", property.iri) not in self.engine.known:
            return stated(self._kb.dataset, x, property)
        relation = self.engine.facts.relations.get(property.iri)
        return [] if relation is None else list(relation.subjects(x) if property.inverse else relation.objects(x))

    def _strength(self, x: str, property: Property, y: str) -> str:
        """How surely a link stands that the engine has, or that a concept is exhibited."""
        if property == EXHIBITS:
            return self.knowing.of(x, y).state
        if property == EXHIBITS.inverted():
            return self.knowing.of(y, x).state
        link = Link(property.iri, y, x) if property.inverse else Link(property.iri, x, y)
        return "possible" if self.definitions.is_touched(property.iri) and not self.engine.asserted(link) else "certain"

    def _graded(self, x: str, property: Property, filler: Filler) -> Iterator[tuple[str, Condition, str]]:
        """The values of a property, each with how the filler stands of it, and how surely it is a value that meets the filler."""
        values = self._values(x, property)
        if property == EXHIBITS:
            values = sorted({*values, *self.knowing.concepts(x)})
        for y in values[:MOST_VALUES]:
            condition = self._filled(y, filler)
            yield y, condition, least((self._strength(x, property, y), condition.state))

    def _filled(self, y: str, filler: Filler) -> Condition:
        if not is_data(filler):
            return self._weigh(y, filler)  # type: ignore[arg-type]
        state = "certain" if self.engine.in_range(y, filler) else "open"  # type: ignore[arg-type]
        return self._leaf(filler, state, "derived" if state == "certain" else "unknown")  # type: ignore[arg-type]

    def _some(self, x: str, property: Property, filler: Filler, expression: Expression) -> Condition:
        seen: list[tuple[str, Condition]] = []
        best, by = "open", ""
        for y, condition, state in self._graded(x, property, filler):
            if _RANK[state] < _RANK[best]:
                best, by = state, y
            if best == "certain":
                break
            seen.append((y, condition))
        if best == "open":
            return self._settled(x, expression) or self._open(expression, nearest(seen) if seen else None)
        return self._leaf(expression, best, "derived", lambda v: tell("met by", v.lang, y=v.name(by)))

    def _at_least(self, x: str, n: int, property: Property, filler: Filler, expression: Expression) -> Condition:
        graded = [(y, state) for y, _, state in self._graded(x, property, filler)]
        for state in ("certain", "possible"):
            if self._apart([y for y, s in graded if _RANK[s] <= _RANK[state]]) >= n:
                return self._leaf(expression, state, "derived")
        met = self._apart([y for y, s in graded if s == "certain"])
        return self._settled(x, expression) or self._open(expression, (lambda v: tell("so many", v.lang, n=met, of=n)) if graded else None)

    def _apart(self, values: list[str]) -> int:
        """How many values were found that are known to differ pair by pair: taken as they come, which may miss some and never counts too many."""
        found: list[str] = []
        for y in values:
            if all(self.engine.differences.between(y, z) is not None for z in found):
                found.append(y)
        return len(found)

    # ---- what only the record itself can rule out

    def _one_of(self, x: str, individuals: tuple[str, ...], expression: Expression) -> Condition:
        if x in individuals:
            return self._leaf(expression, "certain", "derived")
        if all(self.engine.differences.between(x, i) is not None for i in individuals):
            return self._leaf(expression, "excluded", "disjoint", lambda v: tell("listed others", v.lang))
        return self._settled(x, expression) or self._open(expression)

    def _without(self, x: str, expression: Expression) -> Condition:
        """A condition that says what must not be: it holds where the axioms say so, and fails where the record has what it forbids."""
        forbidden = self._forbidden(x, expression)
        if forbidden is not None and forbidden[0] == "certain":
            return self._leaf(expression, "excluded", "disjoint", forbidden[1])
        settled = self._settled(x, expression)
        if settled is not None:
            return settled
        if forbidden is not None and forbidden[0] == "excluded":
            return self._leaf(expression, "possible", "derived", lambda v: tell("opposite ruled out", v.lang))
        return self._open(expression)

    def _forbidden(self, x: str, expression: Expression) -> tuple[str, Callable[[Voice], str]] | None:
        """How surely the record has what the expression forbids, and what that is."""
        match expression:
            case Not(part):
                return self._weigh(x, part).state, lambda v: tell("opposite holds", v.lang)
            case All(property, filler):
                graded = list(self._graded(x, property, filler))
                outside = [y for y, c, _ in graded if c.state == "excluded" or (is_data(filler) and self.engine.in_range(y, filler) is False)]  # type: ignore[arg-type]
                sure = next((y for y in outside if self._strength(x, property, y) == "certain"), None)
                return None if sure is None else ("certain", lambda v: tell("one that is not", v.lang, y=v.name(sure)))
            case AtMost(n, property, filler):
                met = self._apart([y for y, _, state in self._graded(x, property, filler) if state == "certain"])
                return ("certain", lambda v: tell("too many", v.lang, n=met)) if met > n else None
        return None

    # ---- in words

    def _text(self, expression: Expression) -> tuple[Texts, str]:
        if expression not in self._texts:
            self._texts[expression] = self.sentences.describe(expression), str(expression)
        return self._texts[expression]

    def _open(self, expression: Expression, say: Callable[[Voice], str] | None = None) -> Condition:
        """Something of the kind is on record, but not what is asked for; or, with nothing to ``say``, nothing of the kind is."""
        return self._leaf(expression, "open", "unknown" if say is None else "not reported", say)

    def _leaf(
        self,
        expression: Expression,
        state: str,
        reason: str,
        say: Callable[[Voice], str] | None = None,
        parts: tuple[Condition, ...] = (),
    ) -> Condition:
        text, name = self._text(expression)
        return Condition(text, state, reason, self.sentences.told(say) if say is not None else {}, name, parts=parts)


def _on_record(values: list[str]) -> Callable[[Voice], str]:
    more = len(values) - MOST_LISTED

    def say(v: Voice) -> str:
        names = [v.name(y) for y in values[:MOST_LISTED]]
        listed = v.say("and more", list=v.say("list comma").join(names), n=more) if more > 0 else v.listed(names)
        return tell("on record", v.lang, list=listed)

    return say
