"""Brings RDF to the engine: axioms to the compiler, facts that some rule can use to the engine, in portions, so that memory stays small."""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from itertools import islice
from typing import Union

import pyoxigraph as ox

from sg2kg.reasoning.engine import Engine
from sg2kg.reasoning.owl.axioms import Ontology, Problem
from sg2kg.reasoning.owl.reading import SCHEMA_PREDICATES, is_schema
from sg2kg.reasoning.rules import Fact, Link, Member, Rule
from sg2kg.terms import PREFIXES, curie

Statement = Union[ox.Triple, ox.Quad]
TYPE = PREFIXES["rdf"] + "type"
OWL = PREFIXES["owl"]
PORTION = 10_000
"""Statements that are given to the engine at a time."""
MAX_PROBLEMS = 100
"""Statements that do not fit are told up to this number."""


def term_text(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    """A term as the engine names it: an IRI as it is, a blank node as ``_:b0``, a literal as N-Triples writes it."""
    return term.value if isinstance(term, ox.NamedNode) else str(term)


def term_of(text: str) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    """The term that the engine names so; raises ValueError for what names none."""
    if text[:1] == '"':
        triple = next(iter(ox.parse(f"<s:s> <p:p> {text} .", format=ox.RdfFormat.N_TRIPLES)))
        assert isinstance(triple.object, ox.Literal)
        return triple.object
    return ox.BlankNode(text[2:]) if text[:2] == "_:" else ox.NamedNode(text)


def fact_of(statement: Statement) -> Fact:
    """An RDF statement as the engine takes it."""
    x, y = term_text(statement.subject), term_text(statement.object)
    return Member(y, x) if statement.predicate.value == TYPE else Link(statement.predicate.value, x, y)


def triple_of(fact: Fact) -> ox.Triple:
    """A fact as an RDF statement; raises ValueError for membership in a complex expression, which RDF cannot state."""
    subject = term_of(fact.x)
    assert not isinstance(subject, ox.Literal)
    if isinstance(fact, Member):
        return ox.Triple(subject, _named(TYPE), _named(fact.cls))
    return ox.Triple(subject, _named(fact.property), term_of(fact.y))


@lru_cache(maxsize=1024)
def _named(iri: str) -> ox.NamedNode:
    return ox.NamedNode(iri)


def is_axiom(statement: Statement) -> bool:
    """Whether a statement is part of an axiom, and not a fact."""
    predicate = statement.predicate.value
    if predicate == TYPE:
        return isinstance(statement.object, ox.NamedNode) and is_schema(TYPE, statement.object.value)
    return is_schema(predicate, None)


@contextmanager
def _without_collection() -> Iterator[None]:
    """Facts refer to no others, so there is no garbage in circles; looking for it would walk through all that is known again and again."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


class Loader:
    """Gives the facts among RDF statements to an engine, and keeps apart what is an axiom or does not fit."""

    def __init__(self, engine: Engine, ontology: Ontology) -> None:
        self._engine = engine
        data, things = set(ontology.data_properties), set(ontology.object_properties)
        self._of_literals, self._of_things = data - things, (things - data) | _read_backwards(engine.program.rules)
        self._classes = {name for kind, name in engine.known if kind == "class"}
        self._properties = {name for kind, name in engine.known if kind == "property"}
        self._terms: dict[str, str] = {}
        self.axioms: list[ox.Triple] = []
        """Statements that are parts of axioms; the engine's program does not have them unless it was compiled with them."""
        self.problems: dict[Problem, None] = {}
        self.statements = 0

    def load(self, statements: Iterable[Statement]) -> None:
        """Adds the facts among the statements, and derives what follows; nothing is kept of statements that no rule reads."""
        waiting = iter(statements)
        with _without_collection():
            while portion := list(islice(waiting, PORTION)):
                self._engine.add_many(*self.grouped(portion))

    def grouped(self, statements: Sequence[Statement]) -> tuple[dict[str, list[str]], dict[str, list[tuple[str, str]]]]:
        """The facts among the statements that some rule reads: individuals by class, pairs by property."""
        members: dict[str, list[str]] = defaultdict(list)
        pairs: dict[str, list[tuple[str, str]]] = defaultdict(list)
        terms, classes, properties = self._terms, self._classes, self._properties
        of_literals, of_things = self._of_literals, self._of_things
        named, literal = ox.NamedNode, ox.Literal
        last, subject_text = None, ""
        for statement in statements:
            predicate = statement.predicate.value
            if predicate in properties:
                obj = statement.object
                if obj.__class__ is literal:
                    y = str(obj)
                    if predicate in of_things:
                        self._misfit(statement, "wrong-kind", "a literal where an individual belongs")
                        continue
                elif obj.__class__ is ox.Triple:
                    self._misfit(statement, "wrong-kind", "a triple where an individual belongs")
                    continue
                else:
                    y = obj.value if obj.__class__ is named else str(obj)
                    y = terms.setdefault(y, y)
                    if predicate in of_literals:
                        self._misfit(statement, "wrong-kind", "an individual where a literal belongs")
                        continue
                subject = statement.subject
                x = subject.value if subject.__class__ is named else str(subject)
                if x != last:
                    last = x
                    subject_text = terms.setdefault(x, x)
                pairs[predicate].append((subject_text, y))
            elif predicate == TYPE:
                obj = statement.object
                if obj.__class__ is named and obj.value in classes:
                    subject = statement.subject
                    x = subject.value if subject.__class__ is named else str(subject)
                    members[obj.value].append(terms.setdefault(x, x))
                else:
                    self._apart(statement)
            elif predicate in SCHEMA_PREDICATES or predicate[:30] == OWL:
                self._apart(statement)
        self.statements += len(statements)
        return members, pairs

    def _misfit(self, statement: Statement, id: str, what: str) -> None:
        if len(self.problems) < MAX_PROBLEMS:
            subject, predicate = curie(term_text(statement.subject)), curie(statement.predicate.value)
            self.problems[Problem(id, f"{subject} {predicate}: {what}; the statement is not used", "Correct the statement.")] = None

    def _apart(self, statement: Statement) -> None:
        if is_axiom(statement):
            self.axioms.append(ox.Triple(statement.subject, statement.predicate, statement.object))


def _read_backwards(rules: Iterable[Rule]) -> set[str]:
    """The properties whose values some rule makes a member of a class or the subject of a link, declared or not: these can be no literals."""
    found: set[str] = set()
    leading: dict[str, set[str]] = defaultdict(set)
    for rule in rules:
        for condition in rule.body:
            if not isinstance(condition, Link) or condition.y[:1] != "?" or not isinstance(rule.head, (Member, Link)):
                continue
            if rule.head.x == condition.y != condition.x:
                found.add(condition.property)
            elif isinstance(rule.head, Link) and rule.head.y == condition.y:
                leading[rule.head.property].add(condition.property)
    todo = list(found)
    for property in todo:  # grows while it is read
        new = leading[property] - found
        found |= new
        todo += sorted(new)
    return found
