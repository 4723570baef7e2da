"""Invented submissions: clean ones conform with nothing to remark, an error trips what it says, and the same seed gives the same bytes."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import subprocess
import sys
from collections import Counter
from itertools import islice
from pathlib import Path

import pyoxigraph as ox
import pytest

from sg2kg import Verdict
from sg2kg.cli import main
from sg2kg.errors import NotFoundError, OutputError, ParameterError
from sg2kg.generate import FAULTS, SUFFIXES, TIERS, Generated, submissions
from sg2kg.generate.dice import Dice
from sg2kg.generate.write import drafted
from sg2kg.graph import GRAPH_FORMATS
from sg2kg.terms import SG2
from sg2kg.validation import load_shapes
from sg2kg.validation.check import check_triples

MANY = {"registered": 160, "mapped": 50, "co-governed": 25, "evaluated": 15}
SIZES = {"registered": (110, 300), "mapped": (400, 900), "co-governed": (800, 1600), "evaluated": (1200, 2300)}


def triples(turtle: str) -> list[ox.Triple]:
    return [q.triple for q in ox.parse(turtle.encode(), format=ox.RdfFormat.TURTLE)]


def checked(turtle: str, tier: str) -> Verdict:
    return check_triples(triples(turtle), "invented", tier, load_shapes())


# ---- clean ones


@pytest.mark.parametrize("tier", TIERS)
def test_clean_ones_conform_with_nothing_to_remark(tier: str) -> None:
    for item in submissions(MANY[tier], 2026, tier):
        verdict = checked(item.turtle, tier)
        assert (verdict.conforms, verdict.findings, item.errors) == (True, (), ()), item.name


@pytest.mark.parametrize("tier", TIERS)
def test_they_differ_in_size_and_in_how_many_of_each_kind_they_have(tier: str) -> None:
    sizes, kinds = [], {kind: set[int]() for kind in (SG2.Statement, SG2.Source, SG2.Mechanism, SG2.Carrier, SG2.Participation)}
    for item in submissions(30, 1, tier):
        found = Counter(t.object.value for t in triples(item.turtle) if t.predicate.value.endswith("#type") and isinstance(t.object, ox.NamedNode))
        sizes.append(len(triples(item.turtle)))
        for kind, counts in kinds.items():
            counts.add(found[kind])
    low, high = SIZES[tier]
    assert low <= min(sizes) < max(sizes) <= high, sizes
    expected = list(kinds.values())[: 2 if tier == "registered" else 5]
    assert all(len(counts) > 1 for counts in expected), kinds


def test_a_submission_reads_as_a_person_would_write_it() -> None:
    text = next(submissions(1, 1, "evaluated")).turtle
    assert text.startswith("# Invented: nothing in this file is real.\n")
    assert text.count("\n# ---- ") > 15
    assert "<https://w3id.org/" not in text.partition("\n\n# ----")[2]  # names are shortened
    assert all(block.endswith(" .") for block in text.strip().split("\n\n") if not block.startswith("#"))


def test_all_names_are_of_invented_places() -> None:
    for item in submissions(20, 1, "co-governed"):
        own = [t.subject.value for t in triples(item.turtle) if isinstance(t.subject, ox.NamedNode)]
        assert all(iri.startswith(f"https://example.org/case/{item.name}") for iri in own)
        assert "（虚构）" in item.turtle
        assert "(fictitious)" in item.turtle


# ---- errors


@pytest.mark.parametrize("name", FAULTS)
def test_an_error_trips_what_it_says(name: str) -> None:
    fault = FAULTS[name]
    for seed in range(9):
        draft = drafted(0, fault.tier, Dice(f"{name}/{seed}"))
        before = draft.turtle()
        if fault.make(draft):
            verdict = checked(draft.turtle(), fault.tier)
            assert not verdict.conforms
            assert fault.requirement in verdict.failed()
            return
        assert draft.turtle() == before  # what has no place leaves the draft alone
    pytest.fail("in none of nine drafts has this error a place")


@pytest.mark.parametrize("tier", TIERS)
def test_all_that_is_wrong_in_a_bad_one_is_found_and_told_beforehand(tier: str) -> None:
    numbers = Counter[int]()
    for item in submissions(MANY[tier] // 2, "bad", tier, 1.0):
        failed = checked(item.turtle, tier).failed()
        assert set(item.requirements) <= set(failed), (item.name, item.errors, failed)
        numbers[len(set(item.requirements))] += 1
    assert set(numbers) == {1, 2, 3}


def test_there_are_errors_of_many_kinds_at_every_tier() -> None:
    assert Counter(fault.tier for fault in FAULTS.values()).keys() == set(TIERS)
    assert len(FAULTS) >= 100
    mandated = {r for tier in TIERS for r, obligation in load_shapes().asked(tier).items() if obligation == "mandatory"}
    assert {fault.requirement for fault in FAULTS.values()} == mandated


def test_the_share_of_bad_ones_is_about_what_was_asked() -> None:
    assert 60 <= sum(bool(item.errors) for item in submissions(1000, 3, bad=0.1)) <= 140


# ---- repetition


def test_the_same_seed_gives_these_bytes() -> None:
    # changes when a text or a part is changed on purpose, and at no other time: not with the platform, not with the version of Python
    digest = hashlib.sha256()
    for tier in TIERS:
        for item in submissions(5, 7, tier, 0.5):
            digest.update(item.encoded())
    assert digest.hexdigest() == "0755706874dbbc81124e56ade7156a46ec399e7c3d22211a50a60b16f8eab174"


def test_a_submission_depends_neither_on_the_others_nor_on_how_many_they_are() -> None:
    assert list(submissions(9, 1, "mapped", 0.5))[4:6] == list(islice(submissions(10**9, 1, "mapped", 0.5), 4, 6))
    assert next(submissions(1, 1)) != next(submissions(1, 2))


@pytest.mark.parametrize("format", [f for f in SUFFIXES if f != "turtle"])
def test_every_format_says_the_same(format: str) -> None:
    item = next(submissions(1, 5, "mapped"))
    assert {q.triple for q in ox.parse(item.encoded(format), format=GRAPH_FORMATS[format])} == set(triples(item.turtle))


def test_another_format_is_refused() -> None:
    with pytest.raises(OutputError, match="trix is not a format"):
        next(submissions(1)).encoded("trix")


def test_what_cannot_be_asked_for_is_refused_before_the_first() -> None:
    with pytest.raises(NotFoundError, match="registred"):
        submissions(1, tier="registred")
    with pytest.raises(ParameterError, match="below nought"):
        submissions(-1)
    for share in (1.5, -0.1, float("nan")):
        with pytest.raises(ParameterError, match="no share"):
            submissions(1, bad=share)


# ---- the command


def run(*args: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(["generate", *args])
    assert isinstance(ended.value.code, int)
    return ended.value.code


def manifest(folder: Path) -> list[dict[str, str]]:
    with (folder / "manifest.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_the_manifest_tells_what_the_checker_finds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "mixed"
    assert run("--count", "30", "--seed", "7", "--bad", "0.4", "-o", str(folder)) == 0
    assert "30 of tier registered" in capsys.readouterr().err
    told = {row["file"]: set(row["requirements"].split()) for row in manifest(folder)}
    assert {p.name for p in folder.glob("*.ttl")} == told.keys()
    for name, requirements in told.items():
        verdict = checked((folder / name).read_text(encoding="utf-8"), "registered")
        assert requirements <= set(verdict.failed())
        assert verdict.conforms == (not requirements)


def test_the_command_writes_what_the_library_gives(tmp_path: Path) -> None:
    assert run("--count", "2", "--tier", "mapped", "--bad", "1", "--format", "jsonld", "-o", str(tmp_path / "new" / "folder")) == 0
    expected: list[Generated] = list(submissions(2, 0, "mapped", 1.0))
    rows = manifest(tmp_path / "new" / "folder")
    assert [(r["tier"], r["errors"], r["requirements"]) for r in rows] == [("mapped", " ".join(g.errors), " ".join(g.requirements)) for g in expected]
    for row, item in zip(rows, expected, strict=True):
        written = (tmp_path / "new" / "folder" / row["file"]).read_bytes()
        assert written == item.encoded("jsonld")
        assert json.loads(written)


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.ttl").write_text("", encoding="utf-8")
    assert run("-o", str(tmp_path)) == 2
    assert capsys.readouterr().err == f"sg2kg: {tmp_path}: not empty [SG2-OUT-001]\n  Give a new or an empty folder.\n"
    assert [p.name for p in tmp_path.iterdir()] == ["mine.ttl"]


@pytest.mark.parametrize("place", ["file", "file/below", "nul\0"])
def test_a_place_that_is_no_folder_is_refused(place: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert run("-o", os.path.join(tmp_path, place)) == 2
    said = capsys.readouterr().err
    assert "cannot be written" in said
    assert said.count("\n") == 2


@pytest.mark.parametrize(
    "wrong", [["--count", "0"], ["--count", "many"], ["--bad", "2"], ["--bad", "nan"], ["--tier", "gold"], ["--format", "trix"], []]
)
def test_wrong_options_get_a_short_error_and_nothing_is_written(wrong: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*wrong, *(["-o", str(tmp_path / "out")] if wrong else [])) == 2
    assert 1 <= capsys.readouterr().err.count("\n") <= 2
    assert not (tmp_path / "out").exists()


def test_a_bar_is_shown_on_a_terminal_when_it_takes_longer(tmp_path: Path) -> None:
    pty = pytest.importorskip("pty", reason="terminals of this kind are there on POSIX systems only")
    here, there = pty.openpty()
    command = [sys.executable, "-m", "sg2kg", "generate", "--tier", "evaluated", "--count", "260", "-o", str(tmp_path / "out")]
    with subprocess.Popen(command, stderr=there, env={**os.environ, "TERM": "xterm"}) as process:
        os.close(there)
        shown = b""
        try:
            while piece := os.read(here, 4096):
                shown += piece
        except OSError:  # how Linux says that the other end is closed
            pass
        os.close(here)
    assert process.returncode == 0
    assert b"writing" in shown
    assert b"100%" in shown
