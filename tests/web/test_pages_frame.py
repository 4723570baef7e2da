"""The frame of all pages: languages, links, headers, errors."""

from __future__ import annotations

import httpx
import pytest


@pytest.mark.parametrize(("header", "lang"), [("zh-TW,zh;q=0.9", "zh-Hant"), ("zh-CN", "zh-Hans"), ("fr, en;q=0.5", "en"), ("", "en")])
def test_a_page_speaks_the_language_that_the_browser_prefers(client: httpx.Client, header: str, lang: str) -> None:
    told = client.get("/", headers={"Accept-Language": header})
    assert told.headers["content-language"] == lang
    assert f'<html lang="{lang}">' in told.text


def test_a_chosen_language_is_remembered(client: httpx.Client) -> None:
    client.get("/?lang=zh-Hant")
    assert client.get("/").headers["content-language"] == "zh-Hant"


def test_a_page_that_the_browser_has_is_not_sent_again(client: httpx.Client) -> None:
    etag = client.get("/").headers["etag"]
    again = client.get("/", headers={"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")


def test_an_unknown_address_is_told_to_programs_and_to_people(client: httpx.Client) -> None:
    told = client.get("/nowhere")
    assert (told.status_code, told.headers["content-type"]) == (404, "application/problem+json")
    assert client.get("/nowhere", headers={"Accept": "text/html"}).headers["content-type"].startswith("text/html")
