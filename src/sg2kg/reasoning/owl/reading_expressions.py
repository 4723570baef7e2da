"""Class expressions, data ranges and properties, read from the nodes of a graph without recursion, so that no depth and no cycle can harm.

OWL 2 Mapping to RDF Graphs (W3C, 2012), tables 10 to 15. A reading of a node is a generator: it yields the nodes it needs, is sent what they are,
and returns what the node is; :meth:`Expressions.complex` runs them on a stack of its own.
"""

from __future__ import annotations

import re
from collections.abc import Generator
from dataclasses import dataclass
from itertools import islice
from typing import Union, cast

from sg2kg.reasoning.owl.expressions import (
    LITERAL,
    NOTHING,
    THING,
    All,
    And,
    AtLeast,
    AtMost,
    DataAnd,
    DataNot,
    DataOneOf,
    DataOr,
    DataRange,
    Datatype,
    Expression,
    Facets,
    Filler,
    HasSelf,
    HasValue,
    Named,
    Not,
    OneOf,
    Or,
    Property,
    Some,
)
from sg2kg.reasoning.owl.reading_graph import FACETS, OWL, RDF, XSD, Graph, IllFormed, Said, is_blank, is_literal
from sg2kg.terms import curie

MAX_DEPTH = 100
"""How deeply expressions may be nested."""
MAX_CARDINALITY = 1000
_INTEGERS = (
    "integer decimal nonNegativeInteger nonPositiveInteger positiveInteger negativeInteger long int short byte "
    "unsignedLong unsignedInt unsignedShort unsignedByte"
)
_OTHERS = "double float string normalizedString token language Name NCName NMTOKEN boolean hexBinary base64Binary anyURI dateTime dateTimeStamp"
DATATYPE_MAP = frozenset(
    [XSD + n for n in f"{_INTEGERS} {_OTHERS}".split()]
    + [RDF + n for n in ("PlainLiteral", "XMLLiteral", "langString")]
    + [OWL + "real", OWL + "rational", LITERAL]
)
"""The datatypes of the OWL 2 datatype map (Structural Specification, section 4), and rdf:langString, which came with RDF 1.1."""
_WHOLE = re.compile(rf'"\s*\+?0*([0-9]{{1,4}})\s*"\^\^<{re.escape(XSD)}(?:{_INTEGERS.replace(" ", "|")})>')
_TRUE = frozenset(f'"{true}"^^<{XSD}boolean>' for true in ("true", "1"))

_CARDINALITIES = {
    "owl:minCardinality": ("min", False),
    "owl:maxCardinality": ("max", False),
    "owl:cardinality": ("exact", False),
    "owl:minQualifiedCardinality": ("min", True),
    "owl:maxQualifiedCardinality": ("max", True),
    "owl:qualifiedCardinality": ("exact", True),
}
_RESTRICTIONS = ("owl:someValuesFrom", "owl:allValuesFrom", "owl:hasValue", "owl:hasSelf", *_CARDINALITIES)
_EITHER = ("owl:intersectionOf", "owl:unionOf", "owl:oneOf")
_OF_DATA = ("owl:datatypeComplementOf", "owl:onDatatype")
_CONSTRUCTORS = (*_EITHER, "owl:complementOf", *_OF_DATA)
_SIGNS_OF_RESTRICTION = ("owl:onProperty", "owl:onProperties", *_RESTRICTIONS)

Wanted = tuple[str, bool]
"""A node, and whether a data range is expected there."""
Reading = Generator[Wanted, Filler, Filler]


@dataclass(frozen=True)
class _Read:
    """What came of a node: ``value`` is an id, text and hint where it cannot be read; ``size`` counts all that is in it."""

    value: Union[Filler, tuple[str, str, str]]
    size: int = 1
    depth: int = 0


@dataclass
class _Frame:
    """A node that is being read."""

    reading: Reading
    size: int = 1
    depth: int = 1


class Expressions:
    """Reads the expressions of one graph; each node is read once."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._known: dict[Wanted, _Read] = {}
        self._named: dict[str, Named] = {}
        self._properties: dict[str, Property] = {}
        typed = graph.typed
        self._datatypes = frozenset(typed.get("rdfs:Datatype", ())) | frozenset(typed.get("owl:DataRange", ()))
        self._data_properties = (frozenset(typed.get("owl:DatatypeProperty", ())) - frozenset(typed.get("owl:ObjectProperty", ()))) | {
            OWL + "topDataProperty",
            OWL + "bottomDataProperty",
        }
        self.unknown: dict[str, None] = {}
        """Datatypes that were met and are not in the datatype map."""

    def classes(self) -> set[str]:
        """IRIs of the named classes that were met where a class is expected."""
        return set(self._named)

    def expression(self, node: str) -> Expression:
        """The class expression of a node; raises IllFormed."""
        return self._named.get(node) or cast(Expression, self._read(node, False))

    def data_range(self, node: str) -> DataRange:
        """The data range of a node; raises IllFormed."""
        return cast(DataRange, self._read(node, True))

    def filler(self, property: Property, node: str) -> Filler:
        """What stands for values of a property: a data range if the node is one or the property is a data property; raises IllFormed."""
        return self._read(node, self._expects_data(property, node))

    def shorthand(self, name: str, value: str, data: bool) -> Filler:
        """What a named class or datatype is said to be by one triple with a constructor, such as owl:unionOf; raises IllFormed."""
        return self._run(None, self._constructed(name, value, data))

    def property(self, node: str) -> Property:
        """The property of a node: a name, or a blank node with owl:inverseOf; raises IllFormed."""
        known = self._properties.get(node)
        if known is not None:
            return known
        inverse, end = False, node
        for _ in range(MAX_DEPTH):
            if not is_blank(end):
                break
            end, inverse = self._graph.one(end, "owl:inverseOf"), not inverse
        if is_blank(end):
            raise IllFormed("a property is the inverse of itself, or inverted too many times")
        _must_be_iri(end, "a property")
        found = self._properties[node] = Property(end, inverse)
        return found

    def is_data(self, node: str) -> bool:
        """Whether the node is a data range by its name, its declaration or its description."""
        for _ in range(MAX_DEPTH):
            if node in self._datatypes or node in DATATYPE_MAP or node.startswith(XSD):
                return True
            said = self._graph.said.get(node)
            if said is None or not is_blank(node) or node in self._graph.typed["owl:Class"]:
                return False
            if any(name in said for name in _OF_DATA):
                return True
            lists = next((said[name] for name in _EITHER if name in said), {})
            first = next((f for head in islice(lists, 1) for f in self._graph.values(head, "rdf:first")), "")
            if "owl:oneOf" in said:
                return is_literal(first)
            node = first
        return False

    def _expects_data(self, property: Property, node: str) -> bool:
        return property.iri in self._data_properties or self.is_data(node)

    def _read(self, node: str, data: bool) -> Filler:
        if not is_blank(node):
            return self._name(node, data)
        known = self._known.get((node, data))
        if known is None:
            return self._run((node, data), self._described(node, data))
        self._graph.spend(known.size)
        if isinstance(known.value, tuple):
            raise _again(known.value)
        return known.value

    def _name(self, node: str, data: bool) -> Filler:
        _must_be_iri(node, "a data range" if data else "a class")
        if data:
            if node not in DATATYPE_MAP:
                self.unknown[node] = None
            return Datatype(node)
        if node in DATATYPE_MAP or (node in self._datatypes and node not in self._graph.typed["owl:Class"]):
            raise IllFormed(f"the datatype {curie(node)} stands where a class is expected")
        found = self._named.get(node)
        if found is None:
            found = self._named[node] = Named(node)
        return found

    def _run(self, root: Wanted | None, reading: Reading) -> Filler:
        """Runs a reading and all that it needs; ``root`` is the node read, if it has one."""
        frames: dict[Wanted | None, _Frame] = {root: _Frame(reading)}
        answer: _Read | None = None
        while frames:
            key = next(reversed(frames))
            wanted = _advance(frames[key], answer)
            if not isinstance(wanted, _Read):
                answer = self._at_once(wanted, frames)
                if answer is None:
                    frames[wanted] = _Frame(self._described(*wanted))
                continue
            answer = wanted
            del frames[key]
            if key is not None:
                self._known[key] = answer
        assert answer is not None
        if isinstance(answer.value, tuple):
            raise _again(answer.value)
        return answer.value

    def _at_once(self, wanted: Wanted, frames: dict[Wanted | None, _Frame]) -> _Read | None:
        """What is known of a node without a reading: names, nodes read before, and nodes that are being read, which is an error."""
        if wanted in frames:
            return _Read(("ill-formed", "an expression contains itself", ""))
        try:
            if not is_blank(wanted[0]):
                return _Read(self._name(*wanted))
            known = self._known.get(wanted)
            if known is not None:
                self._graph.spend(known.size)
            return known
        except IllFormed as e:
            return _Read((e.id, e.what, e.hint))

    def _described(self, node: str, data: bool) -> Reading:
        said = self._graph.said.get(node, {})
        constructors = [name for name in _CONSTRUCTORS if name in said]
        if any(name in said for name in _SIGNS_OF_RESTRICTION):
            if constructors:
                raise IllFormed(f"a node is a restriction and has {constructors[0]}")
            if data:
                raise IllFormed("a restriction stands where a data range is expected")
            return (yield from self._restriction(node, said))
        if not constructors:
            raise IllFormed(f"a blank node stands for a {'data range' if data else 'class'} and nothing says which")
        if len(constructors) > 1:
            raise IllFormed(f"a node has both {constructors[0]} and {constructors[1]}")
        if not data and self.is_data(node):
            raise IllFormed("a data range stands where a class is expected")
        name = constructors[0]
        if name == "owl:onDatatype":
            return (yield from self._facets(node))
        return (yield from self._constructed(name, self._graph.one(node, name), data))

    def _constructed(self, name: str, value: str, data: bool) -> Reading:
        if name == "owl:oneOf":
            return self._one_of(self._graph.members(value), data)
        if name in ("owl:intersectionOf", "owl:unionOf"):
            parts: dict[Filler, None] = {}
            for member in self._graph.members(value):
                parts[(yield member, data)] = None
            return _joined(name, tuple(parts), data)
        if (name == "owl:datatypeComplementOf") != data:
            raise IllFormed(f"{name} stands where a {'data range' if data else 'class'} is expected")
        part = yield value, data
        return DataNot(cast(DataRange, part)) if data else Not(cast(Expression, part))

    def _one_of(self, members: list[str], data: bool) -> Filler:
        named = tuple(dict.fromkeys(members))
        if any(is_literal(m) != data or m.startswith("<<") for m in named):
            raise IllFormed("owl:oneOf mixes individuals and literals, or has the one where the other is expected")
        if not named:
            return DataNot(Datatype(LITERAL)) if data else Named(NOTHING)
        return DataOneOf(named) if data else OneOf(named)

    def _facets(self, node: str) -> Reading:
        base = yield self._graph.one(node, "owl:onDatatype"), True
        bounds: list[tuple[str, str]] = []
        for member in self._graph.members(self._graph.one(node, "owl:withRestrictions")):
            said = self._graph.said.get(member, {})
            if not said:
                raise IllFormed("a facet is not one of OWL 2", "facet", _FACET_HINT)
            for name in said:
                if name not in FACETS:
                    raise IllFormed(f"the facet {name} is not one of OWL 2", "facet", _FACET_HINT)
                bound = self._graph.one(member, name)
                if not is_literal(bound):
                    raise IllFormed(f"the value of the facet {name} is no literal", "facet", _FACET_HINT)
                bounds.append((FACETS[name], bound))
        return Facets(cast(DataRange, base), tuple(dict.fromkeys(bounds))) if bounds else base

    def _restriction(self, node: str, said: Said) -> Reading:
        if "owl:onProperties" in said:
            raise IllFormed("owl:onProperties restricts several data properties at once, which is not read", "rdf-axiom")
        property = self.property(self._graph.one(node, "owl:onProperty"))
        kinds = [name for name in _RESTRICTIONS if name in said]
        if len(kinds) != 1:
            raise IllFormed(f"a restriction on {curie(property.iri)} has " + (f"both {kinds[0]} and {kinds[1]}" if kinds else "no filler"))
        kind, value = kinds[0], self._graph.one(node, kinds[0])
        if kind == "owl:hasValue":
            if value.startswith("<<"):
                raise IllFormed("owl:hasValue has a triple for a value")
            return HasValue(property, value)
        if kind == "owl:hasSelf":
            if value not in _TRUE:
                raise IllFormed("the value of owl:hasSelf is not true")
            return HasSelf(property)
        if kind in _CARDINALITIES:
            return (yield from self._cardinality(node, kind, property, _whole(value)))
        filler = yield value, self._expects_data(property, value)
        return Some(property, filler) if kind == "owl:someValuesFrom" else All(property, filler)

    def _cardinality(self, node: str, kind: str, property: Property, n: int) -> Reading:
        bound, qualified = _CARDINALITIES[kind]
        filler: Filler = Datatype(LITERAL) if property.iri in self._data_properties else Named(THING)
        said = self._graph.said[node]
        if qualified:
            names = [name for name in ("owl:onClass", "owl:onDataRange") if name in said]
            if len(names) != 1:
                raise IllFormed(f"a restriction on {curie(property.iri)} has {kind} and " + ("two fillers" if names else "no filler"))
            value = self._graph.one(node, names[0])
            filler = yield value, names[0] == "owl:onDataRange" or self._expects_data(property, value)
        return _counted(bound, n, property, filler)


_FACET_HINT = "Known: " + ", ".join(FACETS) + "."


def _advance(frame: _Frame, answer: _Read | None) -> Wanted | _Read:
    """Hands a reading what it waits for; returns the next node that it wants, or what came of it."""
    try:
        if answer is None:
            return next(frame.reading)
        frame.size += answer.size
        frame.depth = max(frame.depth, answer.depth + 1)
        if isinstance(answer.value, tuple):
            return frame.reading.throw(_again(answer.value))
        return frame.reading.send(answer.value)
    except StopIteration as stop:
        if frame.depth > MAX_DEPTH:
            return _Read(("ill-formed", f"expressions are nested more than {MAX_DEPTH} deep", ""))
        return _Read(cast(Filler, stop.value), frame.size, frame.depth)
    except IllFormed as e:
        return _Read((e.id, e.what, e.hint))


def _again(error: tuple[str, str, str]) -> IllFormed:
    """A new exception each time: one that is raised again and again would keep every frame it has passed."""
    id, what, hint = error
    return IllFormed(what, id, hint)


def _must_be_iri(node: str, what: str) -> None:
    if is_literal(node) or node.startswith("<<"):
        raise IllFormed(f"a literal stands where {what} is expected")


def _whole(value: str) -> int:
    found = _WHOLE.fullmatch(value)
    if found is None or int(found[1]) > MAX_CARDINALITY:
        raise IllFormed(f"a cardinality is not a whole number from 0 to {MAX_CARDINALITY}")
    return int(found[1])


def _joined(name: str, parts: tuple[Filler, ...], data: bool) -> Filler:
    """An intersection or union; of one part the part itself, of none everything or nothing."""
    both = name == "owl:intersectionOf"
    if len(parts) == 1:
        return parts[0]
    if data:
        if not parts:
            return Datatype(LITERAL) if both else DataNot(Datatype(LITERAL))
        return (DataAnd if both else DataOr)(cast("tuple[DataRange, ...]", parts))
    if not parts:
        return Named(THING if both else NOTHING)
    return (And if both else Or)(cast("tuple[Expression, ...]", parts))


def _counted(bound: str, n: int, property: Property, filler: Filler) -> Filler:
    most = AtMost(n, property, filler)
    if n == 0:
        return Named(THING) if bound == "min" else most
    least = Some(property, filler) if n == 1 else AtLeast(n, property, filler)
    return least if bound == "min" else most if bound == "max" else And((least, most))
