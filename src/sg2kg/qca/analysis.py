"""The whole analysis of a table of scores in one call, and its result: gaps, truth table, necessity, three solutions, what to be wary of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Union

from sg2kg.frames import Column, Frame
from sg2kg.qca.data import Data
from sg2kg.qca.gaps import Assumption, Cost, Dropped, close
from sg2kg.qca.results import Cuts, Exclusion, Fit, Intermediate, Model, NecessityFit, Options, Solution, TruthTable
from sg2kg.qca.terms import FREE, Term, write_model, write_term

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from sg2kg.pictures import Picture
    from sg2kg.qca.bounds import Bounds
    from sg2kg.qca.diagnosis import Finding
    from sg2kg.qca.holding import Holding
    from sg2kg.qca.necessity import Necessary, Sufficient


KINDS = ("conservative", "parsimonious", "intermediate")


@dataclass(frozen=True)
class NecessityCut:
    """From when on an expression is listed as necessary; like all cut-offs, inclusion has no default."""

    incl: float
    cov: float = 0.0
    ron: float = 0.0


@dataclass(frozen=True)
class Analysis(Frame):
    """One analysis: what went in, what was done about gaps, and all that came out. As a frame it is its truth table."""

    given: Data
    """The data as they were given, with their gaps."""
    cuts: Cuts
    options: Options
    """With what the enhanced standard analysis barred among ``exclude``."""
    assumptions: tuple[Assumption, ...]
    dropped: tuple[Dropped, ...]
    costs: tuple[Cost, ...]
    table: TruthTable
    single: Mapping[str, NecessityFit]
    """Every literal as a necessary condition."""
    singly: Mapping[str, Fit]
    """Every literal as a sufficient condition."""
    necessity_cut: Union[NecessityCut, None]
    necessary: Union[Necessary, None]
    """Expressions that reach ``necessity_cut``; None without one."""
    sufficiency_cut: Union[float, None]
    sufficient: Union[Sufficient, None]
    """Shortest conjunctions with an inclusion from ``sufficiency_cut`` upwards; None without one."""
    conservative: Solution
    parsimonious: Solution
    intermediate: tuple[Intermediate, ...]
    """One for each pair of a conservative and a parsimonious model; none without expectations."""
    findings: tuple[Finding, ...]
    exclusions: tuple[Exclusion, ...] = ()
    """What the enhanced standard analysis barred, with reasons; none without it."""
    bounds: Union[Bounds, None] = None
    robustness: tuple[Holding, ...] = ()

    @property
    def data(self) -> Data:
        """The data that were analysed: assumptions made, cases with a gap in a condition left out."""
        return self.table.data

    @property
    def intermediate_models(self) -> tuple[Model, ...]:
        """The models of all intermediate solutions, each once, sorted as they are written."""
        found = {write_model(m.terms, self.table.conditions): m for i in self.intermediate for m in i.solution.models}
        return tuple(found[text] for text in sorted(found))

    @property
    def intermediate_capped(self) -> bool:
        """True where there are, or may be, more intermediate models than are listed; so too where some pair of models was not looked at."""
        between = len(self.conservative.models) * len(self.parsimonious.models)
        cut = self.conservative.capped or self.parsimonious.capped or len(self.intermediate) < between
        return bool(self.intermediate) and (cut or any(i.solution.capped for i in self.intermediate))

    def models(self, kind: str) -> tuple[Model, ...]:
        """The models of one kind: conservative, parsimonious or intermediate."""
        if kind == "intermediate":
            return self.intermediate_models
        return (self.conservative if kind == "conservative" else self.parsimonious).models

    def covered(self, term: Term) -> tuple[str, ...]:
        """The cases that are in a term by more than 0.5 and show the outcome by more than 0.5."""
        from sg2kg.qca.memberships import in_term

        inside = in_term(self._columns, term)
        return tuple(c for c, m, y in zip(self.data.cases, inside, self.data.outcomes, strict=True) if m > 0.5 and y is not None and y > 0.5)

    def written(self, term: Term) -> str:
        """A term as text; the text is kept, for the same terms are in many models."""
        if term not in self._texts:
            self._texts[term] = write_term(term, self.table.conditions)
        return self._texts[term]

    @cached_property
    def _texts(self) -> dict[Term, str]:
        return {}

    @cached_property
    def _columns(self) -> list[list[NDArray[np.float64]]]:
        from sg2kg.qca.memberships import literal_columns

        return literal_columns(self.data)

    def typed_columns(self) -> Sequence[Column]:
        """The truth table, one row a configuration: row, conditions, OUT, n, incl, PRI, cases."""
        rows = self.table.rows
        conditions = [Column(c.name, "integer", [r.values[i] for r in rows]) for i, c in enumerate(self.table.conditions)]
        return [
            Column("row", "integer", [r.number for r in rows]),
            *conditions,
            Column("OUT", "string", [r.out for r in rows]),
            Column("n", "integer", [r.n for r in rows]),
            Column("incl", "number", [r.incl for r in rows]),
            Column("PRI", "number", [r.pri for r in rows]),
            Column("cases", "string", [", ".join(r.cases) for r in rows]),
        ]

    def _repr_html_(self) -> str:
        from sg2kg.qca.writers.blocks import report
        from sg2kg.qca.writers.page import fragment

        return fragment(report(self))

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        """For a notebook: the report as text and as HTML with a picture, and the picture by itself; nothing is fetched."""
        from sg2kg.qca.writers.blocks import report
        from sg2kg.qca.writers.page import fragment

        shown = self.picture()._repr_mimebundle_()
        return {**shown, "text/plain": repr(self), "text/html": fragment(report(self), shown.get("image/svg+xml", ""))}

    def picture(self, terms: Sequence[Term] = ()) -> Picture:
        """The XY plot of these terms; by default of the first parsimonious model, or the truth table where there is none."""
        from sg2kg.pictures import Picture
        from sg2kg.qca import pictures
        from sg2kg.qca.fit import memberships

        terms = terms or (self.parsimonious.models[0].terms if self.parsimonious.models else ())
        if not terms:
            return Picture(pictures.truth_table(self.table))
        return Picture(pictures.xy(self.data, memberships(self.data, terms), write_model(terms, self.table.conditions)))

    def __repr__(self) -> str:
        from sg2kg.qca.writers import write_analysis

        return write_analysis(self)


def analyse(
    data: Data,
    cuts: Cuts,
    options: Options | None = None,
    *,
    absent: Mapping[str, str] | None = None,
    necessity: NecessityCut | None = None,
    sufficiency: float | None = None,
    bounds: bool = False,
    seed: int = 0,
    robustness: bool = False,
) -> Analysis:
    """Analyses ``data`` from gaps to solutions.

    ``absent`` declares for a condition why its gaps are read as 0; every other case with a gap is left out and listed. ``bounds`` fills the gaps
    that remain both ways, with ``seed`` where there are too many ways; ``robustness`` looks for the cut-offs within which the solutions hold. The
    enhanced standard analysis looks at the absence of the outcome with the same cut-offs.
    Without a positive row the solutions are empty, with nothing but positive rows the parsimonious one asks nothing; a finding says so.
    Raises AnalysisError where a cut-off or a score is out of range or no case is left, NotFoundError for a condition that is not there.
    """
    from sg2kg.qca import enhanced, fit
    from sg2kg.qca import necessity as needs
    from sg2kg.qca.diagnosis import diagnose
    from sg2kg.qca.minimise import conservative, intermediate, parsimonious
    from sg2kg.qca.truth import truth_table

    options = options or Options()
    filled = close(data, absent)
    used = filled.data
    table = truth_table(used, cuts, options.exclude)
    exclusions: tuple[Exclusion, ...] = ()
    if options.enhanced is not None:
        exclusions = enhanced.exclusions(table, options)
        options = enhanced.barring(options, exclusions)
        table = truth_table(used, cuts, options.exclude)
    wide, short = conservative(table, options), parsimonious(table, options)
    found = Analysis(
        given=data,
        cuts=cuts,
        options=options,
        assumptions=filled.assumptions,
        dropped=filled.dropped,
        costs=filled.costs,
        table=table,
        single=needs.single(used),
        singly={name: fit.sufficiency(used, fit.memberships(used, [term])) for name, term in _literals(used).items()},
        necessity_cut=necessity,
        necessary=needs.necessary(used, necessity.incl, necessity.cov, necessity.ron) if necessity else None,
        sufficiency_cut=sufficiency,
        sufficient=needs.sufficient(used, sufficiency) if sufficiency is not None else None,
        conservative=wide,
        parsimonious=short,
        intermediate=intermediate(table, options, wide, short) if options.expect else (),
        findings=diagnose(used, table),
        exclusions=exclusions,
        bounds=_bounds(data, cuts, options, absent, seed) if bounds else None,
    )
    return replace(found, robustness=_robustness(found)) if robustness else found


def _literals(data: Data) -> dict[str, Term]:
    found = {}
    for i, condition in enumerate(data.conditions):
        for level in range(condition.levels):
            term = (FREE,) * i + (level,) + (FREE,) * (len(data.conditions) - i - 1)
            found[write_term(term, data.conditions)] = term
    return found


def _bounds(data: Data, cuts: Cuts, options: Options, absent: Mapping[str, str] | None, seed: int) -> Bounds:
    from sg2kg.qca.bounds import bound
    from sg2kg.qca.gaps import assume

    assumed = assume(data, absent or {})[0]
    scored = assumed.keep(c for c, y in zip(assumed.cases, assumed.outcomes, strict=True) if y is not None)
    return bound(scored, cuts, options, seed)


def _robustness(a: Analysis) -> tuple[Holding, ...]:
    from sg2kg.qca.holding import holding

    return tuple(holding(a.data, a.cuts, a.options, kind, models) for kind in KINDS if (models := a.models(kind)))
