"""The fast engine: pyshifty, with what it loses put back.

Whether a submission conforms is told by shapes and background that are prepared once; only one that fails is checked again for the full report.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from importlib.metadata import version
from typing import Any

import pyoxigraph as ox
from shifty._shifty import PreparedValidator

from sg2kg.errors import CheckError
from sg2kg.terms import PREFIXES
from sg2kg.validation.engines.report import in_order, path_structures, results_in
from sg2kg.validation.engines.seam import SH, Engine, Report, Result
from sg2kg.validation.engines.slices import Slices, asked_by, ground, ntriples, on_trial
from sg2kg.validation.shapes.facts import TYPE, Facts, node

_TRUE = ox.Literal(True)
_TARGETS = frozenset(SH + t for t in ("targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf"))
_MARK = "urn:sg2kg:mark"


class FastEngine:
    """pyshifty with its shapes and its background.

    ``linted`` says that the shapes have passed our linter, so that every failing shape has a name and can be asked for its results alone.
    """

    def __init__(self, shapes: Iterable[ox.Triple], background: Iterable[ox.Triple] = (), *, linted: bool = False) -> None:
        self.name = f"pyshifty {version('pyshifty')}"
        self._given = list(shapes)
        # sh:uniqueLang "1"^^xsd:boolean asks for nothing (SHACL §4.7.3 and appendix A: the value true); this engine takes it for true
        self._shapes = [t for t in self._given if t.predicate.value != SH + "uniqueLang" or t.object == _TRUE]
        self._slices = Slices(background)
        self._linted = linted
        self._asked = asked_by(self._shapes) if linted else None
        self._verdict = _prepared([*self._shapes, *self._slices.of(self._asked)])
        self._parts: dict[str, _Part] = {}

    @cached_property
    def _facts(self) -> Facts:
        return Facts(self._given)

    @cached_property
    def _paths(self) -> dict[str, list[ox.Triple]]:
        return path_structures(self._facts)

    @cached_property
    def _ground(self) -> frozenset[str]:
        return ground(self._slices, self._facts)

    @cached_property
    def _whole(self) -> _Part:
        return _Part(self._shapes, self._slices, sliced=False)

    def check(self, submission: Sequence[ox.Triple]) -> Report:
        """Checks one submission; raises CheckError where pyshifty cannot."""
        failing = self._failing(ntriples(submission))
        if not failing:
            return Report(())
        asked = map(self._part, failing) if self._linted else [self._whole]
        found = [r for part in asked for r in part.results(submission)]
        found = on_trial(found, self._ground, submission)
        if not found:  # its two evaluators disagree: neither is believed
            return self._reference.check(submission)
        return Report(tuple(in_order(self._restored(r, submission) for r in found)), self._paths)

    def _failing(self, text: bytes) -> list[str]:
        try:
            said = self._verdict.validate_algebra(text, None, "nt", "union", None, False, "info", True, "error", False)
        except Exception as error:
            raise _gave_up(error) from error
        return [] if said.conforms else list(dict.fromkeys(v.shape_name or "" for v in said.violations))

    def _part(self, name: str) -> _Part:
        if name not in self._parts:
            part = self._facts_of(name)
            self._parts[name] = _Part([t for t in part if t.predicate.value != SH + "uniqueLang" or t.object == _TRUE], self._slices)
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

    @cached_property
    def _reference(self) -> Engine:
        from sg2kg.validation.engines.reference import ReferenceEngine

        return ReferenceEngine(self._given, self._slices)

    # ---- what the engine loses

    def _restored(self, result: Result, submission: Sequence[ox.Triple]) -> Result:
        path = result.path
        if isinstance(path, ox.BlankNode) and path.value not in self._paths and result.shape is not None:
            path = next(iter(self._facts.values(node(result.shape), SH + "path")), path)
        messages = self._tagged(result) if any(m.language is None for m in result.messages) else result.messages
        details = result.details or self._details(result, submission)
        return Result(result.focus, result.component, result.shape, path, result.value, result.severity, messages, result.constraint, details)

    def _tagged(self, result: Result) -> tuple[ox.Literal, ...]:
        """The messages with the language tags of the texts they were made from (SHACL §5.3.2 keeps them)."""
        carriers = [node(x) for x in (result.constraint, result.shape) if x is not None]
        texts = [v for c in carriers for v in self._facts.values(c, SH + "message") if isinstance(v, ox.Literal) and v.language]
        return tuple(sorted((_tagged(m, texts) for m in result.messages), key=str))

    def _details(self, result: Result, submission: Sequence[ox.Triple]) -> tuple[Result, ...]:
        """What is wrong inside, for a value that a shape used by sh:node refuses (SHACL §3.6.2.5)."""
        if result.component != SH + "NodeConstraintComponent" or result.shape is None or result.value is None:
            return ()
        found = []
        for used in self._facts.values(node(result.shape), SH + "node"):
            key = f"detail {node(used)}"
            if key not in self._parts:
                inner = [t for t in self._facts_of(node(used)) if t.predicate.value not in _TARGETS]
                mark = ox.Triple(used, ox.NamedNode(SH + "targetObjectsOf"), ox.NamedNode(_MARK))  # type: ignore[arg-type]
                shape = ox.Triple(used, ox.NamedNode(TYPE), ox.NamedNode(SH + "NodeShape"))  # type: ignore[arg-type]
                self._parts[key] = _Part([mark, shape, *inner], self._slices, sliced=self._linted)
            marked = ox.Triple(ox.NamedNode(_MARK), ox.NamedNode(_MARK), result.value)
            found += [r for r in self._parts[key].results([*submission, marked]) if str(r.focus) == str(result.value)]
        return tuple(in_order(self._restored(r, submission) for r in found))


class _Part:
    """Some shapes, with no more of background and submission than they can ask for."""

    def __init__(self, shapes: Sequence[ox.Triple], slices: Slices, sliced: bool = True) -> None:
        self._validator = _prepared(shapes)
        asked = asked_by(shapes) if sliced else None
        self._asked = None if asked is None else asked | {_MARK}
        self._background = slices.text(self._asked)

    def results(self, submission: Sequence[ox.Triple]) -> list[Result]:
        """All that these shapes find; raises CheckError where pyshifty cannot tell."""
        asked = self._asked
        kept = submission if asked is None else [t for t in submission if t.predicate.value in asked]
        try:
            said = self._validator.validate_w3c(
                self._background + ntriples(kept), None, "nt", "data", run_infer=False, minimum_severity="info", on_unsupported="error"
            )
        except Exception as error:
            raise _gave_up(error) from error
        return results_in(q.triple for q in ox.parse(said._report_ntriples.encode(), format=ox.RdfFormat.N_TRIPLES))


def _prepared(triples: Sequence[ox.Triple]) -> Any:
    try:
        return PreparedValidator(ntriples(triples), None, "nt")
    except Exception as error:
        raise _gave_up(error) from error


def _gave_up(error: Exception) -> CheckError:
    return CheckError(f"the engine gave up: {' '.join(str(error).split())[:300]}", "Correct the submission, or report this.")


def _tagged(message: ox.Literal, texts: Iterable[ox.Literal]) -> ox.Literal:
    for text in texts:
        parts = re.split(r"\{[?$]\w+\}", text.value)
        if re.fullmatch(".*".join(map(re.escape, parts)), message.value, re.DOTALL):
            return ox.Literal(message.value, language=text.language)
    return message
