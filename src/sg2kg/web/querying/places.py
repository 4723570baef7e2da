"""The place in a query that an error names, shown as the line with a mark below the column."""

from __future__ import annotations

import re
from dataclasses import dataclass
from unicodedata import east_asian_width

_SHOWN = 100
"""Characters of a line that are shown around the place."""


@dataclass(frozen=True)
class Place:
    """A place in a text, counted from 1."""

    line: int
    column: int
    """0 where only the line is known."""
    excerpt: str
    """The line, or what is around the place where it is long."""
    mark: str
    """A caret below the place, after as many spaces as it needs; empty without a column."""


def place_of(message: str, text: str) -> Place | None:
    """The place that a message such as ``query:3:5: …`` names in ``text``; None where it names none, or one that is not there."""
    found = re.match(r"query:(\d{1,9})(?::(\d{1,9}))?: ", message)
    if not found:
        return None
    lines = text.split("\n")
    line, column = int(found[1]), int(found[2] or 0)
    if not 0 < line <= len(lines):
        return None
    whole = lines[line - 1].replace("\t", " ")
    start = max(0, min(column - 1, len(whole)) - _SHOWN // 2)
    excerpt = whole[start : start + _SHOWN]
    before = whole[start : max(0, column - 1)]
    width = sum(2 if east_asian_width(c) in "WF" else 1 for c in before)
    return Place(line, column, excerpt, " " * width + "^" if column else "")
