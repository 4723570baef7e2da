"""Regular expressions of XML Schema, tried in bounded time: the expression becomes an automaton that reads the text once.

XML Schema 1.1, part 2, appendix G, without category escapes, name escapes (``\\i``, ``\\c``), ``\\w`` and subtraction of classes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

MAX_PATTERN, MAX_STATES, MAX_WORK = 500, 2000, 2_000_000
"""Longest pattern, largest automaton, and most states times letters; beyond these nothing is decided."""
_MAX_DEPTH = 30
_SINGLE = {"n": "\n", "r": "\r", "t": "\t"} | {c: c for c in "\\|.?*+(){}-[]^$"}
_META = frozenset(".\\?*+{}()[]|")

Letters = Callable[[str], bool]


class _Unsupported(ValueError):
    """The pattern is not one, or is beyond what is supported."""


@dataclass
class _Automaton:
    """States by number: each leads on without a letter (``free``), or with one that is accepted (``step``)."""

    free: list[list[int]] = field(default_factory=list)
    step: list[tuple[Letters, int] | None] = field(default_factory=list)

    def state(self) -> int:
        if len(self.free) >= MAX_STATES:
            raise _Unsupported("too large")
        self.free.append([])
        self.step.append(None)
        return len(self.free) - 1


def matches(pattern: str, text: str) -> bool | None:
    """Whether all of ``text`` matches; None where the pattern is not supported, is no pattern, or would take too long."""
    automaton = _compiled(pattern) if len(pattern) <= MAX_PATTERN else None
    if automaton is None or len(automaton.free) * len(text) > MAX_WORK:
        return None
    now = _closed(automaton, {0})
    for letter in text:
        steps = (automaton.step[s] for s in now)
        now = _closed(automaton, {s[1] for s in steps if s and s[0](letter)})
        if not now:
            return False
    return 1 in now


def _closed(automaton: _Automaton, states: set[int]) -> set[int]:
    todo = list(states)
    while todo:
        for following in automaton.free[todo.pop()]:
            if following not in states:
                states.add(following)
                todo.append(following)
    return states


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> _Automaton | None:
    """State 0 begins, state 1 accepts."""
    automaton = _Automaton()
    start, end = automaton.state(), automaton.state()
    try:
        tree, at = _choice(pattern, 0, 0)
        if at != len(pattern):
            return None
        tree(automaton, start, end)
    except _Unsupported:
        return None
    return automaton


Build = Callable[[_Automaton, int, int], None]
"""Puts what matches between two states."""


def _choice(text: str, at: int, depth: int) -> tuple[Build, int]:
    if depth > _MAX_DEPTH:
        raise _Unsupported("nested too deep")
    branches: list[list[Build]] = [[]]
    while at < len(text) and text[at] != ")":
        if text[at] == "|":
            branches.append([])
            at += 1
            continue
        piece, at = _atom(text, at, depth)
        low, high, at = _quantity(text, at)
        branches[-1].append(_repeated(piece, low, high))

    def build(automaton: _Automaton, start: int, end: int) -> None:
        for branch in branches:
            here = start
            for piece in branch:
                following = automaton.state()
                piece(automaton, here, following)
                here = following
            automaton.free[here].append(end)

    return build, at


def _atom(text: str, at: int, depth: int) -> tuple[Build, int]:
    letter = text[at]
    if letter == "(":
        inside, at = _choice(text, at + 1, depth + 1)
        if at >= len(text):
            raise _Unsupported("a group without an end")
        return inside, at + 1
    if letter == "[":
        letters, at = _class(text, at + 1)
        return _reading(letters), at
    if letter == ".":
        return _reading(lambda c: c not in "\n\r"), at + 1
    if letter == "\\":
        letters, _ = _escape(text, at + 1)
        return _reading(letters), at + 2
    if letter in _META:
        raise _Unsupported(f"{letter} out of place")
    return _reading(lambda c: c == letter), at + 1


def _reading(letters: Letters) -> Build:
    def build(automaton: _Automaton, start: int, end: int) -> None:
        before = automaton.state()
        automaton.free[start].append(before)
        automaton.step[before] = (letters, end)

    return build


def _repeated(piece: Build, low: int, high: int | None) -> Build:
    if (low, high) == (1, 1):
        return piece

    def build(automaton: _Automaton, start: int, end: int) -> None:
        here = start
        for _ in range(low):
            following = automaton.state()
            piece(automaton, here, following)
            here = following
        for _ in range((high or 0) - low):
            automaton.free[here].append(end)
            following = automaton.state()
            piece(automaton, here, following)
            here = following
        if high is None:
            turn = automaton.state()
            automaton.free[here].append(turn)
            piece(automaton, turn, turn)
            here = turn
        automaton.free[here].append(end)

    return build


def _quantity(text: str, at: int) -> tuple[int, int | None, int]:
    sign = text[at : at + 1]
    if sign in ("?", "*", "+"):
        return (1 if sign == "+" else 0), (1 if sign == "?" else None), at + 1
    if sign != "{":
        return 1, 1, at
    end = text.find("}", at)
    low, comma, high = text[at + 1 : end].partition(",")
    if end < 0 or not _count(low) or (high and not _count(high)):
        raise _Unsupported("no quantity")
    least, most = int(low), int(high) if high else None if comma else int(low)
    if most is not None and most < least:
        raise _Unsupported("no quantity")
    return least, most, end + 1


def _count(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 4


def _escape(text: str, at: int) -> tuple[Letters, str | None]:
    """What an escape stands for, and the one letter where it is one."""
    sign = text[at : at + 1]
    if sign in _SINGLE:
        letter = _SINGLE[sign]
        return (lambda c: c == letter), letter
    if sign in ("d", "D"):
        return (lambda c: c.isdecimal() == (sign == "d")), None
    if sign in ("s", "S"):
        return (lambda c: (c in " \t\n\r") == (sign == "s")), None
    raise _Unsupported(f"the escape {sign}")


def _class(text: str, at: int) -> tuple[Letters, int]:
    negated = text[at : at + 1] == "^"
    at += negated
    accepted: list[Letters] = []
    while at < len(text) and text[at] != "]":
        letters, letter, at = _in_class(text, at)
        ranged = text[at : at + 1] == "-" and text[at + 1 : at + 2] not in ("", "]")
        if ranged:
            _, last, at = _in_class(text, at + 1)
            if letter is None or last is None or last < letter:
                raise _Unsupported("no range of letters")
            letters = _between(letter, last)
        accepted.append(letters)
    if at >= len(text) or not accepted:
        raise _Unsupported("a class without an end or letters")
    return (lambda c: any(letters(c) for letters in accepted) != negated), at + 1


def _between(first: str, last: str) -> Letters:
    return lambda c: first <= c <= last


def _in_class(text: str, at: int) -> tuple[Letters, str | None, int]:
    letter = text[at]
    if letter == "[":
        raise _Unsupported("a class within a class")
    if letter == "\\":
        letters, one = _escape(text, at + 1)
        return letters, one, at + 2
    return (lambda c: c == letter), letter, at + 1
