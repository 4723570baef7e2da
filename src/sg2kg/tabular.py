"""Reads tables from CSV and TSV files that nobody vouches for, with every slip told by file and line; called by QCA and agreement."""

from __future__ import annotations

import csv
import io
import math
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from sg2kg.errors import AnalysisError

GAPS = ("", "NA", "?", ".")
"""What stands for a value that is not known."""
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")


@dataclass(frozen=True)
class Limits:
    """How much is read of a table, and what its rows are called."""

    bytes: int
    rows: int
    columns: int
    row: str = "row"


@dataclass(frozen=True)
class TextTable:
    """A table of texts without spaces at their ends; all rows are as long as the header."""

    source: str
    """The file, as errors name it."""
    line: int
    """The line of the header."""
    header: list[str]
    """No two names are the same; the first may be empty."""
    rows: list[tuple[int, list[str]]]
    """Each row that is not empty, with its line."""
    decimal_comma: bool
    """True where a comma does not separate columns."""

    def number(self, text: str) -> float | None:
        """The number that the text writes, with a decimal comma where there can be one; None where it writes none."""
        text = text.replace(",", ".") if self.decimal_comma and text.count(",") == 1 and "." not in text else text
        value = float(text) + 0.0 if len(text) <= 40 and _NUMBER.fullmatch(text) else math.inf
        return value if math.isfinite(value) else None


def read_bytes(path: str | Path, limits: Limits) -> bytes:
    """What is in the file, or on standard input where ``path`` is ``-``; raises AnalysisError where that is no file, or too much."""
    name = name_of(path)
    try:
        if str(path) == "-":
            raw = sys.stdin.buffer.read(limits.bytes + 1)
        else:
            if not Path(path).is_file() and Path(path).stat():  # a pipe or a device, which could be read for ever
                raise AnalysisError(f"{name}: cannot be read: this is not a file", "Give a CSV or TSV file.")
            with open(path, "rb") as file:
                raw = file.read(limits.bytes + 1)
    except FileNotFoundError:
        raise AnalysisError(f"{name}: there is no such file", "Check the path.") from None
    except (OSError, ValueError) as error:
        raise AnalysisError(f"{name}: cannot be read: {getattr(error, 'strerror', None) or error}", "Give a CSV or TSV file.") from None
    if len(raw) > limits.bytes:
        raise AnalysisError(f"{name}: larger than {limits.bytes // 1_000_000} MB", "Keep only the columns that are used.")
    return raw


def name_of(path: str | Path) -> str:
    """What errors call the file."""
    return "standard input" if str(path) == "-" else str(path)


def parse(raw: bytes, source: str, limits: Limits) -> TextTable:
    """The table in ``raw``: UTF-8, columns separated by commas, semicolons or tabs, whichever the first line has most of.

    Raises AnalysisError for what is no such table, has no row, or two columns of one name, and for a row that is longer or shorter than the header.
    """
    text = _text(raw, source)
    delimiter = _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[tuple[int, list[str]]] = []
    try:
        for row in reader:
            cells = [_shown(c).strip() for c in row]
            if any(cells):
                rows.append((reader.line_num, cells))
            if len(row) > limits.columns:
                hint = "Keep only the columns that are used."
                raise AnalysisError(f"{source}:{reader.line_num}: {len(row):,} columns; at most {limits.columns:,} are read", hint)
            if len(rows) > limits.rows + 1:
                raise AnalysisError(f"{source}:{reader.line_num}: more than {limits.rows:,} {limits.row}s", f"Keep the {limits.row}s that are used.")
    except csv.Error as error:
        raise AnalysisError(f"{source}:{reader.line_num}: no CSV: {error}", "Look for a quotation mark that is not closed.") from None
    if len(rows) < 2:
        raise AnalysisError(f"{source}: there is no {limits.row} in it", f"The first row names the columns; each further row is a {limits.row}.")
    line, header = rows[0]
    twice = next((name for i, name in enumerate(header) if name in header[:i]), None)
    if twice is not None:
        raise AnalysisError(f"{source}:{line}: two columns are called {twice or '(nothing)'}", "Give each column a name of its own.")
    for number, cells in rows[1:]:
        if len(cells) != len(header):
            hint = "Each row has a cell for each column; one that is not known is NA."
            raise AnalysisError(f"{source}:{number}: {len(cells)} cells in a table of {len(header)} columns", hint)
    return TextTable(source, line, header, rows[1:], delimiter != ",")


def _text(raw: bytes, source: str) -> str:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise AnalysisError(f"{source}:{line}: not UTF-8", "Save it as UTF-8; a spreadsheet calls that 'CSV UTF-8'.") from None
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        raise AnalysisError(f"{source}:{line}: there is a NUL byte", "This is no text; export the table as CSV.")
    return text


def _shown(cell: str) -> str:
    """Without what a terminal would act on."""
    return cell if cell.isprintable() else "".join(c if c.isprintable() else " " for c in cell)


def _delimiter(text: str) -> str:
    first = next((line for line in text.splitlines() if line.strip()), "")
    bare = re.sub(r'"[^"]*"', "", first)
    return max("\t;,", key=bare.count)
