"""Verdicts as people and programs want them: one writer a format."""

from sg2kg.validation.reports.text import VERDICT_FORMATS, write_verdicts

__all__ = ["VERDICT_FORMATS", "write_verdicts"]
