"""What a worker does: one submission, checked and written; everything that can go wrong with it comes back as a value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Union

import pyoxigraph as ox

from sg2kg.errors import CheckError, InputError, NotFoundError, Sg2Error
from sg2kg.graph.read import EXTENSIONS
from sg2kg.validation.batch.options import Options
from sg2kg.validation.check import check
from sg2kg.validation.engines import ENGINES
from sg2kg.validation.findings.told import told
from sg2kg.validation.reports import write_verdicts
from sg2kg.validation.reports.summary import Outcome, outcome_of
from sg2kg.validation.shapes import Shapes, load_shapes
from sg2kg.validation.submission import Submission, read_submission, submission_of
from sg2kg.validation.verdict import Unchecked, Verdict

if TYPE_CHECKING:
    from sg2kg.validation.foreign import ForeignShapes

PANIC = "pyo3_runtime.PanicException"


@dataclass(frozen=True)
class Task:
    """One submission to be checked: a file, or what was read already."""

    source: str
    data: bytes | None = field(default=None, repr=False)
    """None: the file is read by the worker."""
    format: str = ".ttl"
    """The ending that tells the format of ``data``."""


@dataclass(frozen=True)
class Done:
    """What became of one submission."""

    outcome: Outcome
    written: Mapping[str, Union[str, bytes]] = field(default_factory=dict, repr=False)
    """The report by format."""
    verdict: Union[Verdict, Unchecked, None] = field(default=None, repr=False)
    """The verdict itself, where it was asked for."""
    fatal: Sg2Error | None = None
    """What is wrong with the options: no submission can be checked."""

    @property
    def source(self) -> str:
        """File or name of the submission."""
        return self.outcome.source


class Checker:
    """Checks with shapes and engine prepared once; raises Sg2Error for options that cannot be used."""

    def __init__(self, options: Options) -> None:
        self._options = options
        if options.engine not in ENGINES:
            raise NotFoundError("engine", options.engine, ENGINES)
        if options.shapes:
            from sg2kg.validation.foreign import ForeignShapes

            self._foreign: ForeignShapes | None = ForeignShapes(
                [Path(f) for f in options.shapes], [Path(f) for f in options.background], options.engine, options.max_bytes
            )
            return
        self._foreign = None
        self._shapes = _shapes_of(options.profiles)
        if options.tier is not None:
            self._shapes.tier(options.tier)  # an unknown tier is told once, not for every submission

    def verdict(self, task: Task) -> Verdict:
        """The verdict on one submission; raises Sg2Error where it cannot be checked."""
        submission = self._read(task)
        if self._foreign is not None:
            return self._foreign.check(submission)
        return check(submission, self._options.tier, self._shapes, self._options.engine, self._options.reasoning)

    def _read(self, task: Task) -> Submission:
        relative = self._foreign is not None
        if task.data is None:
            return read_submission(task.source, self._options.max_bytes, relative=relative)
        if len(task.data) > self._options.max_bytes:
            limit = f"{self._options.max_bytes / 1048576:.0f} MB"
            raise InputError(f"it is larger than {limit}", "Split it, one case a file, or raise the limit.", source=task.source)
        return submission_of(task.data, _format(task.format), task.source, "urn:sg2kg:input" if relative else None)


def _format(ending: str) -> ox.RdfFormat:
    if ending not in EXTENSIONS:
        raise InputError(f"the ending {ending} is not one of an RDF format", "Known endings: " + " ".join(EXTENSIONS))
    return EXTENSIONS[ending]


@lru_cache(maxsize=2)
def _shapes_of(profiles: str | None) -> Shapes:
    """The shapes with another body's profiles, linted once a process, whatever else is asked for."""
    return load_shapes(profiles)


_READY: dict[str, Checker] = {}


def ready(options: Options) -> Checker:
    """The checker for these options, prepared once a process; raises Sg2Error for options that cannot be used."""
    key = repr(options)
    if key not in _READY:
        _READY.clear()
        _READY[key] = Checker(options)
    return _READY[key]


def work(options: Options, task: Task) -> Done:
    """Checks one submission and writes its reports; raises nothing that the submission could be at fault for."""
    try:
        checker = ready(options)
    except Sg2Error as error:
        return Done(outcome_of(_unchecked(task.source, error)), fatal=error)
    try:
        item: Union[Verdict, Unchecked] = checker.verdict(task)
    except Sg2Error as error:
        item = _unchecked(task.source, error)
    except MemoryError:
        item = too_large(task.source)
    except RecursionError:
        item = _unchecked(task.source, CheckError(f"{task.source}: it is nested too deeply", "Name the nodes instead of nesting them."))
    except BaseException as error:
        if f"{type(error).__module__}.{type(error).__qualname__}" != PANIC:
            raise
        item = broken(task.source, "the engine gave up")
    try:
        return _written(item, options)
    except Sg2Error as error:
        return _written(_unchecked(task.source, error), options)


def _written(item: Union[Verdict, Unchecked], options: Options) -> Done:
    if isinstance(item, Verdict) and (options.whole or options.detail == "full"):
        item = told(item, road=options.detail == "full" and (not item.conforms if options.road is None else options.road))
    written = {f: write_verdicts([item], f, options.lang, detail=options.detail) for f in options.streams}
    return Done(outcome_of(item), written, item if options.whole else None)


def _unchecked(source: str, error: Sg2Error) -> Unchecked:
    what = error.what if source in error.what else f"{source}: {error.what}"
    return Unchecked(source, error.id, what, error.hint)


def too_late(source: str, seconds: float) -> Unchecked:
    """A submission that took too long."""
    return Unchecked(source, "SG2-VAL-003", f"{source}: not finished after {seconds:g} s", "Make it smaller, or raise --deadline.")


def too_large(source: str) -> Unchecked:
    """A submission that needed too much memory."""
    return Unchecked(source, "SG2-VAL-003", f"{source}: checking it takes more memory than there may be", "Split it, or raise --memory.")


def broken(source: str, how: str) -> Unchecked:
    """A submission that broke the process it was checked in."""
    return Unchecked(source, "SG2-VAL-003", f"{source}: {how} on it", "Report this, with the submission.")


def unchecked(item: Unchecked, options: Options) -> Done:
    """A submission that no worker could answer for, written here."""
    return _written(item, options)
