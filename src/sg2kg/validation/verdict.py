"""What a check returns: a verdict on one submission, with its findings; nothing here knows an engine or a format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from typing import Protocol

import pyoxigraph as ox

from sg2kg.frames import Column, Frame
from sg2kg.validation.engines.seam import Report, Result
from sg2kg.validation.shapes.facts import Term

SEVERITIES = ("violation", "warning", "info")
LAYERS = ("record", "participation", "value", "mechanism", "carrier", "dimension", "evaluation", "other")
"""Where in the framework a concept belongs: its three layers (paper, LAY) and, around them, what is needed to tell and to judge a case."""
DOCS = "https://w3id.org/sg2kg/docs/tiers"
"""Where the requirements and their shapes are explained: docs/tiers.md."""
DOCS_OF_REASONING = "https://w3id.org/sg2kg/docs/reasoning#contradictions"

CONTRADICTION = "contradiction"
"""The id of a finding that no shape makes: the submission contradicts the ontology."""


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


class Context(Protocol):
    """Works out, when it is asked for, what a verdict can say beside its findings; most submissions conform, and nobody asks."""

    def place(self, finding: Finding) -> Place:
        """Where in the file a finding is."""
        ...

    def remedy(self, finding: Finding) -> Remedy | None:
        """What mends it."""
        ...

    def passed(self, verdict: Verdict) -> tuple[Pass, ...]:
        """What is met."""
        ...

    def untargeted(self, verdict: Verdict) -> tuple[str, ...]:
        """The shapes that target nothing."""
        ...

    def completeness(self, verdict: Verdict) -> tuple[Completeness, ...]:
        """How complete it is, by concept."""
        ...

    def road(self, verdict: Verdict) -> Road | None:
        """What leads to the next tier."""
        ...


@dataclass(frozen=True)
class Finding:
    """One requirement that one thing in the submission does not meet.

    Texts are by language (en, zh-Hans, zh-Hant). Where the shapes are not ours, a finding is one result of the W3C report, and what only our
    shapes say is empty.
    """

    id: str
    """Name of the shape, such as MAP-03-mechanism; an anchor in docs/tiers.md."""
    requirement: str
    """Id of the requirement, such as REG-03."""
    obligation: str
    """How strongly the tier that was tried asks for the requirement: mandatory, recommended or optional."""
    guard: bool
    """True for a warning that the requirement may be met in letter only; it never fails a submission."""
    shape: str
    """IRI of the shape that found it, or the label of its blank node."""
    component: str
    """IRI of the SHACL constraint component."""
    severity: str
    """violation, warning or info: for a requirement that is missed by its obligation, for a guard as its shape says."""
    concept: str
    """IRI of the framework concept that is checked, or of a class of the ontology where the framework has none."""
    concept_label: Mapping[str, str]
    layer: str
    """One of LAYERS."""
    focus: str
    """IRI or label of the thing that was checked."""
    focus_label: Mapping[str, str]
    path: str
    """The property, as a prefixed name, or a complex path in the way of SPARQL; empty where the thing as a whole is meant."""
    values: tuple[str, ...]
    """The values that are wrong or missing, in order of the notations of concepts, then by name; empty where the thing as a whole is meant."""
    value_labels: Mapping[str, Mapping[str, str]]
    """What to call the values where that is known: notation and label of a concept, the label of what the submission describes."""
    name: Mapping[str, str]
    message: Mapping[str, str]
    why: Mapping[str, str]
    mend: Mapping[str, str]
    details: tuple[str, ...]
    """What is wrong inside, where a shape refuses a value because of another shape: property and constraint, in one line each."""
    results: tuple[Result, ...] = field(repr=False, compare=False)
    """The results that it was made of, with the terms as they stand in the submission."""
    context: Context = field(repr=False, compare=False)

    @cached_property
    def place(self) -> Place:
        """Where in the file it is: the value, the property, or the thing, whatever is nearest."""
        return self.context.place(self)

    @cached_property
    def remedy(self) -> Remedy | None:
        """The smallest remedy as a patch; None where none is written."""
        return self.context.remedy(self)

    @property
    def docs(self) -> str:
        """Where it is explained."""
        if self.id == CONTRADICTION:
            return DOCS_OF_REASONING
        return f"{DOCS}#{self.id}" if self.requirement else ""

    @property
    def fingerprint(self) -> str:
        """The same for the same finding in the next version of a file, wherever it has moved: 16 hexadecimal digits."""
        said = (self.shape, self.component, self.path, *(_lasting(t) for r in self.results for t in (r.focus, r.value) if t is not None))
        return sha256("\0".join(said).encode()).hexdigest()[:16]


def _lasting(term: Term) -> str:
    """A term without the label of a blank node, which is another in the next run."""
    return "_:" if isinstance(term, ox.BlankNode) else str(term)


@dataclass(frozen=True)
class Looked:
    """One shape, and how much of the submission it looked at."""

    id: str
    """Name of the shape."""
    name: Mapping[str, str]
    focus_nodes: int
    """How many things it targets."""
    values: int
    """How many values, of these things, its constraints had to judge."""
    found: int
    """How many of these things it found fault with."""

    @property
    def vacuous(self) -> bool:
        """True where there was nothing to check, so that passing says nothing."""
        return self.focus_nodes == 0 or self.values == 0


@dataclass(frozen=True)
class Pass:
    """A requirement that the submission meets."""

    requirement: str
    obligation: str
    text: Mapping[str, str]
    """What the requirement asks."""
    looked: tuple[Looked, ...]
    """Its shapes, and what each of them looked at."""

    @property
    def vacuous(self) -> bool:
        """True where none of its shapes had anything to check."""
        return all(s.vacuous for s in self.looked)


@dataclass(frozen=True)
class Completeness:
    """How complete the submission is in one governance concept: of the checks on it that had something to check, how many found no fault."""

    concept: str
    label: Mapping[str, str]
    layer: str
    met: int
    asked: int


@dataclass(frozen=True)
class Step:
    """One step on the road to the next tier."""

    requirement: str
    finding: Finding
    remedy: Remedy | None
    """None where only reading and writing helps: the finding's text says what to do."""


@dataclass(frozen=True)
class Road:
    """The smallest set of additions that lifts a submission to a tier, in the order in which to make them."""

    tier: str
    steps: tuple[Step, ...]
    complete: bool
    """True where the steps, with the blanks filled in, were tried and lead there."""


@dataclass(frozen=True)
class Versions:
    """What a verdict rests on: versions, and SHA-256 hashes in hexadecimal digits; a hash is empty where there is nothing of the kind."""

    sg2kg: str
    engine: str
    ontology: str
    """Version of the ontology (owl:versionInfo)."""
    data_hash: str
    """Of the bytes of the submission."""
    ontology_hash: str
    """Of the files of ontology, framework and extension."""
    shapes_hash: str
    """Of the files of shapes, profiles and lists."""


@dataclass(frozen=True)
class Verdict(Frame):
    """The answer to one submission. It conforms when there is no violation; warnings and infos never fail it.

    Where the shapes are not ours, there is no tier: these fields are empty.
    """

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
    versions: Versions
    report: Report = field(repr=False, compare=False)
    """What the engine found, from which the W3C report is written."""
    context: Context = field(repr=False, compare=False)

    @cached_property
    def passed(self) -> tuple[Pass, ...]:
        """The requirements that are met, in order of checking."""
        return self.context.passed(self)

    @cached_property
    def untargeted(self) -> tuple[str, ...]:
        """The names of the shapes that target nothing in this submission."""
        return self.context.untargeted(self)

    @cached_property
    def completeness(self) -> tuple[Completeness, ...]:
        """By governance concept, in order of LAYERS and of notations."""
        return self.context.completeness(self)

    @cached_property
    def road(self) -> Road | None:
        """The road to the tier above the one that is reached; None where there is none."""
        return self.context.road(self)

    @property
    def conforms(self) -> bool:
        """True where no mandatory requirement is missed."""
        return not any(f.severity == "violation" for f in self.findings)

    @property
    def engine(self) -> str:
        """Name and version of the engine."""
        return self.versions.engine

    def count(self, severity: str) -> int:
        """How many findings have this severity."""
        return sum(f.severity == severity for f in self.findings)

    def by_layer(self) -> dict[str, dict[str, int]]:
        """How many findings of each severity there are in each layer that has any, in order of LAYERS."""
        layers = [n for n in LAYERS if any(f.layer == n for f in self.findings)]
        return {n: {s: sum(f.layer == n and f.severity == s for f in self.findings) for s in SEVERITIES} for n in layers}

    def failed(self) -> list[str]:
        """The ids of the mandatory requirements that are missed, in order of checking, each once."""
        return list(dict.fromkeys(f.requirement for f in self.findings if f.severity == "violation"))

    def typed_columns(self) -> list[Column]:
        """The findings in English, one a row, as data frames take them."""
        from sg2kg.validation.reports.notebook import finding_columns

        return finding_columns(self)

    def _repr_html_(self) -> str:
        from sg2kg.validation.reports.notebook import fragment

        return fragment(self)

    def __str__(self) -> str:
        from sg2kg.validation.reports import write_verdicts

        return write_verdicts([self], "text")


@dataclass(frozen=True)
class Unchecked:
    """A submission that could not be checked, which is not the same as one that fails."""

    source: str
    id: str
    """Id of the error, such as SG2-INP-001."""
    what: str
    """What is wrong, and where."""
    hint: str
    """What to do."""
