"""The corpus of submissions: valid ones conform, invalid ones fail one shape each, and no constraint can be lost without one of them noticing."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest

from sg2kg import bundle
from sg2kg.graph import read_path
from sg2kg.messages import LANGUAGES
from sg2kg.terms import PREFIXES
from sg2kg.validation import load_shapes, validate
from sg2kg.validation.check import background, check_triples
from sg2kg.validation.reference import ReferenceEngine
from sg2kg.validation.shapes import ShapeInfo, lint
from sg2kg.validation.verdict import Finding, Verdict
from shape_mutants import MUTATED, REQUIREMENT, SEVERITY, SGSH, SH, STRUCTURE, TEXTS, Mutant, Mutator
from support import ROOT

VALID = sorted((ROOT / "tests" / "corpus" / "valid").iterdir())
INVALID = sorted((ROOT / "tests" / "corpus" / "invalid").iterdir())
EXAMPLES = [f for f in bundle.case_files(examples=True) if f.parent.name == "fictitious"]
"""One a tier; each is complete at the tiers below its own, too."""
SHAPES = load_shapes()
TIERS = [t.name for t in SHAPES.tiers.values() if t.checkable]
REQUIREMENTS = [r for t in TIERS for r in SHAPES.tier(t).requirements]
INFOS: list[ShapeInfo] = [i for r in REQUIREMENTS for i in SHAPES.of_requirement(r.id)]
MUTANTS = list(Mutator(SHAPES.triples).mutants())
EQUIVALENT: dict[str, str] = {}
"""Mutants that no submission can tell from the shapes as they are, and why."""

Outcome = frozenset[tuple[str, str, str, str]]


def local(iri: str) -> str:
    return iri.removeprefix(SGSH)


def shape_of(path: Path) -> str:
    return path.stem.partition("--")[0]


@cache
def triples_of(path: Path) -> tuple[ox.Triple, ...]:
    return tuple(ox.Triple(q.subject, q.predicate, q.object) for q in read_path(path))


@cache
def asked() -> tuple[tuple[ox.Triple, ...], dict[object, list[ox.Triple]]]:
    """Of the background, what the shapes can ask for: the tree of classes, and by subject the properties that they name."""
    named = {t.object for t in SHAPES.triples} | {ox.NamedNode(PREFIXES["rdf"] + "type")}
    of: dict[object, list[ox.Triple]] = defaultdict(list)
    for t in background():
        if t.predicate in named:
            of[t.subject].append(t)
    return tuple(t for t in background() if t.predicate.value == PREFIXES["rdfs"] + "subClassOf"), of


@cache
def background_of(*paths: Path) -> tuple[ox.Triple, ...]:
    """What a few submissions need of the background; with the whole, hundreds of runs would take minutes."""
    classes, of = asked()
    return classes + tuple(t for used in {t.object for path in paths for t in triples_of(path)} for t in of.get(used, ()))


@cache
def engine(tier: str) -> ReferenceEngine:
    return ReferenceEngine(SHAPES.for_tier(tier), background_of(*INVALID))


def tier_of(path: Path) -> str:
    """The tier at which a submission is tried: an invalid one at that of the shape in its name, a valid one at the tier that it states."""
    if path in INVALID:
        of = {r.id: r.tier for r in REQUIREMENTS}
        return of["-".join(path.stem.split("-")[:2])]
    [stated] = [t.object for t in triples_of(path) if t.predicate.value == PREFIXES["dcterms"] + "conformsTo"]
    assert isinstance(stated, ox.NamedNode)
    tier = stated.value.removeprefix(PREFIXES["tier"])
    return tier if tier in TIERS else "registered"


@cache
def verdict(path: Path) -> Verdict:
    return check_triples(triples_of(path), str(path), tier_of(path), SHAPES, engine(tier_of(path)))


def told(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(local(f.shape), f.value or f.focus) for f in findings]


@pytest.mark.parametrize("path", [*VALID, *EXAMPLES], ids=lambda p: p.name)
def test_a_valid_submission_conforms_with_no_finding(path: Path) -> None:
    found = validate(path, tier_of(path))
    assert found.conforms
    assert told(found.findings) == []


@pytest.mark.parametrize("path", INVALID, ids=lambda p: p.stem)
def test_an_invalid_submission_has_one_finding_of_the_shape_in_its_name(path: Path) -> None:
    found = verdict(path)
    assert [shape for shape, _ in told(found.findings)] == [shape_of(path)]
    assert found.conforms == (found.findings[0].severity != "violation")


@pytest.mark.parametrize("path", INVALID[::20], ids=lambda p: p.stem)
def test_the_short_background_of_these_tests_gives_what_the_whole_gives(path: Path) -> None:
    assert [f.shape for f in validate(path, tier_of(path)).findings] == [f.shape for f in verdict(path).findings]


def test_an_invalid_submission_begins_with_what_is_wrong_in_it() -> None:
    for path in INVALID:
        first, second, *_ = path.read_text(encoding="utf-8").splitlines()
        assert re.fullmatch(r"# [A-Z].{10,130}\.", first), path.name
        assert second == "", path.name


def test_the_corpus_is_invented_and_says_so() -> None:
    for path in [*VALID, *INVALID]:
        assert any(t.predicate.value == PREFIXES["sg2"] + "fictitious" for t in triples_of(path)), path.name
        named = [t.subject.value for t in triples_of(path) if isinstance(t.subject, ox.NamedNode)]
        assert all(n.startswith("https://example.org/") for n in named), path.name


def test_every_shape_has_an_invalid_submission() -> None:
    assert {local(i.iri) for i in INFOS} == {shape_of(path) for path in INVALID}


def test_each_constraint_component_of_a_shape_is_seen_to_fail() -> None:
    """The components that stand in the shape itself; what stands in branches is the mutants' matter."""
    component = {
        "minCount": "MinCount", "maxCount": "MaxCount", "datatype": "Datatype", "pattern": "Pattern", "nodeKind": "NodeKind", "class": "Class",
        "in": "In", "or": "Or", "not": "Not", "uniqueLang": "UniqueLang",
    }  # fmt: skip
    shapes = {i.iri for i in INFOS}
    stated = {
        (t.subject.value, SH + component[t.predicate.value.removeprefix(SH)] + "ConstraintComponent")
        for t in SHAPES.triples
        if isinstance(t.subject, ox.NamedNode) and t.subject.value in shapes and t.predicate.value.removeprefix(SH) in component
    }
    seen = set()
    for path in INVALID:
        result: dict[str, dict[str, str]] = defaultdict(dict)
        for q in ox.parse(verdict(path).report, format=ox.RdfFormat.N_TRIPLES):
            result[str(q.subject)][local(q.predicate.value)] = getattr(q.object, "value", "")
        seen |= {(r[SH + "sourceShape"], r[SH + "sourceConstraintComponent"]) for r in result.values() if SH + "sourceShape" in r}
    assert stated - seen == set()


def test_a_mandatory_requirement_is_a_violation_and_a_recommended_one_a_warning() -> None:
    severity = {"mandatory": "violation", "recommended": "warning", "optional": "info"}
    for requirement in REQUIREMENTS:
        assert {i.severity for i in SHAPES.of_requirement(requirement.id)} == {severity[requirement.obligation]}, requirement.id


DATES = {
    "REG-12-date": (
        ["2026-11-23", "1999-01-31"],
        ["2026-11", "2026", "2026-13-01", "2026-11-32", "2026-1-2", "on 2026-11-23", "2026-11-23T00:00", "2026-11-23?"],
    ),
    "REG-08-search": (["2026-11-23"], ["2026-11", "2026-00-10", "2026-10-00", "since 2026-11-23", "2026-11-23~"]),
    "REG-04-form": (
        ["2016", "2016-08", "2016-08-25", "2016?", "2016-08~", "2016-08-25?"],
        ["16", "2016-8", "2016-13", "2016-08-32", "about 2016", "2016 or so", "2016-", "2016?~", "undated", "2016/08"],
    ),
    "REG-07-published": (
        ["undated", "2016", "2016-08", "2016-08-25", "2016~"],
        ["", "16", "2016-13", "2016-08-32", "in 2016", "2016 ", "undated?", "not undated"],
    ),
}


@pytest.mark.parametrize("name", DATES)
def test_the_pattern_of_a_date_takes_what_it_says_and_nothing_else(name: str) -> None:
    [pattern] = [
        t.object.value
        for t in SHAPES.triples
        if t.subject == ox.NamedNode(SGSH + name) and t.predicate.value == SH + "pattern" and isinstance(t.object, ox.Literal)
    ]
    taken, refused = DATES[name]
    assert [d for d in taken if not re.search(pattern, d)] == []
    assert [d for d in refused if re.search(pattern, d)] == []


# ---- mutants


@cache
def candidates(owners: tuple[str, ...]) -> tuple[Path, ...]:
    """All of the corpus, those first that are most likely to notice a change of these shapes."""
    named = [p for p in INVALID if SGSH + shape_of(p) in owners]
    return (*named, *VALID, *EXAMPLES, *(p for p in INVALID if p not in named))


def name(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    return term.value if isinstance(term, ox.NamedNode) else ""


class Checker:
    """Says what a few shapes find in a submission."""

    def __init__(self, shapes: tuple[ox.Triple, ...]) -> None:
        self.engine = ReferenceEngine(shapes, ())
        self.severity = {name(t.subject): name(t.object) for t in shapes if t.predicate == SEVERITY}
        self.told = {name(t.subject) for t in shapes if t.predicate == REQUIREMENT}
        self.known: dict[Path, Outcome] = {}

    def __call__(self, path: Path) -> Outcome:
        if path not in self.known:
            results = self.engine.check(background_of(path) + triples_of(path)).results
            self.known[path] = frozenset((r.shape, self.severity[r.shape], r.focus, r.value) for r in results if r.shape in self.told)
        return self.known[path]


UNCHANGED: dict[tuple[str, ...], Checker] = {}


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda m: m.id)
def test_a_constraint_that_is_lost_or_changed_is_noticed(mutant: Mutant) -> None:
    if mutant.owners not in UNCHANGED:
        UNCHANGED[mutant.owners] = Checker(mutant.before)
    before, after = UNCHANGED[mutant.owners], Checker(mutant.after)
    noticed = any(after(path) != before(path) for path in candidates(mutant.owners))
    assert noticed != (mutant.id in EQUIVALENT), "take it off the list" if noticed else "no submission of the corpus notices"


def test_every_shape_and_every_kind_of_constraint_has_mutants() -> None:
    assert {o for m in MUTANTS for o in m.owners} == {i.iri for i in INFOS}
    assert set(EQUIVALENT) <= {m.id for m in MUTANTS}
    used = {t.predicate.value for t in SHAPES.triples if t.predicate.value.startswith(SH)}
    assert used <= MUTATED | STRUCTURE | TEXTS, "teach tests/shape_mutants.py what it is to lose this"


# ---- texts


def test_a_text_that_is_lost_emptied_doubled_or_mistagged_in_one_language_is_refused() -> None:
    of: dict[str, list[ox.Triple]] = defaultdict(list)
    for t in SHAPES.triples:
        if isinstance(t.subject, ox.NamedNode):
            of[t.subject.value].append(t)
    missed = []
    for info in INFOS:
        triples = of[info.iri]
        usual = lint(triples)
        texts = [t for t in triples if isinstance(t.object, ox.Literal) and t.object.language]
        assert len(texts) == 5 * len(LANGUAGES), info.iri
        for text in texts:
            assert isinstance(text.object, ox.Literal)
            others = [t for t in triples if t is not text]
            for changed in (
                others,
                [*others, ox.Triple(text.subject, text.predicate, ox.Literal(" ", language=text.object.language))],
                [*triples, ox.Triple(text.subject, text.predicate, ox.Literal("another", language=text.object.language))],
                [*others, ox.Triple(text.subject, text.predicate, ox.Literal(text.object.value, language="fr"))],
                [*others, ox.Triple(text.subject, text.predicate, ox.Literal(text.object.value))],
            ):
                if lint(changed) == usual:
                    missed.append((local(info.iri), local(text.predicate.value), text.object.language))
    assert missed == []
