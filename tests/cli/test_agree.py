"""``sg2kg agree``: codings and tables in, figures and the list of disagreements out; what is said where they do not do."""

from __future__ import annotations

import json
import shlex
import shutil
from pathlib import Path

import pytest

from calling import Caller, examples_in
from sg2kg.agreement import AGREEMENT_FORMATS
from support import ROOT

CODINGS = ROOT / "docs" / "examples" / "codings"
A, B = str(CODINGS / "coder-a"), str(CODINGS / "coder-b")
FAST = ("--resamples", "100")


def test_the_examples_of_the_help_run(command: Caller, here: Path) -> None:
    for name in "ab":
        shutil.copytree(CODINGS / f"coder-{name}", here / f"coder-{name}")
    (here / "coder-c").mkdir()
    text = (here / "coder-a" / "linden-gardens.ttl").read_text(encoding="utf-8").replace("coder-a", "coder-c").replace("session-a", "session-c")
    (here / "coder-c" / "linden-gardens.ttl").write_text(text.replace("coder A", "coder C"), encoding="utf-8")
    calls = [shlex.split(c) for c in examples_in(command.done("agree", "--help"))]
    assert len(calls) == 4
    for call in calls:
        if "--coder" in call:
            (here / "ratings.csv").write_text("item,who,code\n1,a,x\n1,b,x\n2,a,y\n2,b,x\n", encoding="utf-8")
        elif "--data" in call:
            (here / "ratings.csv").write_text("item,a,b\n1,low,low\n2,middle,high\n", encoding="utf-8")
        command.done(*call, *FAST)
    assert "coder C" in (here / "agreement.html").read_text(encoding="utf-8")
    assert (here / "to-settle.csv").read_text(encoding="utf-8").count("coder C") == 6


def test_codings_are_compared_and_told_in_a_table(command: Caller) -> None:
    text = command.done("agree", A, B, *FAST)
    assert text.startswith("linden-gardens: coder A, coder B\n")
    assert "16 disagreements" in text


def test_a_table_gives_the_published_figures(command: Caller) -> None:
    data = str(ROOT / "tests" / "agreement" / "data" / "hayes-krippendorff-2007.csv")
    found = json.loads(command.done("agree", "--data", data, "--level", "ordinal", "--format", "json", *FAST, "--seed", "7"))
    assert found["figures"][0]["alpha"] == pytest.approx(0.7598, abs=5e-5)
    assert found["method"]["seed"] == 7


def test_a_record_is_written_to_a_file(command: Caller, here: Path) -> None:
    assert command.done("agree", A, B, *FAST, "--format", "turtle", "-o", "figures.ttl") == ""
    assert "sg2:CoderAgreement" in (here / "figures.ttl").read_text(encoding="utf-8")


def test_every_format_is_offered(command: Caller) -> None:
    assert f"[{'|'.join(AGREEMENT_FORMATS)}]" in command.done("agree", "--help")


def test_the_classification_survives_a_second_run(command: Caller, here: Path) -> None:
    command.done("agree", A, B, *FAST, "--disagreements", "list.csv")
    filled = (here / "list.csv").read_text(encoding="utf-8").replace('confidence low",\n', 'confidence low",missed passage\n', 1)
    (here / "list.csv").write_text(filled, encoding="utf-8")
    assert "because: missed passage" in command.done("agree", A, B, *FAST, "--disagreements", "list.csv")
    assert (here / "list.csv").read_text(encoding="utf-8") == filled


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ([], "no coding given"),
        ([A], "1 coding given"),
        ([A, A], "given twice"),
        ([A, "nowhere"], "nowhere: no such file or folder"),
        ([A, B, "--level", "nominal"], "--level: only together with --data"),
        ([A, B, "--data", "t.csv"], "Give codings or --data, not both"),
        ([A, B, "--resamples", "5"], "Invalid value for '--resamples'"),
        ([A, B, "--disagreements", "t.csv"], "t.csv: there is a file already"),
        (["--data", "t.csv", "--coder", "a"], "needs the column of the coder and that of the value"),
        (["--data", "t.csv", "--level", "interval"], "t.csv:2: x is not a number"),
        (["--data", "t.csv", "--coders", "a,q"], "Unknown column: q"),
        (["--data", "none.csv"], "none.csv: there is no such file"),
        (["--data", "t.csv", "--format", "turtle"], "no case record"),
        (["--data", "t.csv", "--level", "ratio"], "Invalid value for '--level'"),
    ],
)
def test_what_does_not_do_is_said_in_a_line_or_two(command: Caller, here: Path, args: list[str], said: str) -> None:
    (here / "t.csv").write_text("u,a,b\n1,x,y\n", encoding="utf-8")
    assert said in command.refused("agree", *args)
    assert (here / "t.csv").read_text(encoding="utf-8") == "u,a,b\n1,x,y\n"
