"""Writes verdicts: one function a format, chosen by a registry that also feeds the command's help."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence

import pyoxigraph as ox

from sg2kg.errors import OutputError
from sg2kg.graph import write_graph
from sg2kg.messages import say
from sg2kg.terms import curie
from sg2kg.validation.verdict import Finding, Verdict


def _text(verdicts: Sequence[Verdict], lang: str) -> str:
    lines: list[str] = []
    for v in verdicts:
        name = _pick(v.label, lang) or curie(v.case) or v.source
        word = say("conforms" if v.conforms else "fails", lang)
        lines.append(f"{'✔' if v.conforms else '✘'} {name} — {word}: {v.tier}  ({v.source})")
        for f in v.findings:
            lines.append(f"    {f.requirement} {say(f.severity, lang)}: {_pick(f.message, lang)}")
            lines.append(f"        {say('at', lang)} {_where(f, lang)}")
            lines.append(f"        {say('mend', lang)} {_pick(f.mend, lang)}")
    passed = sum(v.conforms for v in verdicts)
    if len(verdicts) > 1:
        lines.append(say("summary", lang).format(n=len(verdicts), passed=passed, failed=len(verdicts) - passed))
    return "\n".join(lines) + "\n"


def _where(f: Finding, lang: str) -> str:
    label = _pick(f.focus_label, lang)
    place = f"{label} <{curie(f.focus)}>" if label else curie(f.focus)
    value = f" = {curie(f.value)}" if f.value else ""
    return place + (f" · {f.path}{value}" if f.path else value)


def _json(verdicts: Sequence[Verdict], lang: str) -> str:
    body = [
        {
            "source": v.source,
            "case": v.case,
            "label": dict(v.label),
            "tier_stated": v.tier_stated,
            "tier": v.tier,
            "conforms": v.conforms,
            "counts": {s: v.count(s) for s in ("violation", "warning", "info")},
            "failed": v.failed(),
            "engine": v.engine,
            "findings": [
                {
                    "requirement": f.requirement,
                    "severity": f.severity,
                    "shape": f.shape,
                    "component": f.component,
                    "concept": f.concept,
                    "focus": f.focus,
                    "path": f.path,
                    "value": f.value,
                    "name": dict(f.name),
                    "message": dict(f.message),
                    "why": dict(f.why),
                    "mend": dict(f.mend),
                }
                for f in v.findings
            ],
        }
        for v in verdicts
    ]
    return json.dumps({"verdicts": body}, ensure_ascii=False, indent=1) + "\n"


def _turtle(verdicts: Sequence[Verdict], lang: str) -> str:
    parsed = (ox.parse(v.report.encode(), format=ox.RdfFormat.N_TRIPLES, rename_blank_nodes=True) for v in verdicts)
    return write_graph((q for quads in parsed for q in quads), "turtle")


def _pick(texts: Mapping[str, str], lang: str) -> str:
    return texts.get(lang) or texts.get("en") or next(iter(texts.values()), "")


VERDICT_FORMATS: dict[str, Callable[[Sequence[Verdict], str], str]] = {"text": _text, "json": _json, "turtle": _turtle}


def write_verdicts(verdicts: Sequence[Verdict], format: str, lang: str = "en") -> str:
    """The verdicts as text in one of VERDICT_FORMATS and, where people read it, in ``lang``; raises OutputError for an unknown format."""
    if format not in VERDICT_FORMATS:
        raise OutputError(f"{format} is not a format for verdicts", "Known: " + ", ".join(VERDICT_FORMATS))
    return VERDICT_FORMATS[format](verdicts, lang)
