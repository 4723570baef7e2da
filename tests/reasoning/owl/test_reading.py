"""Triples in, axioms out: one test for each construct of the mapping of OWL 2, and what comes of RDF that is none of it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sg2kg.bundle import ONTOLOGY_PARTS, ontology_file
from sg2kg.reasoning.owl.axioms import Ontology
from sg2kg.reasoning.owl.reading import SCHEMA_PREDICATES, SCHEMA_TYPES, is_schema, read_ontology
from sg2kg.terms import PREFIXES

EX = "https://example.org/"
OWL, RDF, RDFS, XSD = (PREFIXES[p] for p in ("owl", "rdf", "rdfs", "xsd"))
HEAD = (
    "".join(f"@prefix {p}: <{PREFIXES[p]}> .\n" for p in ("owl", "rdf", "rdfs", "xsd"))
    + f"""@prefix : <{EX}> .
:p a owl:ObjectProperty . :q a owl:ObjectProperty . :d a owl:DatatypeProperty .
"""
)


def read(text: str) -> Ontology:
    return read_ontology(ox.parse((HEAD + text).encode(), ox.RdfFormat.TURTLE))


def short(text: str) -> str:
    return (
        text.replace(EX, ":").replace(OWL, "owl:").replace(XSD, "xsd:").replace(RDFS, "rdfs:").replace(RDF, "rdf:").replace("<", "").replace(">", "")
    )


def axioms(text: str) -> list[str]:
    """The axioms as text, after making sure that nothing was wrong."""
    found = read(text)
    assert found.problems == ()
    return [short(str(a)) for a in found.axioms]


def problem(text: str) -> tuple[str, str]:
    """The id and text of the only problem, after making sure that no axiom came through."""
    found = read(text)
    assert found.axioms == ()
    assert len(found.problems) == 1
    return found.problems[0].id, short(found.problems[0].what)


AXIOMS = {
    ":A rdfs:subClassOf :B": "SubClassOf(:A :B)",
    "[ owl:onProperty :p ; owl:someValuesFrom :A ] rdfs:subClassOf :B": "SubClassOf(ObjectSomeValuesFrom(:p :A) :B)",
    ":A owl:equivalentClass :B": "EquivalentClasses(:A :B)",
    "[ owl:complementOf :A ] owl:equivalentClass [ owl:onProperty :p ; owl:hasValue :x ]": (
        "EquivalentClasses(ObjectComplementOf(:A) ObjectHasValue(:p :x))"
    ),
    ":T a rdfs:Datatype ; owl:equivalentClass [ a rdfs:Datatype ; owl:oneOf ( 1 2 ) ]": (
        'DatatypeDefinition(:T DataOneOf("1"^^xsd:integer "2"^^xsd:integer))'
    ),
    ":T owl:equivalentClass xsd:integer": "DatatypeDefinition(:T Datatype(xsd:integer))",
    ":A owl:intersectionOf ( :B :C )": "EquivalentClasses(:A ObjectIntersectionOf(:B :C))",
    ":A owl:unionOf ( :B :C )": "EquivalentClasses(:A ObjectUnionOf(:B :C))",
    ":A owl:complementOf :B": "EquivalentClasses(:A ObjectComplementOf(:B))",
    ":A owl:oneOf ( :x _:y )": "EquivalentClasses(:A ObjectOneOf(:x _:y))",
    ":T a rdfs:Datatype ; owl:unionOf ( xsd:integer xsd:string )": "DatatypeDefinition(:T DataUnionOf(Datatype(xsd:integer) Datatype(xsd:string)))",
    ":A owl:disjointWith :B": "DisjointClasses(:A :B)",
    "[] a owl:AllDisjointClasses ; owl:members ( :A :B :C )": "DisjointClasses(:A :B :C)",
    ":p rdfs:subPropertyOf :q": "SubPropertyOf(:p :q)",
    ":p owl:propertyChainAxiom ( :q [ owl:inverseOf :p ] )": "SubPropertyOf(PropertyChain(:q ObjectInverseOf(:p)) :p)",
    "[ owl:inverseOf :q ] owl:propertyChainAxiom ( :p :q )": "SubPropertyOf(PropertyChain(:p :q) ObjectInverseOf(:q))",
    ":p rdfs:subPropertyOf [ owl:inverseOf [ owl:inverseOf [ owl:inverseOf :q ] ] ]": "SubPropertyOf(:p ObjectInverseOf(:q))",
    ":p owl:equivalentProperty :q": "EquivalentProperties(:p :q)",
    ":p owl:inverseOf :q": "InverseObjectProperties(:p :q)",
    ":p owl:inverseOf [ owl:inverseOf :q ]": "InverseObjectProperties(:p ObjectInverseOf(:q))",
    ":p owl:propertyDisjointWith :q": "DisjointProperties(:p :q)",
    "[] a owl:AllDisjointProperties ; owl:members ( :p :q [ owl:inverseOf :q ] )": "DisjointProperties(:p :q ObjectInverseOf(:q))",
    ":p a owl:TransitiveProperty": "TransitiveProperty(:p)",
    ":p a owl:SymmetricProperty": "SymmetricProperty(:p)",
    ":p a owl:AsymmetricProperty": "AsymmetricProperty(:p)",
    ":p a owl:ReflexiveProperty": "ReflexiveProperty(:p)",
    ":p a owl:IrreflexiveProperty": "IrreflexiveProperty(:p)",
    ":d a owl:FunctionalProperty": "FunctionalProperty(:d)",
    ":p a owl:InverseFunctionalProperty": "InverseFunctionalProperty(:p)",
    "[ owl:inverseOf :p ] a owl:FunctionalProperty": "FunctionalProperty(ObjectInverseOf(:p))",
    ":p rdfs:domain :A": "PropertyDomain(:p :A)",
    ":p rdfs:range [ owl:unionOf ( :A :B ) ]": "PropertyRange(:p ObjectUnionOf(:A :B))",
    ":d rdfs:range xsd:decimal": "PropertyRange(:d Datatype(xsd:decimal))",
    ":d rdfs:range rdf:langString": "PropertyRange(:d Datatype(rdf:langString))",
    ":A owl:hasKey ( :p :d )": "HasKey(:A :p :d)",
    "[] a owl:NegativePropertyAssertion ; owl:sourceIndividual :x ; owl:assertionProperty :p ; owl:targetIndividual :y": (
        "NegativePropertyAssertion(:p :x :y)"
    ),
    "[] owl:sourceIndividual :x ; owl:assertionProperty :d ; owl:targetValue 1": 'NegativePropertyAssertion(:d :x "1"^^xsd:integer)',
    ":x owl:differentFrom _:y": "DifferentIndividuals(:x _:y)",
    "[] a owl:AllDifferent ; owl:members ( :x :y :z )": "DifferentIndividuals(:x :y :z)",
    "[] a owl:AllDifferent ; owl:distinctMembers ( :x :y )": "DifferentIndividuals(:x :y)",
    ":x owl:sameAs :y": "SameIndividual(:x :y)",
}


@pytest.mark.parametrize("turtle", AXIOMS)
def test_every_kind_of_axiom_is_read(turtle: str) -> None:
    assert axioms(turtle + " .") == [AXIOMS[turtle]]


def test_a_disjoint_union_is_a_union_and_a_disjointness() -> None:
    assert axioms(":A owl:disjointUnionOf ( :B :C ) .") == ["EquivalentClasses(:A ObjectUnionOf(:B :C))", "DisjointClasses(:B :C)"]


EXPRESSIONS = {
    "owl:intersectionOf ( :A :B :A )": "ObjectIntersectionOf(:A :B)",
    "owl:intersectionOf ( :A )": ":A",
    "owl:unionOf ( :B :A )": "ObjectUnionOf(:B :A)",
    "owl:intersectionOf ()": "owl:Thing",
    "owl:unionOf ()": "owl:Nothing",
    "owl:oneOf ()": "owl:Nothing",
    "owl:complementOf [ owl:unionOf ( :A [ owl:oneOf ( :x :x ) ] ) ]": "ObjectComplementOf(ObjectUnionOf(:A ObjectOneOf(:x)))",
    "owl:onProperty :p ; owl:someValuesFrom :A": "ObjectSomeValuesFrom(:p :A)",
    "owl:onProperty [ owl:inverseOf :p ] ; owl:someValuesFrom owl:Thing": "ObjectSomeValuesFrom(ObjectInverseOf(:p) owl:Thing)",
    "owl:onProperty :p ; owl:allValuesFrom :A": "ObjectAllValuesFrom(:p :A)",
    "owl:onProperty :p ; owl:hasValue :x": "ObjectHasValue(:p :x)",
    'owl:onProperty :d ; owl:hasValue "x"@en': 'DataHasValue(:d "x"@en)',
    "owl:onProperty :p ; owl:hasSelf true": "ObjectHasSelf(:p)",
    "owl:onProperty :p ; owl:minCardinality 2": "ObjectMinCardinality(2 :p owl:Thing)",
    "owl:onProperty :p ; owl:minCardinality 1": "ObjectSomeValuesFrom(:p owl:Thing)",
    "owl:onProperty :p ; owl:minCardinality 0": "owl:Thing",
    "owl:onProperty :d ; owl:maxCardinality 1": "DataMaxCardinality(1 :d Datatype(rdfs:Literal))",
    "owl:onProperty :p ; owl:maxCardinality 0": "ObjectMaxCardinality(0 :p owl:Thing)",
    "owl:onProperty :p ; owl:cardinality 2": "ObjectIntersectionOf(ObjectMinCardinality(2 :p owl:Thing) ObjectMaxCardinality(2 :p owl:Thing))",
    "owl:onProperty :p ; owl:cardinality 1": "ObjectIntersectionOf(ObjectSomeValuesFrom(:p owl:Thing) ObjectMaxCardinality(1 :p owl:Thing))",
    "owl:onProperty :p ; owl:cardinality 0": "ObjectMaxCardinality(0 :p owl:Thing)",
    "owl:onProperty :p ; owl:minQualifiedCardinality '3'^^xsd:nonNegativeInteger ; owl:onClass :A": "ObjectMinCardinality(3 :p :A)",
    "owl:onProperty :p ; owl:maxQualifiedCardinality 3 ; owl:onClass :A": "ObjectMaxCardinality(3 :p :A)",
    "owl:onProperty :d ; owl:maxQualifiedCardinality 3 ; owl:onDataRange xsd:string": "DataMaxCardinality(3 :d Datatype(xsd:string))",
    "owl:onProperty :p ; owl:qualifiedCardinality 2 ; owl:onClass :A": (
        "ObjectIntersectionOf(ObjectMinCardinality(2 :p :A) ObjectMaxCardinality(2 :p :A))"
    ),
}


@pytest.mark.parametrize("turtle", EXPRESSIONS)
def test_every_class_expression_is_read(turtle: str) -> None:
    assert axioms(f":C rdfs:subClassOf [ {turtle} ] .") == [f"SubClassOf(:C {EXPRESSIONS[turtle]})"]


RANGES = {
    "xsd:integer": "Datatype(xsd:integer)",
    "[ a rdfs:Datatype ; owl:onDatatype xsd:decimal ; owl:withRestrictions ( [ xsd:minInclusive 0 ] [ xsd:maxExclusive 1.5 ] ) ]": (
        'DatatypeRestriction(Datatype(xsd:decimal) xsd:minInclusive "0"^^xsd:integer xsd:maxExclusive "1.5"^^xsd:decimal)'
    ),
    '[ owl:onDatatype rdf:PlainLiteral ; owl:withRestrictions ( [ rdf:langRange "zh" ; xsd:pattern "a.*" ] ) ]': (
        'DatatypeRestriction(Datatype(rdf:PlainLiteral) xsd:langRange "zh" xsd:pattern "a.*")'
    ),
    "[ owl:datatypeComplementOf xsd:integer ]": "DataComplementOf(Datatype(xsd:integer))",
    "[ owl:oneOf ( 1 2 1 ) ]": 'DataOneOf("1"^^xsd:integer "2"^^xsd:integer)',
    "[ a owl:DataRange ; owl:oneOf ( 1 ) ]": 'DataOneOf("1"^^xsd:integer)',
    "[ owl:unionOf ( xsd:integer [ owl:oneOf ( true ) ] ) ]": 'DataUnionOf(Datatype(xsd:integer) DataOneOf("true"^^xsd:boolean))',
    "[ owl:intersectionOf ( xsd:integer [ owl:datatypeComplementOf xsd:byte ] ) ]": (
        "DataIntersectionOf(Datatype(xsd:integer) DataComplementOf(Datatype(xsd:byte)))"
    ),
}


@pytest.mark.parametrize("property", [":d", ":undeclared"])
@pytest.mark.parametrize("turtle", RANGES)
def test_every_data_range_is_read_whether_or_not_its_property_is_declared(turtle: str, property: str) -> None:
    expected = f"SubClassOf(:C DataSomeValuesFrom({property} {RANGES[turtle]}))"
    assert axioms(f":C rdfs:subClassOf [ owl:onProperty {property} ; owl:someValuesFrom {turtle} ] .") == [expected]


def test_the_value_of_a_data_property_is_a_data_range_although_nothing_declares_it() -> None:
    found = read(":d rdfs:range :T .")
    assert [short(str(a)) for a in found.axioms] == ["PropertyRange(:d Datatype(:T))"]
    assert [p.id for p in found.problems] == ["unknown-datatype"]


def test_a_datatype_that_is_defined_is_known_and_xsd_date_is_not() -> None:
    assert len(axioms(":d rdfs:range :T . :T a rdfs:Datatype ; owl:equivalentClass [ owl:datatypeComplementOf xsd:string ] .")) == 2
    found = read(":d rdfs:range xsd:date . :C rdfs:subClassOf [ owl:onProperty :d ; owl:allValuesFrom xsd:date ] .")
    assert len(found.axioms) == 2
    assert [(p.id, short(p.what)) for p in found.problems] == [
        ("unknown-datatype", "The datatype xsd:date (:d rdfs:range) is neither in the datatype map of OWL 2 nor defined")
    ]


ILL_FORMED = {
    ":C rdfs:subClassOf [ a owl:Restriction ; owl:someValuesFrom :A ]": "no owl:onProperty",
    ":C rdfs:subClassOf [ owl:onProperty :p , :q ; owl:someValuesFrom :A ]": "more than one owl:onProperty",
    ":C rdfs:subClassOf [ a owl:Restriction ; owl:onProperty :p ]": "has no filler",
    ":C rdfs:subClassOf [ owl:onProperty :p ; owl:someValuesFrom :A , :B ]": "more than one owl:someValuesFrom",
    ":C rdfs:subClassOf [ owl:onProperty :p ; owl:someValuesFrom :A ; owl:allValuesFrom :B ]": "both owl:someValuesFrom and owl:allValuesFrom",
    ":C rdfs:subClassOf [ owl:onProperty :p ; owl:maxQualifiedCardinality 1 ]": "has owl:maxQualifiedCardinality and no filler",
    ":C rdfs:subClassOf [ owl:onProperty :p ; owl:maxCardinality -1 ]": "whole number",
    ":C rdfs:subClassOf [ owl:onProperty :p ; owl:maxCardinality 1001 ]": "whole number",
    ':C rdfs:subClassOf [ owl:onProperty :p ; owl:maxCardinality "1" ]': "whole number",
    ":C rdfs:subClassOf [ owl:onProperty :p ; owl:maxCardinality :x ]": "whole number",
    ":C rdfs:subClassOf [ owl:onProperty :p ; owl:hasSelf false ]": "owl:hasSelf is not true",
    ":C rdfs:subClassOf [ owl:onProperty [] ; owl:someValuesFrom :A ]": "no owl:inverseOf",
    ":C rdfs:subClassOf [ owl:onProperty _:p ; owl:someValuesFrom :A ] . _:p owl:inverseOf _:p": "inverse of itself",
    ":C rdfs:subClassOf [ owl:onProperty 1 ; owl:someValuesFrom :A ]": "a literal stands where a property is expected",
    ":C rdfs:subClassOf 1": "a literal stands where a class is expected",
    ":C rdfs:subClassOf xsd:integer": "the datatype xsd:integer stands where a class is expected",
    ":C rdfs:subClassOf [ owl:oneOf ( 1 2 ) ]": "a data range stands where a class is expected",
    ":C rdfs:subClassOf [ owl:oneOf ( :x 2 ) ]": "mixes individuals and literals",
    ":C rdfs:subClassOf []": "nothing says which",
    ":C rdfs:subClassOf [ owl:unionOf ( :A ) ; owl:oneOf ( :x ) ]": "both owl:unionOf and owl:oneOf",
    ":C rdfs:subClassOf [ owl:unionOf ( :A ) ; owl:onProperty :p ]": "is a restriction and has owl:unionOf",
    ":C rdfs:subClassOf [ owl:unionOf :A ]": "a list is expected",
    ":C rdfs:subClassOf [ owl:unionOf [ rdf:first :A ] ]": "no rdf:rest",
    ":C rdfs:subClassOf [ owl:unionOf [ rdf:first :A , :B ; rdf:rest () ] ]": "more than one rdf:first",
    ":C rdfs:subClassOf [ owl:unionOf [ rdf:first :A ; rdf:rest :B ] ]": "ends without rdf:nil",
    ":C rdfs:subClassOf [ owl:unionOf _:l ] . _:l rdf:first :A ; rdf:rest _:l": "runs into itself",
    ":C rdfs:subClassOf _:e . _:e owl:complementOf _:e": "contains itself",
    ":C rdfs:subClassOf _:e . _:e owl:unionOf ( :A [ owl:onProperty :p ; owl:allValuesFrom _:e ] )": "contains itself",
    ":C owl:onProperty :p ; owl:someValuesFrom :A": "a name of its own",
    ":p owl:propertyChainAxiom ()": "no links",
    ":C owl:hasKey ()": "no properties",
    "[] a owl:AllDisjointClasses ; owl:members ( :A )": "fewer than two",
    "[] a owl:AllDifferent": "no list",
    "[] a owl:AllDifferent ; owl:members ( :x 1 )": "a literal stands where an individual is expected",
    "[] owl:members ( :x :y )": "nothing says what holds",
    ":x owl:sameAs 1": "a literal stands where an individual is expected",
    "[] a owl:NegativePropertyAssertion ; owl:sourceIndividual :x ; owl:assertionProperty :p": "needs one owl:targetIndividual",
    "[] a owl:NegativePropertyAssertion ; owl:sourceIndividual :x ; owl:assertionProperty :p ; owl:targetIndividual 1": "wrong kind",
    "[] a owl:NegativePropertyAssertion ; owl:assertionProperty :p ; owl:targetIndividual :y": "no owl:sourceIndividual",
    ":d rdfs:range [ owl:onProperty :p ; owl:someValuesFrom :A ]": "a restriction stands where a data range is expected",
    "[ a rdfs:Datatype ] owl:equivalentClass xsd:string": "about a blank node",
}


@pytest.mark.parametrize("turtle", ILL_FORMED)
def test_what_is_ill_formed_leaves_its_axiom_out_and_says_why(turtle: str) -> None:
    id, what = problem(turtle + " .")
    assert id == "ill-formed"
    assert ILL_FORMED[turtle] in what
    assert what.endswith("the axiom is left out")


def test_a_problem_deep_in_a_class_names_the_class_and_no_blank_node() -> None:
    _, what = problem(":C owl:equivalentClass [ owl:intersectionOf ( :A [ owl:onProperty :p ; owl:allValuesFrom [ owl:unionOf :B ] ] ) ] .")
    assert what == ":C owl:equivalentClass: a list is expected where there is none; the axiom is left out"
    _, what = problem("[] a owl:AllDisjointClasses ; owl:members ( :A [] ) .")
    assert what.startswith("A blank node (with :A) a owl:AllDisjointClasses: ")
    _, what = problem("[ owl:unionOf :X ] rdfs:subClassOf :B .")
    assert what.startswith("A blank node (with :B) rdfs:subClassOf: ")


@pytest.mark.parametrize("facet", ["xsd:totalDigits 3", "xsd:minInclusive 1 ; xsd:fractionDigits 2", ":mine 3", "xsd:minInclusive :x"])
def test_a_facet_that_is_not_of_owl_is_a_problem(facet: str) -> None:
    id, what = problem(f":d rdfs:range [ owl:onDatatype xsd:decimal ; owl:withRestrictions ( [ {facet} ] ) ] .")
    assert id == "facet"
    assert what.startswith(":d rdfs:range: ")


@pytest.mark.parametrize(
    "turtle",
    [
        ":C rdfs:subClassOf [ owl:onProperties ( :d :e ) ; owl:someValuesFrom xsd:string ]",
        ":A owl:disjointWit :B",
        ":p a owl:TransitivProperty",
        ":x owl:bottomObjectProperty :y",
    ],
)
def test_a_term_of_owl_that_is_not_read_is_a_problem(turtle: str) -> None:
    assert problem(turtle + " .")[0] == "rdf-axiom"


def test_an_import_is_a_problem_unless_what_it_names_is_here() -> None:
    id, what = problem(":o a owl:Ontology ; owl:imports :other .")
    assert (id, what) == ("import", ":o imports :other, which is not among what was given")
    assert read(":o a owl:Ontology ; owl:imports :other . :other a owl:Ontology .").problems == ()
    found = read(":o a owl:Ontology ; owl:imports :v2 . :other a owl:Ontology ; owl:versionIRI :v2 .")
    assert found.problems == ()
    assert found.iris == (EX + "o", EX + "other")


def test_annotations_are_neither_axioms_nor_problems() -> None:
    assert (
        axioms("""
:note a owl:AnnotationProperty ; rdfs:subPropertyOf rdfs:comment ; rdfs:domain :A ; rdfs:range xsd:date .
rdfs:label rdfs:range rdfs:Literal .
:A rdfs:label "A" ; owl:deprecated true ; owl:versionInfo "1" ; rdfs:seeAlso :B .
[] a owl:Axiom ; owl:annotatedSource :A ; owl:annotatedProperty rdfs:subClassOf ; owl:annotatedTarget :B ; rdfs:comment "so" .
""")
        == []
    )


def test_an_annotation_property_under_an_object_property_is_read_for_it_makes_statements() -> None:
    assert axioms(":note a owl:AnnotationProperty ; rdfs:subPropertyOf :p .") == ["SubPropertyOf(:note :p)"]


def test_axioms_stand_in_the_order_of_the_text_and_once() -> None:
    text = ":B rdfs:subClassOf :C . :A owl:disjointWith :D . :A rdfs:subClassOf :B ."
    expected = ["SubClassOf(:B :C)", "DisjointClasses(:A :D)", "SubClassOf(:A :B)"]
    assert axioms(text) == expected
    triples = list(ox.parse((HEAD + text).encode(), ox.RdfFormat.TURTLE))
    twice = [ox.Quad(t.subject, t.predicate, t.object, ox.NamedNode(g)) for g in ("urn:a", "urn:b") for t in triples]
    assert [short(str(a)) for a in read_ontology(twice).axioms] == expected


def test_names_are_listed_by_kind_and_sorted() -> None:
    more = ":A rdfs:subClassOf owl:Thing , [ owl:onProperty :r ; owl:someValuesFrom :M ] ."
    found = read(":Z a owl:Class . :B a rdfs:Class . :r a owl:TransitiveProperty . " + more)
    assert found.classes == tuple(EX + n for n in "ABMZ")
    assert found.object_properties == tuple(EX + n for n in "pqr")
    assert found.data_properties == (EX + "d",)
    assert found.annotation_properties == ()


@pytest.mark.parametrize("name", ONTOLOGY_PARTS)
def test_the_ontologies_of_the_bundle_are_read_without_a_problem(name: str) -> None:
    found = read_ontology(ox.parse(path=str(ontology_file(name))))
    assert found.problems == ()
    assert len(found.iris) == 1


def node(name: object) -> ox.BlankNode:
    return ox.BlankNode(f"n{name}")


def owl(name: str) -> ox.NamedNode:
    return ox.NamedNode(OWL + name)


def nested(depth: int) -> Iterator[ox.Triple]:
    """:C below a complement of a complement … of :A."""
    yield ox.Triple(ox.NamedNode(EX + "C"), ox.NamedNode(RDFS + "subClassOf"), node(0))
    for i in range(depth):
        yield ox.Triple(node(i), owl("complementOf"), node(i + 1) if i < depth - 1 else ox.NamedNode(EX + "A"))


def list_of(name: str, members: list[ox.NamedNode | ox.BlankNode]) -> Iterator[ox.Triple]:
    for i, member in enumerate(members):
        yield ox.Triple(node(f"{name}{i}"), ox.NamedNode(RDF + "first"), member)
        rest = node(f"{name}{i + 1}") if i < len(members) - 1 else ox.NamedNode(RDF + "nil")
        yield ox.Triple(node(f"{name}{i}"), ox.NamedNode(RDF + "rest"), rest)


def test_expressions_may_be_nested_a_hundred_deep_and_no_deeper() -> None:
    assert len(read_ontology(nested(100)).axioms) == 1
    for depth in (101, 20_000):
        found = read_ontology(nested(depth))
        assert found.axioms == ()
        assert [p.what[-64:] for p in found.problems] == ["expressions are nested more than 100 deep; the axiom is left out"]


def test_a_list_of_a_hundred_thousand_members_is_read() -> None:
    members: list[ox.NamedNode | ox.BlankNode] = [ox.NamedNode(f"{EX}{i}") for i in range(100_000)]
    head = ox.Triple(node("all"), owl("members"), node("l0")), ox.Triple(node("all"), ox.NamedNode(RDF + "type"), owl("AllDifferent"))
    (axiom,) = read_ontology(chain(head, list_of("l", members))).axioms
    assert len(getattr(axiom, "individuals")) == 100_000  # noqa: B009


def test_nodes_that_share_their_parts_do_not_grow_beyond_all_bounds() -> None:
    def doubling(levels: int) -> Iterator[ox.Triple]:
        yield ox.Triple(ox.NamedNode(EX + "C"), ox.NamedNode(RDFS + "subClassOf"), node(0))
        for i in range(levels):
            for side in ("some", "all"):
                yield ox.Triple(node(f"{i}{side}"), owl("onProperty"), ox.NamedNode(EX + side))
                yield ox.Triple(node(f"{i}{side}"), owl(f"{side}ValuesFrom"), node(i + 1) if i < levels - 1 else ox.NamedNode(EX + "A"))
            yield ox.Triple(node(i), owl("unionOf"), node(f"l{i}x0"))
            yield from list_of(f"l{i}x", [node(f"{i}some"), node(f"{i}all")])

    assert len(read_ontology(doubling(5)).axioms) == 1
    found = read_ontology(doubling(40))
    assert found.axioms == ()
    assert "shared by so many others" in found.problems[0].what


def test_many_axioms_on_one_long_list_do_not_multiply_it() -> None:
    def shared(axioms: int, members: int) -> Iterator[ox.Triple]:
        yield from list_of("l", [ox.NamedNode(f"{EX}M{i}") for i in range(members)])
        for i in range(axioms):
            yield ox.Triple(ox.NamedNode(f"{EX}C{i}"), owl("unionOf"), node("l0"))

    found = read_ontology(shared(5000, 5000))
    assert 0 < len(found.axioms) < 100
    assert len(found.axioms) + len(found.problems) == 5000


NODES = [ox.BlankNode(f"b{i}") for i in range(6)]
NAMES = [ox.NamedNode(EX + n) for n in "ABpqd"] + [ox.NamedNode(XSD + "integer"), ox.NamedNode(OWL + "Thing"), ox.NamedNode(RDF + "nil")]
LITERALS = [ox.Literal(0), ox.Literal(1), ox.Literal(5000), ox.Literal("x", language="en"), ox.Literal(True), ox.Triple(NAMES[0], NAMES[2], NAMES[1])]
PREDICATES = [ox.NamedNode(p) for p in sorted(SCHEMA_PREDICATES)] + [ox.NamedNode(OWL + "madeUp"), ox.NamedNode(XSD + "totalDigits")]
TYPES = [ox.NamedNode(t) for t in sorted(SCHEMA_TYPES)] + [ox.NamedNode(OWL + "MadeUp")]
SUBJECTS = st.sampled_from([*NODES, *NODES, *NAMES])
WILD = st.one_of(
    st.builds(ox.Triple, SUBJECTS, st.sampled_from(PREDICATES), st.sampled_from([*NODES, *NODES, *NAMES, *LITERALS])),
    st.builds(lambda s, t: ox.Triple(s, ox.NamedNode(RDF + "type"), t), SUBJECTS, st.sampled_from(TYPES)),
)


@settings(deadline=None, max_examples=300)
@given(st.lists(WILD, max_size=60))
def test_no_graph_over_the_vocabulary_makes_reading_fail(triples: list[ox.Triple]) -> None:
    found = read_ontology(triples)
    assert len(set(found.axioms)) == len(found.axioms)
    assert len(set(found.problems)) == len(found.problems)
    assert all(p.what and "_:" not in p.what for p in found.problems)
    assert read_ontology(triples) == found


@settings(deadline=None, max_examples=100)
@given(st.lists(WILD, max_size=40), st.randoms())
def test_the_order_of_triples_changes_the_order_of_axioms_and_nothing_else(triples: list[ox.Triple], random: object) -> None:
    shuffled = list(triples)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = read_ontology(triples), read_ontology(shuffled)
    assert set(one.axioms) == set(other.axioms)
    assert one.classes == other.classes


def test_a_triple_is_schema_by_its_predicate_or_by_its_type() -> None:
    assert is_schema(RDFS + "subClassOf", EX + "A")
    assert is_schema(RDF + "type", OWL + "TransitiveProperty")
    assert is_schema(OWL + "madeUp", None)
    assert not is_schema(RDF + "type", EX + "A")
    assert not is_schema(RDF + "type", OWL + "NamedIndividual")
    assert not is_schema(RDFS + "label", None)
    assert not is_schema(EX + "p", EX + "A")
