"""RDF in, RDF out, and queries: the only rooms that know how a graph is read, held, asked and written."""

from sg2kg.graph.guard import check_query
from sg2kg.graph.read import rdf_files, read_bytes, read_path
from sg2kg.graph.store import Dataset
from sg2kg.graph.table import Table
from sg2kg.graph.write import GRAPH_FORMATS, TABLE_FORMATS, write_graph, write_table

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
