"""The values of literals: which literal stands for which value, which values are one, and which lie in a data range.

The datatype map of OWL 2 (Structural Specification, section 4) with the lexical forms and facets of XML Schema 1.1, part 2. What counts is
identity (section 4.1), not the equality of XML Schema: ``1`` as an integer and ``1.0`` as a decimal are one value; ``1`` as a double is another
(section 4.2: owl:real, xsd:double and xsd:float have no value in common), -0 is not 0 as a double, and one instant told in two time zones is two
values (section 4.7). Whitespace is not trimmed (RDF 1.1 Concepts, section 3.3): `` 1`` is no integer. Nothing here takes more than about linear time.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Hashable, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from sg2kg.reasoning.datatypes import DISJOINT, MAX_DIGITS, PARSERS, PRIMITIVE, RDF, XSD, Value, in_datatype
from sg2kg.reasoning.owl.expressions import LITERAL, DataAnd, DataNot, DataOneOf, DataRange, Datatype, Facets
from sg2kg.reasoning.patterns import matches

MAX_DEPTH = 100
"""Data ranges nested deeper than this are not decided."""
_CACHED = 2000
"""Longer literals are worked out anew each time, so that little is kept."""


def parts(literal: str) -> tuple[str, str, str]:
    """The lexical form, the IRI of the datatype and the language tag in small letters ("" for none) of a literal in N-Triples.

    Raises ValueError for what is no literal. RDF 1.1 N-Triples, section 2.4.
    """
    return _short_parts(literal) if len(literal) <= _CACHED else _parts(literal)


def value_of(literal: str) -> Value | None:
    """The value that a literal stands for; None where it is ill-typed. OWL 2 Structural Specification, section 4; raises like :func:`parts`."""
    return _short_value(literal) if len(literal) <= _CACHED else _value(literal)


def ill_typed(literal: str) -> bool:
    """Whether the lexical form is none of its datatype (RDF 1.1 Semantics, section 7); a datatype outside the map takes any."""
    return value_of(literal) is None


def same_value(a: str, b: str) -> bool:
    """Whether two literals are known to be the same value."""
    if a == b:
        return True
    value = value_of(a)
    return value is not None and value == value_of(b)


def different_value(a: str, b: str) -> bool:
    """Whether two literals are known to be different values; False where one is ill-typed, or where their texts do not tell."""
    left, right = value_of(a), value_of(b)
    if left is None or right is None or left == right:
        return False
    if left.space != right.space:
        return left.space in DISJOINT and right.space in DISJOINT
    return not (left.opaque or right.opaque)


def in_range(literal: str, data_range: DataRange, definitions: Mapping[str, DataRange]) -> bool | None:
    """Whether a literal is in a data range (Structural Specification, section 7); ``definitions`` are the named ones (section 9.4).

    What is ill-typed is of no datatype but rdfs:Literal. None where it cannot be decided: an unknown datatype, a facet that does not fit, a pattern
    beyond what is supported, nesting too deep.
    """
    return _Membership(literal, definitions).of(data_range, 0)


class _Membership:
    """Decides for one literal; each named range is worked out once, so that definitions built on each other stay cheap."""

    def __init__(self, literal: str, definitions: Mapping[str, DataRange]) -> None:
        self._literal = literal
        self._value = value_of(literal)
        self._definitions = definitions
        self._known: dict[str, bool | None] = {}

    def of(self, wanted: DataRange, depth: int) -> bool | None:
        if depth > MAX_DEPTH:
            return None
        if isinstance(wanted, Datatype):
            return self._datatype(wanted.iri, depth)
        if isinstance(wanted, Facets):
            return _all([self.of(wanted.base, depth + 1), *(self._facet(name, bound) for name, bound in wanted.bounds)])
        if isinstance(wanted, DataOneOf):
            return self._one_of(wanted.literals)
        if isinstance(wanted, DataNot):
            return _not(self.of(wanted.part, depth + 1))
        found = [self.of(part, depth + 1) for part in wanted.parts]
        return _all(found) if isinstance(wanted, DataAnd) else _not(_all(list(map(_not, found))))

    def _datatype(self, iri: str, depth: int) -> bool | None:
        if iri == LITERAL:
            return True
        if iri not in self._definitions:
            return in_datatype(self._value, iri, parts(self._literal)[1])
        if iri not in self._known:
            self._known[iri] = None  # stands for a definition that leads back to itself
            self._known[iri] = self.of(self._definitions[iri], depth + 1)
        return self._known[iri]

    def _one_of(self, literals: tuple[str, ...]) -> bool | None:
        if self._value is None:
            return False
        if any(same_value(self._literal, one) for one in literals):
            return True
        return False if all(different_value(self._literal, one) for one in literals) else None

    def _facet(self, name: str, bound: str) -> bool | None:
        if self._value is None:
            return False
        if name in _BOUNDS:
            return _ordered(self._value, value_of(bound), _BOUNDS[name])
        if name in _LENGTHS:
            return _sized(self._value, value_of(bound), _LENGTHS[name])
        if name == "pattern":
            text = _text_of(self._value)
            return None if text is None else matches(parts(bound)[0], text)
        if name == "langRange":
            return _speaks(self._value, parts(bound)[0])
        return None


def _all(found: list[bool | None]) -> bool | None:
    if False in found:
        return False
    return None if None in found else True


def _not(found: bool | None) -> bool | None:
    return None if found is None else not found


def _parts(literal: str) -> tuple[str, str, str]:
    end = literal.rfind('"')
    if not literal.startswith('"') or end == 0:
        raise ValueError(f"no literal: {literal[:60]}")
    text, rest = literal[1:end], literal[end + 1 :]
    if "\\" in text:
        text = _ESCAPE.sub(_unescaped, text)
    if not rest:
        return text, XSD + "string", ""
    if rest.startswith("@"):
        # RDF 1.2: a tag with a direction
        return text, RDF + ("dirLangString" if "--" in rest else "langString"), rest[1:].lower()
    if rest.startswith("^^<") and rest.endswith(">"):
        return text, rest[3:-1], ""
    raise ValueError(f"no literal: {literal[:60]}")


_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.?))", re.DOTALL)
_ESCAPED = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f", '"': '"', "'": "'", "\\": "\\"}


def _unescaped(found: re.Match[str]) -> str:
    code = found[1] or found[2]
    if code:
        if int(code, 16) > sys.maxunicode:
            raise ValueError(f"no character: {found[0]}")
        return chr(int(code, 16))
    if found[3] not in _ESCAPED:
        raise ValueError(f"no escape: {found[0]}")
    return _ESCAPED[found[3]]


def _value(literal: str) -> Value | None:
    text, datatype, language = parts(literal)
    if language:
        return Value("langString", (text, language)) if datatype == RDF + "langString" else Value(datatype, (text, language), opaque=True)
    if datatype in PARSERS:
        value = PARSERS[datatype](text)
        return value if value and in_datatype(value, datatype, datatype) is not False else None
    return Value(PRIMITIVE.get(datatype, datatype), (datatype, text), opaque=True)


_short_parts = lru_cache(maxsize=8192)(_parts)
_short_value = lru_cache(maxsize=8192)(_value)


_BOUNDS: dict[str, tuple[bool, bool, bool]] = {
    "minInclusive": (False, True, True),
    "maxInclusive": (True, True, False),
    "minExclusive": (False, False, True),
    "maxExclusive": (True, False, False),
}
"""What fits a bound: values below it, the bound itself, values above it."""
_LENGTHS: dict[str, Callable[[int, Decimal], bool]] = {
    "length": lambda size, bound: size == bound,
    "minLength": lambda size, bound: size >= bound,
    "maxLength": lambda size, bound: size <= bound,
}


def _ordered(value: Value, bound: Value | None, fits: tuple[bool, bool, bool]) -> bool | None:
    if bound is None or value.space != bound.space or value.opaque or bound.opaque:
        return None
    if value.space == "dateTime":
        order = _compare_times(value.key, bound.key)
    elif value.space == "real":
        return _ordered_numbers(value.key, bound.key, fits)
    elif value.space in ("double", "float"):
        order = _compare(float.fromhex(str(value.key)), float.fromhex(str(bound.key)))
    else:
        return None
    return order is not None and fits[order + 1]


def _ordered_numbers(left: Hashable, right: Hashable, fits: tuple[bool, bool, bool]) -> bool | None:
    assert isinstance(left, (Decimal, Fraction))
    assert isinstance(right, (Decimal, Fraction))
    if type(left) is not type(right):
        if max(len(str(left)), len(str(right))) > MAX_DIGITS:  # making a fraction of these takes long
            return None
        left, right = Fraction(left), Fraction(right)
    order = _compare(left, right)
    return order is not None and fits[order + 1]


def _compare(left: object, right: object) -> int | None:
    """-1, 0 or 1; None for what has no order (NaN)."""
    if left == right:
        return 0
    return -1 if left < right else 1 if left > right else None  # type: ignore[operator]


def _compare_times(left: Hashable, right: Hashable) -> int | None:
    """The order of two times; one without a zone is before or after another only where it would be in every zone (section D.2.1)."""
    assert isinstance(left, tuple)
    assert isinstance(right, tuple)
    if (left[2] is None) == (right[2] is None):
        return _compare(_instant(left, 0), _instant(right, 0))
    orders = {_compare(_instant(left, zone), _instant(right, zone)) for zone in (-840, 840)}
    return orders.pop() if len(orders) == 1 else None


def _instant(time: tuple[int, Decimal, int | None], zone: int) -> tuple[int, Decimal]:
    return time[0] - (zone if time[2] is None else time[2]), time[1]


def _text_of(value: Value) -> str | None:
    if value.space in ("string", "anyURI"):
        return str(value.key)
    return str(value.key[0]) if value.space == "langString" and isinstance(value.key, tuple) else None


def _sized(value: Value, bound: Value | None, fits: Callable[[int, Decimal], bool]) -> bool | None:
    if bound is None or not isinstance(bound.key, Decimal):
        return None
    content = value.key if isinstance(value.key, bytes) else _text_of(value)
    return None if content is None else fits(len(content), bound.key)


def _speaks(value: Value, wanted: str) -> bool | None:
    """Whether a language tag fits a range by extended filtering (RFC 4647, section 3.3.2; rdf:PlainLiteral, section 5)."""
    if value.space == "string":
        return False
    if value.space != "langString" or not isinstance(value.key, tuple):
        return None
    tags, (first, *rest) = value.key[1].split("-"), wanted.lower().split("-")
    if first not in ("*", tags[0]):
        return False
    at = 1
    for part in rest:
        if part == "*":
            continue
        while at < len(tags) and tags[at] != part:
            if len(tags[at]) == 1:
                return False
            at += 1
        if at == len(tags):
            return False
        at += 1
    return True
