"""Says what is known of a concept in a case: how surely it is exhibited, why, who says so, and what was looked for; for weighing conditions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from sg2kg.explanation.answers import Backing, Texts
from sg2kg.explanation.backing import backings_of
from sg2kg.explanation.descriptions import Voice
from sg2kg.explanation.sentences import Sentences
from sg2kg.explanation.words_conditions import tell
from sg2kg.graph import Dataset
from sg2kg.knowledge.status import DEFAULT_BASIS, Evidence, Search, Status
from sg2kg.reasoning.engine import Engine
from sg2kg.reasoning.loading import term_text
from sg2kg.reasoning.owl.expressions import Property
from sg2kg.reasoning.rules import Link
from sg2kg.terms import SG2

if TYPE_CHECKING:
    from sg2kg.knowledge.base import KnowledgeBase

MOST_SOURCES = 3
"""How many sources a detail names."""
MOST_BACKING = 5
"""How many statements are given as backing."""
MOST_CONCEPTS = 3
"""How many narrower concepts a detail names."""
LEADS = ("likens", "suggests", "affirms jointly")


@dataclass(frozen=True)
class Known:
    """What is known of a concept in a case or phase."""

    state: str
    reason: str
    detail: Texts
    backing: tuple[Backing, ...] = ()
    search: Search | None = None


class Knowing:
    """What is known of concepts on one counting basis."""

    def __init__(self, kb: KnowledgeBase, engine: Engine, sentences: Sentences, basis: str = DEFAULT_BASIS) -> None:
        self._kb, self._engine, self._sentences, self._basis = kb, engine, sentences, basis
        self._book = kb.book(basis)
        self._phases = engine.facts.relation(SG2.hasPhase)

    def concepts(self, x: str) -> list[str]:
        """The concepts of which something is on record for a case or phase, sorted."""
        return self._book.concepts(self._place(x)[0])

    def status(self, x: str, concept: str) -> Status:
        """The status of a concept in a case, practice kind or phase."""
        case, phase = self._place(x)
        return self._book.of(case, concept, phase)

    def of(self, x: str, concept: str) -> Known:
        """How surely ``x`` exhibits the concept, by the rules of the codebook (1.0).

        certain: present, and said by somebody; possible: contested, inferred, or only a lead; excluded: absent on purpose; open: not reported.
        What the axioms derive from statements that do not count is possible too: somebody on record says so.
        """
        status = self.status(x, concept)
        if status.value == SG2.contested:
            return self._known("possible", "contested", status.evidence, self._contested(status))
        if status.value == SG2.present:
            firm = [e for e in status.evidence if e.bearing == "affirms" and e.basis != SG2.weInfer]
            if firm:
                return self._known("certain", "present", firm, self._present(status, firm))
            return self._known("possible", "lead", status.evidence, lambda v: tell("inferred alone", v.lang))
        if status.value == SG2.absentOnPurpose:
            return self._known("excluded", "absent on purpose", status.evidence, self._absent(status))
        return self._not_reported(x, concept, status)

    def _not_reported(self, x: str, concept: str, status: Status) -> Known:
        if status.leads:
            return self._known("possible", "lead", status.leads, self._lead(status.leads), status.search)
        if self._engine.holds(Link(SG2.exhibits, x, concept)):
            return self._known("possible", "lead", (), lambda v: tell("does not count", v.lang, basis=self._basis), status.search)
        reason = "searched" if status.search else "not reported"
        return self._known("open", reason, (), self._silence(x, concept, status), status.search)

    def _place(self, x: str) -> tuple[str, str | None]:
        case = next(iter(self._phases.subjects(x)), None)
        return (x, None) if case is None else (case, x)

    def _known(self, state: str, reason: str, evidence: Iterable[Evidence], say: Callable[[Voice], str], search: Search | None = None) -> Known:
        best = sorted(evidence, key=Evidence.rank)[:MOST_BACKING]
        backings = backings_of(self._kb)
        return Known(state, reason, self._sentences.told(say), tuple(backings.backing(e) for e in best), search)

    # ---- details

    def _sources(self, evidence: Iterable[Evidence], v: Voice) -> str:
        names = list(dict.fromkeys(self._source(e, v) for e in sorted(evidence, key=Evidence.rank)))
        if len(names) > MOST_SOURCES:
            return v.say("and more", list=v.say("semicolon").join(names[:MOST_SOURCES]), n=len(names) - MOST_SOURCES)
        return v.say("semicolon").join(names)

    def _source(self, evidence: Evidence, v: Voice) -> str:
        if evidence.source:
            return self._kb.label(evidence.source, v.lang)
        return tell("our inference" if evidence.basis == SG2.weInfer else "no source", v.lang)

    def _present(self, status: Status, firm: Sequence[Evidence]) -> Callable[[Voice], str]:
        def say(v: Voice) -> str:
            parts = [tell("according to", v.lang, sources=self._sources(firm, v))]
            if not any(e.concept == status.concept for e in firm):
                via = [v.name(c) for c in sorted({e.concept for e in firm})]
                parts.append(tell("by its kinds", v.lang, list=_some(via, v)))
            if all(e.own_word for e in firm):
                parts.append(tell("own word only", v.lang))
            return v.say("semicolon").join(parts)

        return say

    def _contested(self, status: Status) -> Callable[[Voice], str]:
        def say(v: Voice) -> str:
            sides = {b: self._sources([e for e in status.evidence if (e.bearing == "denies") == (b == "denies")], v) for b in ("affirms", "denies")}
            return tell("both sides", v.lang, affirmed=sides["affirms"], denied=sides["denies"])

        return say

    def _lead(self, leads: Sequence[Evidence]) -> Callable[[Voice], str]:
        def say(v: Voice) -> str:
            kinds = [(b, [e for e in leads if e.bearing == b]) for b in LEADS]
            return v.say("semicolon").join(tell(b, v.lang, sources=self._sources(es, v)) for b, es in kinds if es)

        return say

    def _absent(self, status: Status) -> Callable[[Voice], str]:
        best = status.best
        assert best is not None

        def say(v: Voice) -> str:
            reason, sources = self._kb.label(best.reason, v.lang), self._sources(status.evidence, v)
            if not best.decider:
                return tell("absent", v.lang, reason=reason, sources=sources)
            return tell("absent by", v.lang, reason=reason, decider=v.name(best.decider), sources=sources)

        return say

    def _silence(self, x: str, concept: str, status: Status) -> Callable[[Voice], str]:
        figures = self._kb.figures(status.case, concept)
        below = [] if status.search else self._searched_below(x, concept)
        denied = self._engine.holds(Link(SG2.excludes, x, concept))

        def say(v: Voice) -> str:
            if status.search and status.search.on:
                parts = [tell("silence searched on", v.lang, on=status.search.on)]
            elif status.search:
                parts = [tell("silence searched", v.lang)]
            elif below:
                parts = [tell("silence searched below", v.lang, list=_some([v.name(c) for c in below], v))]
            else:
                parts = [tell("silence", v.lang)]
            if denied:
                parts.append(tell("denied without reason", v.lang))
            if figures:
                parts.append(tell("figures", v.lang, n=figures) if figures > 1 else tell("figure", v.lang))
            return v.say("semicolon").join(parts)

        return say

    def _searched_below(self, x: str, concept: str) -> list[str]:
        """The concepts right below that were looked for in place of this one."""
        below = [*self.kinds(concept), *self._engine.facts.relation(SG2.aspectOf).subjects(concept)]
        return sorted({c for c in below if self.status(x, c).search})

    def kinds(self, concept: str) -> list[str]:
        """The true kinds right below a concept, sorted: a case that shows one of them shows the concept."""
        return sorted(self._engine.facts.relation(SG2.kindOf).subjects(concept))


def stated(dataset: Dataset, x: str, property: Property) -> list[str]:
    """The values of a property that no rule reads, so that the engine does not keep them: as they stand in the data, sorted."""
    try:
        subject, predicate = ox.NamedNode(x), ox.NamedNode(property.iri)
    except ValueError:  # a blank node or literal, which no query can name
        return []
    pattern = f"?y {predicate} {subject}" if property.inverse else f"{subject} {predicate} ?y"
    return sorted(term_text(y) for (y,) in dataset.select(f"SELECT DISTINCT ?y {{ {pattern} }}").cells if y is not None)


def is_mentioned(dataset: Dataset, x: str) -> bool:
    """Whether anything is said of ``x``, or of something else with it."""
    try:
        node = ox.NamedNode(x)
    except ValueError:
        return False
    return dataset.ask(f"ASK {{ {{ {node} ?p ?y }} UNION {{ ?y ?p {node} }} }}") is True


def _some(names: Sequence[str], v: Voice) -> str:
    if len(names) > MOST_CONCEPTS:
        return v.say("and more", list=v.say("list comma").join(names[:MOST_CONCEPTS]), n=len(names) - MOST_CONCEPTS)
    return v.listed(names)
