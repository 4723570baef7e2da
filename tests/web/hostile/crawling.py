"""Reads pages as a browser would, tells what in them could have come from data, and where they lead."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit

from web.hostile.evil_data import MARKER

VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"})
FORBIDDEN = frozenset(
    {"base", "iframe", "frame", "frameset", "object", "embed", "applet", "marquee", "portal", "math", "animate", "set", "foreignobject"}
)
"""Elements that no page of ours has."""
LINKS = ("href", "src", "action", "formaction", "xlink:href", "poster", "data", "hx-get", "hx-post")
_OURS = re.compile(
    r"hx-(get|post|select|target|push-url|replace-url|swap|trigger|boost|include|encoding|indicator|sync|vals|params|disabled-elt|confirm|disinherit)"
)
_JSON = ("application/json", "application/ld+json")


@dataclass
class Seen(HTMLParser):
    """A page: what is wrong with it, its addresses, its ids."""

    address: str
    faults: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    ids: Counter[str] = field(default_factory=Counter)
    lang: str = ""
    open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """An element begins: it must be one of ours, and so must each of its attributes."""
        told = {name: value or "" for name, value in attributes}
        if tag not in VOID:
            self.open.append(tag)
        names = [name for name, _ in attributes]
        self._check(len(names) == len(set(names)), f"<{tag}> has an attribute twice: {names}")
        self._check(tag not in FORBIDDEN, f"<{tag}>")
        if tag == "html":
            self.lang = told.get("lang", "")
        if tag == "script":
            inside = told.get("type") in _JSON and "src" not in told
            self._check(inside or urlsplit(told.get("src", "")).path.startswith("/static/"), f"a script: {told}")
        if tag == "meta":
            self._check("http-equiv" not in told, f"a meta element: {told}")
        if "id" in told:
            self.ids[told["id"]] += 1
            self._check(bool(told["id"]) and not re.search(r"\s", told["id"]), f"an id: {told['id']!r}")
        for name, value in told.items():
            self._attribute(tag, name, value)

    def _attribute(self, tag: str, name: str, value: str) -> None:
        where = f"<{tag} {name}={value[:200]!r}>"
        self._check(not name.startswith("on") and "hx-on" not in name and name not in ("srcdoc", "background", "ping"), where)
        self._check(name != "style", where)
        self._check(bool(re.fullmatch(r"[a-zA-Z][a-zA-Z0-9:_-]*", name)), where)
        self._check(not name.startswith(("hx-", "data-hx")) or bool(_OURS.fullmatch(name)), where)
        if name in LINKS:
            self._link(tag, name, value, where)

    def _link(self, tag: str, name: str, value: str, where: str) -> None:
        plain = re.sub(r"[\x00-\x20\x7f-\x9f\u200b-\u200f\u2028-\u202e]", "", value).lower()
        scheme = re.match(r"[a-z][a-z0-9+.-]*:", plain)
        self._check(not scheme or scheme[0] in ("http:", "https:") or (tag == "img" and plain.startswith("data:image/")), where)
        self._check(not plain.startswith(("//", "\\", "/\\")), where)
        try:
            whole = urljoin(self.address, value)
        except ValueError:
            return  # a browser takes it for no address either
        own = urlsplit(whole).netloc == urlsplit(self.address).netloc
        if tag == "a" or (tag == "link" and "stylesheet" not in where):
            self._check(bool(value.strip()) or name != "href", f"an empty link: {where}")
        else:
            self._check(own or tag == "link" or plain.startswith("data:"), f"something from elsewhere: {where}")
        if own and name == "href":
            self.links.append(whole)
        if own and tag == "img":
            self.pictures.append(urldefrag(whole)[0])

    def handle_endtag(self, tag: str) -> None:
        """An element ends: that which was open last, else something has closed it from within."""
        if tag in self.open:
            while self.open[-1] != tag:
                left = self.open.pop()
                self._check(left in ("li", "p", "dt", "dd", "option", "tr", "td", "th", "tbody", "thead"), f"</{tag}> closes <{left}>")
            self.open.pop()
        else:
            self._check(tag in VOID, f"</{tag}> without a beginning")

    def handle_comment(self, data: str) -> None:
        """A comment: ours are short, and hold nothing of what data say."""
        self._check(MARKER not in data and "evil" not in data, f"a comment: {data[:100]}")

    def handle_data(self, data: str) -> None:
        """Text: templates in it must not have been worked out, and scripts hold JSON only."""
        self._check("1337" not in data or "7*191" in data, f"a template was filled in: {data[:100]}")
        held = bool(self.open) and self.open[-1] == "textarea"  # that is sent back as it came
        self._check("\0" not in data and (held or not any(c in data for c in "\a\x1b\u202e\u2066")), f"a control character: {data[:100]!r}")

    def handle_decl(self, decl: str) -> None:
        """A declaration: only that of the document."""
        self._check(decl.lower() == "doctype html", f"<!{decl[:100]}>")

    def unknown_decl(self, data: str) -> None:
        """Anything like a CDATA section."""
        self._check(False, f"<![{data[:100]}")

    def done(self) -> list[str]:
        """All that is wrong with the page."""
        self.close()
        twice = [name for name, count in self.ids.items() if count > 1]
        self._check(not twice, f"ids that stand twice: {twice[:5]}")
        self._check(not self.open, f"never closed: {self.open}")
        return self.faults

    def _check(self, holds: bool, what: str) -> None:
        if not holds:
            self.faults.append(what)


def seen(address: str, text: str) -> Seen:
    """A page that was read to its end; its faults are in ``faults``."""
    found = Seen(address)
    found.feed(text)
    found.done()
    return found
