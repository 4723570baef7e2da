"""Who takes part in a case, in which roles, giving what, and with how much say at which stage."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pyoxigraph as ox

from sg2kg.terms import SG2
from sg2kg.web.telling.notes import Mark, Notes
from sg2kg.web.telling.reading import RDF_TYPE, Node, Reader, Text, Thing, naturally

NAMED_AS = (SG2.initiator, SG2.convenor, SG2.affectedGroup)
"""How a case can name an actor outside of any participation."""


@dataclass(frozen=True)
class Gift:
    """What somebody contributes."""

    anchor: str
    name: Text
    kinds: tuple[Thing, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Taking:
    """One participation of an actor."""

    anchor: str
    stages: tuple[str, ...]
    """IRIs; none where the stage is not told."""
    roles: tuple[Thing, ...]
    say: Thing | None
    rank: int | None
    """Of the say, from 0 to 5."""
    by_law: bool
    standing: Thing | None
    represents: tuple[Thing, ...]
    gifts: tuple[Gift, ...]
    chosen: Text
    decides: Text
    phase: Text
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Somebody:
    """An actor of a case."""

    iri: str
    """Empty where it has none."""
    anchor: str
    name: Text
    sector: Thing | None
    kinds: tuple[Thing, ...]
    flags: tuple[Thing, ...]
    controlled_by: tuple[Thing, ...]
    membership: Text
    named_as: tuple[str, ...]
    """Properties of NAMED_AS."""
    takings: tuple[Taking, ...]

    def at(self, stage: str) -> tuple[Taking, ...]:
        """How it takes part at a stage; the empty stage is the one that is not told."""
        return tuple(t for t in self.takings if (stage in t.stages if stage else not t.stages))


@dataclass(frozen=True)
class People:
    """All actors of a case, and the stages that head the columns of the table of say."""

    actors: tuple[Somebody, ...]
    stages: tuple[Thing, ...]

    def named(self, prop: str) -> tuple[Somebody, ...]:
        """The actors that the case names so."""
        return tuple(a for a in self.actors if prop in a.named_as)

    @property
    def stage_untold(self) -> bool:
        """Whether somebody takes part at a stage that is not told."""
        return any(a.at("") for a in self.actors)

    @property
    def say_told(self) -> bool:
        """Whether the say of anybody is on record."""
        return any(t.say or t.by_law for a in self.actors for t in a.takings)


def people_of(reader: Reader, notes: Notes, units: list[Node]) -> People:
    """The actors of a case and of its phases."""
    takings: dict[str, list[Taking]] = {}
    named: dict[str, list[str]] = {}
    for prop in NAMED_AS:
        for unit in units:
            for actor in reader.iris(unit, prop):
                takings.setdefault(actor, [])
                if prop not in named.setdefault(actor, []):
                    named[actor].append(prop)
    seen: set[Node] = set()
    for unit in units:
        phase = Text() if unit == units[0] else reader.name(unit)
        for node in sorted(reader.nodes(unit, SG2.hasParticipation), key=lambda n: naturally(n.value)):
            if node not in seen:
                seen.add(node)
                taking = _taking(reader, notes, node, phase)
                first, *others = reader.iris(node, SG2.participant) or [""]
                takings.setdefault(first, []).append(taking)
                for actor in others:
                    takings.setdefault(actor, []).append(_again(taking))
        for actor in reader.iris(unit, SG2.hasActor):
            takings.setdefault(actor, [])
    actors = [_somebody(reader, notes, actor, named.get(actor, []), tuple(told)) for actor, told in takings.items()]
    actors.sort(key=lambda a: (*(p not in a.named_as for p in NAMED_AS[:2]), -len(a.takings), a.name.said("en")[0]))
    stages = sorted(reader.having(RDF_TYPE, ox.NamedNode(SG2.Stage)), key=lambda n: (reader.word(n, SG2.rank), n.value))
    return People(tuple(actors), tuple(reader.named(n.value) for n in stages))


def _somebody(reader: Reader, notes: Notes, actor: str, named: list[str], takings: tuple[Taking, ...]) -> Somebody:
    if not actor:
        return Somebody("", "", Text(), None, (), (), (), Text(), (), takings)
    node = reader.node(actor)
    return Somebody(
        iri=reader.named(actor).iri,
        anchor=notes.anchors.of(actor),
        name=reader.name(node),
        sector=reader.sector(node),
        kinds=reader.things(node, SG2.actorKind),
        flags=reader.things(node, SG2.flag),
        controlled_by=reader.things(node, SG2.controlledBy),
        membership=reader.text(node, SG2.membership),
        named_as=tuple(named),
        takings=takings,
    )


def _taking(reader: Reader, notes: Notes, node: Node, phase: Text) -> Taking:
    say, standing = reader.iri(node, SG2.say), reader.iri(node, SG2.standing)
    rank = reader.word(reader.node(say), SG2.rank) if say else ""
    return Taking(
        anchor=notes.anchors.of(node.value),
        stages=tuple(reader.iris(node, SG2.stage)),
        roles=reader.things(node, SG2.role),
        say=reader.named(say) if say else None,
        rank=int(rank) if rank in ("0", "1", "2", "3", "4", "5") else None,
        by_law=bool(reader.truth(node, SG2.decidesByLaw)),
        standing=reader.named(standing) if standing else None,
        represents=reader.things(node, SG2.represents),
        gifts=tuple(_gift(reader, notes, n) for n in reader.nodes(node, SG2.contributes)),
        chosen=reader.text(node, SG2.howChosen),
        decides=reader.text(node, SG2.howDecides),
        phase=phase,
        marks=notes.shown(node.value),
    )


def _again(taking: Taking) -> Taking:
    """The same participation told a second time: what leads to it finds the first."""
    gifts = tuple(replace(g, anchor="", marks=_bare(g.marks)) for g in taking.gifts)
    return replace(taking, anchor="", marks=_bare(taking.marks), gifts=gifts)


def _bare(marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    return tuple(replace(m, id="") for m in marks)


def _gift(reader: Reader, notes: Notes, node: Node) -> Gift:
    marks = notes.shown(node.value)
    return Gift(notes.anchors.of(node.value), reader.name(node), reader.things(node, SG2.contributionKind), marks)
