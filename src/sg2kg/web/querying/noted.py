"""Answers of the catalogue say CASE-01, M-ECO and not-reported: here these become links with labels, and the signs of statuses."""

from __future__ import annotations

from dataclasses import replace

from sg2kg.knowledge import KnowledgeBase
from sg2kg.pictures.theme import STATUSES
from sg2kg.terms import PREFIXES
from sg2kg.web.querying.results import Cell, Shown

NOTED = frozenset({
    *("case", "case_a", "case_b", "part", "likened", "co_named"),
    *("concept", "concept_a", "concept_b", "notation", "broad", "via", "carrier", "mechanism", "role", "stage", "indicator"),
    *("dimension", "area", "aspect", "contrasts_with", "result"),
})  # fmt: skip
"""Columns of the catalogue in which a notation stands for a case or a concept; in others a word may look like one by chance."""


def noted(kb: KnowledgeBase, shown: Shown) -> Shown:
    """The answer with an IRI for each notation that is known, and each status marked; the texts stay what they are. In the knowledge thread."""
    if shown.form != "SELECT":
        return shown
    known = {**kb.concepts, **{case.notation: case.iri for case in kb.cases if case.notation}}
    kinds = ["status" if name.startswith("status") else "noted" if name in NOTED else "" for name in shown.columns]
    if not any(kinds):
        return shown
    return replace(shown, rows=tuple(tuple(_cell(cell, kind, known) for cell, kind in zip(row, kinds, strict=True)) for row in shown.rows))


def _cell(cell: Cell, kind: str, known: dict[str, str]) -> Cell:
    if cell.kind != "literal" or cell.lang or cell.datatype:
        return cell
    if kind == "status" and cell.text in STATUSES:
        head, *rest = cell.text.split("-")
        return replace(cell, iri=PREFIXES["sg2"] + head + "".join(part.capitalize() for part in rest), mark=cell.text)
    if kind == "noted" and cell.text in known:
        return replace(cell, iri=known[cell.text])
    return cell
