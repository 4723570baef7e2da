"""A comparison as a table of signs: for a terminal, and for Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from sg2kg.comparison.words import word
from sg2kg.frames import plain_text, width
from sg2kg.messages import one_line
from sg2kg.pictures.theme import SIGN

if TYPE_CHECKING:
    from sg2kg.comparison.matrix import Cell, Comparison

BASIS_LETTER = {"paper": "p", "public": "s", "submitter": "m", "inferred": "i", "": ""}
"""One letter a basis, as the legend tells."""
_LEAST_LABEL, _GAP = 20, 2


def write_table(c: Comparison, room: int | None = None) -> str:
    """The signs in aligned columns, and their legend.

    Where the lines are wider than ``room`` columns of a terminal, numbers stand for the names of the units, labels are cut, and the columns
    come in several blocks.
    """
    labels = [one_line(c.labels[x]) for x in c.concepts]
    whole = plain_text(c.header(), _lines(c, labels, range(len(c.units))))
    if room is None or width(max(whole.splitlines(), key=width)) <= room:
        return f"{whole}\n\n{legend(c)}\n"
    digits = len(str(len(c.units)))
    column = max(3, digits) + _GAP
    notation = max(len("concept"), *(width(c.notations[x]) for x in c.concepts)) + _GAP
    longest = max(map(width, labels))
    label_room = min(longest, room - notation - _GAP - column * len(c.units))
    if label_room < min(longest, _LEAST_LABEL):
        label_room = min(longest, max(_LEAST_LABEL, room // 3))
    labels = [_cut(label, label_room) for label in labels]
    fitting = max(1, (room - notation - label_room - _GAP) // column)
    blocks = []
    for start in range(0, len(c.units), fitting):
        chosen = range(start, min(start + fitting, len(c.units)))
        blocks.append(plain_text(["concept", "label", *(str(n + 1) for n in chosen)], _lines(c, labels, chosen)))
    key = [f"{n:>{digits}}  {u.name}  {one_line(u.label)}" for n, u in enumerate(c.units, 1)]
    return "\n\n".join(["\n".join(key), *blocks, legend(c)]) + "\n"


def legend(c: Comparison) -> str:
    """What the signs and letters mean, in two lines."""
    lang = c.request.lang
    signs = "   ".join(f"{SIGN[status]} {label}" for status, label in c.statuses.items())
    return f"{signs}   ~ {legend_of_leads(c)}\n{word('legend basis', lang)}"


def legend_of_leads(c: Comparison) -> str:
    """What the sign of a lead stands for: in a phase, also for what is said of the case as a whole."""
    lang = c.request.lang
    phases = any(u.phase for u in c.units)
    return word("legend lead", lang) + (word("comma", lang) + word("legend whole", lang) if phases else "")


def write_markdown(c: Comparison) -> str:
    """The signs with their words as a table of GitHub's Markdown."""
    head = ["concept", "label", *(u.name for u in c.units)]
    body = [[c.notations[x], c.labels[x], *(f"{SIGN[v.word]} {v.word}" for v in c.row(x))] for x in c.concepts]
    return "\n".join(_pipes(row) for row in [head, ["---"] * len(head), *body]) + "\n"


def sign(cell: Cell) -> str:
    """The sign of the status, and a letter for the best basis, or ~ for a lead."""
    mark = BASIS_LETTER[cell.basis] if cell.basis else "~" if cell.lead else ""
    return f"{SIGN[cell.word]} {mark}".strip()


def _lines(c: Comparison, labels: Sequence[str], chosen: Iterable[int]) -> list[list[str]]:
    units = [c.units[n].name for n in chosen]
    return [[c.notations[x], label, *(sign(c.cells[u, x]) for u in units)] for x, label in zip(c.concepts, labels, strict=True)]


def _cut(text: str, room: int) -> str:
    if width(text) <= room:
        return text
    while width(text) > room - 1:
        text = text[:-1]
    return text + "…"


def _pipes(cells: Iterable[str]) -> str:
    return "| " + " | ".join(_in_markdown(one_line(x)) for x in cells) + " |"


def _in_markdown(text: str) -> str:
    for character in "\\|<>[]*_`":
        text = text.replace(character, "\\" + character)
    return text
