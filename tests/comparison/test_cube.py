"""The Data Cube of a comparison: well-formed by the integrity constraints of the Recommendation (section 11.1), and linked to the statements.

Each constraint is an ASK that finds a violation. They are written for a cube in full form, with ``qb:dimension``, ``qb:measure`` and
``qb:attribute`` in place of the ``qb:componentProperty`` that normalisation adds.
"""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from sg2kg import KnowledgeBase
from sg2kg.comparison import Comparison, write_comparison
from sg2kg.comparison.writers.cube import CUBE, QB
from small_cases import EX, small

PREFIXES = {"qb": QB, "cube": CUBE, "rdfs": "http://www.w3.org/2000/01/rdf-schema#", "skos": "http://www.w3.org/2004/02/skos/core#"}
PREFIXES |= {"prov": "http://www.w3.org/ns/prov#", "sg2": "https://w3id.org/sg2kg/ontology#", "fw": "https://w3id.org/sg2kg/framework#"}
VIOLATED = {
    "IC-1 unique data set": """{ ?o a qb:Observation FILTER NOT EXISTS { ?o qb:dataSet ?d } }
        UNION { ?o a qb:Observation ; qb:dataSet ?d , ?e FILTER(?d != ?e) }""",
    "IC-2 unique structure": """{ ?d a qb:DataSet FILTER NOT EXISTS { ?d qb:structure ?s } }
        UNION { ?d a qb:DataSet ; qb:structure ?s , ?t FILTER(?s != ?t) }""",
    "IC-3 a measure": "?s a qb:DataStructureDefinition FILTER NOT EXISTS { ?s qb:component/qb:measure ?m . ?m a qb:MeasureProperty }",
    "IC-4 dimensions have a range": "?d a qb:DimensionProperty FILTER NOT EXISTS { ?d rdfs:range ?r }",
    "IC-5 dimensions of concepts have code lists": "?d a qb:DimensionProperty ; rdfs:range skos:Concept FILTER NOT EXISTS { ?d qb:codeList ?l }",
    "IC-6 only attributes may be optional": "?s qb:component ?c . ?c qb:componentRequired false FILTER NOT EXISTS { ?c qb:attribute ?a }",
    "IC-11 all dimensions": "?o qb:dataSet/qb:structure/qb:component/qb:dimension ?d FILTER NOT EXISTS { ?o ?d ?v }",
    "IC-13 required attributes": """?o qb:dataSet/qb:structure/qb:component ?c . ?c qb:componentRequired true ; qb:attribute ?a
        FILTER NOT EXISTS { ?o ?a ?v }""",
    "IC-14 all measures": "?o qb:dataSet/qb:structure/qb:component/qb:measure ?m FILTER NOT EXISTS { ?o ?m ?v }",
    "IC-19 codes from the code list": """?o qb:dataSet/qb:structure/qb:component/qb:dimension ?d . ?d qb:codeList ?l .
        ?l a skos:ConceptScheme . ?o ?d ?v FILTER NOT EXISTS { ?v a skos:Concept ; skos:inScheme ?l }""",
}
"""IC-7 to IC-10, IC-15 to IC-18, IC-20 and IC-21 are about slices, several measures and hierarchical code lists, of which there are none here."""
SAME = """?o qb:dataSet ?d . ?p qb:dataSet ?d FILTER(STR(?o) < STR(?p))
    FILTER NOT EXISTS { ?d qb:structure/qb:component/qb:dimension ?dim . ?o ?dim ?v . ?p ?dim ?w FILTER(?v != ?w) }"""
"""IC-12: no two observations have the same value in every dimension."""


def cube(comparison: Comparison, more: str = "") -> ox.Store:
    text = write_comparison(comparison, "cube")
    assert isinstance(text, str)
    store = ox.Store()
    store.load((text + more).encode(), format=ox.RdfFormat.TURTLE)
    return store


def holds(store: ox.Store, pattern: str) -> bool:
    return bool(store.query(f"ASK {{ {pattern} }}", prefixes=PREFIXES))


def count(store: ox.Store, pattern: str) -> int:
    (row,) = store.query(f"SELECT (COUNT(DISTINCT ?x) AS ?n) {{ {pattern} }}", prefixes=PREFIXES)  # type: ignore[misc]
    return int(row["n"].value)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> ox.Store:
    """Phases and every basis at once."""
    return cube(small(tmp_path_factory.mktemp("cube")).compare(by="dimensions", basis="all", over_time=True))


@pytest.mark.parametrize("constraint", VIOLATED)
def test_the_cube_keeps_the_constraint(constraint: str, both: ox.Store) -> None:
    assert count(both, "?x a qb:Observation") == 3 * 4 * 4
    assert not holds(both, VIOLATED[constraint])


def test_no_two_observations_are_about_the_same(both: ox.Store) -> None:
    assert not holds(both, SAME)


@pytest.mark.parametrize(
    ("constraint", "broken"),
    [
        ("IC-1 unique data set", f"<urn:o> a <{QB}Observation> ."),
        ("IC-2 unique structure", f"<urn:d> a <{QB}DataSet> ."),
        ("IC-3 a measure", f"<urn:s> a <{QB}DataStructureDefinition> ."),
        ("IC-4 dimensions have a range", f"<urn:dim> a <{QB}DimensionProperty> ."),
        ("IC-19 codes from the code list", "<urn:c> a skos:Concept . <urn:o> qb:dataSet ?d ; cube:concept <urn:c> ."),
        ("IC-11 all dimensions", "<urn:o> qb:dataSet ?d ; a qb:Observation ."),
    ],
)
def test_the_constraints_notice_what_breaks_them(constraint: str, broken: str, tmp_path: Path) -> None:
    comparison = small(tmp_path).compare(by="dimensions")
    (row,) = cube(comparison).query("SELECT ?d { ?d a qb:DataSet }", prefixes=PREFIXES)  # type: ignore[misc]
    assert holds(cube(comparison, broken.replace("?d", str(row["d"]))), VIOLATED[constraint])


def test_an_observation_is_linked_to_its_statements_sources_and_leads(both: ox.Store) -> None:
    early = f"?x cube:situation <{EX}early> ; cube:concept fw:DIM-1 ; cube:countingBasis 'public' ; cube:status sg2:present"
    assert holds(both, f"{early} ; prov:wasDerivedFrom <{EX}s1> ; <http://purl.org/dc/terms/source> <https://w3id.org/sg2kg/source/press>")
    assert holds(both, f"?x cube:case <{EX}kitchen> ; cube:situation <{EX}kitchen>")


def test_a_cube_beside_the_cases_is_not_counted_among_their_statuses(tmp_path: Path, kb: KnowledgeBase) -> None:
    written = write_comparison(kb.compare(by="CoreList"), "cube")
    assert isinstance(written, str)
    (tmp_path / "cube.ttl").write_text(written, encoding="utf-8")
    beside = KnowledgeBase(tmp_path / "cube.ttl")
    for query in ("similar-cases", "mechanism-matrix"):
        assert sorted(map(str, beside.query(query))) == sorted(map(str, kb.query(query)))  # type: ignore[arg-type]
    assert [c.name for c in beside.cases] == [c.name for c in kb.cases]
