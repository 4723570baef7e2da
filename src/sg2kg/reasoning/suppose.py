"""Tries additions and withdrawals, says what would change, and puts everything back."""

from __future__ import annotations

from collections.abc import Iterable

from sg2kg.errors import ReasoningError
from sg2kg.reasoning.engine import Engine
from sg2kg.reasoning.facts import sorted_out
from sg2kg.reasoning.merge import asserted_facts
from sg2kg.reasoning.outcomes import Changes, Violation
from sg2kg.reasoning.proofs import Proof
from sg2kg.reasoning.prove import prove_violation
from sg2kg.reasoning.rules import Fact, Link, Member

MAX_PROOFS = 100
"""New contradictions that are proved."""
_MANY, _PER_SUBJECT = 5_000, 50
"""Links that follow from a transitive property, in all and for each subject, beyond which starting anew is quicker than taking some away."""


def suppose(engine: Engine, add: list[Fact], withdraw: list[Fact]) -> tuple[Changes, list[Proof]]:
    """What would be gained and lost, without what is added and withdrawn itself, and why new contradictions would arise.

    Raises ReasoningError where too much would follow; all is put back then, too.
    """
    before = set(engine.violations)
    withdrawn = [f for f in dict.fromkeys(withdraw) if engine.asserted(f)]
    added = [f for f in dict.fromkeys(add) if not engine.asserted(f)]
    if withdrawn and _is_dense(engine):
        return _anew(engine, added, withdrawn, before)
    lost = _removed(engine, withdrawn)
    try:
        with engine.supposing(*sorted_out(added)) as new:
            gained = [f for f in new if not _is_internal(engine, f)]
            proofs = _proved(engine, before)
    finally:
        engine.add(withdrawn)
    return _told(gained, lost, added, withdrawn), proofs


def _removed(engine: Engine, facts: list[Fact]) -> tuple[Fact, ...]:
    try:
        return engine.remove(facts).lost
    except ReasoningError:
        # what was taken away is not all derived again, so the engine starts anew from what is asserted
        vars(engine).update(vars(_trial(engine, [*asserted_facts(engine), *facts])))
        raise


def _anew(engine: Engine, added: list[Fact], withdrawn: list[Fact], before: set[Violation]) -> tuple[Changes, list[Proof]]:
    gone = set(withdrawn)
    trial = _trial(engine, [*(f for f in asserted_facts(engine) if f not in gone), *added])
    was, then = set(engine.inferred()), set(trial.inferred())
    gained = [f for f in trial.inferred() if f not in was and not engine.holds(f)]
    lost = [f for f in engine.inferred() if f not in then and not trial.holds(f)]
    return _told(gained, lost, added, withdrawn), _proved(trial, before)


def _trial(engine: Engine, facts: list[Fact]) -> Engine:
    trial = Engine(engine.program, engine.limit)
    trial.add(facts)
    return trial


def _told(gained: Iterable[Fact], lost: Iterable[Fact], added: list[Fact], withdrawn: list[Fact]) -> Changes:
    stated, unsaid = set(added), set(withdrawn)
    back, gone = set(gained), set(lost)
    return Changes(tuple(f for f in gained if f not in gone and f not in stated), tuple(f for f in lost if f not in back and f not in unsaid))


def _proved(engine: Engine, before: set[Violation]) -> list[Proof]:
    return [prove_violation(engine, v) for v in engine.violations[: MAX_PROOFS + len(before)] if v not in before]


def _is_dense(engine: Engine) -> bool:
    """Whether a transitive property links so many with so many that each link can be derived again in very many ways."""
    for rule in engine.program.rules:
        if rule.name == "prp-trp" and isinstance(rule.head, Link):
            relation = engine.facts.relation(rule.head.property)
            if len(relation.late) > max(_MANY, _PER_SUBJECT * len(relation.forward)):
                return True
    return False


def _is_internal(engine: Engine, fact: Fact) -> bool:
    return isinstance(fact, Member) and engine.program.is_internal(fact.cls)
