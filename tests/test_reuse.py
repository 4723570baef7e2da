"""Ontology, framework and cases load in the tools that developers use: rdflib, pyoxigraph, owlready2, py-horned-owl, and as JSON-LD."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Literal, get_args

import owlready2
import pyhornedowl
import pyoxigraph as ox
import pytest
import rdflib

from sg2kg.bundle import case_files
from sg2kg.graph import GRAPH_FORMATS, write_graph
from sg2kg.knowledge.export import ontology_triples
from sg2kg.terms import PREFIXES, SG2
from support import ROOT

Kind = Literal["owl", "ofn", "owx"]
ALL = ("framework", "extension", "alignments", "cases")
ENDINGS = {"turtle": "ttl", "ntriples": "nt", "rdfxml": "owl", "jsonld": "jsonld"}
RDFLIB = {"turtle": "turtle", "ntriples": "nt", "rdfxml": "xml", "jsonld": "json-ld"}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("reuse")
    triples = ontology_triples(ALL)
    paths = {}
    for name, ending in ENDINGS.items():
        paths[name] = folder / f"all.{ending}"
        paths[name].write_text(write_graph(triples, name), encoding="utf-8")
    return paths


@pytest.mark.parametrize("format", sorted(GRAPH_FORMATS))
def test_rdflib_and_pyoxigraph_read_the_same_number_of_triples(files: dict[str, Path], format: str) -> None:
    graph = rdflib.Graph().parse(files[format], format=RDFLIB[format])
    store = ox.Store()
    store.bulk_load(path=files[format], format=GRAPH_FORMATS[format])
    assert len(graph) == len(store) == len(ontology_triples(ALL))


@pytest.mark.parametrize("format", ["rdfxml", "ntriples"])
def test_owlready2_reads_classes_cases_and_chinese_labels(files: dict[str, Path], format: str) -> None:
    world = owlready2.World()
    onto = world.get_ontology(files[format].as_uri()).load()
    names = {c.name for c in onto.classes()}
    assert {"Case", "Statement", "SharedGovernanceCase"} <= names
    rice = world["https://w3id.org/sg2kg/case/cloud-rice"]
    assert "云稻米" in [str(x) for x in rice.label]
    assert world[SG2.Case] in rice.is_a


@pytest.mark.parametrize("kind", get_args(Kind))
def test_py_horned_owl_reads_it_and_loses_no_axiom_on_the_way(files: dict[str, Path], tmp_path: Path, kind: Kind) -> None:
    first = pyhornedowl.open_ontology(str(files["rdfxml"]), "owl")
    path = tmp_path / f"all.{kind}"
    first.save_to_file(str(path), kind)
    second = pyhornedowl.open_ontology(str(path), kind)
    assert len(first.get_axioms()) > 8000
    assert len(second.get_axioms()) == len(first.get_axioms())


def lowered(triples: list[ox.Triple]) -> set[str]:
    # language tags mean the same in any case (BCP 47), and engines write them differently
    return {f"{t.subject} {t.predicate} {t.object}".replace("@zh-Hans", "@zh-hans").replace("@zh-Hant", "@zh-hant") for t in triples}


@pytest.mark.parametrize("path", case_files(examples=True), ids=lambda p: p.stem)
def test_a_case_goes_to_json_with_our_context_and_comes_back(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # else rdflib writes 12:00:00Z as 12:00:00+00:00: the same moment, another literal
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)
    context = json.loads((ROOT / "ontology" / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    graph = rdflib.Graph().parse(path)
    document = json.loads(graph.serialize(format="json-ld", context=context))
    document["@context"] = context
    back = [ox.Triple(q.subject, q.predicate, q.object) for q in ox.parse(json.dumps(document).encode(), format=ox.RdfFormat.JSON_LD)]
    before = [ox.Triple(q.subject, q.predicate, q.object) for q in ox.parse(path=path)]
    assert len(back) == len(before)
    named = [t for t in before if not isinstance(t.subject, ox.BlankNode) and not isinstance(t.object, ox.BlankNode)]
    assert lowered(named) <= lowered(back)


def test_the_context_is_short_to_write_with() -> None:
    context = json.loads((ROOT / "ontology" / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    document = {
        "@context": context,
        "id": "case:demo",
        "type": "Case",
        "label": {"@value": "Demo", "@language": "en"},
        "start": "2024",
        "hasMechanism": {"id": "case:demo#m", "type": "Mechanism", "realises": "fw:M-ECO-1"},
    }
    triples = {(q.subject.value, q.predicate.value, q.object.value) for q in ox.parse(json.dumps(document).encode(), format=ox.RdfFormat.JSON_LD)}
    assert (PREFIXES["case"] + "demo#m", SG2.realises, PREFIXES["fw"] + "M-ECO-1") in triples
    assert (PREFIXES["case"] + "demo", SG2.start, "2024") in triples


@pytest.mark.parametrize("script", ["generate_terms.py", "generate_context.py", "generate_docs.py", "vouch.py", "infer.py"])
def test_what_is_made_from_the_ontology_is_up_to_date(script: str) -> None:
    done = subprocess.run([sys.executable, str(ROOT / "scripts" / script), "--check"], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
