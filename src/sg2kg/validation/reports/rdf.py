"""Verdicts as RDF: the complete W3C validation report of each submission (SHACL §3.6), and what we say beside it in terms of our own.

Whoever reads only the terms of SHACL finds the report that the engine gave. Beside it, a report says in ``sgsh:`` terms which submission it is
about, which tier was tried, which was reached and whether the submission conforms in our sense; a result says which requirement it misses, and
has our message in every language that we speak where the engine gave none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pyoxigraph as ox

from sg2kg.graph import write_graph
from sg2kg.messages import TAGS
from sg2kg.terms import PREFIXES
from sg2kg.validation.engines.report import report_triples
from sg2kg.validation.engines.seam import SH, Report, Result
from sg2kg.validation.reports.wording import Item
from sg2kg.validation.shapes.facts import TYPE, Term
from sg2kg.validation.verdict import Finding, Unchecked, Verdict

_SGSH, _TIER = PREFIXES["sgsh"], PREFIXES["tier"]


def write_turtle(items: Sequence[Item], lang: str, detail: str) -> str:
    """The reports as Turtle, in one graph."""
    return write_graph(_triples(items), "turtle")


def write_jsonld(items: Sequence[Item], lang: str, detail: str) -> str:
    """The reports as JSON-LD, in one graph."""
    return write_graph(_triples(items), "jsonld")


def _triples(items: Sequence[Item]) -> Iterator[ox.Triple]:
    for n, item in enumerate(items):
        yield from _unchecked(item, f"r{n}x0") if isinstance(item, Unchecked) else _verdict(item, f"r{n}x")


def _verdict(v: Verdict, label: str) -> Iterator[ox.Triple]:
    apart = Report(tuple(_apart(r, f"{label}b") for r in v.report.results), v.report.paths)
    triples = [_tagged(t) for t in report_triples(apart, label)]
    yield from triples
    top = ox.BlankNode(f"{label}0")
    yield from _about(v, top)
    finding_of = {id(r): f for f in v.findings for r in f.results}
    written = [t.object for t in triples if t.subject == top and t.predicate.value == SH + "result"]
    for node, result in zip(written, v.report.results, strict=True):
        finding = finding_of.get(id(result))
        if finding is not None and isinstance(node, ox.BlankNode):
            yield from _result(node, finding, result)


def _about(v: Verdict, top: ox.BlankNode) -> Iterator[ox.Triple]:
    def say(name: str, value: Term) -> ox.Triple:
        return ox.Triple(top, ox.NamedNode(_SGSH + name), value)

    yield say("submission", _text(v.source))
    yield say("conforms", ox.Literal(v.conforms))
    if v.tier:
        yield say("tierTried", ox.NamedNode(_TIER + v.tier))
    if v.reached:
        yield say("tierReached", ox.NamedNode(_TIER + v.reached))
    told = {"checkedBy": f"sg2kg {v.versions.sg2kg}", "engine": v.versions.engine, "ontologyVersion": v.versions.ontology}
    hashes = {"submissionHash": v.versions.data_hash, "ontologyHash": v.versions.ontology_hash, "shapesHash": v.versions.shapes_hash}
    for name, value in {**told, **hashes}.items():
        if value:
            yield say(name, ox.Literal(value))


def _result(node: ox.BlankNode, finding: Finding, result: Result) -> Iterator[ox.Triple]:
    if finding.requirement:
        yield ox.Triple(node, ox.NamedNode(_SGSH + "misses"), ox.NamedNode(_SGSH + finding.requirement))
    given = {TAGS.get((m.language or "").lower(), m.language) for m in result.messages}
    told = {m.value for m in result.messages}
    for lang, text in finding.message.items():
        if text and lang not in given and text not in told:
            yield ox.Triple(node, ox.NamedNode(SH + "resultMessage"), ox.Literal(text, language=lang))
    if finding.place.line is not None:
        yield ox.Triple(node, ox.NamedNode(_SGSH + "line"), ox.Literal(finding.place.line))
        yield ox.Triple(node, ox.NamedNode(_SGSH + "column"), ox.Literal(finding.place.column or 1))


def _unchecked(item: Unchecked, label: str) -> Iterator[ox.Triple]:
    """No report at all, for there is none: only that the submission could not be checked."""
    node = ox.BlankNode(label)
    yield ox.Triple(node, ox.NamedNode(TYPE), ox.NamedNode(_SGSH + "Unchecked"))
    for name, value in {"submission": item.source, "error": item.id, "what": item.what, "hint": item.hint}.items():
        if value:
            yield ox.Triple(node, ox.NamedNode(_SGSH + name), _text(value))


def _text(text: str) -> ox.Literal:
    """A text as a literal; names of files may hold bytes that are no characters."""
    return ox.Literal(text.encode("utf-8", "replace").decode("utf-8"))


def _apart(result: Result, label: str) -> Result:
    """The result with blank nodes of its own report: another submission may have used the same label."""

    def own(term: Term | None) -> Term | None:
        return ox.BlankNode(label + term.value) if isinstance(term, ox.BlankNode) else term

    focus = own(result.focus)
    assert focus is not None
    details = tuple(_apart(d, label) for d in result.details)
    return replace(result, focus=focus, value=own(result.value), shape=own(result.shape), constraint=own(result.constraint), details=details)


def _tagged(t: ox.Triple) -> ox.Triple:
    """The triple with language tags as we write them: some engines write them in lower case."""
    if isinstance(t.object, ox.Literal) and t.object.language and t.predicate.value == SH + "resultMessage":
        tag = TAGS.get(t.object.language.lower(), t.object.language)
        return ox.Triple(t.subject, t.predicate, ox.Literal(t.object.value, language=tag))
    return t
