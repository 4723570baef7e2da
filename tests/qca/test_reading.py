"""Tables from files: what is read, and what is said of every slip."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sg2kg.errors import AnalysisError, NotFoundError, Sg2Error
from sg2kg.qca import parse_table, read_table

GOOD = b"case,A,B,Y\nx,1,0,1\ny,0.2,1,0\n"


def refused(raw: bytes, outcome: str = "Y", conditions: tuple[str, ...] = ()) -> str:
    with pytest.raises(AnalysisError) as error:
        parse_table(raw, outcome, conditions, source="t.csv")
    assert error.value.hint
    return error.value.what


def test_the_first_column_names_the_cases_and_all_others_but_the_outcome_are_conditions() -> None:
    data = parse_table(GOOD, "Y")
    assert data.cases == ("x", "y")
    assert data.names == ("A", "B")
    assert [c.fuzzy for c in data.conditions] == [True, False]
    assert (data.scores, data.outcomes) == (((1, 0), (0.2, 1)), (1, 0))


def test_conditions_come_in_the_order_they_are_named() -> None:
    assert parse_table(GOOD, "Y", ["B", "A"]).names == ("B", "A")


@pytest.mark.parametrize(
    "raw",
    [
        b"case;A;B;Y\nx;1;0;1\ny;0,2;1;0\n",
        b"case\tA\tB\tY\nx\t1\t0\t1\ny\t.2\t1\t0\n",
        b"\xef\xbb\xbfcase,A,B,Y\r\nx,1,0,1\r\ny,2e-1,1,0\r\n",
        b'"case","A","B","Y"\n"x",1,0,1\n\n"y",0.20,1.0,0\n',
        b'"",A,B,Y\nx,1,0,1\ny, 0.2 ,1,0\n,,,\n',
    ],
)
def test_delimiters_marks_line_ends_quotes_and_decimal_commas_make_no_difference(raw: bytes) -> None:
    assert parse_table(raw, "Y") == parse_table(GOOD, "Y")


def test_names_may_be_chinese_and_hold_commas_where_they_are_quoted() -> None:
    data = parse_table('案例,信任,结果\n"蚂蚁森林, 2016",1,1\n共享花园,0,0\n'.encode(), "结果")
    assert data.cases == ("蚂蚁森林, 2016", "共享花园")
    assert data.names == ("信任",)


def test_what_a_terminal_would_act_on_becomes_a_space() -> None:
    assert parse_table(b'case,A,Y\n"x\x1b[2J\ny",1,1\n', "Y").cases == ("x [2J y",)


@pytest.mark.parametrize("gap", ["", "NA", "?", "."])
def test_a_gap_stays_a_gap(gap: str) -> None:
    data = parse_table(f"case,A,B,Y\nx,{gap},0,1\ny,1,1,{gap}\n".encode(), "Y")
    assert data.gaps() == [("x", "A"), ("y", "Y")]


def test_the_absence_of_the_outcome_can_be_explained_either_way_but_is_said_once() -> None:
    assert parse_table(GOOD, "~Y").outcomes == (0, 1)
    assert parse_table(GOOD, "Y", negate=True) == parse_table(GOOD, "~Y")
    with pytest.raises(AnalysisError, match="twice"):
        parse_table(GOOD, "~Y", negate=True)


def test_a_level_of_a_column_can_be_the_outcome() -> None:
    raw = b"case,A,Y\nx,1,2\ny,0,1\nz,0,0\n"
    assert parse_table(raw, "Y[2]").outcomes == (1, 0, 0)
    assert parse_table(raw, "Y{1,2}").outcomes == (1, 1, 0)
    assert parse_table(raw, "~Y[2]").outcomes == (0, 1, 1)
    assert parse_table(raw, "Y[2]").outcome == "Y[2]"
    assert "Y" in refused(raw, "Y[3]")
    assert "above 1" in refused(raw, "Y")


def test_levels_are_counted_from_the_highest() -> None:
    assert [c.levels for c in parse_table(b"case,A,Y\nx,3,1\ny,0,0\n", "Y").conditions] == [4]


def test_an_unknown_column_gives_near_names() -> None:
    for outcome, conditions in (("TRSUT", ()), ("Y", ("TRSUT",))):
        with pytest.raises(NotFoundError, match="column in t") as error:
            parse_table(b"case,TRUST,MONEY,Y\nx,1,0,1\n", outcome, conditions, source="t.csv")
        assert "TRUST" in error.value.hint


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (b"", "no case"),
        (b"case,A,Y\n", "no case"),
        (b"case,A\nx,1\n", "t.csv:1: 2 columns"),
        (b"case,A,Y\nx,1,1\ny,high,1\n", "t.csv:3: column A: 'high' is no number"),
        (b"case,A,Y\nx,=cmd(),1\n", "t.csv:2: column A: '=cmd()' is no number"),
        (b"case,A,Y\nx,nan,1\n", "'nan' is no number"),
        (b"case,A,Y\nx,inf,1\n", "'inf' is no number"),
        (b"case,A,Y\nx,1_0,1\n", "'1_0' is no number"),
        (b"case,A,Y\nx,-0.1,1\n", "t.csv:2: column A: -0.1 is below 0"),
        (b"case,A,Y\nx,1.2,1\ny,0.5,0\n", "t.csv:2: column A: 1.2 is above 1"),
        (b"case,A,Y\nx,2015,1\ny,2016,0\n", "more than 30 levels"),
        (b"case,A,Y\nx,1,1.5\n", "outcome Y: 1.5 is above 1"),
        (b"case,A,Y\nx,1\n", "t.csv:2: 2 cells in a table of 3 columns"),
        (b"case,A,Y\nx,1,1,1\n", "t.csv:2: 4 cells"),
        (b"case,A,Y\nx,1,1\nx,0,1\n", "t.csv:3: case x is in line 2 too"),
        (b"case,A,Y\n,1,1\n", "t.csv:2: a case without a name"),
        (b"case,A,A,Y\nx,1,1,1\n", "two columns are called A"),
        (b"case,A*B,Y\nx,1,1\n", "cannot be called 'A*B'"),
        (b"case,A,Y\nx,1\0,1\n", "t.csv:2: there is a NUL byte"),
        (b"case,A,Y\nx\xff,1,1\n", "t.csv:2: not UTF-8"),
        ("case,A,Y\nx,1,1\n".encode("utf-16"), "t.csv:1: not UTF-8"),
        (b'case,A,Y\n"x,1,1\n', "no CSV"),
        (b"case,A,Y\n" + b"x" * 200_000 + b",1,1\n", "no CSV"),
        (b"c" + b",1" * 1_000_000 + b"\n", "1,000,001 columns"),
        (b"case," + b",".join(b"C%d" % i for i in range(21)) + b",Y\nx" + b",1" * 22, "21 conditions; at most 20"),
        (b"case,A,Y\n" + b"".join(b"c%d,1,1\n" % i for i in range(10_001)), "more than 10,000 cases"),
        (b"<html><body>no table</body></html>", "no case"),
    ],
)
def test_every_slip_is_told_with_its_place(raw: bytes, what: str) -> None:
    assert what in refused(raw)


@pytest.mark.parametrize(("conditions", "what"), [(("Y",), "both outcome and condition"), (("A", "A"), "named twice")])
def test_a_condition_is_named_once_and_is_not_the_outcome(conditions: tuple[str, ...], what: str) -> None:
    assert what in refused(GOOD, "Y", conditions)


@pytest.mark.parametrize("outcome", ["", " ", "~", "[1]"])
def test_an_outcome_that_names_no_column_is_refused(outcome: str) -> None:
    assert "names no column" in refused(GOOD, outcome)


def test_a_file_that_is_not_there_a_folder_and_one_that_is_too_large_are_refused(tmp_path: Path) -> None:
    large = tmp_path / "large.csv"
    with large.open("wb") as file:
        file.truncate(10_000_001)
    for path, what in (
        (tmp_path / "none.csv", "no such file"),
        (tmp_path, "cannot be read"),
        (large, "larger than 10 MB"),
        ("a\0b", "cannot be read"),
    ):
        with pytest.raises(AnalysisError, match=what):
            read_table(path, "Y")


def test_a_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(GOOD)))
    assert read_table("-", "Y") == parse_table(GOOD, "Y")


@given(st.binary(max_size=200), st.text(max_size=10))
def test_any_bytes_are_read_or_refused_in_words(raw: bytes, outcome: str) -> None:
    for text in (raw, b"case,A,Y\n" + raw):
        try:
            parse_table(text, outcome or "Y")
        except Sg2Error as error:
            assert "\n" not in error.hint


@given(st.lists(st.tuples(st.floats(0, 1), st.none() | st.floats(0, 1)), min_size=1, max_size=8))
def test_scores_are_read_as_they_were_written(rows: list[tuple[float, float | None]]) -> None:
    text = "case,A,Y\n" + "".join(f"c{i},{a!r},{'NA' if y is None else repr(y)}\n" for i, (a, y) in enumerate(rows))
    data = parse_table(text.encode(), "Y")
    assert [(row[0], y) for row, y in zip(data.scores, data.outcomes, strict=True)] == rows
