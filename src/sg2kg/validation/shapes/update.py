"""Takes a SPARQL update apart into its operations, and each into what stands in the braces behind its keywords; used for remedies."""

from __future__ import annotations

import re
from collections.abc import Iterator

FORMS = ("DELETE DATA", "INSERT DATA", "DELETE WHERE", "DELETE", "INSERT", "WHERE")
_TOKEN = re.compile(r'"""(?:[^"\\]|\\.|"(?!""))*"""' r"|'''(?:[^'\\]|\\.|'(?!''))*'''" r'|"(?:[^"\\\n]|\\.)*"' r"|'(?:[^'\\\n]|\\.)*'"
                    r"|<[^<>\"{}|^`\\\s]*>|#[^\n]*|[{};]", re.DOTALL)  # fmt: skip


def blocks_of(text: str) -> Iterator[dict[str, str]]:
    """Each operation of an update as its keywords (one of FORMS) with what stands in braces behind them; comments are left out.

    Raises ValueError for what is none: another keyword, or text outside an operation.
    """
    depth, start, blocks = 0, 0, dict[str, str]()
    form = ""
    plain = _TOKEN.sub(lambda m: " " * len(m[0]) if m[0].startswith("#") else m[0], text)
    for token in _TOKEN.finditer(plain):
        if token[0] == "{":
            if depth == 0:
                form = " ".join(plain[start : token.start()].split()).upper()
                if form not in FORMS or form in blocks:
                    raise ValueError(f"{form or 'a block without a keyword'} is none of {', '.join(FORMS)}")
                start = token.end()
            depth += 1
        elif token[0] == "}":
            depth -= 1
            if depth == 0:
                blocks[form] = plain[start : token.start()]
                start = token.end()
        elif token[0] == ";" and depth == 0:
            yield blocks
            blocks, start = {}, token.end()
    if plain[start:].strip():
        raise ValueError(f"this stands outside an operation: {plain[start:].strip()[:60]}")
    if blocks:
        yield blocks
