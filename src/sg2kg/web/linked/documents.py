"""Documents as answers: packed once and kept, with the headers of linked data; a program that has them already is told so."""

from __future__ import annotations

import asyncio
import gzip
import re
import zlib
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from urllib.parse import quote, urlencode
from weakref import WeakKeyDictionary

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from sg2kg.web.linked.contents import Found
from sg2kg.web.linked.formats import ALL, Format
from sg2kg.web.site import Site, site_of

PIECE = 64 * 1024
_LEAST = 1024
"""Bytes from which on a document is sent packed."""


@dataclass(frozen=True)
class Packed:
    """A document as it is kept: gzip, for text shrinks to a tenth, and most clients take it as it is."""

    packed: bytes
    size: int
    """Bytes of the document itself."""
    digest: str

    @classmethod
    def of(cls, text: str) -> Packed:
        """Packs a text; the same bytes each time."""
        plain = text.encode()
        return cls(gzip.compress(plain, 6, mtime=0), len(plain), sha256(plain).hexdigest()[:24])

    def to_bytes(self) -> bytes:
        """For :class:`sg2kg.web.site.Kept`."""
        return self.digest.encode() + self.size.to_bytes(8, "big") + self.packed

    @classmethod
    def from_bytes(cls, kept: bytes) -> Packed:
        """What :meth:`to_bytes` gave."""
        return cls(kept[32:], int.from_bytes(kept[24:32], "big"), kept[:24].decode())

    async def pieces(self) -> AsyncIterator[bytes]:
        """The document itself, a piece at a time."""
        unpacking = zlib.decompressobj(wbits=31)
        data = self.packed
        while data and not unpacking.eof:
            piece = unpacking.decompress(data, PIECE)
            data = unpacking.unconsumed_tail
            if piece:
                yield piece
        if rest := unpacking.flush():
            yield rest


_LASTING: WeakKeyDictionary[Site, dict[str, Packed]] = WeakKeyDictionary()
"""Documents that are large and few, such as dumps: kept as long as the server runs, whatever their size."""


async def packed(site: Site, key: str, make: Callable[[], str], *, lasting: bool = False) -> Packed:
    """The document under ``key``, made in the thread of the knowledge base if it is not there: once, however many ask at the same time."""
    few = _LASTING.setdefault(site, {})

    def known() -> Packed | None:
        if lasting:
            return few.get(key)
        kept = site.kept.get(("linked", key))
        return Packed.from_bytes(kept) if kept else None

    def work() -> Packed:
        found = known() or Packed.of(make())
        if lasting:
            few[key] = found
        else:
            site.kept.put(("linked", key), found.to_bytes())
        return found

    found = known()
    return found if found is not None else await site.compute(work)


_WRITING: WeakKeyDictionary[Site, asyncio.Lock] = WeakKeyDictionary()


async def packed_in_parts(site: Site, key: str, make: Callable[[], Iterator[str]]) -> Packed:
    """The large document under ``key``, made a part at a time, so that whoever else asks the knowledge base has a turn in between."""
    few = _LASTING.setdefault(site, {})
    async with _WRITING.setdefault(site, asyncio.Lock()):
        if key not in few:
            packing = _Packing(make())
            while await site.compute(packing.step):
                pass
            few[key] = packing.done()
    return few[key]


class _Packing:
    def __init__(self, parts: Iterator[str]) -> None:
        self._parts = parts
        self._out = BytesIO()
        self._file = gzip.GzipFile(fileobj=self._out, mode="wb", compresslevel=6, mtime=0, filename="")
        self._hash, self._size = sha256(), 0

    def step(self) -> bool:
        """Packs the next part; whether there was one."""
        part = next(self._parts, None)
        if part is not None:
            plain = part.encode()
            self._hash.update(plain)
            self._size += len(plain)
            self._file.write(plain)
        return part is not None

    def done(self) -> Packed:
        self._file.close()
        return Packed(self._out.getvalue(), self._size, self._hash.hexdigest()[:24])


def tells(request: Request, found: Found, stem: str, *, shown: Format | None = None, by_query: bool = False) -> dict[str, str]:
    """The Link header of a document: its formats other than the one ``shown``, and its published IRI (RFC 8288).

    An ontology is its document, so that IRI is the canonical one (RFC 6596); any other thing is what the document describes (RFC 6892).
    ``stem`` is its path without an ending, ``by_query`` whether formats are told by ?format= instead.
    """
    here = site_of(request).addresses.here
    links = [f'<{address(here(stem), f, by_query)}>; rel="alternate"; type="{f.media_type}"' for f in ALL if f is not shown]
    relation = "canonical" if found.kind == "document" else "describes"
    return {"Link": ", ".join([*links, f'<{ascii_iri(found.iri)}>; rel="{relation}"'])}


def address(stem: str, format: Format, by_query: bool = False) -> str:
    """The address of a representation."""
    return f"{stem}&{urlencode({'format': format.name})}" if by_query else stem + format.ending


def ascii_iri(iri: str) -> str:
    """An IRI as a URI, for headers (RFC 3987, section 3.1)."""
    return quote(iri, safe="/#?&=@!$()*+,;:~%-._[]")


def data_answer(request: Request, document: Packed, media_type: str, headers: dict[str, str], filename: str = "") -> Response:
    """A document of data, packed for a client that takes gzip; 304 where it has it already (RFC 9110, sections 8.8.3 and 13.1.2).

    The ETag is a strong one, so the packed bytes have another than the plain ones.
    """
    encoded = document.size >= _LEAST and takes_gzip(", ".join(request.headers.getlist("accept-encoding")))
    etag = f'"{document.digest}{"-gzip" if encoded else ""}"'
    vary = ", ".join(filter(None, (headers.get("Vary", ""), "Accept-Encoding")))
    told = {"Cache-Control": "no-cache", **headers, "ETag": etag, "Vary": vary}
    if has_already(request, etag):
        return Response(status_code=304, headers=told)
    if filename:
        safe = re.sub(r"[^A-Za-z0-9_.-]", "_", filename)
        told["Content-Disposition"] = f'inline; filename="{safe}"'
    kind = media_type + ("; charset=utf-8" if media_type.startswith("text/") else "")
    if encoded:
        return Response(document.packed, headers={**told, "Content-Encoding": "gzip"}, media_type=kind)
    if document.size < _LEAST:
        return Response(gzip.decompress(document.packed), headers=told, media_type=kind)
    told["Content-Length"] = str(document.size)
    if request.method == "HEAD":
        return Response(headers=told, media_type=kind)
    told["Vary"] = headers.get("Vary", "")  # whoever would pack it names Accept-Encoding
    return StreamingResponse(document.pieces(), headers={k: v for k, v in told.items() if v}, media_type=kind)


def has_already(request: Request, etag: str) -> bool:
    """Whether the client names this ETag, or any (If-None-Match: *)."""
    names = [k.strip().removeprefix("W/") for header in request.headers.getlist("if-none-match") for k in header.split(",")]
    return "*" in names or etag in names


def takes_gzip(accept: str) -> bool:
    """Whether an Accept-Encoding header takes gzip (RFC 9110, section 12.5.3)."""
    quality = {}
    for entry in accept.lower().split(",")[:20]:
        name, _, rest = entry.partition(";")
        found = re.fullmatch(r"\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*", rest)
        quality[name.strip()] = float(found[1]) if found else 0.0 if rest.strip() else 1.0
    return quality.get("gzip", quality.get("x-gzip", quality.get("*", 0.0))) > 0
