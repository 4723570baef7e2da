"""The embedded store: named graphs in memory, asked with SPARQL; called by the knowledge base.

The default graph of a query is the merge of all graphs: a statement that stands in two files is one statement. The engine's own union of
graphs would count it twice, so the merge is kept as a graph of its own. Queries that sg2kg ships run here; what a user brings runs in a
process of its own, with a deadline (see :mod:`sg2kg.graph.worker`).
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any, Union

import pyoxigraph as ox

from sg2kg.errors import QueryError
from sg2kg.graph import worker
from sg2kg.graph.guard import check_query
from sg2kg.graph.read import read_path
from sg2kg.graph.table import Table, from_json, from_solutions
from sg2kg.terms import PREFIXES

Result = Union[Table, bool, list[ox.Triple]]


def placed(quads: Iterable[Union[ox.Quad, ox.Triple]], graph: str) -> Iterator[ox.Quad]:
    """The statements as a dataset holds them: each in the graph with the IRI ``graph``, whatever graph it came from, and in the merge of all."""
    known = list(quads)
    name = ox.NamedNode(graph)
    own = (ox.Quad(q.subject, q.predicate, q.object, name) for q in known)
    return chain(own, (ox.Quad(q.subject, q.predicate, q.object) for q in known))


class Shipped:
    """The statements of a file that ships, for as many datasets as a process makes."""

    def __init__(self, quads: list[ox.Quad], graph: str) -> None:
        self.quads = quads
        self._graph = graph
        self._held: list[ox.Quad] | None = None
        self._once = False

    def placed(self) -> Iterable[ox.Quad]:
        """What :func:`placed` gives; kept from the second time on, for most processes ask once, and keeping costs more than it saves them."""
        if not self._once:
            self._once = True
            return placed(self.quads, self._graph)
        if self._held is None:
            self._held = list(placed(self.quads, self._graph))
        return self._held


def read_shipped(path: Path, graph: str) -> Shipped:
    """The statements of a file that ships; read once a process, and again where the file is another."""
    return _read_shipped(path, graph, path.stat().st_mtime_ns)


@lru_cache(maxsize=128)
def _read_shipped(path: Path, graph: str, _changed: int) -> Shipped:
    return Shipped(read_path(path), graph)


class Dataset:
    """Named graphs in memory."""

    def __init__(self) -> None:
        self._store = ox.Store()

    def add(self, quads: Iterable[Union[ox.Quad, ox.Triple]], graph: str) -> None:
        """Puts the statements into the graph with the IRI ``graph``, whatever graph they came from, and into the merge of all."""
        self.add_placed(placed(quads, graph))

    def add_placed(self, quads: Iterable[ox.Quad]) -> None:
        """Puts in what :func:`placed` gives: sooner done than :meth:`add` where the same statements go into several datasets."""
        self._store.bulk_extend(quads)

    @property
    def store(self) -> ox.Store:
        """The store itself, for a server that asks it in processes of its own."""
        return self._store

    def graphs(self) -> list[str]:
        """The IRIs of the graphs, sorted."""
        return sorted(g.value for g in self._store.named_graphs() if isinstance(g, ox.NamedNode))

    def triples(self, graphs: Iterable[str]) -> list[ox.Triple]:
        """The statements of the named graphs, each once."""
        found: dict[ox.Triple, None] = {}
        for graph in graphs:
            for q in self._store.quads_for_pattern(None, None, None, ox.NamedNode(graph)):
                found[ox.Triple(q.subject, q.predicate, q.object)] = None
        return list(found)

    def about(self, thing: Union[ox.NamedNode, ox.BlankNode], graphs: Container[str]) -> set[tuple[str, Any]]:
        """What the named graphs say of a thing: IRIs of predicates, with objects."""
        quads = self._store.quads_for_pattern(thing, None, None, None)
        return {(q.predicate.value, q.object) for q in quads if isinstance(q.graph_name, ox.NamedNode) and q.graph_name.value in graphs}

    def __len__(self) -> int:
        """How many statements there are, each counted once."""
        return sum(1 for _ in self._store.quads_for_pattern(None, None, None, ox.DefaultGraph()))

    def select(self, query: str) -> Table:
        """Runs a SELECT of our own; the prefixes of sg2kg need not be declared."""
        solutions = self._store.query(query, prefixes=PREFIXES)
        assert isinstance(solutions, ox.QuerySolutions)
        return from_solutions(solutions)

    def ask(self, query: str, name: str = "query") -> Result:
        """Runs a query that is known to be harmless: a table for SELECT, a bool for ASK, triples otherwise.

        The prefixes of sg2kg need not be declared, here and in :meth:`ask_apart`.

        Raises QueryError for what is no query.
        """
        check_query(query, name)
        try:
            result = self._store.query(query, prefixes=PREFIXES)
        except SyntaxError as error:
            raise syntax_error(str(error), name) from None
        if isinstance(result, ox.QuerySolutions):
            return from_solutions(result)
        if isinstance(result, ox.QueryBoolean):
            return bool(result)
        return list(result)

    def ask_apart(self, query: str, name: str = "query", seconds: float = 30.0) -> Result:
        """Runs a query that somebody brought, in a process of its own that is ended after ``seconds``.

        Raises QueryError for what is no query, QueryTimeout where time or memory ran out.
        """
        form = check_query(query, name)
        kind, data = worker.run(self._store, query, seconds, name)
        if kind == "syntax":
            raise syntax_error(data.decode(), name)
        if kind == "error":
            raise QueryError(f"{name}: {data.decode()}", "Change the query.")
        if form == "SELECT":
            return from_json(data)
        if form == "ASK":
            return data == b"true"
        return [ox.Triple(q.subject, q.predicate, q.object) for q in ox.parse(data, format=ox.RdfFormat.N_TRIPLES)]


def syntax_error(message: str, name: str) -> QueryError:
    """A QueryError for SPARQL that does not parse, with the line and column that the engine names."""
    found = re.search(r"error at (\d+):(\d+): (.*)", message, re.DOTALL)
    if not found:
        return QueryError(f"{name}: this is not SPARQL: {' '.join(message.split())[:300]}", "Correct the query.")
    expected = _shortened(" ".join(found[3].split()))
    return QueryError(f"{name}:{found[1]}:{found[2]}: this is not SPARQL: {expected}", "Correct the query at this place.")


def _shortened(expected: str, most: int = 6) -> str:
    """Names the first few of what the parser would have taken: the engine lists every character. A sentence among them is the reason."""
    head, sign, rest = expected.partition("expected one of ")
    options = [o.strip() for o in (rest if sign else expected.removeprefix("expected ")).split(", ")]
    reason = next((o for o in options if re.fullmatch(r"[A-Za-z]+( [\w*]+){2,}", o)), None)
    if reason:
        return reason
    if not sign:
        return expected[:200]
    words = [o for o in options if o.isalpha()] or options
    return f"{head}expected one of {', '.join(words[:most])}" + (", …" if len(options) > most else "")
