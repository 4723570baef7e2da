"""Statements in, status out: the rules of the codebook (1.0), one test a rule, on small graphs."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sg2kg.graph import Dataset, read_bytes
from sg2kg.knowledge import StatusBook
from sg2kg.terms import SG2, iri
from support import HEADER

CASE = "https://example.org/case/a"
FRAMEWORK = "fw:M-ECO-1a sg2:kindOf fw:M-ECO-1 . fw:M-ECO-1 sg2:kindOf fw:M-ECO . fw:M-EXP-1 sg2:aspectOf fw:M-EXP .\n"
SOURCES = """
src:paper sg2:basis sg2:paperSays ; sg2:closeness sg2:frameworkAuthor .
src:press sg2:basis sg2:publicSourceSays ; sg2:grade sg2:gradeB ; sg2:closeness sg2:independentPress .
src:study sg2:basis sg2:publicSourceSays ; sg2:grade sg2:gradeA ; sg2:closeness sg2:independentResearch .
src:firm sg2:basis sg2:publicSourceSays ; sg2:grade sg2:gradeA ; sg2:closeness sg2:ownWord .
src:spam sg2:basis sg2:publicSourceSays ; sg2:grade sg2:gradeD ; sg2:closeness sg2:independentPress .
src:minutes sg2:basis sg2:submitterSays ; sg2:grade sg2:gradeB ; sg2:closeness sg2:partner .
"""


def book(text: str, basis: str = "submitter") -> StatusBook:
    dataset = Dataset()
    dataset.add(read_bytes((HEADER + FRAMEWORK + SOURCES + text).encode(), ox.RdfFormat.TURTLE), "urn:test")
    return StatusBook(dataset, basis)


def value(text: str, concept: str = "fw:M-ECO-1", basis: str = "submitter", phase: str | None = None) -> str:
    return book(text, basis).of(CASE, iri(concept), phase).value


def statement(bearing: str, concept: str = "fw:M-ECO-1", source: str = "src:press", name: str = "s1", more: str = "", about: str = CASE) -> str:
    return f"<urn:{name}> a sg2:Statement ; sg2:about <{about}> ; sg2:{bearing} {concept} ; sg2:source {source} {more} .\n"


REASON = "; sg2:absenceReason sg2:designedOut ; sg2:decidedBy act:x"


def test_what_nobody_speaks_of_is_not_reported() -> None:
    found = book("").of(CASE, iri("fw:M-ECO-1"))
    assert (found.value, found.search, found.leads) == (SG2.notReported, None, ())


def test_one_affirmation_makes_a_concept_present() -> None:
    assert value(statement("affirms")) == SG2.present


def test_a_narrower_kind_makes_the_broader_present_and_says_through_what() -> None:
    found = book(statement("affirms", "fw:M-ECO-1a")).of(CASE, iri("fw:M-ECO"))
    assert found.value == SG2.present
    assert not found.direct
    assert found.via == (iri("fw:M-ECO-1a"),)


def test_a_broader_concept_never_makes_the_narrower_present() -> None:
    assert value(statement("affirms", "fw:M-ECO-1"), "fw:M-ECO-1a") == SG2.notReported


def test_an_aspect_carries_nothing_upwards() -> None:
    assert value(statement("affirms", "fw:M-EXP-1"), "fw:M-EXP") == SG2.notReported


def test_a_denial_with_reason_and_decider_is_absence_on_purpose() -> None:
    assert value(statement("denies", more=REASON)) == SG2.absentOnPurpose


def test_a_denial_without_reason_is_no_absence() -> None:
    assert value(statement("denies")) == SG2.notReported


@pytest.mark.parametrize("reason", ["designedOut", "ended", "notApplicable"])
def test_an_absence_needs_a_decider(reason: str) -> None:
    assert value(statement("denies", more=f"; sg2:absenceReason sg2:{reason}")) == SG2.notReported
    assert value(statement("denies", more=f"; sg2:absenceReason sg2:{reason} ; sg2:decidedBy act:x")) == SG2.absentOnPurpose


def test_what_an_observer_found_lacking_needs_no_decider() -> None:
    assert value(statement("denies", more="; sg2:absenceReason sg2:foundLacking")) == SG2.absentOnPurpose


def test_an_absence_covers_every_kind_below_and_nothing_above() -> None:
    text = statement("denies", "fw:M-ECO-1", more=REASON)
    assert value(text, "fw:M-ECO-1a") == SG2.absentOnPurpose
    assert value(text, "fw:M-ECO") == SG2.notReported


def test_affirmation_and_denial_together_are_contested() -> None:
    assert value(statement("affirms") + statement("denies", source="src:study", name="s2")) == SG2.contested


def test_denying_the_broader_contests_the_narrower_that_is_affirmed() -> None:
    text = statement("affirms", "fw:M-ECO-1a") + statement("denies", "fw:M-ECO", source="src:study", name="s2")
    assert value(text, "fw:M-ECO-1a") == SG2.contested


def test_a_settled_contest_returns_to_what_stands() -> None:
    text = statement("affirms") + statement("denies", source="src:study", name="s2", more=REASON)
    settled = f"<urn:c> a sg2:Contest ; sg2:contestIn <{CASE}> ; sg2:contestOn fw:M-ECO-1 ; sg2:contestState sg2:settled ; "
    assert value(text + settled + "sg2:affirmedIn <urn:s1> .") == SG2.present
    assert value(text + settled + "sg2:deniedIn <urn:s2> .") == SG2.absentOnPurpose


def test_a_contest_settled_elsewhere_settles_nothing_here() -> None:
    text = statement("affirms") + statement("denies", source="src:study", name="s2", more=REASON)
    settled = (
        "<urn:c> a sg2:Contest ; sg2:contestIn <urn:other> ; sg2:contestOn fw:M-ECO-1 ; sg2:contestState sg2:settled ; sg2:affirmedIn <urn:s1> ."
    )
    assert value(text + settled) == SG2.contested


@pytest.mark.parametrize("bearing", ["likens", "suggests", "qualifies"])
def test_comparison_inference_and_qualification_do_not_count(bearing: str) -> None:
    assert value(statement(bearing)) == SG2.notReported


@pytest.mark.parametrize("bearing", ["likens", "suggests"])
def test_comparison_and_inference_are_leads(bearing: str) -> None:
    assert [e.bearing for e in book(statement(bearing)).of(CASE, iri("fw:M-ECO-1")).leads] == [bearing]


def test_a_joint_statement_is_a_lead_in_each_case_it_covers() -> None:
    text = (
        f"<urn:j> a sg2:JointStatement ; sg2:jointlyAbout <{CASE}> , <https://example.org/case/b> ; sg2:affirms fw:M-ECO-1 ; sg2:source src:paper ."
    )
    found = book(text).of(CASE, iri("fw:M-ECO-1"))
    assert found.value == SG2.notReported
    assert [e.bearing for e in found.leads] == ["affirms jointly"]


def test_a_source_graded_d_never_counts() -> None:
    assert value(statement("affirms", source="src:spam")) == SG2.notReported


def test_what_is_said_of_the_organisation_says_nothing_of_the_case() -> None:
    text = statement("affirms", about="https://example.org/firm", more=f"; sg2:contextFor <{CASE}> ; sg2:reach sg2:organisation")
    assert value(text) == SG2.notReported


def test_each_basis_includes_those_before_it() -> None:
    cases = {"paper": "src:paper", "public": "src:press", "submitter": "src:minutes"}
    order = list(cases)
    for i, source in enumerate(cases.values()):
        for j, basis in enumerate(order):
            assert (value(statement("affirms", source=source), basis=basis) == SG2.present) == (j >= i)


def test_an_inference_counts_only_when_inferences_are_asked_for() -> None:
    text = "<urn:i> a sg2:Statement ; sg2:about <https://example.org/case/a> ; sg2:suggests fw:M-ECO-1 ; sg2:basis sg2:weInfer ."
    assert value(text) == SG2.notReported
    assert value(text, basis="inferred") == SG2.present


def test_a_basis_on_the_statement_goes_before_that_of_its_source() -> None:
    assert value(statement("affirms", source="src:press", more="; sg2:basis sg2:paperSays"), basis="paper") == SG2.present


def test_the_best_evidence_comes_first() -> None:
    text = (
        statement("affirms", source="src:paper", name="s1")
        + statement("affirms", source="src:firm", name="s2")
        + statement("affirms", source="src:press", name="s3")
    )
    found = book(text).of(CASE, iri("fw:M-ECO-1"))
    assert [e.source for e in found.evidence] == [iri("src:press"), iri("src:firm"), iri("src:paper")]


def test_own_word_only_is_seen() -> None:
    own = statement("affirms", source="src:firm") + statement("affirms", source="src:paper", name="s2")
    assert book(own).of(CASE, iri("fw:M-ECO-1")).own_word_only
    assert not book(own + statement("affirms", source="src:study", name="s3")).of(CASE, iri("fw:M-ECO-1")).own_word_only


PHASES = f"<{CASE}> sg2:hasPhase <urn:pilot> , <urn:scale> .\n"


def test_what_a_phase_shows_the_case_shows() -> None:
    text = PHASES + statement("affirms", about="urn:pilot")
    assert value(text) == SG2.present
    assert value(text, phase="urn:pilot") == SG2.present
    assert value(text, phase="urn:scale") == SG2.notReported


def test_an_absence_in_the_pilot_is_not_the_absence_of_the_case() -> None:
    text = PHASES + statement("denies", about="urn:pilot", more=REASON)
    assert value(text, phase="urn:pilot") == SG2.absentOnPurpose
    assert value(text) == SG2.notReported


def test_absent_in_the_pilot_and_present_at_scale_is_no_contest() -> None:
    text = PHASES + statement("denies", about="urn:pilot", more=REASON) + statement("affirms", about="urn:scale", name="s2")
    assert value(text) == SG2.present


def test_a_contest_in_one_phase_is_seen_at_the_case() -> None:
    text = PHASES + statement("denies", about="urn:pilot", source="src:study") + statement("affirms", about="urn:pilot", name="s2")
    assert value(text) == SG2.contested


def test_a_search_note_tells_when_and_where() -> None:
    text = f'[] a sg2:SearchNote ; sg2:noteOn <{CASE}> ; sg2:lookedFor fw:M-ECO-1 ; sg2:searchedOn "2026-11-23" ; sg2:searchedWhere "press"@en .'
    found = book(text).of(CASE, iri("fw:M-ECO-1"))
    assert found.value == SG2.notReported
    assert found.search is not None
    assert (found.search.on, found.search.where) == ("2026-11-23", "press")


def test_a_cycle_of_kinds_ends() -> None:
    assert value("fw:M-ECO sg2:kindOf fw:M-ECO-1a ." + statement("affirms", "fw:M-ECO-1a"), "fw:M-ECO") == SG2.present


BEARINGS = st.sampled_from(["affirms", "denies", "qualifies", "likens", "suggests"])
PARTS = st.lists(
    st.tuples(BEARINGS, st.sampled_from(["src:paper", "src:press", "src:study", "src:firm", "src:spam", "src:minutes"]), st.booleans()), max_size=6
)


def written(parts: list[tuple[str, str, bool]]) -> str:
    return "".join(statement(b, source=s, name=f"s{i}", more=REASON if r else "") for i, (b, s, r) in enumerate(parts))


@given(PARTS)
def test_order_does_not_matter(parts: list[tuple[str, str, bool]]) -> None:
    assert value(written(parts)) == value(written(parts[::-1]))


@given(PARTS)
def test_one_more_affirmation_never_takes_presence_away(parts: list[tuple[str, str, bool]]) -> None:
    before, after = value(written(parts)), value(written([*parts, ("affirms", "src:study", False)]))
    assert after in (SG2.present, SG2.contested)
    if before in (SG2.present, SG2.contested):
        assert after == before


@given(PARTS)
def test_a_status_other_than_not_reported_always_has_evidence(parts: list[tuple[str, str, bool]]) -> None:
    found = book(written(parts)).of(CASE, iri("fw:M-ECO-1"))
    assert (found.value == SG2.notReported) == (not found.evidence)
