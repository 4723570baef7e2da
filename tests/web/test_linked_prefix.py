"""A server below a path of another address, with data of its own: links, redirects and documents, whether a proxy strips the path or passes it on."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator

import httpx
import pyoxigraph as ox
import pytest
from starlette.types import Message, Receive, Scope, Send

from serving import Server, running
from sg2kg.web.checking.examples import example
from sg2kg.web.guards.prefix import Prefix

BASE = "https://governance.example/kg/"
DATA = """
@prefix new: <https://w3id.org/sg2kg/new#> .
@prefix sg2: <https://w3id.org/sg2kg/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix o: <https://other.example/id/> .

new:mill a sg2:Enterprise ; rdfs:label "The mill"@en , "磨坊"@zh-Hant ; rdfs:seeAlso <javascript:alert(1)> , <https://other.example/page> .
new:pond a sg2:Place ; rdfs:label "<script>alert(1)</script>"@en ; sg2:near [ rdfs:label "inside" ; sg2:list ( 1 2 ) ] .
o:thing a sg2:Actor ; rdfs:label "Another's thing"@en ; sg2:controlledBy new:mill .
<https://w3id.org/sg2kg/elsewhere/a%20b> rdfs:label "With a percent sign"@en .
<https://w3id.org/sg2kg/elsewhere/磨坊> rdfs:label "In Chinese"@en .
<https://w3id.org/sg2kg/elsewhere/q?x=1> rdfs:label "With a question mark"@en .
<https://w3id.org/sg2kg/elsewhere/it's> rdfs:label "With an apostrophe"@en .
<https://w3id.org/sg2kg/elsewhere/odd> <https://other.example/1/> "A property without a name"@en .

<https://other.example/case/pond> a sg2:Case ; rdfs:label "A pond kept in common"@en .
<https://other.example/case/pond#record> a sg2:CaseRecord ; sg2:describes <https://other.example/case/pond> .
"""


@pytest.fixture(scope="module")
def below(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    file = tmp_path_factory.mktemp("data") / "secret-place" / "own.ttl"
    file.parent.mkdir()
    file.write_text(DATA, encoding="utf-8")
    with running("--base-url", BASE, "--data", str(file), "--no-bundled", "--workers", "1") as found:
        yield found


@pytest.fixture(params=["passed on", "stripped"])
def at(below: Server, request: pytest.FixtureRequest) -> Iterator[httpx.Client]:
    """A client as a proxy is one that passes the prefix on, and as one that takes it off."""
    prefix = "/kg" if request.param == "passed on" else ""
    with below.client(base_url=f"{below.base}{prefix}", headers={"Accept-Language": "en"}) as found:
        yield found


def test_pages_link_below_the_prefix(at: httpx.Client) -> None:
    for path in ("/", "/tier/mapped.html", "/thing?iri=new:mill&format=html"):
        text = at.get(path, headers={"Accept": "text/html"}).text
        links = re.findall(r'(?:href|src|action)="(/[^"]*)"', text)
        assert links
        assert all(link.startswith("/kg/") for link in links), links


def test_redirects_and_headers_lead_to_the_address_that_the_world_sees(at: httpx.Client) -> None:
    told = at.get("/tier/mapped", headers={"Accept": "text/turtle"})
    assert told.headers["location"] == "/kg/tier/mapped.ttl"
    assert f'<{BASE}tier/mapped.ttl>; rel="describedby"; type="text/turtle"' in told.headers["link"]
    told = at.get("/framework", headers={"Accept": "text/turtle"})
    assert told.headers["content-location"] == "/kg/framework.ttl"
    assert f'<{BASE}framework.nt>; rel="alternate"' in told.headers["link"]


def test_the_data_keep_the_published_iris(at: httpx.Client) -> None:
    text = at.get("/tier/mapped.nt").text
    assert "<https://w3id.org/sg2kg/tier/mapped>" in text
    assert "governance.example" not in text


def test_the_front_page_answers_at_the_prefix_itself(below: Server) -> None:
    for path in ("/kg", "/kg/", "/"):
        assert below.get(path).status_code == 200
    assert below.get("/kgx").status_code == 404


def test_a_report_is_found_below_the_prefix(at: httpx.Client) -> None:
    sent = at.post("/check", files={"file": ("incomplete.ttl", example("incomplete").read_bytes(), "text/turtle")})
    assert sent.status_code == 303, sent.text
    assert sent.headers["location"].startswith("/kg/check/")
    page = at.get(sent.headers["location"].removeprefix("/kg"), headers={"Accept": "text/html"}).text
    links = re.findall(r'\s(?:href|action|formaction|hx-get|src)="(/[^"]*)"', page)
    assert links
    assert all(link.startswith("/kg/") for link in links)


# ---- data that were brought


def test_things_of_other_bases_have_a_page(at: httpx.Client) -> None:
    text = at.get("/thing?iri=https://other.example/id/thing&format=html").text
    assert "<h1>Another&#39;s thing</h1>" in text
    assert 'href="/kg/thing?iri=https%3A%2F%2Fw3id.org%2Fsg2kg%2Fnew%23mill"' in text


def test_a_namespace_lists_what_is_in_it(at: httpx.Client) -> None:
    told = at.get("/new", headers={"Accept": "text/html"})
    assert told.headers["location"] == "/kg/new.html"
    text = at.get("/new.html").text
    assert 'id="mill"' in text
    assert "The mill" in text
    subjects = {q.subject for q in ox.parse(at.get("/new.ttl").content, format=ox.RdfFormat.TURTLE)}
    assert ox.NamedNode("https://w3id.org/sg2kg/new#mill") in subjects


def test_hostile_labels_and_addresses_are_text(at: httpx.Client) -> None:
    for iri in ("new:mill", "new:pond"):
        text = at.get(f"/thing?iri={iri}&format=html").text
        assert "<script>alert" not in text
        assert 'href="javascript' not in text
    assert "inside" in text


@pytest.mark.parametrize("name", ["a%2520b", "%E7%A3%A8%E5%9D%8A", "q%3Fx=1", "it%27s"])
def test_any_published_iri_has_an_address(at: httpx.Client, name: str) -> None:
    told = at.get(f"/elsewhere/{name}", headers={"Accept": "text/html"})
    assert (told.status_code, told.headers["location"]) == (303, f"/kg/elsewhere/{name}.html")
    page = at.get(f"/elsewhere/{name}.html?lang=en")
    assert page.status_code == 200
    assert "<h1>With a " in page.text or "<h1>In Chinese" in page.text or "<h1>With an " in page.text
    assert all(ord(c) < 128 for c in page.headers["link"])
    assert at.get(f"/elsewhere/{name}.ttl").status_code == 200


def test_pages_of_iris_that_differ_after_a_question_mark_differ(at: httpx.Client) -> None:
    assert "With a question mark" in at.get("/elsewhere/q%3Fx=1.html").text
    assert at.get("/elsewhere/q%3Fx=2.html").status_code == 404


def test_what_a_format_cannot_hold_is_not_to_be_had_in_it(at: httpx.Client) -> None:
    told = at.get("/elsewhere/odd.rdf")
    assert (told.status_code, told.json()["id"]) == (406, "SG2-OUT-001")
    assert at.get("/elsewhere/odd.ttl").status_code == 200


def test_a_case_of_another_base_answers_by_its_name(at: httpx.Client) -> None:
    told = at.get("/case/pond.ttl")
    assert "A pond kept in common" in told.text
    assert '<https://other.example/case/pond>; rel="describes"' in told.headers["link"]


def test_no_page_tells_where_the_files_of_the_server_are(at: httpx.Client) -> None:
    for path in ("/thing?iri=new:mill&format=html", "/thing?iri=https://other.example/id/thing&format=html", "/new.html"):
        assert "secret-place" not in at.get(path).text
    assert "own.ttl" in at.get("/thing?iri=new:mill&format=html").text


# ---- the guard by itself


@pytest.mark.parametrize(
    ("path", "seen"),
    [("/kg/case/x", "/case/x"), ("/kg", "/"), ("/kg/", "/"), ("/case/x", "/case/x"), ("/kgx", "/kgx"), ("/", "/"), ("/kg//case", "//case")],
)
def test_the_prefix_is_taken_off_where_it_is(path: str, seen: str) -> None:
    got: list[Scope] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        got.append(scope)

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        return None

    asyncio.run(Prefix(app, "/kg/")({"type": "http", "path": path, "raw_path": path.encode()}, receive, send))
    assert (got[0]["path"], got[0]["raw_path"]) == (seen, seen.encode())
