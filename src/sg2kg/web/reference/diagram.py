"""Boxes in columns and lines between them as SVG: no script, no style but classes of css/reference.css, and every box and row is a link.

A box has a title and rows; a row may lead to another box. Lines leave a row at the side on which the other box stands, so that none needs a
label. What a picture shows stands beside it as a list, too: the picture is never the only way to know it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from markupsafe import Markup

from sg2kg.web.reference.lettering import lines, width

PAD, HEAD, ROW, GAP, TITLE, SMALL = 10.0, 17.0, 19.0, 12.0, 13.0, 12.0
ACROSS = 76.0
"""Pixels between two columns."""
NARROWEST, WIDEST = 130.0, 236.0


@dataclass(frozen=True)
class Row:
    """A line of a box, such as a property of a class; ``to`` is the key of the box that it leads to."""

    text: str
    href: str = ""
    to: str = ""
    style: str = "link"


@dataclass(frozen=True)
class Box:
    """A box; ``note`` is small print over its title, ``kind`` a class of the style sheet."""

    key: str
    title: str
    href: str = ""
    note: str = ""
    kind: str = ""
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True)
class Edge:
    """A line from box to box; its style is kind, aspect or related."""

    start: str
    end: str
    style: str = "kind"


@dataclass(frozen=True)
class Diagram:
    """What is to be drawn: boxes by column, from left to right, and lines beside those of the rows."""

    name: str
    """Unique on its page."""
    title: str
    columns: tuple[tuple[Box, ...], ...]
    edges: tuple[Edge, ...] = ()
    middle: bool = True
    """Whether columns are centred on one another; they begin at the top otherwise."""


@dataclass
class _Placed:
    box: Box
    column: int
    x: float
    y: float
    width: float
    height: float
    title: list[str]
    head: float
    """Height of what stands over the rows."""

    def row_at(self, index: int) -> float:
        return self.y + self.head + ROW * index + ROW / 2

    @property
    def entry(self) -> float:
        """Where lines come in."""
        return self.y + (self.head / 2 if self.box.rows else self.height / 2)


def svg(diagram: Diagram) -> Markup:
    """The picture, as an element of a page."""
    placed, across, down = _place(diagram)
    name = f"picture-{diagram.name}"
    out = [
        f'<svg class="diagram" viewBox="0 0 {across:.0f} {down:.0f}" width="{across:.0f}" height="{down:.0f}" role="group" '
        f'aria-labelledby="{escape(name)}">',
        f'<title id="{escape(name)}">{escape(diagram.title)}</title>',
        f'<defs><marker id="{escape(name)}-end" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="9" markerHeight="9" '
        'markerUnits="userSpaceOnUse" orient="auto-start-reverse">'
        '<path d="M0 1 L9 5 L0 9 z" class="tip"/></marker></defs>',
    ]
    end = f"url(#{escape(name)}-end)"
    for place in placed.values():
        for index, row in enumerate(place.box.rows):
            if row.to in placed and row.to != place.box.key:
                out.append(_line(place, placed[row.to], row.style, end, place.row_at(index)))
    out += [
        _line(placed[e.start], placed[e.end], e.style, end, placed[e.start].entry) for e in diagram.edges if e.start in placed and e.end in placed
    ]
    for place in placed.values():
        out += _drawn(place, placed)
    out.append("</svg>")
    return Markup("".join(out))


def _place(diagram: Diagram) -> tuple[dict[str, _Placed], float, float]:
    columns = [c for c in diagram.columns if c]
    placed: dict[str, _Placed] = {}
    x = 1.0
    heights = []
    for number, boxes in enumerate(columns):
        wide = min(WIDEST, max([NARROWEST, *(_wanted(b) for b in boxes)]))
        y = 1.0
        for box in boxes:
            title = lines(box.title, wide - 2 * PAD, TITLE)
            head = 8 + (14 if box.note else 0) + HEAD * len(title) + 4
            height = head + ROW * len(box.rows) + (6 if box.rows else 2)
            placed[box.key] = _Placed(box, number, x, y, wide, height, title, head)
            y += height + GAP
        heights.append(y - GAP + 1)
        x += wide + ACROSS
    down = max(heights, default=0)
    if diagram.middle:
        for place in placed.values():
            place.y += (down - heights[place.column]) / 2
    return placed, x - ACROSS + _bulge(diagram, placed), down


def _bulge(diagram: Diagram, placed: dict[str, _Placed]) -> float:
    """Room at the right for lines within the last column."""
    last = max((p.column for p in placed.values()), default=0)
    inner = [(p.box.key, r.to) for p in placed.values() for r in p.box.rows] + [(e.start, e.end) for e in diagram.edges]
    return 40.0 if any(a != b and a in placed and b in placed and placed[a].column == placed[b].column == last for a, b in inner) else 1.0


def _wanted(box: Box) -> float:
    words = [width(box.title, TITLE), width(box.note, SMALL), *(width(r.text, SMALL) + 4 for r in box.rows)]
    return max(words) + 2 * PAD + 6


def _line(start: _Placed, end: _Placed, style: str, tip: str, y: float) -> str:
    y2 = end.entry
    if end.column == start.column:
        x1 = x2 = start.x + start.width
        middle = x1 + 34
        path = f"M{x1:.1f} {y:.1f} C{middle:.1f} {y:.1f} {middle:.1f} {y2:.1f} {x2:.1f} {y2:.1f}"
    else:
        forward = end.column > start.column
        x1 = start.x + start.width if forward else start.x
        x2 = end.x if forward else end.x + end.width
        bend = max(30.0, abs(x2 - x1) / 2) * (1 if forward else -1)
        path = f"M{x1:.1f} {y:.1f} C{x1 + bend:.1f} {y:.1f} {x2 - bend:.1f} {y2:.1f} {x2:.1f} {y2:.1f}"
    return f'<path class="line {escape(style)}" d="{path}" marker-end="{tip}"/>'


def _drawn(place: _Placed, placed: dict[str, _Placed]) -> list[str]:
    box = place.box
    x, y = place.x, place.y
    out = [f'<g class="box {escape(box.kind)}"><rect x="{x:.1f}" y="{y:.1f}" width="{place.width:.1f}" height="{place.height:.1f}" rx="7"/>']
    if box.rows:
        out.append(f'<path class="rule" d="M{x:.1f} {y + place.head:.1f} h{place.width:.1f}"/>')
    top = y + 8
    texts = []
    if box.note:
        texts.append(f'<text class="note" x="{x + PAD:.1f}" y="{top + 9:.1f}">{escape(box.note)}</text>')
        top += 14
    for number, line in enumerate(place.title):
        texts.append(f'<text class="title" x="{x + PAD:.1f}" y="{top + 12 + HEAD * number:.1f}">{escape(line)}</text>')
    out += [linked("".join(texts), box.href)]
    for index, row in enumerate(box.rows):
        said = lines(row.text, place.width - 2 * PAD, SMALL, 1)[0]
        text = f'<text class="row" x="{x + PAD:.1f}" y="{place.row_at(index) + 5:.1f}">{escape(said)}</text>'
        out.append(linked(text, row.href))
    out.append("</g>")
    return out


def linked(inner: str, href: str) -> str:
    """Marks of SVG as a link; as they are where there is none."""
    return f'<a href="{escape(href)}">{inner}</a>' if href else inner


def in_words(diagram: Diagram) -> list[tuple[Box, list[tuple[Row, Box | None]]]]:
    """What a picture shows, as a list: each box with its rows and where they lead."""
    by_key = {b.key: b for column in diagram.columns for b in column}
    return [(b, [(r, by_key.get(r.to)) for r in b.rows]) for column in diagram.columns for b in column]


def nothing(columns: Sequence[Sequence[Box]]) -> bool:
    """Whether there is nothing to be drawn but one box without rows."""
    boxes = [b for column in columns for b in column]
    return len(boxes) < 2 and not any(b.rows for b in boxes)
