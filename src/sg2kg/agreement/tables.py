"""Agreement over any table: a CSV file in long form (one row a rating) or wide form (one row a unit, one column a coder)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Union

from sg2kg.agreement.krippendorff import RESAMPLES, SEED
from sg2kg.agreement.levels import LEVELS, Value, fitting
from sg2kg.agreement.results import Agreement, Draw, Figure, Said, Scale, Unit, check_draw, disagreements, figure
from sg2kg.errors import AnalysisError, NotFoundError
from sg2kg.tabular import GAPS, Limits, TextTable, name_of, parse, read_bytes

_LIMITS = Limits(bytes=50_000_000, rows=1_000_000, columns=10_000, row="rating")


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
    table = parse(read_bytes(path, _LIMITS), name_of(path), _LIMITS)
    header = table.header
    unit = unit or header[0]
    for column in filter(None, (unit, coder, value, by, *coders)):
        if column not in header:
            raise NotFoundError("column", column, header)
    if coder:
        cells = _long(table, unit, coder, value, by)
    else:
        named = list(coders) or [h for h in header if h not in (unit, by)]
        cells = _wide(table, unit, named, by)
    return _agreement(table, cells, by, Scale(level, tuple(values)), distance, resamples, seed, progress)


def _long(table: TextTable, unit: str, coder: str, value: str, by: str) -> list[_Cell]:
    name, at = table.source, {h: i for i, h in enumerate(table.header)}
    cells: list[_Cell] = []
    seen: dict[tuple[str, str, str], int] = {}
    for line, row in table.rows:
        cell = _Cell(line, row[at[by]] if by else "", row[at[unit]], row[at[coder]], row[at[value]])
        if not cell.unit or not cell.coder:
            raise AnalysisError(f"{name}:{line}: no {unit if not cell.unit else coder}", "Name unit and coder in each row.")
        key = (cell.group, cell.unit, cell.coder)
        if key in seen:
            raise AnalysisError(f"{name}:{line}: {cell.coder} coded {cell.unit} already in line {seen[key]}", "Keep one of the two rows.")
        seen[key] = line
        cells.append(cell)
    return cells


def _wide(table: TextTable, unit: str, coders: list[str], by: str) -> list[_Cell]:
    name, at = table.source, {h: i for i, h in enumerate(table.header)}
    seen: dict[tuple[str, str], int] = {}
    for line, row in table.rows:
        key = (row[at[by]] if by else "", row[at[unit]])
        if not key[1]:
            raise AnalysisError(f"{name}:{line}: no {unit}", "Name the unit in each row.")
        if key in seen:
            raise AnalysisError(f"{name}:{line}: the unit {key[1]} stands in line {seen[key]} already", "Give each unit one row.")
        seen[key] = line
    return [_Cell(line, row[at[by]] if by else "", row[at[unit]], coder, row[at[coder]]) for line, row in table.rows for coder in coders]


def _agreement(
    table: TextTable,
    cells: list[_Cell],
    by: str,
    scale: Scale,
    distance: str,
    resamples: int,
    seed: int,
    progress: Callable[[int, int], None] | None,
) -> Agreement:
    name = table.source
    coders = tuple(dict.fromkeys(c.coder for c in cells))
    if len(coders) < 2:
        raise AnalysisError(f"{name}: there is one coder only: {coders[0] if coders else 'none'}", "Agreement needs two or more.")
    groups: dict[str, dict[str, dict[str, Value]]] = {}
    for cell in cells:
        found = groups.setdefault(cell.group, {}).setdefault(cell.unit, {})
        if cell.text not in GAPS:
            try:
                found[cell.coder] = _value(cell.text, scale, table)
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


def _value(text: str, scale: Scale, table: TextTable) -> Value:
    if scale.level == "set":
        return frozenset(p.strip() for p in text.split("|") if p.strip())
    if scale.level == "nominal" or scale.values:
        return text
    number = table.number(text)
    return text if number is None else number
