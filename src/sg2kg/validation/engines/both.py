"""Two engines side by side: the fast one is believed only where the reference finds the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pyoxigraph as ox

from sg2kg.errors import DisagreementError
from sg2kg.terms import curie
from sg2kg.validation.engines.seam import Engine, Report


class BothEngines:
    """Asks both engines; a disagreement is a defect of ours, and an error."""

    def __init__(self, one: Engine, other: Engine) -> None:
        self.name = f"{one.name} and {other.name}"
        self._one, self._other = one, other

    def check(self, submission: Sequence[ox.Triple], text: bytes | None = None) -> Report:
        """The report on which both agree; raises DisagreementError where they do not, CheckError where either cannot tell."""
        report = self._one.check(submission)
        first, second = (Counter(r.key for r in found.results) for found in (report, self._other.check(submission)))
        if first != second:
            shape, focus, value, component, _ = min((first - second) + (second - first))
            finder = (self._one if first - second else self._other).name
            about = " ".join(curie(part.strip("<>")) for part in (shape, focus, value) if part)
            raise DisagreementError(
                f"only {finder} finds {curie(component)} {about}, and {(first - second).total() + (second - first).total() - 1} more differ",
                "This is a defect of sg2kg: please report it, with the submission.",
            )
        return report
