"""The front page."""

from __future__ import annotations

import re

import httpx
import pytest

from sg2kg import KnowledgeBase
from sg2kg.messages import LANGUAGES
from sg2kg.web.pages.home import CONCEPTS, comparison, counts
from sg2kg.web.telling.statuses import WORDS


@pytest.fixture(scope="module")
def kb() -> KnowledgeBase:
    """What ships, as the server has it."""
    return KnowledgeBase()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_front_page_speaks_three_languages(client: httpx.Client, lang: str) -> None:
    told = client.get("/", params={"lang": lang})
    assert told.headers["content-language"] == lang
    assert told.text.count("<h1>") == 1
    assert {"en": "how do we know?", "zh-Hans": "谁在参与共治", "zh-Hant": "誰在參與共治"}[lang] in told.text


@pytest.mark.parametrize("address", ["/cases", "/compare", "/query", "/check", "/api", "/ontology", "/framework", "/docs/tiers"])
def test_each_door_is_one_click_away(client: httpx.Client, address: str) -> None:
    assert f'href="{address}"' in client.get("/").text


def test_the_counts_are_those_of_the_knowledge_base(client: httpx.Client, kb: KnowledgeBase) -> None:
    told = client.get("/").text
    counted = counts(kb)
    assert counted["cases"] == len(kb.cases)
    assert counted["queries"] == len(kb.catalogue)
    *shown, triples = [int(n.replace(",", "")) for n in re.findall(r"<dd>(?:<a [^>]*>)?([\d,]+)", told.split('class="counts"')[1])]
    assert shown == list(counted.values())[:-1]
    assert triples >= counted["triples"]  # the server has the statuses on each basis, too


def test_the_small_comparison_shows_the_statuses_of_the_book(client: httpx.Client, kb: KnowledgeBase) -> None:
    told = client.get("/").text
    cells = re.findall(r'<td class="([a-z-]+)"><a class="cell" href="/compare/cell\?case=([a-z-]+)&amp;concept=([A-Z0-9-]+)"', told)
    assert len(cells) == 4 * len(CONCEPTS)
    for word, case, concept in cells:
        assert word == WORDS[kb.status(case, concept).value]


def test_the_comparison_can_be_made_of_whatever_cases_there_are() -> None:
    empty = KnowledgeBase(bundled=False)
    assert comparison(empty)[1] == []
    assert counts(empty)["cases"] == 0


def test_a_term_and_a_question_can_be_asked_for_without_scripts(client: httpx.Client, kb: KnowledgeBase) -> None:
    told = client.get("/").text
    assert '<form class="lookup" action="/terms" method="get"' in told
    for name in kb.catalogue.names():
        assert f'<option value="{name}"' in told
