"""Settles a choice with the knowledge base: names as it knows them, and what is wrong, each fault with the choices that would mend it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sg2kg.comparison import EVERY_BASIS
from sg2kg.comparison.choosing import cases_of, concepts_of, units_of
from sg2kg.comparison.pictures import PICTURES
from sg2kg.comparison.similarity import LINKAGES, MEASURES
from sg2kg.errors import NotFoundError, ParameterError
from sg2kg.knowledge.status import BASES
from sg2kg.messages import one_line
from sg2kg.web.comparing.choice import Choice
from sg2kg.web.problems import Problem

if TYPE_CHECKING:
    from sg2kg.knowledge import KnowledgeBase
    from sg2kg.knowledge.base import CaseInfo

MOST_CELLS = 50_000
"""More are not compared here: it takes a second of the one thread that all pages share."""


@dataclass(frozen=True)
class Fault:
    """Something in a choice that cannot be: the key of the sentence that says so, the name that is not known, the near ones."""

    key: str
    """unknown KIND, both, empty, or large."""
    name: str = ""
    said: str = ""
    """For ``empty``: what the library says, in English."""
    near: tuple[tuple[str, Choice], ...] = ()
    """Names that are known, each with the choice that has it in the place of the fault."""


@dataclass(frozen=True)
class Settled:
    """A choice with the names that the knowledge base has for it, and what of it was left out because it cannot be."""

    choice: Choice
    faults: tuple[Fault, ...] = ()
    lacking: tuple[str, ...] = ()
    """The IRIs of the cases that are left out, for they lack the phase."""
    cells: int = 0

    def problem(self) -> Problem:
        """The first fault, for programs."""
        fault = self.faults[0]
        if fault.key.startswith("unknown "):
            hint = f"Did you mean {' or '.join(name for name, _ in fault.near)}?" if fault.near else "The page /compare lists what there is."
            return Problem(400, f"Unknown {fault.key.removeprefix('unknown ')}: {one_line(fault.name, 200)}", hint, id=NotFoundError.id)
        said = {"both": "one phase and all phases over time are asked for at once", "large": f"more than {MOST_CELLS} cells are asked for"}
        return Problem(400, fault.said or said[fault.key], "Leave something out.", id=ParameterError.id)


class _Settling:
    def __init__(self, kb: KnowledgeBase) -> None:
        self.kb = kb
        self.faults: list[tuple[str, str, Sequence[str]]] = []

    def one(self, values: Mapping[str, list[str]], name: str, known: Iterable[str], default: str) -> str:
        """The value of a parameter that has few values."""
        value = values.get(name, [default])[0]
        every = list(known)
        if value in every:
            return value
        self.faults.append((name, value, NotFoundError(name, value, every).near or every))
        return default

    def case(self, name: str) -> str | None:
        try:
            return short_name(self.kb, self.kb.case(name))
        except NotFoundError as unknown:
            self.faults.append(("case", name, unknown.near))
            return None

    def concept(self, name: str) -> str | None:
        try:
            concept = self.kb.concept(name)
        except NotFoundError as unknown:
            self.faults.append(("concept", name, unknown.near))
            return None
        notation = self.kb.notation(concept)
        return notation if self.kb.concepts.get(notation) == concept else concept

    def by(self, name: str) -> str:
        try:
            concepts_of(self.kb, Choice(by=name).request("en"), self.kb.cases)
        except NotFoundError as unknown:
            self.faults.append(("by", name, unknown.near))
            return Choice.by
        except ParameterError:
            pass  # nothing is there to compare by, which is told with the cases that are chosen
        return name


def short_name(kb: KnowledgeBase, info: CaseInfo) -> str:
    """The name of a case that stands for it alone: its short name, or its IRI where another one has that, too."""
    return info.name if kb.case(info.name).iri == info.iri else info.iri


def settle(kb: KnowledgeBase, values: Mapping[str, list[str]]) -> Settled:
    """The choice that the values of an address stand for (:func:`sg2kg.web.comparing.choice.read`); what is not known is left out, and told."""
    s = _Settling(kb)
    cases = tuple(dict.fromkeys(c for name in values.get("case", ()) if (c := s.case(name))))
    if cases == tuple(short_name(kb, c) for c in kb.cases if not c.fictitious):
        cases = ()
    when = values.get("when", [""])[0]
    phase = values.get("phase", [""])[0] or (when.removeprefix("phase:") if when.startswith("phase:") else "")
    if when and when != "time" and not when.startswith("phase:"):
        s.faults.append(("when", when, ()))
    choice = Choice(
        cases=cases,
        by=s.by(values["by"][0]) if "by" in values and "concept" not in values else Choice.by,
        concepts=tuple(dict.fromkeys(c for name in values.get("concept", ()) if (c := s.concept(name)))),
        basis=s.one(values, "basis", (*BASES, EVERY_BASIS), Choice.basis),
        phase=phase,
        over_time=s.one(values, "over", ("", "time"), "") == "time" or when == "time",
        turned=s.one(values, "rows", ("concepts", "cases"), "concepts") == "cases",
        found_only=s.one(values, "show", ("all", "found"), "all") == "found",
        picture=s.one(values, "picture", PICTURES, Choice.picture),
        measure=s.one(values, "measure", MEASURES, MEASURES[0]),
        linkage=s.one(values, "linkage", LINKAGES, LINKAGES[0]),
    )
    if s.faults:
        return Settled(replace(choice, phase=""), tuple(_fault(choice, *fault) for fault in s.faults))
    return _measured(kb, choice)


def _fault(choice: Choice, kind: str, name: str, near: Sequence[str]) -> Fault:
    field = {"case": "cases", "concept": "concepts"}.get(kind, kind)
    mended: list[tuple[str, Choice]] = []
    for known in near:
        if kind in ("case", "concept"):
            mended.append((known, choice.but(**{field: tuple(dict.fromkeys((*getattr(choice, field), known)))})))
        elif kind in ("by", "basis", "phase", "picture", "measure", "linkage"):
            mended.append((known, choice.but(**{field: known})))
    return Fault(f"unknown {kind}", name, near=tuple(mended))


def _measured(kb: KnowledgeBase, choice: Choice) -> Settled:
    """The choice with the number of its cells, or with what is wrong with the whole of it."""
    if choice.phase and choice.over_time:
        mended = ((choice.phase, choice.but(over_time=False)), ("over=time", choice.but(phase="")))
        return Settled(choice.but(phase=""), (Fault("both", choice.phase, near=mended),))
    request = choice.request("en")
    try:
        infos = cases_of(kb, request)
        concepts, _ = concepts_of(kb, request, infos)
        units = units_of(kb, request, infos)
    except NotFoundError as unknown:
        return Settled(choice.but(phase=""), (_fault(choice, unknown.kind, unknown.name, unknown.near),))
    except ParameterError as error:
        return Settled(choice, (Fault("empty", said=error.what),))
    if len(units) * len(concepts) > MOST_CELLS:
        return Settled(choice, (Fault("large", str(len(units) * len(concepts))),))
    shown = {u.case for u in units}
    return Settled(choice, (), tuple(c.iri for c in infos if c.iri not in shown), len(units) * len(concepts))
