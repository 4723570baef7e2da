"""Writing: whatever is in a table or a graph, every format reads back to the same, or says that it cannot hold it."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ElementTree

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sg2kg.errors import OutputError
from sg2kg.graph import GRAPH_FORMATS, TABLE_FORMATS, Table, write_graph, write_table
from sg2kg.graph.table import Cell, Term
from sg2kg.terms import PREFIXES, SG2

XSD = PREFIXES["xsd"]
RESULTS = {"tsv": ox.QueryResultsFormat.TSV, "json": ox.QueryResultsFormat.JSON, "xml": ox.QueryResultsFormat.XML}

IN_XML = st.characters(exclude_categories=["Cs", "Cc"], include_characters="\t\n\r", exclude_characters="\ufffe\uffff")
SPICE = st.sampled_from(
    ["云稻米", "雲", '"', "'", "\n", "\r\n", "\t", "|", "\\", "\\|", ",", ";", "<", ">", "&", "]]>", "=", " ", "#", "\\u0041", "_:b", "@en"]
)
TEXT = st.lists(SPICE | st.text(IN_XML, max_size=4), max_size=6).map("".join)
ANY_TEXT = st.lists(SPICE | st.text(st.characters(exclude_categories=["Cs"]), max_size=4), max_size=6).map("".join)
PARTS = st.text(st.sampled_from("abz09-._~:/?@!$&'()*+,;=%é云"), max_size=6).map(lambda t: t.replace("%", "%41"))
IRIS = st.builds(lambda path, sign, rest: ox.NamedNode(f"http://example.org/{path}{sign}{rest}"), PARTS, st.sampled_from(["", "#"]), PARTS)
NAMED = PARTS.map(lambda t: ox.NamedNode(f"http://example.org/{t}#name"))
KNOWN = st.sampled_from([SG2.Case, PREFIXES["rdf"] + "type", PREFIXES["fw"] + "M-ECO-1", PREFIXES["case"] + "cloud-rice"]).map(ox.NamedNode)
BLANK = st.sampled_from("xyz").map(ox.BlankNode)


def literals(text: st.SearchStrategy[str]) -> st.SearchStrategy[ox.Literal]:
    tagged = st.tuples(text, st.sampled_from(["en", "zh-hans", "zh-hant", "x-a1"])).map(lambda p: ox.Literal(p[0], language=p[1]))
    kinds = [XSD + "integer", XSD + "decimal", XSD + "double", XSD + "boolean", XSD + "date", "http://example.org/#integer"]
    typed = st.tuples(text | st.sampled_from(["1", "01", "1.0", "1e3", "true", "INF"]), st.sampled_from(kinds))
    return text.map(ox.Literal) | tagged | typed.map(lambda p: ox.Literal(p[0], datatype=ox.NamedNode(p[1])))


def tables(text: st.SearchStrategy[str]) -> st.SearchStrategy[Table]:
    cell: st.SearchStrategy[Cell] = st.none() | IRIS | KNOWN | literals(text)
    return st.lists(st.tuples(cell, cell, cell), max_size=5).map(lambda rows: Table(("a", "名", "c_1"), tuple(rows)))


def graphs(text: st.SearchStrategy[str], in_xml: bool = False) -> st.SearchStrategy[list[ox.Triple]]:
    triple = st.builds(ox.Triple, IRIS | KNOWN | BLANK, NAMED if in_xml else IRIS | KNOWN, IRIS | KNOWN | BLANK | literals(text))
    return st.lists(triple, max_size=6)


def parsed(text: str, format: str) -> list[tuple[Cell, ...]]:
    found = ox.parse_query_results(text.encode(), format=RESULTS[format])
    assert isinstance(found, ox.QuerySolutions)
    names = [v.value for v in found.variables]
    return [tuple(row[n] for n in names) for row in found]


def shape(triples: list[ox.Triple]) -> set[ox.Quad]:
    """The graph with canonical names for its blank nodes, so that two are equal where they are isomorphic."""
    found = ox.Dataset(ox.Quad(t.subject, t.predicate, t.object) for t in triples)
    found.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return set(found)


def read_back(text: str, format: str) -> list[ox.Triple]:
    return [ox.Triple(q.subject, q.predicate, q.object) for q in ox.parse(text.encode(), format=GRAPH_FORMATS[format])]


# ---- tables


@pytest.mark.parametrize("format", ["tsv", "json"])
@settings(max_examples=60, deadline=None, database=None)
@given(table=tables(ANY_TEXT))
def test_a_table_reads_back_with_its_terms(format: str, table: Table) -> None:
    assert parsed(write_table(table, format), format) == list(table.cells)


@settings(max_examples=60, deadline=None, database=None)
@given(table=tables(TEXT))
def test_a_table_in_xml_reads_back_in_this_and_any_other_parser(table: Table) -> None:
    text = write_table(table, "xml")
    assert parsed(text, "xml") == list(table.cells)
    literals = [c.value for row in table.cells for c in row if isinstance(c, ox.Literal)]
    assert [e.text or "" for e in ElementTree.fromstring(text).iter("{http://www.w3.org/2005/sparql-results#}literal")] == literals


@settings(max_examples=60, deadline=None, database=None)
@given(table=tables(ANY_TEXT))
def test_a_table_in_csv_reads_back_with_its_values(table: Table) -> None:
    rows = list(csv.reader(io.StringIO(write_table(table, "csv").replace("\0", "?"), newline="")))
    values = [["" if c is None else c.value.replace("\0", "?") for c in row if not isinstance(c, ox.Triple)] for row in table.cells]
    assert rows == [list(table.columns), *values]


@settings(max_examples=60, deadline=None, database=None)
@given(table=tables(ANY_TEXT))
def test_a_table_in_markdown_has_a_line_a_row_and_a_bar_a_column(table: Table) -> None:
    text = write_table(table, "markdown")
    assert text.endswith("|\n")
    lines = text[:-1].split("\n")
    assert len(lines) == len(table) + 2
    assert re.fullmatch(r"\|(---\|){3}", lines[1])
    assert all(len(re.findall(r"(?<!\\)\|", line)) == 4 for line in lines)


@settings(max_examples=60, deadline=None, database=None)
@given(table=tables(ANY_TEXT))
def test_a_table_as_text_has_a_line_a_row(table: Table) -> None:
    assert len(write_table(table, "table").removesuffix("\n").split("\n")) == len(table) + 2


@pytest.mark.parametrize("format", TABLE_FORMATS)
def test_every_format_of_a_table_ends_its_lines_as_unix_does(format: str) -> None:
    text = write_table(Table(("a", "b"), ((ox.Literal("x"), None), (None, ox.Literal("云")))), format)
    assert "\r" not in text
    assert "云" in text


@pytest.mark.parametrize("format", TABLE_FORMATS)
def test_a_table_without_rows_or_columns_is_written(format: str) -> None:
    assert write_table(Table(("a",), ()), format)
    assert write_table(Table((), ((),)), format)


def test_json_results_carry_types_languages_and_directions() -> None:
    cells: list[Term] = [
        ox.Literal("云", language="zh-Hans"),
        ox.Literal("1", datatype=ox.NamedNode(XSD + "integer")),
        ox.Literal("x", language="ar", direction=ox.BaseDirection.RTL),
        ox.BlankNode("b"),
        ox.Triple(ox.NamedNode("u:a"), ox.NamedNode("u:b"), ox.Literal("c")),
    ]
    text = write_table(Table(("x",), tuple((c,) for c in cells)), "json")
    assert parsed(text, "json") == [(c,) for c in cells]
    assert json.loads(text)["head"] == {"vars": ["x"]}


def test_csv_keeps_the_line_ends_within_a_value() -> None:
    text = write_table(Table(("x", "y"), ((ox.Literal("a\r\nb"), ox.Literal('"\r\n"')),)), "csv")
    assert text == 'x,y\n"a\r\nb","""\r\n"""\n'


@pytest.mark.parametrize("character", ["\0", "\x0b", "\x1b", "\ufffe"])
def test_xml_refuses_a_character_that_it_does_not_have(character: str) -> None:
    with pytest.raises(OutputError, match=r"xml cannot hold the character U\+[0-9A-F]{4}\n  Choose another format"):
        write_table(Table(("x",), ((ox.Literal(character),),)), "xml")
    with pytest.raises(OutputError, match="rdfxml cannot hold the character"):
        write_graph([ox.Triple(ox.NamedNode("u:a"), ox.NamedNode("http://example.org/p"), ox.Literal(character))], "rdfxml")


@pytest.mark.parametrize("format", ["", "CSV", "turtle", "xlsx"])
def test_an_unknown_format_of_a_table_names_the_known_ones(format: str) -> None:
    with pytest.raises(OutputError, match=r"is not a format for a table\n  Known: table, csv, tsv, json, xml, markdown"):
        write_table(Table((), ()), format)


# ---- graphs


@pytest.mark.parametrize("format", ["turtle", "ntriples", "jsonld"])
@settings(max_examples=60, deadline=None, database=None)
@given(triples=graphs(ANY_TEXT))
def test_a_graph_reads_back_to_the_same_graph(format: str, triples: list[ox.Triple]) -> None:
    assert shape(read_back(write_graph(triples, format), format)) == shape(triples)


@settings(max_examples=60, deadline=None, database=None)
@given(triples=graphs(TEXT, in_xml=True))
def test_a_graph_in_rdfxml_reads_back_to_the_same_graph(triples: list[ox.Triple]) -> None:
    text = write_graph(triples, "rdfxml")
    assert shape(read_back(text, "rdfxml")) == shape(triples)
    ElementTree.fromstring(text)


@pytest.mark.parametrize("format", GRAPH_FORMATS)
def test_a_statement_given_twice_is_written_once(format: str) -> None:
    triple = ox.Triple(ox.NamedNode("u:a"), ox.NamedNode("http://example.org/p"), ox.Literal("云"))
    quad = ox.Quad(triple.subject, triple.predicate, triple.object, ox.NamedNode("u:g"))
    assert read_back(write_graph([triple, quad, triple], format), format) == [triple]


@pytest.mark.parametrize("format", GRAPH_FORMATS)
def test_an_empty_graph_is_written(format: str) -> None:
    assert read_back(write_graph([], format), format) == []


def test_turtle_declares_the_prefixes_that_occur_and_no_others() -> None:
    text = write_graph(
        [ox.Triple(ox.NamedNode(PREFIXES["case"] + "x"), ox.NamedNode(SG2.about), ox.Literal("1", datatype=ox.NamedNode(XSD + "date")))], "turtle"
    )
    assert set(re.findall(r"@prefix (\w+):", text)) == {"xsd", "case", "sg2"}
    assert "case:x sg2:about " in text


@pytest.mark.parametrize("predicate", [PREFIXES["rdf"] + "li", "http://example.org/", "http://example.org/1", PREFIXES["sg2"], PREFIXES["sg2"] + "1"])
def test_a_property_that_is_no_xml_name_is_refused_in_words(predicate: str) -> None:
    triples = [ox.Triple(ox.NamedNode("u:a"), ox.NamedNode(predicate), ox.Literal("<a: >"))]
    with pytest.raises(OutputError, match=r"rdfxml cannot hold .*\n  Choose another format"):
        write_graph(triples, "rdfxml")
    assert read_back(write_graph(triples, "turtle"), "turtle") == triples


def test_a_class_that_is_no_xml_name_is_refused_in_words() -> None:
    with pytest.raises(OutputError, match=r"rdfxml cannot hold .*\n  Choose another format"):
        write_graph([ox.Triple(ox.NamedNode("u:a"), ox.NamedNode(PREFIXES["rdf"] + "type"), ox.NamedNode("http://example.org/1"))], "rdfxml")


@pytest.mark.parametrize("format", ["", "ttl", "csv", "trig"])
def test_an_unknown_format_of_a_graph_names_the_known_ones(format: str) -> None:
    with pytest.raises(OutputError, match=r"is not a format for a graph\n  Known: turtle, ntriples, rdfxml, jsonld"):
        write_graph([], format)
