"""Three engines that share no code find the same: the reference, pyshifty, and TopBraid's where it is installed."""

from __future__ import annotations

import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from corpus_files import found_in, tier_of, triples_of
from engines import ShiftyEngine
from opinions import JUDGES, SHAPES, TRIED, WHOLE, canonical, found, imported_by, is_installed, is_kept, name_of, of_tier, opinion, opinions
from sg2kg import bundle
from sg2kg.errors import DisagreementError
from sg2kg.validation import check
from sg2kg.validation.engines import prepare, reference
from sg2kg.validation.engines.reference import ReferenceEngine
from support import ROOT

FEW = len(TRIED) // 10
"""How many files may have changed since what the judges find was kept."""


def needs(judge: str) -> None:
    """Skips a test where a judge is not installed."""
    if not is_installed(judge):
        pytest.skip("the extra judges is not installed")


@pytest.mark.parametrize("path", TRIED, ids=lambda p: p.name)
def test_pyshifty_finds_what_the_reference_finds(path: Path) -> None:
    """The reference is asked where it was not asked the same before (tests/opinions.py)."""
    mine = found(ShiftyEngine, path)
    assert mine == opinion("reference", path, mine)


@pytest.mark.parametrize("path", WHOLE[::5], ids=lambda p: p.name)
def test_a_verdict_is_the_same_by_both(path: Path) -> None:
    verdict = check.check_triples(triples_of(path), path.name, tier_of(path), SHAPES, of_tier(ReferenceEngine, tier_of(path)))
    told = [[(f.shape, f.severity, f.focus, f.values) for f in findings] for findings in (verdict.findings, found_in(path))]
    assert told[0] == told[1]


def test_topbraid_finds_what_pyshifty_finds() -> None:
    """TopBraid is asked where it was not asked the same before (tests/opinions.py)."""
    needs("topbraid")
    mine = {p: found(ShiftyEngine, p) for p in TRIED}
    assert [p.name for p in TRIED if opinion("topbraid", p, mine[p]) != mine[p]] == []


@pytest.mark.parametrize("judge", JUDGES)
def test_what_the_judges_find_is_kept_for_all_files_and_no_others(judge: str) -> None:
    needs(judge)
    assert len({name_of(p) for p in TRIED}) == len(TRIED)
    assert opinions()[judge].keys() - {name_of(p) for p in TRIED} == set(), "run python scripts/keep_opinions.py"
    changed = [name_of(p) for p in TRIED if not is_kept(judge, p)]
    assert len(changed) <= FEW, f"{judge} is asked about {len(changed)} files each time: run python scripts/keep_opinions.py"


def test_what_a_judge_is_given_is_the_same_in_any_order_and_by_any_labels_and_another_with_one_triple_changed() -> None:
    text = "@prefix : <http://example.org/> . :a :b _:one , _:two . _:one :c _:two . _:two :d 1 ."
    same = canonical(turtle(text.replace("one", "uno").replace("two", "due"))[::-1])
    assert canonical(turtle(text)) == same
    assert canonical(turtle(text.replace("_:one :c _:two", "_:two :c _:one"))) != same
    assert canonical(turtle(text.replace(":d 1", ":d 2"))) != same


def test_the_sources_that_a_judge_is_asked_with_are_found() -> None:
    names = {p.relative_to(ROOT / "src" / "sg2kg").as_posix() for p in imported_by(Path(reference.__file__))}
    engines = {f"validation/engines/{n}.py" for n in ("reference", "report", "seam", "slices")}
    assert names >= engines | {"terms.py", "errors.py", "graph/guard.py", "validation/shapes/facts.py", "validation/shapes/sparql.py"}
    assert "validation/engines/fast.py" not in names


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
