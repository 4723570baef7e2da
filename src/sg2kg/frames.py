"""Results as tables: whatever has typed columns becomes a pandas DataFrame, an Arrow stream (polars, DuckDB, R); and plain aligned text."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
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
    """Mixed into a result: it says its columns, is a frame, and shows itself in a notebook as a table, if it knows nothing better."""

    def typed_columns(self) -> Sequence[Column]:
        """The columns, all of one length."""
        raise NotImplementedError

    def df(self) -> pandas.DataFrame:
        """The result as a pandas DataFrame with typed columns (nullable types); raises ImportError where pandas is not installed."""
        pandas = needed("pandas", "pandas")
        return pandas.DataFrame({c.name: pandas.array(list(c.values), dtype=_PANDAS[c.type]) for c in self.typed_columns()})

    def to_arrow(self) -> Any:
        """The result as a pyarrow Table; raises ImportError where pyarrow is not installed."""
        pyarrow = needed("pyarrow", "arrow")
        types = {"string": pyarrow.string(), "integer": pyarrow.int64(), "number": pyarrow.float64(), "boolean": pyarrow.bool_()}
        columns = self.typed_columns()
        return pyarrow.table({c.name: pyarrow.array(list(c.values), type=types[c.type]) for c in columns})

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        """The Arrow PyCapsule interface, which polars, DuckDB and others read: ``polars.DataFrame(result)``."""
        return self.to_arrow().__arrow_c_stream__(requested_schema)

    def _repr_html_(self) -> str:
        columns = self.typed_columns()
        return html_table(
            [c.name for c in columns], [["" if v is None else str(v) for v in row] for row in zip(*(c.values for c in columns), strict=True)]
        )

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        return {"text/plain": str(self), "text/html": self._repr_html_()}


def needed(package: str, extra: str) -> Any:
    """The package, which comes with an extra of sg2kg; raises ImportError, saying what to install, where it is not there."""
    try:
        return import_module(package)
    except ImportError:
        raise ImportError(f"{package} is not installed: pip install 'sg2kg[{extra}]'", name=package) from None


def html_table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A plain table in HTML."""
    head = "".join(f"<th>{html.escape(c)}</th>" for c in columns)
    body = "".join("<tr>" + "".join(f"<td>{html.escape(c)}</td>" for c in row) + "</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


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
