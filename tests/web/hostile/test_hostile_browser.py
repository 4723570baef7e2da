"""A real browser among data that mean harm: nothing runs, nothing is asked of another host, and the policy has nothing to refuse."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import httpx
import pytest

from serving import Server
from web.hostile.evil_data import MARKER, NAME, PAYLOADS, THINGS

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
EVIL = quote(NAME, safe="")
_LOOK = quote(f'SELECT ?thing ?word {{ ?thing ?says ?word FILTER(CONTAINS(STR(?word), "{MARKER}")) }}')
_COUNT = quote("SELECT ?word (COUNT(*) AS ?n) { ?s rdfs:label ?word FILTER(CONTAINS(?word, '<')) } GROUP BY ?word")
PAGES = (
    *(
        "/",
        "/cases",
        "/case/evil-plain.html",
        f"/case/{EVIL}.html",
        f"/compare?case=evil-plain&case={EVIL}",
        f"/compare/cell?case={EVIL}&concept=M-ECO",
    ),
    *(
        f"/query?query={_LOOK}",
        f"/query?query={_COUNT}",
        "/framework/M-ECO",
        "/ontology/Case",
        f"/thing?iri={quote(THINGS[0], safe='')}",
        "/graph/description.html",
    ),
    *(f"/compare/picture.svg?case=evil-plain&case={EVIL}&picture=network", f"/query/chart.svg?query={_COUNT}", "/query?find=" + quote(PAYLOADS[1])),
    *("/nowhere/" + quote(PAYLOADS[0], safe=""), "/terms?q=" + quote(PAYLOADS[0][:100]), "/check"),
)
WATCH = f"""
window.{MARKER} = 0;
document.addEventListener("securitypolicyviolation", e => {{
  console.error("POLICY " + e.violatedDirective + " " + e.blockedURI + " " + e.sample);
}});
for (const name of ["alert", "confirm", "prompt"]) window[name] = () => {{ window.{MARKER} = 1; }};
"""


@pytest.fixture(scope="module")
def tab(evil: Server) -> Iterator[Any]:
    """A tab of a browser that reaches the server only, and keeps what it has to complain of."""
    if CHROMIUM is None:
        pytest.skip("Chromium is not here")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        context = browser.new_context(base_url=evil.base)
        context.complaints = []

        def guard(route: Any) -> None:
            if route.request.url.startswith((evil.base + "/", "data:")):
                route.continue_()
            else:
                context.complaints.append(f"asked for {route.request.url}")
                route.abort()

        context.route("**/*", guard)
        context.add_init_script(WATCH)
        page = context.new_page()
        page.on("console", lambda m: context.complaints.append(m.text) if m.type == "error" and "status of 4" not in m.text else None)
        page.on("pageerror", lambda e: context.complaints.append(str(e)))
        page.on("dialog", lambda d: (context.complaints.append("a dialog"), d.dismiss()))
        page.on("popup", lambda p: context.complaints.append(f"a window: {p.url}"))
        yield page
        browser.close()


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p[:40])
def test_nothing_in_the_data_runs(tab: Any, path: str) -> None:
    tab.context.complaints.clear()
    tab.goto(path, wait_until="load")
    if ".svg" not in path:
        assert tab.evaluate(f"window.{MARKER}") == 0
        # whatever could start something is pointed at and focused
        tab.evaluate("""() => { for (const e of document.querySelectorAll("body *")) {
          for (const kind of ["mouseover", "mouseenter", "focus", "pointerover", "animationstart", "toggle"])
            e.dispatchEvent(new Event(kind, {bubbles: false}));
        } }""")
        tab.wait_for_timeout(30)
        assert tab.evaluate(f"window.{MARKER}") == 0
        assert tab.evaluate("location.origin + '/'") == str(httpx.URL(tab.url).copy_with(path="/", query=None))
    assert tab.context.complaints == []


def test_a_report_on_what_means_harm_runs_nothing(tab: Any, evil: Server) -> None:
    tab.context.complaints.clear()
    says = quote(PAYLOADS[1], safe="<>=/ ")
    text = (
        f'<https://w3id.org/sg2kg/case/x> a <https://w3id.org/sg2kg/ontology#Case> ; <http://www.w3.org/2000/01/rdf-schema#label> """{says}"""@en .'
    )
    tab.goto("/check")
    tab.fill("#text", text + f"\n# {PAYLOADS[0]}")
    tab.click("form.submission button.main")
    tab.wait_for_url("**/check/*")
    assert tab.evaluate(f"window.{MARKER}") == 0
    assert PAYLOADS[0] in tab.input_value("textarea")
    assert tab.context.complaints == []


def test_the_policy_would_stop_what_came_through(tab: Any) -> None:
    tab.goto("/cases")
    tab.context.complaints.clear()
    tab.evaluate(f"""() => {{
      const s = document.createElement("script"); s.textContent = "window.{MARKER} = 1"; document.body.append(s);
      document.body.insertAdjacentHTML("beforeend", '<img src="/none.png" onerror="window.{MARKER} = 1">');
      document.body.insertAdjacentHTML("beforeend", '<a id="go" href="javascript:window.{MARKER}=1">x</a>');
      document.getElementById("go").click();
      const t = document.createElement("script"); t.src = "https://evil.example/x.js"; document.body.append(t);
    }}""")
    tab.wait_for_timeout(200)
    assert tab.evaluate(f"window.{MARKER}") == 0
    assert sum("POLICY script-src" in c for c in tab.context.complaints) >= 3
    assert not any(c.startswith("asked for https://evil") for c in tab.context.complaints)
