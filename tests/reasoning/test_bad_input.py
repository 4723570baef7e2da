"""Bad input to reasoning: what contradicts, runs in circles, is too much, ill-formed or not supported is told by name; the rest is reasoned on."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from calling import Caller
from sg2kg import KnowledgeBase
from sg2kg.errors import ReasoningError
from sg2kg.explanation.tell import tell_proof
from sg2kg.explanation.writers import EXPLANATION_FORMATS, write_explanation
from sg2kg.knowledge.reasoned import reason
from sg2kg.messages import LANGUAGES
from sg2kg.reasoning import Reasoner
from sg2kg.reasoning.merge import merged
from sg2kg.reasoning.owl.axioms import DifferentIndividuals, DisjointClasses, SubClassOf
from statements import EX, HEAD, chain, culprits, follows, link, member, problems, reasoner_of, statements

Filing = Callable[[str], str]


@pytest.fixture
def filed(tmp_path: Path) -> Filing:
    """Writes a text in Turtle to a file, and gives its name."""

    def write(text: str) -> str:
        path = tmp_path / "given.ttl"
        path.write_text(HEAD + text, encoding="utf-8")
        return str(path)

    return write


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Caller:
    return Caller(capsys)


# ---- what contradicts the axioms


def test_a_member_of_two_disjoint_classes_is_told_with_both_statements_and_the_axiom() -> None:
    reasoner = reasoner_of(":A owl:disjointWith :B . :x a :A, :B . :A rdfs:subClassOf :C . :y a :A .")
    facts, axioms = culprits(reasoner)
    assert facts == {"A(x)", "B(x)"}
    assert [type(a) for a in axioms] == [DisjointClasses]
    assert follows(reasoner) == {"C(x)", "C(y)"}


def test_a_range_that_clashes_is_told_with_the_link_that_leads_to_it() -> None:
    reasoner = reasoner_of(":p rdfs:range :B . :B owl:disjointWith :C . :x :p :y . :y a :C . :z :p :w .")
    facts, axioms = culprits(reasoner)
    assert len(reasoner.violations) == 1
    assert facts == {"p(x, y)", "C(y)"}
    assert len(axioms) == 2
    assert follows(reasoner) == {"B(y)", "B(w)"}


def test_a_member_of_a_class_that_can_have_none_is_told() -> None:
    reasoner = reasoner_of(":A rdfs:subClassOf :B, :C . :B owl:disjointWith :C . :x a :A . :D rdfs:subClassOf owl:Nothing . :y a :D .")
    told = [culprits(reasoner, n)[0] for n in range(len(reasoner.violations))]
    assert {"A(x)"} in told
    assert {"D(y)"} in told
    assert follows(reasoner) == {"B(x)", "C(x)"}


def test_an_inconsistent_submission_ends_with_1_and_is_told_in_words(command: Caller, filed: Filing) -> None:
    given = filed(":x a sg2:Case, sg2:Phase ; rdfs:label 'The quay'@en .")
    told = command("reason", given, "--check-consistency")
    assert told.code == 1
    assert "This cannot be: The quay is a case and The quay is a phase" in told.out
    assert told.out.splitlines()[-1] == "Contradictions with the ontology: 1"
    assert command("reason", given).code == 0


def test_the_contradictions_beyond_the_first_ten_are_counted(command: Caller, filed: Filing) -> None:
    given = filed(":A owl:disjointWith :B . " + "".join(f":x{n} a :A, :B . " for n in range(25)))
    run = command("reason", given, "--no-ontology", "--check-consistency")
    assert run.code == 1
    assert run.out.count("This cannot be") == 10
    assert "15" in run.out.splitlines()[-2]
    assert "25" in run.out.splitlines()[-1]


def test_a_literal_whose_text_is_none_of_its_datatype_is_a_contradiction(command: Caller, filed: Filing) -> None:
    given = filed(":x sg2:value 'abc'^^xsd:integer .")
    found = reason([Path(given)]).reasoner
    assert "dt-not-type" in {v.rule.name for v in found.violations}
    run = command("reason", given, "--check-consistency")
    assert run.code == 1
    assert "abc" in run.out


@pytest.mark.parametrize("value", ["'abc'", "4.5"])
def test_a_value_outside_the_range_is_a_contradiction(value: str) -> None:
    reasoner = reasoner_of(f":d a owl:DatatypeProperty ; rdfs:range xsd:integer . :x :d {value} . :y :d 3 .")
    assert [(v.about, v.rule.name) for v in reasoner.violations] == [(EX + "x", "x-range")]


# ---- circles


def test_classes_below_each_other_in_a_circle_are_equal_and_reasoning_ends(command: Caller, filed: Filing) -> None:
    text = ":A rdfs:subClassOf :B . :B rdfs:subClassOf :C . :C rdfs:subClassOf :A . :x a :B ."
    reasoner = reasoner_of(text)
    assert problems(reasoner) == ["cycle"]
    assert follows(reasoner) == {"A(x)", "C(x)"}
    assert reasoner.hierarchy.equal == [(EX + "A", EX + "B", EX + "C")]
    assert f"equal: {EX}A {EX}B {EX}C\n" in command.done("reason", filed(text), "--no-ontology", "--hierarchy")


def test_properties_below_each_other_in_a_circle_are_reported_and_reasoning_ends() -> None:
    inverse = "[ owl:inverseOf :r ]"
    reasoner = reasoner_of(f":p rdfs:subPropertyOf :q . :q rdfs:subPropertyOf {inverse} . {inverse} rdfs:subPropertyOf :p . :x :p :y .")
    assert problems(reasoner) == ["cycle"]
    assert follows(reasoner) == {"q(x, y)", "r(y, x)"}


def test_a_chain_that_is_not_regular_is_reported_and_used() -> None:
    reasoner = reasoner_of(":p owl:propertyChainAxiom (:q :r) . :r owl:propertyChainAxiom (:p :q) . :a :q :b . :b :r :c . :c :q :d .")
    assert problems(reasoner) == ["not-regular", "not-regular"]
    assert {"p(a, c)", "r(a, d)"} <= follows(reasoner)


@pytest.mark.parametrize(
    "text",
    [
        ":A owl:equivalentClass [ owl:unionOf _:l ] . _:l rdf:first :B ; rdf:rest _:l .",
        "[] a owl:AllDifferent ; owl:members _:l . _:l rdf:first :B ; rdf:rest _:m . _:m rdf:first :C ; rdf:rest _:l .",
        ":A rdfs:subClassOf _:b . _:b owl:unionOf (:B _:b) .",
        ":A owl:equivalentClass _:b . _:b owl:complementOf _:c . _:c owl:complementOf _:b .",
        ":A rdfs:subClassOf [ a owl:Restriction ; owl:onProperty :p ] .",
        ":A rdfs:subClassOf [ a owl:Restriction ; owl:onProperty :p ; owl:someValuesFrom :B ; owl:allValuesFrom :B ] .",
        ":A rdfs:subClassOf [ a owl:Restriction ; owl:onProperty _:q ; owl:someValuesFrom :B ] . _:q owl:inverseOf _:q .",
        ":A rdfs:subClassOf 'a literal' .",
        "[] a owl:AllDisjointClasses .",
    ],
)
def test_what_is_ill_formed_or_contains_itself_is_left_out_by_name_and_the_rest_is_used(text: str) -> None:
    reasoner = reasoner_of(text + " :B rdfs:subClassOf :C . :x a :A, :B .")
    assert problems(reasoner) == ["ill-formed"]
    assert follows(reasoner) == {"C(x)"}


# ---- too much


def test_a_chain_of_400_links_is_closed_and_proved_and_told_in_every_format(tmp_path: Path) -> None:
    given = tmp_path / "chain.ttl"
    given.write_text(HEAD + chain(400))
    kb = KnowledgeBase(given, bundled=False)
    reasoner = kb.reasoner
    assert sum(1 for _ in reasoner.inferred()) - _of_ontology() == 79_800
    proof = reasoner.prove(link("p", "i0", "i400"))
    assert proof is not None
    assert len(proof) == 799
    told = tell_proof(kb, reasoner.program, proof)
    for format in EXPLANATION_FORMATS:
        for lang in LANGUAGES:
            assert len(write_explanation(told, format, lang)) > 5_000


def _of_ontology() -> int:
    return sum(1 for _ in KnowledgeBase(bundled=False).reasoner.inferred())


def test_a_shorter_chain_has_a_justification_of_all_its_links() -> None:
    reasoner = reasoner_of(chain(40))
    proof = reasoner.prove(link("p", "i0", "i40"))
    assert proof is not None
    (found,), complete = reasoner.justify(proof, 2)
    assert complete
    assert set(found.assertions) == {link("p", f"i{n}", f"i{n + 1}") for n in range(40)}


def test_a_chain_of_20000_links_is_too_much_and_said_in_two_lines(command: Caller, filed: Filing) -> None:
    said = command.refused("reason", filed(chain(20_000)), "--max-inferred", "100000")
    assert "more than 100,000 statements follow" in said
    assert "[SG2-RSN-001]" in said
    assert said.count("\n") == 2


def test_the_limit_is_told_from_the_library_too() -> None:
    with pytest.raises(ReasoningError, match="more than 50 statements"):
        Reasoner(statements(chain(100)), limit=50)


def test_links_of_all_with_all_are_closed() -> None:
    ring = ":p a owl:TransitiveProperty . " + "".join(f":i{n} :p :i{(n + 1) % 120} . " for n in range(120))
    assert len(follows(reasoner_of(ring))) == 120 * 120 - 120


def test_a_chain_of_10000_classes_is_climbed_and_proved() -> None:
    reasoner = reasoner_of("".join(f":c{n} rdfs:subClassOf :c{n + 1} .\n" for n in range(10_000)) + ":x a :c0 .")
    proof = reasoner.prove(member("c10000", "x"))
    assert proof is not None
    assert len(proof) == 10_001
    assert {type(a) for a in proof.axioms} == {SubClassOf}


def test_5000_different_individuals_are_one_axiom() -> None:
    everyone = " ".join(f":i{n}" for n in range(5_000))
    reasoner = reasoner_of(f"[] a owl:AllDifferent ; owl:members ( {everyone} ) . :p a owl:FunctionalProperty . :x :p :i7, :i4000 . :y :p :i8 .")
    facts, axioms = culprits(reasoner)
    assert len(reasoner.violations) == 1
    assert facts == {"p(x, i7)", "p(x, i4000)"}
    assert DifferentIndividuals in {type(a) for a in axioms}
    assert len(reasoner.program.rules) < 10


@pytest.mark.parametrize(("depth", "read"), [(90, True), (5_000, False)])
def test_expressions_that_are_nested_deeply_are_read_or_reported(depth: int, read: bool) -> None:
    inner = ":B"
    for _ in range(depth):
        inner = f"[ a owl:Restriction ; owl:onProperty :p ; owl:someValuesFrom {inner} ]"
    links = "".join(f":i{n} :p :i{n + 1} . " for n in range(depth))
    reasoner = reasoner_of(f"{inner} rdfs:subClassOf :A . {links} :i{depth} a :B .")
    assert problems(reasoner) == ([] if read else ["ill-formed"])
    assert follows(reasoner) == ({"A(i0)"} if read else set())


# ---- individuals that would be the same


FUNCTIONAL = f"""
:p a owl:ObjectProperty, owl:FunctionalProperty .
:x :p {", ".join(f":i{n:03}" for n in range(400))} .
:i399 a :Last .
:Last rdfs:subClassOf :Known .
"""


def test_400_equal_individuals_are_399_equalities_in_one_group_and_nothing_is_merged() -> None:
    reasoner = reasoner_of(FUNCTIONAL)
    assert len(reasoner.equalities) == 399
    assert [len(g) for g in reasoner.engine.groups] == [400]
    assert follows(reasoner) == {"Known(i399)"}
    assert reasoner.engine.members(EX + "Last") == [EX + "i399"]
    engine, groups = merged(reasoner.engine)
    assert [g[0] for g in groups] == [EX + "i000"]
    assert engine.members(EX + "Last") == [EX + "i000"]


def test_two_of_them_that_are_declared_different_are_a_contradiction_with_a_proof() -> None:
    reasoner = reasoner_of(FUNCTIONAL + ":i003 owl:differentFrom :i300 .")
    facts, axioms = culprits(reasoner)
    assert {"p(x, i003)", "p(x, i300)"} <= facts
    assert DifferentIndividuals in {type(a) for a in axioms}


def test_the_command_reports_equal_individuals_and_merges_them_on_request(command: Caller, filed: Filing) -> None:
    given = filed(FUNCTIONAL)
    run = command("reason", given, "--no-ontology")
    assert run.code == 0
    assert "389" in run.out.splitlines()[-2]
    run = command("reason", given, "--no-ontology", "--merge", "--format", "ntriples")
    assert run.err.startswith(f"sg2kg: taken for one: {EX}i000, {EX}i001,")
    assert f"<{EX}i000> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{EX}Last> ." in run.out
    assert "i399" not in run.out


# ---- what cannot be had, and what is not supported


def test_what_is_imported_is_not_fetched_and_reported(command: Caller, filed: Filing, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> socket.socket:
        raise AssertionError("a connection was tried")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)
    given = filed("<https://example.org/o> a owl:Ontology ; owl:imports <http://127.0.0.1:1/other.ttl> . :A rdfs:subClassOf :B . :x a :A .")
    run = command("reason", given, "--no-ontology", "--only-inferred", "--format", "ntriples")
    assert run.code == 0
    assert "[import]" in run.err
    assert f"<{EX}B>" in run.out


@pytest.mark.parametrize(
    ("text", "id"),
    [
        (":A rdfs:subClassOf [ owl:unionOf ( :B :C ) ] .", "union-above"),
        (":A rdfs:subClassOf [ owl:oneOf ( :i :j ) ] .", "one-of-above"),
        (":A rdfs:subClassOf [ a owl:Restriction ; owl:onProperty :p ; owl:maxCardinality 2 ] .", "max-above"),
        ("[ a owl:Restriction ; owl:onProperty :p ; owl:maxCardinality 2 ] rdfs:subClassOf :A .", "max-defining"),
        ("[ a owl:Restriction ; owl:onProperty :p ; owl:allValuesFrom :B ] rdfs:subClassOf :A .", "only-defining"),
        ("[ owl:complementOf :B ] rdfs:subClassOf :A .", "not-defining"),
        (":p a owl:ObjectProperty, owl:ReflexiveProperty .", "reflexive"),
        ("owl:Thing rdfs:subClassOf :A .", "everything"),
        (":p a owl:ObjectProperty . :x :p 'a literal' .", "wrong-kind"),
        (":d a owl:DatatypeProperty ; rdfs:domain :A . :x :d :y .", "wrong-kind"),
        (":q owl:inverseOf :r . :x :q 'a literal' .", "wrong-kind"),
        (":q rdfs:subPropertyOf :r . :r rdfs:range :A . :x :q 'a literal' .", "wrong-kind"),
        (":q owl:inverseOf :r . :x :q <<( :x :q :y )>> .", "wrong-kind"),
        ("<urn:o> owl:imports <urn:other> .", "import"),
    ],
)
def test_what_is_not_used_is_reported_by_its_id_and_on_standard_error(text: str, id: str, command: Caller, filed: Filing) -> None:
    text += " :p rdfs:domain :E . :F rdfs:subClassOf :G . :z a :F ."
    reasoner = reasoner_of(text)
    assert problems(reasoner) == [id]
    assert follows(reasoner) == {"G(z)"}
    assert f"sg2kg: [{id}] " in command("reason", filed(text), "--no-ontology").err


def test_a_general_class_axiom_between_blank_nodes_is_used() -> None:
    left, right = (f"[ a owl:Restriction ; owl:onProperty {rest} ]" for rest in (":p ; owl:someValuesFrom :A", ":q ; owl:hasValue :v"))
    reasoner = reasoner_of(f"{left} rdfs:subClassOf {right} . :x :p :y . :y a :A .")
    assert problems(reasoner) == []
    assert follows(reasoner) == {"q(x, v)"}


def test_a_name_for_a_class_an_individual_and_a_property_is_three_things() -> None:
    reasoner = reasoner_of(":p a owl:Class, owl:ObjectProperty ; rdfs:subClassOf :q ; rdfs:subPropertyOf :r . :p a :p ; :p :p . :x a :r .")
    assert problems(reasoner) == []
    assert follows(reasoner) == {"q(p)", "r(p, p)"}


def test_a_literal_where_an_individual_belongs_says_which_statement_and_leaves_it_out() -> None:
    (problem,) = reasoner_of(":p a owl:ObjectProperty ; rdfs:domain :A . :x :p 'a literal' .").problems
    assert f"{EX}x {EX}p: a literal where an individual belongs" in problem.what


def test_an_invented_term_of_the_vocabulary_is_reported() -> None:
    assert reasoner_of(":A owl:subclassOf :B . :x a :A .").problems[0].id == "rdf-axiom"
