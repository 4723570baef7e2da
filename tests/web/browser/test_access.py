"""Pages can be used by everybody: no violation that axe-core knows of, in three languages, light and dark; they fit a phone and paper."""

from __future__ import annotations

import pytest

from browsing import NARROW, Browser, Open, overflow, photograph, until, violations

PAGES = {
    "home": "/",
    "cases": "/cases",
    "cases-none": "/cases?q=zzzz",
    "case": "/case/cloud-rice.html",
    "practice": "/case/shared-gardens.html",
    "compare": "/compare",
    "compare-time": "/compare?case=cloud-rice&when=time",
    "cell": "/compare/cell?case=cloud-rice&concept=M-ECO",
    "alike": "/compare/alike",
    "compare-wrong": "/compare?case=nowhere",
    "query": "/query",
    "query-answer": "/query?name=evidence-grades&case=cloud-rice",
    "query-own": "/query?query=SELECT%20%3Fc%20%7B%20%3Fc%20a%20sg2%3ACase%20%7D",
    "vocabulary": "/query/vocabulary?find=mechanism",
    "check": "/check?example=incomplete",
    "framework": "/framework",
    "term": "/framework/M-ECO",
    "ontology": "/ontology",
    "class": "/ontology/Case",
    "search": "/terms?q=risk",
    "tiers": "/docs/tiers",
    "documents": "/docs",
    "document": "/docs/comparing",
    "api": "/api",
    "thing": "/source/S01.html",
    "missing": "/nowhere",
}
PHOTOGRAPHED = {"en": set(PAGES), "zh-Hans": {"case", "compare"}, "zh-Hant": {"home", "cases", "query-answer", "term", "check"}}
ON_A_PHONE = {"home", "cases", "case", "compare", "query-answer", "check", "term", "tiers"}
LONG = {"case", "compare", "framework", "ontology", "tiers", "api"}
"""Pages of thousands of elements; their colours, which do not depend on the language, are looked at in English."""
FAILING = {"missing": 404, "compare-wrong": 400}


def settled(name: str) -> str:
    """What is true on a page once all of it is there."""
    return "document.body.dataset.editor === 'ready'" if name == "query-own" else "document.readyState === 'complete'"


@pytest.mark.parametrize("lang", ["en", "zh-Hans", "zh-Hant"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_keeps_nobody_out_and_fits_a_phone(open_tab: Open, name: str, lang: str) -> None:
    tab = open_tab(lang, may_fail=(FAILING.get(name, 0),))
    tab.goto(PAGES[name])
    until(tab, settled(name))
    assert tab.get_attribute("html", "lang") == lang
    assert tab.locator("head link[rel=icon]").count() == 1
    assert violations(tab, but=["color-contrast"] if lang != "en" and name in LONG else ()) == []
    if name in PHOTOGRAPHED[lang]:
        photograph(tab, f"{name}.{lang}")
    tab.set_viewport_size(NARROW)
    assert overflow(tab) == []
    if lang == "zh-Hant" and name in ON_A_PHONE:
        photograph(tab, f"{name}.phone")


@pytest.mark.parametrize("name", ["home", "case", "compare", "query-own"])
def test_a_page_keeps_nobody_out_in_the_dark(open_tab: Open, name: str) -> None:
    tab = open_tab("zh-Hans", scheme="dark")
    tab.goto(PAGES[name])
    until(tab, settled(name))
    assert violations(tab) == []
    photograph(tab, f"{name}.dark", whole=False)


def test_a_phone_shows_what_belongs_to_it_without_violation(open_tab: Open) -> None:
    """Sizes of targets and the order of the header differ there."""
    tab = open_tab("en", viewport=NARROW)
    for name in ("home", "cases", "term"):
        tab.goto(PAGES[name])
        assert (name, violations(tab)) == (name, [])


def test_the_evidence_of_a_cell_keeps_nobody_out(open_tab: Open) -> None:
    tab = open_tab("zh-Hant")
    tab.goto("/compare?case=cloud-rice&case=ant-forest")
    tab.locator("td.present a").first.click()
    tab.wait_for_selector("#evidence details[open]")
    assert violations(tab) == []


@pytest.mark.parametrize("name", ["case", "compare", "query-answer", "tiers", "home"])
def test_paper_holds_the_content_and_no_controls(open_tab: Open, name: str) -> None:
    tab = open_tab("en")
    tab.goto(PAGES[name])
    tab.emulate_media(media="print")
    assert not tab.locator("header.site nav").first.is_visible()
    assert [b.inner_text() for b in tab.locator("main button:visible, main a.button:visible").all()] == []
    assert tab.locator("h1:visible, h2:visible").count() > 0
    table = tab.locator("main table").first
    assert table.is_visible()
    for box in tab.locator("main .scroll:visible").all():
        assert box.evaluate("e => getComputedStyle(e).overflowX") in ("visible", "clip")
    assert tab.pdf(format="A4").startswith(b"%PDF-")


def test_scripts_add_comfort_and_take_nothing_away(open_tab: Open) -> None:
    """What stands on a page without scripts stands there with them, too; but for the field that becomes the editor."""
    with_scripts, without = open_tab("en"), open_tab("en", javascript=False)
    for name in ("home", "cases", "compare", "query-answer", "check", "term"):
        texts = []
        for tab in (with_scripts, without):
            tab.goto(PAGES[name])
            tab.evaluate("document.querySelectorAll('button.copy').forEach((button) => button.remove())")
            texts.append(tab.inner_text("main"))
        assert [(name, line) for line in texts[1].splitlines() if line.strip() not in texts[0]] == []


def test_a_page_that_asks_another_host_is_noticed_and_gets_nothing(browser: Browser, open_tab: Open) -> None:
    """The guard of these tests itself: names are not even looked up."""
    tab = open_tab("en")
    tab.goto("about:blank")
    tab.evaluate("document.body.innerHTML = '<img id=a src=http://192.0.2.1/a.png><img src=http://example.org/b.png>'")
    until(tab, "[...document.images].every((i) => i.complete)")
    assert tab.evaluate("[...document.images].map((i) => i.naturalWidth)") == [0, 0]
    assert sorted(browser.outside) == ["http://192.0.2.1/a.png", "http://example.org/b.png"]
    assert len(browser.complaints) == 2
    browser.outside.clear()
    browser.complaints.clear()
