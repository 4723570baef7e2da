"""Reading pins that nobody vouches for."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sg2kg.errors import PinError
from sg2kg.pins import Pin, parse, read


def refused(text: str) -> str:
    started = time.monotonic()
    with pytest.raises(PinError) as error:
        parse(text, "p.toml")
    assert time.monotonic() - started < 2
    assert error.value.hint
    return error.value.what


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("pin = 1", "pin = 2", "p.toml:4: this is a pin of format 2, which this sg2kg does not know"),
        ("pin = 1", "pin = true", "format True"),
        ("pin = 1", "", "this is no pin"),
        ("pin = 1", "pin = 1\nfoo = 2", "p.toml:5: unknown key foo"),
        ("pin = 1", "pin = 1\npin = 1", "p.toml:5:8: this is not TOML: Cannot overwrite a value"),
        ('title = "', "title = 3 # ", "p.toml:5: title is no text"),
        ('title = "', 'title = "\\u001b[31m', "p.toml:5: title holds a sign that is no text"),
        ('title = "', 'title = "\\u202e', "p.toml:5: title holds a sign that is no text"),
        ("authors = []", "authors = [1]", "p.toml:6: authors is no list of texts"),
        ('made = "2026-11-26"', 'made = "Thursday"', "p.toml:7: made is no day"),
        ('answer = "', 'answer = "z', "answer is no SHA-256"),
        ("[asked]", "[asked]\nphases = 1", "unknown key phases in [asked]"),
        ('lang = "en"', 'lang = "fr"', "unknown language"),
        ("bundled = true", 'bundled = "yes"', "bundled is neither true nor false"),
        ("[units]", "[[units]]", "units is no table"),
        ("[concepts]", "[concept]", "unknown key concept"),
        ('basis = "submitter", label = "Ant', 'basis = "mine", label = "Ant', "ant-forest names no case, or no counting basis"),
        ('M-ECO = { iri = "fw:M-ECO"', "M-ECO = { iri = 1", "M-ECO has no iri"),
        ('M-ECO-1 = { iri = "fw:M-ECO-1"', 'M-ECO-1 = { iri = "fw:M-ECO"', "M-ECO-1 is there twice"),
        ('M-ECO-1 = { status = "not-reported"', 'M-ECO-1 = { status = "maybe"', "M-ECO-1 has no status that is known"),
        ('M-ECO-1 = { status = "not-reported", note = "searched 2026-11-23" }', "M-ECO-1 = 3", "M-ECO-1 is no table"),
        ('rests_on = ["case:ant-forest#s02-4b"]', 'rests_on = "s02-4b"', "rests_on of M-ECO is no list of texts"),
        ("[cells.ant-forest]", "[cells.ant-forrest]", "unknown key ant-forrest in [cells]"),
        ('"case_data/ant-forest.ttl" = "e', '"case_data/ant-forest.ttl" = "g', "case_data/ant-forest.ttl has no SHA-256"),
        ('grade = "B"', 'mark = "B"', "unknown key mark"),
    ],
)
def test_what_does_not_fit_is_told_with_file_and_line(bundled: Pin, before: str, after: str, expected: str) -> None:
    text = str(bundled)
    assert before in text
    edited = text.replace(before, after, 1)
    what = refused(edited)
    assert what.startswith("p.toml:")
    assert expected in what


def test_the_line_is_that_of_the_cell(bundled: Pin) -> None:
    lines = str(bundled).split("\n")
    number = max(n for n, line in enumerate(lines, start=1) if line.startswith("M-ECO-3 = { status"))
    lines[number - 1] = 'M-ECO-3 = { status = "perhaps" }'
    assert refused("\n".join(lines)).startswith(f"p.toml:{number}: M-ECO-3")


def test_a_missing_cell_is_told(bundled: Pin) -> None:
    lines = [line for line in str(bundled).split("\n") if not line.startswith("M-ECO-3 = { status")]
    assert "there is no cell for M-ECO-3" in refused("\n".join(lines))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "pin = 1",
        "a = " + "[" * 100_000,
        "a = [\n" + "[\n" * 100_000,
        "a = " + "{a = " * 100_000,
        ".".join(["a"] * 50_000) + " = 1",
        ".".join(['"a"'] * 50_000) + " = 1",
        "[" + ".".join(["a"] * 50_000) + "]",
        'a = """\nx\n"""',
        "a = '''x'''",
        "pin = " + "9" * 10_000,
        "pin = inf",
        "[[pin]]\n" * 1000,
        "a = " + '"' * 900_000,
        'a = "' + "\\" * 900_000,
        "a" * 1_000_000 + " = 1",
        "a" * 2_000_000 + " = 1",
        'a = "\\ud800"',
        "\0",
    ],
    ids=lambda text: text[:12],
)
def test_hostile_text_is_refused_at_once(text: str) -> None:
    assert refused(text).startswith("p.toml")


@settings(max_examples=25)
@given(st.integers(0, 200), st.text(max_size=20), st.integers(0, 30))
def test_a_pin_that_was_garbled_is_read_or_refused(bundled: Pin, line: int, garbage: str, cut: int) -> None:
    lines = str(bundled).split("\n")
    at = line % len(lines)
    lines[at] = lines[at][:cut] + garbage + lines[at][cut + len(garbage) :]
    try:
        parse("\n".join(lines))
    except PinError as error:
        assert error.hint


def test_files_that_are_no_pins_are_refused(tmp_path: Path) -> None:
    big = tmp_path / "big.toml"
    with big.open("wb") as file:
        file.truncate(20_000_000)
    other = tmp_path / "other.toml"
    other.write_bytes(b"pin = 1\ntitle = \xff")
    for path, expected in (
        (big, "more than 16 MB"),
        (other, r"other\.toml:2: this is not UTF-8 text"),
        (tmp_path, "this is not a file"),
        (tmp_path / "none.toml", "cannot be read: No such file"),
        (tmp_path / ("x" * 300), "cannot be read"),
        (tmp_path / "a\0b", "no such file"),
    ):
        with pytest.raises(PinError, match=expected):
            read(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_pipes_and_devices_are_not_read(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.toml"
    os.mkfifo(pipe)
    for path in (pipe, Path("/dev/zero")):
        with pytest.raises(PinError, match="this is not a file"):
            read(path)


def test_a_file_with_byte_order_mark_and_line_ends_of_windows_is_read(bundled: Pin, tmp_path: Path) -> None:
    path = tmp_path / "study.toml"
    path.write_bytes(b"\xef\xbb\xbf" + str(bundled).replace("\n", "\r\n").encode())
    assert read(path) == bundled
