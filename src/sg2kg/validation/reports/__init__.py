"""Verdicts as people and programs want them: one writer a format."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sg2kg.validation.reports.data import item_data, verdict_data, verdict_schema
    from sg2kg.validation.reports.formats import DETAILS, VERDICT_FORMATS, ReportFormat, format_of, write_verdicts
    from sg2kg.validation.reports.summary import Outcome, index_html, outcome_from, outcome_of, summary_table

_HOMES = {
    "data": ("item_data", "verdict_data", "verdict_schema"),
    "formats": ("DETAILS", "VERDICT_FORMATS", "ReportFormat", "format_of", "write_verdicts"),
    "summary": ("Outcome", "index_html", "outcome_from", "outcome_of", "summary_table"),
}

__all__ = [
    "DETAILS",
    "VERDICT_FORMATS",
    "Outcome",
    "ReportFormat",
    "format_of",
    "index_html",
    "item_data",
    "outcome_from",
    "outcome_of",
    "summary_table",
    "verdict_data",
    "verdict_schema",
    "write_verdicts",
]


def __getattr__(name: str) -> object:
    """The public name, imported when it is first asked for."""
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"sg2kg.validation.reports.{home}"), name)
    raise AttributeError(f"module {__name__} has no attribute {name}")
