"""Answers: JSON from models, or one of several formats; in pages where they are long; kept, with an ETag."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar, Union
from urllib.parse import quote, urlencode

from fastapi import Request
from fastapi.responses import Response
from pydantic import BaseModel, Field

from sg2kg.errors import NotFoundError
from sg2kg.web.api.asking import unknown
from sg2kg.web.negotiation import best
from sg2kg.web.problems import Problem
from sg2kg.web.render import answer, kept
from sg2kg.web.settings import PUBLISHED
from sg2kg.web.site import Site, site_of

T = TypeVar("T")
JSON = "application/json"
_TERM_PAGES = frozenset({"framework", "ontology", "extension"})
VARY = "Accept, Accept-Language"
PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'; sandbox"
"""For pages that carry their own style, and have no script."""


class Slice(BaseModel, Generic[T]):
    """Some of a longer list."""

    total: int = Field(description="How many there are in all.")
    limit: int
    offset: int
    items: list[T]


@dataclass(frozen=True)
class Form:
    """A format that an answer can be had in."""

    media_type: str
    ending: str
    """Of a file that holds it."""
    binary: bool = False


def media_types(forms: Mapping[str, Form]) -> list[str]:
    """The media types of formats, each once."""
    return list(dict.fromkeys(form.media_type for form in forms.values()))


def within(items: Sequence[T], limit: int, offset: int) -> Slice[T]:
    """The part of a list that is asked for."""
    return Slice[T](total=len(items), limit=limit, offset=offset, items=list(items[offset : offset + limit]))


async def told(request: Request, lang: str, make: Callable[[], BaseModel]) -> Response:
    """What ``make`` makes in the thread of the knowledge base, as JSON; a Slice with the links to those beside it (RFC 8288).

    Raises Problem 406 where JSON is not wanted.
    """
    accepted(request, {"json": Form(JSON, ".json")}, None)

    def made() -> bytes:
        model = make()
        links = _links(request, model) if isinstance(model, Slice) else ""
        return links.encode() + b"\n" + model.model_dump_json().encode()

    head, _, body = (await kept(request, made)).partition(b"\n")
    headers = {"Content-Language": lang} | ({"Link": head.decode()} if head else {})
    return answer(request, body, JSON, headers=headers, vary=VARY)


async def told_as(
    request: Request, lang: str, forms: Mapping[str, Form], format: str | None, make: Callable[[str], Union[str, bytes]], name: str
) -> Response:
    """What ``make`` writes in the format that is asked for, by name or by Accept; ``name`` is that of the file, without its ending.

    Raises Problem 406 where none is wanted, 400 for an unknown name.
    """
    chosen = accepted(request, forms, format)

    def made() -> bytes:
        written = make(chosen)
        return written if isinstance(written, bytes) else written.encode()

    return sent_as(request, await kept(request, made, chosen), forms[chosen], lang, name)


def sent_as(request: Request, content: bytes, form: Form, lang: str, name: str) -> Response:
    """Content in a format, under the name of a file."""
    kind = "attachment" if form.binary else "inline"
    headers = {"Content-Language": lang, "Content-Disposition": f'{kind}; filename="{file_name(name)}{form.ending}"'}
    if form.media_type == "text/html":
        headers["Content-Security-Policy"] = PAGE_POLICY
    textual = form.media_type.startswith("text/")
    return answer(request, content, form.media_type + ("; charset=utf-8" if textual else ""), headers=headers, vary=VARY)


def accepted(request: Request, forms: Mapping[str, Form], format: str | None) -> str:
    """The name of the format that a request wants: the one it names, else the one that it accepts best."""
    if format is not None:
        if format not in forms:
            raise unknown(NotFoundError("format", format[:100], forms))
        return format
    offers = {form.media_type: name for name, form in reversed(list(forms.items()))}
    wanted = best(request.headers.get("accept", "*/*"), [f.media_type for f in forms.values()])
    if wanted is None:
        raise Problem(406, "none of the media types in Accept can be had here", f"These can: {', '.join(media_types(forms))}.")
    return offers[wanted]


def file_name(name: str) -> str:
    """A name that is safe in a header and on a disk."""
    return re.sub(r"[^A-Za-z0-9._-]+", "-", name)[:80].strip("-.") or "sg2kg"


def url_of(site: Site, *parts: str, **query: str) -> str:
    """The address of a resource of this interface."""
    path = "".join("/" + quote(part, safe="") for part in parts)
    return site.addresses.here("/api/v1" + path) + (f"?{urlencode(query)}" if query else "")


def page_of(site: Site, iri: str) -> str:
    """The address of the page on a thing: here for what we publish (a term has a page of its own), else its own IRI."""
    if not iri.startswith(PUBLISHED):
        return iri
    path = iri[len(PUBLISHED) :]
    home, sign, term = path.partition("#")
    return site.addresses.here(f"/{home}/{term}" if sign and home in _TERM_PAGES else f"/{path}")


def _links(request: Request, found: Slice[T]) -> str:
    last = max(0, (found.total - 1) // found.limit * found.limit)
    offsets = {"first": 0, "last": last}
    if found.offset > 0:
        offsets["prev"] = max(0, min(found.offset, last + found.limit) - found.limit)
    if found.offset + found.limit < found.total:
        offsets["next"] = found.offset + found.limit
    pairs = [(k, v) for k, v in request.query_params.multi_items() if k not in ("limit", "offset")]
    where = site_of(request).addresses.here(request.url.path)
    made = {rel: f"{where}?{urlencode([*pairs, ('limit', found.limit), ('offset', offset)])}" for rel, offset in sorted(offsets.items())}
    return ", ".join(f'<{address}>; rel="{rel}"' for rel, address in made.items())
