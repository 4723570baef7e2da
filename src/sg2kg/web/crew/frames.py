"""Messages over a socket between front and workers: a letter, a length of four bytes, and so many bytes."""

from __future__ import annotations

import json
import struct
from socket import MSG_WAITALL, socket
from typing import Any

HEAD = struct.Struct("!cI")
TASK, BLOB, DATA, DONE, FAILED = b"T", b"B", b"D", b"E", b"F"
"""To a worker: a task as JSON, and bytes that belong to it. From it: a piece of the answer; that it is whole, as JSON; that it failed, as JSON."""
MOST = 256 * 1024 * 1024


class Gone(Exception):
    """The other side is no longer there."""


def packed(kind: bytes, content: bytes) -> bytes:
    """A message as it travels."""
    return HEAD.pack(kind, len(content)) + content


def packed_json(kind: bytes, content: Any) -> bytes:
    """A message whose content is JSON."""
    return packed(kind, json.dumps(content, ensure_ascii=False).encode("utf-8", "replace"))


def receive(sock: socket) -> tuple[bytes, bytes]:
    """The next message, for a worker; raises Gone where the front has hung up."""
    kind, length = HEAD.unpack(_exactly(sock, HEAD.size))
    return kind, _exactly(sock, length)


def _exactly(sock: socket, length: int) -> bytes:
    pieces = []
    while length:
        piece = sock.recv(min(length, 1 << 20), MSG_WAITALL)
        if not piece:
            raise Gone
        pieces.append(piece)
        length -= len(piece)
    return b"".join(pieces)
