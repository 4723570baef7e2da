"""Pages: a Jinja template filled in the language of the request, with an ETag; called by every room of :mod:`sg2kg.web.pages`.

In templates: ``t(key, …)`` is a text of :mod:`sg2kg.web.words`; ``lang`` the language; ``path(p)`` a link to a page here; ``link(iri)`` a link for
an IRI; ``label(iri)`` what it is called; ``static(name)`` a file of ours, with its hash; ``with_lang(tag)`` this very page in another language.
All text is escaped.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial
from hashlib import sha256
from importlib.resources import files
from typing import Any
from urllib.parse import quote, urlencode

import jinja2
from starlette.requests import Request
from starlette.responses import Response

from sg2kg import __version__
from sg2kg.messages import LANGUAGES
from sg2kg.pictures.theme import SIGN
from sg2kg.terms import curie
from sg2kg.web.guards.signs import Exact, plain
from sg2kg.web.negotiation import language
from sg2kg.web.site import Site, site_of
from sg2kg.web.words import text

COOKIE = "lang"


@lru_cache(maxsize=1)
def _templates() -> jinja2.Environment:
    found = jinja2.Environment(
        loader=jinja2.PackageLoader("sg2kg.web"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        finalize=plain,
    )
    found.filters["exact"] = Exact.of
    found.globals.update(SIGN=SIGN, LANGUAGES=LANGUAGES, curie=curie, version=__version__)
    return found


@lru_cache(maxsize=256)
def static_hash(name: str) -> str:
    """The first digits of the SHA-256 of a static file: its address changes when it does, so that browsers may keep it for ever."""
    return sha256(files("sg2kg.web").joinpath("static", *name.split("/")).read_bytes()).hexdigest()[:12]


def language_of(request: Request) -> str:
    """The language that a request asks for: ?lang=, else the cookie, else Accept-Language, else English."""
    found = getattr(request.state, "lang", None)
    if found is None:
        wanted, cookie = request.query_params.get("lang", ""), request.cookies.get(COOKIE, "")
        found = request.state.lang = language(wanted, cookie, request.headers.get("accept-language", ""))
    return str(found)


def fill(request: Request, template: str, **values: Any) -> str:
    """A template filled in, for a page or a part of one."""
    site, lang = site_of(request), language_of(request)
    return _templates().get_template(template).render(**_given(request, site, lang), **values)


def page(request: Request, template: str, *, status: int = 200, headers: dict[str, str] | None = None, **values: Any) -> Response:
    """A page in the language of the request; 304 where the browser has it already."""
    return answer(request, fill(request, template, **values).encode(), "text/html; charset=utf-8", status=status, headers=headers)


def answer(
    request: Request,
    content: bytes,
    media_type: str,
    *,
    status: int = 200,
    headers: dict[str, str] | None = None,
    vary: str = "Accept-Language, Cookie",
) -> Response:
    """Content with an ETag and what it varies by; 304 where the client has it already (RFC 9110, section 13.1.2)."""
    etag = f'"{sha256(content).hexdigest()[:24]}"'
    weak = f"W/{etag}"  # the same for what is compressed on its way (RFC 9110, section 8.8.3.3)
    told = {"ETag": weak, "Cache-Control": "no-cache", "Vary": vary, **(headers or {})}
    if media_type.startswith("text/html"):
        told["Content-Language"] = lang = language_of(request)
        if request.query_params.get("lang") == lang != request.cookies.get(COOKIE):
            where = site_of(request).addresses.path("/")
            told["Set-Cookie"] = f"{COOKIE}={lang}; Path={where}; Max-Age=31536000; SameSite=Lax"
    known = request.headers.get("if-none-match", "")
    if (
        status == 200
        and request.method in ("GET", "HEAD")
        and (known.strip() == "*" or etag in (k.strip().removeprefix("W/") for k in known.split(",")))
    ):
        return Response(status_code=304, headers={k: v for k, v in told.items() if k != "Content-Language"})
    return Response(content, status, headers=told, media_type=media_type)


async def kept(request: Request, make: Callable[[], bytes], *more: str) -> bytes:
    """What ``make`` makes for this address in this language: made once, in the thread of the knowledge base, and remembered."""
    site = site_of(request)
    key = (request.scope["path"], tuple(request.query_params.multi_items()), language_of(request), *more)
    found = site.kept.get(key)
    if found is None:
        found = await site.compute(make)
        site.kept.put(key, found)
    return found


async def kept_page(request: Request, template: str, values: Callable[[], dict[str, Any]], headers: dict[str, str] | None = None) -> Response:
    """A page whose values come from the knowledge base, and which is the same each time that it is asked for."""
    content = await kept(request, lambda: fill(request, template, **values()).encode(), template)
    return answer(request, content, "text/html; charset=utf-8", headers=headers)


def _given(request: Request, site: Site, lang: str) -> dict[str, Any]:
    addresses = site.addresses

    def static(name: str) -> str:
        return addresses.path(f"/static/{name}?v={static_hash(name)}")

    def with_lang(tag: str) -> str:
        pairs = [(k, v) for k, v in request.query_params.multi_items() if k != "lang"]
        here = "/" + request.scope["path"].lstrip("/")  # two slashes at its head would name another host
        return addresses.path(quote(here)) + "?" + urlencode([*pairs, ("lang", tag)])

    return {
        "request": request,
        "site": site,
        "kb": site.kb,
        "lang": lang,
        "t": lambda key, **values: text(key, lang, **values),
        "path": addresses.path,
        "here": addresses.here,
        "link": addresses.link,
        "label": partial(_label, site, lang),
        "static": static,
        "with_lang": with_lang,
        "at": request.scope["path"],
    }


def _label(site: Site, lang: str, iri: str) -> str:
    return site.kb.label(iri, lang)
