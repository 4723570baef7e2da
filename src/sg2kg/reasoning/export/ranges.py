"""Says in SPARQL whether a variable holds a literal of a data range, and whether it surely holds none.

The two are told apart, for of some literals neither is known (OWL 2 Structural Specification, section 7, read as :mod:`sg2kg.reasoning.values` does).
Where SPARQL cannot tell (a number too large for the store, a datatype it does not know), neither comes out true: less is found, never more.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from sg2kg.reasoning.datatypes import INTEGERS, NAME, NMTOKEN, OWL, PRIMITIVE, RDF, XSD
from sg2kg.reasoning.export.names import NotSayable, term
from sg2kg.reasoning.owl.expressions import LITERAL, DataAnd, DataNot, DataOneOf, DataRange, Datatype, Facets
from sg2kg.reasoning.patterns import matches
from sg2kg.reasoning.values import parts, value_of

_MAX_DEPTH = 30
_MAX_PARTS = 1000
_SPACES: dict[str, tuple[str, ...]] = {
    "real": (XSD + "decimal", *(XSD + name for name in INTEGERS)),
    "string": tuple(XSD + n for n in ("string", "normalizedString", "token", "language", "NMTOKEN", "Name", "NCName")),
    "langString": (RDF + "langString",),
    "dateTime": (XSD + "dateTime", XSD + "dateTimeStamp"),
    "XMLLiteral": (RDF + "XMLLiteral",),
    **{name: (XSD + name,) for name in ("double", "float", "boolean", "hexBinary", "base64Binary", "anyURI")},
    **{space: tuple(i for i, s in PRIMITIVE.items() if s == space) for space in dict.fromkeys(PRIMITIVE.values())},
}
"""The datatypes of each value space; owl:rational is in none of them, for no store computes with it."""
_FORMS = {
    "real": r"^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)$",
    "double": r"^([+-]?(([0-9]+(\.[0-9]*)?|\.[0-9]+)([Ee][+-]?[0-9]+)?|INF)|NaN)$",
    "float": r"^([+-]?(([0-9]+(\.[0-9]*)?|\.[0-9]+)([Ee][+-]?[0-9]+)?|INF)|NaN)$",
    "boolean": r"^(true|false|1|0)$",
    "hexBinary": r"^([0-9A-Fa-f][0-9A-Fa-f])*$",
    "dateTime": r"^-?[0-9]{4,}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})?$",
}
_WHOLE = r"^[+-]?([0-9]+(\.0*)?|\.0+)$"
_WITH_ZONE = r"(Z|[+-][0-9]{2}:[0-9]{2})$"
_STRINGS = {
    "string": "",
    "normalizedString": r"^[^\t\n\r]*$",
    "token": r"^([^ \t\n\r]+( [^ \t\n\r]+)*)?$",
    "language": r"^[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*$",
    "NMTOKEN": f"^({NMTOKEN})$",
    "Name": f"^({NAME})$",
    "NCName": f"^({NAME.replace(':', '')})$",
}
_COMPARED = {"minInclusive": ">=", "maxInclusive": "<=", "minExclusive": ">", "maxExclusive": "<"}
_SIZED = {"length": "=", "minLength": ">=", "maxLength": "<="}


@dataclass(frozen=True)
class Telling:
    """Two conditions of SPARQL: that it is in the range, and that it is not."""

    yes: str
    no: str


def telling(wanted: DataRange, variable: str, definitions: Mapping[str, DataRange]) -> Telling:
    """The conditions for ``variable``; what is no literal is in no range.

    Raises NotSayable where SPARQL has no way to say it.
    """
    found = _Teller(variable, definitions).of(wanted, 0)
    return Telling(f"(isLiteral({variable}) && {found.yes})", f"(!isLiteral({variable}) || {found.no})")


class _Teller:
    def __init__(self, variable: str, definitions: Mapping[str, DataRange]) -> None:
        self._v = variable
        self._definitions = definitions
        self._parts = 0

    def of(self, wanted: DataRange, depth: int) -> Telling:
        self._parts += 1
        if depth > _MAX_DEPTH or self._parts > _MAX_PARTS:
            raise NotSayable("a data range that is too large, nested too deep, or defined by itself")
        if isinstance(wanted, Datatype):
            defined = self._definitions.get(wanted.iri)
            return self._datatype(wanted.iri) if defined is None else self.of(defined, depth + 1)
        if isinstance(wanted, Facets):
            space = self._space(wanted.base, depth)
            return _both([self.of(wanted.base, depth + 1), *(self._facet(name, bound, space) for name, bound in wanted.bounds)])
        if isinstance(wanted, DataOneOf):
            return _either(map(self._literal, wanted.literals))
        if isinstance(wanted, DataNot):
            part = self.of(wanted.part, depth + 1)
            return Telling(part.no, part.yes)
        parts_of = [self.of(part, depth + 1) for part in wanted.parts]
        return _both(parts_of) if isinstance(wanted, DataAnd) else _either(parts_of)

    def _datatype(self, iri: str) -> Telling:
        if iri == LITERAL:
            return Telling("true", "false")
        name = iri.removeprefix(XSD)
        if iri in (OWL + "real", OWL + "rational", XSD + "decimal"):
            return self._in_space("real")
        if name in INTEGERS:
            return self._integer(name)
        if name in _STRINGS:
            return self._in_space("string", _STRINGS[name])
        if iri == XSD + "dateTimeStamp":
            return _both([self._in_space("dateTime"), self._in_space("dateTime", _WITH_ZONE)])
        if iri == RDF + "PlainLiteral":
            return _either([self._in_space("string"), self._in_space("langString")])
        space = next((s for s, types in _SPACES.items() if iri in types), None)
        if space is None:
            raise NotSayable(f"the datatype <{iri}> is not known")
        found = self._in_space(space)
        return Telling(self._typed([iri]), found.no) if PRIMITIVE.get(iri, iri) != iri else found

    def _in_space(self, space: str, pattern: str | None = None) -> Telling:
        """Literals of the datatypes of a space, whose texts fit the pattern: by default that of its lexical forms."""
        form = _FORMS.get(space, "") if pattern is None else pattern
        mine = self._typed(_SPACES[space])
        others = self._typed(t for s, types in _SPACES.items() if s != space for t in types)
        if not form:
            return Telling(mine, others)
        return Telling(f"({mine} && {self._fits(form)})", f"({others} || ({mine} && !{self._fits(form)}))")

    def _integer(self, name: str) -> Telling:
        bounds = [f"{self._v} {sign} {bound}" for sign, bound in zip((">=", "<="), INTEGERS[name], strict=True) if bound is not None]
        return _both([self._in_space("real", _WHOLE), *(Telling(b, f"!({b})") for b in bounds)])

    def _space(self, base: DataRange, depth: int) -> str:
        """The one value space that a range lies in."""
        if depth <= _MAX_DEPTH and isinstance(base, Facets):
            return self._space(base.base, depth + 1)
        if isinstance(base, Datatype) and depth <= _MAX_DEPTH:
            if base.iri in self._definitions:
                return self._space(self._definitions[base.iri], depth + 1)
            if base.iri in (OWL + "real", OWL + "rational"):
                return "real"
            if base.iri == RDF + "PlainLiteral":
                return "langString"
            for space, types in _SPACES.items():
                if base.iri in types:
                    return space
        raise NotSayable("bounds on a data range that is no datatype")

    def _facet(self, name: str, bound: str, space: str) -> Telling:
        text = f"STR({self._v})"
        value = value_of(bound)
        if name in _COMPARED and value and value.space == space and space in ("real", "double", "float", "dateTime"):
            if parts(bound)[1] == OWL + "rational":
                raise NotSayable("a bound that is a fraction, with which no store computes")
            found = self._where([space], f"{self._v} {_COMPARED[name]} {term(bound)}")
            return Telling(found.yes, f'({found.no} || {text} = "NaN")') if space in ("double", "float") else found
        if name in _SIZED and value and value.space == "real" and space in ("string", "langString", "anyURI"):
            return self._where(_TEXTS[space], f"STRLEN({text}) {_SIZED[name]} {term(bound)}")
        if name == "pattern" and space in ("string", "langString", "anyURI"):
            return self._where(_TEXTS[space], self._fits(_as_xpath(parts(bound)[0])))
        if name == "langRange" and space == "langString" and "-" not in parts(bound)[0]:
            found = self._where([space], f"LANGMATCHES(LANG({self._v}), {_quoted(parts(bound)[0])})")
            return Telling(found.yes, f"({found.no} || {self._typed(_SPACES['string'])})")
        raise NotSayable(f"the facet {name} with {bound[:60]}")

    def _literal(self, literal: str) -> Telling:
        value = value_of(literal)
        same = f"sameTerm({self._v}, {term(literal)})"
        if value is None or value.space not in _SPACES:
            raise NotSayable(f"{literal[:60]} has no value that is known")
        text, datatype, language = parts(literal)
        others = self._in_space(value.space).no
        mine = self._typed(_SPACES[value.space])
        if datatype == OWL + "rational":
            raise NotSayable("a fraction, with which no store computes")
        if language:
            equal = f"(STR({self._v}) = {_quoted(text)} && LCASE(LANG({self._v})) = {_quoted(language)})"
        elif isinstance(value.key, bytes) and value.space == "hexBinary":
            equal = f"UCASE(STR({self._v})) = {_quoted(value.key.hex().upper())}"
        elif value.space in ("string", "anyURI"):
            equal = f"STR({self._v}) = {_quoted(str(value.key))}"
        elif value.space in ("real", "boolean") or (value.space in ("double", "float") and float(text) != 0):
            equal = f"{self._v} = {term(literal)}"
        elif value.space in ("double", "float", "dateTime"):
            # 0 and -0, and one instant in two zones, are equal in SPARQL and not the same
            return Telling(same, f"({others} || ({mine} && !{same} && !({self._v} = {term(literal)})))")
        else:
            return Telling(same, others)
        return Telling(f"({same} || ({mine} && {equal}))", f"({others} || ({mine} && !{same} && !({equal})))")

    def _where(self, spaces: Iterable[str], condition: str) -> Telling:
        mine = self._typed(t for s in spaces for t in _SPACES[s])
        return Telling(f"({mine} && {condition})", f"({mine} && !({condition}))")

    def _typed(self, datatypes: Iterable[str]) -> str:
        return f"DATATYPE({self._v}) IN ({', '.join(f'<{t}>' for t in datatypes)})"

    def _fits(self, pattern: str) -> str:
        return f"REGEX(STR({self._v}), {_quoted(pattern)})"


_TEXTS = {"string": ("string",), "langString": ("string", "langString"), "anyURI": ("anyURI",)}


def _both(found: Iterable[Telling]) -> Telling:
    known = list(found)
    return Telling(_joined(" && ", (t.yes for t in known)), _joined(" || ", (t.no for t in known)))


def _either(found: Iterable[Telling]) -> Telling:
    known = list(found)
    return Telling(_joined(" || ", (t.yes for t in known)), _joined(" && ", (t.no for t in known)))


def _joined(sign: str, conditions: Iterable[str]) -> str:
    known = list(conditions)
    if not known:
        return "true" if sign == " && " else "false"
    return known[0] if len(known) == 1 else f"({sign.join(known)})"


def _as_xpath(pattern: str) -> str:
    """A regular expression of XML Schema as XPath reads it: anchored, where no sign means another thing there."""
    if matches(pattern, "") is None or any(sign in pattern for sign in ("^", "$", "&&", "--", "~~")):
        raise NotSayable(f"the pattern {pattern[:60]}")
    return f"^({pattern})$"


def _quoted(text: str) -> str:
    return str(ox.Literal(text))
