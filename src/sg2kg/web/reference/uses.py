"""Where a term is used: the cases that show it, the shapes that check it, the queries that name it, and how often the data have it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import pyoxigraph as ox

from sg2kg.knowledge.base import INFERRED_GRAPH
from sg2kg.knowledge.status import DEFAULT_BASIS, Status
from sg2kg.terms import PREFIXES, SG2
from sg2kg.validation.shapes import ShapeInfo
from sg2kg.web.reference.terms import Terms

if TYPE_CHECKING:
    from sg2kg.knowledge import KnowledgeBase
    from sg2kg.knowledge.base import CaseInfo
    from sg2kg.knowledge.catalogue import Query

VALUES = (SG2.present, SG2.contested, SG2.absentOnPurpose, SG2.notReported)
"""The four values of a status, in the order in which pages show them."""
_NAME = re.compile(r"(?<![\w:/?$])(\w+):([\w-]+)")


@dataclass(frozen=True)
class Shown:
    """What is known of a concept in one case."""

    case: CaseInfo
    status: Status


class Uses:
    """Where the terms are used; it asks the knowledge base, so it belongs to the thread that may."""

    def __init__(self, kb: KnowledgeBase, terms: Terms) -> None:
        self._kb = kb
        self._terms = terms

    def in_cases(self, concept: str, basis: str = DEFAULT_BASIS) -> dict[str, list[Shown]]:
        """The cases by the value of the status of a concept: present first, not reported last; a value without a case is there, too."""
        book = self._kb.book(basis)
        found: dict[str, list[Shown]] = {value: [] for value in VALUES}
        for case in self._kb.cases:
            status = book.of(case.iri, concept)
            found[status.value].append(Shown(case, status))
        return found

    @cached_property
    def counts(self) -> dict[str, dict[str, int]]:
        """By concept: in how many cases it is present, contested, absent on purpose; for the basis that is counted where none is named."""
        book = self._kb.book()
        found: dict[str, dict[str, int]] = {}
        for term in self._terms.by_iri.values():
            if term.kind == "concept":
                values = [book.of(case.iri, term.iri).value for case in self._kb.cases]
                found[term.iri] = {v: values.count(v) for v in VALUES}
        return found

    @cached_property
    def _checked(self) -> dict[str, tuple[list[str], list[str]]]:
        """By term: the shapes that say they check it, and those that only name it."""
        found: dict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
        for iri, info in self._terms.infos.items():
            if info.concept:
                found[info.concept][0].append(iri)
            for named in dict.fromkeys(self._named_in(iri)):
                if named != info.concept and named in self._terms.by_iri:
                    found[named][1].append(iri)
        return found

    def shapes_of(self, iri: str) -> tuple[list[ShapeInfo], list[ShapeInfo]]:
        """The shapes that check a term, and those that name it in what they look at; by requirement."""
        of, naming = self._checked.get(iri, ([], []))
        infos = self._terms.infos
        return sorted((infos[i] for i in of), key=_by_name), sorted((infos[i] for i in naming), key=_by_name)

    def named_by(self, shape: str) -> list[str]:
        """The terms that a shape names in what it looks at."""
        return [i for i in dict.fromkeys(self._named_in(shape)) if i in self._terms.by_iri and self._terms.by_iri[i].document != "shapes"]

    def _named_in(self, shape: str) -> Iterator[str]:
        facts = self._terms.facts
        waiting, seen = [shape], {shape}
        while waiting:
            node = waiting.pop(0)
            for values in facts.properties(node).values():
                for value in values:
                    if isinstance(value, ox.Literal):
                        if not value.language:
                            yield from _names_in(value.value)
                        continue
                    name = value.value if isinstance(value, ox.NamedNode) else f"_:{value.value}" if isinstance(value, ox.BlankNode) else ""
                    if name.startswith("_:") and name not in seen:
                        seen.add(name)
                        waiting.append(name)
                    elif name and not name.startswith("_:"):
                        yield name

    @cached_property
    def _naming(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for query in self._kb.catalogue:
            for iri in dict.fromkeys(_names_in(_without_header(query.text))):
                found[iri].append(query.name)
        return found

    def queries_of(self, iri: str) -> list[Query]:
        """The queries of the catalogue whose text names a term."""
        return [self._kb.catalogue[name] for name in self._naming.get(iri, ())]

    def over(self, concept: str) -> list[str]:
        """What stands over a concept, step by step, and the schemes that it is in: what names one of them may be about it, too."""
        found: list[str] = []
        waiting = [concept]
        while waiting:
            step = waiting.pop(0)
            above = self._terms.nodes(step, SG2.kindOf, SG2.aspectOf)
            if step == concept:
                above += self._terms.nodes(step, PREFIXES["skos"] + "inScheme")
            for iri in above:
                if iri not in found and iri != concept:
                    found.append(iri)
                    waiting.append(iri)
        return found

    def queries_about_a_concept(self) -> list[tuple[Query, str]]:
        """The queries that can be asked of any concept, and the parameter that takes it."""
        return [(q, p.name) for q in self._kb.catalogue for p in q.parameters if p.type == "concept"]

    @cached_property
    def _in_data(self) -> dict[str, dict[str, int]]:
        """By term of the ontology: how often the data of each case have it, as a type, as a property, as a value."""
        found: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        graphs = {case.iri: case.name for case in self._kb.cases}
        for what in ("?x a ?term", "?x ?term ?y", "?x ?p ?term . FILTER(?p != rdf:type && isIRI(?term))"):
            pattern = f"GRAPH ?g {{ {what} }} FILTER(STRSTARTS(STR(?term), 'https://w3id.org/sg2kg/'))"
            query = f"SELECT ?g ?term (COUNT(*) AS ?n) {{ {pattern} }} GROUP BY ?g ?term"
            for graph, term, n in self._kb.dataset.select(query):
                if graph in graphs:
                    found[term][graph] += int(n)
        return found

    def in_data(self, iri: str) -> list[tuple[CaseInfo, int]]:
        """The cases whose own data use a term, and how often."""
        found = self._in_data.get(iri, {})
        return [(case, found[case.iri]) for case in self._kb.cases if case.iri in found]

    @cached_property
    def _classified(self) -> dict[str, set[str]]:
        self._kb.book()  # what follows is drawn with it
        query = f"SELECT ?case ?class {{ GRAPH <{INFERRED_GRAPH}> {{ ?case a ?class }} FILTER(isIRI(?class)) }}"
        found: dict[str, set[str]] = defaultdict(set)
        for case, cls in self._kb.dataset.select(query):
            found[cls].add(case)
        return found

    def classified(self, cls: str) -> list[CaseInfo]:
        """The cases that are in a class because it follows, not because somebody says so."""
        found = self._classified.get(cls, set())
        return [case for case in self._kb.cases if case.iri in found]

    def is_about_cases(self, cls: str) -> bool:
        """Whether a class is one that a reasoner fills with cases: it is below sg2:Case and no case states it."""
        return cls in self._case_classes

    @cached_property
    def _case_classes(self) -> frozenset[str]:
        from sg2kg.explanation.definitions import Definitions

        return frozenset(Definitions(self._kb.reasoner.program).about_cases())

    @cached_property
    def _sentences(self) -> dict[str, list[dict[str, str]]]:
        from sg2kg.explanation.backing import labels_of
        from sg2kg.explanation.sentences import Sentences
        from sg2kg.reasoning.owl.axioms import EquivalentClasses
        from sg2kg.reasoning.owl.expressions import Named

        sentences = Sentences(labels_of(self._kb))
        found: dict[str, list[dict[str, str]]] = defaultdict(list)
        for axiom in self._kb.reasoner.program.axioms:
            if isinstance(axiom, EquivalentClasses):
                owner = next((e.iri for e in (axiom.left, axiom.right) if isinstance(e, Named)), "")
                if owner:
                    found[owner].append(dict(sentences.axiom(axiom)))
        return found

    def meant(self, cls: str) -> list[dict[str, str]]:
        """The definitions of a class as sentences, by language: what makes something a member of it."""
        return self._sentences.get(cls, [])


def _names_in(text: str) -> Iterator[str]:
    """The IRIs that prefixed names in a text of SPARQL stand for."""
    for prefix, local in _NAME.findall(text):
        if prefix in PREFIXES:
            yield PREFIXES[prefix] + local.rstrip("-")


def _without_header(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if not line.startswith(("#", "PREFIX")))


def _by_name(info: ShapeInfo) -> str:
    return info.id
