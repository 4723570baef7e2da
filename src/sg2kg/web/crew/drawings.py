"""Draws pictures in a worker, for the converter brings a JavaScript engine of its own, with threads."""

from __future__ import annotations

import json
import socket
from typing import Any

from sg2kg.pictures import draw
from sg2kg.web.crew.worker import Send, live


def draw_worker(sock: socket.socket) -> None:
    """Draws specifications until the front hangs up."""

    def done(task: dict[str, Any], blob: bytes, send: Send) -> dict[str, Any]:
        send(draw(json.loads(blob), task["format"], scale=task["scale"]))
        return {}

    live(sock, done)
