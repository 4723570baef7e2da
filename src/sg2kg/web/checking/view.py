"""A verdict as the page shows it, in one language: all texts chosen, the places looked up. It is made in the worker, for it reads what came in.

A text that is not in the language of the page comes with its own: {"text": …, "lang": "en"}.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, Union

import pyoxigraph as ox

from sg2kg.messages import one_line, say
from sg2kg.terms import curie
from sg2kg.validation.reports.patch import blanks_of, patch_lines
from sg2kg.validation.reports.wording import (
    MOST_FINDINGS,
    Item,
    concept_name,
    counts_of,
    heading,
    id_of,
    kind_of,
    message_of,
    severities,
    shape_name,
    tier_name,
    values_of,
    word_of,
)
from sg2kg.validation.verdict import LAYERS, Finding, Pass, Remedy, Road, Step, Unchecked, Verdict
from sg2kg.web.checking.insertion import insertion
from sg2kg.web.checking.lines import Lines

Data = dict[str, Any]
_MOST_VALUES = 60
_MOST_STEPS = 200


def view_of(item: Item, data: bytes, ending: str, lang: str) -> Data:
    """What the page on a submission shows; ``ending`` tells the format of ``data``."""
    if isinstance(item, Unchecked):
        return unchecked_view(item, data, lang)
    return _View(item, data, ending, lang).whole()


def unchecked_view(item: Unchecked, data: bytes, lang: str) -> Data:
    """What the page shows where a submission could not be checked: what is wrong, and the place if that is told."""
    what = one_line(item.what)
    place = re.match(re.escape(one_line(item.source)) + r"(?::(\d+))?(?::(\d+))?: ", what)
    line, column = (int(place[n]) if place and place[n] else None for n in (1, 2))
    return {
        "state": "unchecked",
        "word": word_of(item, lang),
        "source": one_line(item.source),
        "id": item.id,
        "what": what[place.end() :] if place else what,
        "hint": one_line(item.hint),
        "line": line,
        "column": column,
        "excerpt": Lines(data).around(line, column),
    }


class _View:
    def __init__(self, verdict: Verdict, data: bytes, ending: str, lang: str) -> None:
        self.v, self.ending, self.lang = verdict, ending, lang
        self._lines = Lines(data) if verdict.findings else Lines(b"")
        self._numbers: dict[tuple[str, str], int] = {}

    def whole(self) -> Data:
        v, lang = self.v, self.lang
        shown = sorted(v.findings[:MOST_FINDINGS], key=lambda f: LAYERS.index(f.layer))
        findings = [self._finding(n, f) for n, f in enumerate(shown, 1)]
        return {
            "state": "conforms" if v.conforms else "fails",
            "word": word_of(v, lang),
            "source": one_line(v.source),
            "case": one_line(v.case),
            "name": self._said(v.label, curie(v.case) or v.source),
            "stated": v.tier_stated,
            "tier": v.tier,
            "tier_name": tier_name(v, v.tier, lang),
            "reached": v.reached,
            "reached_name": tier_name(v, v.reached, lang) if v.reached else "",
            "chain": list(v.tier_labels),
            "counts": severities(v),
            "counted": counts_of(severities(v), lang, bool(v.tier)),
            "failed": v.failed(),
            "missed": list(v.missed),
            "layers": [
                {"key": layer, "title": heading(f"layer {layer}", lang), "counted": counts_of(v.by_layer()[layer], lang), "findings": list(found)}
                for layer, found in groupby(findings, key=lambda f: str(f["layer"]))
            ],
            "more": max(0, len(v.findings) - MOST_FINDINGS),
            "passed": [self._pass(p) for p in v.passed if not p.vacuous],
            "vacuous": [self._pass(p) for p in v.passed if p.vacuous],
            "untargeted": list(v.untargeted),
            "completeness": list(self._completeness()),
            "met": sum(c.met for c in v.completeness),
            "asked": sum(c.asked for c in v.completeness),
            "road": self._road(v.road),
            "versions": self._versions(),
        }

    def _said(self, texts: Mapping[str, str], otherwise: str = "") -> Data:
        for tag in (self.lang, "en", *texts):
            if said := one_line(texts.get(tag, "")):
                return {"text": said, "lang": "" if tag == self.lang else tag}
        return {"text": one_line(otherwise), "lang": ""}

    def _finding(self, n: int, f: Finding) -> Data:
        lang = self.lang
        self._numbers.setdefault((f.shape, f.focus), n)
        blank = any(isinstance(r.focus, ox.BlankNode) for r in f.results)
        message = self._said(f.message)
        return {
            "n": n,
            "layer": f.layer,
            "kind": kind_of(f, lang),
            "class": "guard" if f.guard else f.severity,
            "id": id_of(f),
            "shape": shape_name(f),
            "docs": f.docs,
            "concept": f.concept,
            "concept_name": concept_name(f.concept, f.concept_label, lang) if f.concept else "",
            "message": message if message["text"] else {"text": message_of(f, lang), "lang": ""},
            "focus": one_line(f"_:{f.focus}" if blank else curie(f.focus)),
            "focus_label": self._said(f.focus_label),
            "path": one_line(f.path),
            "values": list(values_of(f, lang, _MOST_VALUES)),
            "details": [one_line(d) for d in f.details[:_MOST_VALUES]],
            "why": self._said(f.why),
            "mend": self._said(f.mend),
            "line": f.place.line,
            "column": f.place.column,
            "excerpt": self._lines.around(f.place.line, f.place.column),
            "fingerprint": f.fingerprint,
            "remedy": self._remedy(f.remedy, f.id),
        }

    def _remedy(self, remedy: Remedy | None, id: str) -> Data | None:
        if remedy is None:
            return None
        return {
            "add": len(remedy.add),
            "remove": len(remedy.remove),
            "lines": patch_lines(remedy),
            "blanks": list(blanks_of(remedy.blanks, self.lang)),
            "insertion": insertion(remedy, id, self.ending, self.lang),
        }

    def _pass(self, p: Pass) -> Data:
        things, values = max((s.focus_nodes for s in p.looked), default=0), sum(s.values for s in p.looked)
        told = say("nothing to check", self.lang) if p.vacuous else say("looked so far", self.lang).format(things=things, values=values)
        return {"id": one_line(p.requirement), "obligation": say(p.obligation, self.lang), "text": self._said(p.text), "looked": told}

    def _completeness(self) -> Iterator[Data]:
        for layer, group in groupby(self.v.completeness, key=lambda c: c.layer):
            concepts = [
                {"iri": c.concept, "name": concept_name(c.concept, c.label, self.lang), "met": c.met, "asked": c.asked, "part": _part(c.met, c.asked)}
                for c in group
            ]
            met, asked = (sum(int(str(c[key])) for c in concepts) for key in ("met", "asked"))
            title = heading(f"layer {layer}", self.lang)
            yield {"key": layer, "title": title, "met": met, "asked": asked, "part": _part(met, asked), "concepts": concepts}

    def _road(self, road: Road | None) -> Data | None:
        if road is None:
            return None
        return {
            "tier": road.tier,
            "tier_name": tier_name(self.v, road.tier, self.lang),
            "title": say("title road", self.lang).format(tier=tier_name(self.v, road.tier, self.lang)),
            "note": say("road whole" if road.complete else "road in part", self.lang),
            "steps": [self._step(s) for s in road.steps[:_MOST_STEPS]],
            "more": max(0, len(road.steps) - _MOST_STEPS),
        }

    def _step(self, step: Step) -> Data:
        f = step.finding
        number = self._numbers.get((f.shape, f.focus))
        mend = self._said(f.mend)
        return {
            "requirement": one_line(step.requirement),
            "todo": mend if mend["text"] else {"text": message_of(f, self.lang), "lang": ""},
            "focus": one_line(curie(f.focus)),
            "focus_label": self._said(f.focus_label),
            "docs": f.docs,
            "finding": number,
            "remedy": self._remedy(step.remedy, f.id) if number is None else None,
        }

    def _versions(self) -> list[tuple[str, str]]:
        versions, lang = self.v.versions, self.lang
        told = (
            ("sg2kg", versions.sg2kg),
            (say("engine", lang), versions.engine),
            (say("ontology", lang), versions.ontology),
            (f"SHA-256 {say('submission', lang)}", versions.data_hash),
            (f"SHA-256 {say('ontology', lang)}", versions.ontology_hash),
            (f"SHA-256 {say('shapes', lang)}", versions.shapes_hash),
        )
        return [(name, one_line(value)) for name, value in told if value]


def _part(met: Union[int, float], asked: Union[int, float]) -> int:
    """How much of it is met, in hundredths, rounded down so that 100 is all."""
    return int(100 * met // asked) if asked else 0


def fingerprints(view: Data) -> dict[str, str]:
    """The findings in a view by fingerprint, each with what it is called."""
    layers: Sequence[Data] = view.get("layers", ())
    return {f["fingerprint"]: f"{f['shape']} · {f['message']['text']}" for layer in layers for f in layer["findings"]}
