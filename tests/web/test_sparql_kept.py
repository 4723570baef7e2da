"""Answers to queries are kept for whoever asks the same again, and only for those: the data do not change while a server runs."""

from __future__ import annotations

import httpx
import pytest

from serving import running
from sg2kg.graph.guard import may_differ

CASES = "SELECT ?case { ?case a <https://w3id.org/sg2kg/ontology#Case> } ORDER BY ?case #"


def _ask(client: httpx.Client, query: str, accept: str = "text/csv", **more: str) -> httpx.Response:
    found = client.get("/sparql", params={"query": query, **more}, headers={"Accept": accept})
    assert found.status_code == 200
    return found


def test_who_asks_the_same_again_gets_the_same_from_what_is_kept(client: httpx.Client) -> None:
    first, second = (_ask(client, CASES + "same") for _ in range(2))
    assert "cache-status" not in first.headers
    assert second.headers["cache-status"] == "sg2kg; hit"
    assert second.content == first.content
    assert {**second.headers, "date": ""} == {**first.headers, "date": "", "cache-status": "sg2kg; hit"}


def test_another_text_another_format_and_another_dataset_are_not_the_same(client: httpx.Client) -> None:
    graph = "https://w3id.org/sg2kg/graph/ontology"
    answers = [
        _ask(client, CASES + "other"),
        _ask(client, CASES + "other "),
        _ask(client, CASES + "other", accept="text/tab-separated-values"),
        _ask(client, CASES + "other", **{"default-graph-uri": graph}),
        _ask(client, CASES + "other", **{"named-graph-uri": graph}),
    ]
    assert [a.headers.get("cache-status") for a in answers] == [None] * 5
    assert len({a.text for a in answers}) == 3  # as CSV, as TSV, and without a row


def test_a_post_is_answered_from_what_a_get_has_left(client: httpx.Client) -> None:
    _ask(client, CASES + "method")
    found = client.post("/sparql", data={"query": CASES + "method"}, headers={"Accept": "text/csv"})
    assert found.headers["cache-status"] == "sg2kg; hit"


def test_a_client_that_has_it_already_is_told_so(client: httpx.Client) -> None:
    etag = _ask(client, CASES + "etag").headers["etag"]
    again = client.get("/sparql", params={"query": CASES + "etag"}, headers={"Accept": "text/csv", "If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("function", ["RAND()", "UUID()", "STRUUID()", "BNODE()", "rand ()", "NOW#\n()"])
def test_what_differs_each_time_is_worked_out_each_time(client: httpx.Client, function: str) -> None:
    first, second = (_ask(client, f"SELECT ({function} AS ?x) {{}}") for _ in range(2))
    assert "cache-status" not in second.headers
    assert first.text != second.text


def test_an_error_is_not_kept(client: httpx.Client) -> None:
    for _ in range(2):
        found = client.get("/sparql", params={"query": "SELECT * { ?a ?b }"})
        assert (found.status_code, found.headers.get("cache-status")) == (400, None)


def test_nothing_is_kept_where_there_is_no_room_for_it() -> None:
    with running("--cache-size", "0", "--no-reasoning") as server, httpx.Client(base_url=server.base, timeout=60) as client:
        assert [_ask(client, CASES).headers.get("cache-status") for _ in range(3)] == [None] * 3


def test_names_that_only_look_like_such_functions_keep_nobody_from_it() -> None:
    assert not any(may_differ(f"SELECT ?{name} {{ ?{name} <http://x.org/{name}> 1 }}") for name in ("knows", "brand_", "random", "nowhere"))
    assert all(may_differ(f"SELECT ({name}() AS ?x) {{}}") for name in ("rand", "Now", "UUID", "struuid", "bnode"))
