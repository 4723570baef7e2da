"""Comparing cases: the four values, what each cell rests on, and every format."""

from __future__ import annotations

import csv
import io
import json
from html.parser import HTMLParser

import pandas
import pytest

from sg2kg import KnowledgeBase
from sg2kg.comparison import COMPARISON_FORMATS, VIEWS, write_comparison
from sg2kg.errors import NotFoundError, OutputError

THREE = ["cloud-rice", "ant-forest", "shared-gardens"]


def test_the_differences_of_cloud_rice_and_ant_forest_on_the_core_list(kb: KnowledgeBase) -> None:
    found = kb.compare(["cloud-rice", "ant-forest"], "all")
    rice, forest = ({kb.notation(c): cell.word for c, cell in found.cells[case].items()} for case in found.cases)
    for concept in ("DIM-1", "M-ECO-0", "M-ECO-2", "CORE-07", "CORE-08", "C-HYB"):
        assert (rice[concept], forest[concept]) == ("present", "not-reported"), concept
    for concept in ("DIM-2", "V-02b"):
        assert (rice[concept], forest[concept]) == ("not-reported", "present"), concept
    for concept in ("C-DIG", "C-PHY", "M-ECO"):
        assert (rice[concept], forest[concept]) == ("present", "present"), concept
    for concept in ("DIM-3", "M-EXP-1", "M-EXP-2", "M-EXP-3", "M-EXP-4", "M-ECO-3", "DEF-5a", "DEF-5b", "DEF-5d"):
        assert (rice[concept], forest[concept]) == ("not-reported", "not-reported"), concept


def test_a_cell_says_what_it_rests_on(kb: KnowledgeBase) -> None:
    found = kb.compare(["cloud-rice"], "dimensions")
    cell = found.cells[kb.case("cloud-rice").iri][kb.concept("DIM-1")]
    assert (cell.word, cell.basis, cell.locator, cell.note) == ("present", "paper", "§1.2①/L33", "on the paper's word only")


def test_an_analogy_is_a_lead_and_not_a_presence(kb: KnowledgeBase) -> None:
    found = kb.compare(["shared-gardens"], "dimensions")
    cell = found.cells[kb.case("shared-gardens").iri][kb.concept("DIM-1")]
    assert cell.word == "not-reported"
    assert "lead: analogy" in cell.note


@pytest.mark.parametrize("by", sorted(VIEWS))
def test_every_view_has_rows_for_every_case(kb: KnowledgeBase, by: str) -> None:
    found = kb.compare([], by)
    assert len(found.cases) == 22
    assert len(found.rows()) > 2


def test_the_same_case_named_twice_is_one_column(kb: KnowledgeBase) -> None:
    assert len(kb.compare(["cloud-rice", "CASE-01"]).cases) == 1


def test_unknown_cases_and_views_name_the_near_ones(kb: KnowledgeBase) -> None:
    with pytest.raises(NotFoundError, match="cloud-rice"):
        kb.compare(["cloudrice"])
    with pytest.raises(NotFoundError, match="mechanisms"):
        kb.compare([], "mechanism")
    with pytest.raises(OutputError):
        write_comparison(kb.compare(THREE), "docx")


def test_csv_and_json_hold_the_same_words(kb: KnowledgeBase) -> None:
    found = kb.compare(THREE, "all")
    rows = list(csv.reader(io.StringIO(write_comparison(found, "csv"))))
    cells = {(c["concept"], c["case"]): c["status"] for c in json.loads(write_comparison(found, "json"))["cells"]}
    assert rows[0] == ["concept", "label", *THREE]
    assert {(r[0], case): word for r in rows[1:] for case, word in zip(THREE, r[2:], strict=True)} == cells


def test_json_cells_carry_basis_source_and_statements(kb: KnowledgeBase) -> None:
    cells = json.loads(write_comparison(kb.compare(THREE, "all"), "json"))["cells"]
    for cell in cells:
        if cell["status"] != "not-reported":
            assert cell["basis"]
            assert cell["statements"]
            assert cell["source"]


class Checker(HTMLParser):
    """Counts cells, and notes whatever would be loaded from elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.cells = 0
        self.loaded: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.cells += tag == "td" and dict(attrs).get("class") is not None
        self.loaded += [v or "" for k, v in attrs if k in ("src", "srcset") or (tag == "link" and k == "href")]
        if tag not in ("meta", "br", "link", "img"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_html_page_is_whole_and_loads_nothing(kb: KnowledgeBase) -> None:
    found = kb.compare(THREE, "all")
    checker = Checker()
    checker.feed(write_comparison(found, "html"))
    assert checker.cells == len(found.cases) * len(found.concepts)
    assert checker.loaded == []
    assert checker.open == []


@pytest.mark.parametrize("format", sorted(COMPARISON_FORMATS))
def test_every_format_is_written(kb: KnowledgeBase, format: str) -> None:
    assert "M-ECO" in write_comparison(kb.compare(THREE), format)


def test_it_prints_well_and_turns_into_a_data_frame(kb: KnowledgeBase) -> None:
    found = kb.compare(THREE)
    assert str(found).startswith("concept")
    assert "<table" in found._repr_html_()
    frame = found.to_pandas()
    assert isinstance(frame, pandas.DataFrame)
    assert list(frame.columns) == THREE


def test_chinese_labels_line_up(kb: KnowledgeBase) -> None:
    from sg2kg.comparison import compare
    from sg2kg.graph.table import width

    lines = write_comparison(compare(kb, THREE, "mechanisms", lang="zh-Hans"), "table").splitlines()
    assert "战略融合机制" in lines[2]
    # the first sign stands in the same column of the terminal in every row
    assert len({width(line[: min(line.index(s) for s in "●·◐○" if s in line)]) for line in lines[2:19]}) == 1


def test_a_mere_figure_of_an_indicator_is_a_lead(kb: KnowledgeBase) -> None:
    cell = kb.compare(["cloud-rice"], "indicators").cells[kb.case("cloud-rice").iri][kb.concept("E-3A1")]
    assert cell.word == "not-reported"
    assert cell.lead
    assert "figures mentioned" in cell.note
