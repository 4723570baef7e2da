"""A verdict in which everything has been worked out, so that it can be sent to another process and be written there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar, Union

from sg2kg.validation.verdict import Completeness, Finding, Pass, Place, Remedy, Road, Unchecked, Verdict

Key = tuple[str, str, str, tuple[str, ...], str]
Item = TypeVar("Item", bound=Union[Verdict, Unchecked])


@dataclass(frozen=True)
class Told:
    """The answers of a context, as they were; a :class:`sg2kg.validation.verdict.Context`."""

    places: Mapping[Key, Place] = field(repr=False)
    remedies: Mapping[Key, Remedy | None] = field(repr=False)
    whole: tuple[tuple[Pass, ...], tuple[str, ...], tuple[Completeness, ...], Road | None] = ((), (), (), None)

    def place(self, finding: Finding) -> Place:
        """Where a finding is."""
        return self.places[_key(finding)]

    def remedy(self, finding: Finding) -> Remedy | None:
        """What mends it."""
        return self.remedies[_key(finding)]

    def passed(self, verdict: Verdict) -> tuple[Pass, ...]:
        """What is met."""
        return self.whole[0]

    def untargeted(self, verdict: Verdict) -> tuple[str, ...]:
        """The shapes that target nothing."""
        return self.whole[1]

    def completeness(self, verdict: Verdict) -> tuple[Completeness, ...]:
        """How complete it is, by concept."""
        return self.whole[2]

    def road(self, verdict: Verdict) -> Road | None:
        """What leads to the next tier."""
        return self.whole[3]


def told(item: Item, road: bool = False) -> Item:
    """The same verdict with its answers worked out; the road to the next tier, which takes longer, where it is asked for."""
    if isinstance(item, Unchecked):
        return item
    steps = item.road if road else None
    inner = [s.finding for s in steps.steps] if steps else []
    known = Told({_key(f): f.place for f in item.findings}, {_key(f): f.remedy for f in item.findings})
    alone = Told({_key(f): f.place for f in inner}, {_key(f): f.remedy for f in inner})
    if steps:
        steps = replace(steps, steps=tuple(replace(s, finding=replace(s.finding, context=alone)) for s in steps.steps))
    context = Told(known.places, known.remedies, (item.passed, item.untargeted, item.completeness, steps))
    return replace(item, findings=tuple(replace(f, context=known) for f in item.findings), context=context)


def _key(finding: Finding) -> Key:
    return finding.shape, finding.focus, finding.path, finding.values, finding.component
