"""Why not: what a class, a concept or a statement lacks, told in one sentence and as conditions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sg2kg import KnowledgeBase
from sg2kg.errors import NotFoundError
from sg2kg.explanation.answers import Condition, WhyNot
from sg2kg.explanation.premises import attempts
from sg2kg.explanation.whynot import MOST_TOLD, Triple, why_not
from sg2kg.messages import LANGUAGES
from sg2kg.reasoning.rules import Link
from sg2kg.terms import PREFIXES, SG2, iri
from weighing import CASE, REASON, base, said

Ask = Callable[..., WhyNot]


@pytest.fixture
def ask(tmp_path: Path) -> Ask:
    def asked(text: str, target: str | Triple, individual: str = "a", basis: str = "submitter") -> WhyNot:
        kb = base(tmp_path, text)
        return why_not(kb, kb.reasoner, individual, target, basis)

    return asked


def bundled(kb: KnowledgeBase, individual: str, target: str | Triple) -> WhyNot:
    return why_not(kb, kb.reasoner, individual, target)


# ---- classes


def test_what_a_class_lacks_is_told_with_what_is_known_of_it(ask: Ask) -> None:
    note = "<urn:n> a sg2:SearchNote ; sg2:noteOn case:a ; sg2:lookedFor fw:DIM-1 ; sg2:searchedOn '2026-11-01' ."
    found = ask(note, "ValueCoCreationCase")
    assert found.question["en"] == "Why is it not so that Alpha is a value-co-creation case?"
    assert found.answer["en"] == (
        "Alpha would be a value-co-creation case if it were shown that it exhibits depth of value co-creation (DIM-1) "
        "[the sources say nothing of it; it was looked for on 2026-11-01]."
    )
    assert found.answer["zh-Hans"] == "Alpha若要算作价值共创案例，尚须表明以下各项：体现价值共创的深度性（DIM-1）〔来源未提及；2026-11-01检索过〕。"
    assert found.answer["zh-Hant"] == "Alpha若要算作價值共創案例，尚須表明以下各項：體現價值共創的深度性（DIM-1）〔來源未提及；2026-11-01檢索過〕。"


def test_where_much_is_missing_concepts_come_first_and_the_rest_is_counted(kb: KnowledgeBase) -> None:
    found = bundled(kb, "cloud-rice", "sg2:SharedGovernanceCase")
    answer = found.answer["en"]
    assert answer.startswith("Tencent Cloud Rice would be a Shared Governance case if it were shown that it exhibits dynamic adaptiveness")
    assert answer.count("; that it ") == MOST_TOLD - 1
    assert "; and 4 more. It is not settled, either, that it exhibits breadth of ecosystem-based governance (DIM-2) [" in answer
    assert "has a benefit rule" not in answer
    assert found.condition.state == "open"


def test_what_is_met_is_in_the_condition_and_not_in_the_sentence(kb: KnowledgeBase) -> None:
    found = bundled(kb, "CASE-01", PREFIXES["sg2"] + "TriSectorCase")
    assert found.condition.state == "certain"
    assert found.answer["en"] == "It is so: Tencent Cloud Rice is a tri-sector case, every condition is met, and none is disputed."


def test_a_disputed_class_is_told_as_not_settled(ask: Ask) -> None:
    found = ask(said("affirms", "fw:DIM-1") + said("denies", "fw:DIM-1", "firm", "s2"), "ValueCoCreationCase")
    assert found.answer["en"] == (
        "Perhaps Alpha is a value-co-creation case, but it is not settled that it exhibits depth of value co-creation (DIM-1) "
        "[affirmed by the press; denied by the firm]."
    )


def test_what_is_absent_on_purpose_is_told_with_who_decided_and_why(kb: KnowledgeBase) -> None:
    assert bundled(kb, "p-patch", "ValueCoCreationCase").answer["en"] == (
        "Seattle P-Patch is not a value-co-creation case, for it is ruled out that it exhibits depth of value co-creation (DIM-1) "
        "[not applicable, as decided by department of the City of Seattle, according to page on P-Patch (repost)]."
    )


def test_beside_what_is_ruled_out_the_rest_is_counted(ask: Ask) -> None:
    answer = ask(said("denies", "fw:DIM-1", more=REASON), "SharedGovernanceCase").answer["en"]
    assert answer.endswith("14 more conditions are not shown, or not settled.")
    assert answer.count("ruled out") == 1


def test_a_kind_of_practice_is_no_case(kb: KnowledgeBase) -> None:
    found = bundled(kb, "shared-gardens", "SharedGovernanceCase")
    assert (
        found.answer["en"] == "Shared gardens is not a Shared Governance case: it is a practice kind, and nothing is both a practice kind and a case."
    )
    assert found.answer["zh-Hans"] == "共享花园不是共享治理案例：它是实践类型，而任何事物都不能既是实践类型又是案例。"


def test_things_that_are_no_cases_can_be_asked_about(kb: KnowledgeBase) -> None:
    found = bundled(kb, "case:cloud-rice#p-growers", "CoDecision")
    assert found.answer["en"] == (
        "Growers of Hejiayan · implementation would be a co-decision if it were shown that it has a level of say of at least “collaborate” "
        "[nothing is on record]."
    )


def test_a_class_without_definition_is_told_by_the_rules_into_it(ask: Ask) -> None:
    found = ask("<urn:h> rdfs:label 'H' .", "Actor", "urn:h")
    assert found.answer["en"].startswith("Nothing on record leads to this: H is an actor. ")
    assert found.condition.reason == "any"
    assert {part.state for part in found.condition.parts} == {"open"}


# ---- concepts


def test_a_concept_that_is_not_reported_tells_what_would_show_it(ask: Ask) -> None:
    found = ask("", "M-STR")
    assert found.answer["en"] == (
        "It is not shown that Alpha exhibits strategic integration mechanism (M-STR): the sources say nothing of it, and nobody has looked for it. "
        "A direct statement about Alpha that affirms it, or one of its kinds (embedding in corporate vision (M-STR-1), "
        "embedding in strategic planning (M-STR-2), embedding in resource allocation (M-STR-3), top-management commitment (M-STR-4), "
        "dedicated governance structure (M-STR-5) and 1 more), "
        "would show it; its source must not be graded D, and must count on the basis “submitter”."
    )
    assert [part.concept for part in found.condition.parts] == [iri(f"fw:M-STR-{n}") for n in range(1, 7)]
    assert found.condition.reason == "any"


def test_aspects_of_a_concept_are_not_told_as_kinds_of_it(ask: Ask) -> None:
    found = ask("", "M-EXP")
    assert "one of its kinds" not in found.answer["en"]
    assert found.condition.parts == ()


@pytest.mark.parametrize(
    ("text", "start"),
    [
        (said("affirms", "fw:DIM-1"), "It is so: Alpha exhibits depth of value co-creation (DIM-1) (according to the press)."),
        (said("likens", "fw:DIM-1"), "It is not settled whether Alpha exhibits depth of value co-creation (DIM-1): only likened to it by the press."),
        (
            said("denies", "fw:DIM-1", more="sg2:absenceReason sg2:foundLacking"),
            "It is ruled out that Alpha exhibits depth of value co-creation (DIM-1): found lacking, according to the press.",
        ),
    ],
)
def test_a_concept_of_which_something_is_known_is_told_by_that(ask: Ask, text: str, start: str) -> None:
    assert ask(text, "fw:DIM-1").answer["en"] == start


def test_the_counting_basis_decides(ask: Ask) -> None:
    assert ask(said("affirms", "fw:DIM-1"), "DIM-1").condition.state == "certain"
    assert ask(said("affirms", "fw:DIM-1"), "DIM-1", basis="paper").condition.state == "possible"


# ---- statements


def test_a_statement_is_told_by_the_nearest_rule_with_what_is_met_and_missing(ask: Ask) -> None:
    text = "case:b rdfs:label 'Beta' . case:a sg2:hasLink <urn:l> . <urn:l> a sg2:CaseLink ; rdfs:label 'the link' ."
    found = ask(text, (CASE, SG2.partOfCase, iri("case:b")))
    assert found.answer["en"] == (
        "Nothing on record leads to this: Alpha is part of Beta. What has a link to a whole case is part of it; "
        "it would follow if this were on record: in the link “the link” the whole is Beta; what is on record: Alpha has the link “the link”."
    )
    nearest = found.condition.parts[0]
    assert [(p.text["en"], p.state) for p in nearest.parts] == [
        ("Alpha has the link “the link”", "certain"),
        ("in the link “the link” the whole is Beta", "open"),
    ]


def test_of_several_that_come_equally_near_none_is_named(ask: Ask) -> None:
    links = "".join(f"case:a sg2:hasLink <urn:l{n}> . <urn:l{n}> a sg2:CaseLink .\n" for n in range(3))
    found = ask("case:b rdfs:label 'Beta' . " + links, (CASE, SG2.partOfCase, iri("case:b")))
    assert "in the link “…” the whole is Beta; what is on record: Alpha has the link “…”" in found.answer["en"]


def test_what_only_the_framework_could_add_comes_last(kb: KnowledgeBase) -> None:
    found = attempts(kb.reasoner.engine, Link(SG2.mayExhibit, iri("case:cloud-rice"), iri("fw:M-EXP")))
    laid_down = [any(isinstance(c, Link) and c.property == SG2.kindOf for c in a.missing) for a in found]
    assert laid_down == sorted(laid_down)
    assert True in laid_down


def test_where_no_rule_leads_to_it_that_is_told(ask: Ask) -> None:
    found = ask("", (CASE, SG2.convenor, iri("act:x")))
    assert (
        found.answer["en"]
        == "Nothing on record leads to this: Alpha is convened by x. No rule leads to it: only a statement in the data could say so."
    )


def test_a_statement_that_no_rule_reads_is_looked_up_in_the_data(ask: Ask) -> None:
    assert ask("case:a <urn:p> <urn:y> .", (CASE, "urn:p", "urn:y")).condition.state == "certain"
    assert ask("case:a <urn:p> <urn:y> .", (CASE, "urn:p", "urn:z")).condition.state == "open"


def test_typing_and_exhibiting_are_told_as_class_and_concept(ask: Ask) -> None:
    assert ask("", (CASE, PREFIXES["rdf"] + "type", SG2.ValueCoCreationCase)) == ask("", "ValueCoCreationCase")
    assert ask("", (CASE, SG2.exhibits, iri("fw:DIM-1"))) == ask("", "DIM-1")


# ---- names


@pytest.mark.parametrize(("individual", "target"), [("nobody", "ValueCoCreationCase"), ("case:nobody", "DIM-1"), ("a>b", "DIM-1"), ("", "DIM-1")])
def test_an_individual_of_which_nothing_is_said_is_refused(ask: Ask, individual: str, target: str) -> None:
    with pytest.raises(NotFoundError):
        ask("", target, individual)


def test_an_unknown_class_or_concept_is_refused_with_the_near_ones(ask: Ask) -> None:
    with pytest.raises(NotFoundError) as error:
        ask("", "SharedGovernanceCases")
    assert error.value.near[0] == "SharedGovernanceCase"


@given(st.text(max_size=20), st.text(max_size=20))
def test_whatever_is_asked_is_answered_or_refused(kb: KnowledgeBase, individual: str, target: str) -> None:
    try:
        found = bundled(kb, individual, target)
    except NotFoundError:
        return
    assert found.answer["en"]


def texts_of(condition: Condition) -> list[str]:
    own = [text for texts in (condition.text, condition.detail) if texts for text in (texts[lang] for lang in LANGUAGES)]
    return own + [text for part in condition.parts for text in texts_of(part)]


def test_every_case_and_class_is_answered_in_three_languages(kb_with_examples: KnowledgeBase) -> None:
    for case in kb_with_examples.cases[::4]:
        for target in ("SharedGovernanceCase", "WholeProcessCoGovernedCase", "M-ECO-1", "ThirdRealmCase"):
            found = bundled(kb_with_examples, case.iri, target)
            texts = [*found.question.values(), *found.answer.values(), *texts_of(found.condition)]
            assert all(texts)
            assert not any("{" in text or "https://" in text for text in texts)
            assert {*found.answer} == {*LANGUAGES}
