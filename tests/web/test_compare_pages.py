"""The pages of a comparison: the matrix, its cells with their evidence, pictures, downloads, likeness, and what is refused."""

from __future__ import annotations

import io
import json
import re
from html import unescape
from html.parser import HTMLParser

import httpx
import pytest

PAGE = {"Accept": "text/html"}
LANGUAGES = ("en", "zh-Hans", "zh-Hant")


class _Reader(HTMLParser):
    """What a page has: its elements with their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def elements(text: str, tag: str) -> list[dict[str, str | None]]:
    reader = _Reader()
    reader.feed(text)
    return [attrs for name, attrs in reader.found if name == tag]


def get(client: httpx.Client, path: str, status: int = 200) -> httpx.Response:
    told = client.get(path, headers=PAGE)
    assert told.status_code == status, told.text[:400]
    return told


def test_a_table_stands_there_at_once(client: httpx.Client) -> None:
    text = get(client, "/compare").text
    cells = [td for td in elements(text, "td") if "status-cell" in (td.get("class") or "")]
    assert len(cells) == 22 * 17
    assert "22 cases, by mechanisms" in text
    assert 'src="/compare/picture.svg?lang=en"' in text


def test_a_large_table_stays_below_600_kilobytes(client: httpx.Client) -> None:
    told = get(client, "/compare?by=all")
    assert len(told.content) < 600_000
    assert told.text.count("status-cell") > 900


def test_each_cell_says_its_status_in_words_and_links_to_its_evidence(client: httpx.Client) -> None:
    text = get(client, "/compare?case=cloud-rice&case=ant-forest&basis=public").text
    href = "/compare/cell?case=cloud-rice&amp;concept=M-ECO&amp;basis=public"
    found = re.search(rf'<td class="status-cell present"[^>]*><a href="{re.escape(href)}"[^>]*>(.*?)</a>', text)
    assert found
    assert "aria-hidden" in found[1]
    assert '<span class="unseen">present (public)</span>' in found[1]
    assert get(client, unescape(href)).text.count("<h1>") == 1


def test_heads_of_rows_and_columns_have_scope_and_link_to_concept_and_case(client: httpx.Client) -> None:
    text = get(client, "/compare?case=cloud-rice&case=ant-forest").text
    assert {th.get("scope") for th in elements(text, "th")} == {"row", "col"}
    assert '<a href="/framework/M-ECO"><code>M-ECO</code>' in text
    assert '<a href="/case/ant-forest">Ant Forest</a>' in text


def test_phases_and_bases_stand_below_their_case(client: httpx.Client) -> None:
    text = get(client, "/compare?case=ant-forest&by=dimensions&basis=all&over=time").text
    scopes = [th.get("scope") for th in elements(text, "th")]
    assert scopes.count("colgroup") == 1 + 3
    assert scopes.count("row") == 3 + 1
    assert 'colspan="12"' in text


def test_cases_can_be_the_rows(client: httpx.Client) -> None:
    text = get(client, "/compare?case=ant-forest&case=decidim&by=dimensions&rows=cases").text
    rows = re.findall(r'<th scope="row" class="depth-0"><a href="(/case/[^"]+)"', text)
    assert rows == ["/case/ant-forest", "/case/decidim"]


def test_silent_rows_and_columns_can_be_left_out_and_their_number_is_told(client: httpx.Client) -> None:
    text = get(client, "/compare?by=dimensions&show=found").text
    cells = [td for td in elements(text, "td") if "status-cell" in (td.get("class") or "")]
    assert len(cells) < 22 * 3
    assert "Left out, for nothing is known there" in text


def test_an_address_is_redirected_to_the_shortest_for_its_choice(client: httpx.Client) -> None:
    told = get(client, "/compare?when=&by=CoreList&basis=submitter&case=CASE-01&utm_source=x&lang=zh-Hant", 303)
    assert told.headers["location"] == "/compare?case=cloud-rice&by=CoreList&lang=zh-Hant"
    assert get(client, "/compare?phase=&basis=submitter", 303).headers["location"] == "/compare"


def test_the_order_of_the_address_is_that_of_the_columns(client: httpx.Client) -> None:
    for cases in (["decidim", "ant-forest"], ["ant-forest", "decidim"]):
        text = get(client, "/compare?" + "&".join(f"case={c}" for c in cases) + "&by=dimensions").text
        assert re.findall(r'class="one"><span><a href="/case/([^"]+)"', text) == cases


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_page_is_told_in_three_languages(client: httpx.Client, lang: str) -> None:
    for path in (
        "/compare?case=ant-forest&case=cloud-rice", "/compare/cell?case=ant-forest&concept=DIM-2", "/compare/cell?case=decidim&concept=DIM-1",
        "/compare/alike?case=ant-forest&case=cloud-rice", "/compare/why?case=ant-forest&concept=DIM-2",
    ):  # fmt: skip
        text = get(client, f"{path}&lang={lang}").text
        assert f'<html lang="{lang}">' in text
        assert re.search(r"<h1>[^<]*[一-鿿]", text) or lang == "en" or "compare/cell" in path
    assert get(client, f"/compare?case=nobody&lang={lang}", 400).headers["content-language"] == lang


def test_a_cell_tells_why_who_says_so_and_where(client: httpx.Client) -> None:
    text = get(client, "/compare/cell?case=cloud-rice&concept=M-ECO").text
    for part in (
        "It follows: 3 statements", "Chongqing Sci-Tech paper", 'href="/source/S01"', "independent press", "grade B", "opening", "medium",
        "It is our inference from other statements", 'href="/case/cloud-rice#s01-5"', 'href="https://epaper.cqrb.cn/', "/compare/why?case=cloud-rice",
    ):  # fmt: skip
        assert part in text


def test_a_silent_cell_tells_when_and_where_it_was_searched(client: httpx.Client) -> None:
    text = get(client, "/compare/cell?case=cloud-rice&concept=DIM-2").text
    assert "does not say that it is not there" in text
    assert '<time datetime="2026-11-23">' in text
    assert "archived copies of public pages" in text


def test_an_absence_tells_its_reason_and_who_decided(client: httpx.Client) -> None:
    matrix = get(client, "/compare?by=all&show=found").text
    href = re.search(r'<td class="status-cell absent-on-purpose"[^>]*><a href="([^"]+)"', matrix)
    assert href
    text = get(client, unescape(href[1])).text
    assert "decided by" in text
    assert "reason" in text


def test_a_panel_is_a_part_of_a_page_and_a_cell_is_a_whole_one(client: httpx.Client) -> None:
    path = "/compare/cell?case=cloud-rice&concept=M-ECO"
    panel = client.get(path, headers={**PAGE, "HX-Request": "true"})
    assert panel.text.startswith('<aside id="evidence"')
    assert "<html" not in panel.text
    assert "HX-Request" in panel.headers["vary"]
    assert "<html" in get(client, path).text


def test_what_stays_english_in_a_chinese_page_says_so(client: httpx.Client) -> None:
    text = get(client, "/compare/cell?case=cloud-rice&concept=DIM-2&lang=zh-Hans").text
    assert re.search(r'<span lang="en">archived copies', text)


@pytest.mark.parametrize("picture", ["heat-map", "network", "coverage", "dendrogram"])
def test_pictures_are_drawn_and_safe_to_open_by_themselves(client: httpx.Client, picture: str) -> None:
    told = client.get(f"/compare/picture.svg?case=cloud-rice&case=ant-forest&case=decidim&by=CoreList&picture={picture}")
    assert told.status_code == 200
    assert told.headers["content-type"] == "image/svg+xml"
    assert told.headers["content-security-policy"].startswith("default-src 'none'")
    assert told.headers["x-content-type-options"] == "nosniff"
    assert "<svg" in told.text
    assert "<script" not in told.text


@pytest.mark.parametrize(("format", "head"), [("png", b"\x89PNG"), ("pdf", b"%PDF")])
def test_pictures_come_in_formats_for_papers(client: httpx.Client, format: str, head: bytes) -> None:
    told = client.get(f"/compare/picture.{format}?case=cloud-rice&by=dimensions")
    assert told.content.startswith(head)
    assert told.headers["content-disposition"] == f'inline; filename="sg2kg-cloud-rice-dimensions-heat-map.{format}"'


def test_a_picture_that_cannot_be_drawn_is_told_in_its_place(client: httpx.Client) -> None:
    text = get(client, "/compare?case=cloud-rice&picture=dendrogram").text
    assert "This picture cannot be drawn" in text
    assert "picture.svg" not in text
    assert client.get("/compare/picture.svg?case=cloud-rice&picture=dendrogram").status_code == 422


def test_the_picture_says_in_words_what_it_shows(client: httpx.Client) -> None:
    alt = next(i["alt"] for i in elements(get(client, "/compare?picture=network").text, "img"))
    assert alt
    assert re.match(r"Network of 22 cases .*; \d+ concepts are shared by two cases or more", alt)


@pytest.mark.parametrize(
    ("ending", "media_type", "part"),
    [
        ("csv", "text/csv", b"concept,label,cloud-rice"), ("csv?long=1", "text/csv", b"counting_basis"), ("tsv", "text/tab-separated-values", b"\t"),
        ("json", "application/json", b"{"), ("md", "text/markdown", b"| concept"), ("tex", "application/x-latex", b"\\begin"),
        ("html", "text/html", b"<!doctype html>"), ("xlsx", "application/vnd.openxml", b"PK"), ("ttl", "text/turtle", b"qb:"),
        ("txt", "text/plain", b"legend"[:0]), ("markdown", "text/markdown", b"| concept"), ("cube", "text/turtle", b"qb:"),
    ],
)  # fmt: skip
def test_a_comparison_is_taken_away_in_every_format(client: httpx.Client, ending: str, media_type: str, part: bytes) -> None:
    told = client.get(f"/compare/download.{ending}{'&' if '?' in ending else '?'}case=cloud-rice&by=dimensions")
    assert told.status_code == 200
    assert told.headers["content-type"].startswith(media_type)
    assert re.fullmatch(r'attachment; filename="sg2kg-cloud-rice-dimensions(-cells)?\.[a-z]+"', told.headers["content-disposition"])
    assert part in told.content


def test_the_excel_file_opens(client: httpx.Client) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(io.BytesIO(client.get("/compare/download.xlsx?case=cloud-rice").content))
    assert len(book.sheetnames) == 2


def test_every_link_of_the_page_to_a_file_leads_to_one(client: httpx.Client) -> None:
    text = get(client, "/compare?case=cloud-rice&case=ant-forest&by=dimensions&lang=zh-Hant").text
    links = [a for a in elements(text, "a") if "download" in a]
    assert len(links) == 11 + 3
    for link in links:
        told = client.get(str(link["href"]))
        assert told.status_code == 200
        assert f'filename="{link["download"]}"' in told.headers["content-disposition"]


def test_how_alike_cases_are_comes_with_bounds_and_a_caution(client: httpx.Client) -> None:
    text = get(client, "/compare/alike?by=CoreList&measure=gower").text
    assert "Read with care" in text
    assert re.search(r"\d+ of 231 pairs have no distance", text)
    assert "NaN" not in text
    assert "known of both" in text
    pairs = client.get("/compare/alike.csv?by=CoreList").text.splitlines()
    assert pairs[0] == "a,b,shared,coded,known_share,distance,least,greatest"
    assert len(pairs) == 1 + 231
    assert len(json.loads(client.get("/compare/alike.json?by=CoreList").text)["pairs"]) == 231


def test_one_case_is_alike_to_nothing(client: httpx.Client) -> None:
    assert client.get("/compare/alike?case=cloud-rice").status_code == 400


def test_an_unknown_case_is_told_with_near_names_and_the_form_keeps_the_choice(client: httpx.Client) -> None:
    text = get(client, "/compare?case=clod-rice&case=ant-forest&basis=public&by=carriers", 400).text
    assert 'href="/compare?case=ant-forest&amp;case=cloud-rice&amp;by=carriers&amp;basis=public"' in text
    boxes = elements(text, "input")
    assert [b["value"] for b in boxes if b.get("name") == "case" and "checked" in b] == ["ant-forest"]
    assert [o["value"] for o in elements(text, "option") if "selected" in o] == ["carriers", "public"]


def test_programs_get_problem_details(client: httpx.Client) -> None:
    told = client.get("/compare?case=clod-rice")
    assert (told.status_code, told.headers["content-type"]) == (400, "application/problem+json")
    assert told.json()["hint"] == "Did you mean cloud-rice?"


@pytest.mark.parametrize(
    "query",
    [
        "case=%00", "case=%FF%FE", "by=%00", "concept=" + "x" * 400, "basis=gossip", "basis=paper&basis=public", "phase=never",
        "phase=pilot&over=time", "over=space", "picture=portrait", "rows=x", "show=x", "when=x", "measure=x", "linkage=x",
        "case=%3Cscript%3Ealert(1)%3C/script%3E", "by=%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E", "&".join(["case=cloud-rice"] * 201),
        "case=a%0D%0ASet-Cookie:x=1", "by=http://[", "concept=:::", "case=%E2%80%AE", "phase=%F0%9F%92%A9",
    ],
)  # fmt: skip
@pytest.mark.parametrize("path", ["/compare", "/compare/picture.svg", "/compare/download.csv", "/compare/alike", "/compare/cell", "/compare/why"])
def test_what_cannot_be_is_refused_and_never_reflected_unescaped(client: httpx.Client, path: str, query: str) -> None:
    told = get(client, f"{path}?{query}", 400)
    assert "<script>alert" not in told.text
    assert "<img src=x" not in told.text
    assert "set-cookie" not in told.headers


@pytest.mark.parametrize("path", ["/compare/picture.exe", "/compare/download.exe", "/compare/alike.exe"])
def test_an_unknown_format_is_not_there(client: httpx.Client, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    "query", ["", "case=cloud-rice", "concept=M-ECO", "case=cloud-rice&concept=M-ECO&basis=all", "case=cloud-rice&concept=M-ECO&over=time"]
)
def test_a_cell_is_one_case_and_one_concept_on_one_basis(client: httpx.Client, query: str) -> None:
    get(client, f"/compare/cell?{query}", 400)


def test_more_cells_than_a_page_holds_are_offered_as_files(client: httpx.Client) -> None:
    text = get(client, "/compare?by=scheme&basis=all").text
    assert "too many to be shown" in text
    assert "/compare/download.csv?by=scheme" in text


def test_no_script_or_style_stands_in_the_pages(client: httpx.Client) -> None:
    for path in ("/compare", "/compare/cell?case=cloud-rice&concept=M-ECO", "/compare/alike?case=cloud-rice&case=ant-forest"):
        text = get(client, path).text
        assert all(s.get("src") for s in elements(text, "script"))
        assert "<style" not in text
        assert not re.search(r'<[^>]+\s(style|on\w+)="', text)


def test_every_id_of_a_page_stands_once(client: httpx.Client) -> None:
    reader = _Reader()
    reader.feed(get(client, "/compare?case=ant-forest&by=all&basis=all&over=time").text)
    ids = [attrs["id"] for _, attrs in reader.found if "id" in attrs]
    assert len(ids) == len(set(ids))
