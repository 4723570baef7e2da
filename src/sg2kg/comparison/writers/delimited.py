"""A comparison as CSV or TSV: the words of the statuses, concepts by units, or one row a cell with what it rests on."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import TYPE_CHECKING

from sg2kg.messages import one_line

if TYPE_CHECKING:
    from sg2kg.comparison.matrix import Comparison

_LONGEST = 32_000
"""A spreadsheet takes 32,767 characters a cell."""
_FORMULA = tuple("=+-@＝＋－＠")


def write_csv(c: Comparison, long: bool = False) -> str:
    """Comma-separated values (RFC 4180; UTF-8 without a mark at its head); ``long``: one row a cell."""
    return delimited(_rows(c, long), ",")


def write_tsv(c: Comparison, long: bool = False) -> str:
    """Tab-separated values; ``long``: one row a cell."""
    return delimited(_rows(c, long), "\t")


def delimited(rows: Iterable[Iterable[object]], delimiter: str) -> str:
    """The rows as text. A text that a spreadsheet would run as a formula is given an apostrophe at its head: labels come from outside."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    writer.writerows([_guarded(value) for value in row] for row in rows)
    return out.getvalue()


def _rows(c: Comparison, long: bool) -> Iterable[Iterable[object]]:
    if not long:
        return [c.header(), *c.rows()]
    columns = c.typed_columns()
    return [[column.name for column in columns], *zip(*(column.values for column in columns), strict=True)]


def _guarded(value: object) -> object:
    if not isinstance(value, str):
        return "" if value is None else value
    text = one_line(value, _LONGEST)
    return f"'{text}" if text.startswith(_FORMULA) else text
