"""Writes a comparison: one function a format, chosen by a registry that also feeds the command's help."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, Union

from sg2kg.errors import OutputError

if TYPE_CHECKING:
    from sg2kg.comparison.matrix import Comparison
    from sg2kg.comparison.similarity import Similarity


@dataclass(frozen=True)
class ComparisonFormat:
    """A format: the endings of its files, and where its writer is, which is imported when the format is asked for."""

    suffixes: tuple[str, ...]
    writer: str
    """The module below :mod:`sg2kg.comparison.writers`, and its function."""
    binary: bool = False
    long: bool = False
    """True where it can also give one row a cell."""


COMPARISON_FORMATS: dict[str, ComparisonFormat] = {
    "table": ComparisonFormat((".txt",), "text.write_table"),
    "csv": ComparisonFormat((".csv",), "delimited.write_csv", long=True),
    "tsv": ComparisonFormat((".tsv",), "delimited.write_tsv", long=True),
    "json": ComparisonFormat((".json",), "data.write_json"),
    "markdown": ComparisonFormat((".md", ".markdown"), "text.write_markdown"),
    "latex": ComparisonFormat((".tex",), "latex.write_latex"),
    "html": ComparisonFormat((".html", ".htm"), "page.write_html"),
    "xlsx": ComparisonFormat((".xlsx",), "workbook.write_xlsx", binary=True),
    "cube": ComparisonFormat((".ttl",), "cube.write_cube"),
}
"""The formats by name; ``cube`` is an RDF Data Cube in Turtle."""


def write_comparison(comparison: Comparison, format: str, *, long: bool = False) -> Union[str, bytes]:
    """The comparison in one of COMPARISON_FORMATS: text, or bytes where the format is binary; ``long`` gives one row a cell in CSV and TSV.

    Raises OutputError for an unknown format, for one that has no long form, and for more than the format holds.
    """
    if format not in COMPARISON_FORMATS:
        raise OutputError(f"{format} is not a format for a comparison", "Known: " + ", ".join(COMPARISON_FORMATS))
    chosen = COMPARISON_FORMATS[format]
    if long and not chosen.long:
        raise OutputError(f"{format} has no long form", "One row a cell: " + ", ".join(n for n, f in COMPARISON_FORMATS.items() if f.long))
    write = _writer(chosen)
    return write(comparison, long=True) if long else write(comparison)


SIMILARITY_FORMATS: dict[str, ComparisonFormat] = {
    "table": ComparisonFormat((".txt",), "likeness.write_table"),
    "csv": ComparisonFormat((".csv",), "likeness.write_csv"),
    "json": ComparisonFormat((".json",), "likeness.write_json"),
}
"""The formats for how alike units are."""


def write_similarity(found: Similarity, format: str) -> str:
    """How alike units are, in one of SIMILARITY_FORMATS; raises OutputError for an unknown format."""
    if format not in SIMILARITY_FORMATS:
        raise OutputError(f"{format} is not a format for similarity", "Known: " + ", ".join(SIMILARITY_FORMATS))
    written = _writer(SIMILARITY_FORMATS[format])(found)
    assert isinstance(written, str)
    return written


def _writer(format: ComparisonFormat) -> Callable[..., Union[str, bytes]]:
    module, _, name = format.writer.partition(".")
    found: Callable[..., Union[str, bytes]] = getattr(import_module(f"sg2kg.comparison.writers.{module}"), name)
    return found


def format_of(path: Union[str, os.PathLike[str]], formats: Mapping[str, ComparisonFormat] = COMPARISON_FORMATS) -> str:
    """The name of the format that a file of this name holds, told by its ending; raises OutputError where it does not tell."""
    suffix = PurePath(path).suffix.lower()
    for name, format in formats.items():
        if suffix in format.suffixes:
            return name
    known = " ".join(s for f in formats.values() for s in f.suffixes)
    raise OutputError(f"{os.fspath(path)}: its ending tells no format for a comparison", f"Known endings: {known}")
