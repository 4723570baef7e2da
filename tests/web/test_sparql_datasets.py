"""The dataset of a query: which graphs FROM and FROM NAMED name, and what their merge holds."""

from __future__ import annotations

from typing import Any

import httpx
import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sg2kg.errors import QueryError
from sg2kg.web.crew.queries import Merges, dataset_of

CASE = "https://w3id.org/sg2kg/case/"
FRAMEWORK = "https://w3id.org/sg2kg/framework"


@pytest.mark.parametrize(
    ("query", "default", "named"),
    [
        ("SELECT * { ?s ?p ?o }", [], []),
        ("SELECT * FROM <http://e/g> { ?s ?p ?o }", ["http://e/g"], []),
        ("select * from <http://e/g> from named <http://e/h> where {}", ["http://e/g"], ["http://e/h"]),
        ("SELECT*FROM<http://e/g>FROM NAMED<http://e/h>{}", ["http://e/g"], ["http://e/h"]),
        ("SELECT * FROM case:rspo {}", [CASE + "rspo"], []),
        ("SELECT * FROM <case/rspo> {}", [CASE + "rspo"], []),
        ("PREFIX e: <http://e/> SELECT * FROM e:g\\.d\\~ FROM e:%41 {}", ["http://e/g.d~", "http://e/%41"], []),
        ("PREFIX : <http://e/> SELECT * FROM :g FROM NAMED : {}", ["http://e/g"], ["http://e/"]),
        (
            "BASE <http://e/a/b> SELECT * FROM <c> FROM <../d> FROM <#f> FROM <> {}",
            ["http://e/a/c", "http://e/d", "http://e/a/b#f", "http://e/a/b"],
            [],
        ),
        ("BASE <http://e/a/> PREFIX r: <r#> SELECT * FROM r:x {}", ["http://e/a/r#x"], []),
        ("BASE <http://e/> BASE <a/> SELECT * FROM <b> {}", ["http://e/a/b"], []),
        ("PREFIX e: <http://e/> PREFIX e: <http://f/> SELECT * FROM e:g {}", ["http://f/g"], []),
        ("SELECT * FROM <http://e/\\u0067> {}", ["http://e/g"], []),
        ("# FROM <http://e/no>\nSELECT * # FROM <http://e/no>\nFROM # {\n<http://e/g> {}", ["http://e/g"], []),
        ('SELECT ?FROM (\'FROM <http://e/no>\' AS ?x) ("""} FROM <http://e/no>""" AS ?y) FROM <http://e/g> {}', ["http://e/g"], []),
        ("SELECT ?FROM { ?s ?p ?FROM }", [], []),
        ("SELECT * { { SELECT ?s { ?s ?p 'FROM <http://e/no>' } } }", [], []),
        ("PREFIX from: <http://e/> DESCRIBE from:x FROM from:g", ["http://e/g"], []),
        ("PREFIX named: <http://e/> SELECT * FROM named:g FROM NAMED named:h {}", ["http://e/g"], ["http://e/h"]),
        ("ASK FROM <http://e/g> {}", ["http://e/g"], []),
        ("DESCRIBE <http://e/x> FROM NAMED <http://e/g>", [], ["http://e/g"]),
        ("CONSTRUCT { ?s ?p '}' } FROM <http://e/g> WHERE { ?s ?p ?o }", ["http://e/g"], []),
        ("CONSTRUCT FROM <http://e/g> WHERE { ?s ?p ?o }", ["http://e/g"], []),
        ("CONSTRUCT WHERE { ?s ?p ?o }", [], []),
        ("SELECT * FROM <http://e/g> FROM <http://e/g> {}", ["http://e/g", "http://e/g"], []),
        ("SELECT * FROM nobody:declared {}", [], []),
        ("SELECT * FROM {}", [], []),
        ("SELECT * FROM", [], []),
        ("PREFIX", [], []),
    ],
)
def test_the_graphs_of_a_query_are_those_that_it_names(query: str, default: list[str], named: list[str]) -> None:
    assert dataset_of(query) == (default, named)


@pytest.mark.parametrize("query", ["PREFIX e: <http://e/> SELECT *FROMe:g {}", "SELECT *FROMNAMED<http://e/g> {}"])
def test_what_the_engine_would_read_otherwise_is_refused(query: str) -> None:
    with pytest.raises(QueryError, match="more ways than one"):
        dataset_of(query)


PROLOGUES = ("BASE <http://e/a/>", "BASE <b/>", "PREFIX e: <http://e/>", "PREFIX e: <g>", "prefix from: <http://e/>", "PREFIX : <#>", "#{\n")
FORMS = ("SELECT ?s", "SELECT*", "SELECT (?s AS ?FROM)", "CONSTRUCT { ?s ?p ?s }", "CONSTRUCT", "DESCRIBE ?s", "ASK")
CLAUSES = ("FROM", "from ", "FROM NAMED", "FROM#{\n", "FROM named ", "FROM\nNAMED\t", "")
NAMES = ("<http://e/g>", "<g>", "<>", "<../g>", "<\\u0067>", "e:g", "e:", ":g", "from:g", "e:\\~", "case:x", "nobody:x", "'FROM'")
BODIES = ("{ ?s ?p ?o }", "WHERE { ?s ?p ?o }", "WHERE { ?s ?p ?o . GRAPH ?g { ?o ?q ?r } }", "{ GRAPH ?g { ?s ?p ?o } }")
GRAPHS = (
    *("http://e/", "http://e/g", "http://e/a/", "http://e/a/g", "http://e/a/b/g", "http://e/#g", "http://e/a/#g", "http://e/~", "http://e/gg"),
    *("https://w3id.org/sg2kg/", "https://w3id.org/sg2kg/g", "https://w3id.org/g", "https://w3id.org/sg2kg/case/x", "http://e/a/gg", "http://e/a/b/"),
)


@given(
    prologue=st.lists(st.sampled_from(PROLOGUES), max_size=4),
    form=st.sampled_from(FORMS),
    clauses=st.lists(st.tuples(st.sampled_from(CLAUSES), st.sampled_from(NAMES)), max_size=3),
    body=st.sampled_from(BODIES),
)
@settings(max_examples=400)
def test_graphs_are_read_as_the_engine_reads_them(prologue: list[str], form: str, clauses: list[tuple[str, str]], body: str) -> None:
    """Whatever the engine takes, it answers the same with the graphs that it reads itself and with those that we read."""
    store = ox.Store()
    for graph in GRAPHS:
        node = ox.NamedNode(graph)
        store.add(ox.Quad(node, node, node, node))
    query = "\n".join([*prologue, form, *("".join(c) for c in clauses), body])
    try:
        wanted = answered(store, query)
    except (SyntaxError, ValueError):
        return
    try:
        default, named = dataset_of(query)
    except QueryError:
        return  # refused, where it can be read in two ways
    dataset, options = Merges(store).dataset(default, named)
    assert answered(dataset, query, **options) == wanted


def answered(store: ox.Store, query: str, **options: Any) -> set[str] | bool:
    """The rows of an answer, each once."""
    found = store.query(query, base_iri="https://w3id.org/sg2kg/", prefixes={"case": CASE}, **options)
    return bool(found) if isinstance(found, ox.QueryBoolean) else {str(row) for row in found}


def test_a_statement_in_two_graphs_counts_once() -> None:
    store = ox.Store()
    a, p, b, one, two = (ox.NamedNode(f"x:{n}") for n in ("a", "p", "b", "g1", "g2"))
    store.extend([ox.Quad(a, p, b, one), ox.Quad(a, p, b, two), ox.Quad(a, p, one, one)])
    merged, options = Merges(store).dataset(["x:g1", "x:g2"], [])
    found = merged.query("SELECT * { ?s ?p ?o }", **options)
    assert len(list(found)) == 2  # type: ignore[arg-type]


def test_a_merge_has_the_named_graphs_and_no_other() -> None:
    store = ox.Store()
    a, p, one, two, three = (ox.NamedNode(f"x:{n}") for n in ("a", "p", "g1", "g2", "g3"))
    store.extend([ox.Quad(a, p, g, g) for g in (one, two, three)])
    merged, options = Merges(store).dataset(["x:g1", "x:g2"], ["x:g3"])
    assert {row["g"] for row in merged.query("SELECT ?g { GRAPH ?g { ?s ?p ?o } }", **options)} == {three}  # type: ignore[union-attr]
    assert {row["o"] for row in merged.query("SELECT ?o { ?s ?p ?o }", **options)} == {one, two}  # type: ignore[union-attr]


def test_the_last_merges_are_kept_and_no_more() -> None:
    store = ox.Store()
    for n in range(5):
        store.add(ox.Quad(ox.NamedNode("x:a"), ox.NamedNode("x:p"), ox.Literal(n), ox.NamedNode(f"x:g{n}")))
    merges = Merges(store, keep=2)
    first, _ = merges.dataset(["x:g0", "x:g1"], [])
    assert merges.dataset(["x:g1", "x:g0"], [])[0] is first
    merges.dataset(["x:g2", "x:g1"], [])
    merges.dataset(["x:g3", "x:g1"], [])
    assert merges.dataset(["x:g0", "x:g1"], [])[0] is not first


def rows(client: httpx.Client, query: str, **graphs: object) -> int:
    told = client.get("/sparql", params={"query": query, **graphs})  # type: ignore[dict-item]
    assert told.status_code == 200, told.text
    return int(told.json()["results"]["bindings"][0]["n"]["value"])


def test_the_default_graph_is_the_merge_of_all_graphs(client: httpx.Client) -> None:
    merged = rows(client, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    distinct = rows(client, "SELECT (COUNT(*) AS ?n) { SELECT DISTINCT ?s ?p ?o { GRAPH ?g { ?s ?p ?o } } }")
    assert merged == distinct < rows(client, "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }")


def test_graphs_of_a_query_bound_what_it_sees(client: httpx.Client) -> None:
    one = rows(client, "SELECT (COUNT(*) AS ?n) FROM case:rspo { ?s ?p ?o }")
    two = rows(client, "SELECT (COUNT(*) AS ?n) FROM case:decidim { ?s ?p ?o }")
    both = rows(client, "SELECT (COUNT(*) AS ?n) FROM case:rspo FROM case:decidim { ?s ?p ?o }")
    assert max(one, two) < both <= one + two
    assert rows(client, "SELECT (COUNT(*) AS ?n) FROM case:rspo FROM case:decidim { GRAPH ?g { ?s ?p ?o } }") == 0
    assert rows(client, f"SELECT (COUNT(*) AS ?n) FROM case:rspo FROM case:decidim FROM NAMED <{FRAMEWORK}> {{ GRAPH ?g {{ ?s ?p ?o }} }}") > 1000


def test_a_construct_names_its_graph_after_its_template(client: httpx.Client) -> None:
    told = client.get("/sparql", params={"query": "CONSTRUCT { ?s a ?c } FROM case:rspo WHERE { ?s a ?c }", "format": "nt"})
    assert 0 < len(told.text.splitlines()) < 100
