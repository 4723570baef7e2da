"""The corpus of submissions: valid ones conform, invalid and gaming ones fail one shape each, and nothing in the shapes can be lost unnoticed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest

from corpus_files import CORPUS, base_of, found_in, requirement_of, shape_of, tier_of, triples_of
from engines import SGSH, SH, ShiftyEngine, background, names_in, results_of, rows
from sg2kg import bundle
from sg2kg.messages import LANGUAGES
from sg2kg.terms import PREFIXES, curie
from sg2kg.validation import Finding, Tier, load_shapes
from sg2kg.validation.engines.seam import plain
from sg2kg.validation.engines.slices import Slices, ntriples
from sg2kg.validation.shapes.lint import lint
from shape_mutants import CARRIES, MUTATED, SEVERITY, STRUCTURE, TEXTS, Mutant, Mutator
from sparql_mutants import variable_properties
from variants import variants


def local(term: object) -> str:
    """A shape or requirement by its name, wherever it comes from."""
    return (term if isinstance(term, str) else getattr(term, "value", "")).removeprefix(SGSH)


VALID = sorted((CORPUS / "valid").iterdir())
INVALID = sorted((CORPUS / "invalid").iterdir())
GAMING = sorted((CORPUS / "gaming").glob("*"))
FAILING = [*INVALID, *GAMING]
EXAMPLES = [f for f in bundle.case_files(examples=True) if f.parent.name == "fictitious"]
"""One a tier; each is complete at the tiers below its own, too."""
SHAPES = load_shapes()
REQUIREMENTS = {r.id: r for t in SHAPES.tiers.values() for r in t.requirements}
"""The requirements of all tiers; some stand in two of them."""
TESTS = {local(i.iri): r for r in REQUIREMENTS for i in SHAPES.of_requirement(r)}
GUARDS = {local(i.iri): r for r in REQUIREMENTS for i in SHAPES.guards_of(r)}
"""Shapes that test a requirement, and shapes that warn of ways around one."""
OF: dict[str, list[ox.Triple]] = defaultdict(list)
"""What is said of each node of the shapes that has an IRI."""
for _t in SHAPES.triples:
    if isinstance(_t.subject, ox.NamedNode):
        OF[_t.subject.value].append(_t)
MUTATOR = Mutator(SHAPES.triples)
MUTANTS = list(MUTATOR.mutants())
EQUIVALENT = {
    r".*: without \?record sg2:describes \$this": "the target says it already; it is there where the rest of the query is a filter",
    r".*: without rdfs:subClassOf\* in \S+/rdfs:subClassOf\* sg2:PartnerRole.*": "nothing is under sg2:PartnerRole; another body may add it",
    r"MAP-07-share: HAVING .* not distinct \(3\)": "there is one where there is a distinct one",
    r"EVA-03-apart: BIND .* for 6: 5": "a date has four, seven or ten characters, or one more where it is uncertain: never six",
}
"""Mutants that no submission can tell from the shapes as they are, as a pattern of their ids, and why."""

CONTRADICTORY = {
    "COG-04-decision--body": "what the decision follows is a body, and the ontology says it is a rule; the shape looks at the case",
    "COG-12-data--place": "a place is no actor, and the shape only recommends",
    "COG-12-owner--place": "a place is no actor, and the shape only recommends",
}
"""Submissions that contradict the ontology, too, and are not refused for it by the shape."""

Outcome = frozenset[tuple[str, str, str, str]]


# ---- what is found


@pytest.mark.parametrize("path", VALID, ids=lambda p: p.name)
def test_a_valid_submission_conforms_with_no_finding(path: Path) -> None:
    assert told(found_in(path)) == []


@pytest.mark.parametrize(("path", "tier"), [(p, t) for p in EXAMPLES for t in SHAPES.tier(tier_of(p)).chain], ids=lambda p: getattr(p, "stem", p))
def test_a_complete_example_conforms_at_its_tier_and_at_those_under_it(path: Path, tier: str) -> None:
    assert told(found_in(path, tier)) == []


@pytest.mark.parametrize("path", FAILING, ids=lambda p: p.stem)
def test_an_invalid_or_gaming_submission_has_one_finding_of_the_shape_in_its_name(path: Path) -> None:
    against = ["contradiction"] if path.stem in CONTRADICTORY else []
    assert [shape for shape, *_ in told(found_in(path))] == [*against, shape_of(path)], told(found_in(path))


def told(findings: tuple[Finding, ...]) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(local(f.shape), f.focus, f.values) for f in findings]


def asked_by(profile: str) -> dict[str, str]:
    """How severe it is to miss a requirement, as this profile and those under it say, the upper one last."""
    severity = {SGSH + "mandates": "Violation", SGSH + "recommends": "Warning", SGSH + "offers": "Info"}
    found: dict[str, str] = {}
    for t in OF[profile]:
        if t.predicate.value == PREFIXES["prof"] + "isProfileOf":
            found |= asked_by(getattr(t.object, "value", ""))
    return found | {local(t.object): severity[t.predicate.value] for t in OF[profile] if t.predicate.value in severity}


@pytest.mark.parametrize("tier", SHAPES.tiers.values(), ids=lambda t: t.name)
def test_a_requirement_is_as_severe_as_its_tier_asks_and_a_guard_only_warns(tier: Tier) -> None:
    asked = asked_by(tier.iri)
    severity = {local(t.subject): local(t.object).removeprefix(SH) for t in SHAPES.for_tier(tier.name) if t.predicate == SEVERITY}
    assert severity.keys() == {s for s, r in (TESTS | GUARDS).items() if r in asked}
    assert {s: severity[s] for s in TESTS if s in severity} == {s: asked[r] for s, r in TESTS.items() if r in asked}
    assert {severity[s] for s in GUARDS if s in severity} <= {"Warning", "Info"}


# ---- what the corpus holds


def test_an_invalid_submission_begins_with_what_is_wrong_in_it_and_a_gaming_one_with_its_trick() -> None:
    for path in FAILING:
        first, second, third, *_ = path.read_text(encoding="utf-8").splitlines()
        assert re.fullmatch(r"# [A-Z].{10,130}\.", first), path.name
        assert (second if path.suffix != ".ru" else third) == "", path.name
        assert path.suffix != ".ru" or second == f"# base: {base_of(path).stem}", path.name


def test_the_corpus_is_invented_and_says_so() -> None:
    for path in [*VALID, *FAILING]:
        assert any(t.predicate.value == PREFIXES["sg2"] + "fictitious" for t in triples_of(path)), path.name
        homes = ("https://example.org/", f"{PREFIXES['case']}{base_of(path).stem}" if path.suffix == ".ru" else "https://example.org/")
        named = [t.subject.value for t in triples_of(path) if isinstance(t.subject, ox.NamedNode)]
        assert [n for n in named if not n.startswith(homes)] == [], path.name


def test_every_shape_has_a_submission_that_fails_it() -> None:
    assert {*TESTS, *GUARDS} == {shape_of(path) for path in FAILING}
    assert {*TESTS} == {shape_of(path) for path in FAILING if shape_of(path) not in GUARDS}


def test_every_requirement_is_failed_by_one_submission_and_passed_by_another() -> None:
    assert REQUIREMENTS.keys() - {requirement_of(path) for path in INVALID} == set()
    assert REQUIREMENTS.keys() - {r for path in [*VALID, *EXAMPLES] for r in SHAPES.asked(tier_of(path))} == set()


def test_every_guard_has_a_submission_that_tries_to_get_past_it() -> None:
    elsewhere = re.compile(r"[Nn]o automatic check can see|One file cannot show|\(MAP-11\)")
    guarded = {r.id for r in REQUIREMENTS.values() if r.guard and not elsewhere.search(r.guard["en"])}
    assert guarded - {requirement_of(path) for path in GAMING} == set()


def test_each_constraint_component_of_a_shape_is_seen_to_fail() -> None:
    """The components that stand in the shape itself; what stands in branches is the mutants' matter."""
    special = {"sparql": "SPARQL", "qualifiedMinCount": "QualifiedMinCount", "qualifiedMaxCount": "QualifiedMaxCount"}
    plain = ("minCount", "maxCount", "datatype", "pattern", "nodeKind", "class", "in", "or", "and", "not", "xone", "node", "hasValue", "uniqueLang",
             "minInclusive", "maxInclusive", "minExclusive", "maxExclusive", "equals", "disjoint", "lessThan", "lessThanOrEquals")  # fmt: skip
    component = {SH + p: SH + p[0].upper() + p[1:] + "ConstraintComponent" for p in plain}
    component |= {SH + p: f"{SH}{word}ConstraintComponent" for p, word in special.items()}
    stated = {(s, component[t.predicate.value]) for s in {*TESTS, *GUARDS} for t in OF[SGSH + s] if t.predicate.value in component}
    seen = set[tuple[str, str]]()
    for path in FAILING:
        seen |= components((SGSH + shape_of(path),), path)
    missing = tuple(sorted({SGSH + s for s, _ in stated - seen}))
    for path in VALID if missing else []:  # one may fail what a higher tier asks for
        seen |= components(missing, path)
    assert stated - seen == set()


def components(owners: tuple[str, ...], path: Path) -> set[tuple[str, str]]:
    engine = unchanged(owners).engine
    return {(local(plain(r.shape).strip("<>")), r.component) for r in results_of(engine.report(slices(path).text(engine.asked)))}


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


@pytest.mark.parametrize("shape", DATES)
def test_the_pattern_of_a_date_takes_what_it_says_and_nothing_else(shape: str) -> None:
    [pattern] = [t.object.value for t in OF[SGSH + shape] if t.predicate.value == SH + "pattern" and isinstance(t.object, ox.Literal)]
    taken, refused = DATES[shape]
    assert [d for d in taken if not re.search(pattern, d)] == []
    assert [d for d in refused if re.search(pattern, d)] == []


# ---- mutants


class Checker:
    """Says what a few shapes find in a submission."""

    def __init__(self, shapes: tuple[ox.Triple, ...], against: Slices | None = None) -> None:
        self.engine = ShiftyEngine(shapes, against or background())
        self.told = {local(t.subject) for t in shapes if t.predicate in CARRIES}
        self.known: dict[bytes, Outcome] = {}
        """What is found, by the text that the engine is given: to these shapes many submissions are the same."""

    def __call__(self, path: Path) -> Outcome:
        return self.of(slices(path))

    def of(self, submission: Slices) -> Outcome:
        text = submission.text(self.engine.asked)
        if text not in self.known:
            self.known[text] = frozenset(row for row in rows(results_of(self.engine.report(text))) if row[0] in self.told)
        return self.known[text]


@cache
def slices(path: Path) -> Slices:
    return Slices(triples_of(path))


UNCHANGED: dict[tuple[str, ...], Checker] = {}


def unchanged(owners: tuple[str, ...]) -> Checker:
    if owners not in UNCHANGED:
        UNCHANGED[owners] = Checker(MUTATOR.part(owners))
    return UNCHANGED[owners]


def parted(paths: list[Path], wanted: Callable[[Path], bool]) -> tuple[list[Path], list[Path]]:
    """The files of which something is true, and the others."""
    found = dict.fromkeys(filter(wanted, paths))
    return list(found), [p for p in paths if p not in found]


@cache
def candidates(owners: tuple[str, ...]) -> tuple[list[Path], list[Path]]:
    """All of the corpus, those first that are likely to notice a change of these shapes."""
    requirements = {(TESTS | GUARDS)[local(o)] for o in owners}
    named, rest = parted(FAILING, lambda p: SGSH + shape_of(p) in owners)
    near, others = parted(rest, lambda p: requirement_of(p) in requirements)
    family = tuple(r[:4] for r in requirements)
    return [*named, *reversed(EXAMPLES), *VALID, *near], sorted(others, key=lambda p: not p.name.startswith(family))


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda m: m.id)
def test_a_constraint_that_is_lost_or_changed_is_noticed(mutant: Mutant) -> None:
    before, after = unchanged(mutant.owners), Checker(mutant.after)
    excused = [pattern for pattern in EQUIVALENT if re.fullmatch(pattern, mutant.id)]
    likely, others = candidates(mutant.owners)
    noticed = any(after(path) != before(path) for path in (likely if excused else (*likely, *others)))
    assert noticed != bool(excused), f"take it off the list: {excused}" if noticed else "no submission of the corpus notices"


def test_shapes_by_themselves_find_what_they_find_among_all_others() -> None:
    everything = ShiftyEngine(SHAPES.triples, background())
    for path in FAILING[::10]:
        found = rows(results_of(everything.report(ntriples(triples_of(path)))))
        assert unchanged((SGSH + shape_of(path),))(path) == {row for row in found if row[0] == shape_of(path)}


def test_no_query_has_a_variable_for_a_property() -> None:
    """Otherwise what these tests leave out of submissions and background would be missed."""
    for t in SHAPES.triples:
        if t.predicate.value == SH + "select" and isinstance(t.object, ox.Literal):
            assert variable_properties(t.object.value) == [], t.object.value


def test_every_shape_and_every_kind_of_constraint_has_mutants() -> None:
    assert {local(o) for m in MUTANTS for o in m.owners} == {*TESTS, *GUARDS}
    assert [p for p in EQUIVALENT if not any(re.fullmatch(p, m.id) for m in MUTANTS)] == []
    used = {t.predicate.value for t in SHAPES.triples if t.predicate.value.startswith(SH)}
    assert used <= MUTATED | STRUCTURE | TEXTS, "teach tests/shape_mutants.py what it is to lose this"


# ---- lists that shapes read from ontology, framework and extension

NO_LISTS = {PREFIXES["skos"] + "Concept"}
JOINED = {PREFIXES["sg2"] + "dimension"}
"""Properties by which shapes find entries of a list without naming the list."""


def entries() -> list[ox.Triple]:
    """What the background says of a term that puts it on a list which a shape names: its type, its scheme, a flag."""
    named = names_in(MUTATOR.shapes)
    by_name = {PREFIXES["rdf"] + "type", PREFIXES["skos"] + "inScheme"}
    homes = tuple(PREFIXES[p] for p in ("sg2", "sg2x", "fw", "tier"))
    found = []
    for t in background():
        listed = t.predicate.value in by_name and isinstance(t.object, ox.NamedNode) and t.object.value in named - NO_LISTS
        flagged = t.predicate.value in named and (t.object == ox.Literal(True) or t.predicate.value in JOINED)
        if isinstance(t.subject, ox.NamedNode) and t.subject.value.startswith(homes) and (listed or flagged):
            found.append(t)
    return found


def entry_id(entry: ox.Triple) -> str:
    return f"{curie(entry.predicate.value)} {curie(getattr(entry.object, 'value', ''))}: {curie(getattr(entry.subject, 'value', ''))}"


def asked_of(path: Path, checker: Checker) -> list[ox.Triple]:
    asked = checker.engine.asked
    return [t for t in triples_of(path) if asked is None or t.predicate.value in asked]


UNREAD: dict[str, str] = {}
"""Entries that no submission can tell from no entry, as a pattern of their ids, and why."""


@pytest.mark.parametrize("entry", entries(), ids=entry_id)
def test_an_entry_that_is_lost_from_a_list_is_noticed(entry: ox.Triple) -> None:
    assert isinstance(entry.subject, ox.NamedNode)
    flag = isinstance(entry.object, ox.Literal) or entry.predicate.value in JOINED
    owners = MUTATOR.readers(entry.predicate if flag else ox.NamedNode(getattr(entry.object, "value", "")))
    before, after = unchanged(owners), Checker(MUTATOR.part(owners), background().without(entry))
    others = {t.subject for t in background() if (t.predicate, t.object) == (entry.predicate, entry.object)} - {entry.subject}
    named, rest = parted(FAILING, lambda p: SGSH + shape_of(p) in owners)
    noticed = any(
        after.of(variant) != before.of(variant)
        for path in [*reversed(EXAMPLES), *named, *VALID]
        for variant in map(Slices, variants(asked_of(path, before), entry.subject, others))
    ) or any(after(path) != before(path) for path in rest)
    excused = [pattern for pattern in UNREAD if re.fullmatch(pattern, entry_id(entry))]
    assert noticed != bool(excused), f"take it off the list: {excused}" if noticed else "no submission notices"


# ---- texts


@pytest.mark.parametrize("shape", [*TESTS, *GUARDS])
def test_a_text_that_is_lost_emptied_doubled_or_mistagged_in_one_language_is_refused(shape: str) -> None:
    triples = OF[SGSH + shape]
    usual = lint(triples)
    texts = [t for t in triples if isinstance(t.object, ox.Literal) and t.object.language]
    assert len(texts) == 5 * len(LANGUAGES)
    missed = []
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
                missed.append((curie(text.predicate.value), text.object.language))
    assert missed == []
