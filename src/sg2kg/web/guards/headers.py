"""Headers that every answer carries: what a browser may load and do with it, and who may read it from elsewhere."""

from __future__ import annotations

from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self' data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""The Content Security Policy of pages; a page that needs another one sets it itself."""
OPEN = (
    *("/sparql", "/ontology", "/framework", "/extension", "/alignments", "/qca", "/shapes", "/case/", "/actor/", "/source/", "/tier/", "/graph/"),
    *("/thing", "/dump.", "/void", "/dcat", "/.well-known/", "/api/"),
)
"""Paths (or what they begin with) whose answers pages of other sites may read: data, without cookies."""
_ALLOWED = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Content-Type, ETag, Link, Retry-After, Content-Disposition, Cache-Status",
}
_PREFLIGHT = {
    **_ALLOWED,
    "Access-Control-Allow-Methods": "GET, HEAD, POST, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, Accept-Language, Content-Type, If-None-Match",
    "Access-Control-Max-Age": "86400",
}


class Headers:
    """Adds the headers; answers the preflight requests of CORS (Fetch, section 3.2)."""

    def __init__(self, app: ASGIApp, cors: bool = True) -> None:
        self._app, self._cors = app, cors

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on, and adds to what comes back."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        path: str = scope["path"]
        shared = self._cors and path.startswith(OPEN)
        if shared and scope["method"] == "OPTIONS":
            names = {k for k, _ in scope["headers"]}
            if b"access-control-request-method" in names:
                await send({"type": "http.response.start", "status": 204, "headers": _written(_PREFLIGHT)})
                await send({"type": "http.response.body", "body": b""})
                return

        ours = _SHARED if shared else _ALWAYS

        async def added(message: Message) -> None:
            if message["type"] == "http.response.start":
                told = message["headers"]
                names = {name for name, _ in told}  # Starlette writes them in lower case, as ASGI wants them
                message = {**message, "headers": [*told, *(pair for pair in ours if pair[0] not in names)]}
            await send(message)

        await self._app(scope, receive, added)


def _written(headers: dict[str, str]) -> list[tuple[bytes, bytes]]:
    return [(name.lower().encode(), value.encode()) for name, value in headers.items()]


_ALWAYS = _written({
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
})  # fmt: skip
_SHARED = _ALWAYS + _written(_ALLOWED)
