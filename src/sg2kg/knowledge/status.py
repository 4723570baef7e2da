"""Works out what is known of a concept in a case from the statements about it: the one place where this is decided (codebook 1.0).

Coders write statements, never statuses. A statement counts when it is direct, about this very case or a phase of it, from a source not
graded D, and on a basis that is being counted. Then, for a case, a phase and a concept:

    contested           counting statements affirm, others deny, in the same case or phase, and no contest of theirs is settled
    present             at least one affirms, none denies
    absent on purpose   at least one denies and gives a reason (and, but for what was found lacking, who decided); none affirms
    not reported        no counting statement; says whether it was searched for, and which leads there are

A narrower concept that is a true kind of a broader one carries presence upwards and takes absence from above; parts and aspects carry nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import pyoxigraph as ox

from sg2kg.graph import Dataset
from sg2kg.terms import PREFIXES, SG2

BASES: dict[str, frozenset[str]] = {
    "paper": frozenset({SG2.paperSays}),
    "public": frozenset({SG2.paperSays, SG2.publicSourceSays}),
    "submitter": frozenset({SG2.paperSays, SG2.publicSourceSays, SG2.submitterSays}),
    "inferred": frozenset({SG2.paperSays, SG2.publicSourceSays, SG2.submitterSays, SG2.weInfer}),
}
"""The counting bases by name; each includes those before it."""
DEFAULT_BASIS = "submitter"
GRAPH = "https://w3id.org/sg2kg/graph/"
STATUS_GRAPH = GRAPH + "status/"
"""What the names of the graphs of statuses begin with; the basis follows."""
OWN_WORD = frozenset({SG2.ownWord, SG2.paid, SG2.frameworkAuthor})
_BEST_BASIS = {SG2.publicSourceSays: 0, SG2.submitterSays: 1, SG2.paperSays: 2, SG2.weInfer: 3}
_BEST_GRADE = {SG2.gradeA: 0, SG2.gradeB: 1, SG2.gradeC: 2}


@dataclass(frozen=True)
class Evidence:
    """One statement as it bears on one concept: who says what, on which basis, from which source."""

    statement: str
    situation: str
    concept: str
    bearing: str
    """affirms, denies, qualifies, likens, suggests, or affirms jointly."""
    basis: str
    source: str
    grade: str
    closeness: str
    locator: str
    confidence: str
    reason: str
    decider: str

    @property
    def own_word(self) -> bool:
        """True where the speaker is the initiator, somebody it pays, or the author of the framework."""
        return self.closeness in OWN_WORD

    def rank(self) -> tuple[int, bool, int, str]:
        """Sorts the best evidence first: basis, then independence, then grade."""
        return (_BEST_BASIS.get(self.basis, 9), self.own_word, _BEST_GRADE.get(self.grade, 3), self.statement)


@dataclass(frozen=True)
class Search:
    """That something was looked for: the note, when and where."""

    note: str
    on: str
    where: str


@dataclass(frozen=True)
class Status:
    """What is known of one concept in one case (or one phase of it) on the bases counted."""

    case: str
    concept: str
    phase: str | None
    value: str
    """IRI of sg2:present, absentOnPurpose, notReported or contested."""
    evidence: tuple[Evidence, ...] = ()
    """The counting statements, best first."""
    leads: tuple[Evidence, ...] = ()
    """Statements that point to the concept and do not count."""
    search: Search | None = None

    @property
    def best(self) -> Evidence | None:
        """The best counting statement, if there is one."""
        return self.evidence[0] if self.evidence else None

    @property
    def direct(self) -> bool:
        """True where a counting statement names this very concept and not only a kind of it."""
        return any(e.concept == self.concept for e in self.evidence)

    @property
    def via(self) -> tuple[str, ...]:
        """The other concepts through which the status follows, where none names it directly."""
        return () if self.direct else tuple(sorted({e.concept for e in self.evidence}))

    @property
    def own_word_only(self) -> bool:
        """True where nobody but the initiator, those it pays, or the framework's author says so."""
        return bool(self.evidence) and all(e.own_word for e in self.evidence)


@dataclass
class _Unit:
    affirm: dict[str, list[Evidence]] = field(default_factory=lambda: defaultdict(list))
    deny: dict[str, list[Evidence]] = field(default_factory=lambda: defaultdict(list))


class StatusBook:
    """All statuses of a dataset on one counting basis."""

    def __init__(self, dataset: Dataset, basis: str = DEFAULT_BASIS) -> None:
        self.basis = basis
        self._broader, self._narrower = kinds(dataset)
        self._phases = _phases(dataset)
        self._phases_of: dict[str, list[str]] = defaultdict(list)
        for phase, case in sorted(self._phases.items()):
            self._phases_of[case].append(phase)
        self._settled = _settled(dataset)
        self._units: dict[tuple[str, str | None], _Unit] = defaultdict(_Unit)
        self._leads: dict[tuple[str, str], list[Evidence]] = defaultdict(list)
        self._searches = _searches(dataset)
        self._on_record: dict[str, set[str]] = defaultdict(set)
        for case, concept in self._searches:
            self._on_record[case].add(concept)
        counted = BASES[basis]
        for evidence in evidence_in(dataset):
            self._place(evidence, counted)

    def of(self, case: str, concept: str, phase: str | None = None) -> Status:
        """The status of ``concept`` in ``case``, or in one phase of it; all arguments are IRIs."""
        phases = [phase] if phase else [None, *self._phases_of.get(case, ())]
        found: list[tuple[str, list[Evidence]]] = []
        for unit in phases:
            found.append(self._in_unit(case, unit, concept))
        order = (SG2.contested, SG2.present, SG2.absentOnPurpose)
        for value in order:
            # an absence in one phase is not the absence of the case
            hits = [e for (v, e), unit in zip(found, phases, strict=False) if v == value and (value != SG2.absentOnPurpose or unit == phases[0])]
            if hits:
                evidence = tuple(sorted({e for es in hits for e in es}, key=Evidence.rank))
                return Status(case, concept, phase, value, evidence, self._lead(case, concept), self._searches.get((case, concept)))
        return Status(case, concept, phase, SG2.notReported, (), self._lead(case, concept), self._searches.get((case, concept)))

    def concepts(self, case: str) -> list[str]:
        """The concepts of which something is on record for ``case``: stated, likened, inferred or searched for; sorted."""
        return sorted(self._on_record.get(case, ()))

    def phases(self, case: str) -> list[str]:
        """The phases of ``case``, sorted by IRI."""
        return list(self._phases_of.get(case, ()))

    def _place(self, evidence: Evidence, counted: frozenset[str]) -> None:
        case = self._phases.get(evidence.situation, evidence.situation)
        phase = evidence.situation if evidence.situation in self._phases else None
        unit = self._units[(case, phase)]
        counts = evidence.basis in counted and evidence.grade != SG2.gradeD
        inferred = evidence.bearing == "suggests" and SG2.weInfer in counted
        if counts and (evidence.bearing == "affirms" or inferred):
            for concept in reach([evidence.concept], self._broader):
                unit.affirm[concept].append(evidence)
                self._on_record[case].add(concept)
        elif counts and evidence.bearing == "denies":
            for concept in reach([evidence.concept], self._narrower):
                unit.deny[concept].append(evidence)
                self._on_record[case].add(concept)
        if evidence.bearing in ("likens", "suggests", "affirms jointly") and not inferred:
            for concept in reach([evidence.concept], self._broader):
                self._leads[(case, concept)].append(evidence)
                self._on_record[case].add(concept)

    def _in_unit(self, case: str, phase: str | None, concept: str) -> tuple[str, list[Evidence]]:
        unit = self._units.get((case, phase))
        if unit is None:
            return SG2.notReported, []
        affirm, deny = unit.affirm.get(concept, []), unit.deny.get(concept, [])
        if affirm and deny:
            settled = self._settled.get((phase or case, concept))
            if settled is None:
                return SG2.contested, affirm + deny
            affirm, deny = (affirm, []) if settled else ([], deny)
        if affirm:
            return SG2.present, affirm
        reasoned = [e for e in deny if e.reason and (e.decider or e.reason == SG2.foundLacking)]
        return (SG2.absentOnPurpose, reasoned) if reasoned else (SG2.notReported, [])

    def _lead(self, case: str, concept: str) -> tuple[Evidence, ...]:
        return tuple(sorted(set(self._leads.get((case, concept), ())), key=Evidence.rank))


def reach(start: Iterable[str], step: Mapping[str, Iterable[str]]) -> set[str]:
    """What is reached from ``start`` in any number of steps, none included."""
    found = set(start)
    todo = list(found)
    while todo:
        for following in step.get(todo.pop(), ()):
            if following not in found:
                found.add(following)
                todo.append(following)
    return found


def kinds(dataset: Dataset) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """For each concept those that it is a true kind of, and for each concept its true kinds; by IRI, one step."""
    broader: dict[str, list[str]] = defaultdict(list)
    narrower: dict[str, list[str]] = defaultdict(list)
    for low, high in dataset.select("SELECT ?low ?high { ?low sg2:kindOf ?high }"):
        broader[low].append(high)
        narrower[high].append(low)
    return broader, narrower


def _phases(dataset: Dataset) -> dict[str, str]:
    return {phase: case for case, phase in dataset.select("SELECT ?case ?phase { ?case sg2:hasPhase ?phase FILTER(!isLiteral(?phase)) }")}


def _settled(dataset: Dataset) -> dict[tuple[str, str], bool]:
    """Settled contests of fact or meaning by situation and concept: True where the affirming side stands."""
    query = (
        "SELECT ?situation ?concept (COUNT(DISTINCT ?a) AS ?for) (COUNT(DISTINCT ?d) AS ?against) { "
        "?c sg2:contestState sg2:settled ; sg2:contestIn ?situation ; sg2:contestOn ?concept . "
        "OPTIONAL { ?c sg2:affirmedIn ?a } OPTIONAL { ?c sg2:deniedIn ?d } } GROUP BY ?situation ?concept"
    )
    return {(situation, concept): affirmed >= denied for situation, concept, affirmed, denied in dataset.select(query)}


def _searches(dataset: Dataset) -> dict[tuple[str, str], Search]:
    query = (
        "SELECT ?case ?concept ?note ?on ?where { ?note sg2:noteOn ?case ; sg2:lookedFor ?concept FILTER(!isLiteral(?concept)) "
        'OPTIONAL { ?note sg2:searchedOn ?on } OPTIONAL { ?note sg2:searchedWhere ?where FILTER(LANG(?where) IN ("", "en")) } }'
    )
    return {(case, concept): Search(note, on or "", where or "") for case, concept, note, on, where in dataset.select(query)}


def evidence_in(dataset: Dataset) -> Iterable[Evidence]:
    """All statements as they bear on concepts, whether they count or not."""
    for predicate, link, bearing in (
        ("affirms", "about", "affirms"),
        ("denies", "about", "denies"),
        ("qualifies", "about", "qualifies"),
        ("likens", "about", "likens"),
        ("suggests", "about", "suggests"),
        ("affirms", "jointlyAbout", "affirms jointly"),
    ):
        query = (
            f"SELECT ?s ?situation ?concept ?basis ?source ?grade ?closeness ?locator ?confidence ?reason ?decider {{ "
            f"?s sg2:{predicate} ?concept ; sg2:{link} ?situation FILTER(!isLiteral(?concept) && !isLiteral(?situation)) "
            "OPTIONAL { ?s sg2:source ?source FILTER(!isLiteral(?source)) "
            "OPTIONAL { ?source sg2:basis ?basis0 } OPTIONAL { ?source sg2:grade ?grade } "
            "OPTIONAL { ?source sg2:closeness ?near0 } } OPTIONAL { ?s sg2:basis ?own } OPTIONAL { ?s sg2:closeness ?near } "
            "BIND(COALESCE(?own, ?basis0) AS ?basis) BIND(COALESCE(?near, ?near0) AS ?closeness) "
            "OPTIONAL { ?s sg2:locator ?locator } OPTIONAL { ?s sg2:confidence ?confidence } "
            "OPTIONAL { ?s sg2:absenceReason ?reason } OPTIONAL { ?s sg2:decidedBy ?decider } }"
        )
        for row in dataset.select(query):
            s, situation, concept, basis, source, grade, closeness, locator, confidence, reason, decider = ("" if v is None else str(v) for v in row)
            yield Evidence(s, situation, concept, bearing, basis, source, grade, closeness, locator, confidence, reason, decider)


def case_name(case: str) -> str:
    """The short name of a case: the last part of its IRI."""
    return case.rpartition("/")[2]


def is_iri(name: str) -> bool:
    """Whether this is an IRI, and not the name of a blank node, which has no colon."""
    return ":" in name


def describe(status: Status, basis: str) -> Iterator[ox.Triple]:
    """A status as triples, on the basis that it was counted on; the graph of that basis holds them."""
    key = f"{case_name(status.case)}/{status.phase.rpartition('#')[2] + '/' if status.phase else ''}{status.concept.rpartition('#')[2]}"
    node = ox.NamedNode(f"{STATUS_GRAPH}{basis}/{key}")

    def triple(predicate: str, value: ox.NamedNode | ox.Literal) -> ox.Triple:
        return ox.Triple(node, ox.NamedNode(predicate), value)

    yield triple(PREFIXES["rdf"] + "type", ox.NamedNode(SG2.Status))
    yield triple(SG2.ofCase, ox.NamedNode(status.case))
    yield triple(SG2.ofConcept, ox.NamedNode(status.concept))
    yield triple(SG2.status, ox.NamedNode(status.value))
    yield triple(SG2.countingBasis, ox.Literal(basis))
    if status.phase:
        yield triple(SG2.inPhase, ox.NamedNode(status.phase))
    best = status.best
    if best is not None:
        yield triple(SG2.basis, ox.NamedNode(best.basis))
        if is_iri(best.source):
            yield triple(SG2.source, ox.NamedNode(best.source))
        yield triple(SG2.ownWordOnly, ox.Literal(status.own_word_only))
    for evidence in status.evidence:
        if is_iri(evidence.statement):
            yield triple(SG2.restsOn, ox.NamedNode(evidence.statement))
    for narrower in filter(is_iri, status.via):
        yield triple(SG2.via, ox.NamedNode(narrower))
