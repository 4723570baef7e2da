"""The report on an analysis as headings, sentences and tables, for the writers that people read; each writer only lays them out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Union

from sg2kg.qca.analysis import Analysis
from sg2kg.qca.bounds import Bounds, Range
from sg2kg.qca.results import Intermediate, Measure, Model, NecessityFit, Solution
from sg2kg.qca.robustness import Range as Held
from sg2kg.qca.terms import write_model, write_term

MOST_MODELS = 10
"""A report shows this many models of a solution with their fits; the others are counted, and stand in the JSON."""
MOST_NUMBERS = 20
_MEANING = {
    "conservative": "No remainder is assumed to be positive.",
    "parsimonious": "Any remainder may be assumed to be positive where that makes the solution shorter.",
    "intermediate": "Only remainders that agree with the expectations are assumed to be positive.",
}


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 is the title."""

    text: str
    level: int = 2


@dataclass(frozen=True)
class Text:
    """A sentence or two; ``tone`` is plain or warning."""

    text: str
    tone: str = "plain"


@dataclass(frozen=True)
class Items:
    """A list, one line or more each."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Grid:
    """A table; columns named in ``numeric`` hold numbers."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: frozenset[str] = frozenset()


Block = Union[Heading, Text, Items, Grid]


def report(a: Analysis) -> Iterator[Block]:
    """The whole report, in the order in which a reader needs it."""
    yield Heading(f"QCA of {a.data.outcome}", 1)
    yield from _origin(a)
    if a.findings:
        yield Heading("Be wary")
        for finding in a.findings:
            yield Text(" ".join(x for x in (finding.what, finding.hint) if x), "warning")
    yield Heading("Truth table")
    yield truth_grid(a)
    yield from _below_table(a)
    yield Heading("Necessity")
    yield from _necessity(a)
    if a.sufficient is not None:
        yield Heading("Sufficient conjunctions")
        yield from _sufficient(a)
    for solution in (a.conservative, a.parsimonious):
        yield from _solution(a, solution)
    yield from _intermediate(a)
    if a.exclusions:
        yield Heading("Barred by the enhanced standard analysis")
        rows = tuple((str(e.number), write_term(e.values, a.table.conditions), "; ".join(e.reasons)) for e in a.exclusions)
        yield Grid("Configurations that are not assumed to be positive", ("row", "configuration", "why"), rows, frozenset({"row"}))
    if a.bounds is not None:
        yield Heading("What the gaps could change")
        yield from _bounds(a.bounds)
    if a.robustness:
        yield Heading("How far the solutions hold")
        yield from _robustness(a)


def number(value: Measure, digits: int = 3) -> str:
    """A measure for a reader; a dash where it is not defined."""
    return "–" if value is None else f"{value:.{digits}f}"


def _origin(a: Analysis) -> Iterator[Block]:
    scored = sum(y is not None for y in a.data.outcomes)
    yield Text(f"{_n(scored, 'case')} of {len(a.given.cases)}; conditions {', '.join(a.data.names)}; outcome {a.data.outcome}.")
    cuts = a.cuts
    low = f", contradictory from {cuts.incl_low:g}" if cuts.incl_low is not None else ""
    yield Text(f"A row is positive with inclusion from {cuts.incl:g}{low}, PRI from {cuts.pri:g}, and at least {_n(cuts.n, 'case')}.")
    o = a.options
    chosen = [
        f"expected: {', '.join(o.expect)}" if o.expect else "",
        "contradictory rows may be assumed positive" if o.contradictions else "",
        "all models without a superfluous term" if o.all_models else "",
        "dominated prime implicants left out" if o.row_dominance else "",
        f"never positive: {_numbers(o.exclude, len(o.exclude))}" if o.exclude else "",
    ]
    if any(chosen):
        yield Text(f"Options: {'; '.join(c for c in chosen if c)}.")
    for x in a.assumptions:
        filled = f"filled in {', '.join(x.cases)}" if x.cases else "it had no gap"
        yield Text(f"Assumed: where {x.condition} is not known it is absent, because {x.reason.rstrip('.')} ({filled}).", "warning")
    if a.dropped:
        rows = tuple(
            (d.case, ", ".join(d.columns), "shown in its row, unscored" if d.columns == (a.given.outcome,) else "left out") for d in a.dropped
        )
        yield Grid("Cases with a gap", ("case", "not known", "so it is"), rows)
        costs = tuple((c.column, str(c.missing), str(c.alone)) for c in a.costs)
        yield Grid("What each column costs", ("column", "cases that lack it", "of them lacking nothing else"), costs, frozenset(_COST))


_COST = ("cases that lack it", "of them lacking nothing else")


def truth_grid(a: Analysis) -> Grid:
    """The truth table, rows by number."""
    t = a.table
    deviant, unscored = any(r.deviant for r in t.rows if r.out in "1C"), any(r.unscored for r in t.rows)
    columns = ("row", *a.data.names, "OUT", "n", "incl", "PRI", "cases", *(("deviant",) if deviant else ()), *(("unscored",) if unscored else ()))
    rows = tuple(
        (
            str(r.number),
            *map(str, r.values),
            r.out,
            str(r.n),
            number(r.incl),
            number(r.pri),
            ", ".join(r.cases),
            *((", ".join(r.deviant if r.out in "1C" else ()),) if deviant else ()),
            *((", ".join(r.unscored),) if unscored else ()),
        )
        for r in t.rows
    )
    return Grid(
        "OUT is 1 positive, 0 negative, C contradictory, ? too few cases", columns, rows, frozenset({"row", *a.data.names, "OUT", "n", "incl", "PRI"})
    )


def _below_table(a: Analysis) -> Iterator[Block]:
    t = a.table
    yield Text(f"{t.size - t.remainders} of {_n(t.size, 'configuration')} have enough cases; the others are remainders.")


def _necessity(a: Analysis) -> Iterator[Block]:
    columns = ("condition", "inclN", "RoN", "covN")
    yield Grid(f"Necessary for {a.data.outcome}?", columns, tuple((x, *_needs(f)) for x, f in a.single.items()), frozenset(columns[1:]))
    if a.necessary is None or a.necessity_cut is None:
        return
    cut = a.necessity_cut
    asked = f"inclusion from {cut.incl:g}, RoN from {cut.ron:g}, coverage from {cut.cov:g}"
    if not a.necessary.found:
        yield Text(f"No expression is necessary ({asked}).")
    else:
        yield Grid(
            f"Necessary expressions: {asked}", ("expression", *columns[1:]), tuple((x, *_needs(f)) for x, f in a.necessary.found), frozenset(columns)
        )
    if not a.necessary.complete:
        yield Text(f"Expressions of more than {a.necessary.tried_up_to} literals were not tried: there are too many.", "warning")


def _needs(f: NecessityFit) -> tuple[str, str, str]:
    return number(f.incl), number(f.ron), number(f.cov)


def _sufficient(a: Analysis) -> Iterator[Block]:
    assert a.sufficient is not None
    columns = ("conjunction", "inclS", "PRI", "covS")
    rows = tuple((x, number(f.incl), number(f.pri), number(f.cov)) for x, f in a.sufficient.found)
    yield Grid(f"Shortest conjunctions with inclusion from {a.sufficiency_cut:g}", columns, rows, frozenset(columns[1:]))
    if not a.sufficient.complete:
        yield Text(f"Conjunctions of more than {a.sufficient.tried_up_to} literals were not tried: there are too many.", "warning")


def _solution(a: Analysis, s: Solution) -> Iterator[Block]:
    yield Heading(f"{s.kind.capitalize()} solution")
    yield Text(_MEANING[s.kind])
    yield from _models(a, s.models, s.kind, s.capped)
    if len(s.models) > 1:
        essential = ", ".join(write_term(t, a.table.conditions) for t in s.essential)
        yield Text(f"In every model: {essential}." if essential else "No term is in every model.")


def _models(a: Analysis, models: Sequence[Model], kind: str, capped: bool) -> Iterator[Block]:
    if not models:
        yield Text("There is no positive row, so there is nothing to explain.", "warning")
        return
    if capped:
        yield Text(f"There are more than these {len(models)} models, or may be; the search was stopped.", "warning")
    elif len(models) > 1:
        yield Text(f"{len(models)} models explain the rows equally well; which one holds, the cases do not say.")
    for i, model in enumerate(models[:MOST_MODELS], 1):
        name = f"M{i}" if len(models) > 1 else ""
        yield from _model(a, model, name)
    if len(models) > MOST_MODELS:
        yield Text(f"… and {len(models) - MOST_MODELS} more models; --format json lists them all.")


def _model(a: Analysis, model: Model, name: str) -> Iterator[Block]:
    conditions = a.table.conditions
    columns = ("term", "inclS", "PRI", "covS", "covU", "cases")
    rows = [
        (write_term(t, conditions), number(f.incl), number(f.pri), number(f.cov), number(f.cov_unique), ", ".join(a.covered(t)))
        for t, f in zip(model.terms, model.fits, strict=True)
    ]
    rows.append(("whole model", number(model.fit.incl), number(model.fit.pri), number(model.fit.cov), "", ""))
    caption = f"{name + ': ' if name else ''}{write_model(model.terms, conditions)} → {a.data.outcome}"
    yield Grid(caption, columns, tuple(rows), frozenset(columns[1:5]))
    if model.assumed:
        yield Text(f"Assumed to be positive: {_n(model.assumed, 'remainder')} ({_numbers(model.simplifying, model.assumed)}).")


def _intermediate(a: Analysis) -> Iterator[Block]:
    yield Heading("Intermediate solution")
    if not a.options.expect:
        yield Text("Not asked for: it needs expectations (--expect A,~B), each with a reason in theory.")
        return
    yield Text(_MEANING["intermediate"])
    yield from _models(a, a.intermediate_models, "intermediate", a.intermediate_capped)
    for i in a.intermediate[:MOST_MODELS]:
        yield Text(_pair(a, i))
    if len(a.intermediate) > MOST_MODELS:
        yield Text(f"… and {len(a.intermediate) - MOST_MODELS} more pairs; --format json lists them all.")


def _pair(a: Analysis, i: Intermediate) -> str:
    between = ""
    if len(a.intermediate) > 1:
        c, p, *models = (write_model(m.terms, a.table.conditions) for m in (i.conservative, i.parsimonious, *i.solution.models[:MOST_MODELS]))
        more = f" or {len(i.solution.models) - MOST_MODELS} others" if len(i.solution.models) > MOST_MODELS else ""
        between = f"Between {c} and {p}: {' or '.join(models)}{more}. "
    easy = f"{_n(i.easy_count, 'easy counterfactual')}" + (f" ({_numbers(i.easy, i.easy_count)})" if i.easy else "")
    hard = f"{i.difficult_count} difficult" + (f" ({_numbers(i.difficult, i.difficult_count)})" if i.difficult else "")
    return f"{between}{easy}, {hard}."


def _bounds(b: Bounds) -> Iterator[Block]:
    if not b.gaps:
        yield Text("No case with an outcome has a gap in a condition: nothing could change.")
        return
    drawn = f"{b.tried} of {b.ways:,} ways were tried, drawn with seed {b.seed}." if b.seed is not None else f"All {b.ways:,} ways were tried."
    yield Text(f"{_n(len(b.gaps), 'gap')}, each filled both ways, so that no case is left out for it. {drawn}")
    if b.flips:
        columns = ("row", "configuration", "OUT may be")
        rows = tuple((str(r.number), " ".join(map(str, r.values)), " or ".join(r.outs)) for r in b.flips)
        yield Grid("Rows that depend on the gaps", columns, rows, frozenset({"row"}))
    yield Text(f"{_n(b.steady, 'row')} keep{'s' if b.steady == 1 else ''} the code however the gaps are filled.")
    kept = tuple(
        (s.kind, ", ".join(s.always) or "none", ", ".join(s.sometimes[:MOST_NUMBERS]) or "none", _range(s.incl), _range(s.cov), str(s.empty))
        for s in b.solutions
    )
    if any(s.capped for s in b.solutions):
        yield Text("In some ways there are more models than were looked at: other terms may be in some of them, and the ranges be wider.", "warning")
    yield Grid("What the solutions would be", ("solution", "terms in every model", "terms in some", "inclS", "covS", "without a positive row"), kept)


def _robustness(a: Analysis) -> Iterator[Block]:
    columns = ("solution", "cut-off or anchor" if any(r.anchor for x in a.robustness for r in x.ranges) else "cut-off", "chosen", "from", "up to")
    ranges = tuple((x.kind, r.name, f"{r.chosen:g}", *_ends(r)) for x in a.robustness for r in x.ranges)
    yield Grid("The models are the same with", columns, ranges, frozenset(columns[2:]))
    rows = []
    for x in a.robustness:
        for model, fit in zip(a.models(x.kind), x.fits, strict=True):
            if fit is not None:
                figures = (number(v) for v in (fit.consistency, fit.coverage, fit.smallest, fit.largest))
                tests = ", ".join(f"{name} {value:.4g}" for name, value in x.tests)
                rows.append((x.kind, write_model(model.terms, a.table.conditions), *figures, tests))
    if rows:
        names = ("RF_cons", "RF_cov", "RF_SC_min", "RF_SC_max")
        yield Grid("What stands just beyond", ("solution", "model", *names, "tested with"), tuple(rows[:MOST_NUMBERS]), frozenset(names))


def _ends(r: Held) -> tuple[str, str]:
    if r.anchor:  # there are always more values than were tried
        low, high = (f"{v:.5g}" if abs(v) > abs(r.chosen) * 1e-5 else f"{side} 0" for v, side in ((r.low, "above"), (r.high, "below")))
        return low + " or less" * r.low_bound, high + " or more" * r.high_bound
    return ("" if r.low_included else "above ") + f"{r.low:.4g}", f"{r.high:.4g}"


def _range(found: Range) -> str:
    return "–" if found is None else f"{found[0]:.3f} to {found[1]:.3f}"


def _numbers(numbers: Sequence[int], count: int) -> str:
    shown = ", ".join(map(str, numbers[:MOST_NUMBERS]))
    return f"row{'' if count == 1 else 's'} {shown}" + (", …" if count > MOST_NUMBERS else "")


def _n(count: int, thing: str) -> str:
    return f"{count:,} {thing}" + ("" if count == 1 else "s")
