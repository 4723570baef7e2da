"""Whatever is done to a study, it is read or refused in plain words; it never ends in a traceback."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sg2kg import KnowledgeBase, studies
from sg2kg.errors import Sg2Error
from sg2kg.terms import PREFIXES
from study_files import ABSENT, PRESENT, statement, study_text, world

TRIPLES = list(ox.parse(study_text().encode(), format=ox.RdfFormat.TURTLE))
ODD = [
    ox.Literal(""),
    ox.Literal("1e999", datatype=ox.NamedNode(PREFIXES["xsd"] + "double")),
    ox.Literal(-1),
    ox.Literal("\u202e x\n<b>"),
    ox.NamedNode("urn:x"),
    ox.NamedNode(PREFIXES["sg2q"] + "Study"),
    ox.BlankNode("nowhere"),
]
CHANGED = st.tuples(st.integers(0, len(TRIPLES) - 1), st.sampled_from([None, *ODD]))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    said = [statement(c, k, PRESENT if c in "ab" else ABSENT) for k in ("fw:C-DIG", "fw:C-PHY", "fw:M-ECO") for c in "abcd"]
    return world(tmp_path_factory.mktemp("world"), said)


def answered(kb: KnowledgeBase, path: Path) -> None:
    try:
        studies.run(kb, path)
    except Sg2Error as error:
        assert error.what
        assert error.hint
        assert "\n" not in error.what


@given(st.lists(CHANGED, min_size=1, max_size=3))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_study_with_parts_missing_or_replaced_is_read_or_refused(small: KnowledgeBase, tmp_path: Path, changes: list[tuple[int, object]]) -> None:
    triples: list[ox.Triple | None] = list(TRIPLES)
    for i, value in changes:
        t = TRIPLES[i]
        triples[i] = None if value is None else ox.Triple(t.subject, t.predicate, value)  # type: ignore[arg-type]
    path = tmp_path / "study.nt"
    path.write_bytes(ox.serialize([t for t in triples if t], format=ox.RdfFormat.N_TRIPLES) or b"")
    answered(small, path)


@pytest.mark.parametrize("name", ["study.ttl", "study.jsonld", "study.csv", "folder"])
def test_what_is_no_rdf_is_refused(small: KnowledgeBase, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if name == "folder":
        path.mkdir()
    else:
        path.write_bytes(b"\xff\x00{[<")
    with pytest.raises(Sg2Error):
        studies.run(small, path)


def test_what_a_study_says_cannot_steer_a_terminal(small: KnowledgeBase, tmp_path: Path) -> None:
    path = tmp_path / "study.ttl"
    path.write_text(study_text(' ; dcterms:title "one\\u001B[2Jtwo\\u202Ethree"@en'), encoding="utf-8")
    told = repr(studies.run(small, path))
    assert told.startswith("one [2Jtwo three\n")


def test_a_study_as_rdf_xml_or_json_ld_is_the_same_study(tmp_path: Path) -> None:
    turtle = tmp_path / "study.ttl"
    turtle.write_text(study_text(), encoding="utf-8")
    for ending, format in ((".rdf", ox.RdfFormat.RDF_XML), (".jsonld", ox.RdfFormat.JSON_LD)):
        path = tmp_path / f"study{ending}"
        path.write_bytes(ox.serialize(TRIPLES, format=format) or b"")
        one, two = studies.load(turtle), studies.load(path)
        assert [(c.name, c.iri) for c in one.conditions] == [(c.name, c.iri) for c in two.conditions]
        assert (one.cuts, one.basis, set(one.scope.cases)) == (two.cuts, two.basis, set(two.scope.cases))
