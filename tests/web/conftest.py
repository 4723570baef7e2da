"""A client for the tests of the server's rooms."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from serving import Server


@pytest.fixture
def client(server: Server) -> Iterator[httpx.Client]:
    """A client that follows no redirects and asks in English."""
    with httpx.Client(base_url=server.base, headers={"Accept-Language": "en"}, timeout=60) as found:
        yield found
