"""Which format an answer has: by the Accept header, by the address; and what a browser gets."""

from __future__ import annotations

import csv
import io
from xml.etree import ElementTree

import httpx
import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sg2kg.web.problems import Problem
from sg2kg.web.sparql.formats import GRAPH, KINDS, ROWS, TRUTH, choose

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"
QUERIES = {
    "SELECT": "SELECT ?s ?l { ?s a sg2:Case ; rdfs:label ?l } ORDER BY ?s ?l LIMIT 3",
    "ASK": "ASK { ?s a sg2:Case }",
    "CONSTRUCT": "CONSTRUCT WHERE { ?s a sg2:Case }",
    "DESCRIBE": "DESCRIBE <case/rspo>",
}
WISHES = [(form, wish, called) for form, kind in KINDS.items() for wish, called in kind.accepted.items()]


def asked(client: httpx.Client, form: str, accept: str = "*/*", **more: str) -> httpx.Response:
    return client.get("/sparql", params={"query": QUERIES[form], **more}, headers={"Accept": accept})


@pytest.mark.parametrize(("form", "wish", "means"), WISHES)
def test_every_format_is_had_by_its_media_type(client: httpx.Client, form: str, wish: str, means: str) -> None:
    told = asked(client, form, wish)
    assert told.status_code == 200
    assert told.headers["content-type"].partition(";")[0] == wish
    assert told.headers["vary"].startswith("Accept")
    assert is_written(told.content, means, form)


@pytest.mark.parametrize(("form", "name"), [(form, name) for form, kind in KINDS.items() for name in kind.named])
@pytest.mark.parametrize("key", ["format", "output"])
def test_every_format_is_had_by_its_name(client: httpx.Client, form: str, name: str, key: str) -> None:
    told = asked(client, form, "image/png", **{key: name})
    assert told.headers["content-type"].partition(";")[0] == KINDS[form].named[name]
    assert is_written(told.content, KINDS[form].named[name], form)


def is_written(content: bytes, media_type: str, form: str) -> bool:
    """Whether content is what its media type says, and says something."""
    rows = {
        "application/sparql-results+json": ox.QueryResultsFormat.JSON,
        "application/sparql-results+xml": ox.QueryResultsFormat.XML,
        "text/tab-separated-values": ox.QueryResultsFormat.TSV,
    }
    if media_type == "text/csv":
        return len(list(csv.reader(io.StringIO(content.decode())))) == 4
    if media_type in rows:
        found = ox.parse_query_results(content, format=rows[media_type])
        return bool(found) if isinstance(found, ox.QueryBoolean) else len(list(found)) == 3
    if media_type == "application/rdf+xml":
        ElementTree.fromstring(content)
    graphs = {
        "text/turtle": ox.RdfFormat.TURTLE,
        "application/n-triples": ox.RdfFormat.N_TRIPLES,
        "application/rdf+xml": ox.RdfFormat.RDF_XML,
        "application/ld+json": ox.RdfFormat.JSON_LD,
    }
    return len(list(ox.parse(content, format=graphs[media_type]))) > 5


@pytest.mark.parametrize(("form", "first"), [("SELECT", "json"), ("ASK", "json"), ("CONSTRUCT", "turtle"), ("DESCRIBE", "turtle")])
def test_whoever_takes_anything_gets_what_most_can_read(client: httpx.Client, form: str, first: str) -> None:
    assert asked(client, form).headers["content-type"].startswith(KINDS[form].named[first])


def test_the_best_of_what_is_accepted_is_sent(client: httpx.Client) -> None:
    assert asked(client, "SELECT", "text/csv;q=0.5, application/sparql-results+xml;q=0.9").headers["content-type"].endswith("+xml")
    assert asked(client, "ASK", "text/csv, */*;q=0.1").headers["content-type"].endswith("+json")
    assert asked(client, "SELECT", "text/csv, application/sparql-results+json;q=0").headers["content-type"].startswith("text/csv")


@pytest.mark.parametrize(("form", "accept"), [("ASK", "text/csv"), ("SELECT", "text/turtle"), ("CONSTRUCT", "text/csv"), ("SELECT", "image/png")])
def test_what_cannot_be_had_is_told_with_what_can(client: httpx.Client, form: str, accept: str) -> None:
    told = asked(client, form, accept)
    assert told.status_code == 406
    assert set(told.json()["available"]) == set(KINDS[form].accepted.values())


@pytest.mark.parametrize("name", ["yaml", "csv\r\nX-Evil: 1", "<script>", "json,xml"])
def test_an_unknown_format_is_refused(client: httpx.Client, name: str) -> None:
    told = asked(client, "SELECT", format=name)
    assert told.status_code == 400
    assert "x-evil" not in told.headers


def test_two_formats_are_refused_and_the_same_twice_is_not(client: httpx.Client) -> None:
    assert asked(client, "SELECT", format="csv", output="xml").status_code == 400
    assert asked(client, "SELECT", format="csv", output="csv", results="csv").status_code == 200


def test_csv_is_not_for_truths(client: httpx.Client) -> None:
    assert asked(client, "ASK", format="csv").status_code == 400


def test_a_browser_comes_to_the_page_with_what_it_asked(client: httpx.Client) -> None:
    told = client.get("/sparql?query=ASK%20%7B%7D&default-graph-uri=x%3Aa%0D%0Ab&other=%22%3E", headers={"Accept": BROWSER})
    assert (told.status_code, told.headers["vary"]) == (303, "Accept")
    assert told.headers["location"] == "/query?query=ASK+%7B%7D&default-graph-uri=x%3Aa%0D%0Ab&other=%22%3E"
    assert client.get("/sparql", headers={"Accept": BROWSER}).headers["location"] == "/query"


def test_a_browser_that_names_a_format_gets_it(client: httpx.Client) -> None:
    assert asked(client, "SELECT", BROWSER, format="csv").headers["content-type"].startswith("text/csv")


def test_a_form_of_another_page_gets_the_data(client: httpx.Client) -> None:
    assert client.post("/sparql", data={"query": QUERIES["SELECT"]}, headers={"Accept": BROWSER}).status_code == 200


def test_several_accept_headers_are_one(client: httpx.Client) -> None:
    headers = [("Accept", "image/png"), ("Accept", "text/csv")]
    with httpx.Client(base_url=client.base_url, headers=headers) as other:
        told = other.get("/sparql", params={"query": QUERIES["SELECT"]})
    assert told.headers["content-type"].startswith("text/csv")


@given(accept=st.text(st.characters(codec="latin-1"), max_size=60))
def test_a_format_is_found_or_refused_whatever_is_accepted(accept: str) -> None:
    for kind in (ROWS, TRUTH, GRAPH):
        try:
            assert choose(kind, accept).media_type in kind.accepted.values()
        except Problem as problem:
            assert problem.status == 406
