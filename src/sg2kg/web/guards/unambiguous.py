"""What of a request could be read in two ways, by a proxy before us and by us: whom it is for, and where it ends.

Nothing of ours is made of a Host: links and redirects have the address that the settings name.
"""

from __future__ import annotations

import re

from starlette.types import ASGIApp, Receive, Scope, Send

from sg2kg.web.problems import Problem

_HOST = re.compile(rb"(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9_.~!$&'()*+,;=%-]*)(:[0-9]*)?")
"""uri-host [ ":" port ] (RFC 9110, section 7.2)."""
_CLOSE = {"Connection": "close"}


class Unambiguous:
    """Refuses such requests.

    That is a Host that is none, missing, or there twice (400; RFC 9112, section 3.2), a body with two kinds of length (400; section 6.1) or in
    another coding than pieces (501; section 6.1), and versions of HTTP that are not spoken here (505; RFC 9110, section 15.6.6).
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on."""
        problem = _problem(scope) if scope["type"] == "http" else None
        await (problem.response() if problem else self._app)(scope, receive, send)


def _problem(scope: Scope) -> Problem | None:
    version = scope["http_version"]
    if version not in ("1.0", "1.1"):
        return Problem(505, f"HTTP/{version} is not spoken here", "Speak HTTP/1.1.", headers=_CLOSE)
    hosts, lengths, codings = 0, 0, 0
    for name, value in scope["headers"]:
        if name == b"host":
            hosts += 1
            if not _HOST.fullmatch(value):
                return Problem(400, "the Host of the request is none", "Write it as example.org or example.org:8000.", headers=_CLOSE)
        elif name == b"content-length":
            lengths += 1
        elif name == b"transfer-encoding":
            codings += 1
            if value.strip().lower() != b"chunked":
                return Problem(501, "this transfer coding is not read here", "Send the body in pieces (chunked), or with its length.", headers=_CLOSE)
    if hosts > 1 or (not hosts and version == "1.1"):
        return Problem(400, f"the request has {hosts or 'no'} Hosts", "Send one Host.", headers=_CLOSE)
    if lengths and codings:
        return Problem(400, "the body has a length, and comes in pieces", "Send Content-Length or Transfer-Encoding, not both.", headers=_CLOSE)
    return None
