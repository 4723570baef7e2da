"""The list of cases: what it tells, how it is narrowed, what it refuses."""

from __future__ import annotations

import html
import re
import time
from urllib.parse import urlencode

import httpx
import pytest

from sg2kg import KnowledgeBase, bundle
from sg2kg.validation import validate


@pytest.fixture(scope="module")
def kb() -> KnowledgeBase:
    """What ships, as the server has it."""
    return KnowledgeBase()


def _checked(client: httpx.Client, **query: str) -> str:
    """The list once all tiers are known."""
    for _ in range(60):
        told = client.get("/cases", params=query).text
        if 'hx-trigger="load' not in told:
            return told
        time.sleep(0.5)
    raise AssertionError("the records were not checked in half a minute")


def _names(told: str) -> list[str]:
    return re.findall(r'<h3><a [^>]*href="/case/([^"]+)"', told)


def _options(told: str) -> list[tuple[str, str, int]]:
    found = re.findall(r'name="(\w+)" value="([^"]+)".*?<span class="count">(\d+)</span>', told, re.DOTALL)
    return [(facet, html.unescape(value), int(count)) for facet, value, count in found]


def test_all_cases_are_listed_with_their_chinese_names(client: httpx.Client, kb: KnowledgeBase) -> None:
    told = client.get("/cases").text
    assert _names(told) == [c.name for c in kb.cases]
    for info in kb.cases:
        assert f'<span class="other" lang="zh-Hans">{info.label["zh-Hans"]}</span>' in told


def test_the_tier_of_an_entry_is_the_one_that_its_record_reaches(client: httpx.Client) -> None:
    told = _checked(client)
    for name in ("cloud-rice", "zhousudu", "shared-gardens"):
        (path,) = (p for p in bundle.case_files() if p.stem == name)
        badge = told.split(f'href="/case/{name}"')[1].split('class="badge tier')[1].split("</div>")[0]
        assert re.sub(r"<[^>]+>", "", badge.partition(">")[2]).strip() == f"Tier reached: {validate(path, 'evaluated').reached or 'no tier'}"


def test_the_number_beside_each_choice_is_what_it_finds(client: httpx.Client) -> None:
    options = _options(_checked(client))
    assert {facet for facet, _, _ in options} == {"kind", "sector", "dimension", "carrier", "tier", "mechanism"}
    for facet, value, count in options:
        assert len(_names(client.get("/cases", params={facet: value}).text)) == count, (facet, value)


def test_choices_of_one_list_add_and_those_of_several_narrow(client: httpx.Client) -> None:
    def found(*pairs: tuple[str, str]) -> set[str]:
        return set(_names(client.get("/cases?" + urlencode(pairs)).text))

    digital, physical = found(("carrier", "C-DIG")), found(("carrier", "C-PHY"))
    assert found(("carrier", "C-DIG"), ("carrier", "C-PHY")) == digital | physical
    assert found(("carrier", "C-DIG"), ("sector", "PartyActor")) == digital & found(("sector", "PartyActor"))


@pytest.mark.parametrize("text", ["Rice", "云稻米", "雲稻米", "tencent village", "CASE-01"])
def test_words_are_found_in_any_language(client: httpx.Client, text: str) -> None:
    assert "cloud-rice" in _names(client.get("/cases", params={"q": text}).text)


def test_where_nothing_fits_the_page_says_why(client: httpx.Client) -> None:
    told = client.get("/cases", params={"q": "nothing of the kind"})
    assert told.status_code == 200
    assert "No case fits all of this." in told.text
    assert 'href="/cases">Clear all filters' in told.text


@pytest.mark.parametrize("sort", ["record", "name", "start", "tier", "shown"])
def test_sorting_loses_no_case(client: httpx.Client, kb: KnowledgeBase, sort: str) -> None:
    assert sorted(_names(client.get("/cases", params={"sort": sort}).text)) == sorted(c.name for c in kb.cases)


def test_the_oldest_case_comes_first_where_that_is_asked_for(client: httpx.Client) -> None:
    assert _names(client.get("/cases", params={"sort": "start"}).text)[0] == "p-patch"


@pytest.mark.parametrize(
    "query",
    ["sort=size", "dimension=DIM-9", "tier=gold", "place=%3Cscript%3E", "kind=case%00", "q=" + "x" * 300, "&".join(f"x{i}=1" for i in range(300))],
)
def test_what_is_not_known_is_refused(client: httpx.Client, query: str) -> None:
    told = client.get("/cases?" + query)
    assert (told.status_code, told.headers["content-type"]) == (400, "application/problem+json")
    page = client.get("/cases?" + query, headers={"Accept": "text/html"})
    assert page.status_code == 400
    assert "<script>" not in page.text.replace("<script src", "")


@pytest.mark.parametrize("text", ["\0", "%", "<script>alert(1)</script>", '" onfocus="x', "（　）", "a" * 200])
def test_odd_words_are_searched_for_as_they_are(client: httpx.Client, text: str) -> None:
    told = client.get("/cases", params={"q": text})
    assert told.status_code == 200
    assert "<script>alert" not in told.text
    assert '" onfocus="x' not in told.text


@pytest.mark.parametrize("lang", ["en", "zh-Hans", "zh-Hant"])
def test_the_list_speaks_three_languages(client: httpx.Client, lang: str) -> None:
    told = client.get("/cases", params={"lang": lang})
    assert told.headers["content-language"] == lang
    assert {"en": "Cases of shared governance", "zh-Hans": "共享治理案例", "zh-Hant": "共享治理案例"}[lang] in told.text


def test_the_list_needs_no_script(client: httpx.Client) -> None:
    told = client.get("/cases").text
    form = told.split("<form")[1].split(">")[0]
    assert 'action="/cases"' in form
    assert 'method="get"' in form
    assert '<button type="submit">' in told
    for name in re.findall(r'<(?:input|select) [^>]*id="([^"]+)"', told):
        assert f'for="{name}"' in told or re.search(rf'<label[^>]*><input [^>]*id="{name}"', told), name
