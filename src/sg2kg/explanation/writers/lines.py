"""What the writers share: texts in one line, the words for backing and states, and which steps of a proof are shown.

Labels, literals and locators come from submissions, so nothing here trusts them: control characters, marks that turn the direction of writing, and
line breaks are shown and not obeyed, and what is very long is cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from sg2kg import messages
from sg2kg.explanation.answers import Backing, Condition, Node, Texts, WhatIf, Why
from sg2kg.explanation.naming import literal_parts
from sg2kg.explanation.words import BASIS_WORDS, GRADE_WORDS, in_language, tell
from sg2kg.messages import pick
from sg2kg.terms import PREFIXES, curie

LONGEST = 1200
"""How many characters of one text are told where people read."""
MARKS: Mapping[str, str] = {"certain": "✔", "possible": "◐", "open": "?", "excluded": "✘"}
"""One sign a state, told apart without colour."""
GROUPS = ("added", "withdrawn", "gained", "lost")
"""The statements of a WhatIf, in the order in which they are told."""
_FOLDED = frozenset({"cls-hv2", "cls-int1"})
"""Rules by which a condition that no statement names says no more than its premises."""


def one_line(text: str, most: int = LONGEST) -> str:
    """The text in one line; explanations may be longer than other texts."""
    return messages.one_line(text, most)


def said(texts: Texts, lang: str) -> str:
    """The text in a language, in one line."""
    return one_line(pick(texts, lang))


def sentence(text: str) -> str:
    """An English sentence begins with a large letter; names that begin with a small one are rare, and stay readable."""
    return text[:1].upper() + text[1:]


# ---- proofs


def shown_premises(why: Why) -> dict[int, tuple[int, ...]]:
    """The premises of each node as they are shown: a folded step gives way to its own premises, which say the same."""
    nodes = {n.number: n for n in why.nodes}
    root = why.nodes[-1].number if why.nodes else 0
    shown: dict[int, tuple[int, ...]] = {}
    for node in why.nodes:
        flat: dict[int, None] = {}
        for number in node.premises:
            premise = nodes.get(number)
            if premise is not None and number != root and _is_folded(premise) and number in shown:
                flat.update(dict.fromkeys(shown[number]))
            elif premise is not None:
                flat[number] = None
        shown[node.number] = tuple(flat)
    return shown


def _is_folded(node: Node) -> bool:
    return node.triple is None and node.kind == "inferred" and node.rule in _FOLDED and bool(node.premises)


def rule_words(node: Node, lang: str) -> str:
    """The rule of a step by name and in words; empty where it has none."""
    if not node.rule:
        return ""
    text = said(node.rule_text, lang)
    return tell("rule", lang, name=one_line(node.rule), text=text) if text else tell("rule alone", lang, name=one_line(node.rule))


# ---- sources


def source_words(backing: Backing, lang: str) -> str:
    """A source, the place in it, its basis and grade; without its address."""
    source = one_line(pick(backing.sources, lang) or backing.source) or tell("no source", lang)
    place = tell("comma", lang) + one_line(backing.passage) if backing.passage else ""
    e = backing.evidence
    notes = [in_language(words[iri], lang) for words, iri in ((BASIS_WORDS, e.basis), (GRADE_WORDS, e.grade)) if iri in words]
    return f"{source}{place}" + (f" — {tell('comma', lang).join(notes)}" if notes else "")


def statement_words(backing: Backing, lang: str) -> str:
    """The coded statement by its short name, and what it says."""
    name, text = short_name(backing.evidence.statement), said(backing.says, lang)
    return tell("statement", lang, id=name, text=text) if text else tell("statement alone", lang, id=name)


def short_name(iri: str) -> str:
    """The last part of an IRI."""
    return one_line(re.split("[/#]", iri.rstrip("/#"))[-1] or iri)


def is_web_address(address: str) -> bool:
    """Whether an address is one that a reader may be sent to."""
    return address.startswith(("http://", "https://"))


# ---- conditions and changes


def state_words(condition: Condition, lang: str) -> str:
    """How a condition stands and why, and what is known of it."""
    keys = [f"state {condition.state}", f"reason {condition.reason}"]
    told = []
    for key in keys:
        try:
            told.append(tell(key, lang))
        except KeyError:
            told.append(one_line(key.split(" ", 1)[1]))
    detail = said(condition.detail, lang)
    words = tell("colon", lang).join(t for t in told if t)
    return f"{words}{tell('semicolon', lang)}{detail}" if detail else words


def search_words(condition: Condition, lang: str) -> str:
    """When and where something was looked for; empty where it was not."""
    search = condition.search
    if search is None or not search.on:
        return ""
    return tell("searched", lang, on=one_line(search.on), where=one_line(search.where)) if search.where else tell("searched on", lang, on=search.on)


def conditions(top: Condition) -> Iterator[tuple[int, int, Condition]]:
    """The conditions of a tree, each with its number from 1 and that of the one it is part of (0: none); parts follow their whole, at any depth."""
    waiting: list[tuple[int, Condition]] = [(0, top)]
    number = 0
    while waiting:
        whole, condition = waiting.pop()
        number += 1
        yield number, whole, condition
        waiting += [(number, part) for part in reversed(condition.parts)]


def triple_words(triple: Sequence[str], what_if: WhatIf, lang: str) -> str:
    """A statement as a sentence where there is one, else in prefixed names."""
    key = (triple[0], triple[1], triple[2])
    texts = what_if.in_words.get(key)
    return said(texts, lang) if texts else one_line(" ".join(_term(t) for t in triple))


def _term(text: str) -> str:
    if text.startswith('"'):
        return f"“{literal_parts(text)[0]}”"
    return "a" if text == PREFIXES["rdf"] + "type" else curie(text)


def summary(what_if: WhatIf, lang: str) -> str:
    """How much would change."""
    if not (what_if.gained or what_if.lost or what_if.contradictions):
        return tell("changes nothing", lang)
    return tell("what if answer", lang, gained=len(what_if.gained), lost=len(what_if.lost), contradictions=len(what_if.contradictions))
