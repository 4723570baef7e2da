"""``sg2kg compare``: what it prints and writes, and what it says of what it cannot do."""

from __future__ import annotations

import csv
import io
import json
import shlex
from pathlib import Path

import openpyxl
import pytest

from calling import Caller, examples_in, knowledge
from sg2kg.comparison import COMPARISON_FORMATS
from small_cases import hostile, small

TWO = ("compare", "cloud-rice", "ant-forest", "--by", "dimensions")


def rows(text: str, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(text), delimiter=delimiter))


def test_the_examples_of_the_help_run(command: Caller, here: Path) -> None:
    calls = examples_in(command.done("compare", "--help"))
    assert len(calls) >= 7
    for call in calls:
        run = command(*shlex.split(call))
        assert run.code == 0, run.err
        assert run.out or "written to" in run.err
    assert {p.name for p in here.iterdir()} >= {"comparison.html", "table.tex"}


def test_the_ending_of_each_file_tells_its_format(command: Caller, here: Path) -> None:
    names = [f"t{f.suffixes[0]}" for f in COMPARISON_FORMATS.values()] + ["t.svg", "t.png", "t.pdf"]
    run = command(*TWO, *(part for name in names for part in ("-o", name)))
    assert (run.code, run.out) == (0, "")
    assert run.err.splitlines() == [f"written to {name}" for name in names]
    heads = {
        ".svg": b"<svg",
        ".png": b"\x89PNG",
        ".pdf": b"%PDF",
        ".xlsx": b"PK",
        ".html": b"<!doctype html>",
        ".tex": b"% needs",
        ".ttl": b"@prefix",
    }
    for ending, head in heads.items():
        assert (here / f"t{ending}").read_bytes().startswith(head), ending
    assert openpyxl.load_workbook(here / "t.xlsx").sheetnames == ["comparison", "evidence"]


def test_a_file_without_ending_is_the_table(command: Caller, here: Path) -> None:
    command.done(*TWO, "-o", "plain")
    assert (here / "plain").read_text(encoding="utf-8") == command.done(*TWO)


def test_a_picture_is_named_or_follows_from_what_is_asked(command: Caller, here: Path) -> None:
    command.done(*TWO, "--picture", "coverage", "-o", "c.json", "-o", "c.csv")
    assert "vega-lite" in json.loads((here / "c.json").read_text(encoding="utf-8"))["$schema"]
    assert rows((here / "c.csv").read_text(encoding="utf-8"))[0] == ["concept", "label", "cloud-rice", "ant-forest"]
    alike = ("compare", "cloud-rice", "ant-forest", "p-patch", "--by", "all", "--similarity", "gower", "--linkage", "complete")
    command.done(*alike, "-o", "tree.json")
    assert json.loads((here / "tree.json").read_text(encoding="utf-8"))["linkage"] == "complete"
    drawn = command.done(*alike, "--format", "vega-lite")
    assert drawn == command.done(*alike, "--picture", "dendrogram", "--format", "vega-lite")
    assert drawn != command.done(*alike[:-3], "jaccard", "--picture", "dendrogram", "--format", "vega-lite")


def test_a_list_of_concepts_and_queries_choose_rows_and_columns(command: Caller) -> None:
    said = command.done("compare", "--cases-query", "SELECT ?c { ?c sg2:hasPhase ?p }", "--concepts", "M-ECO, dim-1", "--format", "tsv")
    head, *found = rows(said, "\t")
    assert sorted(head[2:]) == ["ant-forest", "bangladesh-accord", "cloud-rice", "common-prosperity-villages"]
    assert [r[0] for r in found] == ["M-ECO", "DIM-1"]


def test_similarity_prints_the_distances_and_the_tree(command: Caller) -> None:
    said = command.done("compare", "cloud-rice", "ant-forest", "p-patch", "--by", "all", "--similarity", "jaccard")
    assert "Jaccard distance over 43 concepts" in said
    assert "├─" in said
    read = rows(command.done("compare", "cloud-rice", "ant-forest", "--similarity", "gower", "--format", "csv"))
    assert read[0] == ["a", "b", "shared", "coded", "known_share", "distance", "least", "greatest"]
    assert len(read) == 2


def test_cases_without_the_phase_are_named(command: Caller) -> None:
    run = command("compare", "cloud-rice", "ant-forest", "--phase", "phase-b", "--format", "csv", "--by", "dimensions")
    assert run.code == 0
    assert rows(run.out)[0] == ["concept", "label", "ant-forest@phase-b"]
    assert run.err == "sg2kg: left out, for they have no phase phase-b: cloud-rice\n"


def test_a_binary_format_goes_to_a_pipe_as_it_is(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    from sg2kg.cli import main

    monkeypatch.setattr("sg2kg.KnowledgeBase", knowledge)
    with pytest.raises(SystemExit) as ended:
        main([*TWO, "--format", "xlsx"])
    assert ended.value.code == 0
    assert capfdbinary.readouterr().out.startswith(b"PK")


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["cloud-rise"], "Did you mean cloud-rice?"),
        (["--basis", "papr"], "Did you mean paper?"),
        (["--by", "mechanism"], "mechanisms"),
        (["--by", "zzzz"], "Unknown view, scheme or concept: zzzz"),
        (["--concepts", "M-ECO,M-EKO"], "Unknown concept: M-EKO"),
        (["--concepts", " , "], "--concepts names none"),
        (["--phase", "phase-z"], "Unknown phase: phase-z"),
        (["--phase", "phase-a", "--over-time"], "at once"),
        (["--cases-query", "ASK {}"], "gives no table"),
        (["--cases-query", "similar-case"], "Unknown query: similar-case"),
        (["--cases-query", "SELECT * { ?s ?p"], "this is not SPARQL"),
        (["--cases-query", "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"], "SERVICE"),
        (["-o", "x.docx"], "its ending tells no format"),
        (["-o", "nowhere/x.csv"], "nowhere/x.csv: cannot be written"),
        (["--format", "csv", "-o", "a.csv", "-o", "b.csv"], "leave --format out"),
        (["--long"], "--long goes with csv and tsv"),
        (["--long", "-o", "x.csv", "-o", "x.html"], "--long goes with csv and tsv"),
        (["--similarity", "jacard"], "Did you mean jaccard?"),
        (["--similarity", "gower", "--linkage", "centroid"], "Unknown linkage: centroid"),
        (["--similarity", "gower", "--least-coded", "0"], "at least 1"),
        (["--similarity", "gower", "--format", "latex"], "latex is not a format for similarity"),
        (["--similarity", "gower", "-o", "x.tex"], "its ending tells no format"),
        (["cloud-rice", "--similarity", "gower"], "2 to"),
        (["--picture", "heatmap", "-o", "x.svg"], "Did you mean heat-map?"),
        (["--picture", "heat-map"], "no picture is written"),
        (["--picture", "heat-map", "-o", "x.csv"], "no picture is written"),
        (["--lang", "zh"], "'zh' is not one of"),
        (["--no-bundled"], "no case to compare: there is none"),
        (["zhousudu", "--by", "actors"], "no statement on these cases names any of the actors"),
    ],
)
def test_what_cannot_be_done_is_told_in_two_lines(args: list[str], says: str, command: Caller, here: Path) -> None:
    assert says in command.refused("compare", *args)
    assert list(here.iterdir()) == []


@pytest.mark.parametrize("make", [small, hostile])
def test_cases_from_outside_are_compared_in_every_format(command: Caller, here: Path, make: object) -> None:
    assert callable(make)
    make(here)
    targets = [part for f in COMPARISON_FORMATS.values() for part in ("-o", f"out{f.suffixes[0]}")]
    names = [c for c in ("garden", "kitchen", "bad", "worse") if c in (here / "cases.ttl").read_text(encoding="utf-8")]
    run = command("compare", *names[:2], "--data", "cases.ttl", "--by", "dimensions", "--no-reasoning", *targets)
    assert run.code == 0, run.err
    assert len(list(here.glob("out.*"))) == len(COMPARISON_FORMATS)
