"""A query as a few lines to paste: Python with sg2kg, R and curl with a SPARQL endpoint; the text of the query travels quoted, never as code."""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable, Mapping
from urllib.parse import quote_plus

from sg2kg.errors import NotFoundError
from sg2kg.graph.guard import check_query, tokens
from sg2kg.terms import PREFIXES

ENDPOINT = "http://127.0.0.1:8000/sparql"
"""Where a snippet asks when no address is given: a server on the same machine."""


def with_prefixes(query: str) -> str:
    """The query without the comments at its head, with the prefixes declared that it uses, so that any engine takes it."""
    lines = query.strip().splitlines()
    head = next((i for i, line in enumerate(lines) if line.strip() and not line.startswith("#")), len(lines))
    query = "\n".join(lines[head:])
    declared: set[str] = set()
    used: set[str] = set()
    found = tokens(query)
    for previous, token in zip([None, *found], found, strict=False):
        if token.kind == "name":
            prefix = token.text.partition(":")[0]
            (declared if previous is not None and previous.text.upper() == "PREFIX" else used).add(prefix)
    return "".join(f"PREFIX {p}: <{PREFIXES[p]}>\n" for p in sorted(used - declared) if p in PREFIXES) + query + "\n"


def _python(query: str, endpoint: str) -> str:
    frame = ".df()" if check_query(query) == "SELECT" else ""
    return f"from sg2kg import KnowledgeBase\n\nquery = {_triple_quoted(query)}\nprint(KnowledgeBase().query(query){frame})\n"


def _r(query: str, endpoint: str) -> str:
    return (
        f"query <- {_r_string(query)}\n"
        f'address <- paste0({json.dumps(endpoint)}, "?query=", URLencode(query, reserved = TRUE))\n'
        'answer <- read.csv(url(address, headers = c(Accept = "text/csv"), method = "libcurl"), encoding = "UTF-8")\n'
        "print(answer)\n"
    )


def _curl(query: str, endpoint: str) -> str:
    return f"curl --silent --show-error --fail -H 'Accept: text/csv' --data-urlencode query={shlex.quote(query)} {shlex.quote(endpoint)}\n"


def _link(query: str, endpoint: str) -> str:
    return f"{endpoint}?query={quote_plus(query)}\n"


SNIPPETS: dict[str, Callable[[str, str], str]] = {"python": _python, "r": _r, "curl": _curl, "link": _link}
"""The languages a query can be had in."""


def snippet(query: str, language: str, endpoint: str = ENDPOINT) -> str:
    """The query as lines of ``language`` (SNIPPETS); raises NotFoundError for another one, QueryError for what would not be run here either."""
    if language not in SNIPPETS:
        raise NotFoundError("language for a snippet", language, SNIPPETS)
    check_query(query)
    return SNIPPETS[language](with_prefixes(query), endpoint)


def call(name: str, parameters: Mapping[str, object]) -> str:
    """Python that asks a query of the catalogue by its name."""
    values = "".join(f", {key}={str(value)!r}" for key, value in parameters.items())
    return f"from sg2kg import KnowledgeBase\n\nprint(KnowledgeBase().query({name!r}{values}).df())\n"


def _triple_quoted(text: str) -> str:
    safe = text.replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
    if safe.endswith('"'):
        safe = safe[:-1] + '\\"'
    return f'"""\n{safe}"""'


def _r_string(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
