"""Set-analytic studies (QCA) as data: conditions and outcome defined in RDF, answered from a knowledge base, with the way back to every source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sg2kg.lazy import names_from

if TYPE_CHECKING:
    from sg2kg.studies.gathering import Gathered, Ground, Score, gather
    from sg2kg.studies.model import Assumption, Study
    from sg2kg.studies.rdf import to_rdf, to_turtle
    from sg2kg.studies.readiness import Known, Obstacle, Readiness
    from sg2kg.studies.reading import Shipped, load, shipped
    from sg2kg.studies.running import Answer, run
    from sg2kg.studies.words import report, write_report

_HOMES = {
    "gathering": ("Gathered", "Ground", "Score", "gather"),
    "model": ("Assumption", "Study"),
    "rdf": ("to_rdf", "to_turtle"),
    "readiness": ("Known", "Obstacle", "Readiness"),
    "reading": ("Shipped", "load", "shipped"),
    "running": ("Answer", "run"),
    "words": ("report", "write_report"),
}

__all__ = [
    "Answer",
    "Assumption",
    "Gathered",
    "Ground",
    "Known",
    "Obstacle",
    "Readiness",
    "Score",
    "Shipped",
    "Study",
    "gather",
    "load",
    "report",
    "run",
    "shipped",
    "to_rdf",
    "to_turtle",
    "write_report",
]


__getattr__ = names_from(__name__, _HOMES)
