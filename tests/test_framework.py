"""The framework file is whole by itself: every item, in three languages, in its place, and modelled so that a query can use it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

import pyoxigraph as ox
import pytest

from sg2kg.terms import PREFIXES, SG2
from support import ROOT

SKOS, RDF, RDFS = PREFIXES["skos"], PREFIXES["rdf"], PREFIXES["rdfs"]
FW = PREFIXES["fw"]
LANGUAGES = {"en", "zh-hans", "zh-hant"}
Facts = dict[str, dict[str, list[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]]]


@pytest.fixture(scope="module")
def facts() -> Facts:
    found: Facts = defaultdict(lambda: defaultdict(list))
    for t in ox.parse(path=ROOT / "ontology" / "framework.ttl"):
        if isinstance(t.subject, ox.NamedNode):
            found[t.subject.value][t.predicate.value].append(t.object)
    return found


def values(facts: Facts, subject: str, predicate: str) -> list[str]:
    return [o.value for o in facts[subject][predicate] if isinstance(o, (ox.NamedNode, ox.Literal))]


def concepts(facts: Facts) -> list[str]:
    return [s for s in list(facts) if SKOS + "Concept" in values(facts, s, RDF + "type")]


def test_all_375_items_are_there_each_once(facts: Facts) -> None:
    wanted = (ROOT / "tests" / "data" / "inventory-ids.txt").read_text(encoding="utf-8").split()
    held = Counter(n for s in list(facts) for n in values(facts, s, SKOS + "notation"))
    assert len(wanted) == 375
    assert [w for w in wanted if held[w] != 1] == []


def test_every_concept_has_label_and_definition_in_three_languages(facts: Facts) -> None:
    for concept in concepts(facts):
        for predicate in ("prefLabel", "definition"):
            langs = [(o.language or "").lower() for o in facts[concept][SKOS + predicate] if isinstance(o, ox.Literal)]
            assert sorted(langs) == sorted(LANGUAGES), (concept, predicate)


def test_no_definition_serves_two_concepts(facts: Facts) -> None:
    texts = Counter(o.value for c in concepts(facts) for o in facts[c][SKOS + "definition"] if isinstance(o, ox.Literal) and o.language == "en")
    assert [t for t, n in texts.items() if n > 1] == []


def test_every_concept_has_a_scheme_and_a_place_in_the_paper(facts: Facts) -> None:
    for concept in concepts(facts):
        assert facts[concept][SKOS + "inScheme"], concept
        assert facts[concept][SG2.placeInPaper], concept


def test_broader_is_stated_beside_kind_of_and_aspect_of(facts: Facts) -> None:
    for concept in concepts(facts):
        fine = set(values(facts, concept, SG2.kindOf)) | set(values(facts, concept, SG2.aspectOf))
        assert set(values(facts, concept, SKOS + "broader")) == fine, concept


def test_the_hierarchy_has_no_cycle(facts: Facts) -> None:
    for start in concepts(facts):
        seen: set[str] = set()
        todo = values(facts, start, SKOS + "broader")
        while todo:
            step = todo.pop()
            assert step != start
            if step not in seen:
                seen.add(step)
                todo += values(facts, step, SKOS + "broader")


def test_the_23_indicators_know_their_area_and_dimension(facts: Facts) -> None:
    indicators = [c for c in concepts(facts) if SG2.Indicator in values(facts, c, RDF + "type")]
    assert len(indicators) == 23
    for indicator in indicators:
        local = indicator.removeprefix(FW)
        assert values(facts, indicator, SG2.area) == [FW + local[:3]]
        assert values(facts, indicator, SG2.dimension) == [FW + local[:4]]


def test_stages_and_realms_stand_in_order(facts: Facts) -> None:
    for kind, names in ((SG2.Stage, ["DEF-5a", "DEF-5b", "DEF-5c", "DEF-5d"]), (SG2.Realm, ["V-03-1", "V-03-2", "V-03-3"])):
        found = sorted((int(values(facts, c, SG2.rank)[0]), c.removeprefix(FW)) for c in concepts(facts) if kind in values(facts, c, RDF + "type"))
        assert [n for _, n in found] == names
        assert [r for r, _ in found] == list(range(1, len(names) + 1))


def test_fulcrums_and_firm_roles_are_typed(facts: Facts) -> None:
    assert {c.removeprefix(FW) for c in concepts(facts) if SG2.Fulcrum in values(facts, c, RDF + "type")} == {"DEF-2a", "DEF-2b", "DEF-2c"}
    assert {c.removeprefix(FW) for c in concepts(facts) if SG2.PartnerRole in values(facts, c, RDF + "type")} == {"TRANS-2c", "TRANS-2d", "TRANS-2e"}


def test_each_of_the_five_contrasts_has_two_poles_that_face_each_other(facts: Facts) -> None:
    for n in range(1, 6):
        low, high = f"{FW}CON-{n}T", f"{FW}CON-{n}S"
        assert values(facts, low, SG2.pole) == [SG2.traditionalPole]
        assert values(facts, high, SG2.pole) == [SG2.sharedGovernancePole]
        assert values(facts, low, SG2.contrastsWith) == [high]
        assert values(facts, high, SG2.contrastsWith) == [low]


def test_every_inconsistency_of_the_paper_is_noted_where_it_bites(facts: Facts) -> None:
    notes = " ".join(v for s in list(facts) for v in values(facts, s, SKOS + "editorialNote"))
    assert {f"INC-{n:02d}" for n in range(1, 21)} <= set(re.findall(r"INC-\d\d", notes))


def test_a_printed_english_that_reverses_the_meaning_is_hidden(facts: Facts) -> None:
    hidden = values(facts, FW + "CRIT-1", SKOS + "hiddenLabel")
    assert hidden == ["originates from the core strategy and business processes"]
    assert hidden[0] not in values(facts, FW + "CRIT-1", SKOS + "altLabel")


def test_misprinted_characters_are_kept_beside_the_right_ones(facts: Facts) -> None:
    printed = [o.value for o in facts[FW + "E-1A2"][SKOS + "altLabel"] if isinstance(o, ox.Literal) and (o.language or "").lower() == "zh-hant"]
    assert "專項預算占比" in printed
    assert "專項預算佔比" in values(facts, FW + "E-1A2", SKOS + "prefLabel")


def test_the_core_list_has_34_concepts(facts: Facts) -> None:
    assert sum(PREFIXES["sg2x"] + "CoreList" in values(facts, c, SKOS + "inScheme") for c in concepts(facts)) == 34


def test_simplified_and_traditional_labels_use_their_own_characters(facts: Facts) -> None:
    traditional_only, simplified_only = (
        set("價值創與機構體責會協關係標準據對從應這學業務產發險戰略評"),
        set("价创与机构体责会协关标准据对从应这学业务产发险战评"),
    )
    shared = traditional_only & simplified_only
    for concept in concepts(facts):
        for o in facts[concept][SKOS + "prefLabel"] + facts[concept][SKOS + "definition"]:
            if isinstance(o, ox.Literal) and o.language:
                wrong = {"zh-hans": traditional_only - shared - set("值略係"), "zh-hant": simplified_only - shared - set("准")}.get(
                    o.language.lower(), set()
                )
                assert not set(o.value) & wrong, (concept, o.value)
