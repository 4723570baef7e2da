"""Comparing cases: the four-valued matrix of cases and concepts, each cell with what it rests on."""

from sg2kg.comparison.matrix import VIEWS, Cell, Comparison, compare
from sg2kg.comparison.write import COMPARISON_FORMATS, write_comparison

__all__ = ["COMPARISON_FORMATS", "VIEWS", "Cell", "Comparison", "compare", "write_comparison"]
