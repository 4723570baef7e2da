"""Checking submissions: is this record complete at its tier, and what is missing?"""

from sg2kg.validation.check import validate
from sg2kg.validation.reports import VERDICT_FORMATS, write_verdicts
from sg2kg.validation.shapes import ShapeInfo, Shapes, load_shapes
from sg2kg.validation.shapes.explain import TIER_FORMATS, write_tier, write_tiers
from sg2kg.validation.shapes.profiles import Requirement, Tier
from sg2kg.validation.verdict import Finding, Verdict

__all__ = [
    "TIER_FORMATS",
    "VERDICT_FORMATS",
    "Finding",
    "Requirement",
    "ShapeInfo",
    "Shapes",
    "Tier",
    "Verdict",
    "load_shapes",
    "validate",
    "write_tier",
    "write_tiers",
    "write_verdicts",
]
