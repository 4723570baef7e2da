"""Reads a request as an operation of the SPARQL 1.1 Protocol (section 2.1), and refuses what is none, before anything is run."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qsl

import pyoxigraph as ox
from starlette.requests import Request

from sg2kg.errors import QueryError
from sg2kg.graph import check_query
from sg2kg.web.problems import Problem

FORM, DIRECT, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
MOST_PARAMETERS = 200
"""Parameters that a request may have; a dataset of more graphs is written with FROM."""
_USUAL = 4_000
"""Characters of a query that is remembered once it has been read, for pages and programs send the same ones again and again."""
FORMAT_NAMES = ("format", "output")
"""Parameters that name a format; clients use either."""
READ_ONLY = "this endpoint only answers queries, and its data are not changed here"


@dataclass(frozen=True)
class Operation:
    """A query operation as it was asked for."""

    text: str | None
    """None where there is no query: then the service describes itself."""
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    """Names of formats in the address."""
    seconds: float | None = None
    """How long the client would wait at most."""


async def read_operation(request: Request, most: int) -> Operation:
    """The operation of a request whose query may have ``most`` characters.

    Raises Problem: 400 for what cannot be read or stands twice, 403 for an update, 413 for a query that is too long, 415 for another type of content.
    """
    query: bytes = request.scope["query_string"]
    if request.method != "POST":
        return _usual_operation(query, most) if len(query) <= _USUAL else _operation(parameters(query), "GET", most)
    pairs = parameters(query)
    media_type, charset = _content_type(request)
    if media_type == UPDATE:
        raise Problem(403, READ_ONLY, "Load data of your own with sg2kg serve --data.")
    if media_type not in (FORM, DIRECT):
        told = f"content of type {media_type[:80]!r} is not read here" if media_type else "the type of the content is not told"
        raise Problem(415, told, f"Send {FORM} or {DIRECT}.", headers={"Accept-Post": f"{FORM}, {DIRECT}"})
    if charset not in ("", "utf-8", "utf8", "us-ascii"):
        raise Problem(415, f"the text is in {charset[:40]!r}", "Send it in UTF-8.")
    body = await _body(request, 12 * most + 65_536)  # a character is at most four bytes, each written %XX in a form
    if media_type == FORM:
        pairs += parameters(body)
    else:
        pairs.append(("query", _decoded(body)))
    return _operation(pairs, "POST", most)


@lru_cache(maxsize=512)
def _usual_operation(query: bytes, most: int) -> Operation:
    return _operation(parameters(query), "GET", most)


def parameters(query: bytes) -> list[tuple[str, str]]:
    """The parameters of an address or a form, in their order; raises Problem 400 where they are not UTF-8, or too many."""
    try:
        return parse_qsl(query.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=MOST_PARAMETERS)
    except UnicodeDecodeError:
        raise Problem(400, "the parameters are not UTF-8", "Send the text in UTF-8, percent-encoded.") from None
    except ValueError:
        raise Problem(400, f"more than {MOST_PARAMETERS} parameters", "Write the graphs into the query, with FROM.") from None


def _operation(pairs: list[tuple[str, str]], method: str, most: int) -> Operation:
    told: dict[str, list[str]] = {}
    for name, value in pairs:
        told.setdefault(name, []).append(value)
    if "update" in told:
        raise Problem(403, READ_ONLY, "Load data of your own with sg2kg serve --data.")
    texts = told.get("query", [])
    if len(texts) > 1:
        raise Problem(400, f"{len(texts)} queries in one request", "Send one query a request.")
    if method == "POST" and not texts:
        raise Problem(400, "there is no query in the form", "Send it as query=…")
    text = texts[0] if texts else None
    if text is not None and len(text) > most:
        raise Problem(413, f"the query is longer than {most:,} characters", "Shorten it.")
    return Operation(
        text=text,
        default_graphs=_graphs(told, "default-graph-uri"),
        named_graphs=_graphs(told, "named-graph-uri"),
        formats=tuple(value for name in FORMAT_NAMES for value in told.get(name, ())),
        seconds=_seconds(told.get("timeout", [])),
    )


def _graphs(told: dict[str, list[str]], name: str) -> tuple[str, ...]:
    graphs = tuple(dict.fromkeys(g for g in told.get(name, ()) if g))
    for graph in graphs:
        try:
            ox.NamedNode(graph)
        except ValueError as error:
            raise Problem(400, f"{name}: {graph[:200]!r} is no IRI: {error}", "Name graphs by their full IRIs.") from None
    return graphs


def _seconds(values: list[str]) -> float | None:
    given = {v.strip() for v in values} - {""}
    if not given:
        return None
    value = given.pop()
    if given or not re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,6})?", value) or float(value) <= 0:
        raise Problem(400, f"timeout={value[:40]!r} is no number of seconds", "Write, for example, timeout=5.")
    return float(value)


def _content_type(request: Request) -> tuple[str, str]:
    """The media type and the charset that the header names, in lower case."""
    name, *rest = (part.strip().lower() for part in request.headers.get("content-type", "").split(";"))
    charsets = [value.strip('" ') for key, _, value in (part.partition("=") for part in rest) if key.strip() == "charset"]
    return name, charsets[0] if charsets else ""


async def _body(request: Request, most: int) -> bytes:
    pieces, size = [], 0
    async for piece in request.stream():
        size += len(piece)
        if size > most:
            raise Problem(413, "the query is too long", "Shorten it.", headers={"Connection": "close"})
        pieces.append(piece)
    return b"".join(pieces)


def _decoded(body: bytes) -> str:
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Problem(400, f"the query is not UTF-8: byte {error.start} cannot be read", "Send it in UTF-8.") from None


def form_of(text: str) -> str:
    """The form of a query that may run: SELECT, ASK, CONSTRUCT or DESCRIBE; raises Problem 400 with the line, for an update or SERVICE too."""
    try:
        return _usual_form(text) if len(text) <= _USUAL else check_query(text)
    except QueryError as error:
        raise placed(error) from None


@lru_cache(maxsize=512)
def _usual_form(text: str) -> str:
    return check_query(text)


def placed(error: QueryError) -> Problem:
    """An error in a query as Problem 400, with the line and the column that the message begins with as members of their own."""
    found = re.match(r"query:(\d+)(?::(\d+))?: ", error.what)
    more: dict[str, Any] = {}
    if found:
        more = {name: int(number) for name, number in zip(("line", "column"), found.groups(), strict=True) if number}
    return Problem(400, error.what, error.hint, id=error.id, **more)
