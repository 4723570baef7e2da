"""Proofs and answers made by hand, small enough to be read, for the tests of telling and writing."""

from __future__ import annotations

from itertools import pairwise

from sg2kg.explanation.answers import Backing, Condition, Node, WhatIf, Why, WhyNot
from sg2kg.knowledge.status import Evidence, Search
from sg2kg.reasoning.owl.axioms import Axiom, EquivalentClasses, SubClassOf, SubPropertyOf
from sg2kg.reasoning.owl.expressions import And, HasValue, Named, Property
from sg2kg.reasoning.proofs import Justification, Proof, Step
from sg2kg.reasoning.rules import Condition as Atom
from sg2kg.reasoning.rules import Head, Link, Member, Program, Rule
from sg2kg.terms import PREFIXES, SG2

RICE = PREFIXES["case"] + "cloud-rice"
STATEMENT = RICE + "#x01"
DIM1 = PREFIXES["fw"] + "DIM-1"
EXHIBITS_DIM1 = HasValue(Property(SG2.exhibits), DIM1)
IS_VALUE_CASE = Member(SG2.ValueCoCreationCase, RICE)
DEFINITION = EquivalentClasses(Named(SG2.ValueCoCreationCase), And((Named(SG2.Case), EXHIBITS_DIM1)))
CHAIN = SubPropertyOf((Property(SG2.hasStatement), Property(SG2.affirms)), Property(SG2.exhibits))
PROGRAM = Program((), (), (DEFINITION, CHAIN), {str(EXHIBITS_DIM1): EXHIBITS_DIM1})


def rule(name: str, head: Head, body: tuple[Atom, ...], axiom: Axiom) -> Rule:
    """A rule without a number."""
    return Rule(0, name, head, body, axiom)


def proof_of_rice() -> Proof:
    """Why Cloud Rice is a value-co-creation case."""
    case, has = Member(SG2.Case, RICE), Link(SG2.hasStatement, RICE, STATEMENT)
    affirms, exhibits = Link(SG2.affirms, STATEMENT, DIM1), Link(SG2.exhibits, RICE, DIM1)
    meets = Member(str(EXHIBITS_DIM1), RICE)
    chain = rule("prp-spo2", Link(SG2.exhibits, "?x", "?z"), (Link(SG2.hasStatement, "?x", "?y"), Link(SG2.affirms, "?y", "?z")), CHAIN)
    value = rule("cls-hv2", Member(meets.cls, "?x"), (Link(SG2.exhibits, "?x", DIM1),), DEFINITION)
    both = rule("cls-int1", Member(SG2.ValueCoCreationCase, "?x"), (Member(SG2.Case, "?x"), Member(meets.cls, "?x")), DEFINITION)
    steps = (
        Step(case, None),
        Step(has, None),
        Step(affirms, None),
        Step(exhibits, chain, (has, affirms), (CHAIN,)),
        Step(meets, value, (exhibits,), (DEFINITION,)),
        Step(IS_VALUE_CASE, both, (case, meets), (DEFINITION,)),
    )
    return Proof(IS_VALUE_CASE, steps)


def justification_of_rice() -> Justification:
    """What the proof rests on."""
    proof = proof_of_rice()
    return Justification(proof.goal, proof.assertions, proof.axioms)


def chain_proof(length: int) -> Proof:
    """Class after class, each below the next."""
    names = [f"https://example.org/C{n}" for n in range(length)]
    steps = [Step(Member(names[0], RICE), None)]
    for low, high in pairwise(names):
        axiom = SubClassOf(Named(low), Named(high))
        made = rule("cax-sco", Member(high, "?x"), (Member(low, "?x"),), axiom)
        steps.append(Step(Member(high, RICE), made, (Member(low, RICE),), (axiom,)))
    return Proof(Member(names[-1], RICE), tuple(steps))


def texts(en: str) -> dict[str, str]:
    """A text in three languages, told apart."""
    return {"en": en, "zh-Hans": f"简{en}", "zh-Hant": f"繁{en}"}


def backing(source: str = "Daily News", address: str = "https://example.org/news?a=1&b=2") -> Backing:
    """A coded statement of a public source."""
    evidence = Evidence(
        STATEMENT, RICE, DIM1, "affirms", SG2.publicSourceSays, PREFIXES["src"] + "S01", SG2.gradeB, SG2.independentPress, "p. 1", SG2.high, "", ""
    )
    return Backing(evidence, source, address, "p. 1", texts(source), texts("what it says"))


def why_of(nodes: tuple[Node, ...], complete: bool = True) -> Why:
    """An answer with these nodes."""
    return Why(texts("why so?"), texts("it is so."), nodes, proof_of_rice(), complete=complete)


def small_why(label: str = "a label") -> Why:
    """Four steps, one of which is used twice."""
    return why_of(
        (
            Node(1, "asserted", texts(f"{label} one"), triple=(RICE, SG2.affirms, DIM1), backing=(backing(),)),
            Node(2, "inferred", texts(f"{label} two"), (1,), "prp-spo1", texts("one leads to two"), "SubPropertyOf(a b)", (RICE, SG2.exhibits, DIM1)),
            Node(
                3, "inferred", texts(f"{label} three"), (1,), "prp-spo1", texts("one leads to three"), "SubPropertyOf(a c)", (RICE, SG2.names, DIM1)
            ),
            Node(
                4, "inferred", texts(f"{label} four"), (2, 3), "cls-int1", texts("all is met"), "ObjectIntersectionOf(a b)", (RICE, SG2.names, RICE)
            ),
        )
    )


def long_why(length: int) -> Why:
    """A chain of steps."""
    nodes = [Node(1, "asserted", texts("step 1"))]
    nodes += [Node(n, "inferred", texts(f"step {n}"), (n - 1,), "cax-sco", texts("one leads to the next")) for n in range(2, length + 1)]
    return why_of(tuple(nodes))


def small_why_not(label: str = "a label") -> WhyNot:
    """Conditions in every state."""
    search = Search(RICE + "#search", "2026-11-23", "news sites")
    parts = (
        Condition(texts(f"{label} met"), "certain", "derived", backing=(backing(),)),
        Condition(texts("perhaps"), "possible", "lead", texts("only likened"), concept=DIM1),
        Condition(texts("unknown"), "open", "searched", search=search, expression="<https://example.org/C>"),
        Condition(
            texts("either"), "excluded", "any", parts=(Condition(texts("no"), "excluded", "disjoint"), Condition(texts("maybe"), "open", "unknown"))
        ),
    )
    return WhyNot(texts("why not?"), texts("it would be so if."), Condition(texts("all of it"), "excluded", "all", parts=parts))


def deep_why_not(depth: int) -> WhyNot:
    """Conditions within conditions."""
    condition = Condition(texts("innermost"), "open", "unknown")
    for n in range(depth):
        condition = Condition(texts(f"level {n}"), "open", "all", parts=(condition,))
    return WhyNot(texts("why not?"), texts("because."), condition)


def small_what_if() -> WhatIf:
    """One statement added, one conclusion gained, one contradiction."""
    added, gained = (STATEMENT, SG2.affirms, DIM1), (RICE, PREFIXES["rdf"] + "type", SG2.ValueCoCreationCase)
    lost = (RICE, SG2.issue, '"an issue"@en')
    return WhatIf((added,), (), (gained,), (lost,), (small_why(),), {gained: texts("it would be one")})
