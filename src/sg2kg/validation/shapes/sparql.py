"""Decides whether a SPARQL constraint may be used: a SELECT that every SHACL engine evaluates alike; called by the linter.

The rules are those of SHACL, section 5.2.1 and appendix A (W3C, 2017), for queries in which ``$this`` is bound beforehand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import pyoxigraph as ox

from sg2kg.errors import QueryError
from sg2kg.graph.guard import Token, check_query, tokens
from sg2kg.graph.store import syntax_error
from sg2kg.terms import PREFIXES
from sg2kg.validation.shapes.facts import Facts

_SH = PREFIXES["sh"]

FORBIDDEN = {
    "MINUS": "use FILTER NOT EXISTS",
    "VALUES": "use FILTER with IN",
    "SERVICE": "nothing is fetched",
    "FROM": "a constraint reads the submission and the background",
    "GRAPH": "a submission and its background are one graph",
    "LATERAL": "it is not SPARQL 1.1",
}
"""Words that make a query none that a constraint may be, and what to do instead."""
_TAKEN_FOR_KEYWORD = re.compile(r"(minus|service)(?=[\s{<])|(?<![\w:-])(values)\b", re.IGNORECASE)
"""Where pyshacl finds a forbidden word, though it may stand in a text, a name or a comment."""
FORBIDDEN_VARIABLES = ("shapesGraph", "currentShape", "PATH")
"""Variables that some engines fill in and others do not."""


def query_problems(select: str, prefixes: Mapping[str, str]) -> Iterator[str]:
    """What is wrong with the text of a ``sh:select``, in words; raises QueryError where it is no query at all."""
    form = check_query(select, "sh:select")
    if form != "SELECT":
        yield f"sh:select must be a SELECT, not {form}"
        return
    words = tokens(select)
    # as a part of a word, too, for engines read SELECT … GROUPMINUS more loosely than the grammar
    keywords = {f for token in words if token.kind == "word" for f in FORBIDDEN if f in token.text.upper()}
    yield from (f"a constraint must not use {word}: {FORBIDDEN[word]}" for word in sorted(keywords))
    for token in words:
        if token.kind == "word" and token.text.upper() in ("PREFIX", "BASE"):
            yield f"{token.text.upper()} in sh:select: declare prefixes with sh:declare and name them with sh:prefixes"
        if token.kind == "variable" and token.text[1:] in FORBIDDEN_VARIABLES:
            yield f"a constraint must not use {token.text}: not every engine fills it in"
    like = _TAKEN_FOR_KEYWORD.search(select)
    if like and not keywords:
        yield f"{like[0]} in a text, a name or a comment: some engines take it for the keyword; write it otherwise"
    yield from _rebound(words)
    yield from _subqueries(words)
    try:
        solutions = ox.Store().query(select, prefixes=dict(prefixes))
    except SyntaxError as error:
        raise syntax_error(str(error), "sh:select") from None
    except (ValueError, RuntimeError) as error:  # a namespace that is no IRI, a function that is not SPARQL's
        raise QueryError(f"sh:select: {error}", "Correct the query.") from None
    assert isinstance(solutions, ox.QuerySolutions)
    if "this" not in {v.value for v in solutions.variables}:
        yield "sh:select must return $this"


def iris_in(select: str, prefixes: Mapping[str, str]) -> set[str]:
    """The IRIs that stand in a query, written out or as prefixed names."""
    found = set()
    for token in tokens(select):
        if token.kind == "iri":
            found.add(token.text[1:-1])
        elif token.kind == "name":
            prefix, _, local = token.text.partition(":")
            found.add(prefixes.get(prefix, "") + local.replace("\\", ""))
    return found


def declared(facts: Facts, *declaring: str) -> dict[str, str]:
    """The prefixes that these nodes declare (``sh:declare``); raises QueryError for one that is declared twice."""
    found: dict[str, str] = {}
    for who in declaring:
        for declaration in facts.nodes(who, _SH + "declare"):
            prefix, namespace = facts.word(declaration, _SH + "prefix"), facts.word(declaration, _SH + "namespace")
            if found.setdefault(prefix, namespace) != namespace:
                raise QueryError(f"the prefix {prefix}: is declared twice", "Choose another prefix.")
    return found


def _rebound(words: Sequence[Token]) -> Iterator[str]:
    for before, token in pairwise(words):
        if before.kind == "word" and before.text.upper().endswith("AS") and token.kind == "variable" and token.text[1:] == "this":
            yield "AS $this: it is bound beforehand and must not be bound again"


def _subqueries(words: Sequence[Token]) -> Iterator[str]:
    selects = [n for n, token in enumerate(words) if token.kind == "word" and token.text.upper().startswith("SELECT")]
    for start in selects[1:]:
        returned, depth = set(), 0
        for token in words[start + 1 :]:
            if token.text == "{" or token.text.upper() == "WHERE":
                break
            depth += (token.text == "(") - (token.text == ")")
            if depth == 0 and token.kind == "variable":
                returned.add(token.text[1:])
        if "this" not in returned:
            yield "a SELECT inside the SELECT must return $this, too, by its name"


def asks_openly(select: str) -> bool:
    """Whether a query leaves a property open, as in ``?s ?p ?o`` or ``!ex:p``, so that its text does not tell what it asks for."""
    depth = 0
    start = Token("other", ".", 0)
    words = [start, start, *tokens(select)]
    for one, before, token in zip(words, words[1:], words[2:], strict=False):
        depth += (token.text == "{") - (token.text == "}")
        if before.text == "!" and (token.kind in ("iri", "name") or token.text in ("^", "a")) and one.text not in ("(", "&&", "||"):
            return True
        if before.text == "!" and token.text == "(" and (one.kind in ("variable", "iri", "name") or one.text in (";", "/", "|")):
            return True
        if token.kind != "variable" or depth == 0:
            continue
        if before.text in (";", "["):
            return True
        # the second term behind what ends a pattern is a property
        if (before.kind in ("variable", "iri", "name") or before.text == "]") and one.text in (".", "{", "}", ")"):
            return True
    return False
