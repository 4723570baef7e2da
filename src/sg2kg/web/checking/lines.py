"""Lines of a submission around a place, with what stands there marked."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from functools import cached_property
from typing import Any

from sg2kg.messages import one_line

BEFORE, AFTER = 2, 3
_WIDEST = 200
"""Characters of a line that are shown."""
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"?[^\s;,.]*|<[^>\s]*>?|[^\s;,]+')


class Lines:
    """The lines of a text, as a page shows them."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    @cached_property
    def _lines(self) -> list[bytes]:
        return self._data.removeprefix(BOM_UTF8).split(b"\n")

    def _line(self, n: int) -> str:
        return self._lines[n - 1].decode("utf-8", "replace").rstrip("\r")

    def around(self, line: int | None, column: int | None = None) -> list[dict[str, Any]]:
        """The lines from two before to three after ``line``: number, and the text before, at and behind the place; nothing where it is not known."""
        if line is None or not 1 <= line <= len(self._lines):
            return []
        first, last = max(1, line - BEFORE), min(len(self._lines), line + AFTER)
        while last > line and not self._line(last).strip():
            last -= 1
        shown = range(first, last + 1)
        return [{"n": n, "here": n == line, **self._parts(self._line(n), column if n == line else None)} for n in shown]

    def _parts(self, text: str, column: int | None) -> dict[str, str]:
        if column is None:
            return {"before": _shown(text[:_WIDEST]) + ("…" if len(text) > _WIDEST else ""), "mark": "", "behind": ""}
        at = min(max(column - 1, 0), len(text))
        found = _TOKEN.match(text, at, at + _WIDEST)
        end = found.end() if found else min(at + 1, len(text))
        start = max(0, at - _WIDEST // 2)
        rest = text[end : end + _WIDEST // 2]
        return {
            "before": ("…" if start else "") + _shown(text[start:at]),
            "mark": _shown(text[at:end]) or "␣",
            "behind": _shown(rest) + ("…" if end + len(rest) < len(text) else ""),
        }


def _shown(text: str) -> str:
    """A part of a line with its spaces, and with what cannot be seen written out."""
    return "".join(" " if c == " " else "    " if c == "\t" else one_line(c) if c.strip() else " " for c in text)
