"""What the engine derives, set beside what other reasoners derive: on the bundled ontology and cases, and on random ontologies."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterable, Iterator
from itertools import chain

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reasoning.random_ontologies import INDIVIDUALS, Kinds, Sample, samples, seeded
from sg2kg.bundle import case_files
from sg2kg.graph import read_path
from sg2kg.knowledge.export import ontology_triples
from sg2kg.reasoning.loading import Statement
from sg2kg.reasoning.opinions import Comparison, check_with, compare_opinions, vocabulary_of
from sg2kg.reasoning.opinions.rule_reasoners import rule_opinion_here
from sg2kg.reasoning.reasoner import Reasoner
from sg2kg.reasoning.rules import Member

pytestmark = pytest.mark.usefixtures("kept_hermit")
needs_java = pytest.mark.skipif(shutil.which("java") is None, reason="HermiT needs Java")
WITH_ALL = Kinds(clashes=True, beyond=True)


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    """Rdflib warns of every literal that it cannot turn into a Python value."""
    logging.disable(logging.WARNING)
    yield
    logging.disable(logging.NOTSET)


def compared(name: str, statements: Iterable[Statement]) -> Comparison:
    every = list(statements)
    if name in ("owlrl", "reasonable"):
        pytest.importorskip(name)
        reasoner = Reasoner(every)
        return compare_opinions(reasoner, every, rule_opinion_here(name, every, vocabulary_of(reasoner.ontology)))
    return check_with(name, every, [])


def assert_agrees(found: Comparison, text: object = "") -> None:
    assert found.agrees, f"{found.summary()}\n{text}"


# ---- the bundled ontology and cases


def bundled(*parts: str, cases: Iterable[str] | None = None) -> list[Statement]:
    wanted = [p for p in case_files(examples=True) if cases is None or p.stem in cases]
    return [*ontology_triples(parts), *chain.from_iterable(map(read_path, wanted))]


@pytest.mark.parametrize("name", ["reasonable", "sparql"])
def test_all_bundled_cases_as_others_see_them(name: str) -> None:
    found = compared(name, bundled("framework", "extension", "alignments"))
    assert_agrees(found)
    assert found.compared > 8000
    if name == "sparql":
        assert found.extra == ()


def test_a_bundled_case_as_owlrl_sees_it() -> None:
    found = compared("owlrl", bundled(cases=["evaluated-example"]))
    assert_agrees(found)
    assert found.compared > 1000
    assert {type(e.fact) for e in found.extra} <= {Member}


@needs_java
def test_a_bundled_case_and_the_hierarchy_of_classes_as_hermit_sees_them() -> None:
    found = compared("hermit", bundled(cases=["evaluated-example"]))
    assert_agrees(found)
    assert (found.opinion.inconsistent, found.inconsistent) == (False, False)
    assert found.extra == ()
    assert found.opinion.unsatisfiable == frozenset()
    assert len(found.opinion.subsumptions or ()) > 50


# ---- random ontologies, one by one


@pytest.mark.parametrize("name", ["owlrl", "reasonable"])
@settings(max_examples=15, deadline=None)
@given(sample=samples(WITH_ALL))
def test_a_random_ontology_as_other_rule_engines_see_it(name: str, sample: Sample) -> None:
    assert_agrees(compared(name, sample.triples), sample)


@settings(max_examples=100, deadline=None)
@given(sample=samples(WITH_ALL))
def test_a_random_ontology_as_its_sparql_form_sees_it(sample: Sample) -> None:
    found = compared("sparql", sample.triples)
    assert_agrees(found, sample)
    assert found.extra == ()
    assert found.inconsistent == bool(found.opinion.inconsistent)


@pytest.mark.parametrize("name", ["owlrl", "reasonable", "sparql"])
def test_a_fixed_batch_as_others_see_it(name: str) -> None:
    for sample in seeded(20, 11, WITH_ALL):
        assert_agrees(compared(name, sample.triples), sample)


@settings(max_examples=12, deadline=None)
@given(sample=samples(Kinds(equality=True)))
def test_whom_owlrl_takes_for_the_same_we_report_or_derive_more_of(sample: Sample) -> None:
    pytest.importorskip("owlrl")
    reasoner = Reasoner(sample.triples)
    same = _said_same(sample)
    ours = {frozenset((a, b)) for group in reasoner.engine.groups for a in group for b in group if a != b}
    assert ours <= same, sample
    assert bool(ours) == bool(same), sample


def _said_same(sample: Sample) -> set[frozenset[str]]:
    import owlrl  # type: ignore[import-untyped,unused-ignore]
    import rdflib

    graph = rdflib.Graph().parse(data=sample.text, format="turtle")
    owlrl.OWLRL_Semantics(graph, False, False, False).closure()
    found = {(str(s), str(o)) for s, _, o in graph.triples((None, rdflib.OWL.sameAs, None))}
    named = {"https://example.org/o#" + i[1:] for i in INDIVIDUALS}
    return {frozenset(pair) for pair in found if pair[0] != pair[1] and named.issuperset(pair)}


# ---- random ontologies, many at once: HermiT takes as long for one as for forty


def batch(count: int, seed: int, kinds: Kinds) -> tuple[list[ox.Triple], list[Sample]]:
    """Consistent ones without equalities, whose names keep them apart, as one ontology."""
    kept = []
    for sample in seeded(count, seed, kinds):
        reasoner = Reasoner(sample.triples)
        if reasoner.engine.consistent and not reasoner.equalities:
            kept.append(sample)
    return [t for sample in kept for t in sample.triples], kept


@needs_java
def test_in_the_range_of_owl_2_rl_we_derive_of_individuals_exactly_what_hermit_does() -> None:
    triples, kept = batch(40, 2, Kinds(clashes=True))
    assert len(kept) > 25
    found = compared("hermit", triples)
    assert (found.missing, found.extra, found.opinion.inconsistent) == ((), (), False), found.summary()


@needs_java
def test_beyond_owl_2_rl_all_that_we_derive_is_so() -> None:
    triples, kept = batch(30, 4, WITH_ALL)
    assert len(kept) > 20
    found = compared("hermit", triples)
    assert (found.extra, found.extra_subsumptions, found.extra_unsatisfiable, found.opinion.inconsistent) == ((), (), (), False), found.summary()
    assert len(found.missing) <= 2, found.summary()


@needs_java
def test_hierarchies_of_random_classes_are_those_of_hermit() -> None:
    triples = [
        t for s in seeded(50, 7, Kinds(clashes=True, equality=True, beyond=True), more=12) for t in Sample(without_individuals(s.text)).triples
    ]
    found = compared("hermit", triples)
    assert_agrees(found)
    assert len(found.opinion.subsumptions or ()) > 20
    assert len(found.opinion.unsatisfiable or ()) > 3


def without_individuals(text: str) -> str:
    """The axioms but for those that name individuals, as our hierarchy is that of the axioms whatever the facts, and those on ranges of data.

    Of two ranges we do not ask whether one is within the other.
    """
    left_out = (*(f"{i} " for i in INDIVIDUALS), "owl:onDatatype")
    return "\n".join(line for line in text.splitlines() if not any(part in line for part in left_out))


@needs_java
@pytest.mark.parametrize("seed", [7, 8, 9])
def test_what_we_find_contradictory_hermit_does_too(seed: int) -> None:
    found = next(s for s in seeded(100, seed, WITH_ALL) if Reasoner(s.triples).violations)
    assert compared("hermit", found.triples).opinion.inconsistent is True, found


# ---- small choices of facts about a fixed set of axioms


@settings(max_examples=12, deadline=None)
@given(chosen=st.sets(st.tuples(st.sampled_from(INDIVIDUALS), st.sampled_from([":p2", ":p3"]), st.sampled_from(INDIVIDUALS)), max_size=12))
def test_transitive_properties_are_closed_as_owlrl_closes_them(chosen: set[tuple[str, str, str]]) -> None:
    text = seeded(1, 0)[0].text.split(":d a owl:DatatypeProperty .")[0]
    text += ":p2 a owl:TransitiveProperty . :p3 a owl:TransitiveProperty, owl:SymmetricProperty . :p2 rdfs:subPropertyOf :p3 .\n"
    assert_agrees(compared("owlrl", Sample(text + "".join(f"{x} {p} {y} .\n" for x, p, y in sorted(chosen))).triples))
