"""What a verdict can say beside its findings, worked out when it is asked for: places, remedies, what passed, the road to the next tier."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import pyoxigraph as ox

from sg2kg.validation.findings.passed import Survey
from sg2kg.validation.findings.remedy import Mender
from sg2kg.validation.findings.road import road_to
from sg2kg.validation.shapes import Shapes
from sg2kg.validation.shapes.facts import Facts
from sg2kg.validation.submission import Submission
from sg2kg.validation.verdict import Completeness, Finding, Pass, Place, Remedy, Road, Verdict


@dataclass(frozen=True)
class CheckedSubmission:
    """A submission with the shapes of the tier at which it was checked; a :class:`sg2kg.validation.verdict.Context`."""

    submission: Submission
    seen: Sequence[ox.Triple]
    """Its triples as the shapes saw them."""
    shapes: Shapes
    tier: str
    background: Sequence[ox.Triple]
    calls: Callable[[], Mapping[str, Mapping[str, str]]]
    """What concepts are called."""
    recheck: Callable[[Sequence[ox.Triple], str], Sequence[Finding]]
    """What is found in other triples, at a tier."""

    @cached_property
    def _survey(self) -> Survey:
        return Survey(self.shapes, self.tier, self.seen, Facts(self.background))

    def place(self, finding: Finding) -> Place:
        """The value, the property or the thing, whatever is nearest to what is wrong."""
        return place_of(finding, self.submission)

    def remedy(self, finding: Finding) -> Remedy | None:
        """The smallest remedy of a finding."""
        return self._mender.of(finding)

    @cached_property
    def _mender(self) -> Mender:
        return Mender(self.seen, self.background, self.shapes.tier(self.tier).iri)

    def passed(self, verdict: Verdict) -> tuple[Pass, ...]:
        """The requirements that are met."""
        return tuple(self._survey.passed(verdict.findings))

    def untargeted(self, verdict: Verdict) -> tuple[str, ...]:
        """The shapes that target nothing."""
        return tuple(self._survey.untargeted())

    def completeness(self, verdict: Verdict) -> tuple[Completeness, ...]:
        """How complete the submission is, by concept."""
        return tuple(self._survey.completeness(verdict.findings, self.calls()))

    def road(self, verdict: Verdict) -> Road | None:
        """The road to the tier above the one that is reached."""
        tier = self.shapes.above(verdict.reached)
        if not tier:
            return None
        iri = self.shapes.tier(tier).iri
        return road_to(tier, self.seen, lambda t: self.recheck(t, tier), lambda t: Mender(t, self.background, iri))


def place_of(finding: Finding, submission: Submission) -> Place:
    """Where in the file a finding is: at its value, else at its property, else at its thing, else where that is mentioned first."""
    if submission.format is None:
        return Place(submission.source)
    first = finding.results[0]
    path = first.path.value if isinstance(first.path, ox.NamedNode) else ""
    value = first.value if first.value != first.focus else None
    at = submission.positions.of(first.focus, path, value) if path else None
    if at is None and value is not None:
        at = submission.positions.linking(first.focus, value)
    at = at or submission.positions.of(first.focus)
    return Place(submission.source, *(at or (None, None)))
