"""The picture of the framework: a band for each layer, in it a card for each mechanism, carrier or value, in that what stands under it."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from markupsafe import Markup

from sg2kg.web.reference.diagram import linked
from sg2kg.web.reference.lettering import lines

WIDTH, PAD, GAP, LINE, HEAD = 1040.0, 14.0, 14.0, 18.0, 17.0


@dataclass(frozen=True)
class Item:
    """A line of a card: a kind of what the card is, or a part or aspect of it."""

    text: str
    href: str
    style: str
    """kind or aspect."""
    ours: bool = False


@dataclass(frozen=True)
class Card:
    """A mechanism, a carrier, a value."""

    notation: str
    text: str
    href: str
    items: tuple[Item, ...] = ()
    count: str = ""
    """In how many cases it is present, in words."""


@dataclass(frozen=True)
class Band:
    """A layer."""

    notation: str
    text: str
    href: str
    cards: tuple[Card, ...]


def svg(bands: tuple[Band, ...], name: str, title: str) -> Markup:
    """The picture, as an element of a page."""
    out: list[str] = []
    y = 1.0
    for number, band in enumerate(bands):
        drawn, height = _band(band, y, number)
        out += drawn
        y += height + GAP
    down = y - GAP + 1
    return Markup(
        f'<svg class="diagram layers" viewBox="0 0 {WIDTH:.0f} {down:.0f}" width="{WIDTH:.0f}" height="{down:.0f}" role="group" '
        f'aria-labelledby="picture-{escape(name)}"><title id="picture-{escape(name)}">{escape(title)}</title>{"".join(out)}</svg>'
    )


def _band(band: Band, y: float, number: int) -> tuple[list[str], float]:
    inner = WIDTH - 2 - 2 * PAD
    per_row = min(4, max(1, len(band.cards)))
    wide = (inner - GAP * (per_row - 1)) / per_row
    out: list[str] = []
    top = y + 42
    for first in range(0, len(band.cards), per_row):
        row = [_card(c, 1 + PAD + (wide + GAP) * i, top, wide) for i, c in enumerate(band.cards[first : first + per_row])]
        tallest = max(height for _, height in row)
        for card, (marks, _) in zip(band.cards[first : first + per_row], row, strict=True):
            x = 1 + PAD + (wide + GAP) * (band.cards[first : first + per_row].index(card))
            out.append(f'<g class="box"><rect x="{x:.1f}" y="{top:.1f}" width="{wide:.1f}" height="{tallest:.1f}" rx="7"/>{marks}</g>')
        top += tallest + GAP
    height = top - y - GAP + PAD
    head = linked(
        f'<text class="band-title" x="{1 + PAD:.1f}" y="{y + 27:.1f}"><tspan class="notation">{escape(band.notation)}</tspan> '
        f"{escape(band.text)}</text>",
        band.href,
    )
    frame = f'<rect class="band band-{number % 3}" x="1" y="{y:.1f}" width="{WIDTH - 2:.1f}" height="{height:.1f}" rx="10"/>'
    return [frame, head, *out], height


def _card(card: Card, x: float, y: float, wide: float) -> tuple[str, float]:
    left, room = x + 12, wide - 24
    out = []
    top = y + 20
    out.append(f'<text class="note" x="{left:.1f}" y="{top:.1f}">{escape(card.notation)}{escape(" · " + card.count if card.count else "")}</text>')
    titles = []
    for line in lines(card.text, room, 14):
        top += HEAD + 1
        titles.append(f'<text class="title" x="{left:.1f}" y="{top:.1f}">{escape(line)}</text>')
    out.append(linked("".join(titles), card.href))
    top += 8
    for item in card.items:
        wrapped = lines(item.text, room - 16, 12.5, 2)
        texts = []
        for number, line in enumerate(wrapped):
            top += LINE
            if number == 0:
                out.append(_bullet(item, left + 4, top - 4))
            texts.append(f'<text class="row" x="{left + 16:.1f}" y="{top:.1f}">{escape(line)}</text>')
        out.append(linked("".join(texts), item.href))
    return "".join(out), top - y + 14


def _bullet(item: Item, x: float, y: float) -> str:
    ours = " ours" if item.ours else ""
    if item.style == "kind":
        return f'<circle class="bullet kind{ours}" cx="{x:.1f}" cy="{y:.1f}" r="4"/>'
    return f'<circle class="bullet aspect{ours}" cx="{x:.1f}" cy="{y:.1f}" r="3.5"/>'
