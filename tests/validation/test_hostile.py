"""Hostile submissions: whatever is handed in, the command ends with a verdict or a refusal in two lines, and the others get their verdict."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
import unicodedata
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from hostile import CODES, GARDEN, ODD, Hostile, Odd, corpus, costly, made, made_shapes, minimal
from listening import Listener
from support import ROOT

OUTER_SECONDS = 45
"""The command ends by itself long before; a hang must fail the test and not stop it."""
MEMORY_KB = 4 * 1024**2
GOOD = "good-beside-it.ttl"
SUBMISSIONS = {h.name: h for h in corpus("submissions")}
MADE = {h.name: h for h in made()}
SHAPES = {h.name: h for h in (*corpus("shapes"), *made_shapes())}
together = pytest.mark.xdist_group("hostile")
"""For tests that read the same runs of the command: in one process, so that each is called once."""
TURNING = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@dataclass(frozen=True)
class Run:
    """How one call of the command ended: its exit code, its verdicts by file, its refusals by file, and how long it took."""

    code: int
    verdicts: dict[str, dict[str, Any]]
    refusals: dict[str, str]
    out: str
    err: str
    seconds: float


def run(folder: Path, names: Sequence[str], *options: str) -> Run:
    """Calls the command as a person does, in ``folder``, with little memory and no patience; raises AssertionError where it shows a traceback."""
    begin = time.monotonic()
    code, out, err = _ended([sys.executable, "-m", "sg2kg", "validate", *options, "--", *names], folder)
    seconds = time.monotonic() - begin
    assert "Traceback" not in err, err[-3000:]
    verdicts = json.loads(out)["verdicts"] if "json" in options and out else []
    return Run(code, {v["source"]: v for v in verdicts if "error" not in v}, _refusals(err), out, err, seconds)


def _ended(command: Sequence[str], folder: Path) -> tuple[int, str, str]:
    """Exit code and output of a command, its workers ended with it where it hangs; the code of a command that hung is none of ours."""
    process = subprocess.Popen(
        ["sh", "-c", 'ulimit -v "$0" && exec "$@"', str(MEMORY_KB), *command],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="surrogateescape",
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
        start_new_session=True,
    )
    try:
        out, err = process.communicate(timeout=OUTER_SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        return -signal.SIGKILL, "", ""
    return process.returncode, out, err


def _refusals(err: str) -> dict[str, str]:
    """What standard error says of each file; raises AssertionError for anything else that stands there, or more than two lines a file."""
    found = {}
    for part in re.split(r"^(?=sg2kg: )", err, flags=re.MULTILINE)[1:]:
        lines = part.rstrip("\n").split("\n")
        assert len(lines) <= 2, part
        assert all(line.startswith("  ") for line in lines[1:]), part
        named = re.match(r"sg2kg: ([^:]+)(?::\d+)*: ", lines[0])
        found[named[1] if named else ""] = part
    assert not err or err.startswith("sg2kg: "), err[:1000]
    return found


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    found = Listener()
    yield found
    found.close()


def checked(folder: Path, files: Sequence[Hostile], *options: str) -> dict[str, Run]:
    """What the command says of each file; those of which the same is expected are handed in together, with a good one at the end."""
    (folder / GOOD).write_bytes(minimal())
    for file in files:
        (folder / file.name).write_bytes(file.data)
    found: dict[str, Run] = {}
    for outcome in CODES:
        names = [f.name for f in files if f.outcome == outcome]
        if names:
            found |= dict.fromkeys(names, run(folder, [*names, GOOD], "--format", "json", *options))
    return found


def ends_as_expected(file: Hostile, of: Run) -> None:
    """Raises AssertionError where the command says something else of the file, or loses sight of the good one beside it."""
    assert of.code == CODES[file.outcome], (of.code, of.err[:3000])
    assert of.verdicts[GOOD]["conforms"] is True
    if file.outcome == "refused":
        assert file.name not in of.verdicts
        assert file.says in of.refusals.get(file.name, "")
        assert file.name in of.refusals
    else:
        verdict = of.verdicts[file.name]
        assert verdict["conforms"] == (file.outcome == "conforms"), verdict["missed"]
        assert not file.says or any(r.startswith(file.says) for r in verdict["missed"]), verdict["missed"]


# ---- the corpus


@pytest.fixture(scope="module")
def in_corpus(tmp_path_factory: pytest.TempPathFactory, listener: Listener) -> dict[str, Run]:
    return checked(tmp_path_factory.mktemp("corpus"), [h.named(listener.address) for h in SUBMISSIONS.values()])


@together
@pytest.mark.parametrize("name", SUBMISSIONS)
def test_a_hostile_submission_ends_as_the_corpus_says(name: str, in_corpus: dict[str, Run]) -> None:
    ends_as_expected(SUBMISSIONS[name], in_corpus[name])


@together
def test_nothing_that_the_corpus_names_is_fetched(in_corpus: dict[str, Run], listener: Listener) -> None:
    addressed = [h for h in SUBMISSIONS.values() if h.named(listener.address) != h]
    assert len(addressed) >= 10
    assert all(h.name in in_corpus for h in addressed)
    assert listener.calls == 0
    listener.call()
    assert listener.calls == 1


# ---- made at the time of the test


@pytest.fixture(scope="module")
def in_bulk(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Run]:
    return checked(tmp_path_factory.mktemp("made"), list(MADE.values()))


@together
@pytest.mark.parametrize("name", MADE)
def test_a_submission_beyond_all_bounds_is_refused_or_checked(name: str, in_bulk: dict[str, Run]) -> None:
    ends_as_expected(MADE[name], in_bulk[name])


@pytest.mark.parametrize("file", list(costly()), ids=lambda h: h.name)
def test_thousands_of_findings_are_told_in_bounded_time_and_space(file: Hostile, tmp_path: Path) -> None:
    (tmp_path / file.name).write_bytes(file.data)
    found = run(tmp_path, [file.name], "--deadline", "12")
    assert found.code in (CODES["fails"], CODES["refused"])
    assert found.seconds < 40
    assert len(found.out) < 5_000_000


def test_a_submission_that_takes_too_long_is_refused(tmp_path: Path) -> None:
    file = next(costly())
    (tmp_path / file.name).write_bytes(file.data)
    found = run(tmp_path, [file.name], "--deadline", "0.1")
    assert found.code == CODES["refused"]
    assert "not finished after 0.1 s" in found.refusals[file.name]


def test_what_would_run_for_ever_is_ended_and_the_file_beside_it_checked(tmp_path: Path) -> None:
    (tmp_path / "shapes.ttl").write_bytes(SHAPES["cross-product.ttl"].data)
    (tmp_path / "garden.ttl").write_bytes(GARDEN)
    (tmp_path / "meadow.ttl").write_bytes(GARDEN.replace(b"ex:Garden", b"ex:Meadow"))
    found = run(tmp_path, ["garden.ttl", "meadow.ttl"], "--shapes", "shapes.ttl", "--deadline", "2", "--format", "json")
    assert found.code == CODES["refused"]
    assert "not finished after 2 s" in found.refusals["garden.ttl"]
    assert found.verdicts["meadow.ttl"]["conforms"] is True


def test_the_size_of_a_submission_is_bounded_as_asked(tmp_path: Path) -> None:
    (tmp_path / GOOD).write_bytes(minimal())
    assert run(tmp_path, [GOOD], "--max-size", "0.01").code == CODES["conforms"]
    found = run(tmp_path, [GOOD], "--max-size", "0.001")
    assert found.code == CODES["refused"]
    assert "the limit is" in found.refusals[GOOD]


# ---- shapes


@pytest.fixture(scope="module")
def with_shapes(tmp_path_factory: pytest.TempPathFactory, shape_listener: Listener) -> dict[str, Run]:
    """What the command says of the same data with each of the shapes; two at a time, for each is a call of its own."""
    folder = tmp_path_factory.mktemp("shapes")
    (folder / "data").mkdir()
    (folder / "data" / "garden.ttl").write_bytes(GARDEN)
    for file in SHAPES.values():
        (folder / file.name).write_bytes(file.named(shape_listener.address).data)

    def one(name: str) -> Run:
        return run(folder, ["data/garden.ttl"], "--shapes", name, "--format", "json", "--deadline", "4")

    with ThreadPoolExecutor(2) as pool:
        return dict(zip(SHAPES, pool.map(one, SHAPES), strict=True))


@pytest.fixture(scope="module")
def shape_listener() -> Iterator[Listener]:
    found = Listener()
    yield found
    found.close()


@together
@pytest.mark.parametrize("name", SHAPES)
def test_hostile_shapes_end_as_the_corpus_says(name: str, with_shapes: dict[str, Run]) -> None:
    expected, found = SHAPES[name], with_shapes[name]
    assert found.code == CODES[expected.outcome], (found.err[:2000], found.out[:2000])
    assert found.seconds < 30
    if expected.outcome == "refused":
        assert expected.says in found.err


@together
def test_nothing_that_shapes_name_is_fetched(with_shapes: dict[str, Run], shape_listener: Listener) -> None:
    addressed = [h for h in SHAPES.values() if h.named(shape_listener.address) != h]
    assert len(addressed) >= 5
    assert all(h.name in with_shapes for h in addressed)
    assert shape_listener.calls == 0


# ---- what is no file


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_what_is_no_file_is_refused_and_the_file_beside_it_checked(odd: Odd, tmp_path: Path) -> None:
    odd.make(tmp_path / odd.name)
    (tmp_path / GOOD).write_bytes(minimal())
    found = run(tmp_path, [odd.name, GOOD])
    assert found.code == CODES["refused"]
    assert odd.says in found.err
    assert len(found.err.rstrip("\n").split("\n")) <= 2
    assert "✔ Tool library" in found.out
    assert not obeyed(found.err + found.out)


# ---- what reaches the terminal


def obeyed(text: str) -> set[str]:
    """The characters in a text that a terminal would obey instead of showing them."""
    return {c for c in text if c != "\n" and (unicodedata.category(c) in ("Cc", "Zl", "Zp") or c in TURNING)}


@together
def test_no_refusal_speaks_to_the_terminal(in_corpus: dict[str, Run], in_bulk: dict[str, Run], with_shapes: dict[str, Run]) -> None:
    assert {name: found for runs in (in_corpus, in_bulk, with_shapes) for name, r in runs.items() if (found := obeyed(r.err))} == {}


@together
def test_no_refusal_is_longer_than_a_screen(in_corpus: dict[str, Run], in_bulk: dict[str, Run], with_shapes: dict[str, Run]) -> None:
    told = {file: text for runs in (in_corpus, in_bulk, with_shapes) for r in runs.values() for file, text in r.refusals.items()}
    assert {file: len(text) for file, text in told.items() if len(text) > 2_000} == {}


@pytest.mark.parametrize("lang", ["en", "zh-Hans", "zh-Hant"])
def test_no_text_of_a_submission_speaks_to_the_terminal(lang: str, tmp_path: Path) -> None:
    names = ["controls-in-the-name.ttl", "controls-in-text.ttl"]
    for name in names:
        (tmp_path / name).write_bytes(SUBMISSIONS[name].data)
    out = run(tmp_path, names, "--lang", lang).out
    assert "[31m" in out
    assert not obeyed(out)
    assert sum(line.startswith(("✔", "✘")) for line in out.split("\n")) == len(names)
