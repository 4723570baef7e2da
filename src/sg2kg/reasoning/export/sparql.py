"""Exports rules as SPARQL 1.1 updates that a person can read, and run in any store until nothing new comes; contradictions are queries.

What an update concludes goes into the default graph, which the conditions read, and, with its own graph named, there as well, so that it can be
told from what was stated. A store whose default graph is the union of all graphs holds it once.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import pyoxigraph as ox

from sg2kg.errors import QueryTimeout
from sg2kg.reasoning.existentials import with_existentials
from sg2kg.reasoning.export.bodies import Writer
from sg2kg.reasoning.export.names import EXPRESSIONS, INFERRED, NotSayable, labels, term
from sg2kg.reasoning.rules import Clash, Different, Link, Member, Program, Rule, Same
from sg2kg.terms import PREFIXES

MAX_ROUNDS = 1000
"""A chain of that many rules, each waiting for the one before, is no ontology."""


@dataclass(frozen=True)
class SparqlRule:
    """One rule as an update: run again and again with the others, it adds what follows."""

    number: int
    name: str
    axiom: str
    """The text of the axiom, in one line."""
    update: str


@dataclass(frozen=True)
class SparqlCheck:
    """A query that finds something: what cannot be, or (of an equality) which two would be the same individual."""

    number: int
    name: str
    axiom: str
    query: str
    """A SELECT; its first column says what it is about."""


@dataclass(frozen=True)
class LeftOut:
    """A rule, or the part of one, that an export cannot say, and why."""

    number: int
    name: str
    axiom: str
    reason: str


@dataclass(frozen=True)
class SparqlExport:
    """A program in SPARQL."""

    rules: tuple[SparqlRule, ...]
    checks: tuple[SparqlCheck, ...]
    """Each finds contradictions: no rows, no contradiction."""
    equalities: tuple[SparqlCheck, ...]
    """Each finds pairs that would be the same individual, which contradicts nothing."""
    left_out: tuple[LeftOut, ...]
    labels: tuple[ox.Triple, ...]
    """What the IRIs of complex expressions stand for."""


def to_sparql(program: Program, graph: str | None = INFERRED) -> SparqlExport:
    """The rules as updates and queries, in the order of the program; with ``graph`` None the updates write to the default graph alone.

    SPARQL 1.1 Update, section 3.1. What cannot be said in SPARQL is in ``left_out``; nothing is raised for it.
    """
    program = complete(program)
    writer = Writer(program)
    rules: list[SparqlRule] = []
    checks: list[SparqlCheck] = []
    equalities: list[SparqlCheck] = []
    left_out: list[LeftOut] = []

    def attempt(rule: Rule, say: Callable[[], None]) -> None:
        try:
            say()
        except NotSayable as reason:
            left_out.append(LeftOut(rule.number, rule.name, one_line(rule), str(reason)))

    for rule in program.rules:
        if isinstance(rule.head, (Member, Link)):
            attempt(rule, lambda r=rule: rules.append(SparqlRule(r.number, r.name, one_line(r), _update(r, writer, graph))))  # type: ignore[misc]
        elif isinstance(rule.head, Clash):
            attempt(rule, lambda r=rule: checks.append(_check(r, _violation(r, writer))))  # type: ignore[misc]
        else:
            attempt(rule, lambda r=rule: equalities.append(_check(r, _pairs(r, writer))))  # type: ignore[misc]
            attempt(rule, lambda r=rule: checks.append(_check(r, _violation(differing(r), writer))))  # type: ignore[misc]
    return SparqlExport(tuple(rules), tuple(checks), tuple(equalities), tuple(dict.fromkeys(left_out)), tuple(labels(program)))


def complete(program: Program) -> Program:
    """The program with the rules that the engine makes only when a fact calls for them: an export does not know what facts it will meet."""
    return with_existentials(program) if program.deferred else program


def differing(rule: Rule) -> Rule:
    """Of a rule that makes two individuals the same: that they cannot be, where they are known to be different (eq-diff1)."""
    head = rule.head
    assert isinstance(head, Same)
    return Rule(rule.number, rule.name, Clash(head.x), (*rule.body, Different(head.x, head.y)), rule.axiom, rule.structural, rule.support)


def one_line(rule: Rule) -> str:
    """The axiom of a rule, and what it rests on where it is itself derived, without line breaks, as a comment must be."""
    derived = f", which follows from {' and '.join(map(str, rule.support))}" if rule.support else ""
    return " ".join(f"{rule.axiom}{derived}".split())


def run_sparql(store: ox.Store, exported: SparqlExport, rounds: int = MAX_ROUNDS) -> int:
    """Runs the updates on a store, all of them in each round, until a round adds nothing; says in how many rounds.

    Raises QueryTimeout where something new still comes after so many ``rounds``.
    """
    known = len(store)
    for number in range(1, rounds + 1):
        for rule in exported.rules:
            store.update(rule.update)
        if len(store) == known:
            return number
        known = len(store)
    raise QueryTimeout(f"the rules still find something new after {rounds} rounds", "Allow more rounds, or look for a rule that feeds itself.")


def script(exported: SparqlExport) -> str:
    """All updates as one text, with prefixes and comments, to be run in another store until nothing changes; the queries follow as comments."""
    lines = ["# Rules as SPARQL 1.1 updates. Run all of them again and again, until the number of statements stays the same.", ""]
    lines += [f"PREFIX {prefix}: <{iri}>" for prefix, iri in sorted(_PREFIXES.items())]
    if exported.labels:
        lines += ["", "# What the names of complex expressions stand for.", "INSERT DATA {"]
        lines += [f"  {shortened(str(t))} ." for t in exported.labels]
        lines += ["} ;"]
    for rule in exported.rules:
        lines += ["", f"# {rule.number} {rule.name}", f"# {rule.axiom}", f"{shortened(rule.update)} ;"]
    for title, found in (("Contradictions", exported.checks), ("Pairs that would be the same individual", exported.equalities)):
        if found:
            lines += ["", f"# {title}: each a query of its own."]
            lines += [line for c in found for line in ("#", f"# {c.number} {c.name}: {c.axiom}", f"# {shortened(c.query)}")]
    if exported.left_out:
        lines += ["", "# Not said here:"]
        lines += [f"# {o.number} {o.name}: {o.axiom}: {o.reason}" for o in exported.left_out]
    return "\n".join(lines) + "\n"


_TOKEN = re.compile(r'"(?:[^"\\\n]|\\.)*"|<([^<>"{}|^`\\\s]*)>')
_LOCAL = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]*")
_PREFIXES = {**PREFIXES, "expression": EXPRESSIONS}


def shortened(text: str) -> str:
    """A query or update with prefixed names for the IRIs that have one; strings stay as they are."""

    def short(found: re.Match[str]) -> str:
        iri = found[1]
        for prefix, base in _PREFIXES.items():
            if iri and iri.startswith(base) and _LOCAL.fullmatch(iri, len(base)):
                return f"{prefix}:{iri[len(base) :]}"
        return found[0]

    return _TOKEN.sub(short, text)


def _check(rule: Rule, query: str) -> SparqlCheck:
    return SparqlCheck(rule.number, rule.name, one_line(rule), query)


def _update(rule: Rule, writer: Writer, graph: str | None) -> str:
    assert isinstance(rule.head, (Member, Link))
    head = writer.atom(rule.head)
    target = head if graph is None else f"{head} GRAPH {term(graph)} {{ {head} }}"
    if not rule.body:
        return f"INSERT DATA {{ {target} }}"
    return f"INSERT {{ {target} }} WHERE {{ {writer.body(rule.body, rule.head)} FILTER NOT EXISTS {{ {head} }} }}"


def _violation(rule: Rule, writer: Writer) -> str:
    assert isinstance(rule.head, Clash)
    names = dict.fromkeys(t for c in rule.body for t in (c.x, getattr(c, "y", "")) if t.startswith("?"))
    columns = " ".join([f"({term(rule.head.x)} AS ?about)", *names])
    return f"SELECT DISTINCT {columns} WHERE {{ {writer.body(rule.body, rule.head)} }}"


def _pairs(rule: Rule, writer: Writer) -> str:
    """Two literals are no pair: they are one value or they are not, and the check tells."""
    assert isinstance(rule.head, Same)
    x, y = term(rule.head.x), term(rule.head.y)
    apart = f"FILTER(!isLiteral({x}) && !isLiteral({y}) && !sameTerm({x}, {y}))"
    return f"SELECT DISTINCT ({x} AS ?left) ({y} AS ?right) WHERE {{ {writer.body(rule.body, rule.head)} {apart} }}"
