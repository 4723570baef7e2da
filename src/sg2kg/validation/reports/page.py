"""Pages of HTML that stand by themselves: the frame with its style, and elements whose text is always escaped."""

from __future__ import annotations

import html
from functools import lru_cache
from importlib.resources import files
from string import Template
from typing import NewType

Html = NewType("Html", str)
"""Text that is HTML already."""


def element(tag: str, text: object, class_: str = "", **attributes: str) -> Html:
    """An element with a text in it; what the text holds is shown, whatever it looks like. What is Html already is built with ``wrap``."""
    return wrap(tag, escaped(text), class_=class_, **attributes)


def wrap(tag: str, *inner: str, class_: str = "", **attributes: str) -> Html:
    """An element around other elements."""
    named = {"class": class_, **{name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}}
    told = "".join(f' {name}="{html.escape(value, quote=True)}"' for name, value in named.items() if value)
    return Html(f"<{tag}{told}>{''.join(inner)}</{tag}>")


def escaped(text: object) -> Html:
    """A text as HTML."""
    return Html(html.escape(str(text), quote=True))


def anchor(address: str, text: str) -> Html:
    """A link, where the address is one of the web or of a file beside the page; else the text alone."""
    scheme, colon, _ = address.partition(":")
    if colon and "/" not in scheme and scheme not in ("http", "https"):
        return element("bdi", text)
    return wrap("a", element("bdi", text), href=address)


def page(title: str, lang: str, body: str) -> str:
    """A whole page."""
    frame, style = _frame()
    return frame.substitute(lang=escaped(lang), title=escaped(title), style=style, body=body)


@lru_cache(maxsize=1)
def _frame() -> tuple[Template, str]:
    folder = files("sg2kg.validation.reports")
    return Template(folder.joinpath("page.html").read_text(encoding="utf-8")), folder.joinpath("page.css").read_text(encoding="utf-8")
