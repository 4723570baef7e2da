"""The look that all pictures share: font, colours that the colour-blind can tell apart, and the signs of the four statuses."""

from __future__ import annotations

from typing import Any

SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
"""Version 5 of Vega-Lite, which notebooks draw by themselves; it names the grammar and is never fetched."""
FAMILY = "sg2kg Sans"
"""The family of the font that ships."""
FONT = f"{FAMILY}, sans-serif"
"""The font in specifications: where a page lacks ours, its own font without serifs."""

STATUSES = ("present", "absent-on-purpose", "contested", "not-reported")
"""The words of the four statuses, in the order of legends."""
COLOUR = {"present": "#0072B2", "absent-on-purpose": "#E69F00", "contested": "#CC79A7", "not-reported": "#F2F2F2"}
"""One colour a status, after Okabe and Ito, *Color Universal Design* (2008)."""
INK = {"present": "#FFFFFF", "absent-on-purpose": "#1A1A1A", "contested": "#1A1A1A", "not-reported": "#767676"}
"""The colour of a sign upon the colour of its status; the contrast is at least 4 to 1."""
SIGN = {"present": "●", "absent-on-purpose": "○", "contested": "◐", "not-reported": "·"}
"""One sign a status, told apart without colour."""

BLUE, ORANGE, PURPLE, GREEN, RED = "#0072B2", "#E69F00", "#CC79A7", "#009E73", "#D55E00"
"""Colours for other things than statuses, from the same set."""
DARK, GREY, PALE = "#1A1A1A", "#767676", "#DDDDDD"
"""Text, quiet text, and rules."""

CONFIG: dict[str, Any] = {
    "background": "#FFFFFF",
    "font": FONT,
    "axis": {
        "labelColor": DARK,
        "titleColor": DARK,
        "labelFontSize": 11,
        "titleFontSize": 11,
        "titleFontWeight": "normal",
        "domainColor": GREY,
        "tickColor": GREY,
        "gridColor": PALE,
        "labelLimit": 0,
    },
    "header": {"labelColor": DARK, "titleColor": DARK, "labelFontSize": 11, "titleFontSize": 11, "titleFontWeight": "normal", "labelLimit": 0},
    "legend": {"labelColor": DARK, "titleColor": DARK, "labelFontSize": 11, "titleFontSize": 11, "titleFontWeight": "normal", "labelLimit": 0},
    "title": {
        "anchor": "start",
        "color": DARK,
        "fontSize": 14,
        "fontWeight": "normal",
        "subtitleColor": GREY,
        "subtitleFontSize": 11,
        "subtitlePadding": 4,
        "offset": 12,
    },
    "view": {"stroke": None},
    "range": {"category": [BLUE, ORANGE, GREEN, PURPLE, RED, "#56B4E9", "#F0E442", DARK]},
}
"""The ``config`` block of every specification; the font has one weight, so nothing is set in bold."""


def themed(spec: dict[str, Any]) -> dict[str, Any]:
    """The specification with ``$schema`` and ``config`` of ours; what its own ``config`` says about a part comes first."""
    own = spec.get("config", {})
    config = {**CONFIG, **own}
    for part, ours in CONFIG.items():
        if isinstance(ours, dict) and isinstance(own.get(part), dict):
            config[part] = {**ours, **own[part]}
    return {"$schema": SCHEMA, **{k: v for k, v in spec.items() if k not in ("$schema", "config")}, "config": config}
