"""Terms: conjunctions of conditions, one number a condition, and how they are written: ``A*~B``, with levels ``A[2]*B[0]``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sg2kg.qca.data import Condition, Score

Term = tuple[int, ...]
"""The level asked of each condition, in the order of the conditions, FREE where it does not matter; without FREE it is a row's configuration."""
FREE = -1


def write_term(term: Term, conditions: Sequence[Condition]) -> str:
    """A term as text, conditions in their order; ``1`` for the term that asks nothing. With a multi-value condition all are written with levels."""
    levels = any(c.multi_value for c in conditions)
    parts = [_literal(c.name, v, levels) for c, v in zip(conditions, term, strict=False) if v != FREE]
    return "*".join(parts) or "1"


def write_model(terms: Iterable[Term], conditions: Sequence[Condition]) -> str:
    """A disjunction of terms as text, terms sorted."""
    return " + ".join(sorted(write_term(t, conditions) for t in terms))


def _literal(name: str, value: int, levels: bool) -> str:
    if levels:
        return f"{name}[{value}]"
    return name if value == 1 else "~" + name


def covers(term: Term, values: Term) -> bool:
    """True where a row (or a narrower term) lies inside ``term``."""
    return all(t in (FREE, v) for t, v in zip(term, values, strict=False))


def membership(term: Term, scores: Sequence[Score], conditions: Sequence[Condition]) -> float:
    """How far a case is in ``term``: the least of its literals (Zadeh's AND), 1 for the term that asks nothing. All scores must be known."""
    found = 1.0
    for value, score, condition in zip(term, scores, conditions, strict=False):
        if value == FREE:
            continue
        assert score is not None
        literal = (score if value == 1 else 1 - score) if condition.fuzzy else float(score == value)
        found = min(found, literal)
    return found


def size(conditions: Sequence[Condition]) -> int:
    """How many configurations there are."""
    total = 1
    for condition in conditions:
        total *= condition.levels
    return total


def number_of(values: Term, conditions: Sequence[Condition]) -> int:
    """The number of a configuration, from 1, the first condition most significant (as R's package QCA counts)."""
    number = 0
    for value, condition in zip(values, conditions, strict=False):
        number = number * condition.levels + value
    return number + 1


def values_of(number: int, conditions: Sequence[Condition]) -> Term:
    """The configuration with this number."""
    rest, values = number - 1, []
    for condition in reversed(conditions):
        rest, value = divmod(rest, condition.levels)
        values.append(value)
    return tuple(reversed(values))
