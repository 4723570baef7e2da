"""Sends a query to a worker and reads as much of the answer as a page shows; the rest is counted up to a bound, and then left."""

from __future__ import annotations

import asyncio
import re
import time

from sg2kg.errors import QueryTimeout
from sg2kg.graph import check_query
from sg2kg.graph.guard import may_differ
from sg2kg.web.crew import Ask
from sg2kg.web.problems import Problem
from sg2kg.web.querying.results import Shown, table, triples
from sg2kg.web.site import Site

ROWS = 1_000
"""Rows of an answer that a page shows."""
CHARTED = 5_000
"""Rows of an answer that are read, for the chart."""
_HELD = 4 * 1024 * 1024
"""Bytes of rows that are held for a page."""
_PATIENCE = 3.0
"""Seconds after which rows that are not shown are no longer counted."""
_COUNTED = 32 * 1024 * 1024
"""Bytes of an answer that are read to count its rows."""


def checked(site: Site, text: str) -> str:
    """The form of a query that may run: SELECT, ASK, CONSTRUCT or DESCRIBE.

    Raises Problem 413 for a text that is too long, 400 for one with a NUL, QueryError for an update, for SERVICE, and for what is no query.
    """
    most = site.settings.max_query
    if len(text) > most:
        raise Problem(413, f"the query has {len(text):,} characters, and may have {most:,}", "Make it shorter, or put lists into VALUES sparingly.")
    if "\0" in text:
        raise Problem(400, "the query has a NUL character in it", "Take it out.")
    return check_query(text)


async def ask(site: Site, text: str, client: str) -> Shown:
    """The answer to a query, of which CHARTED rows are read; raises as :func:`checked` does, and as the crew does.

    That is QueryError, QueryTimeout, Busy and Problem 429. The data do not change: what was read is kept, but for answers that differ each time.
    """
    form = checked(site, text)
    key = ("answer", text)
    content = site.answers.get(key)
    if content is None:
        content = await _read(site, text, form, client)
        if not may_differ(text):
            site.answers.put(key, content)
    # parsing a page full of rows takes a moment, in which the server goes on answering
    return await asyncio.to_thread(_parsed, content, form)


async def _read(site: Site, text: str, form: str, client: str) -> bytes:
    """The first lines of an answer, after one that tells how many there are, and whether there are more."""
    wanted = {"SELECT": "text/tab-separated-values", "ASK": "application/sparql-results+json"}.get(form, "application/n-triples")
    lines = Lines(CHARTED + (form == "SELECT"))
    started = time.monotonic()
    async with site.crew.query(Ask(text, wanted), client) as answer:
        while not lines.enough:
            try:
                piece = await answer.piece()
            except QueryTimeout:
                if not lines.is_full:
                    raise
                piece = b""
                lines.enough = True  # what is shown is whole; only how many there are is not known
            if piece is None:
                break
            lines.take(piece)
            if lines.is_full and time.monotonic() - started > _PATIENCE:
                lines.enough = True
    lines.end()
    return b"\n".join([f"{lines.count} {int(lines.enough)}".encode(), *lines.held])


def _parsed(content: bytes, form: str) -> Shown:
    head, *lines = content.split(b"\n")
    count, more = map(int, head.split())
    if form == "ASK":
        return Shown(form, yes=re.search(rb'"boolean"\s*:\s*true', content) is not None)
    if form == "SELECT":
        return table(lines, max(0, count - 1), bool(more))
    return triples(lines, count, bool(more), form)


class Lines:
    """The first lines of what comes in pieces, ``most`` of them at most, and how many there are."""

    def __init__(self, most: int) -> None:
        self._most = most
        self.held: list[bytes] = []
        self.count = 0
        self.enough = False
        """Whether reading has gone as far as it goes, before the end."""
        self._size = 0
        self._read = 0
        self._rest = b""

    @property
    def is_full(self) -> bool:
        """Whether no more lines are held, but counted."""
        return len(self.held) >= self._most or self._size > _HELD

    def take(self, piece: bytes) -> None:
        """Takes the next piece."""
        self._read += len(piece)
        self.enough = self.enough or self._read > _COUNTED
        if self.is_full:
            self.count += piece.count(b"\n")
            self._rest = piece[-1:].replace(b"\n", b"")
            return
        *whole, self._rest = (self._rest + piece).split(b"\n")
        self.count += len(whole)
        for line in whole:
            if self.is_full:
                break
            self.held.append(line)
            self._size += len(line)

    def end(self) -> None:
        """Takes what has no end of line."""
        if self._rest and not self.enough:
            self.count += 1
            if not self.is_full:
                self.held.append(self._rest)
