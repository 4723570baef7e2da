"""Search over terms, cases, queries, requirements and documents, in three languages."""

from __future__ import annotations

import re

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sg2kg import KnowledgeBase
from sg2kg.web.reference.library import Library
from sg2kg.web.reference.search import Index, fold

HTML = {"Accept": "text/html"}


@pytest.fixture(scope="module")
def index() -> Index:
    return Library(KnowledgeBase()).index


def first(index: Index, words: str) -> str:
    return index.find(words)[0].entry.path


@pytest.mark.parametrize(
    ("words", "path"),
    [
        ("M-ECO", "/framework/M-ECO"),
        ("m-eco", "/framework/M-ECO"),
        ("MET-5", "/framework/CTX-07"),
        ("生态协同机制", "/framework/M-ECO"),
        ("生態協同", "/framework/M-ECO"),
        ("ecosystem collaboration", "/framework/M-ECO"),
        ("ecological synergy mechanism", "/framework/M-ECO"),
        ("sg2:hasRisk", "/ontology/hasRisk"),
        ("REG-03", "/docs/tiers#REG-03"),
        ("MAP-03-mechanism", "/shapes/MAP-03-mechanism"),
        ("雲稻米", "/case/cloud-rice"),
        ("云稻米", "/case/cloud-rice"),
        ("affected-voices", "/query?name=affected-voices"),
        ("SG2-QRY-001", "/docs/errors#SG2-QRY-001"),
        ("contradictions", "/docs/reasoning#contradictions"),
        ("ＭＥＴ－５", "/framework/CTX-07"),
    ],
)
def test_what_is_meant_comes_first(index: Index, words: str, path: str) -> None:
    assert first(index, words) == path


def test_an_exact_notation_comes_before_labels_and_labels_before_definitions(index: Index) -> None:
    ranks = [f.rank for f in index.find("risk")]
    assert ranks == sorted(ranks, reverse=True)
    assert index.find("M-ECO")[0].rank > index.find("M-ECO")[1].rank


def test_all_words_must_fit(index: Index) -> None:
    both, one = index.find("benefit sharing"), index.find("benefit")
    assert {f.entry.path for f in both} < {f.entry.path for f in one}
    assert index.find("共享 治理")


def test_nothing_is_found_for_nothing(index: Index) -> None:
    assert index.find("") == index.find("   ") == index.find("“”") == []


@given(st.text(max_size=60))
def test_any_text_can_be_searched_and_folding_is_done_once(words: str) -> None:
    assert fold(fold(words)) == fold(words)
    Index([]).find(words)


def test_a_search_is_a_page_without_script(client: httpx.Client) -> None:
    page = client.get("/terms", params={"q": "mechanism"}, headers=HTML).text
    assert 'id="results"' in page
    assert "mechanism layer" in page
    assert 'value="mechanism"' in page


def test_a_search_can_be_narrowed_to_a_kind(client: httpx.Client) -> None:
    page = client.get("/terms", params={"q": "risk", "kind": "query"}, headers=HTML).text
    results = page.partition('<ol class="found">')[2].partition("</ol>")[0]
    assert results
    assert set(re.findall(r'<a href="(/[a-z]+)', results)) == {"/query"}


def test_a_search_in_chinese_finds_in_both_scripts(client: httpx.Client) -> None:
    for words in ("机制层", "機制層"):
        assert "LAY-M" in client.get("/terms", params={"q": words, "lang": "zh-Hant"}, headers=HTML).text


def test_what_is_searched_for_is_never_read_as_html(client: httpx.Client) -> None:
    page = client.get("/terms", params={"q": '"><script>alert(1)</script>'}, headers=HTML).text
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize("query", ["q=" + "x" * 201, "q=a&q=b", "q=%00", "q=a%0Ab", "q=a&kind=nothing", "kind=case&kind=query"])
def test_a_search_that_cannot_be_understood_is_refused(client: httpx.Client, query: str) -> None:
    assert client.get(f"/terms?{query}", headers=HTML).status_code == 400


def test_nothing_found_says_what_to_do(client: httpx.Client) -> None:
    assert "Try fewer or shorter words" in client.get("/terms?q=xyzzy", headers=HTML).text
