"""Which of several representations, or languages, a client would have (RFC 9110, section 12.5)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from sg2kg.messages import LANGUAGES

_CHINESE = {"tw": "zh-Hant", "hk": "zh-Hant", "mo": "zh-Hant", "hant": "zh-Hant"}
_USUAL = 500
"""Characters of a header that is remembered."""
_MOST = 50
"""Entries of a header that are read; a browser sends a dozen at most."""


def _weighed(header: str) -> list[tuple[float, str, dict[str, str]]]:
    """The entries of an Accept header in their order: quality, name in lower case, parameters. What cannot be read is left out."""
    found = []
    for entry in header.split(",")[:_MOST]:
        name, *pairs = (part.strip() for part in entry.split(";"))
        parameters = {k.strip().lower(): v.strip().strip('"') for k, sign, v in (p.partition("=") for p in pairs) if sign}
        text = parameters.pop("q", "1")
        if name and re.fullmatch(r"(0(\.\d{0,3})?|1(\.0{0,3})?)", text):
            found.append((float(text), name.lower(), parameters))
    return found


def best(accept: str, offers: Sequence[str]) -> str | None:
    """The media type of ``offers`` that the header ``accept`` prefers; the first offer where several are as good; None where none is accepted.

    An empty header accepts everything. The most specific range that matches an offer decides on it (RFC 9110, section 12.5.1).
    """
    return _remembered(accept, tuple(offers)) if len(accept) <= _USUAL else _best(accept, offers)


def _best(accept: str, offers: Sequence[str]) -> str | None:
    ranges = _weighed(accept)
    if not ranges:
        return offers[0] if not accept.strip() else None
    chosen, most = None, 0.0
    for offer in offers:
        kind = offer.partition("/")[0]
        quality = 0.0
        closest = -1
        for q, name, _ in ranges:
            near = 2 if name == offer else 1 if name == f"{kind}/*" else 0 if name == "*/*" else -1
            if near > closest:
                closest, quality = near, q
        if quality > most:
            chosen, most = offer, quality
    return chosen


_remembered = lru_cache(maxsize=512)(_best)
"""Clients send the same few headers all the time."""


def closest_language(tag: str) -> str | None:
    """Our language for a tag of BCP 47: zh-TW, zh-HK and zh-MO are read in traditional characters, other Chinese in simplified ones."""
    head, *rest = tag.strip().lower().replace("_", "-").split("-")
    if head == "en":
        return "en"
    if head != "zh":
        return None
    if "hans" in rest:
        return "zh-Hans"
    return next((_CHINESE[part] for part in rest if part in _CHINESE), "zh-Hans")


def language(wanted: str, cookie: str, accept: str) -> str:
    """The language of a page: what its address asks for, else what was chosen before, else what the browser prefers, else English."""
    for told in (wanted, cookie):
        if told in LANGUAGES:
            return told
    ranked = sorted((e for e in _weighed(accept) if e[0] > 0), key=lambda e: -e[0])
    return next((found for _, name, _ in ranked if (found := closest_language(name))), "en")
