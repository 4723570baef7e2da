"""The formats of a comparison: whole, the same each time, and harmless whatever the labels say."""

from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import openpyxl
import pytest

from sg2kg import KnowledgeBase
from sg2kg.comparison import COMPARISON_FORMATS, Comparison, format_of, write_comparison
from sg2kg.comparison.writers.latex import escaped
from sg2kg.comparison.writers.text import write_table
from sg2kg.errors import OutputError
from sg2kg.frames import width
from small_cases import HOSTILE_LABEL, hostile, small

THREE = ["cloud-rice", "ant-forest", "shared-gardens"]


def text(comparison: Comparison, format: str, long: bool = False) -> str:
    written = write_comparison(comparison, format, long=long)
    assert isinstance(written, str)
    return written


@pytest.mark.parametrize("format", sorted(COMPARISON_FORMATS))
def test_every_format_is_written_and_always_the_same(tmp_path: Path, format: str) -> None:
    first, second = (write_comparison(small(tmp_path).compare(by="dimensions", over_time=True), format) for _ in range(2))
    assert first == second
    assert isinstance(first, bytes) == COMPARISON_FORMATS[format].binary
    assert (b"DIM-1" in first if format != "xlsx" else first.startswith(b"PK")) if isinstance(first, bytes) else "DIM-1" in first


def test_the_ending_of_a_file_tells_the_format() -> None:
    assert [format_of(f"x{s}") for f in COMPARISON_FORMATS.values() for s in f.suffixes] == [
        n for n, f in COMPARISON_FORMATS.items() for _ in f.suffixes
    ]
    assert format_of("A.B/X.TEX") == "latex"
    with pytest.raises(OutputError, match=r"its ending tells no format"):
        format_of("x.docx")


# ---- delimited


def test_csv_tsv_and_json_hold_the_same_words(kb: KnowledgeBase) -> None:
    found = kb.compare(THREE, "all")
    rows = list(csv.reader(io.StringIO(text(found, "csv"))))
    cells = {(c["concept"], c["case"]): c["status"] for c in json.loads(text(found, "json"))["cells"]}
    assert rows[0] == ["concept", "label", *THREE]
    assert {(r[0], case): word for r in rows[1:] for case, word in zip(THREE, r[2:], strict=True)} == cells
    assert list(csv.reader(io.StringIO(text(found, "tsv")), delimiter="\t")) == rows


def test_the_long_form_has_a_row_for_each_cell_with_what_it_rests_on(kb: KnowledgeBase) -> None:
    found = kb.compare(THREE, "all")
    rows = list(csv.DictReader(io.StringIO(text(found, "csv", long=True))))
    assert len(rows) == 3 * len(found.concepts)
    row = next(r for r in rows if (r["unit"], r["concept"]) == ("cloud-rice", "DIM-1"))
    assert (row["status"], row["basis"], row["locator"], row["confidence"]) == ("present", "paper", "§1.2①/L33", "high")
    assert row["statements"] == str(len(row["statement_iris"].split()))
    assert all(r["basis"] and r["source"] and r["statement_iris"] for r in rows if r["status"] != "not-reported")


def test_a_format_without_a_long_form_says_which_have_one(kb: KnowledgeBase) -> None:
    with pytest.raises(OutputError, match="csv, tsv"):
        write_comparison(kb.compare(THREE), "html", long=True)


def test_no_spreadsheet_takes_a_label_for_a_formula(tmp_path: Path) -> None:
    found = hostile(tmp_path).compare(by="dimensions")
    for format in ("csv", "tsv"):
        rows = csv.reader(io.StringIO(text(found, format, long=True)), delimiter="\t" if format == "tsv" else ",")
        assert not [value for row in rows for value in row if value.startswith(("=", "+", "-", "@", "\t", "\r"))]


# ---- JSON


def test_json_cells_name_statements_that_stand_once_with_all_that_is_known_of_them(kb: KnowledgeBase) -> None:
    body = json.loads(text(kb.compare(THREE, "all"), "json"))
    for cell in body["cells"]:
        if cell["status"] != "not-reported":
            assert cell["basis"]
            assert cell["source"]
            assert cell["statements"]
        for named in cell["statements"] + cell["leads"]:
            told = body["statements"][named["iri"]]
            assert told["says"]
            assert told["basis"] in ("paper", "public", "submitter", "inferred")


# ---- for people


def test_chinese_labels_line_up(kb: KnowledgeBase) -> None:
    lines = text(kb.compare(THREE, "mechanisms", lang="zh-Hans"), "table").splitlines()
    assert "战略融合机制" in lines[2]
    # the first sign stands in the same column of the terminal in every row
    assert len({width(line[: min(line.index(s) for s in "●·◐○" if s in line)]) for line in lines[2:19]}) == 1
    assert lines[-2].startswith("● 存在")


@pytest.mark.parametrize("lang", ["en", "zh-Hant"])
@pytest.mark.parametrize("room", [40, 80, 100, 160])
def test_a_wide_table_fits_the_terminal_and_loses_no_cell(kb: KnowledgeBase, room: int, lang: str) -> None:
    found = kb.compare(by="dimensions", lang=lang)
    shown = write_table(found, room)
    key, *blocks = shown.split("\n\n")
    assert len(key.splitlines()) == 22
    assert all(width(line) <= max(room, 41) for block in blocks[:-1] for line in block.splitlines())
    whole = write_table(found)
    assert [shown.count(sign) for sign in "○◐"] == [whole.count(sign) for sign in "○◐"]
    assert shown.count("● ") == whole.count("● ")


def test_a_narrow_table_is_left_as_it_is(kb: KnowledgeBase) -> None:
    found = kb.compare(THREE, "dimensions")
    assert write_table(found, 100) == write_table(found)


def test_markdown_shows_what_is_markup_in_a_label_as_it_is(tmp_path: Path) -> None:
    found = hostile(tmp_path).compare(by="dimensions", lang="en", title="x")
    for line in text(found, "markdown").splitlines():
        assert len(re.findall(r"(?<!\\)\|", line)) == len(found.units) + 3


# ---- LaTeX


def test_latex_is_a_table_with_booktabs_and_its_note(kb: KnowledgeBase) -> None:
    shown = text(kb.compare(THREE, "dimensions"), "latex")
    lines = shown.splitlines()
    assert lines[0] == r"% needs \usepackage{booktabs}"
    for rule in ("toprule", "midrule", "bottomrule"):
        assert shown.count(f"\\{rule}") == 1
    assert r"DIM-1 & depth of value co-creation & $\bullet^{\mathrm{p}}$ & $\cdot$ & $\cdot^{\sim}$ \\" in lines
    assert shown.count(r"\begin{") == shown.count(r"\end{") == 2
    assert "does not mean no" in shown


def test_latex_with_chinese_says_which_engine_it_needs(kb: KnowledgeBase) -> None:
    assert "xelatex" in text(kb.compare(THREE, "dimensions", lang="zh-Hant"), "latex").splitlines()[1]
    assert "xelatex" not in text(kb.compare(THREE, "dimensions"), "latex")


def test_a_long_latex_table_runs_over_pages(kb: KnowledgeBase) -> None:
    shown = text(kb.compare(by="indicators"), "latex")
    assert shown.startswith(r"% needs \usepackage{booktabs}") is True
    assert r"\begin{longtable}{ll" + "c" * 22 + "}" in text(kb.compare(by="all"), "latex")
    assert r"\rotatebox{90}{Ant Forest}" in shown


def test_no_label_is_run_by_latex(tmp_path: Path) -> None:
    shown = text(hostile(tmp_path).compare(by="dimensions"), "latex")
    assert r"\input" not in shown
    assert r"\textbackslash{}input\{/etc/passwd\}" in shown
    assert escaped(r"a_b^c~d#e&f%g$h{i}\j") == (
        r"a\_b\textasciicircum{}c\textasciitilde{}d\#e\&f\%g\$h\{i\}\textbackslash{}j"
    )  # fmt: skip


# ---- HTML


class Checker(HTMLParser):
    """Counts cells, and notes whatever would be loaded from elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.cells = 0
        self.loaded: list[str] = []
        self.linked: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.cells += tag == "td" and dict(attrs).get("class") is not None
        self.loaded += [v or "" for k, v in attrs if k in ("src", "srcset") or (tag == "link" and k == "href")]
        self.linked += [v or "" for k, v in attrs if tag == "a" and k == "href"]
        assert tag != "script"
        if tag not in ("meta", "br", "link", "img"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def checked(page: str) -> Checker:
    checker = Checker()
    checker.feed(page)
    assert checker.loaded == []
    assert checker.open == []
    return checker


def test_the_html_page_is_whole_and_loads_nothing(kb: KnowledgeBase) -> None:
    found = kb.compare(THREE, "all")
    checker = checked(text(found, "html"))
    assert checker.cells == len(found.units) * len(found.concepts)
    assert checker.linked
    assert all(address.startswith(("https://", "http://")) for address in checker.linked)


def test_a_cell_of_the_page_opens_to_what_was_said_and_by_whom(tmp_path: Path) -> None:
    page = text(small(tmp_path).compare(by="dimensions", phase="early"), "html")
    assert "affirms: They decide together.<br>basis: public; source: the press, p. 1; confidence of the coding: medium" in page


def test_the_page_runs_no_label_and_links_to_no_script(tmp_path: Path) -> None:
    page = text(hostile(tmp_path).compare(by="dimensions"), "html")
    checker = checked(page)
    assert checker.linked == []
    assert "&lt;script&gt;" in page
    assert "{{table}} @SUM(A1)" in page  # what a statement says is never taken for a place to fill
    assert "\u202e" not in page


def test_the_page_is_in_the_language_asked_for(kb: KnowledgeBase) -> None:
    page = text(kb.compare(THREE, "dimensions", lang="zh-Hans"), "html")
    assert '<html lang="zh-Hans">' in page
    assert "计数依据：提交者。" in page
    assert "not reported" not in page


# ---- XLSX


def test_the_workbook_has_the_matrix_and_the_statements_behind_it(tmp_path: Path) -> None:
    found = small(tmp_path).compare(by="dimensions")
    written = write_comparison(found, "xlsx")
    assert isinstance(written, bytes)
    book = openpyxl.load_workbook(io.BytesIO(written))
    assert book.sheetnames == ["comparison", "evidence"]
    matrix = list(book["comparison"].iter_rows(values_only=True))
    assert matrix[0] == ("concept", "label", "Garden", "Kitchen")
    assert matrix[2][2:] == ("● s present", "◐ s contested")
    head, *rows = book["evidence"].iter_rows(values_only=True)
    told = [dict(zip(head, row, strict=True)) for row in rows]
    assert {(t["unit"], t["concept"]) for t in told} == {(u.name, found.notations[c]) for u in found.units for c in found.concepts}
    assert [t["says"] for t in told if (t["unit"], t["concept"]) == ("kitchen", "DIM-3")] == ["First.", "Second."]


def test_every_cell_of_the_workbook_is_text(tmp_path: Path) -> None:
    written = write_comparison(hostile(tmp_path).compare(by="dimensions"), "xlsx")
    assert isinstance(written, bytes)
    book = openpyxl.load_workbook(io.BytesIO(written))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.hyperlink is None for cell in cells)
    assert HOSTILE_LABEL in [cell.value for cell in cells]
