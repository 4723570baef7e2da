"""The typed answers to why, why not and what if; made from proofs and statuses, written by the writers beside this file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Union

from sg2kg.frames import Column, Frame
from sg2kg.knowledge.status import Evidence, Search
from sg2kg.reasoning.proofs import Justification, Proof

Texts = Mapping[str, str]
"""A text by language: en, zh-Hans and zh-Hant."""
STATES = ("certain", "possible", "open", "excluded")
"""How surely a condition is met: shown and undisputed; contested, joint, likened or inferred; nothing is known; known not to be."""


@dataclass(frozen=True)
class Backing:
    """What stands behind an asserted statement: the coded statement it belongs to, and its source in words."""

    evidence: Evidence
    source: str
    """Label of the source, in English where there is one."""
    address: str
    passage: str = ""
    """The words of the locator, where in the source it is."""
    sources: Texts = field(default_factory=dict)
    """Label of the source by language."""
    says: Texts = field(default_factory=dict)
    """What the coded statement says, by language."""


@dataclass(frozen=True)
class Node:
    """A step of a proof in words."""

    number: int
    kind: str
    """asserted, inferred or computed."""
    text: Texts
    """The sentence, such as "Cloud Rice exhibits depth of value co-creation"."""
    premises: tuple[int, ...] = ()
    rule: str = ""
    """Name of the rule, such as cls-hv2; empty where there is none."""
    rule_text: Texts = field(default_factory=dict)
    """The rule in words, such as "a case that exhibits DIM-1 is a value co-creation case"."""
    axiom: str = ""
    """The axiom in functional style."""
    triple: tuple[str, str, str] | None = None
    """Subject, predicate and object, where the step is an RDF statement."""
    backing: tuple[Backing, ...] = ()


@dataclass(frozen=True)
class Grounds:
    """A justification in words: the statements of the data, and the axioms."""

    statements: tuple[Texts, ...]
    axioms: tuple[Texts, ...]


class Shown(Frame):
    """Mixed into an answer: printed it is text, in a notebook a picture over a table, and as a frame it is the table; frames are in English."""

    def __str__(self) -> str:
        from sg2kg.explanation.writers import write_explanation

        return write_explanation(self, "text")  # type: ignore[arg-type]

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        from sg2kg.explanation.writers import write_explanation

        picture = write_explanation(self, "svg")  # type: ignore[arg-type]
        return {"text/plain": str(self), "image/svg+xml": picture, "text/html": picture + self._repr_html_()}


def _columns(rows: Sequence[tuple[object, ...]], **types: str) -> list[Column]:
    return [Column(name, type, [row[i] for row in rows]) for i, (name, type) in enumerate(types.items())]


def _sources(backing: Sequence[Backing]) -> str | None:
    return "; ".join(dict.fromkeys(b.source for b in backing)) or None


@dataclass(frozen=True)
class Why(Shown):
    """Why something holds; the last node is the conclusion."""

    question: Texts
    answer: Texts
    """One sentence, such as "Cloud Rice is a value co-creation case because …"."""
    nodes: tuple[Node, ...]
    proof: Proof
    justifications: tuple[Justification, ...] = ()
    complete: bool = True
    """False where there may be more justifications than were asked for."""
    grounds: tuple[Grounds, ...] = ()
    """The justifications in words, in the same order."""

    def typed_columns(self) -> list[Column]:
        """One row a step of the proof: its number, kind, sentence and rule, the numbers of the steps it rests on, the sources of a statement."""
        rows = [(n.number, n.kind, n.text["en"], n.rule or None, " ".join(map(str, n.premises)) or None, _sources(n.backing)) for n in self.nodes]
        return _columns(rows, step="integer", kind="string", text="string", rule="string", rests_on="string", sources="string")


@dataclass(frozen=True)
class Condition:
    """One condition of a definition, and how it stands in a case."""

    text: Texts
    """The condition in words, such as "exhibits experimental iteration"."""
    state: str
    """One of STATES."""
    reason: str
    """derived, present, contested, lead, absent on purpose, searched, not reported, disjoint, unknown, all or any."""
    detail: Texts = field(default_factory=dict)
    """What is known, such as "the sources say nothing; searched on 2026-11-23"."""
    expression: str = ""
    """The class expression in functional style."""
    concept: str = ""
    """IRI of the concept, where the condition is that a concept is exhibited."""
    backing: tuple[Backing, ...] = ()
    search: Search | None = None
    parts: tuple[Condition, ...] = ()
    """Of a compound condition: its parts; ``reason`` then says whether all or any of them are needed."""


@dataclass(frozen=True)
class WhyNot(Shown):
    """Why something does not follow: the conditions, met and missing."""

    question: Texts
    answer: Texts
    """One sentence, such as "Cloud Rice would be a shared governance case if …"."""
    condition: Condition

    def typed_columns(self) -> list[Column]:
        """One row a condition, each before its parts: how deep it stands, how surely it is met and why, what is known of it, its sources."""
        rows = [(d, c.text["en"], c.state, c.reason, c.detail.get("en") or None, _sources(c.backing)) for d, c in _with_parts(self.condition, 0)]
        return _columns(rows, depth="integer", condition="string", state="string", reason="string", detail="string", sources="string")


def _with_parts(condition: Condition, depth: int) -> Iterator[tuple[int, Condition]]:
    yield depth, condition
    for part in condition.parts:
        yield from _with_parts(part, depth + 1)


@dataclass(frozen=True)
class WhatIf(Shown):
    """What would follow, and no longer follow, if statements were added and others withdrawn."""

    added: tuple[tuple[str, str, str], ...]
    withdrawn: tuple[tuple[str, str, str], ...]
    gained: tuple[tuple[str, str, str], ...]
    """Inferred statements that would be new, sorted; subject, predicate, object."""
    lost: tuple[tuple[str, str, str], ...]
    contradictions: tuple[Why, ...]
    """Contradictions that would be new."""
    in_words: Mapping[tuple[str, str, str], Texts] = field(default_factory=dict)
    """The statements as sentences; see :func:`sg2kg.explanation.tell.tell_triples`."""

    def typed_columns(self) -> list[Column]:
        """One row a statement: whether it is added, withdrawn, gained or lost, what it says, and the statement itself."""
        changes = {"added": self.added, "withdrawn": self.withdrawn, "gained": self.gained, "lost": self.lost}
        rows = [(change, self.in_words.get(t, {}).get("en"), *t) for change, triples in changes.items() for t in triples]
        return _columns(rows, change="string", text="string", subject="string", predicate="string", object="string")


Answer = Union[Why, WhyNot]
