"""What follows from statements by the axioms of an ontology, and why: axioms become rules, rules run on facts; knows triples, not files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sg2kg.lazy import names_from

if TYPE_CHECKING:
    from sg2kg.reasoning.compile import compile_rules
    from sg2kg.reasoning.engine import Engine
    from sg2kg.reasoning.loading import fact_of, is_axiom, triple_of
    from sg2kg.reasoning.outcomes import Changes, Equality, Violation
    from sg2kg.reasoning.owl.axioms import Ontology, Problem
    from sg2kg.reasoning.owl.reading import read_ontology
    from sg2kg.reasoning.proofs import Justification, Proof, Step
    from sg2kg.reasoning.reasoner import Reasoner
    from sg2kg.reasoning.rules import Fact, Link, Member, Program, Rule
    from sg2kg.reasoning.schema import Hierarchy

_HOMES = {
    "compile": ("compile_rules",),
    "engine": ("Engine",),
    "loading": ("fact_of", "is_axiom", "triple_of"),
    "outcomes": ("Changes", "Equality", "Violation"),
    "owl.axioms": ("Ontology", "Problem"),
    "owl.reading": ("read_ontology",),
    "proofs": ("Justification", "Proof", "Step"),
    "reasoner": ("Reasoner",),
    "rules": ("Fact", "Link", "Member", "Program", "Rule"),
    "schema": ("Hierarchy",),
}

__all__ = [
    "Changes",
    "Engine",
    "Equality",
    "Fact",
    "Hierarchy",
    "Justification",
    "Link",
    "Member",
    "Ontology",
    "Problem",
    "Program",
    "Proof",
    "Reasoner",
    "Rule",
    "Step",
    "Violation",
    "compile_rules",
    "fact_of",
    "is_axiom",
    "read_ontology",
    "triple_of",
]


__getattr__ = names_from(__name__, _HOMES)
