"""RDF in, RDF out, and queries: the only rooms that know how a graph is read, held, asked and written."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sg2kg.graph.guard import check_query
    from sg2kg.graph.read import rdf_files, read_bytes, read_path
    from sg2kg.graph.store import Dataset
    from sg2kg.graph.table import Table
    from sg2kg.graph.write import GRAPH_FORMATS, TABLE_FORMATS, write_graph, write_table

_HOMES = {
    "guard": ("check_query",),
    "read": (
        "rdf_files",
        "read_bytes",
        "read_path",
    ),
    "store": ("Dataset",),
    "table": ("Table",),
    "write": (
        "GRAPH_FORMATS",
        "TABLE_FORMATS",
        "write_graph",
        "write_table",
    ),
}

__all__ = [
    "GRAPH_FORMATS",
    "TABLE_FORMATS",
    "Dataset",
    "Table",
    "check_query",
    "rdf_files",
    "read_bytes",
    "read_path",
    "write_graph",
    "write_table",
]


def __getattr__(name: str) -> object:
    """The public name, imported when it is first asked for."""
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"sg2kg.graph.{home}"), name)
    raise AttributeError(f"module {__name__} has no attribute {name}")
