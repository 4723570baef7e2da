"""Verdicts as rows, one a finding: as CSV for programs and spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from sg2kg.messages import one_line, pick
from sg2kg.terms import curie
from sg2kg.validation.reports.patch import patch_lines
from sg2kg.validation.reports.wording import Item, concept_name, message_of, name_of, values_of
from sg2kg.validation.verdict import Finding, Unchecked, Verdict

COLUMNS = (
    "source", "label", "case", "tier", "reached", "conforms", "requirement", "obligation", "severity", "guard", "layer", "concept", "concept_label",
    "focus", "focus_label", "path", "values", "message", "why", "mend", "details", "change", "line", "column", "cell", "shape", "component", "docs",
    "fingerprint", "error",
)  # fmt: skip
"""The columns, by the names that the fields of a verdict have; the same in every language."""
_LONGEST = 32_000
"""A spreadsheet takes 32,767 characters a cell."""
_FORMULA = tuple("=+-@＝＋－＠")


def write_csv(items: Sequence[Item], lang: str, detail: str) -> str:
    """One row a finding, and one for a submission without any (RFC 4180; UTF-8 without a mark at its head)."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows_of(items, lang, detail == "full"):
        writer.writerow(guarded(row[c]) for c in COLUMNS)
    return out.getvalue()


def guarded(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def rows_of(items: Sequence[Item], lang: str, full: bool) -> Iterator[dict[str, str]]:
    """A row for each finding, and one for each submission without any, with every one of COLUMNS."""
    empty = dict.fromkeys(COLUMNS, "")
    for item in items:
        if isinstance(item, Unchecked):
            yield {**empty, "source": one_line(item.source), "error": one_line(f"{item.what} [{item.id}]", _LONGEST)}
            continue
        head = {**empty, **_submission(item, lang)}
        if not item.findings:
            yield head
        for finding in item.findings:
            yield {**head, **_finding(finding, lang, full)}


def _submission(v: Verdict, lang: str) -> dict[str, str]:
    return {
        "source": one_line(v.source),
        "label": name_of(v, lang),
        "case": one_line(v.case),
        "tier": one_line(v.tier),
        "reached": v.reached,
        "conforms": "true" if v.conforms else "false",
    }


def _finding(f: Finding, lang: str, full: bool) -> dict[str, str]:
    return {
        "requirement": one_line(f.requirement),
        "obligation": f.obligation,
        "severity": f.severity,
        "guard": "true" if f.guard else "false",
        "layer": f.layer,
        "concept": one_line(curie(f.concept)),
        "concept_label": concept_name(f.concept, f.concept_label, lang) if f.concept else "",
        "focus": one_line(f.focus),
        "focus_label": one_line(pick(f.focus_label, lang)),
        "path": one_line(f.path),
        "values": one_line(" | ".join(values_of(f, lang, len(f.values))), _LONGEST),
        "message": message_of(f, lang),
        "why": one_line(pick(f.why, lang), _LONGEST),
        "mend": one_line(pick(f.mend, lang), _LONGEST),
        "details": one_line(" | ".join(f.details), _LONGEST),
        "change": one_line("  ".join(patch_lines(f.remedy)), _LONGEST) if full and f.remedy else "",
        "line": str(f.place.line or ""),
        "column": str(f.place.column or ""),
        "cell": one_line(f.place.cell),
        "shape": one_line(f.shape),
        "component": one_line(f.component),
        "docs": f.docs,
        "fingerprint": f.fingerprint,
    }
