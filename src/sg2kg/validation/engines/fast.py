"""The fast engine: pyshifty, with what it loses put back.

Whether a submission conforms to our own shapes is told by shapes and background that are prepared once; only one that fails is checked again for
the full report. Shapes of others are checked for the report at once, with their background as data, for a shapes graph is no data.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from importlib.metadata import version

import pyoxigraph as ox
from shifty._shifty import AlgebraResult, PreparedValidator

from sg2kg.terms import PREFIXES
from sg2kg.validation.engines.encoding import blank_as_iri, both, changed, has_blank, has_illtyped, plainly_illtyped
from sg2kg.validation.engines.part import MARK, Part, asked, loaded
from sg2kg.validation.engines.patterns import Patterns
from sg2kg.validation.engines.report import in_order, path_structures
from sg2kg.validation.engines.restore import Prepared, asks_for_nothing
from sg2kg.validation.engines.seam import SH, Engine, Report, Result
from sg2kg.validation.engines.slices import Slices, asked_by, ground, ntriples, on_trial
from sg2kg.validation.shapes.facts import TYPE, Facts, Term, node

_TARGETS = frozenset(SH + t for t in ("targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf"))
_SUBCLASS = PREFIXES["rdfs"] + "subClassOf"
_TEXTS = frozenset(SH + t for t in ("name", "description", "message", "order", "group")) | {PREFIXES["skos"] + "definition"}
_MAX_DETAILS = 20
"""How deep results are told within results."""


class FastEngine:
    """pyshifty with its shapes and its background.

    ``linted`` says that the shapes have passed our linter, so that every failing shape has a name and can be asked for its results alone.
    """

    def __init__(self, shapes: Iterable[ox.Triple], background: Iterable[ox.Triple] = (), *, linted: bool = False) -> None:
        self.name = f"pyshifty {version('pyshifty')}"
        self._given = list(shapes)
        self._slices = Slices(background)
        self._linted = linted
        self._parts: dict[str, Part] = {}
        self._facts = Facts(self._given)
        if linted:
            self._asked = asked_by(self._given)
            self._patterns = Patterns(self._facts)
            left_out = (asks_for_nothing, self._only_tells, self._patterns.takes)
            self._verdict = loaded([*(t for t in self._given if not any(of(t) for of in left_out)), *self._slices.of(self._asked)])
        else:
            self._whole = Part(self._given, self._slices, sliced=False)

    def _only_tells(self, triple: ox.Triple) -> bool:
        """Whether a triple of the shapes is text for people, of which a verdict has no need."""
        prop = triple.predicate.value
        return (prop in _TEXTS or prop.startswith(PREFIXES["sgsh"])) and (self._asked is None or prop not in self._asked)

    @cached_property
    def _paths(self) -> dict[str, list[ox.Triple]]:
        return path_structures(self._facts)

    @cached_property
    def _ground(self) -> frozenset[str]:
        return ground(self._slices, self._facts)

    @cached_property
    def _reference(self) -> Engine:
        from sg2kg.validation.engines.reference import ReferenceEngine

        return ReferenceEngine(self._given, self._slices)

    def check(self, submission: Sequence[ox.Triple], text: bytes | None = None) -> Report:
        """Checks one submission; raises CheckError where pyshifty cannot."""
        if not self._linted:
            return self._reported([self._whole], submission) if self._whole.decides(submission) else self._reference.check(submission)
        failing, plain = self._failing(submission, ntriples(submission) if text is None else text)
        if not failing:
            return Report(())
        report = self._reported(map(self._part, failing), submission)
        if plain and not report.results:  # its two evaluators disagree: neither is believed
            return self._reference.check(submission)
        return report

    def _reported(self, parts: Iterable[Part], submission: Sequence[ox.Triple]) -> Report:
        found = [r for part in parts for r in part.results(submission, self._paths)]
        found = on_trial(found, self._ground, submission)
        return Report(tuple(in_order(self._detailed(found, submission))), self._paths)

    # ---- the verdict on our own shapes

    def _failing(self, submission: Sequence[ox.Triple], text: bytes) -> tuple[list[str], bool]:
        """The shapes that find something, or may, and whether that is sure: it is where the submission can be given as it is."""
        maybe = list(self._patterns.failing(text))
        illtyped = has_illtyped(text)
        blank = has_blank(text) and self._blank_focus.search(text) is not None
        if illtyped:
            text = ntriples(changed(submission, plainly_illtyped))
        failing = maybe + _failing_of(asked(self._verdict.validate_algebra, text, "union"))
        if blank:
            text = ntriples(changed(submission, both if illtyped else blank_as_iri))
            failing += _failing_of(asked(self._verdict_of_sparql.validate_algebra, text, "union"))
        return list(dict.fromkeys(failing)), not (blank or illtyped or maybe)

    @cached_property
    def _with_sparql(self) -> list[str]:
        return [s for s in self._facts.subjects() if self._facts.values(s, SH + "sparql")]

    @cached_property
    def _verdict_of_sparql(self) -> PreparedValidator:
        shapes = [t for s in self._with_sparql for t in self._facts_of(s)]
        return loaded([*Prepared(dict.fromkeys(shapes), linted=True).triples, *self._slices.of(self._asked)])

    @cached_property
    def _blank_focus(self) -> re.Pattern[bytes]:
        """Finds in N-Triples a blank node that a shape with SPARQL targets, or a tree of classes that might make it one."""
        classes = list(dict.fromkeys(c for s in self._with_sparql for c in self._facts.nodes(s, SH + "targetClass")))
        tree = Facts(self._slices.of(frozenset({_SUBCLASS})))
        for c in classes:  # grows while it is read
            classes += [s for s, p in tree.users(c) if p == _SUBCLASS and s not in classes]
        begins, ends = (
            [p for s in self._with_sparql for p in self._facts.nodes(s, SH + target)] for target in ("targetSubjectsOf", "targetObjectsOf")
        )
        ways = [
            rf"^_:\S+ <{TYPE}> <(?:{_any(classes)})> \.$" if classes else "",
            rf"^_:\S+ <(?:{_any(begins)})> " if begins else "",
            rf"<(?:{_any(ends)})> _:\S+ \.$" if ends else "",
            rf" <{_SUBCLASS}> " if classes else "",
        ]
        return re.compile("|".join(filter(None, ways)).encode() or rb"(?!)", re.MULTILINE)

    def _part(self, name: str) -> Part:
        if name not in self._parts:
            self._parts[name] = Part(self._facts_of(name), self._slices)
        return self._parts[name]

    def _facts_of(self, name: str) -> list[ox.Triple]:
        """One shape, with all that it uses."""
        waiting, found = [name], list[ox.Triple]()
        for subject in waiting:  # grows while it is read
            start = ox.BlankNode(subject[2:]) if subject.startswith("_:") else ox.NamedNode(subject)
            for prop, values in self._facts.properties(subject).items():
                found += [ox.Triple(start, ox.NamedNode(prop), v) for v in values]
                used = [node(v) for v in values if prop.startswith((SH, PREFIXES["rdf"])) and prop != TYPE]
                waiting += [n for n in used if n and n not in waiting]
        return found

    # ---- details

    def _detailed(self, results: Sequence[Result], submission: Sequence[ox.Triple], depth: int = 0) -> list[Result]:
        """The results with what is wrong inside, where a shape used by sh:node refuses a value (SHACL §3.6.2.5)."""
        refused: dict[Term, dict[Term, None]] = defaultdict(dict)
        for r in results if depth < _MAX_DETAILS else ():
            for used in self._used(r):
                refused[used][r.value or r.focus] = None
        inner = {used: self._inside(used, list(values), submission, depth) for used, values in refused.items()}
        told = []
        for r in results:
            details = [d for used in self._used(r) for d in inner.get(used, {}).get(str(r.value), ())]
            told.append(replace(r, details=tuple(in_order(details))) if details else r)
        return told

    def _used(self, result: Result) -> Sequence[Term]:
        if result.component != SH + "NodeConstraintComponent" or result.shape is None or result.value is None:
            return ()
        return self._facts.values(node(result.shape), SH + "node")

    def _inside(self, used: Term, values: Sequence[Term], submission: Sequence[ox.Triple], depth: int) -> dict[str, list[Result]]:
        """The results of a shape on values, all in one run, by value."""
        key = f"detail {node(used)}"
        if key not in self._parts:
            inner = [t for t in self._facts_of(node(used)) if t.predicate.value not in _TARGETS]
            mark = ox.Triple(used, ox.NamedNode(SH + "targetObjectsOf"), ox.NamedNode(MARK))  # type: ignore[arg-type]
            shape = ox.Triple(used, ox.NamedNode(TYPE), ox.NamedNode(SH + "NodeShape"))  # type: ignore[arg-type]
            self._parts[key] = Part([mark, shape, *inner], self._slices, sliced=self._linted)
        part = self._parts[key]
        marks = [ox.Triple(ox.NamedNode(MARK), ox.NamedNode(MARK), v) for v in values]
        found: dict[str, list[Result]] = defaultdict(list)
        if part.decides(submission):
            for r in self._detailed(part.results([*submission, *marks], self._paths), submission, depth + 1):
                found[str(r.focus)].append(r)
        return found


def _failing_of(said: AlgebraResult) -> list[str]:
    return [] if said.conforms else [v.shape_name or "" for v in said.violations]


def _any(iris: Iterable[str]) -> str:
    return "|".join(map(re.escape, iris))
