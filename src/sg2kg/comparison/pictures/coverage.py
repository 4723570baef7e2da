"""Coverage as small multiples: for each unit and each family of concepts, a bar of how many are present, absent, contested and not reported."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sg2kg.comparison.pictures.parts import NAMED, framed, refuse_nothing, status_colour, statuses, step, unit_names, word, wrapped
from sg2kg.pictures.theme import STATUSES

if TYPE_CHECKING:
    from sg2kg.comparison.matrix import Comparison

_FAMILY = re.compile(r"[A-Za-z]+(?:-[A-Z]{2,})?")


def family_of(notation: str) -> str:
    """The family of a concept by its notation: ``M-STR`` of ``M-STR-1``, ``DEF`` of ``DEF-5a``; a notation of another form is its own family."""
    found = _FAMILY.match(notation)
    return found.group() if found else notation


def coverage(comparison: Comparison) -> dict[str, Any]:
    """The specification: a row a unit, a column a family; the length of a bar is a number of concepts. Beyond 80 units names are left out."""
    refuse_nothing(comparison)
    lang, n = comparison.request.lang, len(comparison.units)
    units, called = unit_names(comparison), statuses(comparison)
    families: dict[str, list[str]] = {}
    for concept in comparison.concepts:
        families.setdefault(family_of(comparison.notations[concept] or comparison.labels[concept]), []).append(concept)
    labels = {comparison.notations[c]: comparison.labels[c] for c in comparison.concepts}
    rows = []
    for family, concepts in families.items():
        for unit in comparison.units:
            words = [comparison.cells[unit.name, c].word for c in concepts]
            for order, status in enumerate(STATUSES):
                count = words.count(status)
                if count:
                    rows.append({"family": family, "unit": units[unit.name], "status": called[status], "n": count, "order": order})
    room = step(n)
    fields = ("unit", "status", "n")
    columns = []
    for i, (family, concepts) in enumerate(families.items()):
        wide = max(80, 16 * len(concepts))
        axis = {"labels": i == 0 and n <= NAMED, "domain": False, "ticks": False, "labelLimit": 360, "labelPadding": 6}
        across = {"grid": False, "tickCount": 2, "tickMinStep": 1, "format": "d", "domain": False, "values": [0, len(concepts)]}
        title = {"text": [family, *wrapped(labels.get(family, ""), wide / 11)], "fontSize": 11, "offset": 6, "frame": "group"}
        columns.append(
            {
                "title": title,
                "data": {"values": [row for row in rows if row["family"] == family]},
                "width": wide,
                "height": {"step": room},
                "mark": {"type": "bar", "aria": False, "height": {"band": 0.8}},
                "encoding": {
                    "y": {"field": "unit", "type": "nominal", "title": None, "axis": axis, "scale": {"domain": list(units.values())}},
                    "x": {
                        "field": "n",
                        "type": "quantitative",
                        "title": None,
                        "axis": across,
                        "scale": {"domain": [0, len(concepts)], "nice": False},
                    },
                    "color": status_colour(comparison),
                    "order": {"field": "order"},
                    "tooltip": [{"field": f, "title": word(f, lang)} for f in fields],
                },
            }
        )
    remarks = [word("no names", lang, n=n) if n > NAMED else ""]
    return framed(comparison.title, word("coverage", lang), remarks, {"hconcat": columns, "spacing": 14, "config": {"concat": {"spacing": 14}}})
