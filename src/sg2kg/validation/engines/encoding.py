"""Writes terms so that pyshifty takes them for what they are, and reads them back in its results.

It takes a blank node that is pre-bound in SPARQL for any node, so there blank nodes become IRIs. It takes ``"inf"^^xsd:double`` for a number,
so such literals are made plainly ill-typed. Where either would change what other constraints find, results are taken from elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar, cast

import pyoxigraph as ox

from sg2kg.terms import PREFIXES
from sg2kg.validation.engines.seam import Result
from sg2kg.validation.shapes.facts import Term

BLANK = "urn:sg2kg:blank:"
"""The namespace of the IRIs that stand for blank nodes."""
_ILL = "urn:sg2kg:ill-typed:"
_FLOATS = frozenset(PREFIXES["xsd"] + t for t in ("double", "float"))
_FLOAT = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?|[+-]?INF|NaN")
_FLOAT_TEXTS = re.compile(rb'"([^"\n]*)"\^\^<http://www\.w3\.org/2001/XMLSchema#(?:double|float)>')
_BLANK_IN_TEXT = re.compile(f"<{BLANK}([^>]*)>")
_T = TypeVar("_T", bound=Term)
Change = Callable[[Term], Term]


def has_blank(text: bytes) -> bool:
    """Whether N-Triples may hold a blank node."""
    return b"_:" in text


def has_illtyped(text: bytes) -> bool:
    """Whether N-Triples hold a literal that this engine takes for a number and XML Schema does not."""
    if b"#double>" not in text and b"#float>" not in text:
        return False
    return any(not _FLOAT.fullmatch(value.decode()) for value in set(_FLOAT_TEXTS.findall(text)))


def blank_as_iri(term: Term) -> Term:
    """An IRI for a blank node; any other term as it is."""
    return ox.NamedNode(BLANK + term.value) if isinstance(term, ox.BlankNode) else term


def plainly_illtyped(term: Term) -> Term:
    """A literal that no engine takes for a number, for one that is none; any other term as it is."""
    if isinstance(term, ox.Literal) and term.datatype.value in _FLOATS and not _FLOAT.fullmatch(term.value):
        return ox.Literal(_ILL + term.value, datatype=term.datatype)
    return term


def both(term: Term) -> Term:
    """A term with either change."""
    return plainly_illtyped(blank_as_iri(term))


def changed(triples: Iterable[ox.Triple], change: Change) -> list[ox.Triple]:
    """Triples with each subject and object changed."""
    return [ox.Triple(_same(t.subject, change), t.predicate, change(t.object)) for t in triples]


def decoded(result: Result) -> Result:
    """A result in the terms of the data."""
    return replace(
        result,
        focus=_decoded(result.focus),
        value=None if result.value is None else _decoded(result.value),
        path=None if result.path is None else _decoded(result.path),
        messages=tuple(_decoded_text(m) for m in result.messages),
    )


def only(results: Sequence[Result], components: Callable[[str], bool]) -> list[Result]:
    """The results of some components, in the terms of the data."""
    return [decoded(r) for r in results if components(r.component)]


def _same(term: _T, change: Change) -> _T:
    return cast(_T, change(term))


def _decoded(term: Term) -> Term:
    if isinstance(term, ox.NamedNode) and term.value.startswith(BLANK):
        return ox.BlankNode(term.value.removeprefix(BLANK))
    if isinstance(term, ox.Literal) and term.value.startswith(_ILL):
        return ox.Literal(term.value.removeprefix(_ILL), datatype=term.datatype)
    return term


def _decoded_text(text: ox.Literal) -> ox.Literal:
    if BLANK not in text.value and _ILL not in text.value:
        return text
    value = _BLANK_IN_TEXT.sub(r"_:\1", text.value).replace(_ILL, "")
    return ox.Literal(value, language=text.language) if text.language else ox.Literal(value, datatype=text.datatype)
