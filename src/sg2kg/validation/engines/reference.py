"""The reference engine: pyshacl on rdflib. The background is merged into the data, never given as ``ont_graph``, which would lose the concepts."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from functools import cached_property, lru_cache
from threading import get_ident
from typing import Any

import pyoxigraph as ox
import pyshacl
import rdflib
from rdflib.namespace import SH
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query

from sg2kg.errors import CheckError, QueryError
from sg2kg.terms import PREFIXES
from sg2kg.validation.engines.report import in_order, path_structures, results_in
from sg2kg.validation.engines.seam import Report, Result
from sg2kg.validation.engines.slices import asked_by, ground, on_trial
from sg2kg.validation.shapes.facts import Facts, node
from sg2kg.validation.shapes.query_text import prefixes_of, with_iris

_TEXT_ONLY = frozenset(
    PREFIXES["skos"] + p for p in ("prefLabel", "altLabel", "hiddenLabel", "definition", "editorialNote", "scopeNote", "note", "topConceptOf")
) | {PREFIXES["rdfs"] + "isDefinedBy", PREFIXES["rdfs"] + "label", PREFIXES["sg2"] + "says", PREFIXES["sg2"] + "placeInPaper"}
"""Texts of the background. Those that no shape asks for are left out, which makes the reference several times faster."""


class _Data(rdflib.Graph):
    """A graph that parses each query once; pyshacl asks the same of every focus node."""

    def query(self, query_object: str | Query, *args: Any, **kwargs: Any) -> rdflib.query.Result:
        """Like rdflib's."""
        if isinstance(query_object, str):
            query_object = _parsed(query_object, get_ident())
        return super().query(query_object, *args, **kwargs)


@lru_cache(maxsize=256)
def _parsed(query: str, thread: int) -> Query:
    # one for each thread: a parsed query holds state while it is run
    return prepareQuery(query)


class ReferenceEngine:
    """pyshacl with its shapes and its background."""

    def __init__(self, shapes: Iterable[ox.Triple], background: Iterable[ox.Triple]) -> None:
        self.name = f"pyshacl {pyshacl.__version__}"
        self._given = list(shapes)
        self._facts = Facts(self._given)
        with _quiet():
            self._shapes = _graph(self._readable())
        asked = asked_by(self._given)
        left_out = frozenset[str]() if asked is None else _TEXT_ONLY - asked
        self._background = [t for t in background if t.predicate.value not in left_out]

    def check(self, submission: Sequence[ox.Triple], text: bytes | None = None) -> Report:
        """Checks one submission; raises CheckError where pyshacl cannot."""
        with _quiet():
            data = _graph([*self._background, *submission], _Data)
            try:
                _, report, _ = pyshacl.validate(data, shacl_graph=self._shapes, inplace=True, meta_shacl=False, advanced=False, inference="none")
            except Exception as error:
                raise CheckError(f"the engine gave up: {' '.join(str(error).split())[:200]}", "Correct the submission, or report this.") from error
        if not isinstance(report, rdflib.Graph):
            raise CheckError("the engine gave no report", "Correct the submission, or report this.")
        triples = [q.triple for q in ox.parse(report.serialize(format="nt").encode(), format=ox.RdfFormat.N_TRIPLES)]
        found = [self._located(r) for r in on_trial(results_in(triples), self._ground, submission)]
        return Report(tuple(in_order(found)), self._paths)

    def _readable(self) -> Iterator[ox.Triple]:
        """The shapes as pyshacl must have them."""
        for t in self._given:
            prop = t.predicate.value
            if prop == str(SH.uniqueLang) and t.object != ox.Literal(True):
                continue  # pyshacl takes "1"^^xsd:boolean for true, and SHACL does not (appendix A: the value true)
            if prop == str(SH.prefixes):
                continue  # pyshacl does not follow owl:imports, so that IRIs are written out in the queries
            if prop in (str(SH.select), str(SH.ask)) and isinstance(t.object, ox.Literal):
                yield ox.Triple(t.subject, t.predicate, ox.Literal(self._written_out(node(t.subject), t.object.value)))
            else:
                yield t

    def _written_out(self, query: str, text: str) -> str:
        try:
            return with_iris(text, prefixes_of(self._facts, query))
        except QueryError as error:
            raise CheckError(error.what, error.hint) from None

    @cached_property
    def _paths(self) -> dict[str, list[ox.Triple]]:
        return path_structures(self._facts)

    @cached_property
    def _ground(self) -> frozenset[str]:
        return ground(self._background, self._facts)

    def _located(self, result: Result) -> Result:
        """The result with a complex path as it stands in the shapes, for pyshacl copies it, and with none that a query made of a literal."""
        known = isinstance(result.path, ox.NamedNode) or (isinstance(result.path, ox.BlankNode) and result.path.value in self._paths)
        if result.path is None or known or result.shape is None:
            return result
        return replace(result, path=next(iter(self._facts.values(node(result.shape), str(SH.path))), None))


_hushed = ContextVar("hushed", default=False)


@contextmanager
def _quiet() -> Iterator[None]:
    """Without what rdflib and pyshacl log of ill-typed literals and of shapes: the report, or the error, says it."""
    for name in ("rdflib.term", "pyshacl-validate"):
        logging.getLogger(name).addFilter(_is_wanted)  # a filter that is there is not added again
    token = _hushed.set(True)
    try:
        yield
    finally:
        _hushed.reset(token)


def _is_wanted(record: logging.LogRecord) -> bool:
    return not _hushed.get()


def _graph(triples: Iterable[ox.Triple], kind: type[rdflib.Graph] = rdflib.Graph) -> rdflib.Graph:
    graph = kind(bind_namespaces="none")
    for prefix, iri in PREFIXES.items():
        graph.bind(prefix, iri)
    for t in triples:
        graph.add((_term(t.subject), _term(t.predicate), _term(t.object)))
    return graph


def _term(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> rdflib.term.Node:
    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return rdflib.BNode(term.value)
    if isinstance(term, ox.Literal):
        if term.language:
            return rdflib.Literal(term.value, lang=term.language)
        if term.datatype.value == PREFIXES["xsd"] + "string":
            return rdflib.Literal(term.value)
        return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value), normalize=False)
    raise CheckError("a triple stands inside a triple", "Write plain RDF 1.1.")
