"""The shapes, read from files: which requirement each tests or guards, what each says of itself, and which to check a tier with."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Union

import pyoxigraph as ox

from sg2kg import bundle
from sg2kg.errors import NotFoundError, ShapesError
from sg2kg.graph import rdf_files, read_path
from sg2kg.terms import SG2
from sg2kg.validation.shapes.facts import Facts, node
from sg2kg.validation.shapes.profiles import (
    GUARDS,
    PROFILE,
    REQUIREMENT,
    SEVERITY,
    SGSH,
    SH,
    TARGETS,
    TESTS,
    Profiles,
    Requirement,
    Tier,
    requirement_id,
)


@dataclass(frozen=True)
class ShapeInfo:
    """What a shape says of itself."""

    iri: str
    id: str
    """Its name, such as MAP-03-mechanism: an anchor in docs/tiers.md."""
    requirement: str
    """Id of the requirement that it tests or guards."""
    guard: bool
    """True where it only warns of gaming, and never fails a submission."""
    severity: str
    """violation, warning or info as it stands in the file; a tier may ask for it more strongly."""
    concept: str
    name: Mapping[str, str]
    description: Mapping[str, str]
    message: Mapping[str, str]
    why: Mapping[str, str]
    mend: Mapping[str, str]


class Shapes:
    """Shapes, requirements and tiers read from files; ``extra`` are the files of another body's profiles.

    Raises InputError for a file that cannot be read, ShapesError for one that must not be used.
    """

    def __init__(self, files: Iterable[Path], extra: Iterable[Path] = ()) -> None:
        shipped = {path: _triples(path) for path in files}
        brought = {path: _triples(path) for path in extra}
        own = [t for triples in shipped.values() for t in triples]
        self.files = (*shipped, *brought)
        """The files, those that ship first."""
        self.extra = tuple(t for triples in brought.values() for t in triples)
        """What other bodies' files say: it belongs to the background, too."""
        self.triples = [*own, *self.extra]
        ours = Facts(own)
        self.facts = Facts(self.triples) if brought else ours
        """All that the files say, by subject."""
        if brought or not _vouched_for(self.files):
            from sg2kg.validation.shapes.lint import lint

            for path, triples in shipped.items():
                _refuse(path, lint(triples, ours))
            for path, triples in brought.items():
                _refuse(path, lint(triples, self.facts, ours))
        self._profiles = Profiles(self.facts, ours.of_type(PROFILE))
        self.tiers = self._profiles.tiers
        """The tiers by token: those that ship from the lowest up, then others."""
        self._by_id = {requirement_id(self.facts, iri): iri for iri in self.facts.of_type(REQUIREMENT)}

    def tier(self, name: str) -> Tier:
        """The tier with this token or IRI; raises NotFoundError, naming the near ones."""
        return self._profiles.tier(name)

    def token(self, iri: str) -> str:
        """What the tier with this IRI is called for short; empty where it is none that is known."""
        return self._profiles.by_iri.get(iri, "")

    def asked(self, tier: str) -> dict[str, str]:
        """What a tier asks for with all it stands on: the ids of the requirements in order of checking, and how strongly each is asked for."""
        return self._profiles.asked(tier)

    def above(self, tier: str) -> str:
        """The tier that stands next on this one, those that ship first; the lowest for an empty name; empty for the highest."""
        if not tier:
            return next(iter(self.tiers))
        return next((t.name for t in self.tiers.values() if t.includes[:1] == (tier,)), "")

    def requirement(self, id: str, tier: str) -> Requirement:
        """The requirement with this id as ``tier`` asks for it; raises NotFoundError where it does not."""
        chain = reversed(self.tier(tier).chain)
        found = next((r for name in chain for r in self.tiers[name].requirements if r.id == id), None)
        if found is None:
            raise NotFoundError(f"requirement of {tier}", id, self.asked(tier))
        return found

    def obligations(self, id: str) -> dict[str, str]:
        """Which tiers list a requirement by themselves, and how strongly each asks for it, in order of the tiers."""
        return {t.name: r.obligation for t in self.tiers.values() for r in t.requirements if r.id == id}

    def info(self, shape: str) -> ShapeInfo | None:
        """What the shape with this IRI says of itself; None for a shape that neither tests nor guards a requirement."""
        facts = self.facts
        requirement = facts.node(shape, TESTS) or facts.node(shape, GUARDS)
        if not requirement:
            return None
        return ShapeInfo(
            iri=shape,
            id=shape.removeprefix(SGSH),
            requirement=requirement_id(facts, requirement),
            guard=bool(facts.node(shape, GUARDS)),
            severity=facts.node(shape, SH + "severity").removeprefix(SH).lower(),
            concept=facts.node(shape, SGSH + "checks"),
            name=facts.texts(shape, SH + "name"),
            description=facts.texts(shape, SH + "description"),
            message=facts.texts(shape, SH + "message"),
            why=facts.texts(shape, SGSH + "why"),
            mend=facts.texts(shape, SGSH + "mend"),
        )

    def of_requirement(self, requirement: str) -> list[ShapeInfo]:
        """The shapes that test a requirement, in the order in which they are written."""
        return self._carrying(requirement, TESTS)

    def guards_of(self, requirement: str) -> list[ShapeInfo]:
        """The shapes that only warn of gaming a requirement, in the order in which they are written."""
        return self._carrying(requirement, GUARDS)

    def _carrying(self, requirement: str, prop: str) -> list[ShapeInfo]:
        shapes = [s for s, p in self.facts.users(self._by_id.get(requirement, "")) if p == prop]
        return [i for i in map(self.info, shapes) if i is not None]

    def for_tier(self, name: str) -> list[ox.Triple]:
        """The shapes graph of a tier: what tests and guards all that it asks for, each as severe as the tier has it.

        What the tier does not ask for is left out: shapes, requirements, the profiles that are not beneath it, groups with nothing in them.
        """
        asked = self.asked(name)
        severity: dict[str, str] = {}
        dropped = {p for p in self.facts.of_type(PROFILE) if self.token(p) not in self.tier(name).chain}
        for id, requirement in self._by_id.items():
            shapes = {s for s, p in self.facts.users(requirement) if p in (TESTS, GUARDS)}
            if id not in asked:
                dropped |= {requirement, *shapes}
            else:
                severity |= {s: SEVERITY[asked[id]].capitalize() for s in shapes if self.facts.node(s, TESTS)}
        dropped |= {s for s in self.facts.subjects() if self._is_group(s) and set(self.facts.nodes(s, SH + "property")) <= dropped}
        kept = []
        for t in self.triples:
            subject = node(t.subject)
            if subject in dropped or (t.predicate.value == SH + "property" and node(t.object) in dropped):
                continue
            if t.predicate.value == SH + "severity" and subject in severity:
                t = ox.Triple(t.subject, t.predicate, ox.NamedNode(SH + severity[subject]))
            kept.append(t)
        return self._without_loose_ends(kept)

    def profiles(self) -> list[ox.Triple]:
        """What the profiles say of themselves."""
        found = set(self.facts.of_type(PROFILE))
        return [t for t in self.triples if node(t.subject) in found]

    def _is_group(self, shape: str) -> bool:
        """Whether a shape only gathers others."""
        properties = {p for p in self.facts.properties(shape) if p.startswith(SH)}
        return SH + "property" in properties and properties <= {SH + "property", *TARGETS} and not self.facts.users(shape)

    def _without_loose_ends(self, triples: list[ox.Triple]) -> list[ox.Triple]:
        """Less the blank nodes that were a part of what is left out."""
        while True:
            used = {node(t.object) for t in triples}
            kept = [
                t for t in triples if not (isinstance(t.subject, ox.BlankNode) and self.facts.users(node(t.subject)) and node(t.subject) not in used)
            ]
            if len(kept) == len(triples):
                return kept
            triples = kept


def _vouched_for(files: Iterable[Path]) -> bool:
    """Whether these files are, byte for byte, those that were linted when they were made (``scripts/vouch.py``)."""
    return bundle.vouched() == bundle.hash_of(files)


def _refuse(path: Path, problems: list[str]) -> None:
    if problems:
        others = f"this and {len(problems) - 1} more" if len(problems) > 1 else "this"
        raise ShapesError(f"{path}: {problems[0]}", f"Correct {others}; nothing was checked with these shapes.")


def _triples(path: Path) -> list[ox.Triple]:
    return [ox.Triple(q.subject, q.predicate, q.object) for q in read_path(path)]


def load_shapes(profiles: Union[str, os.PathLike[str], None] = None) -> Shapes:
    """The shapes that ship; with ``profiles``, a folder (or file) of another body, its profiles, requirements, shapes and lists, too.

    A file in the folder that holds a record is a submission, and is passed over. Raises InputError for a folder that is not there or holds no
    RDF, ShapesError for one that must not be used.
    """
    return _shipped() if profiles is None else Shapes(bundle.shape_files(), _profile_files(Path(profiles)))


@lru_cache(maxsize=1)
def _shipped() -> Shapes:
    return Shapes(bundle.shape_files())


def _profile_files(folder: Path) -> list[Path]:
    found = []
    profiles = False
    for path in rdf_files(folder):
        facts = Facts(_triples(path))
        described = facts.of_type(PROFILE, REQUIREMENT, SH + "NodeShape", SH + "PropertyShape")
        if facts.of_type(SG2.CaseRecord):
            if described:
                raise ShapesError(f"{path}: a record and a profile in one file", "Put the submission into a file of its own.")
            continue
        profiles |= bool(facts.of_type(PROFILE))
        found.append(path)
    if not profiles:
        raise ShapesError(f"{folder}: no profile in it", "A body's folder holds at least one prof:Profile; docs/profiles.md shows one.")
    return found
