"""Every query of the catalogue gives the answer kept beside it, and its header says what a reader needs."""

from __future__ import annotations

import re

import pyoxigraph as ox
import pytest
from rdflib.plugins.sparql import prepareQuery

from sg2kg import KnowledgeBase, Table
from sg2kg.graph import write_table
from sg2kg.knowledge import Catalogue
from support import ROOT

CATALOGUE = Catalogue()
NAMED = [
    "paper-links",
    "concept-status",
    "mechanism-matrix",
    "carrier-matrix",
    "actor-sectors",
    "participation-by-stage",
    "indicator-coverage",
    "governance-gaps",
    "evidence-grades",
    "similar-cases",
    "shared-mechanisms",
    "contested-claims",
    "benefit-and-risk",
    "analogies",
]


def test_the_queries_that_were_promised_by_name_are_there() -> None:
    assert set(NAMED) <= set(CATALOGUE.names())


def test_at_least_thirty_competency_questions_are_answered() -> None:
    questions = {q.question for q in CATALOGUE if re.fullmatch(r"[SOD]\d+", q.question)}
    assert len(questions) >= 30


@pytest.mark.parametrize("name", CATALOGUE.names())
def test_the_answer_is_the_one_kept_beside_the_query(kb: KnowledgeBase, name: str) -> None:
    found = kb.query(name)
    assert isinstance(found, Table)
    assert write_table(found, "csv") == (ROOT / "queries" / f"{name}.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", CATALOGUE.names())
def test_the_header_is_complete_and_in_three_languages(name: str) -> None:
    query = CATALOGUE[name]
    assert set(query.title) == set(query.description) == {"en", "zh-Hans", "zh-Hant"}
    assert query.keywords
    assert query.parameter("basis").default
    assert all(p.meaning for p in query.parameters)
    for parameter in query.parameters:
        assert len(re.findall(rf"VALUES\s+\?{parameter.name}\s*\{{", query.text)) == 1


@pytest.mark.parametrize("name", CATALOGUE.names())
def test_the_query_is_plain_sparql_1_1(name: str) -> None:
    prepareQuery(CATALOGUE[name].text)


def test_paper_links_has_its_columns_and_no_inference(kb: KnowledgeBase) -> None:
    found = kb.query("paper-links")
    assert isinstance(found, Table)
    assert found.columns == ("case", "concept", "strength", "locator")
    rows = [tuple(r) for r in found]
    assert {r[2] for r in rows} == {"E", "A", "J"}
    assert ("CASE-01", "DIM-1", "E", "§1.2①/L33") in rows
    assert ("CASE-07", "DIM-2", "A", "§1.2②/L35") in rows
    assert ("CASE-03", "CASE-06", "J", "Intro/L9") in rows
    assert not [r for r in rows if r[:2] == ("CASE-02", "C-DIG")]
    assert not [r for r in rows if r[:2] == ("CASE-07", "M-ECO-1")]


def test_concept_status_speaks_the_four_words(kb: KnowledgeBase) -> None:
    found = kb.query("concept-status")
    assert isinstance(found, Table)
    assert found.columns == ("case", "concept", "status", "basis", "source")
    assert {r["status"] for r in found.rows()} == {"present", "absent-on-purpose", "not-reported", "contested"}


def test_binding_a_parameter_keeps_the_query_whole() -> None:
    text = CATALOGUE["concept-status"].bind({"case": ox.NamedNode("https://w3id.org/sg2kg/case/cloud-rice")})
    assert "VALUES ?case { <https://w3id.org/sg2kg/case/cloud-rice> }" in text
    prepareQuery(text)
