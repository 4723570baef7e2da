"""Decides whether rules for what follows from existential expressions are needed at once, or only when somebody asserts what calls for them.

What is in a class only because it meets the definition has the values that the definition asks for, so nothing new follows from its having them. The
rules of :mod:`sg2kg.reasoning.existentials` are made when membership in a defined class is asserted, or another axiom leads to it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sg2kg.reasoning.owl.axioms import Axiom, EquivalentClasses
from sg2kg.reasoning.owl.expressions import NOTHING, THING, AtLeast, Expression, Named, Or, Some
from sg2kg.reasoning.rules import Member, Program, Rule

_OWN = frozenset({"cls-int1", "cls-svf1", "cls-svf2", "x-data", "x-count", "cls-uni"})
"""Rules by which something meets an expression itself."""


def prepared(program: Program) -> Program:
    """The program with these rules where it needs them whatever the facts, else with the classes named whose asserted members call for them."""
    wanted = wanted_expressions(program)
    if not wanted:
        return program
    above: dict[str, list[Rule]] = {}
    for rule in program.rules:
        if isinstance(rule.head, Member):
            above.setdefault(rule.head.cls, []).append(rule)
    reached: dict[tuple[str, Axiom | None], None] = {}
    todo: list[tuple[str, Axiom | None]] = [(w.name, None) for w in wanted]
    while todo:
        name, definition = todo.pop()
        if (name, definition) in reached:
            continue
        reached[(name, definition)] = None
        for rule in above.get(name, ()):
            if rule.name in _OWN and (definition is None or rule.axiom == definition):
                continue
            if rule.name != "cls-int2":
                from sg2kg.reasoning.existentials import with_existentials  # which needs an engine

                return with_existentials(program)
            todo.extend((c.cls, rule.axiom) for c in rule.body if isinstance(c, Member))
    return replace(program, deferred=frozenset(name for name, _ in reached if name not in program.expressions))


def wanted_expressions(program: Program) -> list[Wanted]:
    """What something can come to be a member of by a rule which is not its own meaning, or by assertion, and says something of other individuals."""
    heads = {r.head.cls for r in program.rules if isinstance(r.head, Member) and r.name not in _OWN}
    found = [Wanted(name, e) for name, e in program.expressions.items() if name in heads and isinstance(e, (Some, AtLeast, Or))]
    found += [Wanted(s.name, s.expression, (s.axiom,)) for s in standing(program.axioms) if isinstance(s.expression, (Some, AtLeast, Or))]
    return found


@dataclass(frozen=True)
class Wanted:
    """An expression, the name under which its members are kept, and the axioms by which that name stands for it."""

    name: str
    expression: Expression
    axioms: tuple[Axiom, ...] = ()


@dataclass(frozen=True)
class Standing:
    """A named class that stands for an expression, to which an axiom says it is equivalent."""

    name: str
    expression: Expression
    axiom: EquivalentClasses


def standing(axioms: Iterable[Axiom]) -> list[Standing]:
    """Which classes stand for expressions; of several for one expression the first."""
    found: dict[str, Standing] = {}
    for axiom in axioms:
        if isinstance(axiom, EquivalentClasses):
            for named, other in ((axiom.left, axiom.right), (axiom.right, axiom.left)):
                if isinstance(named, Named) and not isinstance(other, Named) and named.iri not in (THING, NOTHING):
                    found.setdefault(str(other), Standing(named.iri, other, axiom))
                    break
    return list(found.values())
