"""Writes a comparison: one function a format, chosen by a registry that also feeds the command's help."""

from __future__ import annotations

import csv
import html
import io
import json
from collections.abc import Callable
from importlib.resources import files

from sg2kg.comparison.matrix import Cell, Comparison
from sg2kg.errors import OutputError
from sg2kg.graph.table import plain_text

SYMBOL = {"present": "●", "absent-on-purpose": "○", "not-reported": "·", "contested": "◐"}
"""One sign a status, told apart without colour."""
LEGEND = """● present   ○ absent on purpose   ◐ contested   · not reported   ~ with a lead: comparison, joint statement, inference, figure
p paper   s public source   m submitter   i inferred"""
_BASIS_LETTER = {"paper": "p", "public": "s", "submitter": "m", "inferred": "i", "": ""}


def _table(c: Comparison) -> str:
    rows = [[c.notations[x], c.labels[x], *(_sign(cell) for cell in _row(c, x))] for x in c.concepts]
    return plain_text(c.header(), rows) + f"\n\n{LEGEND}\n"


def _sign(cell: Cell) -> str:
    mark = _BASIS_LETTER[cell.basis] if cell.basis else "~" if cell.lead else ""
    return f"{SYMBOL[cell.word]} {mark}".strip()


def _csv(c: Comparison) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(c.header())
    writer.writerows(c.rows())
    return out.getvalue()


def _markdown(c: Comparison) -> str:
    rows = [[c.notations[x], c.labels[x], *(f"{SYMBOL[v.word]} {v.word}" for v in _row(c, x))] for x in c.concepts]
    lines = ["| " + " | ".join(x.replace("|", "\\|") for x in r) + " |" for r in [c.header(), ["---"] * (len(c.cases) + 2), *rows]]
    return "\n".join(lines) + "\n"


def _json(c: Comparison) -> str:
    def cell(case: str, concept: str) -> dict[str, object]:
        v = c.cells[case][concept]
        return {
            "case": c.notations[case],
            "concept": c.notations[concept],
            "status": v.word,
            "basis": v.basis,
            "source": v.source,
            "address": v.address,
            "locator": v.locator,
            "note": v.note,
            "statements": [e.statement for e in v.status.evidence],
        }

    body = {
        "title": c.title,
        "basis": c.basis,
        "cases": [{"name": c.notations[x], "iri": x, "label": c.labels[x]} for x in c.cases],
        "concepts": [{"notation": c.notations[x], "iri": x, "label": c.labels[x]} for x in c.concepts],
        "cells": [cell(case, concept) for concept in c.concepts for case in c.cases],
    }
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"


def matrix_html(c: Comparison) -> str:
    """The matrix as an HTML table; each cell opens to tell what it rests on, without any script."""
    esc = html.escape
    head = "".join(f'<th scope="col">{esc(c.labels[x])}</th>' for x in c.cases)
    body = []
    for concept in c.concepts:
        cells = "".join(_cell_html(v) for v in _row(c, concept))
        body.append(f'<tr><th scope="row"><code>{esc(c.notations[concept])}</code> {esc(c.labels[concept])}</th>{cells}</tr>')
    return f'<table class="sg2-matrix"><thead><tr><td></td>{head}</tr></thead><tbody>{"".join(body)}</tbody></table>'


def _cell_html(v: Cell) -> str:
    esc = html.escape
    source = esc(v.source)
    if v.address.startswith(("http://", "https://")):
        source = f'<a href="{esc(v.address, quote=True)}" rel="noreferrer">{source}</a>'
    parts = [esc(v.word.replace("-", " "))]
    if v.basis:
        parts.append(f"basis: {esc(v.basis)}")
    if v.source:
        parts.append(f"source: {source}" + (f", {esc(v.locator)}" if v.locator else ""))
    if v.note:
        parts.append(esc(v.note))
    mark = v.basis or ("lead" if v.lead else "")
    summary = f"{SYMBOL[v.word]}<small>{esc(mark)}</small>"
    return f'<td class="{v.word}"><details><summary title="{esc(v.word)}">{summary}</summary><p>{"<br>".join(parts)}</p></details></td>'


def _html(c: Comparison) -> str:
    page = files("sg2kg.comparison").joinpath("page.html").read_text(encoding="utf-8")
    words = {"title": html.escape(c.title), "basis": html.escape(c.basis), "table": matrix_html(c)}
    for key, value in words.items():
        page = page.replace("{{" + key + "}}", value)
    return page


def _row(c: Comparison, concept: str) -> list[Cell]:
    return [c.cells[case][concept] for case in c.cases]


COMPARISON_FORMATS: dict[str, Callable[[Comparison], str]] = {
    "table": _table,
    "csv": _csv,
    "json": _json,
    "markdown": _markdown,
    "html": _html,
}


def write_comparison(comparison: Comparison, format: str) -> str:
    """The comparison as text in one of COMPARISON_FORMATS; raises OutputError for an unknown format."""
    if format not in COMPARISON_FORMATS:
        raise OutputError(f"{format} is not a format for a comparison", "Known: " + ", ".join(COMPARISON_FORMATS))
    return COMPARISON_FORMATS[format](comparison)
