"""Small ontologies put together at random: the updates infer what the engine infers, and the queries find the same rules broken."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from random import Random

import pyoxigraph as ox
import pytest

from sg2kg.reasoning.engine import Engine
from sg2kg.reasoning.export import run_sparql, to_sparql
from sg2kg.reasoning.export.names import EXPRESSIONS
from sg2kg.reasoning.rules import Fact, Link, Member, Program
from sg2kg.terms import PREFIXES

RANGES = (
    "xsd:integer",
    "xsd:decimal",
    "xsd:string",
    "[ a rdfs:Datatype ; owl:onDatatype xsd:decimal ; owl:withRestrictions ( [ xsd:minInclusive 2 ] ) ]",
)
KINDS = ("Transitive", "Symmetric", "Asymmetric", "Irreflexive")


def cls(dice: Random) -> str:
    return f":C{dice.randrange(6)}"


def prop(dice: Random) -> str:
    return f":p{dice.randrange(4)}"


def item(dice: Random) -> str:
    return f":i{dice.randrange(5)}"


def expression(dice: Random, depth: int = 0) -> str:
    if depth == 3 or dice.random() < 0.3:
        return cls(dice)

    def inner() -> str:
        return expression(dice, depth + 1)

    made: Callable[[], str] = dice.choice(
        [
            lambda: f"owl:intersectionOf ( {inner()} {inner()} )",
            lambda: f"owl:unionOf ( {inner()} {inner()} )",
            lambda: f"owl:onProperty {prop(dice)} ; owl:someValuesFrom {inner()}",
            lambda: f"owl:onProperty {prop(dice)} ; owl:allValuesFrom {inner()}",
            lambda: f"owl:onProperty {prop(dice)} ; owl:hasValue {item(dice)}",
            lambda: f"owl:onProperty {prop(dice)} ; owl:minQualifiedCardinality {dice.choice((1, 2, 3))} ; owl:onClass {inner()}",
            lambda: f"owl:onProperty :d ; owl:someValuesFrom {dice.choice(RANGES)}",
            lambda: f"owl:onProperty {prop(dice)} ; owl:hasSelf true",
        ]
    )
    return f"[ {made()} ]"


def axiom(dice: Random) -> str:
    made: Callable[[], str] = dice.choice(
        [
            lambda: f"{cls(dice)} rdfs:subClassOf {expression(dice)}",
            lambda: f"{cls(dice)} owl:equivalentClass {expression(dice)}",
            lambda: f"{cls(dice)} owl:disjointWith {cls(dice)}",
            lambda: f"{prop(dice)} rdfs:subPropertyOf {prop(dice)}",
            lambda: f"{prop(dice)} owl:inverseOf {prop(dice)}",
            lambda: f"{prop(dice)} a owl:{dice.choice(KINDS)}Property",
            lambda: f"{prop(dice)} owl:propertyChainAxiom ( {prop(dice)} {prop(dice)} )",
            lambda: f"{prop(dice)} rdfs:{dice.choice(('domain', 'range'))} {expression(dice)}",
            lambda: "[] a owl:AllDifferent ; owl:distinctMembers ( :i0 :i1 :i2 )",
        ]
    )
    return f"{made()} .\n"


def fact(dice: Random) -> str:
    made: Callable[[], str] = dice.choice(
        [
            lambda: f"{item(dice)} a {cls(dice)}",
            lambda: f"{item(dice)} {prop(dice)} {item(dice)}",
            lambda: f"{item(dice)} :d {dice.choice(('1', '2', '2.5', chr(39) + 'a' + chr(39)))}",
        ]
    )
    return f"{made()} .\n"


DECLARED = "".join(f":p{n} a owl:ObjectProperty . " for n in range(4)) + ":d a owl:DatatypeProperty .\n"


def facts(quads: Iterable[ox.Quad]) -> set[Fact]:
    found: set[Fact] = set()
    for q in quads:
        x, p, y = (t.value if isinstance(t, ox.NamedNode) else str(t) for t in (q.subject, q.predicate, q.object))
        if not y.startswith(EXPRESSIONS):
            found.add(Member(y, x) if p == PREFIXES["rdf"] + "type" else Link(p, x, y))
    return found


@pytest.mark.parametrize("seed", range(60))
def test_updates_and_engine_agree_on_a_random_ontology(compiled: Callable[[str], Program], stored: Callable[[str], ox.Store], seed: int) -> None:
    dice = Random(seed)
    program = compiled(DECLARED + "".join(axiom(dice) for _ in range(dice.randrange(3, 9))))
    store = stored("".join(fact(dice) for _ in range(dice.randrange(8, 24))))
    exported = to_sparql(program)
    engine, stated = Engine(program), facts(store)
    gained = set(engine.add(sorted(stated, key=str)).gained)
    run_sparql(store, exported)
    assert exported.left_out == ()
    assert facts(store.quads_for_pattern(None, None, None, ox.DefaultGraph())) == gained | stated
    broken = {c.number for c in exported.checks if list(store.query(c.query))}  # type: ignore[arg-type]
    assert broken == {v.rule.number for v in engine.violations}
