"""Runs SPARQL in a worker and sends the answer in pieces while it comes; the dataset of a query is put together here."""

from __future__ import annotations

import io
import socket
from typing import IO, Any, cast

import pyoxigraph as ox

from sg2kg.errors import QueryError
from sg2kg.graph.guard import Token, tokens
from sg2kg.graph.store import syntax_error
from sg2kg.terms import PREFIXES
from sg2kg.web.crew.worker import Send, bound_memory, live, open_nothing_more

RESULT_TYPES: dict[str, ox.QueryResultsFormat] = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}
"""The formats of answers to SELECT and ASK, by media type (CSV and TSV: SELECT only)."""
GRAPH_TYPES: dict[str, ox.RdfFormat] = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/ld+json": ox.RdfFormat.JSON_LD,
}
"""The formats of answers to CONSTRUCT and DESCRIBE, by media type."""
PIECE = 65_536


class TooLarge(QueryError):
    """An answer that is larger than any may be."""


class _Pieces(io.RawIOBase):
    """A file that sends what is written to it, in pieces of some size, and takes no more than ``most`` bytes."""

    def __init__(self, send: Send, most: int) -> None:
        self._send, self._left = send, most
        self._held = bytearray()

    def write(self, content: Any) -> int:
        self._left -= len(content)
        if self._left < 0:
            raise TooLarge("the answer is larger than this server gives", "Ask for less: fewer variables, or LIMIT and OFFSET.")
        self._held += content
        if len(self._held) >= PIECE:
            self.flush()
        return len(content)

    def flush(self) -> None:
        if self._held:
            self._send(bytes(self._held))
            self._held.clear()


def query_worker(sock: socket.socket, store: ox.Store, memory: int, most: int) -> None:
    """Answers queries over ``store`` until the front hangs up; ``memory`` and ``most`` are bytes, for the work and for an answer."""
    bound_memory(memory)
    open_nothing_more()

    def work(task: dict[str, Any], blob: bytes, send: Send) -> dict[str, Any]:
        out = _Pieces(send, most)
        answer(store, blob.decode(), task["format"], task["default_graphs"], task["named_graphs"], out)
        out.flush()
        return {}

    live(sock, work)


def answer(store: ox.Store, text: str, format: str, default_graphs: list[str], named_graphs: list[str], out: _Pieces) -> None:
    """Writes the answer to a query; raises QueryError for what cannot be run."""
    if not default_graphs and not named_graphs:
        default_graphs, named_graphs = dataset_of(text)
    options: dict[str, Any] = {}
    if default_graphs or named_graphs:
        store = _merged(store, default_graphs, named_graphs)
        options = {"default_graph": ox.DefaultGraph(), "named_graphs": [ox.NamedNode(g) for g in named_graphs]}
    try:
        file = cast("IO[bytes]", out)
        result = store.query(text, prefixes=PREFIXES, **options)
        if isinstance(result, ox.QueryTriples):
            result.serialize(file, format=GRAPH_TYPES[format], **({"prefixes": PREFIXES} if format in ("text/turtle", "application/rdf+xml") else {}))
        else:
            result.serialize(file, format=RESULT_TYPES[format])
    except SyntaxError as error:
        raise syntax_error(str(error), "query") from None
    except OSError:  # the data are in memory: only a call to another server opens anything
        raise QueryError("query: SERVICE calls another server, and nothing is fetched", "Leave SERVICE out.") from None
    except (ValueError, RuntimeError) as error:
        raise QueryError("query: " + " ".join(str(error).split()), "Change the query.") from None


def dataset_of(text: str) -> tuple[list[str], list[str]]:
    """The graphs that FROM and FROM NAMED of a query name (SPARQL 1.1, section 13.2): for the default graph, and as named graphs."""
    found: tuple[list[str], list[str]] = ([], [])
    prefixes = dict(PREFIXES)
    base = ""
    words = [*tokens(text), Token("end", "", 0), Token("end", "", 0), Token("end", "", 0)]
    for place, token in enumerate(words[:-3]):
        word = token.text.upper()
        if token.kind == "other" and token.text == "{":
            break
        if token.kind != "word":
            continue
        if word == "PREFIX":
            prefixes[words[place + 1].text.rstrip(":")] = words[place + 2].text[1:-1]
        elif word == "BASE":
            base = words[place + 1].text[1:-1]
        elif word == "FROM":
            named = words[place + 1].text.upper() == "NAMED"
            told = words[place + 1 + named]
            found[named].append(_iri(told, prefixes, base))
    return found


def _iri(token: Token, prefixes: dict[str, str], base: str) -> str:
    if token.kind == "iri":
        from urllib.parse import urljoin

        return urljoin(base, token.text[1:-1]) if base else token.text[1:-1]
    prefix, _, local = token.text.partition(":")
    return prefixes.get(prefix, "") + local


def _merged(store: ox.Store, default_graphs: list[str], named_graphs: list[str]) -> ox.Store:
    """A store whose default graph is the merge of some graphs: the engine's own union counts a statement twice that stands in two of them."""
    found = ox.Store()
    try:
        merge = [q for g in dict.fromkeys(default_graphs) for q in store.quads_for_pattern(None, None, None, ox.NamedNode(g))]
        named = [q for g in dict.fromkeys(named_graphs) for q in store.quads_for_pattern(None, None, None, ox.NamedNode(g))]
    except ValueError as error:
        raise QueryError(f"query: {error}", "Name graphs by their full IRIs.") from None
    found.bulk_extend([ox.Quad(q.subject, q.predicate, q.object) for q in merge])
    found.bulk_extend(named)
    return found
