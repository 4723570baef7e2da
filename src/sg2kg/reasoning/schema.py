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
        found = {}
        for cls, above in self.above.items():
            strict = [a for a in above if cls not in self.above.get(a, ())]
            found[cls] = tuple(a for a in strict if not any(a in self.above.get(b, ()) and b not in self.above.get(a, ()) for b in strict))
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
        engine.add([Member(cls, EXAMPLE)])
        violations = [v for v in engine.violations if v not in before]
        if violations:
            unsatisfiable[cls] = prove_violation(engine, violations[0])
            above[cls] = tuple(n for n in names if n != cls)
        else:
            above[cls] = tuple(c for c in engine.classes(EXAMPLE) if c not in (cls, THING))
        engine.remove([Member(cls, EXAMPLE)])
    return Hierarchy(above, unsatisfiable, program)
