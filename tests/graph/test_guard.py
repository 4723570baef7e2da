"""The guard: calls to other servers and updates are found wherever they hide, and are not found where they are only words."""

from __future__ import annotations

import contextlib
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sg2kg.errors import QueryError
from sg2kg.graph import check_query
from sg2kg.graph.guard import FORMS, MAX_DEPTH, MAX_LENGTH, UPDATES

CALLS = [
    "SELECT * { SERVICE <u:s> { ?s ?p ?o } }",
    "select*{service<u:s>{?s ?p ?o}}",
    "SELECT * { SeRvIcE SILENT <u:s> { ?s ?p ?o } }",
    "SELECT * { SERVICE ?where { ?s ?p ?o } }",
    "SELECT * { SERVICE#\n<u:s> { ?s ?p ?o } }",
    "SELECT * { SERVICESILENT<u:s>{ ?s ?p ?o } }",
    "PREFIX : <u:s> SELECT * { SERVICE: { ?s ?p ?o } }",
    "PREFIX ex: <u:s> SELECT * { SERVICEex: { ?s ?p ?o } }",
    "PREFIX ex: <u:s> SELECT * { SERVICE SILENT ex:s { ?s ?p ?o } }",
    "PREFIX ex: <u:s> SELECT * { SERVICESILENTex:a { ?s ?p ?o } }",
    "PREFIX SERVICE: <u:s> SELECT * { SERVICE SERVICE:SERVICE { ?s ?p ?o } }",
    "BASE <u:b> PREFIX ex: <u:s> SELECT * { SERVICE <s> { ?s ?p ?o } }",
    "SELECT * { ?s ?p 1e5SERVICE <u:s> { ?s ?p ?o } }",
    "SELECT * { ?s ?p 1.SERVICE <u:s> { ?s ?p ?o } }",
    "SELECT * { ?s ?p trueSERVICE <u:s> { ?s ?p ?o } }",
    "SELECT * { ?s ?p ?o.SERVICE <u:s> { ?s ?p ?o } }",
    "PREFIX : <u:> SELECT * { ?s ?p :.SERVICE <u:s> { ?s ?p ?o } }",
    "PREFIX : <u:> SELECT * { ?s ?p :a.b.SERVICE <u:s> { ?s ?p ?o } }",
    "SELECT * { ?s ?p _:b. SERVICE <u:s> { ?s ?p ?o } }",
    'SELECT * { ?s ?p "x"SERVICE <u:s> { ?s ?p ?o } }',
    'SELECT * { ?s ?p "x"@en SERVICE <u:s> { ?s ?p ?o } }',
    'SELECT * { ?s ?p "\\\\" SERVICE <u:s> { ?s ?p ?o } #"\n }',
    'SELECT * { ?s ?p "\\\\\\u0022" SERVICE <u:s> { ?s ?p ?o } #"\n }',
    'SELECT * { ?s ?p "\\u0022" SERVICE <u:s> { ?s ?p ?o } }',
    'SELECT * { ?s ?p """a"b""" SERVICE <u:s> { ?s ?p ?o } #"""\n }',
    "SELECT * { ?s ?p '' SERVICE <u:s> { ?s ?p ?o } #'\n }",
    "SELECT * { ?s ?p <u:it's> . SERVICE <u:s> { ?s ?p ?o } #'\n }",
    "SELECT * { # a comment\r SERVICE <u:s> { ?s ?p ?o } }",
    "SELECT * { FILTER EXISTS { OPTIONAL { { SERVICE <u:s> { ?s ?p ?o } } } } }",
    "SELECT * { { SELECT ?s { SERVICE <u:s> { ?s ?p ?o } } } }",
    "ASK { LATERAL { SERVICE <u:s> { ?s ?p ?o } } }",
    "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <u:s> { ?s ?p ?o } }",
    "DESCRIBE ?s { SERVICE <u:s> { ?s ?p ?o } }",
    "INSERT { ?s ?p ?o } WHERE { SERVICE <u:s> { ?s ?p ?o } }",
    "SELECT * { S\\u0045RVICE <u:s> { ?s ?p ?o } }",
    "SELECT * { \\U00000053ERVICE <u:s> { ?s ?p ?o } }",
]


@pytest.mark.parametrize("query", CALLS)
def test_a_call_to_another_server_is_refused(query: str) -> None:
    with pytest.raises(QueryError):
        check_query(query)


def test_the_refusal_names_the_line_and_what_to_do() -> None:
    with pytest.raises(QueryError, match=r"mine:3: SERVICE calls another server, and nothing is fetched\n  Load the data with --data"):
        check_query("SELECT *\n{ # SERVICE\nSERVICE <u:s> { ?s ?p ?o } }", "mine")


@pytest.mark.parametrize(
    "update",
    [
        "INSERT DATA { <u:a> <u:b> <u:c> }",
        "insert data { <u:a> <u:b> <u:c> }",
        "DELETE DATA { <u:a> <u:b> <u:c> }",
        "DELETE WHERE { ?s ?p ?o }",
        "DELETE { ?s ?p ?o } INSERT { ?s ?p 1 } WHERE { SELECT * { ?s ?p ?o } }",
        "WITH <u:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "LOAD <http://example.org/>",
        "LOAD SILENT <http://example.org/> INTO GRAPH <u:g>",
        "CLEAR ALL",
        "CLEAR GRAPH <u:g>",
        "DROP ALL",
        "CREATE GRAPH <u:g>",
        "ADD <u:a> TO <u:b>",
        "MOVE <u:a> TO <u:b>",
        "COPY <u:a> TO <u:b>",
        "PREFIX ex: <u:e> INSERT DATA { ex:a ex:b ex:c }",
        "BASE <u:e>\nPREFIX select: <u:e>\n# SELECT\nDROP ALL",
        "BASE <u:e> CLEAR ALL",
        "INSERT DATA { <u:a> <u:b> 'SELECT' }",
        "PREFIX ask: <u:ask> CLEAR ALL ; INSERT DATA { ask:a ask:b 'SELECT * {}' }",
    ],
)
def test_an_update_is_refused(update: str) -> None:
    with pytest.raises(QueryError, match=r"query:\d+: \w+ is an update, and a query is expected"):
        check_query(update)


def test_every_update_of_the_grammar_is_known() -> None:
    assert {"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"} == UPDATES


ONLY_WORDS = [
    'SELECT * { ?s ?p "SERVICE <u:s> { ?s ?p ?o }" }',
    "SELECT * { ?s ?p 'a \\' SERVICE <u:s>' }",
    'SELECT * { ?s ?p """ "" SERVICE <u:s> { ?s ?p ?o }\n """ }',
    "SELECT * { ?s ?p '''it's a\nSERVICE <u:s> { } ''' }",
    'SELECT * { ?s ?p "\\u0022 SERVICE <u:s>" }',
    "SELECT * { ?s ?p ?o } # SERVICE <u:s> { }",
    "# INSERT DATA { } SERVICE\nSELECT * { ?s ?p ?o }",
    "#\\u000A INSERT\nASK {}",
    "SELECT * { <http://example.org/SERVICE> <u:INSERT> <u:x#SERVICE> }",
    "SELECT * { ?s <http://example.org/\\u0053ERVICE> ?o }",
    "PREFIX service: <u:s> SELECT * { service:x a service:Thing ; service:insert service:load . }",
    "PREFIX service: <u:s> SELECT * { GRAPH service:g { ?s ?p ?o } }",
    "PREFIX service: <u:s> SELECT * FROM service:g { ?s ?p ?o }",
    "PREFIX service: <u:s> DESCRIBE service:x { ?s ?p ?o }",
    "PREFIX ex: <u:s> SELECT * { ex:service ex:INSERT ex:my.service ; ex:self-service 1 }",
    "PREFIX load: <u:l> PREFIX insert: <u:i> ASK { load:a insert:b load: }",
    "PREFIX with: <u:l> BASE <u:x> SELECT * { with:a with:b with:c }",
    "SELECT ?service $load ?INSERT { ?service $load ?INSERT }",
    'SELECT * { ?s ?p "x"@service }',
    'SELECT * { ?s ?p "x"@en-service ; ?q _:service }',
    "SELECT * { ?s ?p _:insert . _:load ?q 1 }",
    "SELECT (1 AS ?delete) { VALUES ?with { UNDEF } }",
]


@pytest.mark.parametrize("query", ONLY_WORDS)
def test_a_word_that_is_no_keyword_is_let_through(query: str) -> None:
    assert check_query(query) in {"SELECT", "ASK", "DESCRIBE"}


@pytest.mark.parametrize(
    ("query", "form"),
    [
        ("SELECT * {}", "SELECT"),
        ("select*{}", "SELECT"),
        ("aSk{}", "ASK"),
        ("PREFIX ask: <u:ask>\nCONSTRUCT { ?s ?p 'SELECT' } { ?s ?p ?o }", "CONSTRUCT"),
        ("# SELECT\nBASE <u:select> DESCRIBE <x>", "DESCRIBE"),
        ("CONSTRUCT { ?s ?p ?o } { SELECT * { ?s ?p ?o } }", "CONSTRUCT"),
        ("\ufeffASK {}", "ASK"),
    ],
)
def test_the_form_of_a_query_is_told(query: str, form: str) -> None:
    assert check_query(query) == form


@pytest.mark.parametrize("text", ["", " \n", "# SELECT * {}", "PREFIX select: <u:s>", "'SELECT'", "<SELECT>", "?select", "hello", "\0", "选择"])
def test_a_text_without_a_query_is_refused(text: str) -> None:
    with pytest.raises(QueryError, match=r"query: this is not a SPARQL query\n  A query holds SELECT, ASK, CONSTRUCT or DESCRIBE"):
        check_query(text)


@pytest.mark.parametrize("bracket", ["{", "("])
def test_nesting_has_a_limit(bracket: str) -> None:
    check_query("ASK " + bracket * MAX_DEPTH)
    with pytest.raises(QueryError, match=f"nested more than {MAX_DEPTH} deep"):
        check_query("ASK " + bracket * (MAX_DEPTH + 1))


def test_brackets_in_strings_comments_and_iris_are_not_nesting() -> None:
    check_query("ASK { ?s ?p '" + "{" * 500 + "' , <u:" + "(" * 500 + "> } #" + "{" * 500)


def test_length_has_a_limit() -> None:
    check_query("ASK {}" + " " * (MAX_LENGTH - 6))
    with pytest.raises(QueryError, match="longer than 200,000 characters"):
        check_query("ASK {}" + " " * MAX_LENGTH)


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(QueryError, match="this is not UTF-8 text"):
        check_query("SELECT ('\udcff' AS ?x) {}")


@pytest.mark.parametrize(
    "piece", ["a-", "a.", "é-", '"', "'\"", '""a', "<a", "\\u00", "@a-", "_:-", ":%", "#", "a", "1.", "1e", "\"\"\"'''a", "?a-", "\\"]
)
def test_no_text_takes_the_guard_long(piece: str) -> None:
    begin = time.monotonic()
    with pytest.raises(QueryError):
        check_query('"""' + piece * (60_000 // len(piece)))
    assert time.monotonic() - begin < 10


def escaped(text: str) -> str:
    for plain, written in {"\\": "\\\\", '"': '\\"', "'": "\\'", "\n": "\\n", "\r": "\\r"}.items():
        text = text.replace(plain, written)
    return text


WORDS = st.sampled_from(
    ["SERVICE <u:s> { ", "INSERT DATA ", "service", '"', "'", '"""', "'''", "\\", "\\u0022", "\n", "\r", "}", "#", "<", ">", "SELECT", "中", "\u2028"]
)
TEXT = st.lists(WORDS | st.text(st.characters(exclude_categories=["Cs"]), max_size=5), max_size=12).map("".join)


@settings(max_examples=200, deadline=None, database=None)
@given(text=TEXT)
def test_any_text_in_a_string_is_only_text(text: str) -> None:
    for quote in ('"', "'", '"""', "'''"):
        assert check_query(f"ASK {{ ?s ?p {quote}{escaped(text)}{quote} }}") == "ASK"


@settings(max_examples=200, deadline=None, database=None)
@given(text=TEXT)
def test_any_text_in_a_comment_is_only_text(text: str) -> None:
    line = text.replace("\n", " ").replace("\r", " ")
    assert check_query(f"# {line}\nASK {{ ?s ?p ?o # {line}\n }} #{line}") == "ASK"


@settings(max_examples=200, deadline=None, database=None)
@given(text=TEXT)
def test_a_call_after_any_string_is_found(text: str) -> None:
    with pytest.raises(QueryError, match="SERVICE"):
        check_query(f'ASK {{ ?s ?p "{escaped(text)}" SERVICE <u:s> {{ ?s ?p ?o }} }}')


@settings(max_examples=200, deadline=None, database=None)
@given(text=TEXT)
def test_any_text_at_all_is_a_query_or_an_error(text: str) -> None:
    with contextlib.suppress(QueryError):
        assert check_query(text) in FORMS
