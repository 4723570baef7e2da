"""A real server for the tests of its rooms: one a process of tests, with what ships."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from serving import Server, running


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A server with the bundled cases, and what it wrote to its log."""
    with running() as found:
        yield found


@pytest.fixture
def client(server: Server) -> Iterator[httpx.Client]:
    """A client that follows no redirects and asks in English."""
    with httpx.Client(base_url=server.base, headers={"Accept-Language": "en"}, timeout=60) as found:
        yield found
