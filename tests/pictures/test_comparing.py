"""Pictures of comparisons: what they show, in three languages and sizes, and what they leave out and say so."""

from __future__ import annotations

import dataclasses
import re
import sys
import time
import xml.etree.ElementTree as ET
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from sg2kg.comparison import Comparison, Request, compare
from sg2kg.comparison.pictures import PICTURES, tree
from sg2kg.comparison.pictures.coverage import family_of
from sg2kg.comparison.pictures.network import _ordered
from sg2kg.comparison.pictures.parts import WORDS, wrapped
from sg2kg.comparison.similarity import how_alike
from sg2kg.errors import NotFoundError, PictureError
from sg2kg.knowledge import KnowledgeBase
from sg2kg.pictures import draw
from support import ROOT

SVG = "{http://www.w3.org/2000/svg}"
THREE = ("cloud-rice", "p-patch", "decidim")


@pytest.fixture(scope="module")
def whole(kb: KnowledgeBase) -> Comparison:
    return compare(kb, Request(by="all"))


def texts(svg: bytes) -> list[str]:
    return ["".join(e.itertext()) for e in ET.fromstring(svg).iter(f"{SVG}text")]


def many(comparison: Comparison, n: int) -> Comparison:
    """The comparison with its units repeated until there are ``n``, under new names."""
    units, cells = [], dict(comparison.cells)
    for i in range(n):
        unit = comparison.units[i % len(comparison.units)]
        other = dataclasses.replace(unit, name=f"{unit.name}-{i}", label=f"{unit.label} {i}", case=f"{unit.case}-{i}")
        units.append(other)
        cells |= {(other.name, c): comparison.cells[unit.name, c] for c in comparison.concepts}
    labels = comparison.labels | {u.case: u.label for u in units}
    return dataclasses.replace(comparison, units=tuple(units), cells=cells, labels=labels)


@pytest.fixture(scope="module")
def five_hundred(whole: Comparison) -> Comparison:
    return many(whole, 500)


def rows_of(spec: dict[str, Any]) -> list[dict[str, Any]]:
    return [row for row in spec["data"]["values"] if isinstance(row, dict)]


@pytest.mark.parametrize("lang", ["en", "zh-Hans", "zh-Hant"])
@pytest.mark.parametrize("name", PICTURES)
def test_every_picture_is_drawn_in_every_language_with_the_names_of_the_cases(kb: KnowledgeBase, name: str, lang: str) -> None:
    comparison = compare(kb, Request(cases=THREE, by="all", lang=lang))
    shown = texts(draw(PICTURES[name](comparison), "svg"))
    for unit in comparison.units:
        assert any(unit.label in text for text in shown), unit.label
    assert comparison.title in "".join(shown)


def test_the_heat_map_shows_each_status_by_colour_and_sign_and_a_letter_for_its_basis(whole: Comparison) -> None:
    spec = PICTURES["heat-map"](whole)
    rows = {(row["unit"], row["concept"]): row for row in rows_of(spec)}
    assert len(rows) == len(whole.units) * len(whole.concepts)
    letters = {"paper": "p", "public": "s", "submitter": "m", "inferred": "i"}
    signs = {"present": "●", "absent-on-purpose": "○", "contested": "◐", "not-reported": "·"}
    for unit in whole.units:
        for concept in whole.concepts:
            cell, row = whole.cells[unit.name, concept], rows[unit.label, f"{whole.notations[concept]} {whole.labels[concept]}"]
            mark = letters.get(cell.basis, "~" if cell.lead else "")
            assert row["sign"] == f"{signs[cell.word]} {mark}".strip()
            assert row["status"].startswith(signs[cell.word])
    fills = set(re.findall(r'fill="(#[0-9A-F]{6})"', draw(spec, "svg").decode()))
    assert {"#0072B2", "#E69F00", "#CC79A7", "#F2F2F2"} <= fills


def test_the_network_has_a_line_for_each_cell_that_is_present(whole: Comparison) -> None:
    spec = PICTURES["network"](whole)
    lines = {(line["unit"], line["concept"].split(" ")[0]): line for line in spec["layer"][0]["data"]["values"]}
    labels = {u.name: u.label for u in whole.units}
    present = {(labels[u], whole.notations[c]): cell for (u, c), cell in whole.cells.items() if cell.word == "present"}
    assert set(lines) == set(present)
    for key, cell in present.items():
        assert lines[key]["word"] == ("own word only" if cell.status.own_word_only else "others, too")
        assert lines[key]["basis"].split(" ")[0] == cell.basis


def test_the_network_names_the_cases_without_a_line(whole: Comparison) -> None:
    subtitle = " ".join(PICTURES["network"](whole)["title"]["subtitle"])
    assert "No line: Zhousudu Community" in subtitle


def test_neighbours_stand_side_by_side_so_that_lines_need_not_cross() -> None:
    edges = [("a", "3"), ("b", "2"), ("c", "1")]
    left, right = _ordered(["a", "b", "c", "alone"], ["1", "2", "3", "4"], edges)
    places = [(left.index(a), right.index(b)) for a, b in edges]
    assert sorted(places) == [(0, 0), (1, 1), (2, 2)]
    assert len(left) == len(right) == 3


def test_coverage_counts_every_concept_once_by_its_status(whole: Comparison) -> None:
    spec = PICTURES["coverage"](whole)
    counts: dict[str, int] = {}
    for column in spec["hconcat"]:
        for row in rows_of(column):
            counts[row["unit"]] = counts.get(row["unit"], 0) + row["n"]
    assert counts == {u.label: len(whole.concepts) for u in whole.units}


@pytest.mark.parametrize(
    ("notation", "family"), [("M-STR", "M-STR"), ("M-STR-1", "M-STR"), ("C-DIG-f2", "C-DIG"), ("DEF-5a", "DEF"), ("ACT-02a", "ACT"), ("12", "12")]
)
def test_a_family_is_read_from_the_notation(notation: str, family: str) -> None:
    assert family_of(notation) == family


def test_the_dendrogram_has_three_lines_a_merge_and_says_what_is_unknown(whole: Comparison) -> None:
    alike = how_alike(whole, "gower", "complete")
    spec = tree(alike)
    lines, leaves = (layer["data"]["values"] for layer in spec["layer"])
    assert len(lines) == 3 * len(alike.merges)
    assert [leaf["name"].split(" (")[0] for leaf in leaves] == [alike.labels[u].split(" (")[0] for u in alike.leaves]
    assert all(re.search(r"\(\d+% unknown\)$", leaf["name"]) for leaf in leaves)
    assert max(line["x2"] for line in lines) == max(m.height for m in alike.merges)
    assert alike.picture().spec == spec
    shown = " ".join(texts(draw(spec, "svg")))
    assert "Gower distance (complete linkage)" in shown
    assert all(alike.labels[u] in shown.replace("  ", " ") for u in alike.left_out[:3])


def test_without_anything_known_of_both_there_is_no_tree(kb: KnowledgeBase) -> None:
    comparison = compare(kb, Request(cases=("zhousudu", "nanyang-xindu"), by="mechanisms"))
    with pytest.raises(PictureError, match="no two cases"):
        PICTURES["dendrogram"](comparison)


@pytest.mark.parametrize("name", PICTURES)
def test_nothing_to_show_is_said(whole: Comparison, name: str) -> None:
    empty = dataclasses.replace(whole, concepts=(), cells={})
    with pytest.raises(PictureError, match="nothing to draw"):
        PICTURES[name](empty)


@pytest.mark.parametrize("name", PICTURES)
def test_five_hundred_cases_are_drawn_in_seconds_without_names_and_it_says_so(five_hundred: Comparison, name: str) -> None:
    begun = time.perf_counter()
    svg = draw(PICTURES[name](five_hundred), "svg")
    assert time.perf_counter() - begun < 20
    assert len(svg) < 4_000_000
    root = ET.fromstring(svg)
    assert float(root.get("width", "0")) < 3000
    assert float(root.get("height", "0")) < 3000
    shown = texts(svg)
    assert "Names of cases are left out: there are " in "".join(shown)
    assert not any(re.fullmatch(r"Ant Forest \d+", text) for text in shown)


def test_two_cases_with_one_label_are_told_apart(whole: Comparison) -> None:
    units = tuple(dataclasses.replace(u, label="The garden") for u in whole.units[:2])
    comparison = dataclasses.replace(whole, units=units)
    shown = texts(draw(PICTURES["heat-map"](comparison), "svg"))
    assert {"The garden (cloud-rice)", "The garden (ant-forest)"} <= set(shown)


def test_a_label_in_another_script_is_refused_by_name(whole: Comparison) -> None:
    units = (dataclasses.replace(whole.units[0], label="สวน"), whole.units[1])
    with pytest.raises(PictureError, match=r"ส \(U\+0E2A\)"):
        draw(PICTURES["heat-map"](dataclasses.replace(whole, units=units)), "svg")


def test_a_comparison_and_its_similarity_give_pictures_that_are_saved(whole: Comparison, tmp_path: Path) -> None:
    whole.picture("coverage").save(tmp_path / "coverage.svg")
    assert (tmp_path / "coverage.svg").read_bytes() == draw(PICTURES["coverage"](whole), "svg")
    assert whole.picture().spec == PICTURES["heat-map"](whole)
    assert whole.picture("dendrogram").spec == whole.similarity().picture().spec
    with pytest.raises(NotFoundError) as unknown:
        whole.picture("heatmap")
    assert unknown.value.near == ["heat-map"]


def test_lines_break_at_spaces_and_between_chinese_signs() -> None:
    assert wrapped("strategic integration mechanism", 8) == ["strategic", "integration", "mechanism"]
    assert wrapped("战略融合机制", 4) == ["战略融合", "机制"]
    assert wrapped("", 4) == [""]


def test_every_word_is_there_in_three_languages_with_the_same_blanks() -> None:
    for key, said in WORDS.items():
        assert all(said), key
        assert len({frozenset(re.findall(r"\{\w+\}", text)) for text in said}) == 1, key


def test_the_gallery_is_what_the_script_draws(kb: KnowledgeBase, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(ROOT / "scripts")
    script = import_module("generate_pictures")
    monkeypatch.setattr(script, "KnowledgeBase", lambda: kb)
    monkeypatch.setattr(sys, "argv", ["generate_pictures.py", "--check"])
    assert script.main() == 0
