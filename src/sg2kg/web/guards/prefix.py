"""The path that a reverse proxy serves us under: taken off where the proxy passes it on, missed nowhere where the proxy has taken it off itself."""

from __future__ import annotations

from starlette.types import ASGIApp, Receive, Scope, Send


class Prefix:
    """Lets everything behind it see paths without the prefix of --base-url, so that a proxy may pass it on or strip it.

    Links and redirects carry the prefix in either case (:class:`sg2kg.web.addresses.Addresses`). ASGI's ``root_path`` is left alone: it would have
    to be known which of both the proxy does. Where the prefix is at the same time the path of a page of ours, such as /case, the proxy must pass
    it on.
    """

    def __init__(self, app: ASGIApp, prefix: str) -> None:
        self._app = app
        self._prefix = prefix.rstrip("/")
        self._raw = self._prefix.encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on, with the prefix taken off its path where it is there."""
        if scope["type"] == "http" and self._prefix:
            path: str = scope["path"]
            raw: bytes = scope.get("raw_path") or b""
            if path == self._prefix or path.startswith(self._prefix + "/"):
                scope = {**scope, "path": path[len(self._prefix) :] or "/"}
                if raw == self._raw or raw.startswith(self._raw + b"/"):
                    scope["raw_path"] = raw[len(self._raw) :] or b"/"
        await self._app(scope, receive, send)
