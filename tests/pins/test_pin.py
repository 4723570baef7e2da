"""Pinning a comparison, and making it again."""

from __future__ import annotations

import json
import os
import time
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pins_study import ADDED, CASES, Study
from sg2kg import KnowledgeBase
from sg2kg.comparison import COMPARISON_FORMATS, write_comparison
from sg2kg.errors import NotFoundError, PinError
from sg2kg.pins import AnswerMoved, Pin, answer_of, changed_files, day, diff, knowledge_for, now, parse, pin, read, recompute, reproduce
from support import ROOT


@pytest.mark.parametrize("format", list(COMPARISON_FORMATS))
def test_a_pinned_comparison_is_made_again_byte_for_byte(kb: KnowledgeBase, bundled: Pin, format: str) -> None:
    again = reproduce(parse(str(bundled)), kb)
    assert write_comparison(again, format) == write_comparison(kb.compare(CASES), format)


@pytest.mark.parametrize(
    "options",
    [
        {"by": "dimensions", "over_time": True},
        {"by": "CoreList", "basis": "all", "lang": "zh-Hant"},
        {"concepts": ["C-DIG", "M-ECO"], "basis": "paper"},
        {"by": "actors", "title": 'He said "no" \\ yes'},
    ],
    ids=str,
)
def test_every_option_is_kept(kb: KnowledgeBase, options: dict[str, str]) -> None:
    comparison = kb.compare(("ant-forest", "bangladesh-accord"), **options)  # type: ignore[arg-type]
    kept = parse(str(pin(kb, comparison, made="2026-11-26")))
    again = reproduce(kept, kb)
    assert write_comparison(again, "json") == write_comparison(comparison, "json")
    assert again.request == comparison.request


def test_a_pin_is_the_same_text_when_it_is_read_and_written_again(bundled: Pin) -> None:
    text = str(bundled)
    assert str(parse(text)) == text
    assert parse(text) == bundled


def test_two_runs_pin_the_same_text(unchanged: Study) -> None:
    text = (unchanged.folder / "study.toml").read_text(encoding="utf-8")
    kb = unchanged.knowledge()
    assert str(pin(kb, kb.compare(CASES), unchanged.folder, made="2026-11-26")) == text


@settings(max_examples=25)
@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp"))), st.lists(st.sampled_from(["a", '"', "\\", "'", "#", "]", "\t"])))
def test_any_title_survives(bundled: Pin, title: str, signs: list[str]) -> None:
    kept = replace(bundled, title="t" + title + "".join(signs))
    assert parse(str(kept)) == kept


def test_a_pin_names_the_files_it_rests_on_with_their_hashes(bundled: Pin, unchanged: Study) -> None:
    expected = sha256((ROOT / "case_data" / "ant-forest.ttl").read_bytes()).hexdigest()
    assert bundled.shipped["case_data/ant-forest.ttl"] == expected
    assert {f"ontology/{part}.ttl" for part in ("sg2", "framework", "extension")} < set(bundled.shipped)
    assert "case_data/p-patch.ttl" not in bundled.shipped
    given_files = read(unchanged.folder / "study.toml").given
    assert sorted(given_files) == ["data/ant-forest.ttl", "data/cloud-rice.ttl", "data/shared-gardens.ttl"]
    assert given_files["data/ant-forest.ttl"] == expected


def test_a_pin_keeps_the_statements_that_do_not_count(kb: KnowledgeBase) -> None:
    kept = pin(kb, kb.compare(("cloud-rice",), basis="paper"), made="2026-11-26")
    cell = kept.cells["cloud-rice", kb.concept("M-ECO-2")]
    assert cell.status == "not-reported"
    statement = kept.statements["https://w3id.org/sg2kg/case/cloud-rice#s01-6"]
    assert "affirms fw:M-ECO-2" in statement.bears
    assert kept.sources[statement.source].grade == "B"


def test_the_answer_does_not_hang_on_the_title(kb: KnowledgeBase) -> None:
    a, b = kb.compare(CASES), kb.compare(CASES, title="Three cases")
    assert a.title != b.title
    assert answer_of(a) == answer_of(b)
    assert answer_of(a) != answer_of(kb.compare(CASES, lang="zh-Hans"))


def test_a_title_may_be_edited(kb: KnowledgeBase, bundled: Pin) -> None:
    text = str(bundled).replace(f'title = "{bundled.title}"', 'title = "Three cases"')
    assert reproduce(parse(text), kb).title == "Three cases"


def test_a_comparison_that_comes_out_differently_is_refused(study: Study) -> None:
    kept = study.kept()
    study.add_a_statement()
    with pytest.raises(
        AnswerMoved, match=r"study\.toml: the comparison comes out differently than on 2026-11-26; changed since then: data/ant-forest\.ttl"
    ):
        reproduce(kept)


def test_a_file_that_changes_nothing_is_told_and_no_hindrance(study: Study) -> None:
    kept = study.kept()
    study.edit("ant-forest", lambda text: text + "# a remark\n")
    kb = knowledge_for(kept)
    assert changed_files(kept, kb) == ["data/ant-forest.ttl"]
    assert answer_of(reproduce(kept, kb)) == kept.answer


def test_given_files_are_known_again_wherever_they_lie(unchanged: Study, tmp_path: Path) -> None:
    kept = read(unchanged.folder / "study.toml")
    moved = tmp_path / "elsewhere"
    moved.mkdir()
    for path in unchanged.data.iterdir():
        (moved / path.name).write_bytes(path.read_bytes())
    assert changed_files(kept, knowledge_for(kept, [str(moved)])) == []


def test_a_case_that_is_no_longer_there_is_named(unchanged: Study, tmp_path: Path) -> None:
    kept = read(unchanged.folder / "study.toml")
    few = KnowledgeBase(unchanged.data / "cloud-rice.ttl", bundled=False, reasoning=False)
    with pytest.raises(NotFoundError, match="ant-forest"):
        recompute(kept, few)
    assert [u.name for u in recompute(kept, few, lenient=True).units] == ["cloud-rice"]
    with pytest.raises(PinError, match="none of its cases is there now"):
        recompute(kept, KnowledgeBase(bundled=False, reasoning=False), lenient=True)


def test_files_outside_the_folder_of_a_pin_are_read_only_when_asked_for(unchanged: Study, tmp_path: Path) -> None:
    text = (unchanged.folder / "study.toml").read_text(encoding="utf-8")
    path = tmp_path / "study.toml"
    for outside in ("../secret", str(unchanged.data), "data/../../secret", "/etc/passwd"):
        path.write_text(text.replace('data = ["data"]', f"data = {json.dumps([outside])}"), encoding="utf-8")
        with pytest.raises(PinError, match="lies outside the folder of the pin"):
            knowledge_for(read(path))
    assert reproduce(read(path), knowledge_for(read(path), [str(unchanged.data)])).title


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_that_leads_outside_is_not_followed(unchanged: Study, tmp_path: Path) -> None:
    (tmp_path / "data").symlink_to(unchanged.data, target_is_directory=True)
    path = tmp_path / "study.toml"
    path.write_bytes((unchanged.folder / "study.toml").read_bytes())
    with pytest.raises(PinError, match="lies outside the folder of the pin"):
        knowledge_for(read(path))


def test_a_statement_or_source_without_a_name_cannot_be_pinned(study: Study) -> None:
    study.edit("ant-forest", lambda text: text + ADDED.replace(":added a", "[] a"))
    kb = study.knowledge()
    with pytest.raises(PinError, match="ant-forest / M-STR: it rests on a statement without an IRI"):
        pin(kb, kb.compare(CASES))
    study.edit("ant-forest", lambda text: text.replace("[] a sg2:Statement", ":added a sg2:Statement").replace('src:S14 ; sg2:locator "p. 3"', "[]"))
    kb = study.knowledge()
    with pytest.raises(PinError, match="ant-forest / M-STR: it rests on a source without an IRI"):
        pin(kb, kb.compare(CASES))


def test_what_is_no_text_in_the_data_does_not_make_a_pin_that_cannot_be_read(study: Study) -> None:
    signs = "Ant\\u202eForest\\u001b[31m"
    study.edit("ant-forest", lambda text: text.replace('rdfs:label "Ant Forest"@en', f'rdfs:label "{signs}"@en', 1))
    study.edit("ant-forest", lambda text: text + ADDED.replace("answers for it.", "answers\\r\\nfor it."))
    kept = study.pinned()
    assert [u.label for u in kept.units if u.name == "ant-forest"] == ["Ant\ufffdForest\ufffd[31m"]
    assert "answers\nfor it." in kept.statements["https://w3id.org/sg2kg/case/ant-forest#added"].says
    again = reproduce(kept, knowledge_for(kept))
    for format in ("html", "json", "csv"):
        assert write_comparison(again, format) == write_comparison(study.knowledge().compare(CASES), format)
    assert not diff(kept, now(kept)).changed


def test_nodes_without_a_name_that_lead_to_each_other_are_hashed_in_no_time(study: Study) -> None:
    ring = " . ".join(f"_:n{a} sg2:says _:n{b}" for a in range(12) for b in range(12))
    study.edit("ant-forest", lambda text: text + ADDED.replace("sg2:locator", "rdfs:seeAlso _:n0 ; sg2:locator") + ring + " .\n")
    kb = study.knowledge()
    begun = time.perf_counter()
    pin(kb, kb.compare(CASES), study.folder)
    assert time.perf_counter() - begun < 10


def test_the_day_is_told_by_who_asks_then_by_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert day() == "1970-01-02"
    assert day("2026-11-26") == "2026-11-26"
    for wrong in ("2026-02-30", "yesterday", "20261126", "2026-11-26T00:00"):
        with pytest.raises(PinError, match="this is no day"):
            day(wrong)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    with pytest.raises(PinError, match="soon: this is no day"):
        day()
