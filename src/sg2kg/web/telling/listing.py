"""All cases in a line each, chosen by what a reader asks for, with the number of cases beside each choice that is left."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sg2kg.errors import ParameterError
from sg2kg.knowledge import KnowledgeBase
from sg2kg.knowledge.base import CaseInfo
from sg2kg.terms import SG2
from sg2kg.web.telling.reading import ALT_LABEL, Node, Reader, Text, Thing, naturally, situations
from sg2kg.web.telling.statuses import EXHIBITED, WORDS

FACETS = ("kind", "sector", "dimension", "mechanism", "carrier", "tier", "place")
"""What cases can be chosen by; each is a parameter that can be repeated, and any of its values will do."""
SORTS = ("record", "name", "start", "tier", "shown")
SIGNS = ("DIM-1", "DIM-2", "DIM-3", "M-STR", "M-ECO", "M-EXP", "C-DIG", "C-PHY", "C-HYB")
"""The concepts of which an entry shows the status."""
_MOST_TEXT, _MOST_VALUES = 200, 60
_FAMILIES = {"dimension": "DIM-", "mechanism": "M-", "carrier": "C-"}
_NONE = "none"


@dataclass(frozen=True)
class Entry:
    """One case as the list tells it."""

    info: CaseInfo
    name: Text
    kind: str
    """case or practice."""
    places: tuple[Text, ...]
    regions: tuple[str, ...]
    """The largest places that contain it, by their English names."""
    start: str
    end: str
    issue: Text
    sectors: tuple[Thing, ...]
    signs: tuple[tuple[Thing, str], ...]
    """The concepts of SIGNS with the words of their statuses."""
    shown: frozenset[str]
    """Notations of the concepts that it exhibits."""
    text: str
    """What a search looks at, in lower case."""


@dataclass(frozen=True)
class Choice:
    """What a reader asks for; raises ParameterError for what cannot be asked for."""

    wanted: Mapping[str, tuple[str, ...]]
    """By facet."""
    text: str = ""
    sort: str = "record"

    @property
    def narrows(self) -> bool:
        """Whether anything is ticked."""
        return any(values for facet, values in self.wanted.items() if facet != "place")

    @property
    def is_all(self) -> bool:
        """Whether nothing narrows it."""
        return not self.text and not any(self.wanted.values())


@dataclass(frozen=True)
class Option:
    """A value by which cases can be chosen, and how many would be found."""

    value: str
    name: Text
    count: int
    chosen: bool


@dataclass(frozen=True)
class Found:
    """The entries that were found, and what else could be asked for."""

    entries: tuple[Entry, ...]
    options: Mapping[str, tuple[Option, ...]]
    total: int


def choice_of(pairs: Iterable[tuple[str, str]]) -> Choice:
    """The choice that the parameters of an address ask for; empty values and other parameters are passed over."""
    wanted: dict[str, list[str]] = {facet: [] for facet in FACETS}
    text, sort = "", "record"
    for key, value in pairs:
        value = value.strip()
        if len(value) > _MOST_TEXT:
            raise ParameterError(f"{key}: this is longer than {_MOST_TEXT} characters", "Search for a word or two.")
        if key in FACETS and value and value not in wanted[key]:
            wanted[key].append(value)
        elif key == "q":
            text = " ".join(value.replace("\0", " ").split())
        elif key == "sort" and value:
            if value not in SORTS:
                raise ParameterError(f"{value[:80]}: cases cannot be sorted so", "Known: " + ", ".join(SORTS))
            sort = value
    if sum(map(len, wanted.values())) > _MOST_VALUES:
        raise ParameterError("more is chosen at once than there is", f"Choose {_MOST_VALUES} values at most.")
    return Choice({facet: tuple(values) for facet, values in wanted.items()}, text, sort)


@lru_cache(maxsize=1)
def entries(kb: KnowledgeBase) -> tuple[Entry, ...]:
    """All cases, in the order of their records."""
    reader = Reader(kb)
    return tuple(_entry(reader, info) for info in kb.cases)


def find(kb: KnowledgeBase, choice: Choice, tiers: Mapping[str, str], lang: str = "en") -> Found:
    """The cases of a choice. ``tiers`` are the names of the tiers that records reach, by IRI of the case, as far as they are known.

    Raises ParameterError, naming what is known, for a value that no case can have.
    """
    everything = entries(kb)
    known = values(kb)
    for facet, wanted in choice.wanted.items():
        for value in wanted:
            if value not in known[facet]:
                raise ParameterError(f"{facet}: {value[:80]} is not known", "Known: " + ", ".join(sorted(known[facet])))
    tests = {facet: _test(facet, wanted, tiers) for facet, wanted in choice.wanted.items()}
    words = choice.text.lower().split()
    pool = [e for e in everything if all(w in e.text for w in words)]
    found = [e for e in pool if all(test(e) for test in tests.values())]
    options: dict[str, tuple[Option, ...]] = {}
    for facet in FACETS:
        rest = [e for e in pool if all(test(e) for f, test in tests.items() if f != facet)]
        options[facet] = tuple(
            Option(value, name, sum(_test(facet, (value,), tiers)(e) for e in rest), value in choice.wanted[facet])
            for value, name in known[facet].items()
        )
    return Found(tuple(_sorted(found, choice.sort, tiers, lang)), options, len(everything))


def _entry(reader: Reader, info: CaseInfo) -> Entry:
    kb = reader.kb
    units = list(situations(reader, info.iri))
    case = units[0]
    places = list(dict.fromkeys(n for unit in units for n in reader.nodes(unit, SG2.locatedIn)))
    book = kb.book()
    exhibited = (kb.notation(c) for c in book.concepts(info.iri) if WORDS[book.of(info.iri, c).value] in EXHIBITED)
    signs = tuple((reader.named(kb.concepts[n]), WORDS[book.of(info.iri, kb.concepts[n]).value]) for n in SIGNS if n in kb.concepts)
    name, issue = reader.name(case), reader.text(case, SG2.issue)
    names = [name, issue, reader.text(case, ALT_LABEL), *(reader.name(p) for p in places)]
    actors = _actors(reader, units)
    words = " ".join(value for text in [*names, *map(reader.name, actors)] for value in text.by.values())
    sectors = {s.iri: s for actor in actors if (s := reader.sector(actor))}
    return Entry(
        info=info,
        name=name,
        kind="case" if info.kind == SG2.Case else "practice",
        places=tuple(reader.name(p) for p in places),
        regions=tuple(dict.fromkeys(str(reader.name(_outermost(reader, p))) for p in places)),
        start=reader.word(case, SG2.start),
        end=reader.word(case, SG2.end),
        issue=issue,
        sectors=tuple(sectors[i] for i in sorted(sectors)),
        signs=signs,
        shown=frozenset(exhibited),
        text=f"{info.name} {info.notation} {words}".lower(),
    )


def _actors(reader: Reader, units: Sequence[Node]) -> list[Node]:
    found: dict[Node, None] = {}
    for unit in units:
        found.update(dict.fromkeys(reader.nodes(unit, SG2.initiator, SG2.convenor, SG2.hasActor)))
        for participation in reader.nodes(unit, SG2.hasParticipation):
            found.update(dict.fromkeys(reader.nodes(participation, SG2.participant)))
    return list(found)


def _outermost(reader: Reader, place: Node) -> Node:
    seen: set[Node] = set()
    while place not in seen and (wider := reader.nodes(place, SG2.within)):
        seen.add(place)
        place = wider[0]
    return place


@lru_cache(maxsize=1)
def values(kb: KnowledgeBase) -> dict[str, dict[str, Text]]:
    """The values that can be asked for by facet, in their order, with what they are called."""
    reader, everything = Reader(kb), entries(kb)
    return {facet: _names(reader, everything, facet) for facet in FACETS}


def _names(reader: Reader, everything: Sequence[Entry], facet: str) -> dict[str, Text]:
    kb = reader.kb
    if facet == "kind":
        return {"case": reader.name(reader.node(SG2.Case)), "practice": reader.name(reader.node(SG2.PracticeKind))}
    if facet == "sector":
        sectors = {s.iri: s.name for e in everything for s in e.sectors}
        return {i.rpartition("#")[2]: sectors[i] for i in sorted(sectors)}
    if facet in _FAMILIES:
        start = _FAMILIES[facet]
        concepts = {n for n in SIGNS if n in kb.concepts} | {kb.notation(c) for c in kb.core_list()}
        return {n: reader.name(reader.node(kb.concepts[n])) for n in sorted(concepts, key=naturally) if n.startswith(start)}
    if facet == "tier":
        from sg2kg.web.telling.verdicts import tier_names

        return {**tier_names(), _NONE: Text()}
    places = {region: text for e in everything for region, text in _regions(reader, e)}
    return dict(sorted(places.items()))


def _regions(reader: Reader, entry: Entry) -> list[tuple[str, Text]]:
    found = []
    for unit in situations(reader, entry.info.iri):
        for place in reader.nodes(unit, SG2.locatedIn):
            name = reader.name(_outermost(reader, place))
            found.append((str(name), name))
    return found


def _test(facet: str, values: Sequence[str], tiers: Mapping[str, str]) -> Callable[[Entry], bool]:
    if not values:
        return lambda e: True
    wanted = set(values)
    if facet == "kind":
        return lambda e: e.kind in wanted
    if facet == "sector":
        return lambda e: any(s.iri.rpartition("#")[2] in wanted for s in e.sectors)
    if facet == "tier":
        return lambda e: e.info.iri in tiers and (tiers[e.info.iri] or _NONE) in wanted
    if facet == "place":
        return lambda e: any(r in wanted for r in e.regions)
    return lambda e: not wanted.isdisjoint(e.shown)


def _sorted(found: Sequence[Entry], sort: str, tiers: Mapping[str, str], lang: str) -> Sequence[Entry]:
    if sort == "name":
        return sorted(found, key=lambda e: e.name.said(lang)[0].lower())
    if sort == "start":
        return sorted(found, key=lambda e: (not e.start, e.start))
    if sort == "shown":
        return sorted(found, key=lambda e: -len(e.shown))
    if sort == "tier":
        from sg2kg.web.telling.verdicts import tier_names

        order = ["", *tier_names()]
        return sorted(found, key=lambda e: -order.index(tiers.get(e.info.iri, "")) if tiers.get(e.info.iri, "") in order else 0)
    return found
