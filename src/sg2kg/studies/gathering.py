"""Gathers what a study asks for from a knowledge base: raw values, memberships with their gaps, and the statements behind every one of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Union

from sg2kg.errors import AnalysisError, NotFoundError
from sg2kg.frames import Column, Frame
from sg2kg.knowledge import CaseInfo, KnowledgeBase
from sg2kg.qca.data import Data
from sg2kg.qca.gaps import Assumption as Assumed
from sg2kg.studies.measuring import Measuring, ask, known_concept
from sg2kg.studies.model import Assumption, Calibration, Condition, Scope, StatusMeasure, Study
from sg2kg.terms import SG2, SG2Q

MAX_CASES = 5000


@dataclass(frozen=True)
class Ground:
    """A statement on which a score rests, with its source; texts are empty where the statement has none."""

    statement: str
    source: str
    """IRI."""
    label: str
    """Of the source."""
    address: str
    locator: str


@dataclass(frozen=True)
class Score:
    """One case in one condition: raw value, membership, and what both rest on; or why they are not known."""

    case: str
    condition: str
    raw: Union[float, None]
    value: Union[float, None]
    """Membership, or level; None where it is not known."""
    status: str
    """IRI of the status where the measure is one."""
    gap: str
    """Why the raw value is not known; kept where an assumption fills it."""
    grounds: tuple[Ground, ...]
    observations: tuple[str, ...]
    assumption: Union[Assumption, None] = None
    """The declared assumption that gives the value, if one does."""


@dataclass(frozen=True)
class Gathered(Frame):
    """All scores of a study; as a frame one row a score, with its evidence."""

    study: Study
    basis: str
    cases: tuple[CaseInfo, ...]
    scores: Mapping[tuple[str, str], Score]
    """By (name of case, name of condition)."""
    data: Data
    """The memberships, a gap for what is not known."""
    assumptions: tuple[Assumption, ...]
    """All that were declared, in the study and by the call."""

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """The conditions, then the outcome."""
        return (*self.study.conditions, self.study.outcome)

    @property
    def raw(self) -> dict[tuple[str, str], Union[float, None]]:
        """The raw values by (case, condition)."""
        return {key: s.raw for key, s in self.scores.items()}

    @property
    def links(self) -> dict[tuple[str, str], tuple[Ground, ...]]:
        """The statements behind each score, by (case, condition)."""
        return {key: s.grounds for key, s in self.scores.items()}

    @property
    def assumed(self) -> tuple[Assumed, ...]:
        """The assumptions that filled a gap, by condition, as an analysis lists them."""
        found: dict[tuple[str, str], list[str]] = {}
        for (case, name), score in self.scores.items():
            if score.assumption:
                a = score.assumption
                words = f"{a.because} ({a.who})" if a.who else a.because
                found.setdefault((name, words), []).append(case)
        return tuple(Assumed(name, words, tuple(cases)) for (name, words), cases in found.items())

    def recalibrated(self, name: str, calibration: Calibration) -> Data:
        """The memberships with another calibration of one condition, or of the outcome.

        Raises InputError, with the place of the calibration, where its anchors do not make one, or do not fit the values.
        """
        calibration.function()
        cases = self.data.cases
        changed = next(c for c in self.conditions if c.name == name)
        found = [self.scores[(case, name)] for case in cases]
        new = _calibrated(replace(changed, calibration=calibration), [s.raw for s in found])
        column = [s.assumption.score if s.assumption else v for s, v in zip(found, new, strict=True)]
        if name == self.data.outcome:
            return replace(self.data, outcomes=tuple(column))
        i = self.data.names.index(name)
        scores = tuple((*row[:i], v, *row[i + 1 :]) for row, v in zip(self.data.scores, column, strict=True))
        return replace(self.data, scores=scores)

    def typed_columns(self) -> Sequence[Column]:
        """Case, condition, raw value, membership, why a gap, and one row for each statement behind it."""
        rows = [(s, g) for s in self.scores.values() for g in (s.grounds or (None,))]
        return [
            Column("case", "string", [s.case for s, _ in rows]),
            Column("condition", "string", [s.condition for s, _ in rows]),
            Column("raw", "number", [s.raw for s, _ in rows]),
            Column("membership", "number", [s.value for s, _ in rows]),
            Column("gap", "string", [s.gap or None for s, _ in rows]),
            Column("assumption", "string", [s.assumption.because if s.assumption else None for s, _ in rows]),
            Column("statement", "string", [g.statement if g else None for _, g in rows]),
            Column("source", "string", [g.label if g else None for _, g in rows]),
            Column("address", "string", [g.address or None if g else None for _, g in rows]),
            Column("locator", "string", [g.locator or None if g else None for _, g in rows]),
        ]


def gather(kb: KnowledgeBase, study: Study, *, basis: str = "", assume: Iterable[Assumption] = (), lang: str = "en") -> Gathered:
    """The scores of the cases of ``study``, on its own counting basis or on ``basis``.

    What is not reported or contested is a gap, unless an assumption of the study or one in ``assume`` (which comes first) reads it otherwise.
    Raises NotFoundError for an unknown basis, InputError with the place in the study for an unknown case, concept or indicator and for a query
    that gives something else than values, AnalysisError for an assumption on a concept that the study does not use.
    """
    basis = basis or study.basis
    kb.book(basis)
    cases = _cases(kb, study.scope)
    conditions = (*study.conditions, study.outcome)
    assumptions = _assumptions(kb, (*assume, *study.assumptions), conditions)
    names = _names(cases)
    measuring = Measuring(kb, basis, [c.iri for c in cases])
    grounds = _Grounds(kb, lang)
    scores: dict[tuple[str, str], Score] = {}
    for condition in conditions:
        found = measuring.measure(condition.measure)
        values = _calibrated(condition, [found[c.iri].value for c in cases])
        concept = known_concept(kb, condition.measure.concept, condition.measure.place) if isinstance(condition.measure, StatusMeasure) else ""
        for case, value in zip(cases, values, strict=True):
            f = found[case.iri]
            because = next((a for a in assumptions if f.value is None and a.concept == concept and a.status == f.status), None)
            scores[(names[case.iri], condition.name)] = Score(
                case=names[case.iri],
                condition=condition.name,
                raw=f.value,
                value=because.score if because else value,
                status=f.status,
                gap=f.gap,
                grounds=tuple(grounds.of(s) for s in f.statements),
                observations=f.observations,
                assumption=because,
            )
    order = [names[c.iri] for c in cases]
    table = [[scores[(case, c.name)].value for c in study.conditions] for case in order]
    outcomes = [scores[(case, study.outcome.name)].value for case in order]
    data = _levels(Data.of(order, study.outcome.name, [c.name for c in study.conditions], table, outcomes), study)
    return Gathered(study, basis, tuple(cases), scores, data, assumptions)


def _levels(data: Data, study: Study) -> Data:
    """As many levels as the calibration makes, and fuzzy where it is, whatever values happen to occur."""
    fuzzy = {c.name for c in study.conditions if c.calibration and c.calibration.kind != SG2Q.CrispCalibration}
    most = {c.name: len(c.calibration.anchors) + 1 for c in study.conditions if c.calibration and c.name not in fuzzy}
    return replace(data, conditions=tuple(replace(c, levels=most.get(c.name, 2), fuzzy=c.name in fuzzy) for c in data.conditions))


def _cases(kb: KnowledgeBase, scope: Scope) -> list[CaseInfo]:
    wanted = list(scope.cases)
    if scope.query:
        table = ask(kb, scope.query, scope.trusted, scope.place)
        wanted += [str(row[0]) for row in table]
    known = {c.iri: c for c in kb.cases}
    for iri in wanted:
        if iri not in known:
            error = NotFoundError("case", iri.rpartition("/")[2], [c.name for c in kb.cases])
            raise scope.place.error(f"unknown case: {iri.rpartition('/')[2]}", error.hint)
    if not wanted:
        raise scope.place.error("the scope holds no case", "Does the query give the IRIs of cases in its first column?")
    if len(wanted) > MAX_CASES:
        raise scope.place.error(f"the scope holds {len(wanted)} cases", f"At most {MAX_CASES} can be compared.")
    return [c for c in kb.cases if c.iri in set(wanted)]


def _names(cases: Sequence[CaseInfo]) -> dict[str, str]:
    """A short name for each case; its IRI where two would be called the same."""
    short = [c.name for c in cases]
    return {c.iri: c.name if short.count(c.name) == 1 else c.iri for c in cases}


def _assumptions(kb: KnowledgeBase, declared: Iterable[Assumption], conditions: Sequence[Condition]) -> tuple[Assumption, ...]:
    used = {known_concept(kb, c.measure.concept, c.measure.place): c for c in conditions if isinstance(c.measure, StatusMeasure)}
    made = []
    for a in declared:
        concept = known_concept(kb, a.concept, a.place)
        if not a.because.strip():
            raise AnalysisError(f"why is {kb.notation(concept)} read so?", "Give the reason of the assumption.")
        if a.status == SG2.notReported and a.read_as != SG2.absentOnPurpose:
            raise AnalysisError(f"{kb.notation(concept)}: what is not reported cannot be assumed present", "It can be read as absent on purpose.")
        if concept not in used:
            names = ", ".join(kb.notation(c) for c in used) or "none"
            raise AnalysisError(f"no condition of the study reads the status of {kb.notation(concept)}", f"It reads: {names}.")
        if used[concept] == conditions[-1]:
            raise AnalysisError(
                f"the outcome {conditions[-1].name} cannot be assumed", "A case whose outcome is not known is left out, and shown in its row."
            )
        made.append(replace(a, concept=concept))
    return tuple(made)


def _calibrated(condition: Condition, values: Sequence[Union[float, None]]) -> Sequence[Union[float, None]]:
    calibration = condition.calibration
    if calibration is None:
        return values
    if calibration.kind == SG2Q.CrispCalibration:
        # a threshold that nobody reaches is no error here: that nothing varies is said of the evidence, not of the study
        thresholds = [a.value for a in calibration.anchors]
        return [None if v is None else float(sum(t <= v for t in thresholds)) for v in values]
    function = calibration.function()
    if all(v is None for v in values):
        return values
    try:
        return function.apply(values)
    except AnalysisError as error:
        raise calibration.place.error(f"{condition.name}: {error.what}", error.hint) from None


class _Grounds:
    def __init__(self, kb: KnowledgeBase, lang: str) -> None:
        self._kb, self._lang = kb, lang

    @cached_property
    def _sources(self) -> dict[str, tuple[str, str]]:
        query = "SELECT ?s ?source ?locator { ?s sg2:source ?source OPTIONAL { ?s sg2:locator ?locator } } ORDER BY ?s ?source ?locator"
        found: dict[str, tuple[str, str]] = {}
        for s, source, locator in self._kb.dataset.select(query):
            found.setdefault(s, (source, str(locator or "")))
        return found

    def of(self, statement: str) -> Ground:
        source, locator = self._sources.get(statement, ("", ""))
        return Ground(statement, source, self._kb.label(source, self._lang) if source else "", self._kb.address(source), locator)
