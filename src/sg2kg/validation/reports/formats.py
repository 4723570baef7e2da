"""The formats that verdicts are written in, one record each; the registry here also feeds the command's choices and its help."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from typing import Literal, Union, overload

from sg2kg.errors import OutputError
from sg2kg.validation.reports.wording import Item

TextName = Literal["text", "json", "jsonl", "html", "turtle", "jsonld", "csv", "markdown", "sarif", "junit"]
DETAILS = ("brief", "full")
"""How much is told: in full also remedies, what is met, how complete it is and the road to the next tier, which take longer to work out."""


@dataclass(frozen=True)
class ReportFormat:
    """A format for verdicts."""

    name: str
    suffixes: tuple[str, ...]
    """What names of files end in, the usual one first."""
    media_type: str
    write: Callable[[Sequence[Item], str, str], Union[str, bytes]]
    """Writes verdicts in a language and with a detail of DETAILS."""
    binary: bool = False
    """True where it writes bytes."""
    brief: bool = False
    """True where even a single verdict is told briefly unless it is asked for in full."""


def _by(module: str, name: str) -> Callable[[Sequence[Item], str, str], Union[str, bytes]]:
    """A writer of this room, imported when it is first called; most runs need one of them."""

    def write(items: Sequence[Item], lang: str, detail: str) -> Union[str, bytes]:
        written: Union[str, bytes] = getattr(import_module(f"sg2kg.validation.reports.{module}"), name)(items, lang, detail)
        return written

    return write


VERDICT_FORMATS: dict[str, ReportFormat] = {
    f.name: f
    for f in (
        ReportFormat("text", (".txt",), "text/plain", _by("text", "write_text"), brief=True),
        ReportFormat("json", (".json",), "application/json", _by("data", "write_json")),
        ReportFormat("jsonl", (".jsonl", ".ndjson"), "application/jsonl", _by("data", "write_jsonl")),
        ReportFormat("html", (".html", ".htm"), "text/html", _by("html", "write_html")),
        ReportFormat("turtle", (".ttl",), "text/turtle", _by("rdf", "write_turtle")),
        ReportFormat("jsonld", (".jsonld",), "application/ld+json", _by("rdf", "write_jsonld")),
        ReportFormat("csv", (".csv",), "text/csv", _by("table", "write_csv")),
        ReportFormat("markdown", (".md",), "text/markdown", _by("markdown", "write_markdown")),
        ReportFormat("sarif", (".sarif", ".sarif.json"), "application/sarif+json", _by("sarif", "write_sarif")),
        ReportFormat("junit", (".xml",), "application/xml", _by("junit", "write_junit")),
        ReportFormat(
            "xlsx", (".xlsx",), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _by("workbook", "write_xlsx"), binary=True
        ),
    )
}


def format_of(path: Union[str, os.PathLike[str]]) -> str:
    """The name of the format that a file of this name holds, told by its ending; raises OutputError where it does not tell."""
    name = PurePath(path).name.lower()
    fitting = [(len(suffix), f.name) for f in VERDICT_FORMATS.values() for suffix in f.suffixes if name.endswith(suffix)]
    if not fitting:
        known = (suffix for f in VERDICT_FORMATS.values() for suffix in f.suffixes)
        raise OutputError(f"{os.fspath(path)}: its ending tells no format for verdicts", "Known endings: " + " ".join(known))
    return max(fitting)[1]


@overload
def write_verdicts(verdicts: Sequence[Item], format: TextName, lang: str = "en", detail: str | None = None) -> str: ...
@overload
def write_verdicts(verdicts: Sequence[Item], format: Literal["xlsx"], lang: str = "en", detail: str | None = None) -> bytes: ...
@overload
def write_verdicts(verdicts: Sequence[Item], format: str, lang: str = "en", detail: str | None = None) -> Union[str, bytes]: ...
def write_verdicts(verdicts: Sequence[Item], format: str, lang: str = "en", detail: str | None = None) -> Union[str, bytes]:
    """The verdicts in one of VERDICT_FORMATS and, where people read it, in ``lang``: as text, or as bytes where the format is binary.

    ``detail`` is one of DETAILS; without it one verdict is told in full and several briefly, text always briefly. Submissions that could not be
    checked stand among the verdicts. Raises OutputError for an unknown format or detail.
    """
    if format not in VERDICT_FORMATS:
        raise OutputError(f"{format} is not a format for verdicts", "Known: " + ", ".join(VERDICT_FORMATS))
    if detail is not None and detail not in DETAILS:
        raise OutputError(f"{detail} is not a level of detail", "Known: " + ", ".join(DETAILS))
    chosen = VERDICT_FORMATS[format]
    level = detail or ("full" if len(verdicts) == 1 and not chosen.brief else "brief")
    written = chosen.write(verdicts, lang, level)
    # names of files may hold bytes that are no characters, which no encoding could write
    return written if isinstance(written, bytes) else written.encode("utf-8", "replace").decode("utf-8")
