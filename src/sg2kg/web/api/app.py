"""The interface put together: a FastAPI application below /api/v1, with the site of the server it is part of."""

from __future__ import annotations

import json

from fastapi import FastAPI, Request
from fastapi.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from sg2kg import __version__
from sg2kg.validation.shapes import load_shapes
from sg2kg.web.api import cases, comparisons, concepts, ontology, queries, state, tiers, validation
from sg2kg.web.api.document import make_document, parameters
from sg2kg.web.api.faults import handle
from sg2kg.web.api.reading import Reading
from sg2kg.web.render import answer
from sg2kg.web.site import Site

RESOURCES = (cases, concepts, comparisons, queries, tiers, validation, ontology, state)
"""The modules that have a ``router``, in the order of the document."""


def make_api(site: Site) -> FastAPI:
    """The application for a site, without FastAPI's own pages, which load from elsewhere; raises Sg2Error where profiles cannot be read."""
    api = FastAPI(title="sg2kg", version=__version__, openapi_url=None, docs_url=None, redoc_url=None, redirect_slashes=False)
    handle(api)
    for module in RESOURCES:
        api.include_router(module.router)
    api.state.site = site
    api.state.reading = Reading(site.kb)
    api.state.tiers = tuple(load_shapes(site.settings.profiles or None).tiers)
    api.state.document = document = make_document(api, site)
    api.state.parameters = parameters(document)
    text = json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n"

    async def told(request: Request) -> Response:
        return answer(request, text, "application/json", vary="Accept-Encoding")

    api.add_route("/openapi.json", told, methods=["GET"], include_in_schema=False)
    return api


class Headless:
    """Answers HEAD as GET: the server leaves the body out (RFC 9110, section 9.3.2)."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on."""
        if scope["type"] == "http" and scope["method"] == "HEAD":
            scope = {**scope, "method": "GET"}
        await self._app(scope, receive, send)
