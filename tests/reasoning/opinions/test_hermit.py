"""HermiT, asked and read: what it derives, what it refuses, and what is said when it is not there."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from sg2kg.errors import OpinionError
from sg2kg.reasoning.opinions import Opinion, Vocabulary, check_with
from sg2kg.reasoning.opinions.hermit import hermit_opinion, hermit_upholds
from sg2kg.reasoning.rules import Fact, Link, Member
from support import HEADER

EX = "https://example.org/"
VOCABULARY = Vocabulary(frozenset(EX + c for c in "ABC"), frozenset(EX + p for p in ("p", "q", "r")), frozenset({EX + "d"}))
DECLARED = " ".join([":A a owl:Class . :B a owl:Class . :C a owl:Class .", *(f":{p} a owl:ObjectProperty ." for p in "pqr")])
needs_java = pytest.mark.skipif(shutil.which("java") is None, reason="HermiT needs Java")


def triples(text: str) -> list[ox.Triple]:
    parsed = ox.parse((HEADER + f"@prefix : <{EX}> .\n" + text).encode(), ox.RdfFormat.TURTLE)
    return [ox.Triple(q.subject, q.predicate, q.object) for q in parsed]


def ask(text: str, seconds: float = 120) -> Opinion:
    return hermit_opinion(triples(text), VOCABULARY, seconds)


@needs_java
def test_what_is_above_a_direct_class_or_the_most_specific_property_is_in_the_opinion() -> None:
    found = ask(":A rdfs:subClassOf :B . :B owl:equivalentClass :C . :p rdfs:subPropertyOf :q . :r owl:inverseOf :q . :x a :A ; :p :y .")
    assert found.memberships == {Member(EX + c, EX + "x") for c in "ABC"}
    assert found.links == {Link(EX + "p", EX + "x", EX + "y"), Link(EX + "q", EX + "x", EX + "y"), Link(EX + "r", EX + "y", EX + "x")}
    assert sorted(found.subsumptions or ()) == [(EX + a, EX + b) for a, b in ("AB", "AC", "BC", "CB")]
    assert (found.inconsistent, found.unsatisfiable) == (False, frozenset())


@needs_java
@pytest.mark.usefixtures("kept_hermit")
def test_a_class_that_can_have_no_member_is_named_and_is_below_nothing_in_particular() -> None:
    found = ask(":A rdfs:subClassOf :B, :C . :B owl:disjointWith :C .")
    assert found.unsatisfiable == frozenset({EX + "A"})
    assert found.subsumptions == frozenset()


@needs_java
def test_a_contradiction_is_an_opinion_and_not_an_error() -> None:
    found = ask(":A owl:disjointWith :B . :x a :A, :B .")
    assert found.inconsistent is True
    assert found.memberships == {Member(EX + "A", EX + "x"), Member(EX + "B", EX + "x")}


@needs_java
@pytest.mark.usefixtures("kept_hermit")
def test_nothing_is_fetched_and_statements_without_bearing_are_not_passed_on() -> None:
    found = ask("<https://example.org/o> a owl:Ontology ; owl:imports <https://nowhere.invalid/o> . :x a :A ; rdfs:label 'x' ; :unknown [ :p :x ] .")
    assert found.memberships == {Member(EX + "A", EX + "x")}
    assert found.links == frozenset()


@needs_java
@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (':x :d "a"^^xsd:integer .', "MalformedLiteralException"),
        (":p a owl:TransitiveProperty, owl:FunctionalProperty . :x :p :y .", "Non-simple property"),
    ],
)
def test_what_hermit_refuses_is_an_error_that_says_why(text: str, reason: str) -> None:
    with pytest.raises(OpinionError, match=reason) as caught:
        ask(text)
    assert "\n\tat " not in str(caught.value)


@needs_java
@pytest.mark.usefixtures("kept_hermit")
def test_what_is_in_an_opinion_and_not_upheld_when_asked_for_is_no_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    # where an axiom says that x is one of several, HermiT lists what holds in one case; in which depends on the names, so such a list is made up here
    statements = triples(":A rdfs:subClassOf :B . :x a :A .")
    wrong, right = Member(EX + "C", EX + "x"), Member(EX + "B", EX + "x")
    opinion = replace(hermit_opinion(statements, VOCABULARY), memberships=frozenset({Member(EX + "A", EX + "x"), wrong}))
    monkeypatch.setattr("sg2kg.reasoning.opinions.hermit.hermit_opinion", lambda *_: opinion)
    found = check_with("hermit", [*triples(DECLARED), *statements], [])
    assert found.agrees
    assert (found.missing, found.extra) == ((), ())
    assert any("2 cases" in note for note in found.notes)
    assert right not in opinion.memberships


@needs_java
@pytest.mark.usefixtures("kept_hermit")
def test_what_follows_is_upheld_and_what_does_not_is_not() -> None:
    statements = triples(":A rdfs:subClassOf :B . :p rdfs:subPropertyOf :q . :x a :A ; :p :y .")
    facts: list[Fact] = [
        Member(EX + "B", EX + "x"),
        Member(EX + "C", EX + "x"),
        Link(EX + "q", EX + "x", EX + "y"),
        Link(EX + "q", EX + "y", EX + "x"),
    ]
    assert [hermit_upholds(f, statements, VOCABULARY) for f in facts] == [True, False, True, False]


@needs_java
def test_too_long_is_an_error() -> None:
    with pytest.raises(OpinionError, match=r"no answer within 0\.01 s"):
        ask(":x a :A .", seconds=0.01)


def test_without_java_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(OpinionError, match="HermiT needs Java") as caught:
        ask(":x a :A .")
    assert "sg2kg[hermit]" in caught.value.hint
    assert caught.value.id.startswith("SG2-RSN-")


def test_without_owlready2_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    java = tmp_path / "java"
    java.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    java.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("sg2kg.reasoning.opinions.hermit.find_spec", lambda name: None)
    with pytest.raises(OpinionError, match="no owlready2"):
        ask(":x a :A .")
