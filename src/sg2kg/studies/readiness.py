"""Says whether the evidence allows a question, and if not, what would make it answerable: which cases lack what, and how many more are needed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sg2kg.frames import Column, Frame
from sg2kg.studies.gathering import Gathered, Score

EACH = 2
"""At least this many cases with the outcome, and this many without it: one alone can be explained by anything."""
SKEW = 0.2
"""Where a smaller share of cases than this is in a set, or out of it, the set is skewed (Schneider & Wagemann 2012, 9.2)."""


@dataclass(frozen=True)
class Known:
    """What is known of one condition, or of the outcome (last), over all cases of the scope."""

    name: str
    cases: int
    known: int
    inside: int
    """Cases with a membership above 0.5, or a level above 0."""
    gaps: tuple[tuple[str, str], ...]
    """(case, why it is not known)."""

    @property
    def share(self) -> float:
        """The share of cases of which it is known."""
        return self.known / self.cases if self.cases else 0.0

    @property
    def outside(self) -> int:
        """Known cases that are not inside."""
        return self.known - self.inside

    @property
    def skewed(self) -> bool:
        """True where fewer than SKEW of the known cases are inside, or outside."""
        return self.known > 0 and min(self.inside, self.outside) / self.known < SKEW


@dataclass(frozen=True)
class Obstacle:
    """Why the evidence does not allow the question, and what would."""

    id: str
    what: str
    remedy: str


@dataclass(frozen=True)
class Readiness(Frame):
    """Whether the evidence allows a question; as a frame one row a condition."""

    columns: tuple[Known, ...]
    cases: int
    complete: int
    """Cases of which everything is known."""
    needed: int
    """As many cases as there are configurations: a rule of thumb of ours; Marx & Dusa (2011) give tables that are disputed."""
    obstacles: tuple[Obstacle, ...]
    cautions: tuple[Obstacle, ...]
    """What weakens an answer and does not bar it."""

    @property
    def allows(self) -> bool:
        """True where nothing stands in the way."""
        return not self.obstacles

    def typed_columns(self) -> Sequence[Column]:
        """Condition, how many cases, of how many it is known, inside, outside, skewed, the cases that lack it."""
        return [
            Column("condition", "string", [c.name for c in self.columns]),
            Column("cases", "integer", [c.cases for c in self.columns]),
            Column("known", "integer", [c.known for c in self.columns]),
            Column("inside", "integer", [c.inside for c in self.columns]),
            Column("outside", "integer", [c.outside for c in self.columns]),
            Column("skewed", "boolean", [c.skewed for c in self.columns]),
            Column("lacking", "string", [", ".join(case for case, _ in c.gaps) for c in self.columns]),
        ]


def readiness(gathered: Gathered) -> Readiness:
    """Judges the scores of a study: what is known, what varies, and whether there are enough cases for as many conditions."""
    names = [c.name for c in gathered.conditions]
    cases = list(gathered.data.cases)
    columns = tuple(_known(name, [gathered.scores[(case, name)] for case in cases]) for name in names)
    whole = [case for case in cases if all(gathered.scores[(case, name)].value is not None for name in names)]
    complete = [_known(name, [gathered.scores[(case, name)] for case in whole]) for name in names]
    needed = 1
    for condition in gathered.data.conditions:
        needed *= condition.levels
    obstacles = [*_too_few(columns, len(whole), needed), *_one_sided(complete[-1] if whole else columns[-1], bool(whole)), *_constant(complete[:-1])]
    cautions = [_skew(c) for c in complete if c.skewed and min(c.inside, c.outside)]
    cautions += [_costly(c, len(cases)) for c in columns if 0.5 <= c.share < 1]
    return Readiness(columns, len(cases), len(whole), needed, tuple(obstacles), tuple(cautions))


def _known(name: str, scores: Sequence[Score]) -> Known:
    values = [s.value for s in scores if s.value is not None]
    gaps = tuple((s.case, s.gap) for s in scores if s.value is None)
    return Known(name, len(scores), len(values), sum(v > 0.5 for v in values), gaps)


def _too_few(columns: Sequence[Known], complete: int, needed: int) -> list[Obstacle]:
    found = []
    for c in (columns[-1], *columns[:-1]):
        if c.share < 0.5:
            lacking = ", ".join(case for case, _ in c.gaps)
            found.append(Obstacle("mostly-unknown", f"{c.name} is known for {c.known} of {c.cases} cases.", f"Find {c.name} for: {lacking}."))
    if complete < needed:
        conditions = len(columns) - 1
        fits = max((k for k in range(conditions) if 2**k <= complete), default=0)
        what = f"Everything is known of {_cases(complete)}; {conditions} conditions make {needed} configurations."
        fewer = f", or ask with {_count(fits, 'condition')}" if fits else ""
        found.append(Obstacle("too-few-cases", what, f"{_count(needed - complete, 'more case')} of which everything is known{fewer}."))
    return found


def _one_sided(outcome: Known, complete: bool) -> list[Obstacle]:
    found = []
    of = "everything" if complete else outcome.name
    for n, word in ((outcome.inside, "with"), (outcome.outside, "without")):
        if n < EACH:
            what = f"Of {_cases(outcome.known)} of which {of} is known, {n} {'is' if n == 1 else 'are'} {word} the outcome {outcome.name}."
            found.append(Obstacle(f"too-few-{word}", what, f"At least {_count(EACH - n, 'more case')} {word} {outcome.name}."))
    return found


def _constant(conditions: Sequence[Known]) -> list[Obstacle]:
    found = []
    for c in conditions:
        if c.known > 1 and not (c.inside and c.outside):
            side = "in" if c.inside else "out of"
            missing = "out of" if c.inside else "in"
            what = f"{c.name} does not vary: all {_cases(c.known)} of which everything is known are {side} the set."
            found.append(Obstacle("no-variation", what, f"Cases {missing} {c.name}; or leave {c.name} out, for it explains nothing here."))
    return found


def _skew(c: Known) -> Obstacle:
    few, side = min((c.inside, "in"), (c.outside, "out of"))
    return Obstacle("skewed", f"{c.name} is skewed: {few} of {c.known} cases are {side} the set.", f"More cases {side} {c.name}.")


def _costly(c: Known, cases: int) -> Obstacle:
    lacking = ", ".join(case for case, _ in c.gaps)
    return Obstacle("gaps", f"{c.name} is not known for {len(c.gaps)} of {cases} cases, which are left out: {lacking}.", f"Find {c.name} for these.")


def _cases(n: int) -> str:
    return _count(n, "case")


def _count(n: int, thing: str) -> str:
    return f"{n} {thing}" if n == 1 else f"{n} {thing}s"
