"""One cell in full: its status and why, what it rests on, what points to it and does not count, and what it is elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sg2kg.comparison import compare
from sg2kg.comparison.choosing import last_part
from sg2kg.comparison.writers.text import BASIS_LETTER
from sg2kg.knowledge.status import BASES, Evidence, Search
from sg2kg.terms import PREFIXES
from sg2kg.web.comparing.choice import Choice, encoded
from sg2kg.web.comparing.settling import Settled
from sg2kg.web.comparing.table import cell_id, cell_pairs
from sg2kg.web.problems import Problem

if TYPE_CHECKING:
    from sg2kg.comparison import Cell, Ground, Unit
    from sg2kg.knowledge import KnowledgeBase

_CHINESE = re.compile("[\u3400-\u9fff]")


@dataclass(frozen=True)
class Told:
    """A statement, with what the ontology calls its parts."""

    ground: Ground
    basis: str
    grade: str
    closeness: str
    confidence: str
    of: tuple[str, str]
    """Notation and IRI of the concept that it names, where that is another one; else empty."""
    where: str
    """The label of the phase that it is about, or empty."""
    tongue: str = ""
    """en where what it says is told in English within a page of another language; else empty."""
    reason: str = ""
    decider: str = ""
    """For a denial: why it is not there, and who decided so."""


@dataclass(frozen=True)
class Elsewhere:
    """What the same cell is on another basis, or in another phase."""

    name: str
    label: str
    word: str
    status: str
    mark: str
    address: str
    here: bool


@dataclass(frozen=True)
class Proof:
    """All that there is to say of a cell."""

    unit: Unit
    case: str
    """What the case is called."""
    name: str
    """The name that an address has for it."""
    phase: str
    """What the phase is called, or empty."""
    concept: str
    notation: str
    label: str
    cell: Cell
    status: str
    why: str
    """The key of the sentence that says why it has this status."""
    affirm: int
    deny: int
    grounds: tuple[Told, ...]
    leads: tuple[Told, ...]
    figures: int
    search: Search | None
    bases: tuple[Elsewhere, ...]
    phases: tuple[Elsewhere, ...]
    only_one: bool
    """Whether there is one statement that counts."""
    back: str
    """The id of the cell in a table."""
    alone: str
    """The parameters of the page of this cell."""


def one_cell(settled: Settled) -> Choice:
    """The choice of one cell; raises Problem (400) for one of none or several."""
    choice = settled.choice
    if settled.faults:
        raise settled.problem()
    if len(choice.cases) != 1 or len(choice.concepts) != 1 or choice.over_time or choice.basis not in BASES:
        raise Problem(400, "a cell is one case and one concept, on one basis", "For example /compare/cell?case=cloud-rice&concept=M-ECO.")
    return replace(Choice(), cases=choice.cases, concepts=choice.concepts, basis=choice.basis, phase=choice.phase)


def proof_of(kb: KnowledgeBase, choice: Choice, lang: str, path: str) -> Proof:
    """All that there is to say of the cell that ``choice`` names (:func:`one_cell`); ``path`` is the page of cells."""
    comparison = compare(kb, choice.request(lang))
    unit, concept = comparison.units[0], comparison.concepts[0]
    cell = comparison.cells[unit.name, concept]
    name, asked = choice.cases[0], choice.concepts[0]
    evidence = {e.statement: e for e in (*cell.status.evidence, *cell.status.leads)}

    def told(grounds: Iterable[Ground]) -> tuple[Told, ...]:
        return tuple(_told(kb, g, evidence.get(g.statement), cell, lang) for g in grounds)

    def elsewhere(label: str, basis: str, phase: str | None, here: bool) -> Elsewhere:
        other = compare(kb, choice.but(basis=basis, phase=phase or "").request(lang))
        found = other.cells[other.units[0].name, concept]
        mark = BASIS_LETTER.get(found.basis, "") or ("~" if found.lead else "")
        address = f"{path}?{encoded(cell_pairs(name, asked, basis, phase))}"
        return Elsewhere(basis, label, found.word, comparison.statuses[found.word], mark, address, here)

    phases = kb.book(unit.basis).phases(unit.case)
    starts: dict[str, str] = dict(kb.dataset.select("SELECT ?p ?s { ?p sg2:start ?s }"))
    phases.sort(key=lambda p: (p not in starts, str(starts.get(p, "")), p))
    affirm = sum(e.bearing in ("affirms", "suggests") for e in cell.status.evidence)
    why = "follows" if cell.word == "present" and cell.status.via else cell.word
    silent = cell.word == "not-reported"
    return Proof(
        unit=unit,
        case=comparison.labels[unit.case],
        name=name,
        phase=kb.label(unit.phase, lang) if unit.phase else "",
        concept=concept,
        notation=comparison.notations[concept],
        label=comparison.labels[concept],
        cell=cell,
        status=comparison.statuses[cell.word],
        why="not-searched" if silent and not cell.status.search else why,
        affirm=affirm,
        deny=len(cell.status.evidence) - affirm,
        grounds=told(cell.grounds),
        leads=told(cell.leads),
        figures=kb.figures(unit.case, concept),
        search=cell.status.search,
        bases=tuple(elsewhere("", basis, last_part(unit.phase) if unit.phase else None, basis == unit.basis) for basis in BASES),
        phases=tuple(elsewhere(kb.label(p, lang), unit.basis, p, p == unit.phase) for p in phases),
        only_one=len(cell.status.evidence) == 1,
        back=cell_id(unit.name, comparison.notations[concept]),
        alone=encoded(cell_pairs(name, asked, unit.basis, unit.phase)),
    )


def _told(kb: KnowledgeBase, ground: Ground, evidence: Evidence | None, cell: Cell, lang: str) -> Told:
    def called(local: str) -> str:
        return kb.label(PREFIXES["sg2"] + local, lang) if local else ""

    of = ("", "")
    where = ""
    if evidence is not None:
        if evidence.concept != cell.status.concept:
            of = (kb.notation(evidence.concept), evidence.concept)
        if evidence.situation not in (cell.status.case, cell.status.phase):
            where = kb.label(evidence.situation, lang)
    return Told(
        ground,
        ground.basis,
        called(f"grade{ground.grade}") if ground.grade else "",
        called(ground.closeness),
        called(ground.confidence),
        of,
        where,
        "en" if lang != "en" and not _CHINESE.search(ground.says) else "",
        kb.label(evidence.reason, lang) if evidence and evidence.reason else "",
        kb.label(evidence.decider, lang) if evidence and evidence.decider else "",
    )
