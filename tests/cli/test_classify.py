"""``sg2kg classify``: which cases are in which classes, as a table, rows and JSON, in three languages."""

from __future__ import annotations

import csv
import io
import json
import shlex
from pathlib import Path

import pytest

from calling import Caller, examples_in
from sg2kg import KnowledgeBase
from sg2kg.explanation.placements import PLACEMENT_FORMATS
from statements import HEAD


def test_the_examples_of_the_help_run(command: Caller, here: Path, at_hand: KnowledgeBase) -> None:
    calls = examples_in(command.done("classify", "--help"))
    assert len(calls) == 3
    texts = [command.done(*shlex.split(call)) for call in calls]
    assert all(c.name in texts[0] for c in at_hand.cases)
    assert "三部门案例" in texts[1]
    assert texts[2] == ""
    assert (here / "classes.csv").read_text().startswith("case,class,label,state,because\n")


def test_json_csv_and_the_table_agree(command: Caller, at_hand: KnowledgeBase) -> None:
    data = json.loads(command.done("classify", "cloud-rice", "--format", "json"))
    rows = list(csv.DictReader(io.StringIO(command.done("classify", "cloud-rice", "--format", "csv"))))
    assert [d["state"] for d in data] == [r["state"] for r in rows]
    line = command.done("classify", "cloud-rice").splitlines()[2]
    assert all(r["label"] in line for r in rows if r["state"] in ("certain", "possible"))
    assert not any(r["label"] in line for r in rows if r["state"] == "open")


@pytest.mark.parametrize("format", PLACEMENT_FORMATS)
def test_every_format_is_written_to_a_file_as_it_is_printed(command: Caller, here: Path, at_hand: KnowledgeBase, format: str) -> None:
    printed = command.done("classify", "cloud-rice", "--format", format)
    run = command("classify", "cloud-rice", "--format", format, "-o", "out")
    assert (run.out, run.err) == ("", "written to out\n")
    assert (here / "out").read_text(encoding="utf-8") == printed


@pytest.mark.parametrize("lang", ["en", "zh-Hans", "zh-Hant"])
def test_it_speaks_three_languages(command: Caller, at_hand: KnowledgeBase, lang: str) -> None:
    text = command.done("classify", "cloud-rice", "--lang", lang)
    assert {"en": "tri-sector case", "zh-Hans": "三部门案例", "zh-Hant": "三部門案例"}[lang] in text
    assert {"en": "certain", "zh-Hans": "确定", "zh-Hant": "確定"}[lang] in text


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["cloud-rise"], "Did you mean cloud-rice?"),
        (["cloud-rice", "CASE-99"], "Unknown case: CASE-99"),
        (["--basis", "papr"], "'paper'"),
        (["--format", "xml"], "'csv'"),
        (["--lang", "zh"], "'zh-Hans'"),
        (["-o", "nowhere/out"], "cannot be written"),
    ],
)
def test_what_cannot_be_done_is_said_in_two_lines(command: Caller, here: Path, at_hand: KnowledgeBase, args: list[str], says: str) -> None:
    assert says in command.refused("classify", *args)


def test_a_case_of_your_own_is_classified_beside_what_ships(command: Caller, here: Path) -> None:
    (here / "mine.ttl").write_text(HEAD + ":mine a sg2:Case ; rdfs:label 'Mine'@en . :rec a sg2:CaseRecord ; sg2:describes :mine .")
    names = {row["case"] for row in csv.DictReader(io.StringIO(command.done("classify", "--data", "mine.ttl", "--examples", "--format", "csv")))}
    assert "t#mine" in names
    assert len(names) > 25
    assert "nowhere.ttl: no such file" in command.refused("classify", "--data", "nowhere.ttl")
