"""SELECT queries of SPARQL constraints with one part lost or changed: a clause, a filter, a branch, an alternative, a bound, a modifier.

What no longer parses, or is no longer about ``$this``, is no mutant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from sg2kg.terms import PREFIXES

_TOKENS = re.compile(
    r"(?P<comment>#[^\n]*)"
    r'|(?P<string>"(?:[^"\\\n]|\\.)*"(?:@[\w-]+)?|\'(?:[^\'\\\n]|\\.)*\'(?:@[\w-]+)?)'
    r"|(?P<iri><[^<>\"{}|^`\\\s]*>)"
    r"|(?P<variable>[?$]\w+)"
    r"|(?P<name>[A-Za-z][\w-]*:[\w.-]*[\w-]|_:\w+)"
    r"|(?P<number>\d+(?:\.\d+)?)"
    r"|(?P<word>[A-Za-z]\w*)"
    r"|(?P<sign>\^\^|\|\||&&|>=|<=|!=|[^\s\w])"
)
_OPEN, _CLOSE = {"{": "}", "(": ")"}, {"}": "{", ")": "("}
_KEYWORDS = {"FILTER", "OPTIONAL", "MINUS", "BIND", "VALUES", "UNION"}
_LOOSER = {">=": ">", "<=": "<", ">": ">=", "<": "<="}


@dataclass(frozen=True)
class Token:
    """A word of a query and where it stands."""

    kind: str
    text: str
    start: int
    end: int
    pair: int
    """For a bracket, the number of the token that closes or opens it; otherwise -1."""


def tokens(query: str) -> list[Token]:
    """The words of a query, comments left out."""
    found = [m for m in _TOKENS.finditer(query) if m.lastgroup != "comment"]
    pairs, open_ = dict[int, int](), list[int]()
    for number, m in enumerate(found):
        if m.lastgroup == "sign" and m[0] in _OPEN:
            open_.append(number)
        elif m.lastgroup == "sign" and m[0] in _CLOSE and open_:
            pairs[number] = open_.pop()
            pairs[pairs[number]] = number
    return [Token(m.lastgroup or "", m[0], m.start(), m.end(), pairs.get(n, -1)) for n, m in enumerate(found)]


def mutants(query: str) -> Iterator[tuple[str, str]]:
    """Every mutant of a query that is still one, with what was done; none twice."""
    seen = {_bare(query)}
    for what, changed in _all(query):
        if _bare(changed) not in seen and is_sound(changed):
            seen.add(_bare(changed))
            yield what, changed


def is_sound(query: str) -> bool:
    """True where the query parses, gives ``$this``, and looks for it, not only in a filter: otherwise it finds all there is, for each focus."""
    words = tokens(query)
    start = next((n for n, t in enumerate(words) if t.text == "{"), len(words))
    kept, at = list[str](), start
    while at < len(words):
        if words[at].text.upper() == "FILTER":
            at = _bracket(words, at)
        else:
            kept.append(words[at].text)
        at += 1
    if not all({"$this", "?this"} & set(part) for part in ([t.text for t in words[:start]], kept)):
        return False
    try:
        ox.Store().query(query, prefixes=PREFIXES)
    except SyntaxError:
        return False
    return words[0].text.upper() == "SELECT"


def _all(query: str) -> Iterator[tuple[str, str]]:
    words = tokens(query)
    yield from _clauses(query, words)
    yield from _blocks(query, words)
    yield from _values(query, words)
    for number, token in enumerate(words):
        if token.text in {"|", "||", "&&"}:
            yield from _alternatives(query, words, number)
        if token.text == ",":
            yield from _entries(query, words, number)
        if token.text in {"*", "+", "?"} and _ends_a_path(words, number):
            yield f"{_step(query, words, number)}{token.text} once in {_path(query, token)}", _cut(query, token.start, token.end)
            yield from _without_step(query, words, number)
        if token.kind == "number" and words[number - 1].text != "^^":
            for other in (int(float(token.text)) - 1, int(float(token.text)) + 1):
                if other >= 0:
                    yield f"{_near(query, words, number)} for {token.text}: {other}", query[: token.start] + str(other) + query[token.end :]
        if token.text in _LOOSER and words[number + 1].kind != "number":  # beside a number, the number is changed
            yield f"{_near(query, words, number)}: {_LOOSER[token.text]}", query[: token.start] + _LOOSER[token.text] + query[token.end :]
        if token.text.upper() == "DISTINCT" and words[number - 1].text == "(":
            yield f"{_near(query, words, number)} not distinct", _cut(query, token.start, token.end)


def _bare(query: str) -> str:
    return " ".join(t.text for t in tokens(query))


def _cut(query: str, start: int, end: int, by: str = " ") -> str:
    return query[:start] + by + query[end:]


def variable_properties(query: str) -> list[str]:
    """The variables that stand for a property."""
    words = tokens(query)
    found = []
    for first, last, _ in _statements(words):
        places = [first + 1, *(n + 1 for n in range(first, last) if words[n].text == ";")]
        found += [words[n].text for n in places if n < last and words[n].kind == "variable"]
    return found


def _clauses(query: str, words: Sequence[Token]) -> Iterator[tuple[str, str]]:
    """Without a statement of a group, and, of one that says several things of its subject, without one of them."""
    for first, last, end in _statements(words):
        yield from _statement(query, words, first, last, end)


def _statements(words: Sequence[Token]) -> Iterator[tuple[int, int, int]]:
    """Where each statement begins and ends, and where what follows it begins; group by group."""
    for number, token in enumerate(words):
        before = words[number - 1].pair if words[number - 1].text == ")" else number - 1
        if token.text != "{" or words[before - 1].text.upper() == "VALUES":
            continue
        at = number + 1
        while at < token.pair:
            if words[at].text.upper() in _KEYWORDS | {"{"}:
                at = _bracket(words, at) + 1
                continue
            first = at
            while at < token.pair and words[at].text != "." and words[at].text.upper() not in _KEYWORDS | {"{"}:
                at = words[at].pair if words[at].text == "(" else at
                at += 1
            end = at + 1 if words[at].text == "." else at
            if first < at:
                yield first, at, end
            at = end


def _statement(query: str, words: Sequence[Token], first: int, last: int, end: int) -> Iterator[tuple[str, str]]:
    yield f"without {_words(query, words[first].start, words[last - 1].end)}", _cut(query, words[first].start, words[end - 1].end)
    breaks = [n for n in range(first, last) if words[n].text == ";"]
    if breaks:
        subject = words[first]
        head = _words(query, words[first + 1].start, words[breaks[0] - 1].end)
        yield f"without {head} of {subject.text}", _cut(query, words[first + 1].start, words[breaks[0]].end)
        for one, other in zip(breaks, [*breaks[1:], last], strict=True):
            part = _words(query, words[one].end, words[other - 1].end)
            yield f"without {part} of {subject.text}", _cut(query, words[one].start, words[other - 1].end)
    whole = _words(query, words[first].start, words[last - 1].end)
    for number in range(first, last):  # objects in a row: the first, by the comma behind it, and each other, by the comma before it
        if words[number].text == ",":
            before, behind = words[number - 1], words[number + 1]
            if words[number - 2].text != ",":
                yield f"without {before.text} of {whole}", _cut(query, before.start, words[number].end)
            yield f"without {behind.text} of {whole}", _cut(query, words[number].start, behind.end)


def _blocks(query: str, words: Sequence[Token]) -> Iterator[tuple[str, str]]:
    """Without a block of several lines: FILTER …, OPTIONAL, MINUS, one branch of a UNION."""
    for number, token in enumerate(words):
        word = token.text.upper()
        if word in _KEYWORDS - {"UNION"}:
            last = _bracket(words, number)
            if word == "VALUES" and words[last + 1].text == "{":
                last = words[last + 1].pair
            yield f"without {_words(query, token.start, words[last].end)}", _cut(query, token.start, words[last].end)
        if word == "UNION":
            left, right = words[words[number - 1].pair], words[words[number + 1].pair]
            for start, end_, what in ((left.start, token.end, words[number - 1]), (token.start, right.end, right)):
                yield f"without the branch {_words(query, words[what.pair].end, what.start)}", _cut(query, start, end_)


def _bracket(words: Sequence[Token], number: int) -> int:
    """The end of the first bracket behind a word."""
    return words[next(n for n in range(number, len(words)) if words[n].text in _OPEN)].pair


def _values(query: str, words: Sequence[Token]) -> Iterator[tuple[str, str]]:
    """Without one of the entries of VALUES, be they terms or rows of terms."""
    for number, token in enumerate(words):
        if token.text.upper() != "VALUES":
            continue
        body = next(n for n in range(number, len(words)) if words[n].text == "{")
        at, entries = body + 1, list[tuple[int, int]]()
        while at < words[body].pair:
            last = words[at].pair if words[at].text == "(" else at
            entries.append((words[at].start, words[last].end))
            at = last + 1
        if len(entries) > 1:
            yield from ((f"without {_words(query, *e)} of {words[number + 1].text}", _cut(query, *e)) for e in entries)


def _alternatives(query: str, words: Sequence[Token], number: int) -> Iterator[tuple[str, str]]:
    """Without what stands before, or behind, this ``|``, ``||`` or ``&&``."""
    sign = words[number]
    first = _reach(words, number, -1, sign.text)
    last = _reach(words, number, 1, sign.text)
    if words[first - 1].text != sign.text:  # the first of them; each other one is behind its own sign
        yield f"without {_words(query, words[first].start, sign.start)}", _cut(query, words[first].start, sign.end)
    yield f"without {_words(query, sign.end, words[last].end)}", _cut(query, sign.start, words[last].end)


def _reach(words: Sequence[Token], number: int, step: int, sign: str) -> int:
    """How far the operand beside the sign goes: to the bracket around it, to the next sign like it, or, in a path, to the next variable."""
    at = number + step
    while 0 < at < len(words) - 1:
        if words[at].pair >= 0 and (words[at].text in _OPEN) == (step > 0):
            at = words[at].pair
        following = words[at + step]
        if following.text in {"|", "||", sign} or (following.text in (_CLOSE if step > 0 else _OPEN)):
            break
        if sign == "|" and (following.kind == "variable" or following.text in ".;" or (step > 0 and not _continues(words, at))):
            break
        at += step
    return at


def _continues(words: Sequence[Token], at: int) -> bool:
    """In a path, whether the word at this place belongs with the next one."""
    return words[at].text in {"^", "/", "!"} or words[at + 1].text in {"/", "*", "+", "?"}


def _entries(query: str, words: Sequence[Token], number: int) -> Iterator[tuple[str, str]]:
    """Without one of the terms of ``IN (…)``, by the comma before or behind it."""
    open_ = number
    while open_ >= 0 and words[open_].text != "(":
        open_ = words[open_].pair if words[open_].text in _CLOSE else open_
        open_ -= 1
    if open_ < 1 or words[open_ - 1].text.upper() != "IN":
        return
    before, behind = words[number - 1], words[number + 1]
    if number - 2 == open_:
        yield f"without {before.text} of {_words(query, words[open_ - 2].start, words[open_].start)}", _cut(query, before.start, words[number].end)
    yield f"without {behind.text} of {_words(query, words[open_ - 2].start, words[open_].start)}", _cut(query, words[number].start, behind.end)


def _ends_a_path(words: Sequence[Token], number: int) -> bool:
    before = words[number - 1]
    return before.end == words[number].start and (before.kind in {"name", "iri"} or before.text in {")", "a"})


def _step_start(words: Sequence[Token], number: int) -> int:
    first = words[number - 1].pair if words[number - 1].text == ")" else number - 1
    return first - 1 if words[first - 1].text == "^" else first


def _step(query: str, words: Sequence[Token], number: int) -> str:
    return _words(query, words[_step_start(words, number)].start, words[number].start)


def _without_step(query: str, words: Sequence[Token], number: int) -> Iterator[tuple[str, str]]:
    """Without the whole step, and the slash that joins it to its neighbour."""
    first = _step_start(words, number)
    start, end = words[first].start, words[number].end
    if words[first - 1].text == "/":
        start = words[first - 1].start
    elif words[number + 1].text == "/":
        end = words[number + 1].end
    else:
        return
    yield f"without {_step(query, words, number)}{words[number].text} in {_path(query, words[number])}", _cut(query, start, end, "")


def _path(query: str, token: Token) -> str:
    """The path that a word stands in, and what it leads to."""
    start = max(query.rfind(blank, 0, token.start) for blank in " \n") + 1
    found = re.match(r"\S+\s+\S+", query[start:])
    return found[0] if found else query[start : token.end]


def _words(query: str, start: int, end: int) -> str:
    text = " ".join(query[start:end].split())
    return text if len(text) <= 90 else text[:87].rstrip() + "…"


def _near(query: str, words: Sequence[Token], number: int) -> str:
    """The line around a word, to tell one change from another."""
    start = query.rfind("\n", 0, words[number].start) + 1
    end = query.find("\n", words[number].end)
    return _words(query, start, len(query) if end < 0 else end)
