"""Runs SPARQL in a worker and sends the answer in pieces while it comes; the dataset of a query is put together here."""

from __future__ import annotations

import io
import socket
from collections import OrderedDict
from collections.abc import Sequence
from typing import IO, Any, cast

import pyoxigraph as ox

from sg2kg.errors import QueryError
from sg2kg.graph.guard import Token, tokens
from sg2kg.graph.store import syntax_error
from sg2kg.terms import PREFIXES
from sg2kg.web.crew.worker import Send, bound_memory, live, open_nothing_more
from sg2kg.web.settings import PUBLISHED

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
PREFIXED = ("text/turtle", "application/rdf+xml")
"""Of these, the formats that have prefixes."""
PIECE = 65_536
BASE = PUBLISHED
"""What relative IRIs in a query are relative to, unless it says so itself: <case/cloud-rice> is a case (SPARQL 1.1, section 4.1.1.2)."""


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
    merges = Merges(store)

    def work(task: dict[str, Any], blob: bytes, send: Send) -> dict[str, Any]:
        out = _Pieces(send, most)
        answer(merges, blob.decode(), task["format"], task["default_graphs"], task["named_graphs"], out)
        out.flush()
        return {}

    live(sock, work)


def answer(merges: Merges, text: str, format: str, default_graphs: Sequence[str], named_graphs: Sequence[str], out: _Pieces) -> None:
    """Writes the answer to a query; raises QueryError for what cannot be run.

    Graphs that are given go before those that the query names (SPARQL 1.1 Protocol, section 2.1.4).
    """
    try:
        if not default_graphs and not named_graphs and "FROM" in text.upper():
            default_graphs, named_graphs = dataset_of(text)
        store, options = merges.dataset(default_graphs, named_graphs)
        file = cast("IO[bytes]", out)
        result = store.query(text, prefixes=PREFIXES, base_iri=BASE, **options)
        if not isinstance(result, ox.QueryTriples):
            result.serialize(file, format=RESULT_TYPES[format])
        elif format in PREFIXED:
            ox.serialize(result, file, format=GRAPH_TYPES[format], prefixes=PREFIXES)
        else:
            result.serialize(file, format=GRAPH_TYPES[format])
    except SyntaxError as error:
        raise syntax_error(str(error), "query") from None
    except OSError:  # the data are in memory: only a call to another server opens anything
        raise QueryError("query: SERVICE calls another server, and nothing is fetched", "Leave SERVICE out.") from None
    except (ValueError, RuntimeError) as error:
        raise QueryError("query: " + " ".join(str(error).split()), "Change the query.") from None


def dataset_of(text: str) -> tuple[list[str], list[str]]:
    """The graphs that FROM and FROM NAMED of a query name (SPARQL 1.1, section 13.2): for the default graph, and as named graphs.

    Prefixes, relative IRIs and escapes are read by the engine's own parser of Turtle, which writes them as SPARQL does. Both lists are empty where
    it cannot read them: then the engine says what is wrong when it reads the query. Raises QueryError where FROM is glued to what follows: the
    engine reads that, and graphs must not depend on who reads them.
    """
    prologue: list[str] = []
    default: list[str] = []
    named: list[str] = []
    words = [*tokens(text), *[Token("end", "", 0)] * 3]
    depth = 0
    for place, token in enumerate(words[:-3]):
        word, (first, second) = token.text.upper(), words[place + 1 : place + 3]
        depth += (token.text in "{(") - (token.text in "})")
        if depth or token.kind not in ("word", "name"):
            continue
        if token.kind == "word" and word == "PREFIX":
            prologue.append(f"PREFIX {first.text} {second.text}")
        elif token.kind == "word" and word == "BASE":
            prologue.append(f"BASE {first.text}")
        elif token.kind == "word" and word == "FROM":
            is_named = first.kind == "word" and first.text.upper() == "NAMED"
            (named if is_named else default).append((second if is_named else first).text)
        elif _glued(words, place, word, prologue):
            raise QueryError(f"query:{token.line}: {token.text[:40]} is read in more ways than one", "Write a space after FROM and NAMED.")
    if not default and not named:
        return [], []
    known = "\n".join([*(f"PREFIX {p}: <{iri}>" for p, iri in PREFIXES.items()), *prologue])
    try:
        return _read(known, default), _read(known, named)
    except SyntaxError:
        return [], []


def _glued(words: list[Token], place: int, word: str, prologue: list[str]) -> bool:
    """Whether the engine would read FROM in a longer word, or in a name whose prefix nobody declared."""
    if words[place].kind == "word":
        return word.startswith("FROM")
    prefix = words[place].text.partition(":")[0]
    before = words[place - 1].text.upper() if place else ""
    return prefix.upper().startswith("FROM") and before != "PREFIX" and not any(p.startswith(f"PREFIX {prefix}: ") for p in prologue)


def _read(prologue: str, terms: list[str]) -> list[str]:
    """The IRIs that terms of a query stand for after its prologue."""
    lines = "\n".join(f"<x:s> <x:p> {term} ." for term in terms)
    found = ox.parse(f"{prologue}\n{lines}", format=ox.RdfFormat.TURTLE, base_iri=BASE)
    return [q.object.value for q in found if isinstance(q.object, ox.NamedNode)]


class Merges:
    """The datasets of queries: what the engine does by itself, and merges of several graphs, of which the last few are kept."""

    def __init__(self, store: ox.Store, keep: int = 2) -> None:
        self._store, self._keep = store, keep
        self._made: OrderedDict[tuple[frozenset[str], frozenset[str]], ox.Store] = OrderedDict()

    def dataset(self, default_graphs: Sequence[str], named_graphs: Sequence[str]) -> tuple[ox.Store, dict[str, Any]]:
        """A store, and the options with which to ask it; raises ValueError for what is no IRI.

        The default graph is the merge of graphs, in which a statement that stands in two of them stands once; the engine's own counts it twice.
        """
        if not default_graphs and not named_graphs:
            return self._store, {}
        default = [ox.NamedNode(g) for g in dict.fromkeys(default_graphs)]
        named = [ox.NamedNode(g) for g in dict.fromkeys(named_graphs)]
        if len(default) < 2:
            return self._store, {"default_graph": default, "named_graphs": named}
        key = frozenset(default_graphs), frozenset(named_graphs)
        merged = self._made.pop(key, None) or self._merge(default, named)
        self._made[key] = merged
        while len(self._made) > self._keep:
            self._made.popitem(last=False)
        return merged, {"default_graph": ox.DefaultGraph(), "named_graphs": named}

    def _merge(self, default: list[ox.NamedNode], named: list[ox.NamedNode]) -> ox.Store:
        merged = ox.Store()
        for graph in default:
            merged.bulk_extend(ox.Quad(q.subject, q.predicate, q.object) for q in self._store.quads_for_pattern(None, None, None, graph))
        for graph in named:
            merged.bulk_extend(self._store.quads_for_pattern(None, None, None, graph))
        return merged
