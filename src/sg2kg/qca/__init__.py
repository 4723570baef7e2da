"""Qualitative Comparative Analysis of any calibrated table: truth table, minimisation, fits, gaps, robustness; knows nothing of graphs.

Data flow one way: data (scores) → truth (rows) → primes, covers, minimise (solutions) → fit, necessity, robustness → analysis (all of it) → writers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sg2kg.lazy import names_from

if TYPE_CHECKING:
    from sg2kg.qca.analysis import Analysis, NecessityCut, analyse
    from sg2kg.qca.calibration import Crisp, Direct, Indirect, TotallyFuzzyRelative
    from sg2kg.qca.data import Condition, Data
    from sg2kg.qca.diagnosis import Finding
    from sg2kg.qca.reading import parse_table, read_table
    from sg2kg.qca.results import Claims, Cuts, Fit, Intermediate, Model, NecessityFit, Options, Row, Solution, TruthTable
    from sg2kg.qca.writers import ANALYSIS_FORMATS, write_analysis

_HOMES = {
    "analysis": ("Analysis", "NecessityCut", "analyse"),
    "calibration": ("Crisp", "Direct", "Indirect", "TotallyFuzzyRelative"),
    "data": ("Condition", "Data"),
    "diagnosis": ("Finding",),
    "reading": ("parse_table", "read_table"),
    "results": ("Claims", "Cuts", "Fit", "Intermediate", "Model", "NecessityFit", "Options", "Row", "Solution", "TruthTable"),
    "writers": ("ANALYSIS_FORMATS", "write_analysis"),
}

__all__ = [
    "ANALYSIS_FORMATS",
    "Analysis",
    "Claims",
    "Condition",
    "Crisp",
    "Cuts",
    "Data",
    "Direct",
    "Finding",
    "Fit",
    "Indirect",
    "Intermediate",
    "Model",
    "NecessityCut",
    "NecessityFit",
    "Options",
    "Row",
    "Solution",
    "TotallyFuzzyRelative",
    "TruthTable",
    "analyse",
    "parse_table",
    "read_table",
    "write_analysis",
]


__getattr__ = names_from(__name__, _HOMES)
