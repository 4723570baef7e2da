"""Classifies the classes themselves: which is below which, which are equal, and which can have no member, each by trying an invented member."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sg2kg.reasoning.components import components
from sg2kg.reasoning.engine import Engine
from sg2kg.reasoning.owl.expressions import NOTHING, THING
from sg2kg.reasoning.proofs import Proof
from sg2kg.reasoning.prove import prove, prove_violation
from sg2kg.reasoning.rules import Member, Program

EXAMPLE = "_:anyMember"


@dataclass(frozen=True)
class Hierarchy:
    """The named classes in order; all fields by IRI."""

    above: dict[str, tuple[str, ...]]
    """By class: every class above it, near and far, sorted; without owl:Thing. A class that can have no member is below all."""
    unsatisfiable: dict[str, Proof]
    """The classes that can have no member, each with the reason."""
    program: Program

    @property
    def parents(self) -> dict[str, tuple[str, ...]]:
        """By class: the nearest classes above it, without those equal to it; sorted."""
        sets = {cls: frozenset(above) for cls, above in self.above.items()}
        nothing: frozenset[str] = frozenset()
        found = {}
        for cls, above in sets.items():
            strict = [a for a in above if cls not in sets.get(a, nothing)]
            nearest: list[str] = []
            passed: set[str] = set()
            # the classes with most above them come first, so that what is above a nearest one is passed over at once
            for a in sorted(strict, key=lambda a: (-len(sets.get(a, nothing)), a)):
                if a not in passed:
                    nearest.append(a)
                    passed |= {b for b in sets.get(a, nothing) if a not in sets.get(b, nothing)}
            found[cls] = tuple(sorted(nearest))
        return found

    @property
    def equal(self) -> list[tuple[str, ...]]:
        """Groups of classes that have the same members in whatever case, sorted; without those that can have none."""
        graph = {c: [a for a in above if a in self.above] for c, above in self.above.items() if c not in self.unsatisfiable}
        return sorted(tuple(sorted(g)) for g in components(graph) if len(g) > 1)

    def prove(self, sub: str, sup: str) -> Proof | None:
        """Why ``sub`` is below ``sup``, on an invented member of ``sub``; None where that does not follow."""
        engine = Engine(self.program)
        engine.add([Member(sub, EXAMPLE)])
        return prove(engine, Member(sup, EXAMPLE))


def classify(program: Program, classes: Iterable[str]) -> Hierarchy:
    """The hierarchy of the classes under the axioms of a program."""
    names = sorted({*classes} - {THING, NOTHING})
    above: dict[str, tuple[str, ...]] = {}
    unsatisfiable: dict[str, Proof] = {}
    engine = Engine(program)
    before = engine.violations
    for cls in names:
        with engine.supposing({cls: [EXAMPLE]}, {}) as new:
            violations = [v for v in engine.violations if v not in before]
            if violations:
                unsatisfiable[cls] = prove_violation(engine, violations[0])
                above[cls] = tuple(n for n in names if n != cls)
            else:
                found = {f.cls for f in new if isinstance(f, Member) and f.x == EXAMPLE and not engine.program.is_internal(f.cls)}
                above[cls] = tuple(sorted(found - {cls, THING}))
    return Hierarchy(above, unsatisfiable, program)
