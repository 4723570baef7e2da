"""Results as data frames: whatever has typed columns becomes a pandas DataFrame, an Arrow stream (polars, DuckDB, R), and a table in a notebook."""

from __future__ import annotations

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
