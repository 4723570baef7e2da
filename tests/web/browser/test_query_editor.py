"""The editor on the page of queries, in a real browser: it runs, completes and shows, breaks no policy of the page, and asks no other host."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest

from browsing import NARROW, WIDE, Open, photograph, until, violations


def opened(open_tab: Open, address: str, **options: Any) -> Any:
    tab = open_tab(**options)
    tab.goto(address)
    tab.wait_for_selector("body[data-editor=ready]")
    return tab


def write(tab: Any, text: str) -> None:
    tab.click("#editor .CodeMirror-lines")
    tab.keyboard.press("Control+A")
    tab.keyboard.press("Delete")
    tab.keyboard.type(text)


def text_of(tab: Any) -> str:
    text: str = tab.evaluate("document.querySelector('#editor .CodeMirror').CodeMirror.getValue()")
    return text


def test_a_query_runs_and_its_answer_is_a_table_with_links_here(open_tab: Open) -> None:
    tab = opened(open_tab, "/query?query=" + quote("SELECT ?c { ?c a sg2:Case } ORDER BY ?c LIMIT 3"))
    assert text_of(tab).startswith("PREFIX sg2: <https://w3id.org/sg2kg/ontology#>\nSELECT")
    tab.click("#run")
    tab.wait_for_selector("#results table.dataTable tbody tr")
    tab.wait_for_selector("#taken .taken")
    assert tab.locator("#results table.dataTable tbody tr").count() == 3
    link = tab.locator("#results tbody a").first.get_attribute("href")
    assert link.startswith("/case/")
    assert "/query?query=" in tab.url
    photograph(tab, "query-editor")


def test_an_answer_becomes_a_chart_on_request(open_tab: Open) -> None:
    tab = opened(open_tab, "/query?query=" + quote("SELECT ?kind (COUNT(*) AS ?n) { ?x a ?kind } GROUP BY ?kind ORDER BY DESC(?n) LIMIT 5"))
    tab.click("#run")
    tab.wait_for_selector("#taken #chart")
    tab.click("#taken #chart button")
    tab.wait_for_selector("#taken #chart img")
    tab.locator("#taken #chart img").scroll_into_view_if_needed()
    until(tab, "document.querySelector('#taken #chart img').naturalWidth > 100")


def test_a_prefix_is_declared_when_it_is_used_and_terms_complete_with_labels(open_tab: Open) -> None:
    tab = opened(open_tab, "/query?query=", lang="zh-Hant")
    write(tab, "SELECT * { ?s sg2:hasAct")
    until(tab, "document.querySelector('#editor .CodeMirror').CodeMirror.getValue().startsWith('PREFIX sg2:')")
    tab.keyboard.press("Control+Space")
    tab.wait_for_selector(".CodeMirror-hints")
    assert "sg2:hasActor  有主體" in tab.locator(".CodeMirror-hint").all_inner_texts()
    tab.keyboard.press("Escape")


def test_a_question_is_put_into_the_editor_as_sparql_that_stands_by_itself(open_tab: Open) -> None:
    tab = opened(open_tab, "/query?query=")
    tab.select_option("#example", "mechanism-matrix")
    assert text_of(tab).startswith("PREFIX fw:")
    tab.click("#run")
    tab.wait_for_selector("#results table.dataTable tbody tr")


def test_links_that_yasgui_makes_lead_to_the_query_and_never_to_another_host(open_tab: Open) -> None:
    tab = open_tab()
    tab.goto("/query#query=" + quote("ASK { ?s ?p ?o }") + "&endpoint=" + quote("http://127.0.0.1:9/sparql") + "&requestMethod=GET")
    tab.wait_for_selector("body[data-editor=ready]")
    tab.wait_for_selector("#results .yasr_results .boolean, #results .yasr_results svg, #results .yasr_results *")
    assert text_of(tab) == "ASK { ?s ?p ?o }"
    assert "rue" in tab.inner_text("#results .yasr_results")


def test_an_error_is_told_with_its_reason_and_the_line_is_marked(open_tab: Open) -> None:
    tab = opened(open_tab, "/query?query=", may_fail=(400,))
    write(tab, "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }")
    tab.click("#run")
    tab.wait_for_selector("#results .alert")
    assert "SERVICE calls another server" in tab.inner_text("#results .alert")
    assert tab.locator("#editor .marked-line").count() == 1
    write(tab, "ASK {}")
    tab.click("#run")
    tab.wait_for_selector("#taken .taken")
    assert tab.locator("#editor .marked-line").count() == 0


def test_texts_of_an_answer_are_not_run(open_tab: Open) -> None:
    # an event handler would not run either, but the sanitiser of the table parses it, and the policy tells that on the console
    text = "SELECT ?x { VALUES ?x { '<img src=x><script>document.title=1</script>' '\"><b id=bold>x</b>' <javascript:alert(1)> } }"
    tab = opened(open_tab, "/query?query=" + quote(text))
    title = tab.title()
    tab.click("#run")
    tab.wait_for_selector("#results table.dataTable tbody tr")
    assert tab.title() == title
    assert tab.locator("#results tbody img, #results tbody script, #bold, #results a[href^=javascript]").count() == 0


def test_nothing_is_kept_in_the_browser(open_tab: Open) -> None:
    tab = opened(open_tab, "/query?query=ASK%20%7B%7D")
    tab.click("#run")
    tab.wait_for_selector("#taken .taken")
    assert tab.evaluate("localStorage.length") == 0


def test_tab_leaves_the_editor_and_a_phone_shows_it_whole(open_tab: Open) -> None:
    tab = opened(open_tab, "/query?query=" + quote("SELECT ?s ?p ?o { ?s ?p ?o } LIMIT 5"), viewport=NARROW, lang="zh-Hans")
    tab.click("#editor .CodeMirror-lines")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.id") == "run"
    tab.click("#run")
    tab.wait_for_selector("#taken .taken")
    assert tab.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    photograph(tab, "query-editor.phone")


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
def test_the_editor_and_its_table_keep_nobody_out(open_tab: Open, viewport: dict[str, int]) -> None:
    """What the editor of others breaks by itself is mended after it is drawn."""
    tab = opened(open_tab, "/query?query=" + quote("SELECT ?c ?l { ?c a sg2:Case ; rdfs:label ?l } LIMIT 60"), viewport=viewport)
    tab.click("#run")
    tab.wait_for_selector("#taken .taken")
    assert violations(tab) == []
