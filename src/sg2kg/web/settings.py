"""What a server is told when it starts: where it listens, what it calls itself, and how much it lets anybody take."""

from __future__ import annotations

import os
from dataclasses import dataclass
from urllib.parse import urlsplit

from sg2kg.errors import ParameterError

PUBLISHED = "https://w3id.org/sg2kg/"
"""What the published IRIs begin with."""


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(frozen=True)
class Settings:
    """The settings of a server; raises ParameterError for a base address that is none."""

    host: str = "127.0.0.1"
    port: int = 8000
    base_url: str = ""
    """Where the outside reaches it, with a slash at its end; empty: http://HOST:PORT/."""
    workers: int = 0
    """Processes for queries, and as many for checks; 0: one a core, two at least."""
    query_timeout: float = 30.0
    """Seconds that a query may take."""
    query_memory: int = 1024
    """MB that a query may take beside the data."""
    max_result: int = 256
    """MB that an answer may have."""
    cache_size: int = 64
    """MB of answers to queries that are kept for whoever asks the same again; 0: none."""
    max_query: int = 65_536
    """Characters that a query may have."""
    long_queries: int = 10
    """Queries of those that take long that may run at once; the next is refused."""
    check_timeout: float = 30.0
    """Seconds that checking one submission may take."""
    check_memory: int = 2048
    """MB that checking one submission may take."""
    max_upload: int = 20
    """MB that the body of a request may have."""
    body_timeout: float = 30.0
    """Seconds within which the head of a request must arrive, and then its body, and for which a client may take nothing of its answer."""
    queue: int = 500
    """Requests that may wait for a worker; the next is told to come back."""
    max_connections: int = 2_000
    """Connections that may be open; the next is answered 503 at once."""
    per_client: int = 0
    """Queries and checks that one address may have under way; 0: any number."""
    profiles: str = ""
    """A folder with another body's profiles."""
    cors: bool = True
    """Whether pages of other sites may read data, SPARQL answers and the REST interface through a visitor's browser."""
    metrics: bool = False
    log_queries: bool = False
    """Whether the access log names the text of queries."""
    access_log: bool = True

    def __post_init__(self) -> None:
        if self.base_url:
            parts = urlsplit(self.base_url)
            odd = parts.query or parts.fragment or parts.username or any(c.isspace() or not c.isprintable() for c in self.base_url)
            if parts.scheme not in ("http", "https") or not parts.hostname or odd:
                raise ParameterError(f"{self.base_url!r} is no base address", "Write it as https://example.org/ or https://example.org/sg2kg/.")

    @property
    def base(self) -> str:
        """The base address, with a slash at its end."""
        return (self.base_url or self.local).rstrip("/") + "/"

    @property
    def local(self) -> str:
        """The address at which it listens, with a slash at its end."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}/"

    @property
    def prefix(self) -> str:
        """The path below which a reverse proxy serves us, without a slash at its end; mostly empty."""
        return urlsplit(self.base).path.rstrip("/")

    @property
    def crew(self) -> int:
        """How many processes of each kind there are for work that is soon done."""
        return self.workers or max(2, _cores())
