"""Units of status: what is known of each concept in each case, worked out for each coder from that coder's statements alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from sg2kg.agreement.codings import Coding
from sg2kg.agreement.fields import NOT_CODED, Field, Material
from sg2kg.agreement.levels import Value
from sg2kg.agreement.matching import Group, called
from sg2kg.agreement.results import Said, Scale, Unit
from sg2kg.knowledge.status import Status
from sg2kg.terms import SG2

NOT_REPORTED, CONTESTED = "not reported", "contested"
STATUS_WORD = {SG2.present: "present", SG2.absentOnPurpose: "absent on purpose", SG2.notReported: NOT_REPORTED, SG2.contested: CONTESTED}
"""The values of a status in words."""
_LEAD = {"likens": "an analogy", "suggests": "an inference", "affirms jointly": "a joint statement"}


def status_fields(material: Material) -> list[Field]:
    """The status of each concept in each case; the same in two steps, reported or not, then which where reported; the status in phases.

    The units of a case are the core list and each concept that some coder names in a statement or search note about the case or a phase of it.
    What only follows from a narrower concept is no unit: it would count one disagreement twice. The status of a case takes in its phases, so
    coders who put a statement into another phase do not differ there; they do in the field of phases.
    """
    status, in_phase = Field("status", Scale("nominal")), Field("status in a phase", Scale("nominal"))
    whole: Group = [None] * len(material.codings)
    named = [_named(c) for c in material.codings]
    core = material.kb.core_list()
    for case in material.cases:
        phases = material.phases[case]
        of_phases = [_mentioned(named, group) for group in phases]
        concepts = {*core, *_mentioned(named, [case] * len(named)), *(c for found in of_phases for c in found)}
        for concept in sorted(concepts, key=material.kb.notation):
            status.add(_unit(material, case, whole, concept), concept)
        for group, mentioned in zip(phases, of_phases, strict=True):
            if sum(p is not None for p in group) > 1:
                for concept in sorted(mentioned, key=material.kb.notation):
                    in_phase.add(_unit(material, case, group, concept), concept)
    reported = Field("reported or not", Scale("nominal"), listed=False)
    where = Field("status where reported", Scale("nominal"), listed=False)
    for unit, concept in zip(status.units, status.concepts, strict=True):
        values = [s.value for s in unit.said]
        reported.add(_with(unit, [v if v in (None, NOT_REPORTED) else "reported" for v in values]), concept)
        where.add(_with(unit, [None if v == NOT_REPORTED else v for v in values]), concept)
    return [status, reported, where, in_phase]


def cautious(unit: Unit) -> str:
    """The more cautious status of a unit on which coders differ; empty for other fields than the status.

    Against *not reported* nothing stands but a lead; *contested* stands against present and absent. Coders who differ are never a contest: where
    one has it present and another absent, it is not reported.
    """
    if unit.field not in ("status", "status in a phase"):
        return ""
    values = {s.value for s in unit.said if s.value is not None}
    if CONTESTED in values and NOT_REPORTED not in values:
        return f"{CONTESTED}; coders differ, confidence low"
    lead = ", with a lead" if values & {"present", CONTESTED} else ""
    return f"{NOT_REPORTED}{lead}; coders differ, confidence low"


def _named(coding: Coding) -> dict[str, set[str]]:
    """For each situation the concepts that the coder names in a statement or a search note."""
    notes = coding.kb.dataset.select("SELECT ?case ?c { ?note sg2:noteOn ?case ; sg2:lookedFor ?c FILTER NOT EXISTS { ?c a sg2:RecordField } }")
    known = set(coding.kb.concepts.values())
    found: dict[str, set[str]] = defaultdict(set)
    for situation, concept in [*((e.situation, e.concept) for e in coding.evidence), *notes]:
        if concept in known:
            found[situation].add(concept)
    return found


def _mentioned(named: Sequence[dict[str, set[str]]], group: Group) -> set[str]:
    return {c for found, thing in zip(named, group, strict=True) if thing is not None for c in found.get(thing, ())}


def _unit(material: Material, case: str, phases: Group, concept: str) -> Unit:
    in_phase = any(phases)
    said = [
        NOT_CODED if case not in coding.cases or (in_phase and phase is None) else _said(coding, coding.book.of(case, concept, phase), material.lang)
        for coding, phase in zip(material.codings, phases, strict=True)
    ]
    label = called(material.codings, phases, material.lang) if in_phase else ""
    return material.unit("status in a phase" if in_phase else "status", case, said, phase=label, concept=concept)


def _said(coding: Coding, status: Status, lang: str) -> Said:
    word = STATUS_WORD[status.value]
    best = status.best or next(iter(status.leads), None)
    if best is None:
        return Said(word, says=f"searched {status.search.on}".strip() if status.search else "not searched")
    return coding.said(word, best.statement, lang, "" if status.best else f"only {_LEAD[best.bearing]}: ")


def _with(unit: Unit, values: Sequence[Value | None]) -> Unit:
    return replace(unit, said=tuple(Said(v) for v in values))
