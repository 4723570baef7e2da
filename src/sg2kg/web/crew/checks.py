"""Checks a submission in a worker and writes the reports that are wanted."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from sg2kg import bundle
from sg2kg.validation.batch.options import Options
from sg2kg.validation.batch.work import Task, work
from sg2kg.web.checking.tiers import shapes_of
from sg2kg.web.checking.view import view_of
from sg2kg.web.crew.worker import Send, bound_memory, live


def prepare(profiles: str | None) -> None:
    """Loads shapes, background and reasoner of every tier, so that forks of this process have them; raises Sg2Error for unusable profiles."""
    sample = next(f for f in bundle.case_files(examples=True) if f.stem == "evaluated-example").read_bytes()  # meets all, so that little is told
    for tier in shapes_of(profiles).tiers:
        options = Options(tier=tier, profiles=profiles, streams=("json", "html"), detail="full", road=False, whole=True)
        done = work(options, Task("sample.ttl", sample))
        if done.verdict is not None:
            view_of(done.verdict, sample, ".ttl", "en")


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
            whole=task["view"],
        )
        found = work(options, Task(task["name"], blob, task["ending"]))
        if found.fatal is not None:
            raise found.fatal
        written = dict(found.written)
        if found.verdict is not None:
            written["view"] = json.dumps(view_of(found.verdict, blob, task["ending"], task["lang"]), ensure_ascii=False)
        lengths = {}
        for name, content in written.items():
            told = content if isinstance(content, bytes) else content.encode("utf-8", "replace")
            lengths[name] = len(told)
            send(told)
        return {"outcome": {**asdict(found.outcome), "label": dict(found.outcome.label)}, "lengths": lengths}

    live(sock, done)
