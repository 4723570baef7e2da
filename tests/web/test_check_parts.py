"""What checking is made of: names of files, lines, remedies as text, what is kept and for how long, what changed between two tries."""

from __future__ import annotations

import asyncio
import time
from functools import lru_cache

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sg2kg import bundle
from sg2kg.graph import read
from sg2kg.messages import LANGUAGES
from sg2kg.validation.check import check
from sg2kg.validation.submission import submission_of
from sg2kg.validation.verdict import Verdict
from sg2kg.web.checking.examples import examples
from sg2kg.web.checking.insertion import insertion
from sg2kg.web.checking.lines import Lines
from sg2kg.web.checking.names import attachment, clean_name, report_name
from sg2kg.web.checking.progress import progress
from sg2kg.web.checking.trials import MINUTES, Batch, Trial, Trials
from sg2kg.web.checking.view import fingerprints, view_of
from sg2kg.web.problems import Problem

TEXT = (bundle.root() / "case_data" / "fictitious" / "registered-example.ttl").read_bytes()


@lru_cache(maxsize=4)
def _verdict(tier: str) -> Verdict:
    return check(submission_of(TEXT, source="example.ttl"), tier)


# ---- names


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("case.ttl", "case.ttl"),
        ("../../etc/passwd", "passwd.ttl"),
        ("C:\\cases\\a.ttl", "a.ttl"),
        ("", "submission.ttl"),
        ("..", "submission.ttl"),
        ("a\0b.ttl", "ab.ttl"),
        ("a\u202egpj.ttl", "agpj.ttl"),
        ("案例.ttl", "案例.ttl"),
    ],
)
def test_a_name_is_shown_without_folders_and_tricks(told: str, name: str) -> None:
    assert clean_name(told, ".ttl") == name


@given(st.text(max_size=300))
def test_a_name_is_one_short_line_whatever_was_told(told: str) -> None:
    name = clean_name(told, ".ttl")
    assert 0 < len(name) <= 130
    assert name.isprintable() or "\u00a0" in name or not name.isascii()
    assert not set(name) & set("\r\n\0/\\") or "\\u" in name


@given(st.text(max_size=120))
def test_the_name_of_a_download_breaks_out_of_no_header(name: str) -> None:
    header = attachment(clean_name(name, ".ttl"))
    assert header.isascii()
    assert not set(header) & set("\r\n\0")
    assert header.count('"') == 2


def test_a_report_is_called_after_its_submission() -> None:
    assert report_name("lantern.ttl", ".html") == "lantern.verdict.html"
    assert report_name("lantern", ".sarif") == "lantern.verdict.sarif"
    assert attachment("案.html") == "attachment; filename=\"_.html\"; filename*=UTF-8''%E6%A1%88.html"


# ---- lines


def test_the_place_is_marked_in_its_line() -> None:
    shown = Lines(b'a\nb\n  :x sg2:start "spring 2024" ;\nd\n').around(3, 16)
    assert [line["n"] for line in shown] == [1, 2, 3, 4]
    (here,) = [line for line in shown if line["here"]]
    assert (here["before"], here["mark"], here["behind"]) == ("  :x sg2:start ", '"spring 2024"', " ;")


def test_a_very_long_line_is_cut_on_both_sides() -> None:
    (line,) = Lines(b"x" * 100_000 + b" here " + b"y" * 100_000).around(1, 100_002)
    assert line["mark"] == "here"
    assert len(line["before"]) < 300
    assert len(line["behind"]) < 300


@given(st.binary(max_size=200), st.one_of(st.none(), st.integers(-5, 300)), st.one_of(st.none(), st.integers(-5, 300)))
def test_no_place_in_no_text_breaks(data: bytes, line: int | None, column: int | None) -> None:
    for shown in Lines(data).around(line, column):
        assert "\n" not in shown["before"] + shown["mark"] + shown["behind"]


# ---- views and remedies


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_view_tells_every_finding_in_the_language_of_the_page(lang: str) -> None:
    verdict = _verdict("mapped")
    view = view_of(verdict, TEXT, ".ttl", lang)
    told = [f for layer in view["layers"] for f in layer["findings"]]
    assert sorted(f["fingerprint"] for f in told) == sorted(f.fingerprint for f in verdict.findings)
    assert all(f["message"]["lang"] == f["why"]["lang"] == f["mend"]["lang"] == "" for f in told)
    assert view["state"] == "fails"
    assert len(fingerprints(view)) == len({f.fingerprint for f in verdict.findings})


@pytest.mark.parametrize("ending", [".ttl", ".trig", ".nt", ".nq"])
def test_a_remedy_put_behind_the_text_can_be_read(ending: str) -> None:
    triples = [q.triple for q in ox.parse(TEXT, format=ox.RdfFormat.TURTLE)]
    text = TEXT.decode() if ending == ".ttl" else (ox.serialize(triples, format=read.EXTENSIONS[ending]) or b"").decode()
    remedies = [f.remedy for f in _verdict("mapped").findings if f.remedy]
    assert remedies
    for remedy in remedies:
        added = insertion(remedy, "MAP-01", ending, "zh-Hant")
        quads = read.read_bytes(f"{text}\n{added}\n".encode(), read.EXTENSIONS[ending])
        assert {q.triple for q in quads} >= set(remedy.add)


def test_a_remedy_is_put_into_no_text_whose_end_is_closed() -> None:
    remedy = next(f.remedy for f in _verdict("mapped").findings if f.remedy)
    assert insertion(remedy, "MAP-01", ".jsonld", "en") == insertion(remedy, "MAP-01", ".rdf", "en") == ""


# ---- what is kept


def _kept(*trials: Trial | Batch, most: int = 3, most_bytes: int = 10**6) -> list[bool]:
    async def put() -> list[bool]:
        held = Trials(most, most_bytes)
        for trial in trials:
            held.put(trial)
        return [held.find(t.id) is not None for t in trials]

    return asyncio.run(put())


def _trial(size: int = 10) -> Trial:
    return Trial(b"x" * size, ".ttl", "a.ttl", "")


def test_the_oldest_is_forgotten_where_there_are_too_many() -> None:
    assert _kept(*(_trial() for _ in range(5))) == [False, False, True, True, True]


def test_the_oldest_is_forgotten_where_they_are_too_large() -> None:
    assert _kept(_trial(600_000), _trial(600_000), _trial(10)) == [False, True, True]


def test_the_newest_is_kept_whatever_its_size() -> None:
    assert _kept(_trial(), _trial(5_000_000)) == [False, True]


def test_a_trial_is_forgotten_in_time_where_nobody_comes_by() -> None:
    async def wait() -> tuple[int, int]:
        held, trial = Trials(), _trial()
        trial.until = time.monotonic() + 0.05
        held.put(trial)
        before = len(held)
        await asyncio.sleep(0.4)
        return before, len(held)

    assert asyncio.run(wait()) == (1, 0)
    assert 60 * MINUTES - 5 < _trial().until - time.monotonic() <= 60 * MINUTES


def test_a_batch_is_forgotten_with_what_is_in_it() -> None:
    async def forget() -> int:
        held, trial = Trials(), _trial()
        batch = Batch((trial.id,))
        held.put(trial)
        held.put(batch)
        assert held.forget(batch.id)
        with pytest.raises(Problem):
            held.trial(trial.id)
        return len(held)

    assert asyncio.run(forget()) == 0


def test_a_trial_is_no_batch() -> None:
    async def ask() -> None:
        held, trial = Trials(), _trial()
        held.put(trial)
        with pytest.raises(Problem, match="no longer kept"):
            held.batch(trial.id)

    asyncio.run(ask())


def test_addresses_of_reports_cannot_be_guessed() -> None:
    ids = {_trial().id for _ in range(200)}
    assert len(ids) == 200
    assert min(map(len, ids)) >= 22


@given(st.dictionaries(st.text(max_size=3), st.text(max_size=3)), st.dictionaries(st.text(max_size=3), st.text(max_size=3)))
def test_each_finding_is_mended_or_new_or_left(before: dict[str, str], now: dict[str, str]) -> None:
    changed = progress(before, now)
    assert len(changed.mended) + changed.left == len(before)
    assert len(changed.new) + changed.left == len(now)
    assert changed.any == (before.keys() != now.keys())


def test_examples_begin_with_one_that_has_things_missing() -> None:
    assert next(iter(examples())) == "incomplete"
    assert all(path.is_file() for path in examples().values())
