"""Compiles OWL axioms to rules: every complex class expression is a small class of its own, with rules into it and out of it; called by the loader.

A class that is stated to be equivalent to an expression stands for that expression, so that a proof reads like the axiom. Rule names are those of
OWL 2 Profiles (W3C, 2012), section 4.3, where there is one; ours begin with ``x-``. What cannot be used is reported as a Problem, by name.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from dataclasses import replace
from itertools import combinations

from sg2kg.reasoning.deferring import prepared, standing
from sg2kg.reasoning.owl.axioms import (
    Axiom,
    Characteristic,
    DatatypeDefinition,
    DifferentIndividuals,
    DisjointClasses,
    DisjointProperties,
    Domain,
    EquivalentClasses,
    EquivalentProperties,
    HasKey,
    InverseProperties,
    NegativeAssertion,
    Ontology,
    Problem,
    Range,
    SameIndividual,
    SubClassOf,
    SubPropertyOf,
)
from sg2kg.reasoning.owl.expressions import (
    LITERAL,
    NOTHING,
    THING,
    All,
    And,
    AtLeast,
    AtMost,
    DataOneOf,
    Datatype,
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
from sg2kg.reasoning.rules import Clash, Condition, Count, Head, Link, Member, Program, Rule, Same, Test
from sg2kg.terms import curie

MAX_DISJOINT = 150
"""Classes or properties that one axiom may keep apart."""
_WHY_NOT_DEFINING = {
    All: ("only-defining", "what has no other values cannot be seen in an open world, where more may exist than is stated"),
    Not: ("not-defining", "what is not so cannot be seen in an open world; only what contradicts it can"),
    AtMost: ("max-defining", "that there are no more cannot be seen in an open world"),
}


def compile_rules(ontology: Ontology) -> Program:
    """The rules that the axioms come to, numbered in the order of the axioms; the problems of the ontology, and what cannot be used, beside them."""
    return _Compiler(ontology).program()


class _Compiler:
    def __init__(self, ontology: Ontology) -> None:
        self._ontology = ontology
        self._data = frozenset(ontology.data_properties)
        self._rules: dict[tuple[Head, tuple[Condition, ...]], Rule] = {}
        self._problems: dict[Problem, None] = dict.fromkeys(ontology.problems)
        self._expressions: dict[str, Filler] = {}
        self._definition: dict[str, Axiom] = {str(s.expression): s.axiom for s in standing(ontology.axioms)}
        self._alias = {str(s.expression): s.name for s in standing(ontology.axioms)}
        self._seen: set[tuple[str, str]] = set()
        self._hopeless: set[str] = set()
        self._different: list[tuple[str, ...]] = []
        self._disjoint: set[tuple[str, str]] = set()
        self._axiom: Axiom = SubClassOf(Named(NOTHING), Named(THING))

    def program(self) -> Program:
        self._rule("cls-nothing2", Clash("?x"), (Member(NOTHING, "?x"),))
        for axiom in self._ontology.axioms:
            self._axiom = axiom
            self._take(axiom)
        plain = Program(
            rules=_read_rules(self._rules.values(), {n for n, e in self._expressions.items() if not isinstance(e, (Some, AtLeast, Or))}),
            problems=tuple(self._problems),
            axioms=self._ontology.axioms,
            expressions=self._expressions,
            different=tuple(self._different),
            disjoint=frozenset(self._disjoint),
        )
        # what is read of an existential or a union is known only when what follows from it has been tried
        full = prepared(plain)
        return full if full.deferred else replace(full, rules=_read_rules(full.rules, self._expressions))

    # ---- axioms

    def _take(self, axiom: Axiom) -> None:
        match axiom:
            case SubClassOf(sub, sup):
                self._below(sub, sup, "cax-sco")
            case EquivalentClasses(left, right):
                self._below(left, right, "cax-eqc1")
                self._below(right, left, "cax-eqc2")
            case DisjointClasses(parts):
                self._apart(parts)
            case Domain(property, filler):
                self._concludes((self._link(property, "?x", "?y"),), filler, "?x", "prp-dom")
            case Range(property, filler):
                self._range(property, filler)
            case HasKey(expression, keys):
                self._key(expression, keys)
            case DifferentIndividuals(individuals):
                self._different.append(individuals)
            case SameIndividual(individuals):
                for other in individuals[1:]:
                    self._rule("eq-stated", Same(individuals[0], other), ())
            case NegativeAssertion(subject, property, value):
                body, name = self._holding(property, subject, value)
                self._rule("prp-npa2" if name else "prp-npa1", Clash(subject), body)
            case DatatypeDefinition():
                pass  # read by the engine, which tests literals
            case _:
                self._properties(axiom)

    def _properties(self, axiom: Axiom) -> None:
        x, y, z = "?x", "?y", "?z"
        match axiom:
            case SubPropertyOf(chain, sup):
                names = [f"?x{n}" for n in range(len(chain) + 1)]
                body = tuple(self._link(p, names[n], names[n + 1]) for n, p in enumerate(chain))
                self._rule("prp-spo1" if len(chain) == 1 else "prp-spo2", self._link(sup, names[0], names[-1]), body)
            case EquivalentProperties(left, right):
                self._rule("prp-eqp1", self._link(right, x, y), (self._link(left, x, y),))
                self._rule("prp-eqp2", self._link(left, x, y), (self._link(right, x, y),))
            case InverseProperties(left, right):
                self._rule("prp-inv1", self._link(right, y, x), (self._link(left, x, y),))
                self._rule("prp-inv2", self._link(left, y, x), (self._link(right, x, y),))
            case DisjointProperties(parts) if len(parts) > MAX_DISJOINT:
                self._problem("many-disjoint", f"{len(parts):,} properties at once would be as many rules as there are pairs of them")
            case DisjointProperties(parts):
                for left, right in combinations(parts, 2):
                    self._rule("prp-pdw", Clash(x), (self._link(left, x, y), self._link(right, x, y)))
            case Characteristic("Transitive", p):
                self._rule("prp-trp", self._link(p, x, z), (self._link(p, x, y), self._link(p, y, z)))
            case Characteristic("Symmetric", p):
                self._rule("prp-symp", self._link(p, y, x), (self._link(p, x, y),))
            case Characteristic("Asymmetric", p):
                self._rule("prp-asyp", Clash(x), (self._link(p, x, y), self._link(p, y, x)))
            case Characteristic("Irreflexive", p):
                self._rule("prp-irp", Clash(x), (self._link(p, x, x),))
            case Characteristic("Functional", p):
                self._rule("prp-fp", Same(y, z), (self._link(p, x, y), self._link(p, x, z)))
            case Characteristic("InverseFunctional", p):
                self._rule("prp-ifp", Same(x, z), (self._link(p, x, y), self._link(p, z, y)))
            case Characteristic("Reflexive", _):
                self._problem("reflexive", "every individual would have it with itself, which says nothing about any case")
            case _:  # pragma: no cover
                raise AssertionError(axiom)

    def _below(self, sub: Expression, sup: Expression, name: str) -> None:
        if sub == sup or sup == Named(THING) or sub == Named(NOTHING):
            return
        if sub == Named(THING):
            self._everything(sup)
            return
        below = self._into(sub)
        if below is not None:
            self._concludes((Member(below, "?x"),), sup, "?x", name)

    def _everything(self, sup: Expression) -> None:
        """What holds of all: only where it is a condition on properties can a rule say so."""
        match sup:
            case And(parts):
                for part in parts:
                    self._everything(part)
            case All(property, filler):
                self._range(property, filler)
            case AtMost(1, property, Named(iri)) if iri == THING:
                self._rule("prp-fp", Same("?y", "?z"), (self._link(property, "?x", "?y"), self._link(property, "?x", "?z")))
            case AtMost(0, property, filler) if not is_data(filler):
                self._most(0, property, filler, ())
            case Not(part):
                name = self._into(part)
                if name is not None:
                    self._rule("cls-com", Clash("?x"), (Member(name, "?x"),))
            case _:
                self._problem("everything", "what holds of everything there is would be said of every individual, and says nothing about any case")

    def _apart(self, parts: tuple[Expression, ...]) -> None:
        if len(parts) > MAX_DISJOINT:
            self._problem("many-disjoint", f"{len(parts):,} classes at once would be as many rules as there are pairs of them; {MAX_DISJOINT} may be")
            return
        names = [self._into(part) for part in parts]
        known = [n for n in names if n is not None]
        for left, right in combinations(known, 2):
            if left == right:
                self._rule("cax-dw", Clash("?x"), (Member(left, "?x"),))
                continue
            self._disjoint |= {(left, right), (right, left)}
            self._rule("cax-dw", Clash("?x"), (Member(left, "?x"), Member(right, "?x")))

    def _range(self, property: Property, filler: Filler) -> None:
        link = self._link(property, "?x", "?y")
        if is_data(filler):
            if filler != Datatype(LITERAL):
                self._rule("x-range", Clash("?x"), (link, Test(filler, "?y", negated=True)))  # type: ignore[arg-type]
        else:
            self._concludes((link,), filler, "?y", "prp-rng")  # type: ignore[arg-type]

    def _key(self, expression: Expression, keys: tuple[Property, ...]) -> None:
        name = self._into(expression)
        if name is None:
            return
        body: list[Condition] = [Member(name, "?x"), Member(name, "?y")]
        for n, key in enumerate(keys):
            body += [self._link(key, "?x", f"?k{n}"), self._link(key, "?y", f"?k{n}")]
        self._rule("prp-key", Same("?x", "?y"), tuple(body))

    # ---- into an expression: what makes something a member of it

    def _into(self, expression: Expression) -> str | None:
        """The name under which members of the expression are kept, with the rules that find them; None where none can be found."""
        if isinstance(expression, Named):
            return expression.iri
        name = self._kept(expression)
        if ("into", str(expression)) in self._seen:
            return None if name in self._hopeless else name
        self._seen.add(("into", str(expression)))
        if not self._finds(expression, name):
            self._hopeless.add(name)
            return None
        return name

    def _kept(self, expression: Expression) -> str:
        text = str(expression)
        if text in self._alias:
            return self._alias[text]
        self._expressions.setdefault(text, expression)
        return text

    def _finds(self, expression: Expression, name: str) -> bool:
        """Makes the rules into ``name``; whether there are any."""
        head = Member(name, "?x")
        match expression:
            case And(parts):
                names = [None if part == Named(THING) else self._into(part) for part in parts]
                if any(n is None and part != Named(THING) for n, part in zip(names, parts, strict=True)):
                    return False
                self._rule("cls-int1", head, tuple(Member(n, "?x") for n in names if n is not None), of=expression)
            case Or(parts):
                found = [n for n in map(self._into, parts) if n is not None]
                for n in found:
                    self._rule("cls-uni", head, (Member(n, "?x"),), of=expression)
                return bool(found)
            case OneOf(individuals):
                for individual in individuals:
                    self._rule("cls-oo", Member(name, individual), (), of=expression)
            case Some(property, filler):
                return self._some(property, filler, head, expression)
            case HasValue(property, value):
                body, _ = self._holding(property, "?x", value)
                self._rule("cls-hv2", head, body, of=expression)
            case HasSelf(property):
                self._rule("x-self-intro", head, (self._link(property, "?x", "?x"),), of=expression)
            case AtLeast(n, property, filler):
                cls = THING if filler == Named(THING) else str(filler) if is_data(filler) else self._into(filler)  # type: ignore[arg-type]
                if cls is None:
                    return False
                self._rule("x-count", head, (Count(n, property.iri, property.inverse, filler, cls, "?x"),), of=expression)
            case _:
                id, why = _WHY_NOT_DEFINING[type(expression)]
                self._problem(id, why, expression)
                return False
        return True

    def _some(self, property: Property, filler: Filler, head: Member, expression: Expression) -> bool:
        link = self._link(property, "?x", "?y")
        if is_data(filler):
            self._rule("x-data", head, (link, Test(filler, "?y")), of=expression)  # type: ignore[arg-type]
        elif filler == Named(THING):
            self._rule("cls-svf2", head, (link,), of=expression)
        else:
            name = self._into(filler)  # type: ignore[arg-type]
            if name is None:
                return False
            self._rule("cls-svf1", head, (link, Member(name, "?y")), of=expression)
        return True

    # ---- out of an expression: what follows for its members

    def _concludes(self, body: tuple[Condition, ...], sup: Expression, x: str, name: str) -> None:
        """The rules by which ``x`` is a member of ``sup`` when ``body`` holds."""
        if sup == Named(THING):
            return
        if sup == Named(NOTHING):
            self._rule(name, Clash(x), body)
            return
        if isinstance(sup, Named):
            self._rule(name, Member(sup.iri, x), body)
            return
        kept = self._kept(sup)
        if body != (Member(kept, x),):
            self._rule(name, Member(kept, x), body)
        if ("out", str(sup)) not in self._seen:
            self._seen.add(("out", str(sup)))
            self._follows(sup, Member(kept, "?x"))

    def _follows(self, sup: Expression, member: Member) -> None:
        match sup:
            case And(parts):
                for part in parts:
                    self._part_of(member, part, sup)
            case Some() | AtLeast():
                pass  # membership itself; no individual is invented (what follows of it: x-existential)
            case All(property, filler):
                self._only(member, property, filler, sup)
            case HasValue(property, value):
                self._rule("cls-hv1", self._link(property, "?x", value), (member,), of=sup)
            case HasSelf(property):
                self._rule("x-self-elim", self._link(property, "?x", "?x"), (member,), of=sup)
            case Not(part):
                name = self._into(part)
                if name is not None:
                    self._rule("cls-com", Clash("?x"), (member, Member(name, "?x")), of=sup)
                    self._disjoint |= {(member.cls, name), (name, member.cls)}
            case AtMost(n, property, filler):
                self._most(n, property, filler, (member,))
            case OneOf(individuals) if len(individuals) == 1:
                self._rule("cls-oo", Same("?x", individuals[0]), (member,), of=sup)
            case OneOf():
                self._problem("one-of-above", "which of them it is cannot be told by a rule", sup)
            case Or():
                self._problem("union-above", "which of them it is cannot be told by a rule; what all of them have in common follows", sup)
            case _:  # pragma: no cover
                raise AssertionError(sup)

    def _part_of(self, member: Member, part: Expression, whole: And) -> None:
        if part == Named(THING):
            return
        if part == Named(NOTHING):
            self._rule("cls-int2", Clash("?x"), (member,), of=whole)
            return
        kept = part.iri if isinstance(part, Named) else self._kept(part)
        self._rule("cls-int2", Member(kept, "?x"), (member,), of=whole)
        if not isinstance(part, Named) and ("out", str(part)) not in self._seen:
            self._seen.add(("out", str(part)))
            self._follows(part, Member(kept, "?x"))

    def _only(self, member: Member, property: Property, filler: Filler, sup: Expression) -> None:
        link = self._link(property, "?x", "?y")
        if is_data(filler):
            self._rule("x-range", Clash("?x"), (member, link, Test(filler, "?y", negated=True)), of=sup)  # type: ignore[arg-type]
            return
        if filler == Named(NOTHING):
            self._rule("cls-avf", Clash("?x"), (member, link), of=sup)
        elif isinstance(filler, Named):
            if filler.iri != THING:
                self._rule("cls-avf", Member(filler.iri, "?y"), (member, link), of=sup)
        else:
            kept = self._kept(filler)  # type: ignore[arg-type]
            self._rule("cls-avf", Member(kept, "?y"), (member, link), of=sup)
            if ("out", str(filler)) not in self._seen:
                self._seen.add(("out", str(filler)))
                self._follows(filler, Member(kept, "?x"))  # type: ignore[arg-type]

    def _most(self, n: int, property: Property, filler: Filler, member: tuple[Member, ...]) -> None:
        def in_filler(y: str) -> tuple[Condition, ...] | None:
            if is_data(filler):
                return () if filler == Datatype(LITERAL) else (Test(filler, y),)  # type: ignore[arg-type]
            if filler == Named(THING):
                return ()
            name = self._into(filler)  # type: ignore[arg-type]
            return None if name is None else (Member(name, y),)

        first, second = in_filler("?y"), in_filler("?z")
        if first is None or second is None:
            return
        y, z = self._link(property, "?x", "?y"), self._link(property, "?x", "?z")
        if n == 0:
            self._rule("cls-maxqc1" if first else "cls-maxc1", Clash("?x"), (*member, y, *first))
        elif n == 1:
            self._rule("cls-maxqc3" if first else "cls-maxc2", Same("?y", "?z"), (*member, y, *first, z, *second))
        else:
            cls = str(filler) if is_data(filler) else (first[0].cls if first and isinstance(first[0], Member) else THING)
            self._rule("x-max", Clash("?x"), (*member, Count(n + 1, property.iri, property.inverse, filler, cls, "?x")))
            self._problem("max-above", "that there are too many is found; which of them would be the same is not")

    # ---- parts of rules

    def _link(self, property: Property, x: str, y: str) -> Link:
        return Link(property.iri, y, x) if property.inverse else Link(property.iri, x, y)

    def _holding(self, property: Property, x: str, value: str) -> tuple[tuple[Condition, ...], bool]:
        """The body that ``x`` has ``property`` with ``value``; literals are compared by value. And whether it is one."""
        if value.startswith('"'):
            return (Link(property.iri, x, "?v"), Test(DataOneOf((value,)), "?v")), True
        return (self._link(property, x, value),), False

    def _rule(self, name: str, head: Head, body: tuple[Condition, ...], of: Expression | None = None) -> None:
        """Keeps a rule; ``of`` is the expression whose meaning it is, where the expression stands for itself and not for a named class."""
        if head in body:
            return
        definition = self._definition.get(str(of)) if of is not None else None
        self._rules.setdefault((head, body), Rule(0, name, head, body, definition or self._axiom, of is not None and definition is None))

    def _problem(self, id: str, why: str, part: Expression | None = None) -> None:
        where = _shortened(self._axiom if part is None else part)
        about = f" in {_shortened(self._axiom)}" if part is not None else ""
        self._problems.setdefault(Problem(id, f"{where}{about}: {why}", "docs/reasoning.md says what can be used instead."))


def _read_rules(rules: Iterable[Rule], unnamed: Container[str]) -> tuple[Rule, ...]:
    """The rules without those into classes among ``unnamed`` that nothing reads, numbered anew."""
    kept = list(rules)
    while True:
        read = {c.cls for r in kept for c in r.body if isinstance(c, (Member, Count))}
        left = [r for r in kept if not (isinstance(r.head, Member) and r.head.cls in unnamed and r.head.cls not in read)]
        if len(left) == len(kept):
            return tuple(replace(r, number=n) for n, r in enumerate(kept))
        kept = left


def _shortened(text: object, most: int = 160) -> str:
    """An axiom or expression with short names, cut where it is long."""
    short = re.sub(r"<([^<>]*)>", lambda m: curie(m[1]), str(text))
    return short if len(short) <= most else short[:most] + "…"
