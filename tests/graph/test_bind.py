"""Values in a query: each goes in as a term, wherever a term may stand, and none is read as SPARQL."""

from __future__ import annotations

import datetime

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sg2kg.errors import NotFoundError, ParameterError
from sg2kg.graph import Dataset, Table
from sg2kg.graph.bind import Value, fill, term_of

P = ox.NamedNode("urn:p")
XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    found = Dataset()
    found.add([ox.Triple(ox.NamedNode("urn:a"), P, ox.Literal("x")), ox.Triple(ox.NamedNode("urn:b"), P, ox.Literal(5))], "urn:g")
    return found


def rows(dataset: Dataset, query: str, **values: Value) -> list[tuple[object, ...]]:
    found = dataset.ask(fill(query, values))
    assert isinstance(found, Table)
    return list(found)


@pytest.mark.parametrize(
    ("query", "values", "expected"),
    [
        ("SELECT ?s ?o { ?s <urn:p> ?o }", {"s": "urn:a"}, [("urn:a", "x")]),
        ("SELECT $o { $s <urn:p> $o }", {"s": "urn:b"}, [(5,)]),
        ("SELECT ?s { ?s <urn:p> ?o FILTER(?o > ?least) }", {"least": 3}, [("urn:b",)]),
        ("SELECT ?o { { SELECT ?o { ?s <urn:p> ?o } } }", {"s": "urn:a"}, [("x",)]),
        ("SELECT ?s (COUNT(?o) AS ?n) { ?s <urn:p> ?o } GROUP BY ?s ORDER BY DESC(?s) ?s", {"s": "urn:a"}, [("urn:a", 1)]),
        ("SELECT ?o { OPTIONAL { ?s <urn:p> ?o } # of ?s\n }", {"s": "urn:a"}, [("x",)]),
        ('SELECT ("?s" AS ?t) { ?s <urn:p> ?o }', {"s": "urn:a"}, [("?s",)]),
        ("SELECT ?s { ?s <urn:p> ?o FILTER NOT EXISTS { ?s <urn:p> ?w } }", {"w": "x"}, [("urn:b",)]),
        ("SELECT ?s { ?s <urn:p>?o }", {"o": 5}, [("urn:b",)]),
        ("PREFIX u: <urn:> SELECT(COUNT(*)AS?n){?s u:p??o}", {"o": "x"}, [(2,)]),
        ("SELECT ?s { { SELECT ?s (COUNT(*) AS ?n) { ?s <urn:p> ?o } GROUP BY ?s } }", {"s": "urn:a"}, [("urn:a",)]),
        ("SELECT * { { SELECT ?s { ?s <urn:p> ?o } } { SELECT ?s { ?s <urn:p> ?q } } }", {"s": "urn:a"}, [("urn:a",)]),
        ("SELECT ?o { ?s <urn:p> ?o FILTER(!BOUND(?t) && bound( ?s )) }", {"s": "urn:a"}, [("x",)]),
        ("SELECT ?o { ?s <urn:p> ?o FILTER(?o IN (?x,?y)) }", {"x": 5, "y": 6}, [(5,)]),
        ("SELECT ?o { ?s <urn:p#?o> ?p . } VALUES ?p { 1 }", {"o": "urn:a"}, []),
    ],
)
def test_a_variable_becomes_the_term_wherever_one_may_stand(query: str, values: dict[str, Value], expected: list[object], dataset: Dataset) -> None:
    assert rows(dataset, query, **values) == expected


NODES = [f"urn:{letter}" for letter in "abcd"]
VARIABLES = st.sampled_from("xyz")


@given(
    facts=st.lists(st.tuples(*[st.sampled_from(NODES)] * 3), min_size=1, max_size=12),
    patterns=st.lists(st.tuples(*[VARIABLES | st.sampled_from(NODES)] * 3), max_size=2),
    value=st.sampled_from(NODES),
    sign=st.sampled_from(["?", "$"]),
    gap=st.sampled_from([" ", "", "\n# ?x }\n"]),
)
def test_a_value_gives_the_rows_that_have_it(facts: list[list[str]], patterns: list[list[str]], value: str, sign: str, gap: str) -> None:
    data = Dataset()
    data.add([ox.Triple(*map(ox.NamedNode, fact)) for fact in facts], "urn:g")
    words = [[f"<{w}>" if w in NODES else sign + w for w in pattern] for pattern in [("x", "y", "z"), *patterns]]
    query = "SELECT DISTINCT ?x ?y ?z {" + gap + " . ".join(gap.join(w) for w in words) + gap + "}"
    assert set(rows(data, query, x=value)) == {row for row in rows(data, query) if row[0] == value}


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_no_text_gets_out_of_its_literal(text: str) -> None:
    dataset = Dataset()
    assert rows(dataset, "SELECT ?v { }", v=ox.Literal(text)) == [(text,)]


@pytest.mark.parametrize(
    "query", ["SELECT ?o { BIND(1 AS ?s) }", "SELECT ?o { VALUES ?s { 1 } }", "SELECT (1 AS ?s) { }", "SELECT ?o { VALUES (?o ?s) { (1 2) } }"]
)
def test_a_variable_that_the_query_gives_a_value_takes_no_other(query: str) -> None:
    with pytest.raises(ParameterError, match=r"\?s a value itself"):
        fill(query, {"s": 1})


def test_a_comparison_that_reads_as_an_iri_is_refused_and_not_passed_over() -> None:
    with pytest.raises(ParameterError, match="reads as an IRI"):
        fill("SELECT ?s { ?s <urn:p> ?v FILTER(?v<?m&&?n>?v) ?m <urn:p> ?n }", {"m": 1})


def test_every_form_of_query_takes_values(dataset: Dataset) -> None:
    assert dataset.ask(fill("ASK { ?s <urn:p> ?o }", {"s": "urn:a", "o": 5})) is False
    made = dataset.ask(fill("CONSTRUCT { ?s <urn:q> ?o } WHERE { ?s <urn:p> ?o } ORDER BY ?s", {"s": "urn:b"}))
    assert made == [ox.Triple(ox.NamedNode("urn:b"), ox.NamedNode("urn:q"), ox.Literal(5))]
    assert dataset.ask(fill("DESCRIBE ?s", {"s": "urn:a"})) == [ox.Triple(ox.NamedNode("urn:a"), P, ox.Literal("x"))]


def test_a_value_for_no_variable_is_refused_with_near_names() -> None:
    with pytest.raises(NotFoundError) as caught:
        fill("SELECT ?case { ?case ?p ?o }", {"csae": "urn:a"})
    assert caught.value.near == ["case"]


def test_a_string_is_an_iri_only_where_it_looks_like_one() -> None:
    assert term_of("case:cloud-rice") == ox.NamedNode("https://w3id.org/sg2kg/case/cloud-rice")
    assert term_of("https://example.org/a") == ox.NamedNode("https://example.org/a")
    for text in ("cloud-rice", "note: a word", "nope:thing", "https://example.org/a b", "javascript:alert(1)", "case:", "http://[", "https://a:b/"):
        assert term_of(text) == ox.Literal(text)
    assert term_of(ox.Literal("case:cloud-rice")) == ox.Literal("case:cloud-rice")


def test_python_values_become_typed_literals() -> None:
    assert term_of(True) == ox.Literal("true", datatype=ox.NamedNode(XSD + "boolean"))
    assert term_of(5) == ox.Literal("5", datatype=ox.NamedNode(XSD + "integer"))
    assert term_of(datetime.date(2026, 1, 2)) == ox.Literal("2026-01-02", datatype=ox.NamedNode(XSD + "date"))
    assert term_of(datetime.datetime(2026, 1, 2, 3)) == ox.Literal("2026-01-02T03:00:00", datatype=ox.NamedNode(XSD + "dateTime"))


@pytest.mark.parametrize("value", ["\ud800", ["a"], None])
def test_a_value_that_is_no_term_is_refused(value: Value) -> None:
    with pytest.raises(ParameterError, match="a value"):
        term_of(value)
