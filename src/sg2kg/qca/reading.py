"""Reads a table of calibrated scores from a CSV or TSV file, with every slip told by file and line."""

from __future__ import annotations

import csv
import io
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sg2kg.errors import AnalysisError, NotFoundError
from sg2kg.qca.data import Data, Score

GAPS = ("", "NA", "?", ".")
"""What stands for a score that is not known."""
MOST_BYTES = 10_000_000
MOST_CASES = 10_000
MOST_COLUMNS = 1_000
MOST_CONDITIONS = 20
"""Beyond this many conditions there are more than a million configurations, and no table of cases says anything about them."""
MOST_LEVELS = 30
"""A condition with more levels than this is a raw measure that nobody calibrated."""
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")
_NAME = re.compile(r"[^\W_](?:[\w.\-]*\w)?")
_OUTCOME = re.compile(r"(?P<negated>~?)\s*(?P<name>.*?)\s*(?:[\[{](?P<levels>[0-9,\s]+)[\]}])?")


@dataclass(frozen=True)
class _Table:
    source: str
    header: list[str]
    rows: list[tuple[int, list[str]]]
    decimal_comma: bool


def read_table(path: str | Path, outcome: str, conditions: Sequence[str] = (), negate: bool = False) -> Data:
    """The data in a CSV or TSV file, or on standard input where ``path`` is ``-``.

    The first row names the columns, the first column the cases. Comma, semicolon and tab separate; with the last two a decimal comma is read
    too. ``outcome`` is a column, ``~Y`` for its absence (as ``negate``), ``Y[1]`` for a level of a multi-value column. Without ``conditions``
    all other columns are conditions. Raises NotFoundError for a column that is not there, AnalysisError for everything else.
    """
    name = "standard input" if str(path) == "-" else str(path)
    return parse_table(_bytes(path, name), outcome, conditions, negate, name)


def parse_table(raw: bytes, outcome: str, conditions: Sequence[str] = (), negate: bool = False, source: str = "table") -> Data:
    """The data in the bytes of a table; see :func:`read_table`."""
    table = _table(raw, source)
    wanted = _OUTCOME.fullmatch(outcome.strip())
    if wanted is None or not wanted["name"]:
        raise AnalysisError(f"outcome: {outcome!r} names no column", "Write the name of a column: Y, ~Y, or Y[1] for a level of it.")
    if wanted["negated"] and negate:
        raise AnalysisError(f"the outcome is negated twice: {outcome} and --negate-outcome", "Say it once.")
    column = _column(table, wanted["name"])
    names = list(conditions) or [c for i, c in enumerate(table.header) if i not in (0, column)]
    _check_names(table, names, wanted["name"])
    places = [_column(table, n) for n in names]
    scores = [[_score(table, line, row, i) for i in places] for line, row in table.rows]
    raw_outcomes = [(line, _score(table, line, row, column)) for line, row in table.rows]
    data = Data.of(
        _cases(table), _outcome_name(wanted), names, scores, [_outcome(table, wanted["name"], wanted["levels"], line, y) for line, y in raw_outcomes]
    )
    _check_levels(table, data, places)
    if wanted["levels"] and not any(data.outcomes):
        raise AnalysisError(f"{source}: no case has {data.outcome}", f"Look at the levels in column {wanted['name']}.")
    return data.negated() if wanted["negated"] or negate else data


def _bytes(path: str | Path, name: str) -> bytes:
    try:
        if str(path) == "-":
            raw = sys.stdin.buffer.read(MOST_BYTES + 1)
        else:
            with open(path, "rb") as file:
                raw = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise AnalysisError(f"{name}: there is no such file", "Check the path.") from None
    except (OSError, ValueError) as error:
        raise AnalysisError(f"{name}: cannot be read: {getattr(error, 'strerror', None) or error}", "Give a CSV or TSV file.") from None
    if len(raw) > MOST_BYTES:
        raise AnalysisError(f"{name}: larger than {MOST_BYTES // 1_000_000} MB", "Keep only the columns that are used.")
    return raw


def _table(raw: bytes, source: str) -> _Table:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise AnalysisError(f"{source}:{line}: not UTF-8", "Save it as UTF-8; a spreadsheet calls that 'CSV UTF-8'.") from None
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        raise AnalysisError(f"{source}:{line}: there is a NUL byte", "This is no text; export the table as CSV.")
    delimiter = _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[tuple[int, list[str]]] = []
    try:
        for row in reader:
            cells = [_shown(c).strip() for c in row]
            if any(cells):
                rows.append((reader.line_num, cells))
            if len(row) > MOST_COLUMNS:
                hint = "Keep only the columns that are used."
                raise AnalysisError(f"{source}:{reader.line_num}: {len(row):,} columns; at most {MOST_COLUMNS:,} are read", hint)
            if len(rows) > MOST_CASES + 1:
                raise AnalysisError(f"{source}:{reader.line_num}: more than {MOST_CASES:,} cases", "QCA is for tens or hundreds of cases.")
    except csv.Error as error:
        raise AnalysisError(f"{source}:{reader.line_num}: no CSV: {error}", "Look for a quotation mark that is not closed.") from None
    if len(rows) < 2:
        raise AnalysisError(f"{source}: there is no case in it", "The first row names the columns; each further row is a case.")
    header = rows[0][1]
    _check_shape(source, header, rows)
    return _Table(source, header, rows[1:], delimiter != ",")


def _shown(cell: str) -> str:
    """Without what a terminal would act on."""
    return cell if cell.isprintable() else "".join(c if c.isprintable() else " " for c in cell)


def _delimiter(text: str) -> str:
    first = next((line for line in text.splitlines() if line.strip()), "")
    bare = re.sub(r'"[^"]*"', "", first)
    return max("\t;,", key=bare.count)


def _check_shape(source: str, header: list[str], rows: list[tuple[int, list[str]]]) -> None:
    line = rows[0][0]
    if len(header) < 3:
        raise AnalysisError(
            f"{source}:{line}: {len(header)} column{'s' if len(header) != 1 else ''}, where case, outcome and a condition are needed",
            "Separate the columns by commas, semicolons or tabs; the first column names the cases.",
        )
    seen: set[str] = set()
    for name in header[1:]:
        if name in seen:
            raise AnalysisError(f"{source}:{line}: two columns are called {name or '(nothing)'}", "Give each column a name of its own.")
        seen.add(name)
    for number, row in rows[1:]:
        if len(row) != len(header):
            raise AnalysisError(
                f"{source}:{number}: {len(row)} cells in a table of {len(header)} columns",
                "Each row has a cell for each column; an unknown score is NA.",
            )


def _column(table: _Table, name: str) -> int:
    if name not in table.header[1:]:
        raise NotFoundError(f"column in {table.source}", name, table.header[1:])
    return table.header.index(name, 1)


def _check_names(table: _Table, names: list[str], outcome: str) -> None:
    if len(names) > MOST_CONDITIONS:
        raise AnalysisError(f"{len(names)} conditions; at most {MOST_CONDITIONS} can be compared", "Choose with --conditions; a handful is usual.")
    for i, name in enumerate(names):
        _column(table, name)
        if name == outcome:
            raise AnalysisError(f"{name} is both outcome and condition", "Leave it out of the conditions.")
        if name in names[:i]:
            raise AnalysisError(f"condition {name} is named twice", "Name each condition once.")
        if not _NAME.fullmatch(name):
            raise AnalysisError(
                f"{table.source}: a condition cannot be called {name!r}",
                "A name that stands in terms such as A*~B is of letters, digits, '_', '.' and '-', without spaces; rename the column.",
            )


def _cases(table: _Table) -> list[str]:
    lines: dict[str, int] = {}
    for line, row in table.rows:
        if not row[0]:
            raise AnalysisError(f"{table.source}:{line}: a case without a name", "The first column names the case.")
        if row[0] in lines:
            raise AnalysisError(f"{table.source}:{line}: case {row[0]} is in line {lines[row[0]]} too", "Give each case a name of its own.")
        lines[row[0]] = line
    return list(lines)


def _score(table: _Table, line: int, row: list[str], column: int) -> Score:
    text = row[column]
    if text in GAPS:
        return None
    number = text.replace(",", ".") if table.decimal_comma and text.count(",") == 1 and "." not in text else text
    where = f"{table.source}:{line}: column {table.header[column]}"
    if len(text) > 40 or not _NUMBER.fullmatch(number):
        shown = text if len(text) <= 40 else text[:40] + "…"
        raise AnalysisError(f"{where}: {shown!r} is no number", "Scores are numbers; an unknown one is empty, NA, ? or a dot.")
    value = float(number) + 0.0
    if value < 0:
        raise AnalysisError(f"{where}: {text} is below 0", "Scores are memberships from 0 to 1, or levels 0, 1, 2 …; calibrate raw values first.")
    return value


def _outcome_name(wanted: re.Match[str]) -> str:
    levels = wanted["levels"]
    return wanted["name"] + (f"[{','.join(str(int(v)) for v in _levels(levels))}]" if levels else "")


def _levels(text: str) -> list[int]:
    return sorted({int(v) for v in text.split(",") if v.strip()})


def _outcome(table: _Table, name: str, levels: str | None, line: int, value: Score) -> Score:
    if value is None:
        return None
    where = f"{table.source}:{line}: outcome {name}"
    if levels:
        if value != int(value):
            raise AnalysisError(f"{where}: {value:g} is no level", f"Leave out the level: --outcome {name}.")
        return float(int(value) in _levels(levels))
    if value > 1:
        hint = f"Say which level is to be explained: --outcome '{name}[{int(value)}]'." if value == int(value) else "Calibrate raw values first."
        raise AnalysisError(f"{where}: {value:g} is above 1", hint)
    return value


def _check_levels(table: _Table, data: Data, places: list[int]) -> None:
    for i, (condition, place) in enumerate(zip(data.conditions, places, strict=True)):
        for (line, row), scores in zip(table.rows, data.scores, strict=True):
            value = scores[i]
            where = f"{table.source}:{line}: column {condition.name}: {row[place]}"
            if condition.fuzzy and value is not None and value > 1:
                raise AnalysisError(
                    f"{where} is above 1, in a column with fractions", "Memberships are from 0 to 1, levels are whole; calibrate raw values first."
                )
            if value is not None and value >= MOST_LEVELS:
                raise AnalysisError(f"{where} would be one of more than {MOST_LEVELS} levels", "This looks like a raw value; calibrate it first.")
