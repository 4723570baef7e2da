"""The downloads: formats, media types, and names of files that tell what is in them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sg2kg.comparison import COMPARISON_FORMATS
from sg2kg.web.comparing.choice import Choice

MEDIA_TYPES = {
    "table": "text/plain; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "tsv": "text/tab-separated-values; charset=utf-8",
    "json": "application/json",
    "markdown": "text/markdown; charset=utf-8",
    "latex": "application/x-latex; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "cube": "text/turtle; charset=utf-8",
}
"""The media type of each of COMPARISON_FORMATS."""
ENDINGS = {suffix.removeprefix("."): name for name, format in COMPARISON_FORMATS.items() for suffix in format.suffixes}
"""The formats by the endings of files."""
ALONE = "default-src 'none'; style-src 'unsafe-inline'"
"""The Content Security Policy of a page that is downloaded: its style stands in it."""
_LONGEST = 80


@dataclass(frozen=True)
class Download:
    """A file that a page offers."""

    format: str
    """One of COMPARISON_FORMATS."""
    ending: str
    long: bool = False
    """One row a cell, with what it rests on."""

    @property
    def parameters(self) -> tuple[tuple[str, str], ...]:
        """What an address says beside the choice."""
        return (("long", "1"),) if self.long else ()

    @property
    def parts(self) -> tuple[str, ...]:
        """What the name of the file says beside the choice."""
        return ("cells",) if self.long else ()


DOWNLOADS = (
    Download("csv", "csv"),
    Download("csv", "csv", long=True),
    Download("xlsx", "xlsx"),
    Download("tsv", "tsv"),
    Download("tsv", "tsv", long=True),
    Download("markdown", "md"),
    Download("latex", "tex"),
    Download("html", "html"),
    Download("json", "json"),
    Download("cube", "ttl"),
    Download("table", "txt"),
)
"""What a page offers, in its order."""


def format_named(name: str) -> str | None:
    """The format that the end of an address names: one of COMPARISON_FORMATS, or the ending of its files."""
    return name if name in COMPARISON_FORMATS else ENDINGS.get(name)


def file_name(choice: Choice, ending: str, *more: str) -> str:
    """A name of letters, digits and hyphens that tells what is compared, such as ``sg2kg-cloud-rice-ant-forest-mechanisms.csv``."""
    cases = choice.cases if len(choice.cases) <= 3 else (f"{len(choice.cases)}-cases",)
    concepts = choice.concepts if len(choice.concepts) <= 3 else (f"{len(choice.concepts)}-concepts",)
    basis = () if choice.basis == Choice.basis else (choice.basis,)
    when = ("over-time",) if choice.over_time else (choice.phase,)
    parts = ("sg2kg", *(cases or ("all",)), *(concepts or (choice.by,)), *basis, *when, *more)
    plain = (re.sub(r"[^A-Za-z0-9]+", "-", part.rpartition("/")[2]).strip("-") for part in parts)
    return "-".join(filter(None, plain))[:_LONGEST].rstrip("-") + "." + ending


def disposition(name: str, kind: str = "attachment") -> str:
    """The header Content-Disposition (RFC 6266) for a name that :func:`file_name` made."""
    return f'{kind}; filename="{name}"'
