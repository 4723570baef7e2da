"""A real browser for the tests of pages: headless Chromium, which may reach the server and nothing else."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from serving import Server

from support import ROOT

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
SCREENSHOTS = Path(os.environ.get("SG2KG_SCREENSHOTS", ROOT / "screenshots"))
"""Where pictures of pages are put; the folder is kept by CI and not by git."""
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The browser; one a process of tests."""
    if CHROMIUM is None:
        pytest.skip("Chromium is not here")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


Open = Callable[..., Any]
"""Opens a tab: ``open_tab(lang="en", viewport=WIDE, javascript=True)``."""


@pytest.fixture
def open_tab(chromium: Any, server: Server) -> Iterator[Open]:
    """Opens tabs at the server's address; fails the test where a page asked another host for something, or complained on its console."""
    outside: list[str] = []
    complaints: list[str] = []
    contexts: list[Any] = []

    def guard(route: Any) -> None:
        address = route.request.url
        if address.startswith((server.base + "/", "data:", "blob:")):
            route.continue_()
        else:
            outside.append(address)
            route.abort()

    def open_one(lang: str = "en", viewport: dict[str, int] = WIDE, javascript: bool = True, may_fail: tuple[int, ...] = ()) -> Any:
        context = chromium.new_context(
            base_url=server.base, locale={"en": "en-GB", "zh-Hans": "zh-CN", "zh-Hant": "zh-TW"}[lang], viewport=viewport,
            java_script_enabled=javascript, accept_downloads=True, bypass_csp=False,
        )  # fmt: skip
        contexts.append(context)
        context.route("**/*", guard)
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        tab = context.new_page()
        tab.set_default_timeout(20_000)

        def heard(message: Any) -> None:
            expected = any(f"status of {status}" in message.text for status in may_fail)
            if message.type in ("error", "warning") and not expected:
                complaints.append(f"{message.type}: {message.text}")

        tab.on("console", heard)
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        return tab

    yield open_one
    for context in contexts:
        context.close()
    assert outside == []
    assert complaints == []


@pytest.fixture(scope="session")
def axe() -> str:
    """The script that looks for what keeps people from using a page (axe-core)."""
    return (Path(__file__).parents[1] / "vendor" / "axe.min.js").read_text(encoding="utf-8")
