"""How long a connection may keep us waiting: for the head of a request, for an answer to be taken, and for a body that nobody reads any more."""

from __future__ import annotations

import asyncio
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol


def patience(seconds: float) -> type[H11Protocol]:
    """uvicorn's protocol, which by itself waits for ever, with patience for ``seconds``.

    Within them the head of a request must be there, from the connection or its first byte on; and a client that takes less than SLOWEST bytes a
    second of an answer in that time is cut off. So is one that has its answer and still sends the body that belonged to the request.
    """
    return type("Patience", (_Patience,), {"seconds": seconds})


SLOWEST = 1024
"""Bytes a second that a client must take of an answer that waits for it."""


class _Patience(H11Protocol):
    seconds = 30.0

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._head: asyncio.TimerHandle | None = None
        self._stall: asyncio.TimerHandle | None = None
        self._rest: asyncio.TimerHandle | None = None
        self._left = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Starts to wait for a request."""
        super().connection_made(transport)
        self._head = self.loop.call_later(self.seconds, self._give_up)

    def data_received(self, data: bytes) -> None:
        """Goes on waiting where the head is not whole yet."""
        try:
            super().data_received(data)
        except h11.LocalProtocolError:  # what follows a request is no HTTP, and its answer is on its way
            self.transport.abort()
            return
        if self._rest is not None and self.conn.their_state is not h11.SEND_BODY:
            self._rest.cancel()
            self._rest = None
        if self.conn.their_state is h11.IDLE and not self.transport.is_closing():
            if self._head is None:
                self._head = self.loop.call_later(self.seconds, self._give_up)
        elif self._head is not None:
            self._head.cancel()
            self._head = None

    def connection_lost(self, exc: Exception | None) -> None:
        """Waits for nothing any more."""
        for timer in (self._head, self._stall, self._rest):
            if timer is not None:
                timer.cancel()
        super().connection_lost(exc)

    def pause_writing(self) -> None:
        """Watches whether the client takes what waits for it."""
        super().pause_writing()
        self._left = self.transport.get_write_buffer_size()
        self._stall = self.loop.call_later(self.seconds, self._look)

    def resume_writing(self) -> None:
        """The client has taken it."""
        super().resume_writing()
        if self._stall is not None:
            self._stall.cancel()
            self._stall = None

    def _look(self) -> None:
        left = self.transport.get_write_buffer_size()
        if left > max(0.0, self._left - SLOWEST * self.seconds):
            self.transport.abort()
            return
        self._left = left
        self._stall = self.loop.call_later(self.seconds, self._look)

    def send_400_response(self, msg: str) -> None:
        """Refuses what is no HTTP; whoever still works at what came before it has nobody to answer any more."""
        if self.cycle is not None and not self.cycle.response_complete:
            self.cycle.disconnected = True
            self.cycle.message_event.set()
        super().send_400_response(msg)

    def on_response_complete(self) -> None:
        """Waits no longer than that for the rest of the body, which could be sent for ever; closing at once could keep the answer from arriving."""
        super().on_response_complete()
        if self.conn.their_state is h11.SEND_BODY and not self.transport.is_closing():
            self._rest = self.loop.call_later(self.seconds, self.transport.abort)

    def _give_up(self) -> None:
        self._head = None
        if self.cycle is None or self.cycle.response_complete:
            self.transport.abort()
