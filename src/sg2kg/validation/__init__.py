"""Checking submissions: is this record complete at its tier, and what is missing?"""

from sg2kg.validation.check import validate
from sg2kg.validation.shapes import Shapes, Tier, load_shapes
from sg2kg.validation.verdict import Finding, Verdict
from sg2kg.validation.write import VERDICT_FORMATS, write_verdicts

__all__ = ["VERDICT_FORMATS", "Finding", "Shapes", "Tier", "Verdict", "load_shapes", "validate", "write_verdicts"]
