"""The difference of two pins."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pins_study import CASES, Study
from sg2kg import KnowledgeBase
from sg2kg.errors import OutputError
from sg2kg.messages import LANGUAGES
from sg2kg.pins import DIFFERENCE_FORMATS, Difference, Pin, diff, now, pin, write_difference
from sg2kg.pins.model import PinnedCell
from sg2kg.terms import iri


def causes(difference: Difference, unit: str, notation: str) -> list[tuple[str, str, str]]:
    [cell] = [c for c in difference.cells if (c.unit, c.notation) == (unit, notation)]
    return [(c.kind, c.statement, c.source) for c in cell.causes]


def moves(difference: Difference) -> dict[tuple[str, str], tuple[str, str]]:
    return {(c.unit, c.notation): (c.before.status, c.after.status) for c in difference.cells if c.moved}


@pytest.fixture(scope="module")
def on_paper(kb: KnowledgeBase) -> Pin:
    """The same three cases, where the paper alone counts."""
    return pin(kb, kb.compare(CASES, basis="paper"), made="2026-11-26")


def test_nothing_differs_from_itself(bundled: Pin) -> None:
    same = diff(bundled, replace(bundled, made="2027-01-01", sg2kg="9.9"))
    assert not same.changed
    assert same.cells == ()
    assert "The comparison is the same." in str(same)


def test_a_statement_that_was_added_is_named_with_its_source(study: Study) -> None:
    old = study.kept()
    study.add_a_statement()
    found = diff(old, now(old))
    assert moves(found) == {("ant-forest", "M-STR"): ("not-reported", "present"), ("ant-forest", "M-STR-4"): ("not-reported", "present")}
    assert causes(found, "ant-forest", "M-STR-4") == [("added", "case:ant-forest#added", "src:S14")]
    assert [f.name for f in found.files] == ["data/ant-forest.ttl"]
    text = str(found)
    assert "ant-forest / M-STR-4 (top-management commitment): not-reported → present (public)" in text
    assert "statement case:ant-forest#added was added (source src:S14, announcement by Ant (repost), 22 April 2025)" in text
    assert "“The chairman of the board answers for it.”" in text


def test_a_statement_that_was_withdrawn_is_named_with_its_source(study: Study) -> None:
    old = study.kept()
    study.withdraw_a_statement()
    found = diff(old, now(old))
    assert moves(found) == {("ant-forest", "M-ECO"): ("present", "not-reported")}
    assert causes(found, "ant-forest", "M-ECO") == [("withdrawn", "case:ant-forest#s02-4b", "src:S14")]


def test_a_source_that_was_graded_down_is_named_with_its_grades(study: Study) -> None:
    old = study.kept()
    study.grade_a_source_down()
    found = diff(old, now(old))
    assert moves(found) == {("cloud-rice", "M-ECO-2"): ("present", "not-reported")}
    assert causes(found, "cloud-rice", "M-ECO-2") == [("source", "case:cloud-rice#s01-6", "src:S05")]
    assert "(source src:S05, Xinhua Chongqing, 7 May 2023): grade B → D" in str(found)
    [unmoved] = [c for c in found.cells if not c.moved]
    assert (unmoved.unit, unmoved.notation) == ("cloud-rice", "M-ECO")


def test_a_statement_that_was_changed_says_what_of_it(study: Study) -> None:
    old = study.kept()
    study.edit("cloud-rice", lambda text: text.replace('sg2:source src:S05 ; sg2:locator "opening"', 'sg2:source src:S05 ; sg2:locator "p. 9"', 1))
    found = diff(old, now(old))
    assert moves(found) == {}
    assert found.changed
    assert "locator opening → p. 9" in str(found)


def test_a_change_in_what_a_pin_does_not_keep_is_seen_by_the_hash(study: Study) -> None:
    old = study.kept()
    study.edit("cloud-rice", lambda text: text.replace("a distribution by rule is recorded", "some distribution is recorded", 1))
    found = diff(old, now(old))
    assert causes(found, "cloud-rice", "M-ECO-2") == [("changed", "case:cloud-rice#s01-6", "src:S05")]
    assert "was changed (source src:S05, Xinhua Chongqing, 7 May 2023): text or details" in str(found)


def test_another_basis_is_an_option_that_differs(on_paper: Pin, bundled: Pin) -> None:
    found = diff(on_paper, bundled)
    assert [(c.name, c.before, c.after) for c in found.options] == [("basis", "paper", "submitter")]
    assert causes(found, "cloud-rice", "M-ECO-2") == [("counts", "case:cloud-rice#s01-6", "src:S05")]
    assert causes(diff(bundled, on_paper), "cloud-rice", "M-ECO-2") == [("counts not", "case:cloud-rice#s01-6", "src:S05")]


def test_cases_and_concepts_that_come_and_go_are_listed(kb: KnowledgeBase, bundled: Pin) -> None:
    other = pin(kb, kb.compare(("cloud-rice", "p-patch"), concepts=["M-ECO", "C-DIG"]), made="2026-11-26")
    found = diff(bundled, other)
    assert found.units_added == ("p-patch",)
    assert found.units_left_out == ("ant-forest", "shared-gardens")
    assert found.concepts_added == ("C-DIG",)
    assert "M-ECO-1" in found.concepts_left_out
    assert "M-ECO" not in found.concepts_left_out
    assert found.cells == ()


def test_a_case_that_is_no_longer_there_is_left_out_now(study: Study) -> None:
    old = study.kept()
    (study.data / "shared-gardens.ttl").unlink()
    found = diff(old, now(old))
    assert found.units_left_out == ("shared-gardens",)
    assert "Left out:\n  shared-gardens" in str(found)


def test_a_label_that_changed_is_told(bundled: Pin) -> None:
    units = tuple(replace(u, label="Forest of Ants") if u.name == "ant-forest" else u for u in bundled.units)
    found = diff(bundled, replace(bundled, units=units))
    assert found.changed
    assert "ant-forest Ant Forest → Forest of Ants" in str(found)


def test_a_search_that_was_made_since_is_told(study: Study) -> None:
    old = study.kept()
    study.edit("ant-forest", lambda text: text.replace('sg2:searchedOn "2026-11-23"', 'sg2:searchedOn "2027-01-02"'))
    found = diff(old, now(old))
    assert moves(found) == {}
    assert ("note", "", "") in causes(found, "ant-forest", "M-STR-1")
    assert "the note was: searched 2026-11-23; it is: searched 2027-01-02" in str(found)


def test_a_cell_that_nothing_moved_points_elsewhere(bundled: Pin) -> None:
    key = ("ant-forest", iri("fw:M-ECO-1"))
    changed = replace(bundled, cells={**bundled.cells, key: PinnedCell("contested", note=bundled.cells[key].note)})
    assert causes(diff(bundled, changed), "ant-forest", "M-ECO-1") == [("elsewhere", "", "")]


@settings(max_examples=25)
@given(st.data())
def test_pins_whose_cells_differ_never_seem_the_same(bundled: Pin, data: st.DataObject) -> None:
    key = data.draw(st.sampled_from(sorted(bundled.cells)))
    words = st.sampled_from(["present", "absent-on-purpose", "not-reported", "contested"])
    statements = st.lists(st.sampled_from(sorted(bundled.statements)), max_size=3, unique=True).map(tuple)
    cell = data.draw(st.builds(PinnedCell, words, st.sampled_from(["", "paper", "public"]), statements, statements, st.sampled_from(["", "a note"])))
    other = replace(bundled, cells={**bundled.cells, key: cell})
    before = bundled.cells[key]
    found = diff(bundled, other)
    assert found.changed == ((before.status, before.basis, before.note) != (cell.status, cell.basis, cell.note) or _sets(before) != _sets(cell))
    assert all(c.causes for c in found.cells)


def _sets(cell: PinnedCell) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(cell.rests_on), frozenset(cell.leads) - frozenset(cell.rests_on)


def test_a_difference_is_a_frame(study: Study) -> None:
    old = study.kept()
    study.add_a_statement()
    frame = diff(old, now(old)).df()
    assert list(frame["statement"].unique()) == ["case:ant-forest#added"]
    assert {"unit", "concept", "before", "after", "change", "source", "because"} <= set(frame.columns)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("format", list(DIFFERENCE_FORMATS))
def test_every_format_in_every_language_names_the_statement(on_paper: Pin, bundled: Pin, format: str, lang: str) -> None:
    found = diff(on_paper, bundled)
    text = write_difference(found, format, lang)
    assert "cloud-rice#s01-6" in text
    assert text == write_difference(found, format, lang)
    if format == "json":
        assert json.loads(text)["changed"] is True
    if format == "csv":
        rows = list(csv.DictReader(io.StringIO(text)))
        assert {r["change"] for r in rows} == {"counts"}


def test_texts_of_others_stay_texts_in_a_page(bundled: Pin) -> None:
    units = tuple(replace(u, label="<script>alert(1)</script>") for u in bundled.units)
    found = diff(bundled, replace(bundled, units=units))
    assert "<script>" not in write_difference(found, "html")
    assert "\\<script\\>" in write_difference(found, "markdown")


def test_a_page_links_to_sources_on_the_web_and_to_nothing_else(on_paper: Pin, bundled: Pin) -> None:
    assert 'href="http://cq.news.cn/2023-05/07/c_1129596133.htm"' in write_difference(diff(on_paper, bundled), "html")
    sources = {i: replace(s, address="javascript:alert(1)") for i, s in bundled.sources.items()}
    assert "href" not in write_difference(diff(on_paper, replace(bundled, sources=sources)), "html")


def test_an_unknown_format_is_refused(bundled: Pin) -> None:
    with pytest.raises(OutputError, match="Unknown format: pdf"):
        write_difference(diff(bundled, bundled), "pdf")
