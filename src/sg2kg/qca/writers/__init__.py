"""An analysis as people and programs want it: one writer a format."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from sg2kg.errors import OutputError

if TYPE_CHECKING:
    from sg2kg.qca.analysis import Analysis

_WRITERS = {
    "text": ("text", "write_text"),
    "json": ("values", "write_json"),
    "csv": ("tables", "write_csv"),
    "markdown": ("markdown", "write_markdown"),
    "latex": ("latex", "write_latex"),
    "html": ("page", "write_html"),
    "r": ("r_script", "write_r"),
    "fsqca": ("tables", "write_fsqca"),
    "calibrated": ("tables", "write_calibrated"),
}
ANALYSIS_FORMATS = tuple(_WRITERS)
"""text, markdown, latex and html are the report; json is everything; csv the truth table; r a script; fsqca and calibrated the scores."""


def write_analysis(analysis: Analysis, format: str = "text") -> str:
    """The analysis in one of ANALYSIS_FORMATS; raises OutputError for another one, AnalysisError where the format cannot hold it."""
    if format not in _WRITERS:
        raise OutputError(f"there is no format {format!r} for an analysis", f"Use one of {', '.join(ANALYSIS_FORMATS)}.")
    module, name = _WRITERS[format]
    text: str = getattr(import_module(f"sg2kg.qca.writers.{module}"), name)(analysis)
    return text
