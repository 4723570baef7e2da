"""Verdicts as a workbook for spreadsheets, with a sheet each for submissions, findings, what is met and how complete it is."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sg2kg.messages import one_line, pick, say
from sg2kg.validation.reports.table import rows_of
from sg2kg.validation.reports.text import count_of
from sg2kg.validation.reports.wording import Item, concept_name, heading, kind_of, name_of, severities, tier_name, word_of
from sg2kg.validation.verdict import SEVERITIES, Unchecked, Verdict

_TIMELESS = datetime(2000, 1, 1)
"""A date of creation would make two equal reports differ."""
_STATES = {"good": ("#E3F4EC", "#17714F"), "bad": ("#FBE9E5", "#A8321F"), "warn": ("#FBF1DC", "#85560A"), "info": ("#E6EFF9", "#2D5F9A")}
_STATE_OF = dict(zip(SEVERITIES, ("bad", "warn", "info"), strict=True))
_NARROW, _MIDDLE, _WIDE = 12, 24, 56


@dataclass(frozen=True)
class _Column:
    title: str
    width: int


def write_xlsx(items: Sequence[Item], lang: str, detail: str) -> bytes:
    """The workbook as bytes, the same for the same verdicts; every cell is a text or a number, none a formula."""
    import xlsxwriter  # here, for it takes a while to load and one format needs it

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False})
    book.set_properties({"title": heading("title verdicts", lang), "comments": count_of(items, lang), "created": _TIMELESS})
    sheets = _Sheets(book)
    verdicts = [item for item in items if isinstance(item, Verdict)]
    sheets.add(heading("title verdicts", lang), _columns(lang, _SUMMARY), (_summary(item, lang) for item in items), state=0)
    sheets.add(heading("sheet findings", lang), _columns(lang, _FINDINGS), _findings(verdicts, lang, detail == "full"), state=2)
    sheets.add(heading("sheet met", lang), _columns(lang, _PASSED), _passed(verdicts, lang), state=4)
    sheets.add(heading("sheet complete", lang), _columns(lang, _COMPLETE), _complete(verdicts, lang), state=None)
    book.close()
    return out.getvalue()


Cell = tuple[object, str]
"""A text or number, and the colour of its state where it has one."""


class _Sheets:
    """A book that sheets are added to, each with a filter, a header that stays in sight and text that wraps."""

    def __init__(self, book: Any) -> None:
        self._book = book
        plain = {"text_wrap": True, "valign": "top"}
        self._plain = book.add_format(plain)
        self._head = book.add_format({**plain, "bold": True, "bottom": 2, "bg_color": "#F1F4F6"})
        self._states = {name: book.add_format({**plain, "bg_color": back, "font_color": ink, "bold": True}) for name, (back, ink) in _STATES.items()}

    def add(self, name: str, columns: Sequence[_Column], rows: Iterable[Sequence[object]], state: int | None) -> None:
        """Adds a sheet; the cell in column ``state`` begins with the name of its colour and a bar."""
        sheet = self._book.add_worksheet(name[:31])
        last = 0
        for n, column in enumerate(columns):
            sheet.set_column(n, n, column.width)
            sheet.write_string(0, n, column.title, self._head)
        for last, row in enumerate(rows, 1):
            for n, value in enumerate(row):
                if isinstance(value, (int, float)):
                    sheet.write_number(last, n, value, self._plain)
                elif n == state:
                    colour, _, word = str(value).partition("|")
                    sheet.write_string(last, n, word, self._states[colour])
                else:
                    sheet.write_string(last, n, str(value), self._plain)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, last, len(columns) - 1)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)


_SUMMARY = {
    "verdict": _MIDDLE, "submission": _MIDDLE, "file": _MIDDLE, "column tier": _MIDDLE, "reached": _MIDDLE,
    "violation": _NARROW, "warning": _NARROW, "info": _NARROW, "error": _WIDE,
}  # fmt: skip
_FINDINGS = {
    "submission": _MIDDLE, "requirement": _NARROW, "kind": _NARROW, "layer": _NARROW, "concept": _MIDDLE, "finding": _WIDE, "checked thing": _MIDDLE,
    "property": _MIDDLE, "values": _MIDDLE, "why": _WIDE, "mend": _WIDE, "change": _WIDE, "place": _MIDDLE, "explained": _MIDDLE,
}  # fmt: skip
_PASSED = {"submission": _MIDDLE, "requirement": _NARROW, "kind": _NARROW, "asked": _WIDE, "verdict": _MIDDLE, "values": _NARROW}
_COMPLETE = {"submission": _MIDDLE, "layer": _MIDDLE, "concept": _WIDE, "met": _NARROW, "checks": _NARROW}


def _columns(lang: str, widths: dict[str, int]) -> list[_Column]:
    return [_Column(heading(key, lang), width) for key, width in widths.items()]


def _summary(item: Item, lang: str) -> list[object]:
    if isinstance(item, Unchecked):
        return [f"warn|{word_of(item, lang)}", "", one_line(item.source), "", "", "", "", "", one_line(f"{item.what} [{item.id}]")]
    state = "good" if item.conforms else "bad"
    tiers = [tier_name(item, name, lang) if name else "" for name in (item.tier, item.reached)]
    return [f"{state}|{word_of(item, lang)}", name_of(item, lang), one_line(item.source), *tiers, *severities(item).values(), ""]


def _findings(verdicts: Iterable[Verdict], lang: str, full: bool) -> Iterable[list[object]]:
    for v in verdicts:
        for f, row in zip(v.findings, rows_of([v], lang, full), strict=False):
            kind = kind_of(f, lang)
            layer = say(f"layer {f.layer}", lang)
            thing = row["focus_label"] or row["focus"]
            told = (row[name] for name in ("path", "values", "why", "mend", "change"))
            place = one_line(str(f.place))
            yield [
                name_of(v, lang),
                f.requirement or one_line(f.id),
                f"{_STATE_OF[f.severity]}|{kind}",
                layer,
                row["concept_label"],
                row["message"],
                thing,
                *told,
                place,
                f.docs,
            ]


def _passed(verdicts: Iterable[Verdict], lang: str) -> Iterable[list[object]]:
    for v in verdicts:
        for p in v.passed:
            state = f"info|{say('nothing to check', lang)}" if p.vacuous else f"good|{heading('met', lang)}"
            text = one_line(pick(p.text, lang))
            yield [name_of(v, lang), p.requirement, say(p.obligation, lang), text, state, sum(s.values for s in p.looked)]


def _complete(verdicts: Iterable[Verdict], lang: str) -> Iterable[list[object]]:
    for v in verdicts:
        for c in v.completeness:
            yield [name_of(v, lang), say(f"layer {c.layer}", lang), concept_name(c.concept, c.label, lang), c.met, c.asked]
