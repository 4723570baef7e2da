"""Checking on the page: a submission is sent, read about, mended, sent again, taken along and forgotten."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator

import httpx
import pytest

from serving import Server
from sg2kg.messages import LANGUAGES, say
from sg2kg.validation.reports import VERDICT_FORMATS
from sg2kg.web.checking.examples import case, example

INCOMPLETE = example("incomplete").read_text(encoding="utf-8")
GOOD = example("registered-example").read_text(encoding="utf-8")
PRIVATE = "private, no-store"


@pytest.fixture
def browser(server: Server) -> Iterator[httpx.Client]:
    """A client that wants pages and follows no redirects."""
    with server.client(headers={"Accept": "text/html", "Accept-Language": "en"}) as found:
        yield found


def send(client: httpx.Client, text: str, **fields: str) -> str:
    """Sends a text as the form does, and gives the address of the report."""
    told = client.post("/check", data={"text": text, "format": "", "tier": "", **fields}, files={"file": ("", b"")})
    assert told.status_code == 303, told.text
    return told.headers["location"]


def text_in(page: str) -> str:
    """What stands in the box of a page, as a browser reads it."""
    found = re.search(r"<textarea[^>]*>\n(.*?)</textarea>", page, re.DOTALL)
    assert found
    return html.unescape(found[1])


# ---- the form


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_form_explains_each_tier(browser: httpx.Client, lang: str) -> None:
    page = browser.get(f"/check?lang={lang}")
    assert page.status_code == 200
    for tier in ("registered", "mapped", "co-governed", "evaluated"):
        assert f'href="/docs/tiers#tier-{tier}"' in page.text


def test_an_example_or_a_case_is_put_into_the_form(browser: httpx.Client) -> None:
    assert text_in(browser.get("/check?example=incomplete").text) == INCOMPLETE
    assert text_in(browser.get("/check?case=cloud-rice").text) == case("cloud-rice").read_text(encoding="utf-8")


@pytest.mark.parametrize("query", ["case=nobody", "example=nobody", "case=../../etc/passwd", "case=a&case=b", "tier=golden", "case=%00"])
def test_an_unknown_example_case_or_tier_is_refused(browser: httpx.Client, query: str) -> None:
    assert browser.get(f"/check?{query}").status_code in (400, 404)


# ---- the report


def test_an_officer_uploads_reads_mends_and_passes(browser: httpx.Client) -> None:
    sent = browser.post("/check", files={"file": ("lantern.ttl", INCOMPLETE.encode(), "application/octet-stream")})
    assert (sent.status_code, sent.headers["cache-control"]) == (303, PRIVATE)
    first = browser.get(sent.headers["location"])
    assert first.status_code == 200
    assert "does not conform" in first.text
    assert "No place is given" in first.text
    assert "Places share names" in first.text  # why
    assert "sg2:notPlaceBound" in first.text  # how to mend it
    assert 'href="/docs/tiers#REG-03-place"' in first.text
    assert "line 29, column 15" in first.text
    assert "<mark>&#34;spring 2024&#34;</mark>" in first.text
    assert text_in(first.text) == INCOMPLETE
    assert "</ins>\n<ins>" in first.text

    mended = text_in(first.text).replace('sg2:start "spring 2024"', 'sg2:start "2024-05"')
    second = browser.get(send(browser, mended, previous=sent.headers["location"].rpartition("/")[2]))
    assert "Since the last try" in second.text
    assert "1 mended" in second.text
    assert "REG-04-form" in re.findall(r"<s>.*?</s>", second.text)[0]

    last = browser.get(send(browser, GOOD))
    assert 'class="wide report conforms"' in last.text


def test_reports_are_kept_from_caches_robots_and_other_sites(browser: httpx.Client) -> None:
    address = send(browser, GOOD)
    for path in (address, f"{address}/report.json", f"{address}/submission"):
        headers = browser.get(path).headers
        assert headers["cache-control"] == PRIVATE
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["x-robots-tag"] == "noindex"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_report_speaks_the_language_of_the_page(browser: httpx.Client, lang: str) -> None:
    page = browser.get(f"{send(browser, INCOMPLETE)}?lang={lang}")
    assert page.headers["content-language"] == lang
    assert say("fails", lang) in page.text
    assert say("title findings", lang) in page.text


def test_a_report_needs_no_style_and_no_script_of_its_own(browser: httpx.Client) -> None:
    page = browser.get(send(browser, INCOMPLETE)).text
    assert not re.search(r"\sstyle=|<style|\son\w+=", page)
    assert re.findall(r"<script(?![^>]*\bsrc=)", page) == []


def test_each_finding_stands_once_and_ids_are_unique(browser: httpx.Client) -> None:
    page = browser.get(f"{send(browser, GOOD)}?tier=evaluated&road=1").text
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    fragments = set(re.findall(r'href="#([^"]+)"', page))
    assert fragments <= set(ids)


def test_another_tier_is_one_link_away(browser: httpx.Client) -> None:
    address = send(browser, GOOD)
    assert "?tier=mapped" in browser.get(address).text
    higher = browser.get(f"{address}?tier=mapped")
    assert "does not conform" in higher.text
    assert "MAP-0" in higher.text
    assert browser.get(f"{address}?tier=golden").status_code == 400
    assert browser.get(f"{address}?tier=mapped&tier=mapped").status_code == 400


def test_the_road_to_the_next_tier_is_worked_out_when_it_is_asked_for(browser: httpx.Client) -> None:
    address = send(browser, INCOMPLETE)
    plain = browser.get(address).text
    assert f'hx-get="{address}?road=1"' in plain
    assert '<ol class="steps">' not in plain
    road = browser.get(f"{address}?road=1").text
    assert '<ol class="steps">' in road
    assert browser.get(f"{address}?road=2").status_code == 400


def test_what_reaches_the_highest_tier_has_no_road(browser: httpx.Client) -> None:
    page = browser.get(send(browser, example("evaluated-example").read_text(encoding="utf-8"))).text
    assert 'class="wide report conforms"' in page
    assert 'id="road"' not in page


def test_a_tier_that_is_chosen_is_tried_whatever_is_stated(browser: httpx.Client) -> None:
    assert "does not conform" in browser.get(send(browser, GOOD, tier="evaluated")).text


def test_text_from_a_box_is_checked_with_the_ends_of_lines_that_it_had(browser: httpx.Client) -> None:
    address = send(browser, INCOMPLETE.replace("\n", "\r\n"))
    assert browser.get(f"{address}/submission").content == INCOMPLETE.encode()


# ---- remedies


def test_a_remedy_is_put_behind_the_text_and_keeps_what_was_edited(browser: httpx.Client) -> None:
    address = send(browser, INCOMPLETE)
    wanted = re.findall(r'name="insert" value="([0-9a-f]+)"', browser.get(address).text)
    assert len(wanted) == 7
    edited = INCOMPLETE + "# edited\n"
    page = browser.post(f"{address}/insert", data={"text": edited, "insert": wanted[0]})
    assert page.status_code == 200
    text = text_in(page.text)
    assert text.startswith(edited.rstrip())
    assert "sg2:locatedIn" in text[len(edited) :]
    assert "fill:placeName" in text
    unfilled = browser.get(send(browser, text))
    assert unfilled.status_code == 422
    assert "a blank of a remedy" in unfilled.text
    filled = text.replace("fill:placeName", '"Lantern Quarter"@en').replace("fill:adminCode", '"EX-0101"')
    assert "REG-03-place" not in re.sub(r"<textarea.*?</textarea>", "", browser.get(send(browser, filled)).text, flags=re.DOTALL)


@pytest.mark.parametrize("fields", [{}, {"insert": "nothing"}, {"insert": "x" * 5000}])
def test_no_remedy_is_put_in_for_an_unknown_finding(browser: httpx.Client, fields: dict[str, str]) -> None:
    assert browser.post(f"{send(browser, INCOMPLETE)}/insert", data={"text": "a", **fields}).status_code in (404, 413)


# ---- what cannot be checked


def test_an_unreadable_submission_is_told_line_and_column_and_can_be_mended(browser: httpx.Client) -> None:
    broken = INCOMPLETE.replace('"spring 2024"', '"spring 2024" [')
    page = browser.get(send(browser, broken))
    assert page.status_code == 422
    assert "line 29" in page.text
    assert "could not be checked" in page.text
    assert '<span class="line here">' in page.text
    assert text_in(page.text) == broken


def test_rdf_that_is_no_submission_is_told_so(browser: httpx.Client) -> None:
    page = browser.get(send(browser, "<a:a> <b:b> <c:c> ."))
    assert page.status_code == 422
    assert "no sg2:CaseRecord in it" in page.text


def test_a_file_with_the_wrong_ending_is_read_again_by_what_it_looks_like(browser: httpx.Client) -> None:
    sent = browser.post("/check", files={"file": ("a.jsonld", GOOD.encode(), "")})
    page = browser.get(sent.headers["location"])
    assert page.status_code == 422
    assert "It looks like Turtle" in page.text
    again = browser.post(f"{sent.headers['location']}/again", data={"format": ".ttl"})
    assert again.status_code == 303
    assert browser.get(again.headers["location"]).status_code == 200


@pytest.mark.parametrize(
    "name", ["../../../etc/<script>alert(1)</script>.ttl", "a\u202e\u2066.ttl", '"; x=y.ttl', "x" * 1000 + ".ttl", "a\r\nb: c.ttl"]
)
def test_names_of_files_are_shown_and_not_obeyed(browser: httpx.Client, name: str) -> None:
    sent = browser.post("/check", files={"file": (name, GOOD.encode(), "text/turtle")})
    page = browser.get(sent.headers["location"])
    assert page.status_code == 200
    assert "<script>alert" not in page.text
    assert "../" not in page.text
    saved = browser.get(f"{sent.headers['location']}/report.json")
    assert saved.status_code == 200
    assert re.fullmatch(r'attachment; filename="[A-Za-z0-9 ._-]+"(; filename\*=UTF-8\'\'[A-Za-z0-9%._~-]+)?', saved.headers["content-disposition"])


def test_markup_in_labels_values_and_iris_is_shown_and_not_obeyed(browser: httpx.Client) -> None:
    evil = "<img src=x onerror=alert(1)>\"'</textarea><script>alert(2)</script>"
    quoted = json.dumps(evil)
    text = INCOMPLETE.replace('"Lantern Night Market"', quoted).replace('"spring 2024"', quoted).replace('"stall lottery"', quoted)
    text = text.replace("lantern-market#", "lantern-market/javascript:alert(3)#")
    address = send(browser, text)
    for query in ("", "?road=1", "?lang=zh-Hant", "?tier=evaluated"):
        page = browser.get(address + query)
        assert page.status_code == 200
        assert "<img src=x" not in page.text
        assert "<script>alert" not in page.text
        assert text_in(page.text) == text
    assert "onerror=alert" in html.unescape(browser.get(address).text)


def test_text_that_begins_with_an_empty_line_comes_back_as_it_was(browser: httpx.Client) -> None:
    assert text_in(browser.get(send(browser, "\n\n" + INCOMPLETE)).text) == "\n\n" + INCOMPLETE


# ---- several, downloads, forgetting


def test_several_files_are_told_in_one_line_each(browser: httpx.Client) -> None:
    files = [
        ("file", ("good.ttl", GOOD.encode(), "text/turtle")),
        ("file", ("bad.ttl", INCOMPLETE.encode(), "text/turtle")),
        ("file", ("broken.ttl", b"<a", "text/turtle")),
        ("file", ("a.zip", b"PK\x03\x04", "application/zip")),
    ]
    sent = browser.post("/check", files=files)
    assert sent.status_code == 303
    page = browser.get(sent.headers["location"]).text
    assert "4 submissions" in page
    assert "ZIP archive" in page
    reports = re.findall(r'<a href="(/check/[\w-]{22})"', page)
    assert [browser.get(address).status_code for address in reports] == [422, 200, 200]
    assert browser.post(f"/check/{sent.headers['location'].rpartition('/')[2]}/forget").status_code == 303
    assert [browser.get(address).status_code for address in reports] == [404, 404, 404]


@pytest.mark.parametrize("name", VERDICT_FORMATS)
def test_the_report_can_be_had_in_every_format(browser: httpx.Client, name: str) -> None:
    format = VERDICT_FORMATS[name]
    address = send(browser, INCOMPLETE, name="lantern.ttl")
    told = browser.get(f"{address}/report{format.suffixes[0]}")
    assert told.status_code == 200
    assert told.headers["content-type"].partition(";")[0] == format.media_type
    assert told.headers["content-disposition"] == f'attachment; filename="lantern.verdict{format.suffixes[0]}"'
    assert told.headers["content-security-policy"].startswith("sandbox;")
    assert told.headers["x-content-type-options"] == "nosniff"
    assert b"REG-03" in told.content or format.binary


def test_an_unreadable_submission_has_reports_too(browser: httpx.Client) -> None:
    told = browser.get(f"{send(browser, '<a')}/report.json")
    assert told.json()["verdicts"][0]["unchecked"] is True


def test_a_report_in_no_known_format_is_not_there(browser: httpx.Client) -> None:
    assert browser.get(f"{send(browser, INCOMPLETE)}/report.exe").status_code == 404


def test_a_submission_is_forgotten_when_it_is_asked_for(browser: httpx.Client) -> None:
    address = send(browser, INCOMPLETE)
    gone = browser.post(f"{address}/forget")
    assert gone.status_code == 303
    assert "It is forgotten" in browser.get(gone.headers["location"]).text
    for path in (address, f"{address}/report.json", f"{address}/submission"):
        assert browser.get(path).status_code == 404


@pytest.mark.parametrize(
    "path", ["/check/nothing", "/check/batch/nothing", "/check/../etc", "/check/%00", "/check/" + "x" * 3000, "/check/a/report.ttl"]
)
def test_an_unknown_report_is_not_there(browser: httpx.Client, path: str) -> None:
    assert browser.get(path).status_code == 404


def test_where_a_report_is_gone_it_can_be_sent_again(browser: httpx.Client, client: httpx.Client) -> None:
    page = browser.get("/check/nothing?lang=zh-Hant")
    assert "此報告已不再保留" in page.text
    assert 'name="file"' in page.text
    assert client.get("/check/nothing").headers["content-type"] == "application/problem+json"
