"""What a request is for: its path, however the target is written; and a host that could be one.

Nothing of ours is made of either: links and redirects have the address that the settings name.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

from starlette.types import ASGIApp, Receive, Scope, Send

from sg2kg.web.problems import Problem

_ABSOLUTE = re.compile(rb"https?://[^/?#]*", re.IGNORECASE)
_HOST = re.compile(rb"(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9_.~!$&'()*+,;=%-]*)(:[0-9]*)?")
"""uri-host [ ":" port ] (RFC 9110, section 7.2)."""


class Targets:
    """Takes scheme and host off a target in absolute form, which every server must understand (RFC 9112, section 3.2.2)."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on."""
        raw: bytes = scope.get("raw_path") or b"" if scope["type"] == "http" else b""
        if found := _ABSOLUTE.match(raw):
            rest = raw[found.end() :] or b"/"
            scope = {**scope, "raw_path": rest, "path": unquote(rest.decode("latin-1"))}
        await self._app(scope, receive, send)


class Hosts:
    """Refuses what could be read in two ways, by a proxy before us and by us.

    That is a Host that is none (400; RFC 9112, section 3.2), a body with two kinds of length (400; section 6.1), and versions of HTTP that are not
    spoken here (505; RFC 9110, section 15.6.6).
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on."""
        problem = self._problem(scope) if scope["type"] == "http" else None
        await (problem.response() if problem else self._app)(scope, receive, send)

    @staticmethod
    def _problem(scope: Scope) -> Problem | None:
        close = {"Connection": "close"}
        if scope["http_version"] not in ("1.0", "1.1"):
            return Problem(505, f"HTTP/{scope['http_version']} is not spoken here", "Speak HTTP/1.1.", headers=close)
        if any(name == b"host" and not _HOST.fullmatch(value) for name, value in scope["headers"]):
            return Problem(400, "the Host of the request is none", "Write it as example.org or example.org:8000.", headers=close)
        if {b"content-length", b"transfer-encoding"} <= {name for name, _ in scope["headers"]}:
            return Problem(400, "the body has a length, and comes in pieces", "Send Content-Length or Transfer-Encoding, not both.", headers=close)
        return None
