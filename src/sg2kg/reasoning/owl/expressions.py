"""Class expressions and data ranges of OWL 2 as immutable values; ``str`` of each is its text in functional style, the same for equal expressions.

OWL 2 Structural Specification (W3C, 2012), sections 6 to 8. Individuals are strings: an IRI as it is, a blank node as ``_:b0``, a literal as
N-Triples writes it. The text of a complex expression holds a parenthesis before ``<``, which no IRI can, so names and texts never meet.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Union

from sg2kg.terms import PREFIXES

THING = PREFIXES["owl"] + "Thing"
NOTHING = PREFIXES["owl"] + "Nothing"
LITERAL = PREFIXES["rdfs"] + "Literal"


def written(individual: str) -> str:
    """An IRI in angle brackets; a blank node or literal as it is."""
    return individual if individual[:1] in ('"', "_") else f"<{individual}>"


@dataclass(frozen=True)
class Property:
    """A property, or with ``inverse`` the same read from the other end."""

    iri: str
    inverse: bool = False

    def __str__(self) -> str:
        return f"ObjectInverseOf(<{self.iri}>)" if self.inverse else f"<{self.iri}>"

    def inverted(self) -> Property:
        """The same property read from the other end."""
        return Property(self.iri, not self.inverse)


@dataclass(frozen=True)
class Named:
    """A class with a name."""

    iri: str

    def __str__(self) -> str:
        return f"<{self.iri}>"


@dataclass(frozen=True)
class And:
    """What is in every part."""

    parts: tuple[Expression, ...]

    def __str__(self) -> str:
        return f"ObjectIntersectionOf({' '.join(map(str, self.parts))})"


@dataclass(frozen=True)
class Or:
    """What is in some part."""

    parts: tuple[Expression, ...]

    def __str__(self) -> str:
        return f"ObjectUnionOf({' '.join(map(str, self.parts))})"


@dataclass(frozen=True)
class Not:
    """What is not in ``part``."""

    part: Expression

    def __str__(self) -> str:
        return f"ObjectComplementOf({self.part})"


@dataclass(frozen=True)
class OneOf:
    """Nothing but these individuals."""

    individuals: tuple[str, ...]

    def __str__(self) -> str:
        return f"ObjectOneOf({' '.join(map(written, self.individuals))})"


@dataclass(frozen=True)
class Some:
    """What has at least one ``property`` that is in ``filler``."""

    property: Property
    filler: Filler

    def __str__(self) -> str:
        return f"{_kind(self.filler)}SomeValuesFrom({self.property} {self.filler})"


@dataclass(frozen=True)
class All:
    """What has no ``property`` but those in ``filler``."""

    property: Property
    filler: Filler

    def __str__(self) -> str:
        return f"{_kind(self.filler)}AllValuesFrom({self.property} {self.filler})"


@dataclass(frozen=True)
class HasValue:
    """What has ``property`` with this very value."""

    property: Property
    value: str

    def __str__(self) -> str:
        return f"{'Data' if self.value.startswith(chr(34)) else 'Object'}HasValue({self.property} {written(self.value)})"


@dataclass(frozen=True)
class HasSelf:
    """What has ``property`` with itself."""

    property: Property

    def __str__(self) -> str:
        return f"ObjectHasSelf({self.property})"


@dataclass(frozen=True)
class AtLeast:
    """What has ``n`` different values of ``property`` in ``filler`` or more."""

    n: int
    property: Property
    filler: Filler

    def __str__(self) -> str:
        return f"{_kind(self.filler)}MinCardinality({self.n} {self.property} {self.filler})"


@dataclass(frozen=True)
class AtMost:
    """What has ``n`` different values of ``property`` in ``filler`` or fewer."""

    n: int
    property: Property
    filler: Filler

    def __str__(self) -> str:
        return f"{_kind(self.filler)}MaxCardinality({self.n} {self.property} {self.filler})"


@dataclass(frozen=True)
class Datatype:
    """The values of a datatype."""

    iri: str

    def __str__(self) -> str:
        return f"Datatype(<{self.iri}>)"


@dataclass(frozen=True)
class Facets:
    """The values of ``base`` within bounds, each the name of a facet (``minInclusive`` …) and a literal."""

    base: DataRange
    bounds: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        return f"DatatypeRestriction({self.base} {' '.join(f'xsd:{name} {bound}' for name, bound in self.bounds)})"


@dataclass(frozen=True)
class DataOneOf:
    """Nothing but these literals."""

    literals: tuple[str, ...]

    def __str__(self) -> str:
        return f"DataOneOf({' '.join(self.literals)})"


@dataclass(frozen=True)
class DataNot:
    """The values that are not in ``part``."""

    part: DataRange

    def __str__(self) -> str:
        return f"DataComplementOf({self.part})"


@dataclass(frozen=True)
class DataAnd:
    """The values that are in every part."""

    parts: tuple[DataRange, ...]

    def __str__(self) -> str:
        return f"DataIntersectionOf({' '.join(map(str, self.parts))})"


@dataclass(frozen=True)
class DataOr:
    """The values that are in some part."""

    parts: tuple[DataRange, ...]

    def __str__(self) -> str:
        return f"DataUnionOf({' '.join(map(str, self.parts))})"


DataRange = Union[Datatype, Facets, DataOneOf, DataNot, DataAnd, DataOr]
Expression = Union[Named, And, Or, Not, OneOf, Some, All, HasValue, HasSelf, AtLeast, AtMost]
Filler = Union[Expression, DataRange]
DATA_RANGES = (Datatype, Facets, DataOneOf, DataNot, DataAnd, DataOr)


def is_data(filler: Filler) -> bool:
    """Whether the filler is a range of literals."""
    return isinstance(filler, DATA_RANGES)


def _kind(filler: Filler) -> str:
    return "Data" if is_data(filler) else "Object"


def name_of(expression: Expression) -> str:
    """The name under which members of an expression are kept: the IRI of a class, the text of what is complex."""
    return expression.iri if isinstance(expression, Named) else str(expression)
