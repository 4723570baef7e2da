"""A client for the tests of the server's rooms."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from serving import Server
from support import ROOT


@pytest.fixture
def client(server: Server) -> Iterator[httpx.Client]:
    """A client that follows no redirects and asks in English."""
    with server.client(headers={"Accept-Language": "en"}) as found:
        yield found


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keeps the tests of one file in one process (`--dist loadgroup`), so that its servers and its browser are started once."""
    for item in items:
        if "web" in item.path.relative_to(ROOT / "tests").parts:
            item.add_marker(pytest.mark.xdist_group(str(item.path.relative_to(ROOT))))
