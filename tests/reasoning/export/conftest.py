"""Programs compiled from small ontologies in Turtle, and stores of small data, with the prefixes of sg2kg declared."""

from __future__ import annotations

from collections.abc import Callable

import pyoxigraph as ox
import pytest

from sg2kg.reasoning.compile import compile_rules
from sg2kg.reasoning.owl.reading import read_ontology
from sg2kg.reasoning.rules import Program
from sg2kg.terms import PREFIXES

HEAD = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items()) + "@prefix : <http://e/> .\n"


def _quads(text: str) -> list[ox.Quad]:
    return list(ox.parse(HEAD + text, format=ox.RdfFormat.TURTLE))


@pytest.fixture
def compiled() -> Callable[[str], Program]:
    return lambda text: compile_rules(read_ontology(_quads(text)))


@pytest.fixture
def stored() -> Callable[[str], ox.Store]:
    def store(text: str) -> ox.Store:
        made = ox.Store()
        made.extend(_quads(text))
        return made

    return store
