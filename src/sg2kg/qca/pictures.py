"""Pictures of an analysis as Vega-Lite specifications: XY plot, truth table, calibration; ``sg2kg.pictures.draw`` draws them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sg2kg.messages import LANGUAGES
from sg2kg.pictures.theme import BLUE, DARK, GREY, ORANGE, PURPLE, themed
from sg2kg.qca import fit as sufficiency
from sg2kg.qca import necessity
from sg2kg.qca.calibration import NAMES3, NAMES6, Calibration, Crisp, Direct, Indirect
from sg2kg.qca.data import Data, Score
from sg2kg.qca.labels import place, width_of
from sg2kg.qca.results import Measure, Row, TruthTable

WORDS: dict[str, tuple[str, str, str]] = {
    "consistency": ("consistency", "一致性", "一致性"),
    "coverage": ("coverage", "覆盖度", "覆蓋度"),
    "PRI": ("PRI", "PRI", "PRI"),
    "RoN": ("RoN", "RoN", "RoN"),
    "sufficiency": ("{x} as sufficient for {y}", "{x}作为{y}的充分条件", "{x}作為{y}的充分條件"),
    "necessity": ("{x} as necessary for {y}", "{x}作为{y}的必要条件", "{x}作為{y}的必要條件"),
    "membership": ("membership in {x}", "在{x}中的隶属度", "在{x}中的隸屬度"),
    "typical": ("in the set, with the outcome", "属于集合，有结果", "屬於集合，有結果"),
    "inconsistent": ("in the set, without the outcome", "属于集合，无结果", "屬於集合，無結果"),
    "uncovered": ("not in the set, with the outcome", "不属于集合，有结果", "不屬於集合，有結果"),
    "neither": ("neither", "两者皆无", "兩者皆無"),
    "unnamed": ("cases without a name here, for want of room: {n}", "因空间不足，{n}个案例未标名称", "因空間不足，{n}個案例未標名稱"),
    "unknown": ("cases not shown, for a score is not known: {n}", "{n}个案例未显示：分数未知", "{n}個案例未顯示：分數未知"),
    "table": ("Truth table for {y}", "{y}的真值表", "{y}的真值表"),
    "rows": ("{shown} of {all} configurations have cases", "{all}种组合中{shown}种有案例", "{all}種組合中{shown}種有案例"),
    "more rows": ("rows not shown: {n}", "另有{n}行未显示", "另有{n}行未顯示"),
    "cases": ("cases", "案例", "案例"),
    "row": ("row", "行", "行"),
    "raw": ("{x}: raw value", "{x}：原始值", "{x}：原始值"),
    "level": ("level of {x}", "{x}的等级", "{x}的等級"),
    "calibration": ("Calibration of {x}", "{x}的校准", "{x}的校準"),
    "threshold": ("threshold", "阈值", "閾值"),
    "exclusion": ("exclusion", "完全不隶属", "完全不隸屬"),
    "crossover": ("crossover", "交叉点", "交叉點"),
    "inclusion": ("inclusion", "完全隶属", "完全隸屬"),
}
SIDE = 420
"""Width and height of a plot, in pixels."""
MOST_ROWS = 60
"""A truth table shows as many rows at most."""


def word(key: str, lang: str, **values: object) -> str:
    """A word of the pictures in one of the three languages, with ``values`` filled in."""
    return WORDS[key][LANGUAGES.index(lang)].format(**values)


def xy(data: Data, x: Sequence[Score], name: str, *, necessary: bool = False, lang: str = "en") -> dict[str, Any]:
    """The XY plot of a set against the outcome (Schneider & Wagemann 2012, ch. 3): cases, diagonal, lines at 0.5, and fit.

    ``x`` holds a membership a case (``fit.memberships``), ``name`` is how the set is written. Cases on the wrong side of the diagonal speak against
    the claim: below it for sufficiency, above it for necessity. Cases in one place share a point and a name; those without room have no name, which
    the picture says.
    """
    low, high = -0.04, 1.04
    places: dict[tuple[float, float], list[str]] = {}
    for case, a, b in zip(data.cases, x, data.outcomes, strict=True):
        if a is not None and b is not None:
            places.setdefault((a, b), []).append(case)
    points: list[dict[str, Any]] = [
        {
            "x": a,
            "y": b,
            "kind": word(_kind(a, b), lang),
            "cases": ", ".join(cases),
            "n": len(cases),
            "order": "inconsistent uncovered".find(_kind(a, b)),
        }
        for (a, b), cases in places.items()
    ]
    points.sort(key=lambda p: (p["order"] < 0, p["order"], p["cases"]))
    scale = SIDE / (high - low)
    labels = place([(_names(places[p["x"], p["y"]]), (p["x"] - low) * scale, (high - p["y"]) * scale) for p in points], SIDE, SIDE)
    named = {label.text for label in labels}
    unnamed = sum(len(cases) for cases in places.values() if _names(cases) not in named)
    unknown = len(data.cases) - sum(map(len, places.values()))
    subtitle = [_fits(data, x, necessary, lang)]
    subtitle += [word("unnamed", lang, n=unnamed)] if unnamed else []
    subtitle += [word("unknown", lang, n=unknown)] if unknown else []
    kinds = [word(k, lang) for k in ("typical", "inconsistent", "uncovered", "neither")]
    domain = {"domain": [low, high], "nice": False}
    axis = {"values": [0, 0.25, 0.5, 0.75, 1], "grid": False, "format": ".2~f"}
    line = {"type": "line", "color": GREY, "strokeWidth": 1}
    halves = [{"x": 0.5, "y": low, "l": "v"}, {"x": 0.5, "y": high, "l": "v"}, {"x": low, "y": 0.5, "l": "h"}, {"x": high, "y": 0.5, "l": "h"}]
    at = {"x": {"field": "x", "type": "quantitative"}, "y": {"field": "y", "type": "quantitative"}}
    return themed(
        {
            "title": _title(word("necessity" if necessary else "sufficiency", lang, x=name, y=data.outcome), subtitle),
            "width": SIDE,
            "height": SIDE,
            "layer": [
                {"data": {"values": [{"x": 0, "y": 0}, {"x": 1, "y": 1}]}, "mark": line, "encoding": at},
                {
                    "data": {"values": halves},
                    "mark": {**line, "strokeDash": [4, 4]},
                    "encoding": {**at, "detail": {"field": "l", "type": "nominal"}},
                },
                {
                    "data": {"values": points},
                    "mark": {"type": "point", "filled": True, "opacity": 1, "size": 60, "stroke": "white", "strokeWidth": 0.5},
                    "encoding": {
                        "x": {**at["x"], "title": _lines(word("membership", lang, x=name)), "scale": domain, "axis": axis},
                        "y": {**at["y"], "title": word("membership", lang, x=data.outcome), "scale": domain, "axis": axis},
                        "color": {
                            "field": "kind",
                            "type": "nominal",
                            "title": None,
                            "scale": {"domain": kinds, "range": [BLUE, ORANGE, PURPLE, GREY]},
                            "legend": {"orient": "bottom", "columns": 2},
                        },
                        "shape": {
                            "field": "kind",
                            "type": "nominal",
                            "title": None,
                            "scale": {"domain": kinds, "range": ["circle", "triangle-down", "diamond", "square"]},
                        },
                        "tooltip": [{"field": f, "title": t} for f, t in (("cases", word("cases", lang)), ("x", name), ("y", data.outcome))],
                    },
                },
                *_label_layers([{"text": v.text, "x": low + v.x / scale, "y": high - v.y / scale, "align": v.align} for v in labels]),
            ],
        }
    )


def _kind(x: float, y: float) -> str:
    if x > 0.5:
        return "typical" if y > 0.5 else "inconsistent"
    return "uncovered" if y > 0.5 else "neither"


def _names(cases: Sequence[str]) -> str:
    # as many as fit half the picture
    shown = 1
    while shown < len(cases) and width_of(", ".join(cases[: shown + 1])) < SIDE / 2:
        shown += 1
    return ", ".join(cases[:shown]) + (f" + {len(cases) - shown}" if len(cases) > shown else "")


def _fits(data: Data, x: Sequence[Score], necessary: bool, lang: str) -> str:
    measures: list[tuple[str, Measure]]
    if necessary:
        need = necessity.fit(data, x)
        measures = [("consistency", need.incl), ("coverage", need.cov), ("RoN", need.ron)]
    else:
        fit = sufficiency.sufficiency(data, x)
        measures = [("consistency", fit.incl), ("coverage", fit.cov), ("PRI", fit.pri)]
    return " · ".join(f"{word(key, lang)} {_digits(value)}" for key, value in measures)


def _digits(value: Measure) -> str:
    return "–" if value is None else f"{value:.3f}"


def _title(text: str, subtitle: Sequence[str]) -> dict[str, Any]:
    return {"text": _lines(text), "subtitle": [line for line in subtitle if line]}


def _lines(text: str) -> list[str]:
    # a long disjunction is broken before its plus signs
    lines = [""]
    for n, part in enumerate(text.split(" + ")):
        more = f"+ {part}" if n else part
        if lines[-1] and width_of(f"{lines[-1]} {more}") > SIDE * 0.75:
            lines.append(more)
        else:
            lines[-1] = f"{lines[-1]} {more}".strip()
    return lines


def _label_layers(values: list[dict[str, Any]]) -> list[dict[str, Any]]:
    # the same text twice: first as a white edge, so that it can be read upon lines
    mark = {"type": "text", "fontSize": 10, "color": DARK, "align": {"expr": "datum.align"}, "baseline": "middle"}
    encoding = {"x": {"field": "x", "type": "quantitative"}, "y": {"field": "y", "type": "quantitative"}, "text": {"field": "text"}}
    edge = {"stroke": "white", "strokeWidth": 3, "strokeJoin": "round"}
    return [{"data": {"values": values}, "mark": {**mark, **more}, "encoding": encoding} for more in (edge, {})]


def truth_table(table: TruthTable, *, lang: str = "en") -> dict[str, Any]:
    """The truth table as a picture: filled where a condition is present, open where it is absent, a number for a level; then figures and cases.

    Positive rows come first, then contradictory and negative ones, then those with too few cases; at most ``MOST_ROWS``, and the picture says how
    many are left out. Cases whose outcome is not known stand in brackets.
    """
    rows = sorted(table.rows, key=lambda r: ("1C0?".index(r.out), r.number))
    shown = rows[:MOST_ROWS]
    names = [c.name for c in table.conditions]
    figures = ["OUT", "n", "incl", "PRI"]
    cells = [
        {"row": str(r.number), "column": name, "value": value, "levels": c.levels}
        for r in shown
        for name, value, c in zip(names, r.values, table.conditions, strict=True)
    ]
    texts = [
        {"row": str(r.number), "column": " " + figure, "text": text, "out": r.out}
        for r in shown
        for figure, text in zip(figures, (r.out, str(r.n), _digits(r.incl), _digits(r.pri)), strict=True)
    ]
    order = [*names, *(" " + figure for figure in figures)]
    subtitle = [word("rows", lang, shown=sum(r.n > 0 for r in rows), all=table.size)]
    subtitle += [word("more rows", lang, n=len(rows) - len(shown))] if len(rows) > len(shown) else []
    y = {
        "field": "row",
        "type": "ordinal",
        "sort": [str(r.number) for r in shown],
        "title": word("row", lang),
        "axis": {"domain": False, "ticks": False, "titleAngle": 0, "titleAlign": "right", "titleX": -6, "titleY": -11},
    }
    steep = max(width_of(name) for name in names) > 40
    x = {
        "field": "column",
        "type": "ordinal",
        "sort": order,
        "scale": {"domain": order},
        "title": None,
        "axis": {"orient": "top", "labelAngle": -40 if steep else 0, "domain": False, "ticks": False, "labelPadding": 6},
    }
    dot = {"type": "point", "shape": "circle", "size": 150, "stroke": DARK, "strokeWidth": 1.2, "opacity": 1, "filled": True}
    levels = {"type": "text", "fontSize": 11, "color": {"expr": "datum.levels == 2 && datum.value == 1 ? 'white' : '" + DARK + "'"}}
    layers: list[dict[str, Any]] = [
        {
            "data": {"values": cells},
            "transform": [{"filter": "datum.levels == 2"}],
            "mark": {**dot, "fill": {"expr": f"datum.value == 1 ? '{BLUE}' : 'white'"}},
            "encoding": {"x": x, "y": y},
        },
        {
            "data": {"values": cells},
            "transform": [{"filter": "datum.levels > 2"}],
            "mark": levels,
            "encoding": {"x": x, "y": y, "text": {"field": "value"}},
        },
        {
            "data": {"values": texts},
            "mark": {"type": "text", "fontSize": 11, "color": DARK},
            "encoding": {"x": x, "y": y, "text": {"field": "text"}},
        },
        {
            "data": {"values": [{"row": str(r.number), "column": order[-1], "text": _cases(r)} for r in shown]},
            "mark": {"type": "text", "fontSize": 11, "color": GREY, "align": "left", "dx": 30, "limit": 600},
            "encoding": {"x": x, "y": y, "text": {"field": "text"}},
        },
    ]
    bands = [{"row": str(r.number)} for r in shown if r.out == "1"]
    layers.insert(0, {"data": {"values": bands}, "mark": {"type": "rect", "color": "#E8F1F8"}, "encoding": {"y": y}})
    return themed(
        {"title": _title(word("table", lang, y=table.data.outcome), subtitle), "width": {"step": 46}, "height": {"step": 24}, "layer": layers}
    )


def _cases(row: Row) -> str:
    names = [*row.cases, *(f"({case})" for case in row.unscored)]
    return ", ".join(names[:10]) + (f" + {len(names) - 10}" if len(names) > 10 else "")


def calibration(how: Calibration, values: Sequence[Score], cases: Sequence[str], name: str, *, lang: str = "en") -> dict[str, Any]:
    """Raw values and what calibration makes of them: a point a case, the curve between them, and anchors or thresholds as lines.

    Raises AnalysisError where the calibration does not fit the values.
    """
    places: dict[tuple[float, float], list[str]] = {}
    for value, score, case in zip(values, how.apply(values), cases, strict=True):
        if value is not None and score is not None:
            places.setdefault((value, score), []).append(case)
    anchors = _anchors(how, lang)
    curve = _curve(how, [value for value, _ in places], [a for a, _ in anchors])
    ends = [x for x, _ in curve] or [a for a, _ in anchors] or [0.0]
    low, high = min(ends), max(ends)
    margin = (high - low) * 0.04 or 1.0
    low, high = low - margin, high + margin
    top = max([1.0, *(y for _, y in curve)])
    y_low, y_high = -0.06 * top, 1.06 * top
    width, height = SIDE * 1.3, SIDE * 0.75
    points = [{"x": value, "y": score, "case": ", ".join(names)} for (value, score), names in places.items()]
    across, up = width / (high - low), height / (y_high - y_low)
    at = [(_names(names), (value - low) * across, (y_high - score) * up) for (value, score), names in places.items()]
    labels = place(at, width, height, beside=False)
    named = {label.text for label in labels}
    unnamed = sum(len(names) for names in places.values() if _names(names) not in named)
    unknown = len(values) - sum(map(len, places.values()))
    subtitle = [word("unnamed", lang, n=unnamed) if unnamed else "", word("unknown", lang, n=unknown) if unknown else ""]
    x = {"field": "x", "type": "quantitative", "title": word("raw", lang, x=name), "scale": {"domain": [low, high], "nice": False}}
    title = word("level" if top > 1 else "membership", lang, x=name)
    y = {"field": "y", "type": "quantitative", "title": title, "scale": {"domain": [y_low, y_high], "nice": False}}
    ticks = {"grid": False}
    crisp = isinstance(how, Crisp)
    y_axis = (
        {**ticks, "values": list(range(int(top) + 1)), "format": "d"} if crisp else {**ticks, "values": [0, 0.25, 0.5, 0.75, 1], "format": ".2~f"}
    )
    lines = [{"x": a, "y": y_high, "text": text} for a, text in anchors]
    return themed(
        {
            "title": _title(word("calibration", lang, x=name), subtitle),
            "width": width,
            "height": height,
            "layer": [
                {"data": {"values": lines}, "mark": {"type": "rule", "color": ORANGE, "strokeDash": [4, 3]}, "encoding": {"x": {**x, "axis": ticks}}},
                {
                    "data": {"values": lines},
                    "mark": {"type": "text", "fontSize": 10, "color": GREY, "angle": 270, "align": "left", "baseline": "middle", "dx": 6},
                    "encoding": {"x": x, "y": y, "text": {"field": "text"}},
                },
                {
                    "data": {"values": [{"x": a, "y": b} for a, b in curve]},
                    "mark": {"type": "line", "color": GREY, "strokeWidth": 1.5, "interpolate": "step-after" if crisp else "linear"},
                    "encoding": {"x": x, "y": {**y, "axis": y_axis}},
                },
                {
                    "data": {"values": points},
                    "mark": {"type": "point", "filled": True, "color": BLUE, "opacity": 1, "size": 45},
                    "encoding": {"x": x, "y": y, "tooltip": [{"field": f} for f in ("case", "x", "y")]},
                },
                *_label_layers([{"text": v.text, "x": low + v.x / across, "y": y_high - v.y / up, "align": v.align} for v in labels]),
            ],
        }
    )


def _anchors(how: Calibration, lang: str) -> list[tuple[float, str]]:
    if isinstance(how, Direct):
        names = NAMES3 if len(how.anchors) == 3 else NAMES6
        return [(a, f"{word(n.split()[-1], lang)} {a:g}") for a, n in zip(how.anchors, names, strict=True)]
    if isinstance(how, (Crisp, Indirect)):
        return [(t, f"{word('threshold', lang)} {t:g}") for t in how.thresholds]
    return []


def _curve(how: Calibration, values: Sequence[float], anchors: Iterable[float]) -> list[tuple[float, float]]:
    # what depends on the values alone is drawn as a function; what depends on all of them (regression, shares) through the cases
    ends = [*values, *anchors]
    if not ends:
        return []
    if isinstance(how, Crisp) or (isinstance(how, Direct) and not how.ecdf):
        low, high = min(ends), max(ends)
        grid = sorted({*(low + (high - low) * i / 200 for i in range(201)), *anchors})
    else:
        grid = sorted(set(values))
        scores = dict(zip(values, how.apply(values), strict=True))
        return [(x, score) for x in grid if (score := scores[x]) is not None]
    return [(x, score) for x, score in zip(grid, how.apply(grid), strict=True) if score is not None]
