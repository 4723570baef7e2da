"""The hierarchy of classes: what is above what, near and far, what is equal, and what can have no member."""

from __future__ import annotations

from hypothesis import given, settings

from reasoning.random_ontologies import Kinds, Sample, samples
from sg2kg.reasoning import Engine, Hierarchy, Member, Reasoner
from sg2kg.reasoning.rules import Clash
from statements import EX, reasoner_of


def of(text: str) -> Hierarchy:
    return reasoner_of(text).hierarchy


def names(*classes: str) -> tuple[str, ...]:
    return tuple(EX + c for c in classes)


def test_what_is_above_is_told_near_and_far_and_the_parents_are_the_nearest() -> None:
    found = of(":A rdfs:subClassOf :B, :C . :B rdfs:subClassOf :C . :C rdfs:subClassOf :D .")
    assert found.above[EX + "A"] == names("B", "C", "D")
    assert found.parents == {EX + "A": names("B"), EX + "B": names("C"), EX + "C": names("D"), EX + "D": ()}
    assert (found.equal, found.unsatisfiable) == ([], {})


def test_a_class_may_have_several_parents() -> None:
    found = of(":A rdfs:subClassOf :B, :C . :B rdfs:subClassOf :D . :C rdfs:subClassOf :D .")
    assert found.parents[EX + "A"] == names("B", "C")
    assert found.parents[EX + "B"] == names("D")


def test_what_is_below_only_by_an_expression_is_found() -> None:
    found = of(":A owl:equivalentClass [ owl:intersectionOf ( :B :C ) ] . :p rdfs:domain :E . :D owl:equivalentClass [ owl:unionOf ( :B :F ) ] .")
    assert found.above[EX + "A"] == names("B", "C", "D")
    assert found.parents[EX + "B"] == names("D")


def test_a_class_defined_by_a_value_is_below_the_domain() -> None:
    found = of(":p rdfs:domain :E . :A owl:equivalentClass [ a owl:Restriction ; owl:onProperty :p ; owl:someValuesFrom :B ] .")
    assert found.above[EX + "A"] == names("E")


def test_equal_classes_are_a_group_and_have_the_same_parents() -> None:
    found = of(":A rdfs:subClassOf :B . :B owl:equivalentClass :A . :B rdfs:subClassOf :C . :D rdfs:subClassOf :A .")
    assert found.equal == [names("A", "B")]
    assert found.parents[EX + "A"] == found.parents[EX + "B"] == names("C")
    assert found.parents[EX + "D"] == names("A", "B")


def test_a_class_that_can_have_no_member_is_below_all_and_proved() -> None:
    found = of(":A rdfs:subClassOf :B, :C . :B owl:disjointWith :C . :D rdfs:subClassOf :A . :E a owl:Class .")
    assert set(found.unsatisfiable) == set(names("A", "D"))
    assert found.above[EX + "A"] == names("B", "C", "D", "E")
    proof = found.unsatisfiable[EX + "D"]
    assert isinstance(proof.goal, Clash)
    assert len(proof.axioms) == 4
    assert found.equal == []


def test_a_contradiction_in_the_axioms_about_individuals_makes_no_class_impossible() -> None:
    found = of(":i owl:sameAs :j . :i owl:differentFrom :j . :A rdfs:subClassOf :B .")
    assert found.unsatisfiable == {}


def test_why_a_class_is_below_another_is_proved() -> None:
    found = of(":A rdfs:subClassOf :B . :B rdfs:subClassOf :C . :D a owl:Class .")
    proof = found.prove(EX + "A", EX + "C")
    assert proof is not None
    assert len(proof.axioms) == 2
    assert found.prove(EX + "A", EX + "D") is None


def test_asking_leaves_the_facts_as_they_are() -> None:
    reasoner = reasoner_of(":A rdfs:subClassOf :B . :B owl:disjointWith :C . :x a :A .")
    before = list(reasoner.engine.inferred())
    assert reasoner.hierarchy.above[EX + "A"] == names("B")
    assert list(reasoner.engine.inferred()) == before


def test_a_chain_of_400_classes_has_one_parent_each() -> None:
    found = of("".join(f":c{n:03} rdfs:subClassOf :c{n + 1:03} . " for n in range(400)))
    assert len(found.above[EX + "c000"]) == 400
    assert all(len(parents) <= 1 for parents in found.parents.values())
    assert found.parents[EX + "c007"] == names("c008")


@settings(max_examples=40, deadline=None)
@given(sample=samples(Kinds(clashes=True, beyond=True)))
def test_what_is_above_is_what_a_member_is_in_and_the_parents_lead_to_all_of_it(sample: Sample) -> None:
    reasoner = Reasoner(sample.triples)
    found = reasoner.hierarchy
    parents = found.parents
    for cls, above in found.above.items():
        if cls in found.unsatisfiable:
            continue
        engine = Engine(reasoner.program)
        engine.add([Member(cls, "_:somebody")])
        assert {c for c in engine.classes("_:somebody") if c != cls} == set(above)
        reached, todo = set(), [cls, *(c for c in above if cls in found.above.get(c, ()))]
        while todo:
            for parent in parents.get(todo.pop(), ()):
                if parent not in reached:
                    reached.add(parent)
                    todo.append(parent)
        assert reached == {c for c in above if cls not in found.above.get(c, ())}
