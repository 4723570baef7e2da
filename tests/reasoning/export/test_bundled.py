"""The ontology that ships, as SPARQL over cases that ship: known inferences are made, and they are those of the engine."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox
import pytest

from sg2kg import bundle
from sg2kg.graph import read_path
from sg2kg.graph.read import shipped
from sg2kg.reasoning.compile import compile_rules
from sg2kg.reasoning.engine import Engine
from sg2kg.reasoning.export import SparqlExport, run_sparql, script, to_shacl, to_sparql
from sg2kg.reasoning.export.names import EXPRESSIONS
from sg2kg.reasoning.owl.reading import read_ontology
from sg2kg.reasoning.rules import Fact, Link, Member, Program
from sg2kg.terms import PREFIXES, SG2, iri

A = PREFIXES["rdf"] + "type"
CASES = ("bangladesh-accord", "ant-forest")


@pytest.fixture(scope="module")
def ontology() -> list[ox.Triple]:
    return [t for part in bundle.ONTOLOGY_PARTS for t in shipped(bundle.ontology_file(part))]


@pytest.fixture(scope="module")
def program(ontology: list[ox.Triple]) -> Program:
    return compile_rules(read_ontology(ontology))


@pytest.fixture(scope="module")
def exported(program: Program) -> SparqlExport:
    return to_sparql(program)


@pytest.fixture(scope="module")
def given(ontology: list[ox.Triple]) -> list[ox.Quad]:
    """What is stated, as a store gives it back: it writes some numbers in another way."""
    store = ox.Store()
    cases = [q.triple for path in bundle.case_files() if path.stem in CASES for q in read_path(path)]
    store.extend(ox.Quad(t.subject, t.predicate, t.object) for t in (*ontology, *cases))
    return list(store)


@pytest.fixture(scope="module")
def closed(exported: SparqlExport, given: list[ox.Quad]) -> ox.Store:
    store = ox.Store()
    store.extend(given)
    run_sparql(store, exported)
    return store


def facts(quads: Iterable[ox.Quad]) -> dict[Fact, None]:
    def name(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
        return term.value if isinstance(term, ox.NamedNode) else str(term)

    def fact(t: ox.Quad) -> Fact:
        x, y = name(t.subject), name(t.object)
        return Member(y, x) if t.predicate.value == A else Link(t.predicate.value, x, y)

    return dict.fromkeys(fact(t) for t in quads)


def test_every_rule_of_the_ontology_can_be_said(program: Program, exported: SparqlExport) -> None:
    assert exported.left_out == ()
    assert {left.reason for left in to_shacl(program).left_out} <= {"SHACL has no word for two being the same; that they cannot be is said"}


@pytest.mark.parametrize(
    ("individual", "cls"),
    [("case:ant-forest", SG2.FirmConvenedCase), ("case:ant-forest", SG2.TriSectorCase), ("case:bangladesh-accord", SG2.TriSectorCase)],
)
def test_cases_are_classed_by_the_definitions(closed: ox.Store, individual: str, cls: str) -> None:
    assert ox.Quad(ox.NamedNode(iri(individual)), ox.NamedNode(A), ox.NamedNode(cls)) in closed


def test_the_bundled_cases_contradict_nothing(closed: ox.Store, exported: SparqlExport) -> None:
    assert [c.axiom for c in (*exported.checks, *exported.equalities) if list(closed.query(c.query))] == []  # type: ignore[arg-type]


def test_the_updates_infer_what_the_engine_infers(closed: ox.Store, program: Program, given: list[ox.Quad]) -> None:
    engine = Engine(program)
    stated = facts(given)
    by_engine = set(engine.add(stated).gained) - stated.keys()
    by_updates = facts(closed.quads_for_pattern(None, None, None, ox.DefaultGraph())).keys() - stated.keys()
    assert {f for f in by_updates if not (isinstance(f, Member) and f.cls.startswith(EXPRESSIONS))} == by_engine
    assert len(by_engine) > 100


def test_the_script_of_the_ontology_can_be_run(exported: SparqlExport) -> None:
    store = ox.Store()
    store.update(script(exported))
    assert len(store) == len(exported.labels)
