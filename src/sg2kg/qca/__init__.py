"""Qualitative Comparative Analysis of any calibrated table: truth table, minimisation, fits, gaps, robustness; knows nothing of graphs.

Data flow one way: data (scores) → truth (rows) → primes, covers, minimise (solutions) → fit, necessity, robustness → analysis (all of it) → writers.
"""

from __future__ import annotations
