"""Decides whether a query may run: a read, not an update, and no call to another server. Called before any query is executed.

The text is cut into SPARQL tokens (SPARQL 1.1, section 19.8), so that a word inside a string, an IRI, a comment, a variable or a prefixed
name is never taken for a keyword, and an escaped keyword is taken for one.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from sg2kg.errors import QueryError

MAX_LENGTH = 200_000
MAX_DEPTH = 100

_TOKENS = re.compile(
    r"""
      (?P<comment>\#[^\n\r]*)
    | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    | (?P<string>\"\"\"(?:(?:"|"")?(?:[^"\\]|\\.))*\"\"\"|'''(?:(?:'|'')?(?:[^'\\]|\\.))*'''|"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')
    | (?P<variable>[?$]\w+)
    | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    | (?P<bnode>_:[\w.-]+)
    | (?P<name>(?:[^\W\d_][\w.-]*)?:(?:[\w:.-]|%[0-9A-Fa-f]{2}|\\.)*)
    | (?P<word>[A-Za-z_]\w*)
    | (?P<space>\s+)
    | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
FORMS = frozenset({"SELECT", "CONSTRUCT", "ASK", "DESCRIBE"})
UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"})


class Token(NamedTuple):
    """One token of a query: its kind, its text, and the line it stands in."""

    kind: str
    text: str
    line: int


def tokens(query: str) -> list[Token]:
    """The tokens of ``query`` without comments and white space, after codepoint escapes are resolved (section 19.2)."""
    query = re.sub(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})", _codepoint, query)
    found = []
    line = 1
    for match in _TOKENS.finditer(query):
        kind = match.lastgroup or "other"
        if kind not in ("comment", "space"):
            found.append(Token(kind, match[0], line))
        line += match[0].count("\n")
    return found


def check_query(query: str, name: str = "query") -> str:
    """Returns the query form (SELECT, CONSTRUCT, ASK or DESCRIBE) of a query that may run.

    Raises QueryError for an update, for SERVICE, for a text with no query in it, and for one that is nested or long beyond reason.
    """
    if len(query) > MAX_LENGTH:
        raise QueryError(f"{name}: longer than {MAX_LENGTH:,} characters", "Shorten the query, or put the values into a file of data.")
    words = tokens(query)
    depth = 0
    form = ""
    previous = ""
    for token in words:
        if token.text in "{(":
            depth += 1
        elif token.text in "})":
            depth -= 1
        if depth > MAX_DEPTH:
            raise QueryError(f"{name}:{token.line}: nested more than {MAX_DEPTH} deep", "Simplify the query.")
        if token.kind != "word":
            previous = token.text
            continue
        word = token.text.upper()
        if word == "SERVICE":
            raise QueryError(f"{name}:{token.line}: SERVICE calls another server, and nothing is fetched", "Load the data with --data instead.")
        if not form and depth == 0 and word in UPDATES and previous.upper() not in ("BASE", "PREFIX"):
            raise QueryError(f"{name}:{token.line}: {word} is an update, and a query is expected", "Use SELECT, ASK, CONSTRUCT or DESCRIBE.")
        if not form and word in FORMS:
            form = word
        previous = token.text
    if not form:
        raise QueryError(f"{name}: this is not a SPARQL query", "A query holds SELECT, ASK, CONSTRUCT or DESCRIBE.")
    return form


def _codepoint(match: re.Match[str]) -> str:
    number = int(match[1] or match[2], 16)
    return chr(number) if number < 0x110000 and not 0xD800 <= number < 0xE000 else "\ufffd"
