"""The datatypes of OWL 2: which lexical forms they have, which values these stand for, and which values are theirs.

OWL 2 Structural Specification, section 4; XML Schema 1.1, part 2. Called by :mod:`sg2kg.reasoning.values`, where what counts as one value is told.
"""

from __future__ import annotations

import base64
import math
import re
import struct
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from sg2kg.terms import PREFIXES

XSD, RDF, OWL = PREFIXES["xsd"], PREFIXES["rdf"], PREFIXES["owl"]
MAX_DIGITS = 4300
"""Fractions with longer parts are told apart by their text alone."""
_MAX_YEAR = 18


@dataclass(frozen=True)
class Value:
    """A value in one of the value spaces; two are the same value where they are equal."""

    space: str
    """``real``, ``double``, ``string``, … ; for a datatype outside the map its IRI."""
    key: Hashable
    opaque: bool = False
    """Known by its text alone: two of one space with different texts may still be the same value."""


# patterns are compiled when a literal first needs them: few do
_DECIMAL = r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)"
_INTEGER = r"[+-]?[0-9]+"
_RATIONAL = r"([+-]?[0-9]+)/\+?([0-9]+)"
_DOUBLE = r"[+-]?(?:(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[Ee][+-]?[0-9]+)?|INF)|NaN"
_DATE_TIME = (
    r"(-?(?:[1-9][0-9]{3,}|0[0-9]{3}))-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
    r"T(?:([01][0-9]|2[0-3]):([0-5][0-9]):([0-5][0-9](?:\.[0-9]+)?)|24:00:00(?:\.0+)?)"
    r"(?:Z|([+-])(?:(0[0-9]|1[0-3]):([0-5][0-9])|14:00)|(?P<none>))"
)
_MONTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _decimal(text: str) -> Value | None:
    return Value("real", Decimal(text)) if re.fullmatch(_DECIMAL, text) else None


def _integer(text: str) -> Value | None:
    return Value("real", Decimal(text)) if re.fullmatch(_INTEGER, text) else None


def _rational(text: str) -> Value | None:
    found = re.fullmatch(_RATIONAL, text)
    if not found or not found[2].strip("0"):
        return None
    if len(text) > MAX_DIGITS:
        return Value("real", text, opaque=True)
    number = Fraction(int(found[1]), int(found[2]))
    decimal = _as_decimal(number)
    return Value("real", number if decimal is None else decimal)


def _as_decimal(number: Fraction) -> Decimal | None:
    """The same number as a decimal, where it is one: its denominator has no factors but 2 and 5."""
    rest, places = number.denominator, 0
    for factor in (2, 5):
        count = 0
        while rest % factor == 0:
            rest, count = rest // factor, count + 1
        places = max(places, count)
    if rest != 1:
        return None
    sign, digits, _ = Decimal(number.numerator * 10**places // number.denominator).as_tuple()
    return Decimal((sign, digits, -places))


def _double(text: str) -> Value | None:
    return Value("double", float(text).hex()) if re.fullmatch(_DOUBLE, text) else None


def _float(text: str) -> Value | None:
    return Value("float", _single(text).hex()) if re.fullmatch(_DOUBLE, text) else None


def _single(text: str) -> float:
    """The nearest number of single precision; first rounded to odd (Boldo and Melquiond, 2008), so that rounding twice does no harm."""
    number = float(text)
    if not math.isfinite(number) or number == 0:
        return number
    exact = Decimal(text)
    if exact != Decimal(number):
        if abs(Decimal(number)) > abs(exact):
            number = math.nextafter(number, 0.0)
        number = struct.unpack("<d", struct.pack("<q", struct.unpack("<q", struct.pack("<d", number))[0] | 1))[0]
    try:
        return float(struct.unpack("<f", struct.pack("<f", number))[0])
    except OverflowError:
        return math.copysign(math.inf, number)


def _boolean(text: str) -> Value | None:
    return Value("boolean", text in ("true", "1")) if text in ("true", "false", "1", "0") else None


def _hex(text: str) -> Value | None:
    return Value("hexBinary", bytes.fromhex(text)) if len(text) % 2 == 0 and re.fullmatch("[0-9A-Fa-f]*", text) else None


def _base64(text: str) -> Value | None:
    plain = text.replace(" ", "")
    if "  " in text or text != text.strip(" ") or not re.fullmatch("[A-Za-z0-9+/]*=?=?", plain) or len(plain) % 4:
        return None
    octets = base64.b64decode(plain)
    return Value("base64Binary", octets) if base64.b64encode(octets).decode() == plain else None


def _any_uri(text: str) -> Value | None:
    return Value("anyURI", text) if _is_token(text) else None


def _string(text: str) -> Value | None:
    return Value("string", text)


def _plain_literal(text: str) -> Value | None:
    words, sign, language = text.rpartition("@")
    if not sign or (language and not re.fullmatch(_LANGUAGE, language)):
        return None
    return Value("langString", (words, language.lower())) if language else Value("string", words)


def _xml(text: str) -> Value | None:
    return Value("XMLLiteral", text, opaque=True)


def _date_time(text: str) -> Value | None:
    """Local minutes since a fixed day, seconds, and minutes ahead of UTC (None without a zone). XML Schema 1.1, section 3.3.7."""
    found = re.fullmatch(_DATE_TIME, text)
    if not found:
        return None
    zone = None if found["none"] is not None else _zone(found)
    if len(found[1]) > _MAX_YEAR:
        return Value("dateTime", (text, zone), opaque=True)
    year, month, day = int(found[1]), int(found[2]), int(found[3])
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    if day > _MONTHS[month - 1] + (leap and month == 2):
        return None
    hour, minute = (int(found[4]), int(found[5])) if found[4] else (24, 0)
    return Value("dateTime", (_days(year, month, day) * 1440 + hour * 60 + minute, Decimal(found[6] or 0), zone))


def _zone(found: re.Match[str]) -> int:
    if not found[7]:
        return 0
    return (-1 if found[7] == "-" else 1) * (int(found[8]) * 60 + int(found[9]) if found[8] else 840)


def _days(year: int, month: int, day: int) -> int:
    """Days since the first of March of the year 0, in the Gregorian calendar; the year is taken to begin with March."""
    year -= month <= 2
    return 365 * year + year // 4 - year // 100 + year // 400 + (153 * ((month + 9) % 12) + 2) // 5 + day - 1


_START = (
    ":A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff"
    "\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_MORE = _START + "\\-.0-9\u00b7\u0300-\u036f\u203f\u2040"
NAME, NMTOKEN = f"[{_START}][{_MORE}]*", f"[{_MORE}]+"
_LANGUAGE = r"[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*"


def _is_token(text: str) -> bool:
    return not re.search(r"[\t\n\r]|^ | $|  ", text)


_STRINGS: dict[str, Callable[[str], object]] = {
    "string": lambda text: True,
    "normalizedString": lambda text: not re.search(r"[\t\n\r]", text),
    "token": _is_token,
    "language": lambda text: re.fullmatch(_LANGUAGE, text),
    "NMTOKEN": lambda text: re.fullmatch(NMTOKEN, text),
    "Name": lambda text: re.fullmatch(NAME, text),
    "NCName": lambda text: ":" not in text and re.fullmatch(NAME, text),
}
INTEGERS: dict[str, tuple[int | None, int | None]] = {
    "integer": (None, None),
    "nonNegativeInteger": (0, None),
    "nonPositiveInteger": (None, 0),
    "positiveInteger": (1, None),
    "negativeInteger": (None, -1),
    "long": (-(2**63), 2**63 - 1),
    "int": (-(2**31), 2**31 - 1),
    "short": (-(2**15), 2**15 - 1),
    "byte": (-(2**7), 2**7 - 1),
    "unsignedLong": (0, 2**64 - 1),
    "unsignedInt": (0, 2**32 - 1),
    "unsignedShort": (0, 2**16 - 1),
    "unsignedByte": (0, 2**8 - 1),
}
_OTHERS: dict[str, tuple[Callable[[str], Value | None], str]] = {
    XSD + "double": (_double, "double"),
    XSD + "float": (_float, "float"),
    XSD + "boolean": (_boolean, "boolean"),
    XSD + "hexBinary": (_hex, "hexBinary"),
    XSD + "base64Binary": (_base64, "base64Binary"),
    XSD + "anyURI": (_any_uri, "anyURI"),
    XSD + "dateTime": (_date_time, "dateTime"),
    RDF + "XMLLiteral": (_xml, "XMLLiteral"),
}
PARSERS: dict[str, Callable[[str], Value | None]] = {
    XSD + "decimal": _decimal,
    OWL + "rational": _rational,
    OWL + "real": lambda text: None,  # it has values and no lexical forms
    XSD + "dateTimeStamp": _date_time,
    RDF + "PlainLiteral": _plain_literal,
    RDF + "langString": lambda text: None,  # a literal of it has a language tag
    **{XSD + name: _integer for name in INTEGERS},
    **{XSD + name: _string for name in _STRINGS},
    **{iri: parser for iri, (parser, _) in _OTHERS.items()},
}
PRIMITIVE: dict[str, str] = {
    XSD + name: XSD + name for name in ("date", "time", "gYear", "gYearMonth", "gMonthDay", "gDay", "gMonth", "duration", "QName", "NOTATION")
} | {XSD + "dayTimeDuration": XSD + "duration", XSD + "yearMonthDuration": XSD + "duration"}
DISJOINT = frozenset({"real", "string", "langString", *(space for _, space in _OTHERS.values()), *PRIMITIVE.values()})
"""Value spaces that are known to have no value in common (sections 4.1 to 4.8; XML Schema 1.1, section 2.2)."""


def in_datatype(value: Value | None, iri: str, own: str) -> bool | None:
    """Whether a value is in the value space of a datatype; ``own`` is that of the literal."""
    if value is None:
        return False
    if iri in _OTHERS:
        return _in_space(value, _OTHERS[iri][1])
    name = iri.removeprefix(XSD) if iri.startswith(XSD) else ""
    if iri in (OWL + "real", OWL + "rational"):
        return _in_space(value, "real")
    if iri in (RDF + "PlainLiteral", RDF + "langString"):
        return value.space == "langString" or (iri == RDF + "PlainLiteral" and value.space == "string") or _in_space(value, "langString")
    if name == "decimal" or name in INTEGERS:
        return _is_decimal(value, name)
    if name in _STRINGS:
        return bool(_STRINGS[name](str(value.key))) if value.space == "string" else _in_space(value, "string")
    if name == "dateTimeStamp":
        return isinstance(value.key, tuple) and value.key[-1] is not None if value.space == "dateTime" else _in_space(value, "dateTime")
    if iri in PRIMITIVE:
        return _in_space(value, PRIMITIVE[iri]) if own == iri or value.space != PRIMITIVE[iri] or PRIMITIVE[iri] == iri else None
    return True if iri == own else None


def _in_space(value: Value, space: str) -> bool | None:
    """Whether a value is of a space; None where its own space is not known."""
    if value.space == space:
        return True
    return False if value.space in DISJOINT else None


def _is_decimal(value: Value, name: str) -> bool | None:
    number = value.key
    if value.space != "real":
        return _in_space(value, "real")
    if not isinstance(number, Decimal):
        return None if value.opaque else False
    if name == "decimal":
        return True
    low, high = INTEGERS[name]
    return number == number.to_integral_value() and (low is None or number >= low) and (high is None or number <= high)
