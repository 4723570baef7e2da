"""Tries additions and withdrawals, says what would change, and puts everything back."""

from __future__ import annotations

from sg2kg.reasoning.engine import Changes, Engine
from sg2kg.reasoning.proofs import Proof
from sg2kg.reasoning.prove import prove_violation
from sg2kg.reasoning.rules import Fact

MAX_PROOFS = 100
"""New contradictions that are proved."""


def suppose(engine: Engine, add: list[Fact], withdraw: list[Fact]) -> tuple[Changes, list[Proof]]:
    """What would be gained and lost, without what is added and withdrawn itself, and why new contradictions would arise.

    Raises ReasoningError where too much would follow; all is put back then, too.
    """
    before = set(engine.violations)
    withdrawn = [f for f in dict.fromkeys(withdraw) if engine.asserted(f)]
    added = [f for f in dict.fromkeys(add) if not engine.asserted(f)]
    lost = engine.remove(withdrawn).lost
    try:
        gained = engine.add(added).gained
        proofs = [prove_violation(engine, v) for v in engine.violations[: MAX_PROOFS + len(before)] if v not in before]
    finally:
        engine.remove(added)
        engine.add(withdrawn)
    stated, unsaid = set(added), set(withdrawn)
    back, gone = set(gained), set(lost)
    return Changes(tuple(f for f in gained if f not in gone and f not in stated), tuple(f for f in lost if f not in back and f not in unsaid)), proofs
