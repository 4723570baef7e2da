"""Terms of exported rules: no text of an ontology becomes more than one term, and expressions have stable IRIs."""

from __future__ import annotations

from collections.abc import Callable

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sg2kg.reasoning.export import class_iri, expression_iri, labels
from sg2kg.reasoning.export.names import EXPRESSIONS, NotSayable, term
from sg2kg.reasoning.rules import Program

Compiled = Callable[[str], Program]


def test_variables_iris_and_literals_are_written_as_sparql_writes_them() -> None:
    assert term("?x") == "?x"
    assert term("$this") == "$this"
    assert term("http://e/a") == "<http://e/a>"
    assert term('"a\\"b"@EN') == '"a\\"b"@en'
    assert term('"1"^^<http://www.w3.org/2001/XMLSchema#integer>') == '"1"^^<http://www.w3.org/2001/XMLSchema#integer>'


@pytest.mark.parametrize("text", ["_:b0", "http://e/a> ?p ?o . <http://e/b", "no iri", '"x', '"x"^^<a b>', '"x"@a_b', ""])
def test_what_is_no_single_term_is_refused(text: str) -> None:
    with pytest.raises(NotSayable):
        term(text)


@given(st.text(max_size=20).map(lambda text: f'"{text}"'))
def test_no_literal_becomes_more_than_one_term(text: str) -> None:
    try:
        written = term(text)
    except NotSayable:
        return
    found = list(ox.parse(f"<http://e/s> <http://e/p> {written} .", format=ox.RdfFormat.N_TRIPLES))
    assert [str(q.object) for q in found] == [written]


def test_an_expression_has_an_iri_that_is_made_of_its_text(compiled: Compiled) -> None:
    program = compiled(
        ":A owl:equivalentClass [ owl:intersectionOf ( :B [ owl:onProperty :p ; owl:someValuesFrom :C ] ) ] . :p a owl:ObjectProperty ."
    )
    (text,) = [t for t in program.expressions if t.startswith("ObjectSomeValuesFrom")]
    assert class_iri(text, program) == expression_iri(text) == EXPRESSIONS + expression_iri(text)[-16:]
    assert class_iri("http://e/B", program) == "http://e/B"
    assert (expression_iri(text), text) in {(t.subject.value, t.object.value) for t in labels(program)}  # type: ignore[union-attr]
