"""The page of a case: every case in three languages, its notes, its statuses, its verdict."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from itertools import pairwise

import httpx
import pytest

from sg2kg import KnowledgeBase, bundle
from sg2kg.messages import LANGUAGES
from sg2kg.web.telling.statuses import WORDS

NAMES = [path.stem for path in bundle.case_files()]


@pytest.fixture(scope="module")
def kb() -> KnowledgeBase:
    """What ships, as the server has it."""
    return KnowledgeBase()


def _page(client: httpx.Client, name: str, lang: str = "en") -> str:
    told = client.get(f"/case/{name}.html", params={"lang": lang})
    assert told.status_code == 200, told.text
    assert told.headers["content-language"] == lang
    return told.text


def _ids(told: str) -> list[str]:
    return [unescape(i) for i in re.findall(r' id="([^"]+)"', told)]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_every_case_is_told_in_every_language(client: httpx.Client, kb: KnowledgeBase, name: str, lang: str) -> None:
    told = _page(client, name, lang)
    assert f'<html lang="{lang}">' in told
    assert told.count("<h1>") == 1
    assert kb.case(name).label[lang] in unescape(told.split("<h1>")[1].split("</h1>")[0])
    repeated = [i for i, n in Counter(_ids(told)).items() if n > 1]
    assert not repeated
    dangling = {unescape(h) for h in re.findall(r'href="#([^"]+)"', told)} - set(_ids(told))
    assert not dangling
    levels = [int(n) for n in re.findall(r"<h([1-6])", told)]
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("name", NAMES)
def test_every_source_that_is_cited_stands_in_the_list_once(client: httpx.Client, kb: KnowledgeBase, name: str) -> None:
    told = _page(client, name)
    listed = told.split('<section id="sec-sources">')[1]
    graph = kb.case(name).iri
    cited = kb.dataset.select(f"SELECT DISTINCT ?source {{ GRAPH <{graph}> {{ ?s sg2:source ?source ; sg2:about|sg2:jointlyAbout <{graph}> }} }}")
    for (source,) in cited:
        assert listed.count(f'<a href="/source/{source.rpartition("/")[2]}">') == 1, source
    for label in re.findall(r">\[(\d+)[a-z]*\]</a>", told):
        assert f'<li id="source-{label}" value="{label}">' in listed


@pytest.mark.parametrize("name", NAMES)
def test_the_statuses_are_those_of_the_book(client: httpx.Client, kb: KnowledgeBase, name: str) -> None:
    told = _page(client, name)
    shown = dict(re.findall(r'<details class="concept" id="concept-([^"]+)">\s*<summary>\s*<span class="status ([a-z-]+)"', told))
    book, case = kb.book(), kb.case(name).iri
    for concept in kb.core_list():
        assert shown[kb.notation(concept)] == WORDS[book.of(case, concept).value]
    for notation, word in shown.items():
        assert word == WORDS[book.of(case, kb.concept(notation)).value]


@pytest.mark.parametrize("name", NAMES)
def test_every_part_that_the_record_names_is_found_on_the_page(client: httpx.Client, kb: KnowledgeBase, name: str) -> None:
    graph = kb.case(name).iri
    parts = kb.dataset.select(f"SELECT DISTINCT ?s {{ GRAPH <{graph}> {{ ?s a ?t }} FILTER(STRSTARTS(STR(?s), '{graph}#')) }}")
    missing = {s.rpartition("#")[2] for (s,) in parts} - set(_ids(_page(client, name)))
    assert not missing


def test_a_page_tells_who_has_how_much_say(client: httpx.Client) -> None:
    told = _page(client, "gcash-forest")
    assert 'id="sec-people"' in told
    assert "To contribute is not to have a say." in _page(client, "cloud-rice")


def test_a_dispute_is_told_with_both_sides(client: httpx.Client) -> None:
    told = _page(client, "cloud-rice").split('id="contest-credit"')[1].split("</section>")[0]
    assert told.index("One side says") < told.index("Produce finds an outlet") < told.index("The other side says") < told.index("Before Tencent")


def test_what_was_looked_for_is_told_with_day_and_place(client: httpx.Client) -> None:
    told = _page(client, "cloud-rice").split('id="sec-silence"')[1].split("</section>")[0]
    assert "Looked for on 23 November 2026" in told
    assert "archived copies of public pages" in told
    assert "24 things were looked for and not found" in told


def test_a_risk_is_told_with_who_bore_it_and_who_bears_it(client: httpx.Client) -> None:
    told = _page(client, "cloud-rice").split('id="r-price"')[1]
    assert told.index("growers of Hejiayan") < told.index("→") < told.index("Hejiayan village collective")


def test_the_verdict_names_what_is_missed_first(client: httpx.Client) -> None:
    told = _page(client, "cloud-rice").split('id="sec-verdict"')[1].split("</section>")[0]
    rungs = re.findall(r'<li class="(reached|missed)">', told)
    assert rungs == ["reached", "reached", "missed", "missed"]
    assert 'href="/docs/tiers#COG-01"' in told
    assert 'href="/check?case=cloud-rice"' in told


def test_a_practice_reaches_no_tier_and_is_told_all_the_same(client: httpx.Client) -> None:
    told = _page(client, "shared-gardens")
    assert re.findall(r'<li class="(reached|missed)">', told) == ["missed"] * 4
    assert "practice kind" in told


def test_links_to_sources_tell_the_site_nothing(client: httpx.Client) -> None:
    told = _page(client, "ant-forest")
    outside = re.findall(r'<a [^>]*href="https?://[^>]*>', told)
    assert outside
    assert all("noreferrer" in link for link in outside)


def test_english_in_a_chinese_page_is_marked(client: httpx.Client) -> None:
    told = _page(client, "cloud-rice", "zh-Hant")
    assert '<span lang="en">repost of China News Service</span>' in told


def test_a_page_leads_to_its_data_and_to_how_it_is_cited(client: httpx.Client) -> None:
    told = _page(client, "cloud-rice")
    for ending in ("ttl", "rdf", "jsonld", "nt"):
        assert f'href="/case/cloud-rice.{ending}"' in told
    assert "@misc{sg2kg-cloud-rice," in told
    assert 'href="/compare?case=cloud-rice"' in told


def test_an_unknown_case_is_not_there(client: httpx.Client) -> None:
    assert client.get("/case/nothing-of-the-kind.html").status_code == 404
