"""What an analysis is made of, as frozen values: cut-offs, truth table, fits, models, solutions; each is filled by the module that finds it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Union

from sg2kg.qca.data import Condition, Data
from sg2kg.qca.terms import Term, size

Measure = Union[float, None]
"""A measure of fit from 0 to 1; None where it is not defined, as the consistency of an empty set."""
TOLERANCE = 1e-9
"""How far a measure may fall short of a cut-off that it is meant to reach."""


@dataclass(frozen=True)
class Cuts:
    """The cut-offs of a truth table; none has a default, for each is a decision that a reader may ask about."""

    incl: float
    """A row counts as positive from this inclusion (consistency) upwards."""
    n: int
    """A row with fewer cases than this is a remainder."""
    pri: float
    """… and from this proportional reduction in inconsistency upwards; 0 asks nothing."""
    incl_low: Measure = None
    """Rows from here up to ``incl`` are contradictory (C); None: there are no such rows."""


@dataclass(frozen=True)
class Row:
    """A configuration that some case falls in."""

    number: int
    values: Term
    out: str
    """1 positive, 0 negative, C contradictory, ? too few cases."""
    n: int
    incl: Measure
    pri: Measure
    cases: tuple[str, ...]
    deviant: tuple[str, ...] = ()
    """Cases in the row that do not show the outcome (deviant in consistency: in the row by more than 0.5, in the outcome by less)."""
    unscored: tuple[str, ...] = ()
    """Cases in the row whose outcome is not known."""


@dataclass(frozen=True)
class TruthTable:
    """The rows that cases fall in, by number; every other configuration is a remainder."""

    data: Data
    cuts: Cuts
    rows: tuple[Row, ...]
    ambiguous: tuple[tuple[str, str], ...] = ()
    """(case, condition) with a membership of exactly 0.5: the case falls in no row."""

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """The conditions, in order."""
        return self.data.conditions

    def with_out(self, out: str) -> tuple[Row, ...]:
        """The rows coded ``out``: 1, 0, C or ?."""
        return tuple(r for r in self.rows if r.out == out)

    @property
    def size(self) -> int:
        """How many configurations there are."""
        return size(self.conditions)

    @property
    def remainders(self) -> int:
        """How many configurations have too few cases."""
        return self.size - sum(r.out != "?" for r in self.rows)


@dataclass(frozen=True)
class Fit:
    """How well a term or a model does as a sufficient condition (Ragin 2006; Schneider & Wagemann 2012, ch. 5)."""

    incl: Measure
    pri: Measure
    cov: Measure
    cov_unique: Measure = None
    """What it alone covers, within its model; None for a model, and for a term that stands alone."""


@dataclass(frozen=True)
class NecessityFit:
    """How well an expression does as a necessary condition (Ragin 2006; RoN: Schneider & Wagemann 2012, 5.2)."""

    incl: Measure
    ron: Measure
    cov: Measure


@dataclass(frozen=True)
class Model:
    """One disjunction of terms that accounts for every positive row; terms sorted as they are written."""

    terms: tuple[Term, ...]
    fits: tuple[Fit, ...]
    fit: Fit
    simplifying: tuple[int, ...] = ()
    """Numbers of the remainders that the model covers: what it assumes to be positive. Cut short, lowest first, where there are too many."""
    assumed: int = 0
    """How many remainders it covers; more than ``simplifying`` lists where that is cut short."""


@dataclass(frozen=True)
class Solution:
    """All models of one kind: conservative, parsimonious, or intermediate."""

    kind: str
    primes: tuple[Term, ...]
    """The prime implicants that cover a positive row, sorted as they are written."""
    essential: tuple[Term, ...]
    """Those in every model."""
    models: tuple[Model, ...]
    """Sorted as they are written."""
    capped: bool = False
    """True where there are, or may be, more models than are listed: the number asked for is reached, or the search was stopped."""


@dataclass(frozen=True)
class Intermediate:
    """The intermediate solution between one conservative and one parsimonious model (Ragin & Sonnett 2005)."""

    conservative: Model
    parsimonious: Model
    solution: Solution
    easy: tuple[int, ...]
    """Numbers of the simplifying assumptions that agree with the expectations: easy counterfactuals; cut short as ``Model.simplifying`` is."""
    difficult: tuple[int, ...]
    """The other simplifying assumptions of the parsimonious model; cut short likewise."""
    easy_count: int = 0
    """How many are easy; more than ``easy`` lists where that is cut short."""
    difficult_count: int = 0
    """How many are difficult."""


@dataclass(frozen=True)
class Claims:
    """What an enhanced standard analysis bars (Schneider & Wagemann 2013); the necessary and the impossible are for the scholar to name."""

    necessary: tuple[str, ...] = ()
    """Expressions claimed to be necessary for the outcome: ``A``, ``A + B``; remainders outside them are not assumed positive."""
    impossible: tuple[str, ...] = ()
    """Expressions of what cannot be: ``MALE*PREGNANT``; remainders inside them are not assumed positive."""
    contradictory: bool = True
    """Bar remainders that would be assumed positive for the outcome and for its absence."""
    simultaneous: bool = True
    """Bar rows that pass the cut-offs for the outcome and for its absence."""


@dataclass(frozen=True)
class Exclusion:
    """A configuration that must not be assumed, or taken, as positive, with every reason for it."""

    number: int
    values: Term
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Options:
    """How a truth table is to be minimised."""

    expect: tuple[str, ...] = ()
    """Directional expectations: ``A``, ``~B``, ``A[2]``, ``A[1,2]``, or a conjunction ``A*B``; none: no intermediate solution."""
    contradictions: bool = False
    """Contradictory rows may be assumed positive, in every solution; else they are negative."""
    all_models: bool = False
    """All models without a superfluous term, not only those with the fewest terms (R: all.sol)."""
    row_dominance: bool = False
    """Leave out prime implicants whose rows another one covers too, and more (R: row.dom)."""
    exclude: tuple[int, ...] = ()
    """Numbers of the configurations that must not be positive; observed or not, they are treated as negative rows."""
    enhanced: Union[Claims, None] = None
    """Enhanced standard analysis: ``enhanced.exclusions`` finds what these claims bar, ``enhanced.barring`` puts it into ``exclude``."""
    max_models: int = 1000
    """Beyond this many models (of intermediate solutions: this many pairs) the search stops, and says so."""
