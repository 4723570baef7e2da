"""The whole of what a case page tells, gathered in reading order, so that notes are numbered as they are met."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from sg2kg.explanation import Placement
from sg2kg.explanation.answers import STATES
from sg2kg.knowledge import KnowledgeBase
from sg2kg.knowledge.base import CaseInfo
from sg2kg.terms import PREFIXES, SG2
from sg2kg.web.telling.citation import Citation, cite
from sg2kg.web.telling.figures import Figure, figures_of
from sg2kg.web.telling.listing import entries
from sg2kg.web.telling.notes import Anchors, Mark, Notes, SourceNote
from sg2kg.web.telling.parts import Part, left_over, parts_of
from sg2kg.web.telling.people import People, people_of
from sg2kg.web.telling.reading import ALT_LABEL, NOTE, Node, Reader, Text, Thing, situations
from sg2kg.web.telling.statuses import Statuses, statuses_of
from sg2kg.web.telling.story import Chapter, Dispute, Lead, Looked, Saying, Statements, Stretch

_DCTERMS = PREFIXES["dcterms"]


@dataclass(frozen=True)
class Place:
    """Where a case is: the place, and the larger ones that contain it."""

    chain: tuple[tuple[str, Text], ...]
    """Id on the page and name, the smallest first."""
    code: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Agreement:
    """How well coders agreed on a family of concepts."""

    anchor: str
    on: tuple[Thing, ...]
    alpha: str
    low: str
    high: str
    units: str


@dataclass(frozen=True)
class RecordCard:
    """What the record says of itself."""

    anchor: str
    tier: str
    licence: str
    version: str
    issued: str
    submitter: tuple[Thing, ...]
    relation: Text
    interests: Text
    coders: tuple[Thing, ...]
    sessions: tuple[tuple[str, str], ...]
    """Id on the page and day of each session of coding."""
    codebook: tuple[str, ...]
    agreements: tuple[Agreement, ...]
    set_aside: tuple[SourceNote, ...]


@dataclass(frozen=True)
class Standing:
    """How surely the case is in a class, and which conditions decide."""

    cls: Thing
    state: str
    """certain, possible, open or excluded."""
    why: tuple[tuple[Text, Text], ...]
    """Conditions in words, with what is known of each."""


@dataclass(frozen=True)
class Article:
    """A case page before it is laid out."""

    info: CaseInfo
    name: Text
    also: Text
    note: Text
    kind: Thing
    issue: Text
    start: str
    end: str
    places: tuple[Place, ...]
    record: RecordCard
    account: tuple[Chapter, ...]
    phases: tuple[Stretch, ...]
    people: People
    parts: dict[str, tuple[Part, ...]]
    figures: tuple[Figure, ...]
    disputes: tuple[Dispute, ...]
    background: tuple[Saying, ...]
    leads: tuple[Lead, ...]
    searches: tuple[Looked, ...]
    statuses: Statuses
    linked_from: tuple[Thing, ...]
    """Cases that name this one as the larger case, or compare themselves with it."""
    standings: tuple[Standing, ...]
    beside: tuple[Part, ...]
    """What the record describes beside all this."""
    sources: tuple[SourceNote, ...]
    near: tuple[tuple[CaseInfo, Text, int], ...]
    """The cases that exhibit most of the same concepts, with how many."""
    citation: Citation


def article(kb: KnowledgeBase, name: str) -> Article:
    """What the page of the case called ``name`` tells; raises NotFoundError, naming the near ones, where there is none."""
    info = kb.case(name)
    reader, anchors = Reader(kb), Anchors(info.iri)
    notes = Notes(reader, info.iri, anchors)
    units = list(situations(reader, info.iri))
    case = units[0]
    record = _record(reader, notes, anchors, case)
    statements = Statements(reader, notes, units)
    account = statements.account()
    phases = statements.phases()
    places = tuple(_place(reader, notes, anchors, n) for n in dict.fromkeys(n for unit in units for n in reader.nodes(unit, SG2.locatedIn)))
    people = people_of(reader, notes, units)
    parts = parts_of(reader, notes, units)
    figures = figures_of(reader, notes, units)
    disputes, background, leads = statements.disputes(), statements.background(), statements.leads()
    searches = statements.searches()
    statuses = statuses_of(reader, notes, info.iri)
    citation = cite(info, [str(t.name) for t in record.submitter], record.version, record.issued)
    return Article(
        info=info,
        name=reader.name(case),
        also=reader.text(case, ALT_LABEL),
        note=reader.text(case, NOTE),
        kind=reader.named(info.kind),
        issue=reader.text(case, SG2.issue),
        start=reader.word(case, SG2.start),
        end=reader.word(case, SG2.end),
        places=places,
        record=record,
        account=account,
        phases=phases,
        people=people,
        parts=parts,
        figures=figures,
        disputes=disputes,
        background=background,
        leads=leads,
        searches=searches,
        statuses=statuses,
        linked_from=_linked_from(reader, case),
        standings=_standings(reader, info),
        beside=left_over(reader, notes, case),
        sources=tuple(notes.sources),
        near=_near(reader, info),
        citation=citation,
    )


def _record(reader: Reader, notes: Notes, anchors: Anchors, case: Node) -> RecordCard:
    records = reader.having(SG2.describes, case)
    record = records[0] if records else case
    sessions = reader.nodes(record, SG2.codedIn)
    tiers = [t.removeprefix(PREFIXES["tier"]) for t in reader.iris(record, _DCTERMS + "conformsTo") if t.startswith(PREFIXES["tier"])]
    licence = reader.iri(record, _DCTERMS + "license")
    return RecordCard(
        anchor=anchors.of(record.value),
        tier=next(iter(tiers), ""),
        licence=licence if licence.startswith(("http://", "https://")) else "",
        version=reader.word(record, SG2.version),
        issued=reader.word(record, _DCTERMS + "issued"),
        submitter=reader.things(record, SG2.submitter),
        relation=reader.text(record, SG2.relationToInitiator),
        interests=reader.text(record, SG2.interests),
        coders=tuple(reader.named(i) for i in dict.fromkeys(i for s in sessions for i in reader.iris(s, SG2.coder))),
        sessions=tuple((anchors.of(s.value), reader.word(s, SG2.codedAt)[:10]) for s in sessions),
        codebook=tuple(sorted({reader.word(s, SG2.codebook) for s in sessions} - {""})),
        agreements=tuple(_agreement(reader, anchors, n) for n in reader.nodes(record, SG2.hasAgreement)),
        set_aside=tuple(notes.source_note(i) for i in reader.iris(record, SG2.setAside)),
    )


def _agreement(reader: Reader, anchors: Anchors, node: Node) -> Agreement:
    word = reader.word
    return Agreement(
        anchors.of(node.value),
        reader.things(node, SG2.agreementOn),
        word(node, SG2.alpha),
        word(node, SG2.alphaLow),
        word(node, SG2.alphaHigh),
        word(node, SG2.unitCount),
    )


def _place(reader: Reader, notes: Notes, anchors: Anchors, node: Node) -> Place:
    chain, seen = [], set()
    at: Node | None = node
    while at is not None and at not in seen:
        seen.add(at)
        chain.append((anchors.of(at.value), reader.name(at)))
        at = next(iter(reader.nodes(at, SG2.within)), None)
    code = next((c for n in seen if (c := reader.word(n, SG2.adminCode))), "")
    return Place(tuple(chain), code, notes.shown(node.value))


def _linked_from(reader: Reader, case: Node) -> tuple[Thing, ...]:
    links = reader.having(SG2.wholeCase, case)
    cases = {n for link in links for n in reader.having(SG2.hasLink, link)}
    cases |= {n for s in reader.having(SG2.likensTo, case) for n in reader.nodes(s, SG2.about)}
    known = {c.iri for c in reader.kb.cases}
    return tuple(reader.named(i) for i in sorted({n.value for n in cases} & known - {case.value}))


@lru_cache(maxsize=1)
def placements(kb: KnowledgeBase) -> dict[str, list[Placement]]:
    """How surely each case is in each class, by the IRI of the case; worked out for all at once."""
    found: dict[str, list[Placement]] = {}
    for placement in kb.classify():
        found.setdefault(placement.case, []).append(placement)
    return found


def _near(reader: Reader, info: CaseInfo, most: int = 4) -> tuple[tuple[CaseInfo, Text, int], ...]:
    own = next((e.shown for e in entries(reader.kb) if e.info.iri == info.iri), frozenset())
    shared = [(len(e.shown & own), e) for e in entries(reader.kb) if e.info.iri != info.iri and e.info.fictitious <= info.fictitious]
    shared.sort(key=lambda pair: -pair[0])
    return tuple((e.info, e.name, n) for n, e in shared[:most] if n)


def _standings(reader: Reader, info: CaseInfo) -> tuple[Standing, ...]:
    """How surely the case is in each class; the surest first."""
    found = []
    for placement in placements(reader.kb).get(info.iri, ()):
        why = tuple((Text(condition.text), Text(condition.detail)) for condition in placement.why)
        found.append(Standing(reader.named(placement.cls), placement.state, why))
    return tuple(sorted(found, key=lambda s: STATES.index(s.state)))
