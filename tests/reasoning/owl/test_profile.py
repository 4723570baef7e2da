"""What takes axioms out of OWL 2 DL, on ontologies of a line or two."""

from __future__ import annotations

from itertools import pairwise

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sg2kg.bundle import ONTOLOGY_PARTS, ontology_file
from sg2kg.reasoning.owl.axioms import Axiom, Ontology, SubClassOf, SubPropertyOf
from sg2kg.reasoning.owl.expressions import Named, Property
from sg2kg.reasoning.owl.profile import examine
from sg2kg.reasoning.owl.reading import read_ontology
from sg2kg.terms import PREFIXES

EX = "https://example.org/"
HEAD = "".join(f"@prefix {p}: <{PREFIXES[p]}> .\n" for p in ("owl", "rdf", "rdfs", "xsd")) + f"@prefix : <{EX}> .\n"


def problems(text: str) -> list[tuple[str, str]]:
    """The ids and texts of what is found in well-formed axioms."""
    ontology = read_ontology(ox.parse((HEAD + text).encode(), ox.RdfFormat.TURTLE))
    assert ontology.problems == ()
    return [(p.id, p.what.replace(EX, ":")) for p in examine(ontology)]


def ids(text: str) -> list[str]:
    return [id for id, _ in problems(text)]


def ontology(*axioms: Axiom) -> Ontology:
    return Ontology(axioms, (), (), (), (), ())


@pytest.mark.parametrize(
    "regular",
    [
        ":q owl:propertyChainAxiom ( :p :q ) .",
        ":q owl:propertyChainAxiom ( :q :p ) .",
        ":p owl:propertyChainAxiom ( :p :p ) .",
        ":q owl:propertyChainAxiom ( :p :r :q ) .",
        ":q owl:propertyChainAxiom ( :q :p ) , ( :r :q ) . :p owl:propertyChainAxiom ( :r :r ) .",
        "owl:topObjectProperty owl:propertyChainAxiom ( owl:topObjectProperty :p owl:topObjectProperty ) .",
        ":q owl:propertyChainAxiom ( :p :r ) . :p rdfs:subPropertyOf :q .",
        "[ owl:inverseOf :q ] owl:propertyChainAxiom ( :p [ owl:inverseOf :q ] ) .",
    ],
)
def test_a_regular_chain_is_no_problem(regular: str) -> None:
    assert problems(regular) == []


@pytest.mark.parametrize(
    "irregular",
    [
        ":q owl:propertyChainAxiom ( :p :q :r ) .",
        ":q owl:propertyChainAxiom ( :q :p :q ) .",
        ":q owl:propertyChainAxiom ( :q :q :q ) .",
        ":q owl:propertyChainAxiom ( [ owl:inverseOf :q ] :p ) .",
        ":q owl:propertyChainAxiom ( :p :r ) . :q rdfs:subPropertyOf :p .",
        ":q owl:propertyChainAxiom ( :p :r ) . :p owl:equivalentProperty :q .",
        ":q owl:propertyChainAxiom ( :p :r ) . :p owl:inverseOf :q .",
        ":q owl:propertyChainAxiom ( :p :r ) . :s owl:propertyChainAxiom ( :q :q ) . :s rdfs:subPropertyOf :r .",
    ],
)
def test_a_chain_whose_links_depend_on_it_is_not_regular(irregular: str) -> None:
    assert "not-regular" in ids(irregular)


def test_the_problem_shows_the_chain() -> None:
    ((id, what),) = problems(":exhibits owl:propertyChainAxiom ( :hasPhase :exhibits [ owl:inverseOf :kindOf ] ) .")
    assert id == "not-regular"
    assert ":hasPhase o :exhibits o inverse(:kindOf) ⊑ :exhibits" in what


SIMPLE_ONLY = {
    ":p a owl:FunctionalProperty .": "is declared Functional",
    "[ owl:inverseOf :p ] a owl:FunctionalProperty .": "is declared Functional",
    ":p a owl:InverseFunctionalProperty .": "is declared InverseFunctional",
    ":p a owl:AsymmetricProperty .": "is declared Asymmetric",
    ":p a owl:IrreflexiveProperty .": "is declared Irreflexive",
    ":r owl:propertyDisjointWith :p .": "is declared disjoint with another",
    ":C rdfs:subClassOf [ owl:onProperty :p ; owl:maxCardinality 1 ] .": "its values are counted",
    "[ owl:unionOf ( :A [ owl:complementOf [ owl:onProperty :p ; owl:minCardinality 2 ] ] ) ] rdfs:subClassOf :C .": "its values are counted",
    ":C owl:equivalentClass [ owl:onProperty :p ; owl:hasSelf true ] .": "asks for it with itself",
}


@pytest.mark.parametrize("use", SIMPLE_ONLY)
def test_what_asks_for_a_simple_property_is_a_problem_where_it_is_not(use: str) -> None:
    assert problems(use) == []
    for why, told in (
        (":p a owl:TransitiveProperty .", "is transitive"),
        (":p owl:propertyChainAxiom ( :a :b ) .", "follows from a chain"),
        (":p owl:inverseOf :q . :o rdfs:subPropertyOf :q . :o a owl:TransitiveProperty .", "stands above :q"),
    ):
        ((id, what),) = problems(use + why)
        assert id == "not-simple"
        assert what.startswith(f"The property :p {told}")
        assert SIMPLE_ONLY[use] in what


def test_what_stands_below_a_transitive_property_may_be_simple() -> None:
    assert problems(":p rdfs:subPropertyOf :q . :q a owl:TransitiveProperty . :p a owl:FunctionalProperty .") == []


def test_a_name_of_two_kinds_of_property_is_a_problem() -> None:
    assert problems(":p a owl:ObjectProperty , owl:DatatypeProperty .") == [("punning", ":p is both an object property and a data property")]
    assert ids(":p a owl:ObjectProperty , owl:AnnotationProperty .") == ["punning"]


def test_a_class_that_is_a_datatype_is_a_problem_and_one_that_is_an_individual_is_not() -> None:
    text = ":T a owl:Class , rdfs:Datatype ; owl:equivalentClass [ a rdfs:Datatype ; owl:oneOf ( 1 ) ] ."
    assert problems(text) == [("punning", ":T is both a class and a datatype")]
    assert problems(":T a owl:Class . :C rdfs:subClassOf [ owl:onProperty :p ; owl:hasValue :T ] . :T owl:differentFrom :x .") == []


def test_classes_below_each_other_in_a_circle_are_told_as_one() -> None:
    expected = [("cycle", "The classes :A, :B, :C are below each other in a circle, so they are the same")]
    assert problems(":A rdfs:subClassOf :B . :B rdfs:subClassOf :C . :C rdfs:subClassOf :A .") == expected
    assert problems(":A rdfs:subClassOf :B . :B owl:equivalentClass :C . :C rdfs:subClassOf :A .") == expected
    assert ids(":A owl:intersectionOf ( :B [ owl:complementOf :C ] ) . :B rdfs:subClassOf :A .") == ["cycle"]


def test_a_circle_that_an_equivalence_states_is_no_problem() -> None:
    assert problems(":A owl:equivalentClass :B . :B rdfs:subClassOf :A .") == []
    assert problems(":A rdfs:subClassOf :A . :p rdfs:subPropertyOf :p .") == []
    assert problems(":p owl:equivalentProperty :q . :p owl:inverseOf :r . :r owl:inverseOf :q .") == []
    assert problems(":p a owl:SymmetricProperty . :p rdfs:subPropertyOf [ owl:inverseOf :p ] .") == []


def test_properties_below_each_other_in_a_circle_are_told_as_one() -> None:
    expected = [("cycle", "The properties :p, :q are below each other in a circle, so they are the same")]
    assert problems(":p rdfs:subPropertyOf :q . :q rdfs:subPropertyOf :p .") == expected
    assert ids(":p rdfs:subPropertyOf [ owl:inverseOf :q ] . :q rdfs:subPropertyOf [ owl:inverseOf :p ] .") == ["cycle"]
    assert problems(":p rdfs:subPropertyOf :q . :q rdfs:subPropertyOf [ owl:inverseOf :p ] .") == expected
    assert problems(":p rdfs:subPropertyOf [ owl:inverseOf :q ] .") == []


def test_a_hierarchy_of_any_length_is_examined() -> None:
    names = [f"{EX}{i}" for i in range(20_000)]
    line: list[Axiom] = [SubClassOf(Named(low), Named(high)) for low, high in pairwise(names)]
    assert examine(ontology(*line)) == ()
    (found,) = examine(ontology(*line, SubClassOf(Named(names[-1]), Named(names[0]))))
    assert found.id == "cycle"


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=14))
def test_a_cycle_is_told_just_where_two_names_reach_each_other(pairs: list[tuple[int, int]]) -> None:
    reach = {(a, b) for a, b in pairs}
    for middle in range(7):
        reach |= {(a, b) for a in range(7) for b in range(7) if (a, middle) in reach and (middle, b) in reach}
    groups = {frozenset(b for b in range(7) if (a, b) in reach and (b, a) in reach) for a in range(7)}
    expected = sum(len(group) > 1 for group in groups)
    found = examine(ontology(*(SubClassOf(Named(f"{EX}{a}"), Named(f"{EX}{b}")) for a, b in pairs)))
    assert [p.id for p in found] == ["cycle"] * expected


@given(st.lists(st.lists(st.integers(0, 3), min_size=2, max_size=4), max_size=6))
def test_chains_that_can_be_put_in_an_order_are_just_those_that_are_regular(chains: list[list[int]]) -> None:
    def below(chain: list[int]) -> list[int]:
        *links, sup = chain
        if links == [sup, sup]:
            return []
        return links[1:] if links[0] == sup else links[:-1] if links[-1] == sup else links

    needs = {(link, chain[-1]) for chain in chains if len(chain) > 2 for link in below(chain)}
    left = {0, 1, 2, 3}
    for _ in range(4):  # takes away, again and again, what waits for nothing
        left = {n for n in left if any(link in left for link, sup in needs if sup == n)}
    axioms = [SubPropertyOf(tuple(Property(f"{EX}{i}") for i in links), Property(f"{EX}{sup}")) for *links, sup in chains if len(links) > 1]
    assert any(p.id == "not-regular" for p in examine(ontology(*axioms))) == bool(left)


def test_the_bundled_ontology_stays_in_owl_dl() -> None:
    triples = [t for part in ONTOLOGY_PARTS for t in ox.parse(path=str(ontology_file(part)))]
    assert examine(read_ontology(triples)) == ()
