"""An analysis in every format: what each must hold, whatever the names of cases and conditions are."""

from __future__ import annotations

import csv
import io
import itertools
import json
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest

from sg2kg.errors import AnalysisError, OutputError
from sg2kg.qca import ANALYSIS_FORMATS, Analysis, Cuts, Data, NecessityCut, Options, analyse, parse_table, read_table, write_analysis
from sg2kg.qca.data import Score
from sg2kg.qca.writers.tables import fsqca_names

DATA = Path(__file__).parent / "data"
CUTS = Cuts(0.8, 1, 0)


@pytest.fixture(scope="module")
def lipset() -> Analysis:
    options = Options(expect=("DEV", "URB", "LIT", "IND", "STB"))
    return analyse(read_table(DATA / "LF.csv", "SURV"), CUTS, options, necessity=NecessityCut(0.9, 0.6), sufficiency=0.9, robustness=True)


@pytest.fixture(scope="module")
def hostile() -> Analysis:
    """Names that a format could take for something else, a gap, an assumption."""
    cases = ["=cmd()", "a|b", "<script>alert(1)</script>", '"q" \\ %&_#${}~^', "蚂蚁\u202e森林", "[x]", "no outcome"]
    scores: list[list[Score]] = [[1, 0.9], [1, 0.5], [0, 1], [0, None], [1, 1], [0, 0], [1, 1]]
    return analyse(Data.of(cases, "~Y", ["A_1", "B.2"], scores, [1, 0, 1, 0, 1, 0, None]), CUTS, absent={"A_1": "x|y <z> $1"}, bounds=True)


@pytest.mark.parametrize("format", ANALYSIS_FORMATS)
def test_every_format_writes_any_names_and_ends_with_a_line_end(format: str, lipset: Analysis, hostile: Analysis) -> None:
    for a in (lipset, hostile):
        assert write_analysis(a, format).endswith("\n")
        assert write_analysis(a, format) == write_analysis(a, format)


def test_an_unknown_format_is_refused_with_those_that_there_are(lipset: Analysis) -> None:
    with pytest.raises(OutputError) as error:
        write_analysis(lipset, "docx")
    assert "latex" in error.value.hint


@pytest.mark.parametrize("format", ["text", "markdown", "latex", "html"])
def test_the_report_holds_rows_solutions_fits_and_options(format: str, lipset: Analysis) -> None:
    text = re.sub(
        r"\\(textasciitilde\{\}|\(\\ast\\\)|[*~_])",
        lambda m: {"\\(\\ast\\)": "*", "\\textasciitilde{}": "~"}.get(m[0], m[0][1:]),
        write_analysis(lipset, format),
    )
    for wanted in ("DEV*~IND", "DEV*URB*LIT*STB", "0.870", "0.850", "0.866", "BE, CZ, NL, UK", "LIT*STB", "0.8043"):
        assert wanted in text


@pytest.mark.parametrize("format", ["text", "markdown", "latex", "html"])
def test_the_report_says_what_was_left_out_and_assumed(format: str, hostile: Analysis) -> None:
    text = write_analysis(hostile, format)
    assert "no outcome" in text
    assert "left out" in text
    assert "Assumed" in text
    assert "it had no gap" in text


def test_json_has_full_numbers_null_for_the_undefined_and_models_sorted() -> None:
    a = analyse(parse_table(b"case,A,B,Y\nx,0.9,0.1,0.7\ny,0.2,0.8,NA\nz,0.3,0.1,0.4\n", "Y"), CUTS)
    found = json.loads(write_analysis(a, "json"))
    rows = {r["row"]: r for r in found["truth_table"]}
    assert rows[3]["incl"] == pytest.approx((0.7 + 0.3) / (0.9 + 0.3), abs=1e-15)
    assert rows[2]["incl"] is None or 0 <= rows[2]["incl"] <= 1
    assert rows[2]["unscored"] == ["y"]
    assert found["intermediate"] is None
    for kind in ("conservative", "parsimonious"):
        models = found[kind]["models"]
        assert models == sorted(sorted(m) for m in models)
        assert len(found[kind]["fits"]) == len(models)


def test_csv_reads_back_as_the_truth_table(lipset: Analysis) -> None:
    rows = list(csv.DictReader(io.StringIO(write_analysis(lipset, "csv"))))
    assert [int(r["row"]) for r in rows] == [r.number for r in lipset.table.rows]
    assert [float(r["incl"]) for r in rows] == [r.incl for r in lipset.table.rows]


@pytest.mark.parametrize("format", ["csv", "calibrated", "fsqca"])
def test_no_cell_of_a_table_is_taken_for_a_formula(format: str, hostile: Analysis) -> None:
    cells = [cell for row in csv.reader(io.StringIO(write_analysis(hostile, format))) for cell in row]
    assert any("=cmd()" in c for c in cells)
    assert not any(c.startswith(("=", "+", "@")) for c in cells)


def test_calibrated_scores_read_back_as_the_data_gaps_and_all(lipset: Analysis, hostile: Analysis) -> None:
    assert parse_table(write_analysis(lipset, "calibrated").encode(), "SURV") == lipset.given
    again = parse_table(write_analysis(hostile, "calibrated").replace("~Y", "Y").encode(), "Y")
    assert (again.scores, again.outcomes) == (hostile.given.scores, hostile.given.outcomes)


def test_fsqca_gets_short_plain_names_that_differ_and_no_gap() -> None:
    names = ["A_very_long_condition", "A_very_long_conditions", "信任", "1x", "caseid"]
    data = Data.of(["x", "y", "z"], "~Y", names, [[1, 0, 1, 1, 0], [0, None, 1, 1, 1], [0, 0, 0, 0, 1]], [1, 0, None])
    a = analyse(data, CUTS)
    short = list(fsqca_names(a).values())
    assert len({s.lower() for s in short}) == 6
    assert all(re.fullmatch(r"[A-Za-z][A-Za-z0-9]{0,9}", s) for s in short)
    rows = list(csv.reader(io.StringIO(write_analysis(a, "fsqca"))))
    assert rows[1:] == [["x", "1", "0", "1", "1", "0", "1"]]


def test_fsqca_has_no_multi_value_conditions() -> None:
    a = analyse(read_table(DATA / "LM.csv", "SURV"), Cuts(1, 1, 0))
    with pytest.raises(AnalysisError, match="DEV"):
        write_analysis(a, "fsqca")


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        assert not any(name.startswith("on") or name in ("src", "href") for name, _ in attrs)


def test_the_page_stands_by_itself_and_runs_nothing(hostile: Analysis) -> None:
    tags = _Tags()
    tags.feed(write_analysis(hostile, "html"))
    assert {"html", "table", "style"} <= set(tags.seen)
    assert not {"script", "link", "img", "iframe"} & set(tags.seen)


def test_a_name_does_not_break_the_tables_of_markdown(hostile: Analysis) -> None:
    lines = write_analysis(hostile, "markdown").splitlines()
    for before, rule in itertools.pairwise(lines):
        if rule.startswith("| ---"):
            width = len(re.findall(r"(?<!\\)\|", before))
            rows = lines[lines.index(rule) + 1 :]
            for row in rows[: next((i for i, r in enumerate(rows) if not r.startswith("|")), len(rows))]:
                assert len(re.findall(r"(?<!\\)\|", row)) == width


def test_latex_escapes_what_is_special_there(hostile: Analysis) -> None:
    body = write_analysis(hostile, "latex").split("\n", 1)[1]
    assert r"\textbackslash{} \%\&\_\#\$\{\}\textasciitilde{}\textasciicircum{}" in body
    assert r"{[}x{]}" in body
    assert body.count(r"\begin{longtable}") == body.count(r"\end{longtable}") > 2


def test_the_r_script_says_all_that_was_chosen() -> None:
    data = parse_table(b"case,A,B.x,Y\nx,1,0,1\ny,0,1,0\nz,1,1,0\nw,NA,1,1\n", "~Y")
    script = write_analysis(
        analyse(data, Cuts(0.9, 1, 0.1, 0.5), Options(expect=("A", "~B.x"), all_models=True, contradictions=True, exclude=(1,))), "r"
    )
    for wanted in (
        "# w is left out: not known: A",
        "# V2 stands for B.x",
        'outcome = "~Y"',
        "Y = c(1, 0, 0)",
        "incl.cut = c(0.9, 0.5)",
        "pri.cut = 0.1",
        "exclude = c(1)",
        'include = c("?", "C")',
        'dir.exp = c("A", "~V2")',
        "all.sol = TRUE",
    ):
        assert wanted in script


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="R is not installed")
def test_the_r_script_is_r_whatever_the_names(hostile: Analysis, lipset: Analysis, tmp_path: Path) -> None:
    for a in (hostile, lipset):
        file = tmp_path / "script.R"
        file.write_text(write_analysis(a, "r"), encoding="utf-8")
        code = 'p <- parse("script.R", encoding = "UTF-8"); eval(p[[2]]); cat(nrow(scores), sum(scores[[1]]))'
        run = subprocess.run(["Rscript", "--vanilla", "-e", code], capture_output=True, text=True, timeout=60, cwd=tmp_path, check=False)
        scored = [row for row, y in zip(a.data.scores, a.data.outcomes, strict=True) if y is not None]
        assert run.stdout.split() == [str(len(scored)), f"{sum(row[0] or 0 for row in scored):.7g}"], run.stderr
