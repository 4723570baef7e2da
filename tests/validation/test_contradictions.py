"""What contradicts the ontology is a finding with its place, and what is stated from the other end of a property counts."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph as ox
import pytest

from sg2kg.terms import SG2
from sg2kg.validation import load_shapes, validate
from sg2kg.validation.findings.contradictions import implied_by
from sg2kg.validation.reports import VERDICT_FORMATS, write_verdicts
from support import ROOT

CASE = (ROOT / "case_data" / "cloud-rice.ttl").read_text(encoding="utf-8")


@pytest.fixture
def write(tmp_path: Path):  # type: ignore[no-untyped-def]
    def written(text: str) -> Path:
        path = tmp_path / "case.ttl"
        path.write_text(text, encoding="utf-8")
        return path

    return written


def test_a_member_of_disjoint_classes_does_not_conform_and_is_told_with_its_place(write) -> None:  # type: ignore[no-untyped-def]
    path = write(CASE + "\n<https://w3id.org/sg2kg/case/cloud-rice#p-lab> a sg2:Observation .\n")
    verdict = validate(path)
    assert not verdict.conforms
    assert verdict.reached == ""
    assert [f.id for f in verdict.findings if f.severity == "violation"] == ["contradiction"]
    finding = verdict.findings[0]
    assert finding.place.line == len(path.read_text(encoding="utf-8").splitlines())
    assert "a participation and" in finding.message["en"]
    assert finding.message["zh-Hans"].startswith("这不可能成立")
    assert any("sg2:Observation" in line for line in finding.details)
    assert finding.docs.endswith("reasoning#contradictions")


def test_a_contradiction_by_the_range_of_a_property_is_found(write) -> None:  # type: ignore[no-untyped-def]
    case = "<https://w3id.org/sg2kg/case/cloud-rice>"
    verdict = validate(write(f"{CASE}\n{case} sg2:convenor {case} .\n"))
    finding = next(f for f in verdict.findings if f.id == "contradiction")
    assert (finding.focus, finding.path) == ("https://w3id.org/sg2kg/case/cloud-rice", "sg2:convenor")


def test_without_reasoning_the_contradiction_is_not_seen(write) -> None:  # type: ignore[no-untyped-def]
    path = write(CASE + "\n<https://w3id.org/sg2kg/case/cloud-rice#p-lab> a sg2:Observation .\n")
    assert validate(path, reasoning=False).conforms
    assert not validate(path).conforms


def test_every_report_tells_a_contradiction(write) -> None:  # type: ignore[no-untyped-def]
    verdict = validate(write(CASE + "\n<https://w3id.org/sg2kg/case/cloud-rice#p-lab> a sg2:Observation .\n"))
    for name, format in VERDICT_FORMATS.items():
        if not format.binary:
            written = write_verdicts([verdict], name)
            assert isinstance(written, str)
            assert "ontradiction" in written, name
    assert json.loads(write_verdicts([verdict], "json"))


def test_a_statement_may_be_written_from_its_subject(write) -> None:  # type: ignore[no-untyped-def]
    """``case hasStatement s`` says the same as ``s about case``; the shapes read the second."""
    turned = CASE.replace("sg2:about case:cloud-rice ;", "")
    assert turned != CASE
    graph = [q.triple for q in ox.parse(CASE.encode(), format=ox.RdfFormat.TURTLE)]
    about = [t for t in graph if t.predicate.value == SG2.about and str(t.object) == "<https://w3id.org/sg2kg/case/cloud-rice>"]
    path = write(turned + "".join(f"\n{t.object} sg2:hasStatement {t.subject} ." for t in about))
    assert not validate(path, reasoning=False).conforms
    assert validate(path).conforms


def test_nothing_is_added_for_the_shapes_where_all_is_stated_as_they_read_it() -> None:
    graph = [q.triple for q in ox.parse(CASE.encode(), format=ox.RdfFormat.TURTLE)]
    implied = implied_by(graph, load_shapes())
    assert implied.proofs == ()
    assert implied.turned == ()


def test_reasoning_on_one_submission_leaves_nothing_for_the_next(write) -> None:  # type: ignore[no-untyped-def]
    good = [q.triple for q in ox.parse(CASE.encode(), format=ox.RdfFormat.TURTLE)]
    bad = [
        *good,
        ox.Triple(
            ox.NamedNode("https://w3id.org/sg2kg/case/cloud-rice"), ox.NamedNode(SG2.convenor), ox.NamedNode("https://w3id.org/sg2kg/case/cloud-rice")
        ),
    ]
    before = implied_by(good, load_shapes())
    assert implied_by(bad, load_shapes()).proofs
    assert implied_by(good, load_shapes()) == before


def test_where_too_much_follows_a_caution_says_so_and_the_rest_is_checked(write) -> None:  # type: ignore[no-untyped-def]
    places = "".join(f"<https://e.example/p{n}> a sg2:Place ; sg2:within <https://e.example/p{n + 1}> .\n" for n in range(2000))
    verdict = validate(write(CASE + "\n" + places))
    assert verdict.conforms
    caution = next(f for f in verdict.findings if f.id == "contradiction")
    assert (caution.severity, caution.guard) == ("warning", True)
    assert "not looked for" in caution.message["en"]
