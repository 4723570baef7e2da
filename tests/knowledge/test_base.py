"""The knowledge base: what it finds by which name, what it answers, and what it says when it cannot."""

from __future__ import annotations

from pathlib import Path

import pytest

from sg2kg import KnowledgeBase, Table, bundle
from sg2kg.errors import InputError, NotFoundError, QueryError
from sg2kg.knowledge.base import INFERRED_GRAPH
from sg2kg.terms import SG2
from support import ROOT


def test_a_case_is_found_by_name_by_notation_and_by_iri(kb: KnowledgeBase) -> None:
    assert kb.case("cloud-rice") == kb.case("case-01") == kb.case("https://w3id.org/sg2kg/case/cloud-rice")


def test_an_unknown_case_names_the_near_ones(kb: KnowledgeBase) -> None:
    with pytest.raises(NotFoundError) as caught:
        kb.case("cloud-rise")
    assert "cloud-rice" in str(caught.value)


def test_a_concept_is_found_by_each_of_its_notations_and_by_its_prefixed_name(kb: KnowledgeBase) -> None:
    assert kb.concept("C-DIG") == kb.concept("TECH-3") == kb.concept("fw:C-DIG")
    assert kb.notation(kb.concept("TECH-3")) == "C-DIG"


def test_an_unknown_concept_names_the_near_ones(kb: KnowledgeBase) -> None:
    with pytest.raises(NotFoundError) as caught:
        kb.concept("M-ECO-9")
    assert "M-ECO-0" in str(caught.value) or "M-ECO-1" in str(caught.value)


def test_labels_come_in_the_language_asked_for(kb: KnowledgeBase) -> None:
    case = kb.case("cloud-rice").iri
    assert [kb.label(case, lang) for lang in ("en", "zh-Hans", "zh-Hant")] == ["Tencent Cloud Rice", "云稻米", "雲稻米"]


def test_a_query_of_the_catalogue_is_asked_by_name(kb: KnowledgeBase) -> None:
    found = kb.query("mechanism-matrix")
    assert isinstance(found, Table)
    assert len(found) > 100


def test_a_parameter_narrows_the_answer(kb: KnowledgeBase) -> None:
    everything, one = kb.query("concept-status"), kb.query("concept-status", case="cloud-rice")
    assert isinstance(everything, Table)
    assert isinstance(one, Table)
    assert 0 < len(one) < len(everything)
    assert {row["case"] for row in one.rows()} == {"CASE-01"}


def test_the_basis_changes_what_counts(kb: KnowledgeBase) -> None:
    assert kb.status("cloud-rice", "M-ECO-2", basis="paper").value == SG2.notReported
    assert kb.status("cloud-rice", "M-ECO-2", basis="public").value == SG2.present
    paper, public = (
        kb.query("concept-status", case="cloud-rice", concept="M-ECO-2", basis="paper"),
        kb.query("concept-status", case="cloud-rice", concept="M-ECO-2"),
    )
    assert isinstance(paper, Table)
    assert isinstance(public, Table)
    assert [r["status"] for r in paper.rows()] == ["not-reported"]
    assert [r["status"] for r in public.rows()] == ["present"]


@pytest.mark.parametrize(
    ("parameters", "near"), [({"cas": "cloud-rice"}, "case"), ({"basis": "papers"}, "paper"), ({"case": "ant-forrest"}, "ant-forest")]
)
def test_a_wrong_parameter_names_the_near_ones(kb: KnowledgeBase, parameters: dict[str, str], near: str) -> None:
    with pytest.raises(NotFoundError) as caught:
        kb.query("concept-status", **parameters)  # type: ignore[arg-type]
    assert near in str(caught.value)


def test_an_unknown_query_names_the_near_ones(kb: KnowledgeBase) -> None:
    with pytest.raises(NotFoundError) as caught:
        kb.query("mechanism-matrx")
    assert "mechanism-matrix" in str(caught.value)


def test_sparql_of_ones_own_needs_no_prefixes(kb: KnowledgeBase) -> None:
    found = kb.query("SELECT ?c { ?c a sg2:Contest }")
    assert isinstance(found, Table)
    assert len(found) >= 6


def test_an_update_is_refused(kb: KnowledgeBase) -> None:
    with pytest.raises(QueryError):
        kb.query("DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }")


def test_ones_own_cases_are_compared_with_the_bundled_ones() -> None:
    kb = KnowledgeBase(ROOT / "case_data" / "fictitious" / "mapped-example.ttl")
    assert kb.case("mapped-example").fictitious
    assert len(kb.cases) == 23


def test_the_bundled_cases_can_be_left_out() -> None:
    kb = KnowledgeBase(ROOT / "case_data" / "cloud-rice.ttl", bundled=False)
    assert [c.name for c in kb.cases] == ["cloud-rice"]


def test_a_missing_file_is_told_by_name(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        KnowledgeBase(tmp_path / "none.ttl")
    assert "none.ttl" in str(caught.value)


def test_exhibits_follows_from_what_somebody_affirms_disputed_or_not(kb: KnowledgeBase) -> None:
    kb.book()
    exhibited = {tuple(row) for row in kb.dataset.select(f"SELECT ?case ?concept {{ ?case <{SG2.exhibits}> ?concept }}")}
    assert (kb.case("cloud-rice").iri, kb.concept("DIM-1")) in exhibited
    assert (kb.case("ant-forest").iri, kb.concept("E-3A1")) in exhibited
    assert kb.status("ant-forest", "E-3A1").value == SG2.contested


def test_what_follows_is_in_a_graph_of_its_own_and_queries_see_it(kb: KnowledgeBase) -> None:
    everywhere = kb.query("SELECT ?case { ?case a sg2:TriSectorCase }")
    asserted = kb.query(f"SELECT ?case {{ GRAPH ?g {{ ?case a sg2:TriSectorCase }} FILTER(?g != <{INFERRED_GRAPH}>) }}")
    inferred = kb.query(f"SELECT ?case {{ GRAPH <{INFERRED_GRAPH}> {{ ?case a sg2:TriSectorCase }} }}")
    assert isinstance(everywhere, Table)
    assert isinstance(inferred, Table)
    assert isinstance(asserted, Table)
    assert sorted(everywhere) == sorted(inferred)
    assert len(inferred) > 0
    assert len(asserted) == 0


def test_the_inferences_that_ship_are_those_that_are_drawn(kb: KnowledgeBase) -> None:
    kb.book()
    shipped = {str(t) for t in kb.dataset.triples([INFERRED_GRAPH])}
    assert shipped == {str(t) for t in kb.reasoner.inferred()}


def test_inferences_are_drawn_anew_where_a_file_has_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle, "hash_of_cases", lambda: "another")
    assert bundle.inferred() == b""
    assert KnowledgeBase().query("ASK { ?case a sg2:TriSectorCase }") is True


def test_without_reasoning_nothing_is_inferred() -> None:
    kb = KnowledgeBase(reasoning=False)
    assert kb.query("ASK { ?case a sg2:TriSectorCase }") is False
    assert INFERRED_GRAPH not in kb.dataset.graphs()


def test_an_axiom_in_the_data_is_reasoned_with(tmp_path: Path) -> None:
    path = tmp_path / "axiom.ttl"
    path.write_text(
        "@prefix sg2: <https://w3id.org/sg2kg/ontology#> . @prefix ex: <https://example.org/> ."
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . ex:Garden rdfs:subClassOf sg2:Case . ex:plot a ex:Garden .",
        encoding="utf-8",
    )
    kb = KnowledgeBase(path, bundled=False)
    assert kb.query("ASK { <https://example.org/plot> a sg2:Situation }") is True


def test_the_worked_coding_of_ant_forest_comes_out(kb: KnowledgeBase) -> None:
    present = ("DIM-2", "C-DIG", "C-DIG-f1", "C-PHY", "M-ECO", "V-02b")
    silent = ("DEF-5a", "DEF-5b", "DEF-5d", "M-ECO-2", "CORE-08", "E-1A3", "M-EXP-1", "M-EXP-4", "CORE-07")
    assert {c: kb.status("ant-forest", c).value for c in present} == dict.fromkeys(present, SG2.present)
    assert {c: kb.status("ant-forest", c).value for c in silent} == dict.fromkeys(silent, SG2.notReported)
    assert {b.source.rpartition("/")[2] for b in kb.status("ant-forest", "V-02b").evidence} == {"S21"}
