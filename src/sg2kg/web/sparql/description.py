"""What the server says of itself and its data, as RDF: at /sparql without a query, at /void and /dcat, and in a named graph that can be asked."""

from __future__ import annotations

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from sg2kg.knowledge import KnowledgeBase
from sg2kg.web.crew.queries import GRAPH_TYPES
from sg2kg.web.problems import Problem
from sg2kg.web.render import answer
from sg2kg.web.settings import Settings
from sg2kg.web.site import Site, site_of
from sg2kg.web.sparql.catalogue import catalogue
from sg2kg.web.sparql.formats import ENDINGS, GRAPH, Format, choose
from sg2kg.web.sparql.notes import DESCRIPTION, NAMESPACES
from sg2kg.web.sparql.partitions import counted
from sg2kg.web.sparql.protocol import FORMAT_NAMES, parameters
from sg2kg.web.sparql.service import examples, prefixes, service

_BY_ENDING = {ending: media_type for media_type, ending in ENDINGS.items() if media_type in GRAPH_TYPES}


def describe(kb: KnowledgeBase, settings: Settings) -> list[ox.Triple]:
    """All that a server with these settings says of itself and of the data in ``kb``: for the named graph DESCRIPTION.

    The counts are those of the data without the description. Call it when everything else is in ``kb``.
    """
    endpoint = settings.base + "sparql"
    return [*service(kb, endpoint), *counted(kb), *catalogue(kb, settings.base), *prefixes(), *examples(kb, endpoint)]


async def described(request: Request, chosen: Format, part: str = "void") -> Response:
    """The description in a format; ``part`` is void for all of it, dcat for what catalogues take."""
    site = site_of(request)
    key = ("description", part, chosen.media_type)
    content = site.kept.get(key)
    if content is None:
        content = await site.compute(_written, site, part, chosen.media_type)
        site.kept.put(key, content)
    headers = {"Content-Disposition": f'inline; filename="{part}.{ENDINGS[chosen.media_type]}"'}
    return answer(request, content, chosen.called, headers=headers, vary="Accept")


def _written(site: Site, part: str, media_type: str) -> bytes:
    triples = site.kb.dataset.triples([DESCRIPTION]) if part == "void" else catalogue(site.kb, site.settings.base)
    shown = NAMESPACES if media_type in ("text/turtle", "application/rdf+xml") else None
    ordered = sorted(dict.fromkeys(triples), key=lambda t: (str(t.subject), str(t.predicate), str(t.object)))
    content = ox.serialize(ordered, format=GRAPH_TYPES[media_type], prefixes=shown)
    assert content is not None
    return content


async def document(request: Request) -> Response:
    """/void and /dcat by negotiation, /void.ttl and the like in one format; raises Problem 404 for another ending, 400 and 406 as choose does."""
    part = request.url.path.strip("/").partition(".")[0]
    ending = request.path_params.get("ending")
    if ending is not None:
        media_type = _BY_ENDING.get(ending)
        if media_type is None:
            raise Problem(404, f"there is no such format: {ending[:40]}", f"There are {', '.join(_BY_ENDING)}.")
        return await described(request, choose(GRAPH, "", [media_type]), part)
    wanted = [value for name, value in parameters(request.scope["query_string"]) if name in FORMAT_NAMES]
    return await described(request, choose(GRAPH, ",".join(request.headers.getlist("accept")), wanted), part)


async def well_known(request: Request) -> Response:
    """/.well-known/void leads to the description (VoID, section 7.2)."""
    return RedirectResponse(site_of(request).addresses.path("/void.ttl"), 303)


routes: list[BaseRoute] = [
    Route("/void", document),
    Route("/dcat", document),
    Route("/void.{ending}", document),
    Route("/dcat.{ending}", document),
    Route("/.well-known/void", well_known),
]
