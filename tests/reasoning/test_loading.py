"""Bringing RDF to the engine: what is a fact, what is part of an axiom, what does not fit; and terms as the engine names them."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sg2kg.reasoning import Link, Member, Reasoner, fact_of, is_axiom, loading, triple_of
from sg2kg.reasoning.loading import MAX_PROBLEMS, term_of, term_text
from statements import EX, HEAD, follows, link, member, problems, reasoner_of, statements

A, P = ox.NamedNode(EX + "a"), ox.NamedNode(EX + "p")
TERMS = [
    A,
    ox.BlankNode("b0"),
    ox.Literal("text"),
    ox.Literal('a "quote" \\ and\nline'),
    ox.Literal("共治", language="zh-hans"),
    ox.Literal("3", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer")),
]


@pytest.mark.parametrize("term", TERMS, ids=str)
def test_a_term_is_the_same_when_it_comes_back(term: ox.NamedNode | ox.BlankNode | ox.Literal) -> None:
    assert term_of(term_text(term)) == term


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back_as_a_literal(text: str) -> None:
    assert term_of(term_text(ox.Literal(text))) == ox.Literal(text)


@pytest.mark.parametrize("text", ["ObjectUnionOf(<urn:a> <urn:b>)", "a b", ""])
def test_what_names_no_term_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="IRI"):
        term_of(text)


def test_a_statement_is_a_fact_and_the_fact_is_the_statement() -> None:
    for quad in statements(":a a :A . :a :p :b . :a :p 'x' . [] :p :a ."):
        assert triple_of(fact_of(quad)) == quad.triple
    assert [fact_of(q) for q in statements(":a a :A ; :p :b .")] == [member("A", "a"), link("p", "a", "b")]
    assert isinstance(fact_of(statements(":a :p 1 .")[0]), Link)


@pytest.mark.parametrize(
    ("text", "axiom"),
    [
        (":A rdfs:subClassOf :B", True),
        (":p a owl:ObjectProperty", True),
        (":p a owl:InventedProperty", True),
        (":i owl:sameAs :j", True),
        (":i owl:invented :j", True),
        (":i a :A", False),
        (":i a owl:NamedIndividual", False),
        (":i a owl:Thing", False),
        (":i rdfs:label 'i'", False),
        (":i owl:versionInfo '1'", False),
        (":i rdfs:comment 'c'", False),
    ],
)
def test_what_is_an_axiom_and_what_is_not(text: str, axiom: bool) -> None:
    assert is_axiom(statements(text + " .")[0]) is axiom


def test_facts_in_portions_come_to_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    text = ":A rdfs:subClassOf :B . :p rdfs:range :A ; a owl:TransitiveProperty . " + "".join(
        f":i{n} :p :i{n + 1} . :j{n} a :A . " for n in range(30)
    )
    whole = reasoner_of(text)
    monkeypatch.setattr(loading, "PORTION", 7)
    portioned = reasoner_of(text)
    assert follows(portioned) == follows(whole)
    assert portioned.statements == whole.statements == 63


def test_facts_that_come_later_are_reasoned_upon_and_axioms_are_kept_apart() -> None:
    reasoner = reasoner_of(":A rdfs:subClassOf :B .")
    later = statements(":x a :A . :B rdfs:subClassOf :C . :y a :Unknown ; :unknown 1 .")
    reasoner.load(later)
    assert follows(reasoner) == {"B(x)"}
    assert reasoner.unread_axioms == [later[1].triple]
    assert Reasoner(statements(":A rdfs:subClassOf :B .")).unread_axioms == []


def test_statements_that_no_rule_reads_are_not_kept() -> None:
    reasoner = reasoner_of(":A rdfs:subClassOf :B . :x a :Z ; :z :y ; rdfs:label 'x' .")
    assert reasoner.engine.counts() == {}
    assert reasoner.statements == 4


def test_problems_are_told_up_to_a_number() -> None:
    text = ":p a owl:ObjectProperty ; rdfs:domain :A . " + " ".join(f":x{n} :p 'no' ." for n in range(MAX_PROBLEMS + 50))
    assert problems(reasoner_of(text)) == ["wrong-kind"] * MAX_PROBLEMS


def test_a_literal_may_stand_where_nothing_makes_it_an_individual() -> None:
    reasoner = reasoner_of(":p rdfs:subPropertyOf :q . :x :p 'text' .")
    assert problems(reasoner) == []
    assert [str(t) for t in reasoner.inferred()] == [f'<{EX}x> <{EX}q> "text"']


@pytest.mark.parametrize("axiom", [":p owl:inverseOf :q .", ":p rdfs:range :A .", ":p rdfs:subPropertyOf :q . :q a owl:SymmetricProperty ."])
def test_a_literal_where_a_rule_reads_backwards_does_not_fit_though_nothing_is_declared(axiom: str) -> None:
    reasoner = reasoner_of(axiom + " :x :p 'text' .")
    assert problems(reasoner) == ["wrong-kind"]
    assert list(reasoner.inferred()) == []


def test_text_of_n_triples_is_read_as_turtle_is() -> None:
    quads = list(ox.parse((HEAD + ":x a :A .").encode(), format=ox.RdfFormat.TURTLE))
    assert [fact_of(q) for q in quads] == [Member(EX + "A", EX + "x")]
