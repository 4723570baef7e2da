"""What the server is given: the interface below /api/v1, and the page that tells of it."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from sg2kg.web.api.app import Headless, make_api
from sg2kg.web.api.page import page_on
from sg2kg.web.site import Site, site_of


def routes_of(site: Site) -> list[BaseRoute]:
    """The routes, made for a site: the OpenAPI document names its address and its queries."""
    api = make_api(site)
    return [
        Route("/api", page_on(api.state.document)),
        Route("/api/v1", _start),
        Mount("/api/v1", Headless(api)),
    ]


async def _start(request: Request) -> Response:
    return RedirectResponse(site_of(request).addresses.path("/api/v1/"), 308)
