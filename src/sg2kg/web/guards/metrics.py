"""Numbers for Prometheus: requests by room and status, how long they took, workers by kind and state; behind ``--metrics``."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Scope

from sg2kg.web.site import site_of

ROOMS = (
    "sparql",
    "case",
    "cases",
    "compare",
    "query",
    "check",
    "framework",
    "ontology",
    "extension",
    "terms",
    "docs",
    "api",
    "static",
    "healthz",
    "metrics",
)
"""The first parts of paths that are told apart; anything else is ``other``, so that nobody can make up more."""
_METHODS = ("GET", "HEAD", "POST", "OPTIONS")


class Metrics:
    """What is counted; each server has its own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        names = ("room", "method", "status")
        self._requests = Counter("sg2kg_requests", "Requests that were answered.", names, registry=self.registry)
        self._cut = Counter("sg2kg_cut", "Answers that broke off.", ("room",), registry=self.registry)
        self._seconds = Histogram(
            "sg2kg_request_seconds", "How long requests took.", ("room",), registry=self.registry,
            buckets=(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30),
        )  # fmt: skip
        self._open = Gauge("sg2kg_requests_open", "Requests under way.", registry=self.registry)
        self._workers = Gauge("sg2kg_workers", "Workers and what waits for them.", ("kind", "state"), registry=self.registry)
        self._happened = Gauge(
            "sg2kg_worker_events", "How often workers were started, ended, set aside, refused.", ("event",), registry=self.registry
        )

    def began(self) -> None:
        """A request has come."""
        self._open.inc()

    def ended(self, scope: Scope, status: int, seconds: float, whole: bool) -> None:
        """A request is over."""
        first = scope["path"].strip("/").split("/", 1)[0].split(".", 1)[0]
        room = first if first in ROOMS else "home" if not first else "other"
        method = scope["method"] if scope["method"] in _METHODS else "other"
        self._open.dec()
        self._requests.labels(room, method, str(status)).inc()
        self._seconds.labels(room).observe(seconds)
        if not whole:
            self._cut.labels(room).inc()

    async def show(self, request: Request) -> Response:
        """All of it in the text format of Prometheus."""
        crew = site_of(request).crew
        for name, number in crew.state().items():
            kind, _, state = name.partition("_")
            self._workers.labels(kind, state).set(number)
        for name, number in crew.counts.items():
            self._happened.labels(name).set(number)
        return Response(generate_latest(self.registry), media_type="text/plain; version=0.0.4; charset=utf-8", headers={"Cache-Control": "no-store"})
