"""The remedy of each finding makes it go away and brings no new one, and the road to a tier leads there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from corpus_files import CORPUS, shape_of, triples_of
from remedy_files import SGSH, applied, tried
from sg2kg import bundle
from sg2kg.errors import CheckError
from sg2kg.messages import LANGUAGES
from sg2kg.terms import PREFIXES
from sg2kg.validation import check_triples, load_shapes, validate
from sg2kg.validation.check import background
from sg2kg.validation.findings.remedy import Mender, templates
from sg2kg.validation.findings.road import applied as after
from sg2kg.validation.shapes.facts import Facts
from support import ROOT

SHAPES = load_shapes()
NAMED = {i.id for r in SHAPES.asked("evaluated") for i in (*SHAPES.of_requirement(r), *SHAPES.guards_of(r))}
FILES = sorted(p for folder in ("invalid", "gaming", "valid") for p in (CORPUS / folder).glob("*") if shape_of(p) in NAMED)
INCOMPLETE = ROOT / "docs" / "examples" / "incomplete-submission.ttl"


def test_every_shape_has_a_remedy_and_every_remedy_a_shape() -> None:
    assert {iri.removeprefix(SGSH) for iri in templates()} == NAMED


def test_the_corpus_tries_the_remedy_of_every_shape() -> None:
    assert {shape_of(p) for p in FILES if p.parent.name != "valid"} == NAMED


@pytest.mark.parametrize("path", FILES, ids=lambda p: f"{p.parent.name}-{p.name}")
def test_a_remedy_makes_its_finding_go_away_and_brings_no_new_one(path: Path) -> None:
    assert {f"{finding.id}: {problem}" for finding, _, problem in tried(path, shape_of(path)) if problem} == set()


def test_a_remedy_begins_with_a_line_that_says_what_it_does() -> None:
    first = {p.name: p.read_text(encoding="utf-8").splitlines()[0] for p in bundle.remedy_files()}
    assert {name: line for name, line in first.items() if not (line.startswith("# ") and line.endswith("."))} == {}


def named_in_remedies() -> set[str]:
    """The blanks that remedies name, also those that get a suffix for each value."""
    text = "".join(p.read_text(encoding="utf-8") for p in bundle.remedy_files())
    return set(re.findall(r"fill:([A-Za-z]\w*)", text)) | set(re.findall(r'STR\(fill:\), "(\w+)[."]', text))


def test_each_blank_is_described_in_three_languages_has_an_example_and_is_used() -> None:
    facts = Facts(t for path in bundle.blank_files() for t in triples_of(path))
    blanks = facts.of_type(SGSH + "Blank")
    assert len(blanks) == len(facts.subjects())
    wanting = [b for b in blanks if set(facts.texts(b, PREFIXES["skos"] + "prefLabel")) != set(LANGUAGES)]
    wanting += [b for b in blanks if len(facts.values(b, PREFIXES["skos"] + "example")) != 1]
    assert wanting == []
    assert {b.removeprefix(PREFIXES["fill"]) for b in blanks} == named_in_remedies()


def test_a_patch_whose_blanks_are_not_filled_in_is_no_submission() -> None:
    verdict = validate(INCOMPLETE)
    finding = next(f for f in verdict.findings if f.id == "REG-05-licence")
    assert finding.remedy is not None
    patched = [*triples_of(INCOMPLETE), *finding.remedy.add]
    with pytest.raises(CheckError, match="a blank of a remedy"):
        check_triples(patched, "patched.ttl", None, SHAPES)


def test_all_remedies_of_a_submission_together_make_it_conform() -> None:
    verdict = validate(INCOMPLETE)
    triples = list(triples_of(INCOMPLETE))
    for finding in verdict.findings:
        remedy = Mender(triples, background(SHAPES)).of(finding)
        assert remedy is not None, finding.id
        triples = applied(triples, remedy)
    assert check_triples(triples, "mended.ttl", None, SHAPES).findings == ()


@pytest.mark.parametrize(
    ("path", "tier"),
    [
        (INCOMPLETE, "registered"),
        (bundle.root() / "case_data" / "zhousudu.ttl", "mapped"),
        (bundle.root() / "case_data" / "cloud-rice.ttl", "co-governed"),
    ],
    ids=["registered", "mapped", "co-governed"],
)
def test_the_road_leads_to_the_next_tier_and_no_step_of_it_can_be_left_out(path: Path, tier: str) -> None:
    road = validate(path).road
    assert road is not None
    assert (road.tier, road.complete) == (tier, True)
    remedies = [s.remedy for s in road.steps if s.remedy is not None]
    triples = triples_of(path)
    assert check_triples(after(triples, remedies), path.name, tier, SHAPES).conforms
    for n in range(len(remedies)):
        without = after(triples, remedies[:n] + remedies[n + 1 :])
        assert len(remedies) == 1 or not check_triples(without, path.name, tier, SHAPES).conforms, road.steps[n].finding.id


def test_there_is_no_road_above_the_highest_tier() -> None:
    assert validate(bundle.root() / "case_data" / "fictitious" / "evaluated-example.ttl").road is None


@pytest.mark.parametrize("path", bundle.case_files(examples=True)[::3], ids=lambda p: p.stem)
def test_a_remedy_that_has_something_affirmed_or_denied_leaves_a_blank_for_who_says_so(path: Path) -> None:
    said = (PREFIXES["sg2"] + "affirms", PREFIXES["sg2"] + "denies")
    for finding in validate(path, "mapped").findings:
        remedy = finding.remedy
        assert remedy is None or remedy.blanks or not any(t.predicate.value in said for t in remedy.add), finding.id
