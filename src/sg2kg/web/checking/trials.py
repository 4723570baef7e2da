"""What was submitted on the page, kept in memory for a while under a name that nobody can guess, and nowhere else."""

from __future__ import annotations

import asyncio
import json
import secrets
import time
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Any, Union

from sg2kg.web.problems import Problem

MINUTES = 30
"""How long a submission is kept."""
MOST = 200
MOST_BYTES = 64 * 1024 * 1024
_VIEWS = 12
"""Views that are kept of one submission: three languages, and a few tiers."""


@dataclass(eq=False)
class Trial:
    """A submission that was checked."""

    data: bytes = field(repr=False)
    ending: str
    name: str
    tier: str
    """The tier that was chosen; empty: the one that it states."""
    told: str = ""
    """How its format was known: chosen, name, type or text."""
    before: dict[str, str] = field(default_factory=dict, repr=False)
    """The findings of the try before this one, by fingerprint."""
    tried: str = ""
    """The tier at which those were found."""
    id: str = field(default_factory=lambda: secrets.token_urlsafe(16))
    until: float = field(default_factory=lambda: time.monotonic() + 60 * MINUTES)
    views: OrderedDict[tuple[str, ...], bytes] = field(default_factory=OrderedDict, repr=False)

    @property
    def size(self) -> int:
        """How many bytes it takes, about."""
        return len(self.data) + sum(map(len, self.views.values())) + sum(len(k) + len(v) for k, v in self.before.items()) + 1024

    def view(self, *key: str) -> dict[str, Any] | None:
        """A view that was made before."""
        found = self.views.get(key)
        told: dict[str, Any] | None = json.loads(found) if found is not None else None
        return told

    def keep(self, view: bytes, *key: str) -> None:
        """Keeps a view; the oldest is forgotten where there are many."""
        self.views[key] = view
        while len(self.views) > _VIEWS:
            self.views.popitem(last=False)


@dataclass(eq=False)
class Batch:
    """Several submissions that came together."""

    trials: tuple[str, ...]
    """Their ids, in the order in which they came."""
    refused: tuple[tuple[str, str, str], ...] = ()
    """Name, reason and hint of those that were no submissions."""
    id: str = field(default_factory=lambda: secrets.token_urlsafe(16))
    until: float = field(default_factory=lambda: time.monotonic() + 60 * MINUTES)

    @property
    def size(self) -> int:
        """How many bytes it takes, about."""
        return 1024 + sum(len(part) for row in self.refused for part in row)


def gone() -> Problem:
    """What is said where a trial or a batch is no longer there, or never was."""
    return Problem(404, "this report is no longer kept here", f"A submission is kept for {MINUTES} minutes. Check it again.")


class Trials:
    """The trials of a server: so many, so many bytes, so long; the oldest is forgotten first. Used within the event loop."""

    def __init__(self, most: int = MOST, most_bytes: int = MOST_BYTES) -> None:
        self._most, self._most_bytes = most, most_bytes
        self._held: OrderedDict[str, Union[Trial, Batch]] = OrderedDict()
        self._alarm: asyncio.TimerHandle | None = None

    def put(self, kept: Union[Trial, Batch]) -> None:
        """Keeps a trial or a batch, and forgets what there is no room for."""
        self._held[kept.id] = kept
        self.bound()

    def bound(self) -> None:
        """Forgets what is over its time, and the oldest until the rest has room; the newest stays, whatever its size."""
        now = time.monotonic()
        for id in [id for id, kept in self._held.items() if kept.until <= now]:
            del self._held[id]
        size = sum(kept.size for kept in self._held.values())
        while len(self._held) > 1 and (len(self._held) > self._most or size > self._most_bytes):
            size -= self._held.popitem(last=False)[1].size
        if self._alarm is not None:
            self._alarm.cancel()
        self._alarm = None
        if self._held:  # it is forgotten in time, even where nobody comes by
            first = min(kept.until for kept in self._held.values())
            self._alarm = asyncio.get_running_loop().call_later(max(0.0, first - now) + 0.1, self.bound)

    def trial(self, id: str) -> Trial:
        """The trial of this id; raises Problem 404 where there is none any more."""
        found: Trial = self._get(id, Trial)
        return found

    def batch(self, id: str) -> Batch:
        """The batch of this id; raises Problem 404 where there is none any more."""
        found: Batch = self._get(id, Batch)
        return found

    def find(self, id: str) -> Trial | None:
        """The trial of this id, if it is still there."""
        found = self._held.get(id)
        return found if isinstance(found, Trial) and found.until > time.monotonic() else None

    def forget(self, id: str) -> bool:
        """Forgets a trial, or a batch with its trials; whether there was one."""
        kept = self._held.pop(id, None)
        if isinstance(kept, Batch):
            for trial in kept.trials:
                self._held.pop(trial, None)
        return kept is not None

    def __len__(self) -> int:
        return len(self._held)

    def _get(self, id: str, kind: type[Any]) -> Any:
        found = self._held.get(id)
        if not isinstance(found, kind) or found.until <= time.monotonic():
            raise gone()
        return found
