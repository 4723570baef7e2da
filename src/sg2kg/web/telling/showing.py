"""How what is told is written into a page: texts with their language, links, dates, numbers; functions for the templates of this room."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any
from urllib.parse import quote, urlsplit

from markupsafe import Markup, escape

from sg2kg.terms import PREFIXES
from sg2kg.web.settings import PUBLISHED
from sg2kg.web.site import Site
from sg2kg.web.telling.reading import Reader, Text, Thing
from sg2kg.web.words import text as words

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([?~%]?)")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_TERMS = {PREFIXES[p]: f"/{d}/" for p, d in (("fw", "framework"), ("sg2x", "extension"), ("sg2", "ontology"))}


class Shower:
    """The functions by which templates of this room show things, for readers of one language; ``case`` is the page's own, whose parts are near."""

    def __init__(self, site: Site, lang: str, case: str = "") -> None:
        self._site, self._lang, self._case = site, lang, case
        self._reader = Reader(site.kb)

    def functions(self) -> dict[str, Callable[..., Any]]:
        """By the names under which templates call them."""
        found: dict[str, Callable[..., Any]] = {
            "say": self.say,
            "to": self.to,
            "thing": self.thing,
            "things": self.things,
            "called": self.called,
            "day": lambda text: told_date(text, self._lang),
            "period": lambda start, end: told_period(start, end, self._lang),
            "amount": amount,
            "host": host,
        }
        return found

    def say(self, text: Text) -> Markup:
        """A text, marked with its language where that is not the page's."""
        told, tag = text.said(self._lang)
        return Markup('<span lang="{}">{}</span>').format(tag, told) if tag else Markup(escape(told))

    def called(self, iri: str) -> Markup:
        """What a term is called, marked in the same way."""
        return self.say(self._reader.name(self._reader.node(iri)))

    def to(self, iri: str) -> str:
        """A link to what is known here of a thing; empty for what has no name."""
        addresses = self._site.addresses
        if not iri or ":" not in iri:
            return ""
        if self._case and iri.startswith(self._case + "#"):
            return "#" + quote(iri[len(self._case) + 1 :], safe="-._~:@!$&()*+,;=/?")
        for base, page in _TERMS.items():
            if iri.startswith(base):
                return addresses.path(page + quote(iri[len(base) :], safe="-._~:@"))
        return addresses.link(iri) if iri.startswith(PUBLISHED) else addresses.path("/thing?iri=" + quote(iri, safe=""))

    def thing(self, thing: Thing, notation: bool = False) -> Markup:
        """A thing as a link, with its notation before it where that is wanted."""
        told = Markup('<span class="notation">{}</span> ').format(thing.code) if notation and thing.code else Markup()
        name = told + self.say(thing.name)
        href = self.to(thing.iri)
        return Markup('<a href="{}">{}</a>').format(href, name) if href else name

    def things(self, things: tuple[Thing, ...], notation: bool = False) -> Markup:
        """Things one after the other."""
        return Markup(words("list comma", self._lang)).join(self.thing(t, notation) for t in things)


def told_date(text: str, lang: str) -> str:
    """A date such as 2016, 2016-08?, 2016-08-25~ in words; what is no date stays as it is."""
    if text == "undated":
        return words("cases.undated", lang)
    found = _DATE.fullmatch(text)
    if not found or not 0 < int(found[2] or 1) <= 12:
        return text
    year, month, day, doubt = found[1], int(found[2] or 0), int(found[3] or 0), found[4]
    if lang == "en":
        told = " ".join([*([str(day)] if day else []), *([_MONTHS[month - 1]] if month else []), year])
    else:
        told = f"{year}年" + (f"{month}月" if month else "") + (f"{day}日" if day else "")
    key = {"?": "cases.date uncertain", "~": "cases.date about", "%": "cases.date uncertain"}.get(doubt)
    return words(key, lang, date=told) if key else told


def told_period(start: str, end: str, lang: str) -> str:
    """A stretch of time in words; empty where neither end is known."""
    if start and end and start != end:
        return words("cases.from to", lang, start=told_date(start, lang), end=told_date(end, lang))
    if start and not end:
        return words("cases.since", lang, start=told_date(start, lang))
    if end and not start:
        return words("cases.until", lang, end=told_date(end, lang))
    return told_date(start, lang)


def amount(number: Decimal) -> str:
    """A number with its thousands set apart."""
    exponent = number.as_tuple().exponent
    if number.adjusted() > 30 or not isinstance(exponent, int) or exponent < -12:
        return str(number)
    return f"{number.normalize():,f}"


def host(address: str) -> str:
    """The host of an address, by which readers know a site; the address itself where it has none."""
    try:
        return urlsplit(address).hostname or address
    except ValueError:
        return address
