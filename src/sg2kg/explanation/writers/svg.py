"""Explanations as pictures in SVG that stand by themselves: a tree from left to right, with its own layout; no script, no font, nothing to fetch."""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from sg2kg.explanation.writers import Explained
from sg2kg.explanation.writers.diagram import COLOURS, Box, Diagram, diagram
from sg2kg.explanation.writers.lines import one_line

WIDTH, GAP, ROOM, MARGIN, RISE = 300, 46, 14, 20, 80
"""Of a box; between columns; between boxes; around it all; and how much higher what is behind a box may begin than the box."""
SIZE, SMALL, LEADING = 13, 11, 17
PAD = 10
MOST_LINES = 9
"""How many lines a text has in a box; the whole is in its title, which readers see when they point at it."""
_LATIN, _CHINESE = "system-ui, 'Noto Sans'", "'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif"
_FONTS = {
    "zh-Hant": f"{_LATIN}, 'Noto Sans CJK TC', 'PingFang TC', 'Microsoft JhengHei', sans-serif",
    "zh-Hans": f"{_LATIN}, {_CHINESE}",
    "en": f"{_LATIN}, {_CHINESE}",
}
_NOT_FIRST = frozenset("，。、；：？！）】》”’…—·,.;:?!)]}%")
_NOT_LAST = frozenset("（【《“‘([{")


@dataclass(frozen=True)
class Line:
    """A line of text in a box."""

    text: str
    size: int
    bold: bool = False


@dataclass(frozen=True)
class Placed:
    """A box with its place."""

    box: Box
    lines: tuple[Line, ...]
    x: float
    y: float
    height: float

    @property
    def middle(self) -> float:
        """Its middle from above."""
        return self.y + self.height / 2


def write_svg(answer: Explained, lang: str) -> str:
    """The explanation as a picture; it says how many boxes are left out where there are too many."""
    drawn = diagram(answer, lang)
    columns = max(_depths(drawn).values(), default=0) + 1
    width = max(2 * MARGIN + columns * WIDTH + (columns - 1) * GAP, 2 * MARGIN + 640)
    head = _heading(drawn, lang, width - 2 * MARGIN)
    top = MARGIN + len(head) * (LEADING + 3) + 10
    placed = _layout(drawn, top)
    height = max((p.y + p.height for p in placed.values()), default=top) + MARGIN
    return "\n".join(_document(drawn, lang, head, placed, width, height)) + "\n"


def _document(drawn: Diagram, lang: str, head: list[Line], placed: dict[int, Placed], width: float, height: float) -> Iterator[str]:
    size = f'width="{width:.0f}" height="{height:.0f}" viewBox="0 0 {width:.0f} {height:.0f}"'
    label = _escaped(drawn.title or drawn.lead)
    spoken = f'role="img" aria-label="{label}" xml:lang="{lang}" lang="{lang}"'
    yield f'<svg xmlns="http://www.w3.org/2000/svg" {size} {spoken} font-family="{_FONTS[lang]}">'
    yield f"<title>{label}</title>"
    yield f"<desc>{_escaped(drawn.lead)}</desc>"
    yield (
        '<defs><marker id="sg2-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">'
        '<path d="M0 0 8 4 0 8z" fill="#555"/></marker></defs>'
    )
    yield f'<rect width="{width:.0f}" height="{height:.0f}" fill="#ffffff"/>'
    for n, line in enumerate(head):
        yield _text(line, MARGIN, MARGIN + (n + 1) * (LEADING + 3) - 5)
    yield from _arrows(placed)
    for p in placed.values():
        yield from _box(p)
    yield "</svg>"


def _heading(drawn: Diagram, lang: str, width: float) -> list[Line]:
    width = min(width, 1100)
    lines = [Line(t, SIZE + 3, True) for t in wrapped(drawn.title, width, SIZE + 3, 3)]
    lines += [Line(t, SIZE) for t in wrapped(drawn.lead, width, SIZE, 8)]
    return lines + [Line(t, SIZE) for t in wrapped(drawn.note(lang), width, SIZE, 1)]


# ---- layout


def _depths(drawn: Diagram) -> dict[int, int]:
    """The column of each box: how far it is from the conclusion by the shortest way. Boxes come nearest first."""
    found = {drawn.boxes[0].key: 0} if drawn.boxes else {}
    for box in drawn.boxes:
        for foot in box.feet:
            found.setdefault(foot, found[box.key] + 1)
    return found


def _branches(drawn: Diagram) -> dict[int, list[int]]:
    """The feet of each box that are placed behind it: each box behind the first that rests on it."""
    seen = {drawn.boxes[0].key} if drawn.boxes else set()
    found: dict[int, list[int]] = {}
    for box in drawn.boxes:
        fresh = [f for f in dict.fromkeys(box.feet) if f not in seen]
        seen.update(fresh)
        found[box.key] = fresh
    return found


def _layout(drawn: Diagram, top: float) -> dict[int, Placed]:
    """Every box beside the middle of those behind it, none over another; boxes are placed when all behind them are."""
    boxes = {b.key: b for b in drawn.boxes}
    depths, branches = _depths(drawn), _branches(drawn)
    columns = max(depths.values(), default=0) + 1
    bottom: dict[int, float] = {}
    placed: dict[int, Placed] = {}
    waiting: list[tuple[int, bool]] = [(drawn.boxes[0].key, False)] if drawn.boxes else []
    while waiting:
        key, ready = waiting.pop()
        if not ready and branches[key]:
            waiting += [(key, True), *((f, False) for f in reversed(branches[key]))]
            # what is behind a box begins little higher than the box can stand, else long arrows would run back up
            highest = bottom.get(depths[key], top) - RISE
            for column in range(depths[key] + 1, columns):
                bottom[column] = max(bottom.get(column, top), highest)
            continue
        lines = tuple(_lines(boxes[key]))
        height = len(lines) * LEADING + 2 * PAD
        behind = [placed[f] for f in branches[key]]
        free = bottom.get(depths[key], top)
        wanted = (behind[0].middle + behind[-1].middle) / 2 - height / 2 if behind else free
        y = max(free, wanted)
        placed[key] = Placed(boxes[key], lines, MARGIN + depths[key] * (WIDTH + GAP), y, height)
        bottom[depths[key]] = y + height + ROOM
    return placed


def _lines(box: Box) -> Iterator[Line]:
    inside = WIDTH - 2 * PAD
    yield from (Line(t, SMALL, True) for t in wrapped(box.head, inside, SMALL + 1, 2))
    yield from (Line(t, SIZE) for t in wrapped(box.text, inside, SIZE, MOST_LINES))
    for note in box.notes:
        yield from (Line(t, SMALL) for t in wrapped(note, inside, SMALL, 5))


# ---- text


def text_width(text: str, size: float) -> float:
    """About how wide a text is: Chinese signs are as wide as high, Latin letters a little more than half of it."""
    return sum(size if unicodedata.east_asian_width(s) in "WF" else size * (0.9 if s in "MWmw—@%" else 0.68 if s.isupper() else 0.6) for s in text)


def wrapped(text: str, width: float, size: float, most: int) -> list[str]:
    """The text in lines of this width, broken at spaces and between Chinese signs; what is beyond ``most`` lines ends in dots."""
    text = one_line(text)
    lines: list[str] = []
    line, used = "", 0.0
    for piece in _pieces(text, width, size):
        wide = text_width(piece, size)
        if line and used + text_width(piece.rstrip(), size) > width:
            lines.append(line.rstrip())
            line, used = "", 0.0
            piece = piece.lstrip()
            if len(lines) == most:
                lines[-1] = lines[-1][:-1] + "…"
                return lines
            wide = text_width(piece, size)
        line, used = line + piece, used + wide
    return [*lines, line.rstrip()] if line.strip() else lines


def _pieces(text: str, width: float, size: float) -> Iterator[str]:
    """What may not be broken: words with the space behind them, Chinese signs with the marks that belong to them."""
    piece = ""
    for n, sign in enumerate(text):
        piece += sign
        following = text[n + 1] if n + 1 < len(text) else ""
        wide = unicodedata.east_asian_width(sign) in "WF" or unicodedata.east_asian_width(following or " ") in "WF"
        may = sign == " " or (wide and sign not in _NOT_LAST and following not in _NOT_FIRST)
        if may or not following or text_width(piece, size) > width - size:
            yield piece
            piece = ""


def _escaped(text: str) -> str:
    return html.escape(one_line(text), quote=True)


def _text(line: Line, x: float, y: float) -> str:
    weight = ' font-weight="600"' if line.bold else ""
    return f'<text x="{x:.0f}" y="{y:.0f}" font-size="{line.size}"{weight} fill="#1b1b1b">{html.escape(line.text)}</text>'


def _box(p: Placed) -> Iterator[str]:
    fill, stroke = COLOURS[p.box.style]
    whole = _escaped("\n".join(part for part in (p.box.head, p.box.text, *p.box.notes) if part))
    yield f"<g><title>{whole}</title>"
    yield f'<rect x="{p.x:.0f}" y="{p.y:.0f}" width="{WIDTH}" height="{p.height:.0f}" rx="7" fill="{fill}" stroke="{stroke}" stroke-width="1.5"/>'
    for n, line in enumerate(p.lines):
        yield _text(line, p.x + PAD, p.y + PAD + n * LEADING + 12)
    yield "</g>"


def _arrows(placed: dict[int, Placed]) -> Iterator[str]:
    """From each box to the one that rests on it; dashed where it is placed behind another."""
    seen: set[int] = set()
    for p in placed.values():
        for foot in p.box.feet:
            source = placed[foot]
            column = round((source.x - p.x) / (WIDTH + GAP))
            dashes = "" if column == 1 and foot not in seen else ' stroke-dasharray="4 3"'
            seen.add(foot)
            start, end = (source.x if column > 0 else source.x + WIDTH), p.x + WIDTH
            bend = GAP / 2
            leave = start - bend if column > 0 else start + bend
            path = f"M{start:.0f} {source.middle:.0f}C{leave:.0f} {source.middle:.0f} {end + bend:.0f} {p.middle:.0f} {end:.0f} {p.middle:.0f}"
            yield f'<path d="{path}" fill="none" stroke="#555" marker-end="url(#sg2-arrow)"{dashes}/>'
