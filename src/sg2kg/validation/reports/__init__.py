"""Verdicts as people and programs want them: one writer a format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sg2kg.lazy import names_from

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


__getattr__ = names_from(__name__, _HOMES)
