"""The tier that each record reaches: its file is checked by the crew when it is first asked for, and the verdict is remembered."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
from starlette.requests import Request

from sg2kg.errors import Sg2Error
from sg2kg.knowledge import KnowledgeBase
from sg2kg.knowledge.base import CaseInfo
from sg2kg.terms import SG2
from sg2kg.validation import load_shapes
from sg2kg.web.crew import Check
from sg2kg.web.problems import Problem
from sg2kg.web.site import Site, site_of
from sg2kg.web.telling.reading import Text

HIGHEST = "evaluated"
"""The tier at which every record is checked: what it misses of it says which it reaches."""
_PATIENCE = 1.5
"""Seconds after which a page says that records are being checked rather than wait."""


@dataclass(frozen=True)
class Missed:
    """A requirement that a record misses."""

    id: str
    text: Text
    mandatory: bool


@dataclass(frozen=True)
class Rung:
    """One tier, whether the record reaches it, and what it misses of what the tier asks for by itself."""

    name: str
    label: Text
    reached: bool
    asked: int
    missed: tuple[Missed, ...]

    @property
    def first(self) -> Missed | None:
        """The first mandatory requirement that is missed."""
        return next((m for m in self.missed if m.mandatory), None)


@dataclass(frozen=True)
class Verdict:
    """What was found of a record."""

    reached: str
    """Name of the highest tier that it reaches; empty where it reaches none."""
    rungs: tuple[Rung, ...]
    error: str = ""
    """Why it could not be checked."""


class Verdicts:
    """The verdicts of a site, each sought once; what could not be sought for want of workers is sought again when it is next asked for."""

    def __init__(self, site: Site) -> None:
        self._crew, self._compute, self._settings = site.crew, site.compute, site.settings
        self._kb = site.kb
        self._tasks: dict[str, asyncio.Task[Verdict]] = {}
        self._turn = asyncio.Semaphore(max(1, site.settings.crew - 1))

    async def of(self, cases: Iterable[CaseInfo], seconds: float = _PATIENCE) -> dict[str, Verdict]:
        """The verdicts on these cases by IRI; those that take longer than ``seconds`` are left out, and sought meanwhile."""
        tasks = {case.iri: self._task(case) for case in cases}
        if tasks:
            await asyncio.wait(tasks.values(), timeout=seconds)
        found = {}
        for case, task in tasks.items():
            if task.done() and not task.cancelled():
                with suppress(Problem):
                    found[case] = task.result()
        return found

    def _task(self, case: CaseInfo) -> asyncio.Task[Verdict]:
        task = self._tasks.get(case.iri)
        if task is None or (task.done() and (task.cancelled() or task.exception() is not None)):
            task = self._tasks[case.iri] = asyncio.get_running_loop().create_task(self._seek(case))
        return task

    async def _seek(self, case: CaseInfo) -> Verdict:
        path = await self._compute(file_of, self._kb, case.iri)
        if path is None:
            return Verdict("", (), "the record is in no file")
        async with self._turn:
            try:
                data = await asyncio.to_thread(path.read_bytes)
                checked = await self._crew.check(Check(data, path.suffix, path.name, HIGHEST, formats=("json",), detail="brief", road=False))
            except (OSError, Sg2Error) as error:
                return Verdict("", (), error.what if isinstance(error, Sg2Error) else "the file of the record cannot be read")
        if checked.outcome["error"]:
            return Verdict("", (), checked.outcome["error"])
        told = json.loads(checked.written["json"])["verdicts"][0]
        return await self._compute(read, told, self._settings.profiles)


def verdicts_of(request: Request) -> Verdicts:
    """The verdicts of the site of a request."""
    state = request.app.state
    if not hasattr(state, "verdicts"):
        state.verdicts = Verdicts(site_of(request))
    found: Verdicts = state.verdicts
    return found


def file_of(kb: KnowledgeBase, case: str) -> Path | None:
    """The file that holds the record of a case."""
    for quad in kb.dataset.store.quads_for_pattern(None, ox.NamedNode(SG2.describes), ox.NamedNode(case), None):
        if isinstance(quad.graph_name, ox.NamedNode) and quad.graph_name.value in kb.files:
            return kb.files[quad.graph_name.value]
    return None


def read(told: Mapping[str, object], profiles: str = "") -> Verdict:
    """A verdict from what the report in JSON tells of it."""
    shapes = load_shapes(profiles or None)
    missed = set(told["missed"]) if isinstance(told["missed"], list) else set()
    reached = str(told["tier_reached"] or "")
    chain = shapes.tier(HIGHEST).chain
    high = chain.index(reached) if reached in chain else -1
    rungs = []
    for place, name in enumerate(chain):
        tier = shapes.tier(name)
        lacking = (Missed(r.id, Text(r.text), r.obligation == "mandatory") for r in tier.requirements if r.id in missed)
        rungs.append(Rung(name, Text(tier.label), place <= high, len(tier.requirements), tuple(lacking)))
    return Verdict(reached, tuple(rungs))


def tier_names(profiles: str = "") -> dict[str, Text]:
    """The tiers by name, the lowest first, with what they are called."""
    shapes = load_shapes(profiles or None)
    return {name: Text(shapes.tier(name).label) for name in shapes.tier(HIGHEST).chain}
