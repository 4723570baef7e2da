"""Many submissions: worker processes, a deadline for each, results as they come, and runs that go on where they were cut short."""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sg2kg import bundle
from sg2kg.errors import InputError, NotFoundError, OutputError, ShapesError
from sg2kg.validation import load_shapes, validate
from sg2kg.validation.batch import Options, Task, run
from sg2kg.validation.batch.journal import Journal
from sg2kg.validation.verdict import Verdict
from support import ROOT

CASES = bundle.case_files()
SLOW = """
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix : <http://example.org/> .
:S a sh:NodeShape ; sh:targetSubjectsOf :slow ; sh:sparql [ a sh:SPARQLConstraint ; sh:select '''
    SELECT $this WHERE { $this <http://example.org/slow> ?x .
      ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o . ?p ?q ?r . FILTER ( ?c + ?f + ?i + ?l + ?o + ?r = 7000 ) }''' ] .
"""


def command(*arguments: str, cwd: Path | None = None, input: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "sg2kg", "validate", *arguments], cwd=cwd or ROOT, input=input, capture_output=True, timeout=120)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for path in CASES[:4]:
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "incomplete.ttl").write_bytes((ROOT / "docs" / "examples" / "incomplete-submission.ttl").read_bytes())
    (tmp_path / "torn.ttl").write_bytes(CASES[0].read_bytes()[:2000])
    return tmp_path


def test_workers_find_what_is_found_in_this_process() -> None:
    tasks = [Task(str(p)) for p in CASES[::3]]
    shapes = load_shapes()
    found = {d.source: d for d in run(tasks, Options(tier="mapped", whole=True), 2)}
    assert sorted(found) == sorted(t.source for t in tasks)
    for source, done in found.items():
        here = validate(source, "mapped", shapes=shapes)
        assert isinstance(done.verdict, Verdict)
        assert [(f.id, f.focus, f.values, f.place, f.remedy) for f in done.verdict.findings] == [
            (f.id, f.focus, f.values, f.place, f.remedy) for f in here.findings
        ]
        assert (done.verdict.passed, done.verdict.completeness, done.verdict.untargeted) == (here.passed, here.completeness, here.untargeted)


def test_one_broken_file_never_stops_the_others(folder: Path) -> None:
    done = command(".", "--format", "jsonl", cwd=folder)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 2
    assert [Path(line["source"]).name for line in lines] == sorted(p.name for p in folder.glob("*.ttl"))
    assert [line["source"] for line in lines if line.get("error")] == ["torn.ttl"]
    assert b"torn.ttl:" in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_submission_that_takes_too_long_is_given_up_and_the_others_go_on(tmp_path: Path) -> None:
    (tmp_path / "shapes.ttl").write_text(SLOW, encoding="utf-8")
    rows = "".join(f":n{n} :v {n} .\n" for n in range(300))
    (tmp_path / "slow.ttl").write_text(f"@prefix : <http://example.org/> .\n:it :slow 1 .\n{rows}", encoding="utf-8")
    (tmp_path / "quick.ttl").write_text(f"@prefix : <http://example.org/> .\n{rows}", encoding="utf-8")
    started = time.monotonic()
    done = command("--shapes", "shapes.ttl", "slow.ttl", "quick.ttl", "--deadline", "2", "--jobs", "1", cwd=tmp_path)
    assert done.returncode == 2
    assert b"sg2kg: slow.ttl: not finished after 2 s [SG2-VAL-003]" in done.stderr
    assert "✔ quick.ttl".encode() in done.stdout
    assert time.monotonic() - started < 60


def test_a_submission_larger_than_the_limit_is_refused(tmp_path: Path) -> None:
    (tmp_path / "large.ttl").write_bytes(CASES[0].read_bytes() + b"# " + b"x" * 200_000)
    done = command("large.ttl", "--max-size", "0.1", cwd=tmp_path)
    assert done.returncode == 2
    assert b"the limit is 0 MB" in done.stderr or b"the limit is 0.1 MB" in done.stderr


def test_options_that_cannot_be_used_are_told_once() -> None:
    tasks = [Task(str(p)) for p in CASES]
    with pytest.raises(NotFoundError, match="Unknown tier: mappd"):
        list(run(tasks, Options(tier="mappd"), 2))
    with pytest.raises(NotFoundError, match="Unknown engine: slow"):
        list(run(tasks, Options(engine="slow"), 1))
    with pytest.raises(InputError, match="cannot be read"):
        list(run(tasks, Options(shapes=("nowhere.ttl",)), 1))
    with pytest.raises(ShapesError):
        list(run(tasks, Options(shapes=(str(CASES[0]),)), 1))


def test_no_more_tasks_are_taken_than_are_needed_soon() -> None:
    taken = 0

    def tasks() -> object:
        nonlocal taken
        for _ in range(50):
            for path in CASES:
                taken += 1
                yield Task(str(path))

    results = run(tasks(), Options(streams=()), 2)  # type: ignore[arg-type]
    next(results)
    assert taken <= 6
    results.close()  # type: ignore[attr-defined]


# ---- going on


def test_a_run_that_was_cut_short_goes_on_and_ends_as_if_it_had_not_been(folder: Path) -> None:
    whole = command(".", "--out-dir", "whole", cwd=folder)
    command(".", "--out-dir", "cut", cwd=folder)
    journal = folder / "cut" / "results.jsonl"
    lines = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(b"".join(lines[:2]) + lines[2][:100])  # killed while it wrote the third
    done = command(".", "--out-dir", "cut", "--resume", cwd=folder)
    assert done.returncode == whole.returncode == 2
    again = [json.loads(line) for line in journal.read_bytes().splitlines()]
    assert sorted(line["source"] for line in again) == sorted(json.loads(line)["source"] for line in lines)
    assert (folder / "cut" / "summary.csv").read_bytes() == (folder / "whole" / "summary.csv").read_bytes()
    assert (folder / "cut" / "index.html").read_bytes() == (folder / "whole" / "index.html").read_bytes()


def test_a_run_that_goes_on_checks_again_what_has_changed(folder: Path) -> None:
    command(".", "--out-dir", "out", cwd=folder)
    text = (folder / "incomplete.ttl").read_text(encoding="utf-8")
    (folder / "incomplete.ttl").write_text(text + "# changed\n", encoding="utf-8")
    command(".", "--out-dir", "out", "--resume", cwd=folder)
    lines = (folder / "out" / "results.jsonl").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines[6:] if json.loads(line)["source"] != "torn.ttl"] == [
        line for line in lines[6:] if json.loads(line)["source"] == "incomplete.ttl"
    ]
    assert "incomplete.ttl" in lines[-1] or "incomplete.ttl" in lines[-2]


def test_going_on_needs_a_journal_of_ours(tmp_path: Path) -> None:
    (tmp_path / "other.jsonl").write_text('{"a": 1}\n', encoding="utf-8")
    with pytest.raises(InputError, match=r"other\.jsonl:1: this is no line of a run"):
        Journal(tmp_path / "other.jsonl", resume=True)
    done = command(str(CASES[0]), "--resume")
    assert done.returncode == 2
    assert b"--resume needs a journal" in done.stderr
    with pytest.raises(OutputError, match="cannot be written"):
        Journal(tmp_path / "no" / "folder.jsonl")


# ---- where submissions come from


def test_a_pattern_a_list_and_a_submission_on_standard_input_are_all_taken(folder: Path) -> None:
    by_pattern = command("[a-c]*.ttl", "--format", "jsonl", cwd=folder)
    names = b"".join(p.name.encode() + b"\n" for p in sorted(folder.glob("[a-c]*.ttl")))
    by_list = command("-", "--format", "jsonl", cwd=folder, input=names)
    assert by_pattern.stdout == by_list.stdout
    alone = command("-", "--format", "jsonl", input=CASES[0].read_bytes())
    assert (alone.returncode, json.loads(alone.stdout)["source"]) == (0, "standard input")
    assert b"nothing matches this pattern" in command("z*.rdf", cwd=folder).stderr


def test_many_reports_are_written_in_one_run_each_by_its_ending(folder: Path) -> None:
    done = command(
        "incomplete.ttl", *(part for e in ("html", "json", "ttl", "csv", "md", "sarif", "xml", "xlsx") for part in ("-o", f"r.{e}")), cwd=folder
    )
    assert done.returncode == 1, done.stderr
    assert all((folder / f"r.{e}").stat().st_size > 200 for e in ("html", "json", "ttl", "csv", "md", "sarif", "xml", "xlsx"))
    assert b"its ending" in command("incomplete.ttl", "-o", "r.doc", cwd=folder).stderr


def test_an_interrupted_run_says_so_and_goes_on_later(tmp_path: Path) -> None:
    for n in range(40):
        (tmp_path / f"{n:02}.ttl").write_bytes(CASES[n % 4].read_bytes())
    journal = tmp_path / "out" / "results.jsonl"
    words = [sys.executable, "-m", "sg2kg", "validate", ".", "--out-dir", "out", "--jobs", "1", "--detail", "full"]
    running = subprocess.Popen(words, cwd=tmp_path, stderr=subprocess.PIPE)
    until = time.monotonic() + 60
    while time.monotonic() < until and running.poll() is None and not (journal.exists() and journal.read_bytes().count(b"\n") >= 3):
        time.sleep(0.02)
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=60)
    assert running.returncode == 130, said
    assert b"--resume goes on from there" in said
    before = journal.read_bytes().count(b"\n")
    assert 3 <= before < 40
    done = command(".", "--out-dir", "out", "--resume", "--detail", "full", cwd=tmp_path)
    assert done.returncode in (0, 1), done.stderr
    sources = [json.loads(line)["source"] for line in journal.read_bytes().splitlines()]
    assert sorted(sources) == [f"{n:02}.ttl" for n in range(40)]


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals on Windows")
def test_somebody_who_looks_sees_how_far_it_is(folder: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    words = [sys.executable, "-m", "sg2kg", "validate", *(str(p) for p in CASES[:6]), "--detail", "brief"]
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=theirs) as running:
        os.close(theirs)
        seen = b""
        with contextlib.suppress(OSError):  # so a terminal says that nobody writes to it any more
            while select.select([ours], [], [], 120)[0] and (piece := os.read(ours, 100_000)):
                seen += piece
    os.close(ours)
    shown = seen.decode("utf-8", "replace")
    assert running.returncode == 1
    assert "checking" in shown
    assert "6/6" in shown
