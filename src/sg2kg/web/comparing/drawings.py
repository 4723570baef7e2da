"""The pictures of a comparison: their specifications, what they show in words, and why one cannot be drawn."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sg2kg.errors import PictureError, Sg2Error
from sg2kg.messages import one_line
from sg2kg.web.comparing.choice import Choice
from sg2kg.web.comparing.table import FOUND

if TYPE_CHECKING:
    from sg2kg.comparison import Comparison

MEDIA_TYPES = {"svg": "image/svg+xml", "png": "image/png", "pdf": "application/pdf"}
"""The formats in which pictures are drawn."""
POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:"
"""The Content Security Policy of a picture that is opened by itself."""
_NAMED = 5


@dataclass(frozen=True)
class Drawing:
    """A picture, as a page tells of it."""

    name: str
    words: dict[str, Any]
    """What is filled into its text alternative."""
    most: tuple[tuple[str, int], ...] = ()
    """What stands out in it, each with its number."""
    fault: str = ""
    """Why it cannot be drawn, in English; empty where it can."""


def spec_of(comparison: Comparison, choice: Choice) -> dict[str, Any]:
    """The specification of the picture that is chosen.

    Raises PictureError where there is nothing to draw, and where a name has a sign that the font lacks.
    """
    if choice.picture == "dendrogram":
        if len(comparison.units) < 2:
            raise PictureError("a tree of one case has nothing to show", "Choose two cases or more.")
        spec = comparison.similarity(choice.measure, choice.linkage).picture().spec
    else:
        spec = comparison.picture(choice.picture).spec
    _refuse_signs(comparison)
    return spec


def drawing_of(comparison: Comparison, choice: Choice) -> Drawing:
    """What the picture that is chosen shows, in words, so that a page says it beside the picture."""
    try:
        spec_of(comparison, choice)
    except Sg2Error as error:
        return Drawing(choice.picture, {}, fault=one_line(error.what))
    counts = Counter(cell.word for cell in comparison.cells.values())
    words: dict[str, Any] = {
        "concepts": len(comparison.concepts),
        "cases": len(comparison.units),
        "total": len(comparison.cells),
        **{w.replace("-", "_"): counts[w] for w in (*FOUND, "not-reported")},
    }
    most: list[tuple[str, int]] = []
    if choice.picture == "network":
        present = Counter(c for (_, c), cell in comparison.cells.items() if cell.word == "present")
        most = [(f"{comparison.notations[c]} {comparison.labels[c]}", n) for c, n in present.most_common() if n > 1]
        words["shared"] = len(most)
    if choice.picture == "coverage":
        known = Counter(u.name for u in comparison.units for c in comparison.concepts if comparison.cells[u.name, c].word in FOUND)
        labels = {u.name: u.label for u in comparison.units}
        most = [(labels[name], n) for name, n in known.most_common()]
    return Drawing(choice.picture, words, tuple(most[:_NAMED]))


def _refuse_signs(comparison: Comparison) -> None:
    """Says before it is drawn what the font lacks: a browser shows nothing of the answer to an image that fails."""
    from sg2kg.pictures.font import missing

    for text in (comparison.title, *(u.label for u in comparison.units), *comparison.labels.values(), *comparison.notations.values()):
        if lacking := missing(text):
            raise PictureError(f"the font of pictures lacks {lacking[0]!r}, in the name {one_line(text, 80)!r}", "Choose another language.")
