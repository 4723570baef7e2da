"""Merges individuals that would be the same, on request: each group is taken for its first by name, until nothing new is equal."""

from __future__ import annotations

from dataclasses import replace

from sg2kg.reasoning.engine import Engine
from sg2kg.reasoning.equality import Groups
from sg2kg.reasoning.owl.axioms import Axiom, DifferentIndividuals
from sg2kg.reasoning.rules import Clash, Condition, Count, Different, Fact, Head, Link, Member, Program, Rule, Same, Test


def merged(engine: Engine) -> tuple[Engine, list[list[str]]]:
    """An engine in which those that would be the same are one, and the groups that were merged, each with its representative first.

    Groups of which two are known to differ are contradictions; they are merged too, and the contradiction shows.
    """
    groups = Groups()
    current = engine
    while found := current.groups:
        for group in found:
            for other in group[1:]:
                groups.join(group[0], other)
        current = Engine(_renamed_program(engine.program, groups), engine.limit)
        current.add([_renamed_fact(f, groups) for f in asserted_facts(engine)])
    return current, groups.groups()


def asserted_facts(engine: Engine) -> list[Fact]:
    """The facts that were added, by class and property, in order of arrival."""
    found: list[Fact] = [Member(c, x) for c, members in engine.facts.members.items() for x, tick in members.items() if not tick]
    for property, relation in engine.facts.relations.items():
        found += [Link(property, x, y) for x, y in relation.pairs() if not relation.tick(x, y)]
    return found


def _renamed_fact(fact: Fact, groups: Groups) -> Fact:
    return Member(fact.cls, groups.find(fact.x)) if isinstance(fact, Member) else Link(fact.property, groups.find(fact.x), groups.find(fact.y))


def _renamed_program(program: Program, groups: Groups) -> Program:
    rules = [replace(r, head=_renamed(r.head, groups), body=tuple(_renamed_condition(c, groups) for c in r.body)) for r in program.rules]
    rules += [_clashing(a, groups, len(rules) + n) for n, a in enumerate(a for a in program.axioms if _made_one(a, groups))]
    return replace(program, rules=tuple(rules), axioms=tuple(_renamed_axiom(a, groups) for a in program.axioms))


def _renamed_axiom(axiom: Axiom, groups: Groups) -> Axiom:
    """Axioms of difference are read by the engine itself, and not as rules."""
    if isinstance(axiom, DifferentIndividuals):
        return DifferentIndividuals(tuple(dict.fromkeys(map(groups.find, axiom.individuals))))
    return axiom


def _made_one(axiom: Axiom, groups: Groups) -> bool:
    return isinstance(axiom, DifferentIndividuals) and len(set(map(groups.find, axiom.individuals))) < len(axiom.individuals)


def _clashing(axiom: Axiom, groups: Groups, number: int) -> Rule:
    assert isinstance(axiom, DifferentIndividuals)
    named = [groups.find(x) for x in axiom.individuals]
    return Rule(number, "eq-diff2", Clash(next(x for x in named if named.count(x) > 1)), (), axiom)


def _renamed(head: Head, groups: Groups) -> Head:
    if isinstance(head, (Link, Same)):
        return replace(head, x=groups.find(head.x), y=groups.find(head.y))
    return replace(head, x=groups.find(head.x))


def _renamed_condition(condition: Condition, groups: Groups) -> Condition:
    if isinstance(condition, (Link, Different)):
        return replace(condition, x=groups.find(condition.x), y=groups.find(condition.y))
    assert isinstance(condition, (Member, Test, Count))
    return replace(condition, x=groups.find(condition.x))
