"""Agreement over any table: a CSV file in long form (one row a rating) or wide form (one row a unit, one column a coder)."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Union

from sg2kg.agreement.krippendorff import RESAMPLES, SEED
from sg2kg.agreement.levels import LEVELS, Value, fitting
from sg2kg.agreement.results import Agreement, Draw, Figure, Said, Scale, Unit, check_draw, disagreements, figure
from sg2kg.errors import AnalysisError, NotFoundError
from sg2kg.qca.reading import GAPS

_MOST_BYTES = 50_000_000


@dataclass(frozen=True)
class _Cell:
    line: int
    group: str
    unit: str
    coder: str
    text: str


def agree_on_table(
    path: Union[str, Path],
    *,
    unit: str = "",
    coder: str = "",
    value: str = "",
    coders: Sequence[str] = (),
    by: str = "",
    level: str = "nominal",
    values: Sequence[str] = (),
    distance: str = "masi",
    resamples: int = RESAMPLES,
    seed: int = SEED,
    progress: Callable[[int, int], None] | None = None,
) -> Agreement:
    """The agreement of coders in a CSV file.

    With ``coder`` and ``value`` the file is in long form, without them in wide form, where ``coders`` are the columns of the coders (all others,
    where none is named). ``unit`` is the column of units (the first, where none is named). ``by`` is a column whose values are reported each by
    itself. ``values`` are the steps of an ordinal scale, lowest first. A cell that is empty, NA, ``?`` or ``.`` is missing; a set is written ``a|b``.
    Raises AnalysisError, with file and line, for what cannot be read, NotFoundError for an unknown column or level.
    """
    if level not in LEVELS:
        raise NotFoundError("level", level, LEVELS)
    check_draw(resamples, seed)
    if bool(coder) != bool(value):
        raise AnalysisError("a table in long form needs the column of the coder and that of the value", "Give both, or none for the wide form.")
    if coder and coders:
        raise AnalysisError("columns of coders are named, and a column of the coder too", "Give the one for the wide form, the other for the long.")
    if values and level != "ordinal":
        raise AnalysisError(f"an order of values is given, but the level is {level}", "Choose the level ordinal, or leave the order out.")
    name = str(path)
    header, rows = _read(name)
    unit = unit or header[0]
    for column in filter(None, (unit, coder, value, by, *coders)):
        if column not in header:
            raise NotFoundError("column", column, header)
    if coder:
        cells = _long(name, header, rows, unit, coder, value, by)
    else:
        named = list(coders) or [h for h in header if h not in (unit, by)]
        cells = _wide(name, header, rows, unit, named, by)
    return _agreement(name, cells, by, Scale(level, tuple(values)), distance, resamples, seed, progress)


def _read(name: str) -> tuple[list[str], list[tuple[int, list[str]]]]:
    try:
        if Path(name).stat().st_size > _MOST_BYTES:
            raise AnalysisError(f"{name}: larger than {_MOST_BYTES // 1_000_000} MB", "Split it.")
        text = Path(name).read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise AnalysisError(f"{name}: not UTF-8 text", "Save the table as CSV in UTF-8.") from None
    except (OSError, ValueError) as error:
        raise AnalysisError(f"{name}: cannot be read: {getattr(error, 'strerror', None) or error}", "Check the path.") from None
    if "\0" in text:
        raise AnalysisError(f"{name}: not text", "Save the table as CSV in UTF-8.")
    first = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count), strict=True)
    rows: list[tuple[int, list[str]]] = []
    try:
        for row in reader:
            if any(c.strip() for c in row):
                rows.append((reader.line_num, [c.strip() for c in row]))
    except csv.Error as error:
        raise AnalysisError(f"{name}:{reader.line_num}: this is not CSV: {error}", "Look for a quote that is not closed.") from None
    if len(rows) < 2:
        raise AnalysisError(f"{name}: there are no ratings in it", "The first line names the columns, each further line holds ratings.")
    header = rows[0][1]
    twice = next((h for h in header if header.count(h) > 1), None)
    if twice is not None:
        raise AnalysisError(f"{name}:1: two columns are called {twice!r}" if twice else f"{name}:1: columns without a name", "Name each column.")
    for line, row in rows[1:]:
        if len(row) != len(header):
            raise AnalysisError(f"{name}:{line}: {len(row)} cells where the header has {len(header)}", "Look for a comma or quote too many.")
    return header, rows[1:]


def _long(name: str, header: list[str], rows: list[tuple[int, list[str]]], unit: str, coder: str, value: str, by: str) -> list[_Cell]:
    at = {h: i for i, h in enumerate(header)}
    cells: list[_Cell] = []
    seen: dict[tuple[str, str, str], int] = {}
    for line, row in rows:
        cell = _Cell(line, row[at[by]] if by else "", row[at[unit]], row[at[coder]], row[at[value]])
        if not cell.unit or not cell.coder:
            raise AnalysisError(f"{name}:{line}: no {unit if not cell.unit else coder}", "Name unit and coder in each row.")
        key = (cell.group, cell.unit, cell.coder)
        if key in seen:
            raise AnalysisError(f"{name}:{line}: {cell.coder} coded {cell.unit} already in line {seen[key]}", "Keep one of the two rows.")
        seen[key] = line
        cells.append(cell)
    return cells


def _wide(name: str, header: list[str], rows: list[tuple[int, list[str]]], unit: str, coders: list[str], by: str) -> list[_Cell]:
    at = {h: i for i, h in enumerate(header)}
    seen: dict[tuple[str, str], int] = {}
    for line, row in rows:
        key = (row[at[by]] if by else "", row[at[unit]])
        if not key[1]:
            raise AnalysisError(f"{name}:{line}: no {unit}", "Name the unit in each row.")
        if key in seen:
            raise AnalysisError(f"{name}:{line}: the unit {key[1]} stands in line {seen[key]} already", "Give each unit one row.")
        seen[key] = line
    return [_Cell(line, row[at[by]] if by else "", row[at[unit]], coder, row[at[coder]]) for line, row in rows for coder in coders]


def _agreement(
    name: str,
    cells: list[_Cell],
    by: str,
    scale: Scale,
    distance: str,
    resamples: int,
    seed: int,
    progress: Callable[[int, int], None] | None,
) -> Agreement:
    coders = tuple(dict.fromkeys(c.coder for c in cells))
    if len(coders) < 2:
        raise AnalysisError(f"{name}: there is one coder only: {coders[0] if coders else 'none'}", "Agreement needs two or more.")
    groups: dict[str, dict[str, dict[str, Value]]] = {}
    for cell in cells:
        found = groups.setdefault(cell.group, {}).setdefault(cell.unit, {})
        if cell.text not in GAPS:
            try:
                found[cell.coder] = _value(cell.text, scale)
                fitting(found[cell.coder], scale.level, scale.values)
            except AnalysisError as error:
                raise AnalysisError(f"{name}:{cell.line}: {error.what}", error.hint) from None
    done = 0

    def step(drawn: int) -> None:
        nonlocal done
        done += drawn
        if progress:
            progress(done, resamples * len(groups))

    figures: list[Figure] = []
    units: list[Unit] = []
    for group, of_unit in groups.items():
        rows = [[given.get(c) for c in coders] for given in of_unit.values()]
        figures.append(figure(f"{by} {group}".strip() or "values", scale, rows, Draw(resamples, seed, distance, step)))
        for unit, row in zip(of_unit, rows, strict=True):
            units.append(Unit(figures[-1].field, "", "", "", unit, tuple(Said(v) for v in row)))
    once = [u.what for u in units if sum(s.value is not None for s in u.said) == 1]
    unmatched = (f"coded by one coder only, and left out: {', '.join(once[:20])}" + (", …" if len(once) > 20 else ""),) if once else ()
    return Agreement(Path(name).name, coders, tuple(figures), disagreements(coders, units), unmatched, seed, resamples, distance)


def _value(text: str, scale: Scale) -> Value:
    if scale.level == "set":
        return frozenset(p.strip() for p in text.split("|") if p.strip())
    if scale.level == "nominal" or scale.values:
        return text
    try:
        number = float(text)
    except ValueError:
        return text
    return number if math.isfinite(number) else text
