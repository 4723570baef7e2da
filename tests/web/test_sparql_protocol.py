"""The SPARQL 1.1 Protocol for queries: what the W3C test manifest asks of an endpoint, with graphs of ours in the place of its documents."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

CASE = "https://w3id.org/sg2kg/case/"
ONE, TWO, THREE = (CASE + name for name in ("rspo", "p-patch", "decidim"))
FORM, DIRECT = {"Content-Type": "application/x-www-form-urlencoded"}, {"Content-Type": "application/sparql-query"}
JSON = "application/sparql-results+json"


def truth(told: httpx.Response) -> Any:
    assert told.status_code == 200, told.text
    return told.json()["boolean"]


@pytest.fixture(params=["get", "form", "direct"])
def ask(client: httpx.Client, request: pytest.FixtureRequest) -> Any:
    """Asks a query in one of the three ways, with graphs in the place where the protocol has them."""

    def asked(query: str, **graphs: list[str]) -> httpx.Response:
        pairs: list[Any] = [(f"{name}-graph-uri", g) for name, found in graphs.items() for g in found]
        if request.param == "get":
            return client.get("/sparql", params=[("query", query), *pairs])
        if request.param == "form":
            return client.post("/sparql", content=str(httpx.QueryParams([("query", query), *pairs])), headers=FORM)
        return client.post("/sparql", params=pairs, content=query, headers=DIRECT)

    return asked


# ---- query-get, query-post-form, query-post-direct and the datasets of the protocol


def test_a_query_is_answered(ask: Any) -> None:
    told = ask("ASK {}")
    assert truth(told) is True
    assert told.headers["content-type"] == JSON


def test_a_default_graph_can_be_chosen(ask: Any) -> None:
    assert truth(ask(f"ASK {{ <{ONE}> ?p ?o }}", default=[ONE])) is True
    assert truth(ask(f"ASK {{ <{TWO}> a sg2:Case }}", default=[ONE])) is False


def test_several_default_graphs_are_merged(ask: Any) -> None:
    assert truth(ask(f"ASK {{ <{ONE}> a sg2:Case . <{TWO}> a sg2:Case }}", default=[ONE, TWO])) is True


def test_named_graphs_can_be_chosen(ask: Any) -> None:
    told = ask("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }", named=[ONE, TWO])
    assert sorted(row["g"]["value"] for row in told.json()["results"]["bindings"]) == sorted([ONE, TWO])
    assert truth(ask("ASK { ?s ?p ?o }", named=[ONE])) is False


def test_a_dataset_may_have_both(ask: Any) -> None:
    told = ask("SELECT DISTINCT ?g { ?x a sg2:Case GRAPH ?g { ?s ?p ?o } }", default=[THREE], named=[ONE, TWO])
    assert {row["g"]["value"] for row in told.json()["results"]["bindings"]} == {ONE, TWO}


def test_graphs_of_the_protocol_go_before_those_of_the_query(ask: Any) -> None:
    assert truth(ask(f"ASK FROM <{ONE}> {{ <{ONE}> a sg2:Case }}", default=[TWO])) is False
    assert truth(ask(f"ASK FROM <{ONE}> {{ <{TWO}> a sg2:Case }}", default=[TWO])) is True


def test_graphs_beside_a_form_count_as_those_in_it(client: httpx.Client) -> None:
    told = client.post("/sparql", params={"default-graph-uri": ONE}, data={"query": f"ASK {{ <{TWO}> a sg2:Case }}"})
    assert truth(told) is False


def test_a_relative_iri_is_one_of_ours(ask: Any) -> None:
    assert truth(ask("ASK FROM <case/rspo> { <case/rspo> ?p ?o }")) is True


# ---- query-content-type-*


@pytest.mark.parametrize(
    ("query", "types"),
    [
        ("SELECT (1 AS ?value) {}", (JSON, "application/sparql-results+xml", "text/csv", "text/tab-separated-values")),
        ("ASK {}", (JSON, "application/sparql-results+xml")),
        ("DESCRIBE <http://example.org/>", ("text/turtle", "application/rdf+xml", "application/n-triples")),
        ("CONSTRUCT { <s> <p> 1 } WHERE {}", ("text/turtle", "application/rdf+xml", "application/n-triples")),
    ],
)
def test_an_answer_has_a_type_of_its_form(ask: Any, query: str, types: tuple[str, ...]) -> None:
    told = ask(query)
    assert told.status_code == 200
    assert told.headers["content-type"].partition(";")[0] in types


# ---- bad-query-*


def test_another_method_is_refused(client: httpx.Client) -> None:
    told = client.put("/sparql", params={"query": "ASK {}"})
    assert told.status_code == 405
    assert {m.strip() for m in told.headers["allow"].split(",")} == {"GET", "HEAD", "POST", "OPTIONS"}


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_two_queries_are_refused(client: httpx.Client, method: str) -> None:
    pairs = "query=ASK%20%7B%7D&query=SELECT%20%2A%20%7B%7D"
    told = client.get("/sparql?" + pairs) if method == "GET" else client.post("/sparql", content=pairs, headers=FORM)
    assert (told.status_code, told.headers["content-type"]) == (400, "application/problem+json")
    assert "2 queries" in told.json()["detail"]


def test_a_query_in_the_address_and_one_in_the_body_are_two(client: httpx.Client) -> None:
    assert client.post("/sparql?query=ASK%20%7B%7D", content="ASK {}", headers=DIRECT).status_code == 400


@pytest.mark.parametrize(
    ("content", "headers"),
    [
        ("ASK {}", {"Content-Type": "text/plain"}),
        ("query=ASK%20%7B%7D", {}),
        ("ASK {}", {}),
        (b'{"query": "ASK {}"}', {"Content-Type": "application/json"}),
        ("ASK {}".encode("utf-16"), {"Content-Type": "application/sparql-query; charset=UTF-16"}),
    ],
    ids=["wrong media type", "missing form type", "missing direct type", "json", "another charset"],
)
def test_content_of_another_type_is_refused(client: httpx.Client, content: str | bytes, headers: dict[str, str]) -> None:
    told = client.post("/sparql", content=content, headers=headers)
    assert told.status_code == 415
    assert "application/sparql-query" in told.json()["hint"] or "UTF-8" in told.json()["hint"]


@pytest.mark.parametrize("content", ["ASK {}".encode("utf-16"), b"ASK { ?s ?p '\xff' }"])
def test_a_query_that_is_not_utf_8_is_refused(client: httpx.Client, content: bytes) -> None:
    assert client.post("/sparql", content=content, headers=DIRECT).status_code == 400


def test_parameters_that_are_not_utf_8_are_refused(client: httpx.Client) -> None:
    assert client.get("/sparql?query=ASK%20%7B%7D%23%FF").status_code == 400
    assert client.post("/sparql", content="query=ASK%7B%7D%23%FF", headers=FORM).status_code == 400


def test_a_query_with_a_byte_order_mark_is_read(client: httpx.Client) -> None:
    assert truth(client.post("/sparql", content="\ufeffASK {}".encode(), headers=DIRECT)) is True


def test_a_slip_is_told_with_its_line_and_column(ask: Any) -> None:
    told = ask("ASK {\n  ?s ?p")
    assert told.status_code == 400
    assert (told.json()["line"], told.json()["id"]) == (2, "SG2-QRY-001")
    assert told.json()["column"] > 1


def test_a_query_is_not_nothing(client: httpx.Client) -> None:
    assert client.get("/sparql?query=").status_code == 400
    assert client.post("/sparql", content="", headers=FORM).status_code == 400
    assert client.post("/sparql", content="", headers=DIRECT).status_code == 400


# ---- updates and other servers


def test_updates_are_refused(client: httpx.Client) -> None:
    update = "CLEAR ALL"
    refused = [
        client.get("/sparql", params={"update": update}),
        client.post("/sparql", data={"update": update}),
        client.post("/sparql", data={"update": update, "query": "ASK {}"}),
        client.post("/sparql", content=update, headers={"Content-Type": "application/sparql-update"}),
    ]
    assert [told.status_code for told in refused] == [403] * 4


def test_an_update_is_no_query(ask: Any) -> None:
    told = ask("INSERT DATA { <x:s> <x:p> <x:o> }")
    assert told.status_code == 400
    assert "update" in told.json()["detail"]


def test_other_servers_are_not_called(ask: Any) -> None:
    told = ask("SELECT * { SERVICE <http://127.0.0.1:9/sparql> { ?s ?p ?o } }")
    assert told.status_code == 400
    assert "SERVICE" in told.json()["detail"]


# ---- what is beside


def test_a_head_request_has_the_headers_of_its_get(client: httpx.Client) -> None:
    get, head = (client.request(m, "/sparql", params={"query": "SELECT * { ?s a sg2:Case }"}) for m in ("GET", "HEAD"))
    assert head.content == b""
    own = {"date", "cache-status"}
    assert {k: v for k, v in head.headers.items() if k not in own} == {k: v for k, v in get.headers.items() if k not in own}


def test_an_answer_that_the_client_has_is_not_sent_again(client: httpx.Client) -> None:
    first = client.get("/sparql", params={"query": "ASK {}"})
    again = client.get("/sparql", params={"query": "ASK {}"}, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_pages_of_other_sites_may_ask(client: httpx.Client) -> None:
    wish = {"Origin": "https://example.org", "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}
    told = client.options("/sparql", headers=wish)
    assert told.status_code == 204
    assert told.headers["access-control-allow-origin"] == "*"
    assert "POST" in told.headers["access-control-allow-methods"]
    assert "content-type" in told.headers["access-control-allow-headers"].lower()
    assert client.get("/sparql", params={"query": "ASK {}"}, headers={"Origin": "https://example.org"}).headers["access-control-allow-origin"] == "*"
    assert client.get("/sparql", params={"query": "ASK {"}).headers["access-control-allow-origin"] == "*"


def test_options_tell_the_methods(client: httpx.Client) -> None:
    told = client.options("/sparql")
    assert (told.status_code, told.content) == (204, b"")
    assert "POST" in told.headers["allow"]


def test_a_query_that_is_too_long_is_refused_before_it_is_read(client: httpx.Client) -> None:
    long = "ASK {} #" + "x" * 65_536
    assert client.post("/sparql", content=long, headers=DIRECT).status_code == 413
    assert client.post("/sparql", data={"query": long}).status_code == 413
    assert client.post("/sparql", content="x" * 2_000_000, headers=DIRECT).status_code == 413


@pytest.mark.parametrize("graph", ["relative", "http://a b/", "x y", "<x:a>", "http://example.org/\n"])
@pytest.mark.parametrize("name", ["default-graph-uri", "named-graph-uri"])
def test_a_graph_that_is_no_iri_is_refused(client: httpx.Client, name: str, graph: str) -> None:
    told = client.get("/sparql", params={"query": "ASK {}", name: graph})
    assert told.status_code == 400
    assert name in told.json()["detail"]


def test_an_unknown_graph_is_empty(ask: Any) -> None:
    assert truth(ask("ASK { ?s ?p ?o }", default=["http://example.org/none"])) is False


def test_too_many_parameters_are_refused(client: httpx.Client) -> None:
    assert client.get("/sparql?query=ASK%7B%7D" + "&default-graph-uri=x:a" * 300).status_code == 400


def test_a_slash_at_the_end_makes_no_difference(client: httpx.Client) -> None:
    assert truth(client.get("/sparql/", params={"query": "ASK {}"})) is True


@pytest.mark.parametrize("text", ["ASK { ?s ?p '\0' }", "ASK\0{}", "\0", "ASK { ?s ?p '\\u0000' }"])
def test_signs_that_nobody_writes_are_no_defect(ask: Any, text: str) -> None:
    assert ask(text).status_code in (200, 400)


def test_a_client_of_another_library_is_understood(server: Any) -> None:
    from rdflib.plugins.stores.sparqlstore import SPARQLStore

    for method in ("GET", "POST", "POST_FORM"):
        store = SPARQLStore(server.base + "/sparql", method=method)
        rows: list[Any] = list(store.query("SELECT ?c { ?c a <https://w3id.org/sg2kg/ontology#Case> }"))
        assert len(rows) > 15
        assert json.dumps([str(r[0]) for r in rows]).count(CASE) == len(rows)
