"""Reasons over files: the ontology's axioms and theirs on all their facts, a portion at a time, so that ten thousand cases fit in little memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from sg2kg import bundle
from sg2kg.graph.read import rdf_files, shipped, stream_path
from sg2kg.reasoning import Problem, Reasoner
from sg2kg.reasoning.loading import term_of, term_text

Progress = Callable[[Path, int], None]
"""Told the file that is read and how many of its statements were read since the last time."""
_STEP = 10_000


@dataclass(frozen=True)
class Reasoned:
    """Files, and what follows from them."""

    reasoner: Reasoner
    paths: tuple[Path, ...]
    statements: int
    """Statements that were read in the files."""
    with_ontology: bool
    problems: tuple[Problem, ...]
    """What in the files is not used, or only with a limit; what is so with the ontology that ships is told in docs/reasoning.md."""
    of_ontology: Mapping[str, tuple[int, int]] = field(default_factory=dict, repr=False)
    """What the ontology alone comes to, as :meth:`counts` tells it."""

    groups: tuple[tuple[str, ...], ...] = ()
    """Individuals that were merged, each group under the name of its first."""

    def merged(self) -> Reasoned:
        """The same with individuals that would be the same taken for one; what was stated of any is stated of the first."""
        from sg2kg.reasoning.merge import merged

        self.reasoner.engine, groups = merged(self.reasoner.engine)
        return replace(self, groups=tuple(map(tuple, groups)))

    def counts(self) -> dict[str, tuple[int, int]]:
        """By class and property: how many of its members or links are stated in the files, and how many follow; the ontology's own left out."""
        found = {}
        for name, (stated, inferred) in self.reasoner.engine.counts().items():
            known = self.of_ontology.get(name, (0, 0))
            rest = max(0, stated - known[0]), max(0, inferred - known[1])
            if any(rest):
                found[name] = rest
        return found

    def stated(self) -> Iterator[ox.Triple]:
        """The statements of the files, read again."""
        names = {other: term_of(group[0]) for group in self.groups for other in group[1:]}

        def named(term: Any) -> Any:
            return names.get(term_text(term), term) if names else term

        for number, path in enumerate(self.paths):
            for quad in _statements(path, number):
                yield ox.Triple(named(quad.subject), quad.predicate, named(quad.object))


def schema_statements() -> list[ox.Triple]:
    """The ontology, the framework and the extension that ship."""
    return [t for part in bundle.REASONED_PARTS for t in shipped(bundle.ontology_file(part))]


def reason(
    paths: Sequence[Path] = (), *, ontology: bool = True, examples: bool = False, limit: int | None = None, progress: Progress | None = None
) -> Reasoned:
    """Reasons over files and folders, or over the bundled cases where none is given.

    Axioms in the files take part beside those of the ontology, or alone with ``ontology=False``. Nothing that is imported is fetched. Raises
    InputError for what cannot be read, ReasoningError where more than ``limit`` statements would follow.
    """
    files = tuple(f for path in paths for f in rdf_files(path)) if paths else tuple(bundle.case_files(examples))
    schema = schema_statements() if ontology else []
    reasoner = Reasoner(schema, limit)
    known, own = set(reasoner.problems), reasoner.engine.counts()
    count = _load(reasoner, files, progress)
    if reasoner.unread_axioms:
        reasoner = Reasoner([*schema, *reasoner.unread_axioms], limit)
        own = reasoner.engine.counts()
        _load(reasoner, files, None)
    return Reasoned(reasoner, files, count, ontology, tuple(p for p in reasoner.problems if p not in known), own)


def _load(reasoner: Reasoner, files: Iterable[Path], progress: Progress | None) -> int:
    before = reasoner.statements
    for number, path in enumerate(files):
        statements = _statements(path, number)
        reasoner.load(statements if progress is None else _watched(statements, path, progress))
    return reasoner.statements - before


def _statements(path: Path, number: int) -> Iterator[ox.Quad]:
    """The statements of one file; its blank nodes get the same names whenever it is read, for what follows names them too."""
    names: dict[str, ox.BlankNode] = {}
    blank = ox.BlankNode

    def named(term: Any) -> Any:
        return names.setdefault(term.value, blank(f"f{number}b{len(names)}")) if term.__class__ is blank else term

    for quad in stream_path(path):
        if quad.subject.__class__ is blank or quad.object.__class__ is blank:
            yield ox.Quad(named(quad.subject), quad.predicate, named(quad.object), quad.graph_name)
        else:
            yield quad


def _watched(statements: Iterable[ox.Quad], path: Path, progress: Progress) -> Iterator[ox.Quad]:
    waiting = 0
    for quad in statements:
        waiting += 1
        if waiting == _STEP:
            progress(path, waiting)
            waiting = 0
        yield quad
    progress(path, waiting)
