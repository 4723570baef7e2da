"""Changes the text of a SPARQL query token by token, for engines that read it otherwise than SHACL means it; called where shapes are prepared."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise

from sg2kg.graph.guard import Token, tokens
from sg2kg.terms import PREFIXES
from sg2kg.validation.shapes.facts import Facts
from sg2kg.validation.shapes.sparql import declared

Place = tuple[Token, int]
"""A token, and where in the text it begins."""
_NEVER_REACHED = 2**32 - 1


def places(query: str) -> list[Place]:
    """The tokens of a query, each with its place."""
    found, at = [], 0
    for token in tokens(query):
        while not query.startswith(token.text, at):  # what lies between tokens is white space and comments
            at = at + 1 if query[at] != "#" else next((n for n in range(at, len(query)) if query[n] in "\r\n"), len(query))
        found.append((token, at))
        at += len(token.text)
    return found


def variables(query: str) -> set[str]:
    """The names of all variables in a query."""
    return {t.text[1:] for t in tokens(query) if t.kind == "variable"}


def with_variable_as(query: str, name: str, text: str) -> str:
    """The query with ``text`` in the place of a variable."""
    for token, at in reversed(places(query)):
        if token.kind == "variable" and token.text[1:] == name:
            query = query[:at] + text + query[at + len(token.text) :]
    return query


def with_iris(query: str, prefixes: Mapping[str, str]) -> str:
    """The query with IRIs written out for all names with these prefixes, but for prefixes that it declares itself."""
    found = places(query)
    own = {after.text for (token, _), (after, _) in pairwise(found) if token.text.upper() == "PREFIX"}
    for token, at in reversed(found):
        prefix, _, local = token.text.partition(":")
        if token.kind == "name" and prefix in prefixes and f"{prefix}:" not in own:
            query = f"{query[:at]}<{prefixes[prefix]}{local.replace(chr(92), '')}>{query[at + len(token.text) :]}"
    return query


def with_blank_iris(query: str, namespace: str) -> str:
    """The query for data whose blank nodes are IRIs of a namespace: ``isBlank`` is true of these, ``isIRI`` and ``isURI`` are not."""
    for name, change in (
        ("ISBLANK", lambda x: f'(isBlank({x}) || STRSTARTS(STR({x}), "{namespace}"))'),
        ("ISIRI", lambda x: f'(isIRI({x}) && !STRSTARTS(STR({x}), "{namespace}"))'),
        ("ISURI", lambda x: f'(isURI({x}) && !STRSTARTS(STR({x}), "{namespace}"))'),
    ):
        for number in reversed(range(len(_calls(places(query), name)))):
            query = _with_call(query, name, number, change)
    return query


def with_language_of(query: str, name: str, into: str) -> str:
    """The query with the language of what it returns as one variable returned as another; as it is where it returns all, or not that variable."""
    found = places(query)
    start = next((n for n, (token, _) in enumerate(found) if token.kind == "word" and token.text.upper() == "SELECT"), len(found))
    depth, returned = 0, False
    for token, at in found[start + 1 :]:
        depth += (token.text == "(") - (token.text == ")")
        if depth == 0 and (token.text in ("{", "*") or token.text.upper() in ("WHERE", "FROM")):
            return f"{query[:at]} (LANG(?{name}) AS ?{into}) {query[at:]}" if returned and token.text != "*" else query
        # behind AS at the depth of its parenthesis, or by itself
        returned = returned or (depth <= 1 and token.kind == "variable" and token.text[1:] == name)
    return query


def without_shortcut(query: str) -> str:
    """The query as pyshifty has Oxigraph evaluate it, which it does where there is a limit: here one that nothing reaches.

    Its own evaluator is faster, but takes ``=`` and ``!=`` between an IRI and a literal for an error, where they are false and true; so a query
    without these stays as it is.
    """
    depth, compares = 0, False
    for before, token in pairwise([Token("", "", 0), *tokens(query)]):
        depth += (token.text == "{") - (token.text == "}")
        if depth == 0 and token.kind == "word" and token.text.upper() in ("OFFSET", "LIMIT"):
            return query
        compares = compares or (token.text == "=" and before.text not in ("<", ">"))
    return f"{query}\nLIMIT {_NEVER_REACHED}" if compares else query


def prefixes_of(facts: Facts, query: str) -> dict[str, str]:
    """The prefixes that a query node may use: those declared where it points to and at what is imported there (SHACL §5.2.1).

    Raises QueryError for a prefix that is declared twice.
    """
    waiting = list(dict.fromkeys(facts.nodes(query, PREFIXES["sh"] + "prefixes")))
    for who in waiting:  # grows while it is read
        waiting += [i for i in facts.nodes(who, PREFIXES["owl"] + "imports") if i not in waiting]
    return declared(facts, *waiting)


def _calls(found: list[Place], name: str) -> list[int]:
    """Where among the tokens a function is called."""
    return [n for n, (t, _) in enumerate(found[:-1]) if t.kind == "word" and t.text.upper() == name and found[n + 1][0].text == "("]


def _with_call(query: str, name: str, number: int, change: Callable[[str], str]) -> str:
    found = places(query)
    call = _calls(found, name)[number]
    end = next(_closing(found, call + 1), None)
    if end is None:
        return query
    inside = query[found[call + 1][1] + 1 : end]
    return query[: found[call][1]] + change(inside) + query[end + 1 :]


def _closing(found: list[Place], start: int) -> Iterator[int]:
    depth = 0
    for token, at in found[start:]:
        depth += (token.text == "(") - (token.text == ")")
        if depth == 0:
            yield at
            return
