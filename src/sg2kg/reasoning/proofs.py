"""Proofs as values: numbered steps, premises before conclusions, so that a proof of any depth is a flat list; made by the engine, told by others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Union

from sg2kg.reasoning.owl.axioms import Axiom
from sg2kg.reasoning.rules import Clash, Different, Fact, Link, Member, Rule, Same, Test

Conclusion = Union[Member, Link, Same, Clash, Different, Test]
"""What a step comes to; no variables in it. Different and Test are worked out, not derived by a rule, where their step has none."""


@dataclass(frozen=True)
class Step:
    """One step: ``conclusion`` follows by ``rule`` from ``premises``, which are the conclusions of earlier steps."""

    conclusion: Conclusion
    rule: Rule | None
    """None: asserted (a Member or Link), or computed (a Test, or a Different of two literals)."""
    premises: tuple[Conclusion, ...] = ()
    axioms: tuple[Axiom, ...] = ()
    """The axioms that are used in this step itself."""

    @property
    def asserted(self) -> bool:
        """Whether this stands in the data."""
        return self.rule is None and isinstance(self.conclusion, (Member, Link))


@dataclass(frozen=True)
class Proof:
    """Why ``goal`` holds; the last step concludes it."""

    goal: Conclusion
    steps: tuple[Step, ...]

    @property
    def assertions(self) -> tuple[Fact, ...]:
        """The statements of the data that it rests on, each once, in the order of use."""
        return tuple(s.conclusion for s in self.steps if s.asserted and isinstance(s.conclusion, (Member, Link)))

    @property
    def axioms(self) -> tuple[Axiom, ...]:
        """The axioms that it rests on, each once, in the order of use."""
        return tuple(dict.fromkeys(a for s in self.steps for a in s.axioms))

    def step(self, conclusion: Conclusion) -> Step:
        """The step that concludes this; raises KeyError where none does."""
        for found in self.steps:
            if found.conclusion == conclusion:
                return found
        raise KeyError(conclusion)

    def __iter__(self) -> Iterator[Step]:
        return iter(self.steps)

    def __len__(self) -> int:
        return len(self.steps)


@dataclass(frozen=True)
class Justification:
    """A set of statements and axioms from which something follows, and from no part of which it does (Horridge, 2011)."""

    goal: Conclusion
    assertions: tuple[Fact, ...]
    axioms: tuple[Axiom, ...]
