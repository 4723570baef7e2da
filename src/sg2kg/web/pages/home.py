"""The front page."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from sg2kg.web.render import kept_page


async def home(request: Request) -> Response:
    """What this is, and its three doors."""
    return await kept_page(request, "home.html", dict)


routes: list[BaseRoute] = [Route("/", home)]
