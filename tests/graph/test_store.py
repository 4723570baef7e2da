"""The store and its worker: each statement counts once, results print and turn into what people use, and no query does harm."""

from __future__ import annotations

import sys
import time

import pyoxigraph as ox
import pytest

from listening import Listener
from sg2kg.errors import ParameterError, QueryError, QueryTimeout
from sg2kg.graph import Dataset, Table

XSD = "http://www.w3.org/2001/XMLSchema#"


def node(name: str) -> ox.NamedNode:
    return ox.NamedNode(f"urn:{name}")


def triple(subject: str, value: ox.NamedNode | ox.BlankNode | ox.Literal) -> ox.Triple:
    return ox.Triple(node(subject), node("p"), value)


@pytest.fixture
def dataset() -> Dataset:
    found = Dataset()
    found.add([triple("a", ox.Literal("shared")), triple("a", ox.Literal("one"))], "urn:g1")
    found.add([triple("a", ox.Literal("shared")), triple("b", ox.Literal("two"))], "urn:g2")
    return found


@pytest.fixture(scope="module")
def crowd() -> Dataset:
    found = Dataset()
    found.add([triple(f"s{i}", ox.Literal(f"{i}" * 50)) for i in range(1000)], "urn:crowd")
    return found


def table(result: object) -> Table:
    assert isinstance(result, Table)
    return result


# ---- what counts


def test_a_triple_in_two_graphs_counts_once(dataset: Dataset) -> None:
    query = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    assert len(dataset) == 3
    assert list(dataset.select(query)) == list(table(dataset.ask(query))) == list(table(dataset.ask_apart(query))) == [(3,)]


def test_each_graph_keeps_its_own_statements(dataset: Dataset) -> None:
    assert dataset.graphs() == ["urn:g1", "urn:g2"]
    counts = dataset.ask_apart("SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g")
    assert list(table(counts)) == [("urn:g1", 2), ("urn:g2", 2)]
    assert set(dataset.triples(["urn:g1", "urn:g2"])) == {triple("a", ox.Literal(w)) for w in ("shared", "one")} | {triple("b", ox.Literal("two"))}
    assert len(dataset.triples(["urn:g1", "urn:g2"])) == 3
    assert dataset.triples(["urn:nowhere"]) == []


def test_what_some_graphs_say_of_a_thing_is_told_once(dataset: Dataset) -> None:
    found = dataset.about(ox.NamedNode("urn:a"), ["urn:g1", "urn:g2"])
    assert sorted(o.value for _, o in found) == ["one", "shared"]
    assert dataset.about(ox.NamedNode("urn:a"), ["urn:nowhere"]) == set()


def test_adding_the_same_again_changes_nothing(dataset: Dataset) -> None:
    dataset.add([triple("a", ox.Literal("shared"))], "urn:g1")
    assert len(dataset) == 3


def test_quads_go_into_the_graph_that_is_named_and_no_other(dataset: Dataset) -> None:
    dataset.add([ox.Quad(node("c"), node("p"), ox.Literal("x"), node("elsewhere"))], "urn:g3")
    assert dataset.graphs() == ["urn:g1", "urn:g2", "urn:g3"]


def test_the_prefixes_of_sg2kg_need_not_be_declared(dataset: Dataset) -> None:
    assert dataset.ask("ASK { ?s ?p ?o FILTER(?p != sg2:about) }") is True
    assert dataset.ask_apart("ASK { ?s ?p ?o FILTER(?p != sg2:about) }") is True


@pytest.mark.parametrize("apart", [False, True], ids=["here", "apart"])
def test_each_form_of_query_gives_its_own_kind_of_result(apart: bool, dataset: Dataset) -> None:
    ask = dataset.ask_apart if apart else dataset.ask
    assert table(ask("SELECT ?s { ?s ?p 'two' }")).columns == ("s",)
    assert ask("ASK { ?s ?p 'two' }") is True
    assert ask("ASK { ?s ?p 'three' }") is False
    assert ask("CONSTRUCT { ?s <urn:q> ?o } { ?s ?p ?o FILTER(?o = 'two') }") == [ox.Triple(node("b"), node("q"), ox.Literal("two"))]
    assert ask("DESCRIBE <urn:b>") == [triple("b", ox.Literal("two"))]
    assert ask("CONSTRUCT { ?s ?p ?o } { ?s ?p 'three' }") == []


def test_a_query_apart_keeps_every_kind_of_term() -> None:
    terms: list[ox.NamedNode | ox.Literal] = [
        node("中文"),
        ox.Literal("云", language="zh-Hans"),
        ox.Literal('"\n\\'),
        ox.Literal("1.5", datatype=ox.NamedNode(XSD + "decimal")),
    ]
    found = Dataset()
    found.add([triple("a", t) for t in terms], "urn:g")
    assert {row[0] for row in table(found.ask_apart("SELECT ?o { ?s ?p ?o }")).cells} == set(terms)


def test_a_query_apart_changes_nothing_here(dataset: Dataset) -> None:
    with pytest.raises(QueryError, match="INSERT is an update"):
        dataset.ask_apart("INSERT DATA { <urn:x> <urn:y> <urn:z> }")
    with pytest.raises(QueryError):
        dataset.ask_apart("SELECT * {} ; INSERT DATA { <urn:x> <urn:y> <urn:z> }")
    assert len(dataset) == 3


# ---- tables


TYPED = Table(
    ("value",),
    tuple(
        (ox.Literal(text, datatype=ox.NamedNode(XSD + kind)),)
        for text, kind in [
            ("7", "integer"),
            ("007", "nonNegativeInteger"),
            ("1.5", "decimal"),
            ("1e3", "double"),
            ("true", "boolean"),
            ("1", "boolean"),
            ("false", "boolean"),
            ("2016-08", "gYearMonth"),
            ("many", "integer"),
        ]
    ),
)


def test_iterating_a_table_gives_python_values() -> None:
    assert list(TYPED) == [(v,) for v in (7, 7, 1.5, 1000.0, True, True, False, "2016-08", "many")]
    assert [type(v) for (v,) in TYPED] == [int, int, float, float, bool, bool, bool, str, str]


def test_terms_become_their_values_and_unbound_becomes_none() -> None:
    found = Table(("a", "b", "c"), ((node("x"), None, ox.Literal("雲稻米", language="zh-Hant")),))
    assert list(found) == [("urn:x", None, "雲稻米")]
    assert found.rows() == [{"a": "urn:x", "b": None, "c": "雲稻米"}]
    assert len(found) == 1


def test_a_table_turns_into_a_data_frame() -> None:
    frame = Table(("name", "n"), ((ox.Literal("云"), ox.Literal(1)), (None, ox.Literal(2)))).df()
    assert list(frame.columns) == ["name", "n"]
    assert frame["n"].sum() == 3
    assert frame["name"].isna().tolist() == [False, True]


def test_an_empty_table_turns_into_a_data_frame_with_its_columns() -> None:
    assert list(Table(("name", "n"), ()).df().columns) == ["name", "n"]


def test_a_notebook_shows_text_and_runs_none_of_it() -> None:
    html = Table(("<b>",), ((ox.Literal('<script>alert("x")</script> & 云'),),))._repr_html_()
    assert "<script>" not in html
    assert "<b>" not in html
    assert "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; 云" in html


def test_chinese_is_aligned() -> None:
    text = str(
        Table(("name", "n"), ((ox.Literal("云稻米"), ox.Literal("1")), (ox.Literal("ab"), ox.Literal("2")), (ox.Literal("，a"), ox.Literal("3"))))
    )
    assert text.split("\n") == ["name    n", "------  -", "云稻米  1", "ab      2", "，a     3"]


def test_a_row_of_a_printed_table_is_one_line_whatever_is_in_it() -> None:
    text = str(
        Table(("a", "b"), ((ox.Literal("one\r\ntwo\tthree\x1b[31m\x85"), ox.Literal("x")), (ox.Literal("one two three [31m "), ox.Literal("x"))))
    )
    lines = text.split("\n")
    assert len(lines) == 4
    assert lines[2] == lines[3]


def test_iris_print_with_the_prefixes_that_are_known() -> None:
    assert str(Table(("c",), ((ox.NamedNode("https://w3id.org/sg2kg/framework#M-ECO"),),))).endswith("\nfw:M-ECO")


def test_a_table_without_columns_or_rows_prints() -> None:
    assert str(Table((), ((),))) == "\n\n"
    assert str(Table(("a",), ())) == "a\n-"


# ---- queries that go wrong


def test_a_query_that_runs_for_ever_is_ended_and_the_next_one_answered(crowd: Dataset) -> None:
    begin = time.monotonic()
    with pytest.raises(QueryTimeout, match=r"mine: stopped after 1 s\n  Narrow the query, or allow more time with --timeout"):
        crowd.ask_apart("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }", "mine", 1.0)
    assert time.monotonic() - begin < 10
    assert list(table(crowd.ask_apart("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"))) == [(1000,)]


@pytest.mark.parametrize("seconds", [float("nan"), float("inf"), -1.0, 1e9])
def test_a_deadline_that_is_none_is_refused(seconds: float, dataset: Dataset) -> None:
    with pytest.raises(ParameterError, match="Give seconds between 0 and 86,400"):
        dataset.ask_apart("ASK {}", seconds=seconds)


def test_a_huge_group_concat_does_not_take_this_process_down(crowd: Dataset) -> None:
    resource = pytest.importorskip("resource")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(QueryError):
        crowd.ask_apart("SELECT (GROUP_CONCAT(CONCAT(?a, ?b, ?c)) AS ?x) { ?s ?p ?a . ?t ?q ?b . ?u ?r ?c }", seconds=2.0)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000 * (1024 if sys.platform == "darwin" else 1)
    assert crowd.ask_apart("ASK { ?s ?p ?o }") is True


@pytest.mark.parametrize(
    "query",
    [
        "ASK { FILTER(" + "!" * 50_000 + "true) }",
        "ASK { FILTER(1" + "+1" * 50_000 + "=1) }",
        "SELECT * { ?s " + "/".join(["<urn:p>"] * 15_000) + " ?o }",
        "ASK { " + "OPTIONAL {" * 5000 + "}" * 5001,
        "ASK { ?s ?p " + "[ ?q " * 20_000 + "1" + "]" * 20_000 + " }",
        "ASK { ?s ?p " + "<<(?a ?b " * 20_000 + "1" + ")>>" * 20_000 + " }",
    ],
    ids=["negations", "sum", "path", "groups", "blank nodes", "triple terms"],
)
def test_a_query_that_breaks_the_engine_is_an_error_here(query: str, dataset: Dataset) -> None:
    with pytest.raises(QueryError) as caught:
        dataset.ask_apart(query)
    assert len(str(caught.value)) < 500
    assert len(str(caught.value).split("\n")) == 2


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("SELECT * { ?s ?p ?o", "1:20"),
        ("SELECT *\n{\n  ?s ?p .\n}", "4:1"),
        ("SELECT ?s\nWHER { ?s ?p ?o }", "2:6"),
        ("SELECT * { ?s ?p '云' , }", "1:25"),
    ],
)
@pytest.mark.parametrize("apart", [False, True], ids=["here", "apart"])
def test_a_syntax_error_carries_line_and_column(query: str, place: str, apart: bool, dataset: Dataset) -> None:
    with pytest.raises(QueryError) as caught:
        (dataset.ask_apart if apart else dataset.ask)(query, "mine")
    first, hint = str(caught.value).split("\n")
    assert first.startswith(f"mine:{place}: this is not SPARQL: ")
    assert len(first) < 250
    assert hint == "  Correct the query at this place."


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("SELECT * { ?s nowhere:a ?o }", "Prefix not found"),
        ("SELECT * { <u:a b> ?p ?o }", "expected OPTIONAL"),
        ("SELECT * { ?s <relative> ?o }", "IRI parsing failed"),
        ("SELECT (1 AS ?x) (2 AS ?x) {}", "Duplicated variable name in SELECT"),
        ("SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o }", "The SELECT contains a variable that is unbound"),
        ("SELECT ?s WHER { ?s ?p ?o }", "expected one of DISTINCT, WHERE"),
    ],
)
def test_a_syntax_error_says_what_is_wrong(query: str, reason: str, dataset: Dataset) -> None:
    with pytest.raises(QueryError, match=r"query:1:\d+: this is not SPARQL: .*" + reason):
        dataset.ask_apart(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
        "SELECT * { SERVICE SILENT <URL> { ?s ?p ?o } }",
        "SELECT * { BIND(<URL> AS ?t) SERVICE ?t { ?s ?p ?o } }",
        "SELECT * { SERVICESILENT<URL>{ ?s ?p ?o } }",
        # the engine takes < for a sign here and the rest of the line for a comment or a string, which no reading by tokens can know
        'SELECT * { FILTER(1<2#>"""\n) SERVICE <URL> { ?s ?p ?o } #"""\n }',
        "SELECT * { FILTER('a'<'''>''') SERVICE <URL> { ?s ?p ?o } #'''\n }",
        'SELECT * { FILTER(1<2#>"""\n) SERVICE SILENT <URL> { ?s ?p ?o } #"""\n }',
        'ASK { FILTER(1<2#>"""\n) SERVICE <URL> { ?s ?p ?o } #"""\n }',
        'CONSTRUCT { ?s ?p ?o } { FILTER(1<2#>"""\n) SERVICE <URL> { ?s ?p ?o } #"""\n }',
    ],
)
def test_a_call_to_another_server_reaches_nobody(query: str, dataset: Dataset, listener: Listener) -> None:
    query = query.replace("URL", listener.address)
    if "SERVICE SILENT" in query and "FILTER" in query:  # the engine is asked to go on without an answer
        assert list(table(dataset.ask_apart(query))) == [(None, None, None)]
    else:
        with pytest.raises(QueryError, match="SERVICE calls another server, and nothing is fetched"):
            dataset.ask_apart(query)
    assert listener.calls == 0


def test_from_names_no_address_to_fetch(dataset: Dataset, listener: Listener) -> None:
    assert list(table(dataset.ask_apart(f"SELECT * FROM <{listener.address}> {{ ?s ?p ?o }}"))) == []
    assert listener.calls == 0
