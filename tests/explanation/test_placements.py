"""How surely cases are in classes, as a table to read, rows for a spreadsheet and JSON for a program; all say the same."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter

import pytest

from sg2kg import KnowledgeBase
from sg2kg.errors import NotFoundError, OutputError
from sg2kg.explanation.answers import STATES
from sg2kg.explanation.placements import PLACEMENT_FORMATS, write_placements
from sg2kg.explanation.surely import Placement, tally
from sg2kg.explanation.writers.lines import MARKS
from sg2kg.knowledge import BASES
from sg2kg.messages import LANGUAGES
from sg2kg.terms import SG2, curie


@pytest.fixture(scope="module")
def placements(kb: KnowledgeBase) -> list[Placement]:
    return kb.classify()


def test_every_case_is_placed_in_every_class_once(kb: KnowledgeBase, placements: list[Placement]) -> None:
    pairs = Counter((p.case, p.cls) for p in placements)
    assert set(pairs.values()) == {1}
    assert {case for case, _ in pairs} == {c.iri for c in kb.cases}
    assert len(pairs) == len(kb.cases) * len({cls for _, cls in pairs})
    assert {p.state for p in placements} <= set(STATES)


def test_what_is_certain_follows(kb: KnowledgeBase, placements: list[Placement]) -> None:
    certain = [p for p in placements if p.state == "certain"]
    assert certain
    for placement in certain:
        assert placement.case in kb.reasoner.engine.members(placement.cls)


def test_one_case_can_be_asked_for_by_any_of_its_names(kb: KnowledgeBase, placements: list[Placement]) -> None:
    rice = kb.case("cloud-rice")
    for name in (rice.name, rice.notation, rice.iri):
        assert kb.classify(name) == [p for p in placements if p.case == rice.iri]
    with pytest.raises(NotFoundError, match="cloud-rise"):
        kb.classify("cloud-rise")
    with pytest.raises(NotFoundError, match="papr"):
        kb.classify(basis="papr")


def test_a_wider_basis_shows_no_less(kb: KnowledgeBase) -> None:
    counts = [sum(p.state == "certain" for p in kb.classify(basis=basis)) for basis in list(BASES)[:3]]
    assert counts == sorted(counts)


def test_json_rows_and_values_agree(kb: KnowledgeBase, placements: list[Placement]) -> None:
    data = json.loads(write_placements(kb, placements, "json"))
    assert [(d["case"], d["class"], d["state"]) for d in data] == [(p.case, p.cls, p.state) for p in placements]
    assert all(set(b["text"]) == set(LANGUAGES) for d in data for b in d["because"])
    rows = list(csv.DictReader(io.StringIO(write_placements(kb, placements, "csv"))))
    assert [(r["case"], r["class"], r["state"]) for r in rows] == [(p.case.rpartition("/")[2], curie(p.cls), p.state) for p in placements]
    lines = write_placements(kb, placements, "markdown").splitlines()
    assert len(lines) == len(rows) + 2
    assert len({line.count("|") for line in lines}) == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_table_has_a_line_a_case_and_counts_each_class(kb: KnowledgeBase, placements: list[Placement], lang: str) -> None:
    cases, counted = write_placements(kb, placements, "table", lang).split("\n\n")
    assert [line.split()[0] for line in cases.splitlines()[2:]] == [c.name for c in kb.cases]
    assert all(sign in cases for sign in MARKS.values())
    expected = [list(counts.values()) for counts in tally(placements).values()]
    assert [[int(n) for n in re.findall(r"\s(\d+)(?=\s|$)", line)[-4:]] for line in counted.splitlines()[2:]] == expected
    assert sum(map(sum, expected)) == len(placements)
    assert kb.label(SG2.TriSectorCase, lang) in cases


def test_a_case_that_is_in_none_of_the_classes_is_said_to_be_so(kb: KnowledgeBase) -> None:
    found = [Placement(kb.case("cloud-rice").iri, cls, "excluded", ()) for cls in (SG2.TriSectorCase, SG2.AdaptiveCase)]
    line = write_placements(kb, found, "table").splitlines()[2]
    assert line.split() == ["cloud-rice", "0", "all"]


@pytest.mark.parametrize("format", PLACEMENT_FORMATS)
def test_nothing_is_written_as_nothing(kb: KnowledgeBase, format: str) -> None:
    written = write_placements(kb, [], format)
    assert written.endswith("\n")
    assert "cloud-rice" not in written


def test_an_unknown_format_is_refused_and_the_known_ones_are_named(kb: KnowledgeBase) -> None:
    with pytest.raises(OutputError) as caught:
        write_placements(kb, [], "xml")
    assert all(name in caught.value.hint for name in PLACEMENT_FORMATS)
