"""Checking in a real browser: an officer uploads a bad file, reads, mends it on the page, sends it again, and it passes."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from browsing import NARROW, WIDE, Open, overflow, photograph, violations
from sg2kg.web.checking.examples import case, example

ANSWERS = {
    "fill:placeName": '"Lantern Quarter"@en',
    "fill:adminCode": '"EX-0101"',
    "fill:licence": "<https://creativecommons.org/licenses/by/4.0/>",
    "fill:grade": "sg2:gradeB",
    "fill:operator": ":association",
    "fill:basis": "sg2:submitterSays",
    "fill:locator": '"item 5"',
    "fill:chineseName": '"灯笼夜市"@zh-Hans',
}
"""What the officer knows, for each blank of the remedies."""


def upload(tab: Any, *paths: str, path: str = "/check") -> None:
    tab.goto(path)
    tab.set_input_files("#file", list(paths))
    tab.click("form.submission button.main")


@pytest.mark.parametrize("javascript", [True, False], ids=["with-scripts", "without-scripts"])
def test_an_officer_uploads_reads_mends_and_passes(open_tab: Open, javascript: bool) -> None:
    tab = open_tab(javascript=javascript)
    upload(tab, str(example("incomplete")))
    assert "does not conform" in tab.inner_text("header.verdict")
    if javascript:
        tab.click("#f2 a.goto")
        assert tab.evaluate("document.activeElement.id") == "text"
        assert tab.evaluate("document.activeElement.value.slice(document.activeElement.selectionStart).startsWith('\"spring 2024\"')")
        assert tab.inner_text(".caret") == "line 29, column 15"
    tab.fill("#text", tab.input_value("#text").replace('"spring 2024"', '"2024-05"'))
    tab.click("#mend button.main")
    assert "1 mended" in tab.inner_text(".since")
    while "does not conform" in tab.inner_text("header.verdict"):
        before = tab.locator(".finding").count()
        tab.locator(".finding details.remedy summary").first.click()
        tab.locator(".finding details.remedy button").first.click()
        tab.wait_for_selector(".mend .done")
        text = tab.input_value("#text")
        for blank, answer in ANSWERS.items():
            text = re.sub(rf"{blank} (?=[;.])", f"{answer} ", text)
        tab.fill("#text", text)
        tab.click("#mend button.main")
        assert "could not be checked" not in tab.inner_text("header.verdict"), tab.inner_text(".unread")
        assert tab.locator(".finding").count() < before
    assert "conforms" in tab.inner_text("header.verdict")
    tab.click(".forget button")
    assert "It is forgotten" in tab.inner_text("main")


def test_the_road_comes_into_the_page(open_tab: Open) -> None:
    tab = open_tab()
    upload(tab, str(case("zhousudu")))
    tab.evaluate("window.stayed = true")
    tab.click("#road .button")
    tab.wait_for_selector("#road ol.steps")
    assert tab.evaluate("window.stayed") is True
    tab.locator("#road details.remedy summary").first.click()
    assert tab.locator("#road .patch ins").first.is_visible()


def test_files_can_be_dropped_on_the_form(open_tab: Open) -> None:
    tab = open_tab()
    tab.goto("/check")
    given = tab.evaluate_handle(
        "text => { const t = new DataTransfer(); t.items.add(new File([text], 'dropped.ttl', {type: 'text/turtle'})); return t; }",
        example("incomplete").read_text(encoding="utf-8"),
    )
    for kind in ("dragenter", "dragover", "drop"):
        tab.dispatch_event("form.submission", kind, {"dataTransfer": given})
    tab.click("form.submission button.main")
    assert "dropped.ttl" in tab.inner_text("header.verdict")


def test_what_is_too_large_is_told_before_it_is_sent(open_tab: Open) -> None:
    tab = open_tab()
    tab.goto("/check")
    tab.evaluate(
        """() => { const t = new DataTransfer(); t.items.add(new File([new Uint8Array(21 * 1024 * 1024)], 'a.ttl'));
        const input = document.querySelector('#file'); input.files = t.files; input.dispatchEvent(new Event('change')); }"""
    )
    tab.click("form.submission button.main")
    assert tab.inner_text(".too-large") == "This is more than 20 MB."
    assert tab.url.endswith("/check")


def test_reports_can_be_taken_along(open_tab: Open) -> None:
    tab = open_tab()
    upload(tab, str(example("incomplete")))
    with tab.expect_download() as waiting:
        tab.click("text=Excel")
    assert waiting.value.suggested_filename == "incomplete-submission.verdict.xlsx"


@pytest.mark.parametrize("lang", ["en", "zh-Hans", "zh-Hant"])
def test_reports_keep_nobody_out_and_fit_a_phone(open_tab: Open, lang: str) -> None:
    tab = open_tab(lang, may_fail=(404, 422))
    pages: dict[str, Callable[[], object]] = {
        "report": lambda: upload(tab, str(example("incomplete"))),
        "road": lambda: tab.goto(tab.url + "?road=1"),
        "mapped": lambda: tab.goto(tab.url.partition("?")[0] + "?tier=mapped"),
        "passed": lambda: upload(tab, str(example("evaluated-example"))),
        "batch": lambda: upload(tab, str(example("incomplete")), str(case("zhousudu")), str(example("mapped-example"))),
        "gone": lambda: tab.goto("/check/nothing"),
    }
    for name in pages if lang == "en" else ("report", "batch", "gone"):
        pages[name]()
        tab.evaluate("[...document.querySelectorAll('details')].slice(0, 5).forEach((d) => { d.open = true; })")
        assert (name, violations(tab)) == (name, [])
        if lang == "en":
            photograph(tab, f"check-{name}")
        tab.set_viewport_size(NARROW)
        assert (name, overflow(tab)) == (name, [])
        tab.set_viewport_size(WIDE)
    if lang == "en":
        upload(tab, str(example("incomplete")))
        tab.set_viewport_size(NARROW)
        photograph(tab, "check-report.phone")
        assert violations(tab) == []
