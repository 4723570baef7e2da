"""Pictures of an analysis are drawn, and show what they should."""

from __future__ import annotations

import random
from typing import Any

import pytest

from qca_tables import cuts, data, expected
from sg2kg.errors import AnalysisError
from sg2kg.messages import LANGUAGES
from sg2kg.pictures import draw
from sg2kg.qca import pictures
from sg2kg.qca.calibration import Calibration, Crisp, Direct, Indirect, TotallyFuzzyRelative
from sg2kg.qca.data import Data
from sg2kg.qca.fit import memberships
from sg2kg.qca.labels import place, width_of
from sg2kg.qca.results import Cuts
from sg2kg.qca.truth import truth_table


def svg(spec: dict[str, Any]) -> str:
    return draw(spec, "svg").decode("utf-8")


def test_an_xy_plot_names_cases_and_says_the_fit() -> None:
    of = data("LF")
    drawn = svg(pictures.xy(of, memberships(of, [(1, -1, -1, 0, -1), (-1, 1, -1, -1, 1)]), "DEV*~IND + URB*STB"))
    assert "consistency 0.850 · coverage 0.714 · PRI 0.819" in drawn
    assert "DEV*~IND + URB*STB as sufficient for SURV" in drawn
    for case in ("FR", "HU", "IE"):
        assert f">{case}</text>" in drawn


def test_an_xy_plot_of_necessity_says_its_relevance() -> None:
    of = data("LF")
    drawn = svg(pictures.xy(of, memberships(of, [(-1, -1, 1, -1, -1)]), "LIT", necessary=True))
    assert "consistency 0.991 · coverage 0.643 · RoN 0.509" in drawn


def test_cases_on_each_side_are_told_apart() -> None:
    of = Data.of(["a", "b", "c", "d"], "Y", ["A"], [[1], [1], [0], [0]], [1, 0, 1, 0])
    (points,) = [layer["data"]["values"] for layer in pictures.xy(of, [1, 1, 0, 0], "A")["layer"] if "shape" in layer["encoding"]]
    assert {p["cases"]: p["kind"] for p in points} == {
        "a": "in the set, with the outcome",
        "b": "in the set, without the outcome",
        "c": "not in the set, with the outcome",
        "d": "neither",
    }


def test_a_case_that_is_not_known_is_left_out_and_counted() -> None:
    of = Data.of(["a", "b"], "Y", ["A"], [[0.9], [0.1]], [0.8, None])
    drawn = svg(pictures.xy(of, [0.9, 0.1], "A"))
    assert "not shown, for a score is not known: 1" in drawn
    assert ">b</text>" not in drawn


def test_names_without_room_are_counted() -> None:
    chance = random.Random(7)
    of = Data.of([f"case number {i}" for i in range(500)], "Y", ["A"], [[chance.random()] for _ in range(500)], [chance.random() for _ in range(500)])
    spec = pictures.xy(of, [row[0] for row in of.scores], "A")
    named = len(spec["layer"][-1]["data"]["values"])
    assert spec["title"]["subtitle"][1] == f"cases without a name here, for want of room: {500 - named}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_picture_is_drawn_in_every_language(lang: str) -> None:
    of = data("LM")
    table = truth_table(of, cuts(expected("LM")))
    for spec in (pictures.xy(of, memberships(of, [(2, -1, -1, -1, -1)]), "DEV[2]", lang=lang), pictures.truth_table(table, lang=lang),
                 pictures.calibration(Crisp((3,)), [1.0, 5.0, None], ["a", "b", "c"], "X", lang=lang)):  # fmt: skip
        assert draw(spec, "png").startswith(b"\x89PNG")


def test_a_truth_table_shows_rows_with_figures_and_cases() -> None:
    drawn = svg(pictures.truth_table(truth_table(data("LF"), Cuts(0.8, 1, 0))))
    for text in ("DEV", "STB", "OUT", "9 of 32 configurations have cases", "BE, CZ, NL, UK", "0.804", "0.886"):
        assert text in drawn
    assert drawn.index("FI, IE") < drawn.index("GR, PT, ES")


def test_a_long_truth_table_is_cut_and_says_so() -> None:
    scores = [[n >> b & 1 for b in range(7)] for n in range(100)]
    of = Data.of([f"c{n}" for n in range(100)], "Y", list("ABCDEFG"), scores, [n % 2 for n in range(100)])
    assert "rows not shown: 40" in pictures.truth_table(truth_table(of, Cuts(0.8, 1, 0)))["title"]["subtitle"]


@pytest.mark.parametrize(
    "how",
    [
        Crisp((4, 8)),
        Direct((2, 5, 9)),
        Direct((9, 5, 2), logistic=False, ecdf=True),
        Direct((1, 2, 4, 5, 7, 9)),
        Indirect((3, 6)),
        TotallyFuzzyRelative(),
    ],
)
def test_a_calibration_is_drawn_with_its_cases_and_anchors(how: Calibration) -> None:
    drawn = svg(pictures.calibration(how, [1, 2, 4, 4, None, 6, 9], list("abcdefg"), "X"))
    for case in ("a", "c, d", "g"):
        assert f">{case}</text>" in drawn
    assert ">e</text>" not in drawn
    for anchor in getattr(how, "anchors", getattr(how, "thresholds", ())):
        assert f" {anchor}</text>" in drawn


def test_a_calibration_that_does_not_fit_is_not_drawn() -> None:
    with pytest.raises(AnalysisError, match="outside the values"):
        pictures.calibration(Crisp((40,)), [1, 2], ["a", "b"], "X")


def test_names_cover_neither_each_other_nor_a_point() -> None:
    chance = random.Random(1)
    points = [(f"name{i}", chance.uniform(0, 400), chance.uniform(0, 400)) for i in range(60)]
    boxes = []
    for label in place(points, 400, 400):
        w = width_of(label.text)
        left = label.x - {"left": 0, "center": w / 2, "right": w}[label.align]
        boxes.append((left, label.y - 5, left + w, label.y + 5))
    assert len(boxes) > 20
    for n, (a, b, c, d) in enumerate(boxes):
        assert a >= 0
        assert c <= 400
        assert not any(a < x < c and b < y < d for _, x, y in points)
        assert not any(a < g and e < c and b < h and f < d for e, f, g, h in boxes[:n])
