"""A real browser for the tests of pages (``tests/browsing.py``), one a file: Playwright keeps a loop running, beside which no other can run."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from browsing import ARGUMENTS, CHROMIUM, Browser, Open
from serving import Server


@pytest.fixture(scope="module")
def browser(server: Server) -> Iterator[Browser]:
    """The browser at the server's address."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if CHROMIUM is None:
        pytest.skip("Chromium is not here")
    with playwright.sync_playwright() as started:
        chromium = started.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        found = Browser(chromium, server.base)
        yield found
        found.close()
        chromium.close()


@pytest.fixture
def open_tab(browser: Browser) -> Iterator[Open]:
    """Opens tabs; fails the test where a page asked another host for something, or complained on its console."""
    yield browser.open
    outside, complaints = browser.outside, browser.complaints
    browser.clear()
    assert outside == []
    assert complaints == []
