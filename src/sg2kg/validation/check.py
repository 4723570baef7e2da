"""Checks a submission against a tier: reads it, admits it, runs the engine, and puts the verdict together."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Union

import pyoxigraph as ox

from sg2kg.graph.read import MAX_BYTES
from sg2kg.knowledge.export import ontology_triples
from sg2kg.terms import PREFIXES, SG2
from sg2kg.validation.admission import admit
from sg2kg.validation.engines import Engine, Report, prepare
from sg2kg.validation.findings.context import CheckedSubmission
from sg2kg.validation.findings.found import findings_of, told_once, value_of
from sg2kg.validation.findings.labels import labels_of
from sg2kg.validation.shapes import Shapes, load_shapes
from sg2kg.validation.shapes.vocabulary import known_names, names
from sg2kg.validation.submission import Submission, read_submission
from sg2kg.validation.verdict import Finding, Verdict
from sg2kg.validation.versions import versions

if TYPE_CHECKING:
    from sg2kg.validation.findings.contradictions import Implied


def validate(
    submission: Union[str, os.PathLike[str]],
    tier: str | None = None,
    *,
    profiles: Union[str, os.PathLike[str], None] = None,
    shapes: Shapes | None = None,
    engine: str = "fast",
    max_bytes: int = MAX_BYTES,
    reasoning: bool = True,
) -> Verdict:
    """The verdict on the submission in one file, at ``tier``, else at the tier that it states, else at registered.

    ``profiles`` is a folder with another body's profiles, whose tiers can be asked for, too; ``shapes`` is what load_shapes() made of it, for
    those who check many. ``engine`` is fast, reference or both. With ``reasoning`` what is stated from the other end of a property counts, and what
    contradicts the ontology does not conform. Raises InputError for a file that cannot be read or is larger than
    ``max_bytes``, NotFoundError for an unknown tier, ShapesError for profiles that must not be used, CheckError for a file that is no
    submission: no record in it or several, terms redefined or misspelt.
    """
    return check(read_submission(submission, max_bytes), tier, shapes or load_shapes(profiles), engine, reasoning)


def check(
    submission: Submission,
    tier: str | None = None,
    shapes: Shapes | None = None,
    engine: Union[str, Engine] = "fast",
    reasoning: bool = True,
) -> Verdict:
    """The verdict on a submission that has been read; see :func:`validate`. An engine that is prepared already may be given."""
    shapes = shapes or load_shapes()
    triples = submission.triples
    said = {t.predicate.value: value_of(t.object) for t in reversed(submission.said_of(admit(triples, submission.source, submission.ntriples)))}
    claimed = said.get(PREFIXES["dcterms"] + "conformsTo", "")
    stated = shapes.token(claimed)
    tried = shapes.tier(tier or stated or next(iter(shapes.tiers))).name
    name = engine if isinstance(engine, str) else "fast"
    ready = engine_of(tried, shapes, engine) if isinstance(engine, str) else engine
    implied = _implied(triples, shapes) if reasoning else None
    turned = implied.turned if implied else ()
    seen = [*triples, *turned]
    report = ready.check(seen, None if turned else submission.ntriples)
    case = said.get(SG2.describes, "")
    ground = background(shapes)

    def recheck(other: Sequence[ox.Triple], at: str) -> Sequence[Finding]:
        return check(Submission(submission.source, other), at, shapes, name, reasoning).findings

    context = CheckedSubmission(submission, seen, shapes, tried, ground, partial(_calls, shapes), recheck)
    findings: tuple[Finding, ...] = ()
    if report.results:
        described = _described(shapes).union(value_of(t.subject) for t in triples)
        calls = _calls(shapes)
        labels = labels_of(seen, calls)
        findings = tuple(told_once(findings_of(report.results, shapes, tried, labels, calls, context), described))
    against = implied.contradictions(triples, findings, context) if implied else []
    contradicted = any(f.severity == "violation" for f in against)
    if against:
        findings = (*against, *findings) if contradicted else (*findings, *against)
        report = Report((*report.results, *(r for f in against for r in f.results)), report.paths)
    wanting = {f.requirement for f in findings if not f.guard}
    missed = tuple(r for r in shapes.asked(tried) if r in wanting) if wanting else ()
    return Verdict(
        source=submission.source,
        case=case,
        label=labels_of(submission.said_of(case), {}).get(case, {}),
        tier_stated=stated or claimed.removeprefix(PREFIXES["tier"]),
        tier=tried,
        tier_labels={name: shapes.tier(name).label for name in shapes.tier(tried).chain},
        reached="" if contradicted else _reached(missed, shapes, tried),
        missed=missed,
        findings=findings,
        versions=versions(ready.name, submission, shapes),
        report=report,
        context=context,
    )


def check_triples(
    triples: Sequence[ox.Triple], source: str, tier: str | None, shapes: Shapes, engine: Engine | None = None, reasoning: bool = True
) -> Verdict:
    """The verdict on triples that came from no file, by ``engine`` or else by the fast one; see :func:`validate`."""
    return check(Submission(source, triples), tier, shapes, engine or "fast", reasoning)


def _implied(triples: Sequence[ox.Triple], shapes: Shapes) -> Implied:
    from sg2kg.validation.findings.contradictions import implied_by  # the reasoner is of no use to those who do without

    return implied_by(triples, shapes)


def _reached(missed: Collection[str], shapes: Shapes, tier: str) -> str:
    """The highest tier in the chain of ``tier`` that mandates nothing of what is missed; empty where even the lowest does."""
    if not missed:
        return tier
    reached = ""
    for name in shapes.tier(tier).chain:
        if any(obligation == "mandatory" and requirement in missed for requirement, obligation in shapes.asked(name).items()):
            break
        reached = name
    return reached


@lru_cache(maxsize=24)
def engine_of(tier: str, shapes: Shapes, engine: str = "fast") -> Engine:
    """An engine with the shapes of a tier and their background, prepared once; raises CheckError where it cannot be."""
    return prepare(shapes.for_tier(tier), background(shapes), engine, linted=True)


@lru_cache(maxsize=8)
def background(shapes: Shapes | None = None) -> tuple[ox.Triple, ...]:
    """What every submission is read against: ontology, framework and extension, the profiles there are, and what other bodies' files say."""
    return (*ontology_triples(["background"]), *(shapes.extra if shapes else ()))


@lru_cache(maxsize=8)
def _described(shapes: Shapes) -> frozenset[str]:
    return frozenset(value_of(t.subject) for t in background(shapes))


@lru_cache(maxsize=8)
def _calls(shapes: Shapes) -> dict[str, dict[str, str]]:
    """What concepts are called, those of other bodies too."""
    return {**names(shapes.extra), **known_names()}
