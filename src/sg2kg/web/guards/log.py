"""The access log: one line a request, without what was asked; and the last place where an error can go.

An answer that breaks after its first byte is left unfinished, so that the connection is cut and the client sees it (RFC 9112, section 8).
"""

from __future__ import annotations

import logging
import re
import time
from typing import TYPE_CHECKING

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sg2kg.errors import Sg2Error
from sg2kg.web.problems import Problem

if TYPE_CHECKING:
    from sg2kg.web.guards.metrics import Metrics

ACCESS = logging.getLogger("sg2kg.access")
ERRORS = logging.getLogger("sg2kg.errors")
_SECRET = re.compile(r"^(/+check/+(?:batch/+)?)(?!batch/)[^/?]+")
_MOST = 300


class Log:
    """Tells of each request: who, method, path, status, bytes, milliseconds; and with ``queries`` also what follows the question mark."""

    def __init__(self, app: ASGIApp, *, access: bool, queries: bool, metrics: Metrics | None) -> None:
        self._app, self._access, self._queries, self._metrics = app, access, queries, metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on, and tells how it ended."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        start = time.perf_counter()
        status, size, whole = 0, 0, False
        broken = ""

        async def counted(message: Message) -> None:
            nonlocal status, size, whole
            if message["type"] == "http.response.start":
                status = message["status"]
            elif message["type"] == "http.response.body":
                size += len(message.get("body", b""))
                whole = not message.get("more_body", False)
            await send(message)

        if self._metrics:
            self._metrics.began()
        try:
            await self._app(scope, receive, counted)
        except (Problem, Sg2Error) as error:
            broken = " ".join(str(error).split())
        except Exception as error:
            cause = error.__cause__
            if status and isinstance(cause, (Problem, Sg2Error)):  # Starlette tells so that it was too late for an answer
                broken = " ".join(str(cause).split())
            else:
                broken = "a defect"
                ERRORS.exception("a request for %s failed", shown(scope, self._queries))
        finally:
            seconds = time.perf_counter() - start
            if self._metrics:
                self._metrics.ended(scope, status, seconds, whole)
            if self._access:
                client = scope.get("client")
                mark = "" if whole else f" cut{': ' + broken if broken else ''}"
                told = (client[0] if client else "-", scope["method"], shown(scope, self._queries), status, size, seconds * 1000, mark)
                ACCESS.info("%s %s %s %d %dB %.1fms%s", *told)


def shown(scope: Scope, queries: bool) -> str:
    """The address of a request as the log names it: no text of queries, no key to what somebody uploaded, no sign that ends a line."""
    path = _SECRET.sub(r"\1…", scope["path"])
    if queries and scope.get("query_string"):
        path += "?" + scope["query_string"].decode("latin-1")
    plain = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in path)
    return plain if len(plain) <= _MOST else plain[:_MOST] + "…"


def set_up(level: int = logging.INFO) -> None:
    """Sends both logs to standard error, each line with its time."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s", "%Y-%m-%dT%H:%M:%S%z"))
    for logger in (ACCESS, ERRORS):
        logger.handlers = [handler]
        logger.setLevel(level)
        logger.propagate = False
    for name in ("python_multipart", "asyncio"):  # they tell of what strangers send, in their words and without a time
        logging.getLogger(name).setLevel(logging.CRITICAL)
