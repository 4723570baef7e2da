"""Reasoning over files: what they state and what follows, the ontology's own left out, read again with the same names."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from sg2kg import KnowledgeBase, bundle
from sg2kg.errors import InputError, ReasoningError
from sg2kg.knowledge.reasoned import reason, schema_statements
from sg2kg.terms import PREFIXES
from statements import EX, HEAD, chain

TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")


def written(path: Path, text: str) -> Path:
    path.write_text(HEAD + text, encoding="utf-8")
    return path


def test_without_files_the_bundled_cases_are_reasoned_on_as_the_knowledge_base_does(kb: KnowledgeBase) -> None:
    found = reason()
    assert found.paths == tuple(bundle.case_files())
    assert set(found.reasoner.inferred()) == set(kb.reasoner.inferred())
    assert found.problems == ()
    assert not found.reasoner.violations


def test_the_fictitious_examples_are_added_when_asked() -> None:
    assert set(reason().paths) < set(reason(examples=True).paths)


def test_axioms_and_facts_may_stand_in_different_files_and_in_any_order(tmp_path: Path) -> None:
    facts = written(tmp_path / "a.ttl", ":x a :A .")
    axioms = written(tmp_path / "b.ttl", ":A rdfs:subClassOf :B . :B rdfs:subClassOf :C .")
    for paths in ([facts, axioms], [axioms, facts], [tmp_path]):
        found = reason(paths, ontology=False)
        assert {str(t.object) for t in found.reasoner.inferred()} == {f"<{EX}B>", f"<{EX}C>"}
        assert found.statements == 3
        assert len(list(found.stated())) == 3


def test_the_axioms_of_the_files_stand_beside_those_of_the_ontology(tmp_path: Path) -> None:
    path = written(tmp_path / "a.ttl", ":Garden rdfs:subClassOf sg2:Case . :x a :Garden .")
    both, own = reason([path]), reason([path], ontology=False)
    assert ox.Triple(ox.NamedNode(EX + "x"), TYPE, ox.NamedNode(PREFIXES["sg2"] + "Situation")) in set(both.reasoner.inferred())
    assert {t.object.value for t in own.reasoner.inferred() if isinstance(t.object, ox.NamedNode)} == {PREFIXES["sg2"] + "Case"}


def test_what_the_ontology_itself_comes_to_is_not_counted(tmp_path: Path) -> None:
    path = written(tmp_path / "a.ttl", ":x a sg2:Case .")
    counts = reason([path]).counts()
    assert counts[PREFIXES["sg2"] + "Case"] == (1, 0)
    assert counts[PREFIXES["sg2"] + "Situation"] == (0, 1)
    assert sum(stated + inferred for stated, inferred in counts.values()) < 5


def test_the_problems_are_those_of_the_files(tmp_path: Path) -> None:
    path = written(tmp_path / "a.ttl", ":p a owl:ReflexiveProperty, owl:ObjectProperty . :x :p :y .")
    assert [p.id for p in reason([path]).problems] == ["reflexive"]


def test_a_blank_node_has_the_same_name_in_what_is_stated_and_in_what_follows(tmp_path: Path) -> None:
    text = ":A rdfs:subClassOf :B . :p rdfs:range :C . [] a :A ; :p [ :p _:x ] . _:x a :A ."
    found = reason([written(tmp_path / "a.ttl", text), written(tmp_path / "b.ttl", text)], ontology=False)
    first, again = list(found.stated()), list(found.stated())
    assert first == again
    stated = {t.subject for t in first if isinstance(t.subject, ox.BlankNode)}
    assert len(stated) == 6
    of_a = {t.subject for t in first if t.predicate == TYPE and t.object == ox.NamedNode(EX + "A")}
    inferred = list(found.reasoner.inferred())
    assert {t.subject for t in inferred if t.object == ox.NamedNode(EX + "B")} == of_a
    assert {t.subject for t in inferred if t.object == ox.NamedNode(EX + "C")} <= stated


def test_an_axiom_about_a_blank_node_is_about_the_one_in_the_facts(tmp_path: Path) -> None:
    text = ":p a owl:FunctionalProperty . :x :p _:a, _:b . _:a owl:differentFrom _:b ."
    assert len(reason([written(tmp_path / "a.ttl", text)], ontology=False).reasoner.violations) == 1


def test_too_much_is_said(tmp_path: Path) -> None:
    path = written(tmp_path / "a.ttl", chain(60))
    with pytest.raises(ReasoningError, match="more than 1,000 statements"):
        reason([path], ontology=False, limit=1_000)
    assert sum(1 for _ in reason([path], ontology=False, limit=2_000).reasoner.inferred()) == 60 * 59 // 2


@pytest.mark.parametrize("name", ["nowhere.ttl", "nowhere", "empty", "bad.ttl"])
def test_what_cannot_be_read_is_said(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "bad.ttl").write_text("none")
    with pytest.raises(InputError):
        reason([tmp_path / name])


def test_the_progress_is_told_file_by_file_and_adds_up(tmp_path: Path) -> None:
    paths = [written(tmp_path / f"{n}.ttl", "".join(f":x{n} :p {m} . " for m in range(20))) for n in range(3)]
    told: list[tuple[Path, int]] = []
    found = reason(paths, progress=lambda path, n: told.append((path, n)))
    assert [path for path, _ in told] == paths
    assert sum(n for _, n in told) == found.statements == 60


def test_named_graphs_are_read_as_one(tmp_path: Path) -> None:
    path = tmp_path / "a.trig"
    path.write_text(HEAD + ":g { :A rdfs:subClassOf :B } :h { :x a :A }")
    assert [t.object for t in reason([path], ontology=False).reasoner.inferred()] == [ox.NamedNode(EX + "B")]


def test_the_ontology_that_ships_is_consistent_and_has_no_class_without_members() -> None:
    from sg2kg.reasoning import Reasoner

    reasoner = Reasoner(schema_statements())
    assert not reasoner.violations
    assert reasoner.hierarchy.unsatisfiable == {}


def test_a_query_sees_what_follows_unless_it_is_told_not_to(tmp_path: Path) -> None:
    path = written(tmp_path / "a.ttl", ":Garden rdfs:subClassOf sg2:Case . :x a :Garden .")
    ask = f"ASK {{ <{EX}x> a sg2:Situation }}"
    assert KnowledgeBase(path, bundled=False).query(ask) is True
    assert KnowledgeBase(path, bundled=False, reasoning=False).query(ask) is False


@pytest.mark.parametrize("text", [":x sg2:about 'text', <<( :a :b :c )>> .", ":x sg2:hasActor 'text' . [] sg2:value 'abc'^^xsd:integer ."])
def test_statements_that_do_not_fit_never_stop_a_knowledge_base(tmp_path: Path, text: str) -> None:
    kb = KnowledgeBase(written(tmp_path / "a.ttl", text), bundled=False)
    assert kb.query(f"ASK {{ <{EX}x> ?p ?o }}") is True
    assert kb.contradictions() is not None
