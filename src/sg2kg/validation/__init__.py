"""Checking submissions: is this record complete at its tier, and what is missing?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sg2kg.lazy import names_from

if TYPE_CHECKING:
    from sg2kg.validation.check import check_triples, validate
    from sg2kg.validation.reports import VERDICT_FORMATS, write_verdicts
    from sg2kg.validation.shapes import ShapeInfo, Shapes, load_shapes
    from sg2kg.validation.shapes.explain import TIER_FORMATS, write_tier, write_tiers
    from sg2kg.validation.shapes.profiles import Requirement, Tier
    from sg2kg.validation.submission import Submission, read_submission
    from sg2kg.validation.verdict import Finding, Unchecked, Verdict

_HOMES = {
    "check": ("check_triples", "validate"),
    "reports": ("VERDICT_FORMATS", "write_verdicts"),
    "shapes": ("ShapeInfo", "Shapes", "load_shapes"),
    "shapes.explain": ("TIER_FORMATS", "write_tier", "write_tiers"),
    "shapes.profiles": ("Requirement", "Tier"),
    "submission": ("Submission", "read_submission"),
    "verdict": ("Finding", "Unchecked", "Verdict"),
}

__all__ = [
    "TIER_FORMATS",
    "VERDICT_FORMATS",
    "Finding",
    "Requirement",
    "ShapeInfo",
    "Shapes",
    "Submission",
    "Tier",
    "Unchecked",
    "Verdict",
    "check_triples",
    "load_shapes",
    "read_submission",
    "validate",
    "write_tier",
    "write_tiers",
    "write_verdicts",
]


__getattr__ = names_from(__name__, _HOMES)
