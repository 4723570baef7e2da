"""Explains tiers to people and programs: one function a format, chosen by a registry that also feeds the command's help."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from sg2kg.errors import OutputError
from sg2kg.frames import plain_text
from sg2kg.graph import write_graph
from sg2kg.messages import pick, say
from sg2kg.validation.shapes import ShapeInfo, Shapes
from sg2kg.validation.shapes.profiles import STRENGTHS, Requirement, Tier


def overview(shapes: Shapes, lang: str) -> tuple[list[str], list[list[str]]]:
    """Columns and rows of a table of the tiers: what each is called, what it is for, and how much it asks by itself."""
    rows = [
        [t.name, pick(t.label, lang), pick(t.description, lang), t.includes[0] if t.includes else "", _counts(t.requirements, lang)]
        for t in shapes.tiers.values()
    ]
    return [say(w, lang) for w in ("column tier", "column name", "column purpose", "column beneath", "column requirements")], rows


def write_tiers(shapes: Shapes, format: str, lang: str = "en") -> str:
    """The tiers that there are, in one of TIER_FORMATS; raises OutputError for an unknown format."""
    _known(format)
    if format == "turtle":
        return write_graph(shapes.profiles(), "turtle")
    if format == "json":
        body = [
            {
                "name": t.name,
                "iri": t.iri,
                "label": dict(t.label),
                "description": dict(t.description),
                "includes": list(t.includes),
                "requirements": {r.id: r.obligation for r in t.requirements},
            }
            for t in shapes.tiers.values()
        ]
        return json.dumps(body, ensure_ascii=False, indent=1) + "\n"
    return plain_text(*overview(shapes, lang)) + "\n"


def write_tier(shapes: Shapes, name: str, format: str, lang: str = "en", beneath: bool = False) -> str:
    """What a tier asks for by itself, and ``beneath`` what the tiers under it ask, in one of TIER_FORMATS.

    Turtle is the shapes graph to check the tier with, so it always holds those beneath. Raises OutputError for an unknown format,
    NotFoundError for an unknown tier.
    """
    _known(format)
    return TIER_FORMATS[format](shapes, shapes.tier(name), lang, beneath)


def _known(format: str) -> None:
    if format not in TIER_FORMATS:
        raise OutputError(f"{format} is not a format for tiers", "Known: " + ", ".join(TIER_FORMATS))


def _text(shapes: Shapes, tier: Tier, lang: str, beneath: bool) -> str:
    lines: list[str] = []
    told: set[str] = set()
    for part in (shapes.tiers[n] for n in (tier.chain if beneath else (tier.name,))):
        lines += [f"{part.name} — {pick(part.label, lang)}", pick(part.description, lang), ""]
        under = ", ".join(part.includes) or say("the ontology", lang)
        lines += [f"{say('stands on', lang)} {under}", f"{say('asks for', lang)} {_counts(part.requirements, lang)}"]
        if part.includes:
            lines.append(f"{say('with those beneath', lang)} {_count(shapes.asked(part.name).values(), lang)}")
        lines.append("")
        for r in part.requirements:
            lines += [f"{r.id} · {say(r.obligation, lang)}" + _elsewhere(shapes, r, lang)]
            if r.id not in told:
                lines += _requirement(shapes, r, lang)
            lines.append("")
            told.add(r.id)
    return "\n".join(lines)


def _requirement(shapes: Shapes, r: Requirement, lang: str) -> Iterator[str]:
    yield f"    {pick(r.text, lang)}"
    yield f"    {say('looked at', lang)}"
    yield from _shapes(shapes.of_requirement(r.id), lang)
    if r.gaming:
        yield f"    {say('gaming', lang)} {pick(r.gaming, lang)}"
    if r.guard:
        yield f"    {say('guarded', lang)} {pick(r.guard, lang)}"
    guards = shapes.guards_of(r.id)
    if guards:
        yield f"    {say('only warns', lang)}"
        yield from _shapes(guards, lang)


def _shapes(infos: Iterable[ShapeInfo], lang: str) -> Iterator[str]:
    for i in infos:
        yield f"    • {pick(i.description, lang)}"
        yield f"        {say('why', lang)} {pick(i.why, lang)}"
        yield f"        {say('mend', lang)} {pick(i.mend, lang)}"


def _elsewhere(shapes: Shapes, r: Requirement, lang: str) -> str:
    """In which other tiers a requirement is asked for with another obligation."""
    found = [
        say("in tier", lang).format(obligation=say(obligation, lang), tier=tier)
        for tier, obligation in shapes.obligations(r.id).items()
        if obligation != r.obligation
    ]
    return say("brackets", lang).format("; ".join(found)) if found else ""


def _counts(requirements: Iterable[Requirement], lang: str) -> str:
    return _count((r.obligation for r in requirements), lang)


def _count(obligations: Iterable[str], lang: str) -> str:
    """How many requirements, obligation by obligation: ``12 mandatory, 1 recommended``."""
    counts = Counter(obligations)
    return say("comma", lang).join(say("so many", lang).format(n=counts[o], obligation=say(o, lang)) for o in STRENGTHS if counts[o])


def _json(shapes: Shapes, tier: Tier, lang: str, beneath: bool) -> str:
    asked = [shapes.requirement(i, tier.name) for i in shapes.asked(tier.name)] if beneath else tier.requirements
    body = {
        "name": tier.name,
        "iri": tier.iri,
        "label": dict(tier.label),
        "description": dict(tier.description),
        "includes": list(tier.includes),
        "requirements": [
            {
                "id": r.id,
                "iri": r.iri,
                "tier": r.tier,
                "obligation": r.obligation,
                "text": dict(r.text),
                "gaming": dict(r.gaming),
                "guard": dict(r.guard),
                "shapes": [_shape(i) for i in shapes.of_requirement(r.id)],
                "guards": [_shape(i) for i in shapes.guards_of(r.id)],
            }
            for r in asked
        ],
    }
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"


def _shape(info: ShapeInfo) -> dict[str, object]:
    return {
        "iri": info.iri,
        "severity": info.severity,
        "concept": info.concept,
        "name": dict(info.name),
        "description": dict(info.description),
        "message": dict(info.message),
        "why": dict(info.why),
        "mend": dict(info.mend),
    }


def _turtle(shapes: Shapes, tier: Tier, lang: str, beneath: bool) -> str:
    return write_graph(shapes.for_tier(tier.name), "turtle")


TIER_FORMATS: dict[str, Callable[[Shapes, Tier, str, bool], str]] = {"table": _text, "json": _json, "turtle": _turtle}
