"""Results as tables: whatever has typed columns becomes a pandas DataFrame, an Arrow stream (polars, DuckDB, R); and plain aligned text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True)
class Column:
    """A named column; ``type`` is string, integer, number or boolean, and a value is None where there is none."""

    name: str
    type: str
    values: Sequence[Any]


_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_PANDAS = {"string": "string", "integer": "Int64", "number": "Float64", "boolean": "boolean"}


class Frame:
    """Mixed into a result: it says its columns, and is a frame."""

    def typed_columns(self) -> Sequence[Column]:
        """The columns, all of one length."""
        raise NotImplementedError

    def df(self) -> pandas.DataFrame:
        """The result as a pandas DataFrame with typed columns (nullable types); raises ImportError where pandas is not installed."""
        import pandas

        return pandas.DataFrame({c.name: pandas.array(list(c.values), dtype=_PANDAS[c.type]) for c in self.typed_columns()})

    def to_arrow(self) -> Any:
        """The result as a pyarrow Table; raises ImportError where pyarrow is not installed."""
        import pyarrow

        types = {"string": pyarrow.string(), "integer": pyarrow.int64(), "number": pyarrow.float64(), "boolean": pyarrow.bool_()}
        columns = self.typed_columns()
        return pyarrow.table({c.name: pyarrow.array(list(c.values), type=types[c.type]) for c in columns})

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        """The Arrow PyCapsule interface, which polars, DuckDB and others read: ``polars.DataFrame(result)``."""
        return self.to_arrow().__arrow_c_stream__(requested_schema)


def width(text: str) -> int:
    """How many columns of a terminal ``text`` takes: East Asian wide characters take two."""
    import unicodedata

    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def plain_text(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """An aligned plain-text table; line breaks and control characters in a cell become spaces."""
    rows = [[_CONTROL.sub(" ", c) for c in row] for row in rows]
    widths = [max([width(c), *(width(r[i]) for r in rows)]) for i, c in enumerate(columns)]
    lines = ["  ".join(c + " " * (w - width(c)) for c, w in zip(row, widths, strict=False)).rstrip() for row in [columns, *rows]]
    lines.insert(1, "  ".join("-" * w for w in widths))
    return "\n".join(lines)
