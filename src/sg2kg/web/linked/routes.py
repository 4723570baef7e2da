"""Published IRIs answer: documents with fragments by 200, things by 303 to their document (W3C Cool URIs for the Semantic Web, section 4).

/framework            200, in the representation that Accept prefers; /framework.ttl and the like: one of them
/case/cloud-rice      303 to /case/cloud-rice.html, .ttl, .rdf, .jsonld or .nt
/thing?iri=…          what the data say of any IRI, ours or not
/dump.nq, /dump.trig  everything, by graph
"""

from __future__ import annotations

import re
from urllib.parse import quote, urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Match, Route
from starlette.types import Scope

from sg2kg.errors import OutputError
from sg2kg.terms import PREFIXES
from sg2kg.web.addresses import DOCUMENTS, KINDS, Addresses
from sg2kg.web.linked.contents import MOST, Found, find, node_of, triples_of, written
from sg2kg.web.linked.documents import address, data_answer, packed, packed_in_parts, tells
from sg2kg.web.linked.dumps import DUMPS, dump
from sg2kg.web.linked.formats import ALL, HTML, Format, split, wanted
from sg2kg.web.linked.things import thing
from sg2kg.web.pages.cases import case_page
from sg2kg.web.pages.reference import document
from sg2kg.web.problems import Problem
from sg2kg.web.render import answer, fill, kept, language_of
from sg2kg.web.settings import PUBLISHED
from sg2kg.web.site import Site, site_of

VARY = "Accept, Accept-Language, Cookie, HX-Request"
"""What the answer at an address without an ending depends on."""
_OTHERS = ("api", "cases", "check", "compare", "docs", "healthz", "metrics", "query", "sparql", "static", "terms")
"""What paths of other rooms begin with; an unknown one of theirs, or one asked in the wrong way, is told by them."""


async def hash_document(request: Request) -> Response:
    """A document whose terms are its fragments; the fragment never reaches a server."""
    name, given = split(_path(request))
    found = Found(Addresses.published(name), "document", name)
    return await representation(request, found, wanted(request, given), f"/{name}", negotiated=given is None)


async def slash(request: Request) -> Response:
    """A thing with an address of its own: 303 to its document; the document, where the path has an ending."""
    path = _path(request)
    site = site_of(request)
    if len(path) > MOST:
        raise Problem(414, "this is longer than any address here")
    stem, given = split(path)

    def look() -> tuple[Found | None, bool]:
        found = find(site.kb, Addresses.published(path))
        return (found, False) if found or given is None else (find(site.kb, Addresses.published(stem)), True)

    found, ended = await site.compute(look)
    if found is None:
        raise Problem(404, f"nothing is known of {Addresses.published(stem)[:200]}", "/cases lists the cases, /terms finds terms.", id="SG2-NAM-001")
    if ended:
        return await representation(request, found, wanted(request, given), "/" + stem)
    chosen = wanted(request)
    quoted = "/" + quote(path, safe="/-._~:@!$&()*+,;=")
    rest = [(k, v) for k, v in request.query_params.multi_items() if k != "format"] if chosen is HTML else []
    headers = {
        "Location": site.addresses.path(quoted + chosen.ending) + ("?" + urlencode(rest) if rest else ""),
        "Vary": VARY,
        "Cache-Control": "no-cache",
        "Link": ", ".join(f'<{site.addresses.here(quoted + f.ending)}>; rel="describedby"; type="{f.media_type}"' for f in ALL),
    }
    return Response(status_code=303, headers=headers)


async def anything(request: Request) -> Response:
    """What the data say of the IRI in ?iri=, which may have a prefix of sg2kg in place of its namespace."""
    iris = request.query_params.getlist("iri")
    if len(iris) != 1 or not iris[0].strip():
        raise Problem(400, "iri is to be given, once", "For example /thing?iri=https://w3id.org/sg2kg/case/cloud-rice.", id="SG2-PAR-001")
    iri = iris[0].strip()
    prefix, _, local = iri.partition(":")
    if prefix in PREFIXES and not local.startswith("//"):
        iri = PREFIXES[prefix] + local
    if len(iri) > MOST:
        raise Problem(414, f"an IRI of {len(iri)} characters is longer than any here")
    if node_of(iri) is None:
        raise Problem(400, f"{iri[:100]!r} is no absolute IRI", "Write it in full, or with a prefix: case:cloud-rice.", id="SG2-PAR-001")
    site = site_of(request)
    found = await site.compute(find, site.kb, iri)
    if found is None:
        raise Problem(404, f"nothing is known of {iri[:200]}", "The data of this server do not name it.", id="SG2-NAM-001")
    stem = "/thing?" + urlencode({"iri": iri})
    kind = found.kind if found.kind in ("graph", "namespace") else "thing"
    return await representation(request, Found(iri, kind), wanted(request), stem, negotiated=True, by_query=True)


async def representation(request: Request, found: Found, chosen: Format, stem: str, *, negotiated: bool = False, by_query: bool = False) -> Response:
    """A representation of a document; ``stem`` is its path without an ending, ``negotiated`` whether Accept has chosen.

    Raises Problem 406 where the format cannot hold what is to be said.
    """
    site = site_of(request)
    quoted = stem if by_query else quote(stem, safe="/-._~:@!$&()*+,;=")
    links = tells(request, found, quoted, shown=None if negotiated else chosen, by_query=by_query)
    headers = {**links, "Vary": VARY if negotiated else ""}
    if negotiated:
        headers["Content-Location"] = site.addresses.path(address(quoted, chosen, by_query))
    if chosen is HTML:
        return _told(await _page(request, found, quoted, by_query), headers)

    def make() -> str:
        triples, in_order = triples_of(site.kb, found)
        return written(triples, chosen, found.iri, in_order=in_order)

    try:
        made = await packed(site, f"{found.kind} {found.iri} {chosen.name}", make, lasting=found.kind in ("document", "graph"))
    except OutputError as error:
        raise Problem(406, error.what, error.hint, id=error.id) from None
    name = found.iri.rstrip("/#").rpartition("/")[2].rpartition("#")[2] or "data"
    return data_answer(request, made, chosen.media_type, headers, f"{name}{chosen.ending}")


async def _page(request: Request, found: Found, stem: str, by_query: bool) -> Response:
    """The document as a page: that of its room, or of a thing."""
    if found.kind == "document" and not by_query:
        return await document(request, found.name)
    if found.kind == "case" and not by_query:
        return await case_page(request, found.name)
    site, lang = site_of(request), language_of(request)

    def make() -> bytes:
        shown = thing(site.kb, found, lang, site.addresses)
        own = _own_page(site, found, by_query)
        return fill(request, "thing.html", thing=shown, stem=site.addresses.path(stem), by_query=by_query, own=own).encode()

    content = await kept(request, make, "thing.html", found.kind, found.iri)
    return answer(request, content, "text/html; charset=utf-8")


def _own_page(site: Site, found: Found, by_query: bool) -> str:
    """A link to the page that says more of a thing than its statements; empty where there is none."""
    if found.iri.startswith(PREFIXES["tier"]):
        return site.addresses.path("/docs/tiers")
    link = site.addresses.link(found.iri) if by_query and found.iri.startswith(PUBLISHED) else ""
    room = link.removeprefix(site.addresses.prefix).lstrip("/").partition("/")
    return link if room[0] in (*DOCUMENTS, "case") and (room[2] or room[0] in DOCUMENTS) and not room[2].startswith(("session", "statement/")) else ""


def _told(response: Response, headers: dict[str, str]) -> Response:
    """The page of another room with the headers of linked data."""
    vary = [v.strip() for told in (headers["Vary"], response.headers.get("Vary", "")) for v in told.split(",") if v.strip()]
    for name, value in headers.items():
        response.headers[name] = value
    response.headers["Vary"] = ", ".join(dict.fromkeys(vary))
    return response


async def everything(request: Request) -> Response:
    """All graphs in one file."""
    ending = _path(request).rpartition(".")[2]
    site = site_of(request)
    made = await packed_in_parts(site, f"dump {ending}", lambda: dump(site.kb, ending))
    return data_answer(request, made, DUMPS[ending], {}, f"sg2kg.{ending}")


def _path(request: Request) -> str:
    """The path without the slash at its head; as it came, for Starlette's own URL ends at a question mark that was quoted."""
    path: str = request.scope["path"]
    return path.removeprefix("/")


class _Rest(Route):
    """Any path that no page and no file of ours begins like; a published IRI may have any."""

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """No match for what other rooms answer."""
        first = re.split(r"[/.]", scope["path"].removeprefix("/"), maxsplit=1)[0] if scope["type"] == "http" else ""
        return (Match.NONE, {}) if first in ("", *_OTHERS) else super().matches(scope)


routes: list[BaseRoute] = [
    *(Route(f"/{name}{ending}", hash_document) for name in DOCUMENTS for ending in ("", *(f.ending for f in ALL))),
    Route("/thing", anything),
    *(Route(f"/dump.{ending}", everything) for ending in DUMPS),
    *(Route(f"/{kind}/{{path:path}}", slash) for kind in KINDS),
    _Rest("/{path:path}", slash),
]
