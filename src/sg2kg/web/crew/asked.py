"""What a worker can be asked for, and what comes back: plain values that travel as JSON and bytes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Ask:
    """A SPARQL query that has passed the guard."""

    text: str
    format: str
    """Media type of the answer, of RESULT_TYPES for SELECT and ASK, of GRAPH_TYPES otherwise (:mod:`sg2kg.web.crew.queries`)."""
    default_graphs: tuple[str, ...] = ()
    """IRIs whose merge is the default graph; none of both kinds: the dataset of the query, else all."""
    named_graphs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Check:
    """A submission to be checked, and the formats in which the report is wanted."""

    data: bytes = field(repr=False)
    ending: str = ".ttl"
    """Ending that tells the format of ``data``, of those of sg2kg.graph.read.EXTENSIONS."""
    name: str = "submission"
    """What the reports call it."""
    tier: str | None = None
    lang: str = "en"
    formats: tuple[str, ...] = ("json",)
    """Of VERDICT_FORMATS."""
    detail: str = "full"
    road: bool | None = None
    """Whether the road to the next tier is worked out, which can take seconds; None: only where the submission does not conform."""
    view: bool = False
    """Whether what a page shows is wanted, too: JSON under "view" in what is written (:func:`sg2kg.web.checking.view.view_of`)."""


@dataclass(frozen=True)
class Checked:
    """What became of a submission."""

    outcome: dict[str, Any]
    """The fields of sg2kg.validation.reports.Outcome; ``error`` is not empty where it could not be checked."""
    written: dict[str, bytes]
    """The report by format."""


@dataclass(frozen=True)
class Draw:
    """A Vega-Lite specification of ours to be drawn."""

    spec: dict[str, Any] = field(repr=False)
    format: str = "svg"
    """svg, png or pdf."""
    scale: float = 2
