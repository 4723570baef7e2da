"""A study is answered: evidence judged, gaps kept open, decisions taken from the study or the call; and the answer can be stored and asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from sg2kg import KnowledgeBase, studies
from sg2kg.errors import InputError
from sg2kg.qca.results import Cuts, Options
from study_files import ABSENT, BECAUSE, CUTS, PRESENT, statement, study_file, study_text, world

CONCEPTS = {"A": "fw:C-DIG", "B": "fw:C-PHY", "Y": "fw:M-ECO"}


def told(**columns: str) -> list[str]:
    """Statements by column: 1 present, 0 absent, - nothing, for the cases a, b, c …"""
    said = {"1": PRESENT, "0": ABSENT}
    return [statement(case, CONCEPTS[name], said[v]) for name, values in columns.items() for case, v in zip("abcdefgh", values) if v != "-"]  # noqa: B905


GOOD = told(A="110011", B="101010", Y="110000")


def answered(folder: Path, statements: list[str], text: str | None = None, cases: str = "abcdef", **more: object) -> studies.Answer:
    study = study_file(folder, text or study_text(cases=cases))
    return studies.run(world(folder, statements, cases), study, **more)  # type: ignore[arg-type]


def test_enough_evidence_is_analysed_by_the_cuts_of_the_study(tmp_path: Path) -> None:
    answer = answered(tmp_path, GOOD)
    assert answer.allowed
    assert answer.analysis
    assert answer.analysis.cuts == Cuts(0.8, 1, 0.0)
    assert [(r.values, r.n, r.out) for r in answer.analysis.table.rows] == [((0, 0), 1, "0"), ((0, 1), 1, "0"), ((1, 0), 2, "0"), ((1, 1), 2, "0")]
    lower = answered(tmp_path, GOOD, cuts=Cuts(0.5, 1, 0.0)).analysis
    assert lower
    assert [m.terms for m in lower.conservative.models] == [((1, -1),)]


def test_a_case_with_a_gap_is_left_out_and_one_without_outcome_is_unscored(tmp_path: Path) -> None:
    answer = answered(tmp_path, told(A="110011-1", B="10101010", Y="1100001-"), cases="abcdefgh")
    assert answer.analysis
    assert {d.case: d.columns for d in answer.analysis.dropped} == {"g": ("A",), "h": ("Y",)}
    assert {c for r in answer.analysis.table.rows for c in r.unscored} == {"h"}


def test_assumptions_are_listed_with_the_analysis(tmp_path: Path) -> None:
    answer = answered(tmp_path, told(A="11001-", B="101010", Y="110000"), assume=[studies.Assumption("C-DIG", "all was read", "me")])
    assert answer.analysis
    assert [(a.condition, a.reason, a.cases) for a in answer.analysis.assumptions] == [("A", "all was read (me)", ("f",))]
    assert "Assumed (me): fw:C-DIG not reported is read as absent. all was read" in repr(answer)


def test_gaps_can_be_filled_both_ways(tmp_path: Path) -> None:
    bounds = answered(tmp_path, told(A="11001-", B="101010", Y="110000"), bounds=True).analysis
    assert bounds
    assert bounds.bounds
    assert bounds.bounds.gaps == (("f", "A"),)


@pytest.mark.parametrize(
    ("columns", "ids"),
    [
        ({"A": "111111", "B": "101010", "Y": "110000"}, {"no-variation"}),
        ({"A": "110011", "B": "101010", "Y": "100000"}, {"too-few-with"}),
        ({"A": "110011", "B": "101010", "Y": "111110"}, {"too-few-without"}),
        ({"A": "11----", "B": "101010", "Y": "110000"}, {"mostly-unknown", "too-few-cases", "too-few-without", "no-variation"}),
        ({"A": "110011", "B": "101010", "Y": "------"}, {"mostly-unknown", "too-few-cases", "too-few-with", "too-few-without"}),
    ],
)
def test_what_stands_in_the_way_is_named_with_what_would_help(tmp_path: Path, columns: dict[str, str], ids: set[str]) -> None:
    answer = answered(tmp_path, told(**columns))
    assert not answer.allowed
    assert {o.id for o in answer.readiness.obstacles} == ids
    assert all(o.remedy for o in answer.readiness.obstacles)
    text = repr(answer)
    assert "What would make it answerable:" in text
    assert all(o.what in text and o.remedy in text for o in answer.readiness.obstacles)


def test_what_can_be_worked_out_is_worked_out_although_it_is_not_enough(tmp_path: Path) -> None:
    assert answered(tmp_path, told(A="110011", B="101010", Y="100000")).analysis
    assert answered(tmp_path, told(A="110011", B="101010", Y="------")).analysis is None


def test_the_absence_of_the_outcome_is_explained_without_the_expectations_for_its_presence(tmp_path: Path) -> None:
    text = study_text(f' ; sg2q:expects [ a sg2q:Expectation ; sg2q:expression "A" ; {BECAUSE} ]', cases="abcdef")
    presence, absence = answered(tmp_path, GOOD, text), answered(tmp_path, GOOD, text, negate=True)
    assert presence.analysis
    assert absence.analysis
    assert (presence.outcome, absence.outcome) == ("Y", "~Y")
    assert presence.analysis.options.expect == ("A",)
    assert absence.analysis.options.expect == ()
    assert answered(tmp_path, GOOD, text, options=Options(expect=("~B",))).analysis.options.expect == ("A", "~B")  # type: ignore[union-attr]


def test_an_expectation_on_a_condition_that_is_not_there_is_refused_with_its_place(tmp_path: Path) -> None:
    text = study_text(f' ; sg2q:expects [ a sg2q:Expectation ; sg2q:expression "C" ; {BECAUSE} ]', cases="abcdef")
    with pytest.raises(InputError, match=r"study\.ttl:\d+: .*C"):
        answered(tmp_path, GOOD, text)


def stored(folder: Path, answer: studies.Answer) -> KnowledgeBase:
    path = folder / "answer.ttl"
    path.write_text(studies.to_turtle(answer), encoding="utf-8")
    return KnowledgeBase(folder / "world.ttl", path, bundled=False, reasoning=False)


def rows(kb: KnowledgeBase, query: str) -> set[tuple[object, ...]]:
    return set(kb.dataset.select(query))


def test_a_stored_answer_leads_from_terms_to_cases_statements_and_sources(tmp_path: Path) -> None:
    answer = answered(tmp_path, GOOD, cuts=Cuts(0.5, 1, 0.0))
    kb = stored(tmp_path, answer)
    found = rows(
        kb,
        "SELECT ?term ?case ?statement ?address { ?answer sg2q:hasSolution ?solution ; sg2q:hasScore ?score . "
        "?solution sg2q:solutionKind sg2q:conservative ; sg2q:hasModel/sg2q:hasTerm ?t . ?t sg2q:expression ?term ; sg2q:coversCase ?case ; "
        "sg2q:asksPresence ?condition . ?score sg2q:scoredCase ?case ; sg2q:ofCondition ?condition ; sg2:restsOn ?statement . "
        "?statement sg2:source/sg2:address ?address }",
    )
    base = "https://w3id.org/sg2kg/case/"
    assert found == {("A", base + c, f"{base}{c}#s-C-DIG", "https://example.org/page") for c in "ab"}


def test_a_stored_answer_has_the_truth_table_fits_and_decisions(tmp_path: Path) -> None:
    kb = stored(tmp_path, answered(tmp_path, told(A="110011-", B="1010101", Y="1100001"), cases="abcdefg", cuts=Cuts(0.5, 1, 0.0)))
    table = rows(kb, "SELECT ?n ?out ?count { ?r a sg2q:Row ; sg2q:rowNumber ?n ; sg2q:outputCode ?out ; sg2q:caseCount ?count }")
    assert table == {(1, "0", 1), (2, "0", 1), (3, "1", 2), (4, "1", 2)}
    fits = rows(kb, "SELECT ?m ?incl ?cov { ?x a sg2q:Model ; sg2q:expression ?m ; sg2q:consistency ?incl ; sg2q:coverage ?cov }")
    assert {(m, float(str(i)), float(str(c))) for m, i, c in fits} == {("A", 0.5, 1.0)}
    assert rows(kb, "SELECT ?case { [] sg2q:leavesOut ?case }") == {("https://w3id.org/sg2kg/case/g",)}
    assert rows(kb, "SELECT ?why { [] sg2q:gapBecause ?why }") == {("not reported",)}
    cuts = rows(kb, "SELECT ?kind ?value { [] sg2q:cutOff ?c . ?c sg2q:cutKind ?kind ; sg2q:value ?value }")
    assert {(str(k).rpartition("#")[2], float(str(v))) for k, v in cuts} == {("inclusionCut", 0.5), ("frequencyCut", 1.0), ("priCut", 0.0)}
    derived = rows(kb, "SELECT ?from { ?a a sg2q:Answer ; prov:wasDerivedFrom ?from }")
    assert derived == {("https://example.org/study",), ("https://w3id.org/sg2kg/source/page",)}


def test_the_same_answer_is_written_the_same_and_another_has_another_iri(tmp_path: Path) -> None:
    one, two = answered(tmp_path, GOOD), answered(tmp_path, GOOD)
    assert studies.to_turtle(one) == studies.to_turtle(two)
    for other in (answered(tmp_path, GOOD, cuts=Cuts(0.5, 1, 0.0)), answered(tmp_path, GOOD, negate=True), answered(tmp_path, GOOD[1:])):
        assert answer_iri(other) != answer_iri(one)


def test_only_terms_of_the_vocabulary_are_written(tmp_path: Path) -> None:
    from sg2kg.knowledge.export import ontology_triples

    text = study_text(cases="abcdef", cuts=CUTS, more=f' ; sg2q:expects [ a sg2q:Expectation ; sg2q:expression "A" ; {BECAUSE} ]')
    written = studies.to_rdf(answered(tmp_path, told(A="11001-", B="101010", Y="110000"), text, assume=[studies.Assumption("C-DIG", "so", "me")]))
    declared = {t.subject.value for t in ontology_triples(["qca"]) if hasattr(t.subject, "value")}
    used = {t.predicate.value for t in written} | {
        t.object.value for t in written if t.predicate.value.endswith("#type") and hasattr(t.object, "value")
    }
    assert {u for u in used if u.startswith("https://w3id.org/sg2kg/")} <= declared


def test_a_question_without_analysis_is_stored_with_its_gaps(tmp_path: Path) -> None:
    kb = stored(tmp_path, answered(tmp_path, told(A="110011", B="101010", Y="------")))
    assert rows(kb, "SELECT ?r { ?r a sg2q:Row }") == set()
    assert len(rows(kb, "SELECT ?case { [] sg2q:leavesOut ?case }")) == 6


def test_in_a_notebook_an_answer_shows_preface_and_analysis_without_markup_of_others(tmp_path: Path) -> None:
    text = study_text(' ; dcterms:title "<script>alert(1)</script>"@en', cases="abcdef")
    shown = answered(tmp_path, GOOD, text)._repr_html_()
    assert "<script>alert" not in shown
    assert "&lt;script&gt;" in shown
    assert "<table" in shown


def answer_iri(answer: studies.Answer) -> str:
    from sg2kg.studies.rdf import answer_iri as iri

    return iri(answer)
