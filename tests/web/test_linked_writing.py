"""Graphs written as documents: nothing is lost, the bytes do not depend on names of blank nodes, and people can read them."""

from __future__ import annotations

import json
import random

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sg2kg.errors import OutputError
from sg2kg.web.linked.contents import written
from sg2kg.web.linked.formats import DATA, Format
from sg2kg.web.linked.layout import Layout
from sg2kg.web.linked.turtle import turtle

FORMATS = {f.name: f for f in DATA}
READ = {
    "turtle": ox.RdfFormat.TURTLE,
    "rdfxml": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
    "ntriples": ox.RdfFormat.N_TRIPLES,
}
PREFIXES = """@prefix : <http://example.org/> . @prefix case: <https://w3id.org/sg2kg/case/> . @prefix sg2: <https://w3id.org/sg2kg/ontology#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
NAMES = st.sampled_from(
    [ox.NamedNode(i) for i in ("http://example.org/a", "https://w3id.org/sg2kg/case/mill#m-1", "https://w3id.org/sg2kg/framework#M-ECO")]
)
BLANKS = st.sampled_from([ox.BlankNode(f"x{n}") for n in range(6)])
PROPERTIES = st.sampled_from(
    [
        ox.NamedNode(i)
        for i in (
            "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
            "http://www.w3.org/1999/02/22-rdf-syntax-ns#first",
            "http://www.w3.org/1999/02/22-rdf-syntax-ns#rest",
            "https://w3id.org/sg2kg/ontology#says",
        )
    ]
)
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=12) | st.sampled_from(
    ['"""', 'a\n"', '\n""""', "\\", "\r\n\t", '"\n\\"']
)
LITERALS = st.one_of(
    TEXT.map(ox.Literal),
    TEXT.map(lambda t: ox.Literal(t, language="zh-hant")),
    st.sampled_from(["1", "-1", "01", "1.5", "1.", "1e3", "true", "1 "]).flatmap(
        lambda t: st.sampled_from(["integer", "decimal", "double", "boolean", "date"]).map(
            lambda k: ox.Literal(t, datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#" + k))
        )
    ),
)
NIL = st.just(ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#nil"))
TRIPLES = st.lists(st.builds(ox.Triple, NAMES | BLANKS, PROPERTIES, NAMES | BLANKS | BLANKS | NIL | LITERALS), max_size=14)


def read(text: str, format: str = "turtle") -> list[ox.Triple]:
    return [ox.Triple(q.subject, q.predicate, q.object) for q in ox.parse(text.encode(), format=READ[format])]


def same(one: list[ox.Triple], other: list[ox.Triple]) -> bool:
    """Whether two graphs are isomorphic (RDFC-1.0)."""
    found = []
    for triples in (one, other):
        data = ox.Dataset([ox.Quad(t.subject, t.predicate, t.object) for t in triples])
        data.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
        found.append({str(q) for q in data})
    return found[0] == found[1]


def renamed(triples: list[ox.Triple], seed: int) -> list[ox.Triple]:
    """The same graph with other names of blank nodes, in another order."""
    dice = random.Random(seed)

    def term(t: object) -> object:
        if isinstance(t, ox.Triple):
            return ox.Triple(term(t.subject), t.predicate, term(t.object))  # type: ignore[arg-type]
        return ox.BlankNode(f"n{hash((seed, t.value)) & 0xFFFFFFFF:x}") if isinstance(t, ox.BlankNode) else t

    found = [ox.Triple(term(t.subject), t.predicate, term(t.object)) for t in triples]  # type: ignore[arg-type]
    dice.shuffle(found)
    return found


@given(TRIPLES, st.sampled_from(["turtle", "ntriples", "jsonld"]))
def test_what_is_written_says_what_was_there(triples: list[ox.Triple], format: str) -> None:
    assert same(read(written(triples, FORMATS[format], "http://example.org/a"), format), list(dict.fromkeys(triples)))


TREES = """
:a sg2:p [ a sg2:A ; sg2:q ( 1 [ sg2:r "x" ] ( ) ( :b ) ) ] , [ a sg2:B ; sg2:says "one"@en , "壹"@zh-Hant ] .
_:shared sg2:says "named twice" . :a sg2:r _:shared . :b sg2:r _:shared .
_:one sg2:next _:two . _:two sg2:next _:one . :a sg2:s _:self . _:self sg2:t _:self .
"""


@pytest.mark.parametrize("format", sorted(FORMATS))
@pytest.mark.parametrize("seed", range(5))
def test_the_bytes_do_not_depend_on_what_a_parser_called_the_blank_nodes(format: str, seed: int) -> None:
    triples = read(PREFIXES + TREES)
    assert written(renamed(triples, seed), FORMATS[format]) == written(triples, FORMATS[format])


@pytest.mark.parametrize("format", sorted(FORMATS))
def test_lists_circles_and_nested_nodes_come_back(format: str) -> None:
    triples = read(PREFIXES + TREES)
    assert same(read(written(triples, FORMATS[format]), format), triples)


@pytest.mark.parametrize("format", ["turtle", "ntriples"])
def test_statements_that_are_spoken_of_keep_their_blank_nodes(format: str) -> None:
    triples = read(
        PREFIXES + ":a sg2:p <<( :b sg2:q _:x )>> , <<( :b sg2:q <<( _:y sg2:r 1 )>> )>> . _:x sg2:says 1 . :c sg2:p _:x , _:y . _:y sg2:says 2 ."
    )
    for seed in range(3):
        text = written(renamed(triples, seed), FORMATS[format])
        assert text == written(triples, FORMATS[format])
        assert same(read(text, format), triples)
    with pytest.raises(OutputError, match="jsonld cannot hold"):
        written(triples, FORMATS["jsonld"])


def test_directions_of_writing_are_kept() -> None:
    triples = read(PREFIXES + ':a sg2:says "x"@ar--rtl .')
    for format in ("turtle", "ntriples", "jsonld"):
        assert '"x"@ar--rtl' in written(read(written(triples, FORMATS[format]), format), FORMATS["ntriples"])


def test_turtle_has_prefixes_lists_and_nested_nodes_as_people_write_them() -> None:
    text = written(
        read(PREFIXES + 'case:mill a sg2:Case ; sg2:p ( 1 "x"@zh-hant ) , [ a sg2:B ] . <https://w3id.org/sg2kg/case/mill#m> a sg2:M .'),
        DATA[0],
        "https://w3id.org/sg2kg/case/mill",
    )
    assert text.splitlines()[0] == "@prefix : <https://w3id.org/sg2kg/case/mill#> ."
    assert "case:mill a sg2:Case ;" in text
    assert '( 1 "x"@zh-Hant )' in text
    assert "[ a sg2:B ]" in text
    assert ":m a sg2:M ." in text


def test_the_thing_itself_comes_first() -> None:
    triples = read(PREFIXES + ":a sg2:p case:mill . case:mill sg2:q 1 . :z sg2:p case:mill .")
    body = written(triples, DATA[0], "https://w3id.org/sg2kg/case/mill").partition("\n\n")[2]
    assert body.startswith("case:mill ")


def test_an_order_that_somebody_gave_is_kept() -> None:
    triples = read(PREFIXES + ":b sg2:z 1 ; sg2:a 2 . :a sg2:p 3 .")
    text = turtle(Layout(triples, in_order=True))
    assert text.index("example.org/b") < text.index("example.org/a")
    assert text.index("sg2:z") < text.index("sg2:a ")


@pytest.mark.parametrize("format", ["turtle", "jsonld", "ntriples"])
def test_nesting_and_lists_of_any_depth_are_written(format: str) -> None:
    deep = ":a sg2:p " + "[ sg2:p " * 800 + "1" + " ]" * 800 + " ."
    long = ":b sg2:p (" + " 1" * 800 + " ) ."
    no_list = (
        ":c sg2:p _:c0 . " + " ".join(f"_:c{n} rdf:first {n} , {n + 1} ; rdf:rest _:c{n + 1} ." for n in range(400)) + " _:c400 rdf:rest rdf:nil ."
    )
    triples = read(PREFIXES + deep + long + no_list)
    text = written(triples, FORMATS[format])
    assert len(set(read(text, format))) == len(triples)
    if format == "turtle":
        assert "(" + " 1" * 800 + " )" in text


def test_json_has_a_context_of_prefixes_and_no_scheme_is_taken_for_one() -> None:
    told = json.loads(written(read("<src:odd> <https://w3id.org/sg2kg/ontology#p> <https://w3id.org/sg2kg/source/S01> ."), FORMATS["jsonld"]))
    assert told["@context"] == {"sg2": "https://w3id.org/sg2kg/ontology#"}
    assert told["@graph"] == [{"@id": "src:odd", "sg2:p": {"@id": "https://w3id.org/sg2kg/source/S01"}}]


def test_a_format_that_cannot_hold_a_graph_says_so() -> None:
    with pytest.raises(OutputError, match="rdfxml cannot hold"):
        written([ox.Triple(ox.NamedNode("http://e.org/a"), ox.NamedNode("http://e.org/1/"), ox.Literal("x"))], FORMATS["rdfxml"])
    with pytest.raises(OutputError, match="html is not a format"):
        written([], Format("html", ".html", "text/html", "HTML"))
