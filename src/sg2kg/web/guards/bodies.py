"""Bodies of requests: not larger than they may be, not slower, and as they are."""

from __future__ import annotations

import asyncio

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sg2kg.web.problems import Problem, wants_page


class Bodies:
    """Refuses a body that is too large (413), packed (415; RFC 9110, section 8.4), or takes too long to arrive (408), before more of it is read."""

    def __init__(self, app: ASGIApp, most: int, seconds: float) -> None:
        self._app, self._most, self._seconds = app, most, seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on, and counts what is read of its body."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        problem = self._refused(dict(scope["headers"]))
        if problem is not None and not wants_page(Request(scope)):
            await problem.response()(scope, receive, send)
            return
        seen = 0
        until = asyncio.get_running_loop().time() + self._seconds
        whole = False

        async def counted() -> Message:
            nonlocal seen, whole
            if problem is not None:  # to be told on a page, once the form is read
                raise problem
            if whole:
                return await receive()
            try:
                message = await asyncio.wait_for(receive(), max(0.0, until - asyncio.get_running_loop().time()))
            except asyncio.TimeoutError:
                raise Problem(408, f"the body did not arrive within {self._seconds:g} s", "Send it again.", headers={"Connection": "close"}) from None
            if message["type"] == "http.disconnect":
                raise Problem(400, "the request broke off")  # for the log alone: nobody is there to read it
            if message["type"] == "http.request":
                seen += len(message.get("body", b""))
                whole = not message.get("more_body", False)
                if seen > self._most:
                    raise self._too_large()
            return message

        await self._app(scope, counted, send)

    def _refused(self, headers: dict[bytes, bytes]) -> Problem | None:
        length = headers.get(b"content-length", b"0")
        if not length.isdigit() or int(length) > self._most:
            return self._too_large()
        if headers.get(b"content-encoding", b"").strip().lower() not in (b"", b"identity"):
            accepts = {"Accept-Encoding": "identity", "Connection": "close"}
            return Problem(415, "the body is compressed, and nothing is unpacked here", "Send it as it is.", headers=accepts)
        return None

    def _too_large(self) -> Problem:
        return Problem(413, f"the body is larger than {self._most / 1048576:g} MB", "Send less at a time.", headers={"Connection": "close"})
