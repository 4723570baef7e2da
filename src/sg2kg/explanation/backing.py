"""What stands behind asserted facts: the coded statements and their sources; and what to call what has no label; read once for a knowledge base."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from typing import Any

from sg2kg.explanation.answers import Backing
from sg2kg.knowledge.base import KnowledgeBase
from sg2kg.knowledge.status import Evidence
from sg2kg.messages import LANGUAGES
from sg2kg.reasoning.rules import Fact, Link
from sg2kg.terms import SG2

MOST = 5
"""How many statements are told behind one fact; the best come first."""
_BEARINGS = {SG2.affirms: "affirms", SG2.denies: "denies", SG2.qualifies: "qualifies", SG2.likens: "likens", SG2.suggests: "suggests"}
_STATEMENTS = (
    "SELECT ?s ?situation ?basis ?source ?grade ?closeness ?locator ?confidence ?reason ?decider { "
    "{ ?s a sg2:Statement } UNION { ?s a sg2:JointStatement } OPTIONAL { ?s sg2:about|sg2:jointlyAbout ?situation } "
    "OPTIONAL { ?s sg2:source ?source OPTIONAL { ?source sg2:basis ?basis0 } OPTIONAL { ?source sg2:grade ?grade } "
    "OPTIONAL { ?source sg2:closeness ?near0 } } OPTIONAL { ?s sg2:basis ?own } OPTIONAL { ?s sg2:closeness ?near } "
    "BIND(COALESCE(?own, ?basis0) AS ?basis) BIND(COALESCE(?near, ?near0) AS ?closeness) "
    "OPTIONAL { ?s sg2:locator ?locator } OPTIONAL { ?s sg2:confidence ?confidence } "
    "OPTIONAL { ?s sg2:absenceReason ?reason } OPTIONAL { ?s sg2:decidedBy ?decider } } ORDER BY ?s ?situation ?locator"
)
_PARTICIPATIONS = (
    "SELECT ?s ?participant ?stage { ?s a sg2:Participation ; sg2:participant ?participant "
    "FILTER NOT EXISTS { ?s rdfs:label ?label } OPTIONAL { ?s sg2:stage ?stage } } ORDER BY ?s ?participant ?stage"
)


class Backings:
    """The coded statements of a knowledge base, by what they are evidence for."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self._select = kb.dataset.select
        self._label, self._address = kb.label, kb.address

    @cached_property
    def _statements(self) -> dict[str, Evidence]:
        """Every statement, with no concept: it is evidence for more than concepts."""
        found: dict[str, Evidence] = {}
        for row in self._select(_STATEMENTS):
            s, situation, *rest = ("" if v is None else str(v) for v in row)
            found.setdefault(s, Evidence(s, situation, "", "shows", *rest))
        return found

    @cached_property
    def _showing(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for s, shown in self._select("SELECT DISTINCT ?s ?shown { ?s sg2:shows ?shown } ORDER BY ?s"):
            found[shown].append(s)
        return dict(found)

    @cached_property
    def _says(self) -> dict[str, dict[str, str]]:
        found: dict[str, dict[str, str]] = defaultdict(dict)
        tags = {lang.lower(): lang for lang in LANGUAGES}
        for s, text, tag in self._select("SELECT ?s ?text (LANG(?text) AS ?tag) { ?s sg2:says ?text } ORDER BY ?s ?text"):
            found[s].setdefault(tags.get(str(tag).lower(), "en"), str(text))
        return dict(found)

    def behind(self, fact: Fact) -> tuple[Backing, ...]:
        """The backing of an asserted fact, the best first; empty where no statement stands behind it.

        A fact about a coded statement is backed by that statement; any other by the statements that show what it is about: both its subject and
        its object where there are such, else the object of a situation, else the subject, else the object.
        """
        return self.of(self._behind(fact), fact)

    def of(self, statements: Iterable[str], fact: Fact | None = None) -> tuple[Backing, ...]:
        """The backing by these statements, the best first and at most MOST; what is no coded statement is left out."""
        found = [self._bearing(self._statements[s], fact) for s in dict.fromkeys(statements) if s in self._statements]
        return tuple(self.backing(e) for e in sorted(found, key=Evidence.rank)[:MOST])

    def backing(self, evidence: Evidence) -> Backing:
        """A piece of evidence with its source in words."""
        sources = {lang: self._label(evidence.source, lang) for lang in LANGUAGES} if evidence.source else {}
        address = self._address(evidence.source) if evidence.source else ""
        return Backing(evidence, sources.get("en", ""), address, evidence.locator, sources, self._says.get(evidence.statement, {}))

    def _behind(self, fact: Fact) -> list[str]:
        ends = [fact.x, fact.y] if isinstance(fact, Link) else [fact.x]
        own = [end for end in ends if end in self._statements]
        if own:
            return own[:1]
        shown = [self._showing.get(end, []) for end in ends]
        both = [s for s in shown[0] if s in shown[-1]]
        if both:
            return both
        if fact.x in self._situations:
            shown.reverse()
        return next((s for s in shown if s), [])

    @cached_property
    def _situations(self) -> frozenset[str]:
        found = self._select("SELECT DISTINCT ?x { { ?x a sg2:Case } UNION { ?x a sg2:PracticeKind } UNION { ?x a sg2:Phase } }")
        return frozenset(x for (x,) in found)

    @staticmethod
    def _bearing(evidence: Evidence, fact: Fact | None) -> Evidence:
        bearing = _BEARINGS.get(fact.property) if isinstance(fact, Link) and fact.x == evidence.statement else None
        if bearing is None or not isinstance(fact, Link):
            return evidence
        return replace(evidence, concept=fact.y, bearing=bearing)


class ReadableLabels:
    """What a knowledge base calls things; a participation without a label is called by who takes part, and at which stage."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self._select = kb.dataset.select
        self._label, self._notation = kb.label, kb.notation

    @cached_property
    def _participations(self) -> dict[str, tuple[str, str]]:
        found: dict[str, tuple[str, str]] = {}
        for s, participant, stage in self._select(_PARTICIPATIONS):
            found.setdefault(s, (str(participant), stage or ""))
        return found

    def label(self, iri: str, lang: str = "en") -> str:
        """The label of anything in ``lang``, else what tells a reader which of them is meant, else the last part of its IRI."""
        named = self._participations.get(iri)
        if named is None:
            return self._label(iri, lang)
        return " · ".join(self._label(part, lang) for part in named if part)

    def notation(self, concept: str) -> str:
        """The notation of a concept; the IRI itself for anything else."""
        return self._notation(concept)


def _read(kb: KnowledgeBase) -> tuple[Backings, ReadableLabels]:
    kept: dict[str, Any] = vars(kb)
    found: tuple[Backings, ReadableLabels] = kept.setdefault("_explanation", (Backings(kb), ReadableLabels(kb)))
    return found


def backings_of(kb: KnowledgeBase) -> Backings:
    """The backings of a knowledge base; read once for each."""
    return _read(kb)[0]


def labels_of(kb: KnowledgeBase) -> ReadableLabels:
    """What to call the things of a knowledge base in a sentence; read once for each."""
    return _read(kb)[1]
