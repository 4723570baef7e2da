"""What cannot be, in one small ontology each: found by us and by HermiT, or known not to be found; and what is consistent after all."""

from __future__ import annotations

import shutil

import pyoxigraph as ox
import pytest

from sg2kg.errors import OpinionError
from sg2kg.reasoning.merge import merged
from sg2kg.reasoning.opinions import opinion_of
from sg2kg.reasoning.reasoner import Reasoner
from support import HEADER

pytestmark = pytest.mark.usefixtures("kept_hermit")
DECLARED = (
    HEADER
    + "@prefix : <https://example.org/> .\n"
    + "".join(f":{c} a owl:Class . " for c in "ABC")
    + "".join(f":{p} a owl:ObjectProperty . " for p in "pqr")
    + ":d a owl:DatatypeProperty .\n"
)
ONE, TWICE, THRICE = (f'"{n}"^^xsd:nonNegativeInteger' for n in (1, 2, 3))
TWO = ":p a owl:FunctionalProperty . :x :p :y, :z . "
FOUND = {
    "disjoint classes": ":A owl:disjointWith :B . :x a :A, :B .",
    "several disjoint classes": "[] a owl:AllDisjointClasses ; owl:members ( :A :B :C ) . :x a :A, :C .",
    "complement": ":A owl:complementOf :B . :x a :A, :B .",
    "functional, different values": TWO + ":y owl:differentFrom :z .",
    "functional, all different": TWO + "[] a owl:AllDifferent ; owl:distinctMembers ( :y :z ) .",
    "functional, values of disjoint classes": TWO + ":A owl:disjointWith :B . :y a :A . :z a :B .",
    "functional, different behind a third": ":p a owl:FunctionalProperty . :x :p :w, :y, :z . :y owl:differentFrom :z .",
    "functional, different across two subjects": ":p a owl:FunctionalProperty . :x :p :w, :y . :v :p :w, :z . :y owl:differentFrom :z .",
    "functional literals": ":d a owl:FunctionalProperty . :x :d 1, 2 .",
    "inverse functional": ":p a owl:InverseFunctionalProperty . :x :p :w . :y :p :w . :x owl:differentFrom :y .",
    "asymmetric": ":p a owl:AsymmetricProperty . :x :p :y . :y :p :x .",
    "irreflexive": ":p a owl:IrreflexiveProperty . :x :p :x .",
    "disjoint properties": ":p owl:propertyDisjointWith :q . :x :p :y ; :q :y .",
    "several disjoint properties": "[] a owl:AllDisjointProperties ; owl:members ( :p :q :r ) . :x :p :y ; :r :y .",
    "at most one": (f":A rdfs:subClassOf [ owl:onProperty :p ; owl:maxCardinality {ONE} ] . :x a :A ; :p :y, :z . :y owl:differentFrom :z ."),
    "none of a kind": (
        ':A rdfs:subClassOf [ owl:onProperty :p ; owl:maxQualifiedCardinality "0"^^xsd:nonNegativeInteger ; owl:onClass :B ] . '
        ":x a :A ; :p :y . :y a :B ."
    ),
    "at most two": (
        f":A rdfs:subClassOf [ owl:onProperty :p ; owl:maxCardinality {TWICE} ] . :x a :A ; :p :y, :z, :w . "
        "[] a owl:AllDifferent ; owl:distinctMembers ( :y :z :w ) ."
    ),
    "denied link": "[] a owl:NegativePropertyAssertion ; owl:sourceIndividual :x ; owl:assertionProperty :p ; owl:targetIndividual :y . :x :p :y .",
    "denied value": "[] a owl:NegativePropertyAssertion ; owl:sourceIndividual :x ; owl:assertionProperty :d ; owl:targetValue 1 . :x :d 1 .",
    "range of a data property": ':d rdfs:range xsd:integer . :x :d "abc" .',
    "unsatisfiable by an existential": (
        ":A rdfs:subClassOf [ owl:onProperty :p ; owl:someValuesFrom :B ] . :p rdfs:range :C . :B owl:disjointWith :C . :x a :A ."
    ),
    "a defined class that can have no member": (
        ":A owl:equivalentClass [ owl:onProperty :p ; owl:someValuesFrom :B ] . :p rdfs:range :C . :B owl:disjointWith :C . :x a :A ."
    ),
    "every kind of a union is impossible": (
        ":A rdfs:subClassOf [ owl:unionOf ( :B :C ) ] . :B rdfs:subClassOf owl:Nothing . :C rdfs:subClassOf owl:Nothing . :x a :A ."
    ),
    "itself": ":A rdfs:subClassOf [ owl:onProperty :p ; owl:hasSelf true ] . :p a owl:IrreflexiveProperty . :x a :A .",
    "a chain into disjoint classes": (
        ":r owl:propertyChainAxiom ( :p :q ) . :r rdfs:range :A . :A owl:disjointWith :B . :x :p :y . :y :q :z . :z a :B ."
    ),
    "below nothing": ":A rdfs:subClassOf owl:Nothing . :x a :A .",
    "all values": ":A rdfs:subClassOf [ owl:onProperty :p ; owl:allValuesFrom :B ] . :B owl:disjointWith :C . :x a :A ; :p :y . :y a :C .",
    "read backwards": "[ owl:inverseOf :p ] rdfs:range :A . :A owl:disjointWith :B . :x :p :y ; a :B .",
    "same, and in disjoint classes": ":x owl:sameAs :y . :A owl:disjointWith :B . :C rdfs:subClassOf :B . :x a :A . :y a :C .",
    "same and different": ":x owl:sameAs :y ; owl:differentFrom :y .",
}
NOT_FOUND = {
    "union, case by case": (
        ":A rdfs:subClassOf [ owl:unionOf ( :B :C ) ] . :A owl:disjointWith :B, :C . :x a :A .",
        "which kind it is cannot be told by a rule, and no case is tried for an individual",
    ),
    "three of two": (
        f":A rdfs:subClassOf [ owl:onProperty :p ; owl:minCardinality {THRICE} ] . :p rdfs:range [ owl:oneOf ( :y :z ) ] . :x a :A .",
        "no individuals are counted out against a closed list",
    ),
    "what two names say together": (
        "[ owl:intersectionOf ( :A :B ) ] rdfs:subClassOf [ owl:complementOf :C ] . :x owl:sameAs :y ; a :A, :C . :y a :B .",
        "equalities are reported, and merged on request only",
    ),
}
CONSISTENT = {
    "nothing special": ":A rdfs:subClassOf :B . :x a :A .",
    "one value in two forms": ":d a owl:FunctionalProperty . :x :d 1, 1.0 .",
    "two names, not known to differ": TWO,
    "a class that is also an individual": ":A a :B . :x a :A . :A owl:disjointWith :C . :B owl:disjointWith :A .",
    "different values of a property that takes many": ":x :p :y, :z . :y owl:differentFrom :z .",
    "two of a union": ":A rdfs:subClassOf [ owl:unionOf ( :B :C ) ] . :A owl:disjointWith :B . :x a :A .",
}


def triples(text: str) -> list[ox.Triple]:
    return [ox.Triple(q.subject, q.predicate, q.object) for q in ox.parse((DECLARED + text).encode(), ox.RdfFormat.TURTLE)]


def hermit_finds(text: str) -> bool | None:
    if shutil.which("java") is None:
        pytest.skip("HermiT needs Java")
    every = triples(text)
    return opinion_of("hermit", Reasoner(every), every).inconsistent


@pytest.mark.parametrize("name", FOUND)
def test_a_contradiction_is_found_and_proved(name: str) -> None:
    reasoner = Reasoner(triples(FOUND[name]))
    assert reasoner.violations
    for violation in reasoner.violations:
        proof = reasoner.prove_violation(violation)
        assert proof.axioms or proof.assertions


@pytest.mark.parametrize("name", FOUND)
def test_hermit_finds_these_contradictions_too(name: str) -> None:
    assert hermit_finds(FOUND[name]) is True


@pytest.mark.parametrize("name", CONSISTENT)
def test_what_is_consistent_has_no_violation(name: str) -> None:
    assert Reasoner(triples(CONSISTENT[name])).violations == []
    assert hermit_finds(CONSISTENT[name]) is False


@pytest.mark.parametrize("name", NOT_FOUND)
def test_what_is_known_not_to_be_found_is_found_by_hermit(name: str) -> None:
    text, reason = NOT_FOUND[name]
    assert Reasoner(triples(text)).violations == []
    assert hermit_finds(text) is True
    assert reason


def test_what_needs_merging_is_found_after_merging() -> None:
    engine, groups = merged(Reasoner(triples(NOT_FOUND["what two names say together"][0])).engine)
    assert [[x[-1] for x in group] for group in groups] == [["x", "y"]]
    assert not engine.consistent


def test_a_denied_value_in_another_form_is_found_by_us_alone() -> None:
    # 1 and 1.0 are one value (OWL 2 Structural Specification, section 4.1); this HermiT goes by the datatype
    text = FOUND["denied value"].replace(":x :d 1 .", ":x :d 1.0 .")
    assert Reasoner(triples(text)).violations
    assert hermit_finds(text) is False


def test_an_ill_typed_literal_is_found_by_us_where_a_rule_reads_it_and_refused_by_hermit() -> None:
    text = ':x :d "abc"^^xsd:integer .'
    assert Reasoner(triples(text)).violations == []
    text += " :d rdfs:domain :A ."
    assert [v.rule.name for v in Reasoner(triples(text)).violations] == ["dt-not-type"]
    with pytest.raises(OpinionError, match="MalformedLiteral"):
        hermit_finds(text)


def test_a_key_makes_the_same_only_what_agrees_on_every_value() -> None:
    key = ":A owl:hasKey ( :d :p ) . :x a :A ; :d 'k' ; :p :z . :y a :A ; :d 'k' . "
    assert Reasoner(triples(key)).equalities == []
    reasoner = Reasoner(triples(key + ":y :p :z ."))
    assert [(e.x[-1], e.y[-1]) for e in reasoner.equalities] == [("x", "y")]
