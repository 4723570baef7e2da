"""What a case consists of, property by property: mechanisms, carriers, values, rules, risks, decisions, trials, links."""

from __future__ import annotations

from dataclasses import dataclass

from sg2kg.terms import PREFIXES, SG2
from sg2kg.web.telling.notes import Mark, Notes
from sg2kg.web.telling.reading import LABEL, PREF_LABEL, RDF_TYPE, Node, Reader, Text, Thing, Value, naturally

SECTIONS: dict[str, tuple[str, ...]] = {
    "mechanisms": (SG2.hasMechanism,),
    "carriers": (SG2.hasCarrier,),
    "values": (SG2.createsValue, SG2.hasBenefitRule),
    "risks": (SG2.hasRisk,),
    "decisions": (SG2.hasDecisionRule, SG2.hasDecision, SG2.hasGrievanceChannel),
    "learning": (SG2.hasExperiment, SG2.hasHarmReview),
    "links": (SG2.hasLink,),
    "others": (SG2.hasElement,),
}
"""The sections of the page that are made of parts, and by which properties a case has them."""
_ORDER = (
    SG2.realises, SG2.rule, SG2.party, SG2.recurrence, SG2.whatFollows,
    SG2.function, SG2.usedBy, SG2.ownedBy, SG2.dataOwnedBy,
    SG2.valueKind, SG2.beneficiary, SG2.whatChanges,
    SG2.distributes, SG2.receiver, SG2.formula, SG2.share, SG2.exAnte, SG2.decidedBy,
    SG2.riskKind, SG2.bearerBefore, SG2.bearerAfter, SG2.residualBearer, SG2.instrument,
    SG2.closureRule, SG2.meetingInterval, SG2.chairedBy, SG2.initiatorCanOverride, SG2.ruleChange, SG2.exitTerms,
    SG2.byRule, SG2.takenOn, SG2.outcome, SG2.openTo, SG2.lookedOn, SG2.lookedHow, SG2.harmFound,
    SG2.start, SG2.end, SG2.follows, SG2.lesson, SG2.change, SG2.consequence, SG2.wholeCase, SG2.operator,
)  # fmt: skip
"""The order in which properties are told; others follow."""
_UNTOLD = (RDF_TYPE, LABEL, PREF_LABEL, SG2.hasIteration, SG2.shownBy, PREFIXES["rdfs"] + "isDefinedBy")
DATES = frozenset({SG2.start, SG2.end, SG2.takenOn, SG2.lookedOn})
"""Properties whose values are dates."""


@dataclass(frozen=True)
class Fact:
    """What a property says of a part."""

    prop: str
    values: tuple[Value, ...]


@dataclass(frozen=True)
class Part:
    """A part of a case: what it is called, what is said of it, and what it rests on."""

    anchor: str
    kind: str
    """IRI of its class, or empty."""
    name: Text
    facts: tuple[Fact, ...]
    marks: tuple[Mark, ...]
    phase: Text
    """Of the phase that it belongs to, where it is not one of the whole case."""
    parts: tuple[Part, ...] = ()
    """The rounds of a trial."""

    def values(self, prop: str) -> tuple[Value, ...]:
        """What a property says of it."""
        return next((f.values for f in self.facts if f.prop == prop), ())

    def without(self, *props: str) -> tuple[Fact, ...]:
        """The facts but for those of some properties."""
        return tuple(f for f in self.facts if f.prop not in props)


def parts_of(reader: Reader, notes: Notes, units: list[Node]) -> dict[str, tuple[Part, ...]]:
    """The parts of a case and of its phases, by section."""
    seen: set[Node] = set()
    found: dict[str, tuple[Part, ...]] = {}
    for section, properties in SECTIONS.items():
        of_section: list[Part] = []
        for prop in properties:
            for unit in units:
                fresh = [n for n in reader.nodes(unit, prop) if n not in seen]
                seen.update(fresh)
                phase = Text() if unit == units[0] else reader.name(unit)
                of_section += [part_of(reader, notes, n, phase) for n in sorted(fresh, key=lambda n: naturally(n.value))]
        found[section] = tuple(of_section)
    return found


def left_over(reader: Reader, notes: Notes, case: Node) -> tuple[Part, ...]:
    """What the record describes and nothing else on the page has shown: coders, bodies that only measure, figures to compare with."""
    found = [n for n in reader.beside(case) if n.value.startswith(case.value + "#") and not notes.anchors.has(n.value)]
    return tuple(part_of(reader, notes, n) for n in sorted(found, key=lambda n: naturally(n.value)) if not notes.anchors.has(n.value))


def part_of(reader: Reader, notes: Notes, node: Node, phase: Text | None = None) -> Part:
    """One part, with the rounds of it where it is a trial."""
    marks = notes.shown(node.value)
    rounds = sorted(reader.nodes(node, SG2.hasIteration), key=lambda n: (reader.word(n, SG2.start), naturally(n.value)))
    return Part(
        anchor=notes.anchors.of(node.value),
        kind=reader.iri(node, RDF_TYPE),
        name=reader.name(node) if reader.text(node, LABEL) else Text(),
        facts=facts_of(reader, node),
        marks=marks,
        phase=phase or Text(),
        parts=tuple(part_of(reader, notes, n) for n in rounds if n != node and not reader.nodes(n, SG2.hasIteration)),
    )


def facts_of(reader: Reader, node: Node, *without: str) -> tuple[Fact, ...]:
    """What is said of a thing, in the order in which it is best read."""
    told = [p for p in reader.properties(node) if p not in _UNTOLD and p not in without]
    told.sort(key=lambda p: (_ORDER.index(p) if p in _ORDER else len(_ORDER), p))
    return tuple(Fact(p, values) for p in told if (values := reader.values(node, p)))


def label_of(thing: Value, lang: str) -> str:
    """What a value is called, for sorting."""
    return thing.name.said(lang)[0] if isinstance(thing, Thing) else str(thing)
