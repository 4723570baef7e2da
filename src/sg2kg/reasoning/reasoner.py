"""Reasoner: axioms compiled and facts reasoned upon, ready to be asked what follows, why, and what would if; the door to this room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

import pyoxigraph as ox

from sg2kg.reasoning.compile import compile_rules
from sg2kg.reasoning.engine import Engine
from sg2kg.reasoning.facts import News
from sg2kg.reasoning.loading import Loader, Statement, triple_of
from sg2kg.reasoning.outcomes import Changes, Equality, Violation
from sg2kg.reasoning.owl.axioms import Ontology, Problem
from sg2kg.reasoning.owl.reading import read_ontology
from sg2kg.reasoning.rules import Fact, Program

if TYPE_CHECKING:
    from sg2kg.reasoning.proofs import Justification, Proof
    from sg2kg.reasoning.schema import Hierarchy


class Reasoner:
    """What follows from RDF statements: the axioms among ``schema`` become rules, the rest of it facts, as do ``facts``.

    Facts that come by :meth:`load` are reasoned upon at once. Axioms among them are kept apart in ``unread_axioms``: a reasoner has one set of axioms
    from its beginning. Raises ReasoningError where more than ``limit`` statements would follow.
    """

    def __init__(self, schema: Iterable[Statement], limit: int | None = None, facts: Iterable[Statement] = ()) -> None:
        schema = list(schema)
        self.ontology: Ontology = read_ontology(schema)
        self.engine = Engine(compile_rules(self.ontology), limit)
        self._loader = Loader(self.engine, self.ontology)
        self._loader.load(schema)
        self._loader.axioms.clear()
        self._loader.load(facts)

    @property
    def program(self) -> Program:
        """The rules."""
        return self.engine.program

    # ---- facts

    def load(self, statements: Iterable[Statement]) -> None:
        """Asserts the facts among RDF statements and derives what follows; statements that no rule reads are passed over and not kept."""
        self._loader.load(statements)

    @contextmanager
    def supposing(self, statements: Sequence[Statement]) -> Iterator[News]:
        """Asserts the facts among the statements for a while and gives what became known, theirs included; afterwards all is as it was."""
        passing = Loader(self.engine, self.ontology)  # whose words and problems are gone with it
        with self.engine.supposing(*passing.grouped(statements)) as new:
            yield new

    def add(self, facts: Iterable[Fact]) -> Changes:
        """Asserts facts and says what became known."""
        return self.engine.add(facts)

    def remove(self, facts: Iterable[Fact]) -> Changes:
        """Withdraws facts and says what became unknown."""
        return self.engine.remove(facts)

    @property
    def statements(self) -> int:
        """How many statements were looked at, of axioms and facts, used or not."""
        return self._loader.statements

    @property
    def unread_axioms(self) -> list[ox.Triple]:
        """Axioms that came among the facts, and are not used."""
        return self._loader.axioms

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What in the axioms and facts is not used, or only with a limit."""
        return (*self.program.problems, *self._profile, *self._loader.problems)

    @cached_property
    def _profile(self) -> tuple[Problem, ...]:
        from sg2kg.reasoning.owl.profile import examine

        return examine(self.ontology)

    # ---- what follows

    def inferred(self) -> Iterator[ox.Triple]:
        """The statements that follow and were not asserted."""
        return map(triple_of, self.engine.inferred())

    @property
    def violations(self) -> list[Violation]:
        """Where the facts contradict the axioms."""
        return self.engine.violations

    @property
    def equalities(self) -> list[Equality]:
        """Which individuals would be the same; nothing is merged."""
        return self.engine.equalities

    @cached_property
    def hierarchy(self) -> Hierarchy:
        """Which class is below which, and which can have no member."""
        from sg2kg.reasoning.schema import classify

        return classify(self.program, self.ontology.classes)

    # ---- why, and what if

    def prove(self, fact: Fact) -> Proof | None:
        """Why a fact is known; None where it is not."""
        from sg2kg.reasoning.prove import prove

        return prove(self.engine, fact)

    def prove_violation(self, violation: Violation) -> Proof:
        """Why something cannot be."""
        from sg2kg.reasoning.prove import prove_violation

        return prove_violation(self.engine, violation)

    def prove_equality(self, equality: Equality) -> Proof:
        """Why two would be the same."""
        from sg2kg.reasoning.prove import prove_equality

        return prove_equality(self.engine, equality)

    def justify(self, proof: Proof, limit: int = 1) -> tuple[list[Justification], bool]:
        """Smallest sets of statements and axioms that entail what ``proof`` concludes, at most ``limit``; and whether these are all."""
        from sg2kg.reasoning.justify import justifications

        return justifications(self.engine, proof, limit)

    def what_if(self, add: Iterable[Fact] = (), withdraw: Iterable[Fact] = ()) -> tuple[Changes, list[Proof]]:
        """What would become known and unknown, and why there would be new contradictions; afterwards all is as it was."""
        from sg2kg.reasoning.suppose import suppose

        return suppose(self.engine, list(add), list(withdraw))
