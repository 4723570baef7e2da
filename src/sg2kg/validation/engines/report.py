"""Validation reports as RDF: reads what an engine wrote, and writes the complete W3C report (SHACL §3.6), with paths, messages and details."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import Union, cast

import pyoxigraph as ox

from sg2kg.terms import PREFIXES
from sg2kg.validation.engines.seam import SH, Report, Result
from sg2kg.validation.shapes.facts import TYPE, Facts, Term, node

_FIRST = PREFIXES["rdf"] + "first"
_LIST = (_FIRST, PREFIXES["rdf"] + "rest")
_PATHS = tuple(SH + p for p in ("inversePath", "alternativePath", "zeroOrMorePath", "oneOrMorePath", "zeroOrOnePath"))
_RESULT = ox.NamedNode(SH + "ValidationResult")


def results_in(triples: Iterable[ox.Triple]) -> list[Result]:
    """The results that a report links by ``sh:result``, those linked by ``sh:detail`` within them; in the order of :func:`in_order`."""
    facts = Facts(triples)
    tops = dict.fromkeys(n for s in facts.subjects() for n in facts.nodes(s, SH + "result"))
    return in_order(_result(facts, n) for n in tops)


def _result(facts: Facts, of: str, depth: int = 0) -> Result:
    def one(prop: str) -> Term | None:
        return next(iter(facts.values(of, SH + prop)), None)

    focus = one("focusNode")
    assert focus is not None
    inner = facts.nodes(of, SH + "detail") if depth < 20 else []
    return Result(
        focus=focus,
        component=facts.node(of, SH + "sourceConstraintComponent"),
        shape=one("sourceShape"),
        path=one("resultPath"),
        value=one("value"),
        severity=facts.node(of, SH + "resultSeverity"),
        messages=tuple(sorted((m for m in facts.values(of, SH + "resultMessage") if isinstance(m, ox.Literal)), key=str)),
        constraint=one("sourceConstraint"),
        details=tuple(in_order(_result(facts, n, depth + 1) for n in inner)),
    )


def in_order(results: Iterable[Result]) -> list[Result]:
    """The results sorted by shape, focus node, value and component; those with blank nodes among equals stay as they come."""
    return sorted(results, key=lambda r: (r.key, str(r.path)))


def report_triples(report: Report, label: str = "r") -> Iterator[ox.Triple]:
    """The W3C report; ``label`` begins the labels of its blank nodes, so that several reports can stand in one graph."""
    numbers = count(1)
    top = ox.BlankNode(f"{label}0")
    yield ox.Triple(top, ox.NamedNode(TYPE), ox.NamedNode(SH + "ValidationReport"))
    yield ox.Triple(top, ox.NamedNode(SH + "conforms"), ox.Literal(report.conforms))
    for result in report.results:
        yield from _written(result, top, "result", report.paths, numbers, label)


def _written(
    result: Result, parent: ox.BlankNode, link: str, paths: Mapping[str, Sequence[ox.Triple]], numbers: Iterator[int], label: str
) -> Iterator[ox.Triple]:
    me = ox.BlankNode(f"{label}{next(numbers)}")
    yield ox.Triple(parent, ox.NamedNode(SH + link), me)
    yield ox.Triple(me, ox.NamedNode(TYPE), _RESULT)
    told: dict[str, Term | None] = {
        "focusNode": result.focus,
        "value": result.value,
        "sourceShape": result.shape,
        "sourceConstraintComponent": ox.NamedNode(result.component),
        "sourceConstraint": result.constraint,
        "resultSeverity": ox.NamedNode(result.severity),
    }
    for prop, term in told.items():
        if term is not None:
            yield ox.Triple(me, ox.NamedNode(SH + prop), term)
    for message in result.messages:
        yield ox.Triple(me, ox.NamedNode(SH + "resultMessage"), message)
    if result.path is not None:
        yield from _path(me, result.path, paths, numbers, label)
    for detail in result.details:
        yield from _written(detail, me, "detail", paths, numbers, label)


def _path(me: ox.BlankNode, path: Term, paths: Mapping[str, Sequence[ox.Triple]], numbers: Iterator[int], label: str) -> Iterator[ox.Triple]:
    """The path, its structure copied with blank nodes of its own (SHACL §3.6.2.2)."""
    structure = paths.get(path.value, ()) if isinstance(path, ox.BlankNode) else ()
    inner = {t.subject for t in structure if isinstance(t.subject, ox.BlankNode)} | ({path} if isinstance(path, ox.BlankNode) else set())
    own = {b: ox.BlankNode(f"{label}{next(numbers)}") for b in sorted(inner, key=str)}
    yield ox.Triple(me, ox.NamedNode(SH + "resultPath"), own.get(cast(ox.BlankNode, path), path))
    for t in structure:
        yield ox.Triple(own.get(cast(ox.BlankNode, t.subject), t.subject), t.predicate, own.get(cast(ox.BlankNode, t.object), t.object))


def path_structures(shapes: Facts) -> dict[str, list[ox.Triple]]:
    """The triples of every complex path in a shapes graph, by the label of the blank node at which it begins."""
    starts = {n for s in shapes.subjects() for n in shapes.nodes(s, SH + "path") if n.startswith("_:")}
    return {n.removeprefix("_:"): list(_closure(shapes, n, set())) for n in starts}


def _closure(facts: Facts, of: str, seen: set[str]) -> Iterator[ox.Triple]:
    if of in seen:
        return
    seen.add(of)
    subject: Union[ox.NamedNode, ox.BlankNode] = ox.BlankNode(of.removeprefix("_:"))
    said = facts.properties(of)
    kinds = _LIST if _FIRST in said else tuple(p for p in _PATHS if p in said)[:1]  # what else is said of the node is no part of the path
    for prop in kinds:
        for value in said.get(prop, ()):
            yield ox.Triple(subject, ox.NamedNode(prop), value)
            if isinstance(value, ox.BlankNode):
                yield from _closure(facts, node(value), seen)
