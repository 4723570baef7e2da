"""Checks a submission: reads it, finds its record and tier, runs the engine, and turns results into findings in the words of the shapes."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Union

import pyoxigraph as ox

from sg2kg.graph import read_path
from sg2kg.knowledge.export import ontology_triples
from sg2kg.messages import pick
from sg2kg.terms import PREFIXES, SG2, curie
from sg2kg.validation.admission import admit
from sg2kg.validation.engines import Engine, Result, prepare
from sg2kg.validation.findings.labels import labels_of
from sg2kg.validation.shapes import Shapes, load_shapes
from sg2kg.validation.shapes.facts import Term
from sg2kg.validation.shapes.profiles import SEVERITY
from sg2kg.validation.shapes.vocabulary import in_order, known_names, names
from sg2kg.validation.verdict import SEVERITIES, Finding, Verdict


def validate(
    submission: Union[str, os.PathLike[str]],
    tier: str | None = None,
    *,
    profiles: Union[str, os.PathLike[str], None] = None,
    shapes: Shapes | None = None,
) -> Verdict:
    """The verdict on the submission in one file, at ``tier``, else at the tier that it states, else at registered.

    ``profiles`` is a folder with another body's profiles, whose tiers can be asked for, too; ``shapes`` is what load_shapes() made of it, for
    those who check many. Raises InputError for a file that cannot be read, NotFoundError for an unknown tier, ShapesError for profiles that
    must not be used, CheckError for a file that is no submission: no record in it or several, terms redefined or misspelt.
    """
    path = Path(submission)
    triples = [ox.Triple(q.subject, q.predicate, q.object) for q in read_path(path)]
    return check_triples(triples, str(path), tier, shapes or load_shapes(profiles))


def check_triples(triples: Sequence[ox.Triple], source: str, tier: str | None, shapes: Shapes, engine: Engine | None = None) -> Verdict:
    """The verdict on the triples of one submission, by ``engine`` or else by the reference; see :func:`validate`."""
    record = admit(triples, source)
    claimed = next((o for o in _objects(triples, record, PREFIXES["dcterms"] + "conformsTo")), "")
    stated = shapes.token(claimed)
    tried = shapes.tier(tier or stated or next(iter(shapes.tiers))).name
    engine = engine or _engine(tried, shapes)
    report = engine.check(triples)
    concepts = {**_brought_names(shapes), **known_names()}
    labels = labels_of(triples, concepts)
    findings = _findings(report.results, shapes, tried, labels, concepts)
    wanting = {f.requirement for f in findings if not f.guard}
    missed = tuple(r for r in shapes.asked(tried) if r in wanting)
    described = _described(shapes).union(_value(t.subject) for t in triples)
    case = next(iter(_objects(triples, record, SG2.describes)), "")
    return Verdict(
        source=source,
        case=case,
        label=labels.get(case, {}),
        tier_stated=stated or claimed.removeprefix(PREFIXES["tier"]),
        tier=tried,
        tier_labels={name: shapes.tier(name).label for name in shapes.tier(tried).chain},
        reached=_reached(missed, shapes, tried),
        missed=missed,
        findings=tuple(_told_once(findings, described)),
        engine=engine.name,
        report=report,
    )


def _findings(
    results: Iterable[Result], shapes: Shapes, tier: str, labels: Mapping[str, Mapping[str, str]], calls: Mapping[str, Mapping[str, str]]
) -> list[Finding]:
    asked = shapes.asked(tier)
    # one cause, one finding: what the same shape says of the same thing is told once, with all the values
    together: dict[tuple[str, str], list[Result]] = defaultdict(list)
    for result in results:
        together[(_value(result.shape), _value(result.focus))].append(result)
    found = []
    for (shape, focus), group in together.items():
        info = shapes.info(shape)
        if info is None:  # a nested shape: its parent reports
            continue
        values = {_value(r.value) for r in group} - {"", focus}
        first = min(group, key=lambda r: (r.component, str(r.path)))
        finding = Finding(
            requirement=info.requirement,
            obligation=asked[info.requirement],
            guard=info.guard,
            shape=shape,
            component=first.component,
            severity=info.severity if info.guard else SEVERITY[asked[info.requirement]],
            concept=info.concept,
            focus=focus,
            focus_label=labels.get(focus, {}),
            path=curie(first.path.value) if isinstance(first.path, ox.NamedNode) else "",
            values=tuple(sorted(values, key=lambda v: (v not in calls, in_order(pick(calls.get(v, {}), "en") or v)))),
            value_labels={v: calls[v] if v in calls else labels[v] for v in sorted(values) if v in calls or v in labels},
            name=info.name,
            message=info.message,
            why=info.why,
            mend=info.mend,
        )
        found.append(finding)
    place = {requirement: n for n, requirement in enumerate(asked)}
    return sorted(found, key=lambda f: (SEVERITIES.index(f.severity), place[f.requirement], f.guard, f.shape, f.focus))


def _reached(missed: Collection[str], shapes: Shapes, tier: str) -> str:
    """The highest tier in the chain of ``tier`` that mandates nothing of what is missed; empty where even the lowest does."""
    reached = ""
    for name in shapes.tier(tier).chain:
        if any(obligation == "mandatory" and requirement in missed for requirement, obligation in shapes.asked(name).items()):
            break
        reached = name
    return reached


def _told_once(findings: Iterable[Finding], described: frozenset[str]) -> Iterable[Finding]:
    """The findings, less those that follow from a thing of which nothing is said, such as a source whose IRI is misspelt.

    That it is missing is told where it is named, or else by the first finding on it; what else it lacks is not news.
    """
    findings = list(findings)
    told = {v for f in findings if f.severity == "violation" for v in f.values}
    for finding in findings:
        if finding.focus not in described:
            if finding.focus in told:
                continue
            told.add(finding.focus)
        yield finding


@lru_cache(maxsize=8)
def _engine(tier: str, shapes: Shapes) -> Engine:
    return prepare(shapes.for_tier(tier), background(shapes), linted=True)


@lru_cache(maxsize=8)
def background(shapes: Shapes | None = None) -> tuple[ox.Triple, ...]:
    """What every submission is read against: ontology, framework and extension, the profiles there are, and what other bodies' files say."""
    return (*ontology_triples(["background"]), *(shapes.extra if shapes else ()))


@lru_cache(maxsize=8)
def _described(shapes: Shapes) -> frozenset[str]:
    return frozenset(_value(t.subject) for t in background(shapes))


@lru_cache(maxsize=8)
def _brought_names(shapes: Shapes) -> dict[str, dict[str, str]]:
    return names(shapes.extra)


def _objects(triples: Iterable[ox.Triple], subject: str, predicate: str) -> list[str]:
    return [_value(t.object) for t in triples if _value(t.subject) == subject and t.predicate.value == predicate]


def _value(term: Term | None) -> str:
    return "" if term is None or isinstance(term, ox.Triple) else term.value
