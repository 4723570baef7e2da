"""Profiles: which requirements a tier asks for, how strongly, and on which tier it stands.

A tier is a ``prof:Profile`` that mandates, recommends or offers requirements. It asks also for all that the tier under it asks, and may ask
for it more strongly, never less. The four tiers that ship and those of other bodies are read in the same way.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from sg2kg.errors import NotFoundError
from sg2kg.terms import PREFIXES
from sg2kg.validation.shapes.facts import Facts
from sg2kg.validation.shapes.vocabulary import in_order

SGSH, PROF, SKOS, SH = PREFIXES["sgsh"], PREFIXES["prof"], PREFIXES["skos"], PREFIXES["sh"]
TARGETS = tuple(SH + t for t in ("targetClass", "targetObjectsOf", "targetSubjectsOf", "targetNode"))
TESTS, GUARDS = SGSH + "requirement", SGSH + "guards"
PROFILE, REQUIREMENT = PROF + "Profile", SGSH + "Requirement"
OBLIGATIONS = {SGSH + "mandates": "mandatory", SGSH + "recommends": "recommended", SGSH + "offers": "optional"}
"""By which property a profile lists a requirement, and how strongly that asks for it; the strongest first."""
STRENGTHS = tuple(OBLIGATIONS.values())
SEVERITY = {"mandatory": "violation", "recommended": "warning", "optional": "info"}
"""How severe it is to miss a requirement, by its obligation."""


@dataclass(frozen=True)
class Requirement:
    """One requirement as a tier lists it."""

    iri: str
    id: str
    """Its notation, such as REG-03."""
    text: Mapping[str, str]
    gaming: Mapping[str, str]
    """How it could be met in letter only, or empty."""
    guard: Mapping[str, str]
    """What guards against that, or empty."""
    tier: str
    """The tier that lists it so."""
    obligation: str
    """mandatory, recommended or optional."""


@dataclass(frozen=True)
class Tier:
    """One tier: what it asks for by itself, and the tiers under it."""

    name: str
    """Its token (``prof:hasToken``), by which people call it."""
    iri: str
    label: Mapping[str, str]
    description: Mapping[str, str]
    includes: tuple[str, ...]
    """The tiers under it, the nearest first."""
    requirements: tuple[Requirement, ...] = field(repr=False)
    """What it asks for by itself, in order of checking."""

    @property
    def chain(self) -> tuple[str, ...]:
        """The tiers it stands on and itself, the lowest first."""
        return (*reversed(self.includes), self.name)


class Profiles:
    """All profiles of a set of triples; ``own`` are the IRIs of those that come first, being the ones that ship."""

    def __init__(self, facts: Facts, own: Iterable[str] = ()) -> None:
        self._facts = facts
        self._own = frozenset(own)
        iris = sorted(facts.of_type(PROFILE), key=lambda i: (i not in self._own, len(self.beneath(i)), self.token(i)))
        self.by_iri = {iri: self.token(iri) for iri in iris}
        self.tiers = {self.token(iri): self._tier(iri) for iri in iris}

    def tier(self, name: str) -> Tier:
        """The tier with this token or IRI; raises NotFoundError, naming the near ones."""
        name = self.by_iri.get(name, name)
        if name not in self.tiers:
            raise NotFoundError("tier", name, self.tiers)
        return self.tiers[name]

    def asked(self, tier: str) -> dict[str, str]:
        """What a tier asks for in all: the ids of the requirements in order of checking, and the strongest obligation of each."""
        found: dict[str, str] = {}
        for name in self.tier(tier).chain:
            for r in self.tiers[name].requirements:
                found[r.id] = stronger(found.get(r.id, r.obligation), r.obligation)
        return found

    def token(self, iri: str) -> str:
        """What a profile is called for short."""
        return self._facts.word(iri, PROF + "hasToken") or iri

    def beneath(self, iri: str) -> list[str]:
        """The IRIs of the profiles that a profile stands on, the nearest first; a circle is walked once."""
        found: list[str] = []
        step = self._under(iri)
        while step and step not in (iri, *found):
            found.append(step)
            step = self._under(step)
        return found

    def _under(self, iri: str) -> str:
        return next((i for i in self._facts.nodes(iri, PROF + "isProfileOf") if PROFILE in self._facts.nodes(i, PREFIXES["rdf"] + "type")), "")

    @cached_property
    def _home(self) -> dict[str, int]:
        """The place of the first profile that lists a requirement: by it those of a higher tier come after those of a lower, wherever listed."""
        found: dict[str, int] = {}
        for place, iri in enumerate(self.by_iri):
            for requirement in self._facts.nodes(iri, *OBLIGATIONS):
                found.setdefault(requirement, place)
        return found

    def _tier(self, iri: str) -> Tier:
        facts = self._facts
        listed = {r: obligation for prop, obligation in reversed(OBLIGATIONS.items()) for r in facts.nodes(iri, prop)}
        found = [self._requirement(r, iri, obligation) for r, obligation in listed.items()]
        return Tier(
            name=self.token(iri),
            iri=iri,
            label=facts.texts(iri, PREFIXES["rdfs"] + "label"),
            description=facts.texts(iri, SKOS + "definition"),
            includes=tuple(map(self.token, self.beneath(iri))),
            requirements=tuple(sorted(found, key=lambda r: (self._home[r.iri], in_order(r.id)))),
        )

    def _requirement(self, iri: str, tier: str, obligation: str) -> Requirement:
        facts = self._facts
        return Requirement(
            iri=iri,
            id=requirement_id(facts, iri),
            text=facts.texts(iri, SKOS + "definition"),
            gaming=facts.texts(iri, SGSH + "gaming"),
            guard=facts.texts(iri, SGSH + "guard"),
            tier=self.token(tier),
            obligation=obligation,
        )


def requirement_id(facts: Facts, iri: str) -> str:
    """The id of a requirement: its notation."""
    return facts.word(iri, SKOS + "notation") or iri.rpartition("#")[2].rpartition("/")[2]


def stronger(one: str, other: str) -> str:
    """The stronger of two obligations."""
    return min(one, other, key=STRENGTHS.index)
