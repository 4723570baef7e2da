"""Supposing: what would change if facts were added and withdrawn is what a reasoner on the changed facts finds, and afterwards all is as it was."""

from __future__ import annotations

from collections.abc import Hashable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reasoning.random_ontologies import Kinds, Sample, samples
from sg2kg.errors import ReasoningError
from sg2kg.reasoning import Engine, Fact, Link, Reasoner, fact_of, is_axiom
from sg2kg.reasoning.merge import asserted_facts
from sg2kg.reasoning.rules import Clash
from sg2kg.reasoning.suppose import suppose
from statements import EX, chain, link, member, reasoner_of, statements


def state(engine: Engine) -> tuple[Hashable, ...]:
    """All that can be seen of an engine; by which pairs a group of equals hangs together may change, the groups may not."""
    return (
        frozenset(engine.inferred()),
        frozenset(asserted_facts(engine)),
        frozenset(engine.violations),
        tuple(map(tuple, engine.groups)),
    )


def test_what_would_follow_is_told_without_what_is_supposed() -> None:
    reasoner = reasoner_of(":A rdfs:subClassOf :B . :B rdfs:subClassOf :C . :x a :B .")
    changes, proofs = reasoner.what_if([member("A", "x"), member("A", "y")])
    assert set(changes.gained) == {member("B", "y"), member("C", "y")}
    assert (changes.lost, proofs) == ((), [])


def test_what_would_no_longer_follow_is_told_and_what_still_does_is_not() -> None:
    reasoner = reasoner_of(":A rdfs:subClassOf :B . :p rdfs:domain :B . :x a :A ; :p :y . :z a :A .")
    changes, _ = reasoner.what_if(withdraw=[member("A", "x"), member("A", "z")])
    assert (changes.gained, changes.lost) == ((), (member("B", "z"),))


def test_what_is_lost_on_one_side_and_gained_on_the_other_is_no_change() -> None:
    reasoner = reasoner_of(":A rdfs:subClassOf :C . :B rdfs:subClassOf :C . :x a :A .")
    changes, _ = reasoner.what_if([member("B", "x")], [member("A", "x")])
    assert (changes.gained, changes.lost) == ((), ())


def test_what_is_known_already_or_was_never_stated_changes_nothing() -> None:
    reasoner = reasoner_of(":A rdfs:subClassOf :B . :x a :A .")
    before = state(reasoner.engine)
    changes, _ = reasoner.what_if([member("A", "x"), member("B", "x")], [member("A", "y"), member("B", "x")])
    assert (changes.gained, changes.lost) == ((), ())
    assert state(reasoner.engine) == before


def test_only_contradictions_that_are_new_are_proved() -> None:
    reasoner = reasoner_of(":A owl:disjointWith :B . :x a :A, :B . :y a :A .")
    _, proofs = reasoner.what_if([member("B", "y")])
    assert [p.goal for p in proofs] == [Clash(EX + "y")]
    assert len(reasoner.violations) == 1


def test_an_individual_of_whom_nothing_was_known_is_forgotten() -> None:
    reasoner = reasoner_of(":A rdfs:subClassOf :B . :x a :A .")
    reasoner.what_if([member("A", "new")])
    assert reasoner.engine.classes(EX + "new") == []


@pytest.mark.parametrize("withdraw", [[], [link("p", "i3", "i4")]])
def test_where_too_much_would_follow_all_is_put_back(withdraw: list[Fact]) -> None:
    reasoner = Reasoner(statements(chain(20)), limit=300)
    before = state(reasoner.engine)
    many = [link("p", f"k{n}", f"k{n + 1}") for n in range(30)]
    with pytest.raises(ReasoningError):
        reasoner.what_if(many, withdraw)
    assert state(reasoner.engine) == before
    assert len(reasoner.what_if(many[:2])[0].gained) == 1


def test_taking_a_link_out_of_a_long_chain_or_closing_it_to_a_ring_is_answered() -> None:
    reasoner = reasoner_of(chain(250))
    before = state(reasoner.engine)
    changes, _ = reasoner.what_if(withdraw=[link("p", "i99", "i100")])
    assert len(changes.lost) == 100 * 151 - 1
    changes, _ = reasoner.what_if([link("p", "i250", "i0")], [link("p", "i99", "i100")])
    assert (len(changes.gained), len(changes.lost)) == (sum(1 for _ in _ring(251)), 100 * 151 - 1)
    assert state(reasoner.engine) == before


def _ring(n: int) -> list[Link]:
    """What a ring of the same individuals with one link missing has and the chain did not."""
    order = [*range(100, n), *range(100)]
    return [link("p", f"i{a}", f"i{b}") for k, a in enumerate(order) for b in order[k + 1 :] if a > b and (a, b) != (n - 1, 0)]


@settings(max_examples=80, deadline=None)
@given(sample=samples(Kinds(clashes=True, equality=True, beyond=True)), data=st.data())
def test_a_supposition_leaves_no_trace_and_says_what_a_reasoner_would(sample: Sample, data: st.DataObject) -> None:
    facts = [fact_of(t) for t in sample.triples if not is_axiom(t)]
    added = [f for f in facts if data.draw(st.booleans())]
    stated = [f for f in facts if f not in added]
    withdrawn = [f for f in stated if data.draw(st.booleans())]
    program = Reasoner(sample.triples).program
    engine, then = Engine(program), Engine(program)
    engine.add(stated)
    then.add([*(f for f in stated if f not in withdrawn), *added])
    before = state(engine)
    changes, _ = suppose(engine, added, withdrawn)
    assert state(engine) == before
    was, will = ({*e.inferred(), *asserted_facts(e)} for e in (engine, then))
    named = {f for f in (*was, *will) if not (hasattr(f, "cls") and program.is_internal(f.cls))}
    assert set(changes.gained) == (will - was - set(added)) & named
    assert set(changes.lost) == (was - will - set(withdrawn)) & named
