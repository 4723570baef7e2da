"""Invented submissions, as many as one likes: for benchmarks, load tests and teaching; the same seed gives the same bytes everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from sg2kg.errors import NotFoundError, ParameterError
from sg2kg.generate.dice import Dice
from sg2kg.generate.faults import FAULTS, Fault, spoil
from sg2kg.generate.write import TIERS, drafted
from sg2kg.graph import GRAPH_FORMATS, write_graph

__all__ = ["FAULTS", "SUFFIXES", "TIERS", "Fault", "Generated", "submissions"]

SUFFIXES = {"turtle": "ttl", "ntriples": "nt", "rdfxml": "rdf", "jsonld": "jsonld"}
"""The formats that a submission can be written in, and how their files end."""


@dataclass(frozen=True)
class Generated:
    """One invented submission."""

    name: str
    """What it is called; a file name without its ending."""
    tier: str
    turtle: str
    errors: tuple[str, ...]
    """The kinds of error in it, names of FAULTS; none where it conforms with nothing to remark."""

    @property
    def requirements(self) -> tuple[str, ...]:
        """The requirements that a check must find missed, one for each error; others may follow from the same errors."""
        return tuple(FAULTS[name].requirement for name in self.errors)

    def encoded(self, format: str = "turtle") -> bytes:
        """The submission in one of SUFFIXES; raises OutputError for another format."""
        if format == "turtle":
            return self.turtle.encode()
        return write_graph(ox.parse(self.turtle.encode(), format=GRAPH_FORMATS["turtle"]), format).encode()


def submissions(count: int, seed: int | str = 0, tier: str = "registered", bad: float = 0.0) -> Iterator[Generated]:
    """Yields ``count`` submissions that claim ``tier``, one at a time; a share of about ``bad`` has one to three errors in it, the others none.

    Submission i depends on the seed, its number, tier and share alone, not on how many are asked for. Raises NotFoundError for an unknown
    tier, ParameterError for a count below nought or a share outside 0 to 1; both before the first submission.
    """
    if tier not in TIERS:
        raise NotFoundError("tier", tier, TIERS)
    if count < 0:
        raise ParameterError(f"count: {count} is below nought", "Give a whole number.")
    if not 0 <= bad <= 1:
        raise ParameterError(f"bad: {bad} is no share", "Give a number from 0 to 1, such as 0.1.")
    return (_submission(number, f"{seed}/{number}", tier, bad) for number in range(count))


def _submission(number: int, seed: str, tier: str, bad: float) -> Generated:
    dice = Dice(seed)
    wanted = dice.number(1, 3) if dice.chance(bad) else 0
    draft = drafted(number, tier, dice)
    errors = spoil(draft, wanted)
    return Generated(draft.name, tier, draft.turtle(), errors)
