"""The choice that an address holds: which cases, which concepts, on whose word, when, and how it is shown; and the address of a choice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import quote, urlencode

from sg2kg.comparison import Request
from sg2kg.comparison.similarity import LINKAGES, MEASURES
from sg2kg.knowledge.status import DEFAULT_BASIS
from sg2kg.web.problems import Problem

MOST_PARAMETERS = 200
"""As many parameters may an address have."""
LONGEST = 300
"""As many characters may a value have; IRIs are longer than names."""
MANY = ("case", "concept")
"""The parameters that may stand more than once."""
ONE = ("by", "basis", "phase", "over", "when", "rows", "show", "picture", "measure", "linkage", "lang")
"""Those that may not. ``when`` is what the form sends for ``phase`` and ``over``; a canonical address has none."""
DEFAULT_PICTURE = "heat-map"


@dataclass(frozen=True)
class Choice:
    """A comparison as an address asks for it; a field that is empty, or has its default, is left out of the address."""

    cases: tuple[str, ...] = ()
    by: str = "mechanisms"
    concepts: tuple[str, ...] = ()
    basis: str = DEFAULT_BASIS
    phase: str = ""
    over_time: bool = False
    turned: bool = False
    """Whether the rows are cases."""
    found_only: bool = False
    """Whether rows and columns of which nothing is known are left out of the table."""
    picture: str = DEFAULT_PICTURE
    measure: str = MEASURES[0]
    linkage: str = LINKAGES[0]

    def pairs(self) -> list[tuple[str, str]]:
        """The parameters in their canonical order."""
        found = [("case", name) for name in self.cases]
        if not self.concepts and self.by != "mechanisms":
            found.append(("by", self.by))
        found += [("concept", name) for name in self.concepts]
        told = (
            ("basis", self.basis, DEFAULT_BASIS),
            ("phase", self.phase, ""),
            ("over", "time" if self.over_time else "", ""),
            ("rows", "cases" if self.turned else "", ""),
            ("show", "found" if self.found_only else "", ""),
            ("picture", self.picture, DEFAULT_PICTURE),
            ("measure", self.measure, MEASURES[0]),
            ("linkage", self.linkage, LINKAGES[0]),
        )
        return found + [(name, value) for name, value, default in told if value != default]

    def address(self, path: str, *more: tuple[str, str]) -> str:
        """``path`` with this choice as its query, and what else is asked for."""
        query = encoded([*self.pairs(), *more])
        return f"{path}?{query}" if query else path

    def request(self, lang: str) -> Request:
        """What :func:`sg2kg.comparison.compare` is asked for."""
        return Request(self.cases, "", self.by, self.concepts, "", self.basis, self.phase, self.over_time, lang)

    def but(self, **fields: object) -> Choice:
        """The same choice but for these fields."""
        return replace(self, **fields)  # type: ignore[arg-type]


def encoded(pairs: Iterable[tuple[str, str]]) -> str:
    """Parameters as the query of an address; what IRIs are made of stays readable."""
    return urlencode(list(pairs), quote_via=quote, safe=":/@,")


def read(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """The values of the parameters that are known, without empty ones.

    Raises Problem (400) where there are more than MOST_PARAMETERS, where a value is longer than LONGEST, and where one that may stand once stands
    twice.
    """
    every = list(pairs)
    if len(every) > MOST_PARAMETERS:
        raise Problem(400, f"{len(every)} parameters are more than {MOST_PARAMETERS}", "Choose a view or a scheme in place of single concepts.")
    found: dict[str, list[str]] = {}
    for name, value in every:
        text = value.strip()
        if len(text) > LONGEST:
            raise Problem(400, f"the value of {name[:40]} has {len(text)} characters; at most {LONGEST} are read")
        if text and name in (*MANY, *ONE):
            found.setdefault(name, []).append(text)
    for name in ONE:
        if len(found.get(name, ())) > 1:
            raise Problem(400, f"{name} is given {len(found[name])} times", "Give it once.")
    return found
