"""An explanation as boxes and arrows, nearest to the conclusion first and no more than fit a picture; drawn by the writers of Mermaid and SVG."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sg2kg.explanation.answers import Backing, Condition, Node, WhatIf, Why, WhyNot
from sg2kg.explanation.words import tell
from sg2kg.explanation.writers import Explained
from sg2kg.explanation.writers.lines import (
    GROUPS,
    MARKS,
    conditions,
    rule_words,
    said,
    search_words,
    sentence,
    shown_premises,
    source_words,
    state_words,
    summary,
    triple_words,
)

MOST = 150
"""How many boxes a picture has; what is farther from the conclusion is counted."""
COLOURS: Mapping[str, tuple[str, str]] = {
    "asserted": ("#e6f4ea", "#2e7d32"),
    "inferred": ("#e8f0fe", "#1a56b0"),
    "computed": ("#f1f1f1", "#616161"),
    "certain": ("#e6f4ea", "#2e7d32"),
    "possible": ("#fff4e0", "#a15c00"),
    "open": ("#f1f1f1", "#616161"),
    "excluded": ("#fdecea", "#b3261e"),
    "group": ("#ffffff", "#444444"),
}
"""Fill and line of each style; every box also says in words what its colour says."""


@dataclass(frozen=True)
class Box:
    """One box."""

    key: int
    style: str
    """One of COLOURS."""
    head: str
    """What sort of step it is, in a word or two."""
    text: str
    notes: tuple[str, ...] = ()
    """The rule, the state or the sources, in small letters."""
    feet: tuple[int, ...] = ()
    """Keys of the boxes that it rests on, each of which is in the picture."""


@dataclass(frozen=True)
class Diagram:
    """A picture to be drawn; the first box is the conclusion."""

    title: str
    lead: str
    """The answer in one sentence."""
    boxes: tuple[Box, ...]
    left_out: int = 0

    def note(self, lang: str) -> str:
        """How many boxes are left out; empty where none is."""
        return tell("left out", lang, n=self.left_out) if self.left_out else ""


def diagram(answer: Explained, lang: str, most: int = MOST) -> Diagram:
    """The picture of an explanation in a language, of at most ``most`` boxes."""
    if isinstance(answer, Why):
        boxes = {b.key: b for b in _of_why(answer, lang)}
        root = answer.nodes[-1].number if answer.nodes else 0
        title, lead = said(answer.question, lang), sentence(said(answer.answer, lang))
    elif isinstance(answer, WhyNot):
        boxes, root = _of_condition(answer.condition, lang), 1
        title, lead = said(answer.question, lang), sentence(said(answer.answer, lang))
    else:
        boxes, root = {b.key: b for b in _of_what_if(answer, lang)}, 0
        title, lead = tell("what if", lang), summary(answer, lang)
    near = _nearest(boxes, root, most)
    kept = tuple(Box(b.key, b.style, b.head, b.text, b.notes, tuple(k for k in b.feet if k in near)) for b in (boxes[k] for k in near))
    return Diagram(title, lead, kept, len(_nearest(boxes, root, len(boxes))) - len(kept))


def _nearest(boxes: Mapping[int, Box], root: int, most: int) -> dict[int, None]:
    """The keys of the boxes that are reached from the root, the nearest first."""
    if root not in boxes or most < 1:
        return {}
    found = {root: None}
    for key in (waiting := [root]):  # grows while it is read
        for foot in boxes[key].feet:
            if foot in boxes and foot not in found and len(found) < most:
                found[foot] = None
                waiting.append(foot)
    return found


def _sources(backing: tuple[Backing, ...], lang: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tell("source", lang, source=source_words(b, lang)) for b in backing[:2]))


def _of_why(why: Why, lang: str) -> Iterator[Box]:
    premises = shown_premises(why)
    for n in why.nodes:
        yield _of_node(n, premises[n.number], lang)


def _of_node(n: Node, premises: tuple[int, ...], lang: str) -> Box:
    rule = rule_words(n, lang)
    notes = (*([rule] if rule else []), *_sources(n.backing, lang))
    return Box(n.number, n.kind, f"{n.number} · {tell(n.kind, lang)}", said(n.text, lang), notes, premises)


def _of_condition(top: Condition, lang: str) -> dict[int, Box]:
    found = list(conditions(top))
    feet: dict[int, list[int]] = {}
    for number, whole, _ in found:
        feet.setdefault(whole, []).append(number)
    return {number: _condition(number, c, tuple(feet.get(number, ())), lang) for number, _, c in found}


def _condition(number: int, c: Condition, feet: tuple[int, ...], lang: str) -> Box:
    state = c.state if c.state in MARKS else "open"
    searched = search_words(c, lang)
    notes = (state_words(c, lang), *([searched] if searched else []), *_sources(c.backing, lang))
    return Box(number, state, f"{MARKS[state]} {tell(f'state {state}', lang)}", said(c.text, lang), notes, feet)


def _of_what_if(what_if: WhatIf, lang: str) -> Iterator[Box]:
    key = 0
    groups: list[int] = []
    for group in GROUPS:
        triples = getattr(what_if, group)
        if not triples:
            continue
        key += 1
        top, first = key, key + 1
        key += len(triples)
        groups.append(top)
        style = "asserted" if group in ("added", "withdrawn") else "inferred"
        yield Box(top, "group", tell(group, lang), "", (), tuple(range(first, key + 1)))
        for n, triple in enumerate(triples):
            yield Box(first + n, style, tell(style, lang), triple_words(triple, what_if, lang))
    if what_if.contradictions:
        key += 1
        groups.append(key)
        clashes = what_if.contradictions
        yield Box(key, "group", tell("contradictions", lang), "", (), tuple(range(key + 1, key + 1 + len(clashes))))
        for n, why in enumerate(clashes, key + 1):
            yield Box(n, "excluded", MARKS["excluded"], sentence(said(why.answer, lang)))
    yield Box(0, "group", "", tell("what if", lang), (summary(what_if, lang),), tuple(groups))
