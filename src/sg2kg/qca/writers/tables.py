"""The truth table and the scores as CSV, for a spreadsheet, for R, and for the program fsQCA."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from sg2kg.errors import AnalysisError
from sg2kg.frames import Column
from sg2kg.qca.analysis import Analysis
from sg2kg.qca.data import Data, Score

_FORMULA = tuple("=+-@＝＋－＠\t\r")
_LONGEST = 10
"""fsQCA shows names of variables in narrow columns."""


def write_csv(a: Analysis) -> str:
    """The truth table, one row a configuration; cases joined by a semicolon, an undefined measure empty."""
    head = ["row", *a.data.names, "OUT", "n", "incl", "PRI", "cases"]
    rows = ([r.number, *r.values, r.out, r.n, _plain(r.incl), _plain(r.pri), _guarded("; ".join(r.cases))] for r in a.table.rows)
    return _written([head, *rows])


def write_calibrated(a: Analysis) -> str:
    """The scores of all cases, those left out too; a score that is not known is NA. Reads in R with ``read.csv(row.names = 1)``."""
    head = ["case", *a.given.names, a.given.outcome]
    return _written([head, *_scores(a.given, "NA")])


def write_fsqca(a: Analysis) -> str:
    """The scores that were analysed, for the program fsQCA: short names, no gaps. Raises AnalysisError for multi-value conditions."""
    levels = [c.name for c in a.data.conditions if c.multi_value]
    if levels:
        raise AnalysisError(f"fsQCA knows no multi-value conditions, as {levels[0]} is", "Use --format r, or split the condition into several.")
    scored = a.data.keep(c for c, y in zip(a.data.cases, a.data.outcomes, strict=True) if y is not None)
    return _written([["caseid", *fsqca_names(a).values()], *_scores(scored, "")])


def fsqca_names(a: Analysis) -> dict[str, str]:
    """What the conditions and the outcome are called in fsQCA: letters and digits, short, each one different."""
    found: dict[str, str] = {}
    taken = {"caseid"}
    for name in (*a.data.names, a.data.outcome):
        bare = re.sub(r"[^A-Za-z0-9]", "", ("not" if name.startswith("~") else "") + name)
        bare = (bare if bare[:1].isalpha() else "v" + bare)[:_LONGEST]
        short, i = bare, 1
        while short.lower() in taken:
            i += 1
            short = bare[: _LONGEST - len(str(i))] + str(i)
        taken.add(short.lower())
        found[name] = short
    return found


def write_columns(columns: Sequence[Column]) -> str:
    """Any result's typed columns as CSV, a value that is not there empty."""
    rows = zip(*(c.values for c in columns), strict=True)
    cells = ([_guarded(v) if isinstance(v, str) else _plain(v) for v in row] for row in rows)
    return _written([[c.name for c in columns], *cells])


def _scores(data: Data, gap: str) -> Iterable[Sequence[object]]:
    for case, row, y in zip(data.cases, data.scores, data.outcomes, strict=True):
        yield [_guarded(case), *(_plain(v, gap) for v in (*row, y))]


def _plain(value: Score, gap: str = "") -> str:
    if value is None:
        return gap
    return str(int(value)) if value == int(value) else repr(value)


def _guarded(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _written(rows: Iterable[Sequence[object]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()
