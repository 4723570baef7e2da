"""The pages with JavaScript off: every form, filter, link and language still does its job."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from browsing import Open, until


@pytest.fixture
def tab(open_tab: Open) -> Any:
    return open_tab(javascript=False)


def test_cases_are_searched_filtered_and_sorted(tab: Any) -> None:
    tab.goto("/cases")
    tab.fill("#f-q", "forest")
    tab.get_by_role("button", name="Show").click()
    names = tab.locator(".entry h3").all_inner_texts()
    assert "Ant Forest" in names
    assert len(names) < 5
    tab.locator("input[name=carrier][value=C-DIG]").check()
    tab.select_option("#f-sort", "name")
    tab.get_by_role("button", name="Show").click()
    assert "carrier=C-DIG" in tab.url
    assert tab.locator(".entry h3").all_inner_texts() == ["Ant Forest"]


def test_the_language_is_switched_and_remembered(tab: Any) -> None:
    tab.goto("/case/cloud-rice")
    tab.get_by_role("link", name="繁體").click()
    assert tab.inner_text("h1") == "雲稻米"
    tab.goto("/cases")
    assert tab.get_attribute("html", "lang") == "zh-Hant"


def test_a_comparison_is_chosen_and_a_cell_opens_on_a_page_of_its_own(tab: Any) -> None:
    tab.goto("/compare")
    tab.locator("[data-picker] > summary").first.click()
    for name in ("Ant Forest", "Decidim Barcelona"):
        tab.get_by_role("checkbox", name=name).check()
    tab.select_option("#basis", "public")
    tab.get_by_role("button", name="Compare", exact=True).click()
    assert "case=ant-forest&case=decidim" in tab.url
    assert "basis=public" in tab.url
    until(tab, "document.querySelector('#pictures img').naturalWidth > 100")
    tab.locator("td.present a").first.click()
    assert tab.locator(".ground").count() >= 1
    assert "/compare/cell?" in tab.url


def test_a_question_is_searched_asked_and_drawn(tab: Any) -> None:
    tab.goto("/query")
    tab.fill("#find", "sources of a case")
    tab.get_by_role("button", name="Search").click()
    tab.locator("#questions h2 a").first.click()
    tab.select_option("#p-case", "ant-forest")
    tab.get_by_role("button", name="Ask").click()
    assert 0 < tab.locator("#table tbody tr").count() < 12
    tab.select_option("#c-kind", label="bars")
    tab.get_by_role("button", name="Draw").click()
    assert "case=ant-forest" in tab.url
    assert tab.locator("#chart img").get_attribute("src").count("ant-forest") == 1


def test_sparql_is_asked_in_a_plain_field_and_its_errors_are_told(open_tab: Open) -> None:
    tab = open_tab(javascript=False, may_fail=(400,))
    tab.goto("/query?query=")
    tab.fill("#text", "SELECT ?k { ?k a sg2:PracticeKind }")
    tab.get_by_role("button", name="Run").click()
    assert tab.locator("#table tbody tr").count() == 3
    assert tab.locator(".taken .address a").first.get_attribute("href").count("/query?")
    tab.fill("#text", "SELECT ?k {\n ?k a }")
    tab.get_by_role("button", name="Run").click()
    assert "Line 2" in tab.inner_text("#query-error")
    assert tab.input_value("#text") == "SELECT ?k {\n ?k a }"


def test_a_submission_is_checked_and_mended(tab: Any, tmp_path: Path) -> None:
    tab.goto("/check?example=incomplete")
    tab.get_by_role("button", name="Check", exact=True).click()
    assert "does not conform" in tab.inner_text("header.verdict")
    tab.fill("#text", tab.input_value("#text").replace('"spring 2024"', '"2024-05"'))
    tab.get_by_role("button", name="Check again").click()
    assert "1 mended" in tab.inner_text(".since")
    tab.locator(".ladder a").first.click()
    assert "tier=" in tab.url
    with tab.expect_download() as waiting:
        tab.locator("a[href$='/submission']").click()
    waiting.value.save_as(tmp_path / "sent.ttl")
    assert '"2024-05"' in (tmp_path / "sent.ttl").read_text(encoding="utf-8")


def test_terms_are_searched_and_read(tab: Any) -> None:
    tab.goto("/framework")
    tab.fill("main input[type=search]", "risk sharing")
    tab.get_by_role("button", name="Search").click()
    tab.get_by_role("link", name="risk sharing", exact=False).first.click()
    assert "risk" in tab.inner_text("h1")
    tab.goto("/framework/M-ECO?basis=paper")
    assert tab.locator("#basis [aria-current]").inner_text() == "the paper"


def test_numbers_of_statements_lead_to_their_sources_and_back(tab: Any) -> None:
    tab.goto("/case/cloud-rice")
    mark = tab.locator("sup.notes a").first
    mark.click()
    assert tab.url.endswith(mark.get_attribute("href"))
    assert tab.locator(":target").count() == 1
