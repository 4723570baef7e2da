"""Within which values of each anchor the solutions of a study stay the same: how far they hang on its calibration."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sg2kg.qca.analysis import Analysis
from sg2kg.qca.data import Data
from sg2kg.qca.robustness import Range, anchor_range
from sg2kg.studies.gathering import Gathered
from sg2kg.studies.model import Calibration
from sg2kg.terms import curie


def with_anchors(gathered: Gathered, analysis: Analysis) -> Analysis:
    """The analysis, whose ``robustness`` tells the range of each anchor too, beside those of the cut-offs.

    Values are tried as far below the lowest of the raw values and anchors of a condition, and as far above the highest, as these lie apart.
    """
    holdings = [replace(h, ranges=(*h.ranges, *_ranges(gathered, analysis, h.kind))) for h in analysis.robustness]
    return replace(analysis, robustness=tuple(holdings))


def _ranges(gathered: Gathered, analysis: Analysis, kind: str) -> Iterator[Range]:
    for condition in gathered.conditions:
        calibration = condition.calibration
        if calibration is None:
            continue
        raw = [v for case in analysis.data.cases if (v := gathered.scores[(case, condition.name)].raw) is not None]
        low, high = (end([*raw, *(a.value for a in calibration.anchors)]) for end in (min, max))
        room = (high - low) or 1.0
        for place, anchor in enumerate(calibration.anchors):
            name = f"{condition.name} {curie(anchor.kind).partition(':')[2]}"
            moved = _Moved(gathered, analysis.data, condition.name, calibration, place)
            yield anchor_range(name, anchor.value, low - room, high + room, moved, analysis.cuts, analysis.options, kind)


class _Moved:
    """The data of an analysis with one anchor moved."""

    def __init__(self, gathered: Gathered, used: Data, name: str, calibration: Calibration, place: int) -> None:
        self._gathered, self._used, self._name, self._calibration, self._place = gathered, used, name, calibration, place

    def __call__(self, value: float) -> Data:
        anchors = list(self._calibration.anchors)
        anchors[self._place] = replace(anchors[self._place], value=value)
        data = self._gathered.recalibrated(self._name, replace(self._calibration, anchors=tuple(anchors)))
        return _as_used(data, self._used)


def _as_used(data: Data, used: Data) -> Data:
    kept = data.keep(used.cases)
    return kept if kept.outcome == used.outcome else kept.negated()
