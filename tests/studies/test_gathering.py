"""From statements to scores: what is known is 1 or 0, what is not reported or contested is a gap until somebody declares how to read it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sg2kg import studies
from sg2kg.errors import AnalysisError, InputError, NotFoundError, QueryError
from sg2kg.studies.gathering import Gathered
from sg2kg.studies.measuring import _taken
from sg2kg.terms import SG2
from study_files import ABSENT, PRESENT, A, B, Y, crisp, statement, study_file, study_text, world

STATEMENTS = [
    statement("a", "fw:C-DIG"),
    statement("b", "fw:C-DIG", ABSENT),
    statement("c", "fw:C-DIG"),
    statement("c", "fw:C-DIG", ABSENT, "s2", "src:other"),
    *(statement(c, "fw:C-PHY", PRESENT if c in "ab" else ABSENT) for c in "abcd"),
    *(statement(c, "fw:M-ECO", PRESENT if c in "ac" else ABSENT) for c in "abcd"),
]


def scores(folder: Path, text: str | None = None, statements: list[str] = STATEMENTS, *assume: studies.Assumption, basis: str = "") -> Gathered:
    return studies.gather(world(folder, statements), studies.load(study_file(folder, text)), basis=basis, assume=assume)


def column(found: Gathered, name: str) -> list[float | None]:
    return [found.scores[(c, name)].value for c in found.data.cases]


def test_present_is_1_absent_on_purpose_0_and_the_rest_are_gaps(tmp_path: Path) -> None:
    found = scores(tmp_path)
    assert column(found, "A") == [1, 0, None, None]
    assert [found.scores[(c, "A")].gap for c in "abcd"] == ["", "", "contested", "not reported"]
    assert found.data.gaps() == [("c", "A"), ("d", "A")]
    assert column(found, "Y") == [1, 0, 1, 0]


def test_each_score_links_its_statements_and_their_source(tmp_path: Path) -> None:
    found = scores(tmp_path)
    (ground,) = found.links[("a", "A")]
    assert (ground.statement, ground.label, ground.address, ground.locator) == (
        "https://w3id.org/sg2kg/case/a#s-C-DIG",
        "a page",
        "https://example.org/page",
        "p. 1",
    )
    assert len(found.links[("c", "A")]) == 2
    assert found.links[("d", "A")] == ()
    assert found.raw[("c", "A")] is None


def test_a_declared_assumption_reads_only_what_is_not_reported(tmp_path: Path) -> None:
    found = scores(tmp_path, None, STATEMENTS, studies.Assumption("C-DIG", "the archive is complete", "me"))
    assert column(found, "A") == [1, 0, None, 0]
    score = found.scores[("d", "A")]
    assert (score.raw, score.gap) == (None, "not reported")
    assert score.assumption
    assert score.assumption.because == "the archive is complete"
    assert [(a.condition, a.reason, a.cases) for a in found.assumed] == [("A", "the archive is complete (me)", ("d",))]


@pytest.mark.parametrize(("read_as", "value"), [(SG2.present, 1.0), (SG2.absentOnPurpose, 0.0)])
def test_what_is_contested_can_be_read_either_way_by_declaration(tmp_path: Path, read_as: str, value: float) -> None:
    found = scores(tmp_path, None, STATEMENTS, studies.Assumption("C-DIG", "as one side has it", "me", SG2.contested, read_as))
    assert column(found, "A") == [1, 0, value, None]


def test_an_assumption_of_the_study_counts_like_one_of_the_call(tmp_path: Path) -> None:
    more = (
        " ; sg2q:assumes [ a sg2q:Assumption ; sg2q:onConcept fw:C-DIG ; sg2q:ofStatus sg2:notReported ; sg2q:readAs sg2:absentOnPurpose ; "
        'sg2q:justification "searched for"@en ; dcterms:creator "the editors" ]'
    )
    found = scores(tmp_path, study_text(more))
    assert column(found, "A") == [1, 0, None, 0]
    assert found.assumed[0].reason == "searched for (the editors)"


@pytest.mark.parametrize(
    ("assumption", "what"),
    [
        (studies.Assumption("M-ECO", "so"), "the outcome Y cannot be assumed"),
        (studies.Assumption("M-STR", "so"), "no condition of the study reads the status of M-STR"),
        (studies.Assumption("C-DIG", "  "), "why is C-DIG read so?"),
        (studies.Assumption("C-DIG", "so", read_as=SG2.present), "what is not reported cannot be assumed present"),
    ],
)
def test_an_assumption_that_cannot_be_made_is_refused(tmp_path: Path, assumption: studies.Assumption, what: str) -> None:
    with pytest.raises(AnalysisError, match=what.replace("?", r"\?")):
        scores(tmp_path, None, STATEMENTS, assumption)


def test_an_assumption_on_an_unknown_concept_is_answered_with_near_names(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError) as caught:
        scores(tmp_path, None, STATEMENTS, studies.Assumption("C-DIGG", "so"))
    assert "C-DIG" in caught.value.near


def test_a_counting_basis_given_with_the_call_takes_the_place_of_the_studys(tmp_path: Path) -> None:
    assert set(column(scores(tmp_path, basis="paper"), "A")) == {None}
    with pytest.raises(NotFoundError):
        scores(tmp_path, basis="rumour")


def count(zero: str = "", more: str = "") -> str:
    return study_text(described=crisp("A", f"[ a sg2q:CountMeasure ; sg2q:onConcept fw:C-DIG{zero}{more} ]") + B + Y)


def test_a_count_counts_kinds_of_a_concept_and_leaves_a_gap_where_nothing_says_that_nothing_means_none(tmp_path: Path) -> None:
    counted = [*STATEMENTS, statement("a", "fw:C-DIG-1")]
    assert scores(tmp_path, count(), counted).raw[("a", "A")] == 2
    assert column(scores(tmp_path, count(), counted), "A") == [1, None, 1, None]
    reasoned = count(' ; sg2q:zeroBecause "all was read"@en')
    assert column(scores(tmp_path, reasoned, counted), "A") == [1, 0, 1, 0]
    other = count(' ; sg2q:zeroBecause "all was read"@en', " ; sg2q:countsBasis sg2:paperSays")
    assert column(scores(tmp_path, other, counted), "A") == [0, 0, 0, 0]


def figure(case: str, value: float, start: str, n: int) -> str:
    o = f"<https://w3id.org/sg2kg/case/{case}#o{n}>"
    return (
        f'case:{case} sg2:hasObservation {o} . {o} a sg2:Observation ; sg2:ofIndicator fw:E-3A1 ; sg2:value {value} ; sg2:start "{start}" ; '
        f"sg2:unit sg2x:unit-person .\n<https://w3id.org/sg2kg/case/{case}#f{n}> a sg2:Statement ; sg2:about case:{case} ; sg2:shows {o} ; "
        "sg2:source src:page .\n"
    )


@pytest.mark.parametrize(("take", "value"), [("latest", 3), ("first", 5), ("highest", 9), ("lowest", 3)])
def test_a_figure_is_taken_from_the_observations_with_its_statement(tmp_path: Path, take: str, value: float) -> None:
    measure = f'[ a sg2q:ObservationMeasure ; sg2q:onIndicator fw:E-3A1 ; sg2q:inUnit sg2x:unit-person ; sg2q:take "{take}" ]'
    figures = [figure("a", 5, "2019", 1), figure("a", 9, "2020", 2), figure("a", 3, "2021", 3)]
    found = scores(tmp_path, study_text(described=crisp("A", measure, 4) + B + Y), STATEMENTS + figures)
    score = found.scores[("a", "A")]
    assert (score.raw, score.value) == (value, float(value >= 4))
    assert len(score.observations) == len(score.grounds) == 1
    assert found.scores[("b", "A")].gap == "no figure on record"


@given(st.dictionaries(st.text(min_size=1, max_size=3), st.tuples(st.sampled_from(["2019", "2020"]), st.floats(0, 9), st.just(["s"])), min_size=1))
def test_the_highest_figure_is_never_below_the_lowest(figures: dict[str, tuple[str, float, list[str]]]) -> None:
    values = {take: _taken(figures, take).value for take in ("latest", "first", "highest", "lowest")}
    known = [v for _, v, _ in figures.values()]
    assert (values["highest"], values["lowest"]) == (max(known), min(known))
    assert {values["latest"], values["first"]} <= set(known)


def queried(query: str, zero: str = "") -> str:
    return study_text(described=crisp("A", f'[ a sg2q:QueryMeasure ; sg2q:query """{query}"""{zero} ]') + B + Y)


def test_a_query_gives_values_and_evidence_and_other_cases_are_gaps(tmp_path: Path) -> None:
    query = "SELECT ?case (2 AS ?value) ?evidence { ?evidence sg2:about ?case ; sg2:affirms fw:C-DIG }"
    found = scores(tmp_path, queried(query))
    assert column(found, "A") == [1, None, 1, None]
    assert found.raw[("a", "A")] == 2
    assert [g.label for g in found.links[("a", "A")]] == ["a page"]
    assert column(scores(tmp_path, queried(query, ' ; sg2q:zeroBecause "all was read"@en')), "A") == [1, 0, 1, 0]


def test_what_a_query_finds_counts_only_with_evidence_that_counts(tmp_path: Path) -> None:
    query = "SELECT ?case (1 AS ?value) ?evidence { ?evidence sg2:about ?case ; sg2:affirms fw:C-DIG }"
    found = scores(tmp_path, queried(query), basis="paper")
    assert found.scores[("a", "A")].gap == "its evidence does not count on this basis"
    assert found.scores[("b", "A")].gap == "the query gives no value"
    bad = "src:bad a sg2:Source ; sg2:basis sg2:publicSourceSays ; sg2:grade sg2:gradeD .\n"
    graded = [bad, statement("a", "fw:C-DIG", source="src:bad"), statement("b", "fw:C-DIG")]
    assert column(scores(tmp_path, queried(query), graded), "A") == [None, 1, None, None]
    assert column(scores(tmp_path, count(), graded), "A") == [None, 1, None, None]


@pytest.mark.parametrize(
    ("query", "what"),
    [
        ("SELECT ?case { ?case a sg2:Case }", "does not give the columns case and value"),
        ("ASK { ?case a sg2:Case }", "is not a SELECT"),
        ("SELECT ?case ?value { ?case a sg2:Case VALUES ?value { 1 2 } }", "more than one value: 1, 2"),
        ("SELECT ?case ?value { ?case a sg2:Case VALUES ?value { 'much' } }", "the query gives the value much"),
    ],
)
def test_a_query_that_gives_something_else_is_refused_with_its_place(tmp_path: Path, query: str, what: str) -> None:
    with pytest.raises(InputError, match=what) as caught:
        scores(tmp_path, queried(query))
    assert "study.ttl:" in caught.value.what


@pytest.mark.parametrize(
    "query", ["SELECT", "DELETE WHERE { ?s ?p ?o }", "SELECT ?case ?value { SERVICE <http://example.org/> { ?case ?p ?value } }"]
)
def test_a_query_that_must_not_run_does_not(tmp_path: Path, query: str) -> None:
    with pytest.raises(QueryError):
        scores(tmp_path, queried(query))


@pytest.mark.parametrize(
    ("text", "what", "near"),
    [
        (study_text(described=A.replace("fw:C-DIG", "fw:C-DIGG") + B + Y), "unknown concept: C-DIGG", "C-DIG"),
        (study_text().replace("case:d", "case:deer"), "unknown case: deer", "Known: a, b, c, d"),
        (study_text(described=crisp("A", "[ a sg2q:ObservationMeasure ; sg2q:onIndicator fw:E-3A0 ]") + B + Y), "unknown indicator: E-3A0", "E-3A1"),
    ],
)
def test_what_the_knowledge_base_does_not_have_is_said_with_near_names(tmp_path: Path, text: str, what: str, near: str) -> None:
    with pytest.raises(InputError, match=r"study\.ttl:\d+: " + what) as caught:
        scores(tmp_path, text)
    assert near in caught.value.hint


def test_a_scope_can_be_found_by_a_query(tmp_path: Path) -> None:
    text = study_text().replace(
        "sg2q:includesCase case:a , case:b , case:c , case:d", 'sg2q:query "SELECT ?case { ?s sg2:about ?case ; sg2:affirms fw:M-ECO }"'
    )
    assert scores(tmp_path, text).data.cases == ("a", "c")


def test_as_a_frame_a_score_has_one_row_for_each_statement(tmp_path: Path) -> None:
    frame = scores(tmp_path).df()
    assert len(frame[(frame.case == "c") & (frame.condition == "A")]) == 2
    assert frame[(frame.case == "d") & (frame.condition == "A")].statement.isna().all()
