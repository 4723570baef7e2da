"""Explanations as Mermaid flowcharts, for pages and READMEs that draw them; arrows go from premises to what follows."""

from __future__ import annotations

import re

from sg2kg.explanation.writers import Explained
from sg2kg.explanation.writers.diagram import COLOURS, MOST, Box, Diagram, diagram
from sg2kg.explanation.writers.lines import one_line

LONGEST = 240
"""How many characters of one text a box holds."""
MOST_CHARACTERS, MOST_ARROWS = 50_000, 500
"""What Mermaid draws without being told to draw more (its ``maxTextSize`` and ``maxEdges``)."""
_FEWER = (MOST, 100, 60, 30, 10, 5)
_RESERVED = re.compile(r"""[^\w\s.,:!?/()=+·—–-]|_{2,}""")
_WIDE = re.compile("[\u00b7\u2010-\u2027\u2030-\u205e\u25d0\u2714\u2718\u3000-\u303f\uff01-\uff60]+")


def write_mermaid(answer: Explained, lang: str) -> str:
    """The explanation as a flowchart; it says how many boxes are left out where there are too many."""
    for most in _FEWER:
        drawn = diagram(answer, lang, most)
        chart = _chart(drawn, lang)
        if len(chart) <= MOST_CHARACTERS and sum(len(b.feet) for b in drawn.boxes) <= MOST_ARROWS:
            break
    return chart


def _chart(drawn: Diagram, lang: str) -> str:
    lines = ["flowchart BT"]
    lines += [f"    {name}: {_plain(text)}" for name, text in (("accTitle", drawn.title), ("accDescr", drawn.lead)) if _plain(text)]
    for box in drawn.boxes:
        lines.append(f'    n{box.key}["{_label(box)}"]:::{box.style}')
    for box in drawn.boxes:
        lines += [f"    n{foot} --> n{box.key}" for foot in box.feet]
    if drawn.left_out:
        lines.append(f'    more["{_escaped(drawn.note(lang))}"]:::group')
    used = dict.fromkeys([*(b.style for b in drawn.boxes), *(["group"] if drawn.left_out else [])])
    lines += [f"    classDef {style} fill:{COLOURS[style][0]},stroke:{COLOURS[style][1]},color:#1b1b1b" for style in used]
    return "\n".join(lines) + "\n"


def _label(box: Box) -> str:
    parts = [f"<b>{_escaped(box.head)}</b>" if box.head else "", _escaped(box.text), *(f"<small>{_escaped(n)}</small>" for n in box.notes)]
    return "<br/>".join(p for p in parts if p)


def _escaped(text: str) -> str:
    """A text inside a quoted label: what could end it, or mean something to Mermaid or HTML, is written as its number."""
    return _RESERVED.sub(_coded, one_line(text, LONGEST))


def _coded(found: re.Match[str]) -> str:
    if _WIDE.fullmatch(found[0]):
        return found[0]
    return "".join(f"#{ord(sign)};" for sign in found[0])


def _plain(text: str) -> str:
    """A text up to the end of a line of its own; it may not begin with a sign that ends it, nor hold a brace."""
    return re.sub(r"[{}]", "", one_line(text)).lstrip(" ;#")
