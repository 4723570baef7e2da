"""Starts the server: the knowledge base first, then the workers while there is one thread, then the loop; and ends it cleanly."""

from __future__ import annotations

import os
import signal
import socket
import sys
from collections.abc import Sequence
from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING

from sg2kg import __version__
from sg2kg.errors import ServerError
from sg2kg.knowledge import BASES, KnowledgeBase
from sg2kg.web.settings import Settings

if TYPE_CHECKING:
    from sg2kg.web.site import Site


def make_site(
    data: Sequence[str] = (), settings: Settings | None = None, *, bundled: bool = True, examples: bool = False, reasoning: bool = True
) -> Site:
    """A site over what ships and ``data``, with its workers; raises InputError for data that cannot be read, ServerError where there is no fork."""
    if not hasattr(os, "fork"):
        raise ServerError("the server needs a system that can fork processes, such as Linux or macOS", "Use it in a container, or in WSL.")
    from sg2kg.web.crew import Crew
    from sg2kg.web.site import Site
    from sg2kg.web.sparql.description import describe
    from sg2kg.web.sparql.notes import DESCRIPTION

    settings = settings or Settings()
    kb = KnowledgeBase(*data, bundled=bundled, examples=examples, reasoning=reasoning)
    for basis in BASES:
        kb.book(basis)
    _ = kb.reasoner  # worked out before the workers are forked, and before anybody waits for it
    triples = len(kb.dataset)
    kb.dataset.add(describe(kb, settings), DESCRIPTION)
    files = sorted((graph, path.stat().st_mtime_ns) for graph, path in kb.files.items())
    version = sha256(f"{__version__} {triples} {settings.base} {files}".encode()).hexdigest()[:16]
    return Site(kb, settings, Crew(kb, settings), version, triples)


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens; raises ServerError where the address cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    sock = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)  # named, else asyncio leaves Nagle on: 40 ms an answer
    try:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        sock.bind((host, port))
    except OSError as error:
        sock.close()
        raise ServerError(f"{host}:{port} cannot be listened at: {error.strerror or error}", "Choose another with --port.") from None
    return sock


def serve(site: Site, sock: socket.socket) -> None:
    """Serves on ``sock`` until it is told to stop (SIGINT, SIGTERM): then what is under way is finished, within seconds.

    Raises ServerError where no worker can be had any more, so that whoever watches over it starts it again.
    """
    import uvicorn

    from sg2kg.web.app import make_app
    from sg2kg.web.guards.connections import patient
    from sg2kg.web.guards.log import set_up

    settings = site.settings
    config = uvicorn.Config(
        make_app(site),
        http=patient(settings.body_timeout),
        log_config=None,
        log_level="critical",
        access_log=False,
        proxy_headers=False,
        limit_concurrency=settings.max_connections,
        server_header=False,
        date_header=True,
        timeout_graceful_shutdown=5,
        lifespan="on",
        loop="auto",
        ws="none",
    )
    set_up()
    server = uvicorn.Server(config)

    def lost() -> None:
        server.should_exit = True

    site.crew.lost = lost
    for sign in (signal.SIGINT, signal.SIGTERM):
        signal.signal(sign, lambda *_: None)  # uvicorn stops at these, and afterwards raises them again for whoever else listens
    _many_files()
    outside = f", known outside as {settings.base}" if settings.base_url else ""
    print(f"sg2kg at {settings.local}{outside}", file=sys.stderr, flush=True)
    server.run(sockets=[sock])
    if site.crew.broken:
        raise ServerError("the process that starts workers has ended", "Start the server again, and see whether it has memory enough.")


def _many_files() -> None:
    """Allows as many connections as the system lets us have."""
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 65_536) if hard != resource.RLIM_INFINITY else 65_536, hard))
