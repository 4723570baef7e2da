"""Runs the SPARQL form of our own rules in the query engine: another engine on the same rules, so that a fault in ours shows."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from sg2kg.reasoning.export import run_sparql, to_sparql
from sg2kg.reasoning.loading import Statement
from sg2kg.reasoning.opinions.opinion import Opinion, Vocabulary, stated
from sg2kg.reasoning.rules import Program


def sparql_opinion(program: Program, statements: Iterable[Statement], vocabulary: Vocabulary) -> Opinion:
    """What the SPARQL form of a program derives from the statements.

    It is complete up to what the export leaves out. Raises QueryTimeout where it does not come to an end.
    """
    exported = to_sparql(program, graph=None)
    store = ox.Store()
    store.extend(ox.Quad(s.subject, s.predicate, s.object) for s in statements)
    run_sparql(store, exported)
    members, links = stated(store, vocabulary)
    return Opinion("sparql", f"pyoxigraph {ox.__version__}", members, links, inconsistent=_contradicted(store, [c.query for c in exported.checks]))


def _contradicted(store: ox.Store, queries: Iterable[str]) -> bool | None:
    for query in queries:
        solutions = store.query(query)
        assert isinstance(solutions, ox.QuerySolutions)
        if next(solutions, None) is not None:
            return True
    return None
