"""Verdicts as plain data, for programs: JSON, and JSON Lines with one submission a line; described by verdict.schema.json beside this file."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from importlib.resources import files
from typing import Any

from sg2kg.validation.reports.patch import ntriples_line
from sg2kg.validation.reports.wording import Item, severities
from sg2kg.validation.verdict import Finding, Pass, Place, Remedy, Road, Step, Unchecked, Verdict

Data = dict[str, Any]


def write_json(items: Sequence[Item], lang: str, detail: str) -> str:
    """One object, with the verdicts in it."""
    body = {"verdicts": [item_data(item, detail == "full") for item in items]}
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"


def write_jsonl(items: Sequence[Item], lang: str, detail: str) -> str:
    """One object a line."""
    return "".join(json.dumps(item_data(item, detail == "full"), ensure_ascii=False) + "\n" for item in items)


def verdict_schema() -> str:
    """The JSON Schema (draft 2020-12) of what is written here; a line of JSON Lines is ``#/$defs/item`` of it."""
    return files("sg2kg.validation.reports").joinpath("verdict.schema.json").read_text(encoding="utf-8")


def item_data(item: Item, full: bool = True) -> Data:
    """A verdict as in :func:`verdict_data`, or the error of a submission that could not be checked."""
    if isinstance(item, Unchecked):
        return {"unchecked": True, "source": item.source, "error": {"id": item.id, "what": item.what, "hint": item.hint}}
    return verdict_data(item, full)


def verdict_data(verdict: Verdict, full: bool = True) -> Data:
    """A verdict as objects, lists, texts, numbers and truth values.

    With ``full`` also remedies, what passed, how complete it is and the road to the next tier, which take longer to work out.
    """
    v = verdict
    data: Data = {
        "unchecked": False,
        "detail": "full" if full else "brief",
        "source": v.source,
        "case": v.case,
        "label": dict(v.label),
        "tier_stated": v.tier_stated,
        "tier": v.tier,
        "tier_labels": _texts_by_name(v.tier_labels),
        "tier_reached": v.reached,
        "conforms": v.conforms,
        "w3c_conforms": v.report.conforms,
        "counts": severities(v),
        "by_layer": v.by_layer(),
        "failed": v.failed(),
        "missed": list(v.missed),
        "engine": v.engine,
        "versions": asdict(v.versions),
        "findings": [_finding(f, full) for f in v.findings],
    }
    if full:
        data["passed"] = [_pass(p) for p in v.passed]
        data["untargeted"] = list(v.untargeted)
        data["completeness"] = [
            {"concept": c.concept, "label": dict(c.label), "layer": c.layer, "met": c.met, "asked": c.asked} for c in v.completeness
        ]
        data["road"] = _road(v.road)
    return data


def _finding(f: Finding, full: bool) -> Data:
    data: Data = {
        "id": f.id,
        "requirement": f.requirement,
        "obligation": f.obligation,
        "guard": f.guard,
        "severity": f.severity,
        "shape": f.shape,
        "component": f.component,
        "concept": f.concept,
        "concept_label": dict(f.concept_label),
        "layer": f.layer,
        "focus": f.focus,
        "focus_label": dict(f.focus_label),
        "path": f.path,
        "values": list(f.values),
        "value_labels": _texts_by_name(f.value_labels),
        "name": dict(f.name),
        "message": dict(f.message),
        "why": dict(f.why),
        "mend": dict(f.mend),
        "details": list(f.details),
        "place": _place(f.place),
        "docs": f.docs,
        "fingerprint": f.fingerprint,
    }
    return {**data, "remedy": _remedy(f.remedy)} if full else data


def _place(place: Place) -> Data:
    return {"file": place.file, "line": place.line, "column": place.column, "cell": place.cell}


def _remedy(remedy: Remedy | None) -> Data | None:
    if remedy is None:
        return None
    return {
        "text": dict(remedy.text),
        "add": [ntriples_line(t) for t in remedy.add],
        "remove": [ntriples_line(t) for t in remedy.remove],
        "blanks": [{"iri": b.iri, "label": dict(b.label), "example": b.example} for b in remedy.blanks],
    }


def _pass(p: Pass) -> Data:
    looked = [
        {"id": s.id, "name": dict(s.name), "focus_nodes": s.focus_nodes, "values": s.values, "found": s.found, "vacuous": s.vacuous} for s in p.looked
    ]
    return {"requirement": p.requirement, "obligation": p.obligation, "text": dict(p.text), "vacuous": p.vacuous, "looked": looked}


def _road(road: Road | None) -> Data | None:
    if road is None:
        return None
    return {"tier": road.tier, "complete": road.complete, "steps": [_step(s) for s in road.steps]}


def _step(step: Step) -> Data:
    f = step.finding
    return {
        "requirement": step.requirement,
        "id": f.id,
        "focus": f.focus,
        "focus_label": dict(f.focus_label),
        "message": dict(f.message),
        "mend": dict(f.mend),
        "remedy": _remedy(step.remedy),
    }


def _texts_by_name(texts: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    return {name: dict(said) for name, said in texts.items()}
