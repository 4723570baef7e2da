"""The heat map: concepts by units, the status of each cell by colour and sign, with a letter for what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sg2kg.comparison.pictures.parts import NAMED, concept_names, framed, refuse_nothing, status_colour, statuses, step, unit_names, word
from sg2kg.comparison.writers.text import sign
from sg2kg.pictures.theme import GREY, INK, SIGN, STATUSES

if TYPE_CHECKING:
    from sg2kg.comparison.matrix import Comparison

_LETTERED = 40
"""As many units have room for a letter beside the sign."""
_TOLD = 6000
"""A picture with more cells tells nothing when one points to a cell: it would be a file of many megabytes."""


def heat_map(comparison: Comparison) -> dict[str, Any]:
    """The specification of the heat map; beyond 80 units or concepts their names are left out, beyond 80 units the signs, too."""
    refuse_nothing(comparison)
    lang, n, m = comparison.request.lang, len(comparison.units), len(comparison.concepts)
    units, concepts, called = unit_names(comparison), concept_names(comparison), statuses(comparison)
    told, signs = n * m <= _TOLD, n <= NAMED and m <= NAMED
    rows = []
    for concept in comparison.concepts:
        for unit in comparison.units:
            cell = comparison.cells[unit.name, concept]
            row = {"unit": units[unit.name], "concept": concepts[concept], "status": called[cell.word]}
            if signs:
                row["sign"] = sign(cell) if n <= _LETTERED else SIGN[cell.word]
            if told:
                row |= {"basis": word(cell.basis, lang) if cell.basis else "", "source": cell.source, "note": cell.note}
            rows.append(row)
    remarks = [
        word("legend basis", lang).replace("   ", " · ") + f" · ~ {word('lead', lang)}" if n <= _LETTERED else "",
        word("no names", lang, n=n) if n > NAMED else "",
        word("no concept names", lang, n=m) if m > NAMED else "",
        "" if signs else word("no signs", lang),
    ]
    quiet = {"domain": False, "ticks": False, "labelPadding": 5, "labelLimit": 380}
    above = {**quiet, "orient": "top", "labelAngle": -50, "labels": n <= NAMED}
    at = {
        "x": {"field": "unit", "type": "nominal", "title": None, "axis": above, "scale": {"domain": list(units.values())}},
        "y": {
            "field": "concept",
            "type": "nominal",
            "title": None,
            "axis": {**quiet, "labels": m <= NAMED},
            "scale": {"domain": list(concepts.values())},
        },
    }
    fields = ("unit", "concept", "status", "basis", "source", "note") if told else ()
    edge = {"stroke": "#FFFFFF", "strokeWidth": 1} if n <= 200 and m <= 200 else {}
    layers: list[dict[str, Any]] = [
        {
            "mark": {"type": "rect", "aria": False, **edge},
            "encoding": {"color": status_colour(comparison), "tooltip": [{"field": f, "title": word(f, lang)} for f in fields] or None},
        }
    ]
    if signs:
        ink = {"field": "status", "scale": {"domain": list(called.values()), "range": [INK[w] for w in STATUSES]}, "legend": None}
        text = {"type": "text", "fontSize": 10, "baseline": "middle", "aria": False}
        layers.append({"mark": text, "encoding": {"text": {"field": "sign"}, "color": ink}})
    width = 28 if n <= _LETTERED else 18 if n <= NAMED else step(n)
    body = {
        "data": {"values": rows},
        "width": {"step": width},
        "height": {"step": step(m)},
        "encoding": at,
        "layer": layers,
        "resolve": {"scale": {"color": "independent"}},
        "config": {"view": {"stroke": GREY, "strokeWidth": 0.5}, "scale": {"rectBandPaddingInner": 0}},
    }
    what = word("heat map", lang, cases=len(comparison.cases), concepts=m)
    return framed(comparison.title, what, remarks, body)
