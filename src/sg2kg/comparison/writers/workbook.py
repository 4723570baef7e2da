"""A comparison as a workbook for spreadsheets: a sheet with the matrix, and one with the statements behind it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sg2kg.comparison.words import word
from sg2kg.comparison.writers.text import sign
from sg2kg.errors import OutputError
from sg2kg.messages import one_line

if TYPE_CHECKING:
    from sg2kg.comparison.matrix import Comparison

_TIMELESS = datetime(2000, 1, 1)
"""A date of creation would make two equal workbooks differ."""
_MOST_ROWS, _MOST_COLUMNS, _LONGEST = 1_048_576, 16_384, 32_000
_LOOKS = {
    "present": ("#E3F4EC", "#17714F"),
    "absent-on-purpose": ("#E9ECEF", "#4A525C"),
    "contested": ("#FBF1DC", "#85560A"),
    "not-reported": ("#FFFFFF", "#8A939C"),
}
_EVIDENCE = {
    "unit": 22, "counting_basis": 12, "concept": 10, "label": 28, "status": 16, "bearing": 12, "counts": 8, "basis": 10, "says": 56, "source": 30,
    "address": 30, "locator": 16, "grade": 8, "closeness": 16, "confidence": 11, "note": 30, "statement": 44,
}  # fmt: skip
"""The columns of the second sheet and their widths; the names are those of the JSON."""


def write_xlsx(c: Comparison) -> bytes:
    """The workbook as bytes, the same for the same comparison; every cell is a text, none a formula.

    Raises OutputError for more units or statements than a sheet holds.
    """
    import xlsxwriter  # here, for it takes a while to load and one format needs it

    if len(c.units) + 2 > _MOST_COLUMNS:
        raise OutputError(f"a sheet holds {_MOST_COLUMNS} columns, not {len(c.units) + 2}", "Write CSV with --long.")
    rows = list(_evidence(c))
    if len(rows) + 1 > _MOST_ROWS:
        raise OutputError(f"a sheet holds {_MOST_ROWS} rows, not {len(rows) + 1}", "Write CSV with --long.")
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False})
    book.set_properties({"title": one_line(c.title, 200), "created": _TIMELESS})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    head = book.add_format({"text_wrap": True, "valign": "top", "bold": True, "bottom": 2, "bg_color": "#F1F4F6"})
    looks = {name: book.add_format({"valign": "top", "bg_color": back, "font_color": ink}) for name, (back, ink) in _LOOKS.items()}
    lang = c.request.lang

    sheet = book.add_worksheet(word("sheet matrix", lang))
    sheet.set_column(0, 0, 12)
    sheet.set_column(1, 1, 40)
    sheet.set_column(2, len(c.units) + 1, 20)
    for n, name in enumerate(["concept", "label", *(u.label for u in c.units)]):
        _write(sheet, 0, n, name, head)
    statuses = c.statuses
    for m, concept in enumerate(c.concepts, 1):
        _write(sheet, m, 0, c.notations[concept], plain)
        _write(sheet, m, 1, c.labels[concept], plain)
        for n, cell in enumerate(c.row(concept), 2):
            _write(sheet, m, n, f"{sign(cell)} {statuses[cell.word]}", looks[cell.word])
    sheet.freeze_panes(1, 2)

    sheet = book.add_worksheet(word("sheet evidence", lang))
    for n, (name, wide) in enumerate(_EVIDENCE.items()):
        sheet.set_column(n, n, wide)
        _write(sheet, 0, n, name, head)
    for m, row in enumerate(rows, 1):
        for n, text in enumerate(row):
            if text:
                _write(sheet, m, n, text, plain)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(rows), len(_EVIDENCE) - 1)
    book.close()
    return out.getvalue()


def _write(sheet: Any, row: int, column: int, text: str, look: Any) -> None:
    sheet.write_string(row, column, one_line(text, _LONGEST), look)


def _evidence(c: Comparison) -> Iterator[list[str]]:
    """One row a statement, and one for a cell without any."""
    for concept in c.concepts:
        for unit in c.units:
            cell = c.cells[unit.name, concept]
            start = [unit.name, unit.basis, c.notations[concept], c.labels[concept], cell.word]
            found = [(g, "yes") for g in cell.grounds] + [(g, "no") for g in cell.leads]
            if not found:
                yield [*start, *[""] * 10, cell.note, ""]
            for g, counts in found:
                told = [g.bearing, counts, g.basis, g.says, g.source, g.address, g.locator, g.grade, g.closeness, g.confidence]
                yield [*start, *told, cell.note, g.statement]
