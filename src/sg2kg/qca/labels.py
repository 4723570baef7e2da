"""Where the names of points go in a picture, so that they cover neither each other nor a point."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

HEIGHT, GAP = 12.0, 7.0
"""Of a line of text, and between a point and its name, in pixels."""


@dataclass(frozen=True)
class Label:
    """A name at a place in pixels (y downwards); ``align`` says which end of the text is there."""

    text: str
    x: float
    y: float
    align: str


def width_of(text: str) -> float:
    """About how wide a text is at 10 pixels, in pixels."""
    return sum(10.0 if unicodedata.east_asian_width(c) in "WF" else 5.8 for c in text)


def place(points: Sequence[tuple[str, float, float]], width: float, height: float, *, beside: bool = True) -> tuple[Label, ...]:
    """A place for each (name, x, y) that has one within the picture; a name for which there is no room is left out.

    Beside its point is tried before above and below it, the other way round without ``beside``. Names find their places in the order given, so
    whoever must have one comes first.
    """
    taken = [(x - 4, y - 4, x + 4, y + 4) for _, x, y in points]
    found = []
    for n, (text, x, y) in enumerate(points):
        for label, box in _places(text, x, y, beside):
            inside = box[0] >= 0 and box[2] <= width and box[1] >= 0 and box[3] <= height
            others = (other for m, other in enumerate(taken) if m != n)
            if inside and not any(_overlap(box, other) for other in others):
                found.append(label)
                taken.append(box)
                break
    return tuple(found)


Box = tuple[float, float, float, float]


def _places(text: str, x: float, y: float, beside: bool) -> list[tuple[Label, Box]]:
    w, h = width_of(text) + 2, HEIGHT

    def side(dy: float) -> list[tuple[Label, Box]]:
        right, left = x + GAP, x - GAP
        above, below = y + dy - h / 2, y + dy + h / 2
        return [
            (Label(text, right, y + dy, "left"), (right, above, right + w, below)),
            (Label(text, left, y + dy, "right"), (left - w, above, left, below)),
        ]

    level = [(Label(text, x, y + dy, "center"), (x - w / 2, y + dy - h / 2, x + w / 2, y + dy + h / 2)) for dy in (-13.0, 13.0)]
    corners = [*side(-10.0), *side(10.0)]
    return [*side(0.0), *level, *corners] if beside else [*level, *corners, *side(0.0)]


def _overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
