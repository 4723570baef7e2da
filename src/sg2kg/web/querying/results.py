"""An answer as plain cells that can be kept, charted and put into a page; read from the lines of TSV or N-Triples that a worker sends."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Union

import pyoxigraph as ox

from sg2kg.errors import QueryError
from sg2kg.messages import TAGS
from sg2kg.terms import PREFIXES, curie

MOST_TEXT = 2_000
"""Characters of one value that are shown; a statement is shorter, and a page must stay one."""
_NUMBERS = {
    PREFIXES["xsd"] + name
    for name in (
        *("integer", "decimal", "double", "float", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger"),
        *("nonPositiveInteger", "negativeInteger", "unsignedInt", "unsignedLong", "unsignedShort", "unsignedByte"),
    )
}


@dataclass(frozen=True)
class Cell:
    """One value of an answer."""

    kind: str
    """iri, literal, blank, triple, or empty where the variable is unbound."""
    text: str = ""
    """What is shown: a prefixed name where there is one, the lexical form of a literal."""
    iri: str = ""
    """The IRI that it is; for a literal, of what it stands for, where that is known."""
    lang: str = ""
    datatype: str = ""
    """Prefixed name of the datatype, where it is neither text nor text in a language."""
    cut: bool = False
    """Whether ``text`` is only the beginning."""
    mark: str = ""
    """The status that it tells, where it is one of the four."""

    @property
    def is_number(self) -> bool:
        """Whether it is a literal with a numeric datatype of XML Schema."""
        return self.datatype.startswith("xsd:") and PREFIXES["xsd"] + self.datatype[4:] in _NUMBERS

    @property
    def number(self) -> Union[int, float, None]:
        """Its value where it is a number that can be drawn, else None."""
        if not self.is_number:
            return None
        try:
            return int(self.text) if re.fullmatch(r"[+-]?\d{1,18}", self.text) else _finite(float(self.text))
        except ValueError:
            return None


@dataclass(frozen=True)
class Shown:
    """As much of an answer as a page shows."""

    form: str
    """SELECT, ASK, CONSTRUCT or DESCRIBE."""
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    total: int = 0
    """Rows that there are; with ``more``, rows that were counted before counting ended."""
    more: bool = False
    """Whether there are more than ``total``."""
    yes: bool = False
    """The answer to ASK."""
    turtle: str = ""
    """The triples of ``rows`` as Turtle, for CONSTRUCT and DESCRIBE."""

    @property
    def is_cut(self) -> bool:
        """Whether there are more rows than are shown."""
        return self.more or self.total > len(self.rows)

    def column(self, name: str) -> list[Cell]:
        """The cells below a column; raises ValueError where there is none of that name."""
        at = self.columns.index(name)
        return [row[at] for row in self.rows]


def table(lines: list[bytes], total: int, more: bool) -> Shown:
    """The answer to a SELECT from lines of TSV (SPARQL 1.1 Query Results CSV and TSV Formats), the first of which names the columns."""
    names = tuple(name.lstrip("?") for name in lines[0].decode().split("\t")) if lines and lines[0] else ()
    if not names:
        return Shown("SELECT", (), ((),) * len(lines[1:]), total, more)
    try:
        parsed = ox.parse_query_results(b"\n".join([*lines, b""]), format=ox.QueryResultsFormat.TSV)
        assert isinstance(parsed, ox.QuerySolutions)
        rows = tuple(tuple(cell(row[name]) for name in names) for row in parsed)
    except (SyntaxError, ValueError) as error:
        raise QueryError(f"query: the answer cannot be shown as a table: {str(error)[:200]}", "Download it instead.") from None
    return Shown("SELECT", names, rows, total, more)


def triples(lines: list[bytes], total: int, more: bool, form: str) -> Shown:
    """The answer to a CONSTRUCT or DESCRIBE from lines of N-Triples."""
    found = [ox.Triple(q.subject, q.predicate, q.object) for q in ox.parse(b"\n".join(lines), format=ox.RdfFormat.N_TRIPLES)]
    rows = tuple((cell(t.subject), cell(t.predicate), cell(t.object)) for t in found)
    return Shown(form, ("subject", "predicate", "object"), rows, total, more, turtle=_turtle(found))


def cell(term: Any) -> Cell:
    """A term of the engine as a cell."""
    if term is None:
        return Cell("empty")
    if isinstance(term, ox.NamedNode):
        return Cell("iri", curie(term.value)[:MOST_TEXT], iri=term.value, cut=len(term.value) > MOST_TEXT)
    if isinstance(term, ox.BlankNode):
        return Cell("blank", f"_:{term.value}"[:MOST_TEXT])
    if isinstance(term, ox.Literal):
        kind = "" if term.language or term.datatype.value == PREFIXES["xsd"] + "string" else curie(term.datatype.value)
        tag = (term.language or "").lower()
        return Cell("literal", term.value[:MOST_TEXT], lang=TAGS.get(tag, tag), datatype=kind, cut=len(term.value) > MOST_TEXT)
    text = str(term)
    return Cell("triple", text[:MOST_TEXT], cut=len(text) > MOST_TEXT)


def _turtle(found: Iterable[ox.Triple]) -> str:
    text = ox.serialize(found, format=ox.RdfFormat.TURTLE, prefixes=PREFIXES)
    assert text is not None
    lines = text.decode().splitlines()
    used = "\n".join(line for line in lines if not line.startswith("@prefix"))
    heads = [line for line in lines if line.startswith("@prefix") and re.search(rf"(?<![\w<:/#]){line.split()[1]}", used)]
    return "\n".join([*sorted(heads), "", used] if heads else [used])


def _finite(value: float) -> float | None:
    return value if value == value and abs(value) != float("inf") else None
