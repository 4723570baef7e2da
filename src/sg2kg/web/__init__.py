"""The server: a SPARQL endpoint, addresses that answer, pages, and a REST interface, over one knowledge base that does not change while it runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sg2kg.lazy import names_from

if TYPE_CHECKING:
    from sg2kg.web.app import make_app
    from sg2kg.web.serving import serve
    from sg2kg.web.settings import Settings

_HOMES = {"app": ("make_app",), "serving": ("serve",), "settings": ("Settings",)}

__all__ = ["Settings", "make_app", "serve"]

__getattr__ = names_from(__name__, _HOMES)
