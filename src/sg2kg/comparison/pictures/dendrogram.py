"""The dendrogram: which units cluster at which distance, with how much of each is unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sg2kg.comparison.pictures.parts import NAMED, framed, listed, refuse_nothing, step, told_apart, word
from sg2kg.comparison.similarity import Similarity, how_alike
from sg2kg.errors import PictureError
from sg2kg.pictures.theme import DARK

if TYPE_CHECKING:
    from sg2kg.comparison.matrix import Comparison

_WIDTH = 420


def dendrogram(comparison: Comparison) -> dict[str, Any]:
    """The specification of the dendrogram by Jaccard distance and average linkage; see :func:`tree`."""
    refuse_nothing(comparison)
    return tree(how_alike(comparison))


def tree(alike: Similarity) -> dict[str, Any]:
    """The specification of the dendrogram of ``alike``.

    A fork is dashed where less than half of the concepts are known of both, in the mean of the pairs that it brings together. Beyond 80 units
    names are left out. Raises PictureError where fewer than two units can be clustered.
    """
    lang = alike.lang
    if not alike.merges:
        hint = "Compare by more concepts, or by another measure."
        raise PictureError("there is no tree to draw: no two cases have concepts that are known of both and give a distance", hint)
    names = told_apart(alike.labels)
    labels = {u: _unknown(names[u], 1 - alike.known[u] / alike.concepts, lang) for u in alike.leaves}
    room = step(len(labels))
    at = {u: (i + 0.5) * room for i, u in enumerate(alike.leaves)}
    lines = _lines(alike, at, lang)
    x = {
        "field": "x",
        "type": "quantitative",
        "title": word("by", lang, measure=word(alike.measure, lang), linkage=word(alike.linkage, lang)),
        "scale": {"domain": [0, 1], "nice": False},
        "axis": {"grid": False, "orient": "bottom", "tickCount": 5},
    }
    height = room * len(labels)
    y = {"field": "y", "type": "quantitative", "axis": None, "scale": {"domain": [height, 0], "nice": False}}
    words = [word("most", lang), word("few", lang)]
    line = {
        "data": {"values": lines},
        "mark": {"type": "rule", "color": DARK, "strokeWidth": 1.2, "aria": False},
        "encoding": {
            "x": x,
            "y": y,
            "x2": {"field": "x2"},
            "y2": {"field": "y2"},
            "strokeDash": {
                "field": "known",
                "type": "nominal",
                "title": word("known", lang),
                "scale": {"domain": words, "range": [[1, 0], [4, 3]]},
                "legend": {"orient": "bottom", "symbolType": "stroke", "symbolStrokeWidth": 2},
            },
        },
    }
    leaves = [{"x": 0, "y": at[u], "name": labels[u]} for u in alike.leaves]
    text = {"type": "text", "align": "right", "baseline": "middle", "dx": -8, "fontSize": 11, "color": DARK, "limit": 360, "aria": False}
    named = [{"data": {"values": leaves}, "mark": text, "encoding": {"x": x, "y": y, "text": {"field": "name"}}}] if len(leaves) <= NAMED else []
    remarks = [
        word("alike", lang) if all(m.height == 0 for m in alike.merges) else "",
        word("left out", lang, names=listed((names[u] for u in alike.left_out), lang)) if alike.left_out else "",
        word("no names", lang, n=len(leaves)) if len(leaves) > NAMED else "",
    ]
    return framed(alike.title, word("dendrogram", lang), remarks, {"width": _WIDTH, "height": height, "layer": [line, *named]})


def _unknown(name: str, share: float, lang: str) -> str:
    return word("unknown", lang, name=name, share=f"{share:.0%}")


def _lines(alike: Similarity, at: dict[str, float], lang: str) -> list[dict[str, Any]]:
    known = {frozenset((p.a, p.b)): p.known_share for p in alike.pairs}
    members: list[list[str]] = [[u] for u in alike.clustered]
    places = [at[u] for u in alike.clustered]
    heights = [0.0] * len(members)
    lines = []
    for merge in alike.merges:
        a, b = merge.left, merge.right
        shares = [known[frozenset((p, q))] for p in members[a] for q in members[b]]
        text = word("most" if sum(shares) / len(shares) >= 0.5 else "few", lang)
        for child in (a, b):
            lines.append({"x": heights[child], "y": places[child], "x2": merge.height, "y2": places[child], "known": text})
        lines.append({"x": merge.height, "y": places[a], "x2": merge.height, "y2": places[b], "known": text})
        members.append(members[a] + members[b])
        places.append((places[a] + places[b]) / 2)
        heights.append(merge.height)
    return lines
