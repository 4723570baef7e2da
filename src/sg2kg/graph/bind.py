"""Fills values into a query that somebody brought: each variable becomes a term, token by token, so that no value is ever read as SPARQL."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import Union

import pyoxigraph as ox

from sg2kg.errors import NotFoundError, ParameterError
from sg2kg.graph.guard import FORMS, PATTERN
from sg2kg.terms import PREFIXES, iri

Value = Union[str, int, float, bool, datetime.date, ox.NamedNode, ox.Literal]
"""What a variable may stand for; of a string see :func:`term_of`."""
_ABSOLUTE = re.compile(r"(?:https?://|urn:)[^\x00-\x20<>\"{}|^`\\]+")
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
        return ox.NamedNode(value)
    found = _PREFIXED.fullmatch(value)
    return ox.NamedNode(iri(value)) if found and found[1] in PREFIXES else ox.Literal(value)


def fill(query: str, values: Mapping[str, Value], name: str = "query") -> str:
    """``query`` with the variables called as the keys of ``values`` replaced by their terms, wherever a term may stand.

    In the list that SELECT shows, the variable keeps its column. Follows SEP-0007 of the SPARQL developers' group.

    Raises NotFoundError for a key that is no variable of the query, ParameterError for a variable that the query itself gives a value.
    """
    terms = {key: str(term_of(value)) for key, value in values.items()}
    seen: set[str] = set()
    parts: list[str] = []
    previous, clause, depth, opened = "", "", 0, 0
    for match in PATTERN.finditer(query):
        kind, text = match.lastgroup or "other", match[0]
        parts.append(text)
        if kind in ("comment", "space"):
            continue
        word = text.upper()
        if kind == "variable":
            seen.add(text[1:])
            if text[1:] in terms:
                if previous == "AS" or clause == "VALUES":
                    raise ParameterError(f"{name}: the query gives ?{text[1:]} a value itself", "Give one to a variable that it leaves free.")
                parts[-1] = _placed(terms[text[1:]], text[1:], clause if depth == opened else "")
        elif kind == "word" and word in (*FORMS, "VALUES", "GROUP", "ORDER", "HAVING", "WHERE", "LIMIT", "OFFSET"):
            clause, opened = word, depth
        elif text == "{":
            clause = ""
        depth += (text == "(") - (text == ")")
        previous = word
    for key in terms:
        if key not in seen:
            raise NotFoundError("variable of the query", key, seen)
    return "".join(parts)


def _placed(term: str, variable: str, clause: str) -> str:
    if clause == "SELECT":
        return f"({term} AS ?{variable})"
    return f"({term})" if clause in ("GROUP", "ORDER") else f" {term} "
