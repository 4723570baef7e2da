"""An analysis as people and programs want it: one writer a format; the report, which people read, has one layout a format."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING

from sg2kg.errors import OutputError

if TYPE_CHECKING:
    from sg2kg.qca.analysis import Analysis
    from sg2kg.qca.writers.blocks import Block

_LAYOUTS = {"text": "text", "markdown": "markdown", "latex": "latex", "html": "page"}
_WRITERS = {
    "json": ("values", "write_json"),
    "csv": ("tables", "write_csv"),
    "r": ("r_script", "write_r"),
    "fsqca": ("tables", "write_fsqca"),
    "calibrated": ("tables", "write_calibrated"),
}
REPORT_FORMATS = tuple(_LAYOUTS)
"""The formats that people read."""
ANALYSIS_FORMATS = ("text", "json", "csv", "markdown", "latex", "html", "r", "fsqca", "calibrated")
"""REPORT_FORMATS; json is everything; csv the truth table; r a script; fsqca and calibrated the scores."""


def write_analysis(analysis: Analysis, format: str = "text") -> str:
    """The analysis in one of ANALYSIS_FORMATS; raises OutputError for another one, AnalysisError where the format cannot hold it."""
    if format in _LAYOUTS:
        from sg2kg.qca.writers.blocks import report

        return lay_out(report(analysis), format, f"QCA of {analysis.data.outcome}")
    if format not in _WRITERS:
        raise OutputError(f"there is no format {format!r} for an analysis", f"Use one of {', '.join(ANALYSIS_FORMATS)}.")
    module, name = _WRITERS[format]
    text: str = getattr(import_module(f"sg2kg.qca.writers.{module}"), name)(analysis)
    return text


def lay_out(blocks: Iterable[Block], format: str, title: str = "") -> str:
    """A report in one of REPORT_FORMATS; ``title`` is that of a page."""
    text: str = import_module(f"sg2kg.qca.writers.{_LAYOUTS[format]}").laid_out(blocks, title)
    return text
