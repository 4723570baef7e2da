"""Finds smallest sets of statements and axioms that entail something: one by taking away what is not needed, all by a hitting-set tree.

A justification is a set that entails, no part of which does (Horridge, Justification Based Explanation in Ontologies, 2011; Reiter 1987 for the
tree). What can be part of one is everything from which the conclusion can be derived backwards over what is known. Rules that express the meaning
of an expression need no axiom and are always there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Union

from sg2kg.errors import ReasoningError
from sg2kg.reasoning.engine import Engine
from sg2kg.reasoning.facts import key_of
from sg2kg.reasoning.matching import unify, value
from sg2kg.reasoning.outcomes import Violation
from sg2kg.reasoning.owl.axioms import Axiom, DifferentIndividuals
from sg2kg.reasoning.owl.expressions import THING
from sg2kg.reasoning.proofs import Conclusion, Justification, Proof
from sg2kg.reasoning.prove import prove, prove_equality, prove_violation
from sg2kg.reasoning.rules import Clash, Count, Different, Fact, Link, Member, Program, Rule, Same

Part = Union[Member, Link, Axiom]
MAX_PARTS = 2_000
"""Statements that may take part; beyond, more justifications are not looked for."""
MAX_TRIES = 400
"""Attempts at finding a further justification."""
MAX_DERIVED = 300_000
"""Statements derived in all attempts together; a long chain of a transitive property needs far more, and then no set is told to be smallest."""


def justifications(engine: Engine, proof: Proof, limit: int = 1) -> tuple[list[Justification], bool]:
    """Smallest sets that entail what ``proof`` concludes, at most ``limit``, the nearest to the proof first; and whether these are all.

    There is none, and these are not all, where telling that one is smallest would take too long.
    """
    search = _Search(engine, proof.goal, proof)
    try:
        first = search.smallest((*proof.assertions, *proof.axioms))
    except _TooLong:
        return [], False
    if limit <= 1:
        return [_justification(proof.goal, first)], False
    return search.further(first, limit)


class _TooLong(Exception):
    """More was derived than is worth a justification; caught here, never seen by a user."""


def _justification(goal: Conclusion, parts: Sequence[Part]) -> Justification:
    return Justification(goal, tuple(p for p in parts if isinstance(p, (Member, Link))), tuple(p for p in parts if not isinstance(p, (Member, Link))))


@dataclass
class _Search:
    engine: Engine
    goal: Conclusion
    proof: Proof
    derived: int = 0

    def smallest(self, parts: Sequence[Part]) -> list[Part]:
        """What is left of ``parts``, which entail the goal, when all that is not needed is taken away."""
        left = list(parts)
        for part in parts:
            without = [p for p in left if p != part]
            shorter = self._entailing(without)
            if shorter is not None:
                left = [p for p in left if p in shorter]
        return left

    def further(self, first: list[Part], limit: int) -> tuple[list[Justification], bool]:
        """All smallest sets up to ``limit``: whatever is found is avoided in turn by leaving out each of its parts (Reiter's tree)."""
        universe = self._universe()
        if universe is None:
            return [_justification(self.goal, first)], False
        found: list[list[Part]] = [first]
        paths: list[frozenset[Part]] = [frozenset((p,)) for p in first]
        tried: set[frozenset[Part]] = set()
        tries = 0
        while paths:
            path = paths.pop(0)
            if path in tried:
                continue
            tried.add(path)
            known = next((f for f in found if path.isdisjoint(f)), None)
            if known is None:
                if tries >= MAX_TRIES:
                    return self._told(found), False
                tries += 1
                try:
                    support = self._entailing([p for p in universe if p not in path])
                    if support is None:
                        continue
                    known = self.smallest(support)
                except _TooLong:
                    return self._told(found[:limit]), False
                found.append(known)
                if len(found) > limit:
                    return self._told(found[:limit]), False
            paths += [path | {p} for p in known]
        return self._told(found), True

    def _told(self, found: Iterable[list[Part]]) -> list[Justification]:
        return [_justification(self.goal, parts) for parts in found]

    def _entailing(self, parts: Sequence[Part]) -> list[Part] | None:
        """The parts by which ``parts`` entail the goal, by one proof; None where they do not."""
        axioms = {p for p in parts if not isinstance(p, (Member, Link))}
        engine = Engine(_restricted(self.engine.program, axioms))
        try:
            self.derived += len(engine.add([p for p in parts if isinstance(p, (Member, Link))]).gained)
        except ReasoningError as error:
            raise _TooLong from error
        if self.derived > MAX_DERIVED:
            raise _TooLong
        proof = _proof_of(engine, self.goal, self.proof)
        return None if proof is None else [*proof.assertions, *proof.axioms]

    def _universe(self) -> list[Part] | None:
        """Every statement and axiom from which the goal can be derived, in whatever way; None where there are too many."""
        program = self.engine.program
        facts: dict[Fact, None] = {}
        axioms: dict[Axiom, None] = dict.fromkeys(self.proof.axioms)
        todo: list[Fact] = []
        rules = program.rules if not isinstance(self.goal, (Member, Link)) else ()
        if isinstance(self.goal, (Member, Link)):
            todo.append(self.goal)
        else:
            todo += [c for s in self.proof for c in s.premises if isinstance(c, (Member, Link))]
            for rule in rules:
                if isinstance(rule.head, (Clash, Same)):
                    self._bodies(rule, {rule.head.x: self.goal.x} if rule.head.x[:1] == "?" else {}, todo, axioms)
        while todo:
            fact = todo.pop()
            if fact in facts:
                continue
            facts[fact] = None
            if len(facts) > MAX_PARTS:
                return None
            for rule in self.engine.into.get(key_of(fact), ()):
                assert isinstance(rule.head, (Member, Link))
                bindings = unify(rule.head, fact)
                if bindings is not None:
                    self._bodies(rule, bindings, todo, axioms)
        return [*(f for f in facts if self.engine.asserted(f)), *axioms]

    def _bodies(self, rule: Rule, bindings: dict[str, str], todo: list[Fact], axioms: dict[Axiom, None]) -> None:
        """Adds the premises of every way in which the body holds."""
        for n, solution in enumerate(self.engine.matcher.solutions(rule.body, bindings)):
            if n >= MAX_PARTS:
                return
            axioms.update(dict.fromkeys(rule.axioms))
            for condition in rule.body:
                if isinstance(condition, Member):
                    if condition.cls != THING:
                        todo.append(Member(condition.cls, value(condition.x, solution) or ""))
                elif isinstance(condition, Link):
                    todo.append(Link(condition.property, value(condition.x, solution) or "", value(condition.y, solution) or ""))
                elif isinstance(condition, Count):
                    self._counted(condition, value(condition.x, solution) or "", todo, axioms)
                elif isinstance(condition, Different):
                    self._differing((value(condition.x, solution) or "", value(condition.y, solution) or ""), todo, axioms)

    def _counted(self, count: Count, x: str, todo: list[Fact], axioms: dict[Axiom, None]) -> None:
        found = self.engine.matcher.fillers(count, x)
        for y in found:
            todo.append(Link(count.property, y, x) if count.inverse else Link(count.property, x, y))
            if count.cls != THING and Member(count.cls, y) not in todo:
                todo.append(Member(count.cls, y))
        self._differing(found, todo, axioms)

    def _differing(self, individuals: Sequence[str], todo: list[Fact], axioms: dict[Axiom, None]) -> None:
        """Whatever may tell these apart."""
        axioms.update(dict.fromkeys(a for a in self.engine.program.axioms if isinstance(a, DifferentIndividuals)))
        for cls in sorted(self.engine.differences.classes):
            for x in individuals:
                if self.engine.holds(Member(cls, x)):
                    todo.append(Member(cls, x))
        for rule in self.engine.program.rules:
            if isinstance(rule.head, Clash) and len(rule.body) == 2 and all(isinstance(c, Member) for c in rule.body):
                axioms.update(dict.fromkeys(rule.axioms))


def _restricted(program: Program, axioms: set[Axiom]) -> Program:
    """The program with the rules of these axioms only, and those that need none."""
    kept = [r for r in program.rules if axioms.issuperset(r.axioms)]
    renumbered = tuple(Rule(n, r.name, r.head, r.body, r.axiom, r.structural, r.support) for n, r in enumerate(kept))
    return Program(renumbered, (), tuple(a for a in program.axioms if a in axioms), program.expressions)


def _proof_of(engine: Engine, goal: Conclusion, like: Proof) -> Proof | None:
    if isinstance(goal, (Member, Link)):
        return prove(engine, goal)
    if isinstance(goal, Same):
        return next((prove_equality(engine, e) for e in engine.equalities if {e.x, e.y} == {goal.x, goal.y}), None)
    rule = like.steps[-1].rule
    found = [v for v in engine.violations if isinstance(goal, Clash) and v.about == goal.x and rule is not None and _alike(v, rule)]
    return prove_violation(engine, found[0]) if found else None


def _alike(violation: Violation, rule: Rule) -> bool:
    return (violation.rule.name, violation.rule.head, violation.rule.body) == (rule.name, rule.head, rule.body)
