"""Data and addresses that mean harm, on every page in every language: nothing of them becomes an element, an attribute, a script or a way out."""

from __future__ import annotations

import re
from collections import Counter, deque
from urllib.parse import parse_qsl, quote, urldefrag, urljoin, urlsplit
from xml.etree import ElementTree

import httpx
import pytest

from sg2kg.messages import LANGUAGES
from web.hostile.crawling import seen
from web.hostile.evil_data import ADDRESSES, MARKER, NAME, PAYLOADS, THINGS

EVIL = quote(NAME, safe="")
_LOOK = quote(f'SELECT * {{ ?thing ?says ?word FILTER(CONTAINS(STR(?word), "{MARKER}")) }}')
ONCE = (
    *("/query", "/check", "/framework", "/ontology", "/extension", "/qca", "/shapes", "/alignments", "/docs", "/docs/tiers", "/api"),
    *("/terms?q=script", "/query/vocabulary", "/framework/DIM-1"),
)
"""Where this data hardly shows."""
START = (
    *("/", "/cases", "/compare", "/framework/M-ECO", "/ontology/Case"),
    *(f"/case/{name}.html" for name in ("evil-plain", EVIL, "evil-bare")),
    *(f"/compare?case=evil-plain&case={EVIL}", f"/compare/alike?case=evil-plain&case={EVIL}", f"/query?query={_LOOK}"),
    *(f"/compare/cell?case={EVIL}&concept=M-ECO", f"/compare/why?case={EVIL}&concept=M-ECO"),
    *(f"/thing?iri={quote(iri, safe='')}" for iri in THINGS),
)
"""Where a reader of this data would go first; each is read in every language."""
MOST = 150
"""Pages and files that are read."""
OF_A_KIND = 3
"""Pages of one kind that are read: a kind is a path without names, and what is asked for."""


def kind_of(address: str) -> tuple[str, tuple[str, ...]]:
    """What a page is one of."""
    parts = urlsplit(address)
    path = re.sub(r"^/(case|actor|source|graph|framework|ontology|extension|qca|docs|shapes)/[^/]*?((\.[a-z]+)?)$", r"/\1/…\2", parts.path)
    return path, tuple(sorted({name for name, _ in parse_qsl(parts.query, keep_blank_values=True)}))


def test_nothing_in_the_data_becomes_part_of_a_page_and_every_link_leads_somewhere(browser: httpx.Client) -> None:
    base = str(browser.base_url).rstrip("/")
    todo = deque((base + path, lang) for path in START for lang in LANGUAGES)
    todo += [(base + path, LANGUAGES[number % len(LANGUAGES)]) for number, path in enumerate(ONCE)]
    known, kinds, faults = {base + path for path in (*START, *ONCE)}, Counter[tuple[str, tuple[str, ...]]](), []
    count = 0
    while todo and count < MOST:
        address, lang = todo.popleft()
        count += 1
        answer = browser.get(address, headers={"Cookie": f"lang={lang}"})
        if address.startswith(f"{base}/thing?") and answer.status_code == 400:
            continue  # no absolute IRI
        if answer.status_code == 406 and address.endswith((".rdf", "format=rdfxml")):
            continue  # XML has no signs for what the data say
        if answer.status_code >= 400 or answer.headers["x-content-type-options"] != "nosniff":
            faults.append(f"{answer.status_code} {address}: {answer.text[:300]}")
        links = [answer.headers["location"]] if answer.is_redirect else []
        if answer.headers.get("content-type", "").startswith("text/html"):
            page = seen(address, answer.text)
            faults += [f"{address} ({lang}): {fault}" for fault in page.faults]
            if page.lang != lang and "lang=" not in address:
                faults.append(f"{address} is in {page.lang}, not {lang}")
            links += [*page.links, *page.pictures]
        elif answer.headers.get("content-type", "").startswith("image/svg") and "/static/" not in address:
            faults += [f"{address}: {fault}" for fault in faults_of_picture(answer)]
        for link in links:
            link = urldefrag(urljoin(address, link))[0]
            if not link.startswith(base + "/"):
                if answer.is_redirect:
                    faults.append(f"{address} leads to {link}")
                continue
            kind = kind_of(link)
            if link not in known and kinds[kind] < OF_A_KIND:
                kinds[kind] += 1
                known.add(link)
                todo.append((link, LANGUAGES[len(known) % len(LANGUAGES)]))
    assert faults == [], "\n".join(dict.fromkeys(faults))
    assert count == MOST


def faults_of_picture(answer: httpx.Response) -> list[str]:
    """What is wrong with a picture: elements and attributes that do something, and a policy that lets them."""
    found = [] if "script-src" not in (policy := answer.headers["content-security-policy"]) and "default-src 'none'" in policy else [policy]
    for element in ElementTree.fromstring(answer.content).iter():
        tag = element.tag.rpartition("}")[2].lower()
        if tag in ("script", "foreignobject", "iframe", "animate", "set", "handler", "use"):
            found.append(f"<{tag}>")
        for name, value in element.attrib.items():
            local = name.rpartition("}")[2].lower()
            if local.startswith("on") or (local == "href" and not value.startswith(("#", "data:image/"))):
                found.append(f"<{tag} {name}={value[:80]!r}>")
    return found


REFLECTING = (
    *("/{}", "/case/{}", "/case/{}.html", "/framework/{}", "/docs/{}", "/actor/{}", "/graph/{}", "/compare/picture.{}", "/compare/download.{}"),
    *(
        "/terms?q={}",
        "/terms?kind={}",
        "/thing?iri={}",
        "/cases?q={}",
        "/cases?sector={}",
        "/cases?sort={}",
        "/cases?{}=1",
        "/framework/M-ECO?basis={}",
    ),
    *("/compare?case={}", "/compare?concept={}", "/compare?basis={}", "/compare?{}=x", "/compare/cell?case={}&concept=M-ECO", "/compare/why?case={}"),
    *("/query?query={}", "/query?name={}", "/query?find={}", "/query?keyword={}", "/query/vocabulary?find={}", "/query/vocabulary?kind={}"),
    *("/query?name=actor-sectors&case={}", "/query?name=core-list&kind={}", "/query?query=ASK%20%7B%7D&x={}", "/query/chart.{}?name=core-list"),
    *(
        "/check?case={}",
        "/check?example={}",
        "/check?tier={}",
        "/check/{}",
        "/check/{}/report.html",
        "/check/batch/{}",
        "/?lang={}",
        "/?{}={}",
        "/api/v1/{}",
    ),
    *("//evil.example/{}", "/%2F%2Fevil.example/{}", "/static/{}", "/%5C%5Cevil.example%5C{}", "/docs/pictures/{}", "/healthz/{}/", "/cases/?x={}"),
)
"""Addresses that say again what they were asked for."""
SMUGGLED = (
    *PAYLOADS,
    *ADDRESSES,
    "x\r\nSet-Cookie: evil=1\r\n\r\n<script>alert(1)</script>",
    "\u2025/\uff0e\uff0e/\ufe64script\ufe65",
    "..%2f..%2f..%2fetc%2fpasswd",
    "..\\..\\..\\windows\\win.ini",
    "\ud800".encode("utf-16", "surrogatepass").decode("utf-16-le", "replace"),
    "a" * 8_000,
    "İıſK①㎏ﬁ",
)


@pytest.mark.parametrize("where", REFLECTING)
def test_what_is_asked_for_is_said_again_as_text_only(browser: httpx.Client, where: str) -> None:
    for number, payload in enumerate(SMUGGLED[REFLECTING.index(where) % 3 :: 3]):
        address = where.replace("{}", quote(payload, safe=""))
        answer = browser.get(address, headers={"Cookie": f'lang={LANGUAGES[number % 3]}; lang="{MARKER}'})
        assert answer.status_code < 500, (address, answer.text)
        assert "evil" not in {name.strip().partition("=")[0] for name in answer.headers.get("set-cookie", "").split(";")}, address
        assert not any("\r" in value or "\n" in value for value in answer.headers.values())
        assert "root:" not in answer.text
        location = answer.headers.get("location", "")
        assert not location or (location.startswith("/") and not location.startswith(("//", "/\\"))), (address, location)
        if answer.headers.get("content-type", "").startswith("text/html"):
            assert seen(str(answer.url), answer.text).faults == [], address


@pytest.mark.parametrize("field", ["query", "text", "name", "tier", "format", "previous"])
def test_forms_say_again_what_was_sent_as_text_only(browser: httpx.Client, field: str) -> None:
    for payload in SMUGGLED[::2] if field in ("query", "text") else SMUGGLED[::6]:
        sent = {"query": "SELECT * { ?s ?p ?o } LIMIT 1", "text": "<a:a> <a:b> <a:c> ."} | {field: payload}
        for path in ("/query", "/query/beside") if field == "query" else ("/check",):
            answer = browser.post(path, data=sent)
            assert answer.status_code < 500, (path, payload, answer.text)
            if answer.is_redirect:
                assert answer.headers["location"].startswith(("/check/", "/query?"))
                answer = browser.get(answer.headers["location"])
            assert seen(str(answer.url), answer.text).faults == [], (path, payload)


def test_a_report_on_a_submission_that_means_harm_is_only_text(browser: httpx.Client) -> None:
    says = " , ".join(map(_turtle, PAYLOADS))
    turtle = f"""@prefix sg2: <https://w3id.org/sg2kg/ontology#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
    <https://w3id.org/sg2kg/case/x'y> a sg2:Case ; rdfs:label {says} ; sg2:issue {says} ; sg2:start {says} ;
      <javascript:alert(1)> <javascript:alert(2)> .
    [] a sg2:CaseRecord ; sg2:describes <https://w3id.org/sg2kg/case/x'y> ; sg2:version {says} .
    <javascript:alert(3)> a sg2:Source ; sg2:address "javascript:alert(4)" ; rdfs:label {says} .
    <https://w3id.org/sg2kg/case/x#s> a sg2:Statement ; sg2:about <https://w3id.org/sg2kg/case/x'y> ; sg2:says {says} ;
      sg2:source <javascript:alert(3)> .
    """
    name = '"><img src=x onerror=alert(1)>\r\nX: y.ttl'
    sent = browser.post("/check", files={"file": (name, turtle.encode(), "text/turtle")})
    assert sent.status_code == 303
    where = sent.headers["location"]
    for tail in ("", "?tier=evaluated", "?road=1&tier=mapped"):
        for lang in LANGUAGES:
            answer = browser.get(where + tail, headers={"Cookie": f"lang={lang}"})
            assert seen(str(answer.url), answer.text).faults == []
            assert answer.headers["cache-control"] == "private, no-store"
    for ending in ("html", "json", "md", "csv", "xml", "txt", "ttl"):
        answer = browser.get(f"{where}/report.{ending}")
        if answer.status_code == 404:
            continue
        assert answer.headers["content-disposition"].startswith("attachment; filename="), ending
        assert answer.headers["content-security-policy"].startswith("sandbox"), ending
        if ending == "html":
            assert not re.search(r"<(script|img|svg|iframe|base|form)\b", answer.text)
    direct = browser.post("/api/v1/validate?format=html", content=turtle.encode(), headers={"Content-Type": "text/turtle"})
    assert not re.search(r"<(script|img|svg|iframe|base|form)\b", direct.text)
    assert "'unsafe-inline'" not in direct.headers["content-security-policy"].partition("script-src")[2].partition(";")[0]


def _turtle(text: str) -> str:
    escaped = "".join(f"\\u{ord(c):04X}" if ord(c) < 0x20 or c in '"\\' or 0x7F <= ord(c) <= 0xFFFF else c for c in text)
    return f'"{escaped}"@en'
