"""Explanations in plain text, for a terminal: a proof as an indented tree with its sources, conditions with their marks, what would change."""

from __future__ import annotations

from collections.abc import Iterator

from sg2kg.explanation.answers import Backing, Condition, Node, WhatIf, Why, WhyNot
from sg2kg.explanation.words import tell
from sg2kg.explanation.writers import Explained
from sg2kg.explanation.writers.lines import (
    GROUPS,
    MARKS,
    conditions,
    is_web_address,
    one_line,
    rule_words,
    said,
    search_words,
    sentence,
    shown_premises,
    source_words,
    state_words,
    statement_words,
    summary,
    triple_words,
)

DEEPEST_INDENT = 12
"""Steps that are deeper are not indented further, so that long chains stay readable."""
MOST = 100
"""How many statements of one kind of change are told."""


def write_text(answer: Explained, lang: str) -> str:
    """The explanation in text."""
    if isinstance(answer, Why):
        lines = _why(answer, lang)
    elif isinstance(answer, WhyNot):
        lines = _why_not(answer, lang)
    else:
        lines = _what_if(answer, lang)
    return "".join(f"{line}\n" for line in lines)


def _indent(depth: int) -> str:
    return "    " * min(depth, DEEPEST_INDENT)


# ---- proofs


def _why(why: Why, lang: str) -> Iterator[str]:
    yield from (one_line(line) for line in (said(why.question, lang), sentence(said(why.answer, lang))) if line)
    yield ""
    yield from _tree(why, lang)
    yield from _grounds(why, lang)


def _tree(why: Why, lang: str) -> Iterator[str]:
    nodes = {n.number: n for n in why.nodes}
    premises = shown_premises(why)
    waiting = [(why.nodes[-1].number, 0)] if why.nodes else []
    told: set[int] = set()
    sourced: dict[str, int] = {}
    while waiting:
        number, depth = waiting.pop()
        node = nodes[number]
        if number in told and (node.premises or node.backing):
            yield f"{_indent(depth)}{said(node.text, lang)} {tell('see', lang, n=number)}"
            continue
        told.add(number)
        yield from _step(node, depth, sourced, lang)
        waiting += [(p, depth + 1) for p in reversed(premises[number])]


def _step(node: Node, depth: int, sourced: dict[str, int], lang: str) -> Iterator[str]:
    """The lines of a step; ``sourced`` notes at which step each coded statement is told, so that it is told in full once."""
    indent = _indent(depth)
    yield f"{indent}{node.number}. {tell(node.kind, lang)}{tell('colon', lang)}{said(node.text, lang)}"
    rule = rule_words(node, lang)
    if rule:
        yield f"{indent}   {rule}"
    for backing in node.backing:
        first = sourced.setdefault(backing.evidence.statement, node.number)
        if first != node.number:
            yield f"{indent}   {tell('source', lang, source=source_words(backing, lang))} {tell('see', lang, n=first)}"
        else:
            yield from _backing(backing, f"{indent}   ", lang)


def _backing(backing: Backing, indent: str, lang: str) -> Iterator[str]:
    yield f"{indent}{tell('source', lang, source=source_words(backing, lang))}"
    if is_web_address(backing.address):
        yield f"{indent}    {one_line(backing.address)}"
    yield f"{indent}    {statement_words(backing, lang)}"


def _grounds(why: Why, lang: str) -> Iterator[str]:
    for n, grounds in enumerate(why.grounds, 1):
        yield ""
        yield tell("justification", lang, n=n, of=len(why.grounds)) + tell("colon", lang).rstrip()
        yield from (f"    {said(texts, lang)}" for texts in (*grounds.statements, *grounds.axioms))
    if not why.complete:
        yield ""
        yield tell("not all", lang)


# ---- conditions


def _why_not(why_not: WhyNot, lang: str) -> Iterator[str]:
    yield from (line for line in (said(why_not.question, lang), sentence(said(why_not.answer, lang))) if line)
    yield ""
    depths = {0: -1}
    for number, whole, condition in conditions(why_not.condition):
        depth = depths[number] = depths[whole] + 1
        yield from _condition(condition, depth, lang)


def _condition(condition: Condition, depth: int, lang: str) -> Iterator[str]:
    indent = _indent(depth)
    yield f"{indent}{MARKS.get(condition.state, '?')} {said(condition.text, lang)} — {state_words(condition, lang)}"
    searched = search_words(condition, lang)
    if searched:
        yield f"{indent}   {searched}"
    for backing in condition.backing:
        yield from _backing(backing, f"{indent}   ", lang)


# ---- changes


def _what_if(what_if: WhatIf, lang: str) -> Iterator[str]:
    yield tell("what if", lang)
    yield summary(what_if, lang)
    for group in GROUPS:
        triples = getattr(what_if, group)
        if triples:
            yield ""
            yield tell(group, lang) + tell("colon", lang).rstrip()
            yield from (f"    {triple_words(t, what_if, lang)}" for t in triples[:MOST])
            if len(triples) > MOST:
                yield f"    … +{len(triples) - MOST}"
    if what_if.contradictions:
        yield ""
        yield tell("contradictions", lang) + tell("colon", lang).rstrip()
        for why in what_if.contradictions:
            yield from (f"    {line}" if line else "" for line in _why(why, lang))
