"""A table of query results: what every query returns, whoever asks; prints in a terminal and a notebook, and is a data frame."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Union

import pyoxigraph as ox

from sg2kg.frames import Column, Frame, html_table, plain_text
from sg2kg.terms import curie

Term = Union[ox.NamedNode, ox.BlankNode, ox.Literal, ox.Triple]
Cell = Union[Term, None]


@dataclass(frozen=True)
class Table(Frame):
    """Columns and rows of RDF terms; a cell is None where a variable is unbound.

    Iterating gives the rows as plain Python values (see :func:`plain`).
    """

    columns: tuple[str, ...]
    cells: tuple[tuple[Cell, ...], ...]
    title: str = field(default="", compare=False)

    def __len__(self) -> int:
        return len(self.cells)

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        return (tuple(plain(c) for c in row) for row in self.cells)

    def rows(self) -> list[dict[str, Any]]:
        """The rows as dictionaries from column to plain value."""
        return [dict(zip(self.columns, row, strict=False)) for row in self]

    def typed_columns(self) -> list[Column]:
        """The columns as data frames take them: numbers and booleans where all values are and fit, else text as it stands in the data."""
        return [_typed(name, [row[i] for row in self.cells]) for i, name in enumerate(self.columns)]

    def text(self) -> list[list[str]]:
        """The cells as short readable text: prefixed names for IRIs, the lexical form for literals, nothing for unbound."""
        return [[short(c) for c in row] for row in self.cells]

    def __str__(self) -> str:
        return plain_text(self.columns, self.text())

    __repr__ = __str__

    def _repr_html_(self) -> str:
        return html_table(self.columns, self.text())

    def to_json(self) -> str:
        """The table in the SPARQL 1.1 Query Results JSON Format (W3C, 2013)."""
        bindings = [{c: _json_term(v) for c, v in zip(self.columns, row, strict=False) if v is not None} for row in self.cells]
        return json.dumps({"head": {"vars": list(self.columns)}, "results": {"bindings": bindings}}, ensure_ascii=False)


def from_json(data: bytes, title: str = "") -> Table:
    """A table from SPARQL JSON results."""
    parsed = ox.parse_query_results(data, format=ox.QueryResultsFormat.JSON)
    assert isinstance(parsed, ox.QuerySolutions)
    return from_solutions(parsed, title)


def from_solutions(solutions: ox.QuerySolutions, title: str = "") -> Table:
    """A table from live query solutions, which are read to their end."""
    names = [v.value for v in solutions.variables]
    return Table(tuple(names), tuple(tuple(row[n] for n in names) for row in solutions), title)


def plain(cell: Cell) -> Any:
    """A Python value for a term: int, float, bool or str for a literal, the IRI as str, None for unbound."""
    if cell is None:
        return None
    if isinstance(cell, ox.Literal):
        kind = cell.datatype.value.rpartition("#")[2]
        try:
            if kind in ("integer", "int", "long", "nonNegativeInteger"):
                return int(cell.value)
            if kind in ("decimal", "double", "float"):
                return float(cell.value)
        except ValueError:
            return cell.value
        return cell.value in ("true", "1") if kind == "boolean" else cell.value
    return cell.value if isinstance(cell, (ox.NamedNode, ox.BlankNode)) else str(cell)


def _typed(name: str, cells: list[Cell]) -> Column:
    values = [plain(c) for c in cells]
    kinds = {type(v) for v in values if v is not None}
    if kinds == {bool}:
        return Column(name, "boolean", values)
    if kinds and kinds <= {int, float} and all(-(2**63) <= v < 2**63 for v in values if isinstance(v, int)):
        return Column(name, "number" if float in kinds else "integer", values)
    return Column(name, "string", [c.value if isinstance(c, ox.Literal) else v for c, v in zip(cells, values, strict=False)])


def short(cell: Cell) -> str:
    """Short readable text for a term; an IRI becomes a prefixed name where a prefix is known."""
    if cell is None:
        return ""
    if isinstance(cell, ox.NamedNode):
        return curie(cell.value)
    return cell.value if isinstance(cell, (ox.Literal, ox.BlankNode)) else str(cell)


def _json_term(term: Term) -> dict[str, Any]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.Literal):
        found: dict[str, Any] = {"type": "literal", "value": term.value}
        if term.language:
            found["xml:lang"] = term.language
            if term.direction:
                found["its:dir"] = term.direction.value
        elif term.datatype.value != "http://www.w3.org/2001/XMLSchema#string":
            found["datatype"] = term.datatype.value
        return found
    return {"type": "triple", "value": {k: _json_term(v) for k, v in zip(("subject", "predicate", "object"), term, strict=False)}}
