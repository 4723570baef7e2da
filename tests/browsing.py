"""A real browser for the tests of pages: headless Chromium, which can reach the server and nothing else, and what it finds on a page."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from support import ROOT

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
SCREENSHOTS = Path(os.environ.get("SG2KG_SCREENSHOTS", ROOT / "screenshots"))
"""Where pictures of pages are put; the folder is kept by CI and not by git."""
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
LOCALES = {"en": "en-GB", "zh-Hans": "zh-CN", "zh-Hant": "zh-TW"}
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE = Path(__file__).parent / "web" / "vendor" / "axe.min.js"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--proxy-server=http://127.0.0.1:9", "--font-render-hinting=none"]
"""Nothing listens at the proxy, and what is on this machine is asked without it: no other host can be reached, by the browser itself neither."""
Manner = tuple[str, bool, str]
"""Language, with scripts or without, light or dark."""
Open = Callable[..., Any]
"""Opens a tab: ``open_tab(lang="en", viewport=WIDE, javascript=True, scheme="light", may_fail=(404,))``."""


@dataclass
class Browser:
    """Chromium and its contexts and tabs, by language and manner; they are kept, for making one takes longer than most pages."""

    chromium: Any
    base: str
    outside: list[str] = field(default_factory=list)
    """Addresses on other hosts that a page asked for."""
    complaints: list[str] = field(default_factory=list)
    """Errors and warnings on the console, and exceptions in scripts."""
    _contexts: dict[Manner, Any] = field(default_factory=dict)
    _idle: dict[Manner, list[Any]] = field(default_factory=dict)
    _busy: list[tuple[Manner, Any]] = field(default_factory=list)
    _may_fail: tuple[int, ...] = ()

    def context(self, lang: str, javascript: bool, scheme: str) -> Any:
        """The context for this language, with scripts or without, light or dark."""
        key = lang, javascript, scheme
        if key not in self._contexts:
            context = self.chromium.new_context(
                base_url=self.base, locale=LOCALES[lang], java_script_enabled=javascript, color_scheme=scheme, accept_downloads=True
            )
            context.grant_permissions(["clipboard-read", "clipboard-write"])
            context.on("request", self._asked)
            context.set_default_timeout(20_000)
            self._contexts[key] = context
        return self._contexts[key]

    def open(
        self, lang: str = "en", viewport: dict[str, int] = WIDE, javascript: bool = True, scheme: str = "light", may_fail: Sequence[int] = ()
    ) -> Any:
        """A new tab; ``may_fail`` are the statuses of answers that its console may tell as errors."""
        manner = lang, javascript, scheme
        idle = self._idle.setdefault(manner, [])
        tab = idle.pop() if idle else self._new_tab(manner)
        tab.set_viewport_size(viewport)
        self._busy.append((manner, tab))
        self._may_fail += tuple(may_fail)
        return tab

    def _new_tab(self, manner: Manner) -> Any:
        tab = self.context(*manner).new_page()
        tab.on("console", self._heard)
        tab.on("pageerror", lambda error: self.complaints.append(str(error)))
        return tab

    def clear(self) -> None:
        """Empties the tabs and forgets what they kept; the next test starts as a new visitor.

        A tab is left at a picture of the same server, and not at an empty page, which none of the server's may share a process with: the next would
        start one of its own.
        """
        for manner, tab in self._busy:
            if not tab.is_closed():
                tab.goto(f"{self.base}/static/icon.svg")
                tab.emulate_media(media="null")
                self._idle[manner].append(tab)
        for manner in {manner for manner, _ in self._busy}:
            self._contexts[manner].clear_cookies()
        self._busy, self._may_fail, self.outside, self.complaints = [], (), [], []

    def close(self) -> None:
        """Closes all contexts."""
        for context in self._contexts.values():
            context.close()

    def _heard(self, message: Any) -> None:
        expected = any(f"status of {status}" in message.text for status in self._may_fail)
        expected |= message.location["url"] == f"{self.base}/favicon.ico"  # asked for by the empty place, late; that pages name an icon is tested
        if message.type in ("error", "warning") and not expected:
            self.complaints.append(f"{message.type}: {message.text}")

    def _asked(self, request: Any) -> None:
        if not request.url.startswith((self.base + "/", "data:", "blob:", "about:")):
            self.outside.append(request.url)


def violations(tab: Any, but: Sequence[str] = ()) -> list[str]:
    """What axe-core finds that keeps people from using the page, but for some of its rules.

    It is evaluated by way of the debugger, which no policy of the page stops.
    """
    if not tab.evaluate("'axe' in window"):
        tab.evaluate(AXE.read_text(encoding="utf-8"))
    found = tab.evaluate(
        """([tags, but]) => axe.run({runOnly: tags, resultTypes: ['violations'], rules: Object.fromEntries(but.map((id) => [id, {enabled: false}]))})
          .then((found) => found.violations)""",
        [STANDARDS, list(but)],
    )
    return [f"{v['id']}: {node['target']} {node['html'][:160]}" for v in found for node in v["nodes"]]


def overflow(tab: Any) -> list[str]:
    """The elements that make the page wider than the window; none where it fits."""
    found: list[str] = tab.evaluate(
        """() => {
          const wide = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= wide) return [];
          const clipped = (e) => { for (let p = e.parentElement; p && p !== document.body; p = p.parentElement)
            if (getComputedStyle(p).overflowX !== 'visible') return true; return false; };
          return [...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > wide + 1 && !clipped(e))
            .slice(0, 8).map((e) => e.outerHTML.slice(0, 120));
        }"""
    )
    return found


def until(tab: Any, expression: str) -> None:
    """Waits until this is true on the page. The tab's own waiting evaluates a text in the page, which its policy forbids."""
    for _ in range(200):
        with contextlib.suppress(_playwright_error()):  # the page may be on its way to another
            if tab.evaluate(expression):
                return
        tab.wait_for_timeout(50)
    raise AssertionError(f"never true: {expression}")


def _playwright_error() -> type[Exception]:
    from playwright.sync_api import Error  # playwright may be missing where tests are collected

    found: type[Exception] = Error
    return found


def photograph(tab: Any, name: str, whole: bool = True) -> None:
    """Keeps a picture of the page, or of the window alone; of a long page as much as can be looked at."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    size = dict(tab.viewport_size)
    if whole:
        tab.set_viewport_size({**size, "height": tab.evaluate("Math.max(innerHeight, Math.min(document.documentElement.scrollHeight, 2600))")})
    tab.evaluate(
        """() => Promise.all([...document.images].filter((i) => !i.complete && i.getBoundingClientRect().top < innerHeight)
          .map((i) => new Promise((done) => { i.onload = i.onerror = done; setTimeout(done, 5000); })))"""
    )
    tab.screenshot(path=SCREENSHOTS / f"{name}.png")
    tab.set_viewport_size(size)
