"""The classification of disagreements, which people fill in: read from the list they were given, and carried over when it is written again."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from sg2kg.agreement.results import UNIT_COLUMNS, Disagreement, Disagreements
from sg2kg.comparison.writers.delimited import delimited
from sg2kg.errors import AnalysisError

CLASSES = ("missed passage", "rule misread", "rule silent", "passage ambiguous")
"""Why coders differ. The first two each coder corrects alone; the third amends the codebook; for the fourth a third coder decides."""
Key = tuple[str, ...]


def write_disagreements(found: Disagreements) -> str:
    """The list of disagreements as CSV, with a column for their classification."""
    columns = found.typed_columns()
    return delimited([[c.name for c in columns], *zip(*(c.values for c in columns), strict=True)], ",")


def read_classes(path: Path) -> dict[Key, str]:
    """What people filled in, by field, case, phase, concept and unit; nothing where there is no such file.

    Raises AnalysisError, with file and line, for what is no list of disagreements, and for a class that is not one of CLASSES.
    """
    if not path.is_file():
        return {}
    try:
        rows = list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline=""), strict=True))
    except (OSError, UnicodeDecodeError, csv.Error):
        raise AnalysisError(f"{path}: there is a file already, and it is no list of disagreements", "Name a new file.") from None
    if not rows or not {*UNIT_COLUMNS, "classification"} <= set(rows[0]):
        raise AnalysisError(f"{path}: there is a file already, and it is no list of disagreements", "Name a new file.")
    places = [rows[0].index(c) for c in UNIT_COLUMNS]
    at = rows[0].index("classification")
    found: dict[Key, str] = {}
    for line, row in enumerate(rows[1:], 2):
        filled = row[at].strip() if at < len(row) else ""
        if filled and filled not in CLASSES:
            raise AnalysisError(f"{path}: row {line}: {filled!r} is no class of disagreement", "Known: " + ", ".join(CLASSES))
        if filled:
            found[tuple(row[p] for p in places)] = filled
    return found


def classified(found: Disagreements, classes: Mapping[Key, str]) -> tuple[Disagreements, int]:
    """The list with what people filled in before, and how many of their entries are of units that no longer differ."""
    rows = [replace(row, classification=classes.get(_key(row), row.classification)) for row in found.rows]
    return replace(found, rows=tuple(rows)), len(set(classes) - {_key(r) for r in rows})


def _key(row: Disagreement) -> Key:
    """The unit as it stands in a file."""
    line = delimited([[getattr(row.unit, c) for c in UNIT_COLUMNS]], ",")
    return tuple(next(csv.reader([line.rstrip("\n")])))
