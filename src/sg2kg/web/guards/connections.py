"""Connections: what may come over one before it says what it wants, and how long it may keep us waiting.

uvicorn reads HTTP with httptools, the parser of Node.js, which is quick, strict about what could be read in two ways, and sets no bounds: these are
set here. Heads have a size and a time, so has the rest of a body that nobody reads any more, and a client must take its answer.
"""

from __future__ import annotations

import asyncio
import re
from typing import Any

import httptools
from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol, RequestResponseCycle

from sg2kg.web.problems import Problem

HEAD = 64 * 1024
"""Bytes that the head of a request may have, and what follows a body in pieces."""
WAITING = 32
"""Requests of one connection that may wait for their turn."""
SLOWEST = 1024
"""Bytes a second that a client must take of an answer that waits for it."""
_UPGRADE = re.compile(rb"(?<=\r\n)upgrade(?=:)", re.IGNORECASE)
_ABSOLUTE = re.compile(rb"https?://[^/?#]*", re.IGNORECASE)


def patient(seconds: float) -> type[HttpToolsProtocol]:
    """uvicorn's protocol, which by itself waits for ever, with patience for ``seconds``.

    Within them the head of a request must be there, from the connection or its first byte on; and a client that takes less than SLOWEST bytes a
    second of an answer in that time is cut off. So is one that has its answer and still sends the body that belonged to the request.
    """
    return type("Patient", (_Connection,), {"seconds": seconds})


_NO_HTTP = Problem(400, "this is no request of HTTP/1.1")
_TOO_LARGE = Problem(431, f"the head of the request is larger than {HEAD // 1024} KB", "Send a long query as a POST.")


class _Refused(Exception):
    """What came is not read any further."""


class _Whole:
    """The transport as the answer to a request with a body sees it: closing it lets the client send on for a while, so that it reads the answer.

    A socket that is closed with something unread in it takes back what was sent over it (RFC 9112, section 9.6).
    """

    def __init__(self, connection: _Connection) -> None:
        self._connection = connection
        self.write = connection.transport.write
        self.is_closing = connection.transport.is_closing

    def close(self) -> None:
        """Closes it for the answer."""
        self._connection.linger()


class _Connection(HttpToolsProtocol):
    seconds = 30.0

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._late: asyncio.TimerHandle | None = None
        self._stall: asyncio.TimerHandle | None = None
        self._rest: asyncio.TimerHandle | None = None
        self._left = 0
        self._size = 0
        """Bytes of the head, or of what follows the body, as far as they have come."""
        self._is_head = True
        """Whether what comes next belongs to a head; else a head is there, and the end of its body is not."""
        self._size_told = 0
        self._running: RequestResponseCycle | None = None
        """The request that is answered now; others may have come after it."""
        self._is_deaf = False

    # ---- what comes

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Starts to wait for a request."""
        super().connection_made(transport)
        self._late = self.loop.call_later(self.seconds, self._give_up)

    def connection_lost(self, exc: Exception | None) -> None:
        """Waits for nothing any more."""
        for timer in (self._late, self._stall, self._rest):
            if timer is not None:
                timer.cancel()
        self._forget()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Reads on; goes on waiting where a head is not whole yet."""
        if self._is_deaf:
            return
        self._unset_keepalive_if_required()
        self._size += len(data)
        if self._is_head and (found := _UPGRADE.search(data)) and found.start() < (data.find(b"\r\n\r\n") + 1 or len(data)):
            # another protocol is not spoken here (RFC 9110, section 7.8); the parser would take the body for a part of that
            data = data[: found.start()] + b"x-upgrade" + data[found.end() :]
        try:
            self._feed(data)
            if self._size > HEAD:
                raise _Refused
        except (httptools.HttpParserError, _Refused):
            self._refuse()
            return
        if self._is_head and self._size:
            if self._late is None:
                self._late = self.loop.call_later(self.seconds, self._give_up)
        elif self._late is not None:
            self._late.cancel()
            self._late = None

    def _feed(self, data: bytes) -> None:
        """Gives it to the parser, which stops where a client would rather speak another protocol; we go on in this one."""
        while data:
            try:
                self.parser.feed_data(data)
            except httptools.HttpParserUpgrade as stop:
                if not stop.args[0]:
                    raise _Refused from None
                data = data[stop.args[0] :]
            else:
                return

    def _refuse(self) -> None:
        """Tells that it cannot be read, or closes the connection when what came before it has been answered."""
        self._is_deaf = True
        cycle = self.cycle
        if cycle is not None and not cycle.response_complete:
            if not cycle.more_body:  # what was asked before is answered first
                cycle.keep_alive = False
                self.flow.pause_reading()
                return
            if self.pipeline or cycle.response_started:  # a 400 would be taken for the answer to something else
                self._forget()
                self.transport.abort()
                return
            cycle.disconnected = True  # whoever still works at it has nobody to answer any more
            cycle.message_event.set()
        self._tell(_TOO_LARGE if self._is_head and max(self._size, self._size_told) > HEAD else _NO_HTTP)

    def _tell(self, problem: Problem) -> None:
        """Answers without the application, which is given whole requests only, and closes the connection."""
        told = problem.response()
        headers = [*self.server_state.default_headers, *told.raw_headers, (b"connection", b"close")]
        head = [STATUS_LINE[told.status_code], *(b"%b: %b\r\n" % pair for pair in headers), b"\r\n"]
        self.transport.write(b"".join([*head, bytes(told.body)]))
        self.transport.close()

    # ---- what the parser finds

    def on_message_begin(self) -> None:
        """A request begins; no more of them than may wait."""
        if len(self.pipeline) >= WAITING:
            raise _Refused
        super().on_message_begin()
        self._size_told = 0

    def on_url(self, url: bytes) -> None:
        """A part of the target."""
        self._told(url)
        super().on_url(url)

    def on_header(self, name: bytes, value: bytes) -> None:
        """A header; what follows a body in pieces is read over (RFC 9110, section 6.5.1)."""
        self._told(name, value)
        if self._is_head:
            super().on_header(name, value)

    def _told(self, *words: bytes) -> None:
        self._size_told += sum(map(len, words)) + 4
        if self._size_told > HEAD:
            raise _Refused

    def on_headers_complete(self) -> None:
        """The head is there: what it is for, in origin form (RFC 9112, section 3.2)."""
        if found := _ABSOLUTE.match(self.url):
            rest = self.url[found.end() :]
            self.url = rest if rest.startswith(b"/") else b"/" + rest
        elif self.url == b"*":
            self.url = b"/"
        if self.parser.get_method() == b"CONNECT" or not self.url.startswith(b"/"):
            raise _Refused
        if self.parser.should_upgrade() and any(name in (b"content-length", b"transfer-encoding") for name, _ in self.headers):
            raise _Refused
        if self.parser.get_http_version() == "1.0":  # it cannot take an answer in pieces, which a packed one is
            self.headers[:] = [(name, value) for name, value in self.headers if name != b"accept-encoding"]
        super().on_headers_complete()
        if any(name in (b"content-length", b"transfer-encoding") for name, _ in self.headers):
            self.cycle.transport = _Whole(self)  # type: ignore[assignment]
        self._is_head, self._size = False, 0

    def on_body(self, body: bytes) -> None:
        """A part of the body."""
        super().on_body(body)
        self._size = 0

    def on_message_complete(self) -> None:
        """All of the request is there."""
        super().on_message_complete()
        self._is_head, self._size = True, 0
        if self._rest is not None:
            self._rest.cancel()
            self._rest = None
        if self.cycle.response_complete and not self.transport.is_closing():  # what came since has ended the waiting for another request
            self._unset_keepalive_if_required()
            self.timeout_keep_alive_task = self.loop.call_later(self.timeout_keep_alive, self.timeout_keep_alive_handler)

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: Any) -> None:
        self._running = cycle
        super()._start_asgi_task(cycle, app)

    # ---- what goes

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
            self._forget()
            self.transport.abort()
            return
        self._left = left
        self._stall = self.loop.call_later(self.seconds, self._look)

    def on_response_complete(self) -> None:
        """Waits no longer than that for the rest of the body, which could be sent for ever; closing at once could keep the answer from arriving."""
        super().on_response_complete()
        if self._is_deaf:
            self._unset_keepalive_if_required()
        elif not self._is_head and not self.pipeline and not self.transport.is_closing():
            self._rest = self.loop.call_later(self.seconds, self.transport.abort)

    def _forget(self) -> None:
        """Lets whoever works at an answer know that nobody waits for it; uvicorn tells it only to the request that came last."""
        if self._running is not None and not self._running.response_complete:
            self._running.disconnected = True
            self._running.message_event.set()

    def linger(self) -> None:
        """Sends no more, and closes when the client does, or takes too long."""
        if self._is_head or not self.transport.can_write_eof() or self.transport.is_closing():
            self.transport.close()
            return
        self._is_deaf = True
        self.transport.write_eof()
        self._rest = self.loop.call_later(self.seconds, self.transport.abort)

    def _give_up(self) -> None:
        self._late = None
        if self.cycle is None or self.cycle.response_complete:
            self.transport.abort()
