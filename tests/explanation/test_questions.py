"""Questions: how they may be put, what they are taken for, what is refused and with which words; and that asking changes nothing."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from sg2kg import KnowledgeBase
from sg2kg.errors import ExplanationError, InputError, NotFoundError, ReasoningError, Sg2Error
from sg2kg.explanation import Why, WhyNot
from sg2kg.explanation.questions import asked, contradictions, equalities, explain, what_if
from sg2kg.reasoning import Fact, Link, Member, triple_of
from sg2kg.terms import PREFIXES, SG2
from statements import EX, HEAD

RICE = PREFIXES["case"] + "cloud-rice"
DIM1 = PREFIXES["fw"] + "DIM-1"
VALUE = Member(SG2.ValueCoCreationCase, RICE)
SHOWS = Link(SG2.exhibits, RICE, DIM1)
THING = PREFIXES["owl"] + "Thing"


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        (("cloud-rice", "ValueCoCreationCase"), VALUE),
        (("case-01", "valuecocreationcase"), VALUE),
        (("case:cloud-rice", "sg2:ValueCoCreationCase"), VALUE),
        ((RICE, SG2.ValueCoCreationCase), VALUE),
        ((f"<{RICE}>", f"<{SG2.ValueCoCreationCase}>"), VALUE),
        (("cloud-rice", "value-co-creation case"), VALUE),
        (("cloud-rice", "价值共创案例"), VALUE),
        (("cloud-rice", "價值共創案例"), VALUE),
        (("cloud-rice", "DIM-1"), SHOWS),
        (("cloud-rice", "dim-1"), SHOWS),
        (("cloud-rice", "fw:DIM-1"), SHOWS),
        (("cloud-rice", DIM1), SHOWS),
        (("case:cloud-rice sg2:exhibits fw:DIM-1",), SHOWS),
        (("case:cloud-rice sg2:exhibits fw:DIM-1 .",), SHOWS),
        ((f"  <{RICE}> a sg2:ValueCoCreationCase  ",), VALUE),
        (("case:cloud-rice#x01 sg2:about case:cloud-rice",), Link(SG2.about, RICE + "#x01", RICE)),
        (("case:cloud-rice sg2:about case:cloud-rice#x01",), Link(SG2.about, RICE, RICE + "#x01")),
        (('case:cloud-rice rdfs:label "a case:x#y"@en',), Link(PREFIXES["rdfs"] + "label", RICE, '"a case:x#y"@en')),
        (("PREFIX c: <https://w3id.org/sg2kg/case/> c:cloud-rice sg2:exhibits fw:DIM-1",), SHOWS),
    ],
)
def test_a_question_is_understood_in_whatever_way_it_names_things(kb: KnowledgeBase, question: tuple[str, ...], fact: Fact) -> None:
    assert asked(kb, *question) == fact


@pytest.mark.parametrize(
    ("question", "error", "says"),
    [
        (("cloud-rise", "DIM-1"), NotFoundError, "Did you mean cloud-rice"),
        (("cloud-rice", "ValueCocreationKase"), NotFoundError, "ValueCoCreationCase"),
        (("cloud-rice", "DIM-99"), NotFoundError, "DIM-"),
        (("cloud-rice", ""), NotFoundError, "Unknown class or concept"),
        (("", "DIM-1"), NotFoundError, "Unknown case"),
        (("https://example.org/nobody", "DIM-1"), NotFoundError, "Unknown individual"),
        (("case:cloud-rise a sg2:Case",), NotFoundError, "Unknown individual: case:cloud-rise"),
        (("cloud-rice",), ExplanationError, "this is no statement"),
        (("",), ExplanationError, "this is no statement"),
        (("a b c",), ExplanationError, "this is no statement"),
        (("nope:x a sg2:Case",), ExplanationError, "prefix nope: has not been declared"),
        (("case:cloud-rice a sg2:Case, sg2:Phase",), ExplanationError, "2 statements where one is expected"),
        (("case:cloud-rice sg2:about [ ]",), ExplanationError, "has no name"),
        (("_:x a sg2:Case",), ExplanationError, "has no name"),
        (("cloud-rice", "DIM-1", "DIM-2"), ExplanationError, "3 words"),
        ((), ExplanationError, "0 words"),
        (("cloud-rice", "owl:Nothing"), ExplanationError, "nothing is in owl:Nothing"),
        (("case:cloud-rice a owl:Nothing",), ExplanationError, "nothing is in owl:Nothing"),
        (("case:cloud-rice a 'text'",), NotFoundError, "Unknown class or concept"),
        (("x" * 10_000,), ExplanationError, "this is no statement"),
        (("\x00 \x1b[31m\u202e",), Sg2Error, ""),
    ],
)
def test_what_is_no_question_is_refused_in_two_lines(kb: KnowledgeBase, question: tuple[str, ...], error: type[Sg2Error], says: str) -> None:
    with pytest.raises(error) as caught:
        explain(kb, *question)
    assert says in str(caught.value)
    assert len(str(caught.value).splitlines()) <= 2


@pytest.mark.parametrize("count", [-1, 21])
def test_too_many_justifications_are_refused(kb: KnowledgeBase, count: int) -> None:
    with pytest.raises(ExplanationError, match="0 to 20"):
        explain(kb, "cloud-rice", "DIM-1", justifications=count)


def test_an_unknown_basis_is_refused(kb: KnowledgeBase) -> None:
    with pytest.raises(NotFoundError, match="papr"):
        explain(kb, "cloud-rice", "SharedGovernanceCase", basis="papr")


def test_what_follows_is_proved_and_what_does_not_is_told_what_it_lacks(kb: KnowledgeBase) -> None:
    why = explain(kb, "cloud-rice", "ValueCoCreationCase", justifications=3)
    assert isinstance(why, Why)
    assert why.nodes[-1].triple == (RICE, PREFIXES["rdf"] + "type", SG2.ValueCoCreationCase)
    assert 1 <= len(why.justifications) <= 3
    why_not = explain(kb, "cloud-rice", "SharedGovernanceCase")
    assert isinstance(why_not, WhyNot)
    assert why_not.condition.state != "certain"


def test_without_justifications_none_is_looked_for(kb: KnowledgeBase) -> None:
    why = explain(kb, "cloud-rice", "ValueCoCreationCase", justifications=0)
    assert isinstance(why, Why)
    assert (why.justifications, why.complete) == ((), False)


def test_everything_is_a_thing_and_that_needs_no_reason(kb: KnowledgeBase) -> None:
    for question in (("cloud-rice", "owl:Thing"), ("case:cloud-rice a owl:Thing",)):
        why = explain(kb, *question)
        assert isinstance(why, Why)
        assert (why.nodes, why.complete) == ((), True)


def test_asking_changes_nothing(kb: KnowledgeBase) -> None:
    before = list(kb.reasoner.inferred())
    explain(kb, "cloud-rice", "ValueCoCreationCase", justifications=5)
    explain(kb, "cloud-rice", "SharedGovernanceCase")
    assert list(kb.reasoner.inferred()) == before


# ---- contradictions and equalities


@pytest.fixture
def wrong(tmp_path: Path) -> KnowledgeBase:
    path = tmp_path / "wrong.ttl"
    text = "".join(f":x{n} a sg2:Case, sg2:Phase . " for n in range(30)) + ":p a owl:FunctionalProperty . :a :p :b, :c ."
    path.write_text(HEAD + text)
    return KnowledgeBase(path, bundled=False)


def test_contradictions_and_equalities_are_told_up_to_a_number(wrong: KnowledgeBase) -> None:
    assert len(contradictions(wrong)) == 20
    assert len(contradictions(wrong, 3)) == 3
    assert "nothing is both a case and a phase" in contradictions(wrong, 1)[0].answer["en"]
    (same,) = equalities(wrong)
    assert "would be the same" in same.answer["en"]


def test_what_ships_contradicts_nothing(kb: KnowledgeBase) -> None:
    assert (contradictions(kb), equalities(kb)) == ([], [])


# ---- what if


ADD = "case:ant-forest#new sg2:about case:ant-forest ; sg2:affirms fw:DIM-3"
ADAPTIVE = (PREFIXES["case"] + "ant-forest", PREFIXES["rdf"] + "type", SG2.AdaptiveCase)


def test_a_supposition_may_be_text_a_file_or_triples(kb: KnowledgeBase, tmp_path: Path) -> None:
    path = tmp_path / "more.ttl"
    path.write_text(HEAD + ADD.replace("case:ant-forest#new", f"<{PREFIXES['case']}ant-forest#new>") + " .")
    triples = [q.triple for q in ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE)]
    answers = [what_if(kb, given) for given in (ADD, ADD + " .", path, triples)]
    assert all(a == answers[0] for a in answers)
    assert ADAPTIVE in answers[0].gained
    assert (answers[0].lost, answers[0].contradictions) == ((), ())
    assert set(answers[0].in_words) == {*answers[0].added, *answers[0].gained}


def test_what_would_no_longer_follow_and_what_would_contradict_is_told(kb: KnowledgeBase) -> None:
    why = explain(kb, "eleme-senior-meals", "AdaptiveCase", justifications=20)
    assert isinstance(why, Why)
    assert why.complete
    facts = {j.assertions[-1] for j in why.justifications}
    answer = what_if(kb, withdraw=[triple_of(f) for f in facts])
    assert (PREFIXES["case"] + "eleme-senior-meals", PREFIXES["rdf"] + "type", SG2.AdaptiveCase) in answer.lost
    answer = what_if(kb, "case:cloud-rice a sg2:Phase")
    assert "nothing is both a case and a phase" in answer.contradictions[0].answer["en"]


@pytest.mark.parametrize(
    ("add", "error", "says"),
    [
        ("garbage", ExplanationError, "this is no statement"),
        ("sg2:Case owl:disjointWith sg2:Phase", ExplanationError, "part of an axiom"),
        ("sg2:x a owl:Class", ExplanationError, "part of an axiom"),
        ("case:cloud-rice sg2:about 'text'", ExplanationError, "a literal stands where an individual belongs"),
        ("case:cloud-rice sg2:value case:cloud-rice", ExplanationError, "an individual stands where a literal belongs"),
        ("case:cloud-rice sg2:about <<( sg2:a sg2:b sg2:c )>>", ExplanationError, "a triple"),
        (Path("nowhere.ttl"), InputError, "nowhere.ttl"),
    ],
)
def test_what_cannot_be_supposed_is_refused_and_nothing_is_changed(kb: KnowledgeBase, add: str | Path, error: type[Sg2Error], says: str) -> None:
    before = list(kb.reasoner.inferred())
    for given in ((add, ""), ("", add)):
        with pytest.raises(error, match=says):
            what_if(kb, *given)
    assert list(kb.reasoner.inferred()) == before


def test_nothing_supposed_changes_nothing(kb: KnowledgeBase) -> None:
    answer = what_if(kb, "", " ")
    assert (answer.gained, answer.lost, answer.contradictions) == ((), (), ())


@pytest.mark.parametrize("withdraw", ["", "case:cloud-rice a sg2:Case"])
def test_the_knowledge_base_stays_as_it_was(kb: KnowledgeBase, withdraw: str) -> None:
    before = (set(kb.reasoner.inferred()), kb.reasoner.engine.counts(), kb.query("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"))
    what_if(kb, ADD + " . case:cloud-rice a sg2:Phase, sg2:ValueCoCreationCase", withdraw)
    assert (set(kb.reasoner.inferred()), kb.reasoner.engine.counts(), kb.query("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }")) == before


def test_it_stays_as_it_was_where_too_much_would_follow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "few.ttl"
    path.write_text(HEAD + ":p a owl:TransitiveProperty . :a :p :b . :b :p :c .")
    kb = KnowledgeBase(path, bundled=False)
    before = set(kb.reasoner.inferred())
    monkeypatch.setattr(kb.reasoner.engine, "limit", 2_000)
    with pytest.raises(ReasoningError):
        what_if(kb, " . ".join(f"<{EX}n{n}> <{EX}p> <{EX}n{n + 1}>" for n in range(100)), f"<{EX}a> <{EX}p> <{EX}b>")
    assert set(kb.reasoner.inferred()) == before
    assert [o for _, _, o in what_if(kb, f"<{EX}c> <{EX}p> <{EX}d>").gained] == [EX + "d", EX + "d"]
