"""Expressions as people write them, read: ``A*~B + C``, with levels ``A[2]``; also ``A{2}``, ``A[1,2]``, and ``a`` for ``~A``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product

from sg2kg.errors import AnalysisError, NotFoundError
from sg2kg.qca.data import Condition
from sg2kg.qca.terms import FREE, Term

LevelSets = dict[int, frozenset[int]]
"""Which levels are asked of a condition, by its place."""
_LITERAL = re.compile(r"\s*([~!]?)\s*([^~!*+()\[\]{}]+?)\s*(?:([\[{])\s*(\d{1,3}(?:\s*,\s*\d{1,3})*)\s*([\]}]))?\s*")
_LONGEST = 10_000
_MOST_TERMS = 10_000


def parse_model(text: str, conditions: Sequence[Condition]) -> tuple[Term, ...]:
    """The terms of a disjunction, each once, in the order written; ``A[1,2]`` gives a term for each level, ``1`` is the term that asks nothing.

    Raises NotFoundError for an unknown condition, AnalysisError for everything else that cannot be read.
    """
    if len(text) > _LONGEST:
        raise AnalysisError(f"An expression of {len(text):,} characters is too long.", f"Write at most {_LONGEST:,} characters.")
    terms: dict[Term, None] = {}
    for part in text.split("+"):
        asked = parse_levels(part, conditions, text)
        if _ways(asked) + len(terms) > _MOST_TERMS:
            raise AnalysisError(f"{_short(text)} stands for more than {_MOST_TERMS:,} terms.", "Ask for fewer levels at once.")
        for levels in product(*(sorted(values) for values in asked.values())):
            chosen = dict(zip(asked, levels, strict=True))
            terms[tuple(chosen.get(place, FREE) for place in range(len(conditions)))] = None
    return tuple(terms)


def parse_term(text: str, conditions: Sequence[Condition]) -> Term:
    """One conjunction, as ``parse_model`` reads it; raises AnalysisError where it is a disjunction."""
    terms = parse_model(text, conditions)
    if len(terms) != 1:
        raise AnalysisError(f"{_short(text)} is more than one term.", "Write one conjunction, such as A*~B.")
    return terms[0]


def parse_levels(text: str, conditions: Sequence[Condition], whole: str = "") -> LevelSets:
    """The levels that a conjunction asks of each of its conditions; none for ``1``. ``whole`` is what the text is part of, for messages."""
    whole = whole or text
    if text.strip() == "1" and not any(c.name == "1" for c in conditions):
        return {}
    asked: LevelSets = {}
    for part in text.split("*"):
        place, levels = _literal(part, conditions, whole)
        asked[place] = asked.get(place, levels) & levels
        if not asked[place]:
            name = conditions[place].name
            raise AnalysisError(f"{_short(whole)} asks {name} to be two things at once.", f"Keep one of what is said of {name}.")
    return dict(sorted(asked.items()))


def _literal(text: str, conditions: Sequence[Condition], whole: str) -> tuple[int, frozenset[int]]:
    if any(c in text for c in "()"):
        raise AnalysisError(f"{_short(whole)} has brackets that cannot be read.", "Multiply out: write A*B + A*C for A*(B + C).")
    found = _LITERAL.fullmatch(text)
    if not found or (found[3] or "") + (found[5] or "") not in ("", "[]", "{}"):
        what = f"{_short(text.strip())} is not a condition" if text.strip() else "A condition is missing"
        raise AnalysisError(f"{what}, in {_short(whole)}.", "Write A, ~A or A[2], joined by * (and) and + (or).")
    place, absent = _place(found[2], conditions)
    condition = conditions[place]
    absent ^= bool(found[1])
    every = frozenset(range(condition.levels))
    if found[4] is None:
        if condition.multi_value:
            levels = ", ".join(map(str, sorted(every)))
            raise AnalysisError(f"{condition.name} has the levels {levels}, and {_short(whole)} names none.", f"Write {condition.name}[1], say.")
        asked = frozenset({1})
    else:
        asked = frozenset(int(level) for level in found[4].split(","))
        if not asked <= every:
            highest = condition.levels - 1
            raise AnalysisError(f"{condition.name} has no level {max(asked)}, in {_short(whole)}.", f"Its levels are 0 to {highest}.")
    return place, every - asked if absent else asked


def _place(name: str, conditions: Sequence[Condition]) -> tuple[int, bool]:
    """Where the condition stands, and whether it is negated by being written in lower case, as fsQCA and older papers do."""
    names = [c.name for c in conditions]
    if name in names:
        return names.index(name), False
    if name.upper() in names and name == name.lower():
        place = names.index(name.upper())
        if not conditions[place].multi_value:
            return place, True
    raise NotFoundError("condition", name, names)


def _ways(asked: LevelSets) -> int:
    ways = 1
    for levels in asked.values():
        ways *= len(levels)
    return ways


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "…"
