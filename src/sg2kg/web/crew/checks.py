"""Checks a submission in a worker and writes the reports that are wanted."""

from __future__ import annotations

import socket
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from sg2kg import bundle
from sg2kg.validation.batch.options import Options
from sg2kg.validation.batch.work import Task, work
from sg2kg.validation.shapes import load_shapes
from sg2kg.web.crew.worker import Send, bound_memory, live


def prepare(profiles: str | None) -> None:
    """Loads shapes, background and reasoner of every tier, so that forks of this process have them; raises Sg2Error for unusable profiles."""
    sample = bundle.case_files()[0].read_bytes()
    for tier in load_shapes(profiles).tiers:
        work(Options(tier=tier, profiles=profiles, streams=("json", "html"), detail="full", road=False), Task("sample.ttl", sample))


def check_worker(sock: socket.socket, memory: int, most: int, profiles: str | None) -> None:
    """Checks submissions of up to ``most`` bytes until the front hangs up; ``memory`` is what checking may take, in bytes."""
    bound_memory(memory)

    def done(task: dict[str, Any], blob: bytes, send: Send) -> dict[str, Any]:
        formats: Iterable[str] = task["formats"]
        options = Options(
            tier=task["tier"],
            profiles=profiles,
            max_bytes=most,
            lang=task["lang"],
            streams=tuple(formats),
            detail=task["detail"],
            road=task["road"],
        )
        found = work(options, Task(task["name"], blob, task["ending"]))
        if found.fatal is not None:
            raise found.fatal
        lengths = {}
        for name, content in found.written.items():
            told = content if isinstance(content, bytes) else content.encode("utf-8", "replace")
            lengths[name] = len(told)
            send(told)
        return {"outcome": {**asdict(found.outcome), "label": dict(found.outcome.label)}, "lengths": lengths}

    live(sock, done)
