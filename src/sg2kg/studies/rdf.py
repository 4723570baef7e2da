"""Writes an answer as RDF (the vocabulary sg2q, with PROV): solutions that can be stored, loaded and queried, down to the statements they rest on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import astuple
from hashlib import sha256
from typing import Union

import pyoxigraph as ox

from sg2kg import __version__
from sg2kg.graph import write_graph
from sg2kg.qca.results import Fit, Model
from sg2kg.qca.terms import FREE, Term, write_model, write_term
from sg2kg.studies.gathering import Score
from sg2kg.studies.running import KINDS, Answer
from sg2kg.terms import PREFIXES, SG2, SG2Q

_RDF, _PROV, _DC = (PREFIXES[p] for p in ("rdf", "prov", "dcterms"))
_DECIMAL = ox.NamedNode(PREFIXES["xsd"] + "decimal")
_SOFTWARE = f"https://w3id.org/sg2kg/software/{__version__}"
Value = Union[str, int, float, ox.NamedNode, ox.Literal, None]


def to_turtle(answer: Answer) -> str:
    """The answer as Turtle; the same answer gives the same text."""
    return write_graph(to_rdf(answer), "turtle")


def to_rdf(answer: Answer) -> list[ox.Triple]:
    """The answer as triples: scores with statements, truth-table rows, solutions with models and terms, each linked to its cases.

    The IRIs follow from study and content: an answer of other data or other decisions is another thing.
    """
    return list(_Writer(answer).triples())


def answer_iri(answer: Answer) -> str:
    """The IRI of an answer: that of its study, with a hash of basis, decisions and scores."""
    a = answer.analysis
    decided = [astuple(a.cuts), astuple(a.options), answer.outcome] if a else []
    scores = [[s.case, s.condition, s.raw, s.value, s.gap, [g.statement for g in s.grounds]] for s in answer.gathered.scores.values()]
    assumed = [[x.concept, x.status, x.read_as, x.because, x.who] for x in answer.gathered.assumptions]
    text = json.dumps([answer.gathered.basis, decided, scores, assumed], sort_keys=True)
    return f"{answer.study.iri.rstrip('#/')}/answer/{sha256(text.encode()).hexdigest()[:12]}"


class _Writer:
    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        self.iri = answer_iri(answer)
        self.cases = {name: info.iri for name, info in zip(answer.gathered.data.cases, answer.gathered.cases, strict=True)}
        self.conditions = {c.name: c.iri for c in answer.gathered.conditions}

    def triples(self) -> Iterator[ox.Triple]:
        answer, run = self.answer, f"{self.iri}#run"
        yield from self._about(
            self.iri,
            SG2Q.Answer,
            {SG2Q.answers: _node(answer.study.iri), SG2Q.countingBasis: answer.gathered.basis, _PROV + "wasGeneratedBy": _node(run)},
        )
        yield self._link(self.iri, _PROV + "wasDerivedFrom", answer.study.iri)
        sources = sorted({g.source for s in answer.gathered.scores.values() for g in s.grounds if g.source})
        yield from (self._link(self.iri, _PROV + "wasDerivedFrom", source) for source in sources)
        yield from self._about(run, _PROV + "Activity", {_PROV + "used": _node(answer.study.iri), _PROV + "wasAssociatedWith": _node(_SOFTWARE)})
        yield from self._about(_SOFTWARE, _PROV + "SoftwareAgent", {_DC + "title": f"sg2kg {__version__}"})
        for n, a in enumerate(answer.gathered.assumptions, 1):
            node = f"{self.iri}#assumption-{n}"
            yield self._link(self.iri, SG2Q.assumes, node)
            values: dict[str, Value] = {SG2Q.onConcept: _node(a.concept), SG2Q.ofStatus: _node(a.status), SG2Q.readAs: _node(a.read_as)}
            yield from self._about(node, SG2Q.Assumption, {**values, SG2Q.justification: a.because, _DC + "creator": a.who or None})
        for score in answer.gathered.scores.values():
            yield from self._score(score)
        if answer.analysis:
            yield from self._cuts()
            yield from self._rows()
            for kind in KINDS:
                yield from self._solution(kind)

    def _score(self, score: Score) -> Iterator[ox.Triple]:
        node = f"{self.iri}#score-{self._short(score.case)}-{score.condition}"
        yield self._link(self.iri, SG2Q.hasScore, node)
        values: dict[str, Value] = {
            SG2Q.scoredCase: _node(self.cases[score.case]),
            SG2Q.ofCondition: _node(self.conditions[score.condition]),
            SG2Q.rawValue: score.raw,
            SG2Q.membership: score.value,
            SG2Q.foundStatus: _node(score.status) if score.status else None,
            SG2Q.gapBecause: score.gap or None,
        }
        yield from self._about(node, SG2Q.Score, values)
        yield from (self._link(node, SG2.restsOn, g.statement) for g in score.grounds)
        yield from (self._link(node, SG2Q.restsOnObservation, o) for o in score.observations)
        if score.assumption:
            number = self.answer.gathered.assumptions.index(score.assumption) + 1
            yield self._link(node, SG2Q.assumes, f"{self.iri}#assumption-{number}")
        elif score.value is None:
            yield self._link(self.iri, SG2Q.leavesOut, self.cases[score.case])

    def _cuts(self) -> Iterator[ox.Triple]:
        assert self.answer.analysis
        cuts = self.answer.analysis.cuts
        used = {SG2Q.inclusionCut: cuts.incl, SG2Q.frequencyCut: cuts.n, SG2Q.priCut: cuts.pri, SG2Q.lowerInclusionCut: cuts.incl_low}
        for kind, value in used.items():
            if value is not None:
                node = f"{self.iri}#{kind.rpartition('#')[2]}"
                yield self._link(self.iri, SG2Q.cutOff, node)
                yield from self._about(node, SG2Q.CutOff, {SG2Q.cutKind: _node(kind), SG2Q.value: float(value)})
        for n, expression in enumerate(self.answer.analysis.options.expect, 1):
            node = f"{self.iri}#expectation-{n}"
            yield self._link(self.iri, SG2Q.expects, node)
            yield from self._about(node, SG2Q.Expectation, {SG2Q.expression: expression})

    def _rows(self) -> Iterator[ox.Triple]:
        assert self.answer.analysis
        for row in self.answer.analysis.table.rows:
            node = f"{self.iri}#row-{row.number}"
            yield self._link(self.iri, SG2Q.hasRow, node)
            values: dict[str, Value] = {
                SG2Q.rowNumber: row.number,
                SG2Q.expression: self._text(row.values),
                SG2Q.outputCode: row.out,
                SG2Q.caseCount: row.n,
                SG2Q.consistency: row.incl,
                SG2Q.pri: row.pri,
            }
            yield from self._about(node, SG2Q.Row, values)
            yield from self._asks(node, row.values)
            for predicate, cases in ((SG2Q.coversCase, row.cases), (SG2Q.deviantCase, row.deviant), (SG2Q.unscoredCase, row.unscored)):
                yield from (self._link(node, predicate, self.cases[c]) for c in cases)

    def _solution(self, kind: str) -> Iterator[ox.Triple]:
        assert self.answer.analysis
        models = self.answer.analysis.models(kind)
        if not models:
            return
        node = f"{self.iri}#{kind}"
        yield self._link(self.iri, SG2Q.hasSolution, node)
        yield from self._about(node, SG2Q.Solution, {SG2Q.solutionKind: _node(getattr(SG2Q, kind))})
        for n, model in enumerate(models, 1):
            yield self._link(node, SG2Q.hasModel, f"{node}-{n}")
            yield from self._model(f"{node}-{n}", model)

    def _model(self, node: str, model: Model) -> Iterator[ox.Triple]:
        assert self.answer.analysis
        text = write_model(model.terms, self.answer.gathered.data.conditions)
        yield from self._about(node, SG2Q.Model, {SG2Q.expression: text, **_fit(model.fit)})
        for n, (term, fit) in enumerate(zip(model.terms, model.fits, strict=True), 1):
            part = f"{node}-{n}"
            yield self._link(node, SG2Q.hasTerm, part)
            yield from self._about(part, SG2Q.Term, {SG2Q.expression: self._text(term), **_fit(fit)})
            yield from self._asks(part, term)
            yield from (self._link(part, SG2Q.coversCase, self.cases[c]) for c in self.answer.analysis.covered(term))

    def _asks(self, node: str, term: Term) -> Iterator[ox.Triple]:
        for condition, value in zip(self.answer.study.conditions, term, strict=True):
            if value != FREE:
                yield self._link(node, SG2Q.asksPresence if value else SG2Q.asksAbsence, condition.iri)

    def _text(self, term: Term) -> str:
        return write_term(term, self.answer.gathered.data.conditions)

    def _short(self, case: str) -> str:
        return case if "/" not in case else sha256(case.encode()).hexdigest()[:12]

    def _link(self, subject: str, predicate: str, value: str) -> ox.Triple:
        return ox.Triple(ox.NamedNode(subject), ox.NamedNode(predicate), ox.NamedNode(value))

    def _about(self, node: str, kind: str, values: dict[str, Value]) -> Iterable[ox.Triple]:
        yield self._link(node, _RDF + "type", kind)
        for predicate, value in values.items():
            if value is not None:
                yield ox.Triple(ox.NamedNode(node), ox.NamedNode(predicate), _term(value))


def _fit(fit: Fit) -> dict[str, Value]:
    return {SG2Q.consistency: fit.incl, SG2Q.pri: fit.pri, SG2Q.coverage: fit.cov, SG2Q.uniqueCoverage: fit.cov_unique}


def _node(iri: str) -> ox.NamedNode:
    return ox.NamedNode(iri)


def _term(value: str | int | float | ox.NamedNode | ox.Literal) -> ox.NamedNode | ox.Literal:
    if isinstance(value, (ox.NamedNode, ox.Literal)):
        return value
    if isinstance(value, float):
        text = f"{value:.10f}".rstrip("0")
        return ox.Literal(text + "0" if text.endswith(".") else text, datatype=_DECIMAL)
    return ox.Literal(value)
