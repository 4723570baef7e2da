"""Fills values into a query that somebody brought: each variable becomes a term, token by token, so that no value is ever read as SPARQL."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from contextlib import suppress
from typing import Union

import pyoxigraph as ox

from sg2kg.errors import NotFoundError, ParameterError
from sg2kg.graph.guard import FORMS, PATTERN
from sg2kg.terms import PREFIXES, iri

Value = Union[str, int, float, bool, datetime.date, ox.NamedNode, ox.Literal]
"""What a variable may stand for; of a string see :func:`term_of`."""
_ABSOLUTE = re.compile(r"(?:https?://|urn:)[^\x00-\x20<>\"{}|^`\\]+")
_CLAUSES = frozenset({*FORMS, "VALUES", "GROUP", "ORDER", "HAVING", "WHERE", "LIMIT", "OFFSET"})
_PREFIXED = re.compile(r"([a-z][a-z0-9]*):([\w.-]*\w)")


def term_of(value: Value) -> Union[ox.NamedNode, ox.Literal]:
    """The RDF term that a value stands for.

    A string is an IRI where it is a web address, a URN, or a name with one of the prefixes that need not be declared (``case:cloud-rice``);
    any other string is a literal. Whoever means otherwise gives a ``pyoxigraph.NamedNode`` or ``Literal``. Raises ParameterError for text that is
    not UTF-8, and for a value of another type.
    """
    if isinstance(value, (ox.NamedNode, ox.Literal)):
        return value
    if isinstance(value, datetime.date):
        kind = "dateTime" if isinstance(value, datetime.datetime) else "date"
        return ox.Literal(value.isoformat(), datatype=ox.NamedNode(PREFIXES["xsd"] + kind))
    if isinstance(value, (bool, int, float)):
        return ox.Literal(value)
    if not isinstance(value, str):
        raise ParameterError(f"a value of type {type(value).__name__}", "Give text, a number, true or false, a date, or an RDF term.")
    if any("\ud800" <= c <= "\udfff" for c in value):
        raise ParameterError("a value that is not UTF-8 text", "Write it in UTF-8.")
    if _ABSOLUTE.fullmatch(value):
        with suppress(ValueError):  # such as https://[: no address, so text
            return ox.NamedNode(value)
    found = _PREFIXED.fullmatch(value)
    return ox.NamedNode(iri(value)) if found and found[1] in PREFIXES else ox.Literal(value)


def fill(query: str, values: Mapping[str, Value], name: str = "query") -> str:
    """``query`` with the variables called as the keys of ``values`` replaced by their terms, wherever a term may stand.

    In the list that SELECT shows, the variable keeps its column, and BOUND of it is true. Follows SEP-0007 of the SPARQL developers' group.

    Raises NotFoundError for a key that is no variable of the query, ParameterError for a variable that the query itself gives a value, and for
    one between ``<`` and ``>`` without spaces, which reads as an IRI.
    """
    terms = {key: str(term_of(value)) for key, value in values.items()}
    seen: set[str] = set()
    parts: list[str] = []
    at = _Place()
    for match in PATTERN.finditer(query):
        kind, text = match.lastgroup or "other", match[0]
        parts.append(text)
        if kind in ("comment", "space"):
            continue
        variable = text[1:] if kind == "variable" else ""
        if variable:
            seen.add(variable)
        if variable in terms:
            if at.gives_value():
                raise ParameterError(f"{name}: the query gives ?{variable} a value itself", "Give one to a variable that it leaves free.")
            if at.called == "BOUND":
                parts[at.calls] = ""
                parts[-1] = "true"
            else:
                parts[-1] = at.placed(terms[variable], variable)
        elif kind == "iri" and ":" not in text and terms.keys() & set(re.findall(r"[?$](\w+)", text)):
            raise ParameterError(f"{name}: {text} reads as an IRI, and holds a variable that is given a value", "Put spaces around < and >.")
        at.move(kind, text, len(parts) - 1)
    for key in terms:
        if key not in seen:
            raise NotFoundError("variable of the query", key, seen)
    return "".join(parts)


class _Place:
    """Where in a query a token stands: in which clause, how deep, and in the brackets of which call."""

    def __init__(self) -> None:
        self.clause = self.previous = self.called = ""
        self.calls = self._index = 0
        self._depth = self._opened = self._braces = 0
        self._shown: dict[str, int] = {}

    def gives_value(self) -> bool:
        return self.previous == "AS" or self.clause == "VALUES"

    def placed(self, term: str, variable: str) -> str:
        bare = self._depth == self._opened
        if self.clause == "SELECT" and bare:
            if self._shown.setdefault(variable, self._braces) < self._braces:  # a query around this one shows it already, and may show it once
                return f"({term} AS ?{variable}_{self._braces})"
            return f"({term} AS ?{variable})"
        return f"({term})" if self.clause in ("GROUP", "ORDER") and bare else f" {term} "

    def move(self, kind: str, text: str, index: int) -> None:
        word = text.upper()
        if kind == "word" and word in _CLAUSES:
            self.clause, self._opened = word, self._depth
        elif text in ("{", "}"):
            self.clause = ""
            self._braces += 1 if text == "{" else -1
            self._shown = {v: b for v, b in self._shown.items() if b <= self._braces}
        self._depth += (text == "(") - (text == ")")
        self.called, self.calls = (self.previous, self._index) if text == "(" else ("", 0)
        self.previous, self._index = word, index
