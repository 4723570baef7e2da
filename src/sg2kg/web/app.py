"""The application: the rooms' routes in one table, and the guards around them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp

from sg2kg.errors import Sg2Error
from sg2kg.web.guards.bodies import Bodies
from sg2kg.web.guards.headers import Headers
from sg2kg.web.guards.log import Log
from sg2kg.web.guards.prefix import Prefix
from sg2kg.web.guards.unambiguous import Unambiguous
from sg2kg.web.problems import Problem, problem_of, wants_page
from sg2kg.web.render import page
from sg2kg.web.site import Site
from sg2kg.web.words import text

ROOMS = (
    "sparql.endpoint",
    "sparql.description",
    "pages.home",
    "pages.cases",
    "pages.compare",
    "pages.query",
    "pages.check",
    "pages.reference",
    "api.routes",
    "linked.routes",
    "assets",
    "health",
)
"""The modules that have ``routes``, in the order in which their paths are tried."""


def make_app(site: Site) -> ASGIApp:
    """The application for a site; its crew is opened and closed with it."""
    from sg2kg.web.render import language_of

    def told(request: Request, problem: Problem) -> Response:
        if wants_page(request) and not request.url.path.startswith(("/api/", "/sparql")):
            key = f"error {problem.status}"
            lang = language_of(request)
            title = text(key, lang) if key in _TITLED else text("error", lang)
            return page(request, "problem.html", status=problem.status, headers=problem.headers, problem=problem, told=title)
        return problem.response()

    async def on_problem(request: Request, error: Exception) -> Response:
        assert isinstance(error, Problem)
        return told(request, error)

    async def on_error(request: Request, error: Exception) -> Response:
        assert isinstance(error, Sg2Error)
        return told(request, problem_of(error))

    async def on_http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        path: str = request.scope["path"]
        if error.status_code == 404 and path.endswith("/") and request.method in ("GET", "HEAD") and _answers(request.app.routes, path.rstrip("/")):
            query = request.scope["query_string"].decode("latin-1")
            return RedirectResponse(site.addresses.path(path.rstrip("/")) + (f"?{query}" if query else ""), 308)
        what = {404: f"nothing is known at {request.url.path[:200]}", 405: f"{request.method} is not for this address"}
        return told(request, Problem(error.status_code, what.get(error.status_code, error.detail), headers=error.headers))

    async def on_defect(request: Request, error: Exception) -> Response:
        return told(request, Problem(500, "the server could not answer this; the reason is in its log", "Report what you asked for."))

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        await site.crew.open()
        yield
        await site.crew.close()
        site.close()

    settings = site.settings
    routes = [route for room in ROOMS for route in _routes(room, site)]
    metrics = None
    if settings.metrics:
        from sg2kg.web.guards.metrics import Metrics

        metrics = Metrics()
        routes.append(Route("/metrics", metrics.show))
    app = Starlette(
        routes=routes,
        exception_handlers={Problem: on_problem, Sg2Error: on_error, HTTPException: on_http, Exception: on_defect},
        lifespan=lifespan,
    )
    app.state.site = site
    app.router.redirect_slashes = False  # it would redirect to whatever host a request names
    guarded = GZipMiddleware(app, minimum_size=1024, compresslevel=5)
    limited = Bodies(guarded, most=settings.max_upload * 1024 * 1024, seconds=settings.body_timeout)
    logged = Log(Headers(Unambiguous(limited), settings.cors), access=settings.access_log, queries=settings.log_queries, metrics=metrics)
    return Prefix(logged, settings.prefix)


def _answers(routes: list[BaseRoute], path: str) -> bool:
    """Whether one of our own pages has this very path: none that is made of what somebody wrote."""
    return any(isinstance(route, Route) and route.path == path and not route.param_convertors for route in routes)


_TITLED = {f"error {status}" for status in (400, 403, 404, 405, 406, 408, 413, 415, 422, 429, 500, 503)}


def _routes(room: str, site: Site) -> list[BaseRoute]:
    """The routes of a room; one whose routes depend on the site makes them by ``routes_of``."""
    module = import_module(f"sg2kg.web.{room}")
    routes: list[BaseRoute] = module.routes_of(site) if hasattr(module, "routes_of") else module.routes
    return routes
