"""HTTP as bytes over a socket, for what no client would send."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from serving import Server


@contextmanager
def connected(server: Server, seconds: float = 20) -> Iterator[socket.socket]:
    """A connection to the server."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=seconds) as sock:
        yield sock


def rest(sock: socket.socket) -> bytes:
    """All that comes until the server hangs up."""
    found = b""
    try:
        while piece := sock.recv(65_536):
            found += piece
    except (ConnectionResetError, BrokenPipeError):
        pass
    return found


def told(server: Server, request: bytes, seconds: float = 20) -> bytes:
    """What comes back for some bytes, once the server hangs up."""
    with connected(server, seconds) as sock:
        with suppress(OSError):  # it may hang up before all is sent
            sock.sendall(request)
        return rest(sock)


def status(answer: bytes) -> int:
    """The status of the first answer; 0 where there is none."""
    head = answer.partition(b"\r\n")[0].split()
    return int(head[1]) if len(head) > 1 and head[0].startswith(b"HTTP/1.") else 0


def headers(answer: bytes) -> dict[str, str]:
    """The headers of the first answer, by their names in lower case."""
    lines = answer.partition(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")[1:]
    return {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
