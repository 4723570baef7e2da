"""Compares an opinion with what a Reasoner of ours derives, and tells the differences that are known limits of the other from those that are not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sg2kg.errors import NotFoundError
from sg2kg.reasoning.deferring import standing
from sg2kg.reasoning.loading import Statement, is_axiom
from sg2kg.reasoning.opinions.opinion import Opinion, Vocabulary, stated, vocabulary_of
from sg2kg.reasoning.owl.expressions import AtLeast, Expression, Filler, HasSelf, Or, Some
from sg2kg.reasoning.proofs import Step
from sg2kg.reasoning.reasoner import Reasoner
from sg2kg.reasoning.rules import Fact, Link, Member
from sg2kg.terms import curie

NAMES = ("hermit", "owlrl", "reasonable", "sparql")
MAX_SHOWN = 20
MAX_ASKED = 20
_BY_RULES = ("owlrl", "reasonable")


@dataclass(frozen=True)
class Extra:
    """Something that we derive and the other does not."""

    fact: Fact
    limit: str
    """Why the other is known not to find it; empty where it should have."""


@dataclass(frozen=True)
class Comparison:
    """Where two reasoners differ over one vocabulary, for individuals that have a name."""

    opinion: Opinion
    compared: int
    """How many facts both have."""
    missing: tuple[Fact, ...] = ()
    """What the other derives and we do not, sorted."""
    extra: tuple[Extra, ...] = ()
    """What we derive and the other does not, sorted."""
    inconsistent: bool = False
    """Whether we found a contradiction; of the other, see the opinion."""
    missing_subsumptions: tuple[tuple[str, str], ...] = ()
    """Pairs of a class and one above it."""
    extra_subsumptions: tuple[tuple[str, str], ...] = ()
    missing_unsatisfiable: tuple[str, ...] = ()
    extra_unsatisfiable: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    """What makes the comparison weaker than it seems."""

    @property
    def agrees(self) -> bool:
        """Whether there is no difference but what the other is known not to find."""
        return self.agrees_on_consistency and not (
            self.missing
            or any(not e.limit for e in self.extra)
            or self.missing_subsumptions
            or self.extra_subsumptions
            or self.missing_unsatisfiable
            or self.extra_unsatisfiable
        )

    @property
    def agrees_on_consistency(self) -> bool:
        """Whether both found a contradiction or neither, as far as the other looks for them."""
        return self.opinion.inconsistent in (None, self.inconsistent)

    def summary(self) -> str:
        """The comparison in a few lines for people."""
        lines = [f"{self.opinion.version}: {'agrees' if self.agrees else 'DIFFERS'}; {self.compared} facts in common."]
        lines += _consistency(self.inconsistent, self.opinion)
        lines += _listed("It derives, and we do not", map(_told, self.missing))
        lines += _listed("We derive, and it should too", (_told(e.fact) for e in self.extra if not e.limit))
        for limit in sorted({e.limit for e in self.extra if e.limit}):
            lines.append(f"We derive {sum(e.limit == limit for e in self.extra)} facts that it cannot: {limit}.")
        for title, pairs in (("It places below", self.missing_subsumptions), ("We place below", self.extra_subsumptions)):
            lines += _listed(title, (f"{curie(a)} ⊑ {curie(b)}" for a, b in pairs))
        lines += _listed("It finds that these can have no member", map(curie, self.missing_unsatisfiable))
        lines += _listed("We find that these can have no member", map(curie, self.extra_unsatisfiable))
        return "\n".join([*lines, *self.notes])


def check_with(name: str, schema_statements: Iterable[Statement], statements: Iterable[Statement], seconds: float | None = None) -> Comparison:
    """Reasons on the statements with us and with another reasoner, one of NAMES, and compares; axioms among the facts are given to neither.

    Raises NotFoundError for another name, and OpinionError where the reasoner cannot be asked or gives no answer in ``seconds``.
    """
    schema, facts = list(schema_statements), [s for s in statements if not is_axiom(s)]
    reasoner = Reasoner(schema)
    reasoner.load(facts)
    every = [*schema, *facts]
    found = compare_opinions(reasoner, every, opinion_of(name, reasoner, every, seconds))
    return _asked_again(found, reasoner, every, seconds) if name == "hermit" else found


def _asked_again(found: Comparison, reasoner: Reasoner, statements: list[Statement], seconds: float | None) -> Comparison:
    """The comparison with HermiT without differences that it does not uphold when asked for each, which are few or there is more amiss."""
    from sg2kg.reasoning.opinions import hermit

    if len(found.missing) + len(found.extra) > MAX_ASKED:
        return found
    vocabulary, limit = vocabulary_of(reasoner.ontology), hermit.SECONDS if seconds is None else seconds
    upheld = {f for f in (*found.missing, *(e.fact for e in found.extra)) if hermit.hermit_upholds(f, statements, vocabulary, limit)}
    missing = tuple(f for f in found.missing if f in upheld)
    extra = tuple(e for e in found.extra if e.fact not in upheld)
    dropped = len(found.missing) - len(missing) + len(found.extra) - len(extra)
    if not dropped:
        return found
    note = f"In {dropped} cases HermiT's list was not what it says when asked again, each by its denial; these are left out."
    return replace(found, missing=missing, extra=extra, notes=(*found.notes, note))


def opinion_of(name: str, reasoner: Reasoner, statements: Iterable[Statement], seconds: float | None = None) -> Opinion:
    """What the reasoner with this name, one of NAMES, derives from all the statements, axioms and facts; raises like :func:`check_with`."""
    if name not in NAMES:
        raise NotFoundError("reasoner", name, NAMES)
    vocabulary = vocabulary_of(reasoner.ontology)
    if name == "hermit":
        from sg2kg.reasoning.opinions import hermit

        return hermit.hermit_opinion(statements, vocabulary, hermit.SECONDS if seconds is None else seconds)
    if name == "sparql":
        from sg2kg.reasoning.opinions.by_sparql import sparql_opinion

        return sparql_opinion(reasoner.program, statements, vocabulary)
    from sg2kg.reasoning.opinions import rule_reasoners

    return rule_reasoners.rule_opinion(name, statements, vocabulary, rule_reasoners.SECONDS if seconds is None else seconds)


def compare_opinions(reasoner: Reasoner, statements: Iterable[Statement], opinion: Opinion) -> Comparison:
    """Where an opinion on ``statements`` differs from what ``reasoner``, which has read the same, derives.

    Of two reasoners that both found a contradiction nothing more is compared, for from it everything follows.
    """
    vocabulary = vocabulary_of(reasoner.ontology)
    inconsistent = not reasoner.engine.consistent
    ours: set[Fact] = {*derived(reasoner, vocabulary)}
    for found in stated(statements, vocabulary):
        ours |= found
    theirs: set[Fact] = {*opinion.memberships, *opinion.links}
    common = len(ours & theirs)
    if opinion.inconsistent and inconsistent:
        return Comparison(opinion, common, inconsistent=True)
    limits = _Limits(reasoner, opinion)
    extra = () if opinion.inconsistent else tuple(Extra(f, limits.of(f)) for f in _in_order(ours - theirs))
    comparison = Comparison(opinion, common, tuple(_in_order(theirs - ours)), extra, inconsistent, notes=tuple(_notes(reasoner)))
    return comparison if opinion.subsumptions is None else _with_hierarchy(comparison, reasoner, vocabulary)


def derived(reasoner: Reasoner, vocabulary: Vocabulary) -> Iterator[Fact]:
    """What a reasoner of ours knows, as opinions tell it: over the vocabulary, of individuals that have a name."""
    facts = reasoner.engine.facts
    for cls in vocabulary.classes & facts.members.keys():
        yield from (Member(cls, x) for x in facts.members[cls] if _has_name(x))
    for property in vocabulary.object_properties & facts.relations.keys():
        yield from (Link(property, x, y) for x, y in facts.relations[property].pairs() if _has_name(x) and _has_name(y))


def _has_name(x: str) -> bool:
    return x[:1] != '"' and x[:2] != "_:"


def _with_hierarchy(found: Comparison, reasoner: Reasoner, vocabulary: Vocabulary) -> Comparison:
    hierarchy, opinion = reasoner.hierarchy, found.opinion
    impossible = frozenset(hierarchy.unsatisfiable) & vocabulary.classes
    theirs = opinion.unsatisfiable or frozenset()
    kept = vocabulary.classes - impossible - theirs
    ours = {(c, a) for c in kept for a in hierarchy.above.get(c, ()) if a in kept}
    said = {(c, a) for c, a in opinion.subsumptions or () if c in kept and a in kept}
    missing = tuple(sorted(said - ours))
    weak = missing or theirs - impossible
    notes = ("We place classes by the axioms alone; what facts about named individuals add to it counts as missing.",) if weak else ()
    return replace(
        found,
        missing_subsumptions=missing,
        extra_subsumptions=tuple(sorted(ours - said)),
        missing_unsatisfiable=tuple(sorted(theirs - impossible)),
        extra_unsatisfiable=tuple(sorted(impossible - theirs)),
        notes=(*found.notes, *notes),
    )


def _notes(reasoner: Reasoner) -> Iterator[str]:
    if reasoner.equalities:
        yield f"We report {len(reasoner.equalities)} equalities and merge nothing; what would follow from merging counts as missing."


class _Limits:
    """Tells why the other is known not to find something, from how we prove it."""

    def __init__(self, reasoner: Reasoner, opinion: Opinion) -> None:
        self._reasoner = reasoner
        self._name = opinion.name
        self._standing: dict[str, Expression] = {s.name: s.expression for s in standing(reasoner.program.axioms)}

    def of(self, fact: Fact) -> str:
        """The limit that the first of several steps meets; empty where there is none."""
        if self._name not in _BY_RULES:
            return ""
        proof = self._reasoner.prove(fact)
        return next(filter(None, map(self._limit, proof or ())), "")

    def _limit(self, step: Step) -> str:
        from sg2kg.reasoning.opinions.rule_reasoners import LIMITS

        rule = step.rule
        if rule is None:
            return ""
        if rule.name in LIMITS[self._name]:
            return LIMITS[self._name][rule.name]
        if rule.name.startswith("x-"):
            return "the rules of OWL 2 RL do not say it"
        if isinstance(step.conclusion, Member) and not rule.name.startswith(("cls-svf", "cls-uni")) and self._exists(step.conclusion.cls):
            return "the rules of OWL 2 RL do not take what has some value of a kind, or is of one of several kinds, for a member of the like"
        return ""

    def _exists(self, cls: str) -> bool:
        kept: Filler | None = self._reasoner.program.expressions.get(cls) or self._standing.get(cls)
        return isinstance(kept, (Some, AtLeast, HasSelf, Or))


def _in_order(facts: Iterable[Fact]) -> list[Fact]:
    return sorted(facts, key=lambda f: (f.cls, f.x, "") if isinstance(f, Member) else (f.property, f.x, f.y))


def _told(fact: Fact) -> str:
    if isinstance(fact, Member):
        return f"{curie(fact.x)} a {curie(fact.cls)}"
    return f"{curie(fact.x)} {curie(fact.property)} {curie(fact.y)}"


def _consistency(ours: bool, opinion: Opinion) -> list[str]:
    told = {True: "a contradiction", False: "none", None: "none, and it would not find every one"}
    return [f"Contradictions: we found {told[ours]}, it found {told[opinion.inconsistent]}."]


def _listed(title: str, items: Iterable[str]) -> list[str]:
    found = list(items)
    if not found:
        return []
    more = [f"  … and {len(found) - MAX_SHOWN} more"] if len(found) > MAX_SHOWN else []
    return [f"{title}:", *(f"  {item}" for item in found[:MAX_SHOWN]), *more]
