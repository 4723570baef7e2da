"""A pinned comparison as an RO-Crate."""

from __future__ import annotations

import json
import re
import shutil
import stat
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from zipfile import ZipFile

import pyoxigraph as ox
import pytest

from pins_study import CASES, Study
from sg2kg import KnowledgeBase
from sg2kg.comparison import write_comparison
from sg2kg.errors import InputError, OutputError, PinError
from sg2kg.graph.read import read_bytes
from sg2kg.pins import Pin, crate, diff, now, pin, read, reproduce

SCHEMA = "http://schema.org/"
TERMS = {
    **dict.fromkeys(("CreateAction", "CreativeWork", "Dataset", "Organization", "Person", "SoftwareApplication"), ""),
    **dict.fromkeys(("about", "author", "citation", "contentSize", "creditText", "datePublished", "description", "encodingFormat", "endTime"), ""),
    **dict.fromkeys(("familyName", "givenName", "hasPart", "identifier", "inLanguage", "instrument", "keywords", "license", "mentions", "name"), ""),
    **dict.fromkeys(("object", "result", "sha256", "softwareVersion", "url", "version"), ""),
}
CONTEXT = {**{t: SCHEMA + t for t in TERMS}, "File": SCHEMA + "MediaObject", "conformsTo": "http://purl.org/dc/terms/conformsTo"}
"""The terms of https://w3id.org/ro/crate/1.2/context that a crate uses; nothing is fetched."""


@pytest.fixture(scope="session")
def packed(kb: KnowledgeBase, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("crates") / "crate"
    comparison = kb.compare(CASES)
    crate(pin(kb, comparison, made="2026-11-26", authors=["Lovelace, Ada (0000-0002-1825-0097)"]), comparison, kb, folder)
    return folder


@pytest.fixture(scope="session")
def graph(packed: Path) -> dict[str, dict[str, Any]]:
    document = json.loads((packed / "ro-crate-metadata.json").read_text(encoding="utf-8"))
    assert document["@context"] == "https://w3id.org/ro/crate/1.2/context"
    entities = document["@graph"]
    found = {e["@id"]: e for e in entities}
    assert len(found) == len(entities)
    return found


def references(value: Any) -> set[str]:
    """What an entity refers to."""
    if isinstance(value, dict):
        return {value["@id"]}
    return {i for v in value for i in references(v)} if isinstance(value, list) else set()


def test_the_descriptor_is_as_required(graph: dict[str, dict[str, Any]]) -> None:
    """RO-Crate 1.2, RO-Crate Metadata Descriptor: @id, @type, about the root, conformsTo the specification."""
    assert graph["ro-crate-metadata.json"] == {
        "@id": "ro-crate-metadata.json",
        "@type": "CreativeWork",
        "about": {"@id": "./"},
        "conformsTo": {"@id": "https://w3id.org/ro/crate/1.2"},
    }


def test_the_root_has_what_is_required(graph: dict[str, dict[str, Any]]) -> None:
    """RO-Crate 1.2, Direct properties of the Root Data Entity: type, name, description, datePublished (one day), license that is described."""
    root = graph["./"]
    assert root["@type"] == "Dataset"
    assert root["name"]
    assert root["description"]
    assert root["datePublished"] == "2026-11-26"
    [licence] = references(root["license"])
    assert graph[licence]["name"] == "CC-BY-4.0"
    assert graph[licence]["description"]


def test_every_file_is_a_part_of_the_root_and_as_described(packed: Path, graph: dict[str, dict[str, Any]]) -> None:
    """RO-Crate 1.2, File Data Entity: a relative URI of a file that is there; name, description, encodingFormat, contentSize."""
    files = {i: e for i, e in graph.items() if e["@type"] == "File"}
    assert references(graph["./"]["hasPart"]) == set(files)
    for iri, entity in files.items():
        content = (packed / unquote(iri)).read_bytes()
        assert entity["contentSize"] == str(len(content))
        assert entity["sha256"] == sha256(content).hexdigest()
        assert entity["name"]
        assert entity["description"]
        assert re.fullmatch(r"[a-z]+/[a-z0-9.+-]+", entity["encodingFormat"])
    there = {p.relative_to(packed).as_posix() for p in packed.rglob("*") if p.is_file()}
    assert there - set(files) == {"ro-crate-metadata.json"}
    expected = {"study.toml", "comparison.csv", "comparison.json", "comparison.html", "comparison.ttl", "comparison.xlsx", "heat-map.svg"}
    assert expected | {"README.md", "CITATION.cff", "citation.bib", "citation.csl.json", "data/ant-forest.ttl", "ontology/sg2.ttl"} <= there


def test_all_that_is_referred_to_is_described_and_the_other_way_round(graph: dict[str, dict[str, Any]]) -> None:
    """RO-Crate 1.2, Structure: contextual entities are described, and linked from another; the document is flat."""
    referred = {i for e in graph.values() for key, v in e.items() if key != "conformsTo" for i in references(v)}
    assert referred | {"ro-crate-metadata.json"} == set(graph)
    for entity in graph.values():
        for value in entity.values():
            for item in value if isinstance(value, list) else [value]:
                assert isinstance(item, str) or set(item) == {"@id"}


def test_the_sources_of_the_cells_are_cited(packed: Path, graph: dict[str, dict[str, Any]]) -> None:
    kept = read(packed / "study.toml")
    assert references(graph["./"]["citation"]) == set(kept.sources)
    source = graph["https://w3id.org/sg2kg/source/S14"]
    assert source["name"] == "announcement by Ant (repost), 22 April 2025"
    assert source["url"].startswith("http")


def test_the_metadata_is_rdf_and_its_context_is_not_fetched(packed: Path) -> None:
    data = (packed / "ro-crate-metadata.json").read_bytes()
    with pytest.raises(InputError, match=r"it names a remote context, https://w3id\.org/ro/crate/1\.2/context, and nothing is fetched"):
        read_bytes(data, ox.RdfFormat.JSON_LD)
    document = json.loads(data)
    used = {key for e in document["@graph"] for key in e if not key.startswith("@")} | {e["@type"] for e in document["@graph"]}
    assert used <= set(CONTEXT)
    document["@context"] = CONTEXT
    base = "https://example.org/crate/"
    quads = read_bytes(json.dumps(document).encode(), ox.RdfFormat.JSON_LD, base=base)
    said = {(q.subject.value, q.predicate.value): q.object for q in quads if isinstance(q.subject, ox.NamedNode)}
    assert said[base + "ro-crate-metadata.json", SCHEMA + "about"] == ox.NamedNode(base)
    assert said[base, SCHEMA + "datePublished"] == ox.Literal("2026-11-26")
    assert said[base, SCHEMA + "license"] == ox.NamedNode("https://creativecommons.org/licenses/by/4.0/")
    assert said[base, SCHEMA + "author"] == ox.NamedNode("https://orcid.org/0000-0002-1825-0097")


def test_the_pin_in_a_crate_makes_the_comparison_again_from_the_files_in_it(packed: Path, tmp_path: Path) -> None:
    moved = tmp_path / "downloaded"
    shutil.copytree(packed, moved)
    kept = read(moved / "study.toml")
    assert not kept.loaded.bundled
    again = reproduce(kept)
    assert write_comparison(again, "csv") == (moved / "comparison.csv").read_text(encoding="utf-8")
    assert write_comparison(again, "json") == (moved / "comparison.json").read_text(encoding="utf-8")
    assert not diff(kept, now(kept)).changed


def test_a_crate_of_given_files_holds_them(unchanged: Study, tmp_path: Path) -> None:
    kept = read(unchanged.folder / "study.toml")
    kb = unchanged.knowledge()
    crate(kept, reproduce(kept, kb), kb, tmp_path / "crate")
    assert (tmp_path / "crate/data/ant-forest.ttl").read_bytes() == (unchanged.data / "ant-forest.ttl").read_bytes()
    assert read(tmp_path / "crate/study.toml").answer == kept.answer


def test_files_of_one_name_are_kept_apart(study: Study, tmp_path: Path) -> None:
    for case in CASES:
        folder = study.data / case
        folder.mkdir()
        (study.data / f"{case}.ttl").rename(folder / "case.ttl")
    kept = study.pinned()
    kb = study.knowledge()
    crate(kept, reproduce(kept, kb), kb, tmp_path / "crate")
    assert sorted(p.name for p in (tmp_path / "crate/data").iterdir()) == ["case-2.ttl", "case-3.ttl", "case.ttl"]


def test_the_same_crate_is_the_same_bytes(kb: KnowledgeBase, bundled: Pin, tmp_path: Path) -> None:
    comparison = kb.compare(CASES)
    for name in ("a.zip", "b.zip", "b.zip"):
        crate(bundled, comparison, kb, tmp_path / name)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    with ZipFile(tmp_path / "a.zip") as file:
        assert "ro-crate-metadata.json" in file.namelist()
        assert {i.date_time for i in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {stat.S_IMODE(i.external_attr >> 16) for i in file.infolist()} == {0o644}
        assert file.testzip() is None


def test_the_day_of_publication_can_be_told(kb: KnowledgeBase, bundled: Pin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from sg2kg.pins.packing import contents_of

    def published(day: str = "") -> str:
        document = json.loads(contents_of(bundled, kb.compare(CASES), kb, day)[0]["ro-crate-metadata.json"])
        return str(next(e["datePublished"] for e in document["@graph"] if e["@id"] == "./"))

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert published() == "1970-01-01"
    assert published("2027-02-03") == "2027-02-03"


def test_a_record_without_licence_is_named(study: Study, tmp_path: Path) -> None:
    study.edit("ant-forest", lambda text: text.replace("    dcterms:license <https://creativecommons.org/licenses/by/4.0/> ;\n", "", 1))
    kept = study.pinned()
    kb = study.knowledge()
    crate(kept, reproduce(kept, kb), kb, tmp_path / "crate")
    document = json.loads((tmp_path / "crate/ro-crate-metadata.json").read_text(encoding="utf-8"))
    [root] = [e for e in document["@graph"] if e["@id"] == "./"]
    assert "No licence is stated for: ant-forest." in root["license"]
    assert "No licence is stated for: ant-forest." in (tmp_path / "crate/README.md").read_text(encoding="utf-8")


def test_a_crate_whose_picture_cannot_be_drawn_says_why(study: Study, tmp_path: Path) -> None:
    study.edit("ant-forest", lambda text: text.replace('rdfs:label "Ant Forest"@en', 'rdfs:label "Ant Forest \U0001f41c"@en', 1))
    kept = study.pinned()
    kb = study.knowledge()
    without = crate(kept, reproduce(kept, kb), kb, tmp_path / "crate")
    assert without is not None
    assert "U+1F41C" in without.what
    assert not (tmp_path / "crate/heat-map.svg").exists()
    assert "heat-map.svg" not in (tmp_path / "crate/README.md").read_text(encoding="utf-8")


def test_what_is_there_already_is_not_overwritten(kb: KnowledgeBase, bundled: Pin, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full/note").touch()
    (tmp_path / "file").touch()
    (tmp_path / "folder.zip").mkdir()
    for name in ("full", "file", "folder.zip"):
        with pytest.raises(OutputError, match="there is something already"):
            crate(bundled, kb.compare(CASES), kb, tmp_path / name)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["file", "folder.zip", "full"]
    with ZipFile(tmp_path / "thesis.zip", "w") as file:
        file.writestr("thesis.txt", "years of work")
    (tmp_path / "notes.zip").write_text("no archive")
    for name in ("thesis.zip", "notes.zip"):
        with pytest.raises(OutputError, match="there is something already"):
            crate(bundled, kb.compare(CASES), kb, tmp_path / name)
    (tmp_path / "empty").mkdir()
    crate(bundled, kb.compare(CASES), kb, tmp_path / "empty")
    assert (tmp_path / "empty/README.md").is_file()


def test_a_pin_of_another_answer_is_not_packed(kb: KnowledgeBase, bundled: Pin, tmp_path: Path) -> None:
    with pytest.raises(PinError, match="comes out differently now"):
        crate(replace(bundled, answer="0" * 64), kb.compare(CASES), kb, tmp_path / "crate")
    assert not (tmp_path / "crate").exists()
