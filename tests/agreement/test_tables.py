"""Agreement over tables: long and wide, the levels, and what is said where a table does not do."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from sg2kg.agreement import agree_on_table
from sg2kg.errors import AnalysisError, NotFoundError
from support import ROOT

TONE = ROOT / "tests" / "agreement" / "data" / "hayes-krippendorff-2007.csv"


class Tables:
    """Writes a table and measures it."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "t.csv"

    def __call__(self, text: str | bytes, **options: Any) -> Any:
        self.path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        return agree_on_table(self.path, **{"resamples": 100, **options})


@pytest.fixture
def measured(tmp_path: Path) -> Tables:
    return Tables(tmp_path)


@pytest.mark.parametrize(("level", "expected"), [("nominal", 0.4765), ("ordinal", 0.7598), ("interval", 0.7574)])
def test_the_tone_of_news_of_hayes_and_krippendorff_2007(level: str, expected: float) -> None:
    """Table 1, five observers and forty articles, gaps as points: ordinal .7598 as printed; the others as published for the same table."""
    (figure,) = agree_on_table(TONE, level=level, resamples=100).figures
    assert figure.units == 40
    assert figure.alpha == pytest.approx(expected, abs=5e-5)


def test_long_and_wide_say_the_same(measured: Tables) -> None:
    wide = measured("u,ann,bob,cy\n1,a,a,NA\n2,b,a,b\n3,,b,b\n")
    long = measured("who,what,code\nann,1,a\nbob,1,a\nann,2,b\nbob,2,a\ncy,2,b\nbob,3,b\ncy,3,b\n", unit="what", coder="who", value="code")
    assert wide.coders == long.coders == ("ann", "bob", "cy")
    assert wide.figures == long.figures
    assert [d.unit.what for d in wide.disagreements.rows] == [d.unit.what for d in long.disagreements.rows] == ["2"]


def test_semicolons_tabs_quotes_and_a_mark_at_the_head_are_read(measured: Tables) -> None:
    expected = measured("u,ann,bob\n1,a,a\n2,b,c\n").figures
    assert measured("u;ann;bob\n1;a;a\n2;b;c\n").figures == expected
    assert measured("u\tann\tbob\r\n1\ta\ta\r\n2\tb\tc\r\n").figures == expected
    assert measured('\ufeffu,ann,bob\n\n1,"a", a\n2,b,c\n'.encode()).figures == expected


def test_only_the_columns_that_are_named_are_coders(measured: Tables) -> None:
    found = measured("u,remark,ann,bob\n1,x,a,a\n2,y,b,c\n", coders=["bob", "ann"])
    assert found.coders == ("bob", "ann")


def test_sets_are_written_with_bars(measured: Tables) -> None:
    found = measured("u,ann,bob\n1,a|b,b | a\n2,c,c\n3,|,a\n", level="set")
    assert [d.unit.what for d in found.disagreements.rows] == ["3"]
    assert found.figures[0].categories[0] == ("a", 1)


def test_a_column_tells_variables_apart_and_nothing_is_pooled(measured: Tables) -> None:
    text = "variable,u,who,code\ntone,1,ann,a\ntone,1,bob,a\ntone,2,ann,b\ntone,2,bob,b\nreach,1,ann,a\nreach,1,bob,b\n"
    found = measured(text, unit="u", coder="who", value="code", by="variable")
    assert [(f.field, f.units) for f in found.figures] == [("variable tone", 2), ("variable reach", 1)]


def test_a_figure_is_the_same_whatever_else_is_measured(measured: Tables) -> None:
    rows = [f"tone,{i},{who},{'ab'[i % 3 == 0 or who == 'bob']}" for i in range(30) for who in ("ann", "bob")]
    alone = measured("\n".join(["v,u,who,code", *rows]), unit="u", coder="who", value="code", by="v")
    more = measured("\n".join(["v,u,who,code", "other,1,ann,x", "other,1,bob,y", *rows]), unit="u", coder="who", value="code", by="v")
    assert alone.figures[0] == more.figures[1]


def test_what_one_coder_coded_alone_is_told(measured: Tables) -> None:
    assert measured("u,ann,bob\n1,a,a\n2,b,\n").unmatched == ("coded by one coder only, and left out: 2",)


def test_one_value_alone_is_told_in_words(measured: Tables) -> None:
    (figure,) = measured("u,ann,bob\n1,a,a\n2,a,a\n").figures
    assert (figure.alpha, figure.verdict, figure.percent, figure.gwet, figure.interval) == (None, "not defined", 1, None, None)
    assert figure.notes[0].startswith("only one value was given")


def test_progress_counts_to_the_end(measured: Tables) -> None:
    seen: list[tuple[int, int]] = []
    measured("u,ann,bob\n1,a,a\n2,b,c\n", resamples=300, progress=lambda done, total: seen.append((done, total)))
    assert seen[-1] == (300, 300)


@pytest.mark.parametrize(
    ("text", "options", "said"),
    [
        ("", {}, "t.csv: there is no rating in it"),
        ("u,a,b\n", {}, "t.csv: there is no rating in it"),
        ("u,a,a\n1,x,y\n", {}, "t.csv:1: two columns are called a"),
        ("u,,\n1,x,y\n", {}, "t.csv:1: two columns are called (nothing)"),
        ("u,a,b\n1,x\n", {}, "t.csv:2: 2 cells in a table of 3 columns"),
        ('u,a,b\n1,x,y\n2,"x,y\n', {}, "t.csv:3: no CSV"),
        ("u,a,b\n1,x,y\n1,x,y\n", {}, "t.csv:3: the unit 1 stands in line 2 already"),
        ("u,a,b\n,x,y\n", {}, "t.csv:2: no u"),
        ("u,a\n1,x\n", {}, "one coder only: a"),
        ("u,a,b\n1,x,y\n", {"coders": ["a"]}, "one coder only: a"),
        ("u,c,v\n1,a,x\n1,b,x\n1,a,y\n", {"coder": "c", "value": "v"}, "t.csv:4: a coded 1 already in line 2"),
        ("u,c,v\n1,,x\n", {"coder": "c", "value": "v"}, "t.csv:2: no c"),
        ("u,c,v\n1,a,x\n", {"coder": "c"}, "needs the column of the coder and that of the value"),
        ("u,c,v\n1,a,x\n", {"coder": "c", "value": "v", "coders": ["c"]}, "columns of coders are named, and a column of the coder too"),
        ("u,a,b\n1,x,2\n", {"level": "interval"}, "t.csv:2: x is not a number, but the level is interval"),
        ("u,a,b\n1,1,2\n2,1,low\n", {"level": "ordinal"}, "t.csv:3: low is not a number, but the level is ordinal"),
        ("u,a,b\n1,low,mid\n", {"level": "ordinal", "values": ["low", "high"]}, "t.csv:2: mid is not one of the ordered values low, high"),
        ("u,a,b\n1,1,2\n", {"values": ["1", "2"]}, "an order of values is given, but the level is nominal"),
        ("u,a,b\n1,1,2\n", {"seed": -1}, "100 resamples with the seed -1"),
        (b"\xff\xfe\x00", {}, "t.csv:1: not UTF-8"),
        (b"u,a,b\n1,\x00,b\n", {}, "t.csv:2: there is a NUL byte"),
    ],
)
def test_a_table_that_does_not_do_is_told_with_its_line(measured: Tables, text: str | bytes, options: dict[str, Any], said: str) -> None:
    with pytest.raises(AnalysisError) as raised:
        measured(text, **options)
    assert said in raised.value.what
    assert raised.value.hint


def test_an_unknown_column_or_level_gets_near_names(measured: Tables) -> None:
    with pytest.raises(NotFoundError) as raised:
        measured("unit,ann,bob\n1,a,a\n", coders=["anne", "bob"])
    assert raised.value.near == ["ann"]
    with pytest.raises(NotFoundError):
        measured("unit,ann,bob\n1,a,a\n", level="ratio")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    for path in (tmp_path / "none.csv", tmp_path, "a\0b"):
        with pytest.raises(AnalysisError, match=r"cannot be read|no such file"):
            agree_on_table(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes and devices here")
def test_what_could_be_read_for_ever_is_no_table(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    for path in (tmp_path / "pipe.csv", "/dev/zero"):
        with pytest.raises(AnalysisError, match="this is not a file"):
            agree_on_table(path)


def test_numbers_may_have_a_decimal_comma_where_it_separates_nothing(measured: Tables) -> None:
    found = measured("u;a;b\n1;1,5;2\n2;3;3\n", level="interval")
    assert found.figures[0].alpha == measured("u,a,b\n1,1.5,2\n2,3,3\n", level="interval").figures[0].alpha


@pytest.mark.parametrize("text", ["1_0", "nan", "inf", "1e999", "١"])
def test_what_only_python_takes_for_a_number_is_none(measured: Tables, text: str) -> None:
    with pytest.raises(AnalysisError, match="is not a number"):
        measured(f"u,a,b\n1,{text},2\n", level="interval")
