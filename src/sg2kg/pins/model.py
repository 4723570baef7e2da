"""The pin as a value: what was asked, what was loaded, what was found, and the statements and sources that it rests on."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sg2kg.comparison import Request, Unit

FORMAT = 1
"""The version of the file format."""
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
NO_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""What a terminal would act on, or what turns the direction of writing: a pin has none of it."""


@dataclass(frozen=True)
class Loaded:
    """What the knowledge base was made of."""

    data: tuple[str, ...] = ()
    """Files and folders given beside what ships, relative to the folder of the pin."""
    bundled: bool = True
    examples: bool = False
    reasoning: bool = True


@dataclass(frozen=True)
class PinnedConcept:
    """A concept as it was named when it was compared."""

    notation: str
    label: str


@dataclass(frozen=True)
class PinnedCell:
    """What was found for one concept in one unit."""

    status: str
    """present, absent-on-purpose, not-reported or contested."""
    basis: str = ""
    rests_on: tuple[str, ...] = ()
    """The counting statements, best first."""
    leads: tuple[str, ...] = ()
    """Statements that point to the concept and do not count."""
    note: str = ""


@dataclass(frozen=True)
class PinnedStatement:
    """A statement about one of the cases, whether it counts or not."""

    bears: tuple[str, ...] = ()
    """How it bears on which concept, as ``affirms fw:M-ECO``."""
    about: str = ""
    basis: str = ""
    source: str = ""
    locator: str = ""
    confidence: str = ""
    closeness: str = ""
    reason: str = ""
    decided_by: str = ""
    says: str = ""
    sha256: str = ""
    """The first 16 signs of the hash of all that is on record of it."""


@dataclass(frozen=True)
class PinnedSource:
    """A source of one of the statements."""

    label: str = ""
    grade: str = ""
    closeness: str = ""
    basis: str = ""
    address: str = ""
    sha256: str = ""
    """The first 16 signs of the hash of all that is on record of it."""


@dataclass(frozen=True)
class Pin:
    """A comparison as a file keeps it; ``str(pin)`` is the text of the file."""

    title: str
    made: str
    """The day, as YYYY-MM-DD."""
    sg2kg: str
    """The version of sg2kg."""
    codebook: str
    """The version of the codebook by which the cases were coded."""
    answer: str
    """SHA-256 of all that the comparison says; see :func:`sg2kg.pins.make.answer_of`."""
    asked: Request
    loaded: Loaded
    shipped: dict[str, str]
    """The files that ship with sg2kg on which the comparison rests: name and SHA-256."""
    given: dict[str, str]
    """The same for the files that were given; names are relative to the folder of the pin."""
    units: tuple[Unit, ...]
    concepts: dict[str, PinnedConcept]
    """By IRI, in the order of the comparison."""
    cells: dict[tuple[str, str], PinnedCell]
    """By name of the unit and IRI of the concept."""
    statements: dict[str, PinnedStatement]
    """By IRI."""
    sources: dict[str, PinnedSource]
    """By IRI."""
    authors: tuple[str, ...] = ()
    """Whoever made the comparison, as ``Family, Given (ORCID)``; none: those who submitted the records."""
    name: str = field(default="", compare=False)
    """What the pin is called in messages: its file."""

    def request(self) -> Request:
        """What to ask for to get the same: every case and concept that was compared, by IRI."""
        from dataclasses import replace

        cases = tuple(dict.fromkeys(u.case for u in self.units))
        return replace(self.asked, cases=cases, cases_query="", concepts=tuple(self.concepts), concepts_query="")

    def __str__(self) -> str:
        from sg2kg.pins.writing import write_pin

        return write_pin(self)
