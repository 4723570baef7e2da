"""What the form offers: cases by kind, views and schemes, single concepts, phases, and choices worth a look."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from sg2kg.comparison import VIEWS
from sg2kg.comparison.choosing import last_part
from sg2kg.terms import SG2
from sg2kg.web.comparing.choice import Choice
from sg2kg.web.comparing.settling import short_name

if TYPE_CHECKING:
    from sg2kg.knowledge import KnowledgeBase
    from sg2kg.knowledge.base import CaseInfo

_LISTED = 400
"""As many cases of a kind have a box of their own; more are named in the address."""


@dataclass(frozen=True)
class Named:
    """Something to choose: the value that stands for it, and what it is called."""

    value: str
    label: str
    notation: str = ""


@dataclass(frozen=True)
class Group:
    """Things to choose that belong together."""

    key: str
    """The key of its words, or the notation of a scheme."""
    label: str
    """What it is called, where it is called so in the data; else empty."""
    members: tuple[Named, ...]
    more: int = 0
    """How many there are beyond those that are listed."""


@dataclass(frozen=True)
class Example:
    """A choice worth a look: the key of its words, and what is filled into them."""

    key: str
    choice: Choice
    name: str = ""


@dataclass(frozen=True)
class Offers:
    """All that the form offers."""

    cases: tuple[Group, ...]
    views: tuple[str, ...]
    schemes: tuple[Named, ...]
    concepts: tuple[Group, ...]
    phases: tuple[Named, ...]
    examples: tuple[Example, ...]
    real: int
    """How many cases are compared where none is chosen."""


@lru_cache(maxsize=3)
def offers_of(kb: KnowledgeBase, lang: str) -> Offers:
    """What the form offers in a language; the same as long as the knowledge base is the same."""
    schemes, groups = _schemes(kb, lang)
    return Offers(_cases(kb, lang), tuple(VIEWS), schemes, groups, _phases(kb, lang), _examples(kb, lang), sum(not c.fictitious for c in kb.cases))


def _cases(kb: KnowledgeBase, lang: str) -> tuple[Group, ...]:
    kinds: dict[str, list[Named]] = {"cases": [], "practices": [], "fictitious": []}
    for info in kb.cases:
        kind = "fictitious" if info.fictitious else "practices" if info.kind == SG2.PracticeKind else "cases"
        kinds[kind].append(Named(short_name(kb, info), kb.label(info.iri, lang), info.notation))
    return tuple(Group(kind, "", tuple(m[:_LISTED]), max(0, len(m) - _LISTED)) for kind, m in kinds.items() if m)


def _schemes(kb: KnowledgeBase, lang: str) -> tuple[tuple[Named, ...], tuple[Group, ...]]:
    """The schemes by what they are called, and the concepts of each, each concept once."""
    rows = kb.dataset.select(
        "SELECT DISTINCT ?s ?n ?c { ?c skos:inScheme ?s ; a skos:Concept ; skos:notation ?cn OPTIONAL { ?s skos:notation ?n } } ORDER BY ?s"
    )
    found: dict[tuple[str, str], list[str]] = {}
    for scheme, notation, concept in rows:
        found.setdefault((scheme, notation or last_part(scheme)), []).append(concept)
    ordered = sorted(found.items(), key=lambda item: (item[0][1] != "CoreList", kb.label(item[0][0], "en")))
    named = tuple(Named(notation, kb.label(scheme, lang), str(len(concepts))) for (scheme, notation), concepts in ordered)
    taken: set[str] = set()
    groups = []
    for (scheme, notation), concepts in sorted(ordered, key=lambda item: item[0][1] in ("CoreList", "scheme", "CodingFamilies")):
        members = [c for c in sorted(concepts, key=lambda c: _natural(kb.notation(c))) if c not in taken]
        taken.update(members)
        if members:
            each = (Named(kb.notation(c), kb.label(c, lang)) for c in members)
            groups.append(Group(notation, kb.label(scheme, lang), tuple(each)))
    return named, tuple(groups)


def _natural(notation: str) -> list[tuple[int, str]]:
    import re

    return [(int(p), "") if p.isdecimal() and p.isascii() else (-1, p) for p in re.split(r"(\d+)", notation)]


def _phases(kb: KnowledgeBase, lang: str) -> tuple[Named, ...]:
    found: dict[str, list[str]] = {}
    for case, phase in kb.dataset.select("SELECT ?case ?phase { ?case sg2:hasPhase ?phase FILTER(isIRI(?phase)) } ORDER BY ?case ?phase"):
        found.setdefault(last_part(phase), []).append(f"{kb.label(phase, lang)} · {kb.label(case, lang)}")
    return tuple(Named(name, labels[0] if len(labels) == 1 else f"{labels[0]} +{len(labels) - 1}") for name, labels in list(found.items())[:_LISTED])


def _examples(kb: KnowledgeBase, lang: str) -> tuple[Example, ...]:
    real = [c for c in kb.cases if not c.fictitious][:_LISTED]
    if not real:
        return ()
    told = {c.iri: _told(kb, c) for c in real}
    best = sorted(real, key=lambda c: -told[c.iri])
    three = tuple(short_name(kb, c) for c in best[:3])
    found = [Example("all", Choice())]
    if len(real) > 3:
        found.append(Example("three", Choice(cases=three, by="CoreList")))
    found.append(Example("whose", Choice(cases=three[:1], by="CoreList", basis="all", found_only=True), kb.label(best[0].iri, lang)))
    with_phases = next((c for c in best if len(kb.book().phases(c.iri)) > 1), None)
    if with_phases:
        over = Choice(cases=(short_name(kb, with_phases),), by="all", over_time=True, found_only=True)
        found.append(Example("time", over, kb.label(with_phases.iri, lang)))
    found.append(Example("found", Choice(by="all", found_only=True)))
    invented = tuple(short_name(kb, c) for c in kb.cases if c.fictitious)[:_LISTED]
    if invented:
        found.append(Example("fictitious", Choice(cases=invented[:50], by="CoreList")))
    return tuple(found)


def _told(kb: KnowledgeBase, info: CaseInfo) -> int:
    """How many concepts of the core list the sources settle in a case."""
    return sum(bool(kb.book().of(info.iri, concept).evidence) for concept in kb.core_list())
