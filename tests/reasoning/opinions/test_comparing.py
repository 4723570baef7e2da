"""Opinions compared with ours: what counts as a difference, what is a known limit, and what is told of it."""

from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox
import pytest

from sg2kg.errors import NotFoundError, OpinionError
from sg2kg.reasoning.opinions import Comparison, Vocabulary, check_with, compare_opinions, opinion_of
from sg2kg.reasoning.opinions.rule_reasoners import rule_opinion
from sg2kg.reasoning.reasoner import Reasoner
from sg2kg.reasoning.rules import Link, Member
from support import HEADER

EX = "https://example.org/"
DECLARED = ":A a owl:Class . :B a owl:Class . :p a owl:ObjectProperty . :q a owl:ObjectProperty .\n"
SCHEMA = ":A rdfs:subClassOf :B . :q owl:propertyChainAxiom ( :p :p ) ."
FACTS = ":x a :A ; :p :y . :y :p :z ."


def triples(text: str) -> list[ox.Triple]:
    parsed = ox.parse((HEADER + f"@prefix : <{EX}> .\n" + text).encode(), ox.RdfFormat.TURTLE)
    return [ox.Triple(q.subject, q.predicate, q.object) for q in parsed]


def compared(text: str, change: dict[str, object]) -> Comparison:
    """Our own answer, changed, taken for the opinion of another."""
    every = triples(DECLARED + text)
    reasoner = Reasoner(every)
    return compare_opinions(reasoner, every, replace(opinion_of("sparql", reasoner, every), **change))  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["owlrl", "reasonable", "sparql"])
def test_reasoners_that_agree_up_to_known_limits_agree(name: str) -> None:
    pytest.importorskip({"sparql": "pyoxigraph"}.get(name, name))
    found = check_with(name, triples(DECLARED + SCHEMA), triples(FACTS))
    assert found.agrees
    assert found.summary().startswith(found.opinion.version)
    limits = {e.fact: e.limit for e in found.extra}
    assert limits == ({Link(EX + "q", EX + "x", EX + "z"): "reasonable has no property chains"} if name == "reasonable" else {})


def test_what_only_the_other_derives_is_missing_and_told() -> None:
    extra = Member(EX + "B", EX + "z")
    found = compared(SCHEMA + FACTS, {"memberships": frozenset({extra, Member(EX + "A", EX + "x"), Member(EX + "B", EX + "x")})})
    assert found.missing == (extra,)
    assert not found.agrees
    assert "It derives, and we do not:\n  https://example.org/z a https://example.org/B" in found.summary()


def test_what_only_we_derive_is_extra_without_a_limit_where_none_is_known() -> None:
    found = compared(SCHEMA + FACTS, {"links": frozenset({Link(EX + "p", EX + "x", EX + "y"), Link(EX + "p", EX + "y", EX + "z")})})
    assert [(e.fact, e.limit) for e in found.extra] == [(Link(EX + "q", EX + "x", EX + "z"), "")]
    assert not found.agrees


def test_a_statement_that_no_rule_reads_is_no_difference() -> None:
    found = compared(":x :p :y .", {})
    assert found.agrees
    assert found.compared == 1


@pytest.mark.parametrize(("theirs", "agrees"), [(True, False), (False, True), (None, True)])
def test_a_contradiction_that_only_the_other_finds_is_a_difference(theirs: bool | None, agrees: bool) -> None:
    assert compared(SCHEMA + FACTS, {"inconsistent": theirs}).agrees is agrees


@pytest.mark.parametrize(("theirs", "agrees"), [(True, True), (False, False), (None, True)])
def test_a_contradiction_that_only_we_find_is_a_difference_where_the_other_looks_for_all(theirs: bool | None, agrees: bool) -> None:
    found = compared(":A owl:disjointWith :B . :x a :A, :B .", {"inconsistent": theirs})
    assert found.inconsistent
    assert found.agrees is agrees


def test_hierarchies_are_compared_where_the_other_has_one() -> None:
    found = compared(":A rdfs:subClassOf :B . :x a :A .", {"subsumptions": frozenset({(EX + "B", EX + "A")}), "unsatisfiable": frozenset()})
    assert found.missing_subsumptions == ((EX + "B", EX + "A"),)
    assert found.extra_subsumptions == ((EX + "A", EX + "B"),)
    found = compared(":A rdfs:subClassOf owl:Nothing .", {"subsumptions": frozenset(), "unsatisfiable": frozenset({EX + "B"})})
    assert (found.missing_unsatisfiable, found.extra_unsatisfiable) == ((EX + "B",), (EX + "A",))


def test_equalities_are_noted_because_we_do_not_merge() -> None:
    found = compared(":p a owl:FunctionalProperty . :x :p :y, :z .", {})
    assert len(found.notes) == 1


def test_keys_are_not_given_to_reasoners_that_get_them_wrong() -> None:
    pytest.importorskip("owlrl")
    key = ':d a owl:DatatypeProperty . :A owl:hasKey ( :d ) . :x a :A ; :d "1" . :y a :A ; :d "2" . :y a :B .'
    assert check_with("owlrl", triples(DECLARED + key), []).agrees


def test_a_reasoner_that_is_not_known_is_refused_by_name() -> None:
    with pytest.raises(NotFoundError, match="hermt") as caught:
        check_with("hermt", [], [])
    assert "hermit" in caught.value.hint


def test_a_reasoner_that_is_not_installed_is_an_error_that_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sg2kg.reasoning.opinions.rule_reasoners.find_spec", lambda name: None)
    with pytest.raises(OpinionError, match="owlrl is not installed"):
        check_with("owlrl", triples(DECLARED), [])


def test_a_reasoner_that_takes_too_long_is_ended() -> None:
    pytest.importorskip("owlrl")
    with pytest.raises(OpinionError, match="no answer within"):
        check_with("owlrl", triples(DECLARED), triples(FACTS), seconds=0.01)


def test_a_reasoner_that_dies_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("owlrl")
    monkeypatch.setattr("sg2kg.reasoning.opinions.rule_reasoners.sys.executable", "/bin/false")
    with pytest.raises(OpinionError, match="ended without an answer"):
        rule_opinion("owlrl", triples(DECLARED), Vocabulary(frozenset(), frozenset()))
