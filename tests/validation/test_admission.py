"""A submission uses the lists of the framework and adds nothing to them, and what it writes says something."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from corpus_files import triples_of
from sg2kg import bundle
from sg2kg.errors import CheckError
from sg2kg.validation.admission import admit
from support import HEADER, ROOT

MINIMAL = ROOT / "tests" / "corpus" / "valid" / "minimal.ttl"
CORPUS = sorted(p for p in (ROOT / "tests" / "corpus").glob("*/*") if p.suffix in (".ttl", ".ru", ".jsonld"))


def with_more(text: str) -> list[ox.Triple]:
    more = ox.parse(HEADER + "@prefix : <https://example.org/tools#> .\n" + text, format=ox.RdfFormat.TURTLE)
    return [*triples_of(MINIMAL), *(ox.Triple(q.subject, q.predicate, q.object) for q in more)]


def refusal(text: str) -> CheckError:
    with pytest.raises(CheckError) as caught:
        admit(with_more(text), "tools.ttl")
    assert caught.value.what.startswith("tools.ttl: ")
    assert caught.value.hint
    return caught.value


@pytest.mark.parametrize("path", [*CORPUS, *bundle.case_files(examples=True)], ids=lambda p: p.name)
def test_what_the_corpus_and_the_cases_hold_can_be_checked(path: Path) -> None:
    assert admit(triples_of(path), path.name)


def test_the_record_is_found() -> None:
    assert admit(triples_of(MINIMAL), "tools.ttl") == "https://example.org/tools#record"


@pytest.mark.parametrize(
    "member",
    ["RiskKind", "PartnerRole", "Role", "Stage", "SayLevel", "ContributionKind", "ValueKind", "RiskInstrument", "AbsenceReason", "Closeness",
     "Grade", "Indicator", "OutcomeIndicator", "Realm", "KeyDimension", "RecordField", "Standing", "ContestKind"],
)  # fmt: skip
def test_a_submission_that_puts_an_entry_on_a_list_is_refused(member: str) -> None:
    found = refusal(f":mine a sg2:{member} .")
    assert f"adds to the lists of the framework (sg2:{member})" in found.what
    assert "tools#mine" in found.what


@pytest.mark.parametrize(
    "said",
    [
        ":mine sg2:kindOf fw:DEF-6 .",
        ":mine skos:broader fw:LAY-M .",
        ":mine sg2:aspectOf fw:V-03-1 .",
        ":mine sg2:dimension fw:E-1A .",
        ":mine sg2:nextLower sg2:collaborate .",
        ":mine sg2:isOutside true .",
        ":mine sg2:isSector true .",
        ":Mine rdfs:subClassOf sg2:PartnerRole .",
    ],
)
def test_a_submission_that_ties_a_term_of_its_own_into_the_framework_is_refused(said: str) -> None:
    assert "adds to the lists of the framework" in refusal(said).what


def test_a_submission_may_count_in_units_of_its_own() -> None:
    assert admit(with_more(':bowl a skos:Concept , sg2:Unit ; skos:prefLabel "bowl of soup"@en .'), "tools.ttl")


def test_a_submission_may_order_classes_of_its_own() -> None:
    assert admit(with_more(":Bowl rdfs:subClassOf :Vessel ."), "tools.ttl")


@pytest.mark.parametrize("text", ['""', '" "@en', '"\\n\\t"@zh-Hans'])
def test_an_empty_text_is_refused_with_the_property_and_the_thing(text: str) -> None:
    found = refusal(f":vote sg2:closureRule {text} .")
    assert "sg2:closureRule" in found.what
    assert "tools#vote is an empty text" in found.what


def test_an_empty_text_outside_the_ontology_is_none_of_our_business() -> None:
    assert admit(with_more(':club <https://example.org/note> "" .'), "tools.ttl")
