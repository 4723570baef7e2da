"""Reads a table of calibrated scores from a CSV or TSV file, with every slip told by file and line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from sg2kg.errors import AnalysisError, NotFoundError
from sg2kg.qca.data import Data, Score
from sg2kg.tabular import GAPS, Limits, TextTable, name_of, parse, read_bytes

LIMITS = Limits(bytes=10_000_000, rows=10_000, columns=1_000, row="case")
MOST_CONDITIONS = 20
"""Beyond this many conditions there are more than a million configurations, and no table of cases says anything about them."""
MOST_LEVELS = 30
"""A condition with more levels than this is a raw measure that nobody calibrated."""
_NAME = re.compile(r"[^\W_](?:[\w.\-]*\w)?")
_OUTCOME = re.compile(r"(?P<negated>~?)\s*(?P<name>.*?)\s*(?:[\[{](?P<levels>[0-9,\s]+)[\]}])?")


def read_table(path: str | Path, outcome: str, conditions: Sequence[str] = (), negate: bool = False) -> Data:
    """The data in a CSV or TSV file, or on standard input where ``path`` is ``-``.

    The first row names the columns, the first column the cases. Comma, semicolon and tab separate; with the last two a decimal comma is read
    too. ``outcome`` is a column, ``~Y`` for its absence (as ``negate``), ``Y[1]`` for a level of a multi-value column. Without ``conditions``
    all other columns are conditions. Raises NotFoundError for a column that is not there, AnalysisError for everything else.
    """
    return parse_table(read_bytes(path, LIMITS), outcome, conditions, negate, name_of(path))


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


def _table(raw: bytes, source: str) -> TextTable:
    table = parse(raw, source, LIMITS)
    columns = len(table.header)
    if columns < 3:
        raise AnalysisError(
            f"{source}:{table.line}: {columns} column{'s' if columns != 1 else ''}, where case, outcome and a condition are needed",
            "Separate the columns by commas, semicolons or tabs; the first column names the cases.",
        )
    return table


def _column(table: TextTable, name: str) -> int:
    if name not in table.header[1:]:
        raise NotFoundError(f"column in {table.source}", name, table.header[1:])
    return table.header.index(name, 1)


def _check_names(table: TextTable, names: list[str], outcome: str) -> None:
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


def _cases(table: TextTable) -> list[str]:
    lines: dict[str, int] = {}
    for line, row in table.rows:
        if not row[0]:
            raise AnalysisError(f"{table.source}:{line}: a case without a name", "The first column names the case.")
        if row[0] in lines:
            raise AnalysisError(f"{table.source}:{line}: case {row[0]} is in line {lines[row[0]]} too", "Give each case a name of its own.")
        lines[row[0]] = line
    return list(lines)


def _score(table: TextTable, line: int, row: list[str], column: int) -> Score:
    text = row[column]
    if text in GAPS:
        return None
    value = table.number(text)
    where = f"{table.source}:{line}: column {table.header[column]}"
    if value is None:
        shown = text if len(text) <= 40 else text[:40] + "…"
        raise AnalysisError(f"{where}: {shown!r} is no number", "Scores are numbers; an unknown one is empty, NA, ? or a dot.")
    if value < 0:
        raise AnalysisError(f"{where}: {text} is below 0", "Scores are memberships from 0 to 1, or levels 0, 1, 2 …; calibrate raw values first.")
    return value


def _outcome_name(wanted: re.Match[str]) -> str:
    levels = wanted["levels"]
    return wanted["name"] + (f"[{','.join(str(int(v)) for v in _levels(levels))}]" if levels else "")


def _levels(text: str) -> list[int]:
    return sorted({int(v) for v in text.split(",") if v.strip()})


def _outcome(table: TextTable, name: str, levels: str | None, line: int, value: Score) -> Score:
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


def _check_levels(table: TextTable, data: Data, places: list[int]) -> None:
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
