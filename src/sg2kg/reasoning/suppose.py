"""Tries additions and withdrawals, says what would change, and puts everything back."""

from __future__ import annotations

from sg2kg.reasoning.engine import Changes, Engine, Violation
from sg2kg.reasoning.rules import Fact


def suppose(engine: Engine, add: list[Fact], withdraw: list[Fact]) -> tuple[Changes, list[Violation]]:
    """What would be gained and lost, without what is added and withdrawn itself, and the contradictions that would be new."""
    before = set(engine.violations)
    withdrawn = [f for f in dict.fromkeys(withdraw) if engine.asserted(f)]
    lost = engine.remove(withdrawn).lost
    added = [f for f in dict.fromkeys(add) if not engine.asserted(f)]
    gained = engine.add(added).gained
    after = [v for v in engine.violations if v not in before]
    engine.remove(added)
    engine.add(withdrawn)
    stated, unsaid = set(added), set(withdrawn)
    back, gone = set(gained), set(lost)
    return Changes(tuple(f for f in gained if f not in gone and f not in stated), tuple(f for f in lost if f not in back and f not in unsaid)), after
