"""Checks any RDF against any SHACL shapes, not only ours, with the same verdict and the same reports; there is no tier then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox

from sg2kg.errors import ShapesError
from sg2kg.graph.read import MAX_BYTES
from sg2kg.messages import TAGS
from sg2kg.terms import PREFIXES, curie
from sg2kg.validation.engines import Result, prepare
from sg2kg.validation.findings.context import place_of
from sg2kg.validation.findings.found import detail_lines, value_of
from sg2kg.validation.findings.labels import labels_of
from sg2kg.validation.findings.paths import path_text
from sg2kg.validation.findings.targets import Targets
from sg2kg.validation.shapes.facts import Facts, node
from sg2kg.validation.submission import Submission, read_submission
from sg2kg.validation.verdict import SEVERITIES, Completeness, Finding, Pass, Place, Remedy, Road, Verdict
from sg2kg.validation.versions import foreign_versions

_SH = PREFIXES["sh"]


class ForeignShapes:
    """Shapes from files, with what the data is read against; the results are those of SHACL, word for word.

    Raises InputError for a file that cannot be read, ShapesError for shapes that are ill-formed or ask for more than SHACL Core and
    SHACL-SPARQL, CheckError for those that the engine cannot read.
    """

    def __init__(self, files: Sequence[Path], background: Iterable[Path] = (), engine: str = "fast", max_bytes: int = MAX_BYTES) -> None:
        read = [read_submission(f, max_bytes, relative=True) for f in files]
        triples = list(dict.fromkeys(t for s in read for t in s.triples))
        self.facts = Facts(triples)
        self.background = [t for f in background for t in read_submission(f, max_bytes, relative=True).triples]
        self._files = tuple(files)
        try:
            self._engine = prepare(triples, self.background, engine)
        except ShapesError as error:
            raise ShapesError(f"{', '.join(map(str, files))}: {error.what}", error.hint) from None

    def check(self, submission: Submission) -> Verdict:
        """The verdict on any data; it fails by violations alone, as everywhere here, and the W3C report says what the W3C says.

        Raises CheckError where the engine cannot tell.
        """
        report = self._engine.check(submission.triples)
        context = _Context(submission, self.facts, self.background)
        labels = labels_of(submission.triples, {})
        findings = [self._finding(r, labels, context) for r in report.results]
        return Verdict(
            source=submission.source, case="", label={}, tier_stated="", tier="", tier_labels={}, reached="", missed=(),
            findings=tuple(sorted(findings, key=lambda f: SEVERITIES.index(f.severity))),
            versions=foreign_versions(self._engine.name, submission, self._files), report=report, context=context,
        )  # fmt: skip

    def _finding(self, result: Result, labels: dict[str, dict[str, str]], context: _Context) -> Finding:
        shape, focus, value = node(result.shape) if result.shape else "", value_of(result.focus), value_of(result.value)
        severity = result.severity.removeprefix(_SH).lower()
        shown = () if result.value is None or result.value == result.focus else (value,)
        return Finding(
            id="" if shape.startswith("_:") else curie(shape), requirement="", obligation="", guard=False, shape=shape, component=result.component,
            severity=severity if severity in SEVERITIES else "violation", concept="", concept_label={}, layer="other", focus=focus,
            focus_label=labels.get(focus, {}), path=path_text(result.path, self.facts), values=shown,
            value_labels={v: labels[v] for v in shown if v in labels}, name=self.facts.texts(shape, _SH + "name"),
            message={TAGS.get(m.language or "en", m.language or "en"): m.value for m in result.messages}, why={},
            mend=self.facts.texts(shape, _SH + "description"), details=tuple(detail_lines(result, self.facts)), results=(result,), context=context,
        )  # fmt: skip


@dataclass(frozen=True)
class _Context:
    submission: Submission
    shapes: Facts
    background: Sequence[ox.Triple]

    def place(self, finding: Finding) -> Place:
        return place_of(finding, self.submission)

    def remedy(self, finding: Finding) -> Remedy | None:
        return None

    def passed(self, verdict: Verdict) -> tuple[Pass, ...]:
        return ()

    def untargeted(self, verdict: Verdict) -> tuple[str, ...]:
        return tuple(self._untargeted)

    @cached_property
    def _untargeted(self) -> list[str]:
        targets = Targets(self.shapes, self.submission.triples, Facts(self.background))
        return [curie(s) for s in self._targeting() if not targets.of(s)]

    def _targeting(self) -> Iterator[str]:
        kinds = {_SH + t for t in ("targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf")}
        for shape in self.shapes.subjects():
            implicit = {_SH + "NodeShape", PREFIXES["rdfs"] + "Class"} <= set(self.shapes.nodes(shape, PREFIXES["rdf"] + "type"))
            if kinds & self.shapes.properties(shape).keys() or implicit:
                yield shape

    def completeness(self, verdict: Verdict) -> tuple[Completeness, ...]:
        return ()

    def road(self, verdict: Verdict) -> Road | None:
        return None
