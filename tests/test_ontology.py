"""The ontology is OWL 2 DL, complete in its texts, and classifies as it says; HermiT gives a second opinion where Java is."""

from __future__ import annotations

import shutil
from collections import defaultdict
from pathlib import Path

import pyhornedowl
import pyoxigraph as ox
import pytest
from pyhornedowl import profile  # type: ignore[attr-defined]

from sg2kg.bundle import case_files
from sg2kg.graph import read_path, write_graph
from sg2kg.knowledge.export import ontology_triples
from sg2kg.reasoning import Reasoner
from sg2kg.reasoning.opinions import vocabulary_of
from sg2kg.reasoning.opinions.hermit import _ask as ask_hermit
from sg2kg.reasoning.opinions.opinion import stated
from sg2kg.terms import PREFIXES, SG2
from support import HEADER, ROOT

OWL, RDF, RDFS, SKOS, XSD = (PREFIXES[p] for p in ("owl", "rdf", "rdfs", "skos", "xsd"))
DATATYPES = {XSD + t for t in ("string", "decimal", "integer", "boolean", "dateTime", "anyURI")} | {RDF + "langString", RDFS + "Literal"}
PARTS = ("framework", "extension", "qca", "alignments", "cases")


@pytest.fixture(scope="module")
def triples() -> list[ox.Triple]:
    return ontology_triples(PARTS)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, triples: list[ox.Triple]) -> Path:
    path = tmp_path_factory.mktemp("owl") / "all.owl"
    path.write_text(write_graph(triples, "rdfxml"), encoding="utf-8")
    return path


def own_terms() -> dict[str, dict[str, list[ox.Literal]]]:
    found: dict[str, dict[str, list[ox.Literal]]] = defaultdict(lambda: defaultdict(list))
    declared = set()
    for t in ox.parse(path=ROOT / "ontology" / "sg2.ttl"):
        if isinstance(t.subject, ox.NamedNode) and t.subject.value.startswith(PREFIXES["sg2"]):
            if t.predicate.value == RDF + "type":
                declared.add(t.subject.value)
            if isinstance(t.object, ox.Literal):
                found[t.subject.value][t.predicate.value].append(t.object)
    return {d: found[d] for d in declared}


def test_every_term_has_label_and_definition_in_three_languages() -> None:
    for term, texts in own_terms().items():
        for predicate in (RDFS + "label", SKOS + "definition"):
            assert sorted((o.language or "").lower() for o in texts[predicate]) == ["en", "zh-hans", "zh-hant"], (term, predicate)


def test_the_header_is_complete() -> None:
    header = {
        t.predicate.value
        for t in ox.parse(path=ROOT / "ontology" / "sg2.ttl")
        if getattr(t.subject, "value", "") == "https://w3id.org/sg2kg/ontology"
    }
    dcterms, vann = PREFIXES["dcterms"], "http://purl.org/vocab/vann/"
    wanted = {dcterms + p for p in ("title", "description", "creator", "publisher", "created", "modified", "license", "bibliographicCitation")}
    wanted |= {
        OWL + "versionIRI",
        OWL + "versionInfo",
        "http://purl.org/ontology/bibo/status",
        vann + "preferredNamespacePrefix",
        vann + "preferredNamespaceUri",
    }
    assert wanted <= header


def test_the_whole_is_in_owl_2_dl(whole: Path) -> None:
    ontology = pyhornedowl.open_ontology(str(whole), "owl")
    violations = profile.check_profile(ontology, "DL").violations  # type: ignore[attr-defined,unused-ignore]
    assert list(violations) == []


def test_no_construct_is_used_that_the_profile_checker_cannot_read(triples: list[ox.Triple]) -> None:
    # the reader drops these without a word, so the profile of a file that holds them would not be known
    unread = {OWL + t for t in ("AllDisjointClasses", "AllDisjointProperties", "hasKey", "imports")}
    assert not {t.object.value for t in triples if isinstance(t.object, ox.NamedNode)} & unread
    assert not {t.predicate.value for t in triples} & unread
    named = [t for t in triples if isinstance(t.subject, ox.NamedNode)]
    assert not [t for t in named if t.predicate.value in (OWL + "complementOf", OWL + "unionOf", OWL + "oneOf", OWL + "intersectionOf")]


def test_only_datatypes_of_owl_2_are_used(triples: list[ox.Triple]) -> None:
    used = {t.object.datatype.value for t in triples if isinstance(t.object, ox.Literal)}
    assert used <= DATATYPES
    ranges = {
        t.object.value
        for t in triples
        if t.predicate.value == RDFS + "range" and isinstance(t.object, ox.NamedNode) and t.object.value.startswith(XSD)
    }
    assert ranges <= DATATYPES


def test_every_foreign_term_is_declared(triples: list[ox.Triple]) -> None:
    builtin = tuple(PREFIXES[p] for p in ("owl", "rdf", "rdfs", "xsd"))
    declared = {t.subject.value for t in triples if isinstance(t.subject, ox.NamedNode) and t.predicate.value == RDF + "type"}
    used = {t.predicate.value for t in triples} | {
        t.object.value for t in triples if t.predicate.value == RDF + "type" and isinstance(t.object, ox.NamedNode)
    }
    assert {u for u in used if not u.startswith(builtin)} - declared == set()


def test_properties_that_follow_from_chains_are_used_simply(triples: list[ox.Triple]) -> None:
    composed = {t.subject.value for t in triples if t.predicate.value == OWL + "propertyChainAxiom" and isinstance(t.subject, ox.NamedNode)}
    simple_only = {OWL + t for t in ("FunctionalProperty", "InverseFunctionalProperty", "AsymmetricProperty", "IrreflexiveProperty")}
    wrong = [
        t for t in triples if isinstance(t.subject, ox.NamedNode) and t.subject.value in composed and getattr(t.object, "value", "") in simple_only
    ]
    assert composed >= {SG2.exhibits, SG2.excludes, SG2.realises, SG2.sayAtLeast}
    assert wrong == []


def test_no_class_stands_there_that_no_question_shape_or_case_uses() -> None:
    data = [q for folder in ("case_data", "ontology") for p in (ROOT / folder).rglob("*.ttl") if p.stem != "sg2" for q in ox.parse(path=p)]
    used = {q.object.value for q in data if q.predicate.value == RDF + "type" and isinstance(q.object, ox.NamedNode)}
    text = "".join(p.read_text(encoding="utf-8") for folder in ("shapes", "queries") for p in (ROOT / folder).glob("*.*"))
    core = list(ox.parse(path=ROOT / "ontology" / "sg2.ttl"))
    classes = {t.subject.value for t in core if t.object == ox.NamedNode(OWL + "Class") and isinstance(t.subject, ox.NamedNode)}
    individuals = {t.object.value for t in core if t.predicate.value == RDF + "type" and isinstance(t.object, ox.NamedNode)}
    defined = {t.subject.value for t in core if t.predicate.value == OWL + "equivalentClass" and isinstance(t.subject, ox.NamedNode)}
    used |= individuals | defined | {SG2.Status} | {c for c in classes if "sg2:" + c.removeprefix(PREFIXES["sg2"]) in text}
    above = {
        t.object.value
        for t in core
        if t.predicate.value == RDFS + "subClassOf"
        and isinstance(t.subject, ox.NamedNode)
        and t.subject.value in used
        and isinstance(t.object, ox.NamedNode)
    }
    assert sorted(c for c in classes if c.startswith(PREFIXES["sg2"]) and c not in used | above) == []


MEMBERS = {
    "ValueCoCreationCase": "cloud-rice",
    "EcosystemGovernanceCase": "ant-forest",
    "TriSectorCase": "ant-forest",
    "FirmConvenedCase": "cloud-rice",
    "CommunityConvenedCase": "kic-garden",
    "SharedGovernanceCase": "evaluated-example",
    "WholeProcessCoGovernedCase": "evaluated-example",
}
"""Some classes, and a case that follows to be in each; the last two have no other member."""


@pytest.mark.skipif(shutil.which("java") is None, reason="HermiT needs Java")
def test_hermit_finds_the_whole_consistent_and_fills_the_classes() -> None:
    """Two questions that together say what lists of the empty classes and of all members would, which take six times as long.

    The whole is consistent with a member that nobody has named in every class, and with nothing that has a name but one case in the two classes: so
    it is consistent without them, no class must be empty, and nothing else follows to be in the two. And it contradicts the whole that one of the
    remaining claims is false: so each of them follows.
    """
    triples = ontology_triples(("framework", "extension", "alignments"))
    triples += [ox.Triple(q.subject, q.predicate, q.object) for p in case_files(examples=True) for q in read_path(p)]
    vocabulary = vocabulary_of(Reasoner(triples).ontology)
    members, links = stated(triples, vocabulary)
    named = {m.x for m in members} | {x for link in links for x in (link.x, link.y)}
    named |= {t.subject.value for t in triples if isinstance(t.subject, ox.NamedNode) and t.predicate.value in vocabulary.data_properties}
    others = sorted(named - {PREFIXES["case"] + "evaluated-example"})
    assert len(others) > 1500
    assert len(vocabulary.classes) > 80
    both = "[ owl:unionOf ( sg2:SharedGovernanceCase sg2:WholeProcessCoGovernedCase ) ]"
    alone = f":Other a owl:Class ; owl:equivalentClass [ owl:complementOf {both} ] . " + "".join(f"<{x}> a :Other . " for x in others)
    filled = "".join(f"[] a <{c}> . " for c in vocabulary.classes)
    assert ask_hermit([*triples, *turtle(alone + filled)], ["-k"], seconds=300)[0]
    false = [f"[ owl:oneOf ( case:{case} ) ] [ owl:complementOf sg2:{name} ]" for name, case in MEMBERS.items()]
    false.append("sg2:SharedGovernanceCase [ owl:complementOf sg2:TriSectorCase ]")
    some = (f"[ owl:onProperty :p ; owl:someValuesFrom [ owl:intersectionOf ( {one} ) ] ]" for one in false)
    one_false = f":p a owl:ObjectProperty . :x a [ owl:unionOf ( {' '.join(some)} ) ] ."
    assert not ask_hermit([*triples, *turtle(one_false)], ["-k"], seconds=300)[0]


def turtle(text: str) -> list[ox.Triple]:
    return [q.triple for q in ox.parse((HEADER + "@prefix : <https://example.org/> .\n" + text).encode(), ox.RdfFormat.TURTLE)]
