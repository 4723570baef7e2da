"""Published IRIs at a real server: content negotiation, redirects, what documents hold, and what is refused."""

from __future__ import annotations

import gzip
import json
import re
import socket
from collections.abc import Iterator
from urllib.parse import quote

import httpx
import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

from serving import Server
from sg2kg import bundle
from sg2kg.graph.read import read_path
from sg2kg.messages import LANGUAGES
from sg2kg.web.addresses import DOCUMENTS

TYPES = {
    "turtle": ("text/turtle", ".ttl", ox.RdfFormat.TURTLE),
    "rdfxml": ("application/rdf+xml", ".rdf", ox.RdfFormat.RDF_XML),
    "jsonld": ("application/ld+json", ".jsonld", ox.RdfFormat.JSON_LD),
    "ntriples": ("application/n-triples", ".nt", ox.RdfFormat.N_TRIPLES),
}
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"
SG2 = "https://w3id.org/sg2kg/"
THINGS = ("/case/cloud-rice", "/case/community-partners", "/actor/tencent", "/source/S01", "/tier/mapped", "/graph/inferred", "/graph/status/paper")


def triples(told: httpx.Response, format: str) -> set[ox.Triple]:
    return {ox.Triple(q.subject, q.predicate, q.object) for q in ox.parse(told.content, format=TYPES[format][2])}


def same(one: set[ox.Triple], other: set[ox.Triple]) -> bool:
    """Whether two graphs are isomorphic (RDFC-1.0)."""
    found = []
    for graph in (one, other):
        data = ox.Dataset([ox.Quad(t.subject, t.predicate, t.object) for t in graph])
        data.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
        found.append({str(q) for q in data})
    return found[0] == found[1]


def link(told: httpx.Response, relation: str) -> dict[str, str]:
    """The targets of the Link header with a relation, by media type."""
    found = re.findall(r'<([^>]*)>; rel="([^"]*)"(?:; type="([^"]*)")?', told.headers["link"])
    return {kind: target for target, rel, kind in found if rel == relation}


# ---- documents whose terms are fragments


@pytest.mark.parametrize("format", sorted(TYPES))
@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_holds_its_graph_in_each_format(client: httpx.Client, name: str, format: str) -> None:
    media_type, ending, _ = TYPES[format]
    told = client.get(f"/{name}", headers={"Accept": media_type})
    assert told.status_code == 200
    assert told.headers["content-type"].partition(";")[0] == media_type
    assert told.headers["content-location"] == f"/{name}{ending}"
    files = bundle.shape_files() if name == "shapes" else [bundle.ontology_file("sg2" if name == "ontology" else name)]
    stated = {ox.Triple(q.subject, q.predicate, q.object) for f in files for q in read_path(f)}
    if name == "shapes":  # three thousand blank nodes in five files: counted, and compared in the tests of writing
        assert len(triples(told, format)) == len(stated)
    else:
        assert same(triples(told, format), stated)
    for address in (f"/{name}{ending}", f"/{name}?format={format}"):
        assert client.get(address).content == told.content


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_is_a_page_for_a_browser(client: httpx.Client, name: str) -> None:
    told = client.get(f"/{name}", headers={"Accept": BROWSER})
    assert (told.status_code, told.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert {"Accept", "Accept-Language"} <= {v.strip() for v in told.headers["vary"].split(",")}
    assert set(link(told, "alternate")) == {*(t for t, *_ in TYPES.values()), "text/html"}
    assert link(told, "canonical") == {"": f"{SG2}{name}"}


def test_htmx_is_given_pages(client: httpx.Client) -> None:
    told = client.get("/framework", headers={"Accept": "*/*", "HX-Request": "true"})
    assert told.headers["content-type"].startswith("text/html")


@pytest.mark.parametrize("accept", ["*/*", "", "text/*", "application/*;q=0.1, text/turtle", "nonsense, */*;q=0.1", "text/html;q=0.4, */*"])
def test_a_program_that_takes_anything_is_given_turtle(client: httpx.Client, accept: str) -> None:
    assert client.get("/qca", headers={"Accept": accept}).headers["content-type"] == "text/turtle; charset=utf-8"


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("application/json", "application/ld+json"),
        ("application/ld+json, text/turtle;q=0.9", "application/ld+json"),
        ("text/turtle;q=0.5, application/n-triples;q=0.6", "application/n-triples"),
        ("text/turtle;q=0, */*", "application/rdf+xml"),
        ("text/html, text/turtle", "text/turtle"),
        ("text/html", "text/html"),
    ],
)
def test_the_type_that_is_liked_best_is_given(client: httpx.Client, accept: str, kind: str) -> None:
    assert client.get("/qca", headers={"Accept": accept}).headers["content-type"].partition(";")[0] == kind


@pytest.mark.parametrize("address", ["/framework", "/case/cloud-rice", "/thing?iri=case:cloud-rice"])
def test_what_nobody_can_give_is_told_with_what_there_is(client: httpx.Client, address: str) -> None:
    told = client.get(address, headers={"Accept": "image/png"})
    assert (told.status_code, told.headers["content-type"]) == (406, "application/problem+json")
    assert {a["type"] for a in told.json()["available"]} == {*(t for t, *_ in TYPES.values()), "text/html"}


# ---- things


@pytest.mark.parametrize("address", THINGS)
def test_a_thing_leads_to_its_document(client: httpx.Client, address: str) -> None:
    for accept, ending in ((BROWSER, ".html"), *((t, e) for t, e, _ in TYPES.values()), ("*/*", ".ttl")):
        told = client.get(address, headers={"Accept": accept})
        assert (told.status_code, told.headers["location"], told.content) == (303, address + ending, b"")
        assert "Accept" in told.headers["vary"]
        document = client.get(told.headers["location"])
        assert document.status_code == 200
        assert link(document, "describes") == {"": SG2.rstrip("/") + address}
        assert link(told, "describedby")["text/turtle"] == client.base_url.join(address + ".ttl")


@pytest.mark.parametrize("address", THINGS)
def test_a_document_says_the_same_in_each_format(client: httpx.Client, address: str) -> None:
    found = [triples(client.get(address + ending), name) for name, (_, ending, _) in TYPES.items()]
    assert all(same(found[0], other) for other in found[1:])
    assert found[0]


def test_a_case_is_a_page_for_a_browser(client: httpx.Client) -> None:
    told = client.get("/case/cloud-rice", headers={"Accept": BROWSER}, follow_redirects=True)
    assert told.url.path == "/case/cloud-rice.html"
    assert "Tencent Cloud Rice" in told.text
    assert link(told, "describes") == {"": f"{SG2}case/cloud-rice"}
    assert set(link(told, "alternate")) == {t for t, *_ in TYPES.values()}
    assert "Accept-Language" in told.headers["vary"]
    assert client.get(told.url.path, headers={"If-None-Match": told.headers["etag"]}).status_code == 304


def test_a_case_holds_all_that_its_file_says(client: httpx.Client) -> None:
    for path in bundle.case_files():
        told = client.get(f"/case/{path.stem}.ttl")
        assert triples(told, "turtle") == {ox.Triple(q.subject, q.predicate, q.object) for q in read_path(path)}
        assert told.text.startswith(f"@prefix : <{SG2}case/{path.stem}#> .")


def test_other_readers_read_it_too(client: httpx.Client) -> None:
    count = len(rdflib.Graph().parse(data=client.get("/case/cloud-rice.ttl").text, format="turtle"))
    for ending, format in ((".rdf", "xml"), (".jsonld", "json-ld"), (".nt", "nt")):
        assert len(rdflib.Graph().parse(data=client.get("/case/cloud-rice" + ending).text, format=format)) == count


def test_an_actor_is_described_by_all_graphs_and_by_what_points_to_it(client: httpx.Client) -> None:
    found = triples(client.get("/actor/tencent.ttl"), "turtle")
    tencent = ox.NamedNode(SG2 + "actor/tencent")
    assert any(t.subject == tencent for t in found)
    assert any(t.object == tencent for t in found)
    assert not any(str(t.subject).startswith(f"<{SG2}graph/status") for t in found)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("address", [*THINGS[2:], "/framework/statement/X-61", "/graph/status/paper/cloud-rice/M-ECO"])
def test_a_thing_has_a_page_in_each_language(client: httpx.Client, address: str, lang: str) -> None:
    told = client.get(f"{address}.html", params={"lang": lang})
    assert told.status_code == 200
    assert f'<html lang="{lang}">' in told.text
    assert told.text.count("<h1>") == 1
    assert f"{SG2.rstrip('/')}{address}</code>" in told.text
    assert f'<link rel="alternate" type="text/turtle" title="Turtle" href="{address}.ttl">' in told.text
    assert " style=" not in told.text


def test_the_language_asked_for_is_kept_on_the_way(client: httpx.Client) -> None:
    told = client.get("/actor/tencent", params={"lang": "zh-Hant", "format": "html"})
    assert told.headers["location"] == "/actor/tencent.html?lang=zh-Hant"
    assert client.get(told.headers["location"]).headers["content-language"] == "zh-Hant"


def test_a_page_says_what_follows_and_is_not_stated(client: httpx.Client) -> None:
    text = client.get("/actor/tencent.html").text
    assert '<span class="badge quiet">follows</span>' in text
    assert "follows</span>" not in client.get("/source/S01.html").text


def test_everything_that_a_page_links_to_here_answers(client: httpx.Client) -> None:
    seen = set()
    for address in ("/source/S01.html", "/tier/registered.html", "/graph/inferred.html", "/thing?iri=case:cloud-rice%23m-split&format=html"):
        seen |= set(re.findall(r'href="(/(?:actor|source|tier|graph|framework|ontology|case|thing)[^"#]*)', client.get(address).text))
    for found in sorted(seen):
        told = client.get(found.replace("&amp;", "&"), headers={"Accept": "text/html"})
        assert told.status_code in (200, 303, 308), found


# ---- /thing


@pytest.mark.parametrize("iri", ["case:cloud-rice#m-split", "fw:M-ECO", "https://w3id.org/sg2kg/framework/session", "skos:Concept", "sg2:says"])
@pytest.mark.parametrize("format", sorted(TYPES))
def test_the_data_tell_of_any_iri_in_them(client: httpx.Client, iri: str, format: str) -> None:
    told = client.get("/thing", params={"iri": iri, "format": format})
    assert told.headers["content-type"].partition(";")[0] == TYPES[format][0]
    assert triples(told, format)


def test_a_thing_without_an_address_has_a_page_with_its_data(client: httpx.Client) -> None:
    told = client.get("/thing", params={"iri": "sg2:AdaptiveCase"}, headers={"Accept": BROWSER})
    assert "<h1>adaptive case</h1>" in told.text
    turtle = link(told, "alternate")["text/turtle"]
    assert client.get(turtle).headers["content-type"].startswith("text/turtle")
    assert f'href="{quote("/ontology/AdaptiveCase")}"' in told.text


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("", 400),
        ("iri=", 400),
        ("iri=a&iri=b", 400),
        ("iri=no%20iri", 400),
        ("iri=https://w3id.org/sg2kg/case/%00", 400),
        ("iri=https://w3id.org/sg2kg/case/nowhere", 404),
        ("iri=https://example.org/%0d%0aX-Evil:%201", 400),
        ("iri=javascript:alert(1)", 404),
        ("iri=https://example.org/" + "x" * 3000, 414),
        ("iri=fw:M-ECO&format=pdf", 400),
        ("iri=fw:M-ECO&format=turtle&format=turtle", 400),
        ("iri=<script>alert(1)</script>", 400),
    ],
)
def test_an_iri_that_is_none_or_unknown_is_refused(client: httpx.Client, query: str, status: int) -> None:
    for accept in ("*/*", BROWSER):
        told = client.get("/thing?" + query, headers={"Accept": accept})
        assert told.status_code == status
        assert "x-evil" not in told.headers
        assert not told.headers["content-type"].startswith("text/html") or "<script>alert" not in told.text


# ---- what is refused


@pytest.mark.parametrize(
    "path",
    [
        "/case/nowhere",
        "/case/nowhere.ttl",
        "/case/",
        "/case/.ttl",
        "/case/..%2f..%2fetc%2fpasswd",
        "/case/%2e%2e/%2e%2e/etc/passwd",
        "/case/..%5c..%5cetc",
        "/actor//tencent",
        "/case/cloud-rice%2ettl.ttl",
        "/case/cloud-rice/",
        "/case/cloud-rice%00.ttl",
        "/case/cloud-rice%0d%0aX-Evil:1",
        "/case/cloud-rice%3fx.html",
        "/graph/status/nobody",
        "/source/%3Cscript%3E",
        "/nowhere/at/all",
        "/framework.pdf",
        "/framework.ttl.ttl",
    ],
)
def test_what_there_is_not_is_not_found(client: httpx.Client, server: Server, path: str) -> None:
    """Sent as it stands, for clients tidy paths up."""
    host, port = server.base.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), 20) as sock:
        sock.sendall(f"GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept: text/turtle\r\nConnection: close\r\n\r\n".encode())
        told = b""
        while piece := sock.recv(65536):
            told += piece
    assert told.startswith(b"HTTP/1.1 404")
    assert b"\r\nx-evil" not in told.lower()
    assert b"root:" not in told


def test_an_endless_path_is_refused(client: httpx.Client) -> None:
    assert client.get("/case/" + "x" * 5000).status_code == 414


@pytest.mark.parametrize("query", ["format=pdf", "format=", "format=turtle&format=html", "format=%0d%0aX-Evil:1", "format=" + "x" * 500])
@pytest.mark.parametrize("path", ["/framework", "/case/cloud-rice", "/case/cloud-rice.ttl"])
def test_a_format_that_there_is_not_is_refused(client: httpx.Client, path: str, query: str) -> None:
    told = client.get(f"{path}?{query}", headers={"Accept": "text/turtle"})
    assert (told.status_code, told.headers["content-type"]) == (400, "application/problem+json")
    assert told.json()["id"] == "SG2-PAR-001"
    assert "x-evil" not in told.headers


def test_an_ending_and_a_format_that_contradict_each_other_are_refused(client: httpx.Client) -> None:
    assert client.get("/framework.ttl?format=jsonld").status_code == 400
    assert client.get("/framework.ttl?format=turtle").status_code == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
@pytest.mark.parametrize("path", ["/framework", "/case/cloud-rice", "/thing", "/dump.nq"])
def test_data_are_only_read(client: httpx.Client, method: str, path: str) -> None:
    assert client.request(method, path).status_code == 405


def test_other_rooms_tell_of_their_own_paths(client: httpx.Client) -> None:
    assert client.get("/static/nowhere.css").json()["detail"] == "there is no such file"
    assert client.get("/sparql/x").status_code == 404


# ---- caches, heads, other sites


@pytest.mark.parametrize("path", ["/framework.ttl", "/case/cloud-rice.nt", "/source/S01.ttl", "/thing?iri=fw:M-ECO&format=jsonld", "/dump.trig"])
@pytest.mark.parametrize("encoding", ["gzip", "identity", "gzip;q=0"])
def test_each_representation_has_an_etag_of_its_own(client: httpx.Client, path: str, encoding: str) -> None:
    headers = {"Accept-Encoding": encoding}
    told = client.get(path, headers=headers)
    again = client.get(path, headers={**headers, "If-None-Match": told.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == told.headers["etag"]
    assert not told.headers["etag"].startswith("W/")
    assert client.get(path, headers={**headers, "If-None-Match": '"another"'}).status_code == 200


def test_packed_bytes_and_plain_ones_are_the_same_document_and_not_the_same_representation(client: httpx.Client) -> None:
    packed = client.get("/framework.ttl", headers={"Accept-Encoding": "gzip"})
    plain = client.get("/framework.ttl", headers={"Accept-Encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.content == plain.content
    assert packed.headers["etag"] != plain.headers["etag"]
    assert int(packed.headers["content-length"]) < int(plain.headers["content-length"]) / 4
    assert packed.headers["vary"].count("Accept-Encoding") == plain.headers["vary"].count("Accept-Encoding") == 1
    with client.stream("GET", "/framework.ttl", headers={"Accept-Encoding": "gzip"}) as raw:
        assert gzip.decompress(b"".join(raw.iter_raw())) == plain.content


@pytest.mark.parametrize("path", ["/framework", "/framework.nt", "/case/cloud-rice", "/actor/tencent.html", "/tier/mapped.ttl", "/dump.nq"])
@pytest.mark.parametrize("encoding", ["gzip", "identity"])
def test_a_head_is_that_of_the_whole_answer(client: httpx.Client, path: str, encoding: str) -> None:
    headers = {"Accept-Encoding": encoding}
    head, whole = client.head(path, headers=headers), client.get(path, headers=headers)
    assert head.status_code == whole.status_code
    assert head.content == b""
    for name in ("etag", "content-type", "link", "location", "content-location"):
        assert head.headers.get(name) == whole.headers.get(name)


def test_pages_of_other_sites_may_read_data(client: httpx.Client) -> None:
    for path in ("/framework", "/case/cloud-rice", "/actor/tencent.ttl", "/source/S01.jsonld", "/tier/mapped", "/thing?iri=fw:M-ECO", "/dump.nq"):
        assert client.head(path, headers={"Origin": "https://example.org"}).headers["access-control-allow-origin"] == "*"


def test_a_download_has_a_name(client: httpx.Client) -> None:
    assert client.get("/case/cloud-rice.jsonld").headers["content-disposition"] == 'inline; filename="cloud-rice.jsonld"'
    assert client.get("/thing?iri=case:cloud-rice%23m-split&format=turtle").headers["content-disposition"] == 'inline; filename="m-split.ttl"'


# ---- everything


def test_a_dump_holds_every_graph(client: httpx.Client) -> None:
    lines = client.get("/dump.nq")
    assert lines.headers["content-type"] == "application/n-quads"
    quads = list(ox.parse(lines.content, format=ox.RdfFormat.N_QUADS))
    graphs = {q.graph_name.value for q in quads if isinstance(q.graph_name, ox.NamedNode)}
    assert {SG2 + "framework", SG2 + "case/cloud-rice", SG2 + "graph/inferred", SG2 + "graph/status/paper", SG2 + "shapes"} <= graphs
    assert not any(isinstance(q.graph_name, ox.DefaultGraph) for q in quads)
    trig = client.get("/dump.trig")
    assert trig.headers["content-type"] == "application/trig"
    assert len(set(ox.parse(trig.content, format=ox.RdfFormat.TRIG))) == len(set(quads))
    inferred = triples(client.get("/graph/inferred.nt"), "ntriples")
    named = {ox.Triple(q.subject, q.predicate, q.object) for q in quads if str(q.graph_name) == f"<{SG2}graph/inferred>"}
    assert len(named) == len(inferred)


def test_the_problem_of_a_page_is_a_page(client: httpx.Client) -> None:
    told = client.get("/case/nowhere", headers={"Accept": BROWSER})
    assert (told.status_code, told.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert json.loads(client.get("/case/nowhere").text)["id"] == "SG2-NAM-001"


@pytest.fixture(scope="module")
def fuzzed(server: Server) -> Iterator[httpx.Client]:
    """A client for many requests of one test."""
    with server.client() as found:
        yield found


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(["/case/", "/actor/", "/graph/", "/framework/", "/", "/thing?iri=", "/framework?format=", "/case/cloud-rice?lang="]),
    st.text(max_size=20),
)
def test_no_address_breaks_the_server(fuzzed: httpx.Client, head: str, rest: str) -> None:
    told = fuzzed.get(head + quote(rest, safe=""), headers={"Accept": "text/turtle"})
    assert told.status_code < 500
