"""How wide a text is, about, and where it is broken: enough to draw a box round it without knowing the reader's font."""

from __future__ import annotations

import re
import unicodedata

_NARROW = set("iljtfrI.,:;'|!()[]-· ")
_WIDE = set("mwMW@%—…")


def width(text: str, size: float = 13) -> float:
    """The width of a text in pixels, rather too much than too little."""
    return sum(map(_of, text)) * size


def _of(character: str) -> float:
    if unicodedata.east_asian_width(character) in "WF":
        return 1.0
    if character in _NARROW:
        return 0.36
    if character in _WIDE:
        return 0.92
    return 0.68 if character.isupper() else 0.56


def lines(text: str, most: float, size: float = 13, count: int = 3) -> list[str]:
    """The text in lines no wider than ``most``, ``count`` at most, the last cut where more is left. Chinese breaks anywhere, words between them."""
    found = [""]
    for piece in re.findall(r"[^\s\u2e80-\u9fff\uff00-\uffef]+[-–/]?\s*|[\u2e80-\u9fff\uff00-\uffef]\s*|\s+", text):
        if found[-1] and width((found[-1] + piece).rstrip(), size) > most:
            found[-1] = found[-1].rstrip()
            found.append("")
        found[-1] += piece
    found = [cut(line.strip(), most, size) for line in found if line.strip()]
    if len(found) > count:
        found = [*found[: count - 1], cut(found[count - 1] + "……", most, size)]
    return found or [""]


def cut(text: str, most: float, size: float = 13) -> str:
    """The text, or as much of it as fits, with an ellipsis behind it."""
    if width(text, size) <= most:
        return text
    while text and width(text + "…", size) > most:
        text = text[:-1]
    return text.rstrip() + "…"
