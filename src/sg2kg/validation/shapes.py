"""The shapes and tiers: read, linted and handed on; what a shape says of itself (name, message, why, how to mend) is read here.

A tier is a ``prof:Profile``; it includes the tier it is a profile of, and its shapes carry its requirements. Shapes are linted before use,
because engines pass over a misspelt term in silence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pyoxigraph as ox

from sg2kg import bundle
from sg2kg.errors import NotFoundError, ShapesError
from sg2kg.graph import read_path
from sg2kg.messages import TAGS
from sg2kg.terms import PREFIXES

SH, SGSH, PROF = PREFIXES["sh"], PREFIXES["sgsh"], PREFIXES["prof"]
_ALLOWED_TERMS = """
    NodeShape PropertyShape targetClass targetObjectsOf targetSubjectsOf targetNode property path inversePath alternativePath zeroOrOnePath
    zeroOrMorePath oneOrMorePath minCount maxCount class datatype nodeKind IRI BlankNode Literal BlankNodeOrIRI pattern flags in hasValue or
    and not xone node qualifiedValueShape qualifiedMinCount qualifiedMaxCount languageIn uniqueLang minInclusive maxInclusive minExclusive
    maxExclusive minLength maxLength equals disjoint lessThan lessThanOrEquals severity Violation Warning Info message name description
    sparql SPARQLConstraint select prefixes declare prefix namespace order group
"""
ALLOWED = frozenset(SH + term for term in _ALLOWED_TERMS.split())
"""The only SHACL terms that our shapes may use; everything else, misspelt or newer, is refused."""
_TARGETS = tuple(SH + t for t in ("targetClass", "targetObjectsOf", "targetSubjectsOf", "targetNode"))


@dataclass(frozen=True)
class Requirement:
    """One requirement of a tier."""

    id: str
    tier: str
    obligation: str
    text: Mapping[str, str]


@dataclass(frozen=True)
class Tier:
    """One tier, with the tiers it includes; ``checkable`` tells whether its shapes are there."""

    name: str
    iri: str
    label: Mapping[str, str]
    description: Mapping[str, str]
    includes: tuple[str, ...]
    requirements: tuple[Requirement, ...]

    @property
    def checkable(self) -> bool:
        """True where the tier has requirements of its own to check."""
        return bool(self.requirements)


@dataclass(frozen=True)
class ShapeInfo:
    """What a shape says of itself."""

    iri: str
    requirement: str
    severity: str
    concept: str
    name: Mapping[str, str]
    description: Mapping[str, str]
    message: Mapping[str, str]
    why: Mapping[str, str]
    mend: Mapping[str, str]


class Shapes:
    """Shapes and tiers read from files."""

    def __init__(self, files: Iterable[Path]) -> None:
        self.triples: list[ox.Triple] = []
        by_requirement: dict[str, list[str]] = defaultdict(list)
        for path in files:
            quads = [ox.Triple(q.subject, q.predicate, q.object) for q in read_path(path)]
            problems = lint(quads)
            if problems:
                raise ShapesError(f"{path}: {problems[0]}", "Correct the shapes; nothing was checked with them.")
            self.triples += quads
        self._texts: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
        self._links: dict[tuple[str, str], list[str]] = defaultdict(list)
        for t in self.triples:
            if not isinstance(t.subject, ox.NamedNode):
                continue
            if isinstance(t.object, ox.Literal):
                self._texts[(t.subject.value, t.predicate.value)][TAGS.get((t.object.language or "").lower(), "")] = t.object.value
            elif isinstance(t.object, ox.NamedNode):
                self._links[(t.subject.value, t.predicate.value)].append(t.object.value)
        for (s, p), objects in self._links.items():
            if p == SGSH + "requirement":
                for o in objects:
                    by_requirement[o].append(s)
        self._by_requirement = by_requirement
        self.tiers = {t.name: t for t in self._read_tiers()}

    def tier(self, name: str) -> Tier:
        """The tier called ``name``; raises NotFoundError, naming the near ones."""
        if name not in self.tiers:
            raise NotFoundError("tier", name, self.tiers)
        return self.tiers[name]

    def info(self, shape: str) -> ShapeInfo | None:
        """What the shape with this IRI says of itself; None for a shape that carries no requirement."""
        requirement = self._link(shape, SGSH + "requirement")
        if not requirement:
            return None
        return ShapeInfo(
            iri=shape,
            requirement=requirement.removeprefix(SGSH),
            severity=(self._link(shape, SH + "severity") or SH + "Violation").removeprefix(SH).lower(),
            concept=self._link(shape, SGSH + "checks"),
            name=self._texts[(shape, SH + "name")],
            description=self._texts[(shape, SH + "description")],
            message=self._texts[(shape, SH + "message")],
            why=self._texts[(shape, SGSH + "why")],
            mend=self._texts[(shape, SGSH + "mend")],
        )

    def of_requirement(self, requirement: str) -> list[ShapeInfo]:
        """The shapes of one requirement, by IRI."""
        found = (self.info(s) for s in sorted(self._by_requirement.get(SGSH + requirement, [])))
        return [i for i in found if i is not None]

    def for_tier(self, name: str) -> list[ox.Triple]:
        """The triples to check a tier with: all, less the shapes whose requirement belongs to a higher tier."""
        wanted = {name, *self.tier(name).includes}
        dropped = {
            shape
            for requirement, shapes in self._by_requirement.items()
            if self._link(requirement, SGSH + "tier").removeprefix(PREFIXES["tier"]) not in wanted
            for shape in shapes
        }
        return [
            t for t in self.triples if _iri(t.subject) not in dropped and not (t.predicate.value == SH + "property" and _iri(t.object) in dropped)
        ]

    def _link(self, subject: str, predicate: str) -> str:
        return next(iter(self._links.get((subject, predicate), ())), "")

    def _read_tiers(self) -> Iterable[Tier]:
        rdf_type = PREFIXES["rdf"] + "type"
        profiles = [s for (s, p), objects in self._links.items() if p == rdf_type and PROF + "Profile" in objects]
        requirements: dict[str, list[Requirement]] = defaultdict(list)
        for s, p in list(self._links):
            if p == SGSH + "tier":
                tier = self._link(s, p)
                obligation = self._texts[(s, SGSH + "obligation")].get("", "")
                requirements[tier].append(
                    Requirement(
                        s.removeprefix(SGSH),
                        tier.removeprefix(PREFIXES["tier"]),
                        obligation,
                        self._texts[(s, PREFIXES["skos"] + "definition")],
                    )
                )
        for iri in sorted(profiles, key=lambda i: len(self._included(i))):
            yield Tier(
                name=iri.removeprefix(PREFIXES["tier"]),
                iri=iri,
                label=self._texts[(iri, PREFIXES["rdfs"] + "label")],
                description=self._texts[(iri, PREFIXES["skos"] + "definition")],
                includes=tuple(i.removeprefix(PREFIXES["tier"]) for i in self._included(iri)),
                requirements=tuple(sorted(requirements[iri], key=lambda r: r.id)),
            )

    def _included(self, tier: str) -> list[str]:
        found: list[str] = []
        step = self._link(tier, PROF + "isProfileOf")
        while step and step not in found and step.startswith(PREFIXES["tier"]):
            found.append(step)
            step = self._link(step, PROF + "isProfileOf")
        return found


def lint(triples: Iterable[ox.Triple]) -> list[str]:
    """What is wrong with a set of shapes, in words; empty where nothing is.

    Only SHACL terms of ALLOWED are used; every shape targets something or is used by another; whatever can find something has a
    requirement, and with it a severity and each of its texts once in each of three languages; ``sh:minCount`` and the like are integers;
    patterns compile.
    """
    problems = []
    facts: dict[str, dict[str, list[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]]] = defaultdict(lambda: defaultdict(list))
    used: set[str] = set()
    for t in triples:
        for term in (t.predicate, t.object):
            if isinstance(term, ox.NamedNode) and term.value.startswith(SH) and term.value not in ALLOWED:
                problems.append(f"sh:{term.value.removeprefix(SH)} is not a term that sg2kg's shapes may use")
        facts[_iri(t.subject)][t.predicate.value].append(t.object)
        if t.predicate.value != PREFIXES["rdf"] + "type":
            used.add(_iri(t.object))
    for subject, properties in facts.items():
        types = {_iri(o) for o in properties[PREFIXES["rdf"] + "type"]}
        if types & {SH + "NodeShape", SH + "PropertyShape"} and subject not in used and not any(properties[t] for t in _TARGETS):
            problems.append(f"{subject} targets nothing")
        for count in ("minCount", "maxCount", "qualifiedMinCount", "qualifiedMaxCount"):
            for value in properties[SH + count]:
                if not (isinstance(value, ox.Literal) and value.value.isdecimal() and value.datatype.value == PREFIXES["xsd"] + "integer"):
                    problems.append(f"{subject}: sh:{count} must be a whole number")
        for value in properties[SH + "pattern"]:
            try:
                re.compile(value.value if isinstance(value, ox.Literal) else "(")
            except re.error as error:
                problems.append(f"{subject}: the pattern does not compile: {error}")
        if properties[SH + "class"] and properties[SH + "path"] and not properties[SH + "nodeKind"]:
            problems.append(f"{subject}: sh:class without sh:nodeKind sh:IRI")
        if properties[SGSH + "requirement"]:
            problems += _incomplete(subject, properties)
    problems += _untold(facts)
    return sorted(set(problems))


def _untold(facts: Mapping[str, Mapping[str, list[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]]]) -> Iterable[str]:
    """Shapes whose results would be passed over, because no requirement says what they mean."""
    waiting = [s for s, properties in facts.items() if any(properties.get(t) for t in _TARGETS)]
    for shape in waiting:  # grows while it is read
        properties = facts.get(shape, {})
        finds = {p for p, values in properties.items() if values and p.startswith(SH)} - {SH + "property", *_TARGETS}
        if finds and not properties.get(SGSH + "requirement"):
            yield f"{shape} finds something and carries no requirement"
        waiting += [s for s in map(_iri, properties.get(SH + "property", [])) if s not in waiting]


def _incomplete(subject: str, properties: Mapping[str, list[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]]) -> Iterable[str]:
    if not properties.get(SH + "severity"):
        yield f"{subject}: no sh:severity"
    if len(properties.get(SGSH + "checks", [])) != 1:
        yield f"{subject}: sgsh:checks must name the one concept, or class of the ontology, that is checked"
    for text in (SH + "name", SH + "description", SH + "message", SGSH + "why", SGSH + "mend"):
        found = [(v.language or "").lower() for v in properties.get(text, []) if isinstance(v, ox.Literal) and v.value.strip()]
        if sorted(found) != sorted(TAGS) or len(found) != len(properties.get(text, [])):
            yield f"{subject}: {text.rpartition('#')[2]} must stand once in each of en, zh-Hans and zh-Hant"


def _iri(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    if isinstance(term, ox.NamedNode):
        return term.value
    return f"_:{term.value}" if isinstance(term, ox.BlankNode) else ""


@lru_cache(maxsize=1)
def load_shapes() -> Shapes:
    """The bundled shapes; read once."""
    return Shapes(bundle.shape_files())
