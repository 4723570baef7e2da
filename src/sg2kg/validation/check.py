"""Checks a submission: reads it, finds its record and tier, runs the engine, and turns results into findings in the words of the shapes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Union

import pyoxigraph as ox

from sg2kg import bundle
from sg2kg.errors import CheckError
from sg2kg.graph import read_path
from sg2kg.messages import TAGS
from sg2kg.terms import PREFIXES, SG2, curie
from sg2kg.validation.engine import Engine, Result
from sg2kg.validation.shapes import Shapes, load_shapes
from sg2kg.validation.verdict import SEVERITIES, Finding, Verdict

_TYPE = PREFIXES["rdf"] + "type"
_CLOSED = (PREFIXES["sg2"], PREFIXES["fw"], PREFIXES["sg2x"], PREFIXES["sgsh"])
"""Namespaces of which a submission may use terms but define none."""


def validate(submission: Union[str, os.PathLike[str]], tier: str | None = None, *, shapes: Shapes | None = None) -> Verdict:
    """The verdict on the submission in one file, at ``tier``, else at the tier that it states, else at registered.

    Raises InputError for a file that cannot be read, NotFoundError for an unknown tier, CheckError for a file that is no submission: no
    record in it or several, a tier whose requirements are not in this version, terms redefined or misspelt.
    """
    path = Path(submission)
    triples = [ox.Triple(q.subject, q.predicate, q.object) for q in read_path(path)]
    return check_triples(triples, str(path), tier, shapes or load_shapes())


def check_triples(triples: Sequence[ox.Triple], source: str, tier: str | None, shapes: Shapes, engine: Engine | None = None) -> Verdict:
    """The verdict on the triples of one submission, by ``engine`` or else by the reference; see :func:`validate`."""
    _refuse_foreign_definitions(triples, source)
    record = _the_record(triples, source)
    stated = next((o.removeprefix(PREFIXES["tier"]) for o in _objects(triples, record, PREFIXES["dcterms"] + "conformsTo")), "")
    wanted = tier or (stated if stated in shapes.tiers else "registered")
    found = shapes.tier(wanted)
    missing = [t for t in (wanted, *found.includes) if not shapes.tier(t).checkable]
    if missing:
        known = ", ".join(t.name for t in shapes.tiers.values() if t.checkable)
        raise CheckError(f"{source}: the requirements of tier {missing[0]} are not in this version", f"Check a lower tier with --tier: {known}.")
    engine = engine or _engine(wanted, shapes)
    report = engine.check(triples)
    labels = _labels(triples)
    described = _known_terms().union(_value(t.subject) for t in triples)
    findings = _told_once(_findings(report.results, shapes, labels), described)
    case = next(iter(_objects(triples, record, SG2.describes)), "")
    return Verdict(source, case, labels.get(case, {}), stated, wanted, tuple(findings), engine.name, report.ntriples)


def _findings(results: Iterable[Result], shapes: Shapes, labels: dict[str, dict[str, str]]) -> list[Finding]:
    found: dict[tuple[str, str, str], Finding] = {}
    for result in results:
        info = shapes.info(result.shape)
        if info is None:  # a nested shape: its parent reports
            continue
        finding = Finding(
            requirement=info.requirement,
            shape=result.shape,
            component=result.component,
            severity=info.severity,
            concept=info.concept,
            focus=result.focus,
            focus_label=labels.get(result.focus, {}),
            path=curie(result.path) if result.path else "",
            value=result.value if result.value != result.focus else "",
            name=info.name,
            message=info.message,
            why=info.why,
            mend=info.mend,
        )
        # one cause, one finding: the same shape on the same thing and value is told once
        found.setdefault((result.shape, result.focus, finding.value), finding)
    return sorted(found.values(), key=lambda f: (SEVERITIES.index(f.severity), f.requirement, f.shape, f.focus, f.value))


def _told_once(findings: Iterable[Finding], described: frozenset[str]) -> Iterable[Finding]:
    """The findings, less those that follow from a thing of which nothing is said, such as a source whose IRI is misspelt.

    That it is missing is told where it is named, or else by the first finding on it; what else it lacks is not news.
    """
    findings = list(findings)
    told = {f.value for f in findings if f.severity == "violation"}
    for finding in findings:
        if finding.focus not in described:
            if finding.focus in told:
                continue
            told.add(finding.focus)
        yield finding


@lru_cache(maxsize=8)
def _engine(tier: str, shapes: Shapes) -> Engine:
    from sg2kg.validation.reference import ReferenceEngine

    return ReferenceEngine(shapes.for_tier(tier), background())


@lru_cache(maxsize=1)
def background() -> tuple[ox.Triple, ...]:
    """Ontology, framework and extension: what every submission is read against."""
    parts = ("sg2", "framework", "extension")
    return tuple(ox.Triple(q.subject, q.predicate, q.object) for part in parts for q in read_path(bundle.ontology_file(part)))


@lru_cache(maxsize=1)
def _known_terms() -> frozenset[str]:
    return frozenset(t.subject.value for t in background() if isinstance(t.subject, ox.NamedNode))


def _the_record(triples: Iterable[ox.Triple], source: str) -> str:
    records = [
        t.subject.value
        for t in triples
        if t.predicate.value == _TYPE and _value(t.object) == SG2.CaseRecord and isinstance(t.subject, (ox.NamedNode, ox.BlankNode))
    ]
    if not records:
        raise CheckError(f"{source}: no sg2:CaseRecord in it", "A submission holds one record that describes one case.")
    if len(set(records)) > 1:
        raise CheckError(f"{source}: {len(set(records))} records in it", "A submission holds one record; put each into a file of its own.")
    return records[0]


def _refuse_foreign_definitions(triples: Iterable[ox.Triple], source: str) -> None:
    known = _known_terms()
    for t in triples:
        subject = _value(t.subject)
        if subject.startswith(_CLOSED):
            raise CheckError(
                f"{source}: it says something about {curie(subject)}",
                "A submission uses the ontology and the framework, it does not change them.",
            )
        for term in (t.predicate, t.object):
            value = _value(term) if isinstance(term, ox.NamedNode) else ""
            if value.startswith(_CLOSED) and value not in known:
                near = _near(value, known)
                raise CheckError(
                    f"{source}: {curie(value)} is not a known term",
                    f"Did you mean {near}?" if near else "See sg2kg ontology for the terms there are.",
                )


def _near(value: str, known: Iterable[str]) -> str:
    import difflib

    names = {curie(k).lower(): curie(k) for k in known if k.startswith(_CLOSED)}
    close = difflib.get_close_matches(curie(value).lower(), names, n=2, cutoff=0.7)
    return " or ".join(names[c] for c in close)


def _objects(triples: Iterable[ox.Triple], subject: str, predicate: str) -> list[str]:
    return [_value(t.object) for t in triples if _value(t.subject) == subject and t.predicate.value == predicate]


def _labels(triples: Iterable[ox.Triple]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for t in triples:
        if t.predicate.value == PREFIXES["rdfs"] + "label" and isinstance(t.object, ox.Literal):
            lang = TAGS.get((t.object.language or "en").lower())
            if lang:
                found.setdefault(_value(t.subject), {})[lang] = t.object.value
    return found


def _value(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    return "" if isinstance(term, ox.Triple) else term.value
