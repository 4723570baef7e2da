"""Decides whether a query may run: a read, not an update, and no call to another server. Called before any query is executed.

The text is cut into SPARQL tokens (SPARQL 1.1, section 19.8), so that a word inside a string, an IRI, a comment, a variable or a prefixed
name is never taken for a keyword. The engine reads more loosely than the grammar (``SERVICESILENT<…>``, ``1e5SERVICE``), and what it makes of
``<`` depends on the place; what slips through finds no network in the worker.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, pairwise
from typing import NamedTuple

from sg2kg.errors import QueryError

MAX_LENGTH = 200_000
MAX_DEPTH = 100

PATTERN = re.compile(
    r"""
      (?P<comment>\#[^\n\r]*)
    | (?P<iri><(?:[^<>"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*>)
    | (?P<string>\"\"\"(?:(?:"|"")?(?:[^"\\]|\\.))*\"\"\"|'''(?:(?:'|'')?(?:[^'\\]|\\.))*'''|"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')
    | (?P<variable>[?$]\w+)
    | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    | (?P<bnode>_:[\w.-]+)
    | (?P<name>(?:[^\W\d_][\w.-]*)?:(?:(?:[\w:]|%[0-9A-Fa-f]{2}|\\.)(?:[\w:.-]|%[0-9A-Fa-f]{2}|\\.)*)?)
    | (?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)
    | (?P<word>[^\W\d][\w.-]*)
    | (?P<space>\s+)
    | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
"""One token of a query, white space and comments included; the name of the group that matches is its kind."""
FORMS = frozenset({"SELECT", "CONSTRUCT", "ASK", "DESCRIBE"})
_DIFFERS = re.compile(r"(RAND|NOW|UUID|BNODE)(?!\w)")
"""How the names of the functions end whose values are others each time (SPARQL 1.1, sections 17.4.2.7 to 17.4.2.12, 17.4.4.5, 17.4.5.1)."""
UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"})


class Token(NamedTuple):
    """One token of a query: its kind, its text, and the line it stands in."""

    kind: str
    text: str
    line: int


def tokens(query: str) -> list[Token]:
    """The tokens of ``query`` without comments and white space."""
    return list(_each_token(query))


def _each_token(query: str) -> Iterator[Token]:
    line = 1
    for match in PATTERN.finditer(query):
        kind = match.lastgroup or "other"
        if kind == "word":
            # matched with dots and hyphens, so that a long run of them is read once and not again from each letter
            for part in re.findall(r"\w+|[.-]", match[0]):
                yield Token("word" if part[0] not in ".-" else "other", part, line)
        elif kind not in ("comment", "space"):
            yield Token(kind, match[0], line)
        line += match[0].count("\n")


def check_query(query: str, name: str = "query") -> str:
    """Returns the query form (SELECT, CONSTRUCT, ASK or DESCRIBE) of a query that may run.

    Raises QueryError for an update, for SERVICE, for a text with no query in it, and for one that is nested or long beyond reason.
    """
    if len(query) > MAX_LENGTH:
        raise QueryError(f"{name}: longer than {MAX_LENGTH:,} characters", "Shorten the query, or put the values into a file of data.")
    if not query.isascii():
        _refuse_broken_text(query, name)
    # what cannot call out, escape or be deep has nothing to be found behind its form
    is_plain = "SERVICE" not in query.upper() and "\\" not in query and query.count("{") + query.count("(") <= MAX_DEPTH
    depth = 0
    form = ""
    previous = ""
    for token, following in pairwise(chain(_each_token(query), [Token("end", "", 0)])):
        if token.text in "{(":
            depth += 1
        elif token.text in "})":
            depth -= 1
        elif token.text == "\\":
            raise QueryError(f"{name}:{token.line}: an escape outside a string and an IRI", "Write the character itself.")
        if depth > MAX_DEPTH:
            raise QueryError(f"{name}:{token.line}: nested more than {MAX_DEPTH} deep", "Simplify the query.")
        word = token.text.upper()
        if _calls_out(token, word, following, previous, depth):
            raise QueryError(f"{name}:{token.line}: SERVICE calls another server, and nothing is fetched", "Load the data with --data instead.")
        if token.kind == "word":
            if not form and depth == 0 and word in UPDATES and previous not in ("BASE", "PREFIX"):
                raise QueryError(f"{name}:{token.line}: {word} is an update, and a query is expected", "Use SELECT, ASK, CONSTRUCT or DESCRIBE.")
            if not form and word in FORMS:
                form = word
                if is_plain:
                    break
        previous = word
    if not form:
        raise QueryError(f"{name}: this is not a SPARQL query", "A query holds SELECT, ASK, CONSTRUCT or DESCRIBE.")
    return form


def may_differ(query: str) -> bool:
    """Whether the answer to a query may be another each time that it is asked of the same data; True, too, where a name only looks so."""
    return _DIFFERS.search(query.upper()) is not None


def _calls_out(token: Token, word: str, following: Token, previous: str, depth: int) -> bool:
    """Whether the engine may read SERVICE here: as a word, glued to others, to a prefix (``SERVICEex: {``), or to a name (``ex:a.b.SERVICE``)."""
    if token.kind == "word":
        return "SERVICE" in word
    if ".SERVICE" in word and word.count(".") > 1 and token.kind in ("name", "bnode"):
        return True
    named = token.kind == "name" and "SERVICE" in word.partition(":")[0]
    return named and depth > 0 and following.text == "{" and previous != "GRAPH"


def _refuse_broken_text(query: str, name: str) -> None:
    try:
        query.encode()
    except UnicodeEncodeError:
        raise QueryError(f"{name}: this is not UTF-8 text", "Write the query in UTF-8.") from None
