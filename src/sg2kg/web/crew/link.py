"""The front's end of the socket to a worker: messages as they come, with a bound on those that wait; used within one event loop."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from typing import cast

from sg2kg.web.crew.frames import HEAD, MOST, Gone

_ENOUGH = 1024 * 1024
"""Bytes that may wait to be taken before no more are read."""


class Link(asyncio.Protocol):
    """A connection to a worker; ``lost`` is called once nobody is at its end any more."""

    def __init__(self, lost: Callable[[Link], None]) -> None:
        self._lost = lost
        self.gone = False
        """Whether the worker has hung up, or we have."""
        self._held = bytearray()
        self._messages: deque[tuple[bytes, bytes]] = deque()
        self._size = 0
        self._paused = False
        self._waiter: asyncio.Future[None] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The socket is ours."""
        self._transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        """Cuts what comes into messages."""
        self._held += data
        start = 0
        while len(self._held) - start >= HEAD.size:
            kind, length = HEAD.unpack_from(self._held, start)
            if length > MOST:
                self.close()
                return
            end = start + HEAD.size + length
            if end > len(self._held):
                break
            self._messages.append((kind, bytes(self._held[start + HEAD.size : end])))
            self._size += length
            start = end
        if start:
            del self._held[:start]
            self._wake()
        if self._size > _ENOUGH and not self._paused:
            self._paused = True
            self._transport.pause_reading()

    def connection_lost(self, exc: Exception | None) -> None:
        """The worker is no longer there."""
        self.gone = True
        self._wake()
        self._lost(self)

    def send(self, content: bytes) -> None:
        """Sends messages to the worker."""
        self._transport.write(content)

    def close(self) -> None:
        """Hangs up."""
        self._transport.abort()

    async def message(self, seconds: float) -> tuple[bytes, bytes]:
        """The next message; raises asyncio.TimeoutError where none comes in time, Gone where none will."""
        if not self._messages and not self.gone:
            loop = asyncio.get_running_loop()
            self._waiter = loop.create_future()
            timer = loop.call_later(max(0.0, seconds), self._too_late)
            try:
                await self._waiter
            finally:
                timer.cancel()
                self._waiter = None
        if not self._messages:
            raise Gone
        kind, content = self._messages.popleft()
        self._size -= len(content)
        if self._paused and self._size <= _ENOUGH // 2 and not self.gone:
            self._paused = False
            self._transport.resume_reading()
        return kind, content

    def _wake(self) -> None:
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)

    def _too_late(self) -> None:
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_exception(asyncio.TimeoutError())
