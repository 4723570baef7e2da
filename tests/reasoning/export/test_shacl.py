"""Rules as SHACL: an engine of SHACL Advanced Features infers from them what the SPARQL updates do, and finds the contradictions."""

from __future__ import annotations

from collections.abc import Callable

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib
from rdflib.compare import graph_diff, to_isomorphic

from sg2kg.reasoning.export import run_sparql, to_shacl, to_sparql
from sg2kg.reasoning.rules import Program
from sg2kg.terms import PREFIXES

Compiled = Callable[[str], Program]
Stored = Callable[[str], ox.Store]
SH = rdflib.Namespace(PREFIXES["sh"])

CHAINED = """
:p a owl:ObjectProperty ; owl:inverseOf :q . :q a owl:ObjectProperty . :t a owl:ObjectProperty, owl:TransitiveProperty .
:c a owl:ObjectProperty ; owl:propertyChainAxiom ( :p :t ) . :d a owl:DatatypeProperty .
:Whole owl:equivalentClass [ owl:intersectionOf ( :Big [ owl:onProperty :p ; owl:someValuesFrom [ owl:intersectionOf ( :Red :Part ) ] ] ) ] .
:Z rdfs:subClassOf :Y . :Y rdfs:subClassOf :X . :X rdfs:subClassOf [ owl:onProperty :t ; owl:allValuesFrom :Z ] .
:p rdfs:range :Part . :Whole rdfs:subClassOf :Z . :One owl:equivalentClass [ owl:onProperty :d ; owl:hasValue 1 ] .
:Listed owl:equivalentClass [ owl:oneOf ( :a :b ) ] . :Listed rdfs:subClassOf :Y . :A owl:disjointWith :B .
:Two owl:equivalentClass [ owl:onProperty :p ; owl:minCardinality 2 ] .
:Small owl:equivalentClass [ owl:onProperty :d ; owl:someValuesFrom [ a rdfs:Datatype ; owl:onDatatype xsd:decimal ;
    owl:withRestrictions ( [ xsd:maxInclusive 5 ] [ xsd:minExclusive 0.5 ] ) ] ] .
:Self owl:equivalentClass [ owl:onProperty :t ; owl:hasSelf true ] . :Self rdfs:subClassOf :X .
"""


def graph(store: ox.Store) -> rdflib.Graph:
    made = rdflib.Graph(bind_namespaces="none")
    text = (
        ox.serialize((q.triple for q in store.quads_for_pattern(None, None, None, ox.DefaultGraph())), format=ox.RdfFormat.N_TRIPLES) or b""
    ).decode()
    return made.parse(data=text, format="nt")


def checked(data: rdflib.Graph, turtle: str) -> rdflib.Graph:
    """The report, with what the rules infer added to the data."""
    shapes = rdflib.Graph(bind_namespaces="none").parse(data=turtle, format="turtle")
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, advanced=True, inplace=True, iterate_rules=True, inference="none")
    assert isinstance(report, rdflib.Graph)
    return report


@pytest.mark.parametrize(
    "data",
    [
        ":w a :Big ; :p :x . :x a :Red ; :t :y . :y :t :z .",
        ":w a :X ; :t :x . :x :t :y . :y :t :w .",
        ":a :t :c . :c :t :b .",
        ":w :p :x, :y . :x a :A . :y a :B . :v :p :x, :x2 .",
        ":w :d 1 . :x :d 7 . :y :d 0.5 . :z :d true .",
        ":w :p 1 ; :q :x .",
        "[] a :Big ; :p [ a :Red ] .",
    ],
)
def test_shacl_infers_what_the_updates_infer(compiled: Compiled, stored: Stored, data: str) -> None:
    program = compiled(CHAINED)
    exported = to_shacl(program)
    assert exported.left_out == ()
    store = stored(data)
    given = graph(store)
    before = len(given)
    run_sparql(store, to_sparql(program))
    checked(given, exported.turtle())
    _, only_shacl, only_sparql = graph_diff(to_isomorphic(given), to_isomorphic(graph(store)))
    assert (set(only_shacl), set(only_sparql)) == (set(), set())
    assert len(given) > before


CONTRADICTIONS = """
:A owl:disjointWith :B . :B2 rdfs:subClassOf :B . :p a owl:ObjectProperty, owl:AsymmetricProperty .
:d a owl:DatatypeProperty, owl:FunctionalProperty ; rdfs:range xsd:integer . :f a owl:ObjectProperty, owl:FunctionalProperty .
[] a owl:NegativePropertyAssertion ; owl:sourceIndividual :n ; owl:assertionProperty :p ; owl:targetIndividual :m .
:A rdfs:subClassOf [ owl:onProperty :p ; owl:maxCardinality 2 ] . [] a owl:AllDifferent ; owl:distinctMembers ( :u :v :w ) .
"""


@pytest.mark.parametrize(
    ("data", "rule", "about"),
    [
        (":x a :A, :B2 .", "cax-dw", {"x"}),
        (":x :p :y . :y :p :x .", "prp-asyp", {"x", "y"}),
        (':x :d "1" .', "x-range", {"x"}),
        (":n :p :m .", "prp-npa1", {"n"}),
        (":x a :A ; :p :u, :v, :w .", "x-max", {"x"}),
        (":x :f :u, :v .", "prp-fp", {"u", "v"}),
        (":x :f :y, :z .", "", set()),
        (":x a :A ; :p :u, :v ; :d 1 .", "", set()),
    ],
)
def test_contradictions_are_violations_about_the_same_nodes(compiled: Compiled, stored: Stored, data: str, rule: str, about: set[str]) -> None:
    report = checked(graph(stored(data)), to_shacl(compiled(CONTRADICTIONS)).turtle())
    assert {str(n).removeprefix("http://e/") for n in report.objects(None, SH.focusNode)} == about
    assert all(str(message).startswith(f"{rule}: ") for message in report.objects(None, SH.resultMessage))
    assert (None, SH.conforms, rdflib.Literal(not about)) in report


def test_equalities_are_left_out_and_the_contradictions_in_them_are_not(compiled: Compiled) -> None:
    exported = to_shacl(compiled(":f a owl:ObjectProperty, owl:FunctionalProperty ."))
    assert ["SHACL has no word" in left.reason for left in exported.left_out] == [True]
    assert "constraint-1" in exported.turtle()


def test_what_cannot_be_said_is_left_out_with_the_reason(compiled: Compiled) -> None:
    exported = to_shacl(compiled(":A owl:equivalentClass [ owl:onProperty :p ; owl:hasValue _:b ] . :p a owl:ObjectProperty . _:b a :B ."))
    assert {"blank node" in left.reason for left in exported.left_out} == {True}


def test_shapes_come_in_the_order_in_which_they_wait_for_each_other(compiled: Compiled, stored: Stored) -> None:
    program = compiled(":A rdfs:subClassOf :B . :B rdfs:subClassOf :C . :C rdfs:subClassOf :D .")
    given = graph(stored(":x a :A ."))
    shapes = rdflib.Graph(bind_namespaces="none").parse(data=to_shacl(program).turtle(), format="turtle")
    pyshacl.validate(given, shacl_graph=shapes, advanced=True, inplace=True, iterate_rules=False, inference="none")
    assert (rdflib.URIRef("http://e/x"), rdflib.RDF.type, rdflib.URIRef("http://e/D")) in given


def test_no_query_uses_what_shacl_forbids_where_a_variable_is_bound_beforehand(compiled: Compiled) -> None:
    triples = to_shacl(compiled(CHAINED + CONTRADICTIONS)).triples
    queries = [str(t.object) for t in triples if t.predicate.value in (str(SH.construct), str(SH.select))]
    assert queries
    assert not [q for q in queries if any(word in q for word in ("VALUES", "MINUS", "SERVICE", "AS ?this", "AS $this"))]


def test_the_same_program_gives_the_same_text(compiled: Compiled) -> None:
    assert to_shacl(compiled(CHAINED)).turtle() == to_shacl(compiled(CHAINED)).turtle()
