"""The fields in which codings are compared, and the families of concepts by which they are reported."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from sg2kg.agreement.codings import Coding
from sg2kg.agreement.levels import Value
from sg2kg.agreement.matching import Group, called, matched, one_only
from sg2kg.agreement.results import Said, Scale, Unit
from sg2kg.knowledge import KnowledgeBase
from sg2kg.terms import SG2

MECHANISMS = ("M-STR", "M-ECO", "M-EXP")
"""The mechanisms are reported each by itself too, within their family."""


@dataclass(frozen=True)
class Family:
    """A family of concepts: those under one concept of the framework."""

    notation: str
    label: str
    iri: str
    members: frozenset[str] = field(repr=False)

    @property
    def names(self) -> tuple[str, str, str]:
        """Notation, label, IRI."""
        return self.notation, self.label, self.iri


@dataclass
class Field:
    """One field: its units, each with the IRI of the concept by which it falls into a family (empty where it has none)."""

    name: str
    scale: Scale
    units: list[Unit] = field(default_factory=list)
    concepts: list[str] = field(default_factory=list)
    listed: bool = True
    """False where disagreements are listed under another field already."""
    by_family: bool = True

    def add(self, unit: Unit, concept: str = "") -> None:
        """Puts a unit into the field."""
        self.units.append(unit)
        self.concepts.append(concept)

    def rows(self, family: Family | None) -> list[list[Value | None]]:
        """Units × coders for a family, for None those in no family or, where the field is not told by family, all."""
        return [
            [s.value for s in unit.said]
            for unit, concept in zip(self.units, self.concepts, strict=True)
            if not self.by_family or (concept in family.members if family else True)
        ]


@dataclass
class Material:
    """What units are made from: the codings, the cases that they share, the language of labels, and what could not be matched so far."""

    codings: Sequence[Coding]
    cases: Sequence[str]
    lang: str
    unmatched: list[str] = field(default_factory=list)

    @property
    def kb(self) -> KnowledgeBase:
        """The knowledge base of the first coding, which knows the framework."""
        return self.codings[0].kb

    def case_label(self, case: str) -> str:
        """The short name of a case, as comparisons show it."""
        return self._names[case]

    @cached_property
    def _names(self) -> dict[str, str]:
        return {info.iri: info.name for coding in self.codings for info in coding.kb.cases}

    def unit(self, field: str, case: str, said: Iterable[Said], *, phase: str = "", concept: str = "", what: str = "") -> Unit:
        """A unit of a field; case and concept are IRIs, the label of the concept says what it is where nothing else does."""
        notation = self.kb.notation(concept) if concept else ""
        return Unit(field, self.case_label(case), phase, notation, what or self.kb.label(concept, self.lang), tuple(said))

    @cached_property
    def phases(self) -> dict[str, list[Group]]:
        """For each case its phases, as each coding has them."""
        found = {case: matched(self.codings, [c.book.phases(case) for c in self.codings]) for case in self.cases}
        for case, groups in found.items():
            self.unmatched += one_only(self.codings, case, "phases", [(called(self.codings, g, self.lang), g) for g in groups])
        return found


NOT_CODED = Said(None)


def families(kb: KnowledgeBase, lang: str) -> list[Family]:
    """The families of concepts for which agreement is reported (scheme sg2x:CodingFamilies), the mechanisms each by itself, and the rest."""
    tops = [c for (c,) in kb.dataset.select("SELECT ?c { ?c skos:inScheme sg2x:CodingFamilies }")]
    roots: dict[str, list[str]] = {top: [top] for top in tops}
    # no triple ties the dimensions to the model of the three dimensions
    model = kb.concept("CORE-14")
    if model in roots:
        roots[model] += [c for (c,) in kb.dataset.select(f"SELECT ?c {{ ?c a <{SG2.KeyDimension}> }}")]
    found = [_family(kb, lang, top, below) for top, below in roots.items()]
    found.sort(key=lambda f: (_ORDER.index(f.notation) if f.notation in _ORDER else len(_ORDER), f.notation))
    at = next((i + 1 for i, f in enumerate(found) if f.notation == "LAY-M"), len(found))
    found[at:at] = [_family(kb, lang, kb.concept(m), [kb.concept(m)]) for m in MECHANISMS]
    known = frozenset(c for f in found for c in f.members)
    rest = frozenset(c for c in kb.concepts.values() if c not in known)
    return [*found, Family("other", "concepts in no family", "", rest)]


_ORDER = ("LAY-V", "LAY-M", "LAY-C", "CORE-14", "DEF-5", "E-0")


def _family(kb: KnowledgeBase, lang: str, top: str, roots: Sequence[str]) -> Family:
    values = " ".join(f"<{r}>" for r in roots)
    members = frozenset(c for (c,) in kb.dataset.select(f"SELECT DISTINCT ?c {{ VALUES ?root {{ {values} }} ?c skos:broader* ?root }}"))
    return Family(kb.notation(top), kb.label(top, lang), top, members)
