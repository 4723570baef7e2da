"""What a check returns: a verdict on one submission, with its findings; nothing here knows an engine or a format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from sg2kg.validation.engines.seam import Report

SEVERITIES = ("violation", "warning", "info")


@dataclass(frozen=True)
class Place:
    """Where in a file something stands; what is not known is None, or empty."""

    file: str
    line: int | None = None
    """From 1."""
    column: int | None = None
    """From 1, in characters."""
    cell: str = ""
    """The cell, such as ``Actors!C4``, where the submission came from a spreadsheet."""

    def __str__(self) -> str:
        if self.cell:
            return f"{self.file}[{self.cell}]"
        return ":".join(str(part) for part in (self.file, self.line, self.column if self.line is not None else None) if part is not None)


@dataclass(frozen=True)
class Blank:
    """Something in a remedy that only the submitter knows."""

    iri: str
    """The ``fill:`` term that stands for it."""
    label: Mapping[str, str]
    """What is to be filled in, by language."""
    example: str
    """How it might be filled in, as a term in N-Triples."""


@dataclass(frozen=True)
class Remedy:
    """The smallest change that makes a finding go away and brings no new one."""

    text: Mapping[str, str]
    """What to do, by language."""
    add: tuple[ox.Triple, ...]
    remove: tuple[ox.Triple, ...]
    blanks: tuple[Blank, ...]
    """What the submitter has to fill in before the added triples are true."""


@dataclass(frozen=True)
class Finding:
    """One requirement that one thing in the submission does not meet.

    Texts are by language (en, zh-Hans, zh-Hant).
    """

    requirement: str
    """Id of the requirement, such as REG-03."""
    obligation: str
    """How strongly the tier that was tried asks for the requirement: mandatory, recommended or optional."""
    guard: bool
    """True for a warning that the requirement may be met in letter only; it never fails a submission."""
    shape: str
    """IRI of the shape that found it."""
    component: str
    """IRI of the SHACL constraint component."""
    severity: str
    """violation, warning or info: for a requirement that is missed by its obligation, for a guard as its shape says."""
    concept: str
    """IRI of the framework concept that is checked, or of a class of the ontology where the framework has none."""
    focus: str
    """IRI or label of the thing that was checked."""
    focus_label: Mapping[str, str]
    path: str
    """The property, as a prefixed name, or empty where the thing as a whole is meant."""
    values: tuple[str, ...]
    """The values that are wrong or missing, in order of the notations of concepts, then by name; empty where the thing as a whole is meant."""
    value_labels: Mapping[str, Mapping[str, str]]
    """What to call the values where that is known: notation and label of a concept, the label of what the submission describes."""
    name: Mapping[str, str]
    message: Mapping[str, str]
    why: Mapping[str, str]
    mend: Mapping[str, str]


@dataclass(frozen=True)
class Verdict:
    """The answer to one submission. It conforms when there is no violation; warnings and infos never fail it."""

    source: str
    """File or name of the submission."""
    case: str
    """IRI of what the record describes, or empty."""
    label: Mapping[str, str]
    tier_stated: str
    tier: str
    """The tier that was tried."""
    tier_labels: Mapping[str, Mapping[str, str]]
    """What the tier that was tried and those under it are called, by name and language."""
    reached: str
    """The highest tier at which nothing mandatory is missing, of the tier that was tried and those under it; empty where even the lowest misses."""
    missed: tuple[str, ...]
    """The ids of all requirements that are missed, whatever their obligation, in order of checking."""
    findings: tuple[Finding, ...]
    """What there is to mend, the most severe first. What only follows from another finding is left out."""
    engine: str
    report: Report
    """What the engine found, from which the W3C report is written."""

    @property
    def conforms(self) -> bool:
        """True where no mandatory requirement is missed."""
        return not self.failed()

    def count(self, severity: str) -> int:
        """How many findings have this severity."""
        return sum(f.severity == severity for f in self.findings)

    def failed(self) -> list[str]:
        """The ids of the mandatory requirements that are missed, in order of checking, each once."""
        return list(dict.fromkeys(f.requirement for f in self.findings if f.severity == "violation"))

    def __str__(self) -> str:
        from sg2kg.validation.reports import write_verdicts

        return write_verdicts([self], "text")
