"""Finds what follows from having a value of some kind, or from being one of several kinds, by trying it on invented individuals.

Rules never invent individuals. But that something has some actor who is an enterprise says more than membership in "has some enterprise": its domain
follows, and that it has some market actor. So for each such expression an example is made, the rules are run on it, and what they find becomes a rule
``x-existential``. For a union, what follows from every kind does (``x-union``). This is sound for any depth; it finds what follows from the
expression as it is written, not from what its values must have in turn beyond that.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sg2kg.reasoning.deferring import Wanted, standing, wanted_expressions
from sg2kg.reasoning.engine import Engine
from sg2kg.reasoning.owl.axioms import Axiom, Problem, SubClassOf
from sg2kg.reasoning.owl.expressions import (
    NOTHING,
    THING,
    And,
    AtLeast,
    Expression,
    Filler,
    HasSelf,
    HasValue,
    Named,
    Or,
    Property,
    Some,
    is_data,
)
from sg2kg.reasoning.prove import prove, prove_violation
from sg2kg.reasoning.rules import Clash, Fact, Link, Member, Program, Rule

MAX_CONCLUSIONS = 20_000
"""Steps of proofs of what examples come to, in all; a few seconds' work. The ontology that ships needs some hundreds."""
MAX_ROUNDS = 5
MAX_EXAMPLE = 200
"""Individuals in one example; what is larger is left as mere membership."""


def with_existentials(program: Program) -> Program:
    """The program with rules for what follows from its existential and union expressions."""
    wanted = wanted_expressions(program)
    names = {str(s.expression): s.name for s in standing(program.axioms)}
    program = replace(program, deferred=frozenset())
    budget = [MAX_CONCLUSIONS]
    for _ in range(MAX_ROUNDS if wanted else 0):
        known = {(r.head, r.body) for r in program.rules}
        engine = Engine(program)
        new = [r for w in wanted for r in _rules_of(engine, w, names, budget) if (r.head, r.body) not in known]
        if budget[0] <= 0:
            what = f"what follows from having values of {len(wanted):,} kinds is more than is worked out; membership itself is used"
            program = replace(program, problems=(*program.problems, Problem("many-existentials", what, "Define fewer classes by one another.")))
        if not new or budget[0] <= 0:
            break
        program = replace(program, rules=(*program.rules, *(replace(r, number=len(program.rules) + n) for n, r in enumerate(new))))
    return program


def _rules_of(engine: Engine, wanted: Wanted, names: dict[str, str], budget: list[int]) -> Iterator[Rule]:
    program, name, expression = engine.program, wanted.name, wanted.expression
    rule_name = "x-union" if isinstance(expression, Or) else "x-existential"
    found: dict[str, tuple[Axiom, ...]] | None = None
    impossible: dict[Axiom, None] = {}
    for kind in expression.parts if isinstance(expression, Or) else (expression,):
        followed = _consequences(engine, kind, names, budget)
        if followed is None:
            return
        if NOTHING in followed and isinstance(expression, Or):
            impossible.update(dict.fromkeys(followed[NOTHING]))  # a kind that can have no member leaves the others
            continue
        found = followed if found is None else {c: tuple(dict.fromkeys((*found[c], *followed[c]))) for c in found if c in followed}
    for cls, supporting in ({NOTHING: ()} if found is None else found).items():
        if cls == name:
            continue
        axioms = tuple(dict.fromkeys((*wanted.axioms, *supporting, *impossible)))
        if cls == NOTHING:
            yield Rule(0, rule_name, Clash("?x"), (Member(name, "?x"),), SubClassOf(expression, Named(NOTHING)), support=axioms)
        else:
            above = program.expressions.get(cls, Named(cls))
            if not is_data(above):
                axiom = SubClassOf(expression, above)  # type: ignore[arg-type]
                yield Rule(0, rule_name, Member(cls, "?x"), (Member(name, "?x"),), axiom, structural=not axioms, support=axioms)


def _consequences(engine: Engine, kind: Expression, names: dict[str, str], budget: list[int]) -> dict[str, tuple[Axiom, ...]] | None:
    """The classes that a member of ``kind`` is in, with the axioms needed; owl:Nothing where there can be none; None where it is too large to try.

    What is found is taken off the ``budget``, of which nothing may be left.
    """
    example = _Example(names)
    facts = list(example.of(kind, "_:example"))
    if example.count > MAX_EXAMPLE or budget[0] <= 0:
        return None
    engine.differences.only(example.different)
    engine.add(facts)
    found: dict[str, tuple[Axiom, ...]] = {}
    for violation in engine.violations:
        found[NOTHING] = prove_violation(engine, violation).axioms
        break
    for cls, members in engine.facts.members.items():
        known = "<" not in cls or engine.program.is_internal(cls)  # the text of an expression that no rule has is of no use
        if known and "_:example" in members:
            proof = prove(engine, Member(cls, "_:example"))
            assert proof is not None
            found[cls] = proof.axioms
            budget[0] -= len(proof)
    engine.remove(facts)
    return found


class _Example:
    """Makes facts that are an example of an expression."""

    def __init__(self, names: dict[str, str]) -> None:
        self._names = names
        """The classes that stand for expressions, by the text of these."""
        self.count = 0
        self.different: list[tuple[str, ...]] = []

    def of(self, expression: Expression, x: str) -> Iterator[Fact]:
        """The facts that make ``x`` a member."""
        todo: list[tuple[Expression, str]] = [(expression, x)]
        while todo and self.count <= MAX_EXAMPLE:
            part, node = todo.pop()
            match part:
                case Named(iri):
                    if iri != THING:
                        yield Member(iri, node)
                case And(parts):
                    todo.extend((p, node) for p in parts)
                case HasValue(property, value):
                    yield self._link(property, node, value)
                case HasSelf(property):
                    yield self._link(property, node, node)
                case Some(property, filler):
                    yield from self._values(1, property, filler, node, todo)
                case AtLeast(n, property, filler):
                    yield from self._values(n, property, filler, node, todo)
            if not isinstance(part, Named):
                yield Member(self._names.get(str(part), str(part)), node)

    def _values(self, n: int, property: Property, filler: Filler, node: str, todo: list[tuple[Expression, str]]) -> Iterator[Fact]:
        if is_data(filler):
            return  # that there is a literal of a kind is no literal that could be named
        made = []
        for _ in range(min(n, MAX_EXAMPLE + 1)):
            self.count += 1
            made.append(f"_:example{self.count}")
            yield self._link(property, node, made[-1])
            todo.append((filler, made[-1]))  # type: ignore[arg-type]
        if len(made) > 1:
            self.different.append(tuple(made))

    @staticmethod
    def _link(property: Property, x: str, y: str) -> Link:
        return Link(property.iri, y, x) if property.inverse else Link(property.iri, x, y)
