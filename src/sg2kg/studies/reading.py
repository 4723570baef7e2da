"""Reads a study from RDF into typed values, and says in plain words, with the place in the file, what is missing or cannot be."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TypeVar, Union

import pyoxigraph as ox

from sg2kg import bundle
from sg2kg.errors import NotFoundError
from sg2kg.graph.positions import Positions
from sg2kg.graph.read import read_bytes, read_file
from sg2kg.messages import TAGS
from sg2kg.studies.model import (
    TAKES,
    Anchor,
    Assumption,
    Calibration,
    Condition,
    CountMeasure,
    CutOff,
    Expectation,
    Measure,
    ObservationMeasure,
    Place,
    QueryMeasure,
    Reason,
    Scope,
    StatusMeasure,
    Study,
    Texts,
)
from sg2kg.terms import PREFIXES, SG2, SG2Q, curie

Node = Union[ox.NamedNode, ox.BlankNode]
T = TypeVar("T")
MAX_CONDITIONS = 25
_RDF, _RDFS, _SKOS, _DC = (PREFIXES[p] for p in ("rdf", "rdfs", "skos", "dcterms"))
_MEASURES = (SG2Q.StatusMeasure, SG2Q.CountMeasure, SG2Q.ObservationMeasure, SG2Q.QueryMeasure)
_CALIBRATIONS = (SG2Q.CrispCalibration, SG2Q.DirectCalibration, SG2Q.IndirectCalibration)
_CUTS = (SG2Q.inclusionCut, SG2Q.lowerInclusionCut, SG2Q.frequencyCut, SG2Q.priCut, SG2Q.necessityCut)
_ANCHORS = (SG2Q.exclusion, SG2Q.crossover, SG2Q.inclusion, SG2Q.threshold)
_STATUSES = (SG2.notReported, SG2.contested)
_READ_AS = (SG2.absentOnPurpose, SG2.present)
_BASES = ("paper", "public", "submitter", "inferred")


@dataclass(frozen=True)
class Shipped:
    """A study that ships: its name for :func:`load`, and its title by language."""

    name: str
    title: Texts


def shipped() -> list[Shipped]:
    """The studies that ship with sg2kg, by name."""
    found = []
    for path in bundle.study_files():
        file = _File(path)
        found.append(Shipped(path.stem, file.texts(file.study(), _DC + "title")))
    return found


def load(name_or_path: str | Path) -> Study:
    """The study that ships under this name, or that stands in this file of RDF.

    A part that the file names and does not describe, such as a condition, is looked for in the studies that ship. Raises NotFoundError for a name
    that is not known, InputError (with file and line) for a file that cannot be read or lacks what a study must have.
    """
    names = {p.stem: p for p in bundle.study_files()}
    text = str(name_or_path)
    path = names.get(text) or Path(text)
    if path.suffix == "" and not path.exists():
        raise NotFoundError("study", text, names)
    return _study(_File(path))


class _File:
    """One file of RDF, asked for the values of its nodes."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._data, self._format = read_file(path)
        self.triples = [q.triple for q in read_bytes(self._data, self._format, source=str(path))]
        self.trusted = path in bundle.study_files()
        self._values: dict[tuple[str, str], list[Union[Node, ox.Literal, ox.Triple]]] = {}
        for t in self.triples:
            self._values.setdefault((str(t.subject), t.predicate.value), []).append(t.object)

    @cached_property
    def _positions(self) -> Positions:
        return Positions(self._data, self._format, self.triples)

    def place(self, node: Node, predicate: str = "") -> Place:
        at = self._positions.of(node, predicate)
        return Place(str(self.path), at[0] if at else None)

    @cached_property
    def _subjects(self) -> set[str]:
        return {str(t.subject) for t in self.triples}

    def home(self, node: Node) -> _File:
        """The file that describes a node: this one, or one that ships; raises InputError where none does."""
        if str(node) in self._subjects or isinstance(node, ox.BlankNode):
            return self
        others = [_shipped_file(path) for path in bundle.study_files() if path != self.path]
        for other in others:
            if str(node) in other._subjects:
                return other
        known = {s.strip("<>") for file in (self, *others) for s in file._subjects if s.startswith("<")}
        error = NotFoundError("part", node.value, known)
        raise self.place(node).error(f"nothing describes {node.value}", error.hint)

    def homes(self, node: Node, predicate: str) -> list[tuple[_File, Node]]:
        """The values of a property, each with the file that describes it."""
        return [(self.home(n), n) for n in self.nodes(node, predicate)]

    def one(self, node: Node, predicate: str, what: str) -> tuple[_File, Node]:
        """The one value of a property, with the file that describes it."""
        found = self.node(node, predicate, what)
        return self.home(found), found

    def study(self) -> ox.NamedNode:
        found = [t.subject for t in self.triples if t.predicate.value == _RDF + "type" and t.object == ox.NamedNode(SG2Q.Study)]
        named = [n for n in dict.fromkeys(found) if isinstance(n, ox.NamedNode)]
        if len(named) == 1:
            return named[0]
        what = "no study in this file" if not named else f"{len(named)} studies in one file"
        raise Place(str(self.path)).error(what, "One study a file: an IRI of type sg2q:Study.")

    # ---- values

    def nodes(self, node: Node, predicate: str) -> list[Node]:
        found = []
        for value in self._values.get((str(node), predicate), []):
            if not isinstance(value, (ox.NamedNode, ox.BlankNode)):
                raise self.place(node, predicate).error(f"{curie(predicate)} does not take {value}", "Give an IRI, or a description in [ … ].")
            found.append(value)
        return found

    def node(self, node: Node, predicate: str, what: str) -> Node:
        found = self.nodes(node, predicate)
        if len(found) != 1:
            said = "has no" if not found else "has more than one"
            raise self.place(node, predicate if found else "").error(f"{what} {said} {curie(predicate)}", f"Give it one {curie(predicate)}.")
        return found[0]

    def iris(self, node: Node, predicate: str) -> tuple[str, ...]:
        return tuple(n.value for n in self.nodes(node, predicate) if isinstance(n, ox.NamedNode))

    def one_of(self, node: Node, predicate: str, known: Iterable[str], what: str) -> str:
        value = self.node(node, predicate, what).value
        return self._known(node, predicate, value, known)

    def _known(self, node: Node, predicate: str, value: str, known: Iterable[str]) -> str:
        names = {curie(k): k for k in known}
        if value not in names.values():
            raise self.place(node, predicate).error(f"{curie(predicate)} is {curie(value)}", "It takes " + ", ".join(names) + ".")
        return value

    def kind(self, node: Node, known: Iterable[str], what: str) -> str:
        types = {t.value for t in self.nodes(node, _RDF + "type")} & set(known)
        if len(types) != 1:
            raise self.place(node).error(f"{what} is of none of the known kinds", "It is one of " + ", ".join(map(curie, known)) + ".")
        return types.pop()

    def texts(self, node: Node, predicate: str) -> Texts:
        return self.many_texts(node, predicate)[0] if self._values.get((str(node), predicate)) else {}

    def many_texts(self, node: Node, predicate: str) -> list[Texts]:
        """Texts that belong together are those of different languages, in the order of the file."""
        found: list[dict[str, str]] = []
        for value in self._values.get((str(node), predicate), []):
            if not isinstance(value, ox.Literal):
                raise self.place(node, predicate).error(f"{curie(predicate)} takes words", 'Write "…"@en.')
            lang = TAGS.get((value.language or "en").lower(), (value.language or "en").lower())
            home = next((texts for texts in found if lang not in texts), None)
            words = "".join(c if c.isprintable() or c in "\n\t" else " " for c in value.value)
            if home is None:
                found.append({lang: words})
            else:
                home[lang] = words
        return [*found]

    def text(self, node: Node, predicate: str) -> str:
        values = list(self.texts(node, predicate).values())
        return values[0].strip() if values else ""

    def number(self, node: Node, predicate: str, what: str) -> float:
        literals = [v for v in self._values.get((str(node), predicate), []) if isinstance(v, ox.Literal)]
        try:
            (literal,) = literals
            value = float(literal.value)
            if not math.isfinite(value):
                raise ValueError
        except ValueError:
            raise self.place(node, predicate).error(f"{what} needs one number as {curie(predicate)}", "For example 0.8.") from None
        return value

    def reason(self, node: Node, what: str) -> Reason:
        """The justification of a decision, which must be there."""
        texts = self.texts(node, SG2Q.justification)
        if not any(t.strip() for t in texts.values()):
            raise self.place(node).error(f"{what} has no sg2q:justification", "Say why it was decided so: a reader may ask.")
        sources = tuple(v.value for v in self._values.get((str(node), _DC + "source"), []) if not isinstance(v, ox.Triple))
        return Reason(texts, sources)


@lru_cache(maxsize=64)
def _shipped_file(path: Path) -> _File:
    return _File(path)


def _study(file: _File) -> Study:
    node = file.study()
    outcome = file.node(node, SG2Q.outcome, "the study")
    conditions = file.nodes(node, SG2Q.condition)
    if not conditions:
        raise file.place(node).error("the study has no sg2q:condition", "Name at least one condition.")
    if len(conditions) > MAX_CONDITIONS:
        raise file.place(node, SG2Q.condition).error(
            f"the study has {len(conditions)} conditions", f"At most {MAX_CONDITIONS} can be analysed; few cases carry more than four."
        )
    read = [_condition(file.home(n), n) for n in conditions]
    explained = _condition(file.home(outcome), outcome)
    names = [c.name for c in (explained, *read)]
    if doubled := {n for n in names if names.count(n) > 1}:
        raise file.place(node).error(f"two conditions are called {min(doubled)}", "Give each a skos:notation of its own.")
    return Study(
        iri=node.value,
        name=node.value.rstrip("/#").rpartition("/")[2],
        title=file.texts(node, _DC + "title"),
        description=file.texts(node, _DC + "description"),
        outcome=explained,
        conditions=_in_order(file, node, read),
        scope=_scope(*file.one(node, SG2Q.scope, "the study")),
        basis=_basis(file, node),
        cut_offs=_cut_offs(file, node),
        expectations=tuple(_expectation(*home) for home in file.homes(node, SG2Q.expects)),
        assumptions=tuple(_assumption(*home) for home in file.homes(node, SG2Q.assumes)),
        needs=tuple(file.many_texts(node, SG2Q.wouldNeed)),
        place=file.place(node),
    )


def _condition(file: _File, node: Node) -> Condition:
    name = file.text(node, _SKOS + "notation") or node.value.rpartition("#")[2].rpartition("/")[2]
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_.]*", name):
        raise file.place(node).error(f"{name} is no name for a condition", "Give it a skos:notation of letters and digits, such as GOV.")
    calibration = file.nodes(node, SG2Q.calibratedBy)
    measure = _measure(*file.one(node, SG2Q.measuredBy, f"condition {name}"), name)
    if not calibration and not isinstance(measure, StatusMeasure):
        raise file.place(node).error(f"condition {name} has no sg2q:calibratedBy", "Only a status needs no calibration.")
    return Condition(
        iri=node.value,
        name=name,
        label=file.texts(node, _RDFS + "label"),
        definition=file.texts(node, _SKOS + "definition"),
        measure=measure,
        calibration=_calibration(*file.one(node, SG2Q.calibratedBy, f"condition {name}"), name) if calibration else None,
        place=file.place(node),
    )


def _measure(file: _File, node: Node, name: str) -> Measure:
    kind = file.kind(node, _MEASURES, f"the measure of {name}")
    place = file.place(node)
    zero = file.texts(node, SG2Q.zeroBecause)
    if kind == SG2Q.StatusMeasure:
        return StatusMeasure(file.node(node, SG2Q.onConcept, f"the status measure of {name}").value, place)
    if kind == SG2Q.CountMeasure:
        bases = file.iris(node, SG2Q.countsBasis)
        for basis in bases:
            file._known(node, SG2Q.countsBasis, basis, (SG2.paperSays, SG2.publicSourceSays, SG2.submitterSays, SG2.weInfer))
        return CountMeasure(file.iris(node, SG2Q.onConcept), bases, zero, place)
    if kind == SG2Q.ObservationMeasure:
        take = file.text(node, SG2Q.take) or TAKES[0]
        if take not in TAKES:
            raise file.place(node, SG2Q.take).error(f"sg2q:take is {take}", "It is one of " + ", ".join(TAKES) + ".")
        units = file.iris(node, SG2Q.inUnit)
        return ObservationMeasure(file.node(node, SG2Q.onIndicator, f"the measure of {name}").value, units[0] if units else "", take, place)
    query = file.text(node, SG2Q.query)
    if not query:
        raise place.error(f"the query measure of {name} has no sg2q:query", "Give it SPARQL with the columns case and value.")
    return QueryMeasure(query, zero, file.trusted, place)


def _calibration(file: _File, node: Node, name: str) -> Calibration:
    kind = file.kind(node, _CALIBRATIONS, f"the calibration of {name}")
    anchors = []
    for n in file.nodes(node, SG2Q.anchor):
        what = f"an anchor of {name}"
        anchors.append(Anchor(file.number(n, SG2Q.value, what), file.one_of(n, SG2Q.anchorKind, _ANCHORS, what), file.reason(n, what)))
    anchors.sort(key=lambda a: a.value)
    kinds = sorted(a.kind for a in anchors)
    place = file.place(node)
    if kind == SG2Q.DirectCalibration:
        three = sorted((SG2Q.exclusion, SG2Q.crossover, SG2Q.inclusion))
        if kinds not in (three, sorted(three * 2)):
            raise place.error(
                f"the direct calibration of {name} does not have 3 or 6 anchors", "One exclusion, crossover and inclusion; or two each."
            )
    elif not kinds or set(kinds) != {SG2Q.threshold}:
        raise place.error(f"the calibration of {name} needs anchors that are thresholds", "Give each sg2q:anchorKind sg2q:threshold.")
    idm = file.number(node, SG2Q.idm, f"the calibration of {name}") if file.text(node, SG2Q.idm) else 0.95
    return Calibration(kind, tuple(anchors), file.text(node, SG2Q.logistic) != "false", idm, place)


def _in_order(file: _File, node: Node, conditions: list[Condition]) -> tuple[Condition, ...]:
    order = file.text(node, SG2Q.conditionOrder).split()
    by_name = {c.name: c for c in conditions}
    for name in order:
        if name not in by_name:
            error = NotFoundError("condition", name, by_name)
            raise file.place(node, SG2Q.conditionOrder).error(error.what, error.hint)
    return tuple(sorted(conditions, key=lambda c: (order.index(c.name) if c.name in order else len(order), c.name)))


def _scope(file: _File, node: Node) -> Scope:
    cases, query = file.iris(node, SG2Q.includesCase), file.text(node, SG2Q.query)
    if not cases and not query:
        raise file.place(node).error("the scope names no case", "Name cases by sg2q:includesCase, or give a sg2q:query whose first column has them.")
    return Scope(cases, query, file.reason(node, "the scope"), file.trusted, file.place(node))


def _basis(file: _File, node: Node) -> str:
    basis = file.text(node, SG2Q.countingBasis)
    if basis not in _BASES:
        what = f"sg2q:countingBasis is {basis}" if basis else "the study has no sg2q:countingBasis"
        raise file.place(node, SG2Q.countingBasis).error(what, "It is one of " + ", ".join(_BASES) + ".")
    return basis


def _cut_offs(file: _File, node: Node) -> tuple[CutOff, ...]:
    found: dict[str, CutOff] = {}
    for home, n in file.homes(node, SG2Q.cutOff):
        kind = home.one_of(n, SG2Q.cutKind, _CUTS, "a cut-off")
        value = home.number(n, SG2Q.value, "a cut-off")
        if kind in found:
            raise home.place(n).error(f"two cut-offs of one kind, {curie(kind)}", "Keep one.")
        if kind == SG2Q.frequencyCut and (value != int(value) or value < 1):
            raise home.place(n, SG2Q.value).error(f"a frequency cut-off of {value:g}", "It is a number of cases: 1, 2 …")
        if kind != SG2Q.frequencyCut and not 0 <= value <= 1:
            raise home.place(n, SG2Q.value).error(f"{curie(kind)} is {value:g}", "It lies between 0 and 1.")
        found[kind] = CutOff(kind, value, home.reason(n, "a cut-off"))
    return tuple(found[k] for k in _CUTS if k in found)


def _expectation(file: _File, node: Node) -> Expectation:
    expression = file.text(node, SG2Q.expression)
    if not expression:
        raise file.place(node).error("an expectation has no sg2q:expression", 'Write "A" or "~B".')
    return Expectation(expression, file.reason(node, "an expectation"), file.place(node))


def _assumption(file: _File, node: Node) -> Assumption:
    what = "an assumption"
    status = file.one_of(node, SG2Q.ofStatus, _STATUSES, what)
    read_as = file.one_of(node, SG2Q.readAs, _READ_AS, what)
    if status == SG2.notReported and read_as != SG2.absentOnPurpose:
        raise file.place(node, SG2Q.readAs).error("what is not reported cannot be assumed present", "It can be read as sg2:absentOnPurpose.")
    texts = file.reason(node, what).texts
    because = texts.get("en") or next(iter(texts.values()))
    who = file.text(node, _DC + "creator")
    if not who:
        raise file.place(node).error("nobody stands for an assumption", "Say who makes it: dcterms:creator.")
    return Assumption(file.node(node, SG2Q.onConcept, what).value, because, who, status, read_as, file.place(node))
