"""Turns facts, class expressions, axioms and rules into sentences of a governance scholar, in English, zh-Hans and zh-Hant."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Union

from sg2kg.explanation.answers import Texts
from sg2kg.explanation.descriptions import Voice, is_nested, voices
from sg2kg.explanation.naming import Labels
from sg2kg.explanation.phrases import CHAINS, own
from sg2kg.explanation.words import in_language
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
    Range,
    SameIndividual,
    SubClassOf,
    SubPropertyOf,
)
from sg2kg.reasoning.owl.expressions import And, Expression, Filler, Named, Property, is_data
from sg2kg.reasoning.proofs import Conclusion
from sg2kg.reasoning.rules import Clash, Condition, Different, Head, Link, Member, Rule, Same, Test

_MEETS = frozenset({"cls-hv2", "cls-svf1", "cls-svf2", "x-count", "x-data", "x-self-intro"})
_OF_BODY = {
    "cls-hv1": "cls-hv1",
    "cls-avf": "cls-avf",
    "cls-com": "cls-com",
    "cls-maxc1": "no value",
    "cls-maxqc1": "no value",
    "cls-maxqc2": "no value",
    "cls-maxc2": "one value",
    "cls-maxqc3": "one value",
    "cls-maxqc4": "one value",
    "x-max": "too many",
    "x-self-elim": "x-self-elim",
    "x-range": "cls-avf",
}
_OF_HEAD = frozenset({"cls-int1", "cls-int2", "cls-uni", "cls-oo"})
_ALONE = frozenset({"cls-nothing2", "eq-diff1", "dt-not-type", "eq-trans", "x-different"})
_FOLLOWING = {"x-existential": "whatever", "x-union": "x-union"}


class Sentences:
    """Says what stands in proofs; ``labels`` tells what things are called, ``expressions`` what the names of complex expressions stand for."""

    def __init__(self, labels: Labels, expressions: Mapping[str, Filler] | None = None) -> None:
        self._voices = voices(labels)
        self._expressions: Mapping[str, Filler] = expressions or {}
        self._rules: dict[Rule, Texts] = {}

    def told(self, say: Callable[[Voice], str]) -> dict[str, str]:
        """What ``say`` makes of each voice, by language."""
        return {lang: say(voice) for lang, voice in self._voices.items()}

    def name(self, individual: str) -> Texts:
        """What an individual is called, a literal in quotation marks."""
        return self.told(lambda v: v.name(individual))

    def fact(self, conclusion: Conclusion) -> Texts:
        """A conclusion as a sentence without its full stop, such as "Cloud Rice exhibits depth of value co-creation (DIM-1)"."""
        return self.told(lambda v: self._fact(v, conclusion))

    def predicate(self, conclusion: Conclusion, subject: str) -> Texts | None:
        """What a conclusion says of ``subject``, which is left out; None where it is about another."""
        if not isinstance(conclusion, (Member, Link)) or conclusion.x != subject:
            return None
        if isinstance(conclusion, Member):
            filler = self._expression(conclusion.cls)
            return self.told(lambda v: v.describe(filler))
        link = conclusion
        return self.told(lambda v: v.value(Property(link.property), link.y))

    def is_long(self, conclusion: Conclusion) -> bool:
        """Whether a sentence about this holds conditions of its own, so that a strong sign must part it from the next."""
        return isinstance(conclusion, Member) and is_nested(self._expression(conclusion.cls))

    def describe(self, expression: Filler) -> Texts:
        """What is said of a member of a class expression, such as "is a case and exhibits DIM-1"; of a data range, such as "is a text"."""
        return self.told(lambda v: v.describe(expression))

    def axiom(self, axiom: Axiom) -> Texts:
        """An axiom as a sentence; the axioms are those of the OWL 2 Structural Specification (W3C, 2012), section 9."""
        return self.told(lambda v: _axiom(v, axiom))

    def rule(self, rule: Rule) -> Texts:
        """A rule as a sentence, with the terms of its axiom; the axiom in functional style for a name that is not known.

        The names are those of OWL 2 Profiles (W3C, 2012), section 4.3, and ours, which begin with ``x-``.
        """
        found = self._rules.get(rule)
        if found is None:
            found = self._rules[rule] = self.told(lambda v: self._rule(v, rule))
        return found

    def _expression(self, cls: str) -> Filler:
        return self._expressions.get(cls) or Named(cls)

    def _fact(self, v: Voice, c: Conclusion) -> str:
        match c:
            case Member(cls, x):
                return v.member(self._expression(cls), x)
            case Link(property, x, y):
                return v.fact(property, x, y)
            case Same(x, y):
                return v.say("same", x=v.name(x), y=v.name(y))
            case Different(x, y):
                return v.say("different", x=v.name(x), y=v.name(y))
            case Test(range, x, negated):
                return v.say("fits not" if negated else "fits", x=v.name(x), range=v.range(range))
            case Clash(x):
                return v.say("clash", x=v.name(x))

    # ---- rules

    def _rule(self, v: Voice, rule: Rule) -> str:
        name = rule.name
        if name in _ALONE:
            return v.say(name)
        head = self._complex(rule.head)
        body = next((e for e in map(self._complex, rule.body) if e is not None), None)
        if name in _MEETS and head is not None:
            owner = _owner(rule.axiom)
            vp = v.describe(head)
            return v.say("condition", vp=vp, owner=v.kind(owner)) if owner else v.say("condition alone", vp=vp)
        if name in _OF_HEAD and isinstance(rule.head, Member) and (head is not None or name == "cls-int2"):
            return v.say(name, vp=v.describe(self._expression(rule.head.cls)))
        if name in _OF_BODY and body is not None:
            return v.say(_OF_BODY[name], vp=v.describe(body))
        if name == "cax-dw":
            found = [self._expression(c.cls) for c in rule.body if isinstance(c, Member)]
            return _not_both(v, found[0], found[-1]) if found else _axiom(v, rule.axiom)
        if name in _FOLLOWING and isinstance(rule.head, Member) and rule.body and isinstance(rule.body[0], Member):
            sub, sup = self._expression(rule.body[0].cls), self._expression(rule.head.cls)
            return v.say(_FOLLOWING[name], sub=v.describe(sub), sup=v.describe(sup))
        return _axiom(v, rule.axiom) if name.split("-")[0] in _FAMILIES else str(rule.axiom)

    def _complex(self, atom: Union[Head, Condition]) -> Filler | None:
        """The complex expression that an atom is about, if it is about one."""
        return self._expressions.get(atom.cls) if isinstance(atom, Member) else None


_FAMILIES = frozenset({"cax", "cls", "scm", "prp", "eq", "dt", "x"})
"""What names of rules begin with."""


def _owner(axiom: Axiom) -> str:
    """The class whose definition or description an axiom is; empty where it is none's."""
    if isinstance(axiom, EquivalentClasses):
        return next((e.iri for e in (axiom.left, axiom.right) if isinstance(e, Named)), "")
    if isinstance(axiom, SubClassOf):
        return next((e.iri for e in (axiom.sup, axiom.sub) if isinstance(e, Named)), "")
    return ""


def _axiom(v: Voice, axiom: Axiom) -> str:
    match axiom:
        case SubClassOf(Named(c), Named(d)):
            return v.say("every", c=v.kind(c), a_d=v.a(d), d=v.kind(d))
        case SubClassOf(sub, sup):
            return v.say("whatever", sub=v.describe(sub), sup=v.describe(sup))
        case EquivalentClasses(left, right):
            return _equivalent(v, left, right)
        case DisjointClasses((left, right)):
            return _not_both(v, left, right)
        case DisjointClasses(parts):
            return v.say("no two", list=v.listed([v.kind(p.iri) if isinstance(p, Named) else v.describe(p) for p in parts]))
        case Domain(property, filler):
            return v.say("domain", p=v.term(property.iri), vp=v.describe(filler))
        case Range(property, filler):
            return v.say("range", p=v.term(property.iri), vp=v.say("is", np=v.range(filler)) if is_data(filler) else v.describe(filler))
        case HasKey(expression, keys):
            return v.say("key", vp=v.describe(expression), list=v.listed([v.term(k.iri) for k in keys]))
        case NegativeAssertion(subject, property, value):
            x, y = (value, subject) if property.inverse else (subject, value)
            return v.say("denied", fact=v.fact(property.iri, x, y))
        case DifferentIndividuals(individuals):
            return v.say("all different", list=v.listed([v.name(i) for i in individuals]))
        case SameIndividual(individuals):
            return v.say("all one", list=v.listed([v.name(i) for i in individuals]))
        case DatatypeDefinition(iri, range):
            return v.say("datatype", p=v.term(iri), range=v.range(range))
        case _:
            return _of_properties(v, axiom)


def _not_both(v: Voice, left: Filler, right: Filler) -> str:
    if isinstance(left, Named) and isinstance(right, Named):
        return v.say("not both kinds", left=v.a(left.iri), right=v.a(right.iri))
    return v.say("not both", left=v.describe(left), right=v.describe(right))


def _equivalent(v: Voice, left: Expression, right: Expression) -> str:
    if isinstance(left, Named) and isinstance(right, Named):
        return v.say("mean the same", p=v.kind(left.iri), q=v.kind(right.iri))
    if isinstance(right, Named):
        left, right = right, left
    if isinstance(left, Named):
        match right:
            case And((Named(iri), *rest)) if rest:
                vp = v.describe(And(tuple(rest)) if len(rest) > 1 else rest[0])
                return v.say("definition kind", a_c=v.a(left.iri), c=v.kind(left.iri), a_d=v.a(iri), d=v.kind(iri), vp=vp)
        return v.say("definition", a_c=v.a(left.iri), c=v.kind(left.iri), vp=v.describe(right))
    return v.say("both ways", sub=v.describe(left), sup=v.describe(right))


def _of_properties(v: Voice, axiom: Axiom) -> str:
    match axiom:
        case SubPropertyOf((single,), sup):
            return v.say("implies", p=v.term(single.iri), q=v.term(sup.iri))
        case SubPropertyOf(chain, sup):
            known = CHAINS.get(tuple(own(p.iri) for p in (*chain, sup)))
            if known is not None and not any(p.inverse for p in (*chain, sup)):
                return in_language(known, v.lang)
            return v.say("chain", chain=v.listed([v.say("quoted", text=v.term(p.iri)) for p in chain]), q=v.term(sup.iri))
        case EquivalentProperties(left, right):
            return v.say("mean the same", p=v.term(left.iri), q=v.term(right.iri))
        case InverseProperties(left, right):
            return v.say("inverse", p=v.term(left.iri), q=v.term(right.iri))
        case DisjointProperties((left, right, *_)):
            return v.say("disjoint properties", p=v.term(left.iri), q=v.term(right.iri))
        case Characteristic(kind, property):
            return v.say(kind, p=v.term(property.iri))
        case _:
            return str(axiom)
