"""Small graphs written in Turtle, for the tests of reasoning; names without a prefix are in ``EX``."""

from __future__ import annotations

import pyoxigraph as ox

from sg2kg.reasoning import Fact, Link, Member, Reasoner
from sg2kg.reasoning.owl.axioms import Axiom
from support import HEADER

EX = "https://example.org/t#"
HEAD = f"{HEADER}@prefix : <{EX}> .\n"


def statements(text: str) -> list[ox.Quad]:
    """What a text says."""
    return list(ox.parse((HEAD + text).encode(), format=ox.RdfFormat.TURTLE, rename_blank_nodes=True))


def reasoner_of(text: str) -> Reasoner:
    """A reasoner with the axioms and facts of a text, and no others."""
    return Reasoner(statements(text))


def member(cls: str, x: str) -> Member:
    """That ``x`` is in a class; both are names in EX."""
    return Member(EX + cls, EX + x)


def link(property: str, x: str, y: str) -> Link:
    """That two are linked; all are names in EX."""
    return Link(EX + property, EX + x, EX + y)


def follows(reasoner: Reasoner) -> set[str]:
    """What follows, in short: ``B(x)`` and ``p(x, y)``."""
    return {_short(f) for f in reasoner.engine.inferred()}


def problems(reasoner: Reasoner) -> list[str]:
    """The ids of the problems."""
    return [p.id for p in reasoner.problems]


def culprits(reasoner: Reasoner, number: int = 0) -> tuple[set[str], list[Axiom]]:
    """The statements and the axioms that make a contradiction."""
    proof = reasoner.prove_violation(reasoner.violations[number])
    return {_short(f) for f in proof.assertions}, list(proof.axioms)


def chain(length: int, property: str = "p") -> str:
    """A transitive property, and so many links of it in a row."""
    head = f":{property} a owl:ObjectProperty, owl:TransitiveProperty .\n"
    return head + "".join(f":i{n} :{property} :i{n + 1} .\n" for n in range(length))


def _short(fact: Fact) -> str:
    parts = (fact.cls, fact.x) if isinstance(fact, Member) else (fact.property, fact.x, fact.y)
    head, *rest = (part.removeprefix(EX) for part in parts)
    return f"{head}({', '.join(rest)})"
