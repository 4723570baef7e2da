"""What holds of the engine whatever the axioms: the order of facts does not matter, what was added can go, every proof can be checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from reasoning.random_ontologies import Kinds, Sample, samples, seeded
from sg2kg.reasoning.compile import compile_rules
from sg2kg.reasoning.differences import Differences, Reason
from sg2kg.reasoning.engine import Engine
from sg2kg.reasoning.equality import Groups
from sg2kg.reasoning.facts import Facts
from sg2kg.reasoning.loading import fact_of, is_axiom
from sg2kg.reasoning.matching import Bindings, Matcher, unify, value
from sg2kg.reasoning.merge import merged
from sg2kg.reasoning.owl.axioms import DifferentIndividuals
from sg2kg.reasoning.owl.reading import read_ontology
from sg2kg.reasoning.proofs import Conclusion, Proof, Step
from sg2kg.reasoning.prove import prove, prove_equality, prove_violation
from sg2kg.reasoning.rules import Clash, Count, Different, Fact, Link, Member, Program, Rule, Same
from sg2kg.reasoning.rules import Test as InRange
from sg2kg.reasoning.suppose import suppose
from sg2kg.reasoning.values import different_value

EVERY = Kinds(clashes=True, equality=True, beyond=True)
SPECIAL = frozenset({"eq-diff1", "eq-trans", "dt-not-type"})
"""Rules of proofs that no program has."""


@cache
def taken_apart(sample: Sample) -> tuple[Program, list[Fact]]:
    triples = sample.triples
    program = compile_rules(read_ontology(t for t in triples if is_axiom(t)))
    return program, list(dict.fromkeys(fact_of(t) for t in triples if not is_axiom(t)))


def engine_of(program: Program, facts: Iterable[Fact]) -> Engine:
    engine = Engine(program)
    engine.add(facts)
    return engine


def known(engine: Engine) -> set[tuple[Fact, bool]]:
    """All facts, also of complex expressions, and whether they are asserted."""
    facts = engine.facts
    found: set[tuple[Fact, bool]] = {(Member(c, x), not tick) for c, members in facts.members.items() for x, tick in members.items()}
    return found | {(Link(p, x, y), not r.tick(x, y)) for p, r in facts.relations.items() for x, y in r.pairs()}


def wrong(engine: Engine) -> set[tuple[str, str]]:
    return {(str(v.rule.axiom), v.about) for v in engine.violations}


# ---- facts come and go


@settings(max_examples=120, deadline=None)
@given(sample=samples(EVERY), data=st.data())
def test_the_order_of_facts_does_not_matter(sample: Sample, data: st.DataObject) -> None:
    program, facts = taken_apart(sample)
    whole = engine_of(program, facts)
    other = Engine(program)
    for fact in data.draw(st.permutations(facts)):
        other.add([fact])
    assert known(other) == known(whole)
    assert (other.groups, other.consistent) == (whole.groups, whole.consistent)


@settings(max_examples=120, deadline=None)
@given(sample=samples(EVERY), data=st.data())
def test_what_is_added_and_removed_leaves_no_trace_and_removal_is_as_if_it_had_never_been(sample: Sample, data: st.DataObject) -> None:
    program, facts = taken_apart(sample)
    kept = [f for f in facts if data.draw(st.booleans())]
    rest = [f for f in facts if f not in kept]
    # rules that a fact calls for stay when it goes, so the two are compared with the rules that both have
    program = engine_of(program, facts).program
    before = engine_of(program, kept)
    after = engine_of(program, kept)
    gained = after.add(rest).gained
    lost = after.remove(rest).lost
    less = engine_of(program, facts)
    less.remove(rest)
    for engine in (after, less):
        assert known(engine) == known(before)
        assert (engine.groups, engine.consistent, wrong(engine)) == (before.groups, before.consistent, wrong(before))
        assert len(engine.violations) == len(before.violations)
    assert set(gained) == set(lost)


@settings(max_examples=60, deadline=None)
@given(sample=samples(EVERY), data=st.data())
def test_a_supposition_says_what_would_change_and_changes_nothing(sample: Sample, data: st.DataObject) -> None:
    program, facts = taken_apart(sample)
    added = [f for f in facts if data.draw(st.booleans())]
    stated = [f for f in facts if f not in added]
    withdrawn = [f for f in stated if data.draw(st.booleans())]
    program = engine_of(program, facts).program
    engine = engine_of(program, stated)
    before, was_wrong = known(engine), wrong(engine)
    changes, _ = suppose(engine, added, withdrawn)
    assert (known(engine), wrong(engine)) == (before, was_wrong)
    then = engine_of(program, [f for f in facts if f not in withdrawn])
    named = {f for f, _ in known(then) if not (isinstance(f, Member) and program.is_internal(f.cls))}
    was = {f for f, _ in before if not (isinstance(f, Member) and program.is_internal(f.cls))}
    assert set(changes.gained) == named - was - set(added)
    assert set(changes.lost) == was - named - set(withdrawn)


def test_literals_that_contradict_each_other_are_told_as_before_when_something_else_went() -> None:
    head = seeded(1, 0)[0].text.split(":d a owl:DatatypeProperty .")[0]
    program, facts = taken_apart(Sample(head + ":d a owl:DatatypeProperty, owl:FunctionalProperty . :i0 :d 1, 2, 3 . :i1 :d 4 ."))
    engine = engine_of(program, facts)
    before = engine.violations
    assert len(before) == 2
    engine.add([Link(f.property, "https://example.org/o0#i2", '"5"') for f in facts[:1] if isinstance(f, Link)])
    engine.remove([facts[-1]])
    assert engine.violations == before


# ---- the quick joins against the plain matcher


@settings(max_examples=120, deadline=None)
@given(sample=samples(EVERY))
def test_the_joins_find_what_plain_matching_finds(sample: Sample) -> None:
    program, facts = taken_apart(sample)
    engine = engine_of(program, facts)
    plain, violations, groups = by_matching(engine, facts)
    assert {f for f, _ in known(engine)} == plain
    found = {(v.rule.number, v.bindings) for v in engine.violations if isinstance(v.rule.head, Clash) and v.rule.name not in SPECIAL}
    assert found == violations
    assert engine.groups == groups


def by_matching(engine: Engine, facts: list[Fact]) -> tuple[set[Fact], set[tuple[int, tuple[tuple[str, str], ...]]], list[list[str]]]:
    """The facts, contradictions and groups of equals, by trying every rule again and again until nothing new comes."""
    program, found = engine.program, Facts()
    matcher = Matcher(found, Differences(program, found, different_value), engine.in_range)
    individuals = {x for f, _ in known(engine) for x in ((f.x,) if isinstance(f, Member) else (f.x, f.y))}
    for fact in facts:
        take(found, fact, 0)
    round = 0
    while True:
        round += 1
        new = [f for r in program.rules for f in concluded(r, matcher, individuals) if found.tick(f) is None]
        if not new:
            break
        for fact in dict.fromkeys(new):
            take(found, fact, round)
    every: set[Fact] = {Member(c, x) for c, members in found.members.items() for x in members}
    every |= {Link(p, x, y) for p, r in found.relations.items() for x, y in r.pairs()}
    groups = Groups()
    violations = set()
    for rule in program.rules:
        for bindings in solutions(rule, matcher, individuals):
            if isinstance(rule.head, Clash):
                violations.add((rule.number, tuple(sorted(bindings.items()))))
            elif isinstance(rule.head, Same):
                x, y = value(rule.head.x, bindings) or "", value(rule.head.y, bindings) or ""
                if x != y and '"' not in (x[:1], y[:1]):
                    groups.join(x, y)
    return every, violations, groups.groups()


def take(facts: Facts, fact: Fact, tick: int) -> None:
    if isinstance(fact, Member):
        facts.cls(fact.cls)[fact.x] = tick
    else:
        facts.relation(fact.property).add([(fact.x, fact.y)], tick)


def solutions(rule: Rule, matcher: Matcher, individuals: Iterable[str]) -> Iterator[Bindings]:
    """A count says nothing of whose values are counted: everybody is tried."""
    count = next((c for c in rule.body if isinstance(c, Count)), None)
    for start in [{}] if count is None else [{count.x: x} for x in individuals]:
        yield from matcher.solutions(rule.body, start)


def concluded(rule: Rule, matcher: Matcher, individuals: Iterable[str]) -> Iterator[Fact]:
    head = rule.head
    if isinstance(head, (Member, Link)):
        for bindings in list(solutions(rule, matcher, individuals)):
            x = value(head.x, bindings) or ""
            yield Member(head.cls, x) if isinstance(head, Member) else Link(head.property, x, value(head.y, bindings) or "")


EDGES = st.lists(st.tuples(st.integers(0, 6), st.sampled_from(["p2", "p3"]), st.integers(0, 6)), min_size=3, max_size=14, unique=True)


@settings(max_examples=60, deadline=None)
@given(edges=EDGES, data=st.data())
def test_transitive_properties_are_closed_whatever_comes_and_goes_when_and_each_link_has_a_proof(
    edges: list[tuple[int, str, int]], data: st.DataObject
) -> None:
    base = "https://example.org/o0#"
    axioms = ":p2 a owl:TransitiveProperty ; rdfs:subPropertyOf :p3 . :p3 a owl:TransitiveProperty, owl:SymmetricProperty ."
    program, _ = taken_apart(Sample(seeded(1, 0)[0].text.split(":d a owl:DatatypeProperty .")[0] + axioms))
    engine = Engine(program)
    facts: list[Fact] = [Link(base + p, f"{base}i{x}", f"{base}i{y}") for x, p, y in edges]
    for fact in data.draw(st.permutations(facts)):
        engine.add([fact])
    assert {f for f, _ in known(engine)} == by_matching(engine, facts)[0]
    gone = [f for f in facts if data.draw(st.integers(0, 3)) == 0]
    engine.remove(gone)
    assert {f for f, _ in known(engine)} == by_matching(engine, [f for f in facts if f not in gone])[0]
    for fact, _ in known(engine):
        proof = prove(engine, fact)
        assert proof is not None
        check(proof, engine)


# ---- proofs


@settings(max_examples=80, deadline=None)
@given(sample=samples(EVERY), data=st.data())
def test_every_inferred_fact_has_a_proof_that_can_be_checked_also_after_something_went(sample: Sample, data: st.DataObject) -> None:
    program, facts = taken_apart(sample)
    engine = engine_of(program, facts)
    engine.remove([f for f in facts if data.draw(st.integers(0, 3)) == 0])
    for fact, asserted in known(engine):
        proof = prove(engine, fact)
        assert proof is not None
        assert (len(proof) == 1 and proof.steps[0].asserted) == asserted or not asserted
        check(proof, engine)
    for violation in engine.violations:
        check(prove_violation(engine, violation), engine)
    for equality in engine.equalities:
        check(prove_equality(engine, equality), engine)


def check(proof: Proof, engine: Engine) -> None:
    """Every step concludes from earlier ones by its rule, and what stands without a rule is asserted or plain to see."""
    seen: set[Conclusion] = set()
    rules = set(engine.program.rules)
    for step in proof:
        assert seen.issuperset(step.premises)
        assert step.rule is None or step.rule.name in SPECIAL or step.rule in rules
        assert follows(step, engine), step
        seen.add(step.conclusion)
    assert proof.steps[-1].conclusion == proof.goal


def follows(step: Step, engine: Engine) -> bool:
    conclusion, rule = step.conclusion, step.rule
    if isinstance(conclusion, Different):
        return differs(step, conclusion)
    if rule is None:
        if isinstance(conclusion, InRange):
            return engine.in_range(conclusion.x, conclusion.range) is (not conclusion.negated)
        return isinstance(conclusion, (Member, Link)) and engine.asserted(conclusion)
    if rule.name in SPECIAL or (isinstance(rule.head, Same) and isinstance(conclusion, Clash)):
        return bool(step.premises)
    start = ends(rule, conclusion)
    return start is not None and next(of_premises(step, engine).solutions(rule.body, start), None) is not None


def differs(step: Step, conclusion: Different) -> bool:
    x, y = conclusion.x, conclusion.y
    if step.rule is None and not step.axioms:
        return different_value(x, y)
    if step.rule is None:
        return any(isinstance(a, DifferentIndividuals) and {x, y} <= set(a.individuals) for a in step.axioms)
    classes = {c.cls for c in step.rule.body if isinstance(c, Member)}
    premises = [p for p in step.premises if isinstance(p, Member)]
    return isinstance(step.rule.head, Clash) and {p.cls for p in premises} == classes and {p.x for p in premises} == {x, y}


def ends(rule: Rule, conclusion: Conclusion) -> Bindings | None:
    """The bindings under which the head of a rule is the conclusion."""
    head = rule.head
    if isinstance(head, (Member, Link)):
        return unify(head, conclusion) if isinstance(conclusion, (Member, Link)) else None
    if isinstance(head, Same) and isinstance(conclusion, Same):
        pairs = [(head.x, conclusion.x), (head.y, conclusion.y)]
    elif isinstance(head, Clash) and isinstance(conclusion, Clash):
        pairs = [(head.x, conclusion.x)]
    else:
        return None
    bindings: Bindings = {}
    for term, known_as in pairs:
        if (bindings.setdefault(term, known_as) if term.startswith("?") else term) != known_as:
            return None
    return bindings


class Stated(Differences):
    """Knows no difference but those among the premises of a step."""

    def __init__(self, program: Program, facts: Facts, premises: Iterable[Conclusion]) -> None:
        super().__init__(program, facts, different_value)
        self._stated = {frozenset((p.x, p.y)) for p in premises if isinstance(p, Different)}

    def between(self, a: str, b: str, before: int | None = None) -> Reason | None:
        return Reason() if frozenset((a, b)) in self._stated else None


def of_premises(step: Step, engine: Engine) -> Matcher:
    """A matcher over the premises of a step and nothing else."""
    facts = Facts()
    for premise in step.premises:
        if isinstance(premise, (Member, Link)):
            take(facts, premise, 0)
    return Matcher(facts, Stated(engine.program, facts, step.premises), engine.in_range)


# ---- merging


@settings(max_examples=60, deadline=None)
@given(sample=samples(Kinds(clashes=True, equality=True)))
def test_after_merging_nothing_is_equal_any_more_and_all_that_was_known_is_known_of_the_representative(sample: Sample) -> None:
    program, facts = taken_apart(sample)
    engine = engine_of(program, facts)
    one, groups = merged(engine)
    assert one.groups == []
    name = {x: group[0] for group in groups for x in group}
    for fact, _ in known(engine):
        x = name.get(fact.x, fact.x)
        assert one.holds(Member(fact.cls, x) if isinstance(fact, Member) else Link(fact.property, x, name.get(fact.y, fact.y)))
    assert engine.consistent or not one.consistent
