"""A verdict as a notebook wants it: its findings as typed columns, and as a small table of HTML."""

from __future__ import annotations

from sg2kg.frames import Column
from sg2kg.validation.reports.page import element, wrap
from sg2kg.validation.reports.table import rows_of
from sg2kg.validation.reports.wording import name_of, word_of
from sg2kg.validation.verdict import Verdict

_LEFT_OUT = ("line", "column", "guard", "error", "change", "conforms")


def finding_columns(verdict: Verdict) -> list[Column]:
    """The findings in English, one a row; a verdict without any has no rows."""
    rows = [row for row in rows_of([verdict], "en", full=False) if row["fingerprint"]]
    names = [c for c in next(rows_of([verdict], "en", full=False)) if c not in _LEFT_OUT]
    places = [f.place for f in verdict.findings]
    return [
        *(Column(name, "string", [row[name] or None for row in rows]) for name in names),
        Column("guard", "boolean", [f.guard for f in verdict.findings]),
        Column("line", "integer", [p.line for p in places]),
        Column("column", "integer", [p.column for p in places]),
    ]


def fragment(verdict: Verdict, lang: str = "en") -> str:
    """The verdict in one line, and a table of what there is to mend."""
    head = element("p", f"{name_of(verdict, lang)} — {word_of(verdict, lang)}: {verdict.tier}")
    if not verdict.findings:
        return head
    names = ("requirement", "severity", "message", "mend")
    rows = (wrap("tr", *(element("td", row[name]) for name in names)) for row in rows_of([verdict], lang, full=False))
    return head + wrap("table", wrap("thead", wrap("tr", *(element("th", name) for name in names))), wrap("tbody", *rows))
