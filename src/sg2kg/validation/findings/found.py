"""Turns results of an engine into findings: what the same shape says of the same thing is told once, in the words of the shape."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox

from sg2kg.messages import pick
from sg2kg.terms import curie
from sg2kg.validation.engines import Result
from sg2kg.validation.findings.layers import layer_of
from sg2kg.validation.findings.paths import path_text
from sg2kg.validation.shapes import Shapes
from sg2kg.validation.shapes.facts import Facts, Term
from sg2kg.validation.shapes.profiles import SEVERITY
from sg2kg.validation.shapes.vocabulary import in_order
from sg2kg.validation.verdict import SEVERITIES, Context, Finding

Texts = Mapping[str, Mapping[str, str]]
"""What to call things, by IRI and language."""


def findings_of(results: Iterable[Result], shapes: Shapes, tier: str, labels: Texts, calls: Texts, context: Context) -> list[Finding]:
    """The findings at a tier, the most severe first, then in order of checking; ``calls`` tells what concepts are called."""
    asked = shapes.asked(tier)
    together: dict[tuple[str, str], list[Result]] = defaultdict(list)
    for result in results:
        together[(value_of(result.shape), value_of(result.focus))].append(result)
    found = []
    for (shape, focus), group in together.items():
        info = shapes.info(shape)
        if info is None:  # a nested shape: its parent reports
            continue
        values = {value_of(r.value) for r in group} - {"", focus}
        first = min(group, key=lambda r: (r.component, str(r.path), str(r.value)))
        finding = Finding(
            id=info.id,
            requirement=info.requirement,
            obligation=asked[info.requirement],
            guard=info.guard,
            shape=shape,
            component=first.component,
            severity=info.severity if info.guard else SEVERITY[asked[info.requirement]],
            concept=info.concept,
            concept_label=calls.get(info.concept, {}),
            layer=layer_of(info.concept),
            focus=focus,
            focus_label=labels.get(focus, {}),
            path=path_text(first.path, shapes.facts),
            values=tuple(sorted(values, key=lambda v: (v not in calls, in_order(pick(calls.get(v, {}), "en") or v)))),
            value_labels={v: calls[v] if v in calls else labels[v] for v in sorted(values) if v in calls or v in labels},
            name=info.name,
            message=info.message,
            why=info.why,
            mend=info.mend,
            details=tuple(dict.fromkeys(line for r in group for line in detail_lines(r, shapes.facts))),
            results=tuple(group),
            context=context,
        )
        found.append(finding)
    place = {requirement: n for n, requirement in enumerate(asked)}
    return sorted(found, key=lambda f: (SEVERITIES.index(f.severity), place[f.requirement], f.guard, f.shape, f.focus))


def detail_lines(result: Result, shapes: Facts) -> Iterator[str]:
    """What is wrong inside, one line each."""
    for detail in result.details:
        where = path_text(detail.path, shapes)
        what = curie(detail.component).removesuffix("ConstraintComponent")
        value = value_of(detail.value) if detail.value != detail.focus else ""
        yield " ".join(part for part in (where, what, curie(value)) if part)


def told_once(findings: Iterable[Finding], described: frozenset[str]) -> Iterator[Finding]:
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


def value_of(term: Term | None) -> str:
    """A term as people write it: an IRI, a text, or the label of a blank node; empty for None."""
    return "" if term is None or isinstance(term, ox.Triple) else term.value
