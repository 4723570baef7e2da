"""How an agreement is written: every format says the same, and nothing in it is run; the classification of disagreements; figures in a record."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path

import pandas
import polars
import pyoxigraph as ox
import pytest

from sg2kg.agreement import (
    AGREEMENT_FORMATS,
    Agreement,
    agree,
    agree_on_table,
    classified,
    read_classes,
    verdict,
    write_agreement,
    write_disagreements,
)
from sg2kg.agreement.results import Disagreement, Disagreements, Said, Unit
from sg2kg.errors import AnalysisError, OutputError
from sg2kg.graph import Dataset, read_bytes
from sg2kg.terms import SG2
from support import ROOT

EXAMPLES = ROOT / "docs" / "examples" / "codings"


@pytest.fixture(scope="module")
def linden() -> Agreement:
    return agree(EXAMPLES / "coder-a", EXAMPLES / "coder-b", resamples=200)


@pytest.fixture(scope="module")
def hostile(linden: Agreement) -> Agreement:
    """An agreement whose names a terminal, a page, a sheet or LaTeX could act upon."""
    odd = '=1+1<script>alert("x")</script>|\x1b[31m\\input{x}'
    unit = Unit("status", odd, "", "C-DIG", odd, (Said("present", odd, "javascript:alert(1)", odd, odd, odd), Said("not reported")))
    return replace(linden, title=odd, coders=(odd, "b"), disagreements=Disagreements((odd, "b"), (Disagreement(unit, odd),)), unmatched=(odd,))


@pytest.mark.parametrize(
    ("value", "word"),
    [
        (1.0, "publish"),
        (0.8, "publish"),
        (0.1 + 0.7, "publish"),
        (0.7999, "tentative"),
        (0.667, "tentative"),
        (0.6669, "revise and recode"),
        (-0.5, "revise and recode"),
        (None, "not defined"),
    ],
)
def test_thresholds_are_words(value: float | None, word: str) -> None:
    assert verdict(value) == word


def test_the_lower_end_has_a_word_of_its_own(linden: Agreement) -> None:
    figure = linden.figure("status", "LAY-V")
    assert (figure.alpha, figure.verdict, figure.verdict_low) == (1, "publish", "revise and recode")
    assert figure.notes == ("fewer than 50 units", "no unit differs; the lower end is that of an exact interval for 0 of n")


# ---- formats


@pytest.mark.parametrize("format", list(AGREEMENT_FORMATS))
def test_every_format_ends_with_a_line_break_and_names_alpha(linden: Agreement, format: str) -> None:
    text = write_agreement(linden, format)
    assert text.endswith("\n")
    assert "alpha" in text


def test_an_unknown_format_is_refused(linden: Agreement) -> None:
    with pytest.raises(OutputError, match="docx is not a format"):
        write_agreement(linden, "docx")


def test_the_table_tells_figures_disagreements_method_and_what_was_not_compared(linden: Agreement) -> None:
    text = str(replace(linden, unmatched=("x: phases that only ann has: start",)))
    for part in (
        "0.765",
        "tentative",
        "200 resamples of the units, seed",
        "MASI",
        "16 disagreements",
        "unless settled: not reported",
        "- x: phases that only",
    ):
        assert part in text
    assert text.count("fewer than 50 units") == 1


def test_json_has_each_coder_with_source_and_the_seed(linden: Agreement) -> None:
    found = json.loads(write_agreement(linden, "json"))
    assert found["method"]["seed"] == linden.seed
    assert found["figures"][0]["categories"] == {"absent on purpose": 4, "not reported": 6}
    assert next(f for f in found["figures"] if f["family"] == "M-STR")["alpha"] is None
    first = found["disagreements"][0]
    assert [c["coder"] for c in first["coders"]] == ["coder A", "coder B"]
    assert first["coders"][0]["address"].startswith("https://")
    assert first["classification"] == ""


def test_csv_and_frames_have_the_same_typed_columns(linden: Agreement) -> None:
    rows = list(csv.DictReader(io.StringIO(write_agreement(linden, "csv"))))
    frame = linden.df()
    assert list(frame.columns) == list(rows[0])
    assert len(frame) == len(rows) == len(linden.figures)
    assert frame["alpha"].dtype == pandas.Float64Dtype()
    assert frame["units"].dtype == pandas.Int64Dtype()
    assert polars.DataFrame(linden.disagreements).height == len(linden.disagreements) == 16


def test_a_notebook_shows_tables_with_links_and_without_script(linden: Agreement, hostile: Agreement) -> None:
    assert '<a href="https://example.org/linden/report"' in linden._repr_html_()
    for text in (hostile._repr_html_(), write_agreement(hostile, "html")):
        assert "<script" not in text
        assert "href" not in text
        assert "&lt;script&gt;" in text


def test_what_a_terminal_a_sheet_or_latex_would_act_upon_is_taken_out(hostile: Agreement) -> None:
    for format in ("table", "markdown", "csv", "latex"):
        assert "\x1b" not in write_agreement(hostile, format)
    assert "\\input{" not in write_agreement(hostile, "latex")
    assert re.search(r"(?<!\\)<script", write_agreement(hostile, "markdown")) is None
    cells = next(csv.reader(io.StringIO(write_disagreements(hostile.disagreements).partition("\n")[2])))
    assert not any(c.startswith("=") for c in cells)


def test_a_long_list_is_cut_in_the_table_and_said_to_be(linden: Agreement) -> None:
    many = replace(linden.disagreements, rows=linden.disagreements.rows * 4)
    assert "… and 24 more: --disagreements FILE writes all of them" in str(replace(linden, disagreements=many))


# ---- classification


def test_what_people_filled_in_is_kept_when_the_list_is_written_again(linden: Agreement, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    text = write_disagreements(linden.disagreements)
    path.write_text(text.replace('confidence low",\n', 'confidence low",rule silent\n', 1), encoding="utf-8")
    classes = read_classes(path)
    assert list(classes.values()) == ["rule silent"]
    rows, gone = classified(linden.disagreements, classes)
    assert (rows.rows[0].classification, gone) == ("rule silent", 0)
    assert "rule silent" in write_disagreements(rows)
    assert "because: rule silent" in str(replace(linden, disagreements=rows))
    fewer, gone = classified(replace(linden.disagreements, rows=linden.disagreements.rows[1:]), classes)
    assert (gone, {r.classification for r in fewer.rows}) == (1, {""})


def test_names_that_a_sheet_would_run_are_found_again(hostile: Agreement, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    rows = replace(hostile.disagreements, rows=tuple(replace(r, classification="rule misread") for r in hostile.disagreements.rows))
    path.write_text(write_disagreements(rows), encoding="utf-8")
    again, gone = classified(hostile.disagreements, read_classes(path))
    assert (again, gone) == (rows, 0)


def test_without_a_list_there_are_no_classes(tmp_path: Path) -> None:
    assert read_classes(tmp_path / "none.csv") == {}


def test_another_file_is_not_taken_for_a_list_and_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    for content in (b"a,b\n1,2\n", b"", b"\xff\xfe", b'"a'):
        path.write_bytes(content)
        with pytest.raises(AnalysisError, match="there is a file already"):
            read_classes(path)


def test_a_class_that_is_not_one_is_told_with_its_row(linden: Agreement, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(write_disagreements(linden.disagreements).replace('confidence low",\n', 'confidence low",bad luck\n', 1), encoding="utf-8")
    with pytest.raises(AnalysisError, match="row 2: 'bad luck' is no class") as raised:
        read_classes(path)
    assert "passage ambiguous" in raised.value.hint


# ---- figures in a record


def test_the_record_gets_a_figure_for_each_family_in_which_alpha_is_defined(linden: Agreement) -> None:
    data = Dataset()
    data.add(read_bytes(write_agreement(linden, "turtle").encode(), ox.RdfFormat.TURTLE), "https://example.org/g")
    query = (
        "SELECT ?family ?label ?alpha ?low ?high ?n { ?record sg2:hasAgreement ?f . "
        "?f a sg2:CoderAgreement ; sg2:agreementOn ?family ; rdfs:label ?label ; "
        "sg2:alpha ?alpha ; sg2:alphaLow ?low ; sg2:alphaHigh ?high ; sg2:unitCount ?n } ORDER BY ?label"
    )
    found = {label: (family.rpartition("#")[2], alpha, low, high, n) for family, label, alpha, low, high, n in data.select(query)}
    assert set(found) == {
        "figure on record, multidimensional evaluation system",
        "say, deep stakeholder participation",
        "status, carrier layer",
        "status, deep stakeholder participation",
        "status, mechanism layer",
        "status, three-dimensional theoretical model",
        "status, value layer",
    }
    family, alpha, low, high, n = found["status, mechanism layer"]
    figure = linden.figure("status", "LAY-M")
    assert figure.alpha is not None
    assert figure.low is not None
    # never rounded up over a threshold
    assert (family, n, high) == ("LAY-M", 14, 1)
    assert figure.alpha - 1e-4 < alpha <= figure.alpha
    assert figure.low - 1e-4 < low <= figure.low
    assert all(low <= alpha <= high for _, alpha, low, high, _ in found.values())
    coders = data.select(f"SELECT ?coder {{ ?session <{SG2.coder}> ?coder }} ORDER BY ?coder")
    assert [c.rpartition("#")[2] for (c,) in coders] == ["coder-a", "coder-b"]


def test_a_table_has_no_record_for_figures(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("u,a,b\n1,x,y\n2,x,x\n", encoding="utf-8")
    with pytest.raises(OutputError, match="no case record"):
        write_agreement(agree_on_table(path, resamples=100), "turtle")


def test_no_figure_is_given_where_none_is_defined(linden: Agreement) -> None:
    undefined = tuple(f for f in linden.figures if f.alpha is None)
    with pytest.raises(OutputError, match="no figure is defined"):
        write_agreement(replace(linden, figures=undefined), "turtle")
