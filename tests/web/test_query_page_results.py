"""Answers as cells: what a worker writes is read again without loss, as far as a page goes."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sg2kg.errors import ParameterError
from sg2kg.knowledge import KnowledgeBase
from sg2kg.web.querying.asking import Lines
from sg2kg.web.querying.places import place_of
from sg2kg.web.querying.questions import found, keywords, values_of
from sg2kg.web.querying.results import MOST_TEXT, Cell, Shown, table, triples

XSD = "http://www.w3.org/2001/XMLSchema#"
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


def answered(query: str, store: ox.Store | None = None) -> Shown:
    result = (store or ox.Store()).query(query)
    assert isinstance(result, ox.QuerySolutions)
    written = result.serialize(format=ox.QueryResultsFormat.TSV)
    assert written is not None
    lines = written.split(b"\n")[:-1]
    return table(lines, len(lines) - 1, False)


@given(st.lists(st.tuples(TEXT, st.sampled_from(["", "en", "zh-Hant"])), min_size=1, max_size=5))
def test_any_text_comes_out_as_it_is(values: list[tuple[str, str]]) -> None:
    store = ox.Store()
    for at, (text, lang) in enumerate(values):
        store.add(ox.Quad(ox.NamedNode(f"urn:{at:03}"), ox.NamedNode("urn:p"), ox.Literal(text, language=lang or None)))
    shown = answered("SELECT ?s ?o { ?s <urn:p> ?o } ORDER BY ?s", store)
    assert [(row[1].text, row[1].lang) for row in shown.rows] == values


def test_cells_tell_what_they_are() -> None:
    shown = answered(
        f'SELECT * {{ VALUES (?v) {{ (<https://w3id.org/sg2kg/case/cloud-rice>) ("5"^^<{XSD}integer>) ("雲"@zh-Hant) (UNDEF) '
        f'("INF"^^<{XSD}double>) ("x"^^<{XSD}integer>) ("2020"^^<{XSD}gYear>) }} }}'
    )
    cells = [row[0] for row in shown.rows]
    assert [c.kind for c in cells] == ["iri", "literal", "literal", "empty", "literal", "literal", "literal"]
    assert (cells[0].text, cells[0].iri) == ("case:cloud-rice", "https://w3id.org/sg2kg/case/cloud-rice")
    assert [c.number for c in cells] == [None, 5, None, None, None, None, None]
    assert cells[2].lang == "zh-Hant"
    assert cells[6].datatype == "xsd:gYear"


@pytest.mark.parametrize(
    ("query", "rows"), [("SELECT ?z {}", 1), ("SELECT ?z { FILTER(false) }", 0), ("SELECT * {}", 1), ("SELECT ?z { {} UNION {} }", 2)]
)
def test_rows_without_values_are_rows(query: str, rows: int) -> None:
    shown = answered(query)
    assert (len(shown.rows), shown.total) == (rows, rows)


def test_a_long_value_is_cut_and_says_so() -> None:
    (row,) = answered(f'SELECT ("{"x" * (MOST_TEXT + 1)}" AS ?v) {{}}').rows
    assert (len(row[0].text), row[0].cut) == (MOST_TEXT, True)


def test_triples_come_with_their_turtle_and_only_the_prefixes_that_it_uses() -> None:
    shown = triples([b'<https://w3id.org/sg2kg/case/x> <http://www.w3.org/2000/01/rdf-schema#label> "X"@en .'], 1, False, "CONSTRUCT")
    assert shown.columns == ("subject", "predicate", "object")
    heads = ["@prefix case: <https://w3id.org/sg2kg/case/> .", "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> ."]
    assert shown.turtle.splitlines() == [*heads, "", 'case:x rdfs:label "X"@en .']


@given(st.lists(st.binary(max_size=6).map(lambda b: b.replace(b"\n", b"")), max_size=12), st.integers(1, 5), st.integers(1, 7))
def test_lines_are_counted_alike_however_they_are_cut_into_pieces(lines: list[bytes], most: int, size: int) -> None:
    whole = b"".join(line + b"\n" for line in lines)
    reader = Lines(most)
    for start in range(0, len(whole), size):
        reader.take(whole[start : start + size])
    reader.end()
    assert (reader.count, reader.held) == (len(lines), lines[:most])


def test_the_place_of_an_error_is_shown_with_a_mark_below_it() -> None:
    place = place_of("query:2:8: this is not SPARQL", "SELECT *\n雲 ?s ?p }\n")
    assert place is not None
    assert (place.line, place.column) == (2, 8)
    assert place.mark == " " * 8 + "^"
    assert place_of("query:9:1: nowhere", "SELECT") is None
    assert place_of("query: no place", "SELECT") is None


@given(st.text(max_size=300), st.integers(1, 5), st.integers(0, 400))
def test_any_place_can_be_shown(text: str, line: int, column: int) -> None:
    place = place_of(f"query:{line}:{column}: x", text)
    assert place is None or len(place.excerpt) <= 100


def test_questions_are_found_by_words_of_their_own_language(kb: KnowledgeBase) -> None:
    assert "mechanism-matrix" in [q.name for q in found(kb, "zh-Hant", "子機制")]
    assert [q.name for q in found(kb, "en", "no such words")] == []
    assert {q.lang for q in found(kb, "zh-Hans")} == {"zh-Hans"}
    assert all("mechanism" in q.keywords for q in found(kb, "en", keyword="mechanism"))
    assert dict(keywords(kb))["mechanism"] >= 2


def test_a_parameter_is_given_once_and_is_short(kb: KnowledgeBase) -> None:
    query = kb.catalogue["mechanism-matrix"]
    assert values_of(query, [("name", "x"), ("case", "cloud-rice"), ("basis", "")], frozenset({"name"})) == {"case": "cloud-rice"}
    for wrong in ([("case", "a"), ("case", "b")], [("case", "x" * 201)], [("case", "a\0")]):
        with pytest.raises(ParameterError):
            values_of(query, wrong, frozenset())


def test_an_answer_knows_whether_it_is_cut() -> None:
    row = (Cell("empty"),)
    assert not Shown("SELECT", ("x",), (row,), 1).is_cut
    assert Shown("SELECT", ("x",), (row,), 2).is_cut
    assert Shown("SELECT", ("x",), (row,), 1, more=True).is_cut
