"""Why and why not, in words: proofs with their evidence, the conditions that a case misses, what would change it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sg2kg.lazy import names_from

if TYPE_CHECKING:
    from sg2kg.explanation.answers import Condition, WhatIf, Why, WhyNot
    from sg2kg.explanation.questions import contradictions, equalities, explain, what_if
    from sg2kg.explanation.surely import Placement, how_surely
    from sg2kg.explanation.writers import EXPLANATION_FORMATS, write_explanation

_HOMES = {
    "answers": ("Condition", "WhatIf", "Why", "WhyNot"),
    "questions": ("contradictions", "equalities", "explain", "what_if"),
    "surely": ("Placement", "how_surely"),
    "writers": ("EXPLANATION_FORMATS", "write_explanation"),
}

__all__ = [
    "EXPLANATION_FORMATS",
    "Condition",
    "Placement",
    "WhatIf",
    "Why",
    "WhyNot",
    "contradictions",
    "equalities",
    "explain",
    "how_surely",
    "what_if",
    "write_explanation",
]


__getattr__ = names_from(__name__, _HOMES)
