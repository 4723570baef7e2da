"""The loop of a worker: a task comes, an answer goes, until the front hangs up; called by the nursery in a fork of it."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from sg2kg.errors import Sg2Error
from sg2kg.web.crew.frames import BLOB, DATA, DONE, FAILED, Gone, packed, packed_json, receive

Send = Callable[[bytes], None]
"""Sends a piece of the answer."""
Work = Callable[[dict[str, Any], bytes, Send], dict[str, Any]]
"""Does a task with its bytes, sends the answer in pieces, and gives what is told at its end."""


def live(sock: socket.socket, work: Work) -> None:
    """Does one task after the other; what a task is at fault for is told, and anything else ends the worker."""
    with suppress(Gone, BrokenPipeError, ConnectionError):
        while True:
            _, head = receive(sock)
            kind, blob = receive(sock)
            assert kind == BLOB
            out = _Held(sock)
            try:
                told = work(json.loads(head), blob, out.send)
            except Sg2Error as error:
                sock.sendall(packed_json(FAILED, {"error": type(error).__name__, "what": error.what, "hint": error.hint}))
            except MemoryError:
                sock.sendall(packed_json(FAILED, {"error": "QueryError", "what": "it takes more memory than there may be", "hint": "Ask for less."}))
            else:
                out.end(packed_json(DONE, told))


class _Held:
    """Sends each piece when the next one comes, so that the last one and the end of an answer travel together: most answers are one piece."""

    def __init__(self, sock: socket.socket) -> None:
        self._sock, self._held = sock, b""

    def send(self, piece: bytes) -> None:
        if self._held:
            self._sock.sendall(self._held)
        self._held = packed(DATA, piece)

    def end(self, message: bytes) -> None:
        self._sock.sendall(self._held + message)


def bound_memory(more: int) -> None:
    """Lets this process take ``more`` bytes beside what it has, where the platform can tell and bound that."""
    try:
        import resource

        with open("/proc/self/statm", encoding="ascii") as file:
            now = int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
        resource.setrlimit(resource.RLIMIT_AS, (now + more, now + more))
    except (ImportError, OSError, ValueError):  # not on this platform
        return


def open_nothing_more() -> None:
    """From now on this process can open no file and no socket, so that nothing is fetched whatever it is asked to do."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
    except (ImportError, OSError, ValueError):
        return
