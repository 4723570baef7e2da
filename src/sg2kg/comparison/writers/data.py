"""A comparison as JSON: what was asked, the units, the concepts, every cell, and every statement that a cell names."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sg2kg.comparison.matrix import Cell, Comparison, Ground


def write_json(c: Comparison) -> str:
    """The whole comparison as JSON, the same text for the same comparison."""
    statements: dict[str, dict[str, str]] = {}
    for unit in c.units:
        for concept in c.concepts:
            cell = c.cells[unit.name, concept]
            for ground in (*cell.grounds, *cell.leads):
                statements.setdefault(ground.statement, _statement(ground))
    body = {
        "title": c.title,
        "basis": c.request.basis,
        "lang": c.request.lang,
        "cases": [{"name": c.notations[x], "iri": x, "label": c.labels[x]} for x in c.cases],
        "units": [{"name": u.name, "case": u.case, "phase": u.phase, "basis": u.basis, "label": u.label} for u in c.units],
        "concepts": [{"notation": c.notations[x], "iri": x, "label": c.labels[x]} for x in c.concepts],
        "cells": [_cell(c, u.name, u.case, x) for x in c.concepts for u in c.units],
        "statements": dict(sorted(statements.items())),
    }
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"


def _cell(c: Comparison, unit: str, case: str, concept: str) -> dict[str, Any]:
    v: Cell = c.cells[unit, concept]
    return {
        "unit": unit,
        "case": c.notations[case],
        "concept": c.notations[concept],
        "status": v.word,
        "basis": v.basis,
        "source": v.source,
        "address": v.address,
        "locator": v.locator,
        "confidence": v.confidence,
        "note": v.note,
        "statements": [{"iri": g.statement, "bearing": g.bearing} for g in v.grounds],
        "leads": [{"iri": g.statement, "bearing": g.bearing} for g in v.leads],
    }


def _statement(g: Ground) -> dict[str, str]:
    return {
        "basis": g.basis,
        "says": g.says,
        "source": g.source_iri,
        "source_label": g.source,
        "address": g.address,
        "locator": g.locator,
        "grade": g.grade,
        "closeness": g.closeness,
        "confidence": g.confidence,
    }
