"""What every handler is given: the knowledge base, the settings, the workers, and what was made before, for the data do not change while it runs."""

from __future__ import annotations

import asyncio
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from typing import TYPE_CHECKING, Any, TypeVar

from starlette.requests import HTTPConnection

from sg2kg.web.addresses import Addresses

if TYPE_CHECKING:
    from sg2kg.knowledge import KnowledgeBase
    from sg2kg.web.crew import Crew
    from sg2kg.web.settings import Settings

T = TypeVar("T")
_BESIDE = 256
"""Bytes that an answer takes beside its content: its name, its place, what Python needs."""


class Kept:
    """Answers that were made before, the least used forgotten first; bounded in bytes.

    Keys are held as their hashes: a key holds the address as somebody wrote it, which can be larger than the answer.
    """

    def __init__(self, most: int = 64 * 1024 * 1024) -> None:
        self._most = most
        self._size = 0
        self._held: OrderedDict[bytes, bytes] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable) -> bytes | None:
        """What is kept under ``key``, or None."""
        name = _name(key)
        with self._lock:
            if name in self._held:
                self._held.move_to_end(name)
            return self._held.get(name)

    def put(self, key: Hashable, content: bytes) -> None:
        """Keeps ``content``; what is larger than an eighth of the room is not kept."""
        if len(content) > self._most // 8:
            return
        name = _name(key)
        with self._lock:
            before = self._held.pop(name, None)
            self._size += len(content) - (len(before) if before is not None else -_BESIDE)
            self._held[name] = content
            while self._size > self._most:
                self._size -= len(self._held.popitem(last=False)[1]) + _BESIDE


def _name(key: Hashable) -> bytes:
    return sha256(repr(key).encode("utf-8", "surrogatepass")).digest()


class Site:
    """The server's own state. ``kb`` is asked in one thread only (:meth:`compute`): it works things out when they are first asked for."""

    def __init__(self, kb: KnowledgeBase, settings: Settings, crew: Crew, version: str, triples: int) -> None:
        self.kb = kb
        self.settings = settings
        self.crew = crew
        self.version = version
        """Changes whenever data or code do: part of every ETag."""
        self.addresses = Addresses(settings.base, settings.prefix)
        self.triples = triples
        """How many statements there are, without what the server says of itself."""
        self.kept = Kept()
        """Pages."""
        self.answers = Kept(settings.cache_size * 1024 * 1024)
        """Answers to queries."""
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="knowledge")

    async def compute(self, work: Callable[..., T], *arguments: Any) -> T:
        """The result of ``work``, done in the thread that may ask the knowledge base, so that the server goes on answering meanwhile."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, work, *arguments)

    def close(self) -> None:
        """Ends the thread."""
        self._thread.shutdown(cancel_futures=True)


def site_of(connection: HTTPConnection) -> Site:
    """The site of a request."""
    site: Site = connection.app.state.site
    return site
