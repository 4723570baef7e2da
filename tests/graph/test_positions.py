"""Where statements stand: the line and the column that a person would point at, in every format that is read."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sg2kg import bundle
from sg2kg.graph.positions import Positions
from support import ROOT

EX = "http://example.org/"
FILES = [*bundle.case_files(examples=True), *sorted((ROOT / "ontology").glob("*.ttl")), *sorted((ROOT / "shapes").rglob("*.ttl"))]


def read(text: str, format: ox.RdfFormat = ox.RdfFormat.TURTLE) -> tuple[list[ox.Triple], Positions]:
    triples = [q.triple for q in ox.parse(text, format=format, base_iri=EX, rename_blank_nodes=True)]
    return triples, Positions(text.encode(), format, triples)


def at(positions: Positions, triple: ox.Triple) -> tuple[int, int | None] | None:
    return positions.of(triple.subject, triple.predicate.value, triple.object)


def shown(text: str, place: tuple[int, int | None] | None) -> str:
    """What stands at a place."""
    assert place is not None
    line, column = place
    assert column is not None
    return text.splitlines()[line - 1][column - 1 :]


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_each_name_and_text_of_our_files_stands_where_it_is_said_to_stand(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    triples = [q.triple for q in ox.parse(text, format=ox.RdfFormat.TURTLE, rename_blank_nodes=True)]
    places = Positions(text.encode(), ox.RdfFormat.TURTLE, triples)._places
    assert len(places) == len(triples)
    for triple, (_, place) in zip(triples, places, strict=True):
        here = shown(text, place)
        if isinstance(triple.object, ox.NamedNode) and here[0] not in "a)":
            assert triple.object.value.rpartition("#")[2].rpartition("/")[2][:12] in here
        elif isinstance(triple.object, ox.Literal):
            assert here[0] in "\"'" or here.startswith(triple.object.value[:3])
        elif isinstance(triple.object, ox.BlankNode):
            assert here[0] in "[(_\"'" or triple.predicate.value.endswith("#rest")


def test_a_value_in_a_nested_node_is_found() -> None:
    text = "@prefix : <http://example.org/> .\n:a :b [\n    :c 1 ;\n    :d [ :e 'two' , \"three\"@en ]\n  ] ;\n  :f ( :g\n :h ) .\n"
    triples, positions = read(text)
    found = {str(t.object): shown(text, at(positions, t)) for t in triples}
    assert found['"three"@en'].startswith('"three"@en ]')
    assert found['"two"'].startswith("'two' ,")
    assert found[f"<{EX}h>"].startswith(":h ) .")


def test_a_text_over_several_lines_is_found_where_it_begins() -> None:
    text = '@prefix : <http://example.org/> .\n# a comment with : and " in it\n:a :b """one\ntwo\nthree""" ; :c 1.5e3 .\n'
    triples, positions = read(text)
    assert [at(positions, t) for t in triples] == [(3, 7), (5, 15)]


def test_what_is_not_there_is_told_at_the_thing_that_lacks_it() -> None:
    _, positions = read("@prefix : <http://example.org/> .\n\n:a :b :c .\n:d :e :a .\n")
    assert positions.of(ox.NamedNode(EX + "a"), EX + "missing") == (3, 1)
    assert positions.of(ox.NamedNode(EX + "c")) == (3, 7)
    assert positions.of(ox.NamedNode(EX + "nowhere")) is None


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_lines_end_as_on_any_system(ends: str) -> None:
    text = ends.join(["@prefix : <http://example.org/> .", "# comment", ":a :b :c ;", "   :d :e .", ""])
    triples, positions = read(text)
    assert [at(positions, t) for t in triples] == [(3, 7), (4, 7)]


def test_trig_and_nquads_are_read_past_the_names_of_graphs() -> None:
    triples, positions = read("@prefix : <http://example.org/> .\nGRAPH :g { :a :b :c }\n:h { :a :b :d . :a :e :f }\n", ox.RdfFormat.TRIG)
    assert [at(positions, t) for t in triples] == [(2, 18), (3, 12), (3, 23)]
    triples, positions = read(f'<{EX}a> <{EX}b> "x"@en <{EX}g> .\n<{EX}a> <{EX}c> _:d .\n', ox.RdfFormat.N_QUADS)
    assert [at(positions, t) for t in triples] == [(1, 47), (2, 47)]


def test_rdf_xml_is_told_by_its_line() -> None:
    text = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://example.org/">\n'
        '<rdf:Description rdf:about="http://example.org/a">\n<e:b>one</e:b>\n<e:c rdf:resource="http://example.org/d"/>\n</rdf:Description>\n</rdf:RDF>\n'
    )
    triples, positions = read(text, ox.RdfFormat.RDF_XML)
    assert [at(positions, t) for t in triples] == [(3, None), (4, None)]


def test_json_ld_is_told_by_node_key_and_value() -> None:
    text = """{
  "@context": {"e": "http://example.org/", "name": "e:label", "knows": {"@id": "e:knows", "@type": "@id"}},
  "@graph": [
    {"@id": "e:a", "name": "Ada",
     "knows": "e:b"},
    {"@id": "e:b",
     "name": [{"@value": "Bo"}],
     "e:lives": {"@id": "e:c"}}
  ]
}
"""
    triples, positions = read(text, ox.RdfFormat.JSON_LD)
    found = {(t.subject.value[-1], str(t.object)): at(positions, t) for t in triples if isinstance(t.subject, ox.NamedNode)}
    assert found == {("a", '"Ada"'): (4, 28), ("a", f"<{EX}b>"): (5, 15), ("b", '"Bo"'): (7, 26), ("b", f"<{EX}c>"): (8, 25)}
    assert positions.of(ox.NamedNode(EX + "b"), EX + "missing") == (6, 5)


WORDS = st.sampled_from(
    [":a", ":b", "<http://example.org/c>", "_:x", "1", "-2.5", "3e4", "true", '"t"', '"t"@en-GB', '"1"^^<http://example.org/d>', "'''l\n\nl'''"]
)
NODES = st.recursive(
    WORDS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: "( " + " ".join(items) + " )"),
        st.lists(inner, min_size=1, max_size=3).map(lambda items: "[ :p " + " , ".join(items) + " ; :q :r ;; ]"),
        st.just("[]"),
    ),
    max_leaves=8,
)


@given(st.lists(NODES, min_size=1, max_size=4))
@settings(max_examples=300, deadline=None)
def test_statements_come_in_the_order_of_the_parser_whatever_is_nested_in_what(objects: list[str]) -> None:
    text = "@prefix : <http://example.org/> .\n:s :p " + " ,\n ".join(objects) + " .\n[ :u :v ] :w ( 1 ) .\n"
    triples = [q.triple for q in ox.parse(text, format=ox.RdfFormat.TURTLE, rename_blank_nodes=True)]
    places = Positions(text.encode(), ox.RdfFormat.TURTLE, triples)._places
    lines = text.split("\n")
    assert len(places) == len(triples)
    for triple, (_, (line, column)) in zip(triples, places, strict=True):
        here = lines[line - 1][(column or 0) - 1 :]
        if isinstance(triple.object, ox.NamedNode) and triple.object.value.startswith(EX):
            assert here.startswith((f":{triple.object.value[-1]}", f"<{triple.object.value}>"))
        elif isinstance(triple.object, ox.Literal):
            assert here.startswith(("1", "-2.5", "3e4", "true", '"', "'"))
