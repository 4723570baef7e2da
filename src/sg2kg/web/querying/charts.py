"""Rows become a chart as a Vega-Lite specification: bars, a line, or a heat map; what is left out or added up is said beside it.

Bars show a number, or how many rows there are, for each value of a column; a line shows a number over time or another number; a heat map shows a
number, or how many rows, for two columns. What is not asked for is chosen by what the columns hold.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Union
from unicodedata import normalize

from sg2kg.errors import NotFoundError, ParameterError
from sg2kg.pictures.font import missing
from sg2kg.pictures.theme import BLUE
from sg2kg.web.querying.results import Cell, Shown

KINDS = ("bar", "line", "heat")
MOST = 50
"""Values of a column that a chart shows."""
SERIES = 8
"""Lines that a chart shows; there are as many colours that can be told apart."""
POINTS = 2_000
_DATES = re.compile(r"\d{4}(-\d{2}(-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2})?)?)?)?Z?")
_DATE_TYPES = ("xsd:date", "xsd:dateTime", "xsd:gYear", "xsd:gYearMonth")
_LABEL = 60
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
Say = Callable[..., str]
"""A text of words/query.py by its key without the room."""
Number = Union[int, float]


@dataclass(frozen=True)
class Wish:
    """What a reader asks for; empty means: choose."""

    kind: str = ""
    x: str = ""
    y: str = ""
    value: str = ""


@dataclass(frozen=True)
class Chart:
    """A chart, or why there is none."""

    kind: str = ""
    x: str = ""
    y: str = ""
    value: str = ""
    """Number of a heat map, or the column that tells lines apart."""
    spec: dict[str, Any] = field(default_factory=dict, repr=False)
    notes: tuple[str, ...] = ()
    """What a reader must know, one sentence each."""

    @property
    def is_drawn(self) -> bool:
        """Whether there is something to draw."""
        return bool(self.spec)


@dataclass(frozen=True)
class _Columns:
    """The columns by what they hold."""

    numbers: list[str]
    times: list[str]
    names: list[str]
    """Columns of values that are neither."""


def chart(shown: Shown, wish: Wish, say: Say, called: Callable[[Cell], str] = lambda cell: "", title: str = "") -> Chart:
    """The chart of an answer; without a specification where there is nothing to draw, and the reason as its note.

    ``called`` gives the label of a value, where it has one. Raises NotFoundError for a column or kind that there is not, ParameterError for a
    column that does not fit its place.
    """
    _known(shown, wish)
    if not shown.rows or not shown.columns:
        return Chart(notes=(say("chart nothing"),))
    columns = _sorted_columns(shown)
    chosen = _choice(shown, columns, wish)
    if chosen is None:
        return Chart(notes=(say("chart none"),))
    notes = [say("chart of first", n=f"{len(shown.rows):,}")] if shown.is_cut else []
    make = {"bar": _bars, "line": _line, "heat": _heat}[chosen.kind]
    spec = make(shown, columns, chosen, say, _Names(called), notes)
    if not spec:
        return Chart(chosen.kind, chosen.x, chosen.y, chosen.value, notes=(*notes, say("chart nothing")))
    kept, lost = _drawable(spec)
    if lost:
        notes.append(say("chart characters"))
    if title:
        kept["title"] = {"text": _drawable(_wrapped(title))[0], "subtitle": [_drawable(n)[0] for note in notes for n in _wrapped(note, 95)]}
    return Chart(chosen.kind, chosen.x, chosen.y, chosen.value, kept, tuple(notes))


def _known(shown: Shown, wish: Wish) -> None:
    if wish.kind and wish.kind not in KINDS:
        raise NotFoundError("kind of chart", wish.kind[:100], KINDS)
    for name in (wish.x, wish.y, wish.value):
        if name and name not in shown.columns:
            raise NotFoundError("column", name[:100], shown.columns)


def _sorted_columns(shown: Shown) -> _Columns:
    found = _Columns([], [], [])
    for name in shown.columns:
        cells = [c for c in shown.column(name) if c.kind != "empty"]
        if cells and all(c.number is not None for c in cells):
            found.numbers.append(name)
        elif cells and all(_is_time(c) for c in cells):
            found.times.append(name)
        elif cells:
            found.names.append(name)
    return found


def _is_time(cell: Cell) -> bool:
    return cell.kind == "literal" and (cell.datatype in ("", *_DATE_TYPES)) and _DATES.fullmatch(cell.text) is not None


def _choice(shown: Shown, columns: _Columns, wish: Wish) -> Wish | None:
    """The wish with what it leaves open filled in; None where nothing fits."""
    kind = wish.kind or _kind(shown, columns, wish)
    if kind == "line":
        x = wish.x or next(iter(columns.times), "") or (columns.numbers[0] if len(columns.numbers) > 1 else "")
        y = wish.y or next((n for n in columns.numbers if n != x), "")
        if not x or not y:
            return None
        return Wish(kind, x, y, wish.value or _series(shown, columns, x))
    if kind == "heat":
        free = [n for n in (*columns.names, *columns.times, *columns.numbers) if n not in (wish.x, wish.y, wish.value)]
        pair = _distinct_pair(shown, columns) if not wish.x and not wish.y else None
        x, y = pair or (wish.x or next(iter(free), ""), "")
        y = y or wish.y or next((n for n in free if n != x), "")
        if not x or not y:
            return None
        value = wish.value or next((n for n in columns.numbers if n not in (x, y)), "")
        return Wish(kind, x, y, value)
    y = wish.y or (next((n for n in columns.numbers if n != wish.x), "") if not wish.x or wish.x not in columns.numbers else "")
    x = wish.x or _category(shown, columns, counted=not y)
    return Wish("bar", x, y) if x else None


def _kind(shown: Shown, columns: _Columns, wish: Wish) -> str:
    if wish.value or wish.y in columns.names:
        return "heat"
    if wish.x in columns.times or (not wish.x and columns.times and columns.numbers):
        return "line" if columns.numbers else "bar"
    if not wish.x and columns.numbers and not any(_is_key(shown, n) for n in columns.names) and _distinct_pair(shown, columns):
        return "heat"
    return "bar"


def _is_key(shown: Shown, *names: str) -> bool:
    keys = list(zip(*(shown.column(n) for n in names), strict=True))
    return len(set(keys)) == len(keys)


def _distinct_pair(shown: Shown, columns: _Columns) -> tuple[str, str] | None:
    """Two columns each of whose pairs of values stands in one row, and which leave no cell of a map far away from another."""
    for at, x in enumerate(columns.names):
        for y in columns.names[at + 1 :]:
            many = [len(set(shown.column(n))) for n in (x, y)]
            if min(many) > 1 and max(many) <= MOST and _is_key(shown, x, y):
                return x, y
    return None


def _category(shown: Shown, columns: _Columns, counted: bool) -> str:
    """The column whose values make the bars: to be counted, the one with the fewest; else one in which none comes twice, else the first."""
    names = [*columns.names, *columns.times]
    if not counted:
        return next((n for n in names if _is_key(shown, n)), next(iter(names), ""))
    many = {n: len(set(shown.column(n))) for n in (*names, *columns.numbers)}
    fitting = [n for n, m in many.items() if 1 < m < len(shown.rows)]
    return min(fitting, key=lambda n: many[n], default="")


def _series(shown: Shown, columns: _Columns, x: str) -> str:
    """The column that tells lines apart, where there are several numbers at one place of ``x``."""
    if _is_key(shown, x):
        return ""
    return next((n for n in columns.names if 1 < len(set(shown.column(n))) <= SERIES and _is_key(shown, x, n)), "")


# ---- the three kinds


def _bars(shown: Shown, columns: _Columns, wish: Wish, say: Say, names: _Names, notes: list[str]) -> dict[str, Any]:
    if wish.y and wish.y not in columns.numbers:
        raise ParameterError(f"{wish.y} does not hold numbers only", "Choose another column, or a heat map.")
    totals: dict[str, Number] = {}
    rows = [
        (names(cell), value)
        for cell, value in zip(shown.column(wish.x), _values(shown, wish.y), strict=True)
        if cell.kind != "empty" and value is not None
    ]
    for name, value in rows:
        totals[name] = totals.get(name, 0) + value
    items = list(totals.items()) if wish.y else sorted(totals.items(), key=lambda item: -item[1])
    if wish.y and len(rows) > len(totals):
        notes.append(say("chart added", x=wish.x, y=wish.y))
    if len(items) > MOST:
        notes.append(say("chart first" if wish.y else "chart most", n=MOST, all=f"{len(items):,}", x=wish.x))
        items = items[:MOST]
    values = [{"name": name, "value": _rounded(value), "text": f"{_rounded(value):,}"} for name, value in items]
    if not values:
        return {}
    y = {"field": "name", "type": "nominal", "sort": None, "title": wish.x, "axis": {"labelLimit": 320}}
    x = {
        "field": "value",
        "type": "quantitative",
        "title": wish.y or say("chart rows"),
        "axis": {"tickMinStep": 1} if all(float(v).is_integer() for v in totals.values()) else {},
    }
    return {
        "description": say("chart bars of", x=wish.x, y=wish.y or say("chart rows")),
        "data": {"values": values},
        "width": 460,
        "height": {"step": 22},
        "encoding": {"y": y, "x": x},
        "layer": [
            {"mark": {"type": "bar", "color": BLUE}},
            {"mark": {"type": "text", "align": "left", "dx": 4}, "encoding": {"text": {"field": "text"}}},
        ],
    }


def _line(shown: Shown, columns: _Columns, wish: Wish, say: Say, names: _Names, notes: list[str]) -> dict[str, Any]:
    if wish.x not in columns.times and wish.x not in columns.numbers:
        raise ParameterError(f"{wish.x} holds neither dates nor numbers", "Choose bars or a heat map.")
    if wish.y not in columns.numbers:
        raise ParameterError(f"{wish.y} does not hold numbers only", "Choose another column, or bars.")
    is_time = wish.x in columns.times
    points: list[dict[str, Any]] = []
    series = shown.column(wish.value) if wish.value else [Cell("empty")] * len(shown.rows)
    for at, value, of in zip(shown.column(wish.x), _values(shown, wish.y), series, strict=True):
        if at.kind == "empty" or value is None:
            continue
        points.append({"x": _moment(at.text) if is_time else at.number, "y": value, **({"of": names(of)} if wish.value else {})})
    if len(points) > POINTS:
        notes.append(say("chart points", n=f"{POINTS:,}", all=f"{len(points):,}"))
        points = points[:POINTS]
    kept = list(dict.fromkeys(p["of"] for p in points)) if wish.value else []
    if len(kept) > SERIES:
        notes.append(say("chart first", n=SERIES, all=f"{len(kept):,}", x=wish.value))
        kept = kept[:SERIES]
        points = [p for p in points if p["of"] in kept]
    if not points:
        return {}
    places = Counter((p["x"], p.get("of")) for p in points)
    joined = max(places.values()) == 1
    if not joined:
        notes.append(say("chart scattered", x=wish.x))
    axis = (
        {"field": "x", "type": "temporal", "scale": {"type": "utc"}} if is_time else {"field": "x", "type": "quantitative", "scale": {"zero": False}}
    )
    colour = {"color": {"field": "of", "type": "nominal", "sort": kept, "title": wish.value}} if wish.value else {}
    mark = {"type": "line", "point": {"size": 40}} if joined else {"type": "point", "filled": True, "size": 45}
    return {
        "description": say("chart line of", x=wish.x, y=wish.y),
        "data": {"values": points},
        "width": 560,
        "height": 320,
        "mark": mark if wish.value else {**mark, "color": BLUE},
        "encoding": {
            "x": {**axis, "title": wish.x},
            "y": {"field": "y", "type": "quantitative", "title": wish.y},
            **colour,
            **({"shape": {"field": "of", "type": "nominal", "sort": kept, "title": wish.value}} if wish.value else {}),
        },
    }


def _heat(shown: Shown, columns: _Columns, wish: Wish, say: Say, names: _Names, notes: list[str]) -> dict[str, Any]:
    if wish.value and wish.value not in columns.numbers:
        raise ParameterError(f"{wish.value} does not hold numbers only", "Choose another column for the value, or none to count rows.")
    cells: dict[tuple[str, str], Number] = {}
    rows = 0
    for across, up, value in zip(shown.column(wish.x), shown.column(wish.y), _values(shown, wish.value), strict=True):
        if across.kind == "empty" or up.kind == "empty" or value is None:
            continue
        key = names(across), names(up)
        cells[key] = cells.get(key, 0) + value
        rows += 1
    if wish.value and rows > len(cells):
        notes.append(say("chart added cell", y=wish.value))
    sides: list[list[str]] = []
    for name, found in ((wish.x, dict.fromkeys(x for x, _ in cells)), (wish.y, dict.fromkeys(y for _, y in cells))):
        sides.append(list(found)[:MOST])
        if len(found) > MOST:
            notes.append(say("chart first", n=MOST, all=f"{len(found):,}", x=name))
    xs, ys = sides
    kept = {(x, y): _rounded(v) for (x, y), v in cells.items() if x in xs and y in ys}
    if not kept:
        return {}
    values = [{"x": x, "y": y, "value": value} for (x, y), value in kept.items()]
    low, high = min(kept.values()), max(kept.values())
    text = {"field": "value", "type": "quantitative"}
    dark = {"condition": {"test": f"datum.value > {low + (high - low) * 0.55!r}", "value": "#FFFFFF"}, "value": "#1A1A1A"}
    numbers = {"mark": {"type": "text", "fontSize": 10}, "encoding": {"text": text, "color": dark}}
    colour = {"field": "value", "type": "quantitative", "title": wish.value or say("chart rows"), "scale": {"scheme": "blues"}}
    return {
        "description": say("chart heat of", x=wish.x, y=wish.y, value=wish.value or say("chart rows")),
        "data": {"values": values},
        "width": {"step": 30},
        "height": {"step": 22},
        "encoding": {
            "x": {"field": "x", "type": "nominal", "sort": xs, "title": wish.x, "axis": {"labelAngle": -55, "labelLimit": 220}},
            "y": {"field": "y", "type": "nominal", "sort": ys, "title": wish.y, "axis": {"labelLimit": 320}},
        },
        "layer": [{"mark": "rect", "encoding": {"color": colour}}, *([numbers] if len(values) <= 600 else [])],
    }


# ---- small parts


class _Names:
    """Names of values: two that are called the same are told apart by what they are."""

    def __init__(self, called: Callable[[Cell], str]) -> None:
        self._called = called
        self._of: dict[Cell, str] = {}
        self._taken: dict[str, Cell] = {}

    def __call__(self, cell: Cell) -> str:
        """The name of a value."""
        if cell not in self._of:
            name = _short(self._called(cell) or cell.text) or "—"
            if name in self._taken:
                name = _short(f"{name} ({cell.text if cell.kind == 'iri' else cell.lang or cell.datatype or len(self._taken)})", _LABEL * 2)
            while name in self._taken:
                name += "′"
            self._taken[name] = cell
            self._of[cell] = name
        return self._of[cell]


def _values(shown: Shown, name: str) -> Iterable[Number | None]:
    return [cell.number for cell in shown.column(name)] if name else [1] * len(shown.rows)


def _moment(text: str) -> str:
    date, _, time = text.removesuffix("Z").partition("T")
    return date + "-01-01T00:00:00Z"[3 * date.count("-") :] if not time else text if text[-1] == "Z" or "+" in time or "-" in time else text + "Z"


def _rounded(value: Number) -> Number:
    return value if isinstance(value, int) else float(f"{value:.6g}")


def _short(text: str, most: int = _LABEL) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1] + "…"


def _wrapped(text: str, most: int = 70) -> list[str]:
    """Lines of a title: Chinese characters take the room of two."""
    lines, line, width = [], "", 0
    for part in re.findall(r"[⺀-\uffee]|[^\s⺀-\uffee]+\s*|\s+", text[:400]):
        size = sum(2 if "⺀" <= c <= "\uffee" else 1 for c in part)
        if width + size > most and line:
            lines.append(line.rstrip())
            line, width = "", 0
        line, width = line + part, width + size
    return [*lines, line.rstrip()] if line.strip() else lines


def _drawable(value: Any) -> tuple[Any, bool]:
    """The same with what the font lacks replaced by a box, and whether there was any."""
    if isinstance(value, str):
        value = normalize("NFC", _UNSEEN.sub("", value))
        lacking = missing(value)
        for sign in lacking:
            value = value.replace(sign, "□")
        return value, bool(lacking)
    if isinstance(value, dict):
        found = {k: _drawable(v) for k, v in value.items()}
        return {k: v for k, (v, _) in found.items()}, any(lost for _, lost in found.values())
    if isinstance(value, list):
        parts = [_drawable(v) for v in value]
        return [v for v, _ in parts], any(lost for _, lost in parts)
    return value, False
