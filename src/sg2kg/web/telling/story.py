"""What is told of a case, by whom; its phases in time; what is disputed, what only points to something, what was looked for in vain."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sg2kg.terms import SG2
from sg2kg.web.telling.notes import IDENTIFIER, Claim, Mark, Notes
from sg2kg.web.telling.reading import Node, Reader, Text, Thing, naturally

BASES = (SG2.paperSays, SG2.publicSourceSays, SG2.submitterSays)
"""On whose word a statement can rest, inferences left out."""


@dataclass(frozen=True)
class Saying:
    """A statement as a sentence of the account."""

    claim: Claim
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Chapter:
    """What is told on one basis."""

    basis: Thing
    sayings: tuple[Saying, ...]


@dataclass(frozen=True)
class Stretch:
    """A phase of a case."""

    iri: str
    anchor: str
    name: Text
    start: str
    end: str
    issue: Text
    marks: tuple[Mark, ...]
    sayings: tuple[Saying, ...]


@dataclass(frozen=True)
class Dispute:
    """A contest: what is claimed, who says so, who denies it, who answers."""

    anchor: str
    name: Text
    on: tuple[Thing, ...]
    kind: Thing | None
    state: Thing | None
    phase: Text
    affirmed: tuple[Saying, ...]
    denied: tuple[Saying, ...]
    replied: tuple[Saying, ...]


@dataclass(frozen=True)
class Lead:
    """A statement that points to concepts and does not count, and why."""

    saying: Saying
    why: str
    """likens, suggests or joint."""
    concepts: tuple[Thing, ...]


@dataclass(frozen=True)
class Looked:
    """A search: when, where, what for, and what came nearest."""

    anchor: str
    on: str
    where: Text
    nearest: Text
    concepts: tuple[Thing, ...]


class Statements:
    """The statements about a case and its phases, each told in one place of the account."""

    def __init__(self, reader: Reader, notes: Notes, units: list[Node]) -> None:
        self._reader, self._notes, self._units = reader, notes, units

    def account(self) -> tuple[Chapter, ...]:
        """What is said of the case as a whole, by whose word."""
        told = [c for c in self._about(self._units[0]) if c.says]
        chapters = []
        for basis in BASES:
            sayings = self._sayings(c for c in told if c.basis == basis and not _lead_only(c))
            if sayings:
                chapters.append(Chapter(self._reader.named(basis), sayings))
        return tuple(chapters)

    def phases(self) -> tuple[Stretch, ...]:
        """The phases in time, each with what is said of it; those without a date last."""
        reader, found = self._reader, []
        for node in sorted(self._units[1:], key=lambda n: (reader.word(n, SG2.start) or "9999", reader.word(n, SG2.end), naturally(n.value))):
            claims = [c for c in self._about(node) if c.says and c.basis != SG2.weInfer and not _lead_only(c)]
            found.append(
                Stretch(
                    iri=node.value,
                    anchor=self._notes.anchors.of(node.value),
                    name=reader.name(node),
                    start=reader.word(node, SG2.start),
                    end=reader.word(node, SG2.end),
                    issue=reader.text(node, SG2.issue),
                    marks=self._notes.shown(node.value),
                    sayings=self._sayings(claims),
                )
            )
        return tuple(found)

    def background(self) -> tuple[Saying, ...]:
        """What is said of something wider, for which the case is only an instance."""
        nodes = [n for unit in self._units for n in self._reader.having(SG2.contextFor, unit)]
        return self._sayings(c for c in self._in_order(nodes) if c.says)

    def leads(self) -> tuple[Lead, ...]:
        """What points to concepts without counting: comparisons, inferences, statements about several cases at once."""
        nodes = [n for unit in self._units for n in [*self._reader.having(SG2.about, unit), *self._reader.having(SG2.jointlyAbout, unit)]]
        found = []
        for claim in self._in_order(nodes):
            if claim.joint:
                found.append(Lead(self._saying(claim), "joint", claim.bearing(SG2.affirms)))
            if claim.bearing(SG2.likens) or claim.likens_to:
                found.append(Lead(self._saying(claim), "likens", claim.bearing(SG2.likens)))
            if claim.bearing(SG2.suggests) or (claim.basis == SG2.weInfer and not claim.joint and not claim.bearing(SG2.likens)):
                found.append(Lead(self._saying(claim), "suggests", claim.bearing(SG2.suggests)))
        return tuple(found)

    def disputes(self) -> tuple[Dispute, ...]:
        """The contests in the case or a phase of it."""
        reader, found = self._reader, []
        for unit in self._units:
            phase = Text() if unit == self._units[0] else reader.name(unit)
            for node in sorted(reader.having(SG2.contestIn, unit), key=lambda n: naturally(n.value)):
                kind, state = reader.iri(node, SG2.contestKind), reader.iri(node, SG2.contestState)
                found.append(
                    Dispute(
                        anchor=self._notes.anchors.of(node.value),
                        name=reader.name(node),
                        on=reader.things(node, SG2.contestOn),
                        kind=reader.named(kind) if kind else None,
                        state=reader.named(state) if state else None,
                        phase=phase,
                        affirmed=self._sayings(self._in_order(reader.nodes(node, SG2.affirmedIn))),
                        denied=self._sayings(self._in_order(reader.nodes(node, SG2.deniedIn))),
                        replied=self._sayings(self._in_order(reader.nodes(node, SG2.repliedIn))),
                    )
                )
        return tuple(found)

    def searches(self) -> tuple[Looked, ...]:
        """What was looked for and not found, the last search first."""
        reader = self._reader
        nodes = [n for unit in self._units for n in reader.having(SG2.noteOn, unit)]
        nodes.sort(key=lambda n: (reader.word(n, SG2.searchedOn), n.value), reverse=True)
        return tuple(
            Looked(
                anchor=self._notes.anchors.of(n.value),
                on=reader.word(n, SG2.searchedOn),
                where=reader.text(n, SG2.searchedWhere),
                nearest=reader.text(n, SG2.nearestFind),
                concepts=tuple(sorted(reader.things(n, SG2.lookedFor), key=lambda t: naturally(t.notation or t.iri))),
            )
            for n in nodes
        )

    def _about(self, unit: Node) -> list[Claim]:
        return self._in_order(self._reader.having(SG2.about, unit))

    def _in_order(self, nodes: Iterable[Node]) -> list[Claim]:
        """Statements by what their coders call them: that is the order in which they were taken from the sources."""
        reader = self._reader
        ordered = sorted(dict.fromkeys(nodes), key=lambda n: (naturally(next(iter(reader.words(n, IDENTIFIER)), "~")), naturally(n.value)))
        return [self._notes.claim(n.value) for n in ordered]

    def _sayings(self, claims: Iterable[Claim]) -> tuple[Saying, ...]:
        return tuple(map(self._saying, claims))

    def _saying(self, claim: Claim) -> Saying:
        return Saying(claim, self._notes.cite([claim.key]))


def _lead_only(claim: Claim) -> bool:
    """Whether a statement is told among the leads and nowhere else."""
    counting = claim.bearing(SG2.affirms) or claim.bearing(SG2.denies) or claim.bearing(SG2.qualifies)
    return claim.joint or (not counting and bool(claim.bears or claim.likens_to))
