"""A server whose data mean harm and whose patience is short; one a process of tests."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from serving import Server, running
from web.hostile.evil_data import write

UPLOAD = 2
"""MB that a body may have there."""
PATIENCE = 2
"""Seconds within which a head must come, and a body."""


@pytest.fixture(scope="session")
def evil(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with cases that mean harm."""
    folder = tmp_path_factory.mktemp("evil")
    write(folder)
    options = ("--max-upload", UPLOAD, "--body-timeout", PATIENCE, "--workers", 2, "--query-timeout", 2, "--long-queries", 3, "--query-memory", 256)
    with running("--data", str(folder), "--no-access-log", *map(str, options)) as found:
        yield found
    assert [line for line in found.log if "Traceback" in line or "failed" in line] == [], "\n".join(found.log[-60:])


@pytest.fixture
def browser(evil: Server) -> Iterator[httpx.Client]:
    """A client that wants pages, follows no redirects, and finds the server well after each test."""
    with evil.client(headers={"Accept": "text/html,*/*;q=0.8", "Accept-Language": "en"}) as found:
        yield found
        assert found.get("/healthz").json()["status"] == "ok"
