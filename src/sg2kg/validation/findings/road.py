"""The road to the next tier: which remedies, in which order, lift a submission there, and no more of them than are needed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import pyoxigraph as ox

from sg2kg.validation.findings.remedy import Mender, filled
from sg2kg.validation.verdict import Finding, Remedy, Road, Step

MOST_ROUNDS, MOST_STEPS = 8, 60
Check = Callable[[Sequence[ox.Triple]], Sequence[Finding]]
"""What is found in triples at the tier to be reached."""


def road_to(tier: str, triples: Sequence[ox.Triple], check: Check, mender: Callable[[Sequence[ox.Triple]], Mender]) -> Road:
    """The road to ``tier``: each round mends what is missing, until nothing is; then what was not needed is left out again."""
    now = list(triples)
    steps: list[Step] = []
    helpless: dict[tuple[str, str], Finding] = {}
    for _ in range(MOST_ROUNDS):
        missing = [f for f in _missing(check(now)) if (f.shape, f.focus) not in helpless]
        if not missing or len(steps) >= MOST_STEPS:
            break
        for finding in missing:
            remedy = mender(now).of(finding)
            if remedy is None:
                helpless[finding.shape, finding.focus] = finding
            else:
                steps.append(Step(finding.requirement, finding, remedy))
                now = applied(now, [remedy])
    whole = not _missing(check(now))
    if whole:
        steps = _needed(steps, triples, check)
    return Road(tier, (*steps, *(Step(f.requirement, f, None) for f in helpless.values())), whole)


def applied(triples: Iterable[ox.Triple], remedies: Iterable[Remedy]) -> list[ox.Triple]:
    """The triples after these remedies, with the example of each blank filled in."""
    now = dict.fromkeys(triples)
    for remedy in remedies:
        for t in remedy.remove:
            now.pop(t, None)
        now |= dict.fromkeys(filled(remedy.add))
    return list(now)


def _missing(findings: Iterable[Finding]) -> list[Finding]:
    return [f for f in findings if f.severity == "violation"]


def _needed(steps: list[Step], triples: Sequence[ox.Triple], check: Check) -> list[Step]:
    """The steps without those that others make superfluous."""
    kept = list(steps)
    for step in steps:
        others = [s for s in kept if s is not step]
        if len(steps) > 1 and not _missing(check(applied(triples, [s.remedy for s in others if s.remedy]))):
            kept = others
    return kept
