"""Finds the raw value of a condition in each case, with the statements and observations on which it rests, or says why there is none."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Union

import pyoxigraph as ox

from sg2kg.errors import NotFoundError
from sg2kg.graph import Table
from sg2kg.knowledge import BASES, KnowledgeBase
from sg2kg.knowledge.status import Search
from sg2kg.studies.model import CountMeasure, Measure, ObservationMeasure, Place, QueryMeasure, StatusMeasure, say
from sg2kg.terms import PREFIXES, SG2

SECONDS = 30.0
"""How long a query that somebody brought may take."""
_AFFIRMATIONS = (
    "SELECT DISTINCT ?case ?s ?concept { ?s sg2:about ?unit . ?unit ^sg2:hasPhase? ?case . ?record sg2:describes ?case . "
    "OPTIONAL { ?s sg2:affirms ?concept } }"
)


@dataclass(frozen=True)
class Found:
    """What a measure finds for one case; ``value`` is None where it is not known, and ``gap`` says why."""

    value: Union[float, None]
    gap: str = ""
    status: str = ""
    """IRI of the status, for the status of a concept."""
    statements: tuple[str, ...] = ()
    """IRIs of the statements it rests on, best first."""
    observations: tuple[str, ...] = ()


class Measuring:
    """Measures cases of a knowledge base on one counting basis."""

    def __init__(self, kb: KnowledgeBase, basis: str, cases: Sequence[str]) -> None:
        self._kb, self.basis, self._cases = kb, basis, cases
        self._book = kb.book(basis)
        self._counted = BASES[basis]

    def measure(self, measure: Measure) -> dict[str, Found]:
        """What the measure finds, by case (IRI).

        Raises InputError with the place in the study for an unknown concept, indicator or unit and for a query without the columns it must have,
        QueryError and QueryTimeout for a query that cannot be run.
        """
        if isinstance(measure, StatusMeasure):
            return self._statuses(known_concept(self._kb, measure.concept, measure.place))
        if isinstance(measure, CountMeasure):
            return self._counts(measure)
        if isinstance(measure, ObservationMeasure):
            return self._figures(measure)
        return self._answers(measure)

    def _statuses(self, concept: str) -> dict[str, Found]:
        found = {}
        for case in self._cases:
            status = self._book.of(case, concept)
            value = {SG2.present: 1.0, SG2.absentOnPurpose: 0.0}.get(status.value)
            gap = "" if value is not None else _why_unknown(status.value, status.search)
            found[case] = Found(value, gap, status.value, tuple(dict.fromkeys(e.statement for e in status.evidence)))
        return found

    def _counts(self, measure: CountMeasure) -> dict[str, Found]:
        concepts = [known_concept(self._kb, c, measure.place) for c in measure.concepts]
        bases = set(measure.bases or self._counted) & self._counted
        by_case: dict[str, list[str]] = {}
        for case, statement, concept in self._kb.dataset.select(_AFFIRMATIONS):
            if self._bases.get(statement) in bases and (not concepts or concept in self._kinds(tuple(concepts))):
                by_case.setdefault(case, []).append(statement)
        zero = Found(0.0) if measure.zero else Found(None, "no statement counts, and the study does not say that this means none")
        statements = {case: tuple(sorted(set(found))) for case, found in by_case.items()}
        return {c: Found(float(len(statements[c])), statements=statements[c]) if c in statements else zero for c in self._cases}

    @cached_property
    def _bases(self) -> dict[str, str]:
        """The basis of every statement, its own or that of its source; those of a source graded D are left out."""
        query = (
            "SELECT ?s ?basis { ?s a sg2:Statement . OPTIONAL { ?s sg2:basis ?own } "
            "OPTIONAL { ?s sg2:source ?source OPTIONAL { ?source sg2:basis ?theirs } OPTIONAL { ?source sg2:grade ?grade } } "
            "BIND(COALESCE(?own, ?theirs) AS ?basis) FILTER(BOUND(?basis) && (!BOUND(?grade) || ?grade != sg2:gradeD)) }"
        )
        return dict(self._kb.dataset.select(query))

    def _counts_here(self, statement: str) -> bool:
        return self._bases.get(statement) in self._counted

    def _kinds(self, concepts: tuple[str, ...]) -> set[str]:
        found, todo = set(concepts), list(concepts)
        while todo:
            for low in self._narrower.get(todo.pop(), ()):
                if low not in found:
                    found.add(low)
                    todo.append(low)
        return found

    @cached_property
    def _narrower(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for low, high in self._kb.dataset.select("SELECT ?low ?high { ?low sg2:kindOf ?high }"):
            found.setdefault(high, []).append(low)
        return found

    def _figures(self, measure: ObservationMeasure) -> dict[str, Found]:
        indicator = known_concept(self._kb, measure.indicator, measure.place, "indicator")
        units = {u for (u,) in self._kb.dataset.select("SELECT DISTINCT ?u { [] sg2:unit ?u }")}
        if measure.unit and measure.unit not in units:
            raise _unknown("unit", measure.unit, units, measure.place)
        query = (
            "SELECT ?case ?o ?value ?unit ?start ?end ?s { ?situation sg2:hasObservation ?o . ?situation ^sg2:hasPhase? ?case . "
            f"?o sg2:ofIndicator <{indicator}> ; sg2:value ?value . OPTIONAL {{ ?o sg2:unit ?unit }} "
            "OPTIONAL { ?o sg2:start ?start } OPTIONAL { ?o sg2:end ?end } ?s sg2:shows ?o } ORDER BY ?case ?o ?s"
        )
        figures: dict[str, dict[str, tuple[str, float, list[str]]]] = {}
        for case, o, value, unit, start, end, s in self._kb.dataset.select(query):
            if self._counts_here(s) and (not measure.unit or unit == measure.unit):
                figures.setdefault(case, {}).setdefault(o, (str(end or start or ""), float(value), []))[2].append(s)
        return {case: _taken(figures.get(case, {}), measure.take) for case in self._cases}

    def _answers(self, measure: QueryMeasure) -> dict[str, Found]:
        table = ask(self._kb, measure.query, measure.trusted, measure.place)
        if "case" not in table.columns or "value" not in table.columns:
            raise measure.place.error(
                "the query does not give the columns case and value", "SELECT ?case ?value …, and ?evidence where there is a statement."
            )
        values: dict[str, dict[float, list[str]]] = {}
        uncounted = set()
        for row in table.rows():
            case, value, evidence = row["case"], row["value"], row.get("evidence")
            if case not in self._cases or value is None:
                continue
            if evidence is not None and not self._counts_here(str(evidence)):
                uncounted.add(case)
                continue
            values.setdefault(case, {}).setdefault(_number(value, measure.place), []).extend([str(evidence)] if evidence is not None else [])
        found = {}
        for case in self._cases:
            options = values.get(case, {})
            if len(options) > 1:
                what = f"the query gives {self._kb.label(case)} more than one value: " + ", ".join(f"{v:g}" for v in sorted(options))
                raise measure.place.error(what, "Choose one in the query, for example by MAX.")
            if options:
                found[case] = next(Found(v, statements=tuple(sorted(set(s)))) for v, s in options.items())
            elif measure.zero:
                found[case] = Found(0.0)
            else:
                found[case] = Found(None, "its evidence does not count on this basis" if case in uncounted else "the query gives no value")
        return found


def ask(kb: KnowledgeBase, query: str, trusted: bool, place: Place) -> Table:
    """The table that a query of a study gives; one that does not ship runs in a process of its own. Raises InputError where it gives no table."""
    name = place.path if place.line is None else f"{place.path}:{place.line}"
    result = kb.dataset.ask(query, name) if trusted else kb.dataset.ask_apart(query, name, SECONDS)
    if not isinstance(result, Table):
        raise place.error("the query is not a SELECT", "Write SELECT ?case ?value …")
    return result


def known_concept(kb: KnowledgeBase, concept: str, place: Place | None, kind: str = "concept") -> str:
    """The IRI of a concept named by IRI, notation or prefixed name; raises InputError at the place, or NotFoundError, with the near ones."""
    if concept in kb.concepts.values():
        return concept
    name = next((concept.removeprefix(base) for p, base in PREFIXES.items() if p in ("fw", "sg2x") and concept.startswith(base)), concept)
    try:
        return kb.concept(name)
    except NotFoundError as error:
        if place is None:
            raise
        raise place.error(f"unknown {kind}: {name}", error.hint) from None


def _unknown(kind: str, name: str, known: Iterable[str], place: Place) -> Exception:
    short = {k.rpartition("#")[2] for k in known}
    error = NotFoundError(kind, name.rpartition("#")[2], short)
    return place.error(error.what[0].lower() + error.what[1:], error.hint)


def _why_unknown(value: str, search: Search | None) -> str:
    if value == SG2.contested:
        return "contested"
    return f"not reported; searched on {search.on}" if search and search.on else "not reported"


def _taken(figures: dict[str, tuple[str, float, list[str]]], take: str) -> Found:
    if not figures:
        return Found(None, "no figure on record")
    by_value = take in ("highest", "lowest")
    ordered = sorted(figures.items(), key=lambda item: (item[1][1] if by_value else item[1][0], item[0]))
    observation, (_, value, statements) = ordered[0 if take in ("first", "lowest") else -1]
    return Found(value, statements=tuple(sorted(set(statements))), observations=(observation,))


def _number(value: object, place: Place) -> float:
    if isinstance(value, ox.Literal):
        value = value.value
    try:
        number = float(str(int(value)) if isinstance(value, bool) else str(value))
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise place.error(f"the query gives the value {value}", "A value is a number; leave the case out where it is not known.")
    return number


def reason_for_zero(measure: Measure, lang: str = "en") -> str:
    """Why nothing found counts as 0, in words; empty where it does not."""
    return say(measure.zero, lang) if isinstance(measure, (CountMeasure, QueryMeasure)) else ""
