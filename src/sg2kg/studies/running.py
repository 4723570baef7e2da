"""Runs a study: gathers, judges the evidence, analyses, and keeps the way back from every row and term to cases, statements and sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Union

from sg2kg.errors import AnalysisError, NotFoundError
from sg2kg.frames import Column, Frame
from sg2kg.knowledge import KnowledgeBase
from sg2kg.qca.analysis import Analysis, NecessityCut, analyse
from sg2kg.qca.results import Cuts, Options
from sg2kg.qca.terms import FREE, Term, write_term
from sg2kg.studies.anchors import with_anchors
from sg2kg.studies.gathering import Gathered, gather
from sg2kg.studies.model import Assumption, Study
from sg2kg.studies.readiness import Readiness, readiness
from sg2kg.studies.reading import load
from sg2kg.terms import SG2Q

KINDS = ("conservative", "parsimonious", "intermediate")


@dataclass(frozen=True)
class Answer(Frame):
    """What a study finds; as a frame the way from rows and terms to statements (see :meth:`typed_columns`)."""

    study: Study
    gathered: Gathered
    readiness: Readiness
    analysis: Union[Analysis, None]
    """None where none could be made: ``why_not`` says why."""
    why_not: str = ""

    @property
    def allowed(self) -> bool:
        """True where the evidence allows the question."""
        return self.analysis is not None and self.readiness.allows

    @property
    def outcome(self) -> str:
        """The outcome that is explained, ``~Y`` where it is its absence."""
        return self.analysis.data.outcome if self.analysis else self.gathered.data.outcome

    def asked(self, term: Term) -> tuple[str, ...]:
        """The names of the conditions that a term asks for, and the outcome: what its cases rest on."""
        return (*(c.name for c, v in zip(self.study.conditions, term, strict=True) if v != FREE), self.study.outcome.name)

    def typed_columns(self) -> Sequence[Column]:
        """One row for each statement behind a case of a row or term.

        part (row or kind of solution), expression, case, condition, membership, statement, source, address, locator.
        """
        rows = list(self._trace())
        names = ("part", "expression", "case", "condition", "membership", "statement", "source", "address", "locator")
        return [Column(n, "number" if n == "membership" else "string", [r[i] for r in rows]) for i, n in enumerate(names)]

    def _trace(self) -> Iterable[tuple[Any, ...]]:
        if self.analysis is None:
            return
        for row in self.analysis.table.rows:
            yield from self._of(f"row {row.number}", row.values, (*row.cases, *row.unscored))
        for kind in KINDS:
            for term in dict.fromkeys(t for m in self.analysis.models(kind) for t in m.terms):
                yield from self._of(kind, term, self.analysis.covered(term))

    def _of(self, part: str, term: Term, cases: Sequence[str]) -> Iterable[tuple[Any, ...]]:
        text = write_term(term, self.gathered.data.conditions)
        for case in dict.fromkeys(cases):
            for name in self.asked(term):
                score = self.gathered.scores[(case, name)]
                for g in score.grounds:
                    yield (part, text, case, name, score.value, g.statement, g.label or None, g.address or None, g.locator or None)
                if not score.grounds:
                    yield (part, text, case, name, score.value, None, None, None, None)

    def __repr__(self) -> str:
        from sg2kg.studies.words import write_report

        return write_report(self)

    def _repr_html_(self) -> str:
        return str(self._repr_mimebundle_()["text/html"])

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        """For a notebook: what went before the analysis, and the analysis with its picture; nothing is fetched."""
        from sg2kg.qca.writers.page import fragment
        from sg2kg.studies.words import report

        shown = self.analysis._repr_mimebundle_() if self.analysis else {}
        return {**shown, "text/plain": repr(self), "text/html": fragment(report(self), shown.get("image/svg+xml", ""))}


def run(
    kb: KnowledgeBase,
    study: Study | str | Path,
    *,
    basis: str = "",
    assume: Iterable[Assumption] = (),
    cuts: Cuts | None = None,
    options: Options | None = None,
    negate: bool = False,
    lang: str = "en",
    **more: Any,
) -> Answer:
    """Answers a study, given as such or by name or file, from the cases of ``kb``.

    ``basis`` and ``cuts`` take the place of the study's own, ``options.expect`` is added to its expectations, ``negate`` explains the absence of
    the outcome; ``more`` goes to :func:`sg2kg.qca.analysis.analyse` (necessity, sufficiency, bounds, seed, robustness, which
    then tells the range of each anchor too).

    Where the evidence does not allow an analysis, the answer has none and says why; what ``readiness`` names as obstacle bars nothing that can be
    worked out. Raises what :func:`sg2kg.studies.reading.load` and :func:`sg2kg.studies.gathering.gather` raise, and InputError for an expectation
    of the study on a condition that it does not have.
    """
    if not isinstance(study, Study):
        study = load(study)
    gathered = gather(kb, study, basis=basis, assume=assume, lang=lang)
    ready = readiness(gathered)
    cuts = cuts or study.cuts
    data = gathered.data.negated() if negate else gathered.data
    necessity = study.cut(SG2Q.necessityCut)
    if necessity is not None:
        more.setdefault("necessity", NecessityCut(necessity))
    options = options or Options()
    _check_expectations(study, gathered)
    # what theory expects for the outcome says nothing on its absence
    own = () if negate else tuple(e.expression for e in study.expectations)
    options = replace(options, expect=tuple(dict.fromkeys((*own, *options.expect))))
    if all(None in row or y is None for row, y in zip(data.scores, data.outcomes, strict=True)):
        return Answer(study, gathered, ready, None, "There is no case of which everything is known.")
    analysis = with_anchors(gathered, analyse(data, cuts, options, **more))
    return Answer(study, gathered, ready, replace(analysis, assumptions=(*gathered.assumed, *analysis.assumptions)))


def _check_expectations(study: Study, gathered: Gathered) -> None:
    from sg2kg.qca.expectations import parse

    for expectation in study.expectations:
        try:
            parse([expectation.expression], gathered.data.conditions)
        except (AnalysisError, NotFoundError) as error:
            raise expectation.place.error(error.what, error.hint) from None
