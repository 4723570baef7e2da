"""The reference engine: pyshacl on rdflib. The background is merged into the data, never given as ``ont_graph``, which would lose the concepts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from threading import get_ident
from typing import Any

import pyoxigraph as ox
import pyshacl
import rdflib
from rdflib.namespace import RDF, SH
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query

from sg2kg.errors import CheckError
from sg2kg.terms import PREFIXES
from sg2kg.validation.engines import Report, Result
from sg2kg.validation.shapes.facts import Facts
from sg2kg.validation.shapes.sparql import declared, iris_in

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
        shapes = list(shapes)
        self._shapes = _graph(shapes)
        left_out = _TEXT_ONLY - _asked_for(shapes)
        self._background = [t for t in background if t.predicate.value not in left_out]

    def check(self, submission: Sequence[ox.Triple]) -> Report:
        """Checks one submission; raises CheckError where pyshacl cannot."""
        data = _graph([*self._background, *submission], _Data)
        try:
            _, report, _ = pyshacl.validate(data, shacl_graph=self._shapes, inplace=True, meta_shacl=False, advanced=False, inference="none")
        except Exception as error:
            raise CheckError(f"the engine gave up: {' '.join(str(error).split())[:200]}", "Correct the submission, or report this.") from error
        if not isinstance(report, rdflib.Graph):
            raise CheckError("the engine gave no report", "Correct the submission, or report this.")
        results = [_result(report, node) for node in report.subjects(RDF.type, SH.ValidationResult)]
        return Report(tuple(sorted(results, key=lambda r: (r.shape, r.focus, r.value, r.component))), report.serialize(format="nt"))


def _asked_for(shapes: Sequence[ox.Triple]) -> set[str]:
    """The IRIs that shapes name, in SPARQL too; a property that a query leaves open (``?s ?p ?o``) is none of them."""
    facts = Facts(shapes)
    found = {t.object.value for t in shapes if isinstance(t.object, ox.NamedNode)}
    for constraint in facts.subjects():
        prefixes = declared(facts, *facts.nodes(constraint, str(SH.prefixes)))
        for select in facts.values(constraint, str(SH.select)):
            if isinstance(select, ox.Literal):
                found |= iris_in(select.value, prefixes)
    return found


def _result(report: rdflib.Graph, node: rdflib.term.Node) -> Result:
    path = report.value(node, SH.resultPath)
    return Result(
        focus=str(report.value(node, SH.focusNode) or ""),
        shape=str(report.value(node, SH.sourceShape) or ""),
        component=str(report.value(node, SH.sourceConstraintComponent) or ""),
        path=str(path) if isinstance(path, rdflib.URIRef) else "",
        value=str(report.value(node, SH.value) or ""),
    )


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
