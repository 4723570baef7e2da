"""Sends the answer to a query: whole where it is small, in pieces where it is large, and cut where it breaks, so that none is taken for whole.

Until ``WHOLE`` bytes are there, nothing is sent: an error up to then has its true status. Beyond, the status is out, and the only sign that is left
is the connection itself: it is closed before the last chunk (RFC 9112, section 8), which every client of HTTP/1.1 reports. A client of HTTP/1.0
cannot tell that from the end, so it gets all of the answer with its length, or an error.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager, suppress
from tempfile import SpooledTemporaryFile
from typing import IO, Protocol, cast

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send

from sg2kg.errors import QueryError, QueryTimeout
from sg2kg.web.problems import Problem
from sg2kg.web.render import answer
from sg2kg.web.sparql.protocol import placed

WHOLE = 1024 * 1024
"""Bytes up to which an answer is sent whole."""
BLOCK = 256 * 1024
"""Bytes that are sent at once beyond that; large enough to be compressed in a thread."""
BEFORE_LOOKING = 0.1
"""Seconds after which it is looked whether the client is still there."""
HIT = {"Cache-Status": "sg2kg; hit"}
"""Told with an answer that was kept from before (RFC 9211, section 2.1)."""
PATIENCE = 30.0
"""Seconds for which a client may take nothing of an answer."""
SLOWEST = 16 * 1024
"""Bytes a second that a client must take on average: a worker is held for as long as it reads."""


class Pieces(Protocol):
    """An answer that comes in pieces."""

    async def piece(self) -> bytes | None:
        """The next piece; None at the end."""


def whole(request: Request, content: bytes, media_type: str, filename: str, headers: Mapping[str, str] | None = None) -> Response:
    """An answer that is all there."""
    return answer(request, content, media_type, headers={**_named(filename), **(headers or {})}, vary="Accept")


def _named(filename: str) -> dict[str, str]:
    return {"Content-Disposition": f'inline; filename="{filename}"'}


class Answering:
    """The response to a query, for Starlette to run.

    ``ask`` opens the answer of a worker, which is given back when all of it is there; ``keep`` is called with one that is sent whole.
    """

    def __init__(
        self,
        request: Request,
        ask: Callable[[], AbstractAsyncContextManager[Pieces]],
        media_type: str,
        filename: str,
        *,
        keep: Callable[[bytes], None] | None = None,
        patience: float = PATIENCE,
        slowest: float = SLOWEST,
    ) -> None:
        self._request, self._ask, self._media_type, self._filename, self._keep = request, ask, media_type, filename, keep
        self._patience, self._slowest = patience, slowest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Sends it; ends the work where the client hangs up.

        Raises before the first byte: Problem 400 for a query that cannot be run, what :meth:`sg2kg.web.crew.Answer.piece` raises otherwise; after
        it, the same, and the connection is cut.
        """
        watch = _Watch(receive)
        try:
            await self._deliver(scope, receive, send)
        except asyncio.CancelledError:
            if not watch.hung_up:
                raise
        finally:
            watch.end()

    async def _deliver(self, scope: Scope, receive: Receive, send: Send) -> None:
        held: list[bytes] = []
        size = 0
        kept: IO[bytes] | None = None
        async with self._ask() as pieces:
            try:
                while size <= WHOLE and (piece := await pieces.piece()) is not None:
                    held.append(piece)
                    size += len(piece)
                if size > WHOLE and scope.get("http_version") == "1.0":
                    kept = cast("IO[bytes]", SpooledTemporaryFile(max_size=8 * WHOLE))  # noqa: SIM115 - closed below, when it has been read
                    size = await _keep(held, pieces, kept)
            except QueryTimeout:
                raise
            except QueryError as error:
                raise placed(error) from None
            if size > WHOLE and kept is None:
                await self._stream(scope, send, _joined(held, pieces.piece), {})
                return
        if kept is not None:  # the worker is free again, however slowly it is read
            with kept:
                await self._stream(scope, send, _read(kept), {"content-length": str(size)})
            return
        content = b"".join(held)
        if self._keep:
            self._keep(content)
        await whole(self._request, content, self._media_type, self._filename)(scope, receive, send)

    async def _stream(self, scope: Scope, send: Send, blocks: AsyncIterator[bytes], headers: dict[str, str]) -> None:
        told = {"content-type": self._media_type, "vary": "Accept", "cache-control": "no-cache", **_named(self._filename), **headers}
        named = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in told.items()]
        taken = _Taken(send, self._patience, self._slowest)
        await taken.send({"type": "http.response.start", "status": 200, "headers": named})
        if scope["method"] != "HEAD":
            async for block in blocks:
                await taken.send({"type": "http.response.body", "body": block, "more_body": True})
        await taken.send({"type": "http.response.body", "body": b"", "more_body": False})


class _Taken:
    """Sends messages, and measures how soon the client takes them."""

    def __init__(self, send: Send, patience: float, slowest: float) -> None:
        self._send, self._patience, self._slowest = send, patience, slowest
        self._bytes, self._seconds = 0, 0.0

    async def send(self, message: Message) -> None:
        """Sends a message; raises Problem 408 where the client is too slow, now or on average."""
        start = time.monotonic()
        left = self._patience + self._bytes / self._slowest - self._seconds
        try:
            await asyncio.wait_for(self._send(message), max(0.0, min(self._patience, left)))
        except asyncio.TimeoutError:
            raise Problem(408, f"the client takes fewer than {self._slowest:g} bytes a second") from None
        self._seconds += time.monotonic() - start
        self._bytes += len(message.get("body", b""))


class _Watch:
    """Ends the task that made it when the client hangs up; begins to look after a while, for most answers are there by then."""

    def __init__(self, receive: Receive) -> None:
        loop = asyncio.get_running_loop()
        self.hung_up = False
        self._receive, self._task = receive, asyncio.current_task()
        self._look: asyncio.Task[None] | None = None
        self._begin = loop.call_later(BEFORE_LOOKING, self._start)

    def end(self) -> None:
        """Looks no longer."""
        self._begin.cancel()
        if self._look is not None:
            self._look.cancel()

    def _start(self) -> None:
        self._look = asyncio.get_running_loop().create_task(self._wait())

    async def _wait(self) -> None:
        with suppress(Problem):  # a body that is late or too large: nobody reads it any more
            while (await self._receive())["type"] != "http.disconnect":
                pass
        self.hung_up = True
        while self._task is not None and not self._task.done():  # before Python 3.12, wait_for can lose a cancellation that comes as it ends
            self._task.cancel()
            await asyncio.sleep(0.05)


async def _keep(held: list[bytes], pieces: Pieces, file: IO[bytes]) -> int:
    """Puts what is there and what comes into a file; gives its size."""
    size = 0
    for piece in held:
        size += file.write(piece)
    while (more := await pieces.piece()) is not None:
        size += file.write(more)
    file.seek(0)
    return size


async def _read(file: IO[bytes]) -> AsyncIterator[bytes]:
    while block := file.read(BLOCK):
        yield block


async def _joined(held: list[bytes], piece: Callable[[], Awaitable[bytes | None]]) -> AsyncIterator[bytes]:
    """What is there and what comes, in blocks."""
    waiting = bytearray().join(held)
    while True:
        while len(waiting) >= BLOCK:
            yield bytes(waiting[:BLOCK])
            del waiting[:BLOCK]
        more = await piece()
        if more is None:
            break
        waiting += more
    if waiting:
        yield bytes(waiting)
