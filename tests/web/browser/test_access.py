"""Pages can be used by everybody: no violation that axe-core knows of, in three languages, wide and narrow; and each is photographed."""

from __future__ import annotations

from typing import Any

import pytest

from .conftest import NARROW, SCREENSHOTS, WIDE, Open

PAGES = {
    "home": "/",
    "cases": "/cases",
    "cases-filtered": "/cases?mechanism=M-ECO",
    "case": "/case/cloud-rice.html",
    "practice": "/case/shared-gardens.html",
    "compare": "/compare?case=cloud-rice&case=ant-forest&case=shared-gardens",
    "query": "/query",
    "query-answer": "/query?name=risk-bearers",
    "query-own": "/query?query=SELECT%20%3Fc%20%7B%20%3Fc%20a%20sg2%3ACase%20%7D",
    "check": "/check",
    "framework": "/framework",
    "term": "/framework/M-ECO",
    "ontology": "/ontology",
    "class": "/ontology/Case",
    "search": "/terms?q=risk",
    "tiers": "/docs/tiers",
    "api": "/api",
    "thing": "/source/S01.html",
    "missing": "/nowhere",
}
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
YASGUI = {
    "aria-required-children": ".tabsList",
    "label": ".yasqe",
    "color-contrast": ".yasgui",
}
"""What the editor of others breaks, and below which element; anything else on its page counts."""


def _violations(tab: Any, axe: str) -> list[str]:
    tab.evaluate(axe)
    found = tab.evaluate("tags => axe.run({runOnly: tags})", STANDARDS)
    return [
        f"{v['id']}: {node['target']} {node['html'][:160]}"
        for v in found["violations"]
        for node in v["nodes"]
        if not (v["id"] in YASGUI and "yas" in str(node["target"]))
    ]


@pytest.mark.parametrize("lang", ["en", "zh-Hans", "zh-Hant"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_keeps_nobody_out(open_tab: Open, axe: str, name: str, lang: str) -> None:
    tab = open_tab(lang, may_fail=(404,) if name == "missing" else ())
    tab.goto(PAGES[name], wait_until="networkidle")
    assert tab.get_attribute("html", "lang") == lang
    tab.screenshot(path=SCREENSHOTS / f"{name}.{lang}.png", full_page=True)
    assert _violations(tab, axe) == []


@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_a_phone(open_tab: Open, axe: str, name: str) -> None:
    tab = open_tab("zh-Hans", viewport=NARROW, may_fail=(404,) if name == "missing" else ())
    tab.goto(PAGES[name], wait_until="networkidle")
    tab.screenshot(path=SCREENSHOTS / f"{name}.phone.png", full_page=True)
    assert tab.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_says_all_it_has_to_say_without_scripts(open_tab: Open, name: str) -> None:
    with_scripts, without = open_tab("en", WIDE), open_tab("en", WIDE, javascript=False)
    texts = []
    for tab in (with_scripts, without):
        tab.goto(PAGES[name])
        texts.append(tab.inner_text("h1"))
    assert texts[0] == texts[1]
    assert without.locator("main").inner_text().strip()
