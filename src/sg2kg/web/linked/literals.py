"""Literals as Turtle and N-Triples write them in quotes (W3C RDF 1.1 N-Triples, section 2.4)."""

from __future__ import annotations

import re

import pyoxigraph as ox

from sg2kg.messages import TAGS
from sg2kg.terms import PREFIXES

XSD = PREFIXES["xsd"]
ESCAPED = {"\\": "\\\\", '"': '\\"', "\r": "\\r", "\b": "\\b", "\f": "\\f"}
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\u2028\u2029\ufffe\uffff]")


def quoted(literal: ox.Literal) -> str:
    """A literal as Turtle and N-Triples write it, in quotes; language tags with capitals as in BCP 47, which the engine takes away."""
    text = control("".join(ESCAPED.get(c, c) for c in literal.value).replace("\n", "\\n").replace("\t", "\\t"))
    return f'"{text}"{after_quotes(literal)}'


def control(text: str) -> str:
    """A text with characters that an editor does not show, or breaks a line at, as escapes."""
    return _CONTROL.sub(lambda m: f"\\u{ord(m[0]):04X}", text)


def after_quotes(literal: ox.Literal) -> str:
    """The language tag, or the datatype in full; nothing for a plain text."""
    if literal.language:
        direction = getattr(literal, "direction", None)
        return f"@{TAGS.get(literal.language.lower(), literal.language)}" + (f"--{direction.value}" if direction else "")
    return "" if literal.datatype.value == XSD + "string" else f"^^<{literal.datatype.value}>"
