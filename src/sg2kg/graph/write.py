"""Writes graphs and tables in every format sg2kg knows; the two registries here also feed the choices and the help of the command."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Union

import pyoxigraph as ox

from sg2kg.errors import OutputError
from sg2kg.frames import plain_text
from sg2kg.graph.table import Cell, Table
from sg2kg.terms import PREFIXES

GRAPH_FORMATS: dict[str, ox.RdfFormat] = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "rdfxml": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
}


def write_graph(triples: Iterable[Union[ox.Triple, ox.Quad]], format: str) -> str:
    """The triples as text in one of GRAPH_FORMATS, without repeats, with the prefixes of sg2kg that occur.

    Raises OutputError for an unknown format, and for triples that the format cannot hold.
    """
    if format not in GRAPH_FORMATS:
        raise OutputError(f"{format} is not a format for a graph", "Known: " + ", ".join(GRAPH_FORMATS))
    plain = list(dict.fromkeys(ox.Triple(t.subject, t.predicate, t.object) for t in triples))
    if format == "turtle":
        plain.sort(key=lambda t: (isinstance(t.subject, ox.BlankNode), str(t.subject)))
    names = {term.datatype.value if isinstance(term, ox.Literal) else term.value for t in plain for term in t if not isinstance(term, ox.Triple)}
    used = {p: iri for p, iri in PREFIXES.items() if format != "ntriples" and any(n.startswith(iri) for n in names)}
    out = io.BytesIO()
    try:
        ox.serialize(plain, out, format=GRAPH_FORMATS[format], prefixes=used or None)
    except (ValueError, OSError) as error:
        raise OutputError(f"{format} cannot hold this graph: {error}", "Choose another format, such as turtle.") from None
    text = out.getvalue().decode("utf-8")
    return _xml(text, format) if format == "rdfxml" else text


def stream_graph(triples: Iterable[ox.Triple], target: Path) -> None:
    """Writes N-Triples to a file, one after the other, in little memory; as a whole or not at all. Raises OutputError where that cannot be done."""
    try:
        if target.exists() and not target.is_file():  # a device such as /dev/null, which must not be replaced
            _write_lines(triples, target)
        else:
            _replace(triples, target)
    except OSError as error:
        raise OutputError(f"{target}: cannot be written: {error.strerror or error}", "Check the folder and its permissions.") from None


def _replace(triples: Iterable[ox.Triple], target: Path) -> None:
    temporary = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        _write_lines(triples, temporary)
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


def _write_lines(triples: Iterable[ox.Triple], target: Path) -> None:
    with target.open("wb") as file:
        ox.serialize(triples, file, format=ox.RdfFormat.N_TRIPLES)


def _xml(text: str, format: str) -> str:
    """XML as any parser reads it: the engine writes a carriage return, which a parser drops, and characters that XML 1.0 does not have."""
    found = re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", text)
    if found:
        raise OutputError(f"{format} cannot hold the character U+{ord(found[0]):04X}", "Choose another format.")
    if re.search(r"<[\w.-]+:[\s>]", text):
        raise OutputError(f"{format} cannot hold a property or class whose IRI does not end in a name", "Choose another format, such as turtle.")
    return text.replace("\r", "&#13;")


def _results(kind: ox.QueryResultsFormat) -> Callable[[Table], str]:
    def write(table: Table) -> str:
        parsed = ox.parse_query_results(table.to_json().encode(), format=ox.QueryResultsFormat.JSON)
        assert isinstance(parsed, ox.QuerySolutions)
        text = (parsed.serialize(format=kind) or b"").decode("utf-8")
        return _xml(text, "xml") if kind == ox.QueryResultsFormat.XML else text

    return write


def _csv(table: Table) -> str:
    """SPARQL 1.1 Query Results CSV (W3C, 2013), section 3; the engine's own leaves a comma in an IRI unquoted."""

    def field(cell: Cell) -> str:
        text = "" if cell is None else cell.value if isinstance(cell, (ox.NamedNode, ox.Literal)) else str(cell)
        return '"' + text.replace('"', '""') + '"' if re.search('[",\r\n]', text) else text

    return "".join(",".join(row) + "\n" for row in [table.columns, *(map(field, row) for row in table.cells)])


def _markdown(table: Table) -> str:
    def line(cells: Iterable[str]) -> str:
        return "| " + " | ".join(re.sub(r"\s+", " ", c).replace("|", "\\|") for c in cells) + " |"

    rows = [line(r) for r in table.text()]
    return "\n".join([line(table.columns), "|" + "---|" * len(table.columns), *rows]) + "\n"


def _plain(table: Table) -> str:
    return plain_text(table.columns, table.text()) + "\n"


TABLE_FORMATS: dict[str, Callable[[Table], str]] = {
    "table": _plain,
    "csv": _csv,
    "tsv": _results(ox.QueryResultsFormat.TSV),
    "json": lambda t: t.to_json() + "\n",
    "xml": _results(ox.QueryResultsFormat.XML),
    "markdown": _markdown,
}


def write_table(table: Table, format: str) -> str:
    """The table as text in one of TABLE_FORMATS; raises OutputError for an unknown format."""
    if format not in TABLE_FORMATS:
        raise OutputError(f"{format} is not a format for a table", "Known: " + ", ".join(TABLE_FORMATS))
    return TABLE_FORMATS[format](table)
