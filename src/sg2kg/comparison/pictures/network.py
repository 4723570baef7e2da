"""The network of cases and concepts: cases on the left, concepts on the right, a line where a concept is present, ordered so that few lines cross."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sg2kg.comparison.pictures.parts import NAMED, concept_names, framed, listed, refuse_nothing, step, text_layer, unit_names, word
from sg2kg.pictures.theme import BLUE, DARK, GREEN, GREY, ORANGE, PURPLE

if TYPE_CHECKING:
    from sg2kg.comparison.matrix import Comparison

BASES = {"paper": ORANGE, "public": BLUE, "submitter": GREEN, "inferred": PURPLE}
"""The colour of a line, by what it rests on."""
_WIDTH = 360
_SWEEPS = 12


def network(comparison: Comparison) -> dict[str, Any]:
    """The specification of the network.

    A line is dashed where only the initiator or the author of the framework says so. Beyond 80 units their names are left out.
    """
    refuse_nothing(comparison)
    lang, units, concepts = comparison.request.lang, unit_names(comparison), concept_names(comparison)
    every = ((u.name, c) for u in comparison.units for c in comparison.concepts)
    edges = {key: comparison.cells[key] for key in every if comparison.cells[key].word == "present"}
    left, right = _ordered([u.name for u in comparison.units], comparison.concepts, list(edges))
    height = max(step(len(units)) * len(left), step(len(right)) * len(right), 40)
    up = {name: height * (i + 0.5) / len(left) for i, name in enumerate(left)}
    down = {iri: height * (i + 0.5) / len(right) for i, iri in enumerate(right)}
    shared = {iri: sum(c == iri for _, c in edges) for iri in right}
    lines = [
        {
            "x": 0,
            "y": up[unit],
            "x2": _WIDTH,
            "y2": down[iri],
            "basis": word(cell.basis or "public", lang),
            "word": word("own word" if cell.status.own_word_only else "others", lang),
            "unit": units[unit],
            "concept": concepts[iri],
        }
        for (unit, iri), cell in edges.items()
    ]
    cases = [{"x": 0, "y": up[name], "name": units[name]} for name in left]
    ideas = [{"x": _WIDTH, "y": down[iri], "name": concepts[iri], "size": shared[iri], "shared": shared[iri] > 1} for iri in right]
    lonely = [units[u.name] for u in comparison.units if u.name not in up]
    remarks = [
        word("present only", lang),
        word("alone", lang, names=listed(lonely, lang)) if lonely else "",
        word("no names", lang, n=len(units)) if len(left) > NAMED else "",
    ]
    return framed(comparison.title, word("network", lang), remarks, _body(lines, cases, ideas, height, lang))


def _body(lines: list[dict[str, Any]], cases: list[dict[str, Any]], ideas: list[dict[str, Any]], height: float, lang: str) -> dict[str, Any]:
    x = {"field": "x", "type": "quantitative", "axis": None, "scale": {"domain": [0, _WIDTH], "nice": False}}
    y = {"field": "y", "type": "quantitative", "axis": None, "scale": {"domain": [height, 0], "nice": False}}
    bases, words = [word(b, lang) for b in BASES], [word("others", lang), word("own word", lang)]
    legend = {"orient": "bottom", "symbolType": "stroke", "symbolStrokeWidth": 2}
    line = {
        "data": {"values": lines},
        "mark": {"type": "rule", "strokeWidth": 1.2, "strokeOpacity": 0.75 if len(lines) < 400 else 0.3, "aria": False},
        "encoding": {
            "x": x,
            "y": y,
            "x2": {"field": "x2"},
            "y2": {"field": "y2"},
            "color": {
                "field": "basis",
                "type": "nominal",
                "title": word("basis", lang),
                "scale": {"domain": bases, "range": list(BASES.values())},
                "legend": legend,
            },
            "strokeDash": {
                "field": "word",
                "type": "nominal",
                "title": word("word", lang),
                "scale": {"domain": words, "range": [[1, 0], [4, 3]]},
                "legend": legend,
            },
            "tooltip": [{"field": f, "title": word(f, lang)} for f in ("unit", "concept", "basis", "word")],
        },
    }
    dot = {"type": "point", "filled": True, "opacity": 1, "aria": False}
    right = {
        "data": {"values": ideas},
        "mark": {**dot, "size": 60},
        "encoding": {
            "x": x,
            "y": y,
            "color": {"condition": {"test": "datum.shared", "value": DARK}, "value": GREY},
            "tooltip": [{"field": "name", "title": word("concept", lang)}, {"field": "size", "title": word("size", lang)}],
        },
    }
    left = {"data": {"values": cases}, "mark": {**dot, "shape": "square", "color": DARK, "size": 45}, "encoding": {"x": x, "y": y}}
    names = [text_layer(cases, "right", -9)] if len(cases) <= NAMED else []
    names += [text_layer(ideas, "left", 9)] if len(ideas) <= NAMED else []
    return {"width": _WIDTH, "height": height, "layer": [line, left, right, *names]}


def _ordered(units: Sequence[str], concepts: Sequence[str], edges: Sequence[tuple[str, str]]) -> tuple[list[str], list[str]]:
    """Those with a line, ordered by the mean place of their neighbours, in turns (Sugiyama, Tagawa & Toda 1981); ties keep their order."""
    near: dict[str, list[str]] = {}
    for unit, concept in edges:
        near.setdefault(f"u{unit}", []).append(f"c{concept}")
        near.setdefault(f"c{concept}", []).append(f"u{unit}")
    left = [f"u{u}" for u in units if f"u{u}" in near]
    right = [f"c{c}" for c in concepts if f"c{c}" in near]
    for _ in range(_SWEEPS):
        right = _sorted(right, near, left)
        left = _sorted(left, near, right)
    return [u[1:] for u in left], [c[1:] for c in right]


def _sorted(side: Sequence[str], near: Mapping[str, Sequence[str]], other: Sequence[str]) -> list[str]:
    at = {name: i for i, name in enumerate(other)}
    return sorted(side, key=lambda name: sum(at[x] for x in near[name]) / len(near[name]))
