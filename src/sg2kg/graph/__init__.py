"""RDF in, RDF out, and queries: the only rooms that know how a graph is read, held, asked and written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sg2kg.lazy import names_from

if TYPE_CHECKING:
    from sg2kg.graph.guard import check_query
    from sg2kg.graph.read import rdf_files, read_bytes, read_path, stream_path
    from sg2kg.graph.store import Dataset
    from sg2kg.graph.table import Table
    from sg2kg.graph.write import GRAPH_FORMATS, TABLE_FORMATS, write_graph, write_table

_HOMES = {
    "guard": ("check_query",),
    "read": (
        "rdf_files",
        "read_bytes",
        "read_path",
        "stream_path",
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
    "stream_path",
    "write_graph",
    "write_table",
]


__getattr__ = names_from(__name__, _HOMES)
