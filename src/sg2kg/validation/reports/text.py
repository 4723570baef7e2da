"""Writes verdicts: one function a format, chosen by a registry that also feeds the command's help."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

import pyoxigraph as ox

from sg2kg.errors import OutputError
from sg2kg.graph import write_graph
from sg2kg.messages import pick, say
from sg2kg.terms import curie
from sg2kg.validation.engines.report import report_triples
from sg2kg.validation.verdict import Finding, Verdict

MOST_VALUES = 12
"""How many values of one finding are told in text; the others are only counted."""


def _text(verdicts: Sequence[Verdict], lang: str) -> str:
    lines: list[str] = []
    for v in verdicts:
        name = pick(v.label, lang) or curie(v.case) or v.source
        word = say("conforms" if v.conforms else "fails", lang)
        lines.append(f"{'✔' if v.conforms else '✘'} {name} — {word}{say('colon', lang)}{_tier(v, v.tier, lang)}  ({v.source})")
        if v.reached and not v.conforms:
            lines.append(f"    {say('reaches', lang)} {_tier(v, v.reached, lang)}")
        for f in v.findings:
            lines.append(f"    {f.requirement} {say('guard' if f.guard else f.severity, lang)}{say('colon', lang)}{pick(f.message, lang)}")
            lines.append(f"        {say('at', lang)} {_where(f, lang)}")
            if len(f.values) > 1:
                lines += [f"            {_value(f, v, lang)}" for v in f.values[:MOST_VALUES]]
                if len(f.values) > MOST_VALUES:
                    lines.append(f"            {say('more', lang).format(n=len(f.values) - MOST_VALUES)}")
            lines.append(f"        {say('mend', lang)} {pick(f.mend, lang)}")
    passed = sum(v.conforms for v in verdicts)
    if len(verdicts) > 1:
        lines.append(say("summary", lang).format(n=len(verdicts), passed=passed, failed=len(verdicts) - passed))
    return "\n".join(lines) + "\n"


def _tier(v: Verdict, name: str, lang: str) -> str:
    """What a tier is called in this language, and its short name where that is another."""
    label = pick(v.tier_labels.get(name, {}), lang)
    return say("called", lang).format(label=label, name=name) if label and label != name else name


def _where(f: Finding, lang: str) -> str:
    label = pick(f.focus_label, lang)
    place = f"{label} <{curie(f.focus)}>" if label else curie(f.focus)
    value = f" = {_value(f, f.values[0], lang)}" if len(f.values) == 1 else ""
    return place + (f" · {f.path}{value}" if f.path else value)


def _value(f: Finding, value: str, lang: str) -> str:
    label = pick(f.value_labels.get(value, {}), lang)
    if not label:
        return curie(value)
    return label if curie(value).startswith(("fw:", "sg2x:")) else f"{label} <{curie(value)}>"


def _json(verdicts: Sequence[Verdict], lang: str) -> str:
    body = [
        {
            "source": v.source,
            "case": v.case,
            "label": dict(v.label),
            "tier_stated": v.tier_stated,
            "tier": v.tier,
            "tier_reached": v.reached,
            "conforms": v.conforms,
            "counts": {s: v.count(s) for s in ("violation", "warning", "info")},
            "failed": v.failed(),
            "missed": list(v.missed),
            "engine": v.engine,
            "findings": [
                {
                    "requirement": f.requirement,
                    "obligation": f.obligation,
                    "guard": f.guard,
                    "severity": f.severity,
                    "shape": f.shape,
                    "component": f.component,
                    "concept": f.concept,
                    "focus": f.focus,
                    "path": f.path,
                    "values": list(f.values),
                    "value_labels": {v: dict(texts) for v, texts in f.value_labels.items()},
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
    triples = (t for n, v in enumerate(verdicts) for t in report_triples(v.report, f"r{n}x"))
    return write_graph((ox.Quad(t.subject, t.predicate, t.object) for t in triples), "turtle")


VERDICT_FORMATS: dict[str, Callable[[Sequence[Verdict], str], str]] = {"text": _text, "json": _json, "turtle": _turtle}


def write_verdicts(verdicts: Sequence[Verdict], format: str, lang: str = "en") -> str:
    """The verdicts as text in one of VERDICT_FORMATS and, where people read it, in ``lang``; raises OutputError for an unknown format."""
    if format not in VERDICT_FORMATS:
        raise OutputError(f"{format} is not a format for verdicts", "Known: " + ", ".join(VERDICT_FORMATS))
    return VERDICT_FORMATS[format](verdicts, lang)
