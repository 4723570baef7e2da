"""Rules as SPARQL: what the updates infer, what the queries find, what is left out, and the text that a person runs elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pyoxigraph as ox
import pytest

from sg2kg.errors import QueryTimeout
from sg2kg.reasoning.export import INFERRED, SparqlCheck, SparqlExport, expression_iri, run_sparql, script, to_sparql
from sg2kg.reasoning.export.names import EXPRESSIONS
from sg2kg.reasoning.export.sparql import shortened
from sg2kg.reasoning.rules import Different, Link, Member, Program, Rule
from sg2kg.terms import PREFIXES

Compiled = Callable[[str], Program]
Stored = Callable[[str], ox.Store]
A = PREFIXES["rdf"] + "type"


def triples(store: ox.Store, graph: str | None = None) -> set[tuple[str, str, str]]:
    """The statements of a graph in short, without those on expressions."""
    name = ox.NamedNode(graph) if graph else ox.DefaultGraph()

    def short(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
        return term.value.removeprefix("http://e/") if isinstance(term, ox.NamedNode) else str(term)

    found = {(short(q.subject), short(q.predicate).replace(A, "a"), short(q.object)) for q in store.quads_for_pattern(None, None, None, name)}
    return {t for t in found if not t[2].startswith(EXPRESSIONS)}


def gained(store: ox.Store, exported: SparqlExport) -> set[tuple[str, str, str]]:
    before = triples(store)
    run_sparql(store, exported)
    return triples(store) - before


def found(store: ox.Store, checks: tuple[SparqlCheck, ...]) -> set[tuple[str, ...]]:
    """The first two columns of what queries find, in short; one where there is no second."""
    rows = set()
    for check in checks:
        solutions = store.query(check.query)
        assert isinstance(solutions, ox.QuerySolutions)
        width = 2 if "?right" in check.query else 1
        rows |= {tuple(str(row[n]).strip("<>").removeprefix("http://e/") for n in range(width)) for row in solutions}
    return rows


FAMILY = """
:p a owl:ObjectProperty . :q a owl:ObjectProperty ; owl:inverseOf :p . :t a owl:ObjectProperty, owl:TransitiveProperty .
:c a owl:ObjectProperty ; owl:propertyChainAxiom ( :p :t ) .
:Big rdfs:subClassOf :Thing_ . :p rdfs:range :Part .
:Whole owl:equivalentClass [ owl:intersectionOf ( :Big [ owl:onProperty :p ; owl:someValuesFrom [ owl:intersectionOf ( :Red :Part ) ] ] ) ] .
"""
DATA = ":w a :Big ; :p :x . :x a :Red ; :t :y . :y :t :z . "


def test_the_updates_infer_through_classes_that_have_no_name(compiled: Compiled, stored: Stored) -> None:
    exported = to_sparql(compiled(FAMILY))
    assert exported.left_out == ()
    assert gained(stored(DATA), exported) == {
        ("w", "a", "Thing_"),
        ("w", "a", "Whole"),
        ("x", "a", "Part"),
        ("x", "q", "w"),
        ("x", "t", "z"),
        ("w", "c", "y"),
        ("w", "c", "z"),
    }


def test_what_is_inferred_stands_in_its_own_graph_as_well(compiled: Compiled, stored: Stored) -> None:
    store = stored(DATA)
    before = triples(store)
    run_sparql(store, to_sparql(compiled(FAMILY)))
    assert triples(store, INFERRED) == triples(store) - before != set()


def test_without_a_graph_the_default_graph_alone_is_written_to(compiled: Compiled, stored: Stored) -> None:
    store = stored(DATA)
    run_sparql(store, to_sparql(compiled(FAMILY), graph=None))
    assert list(store.named_graphs()) == []
    assert ("w", "a", "Whole") in triples(store)


def test_what_the_axioms_state_by_themselves_is_inserted_as_data(compiled: Compiled, stored: Stored) -> None:
    exported = to_sparql(compiled(":A owl:equivalentClass [ owl:oneOf ( :a :b ) ] ."))
    assert [r.update for r in exported.rules if "<http://e/A>" in r.update] == [
        f"INSERT DATA {{ <http://e/{i}> a <http://e/A> . GRAPH <{INFERRED}> {{ <http://e/{i}> a <http://e/A> . }} }}" for i in "ab"
    ]
    assert gained(stored(":z a :Z ."), exported) == {("a", "a", "A"), ("b", "a", "A")}


def test_literals_are_compared_by_value(compiled: Compiled, stored: Stored) -> None:
    exported = to_sparql(
        compiled(""":d a owl:DatatypeProperty .
        :One owl:equivalentClass [ owl:onProperty :d ; owl:hasValue 1 ] .
        :Small owl:equivalentClass [ owl:onProperty :d ; owl:someValuesFrom [ a rdfs:Datatype ; owl:onDatatype xsd:decimal ;
            owl:withRestrictions ( [ xsd:maxInclusive 5.0 ] ) ] ] .""")
    )
    assert gained(stored(":a :d 1.0 . :b :d 1e0 . :c :d 7 ."), exported) == {
        ("a", "a", "One"),
        ("a", "a", "Small"),
        ("a", "d", f'"1"^^<{PREFIXES["xsd"]}integer>'),
    }


CONTRADICTIONS = """
:A owl:disjointWith :B . :p a owl:ObjectProperty, owl:AsymmetricProperty . :d a owl:DatatypeProperty ; rdfs:range xsd:integer .
:i a owl:ObjectProperty, owl:IrreflexiveProperty . :A rdfs:subClassOf [ owl:onProperty :i ; owl:maxCardinality 0 ] .
[] a owl:NegativePropertyAssertion ; owl:sourceIndividual :n ; owl:assertionProperty :p ; owl:targetIndividual :m .
[] a owl:NegativePropertyAssertion ; owl:sourceIndividual :n ; owl:assertionProperty :d ; owl:targetValue 1 .
"""


@pytest.mark.parametrize(
    ("data", "about"),
    [
        (":x a :A, :B .", {("x",)}),
        (":x :p :y . :y :p :x .", {("x",), ("y",)}),
        (":x :i :x .", {("x",)}),
        (":x a :A ; :i :y .", {("x",)}),
        (":n :p :m .", {("n",)}),
        (":n :d 1.0 .", {("n",)}),
        (':x :d "1" .', {("x",)}),
        (":x :d :y .", {("x",)}),
        (":x a owl:Nothing .", {("x",)}),
        (":x a :A ; :p :y ; :d 2 . :n :d 1e0 .", {("n",)}),
    ],
)
def test_each_contradiction_is_found_by_a_query(compiled: Compiled, stored: Stored, data: str, about: set[tuple[str]]) -> None:
    exported = to_sparql(compiled(CONTRADICTIONS))
    assert exported.left_out == ()
    store = stored(data)
    run_sparql(store, exported)
    assert found(store, exported.checks) == about


EQUALITIES = """
:f a owl:ObjectProperty, owl:FunctionalProperty . :d a owl:DatatypeProperty, owl:FunctionalProperty . :A owl:disjointWith :B .
[] a owl:AllDifferent ; owl:distinctMembers ( :u :v :w ) .
"""


@pytest.mark.parametrize(
    ("data", "pairs", "about"),
    [
        (":x :f :y, :z .", {("y", "z"), ("z", "y")}, set()),
        (":x :f :u, :v .", {("u", "v"), ("v", "u")}, {("u",), ("v",)}),
        (":x :f :y, :z . :z owl:differentFrom :y .", {("y", "z"), ("z", "y")}, {("y",), ("z",)}),
        (":x :f :y, :z . :y a :A . :z a :B .", {("y", "z"), ("z", "y")}, {("y",), ("z",)}),
        (":x :d 1, 1.0 .", set(), set()),
        (':x :d "a"@en, "b"@en .', set(), {('"a"@en',), ('"b"@en',)}),
        (':x :d "NaN"^^xsd:double .', set(), set()),
        (":x :f :y .", set(), set()),
    ],
)
def test_equalities_are_reported_and_contradict_only_where_the_two_differ(
    compiled: Compiled, stored: Stored, data: str, pairs: set[tuple[str, str]], about: set[tuple[str]]
) -> None:
    exported = to_sparql(compiled(EQUALITIES))
    store = stored(data)
    assert found(store, exported.equalities) == pairs
    assert found(store, tuple(c for c in exported.checks if c.name.startswith("prp-fp"))) == about


COUNTED = """
:p a owl:ObjectProperty . :A owl:disjointWith :B . :A owl:disjointWith :C . :B owl:disjointWith :C . :d a owl:DatatypeProperty .
:Three owl:equivalentClass [ owl:onProperty :p ; owl:minCardinality 3 ] .
:TwoRed owl:equivalentClass [ owl:onProperty :p ; owl:minQualifiedCardinality 2 ; owl:onClass :Red ] .
:TwoOf owl:equivalentClass [ owl:onProperty [ owl:inverseOf :p ] ; owl:minCardinality 2 ] .
:TwoNumbers owl:equivalentClass [ owl:onProperty :d ; owl:minQualifiedCardinality 2 ; owl:onDataRange xsd:integer ] .
:Five owl:equivalentClass [ owl:onProperty :p ; owl:minCardinality 5 ] .
[] a owl:AllDifferent ; owl:distinctMembers ( :u :v :w ) .
"""


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (":x :p :a, :b, :c . :a a :A . :b a :B . :c a :C .", {("x", "a", "Three")}),
        (":x :p :u, :v, :w .", {("x", "a", "Three")}),
        (":x :p :a, :b, :c . :a a :A . :b a :B . :c a :B .", set()),
        (":x :p :u, :v . :u a :Red . :v a :Red .", {("x", "a", "TwoRed")}),
        (":u :p :x . :v :p :x .", {("x", "a", "TwoOf")}),
        (":x :d 1, 2 .", {("x", "a", "TwoNumbers")}),
        (":x :d 1, 1.0, 2.5 .", set()),
        (":x :p :a . :a a :A, :B, :C .", set()),
    ],
)
def test_values_are_counted_where_they_are_known_to_differ(
    compiled: Compiled, stored: Stored, data: str, expected: set[tuple[str, str, str]]
) -> None:
    assert gained(stored(data), to_sparql(compiled(COUNTED))) == expected


def test_a_count_that_would_take_too_long_is_left_out_with_the_reason(compiled: Compiled) -> None:
    (left,) = to_sparql(compiled(COUNTED)).left_out
    assert "5" in left.axiom
    assert "5 values" in left.reason


@pytest.mark.parametrize(
    ("axioms", "reason"),
    [
        (":A owl:equivalentClass [ owl:onProperty :p ; owl:hasValue _:b ] . :p a owl:ObjectProperty . _:b a :B .", "blank node"),
        (
            ":d a owl:DatatypeProperty ; rdfs:range [ a rdfs:Datatype ; owl:onDatatype xsd:string ; "
            "owl:withRestrictions ( [ xsd:pattern '^a' ] ) ] .",
            "pattern",
        ),
    ],
)
def test_what_sparql_cannot_say_is_left_out_with_the_reason(compiled: Compiled, axioms: str, reason: str) -> None:
    program = compiled(axioms)
    exported = to_sparql(program)
    assert exported.left_out
    assert all(reason in left.reason for left in exported.left_out)
    said = {r.number for r in exported.rules} | {c.number for c in (*exported.checks, *exported.equalities)}
    assert said | {left.number for left in exported.left_out} == {r.number for r in program.rules}


def bare(program: Program, *rules: Rule) -> Program:
    return replace(program, rules=rules)


def test_a_condition_on_difference_and_one_on_everything_are_written(compiled: Compiled, stored: Stored) -> None:
    program = compiled(":p a owl:ObjectProperty . :A owl:disjointWith :B .")
    thing = Member(PREFIXES["owl"] + "Thing", "?y")
    body = (Link("http://e/p", "?x", "?y"), Link("http://e/p", "?x", "?z"), Different("?y", "?z"), thing)
    rule = Rule(0, "x-test", Member("http://e/Two", "?x"), body, program.axioms[0])
    exported = to_sparql(bare(program, rule))
    assert exported.left_out == ()
    data = ":x :p :a, :b . :a a :A . :b a :B . :y :p :a, :c . :z :p 1, 2 . :w :p 1, 1.0 ."
    assert gained(stored(data), exported) == {("x", "a", "Two"), ("z", "a", "Two")}


def test_a_rule_about_everything_is_left_out(compiled: Compiled) -> None:
    program = compiled(":A owl:disjointWith :B .")
    rule = Rule(0, "x-test", Member("http://e/A", "?x"), (Member(PREFIXES["owl"] + "Thing", "?x"),), program.axioms[0])
    (left,) = to_sparql(bare(program, rule)).left_out
    assert "?x" in left.reason


def test_rules_that_find_something_new_for_too_long_are_stopped(compiled: Compiled, stored: Stored) -> None:
    exported = to_sparql(compiled(":A rdfs:subClassOf :B ."))
    store = stored(":x a :A .")
    with pytest.raises(QueryTimeout, match="1 rounds"):
        run_sparql(store, exported, rounds=1)
    assert run_sparql(store, exported, rounds=1) == 1


def test_a_literal_as_a_subject_ends_the_rounds_all_the_same(compiled: Compiled, stored: Stored) -> None:
    exported = to_sparql(compiled(":p a owl:ObjectProperty ; rdfs:range :A ."))
    assert gained(stored(":x :p 1 ."), exported) == set()


def test_the_script_does_what_the_updates_do(compiled: Compiled, stored: Stored) -> None:
    exported = to_sparql(compiled(FAMILY + CONTRADICTIONS + EQUALITIES + COUNTED))
    text = script(exported)
    once, again = stored(DATA), stored(DATA)
    run_sparql(once, exported)
    before = -1
    while len(again) != before:
        before = len(again)
        again.update(text)
    labels = {str(t.subject) for t in exported.labels}
    assert triples(once) == {t for t in triples(again) if f"<{t[0]}>" not in labels}
    axioms = [r.axiom for r in exported.rules] + [c.axiom for c in (*exported.checks, *exported.equalities)] + [o.axiom for o in exported.left_out]
    assert all(axiom in text for axiom in axioms)
    assert "\nPREFIX sg2: <https://w3id.org/sg2kg/ontology#>\n" in text


def test_an_axiom_that_holds_a_line_break_stays_in_its_comment(compiled: Compiled, stored: Stored) -> None:
    axiom = ':A owl:equivalentClass [ owl:onProperty :d ; owl:hasValue "a\\n} ; DROP ALL ; #\\r\\" . " ] . :d a owl:DatatypeProperty .'
    exported = to_sparql(compiled(axiom))
    store = stored(':x :d "a\\n} ; DROP ALL ; #\\r\\" . " . :y :d "a" .')
    store.update(script(exported))
    assert {t for t in triples(store) if t[1] == "a"} == {("x", "a", "A")}
    assert all("\n" not in r.axiom for r in exported.rules)


def test_names_are_shortened_outside_of_strings_only() -> None:
    long = "https://w3id.org/sg2kg/ontology#Case"
    assert shortened(f'<{long}> a "<{long}>", "\\"<{long}>" . <{long}/x> <{expression_iri("x")}>') == (
        f'sg2:Case a "<{long}>", "\\"<{long}>" . <{long}/x> expression:{expression_iri("x").removeprefix(EXPRESSIONS)}'
    )
