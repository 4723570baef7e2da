"""/healthz: whether the server can work; for whoever watches it."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from sg2kg import __version__
from sg2kg.web.site import site_of


async def health(request: Request) -> Response:
    """200 while workers can be had, else 503."""
    site = site_of(request)
    status = "broken" if site.crew.broken else "ok"
    told = {"status": status, "version": __version__, "triples": site.triples, "workers": site.crew.state()}
    return JSONResponse(told, 503 if site.crew.broken else 200, headers={"Cache-Control": "no-store"})


routes: list[BaseRoute] = [Route("/healthz", health)]
