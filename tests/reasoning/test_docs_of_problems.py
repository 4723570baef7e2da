"""docs/reasoning.md explains every id that a problem of an ontology can have, and its picture is what the command writes."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pyoxigraph as ox

from sg2kg import KnowledgeBase
from sg2kg.explanation.writers import write_explanation
from sg2kg.reasoning import Reasoner
from support import HEADER, ROOT

SOURCES = sorted((ROOT / "src" / "sg2kg" / "reasoning").rglob("*.py"))
PAGE = ROOT / "docs" / "reasoning.md"
ID = re.compile(r"[a-z]+(-[a-z]+)*")
POSITIONS = {"Problem": 0, "_problem": 0, "IllFormed": 1, "_misfit": 1}
"""Where the id stands in calls that make a problem."""


def ids_in(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id if isinstance(node.func, ast.Name) else ""
            position = POSITIONS.get(name)
            if position is not None and len(node.args) > position:
                yield from texts(node.args[position])
        elif isinstance(node, ast.Tuple) and len(node.elts) > 1 and is_sentence(node.elts[1]):
            # an id that is passed on together with its text
            yield from texts(node.elts[0])
        elif isinstance(node, ast.ClassDef) and node.name == "IllFormed":
            yield from (t for d in ast.walk(node) if isinstance(d, ast.arguments) for default in d.defaults for t in texts(default))


def is_sentence(node: ast.expr) -> bool:
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and " " in str(node.value))


def texts(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and ID.fullmatch(node.value):
        yield node.value


def used() -> set[str]:
    return {i for path in SOURCES for i in ids_in(path.read_text(encoding="utf-8"))}


def rows() -> dict[str, list[str]]:
    """The rows of the table by id: what follows the anchor and the name, cell by cell."""
    found = re.findall(r'^\| <a id="([a-z-]+)"></a>`([a-z-]+)` \|(.*)\|$', PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert all(anchor == name for anchor, name, _ in found)
    return {anchor: [cell.strip() for cell in rest.split(" | ")] for anchor, _, rest in found}


def test_every_id_of_a_problem_is_explained_in_the_docs_and_no_other_is() -> None:
    assert rows().keys() == used()


def test_each_explanation_says_what_it_means_what_is_still_done_and_what_to_write() -> None:
    assert {i: len([c for c in cells if c]) for i, cells in rows().items()} == dict.fromkeys(rows(), 3)


def test_ids_that_an_ontology_brings_are_among_those_found_in_the_source() -> None:
    text = """
        @prefix : <https://example.org/> .
        @prefix owl: <http://www.w3.org/2002/07/owl#> .
        [] a owl:Ontology ; owl:imports :other .
        :p a owl:ObjectProperty , owl:TransitiveProperty , owl:FunctionalProperty , owl:ReflexiveProperty .
        :q a owl:DatatypeProperty ; rdfs:range xsd:date .
        :A a owl:Class ; rdfs:subClassOf :B , [ owl:unionOf ( :C :D ) ] , [ owl:oneOf ( :c :d ) ] , [ a owl:Restriction ; owl:onProperty :p ] .
        :B a owl:Class ; rdfs:subClassOf :A , [ a owl:Restriction ; owl:onProperty :p ; owl:maxCardinality 2 ] ; owl:subClassOff :C .
        :E owl:equivalentClass [ owl:complementOf :C ] .
        :F owl:equivalentClass [ a owl:Restriction ; owl:onProperty :p ; owl:allValuesFrom :C ] .
        :G owl:equivalentClass [ a owl:Restriction ; owl:onProperty :p ; owl:maxCardinality 1 ] .
        :x :p "a literal" .
    """
    reasoner = Reasoner(ox.parse((HEADER + text).encode(), format=ox.RdfFormat.TURTLE))
    brought = {p.id for p in reasoner.problems}
    assert len(brought) > 10
    assert brought <= used()


def test_the_picture_of_an_explanation_is_what_the_command_writes(kb: KnowledgeBase) -> None:
    picture = ROOT / "docs" / "pictures" / "explanation.svg"
    made = write_explanation(kb.explain("cloud-rice", "ValueCoCreationCase"), "svg")
    assert picture.read_text(encoding="utf-8").strip() == made.strip(), (
        "run: sg2kg explain cloud-rice ValueCoCreationCase -o docs/pictures/explanation.svg"
    )
