"""``sg2kg qca``: tables and studies in, analyses out; what is said where a table, an option or a question does not do."""

from __future__ import annotations

import io
import json
import shlex
import sys
from pathlib import Path
from typing import Any

import pytest

from calling import Caller, examples_in
from sg2kg import KnowledgeBase
from sg2kg.qca import ANALYSIS_FORMATS
from support import ROOT

REFERENCE = ROOT / "tests" / "qca" / "data"
CUTS = ("--incl-cut", "0.8", "--n-cut", "1", "--pri-cut", "0")
LIPSET = ("qca", "--data", str(REFERENCE / "LF.csv"), "--outcome", "SURV", "--conditions", "DEV,URB,LIT,IND,STB", *CUTS)
EXPECT = ("--expect", "DEV,URB,LIT,IND,STB")


def table(text: str, *more: str) -> tuple[str, ...]:
    """A call on a table with these lines, written into the folder that the command runs in."""
    Path("t.csv").write_text(text, encoding="utf-8")
    return ("qca", "--data", "t.csv", "--outcome", "Y", *(() if "--n-cut" in more else CUTS), *more)


def answer(command: Caller, *args: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(command.done(*args, "--format", "json"))
    return found


def test_the_examples_of_the_help_run(command: Caller, here: Path, at_hand: KnowledgeBase) -> None:
    (here / "FILE.csv").write_text("case,A,B,C,Y\nx,1,0,1,1\ny,0,1,,0\nz,1,1,0,0\nw,0,0,0,0\n", encoding="utf-8")
    examples = examples_in(command.done("qca", "--help"))
    assert len(examples) > 5
    for example in examples:
        command.done(*shlex.split(example))


# ---- a table


def test_json_holds_what_a_program_needs(command: Caller) -> None:
    found = answer(command, *LIPSET, *EXPECT)
    row = next(r for r in found["truth_table"] if r["row"] == 22)
    assert (row["values"], row["OUT"], row["n"], row["cases"]) == ([1, 0, 1, 0, 1], "1", 2, ["FI", "IE"])
    assert row["incl"] == pytest.approx(0.804, abs=5e-4)
    assert found["conservative"]["models"] == [["DEV*URB*LIT*IND*STB", "DEV*~URB*LIT*~IND*STB"]]
    assert found["parsimonious"]["models"] == [["DEV*~IND", "URB*STB"]]
    assert found["intermediate"]["models"] == [["DEV*LIT*~IND*STB", "DEV*URB*LIT*STB"]]
    assert found["intermediate"]["pairs"][0]["easy"] == [30]
    assert found["prime_implicants"] == ["DEV*~IND", "URB*STB"]
    assert found["parsimonious"]["fits"][0]["terms"]["DEV*~IND"]["covU"] == pytest.approx(0.193661972, abs=1e-9)
    assert found["options"]["incl_cut"] == 0.8
    assert found["options"]["expect"] == ["DEV", "URB", "LIT", "IND", "STB"]
    assert set(found["versions"]) == {"sg2kg", "python", "numpy", "scipy"}


def test_without_expectations_there_is_no_intermediate_solution(command: Caller) -> None:
    assert answer(command, *LIPSET)["intermediate"] is None


def test_the_absence_of_the_outcome_is_explained_either_way(command: Caller) -> None:
    one = answer(command, *LIPSET, "--negate-outcome")
    other = answer(command, *(a if a != "SURV" else "~SURV" for a in LIPSET))
    assert one == other
    assert one["outcome"] == "~SURV"


def test_multi_value_terms_have_levels_and_expectations_may_name_several(command: Caller) -> None:
    args = ("qca", "--data", str(REFERENCE / "LM.csv"), "--outcome", "SURV", *CUTS, "--expect", "DEV[1,2],URB[1]")
    found = answer(command, *args)
    assert found["options"]["expect"] == ["DEV[1,2]", "URB[1]"]
    assert ["DEV[1]*STB[1]", "DEV[2]"] in found["parsimonious"]["models"]


def test_a_table_can_come_from_standard_input(command: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO((REFERENCE / "LF.csv").read_bytes())))
    assert answer(command, *("-" if a.endswith(".csv") else a for a in LIPSET)) == answer(command, *LIPSET)


def test_the_report_in_the_terminal_is_that_of_the_text_format(command: Caller, here: Path) -> None:
    command.done(*LIPSET, *EXPECT, "-o", "report.txt")
    shown, written = command.done(*LIPSET, *EXPECT), (here / "report.txt").read_text(encoding="utf-8")
    lines = [line for line in written.splitlines() if line and not set(line) <= {"=", "-"}]
    assert [line.strip() for line in lines if line.strip() not in shown] == []


@pytest.mark.parametrize("format", ANALYSIS_FORMATS)
def test_every_format_can_be_written_to_a_file(format: str, command: Caller, here: Path) -> None:
    command.done(*LIPSET, "--format", format, "-o", "out")
    assert (here / "out").stat().st_size > 200


def test_no_positive_row_is_an_answer_with_a_warning(command: Caller, here: Path) -> None:
    found = answer(command, *table("case,A,Y\nx,1,0\ny,0,0\n"))
    assert (found["conservative"]["models"], found["parsimonious"]["models"], found["prime_implicants"]) == ([], [], [])
    assert "no-positive-row" in [w["id"] for w in found["warnings"]]
    assert "No row is positive" in command.done(*table("case,A,Y\nx,1,0\ny,0,0\n"))


def test_positive_rows_only_is_an_answer_with_a_warning(command: Caller, here: Path) -> None:
    found = answer(command, *table("case,A,Y\nx,1,1\ny,0,1\n"))
    assert found["parsimonious"]["models"] == [["1"]]
    assert "all-rows-positive" in [w["id"] for w in found["warnings"]]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ("x,1,1,1\ny,1,0,0\n", "A is 1 in all 2 cases"),
        ("x,0.5,1,1\ny,0.2,0,0\nz,0.9,1,1\n", "Exactly 0.5: A of x"),
        ("x,1,NA,1\ny,1,0,0\nz,0,1,1\n", "left out"),
    ],
)
def test_what_to_be_wary_of_is_said_in_plain_words(rows: str, words: str, command: Caller, here: Path) -> None:
    assert words in command.done(*table("case,A,B,Y\n" + rows))


def test_gaps_are_left_out_assumed_or_bounded_but_never_filled_in_silence(command: Caller, here: Path) -> None:
    text = "case,A,B,Y\nx,1,NA,1\ny,1,0,0\nz,0,1,1\nw,0,0,NA\n"
    found = answer(command, *table(text, "--bounds"))
    assert found["dropped"] == [{"case": "x", "columns": ["B"]}, {"case": "w", "columns": ["Y"]}]
    assert {"column": "B", "missing": 1, "alone": 1} in found["costs"]
    assert found["bounds"]["gaps"] == [["x", "B"]]
    assert found["bounds"]["tried"] == 2
    found = answer(command, *table(text, "--assume-absent", "B", "--because", "the list is complete"))
    assert found["assumptions"] == [{"condition": "B", "reason": "the list is complete", "cases": ["x"]}]
    assert found["cases"] == ["x", "y", "z", "w"]
    for format in ("text", "html", "markdown", "latex", "r"):
        args = table(text, "--assume-absent", "B", "--because", "the list is complete", "--format", format)
        assert "the list is complete" in command.done(*args)


def test_contradictory_rows_and_all_other_choices_reach_the_analysis(command: Caller) -> None:
    found = answer(
        command,
        *LIPSET,
        *("--incl-cut-low", "0.5", "--include-contradictions", "--all-models", "--row-dominance", "--max-models", "7", "--exclude", "10,12"),
        *("--enhanced", "--necessary", "STB", "--impossible", "DEV*~LIT", "--necessity-cut", "0.9,0.6,0.5", "--sufficiency-cut", "0.9"),
        *("--robustness", "--bounds"),
    )
    o = found["options"]
    assert (o["incl_cut_low"], o["contradictions"], o["all_models"], o["row_dominance"], o["max_models"]) == (0.5, True, True, True, 7)
    assert {10, 12} < set(o["exclude"])
    assert {e["row"] for e in found["exclusions"]} | {10, 12} == set(o["exclude"])
    assert "C" in [r["OUT"] for r in found["truth_table"]]
    assert found["necessity"]["cut"] == {"inclN": 0.9, "RoN": 0.5, "covN": 0.6}
    assert found["sufficiency"]["found"]
    assert found["robustness"]
    assert found["bounds"]["gaps"] == []


# ---- refused


def test_cut_offs_have_no_default_and_the_error_says_what_each_means(command: Caller, here: Path) -> None:
    error = command.refused(*(a for a in table("case,A,Y\nx,1,1\n") if a not in CUTS))
    assert "--incl-cut, --n-cut, --pri-cut are not given" in error
    assert "0.75 to 0.9 are usual" in error
    assert "--pri-cut is not given" in command.refused(*table("case,A,Y\nx,1,1\n", "--incl-cut", "0.8", "--n-cut", "1"))


@pytest.mark.parametrize(
    ("more", "what"),
    [
        (("--conditions", "AA"), "Unknown column in t.csv: AA"),
        (("--conditions", "A,Y"), "both outcome and condition"),
        (("--expect", "C"), "Unknown condition: C"),
        (("--expect", "A*"), "condition is missing"),
        (("--assume-absent", "A"), "needs its --because"),
        (("--assume-absent", "A", "--because", ""), "why is A absent"),
        (("--exclude", "x"), "is no number of a row"),
        (("--exclude", "99"), "99"),
        (("--necessity-cut", "high"), "is not one to three numbers"),
        (("--necessity-cut", "1,1,1,1"), "is not one to three numbers"),
        (("--necessity-cut", "2"), "2"),
        (("--necessary", "A"), "are for --enhanced"),
        (("--enhanced", "--necessary", "Q"), "Unknown condition: Q"),
        (("--format", "turtle"), "is for a STUDY"),
        (("--basis", "paper"), "is for a STUDY"),
        (("--plot", "xy"), "needs -o FILE"),
        (("--plot", "xy", "-o", "x.gif"), "needs -o FILE"),
        (("--plot", "calibration", "-o", "x.svg"), "is for a STUDY"),
        (("--solution", "intermediate", "-o", "x.svg"), "no intermediate solution"),
        (("--negate-outcome", "--outcome", "~Y"), "negated twice"),
        (("--data", "u.csv"), "give one --data"),
        (("--incl-cut", "1.2", "--n-cut", "1", "--pri-cut", "0"), "1.2"),
        (("--incl-cut", "nan", "--n-cut", "1", "--pri-cut", "0"), "nan"),
        (("--incl-cut", "0.8", "--n-cut", "0", "--pri-cut", "0"), "0"),
        (("--incl-cut-low", "0.9"), "0.9"),
    ],
)
def test_options_that_do_not_do_are_refused_in_words(more: tuple[str, ...], what: str, command: Caller, here: Path) -> None:
    assert what in command.refused(*table("case,A,B,Y\nx,1,0,1\ny,0,1,0\n", *more))


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("case,A,Y\nx,=cmd(),1\n", "t.csv:2: column A: '=cmd()' is no number"),
        ("case,A,Y\nx,\0,1\n", "t.csv:2: there is a NUL byte"),
        ("case,A,Y\nx,1\n", "t.csv:2: 2 cells"),
        ("case,A,Y\nx,NA,1\ny,NA,0\n", "no case is left"),
        ("c" + ",1" * 100_000, "100,001 columns"),
        ("", "there is no case"),
    ],
)
def test_a_table_that_cannot_be_read_is_told_with_its_place(text: str, what: str, command: Caller, here: Path) -> None:
    assert what in command.refused(*table(text))


def test_neither_table_nor_study_is_told(command: Caller, here: Path) -> None:
    assert "give one --data FILE" in command.refused("qca")
    assert "--outcome is not given" in command.refused("qca", "--data", "t.csv")
    assert "no such file" in command.refused("qca", "--data", "none.csv", "--outcome", "Y", *CUTS)


# ---- pictures


@pytest.mark.parametrize(("name", "head"), [("p.svg", b"<svg"), ("p.png", b"\x89PNG"), ("p.pdf", b"%PDF"), ("p.json", b"{")])
def test_a_picture_is_of_the_kind_that_its_name_ends_with(name: str, head: bytes, command: Caller, here: Path) -> None:
    command.done(*LIPSET, "--plot", "xy", "-o", name)
    assert (here / name).read_bytes().startswith(head)


def test_an_xy_plot_shows_the_solution_or_model_that_is_asked_for(command: Caller, here: Path) -> None:
    shown = {}
    for solution in ("conservative", "parsimonious", "STB", "~DEV + LIT*STB"):
        command.done(*LIPSET, "--plot", "xy", "--solution", solution, "-o", "p.json")
        shown[solution] = (here / "p.json").read_text(encoding="utf-8")
    assert "DEV*~IND + URB*STB" in shown["parsimonious"]
    assert "DEV*URB*LIT*IND*STB" in shown["conservative"]
    assert len(set(shown.values())) == 4
    command.done(*LIPSET, "--plot", "necessity", "--solution", "STB", "-o", "p.json")
    assert (here / "p.json").read_text(encoding="utf-8") != shown["STB"]


def test_the_truth_table_is_drawn_in_three_languages(command: Caller, here: Path) -> None:
    drawn = set()
    for lang in ("en", "zh-Hans", "zh-Hant"):
        command.done(*LIPSET, "--plot", "truth-table", "--lang", lang, "-o", "p.json")
        drawn.add((here / "p.json").read_text(encoding="utf-8"))
    assert len(drawn) == 3


# ---- studies


def test_the_studies_that_ship_are_listed_and_each_is_answered(command: Caller, at_hand: KnowledgeBase) -> None:
    names = [line.split()[0] for line in command.done("qca", "--list").splitlines()[2:]]
    assert {"public-trace", "deciding-power"} <= set(names)
    for name in names:
        assert "evidence" in command.done("qca", name)


def test_a_study_goes_from_the_graph_to_the_solution_and_back_to_the_sources(command: Caller, at_hand: KnowledgeBase) -> None:
    found = answer(command, "qca", "public-trace")
    assert found["conservative"]["models"] == [["FIRM*DIG"]]
    assert found["necessity"]["single"]["FIRM"]["covN"] == 0.75
    behind = [e for e in found["evidence"] if e["part"] == "conservative" and e["case"] == "cloud-rice"]
    assert behind
    assert any(e["statement"] and e["source"] for e in behind)
    assert command.done("qca", "public-trace", "--format", "evidence").count("\n") > len(behind)
    assert "sg2q:Model" in command.done("qca", "public-trace", "--format", "turtle")
    assert "src:paper" in command.done("qca", "public-trace", "--format", "html")


def test_a_question_that_the_evidence_does_not_allow_is_answered_with_what_would(command: Caller, here: Path, at_hand: KnowledgeBase) -> None:
    assert "What would make it answerable" in command.done("qca", "deciding-power")
    found = answer(command, "qca", "deciding-power")
    assert found["allowed"] is False
    assert found["obstacles"]
    assert "qca deciding-power tells what" in command.refused("qca", "deciding-power", "--format", "csv")
    command.done("qca", "deciding-power", "--plot", "calibration", "--solution", "SAY", "-o", "p.svg")


def test_the_cut_offs_of_a_study_can_be_replaced_one_by_one(command: Caller, at_hand: KnowledgeBase) -> None:
    assert [r["OUT"] for r in answer(command, "qca", "public-trace", "--n-cut", "3")["truth_table"]] == ["0", "0", "?"]
    assert [r["OUT"] for r in answer(command, "qca", "public-trace", "--incl-cut", "0.6")["truth_table"]] == ["0", "1", "1"]


@pytest.mark.parametrize(
    ("args", "what"),
    [
        (("public-tarce",), "public-trace"),
        (("none.ttl",), "none.ttl"),
        (("public-trace", "--outcome", "Y"), "is for a table"),
        (("public-trace", "--assume-absent", "NONE", "--because", "x"), "Unknown concept: NONE"),
        (("public-trace", "--plot", "calibration", "--solution", "FIRMS", "-o", "p.svg"), "FIRM"),
        (("public-trace", "--solution", "intermediate", "-o", "p.svg"), "no intermediate solution"),
    ],
)
def test_a_study_that_is_not_there_or_an_option_that_does_not_fit_is_refused(
    args: tuple[str, ...], what: str, command: Caller, here: Path, at_hand: KnowledgeBase
) -> None:
    assert what in command.refused("qca", *args)
