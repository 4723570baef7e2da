"""What a study is made of, as frozen values: conditions with their measures and calibrations, scope, cut-offs, expectations and assumptions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Union

from sg2kg.errors import AnalysisError, InputError
from sg2kg.terms import SG2, SG2Q

if TYPE_CHECKING:
    from sg2kg.qca.calibration import Crisp, Direct, Indirect
    from sg2kg.qca.results import Cuts

Texts = Mapping[str, str]
"""The same words by language: en, zh-Hans, zh-Hant."""
TAKES = ("latest", "first", "highest", "lowest")
"""Which figure is taken where a case has several."""


def say(texts: Texts, lang: str = "en") -> str:
    """The words in ``lang``, else in English, else in whatever language there is; empty where there are none."""
    return texts.get(lang) or texts.get("en") or next(iter(texts.values()), "")


@dataclass(frozen=True)
class Place:
    """Where in a file something stands; the line is None where it cannot be told."""

    path: str
    line: Union[int, None] = None

    def error(self, what: str, hint: str) -> InputError:
        """An InputError that names this place; what it quotes from the file is brought into one line of printable signs."""
        one_line = " ".join("".join(c if c.isprintable() else " " for c in what).split())
        return InputError(one_line[:500], hint, source=self.path, line=self.line)


@dataclass(frozen=True)
class Reason:
    """Why something was decided so, and on which sources (IRIs or words)."""

    texts: Texts = field(default_factory=dict, hash=False)
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class StatusMeasure:
    """The status of a concept: present 1, absent on purpose 0; not reported and contested are gaps."""

    concept: str
    place: Place


@dataclass(frozen=True)
class CountMeasure:
    """How many statements affirm any of ``concepts`` (or a kind of them) about the case, on the bases named (IRIs), else on those counted."""

    concepts: tuple[str, ...]
    bases: tuple[str, ...]
    zero: Texts = field(hash=False)
    """Why nothing found is 0; empty: it is a gap."""
    place: Place


@dataclass(frozen=True)
class ObservationMeasure:
    """A figure of an indicator, in one unit (IRI) where one is named; one of TAKES says which."""

    indicator: str
    unit: str
    take: str
    place: Place


@dataclass(frozen=True)
class QueryMeasure:
    """SPARQL with the columns case and value, and evidence (a statement) where there is some; it may give several rows of one value for a case.

    A row whose evidence does not count, because it rests on another basis or its source is graded D, is passed over.
    """

    query: str
    zero: Texts = field(hash=False)
    trusted: bool
    """True for a query that ships with sg2kg; any other runs in a process of its own."""
    place: Place


Measure = Union[StatusMeasure, CountMeasure, ObservationMeasure, QueryMeasure]


@dataclass(frozen=True)
class Anchor:
    """A raw value at which membership is fixed; ``kind`` is the IRI of exclusion, crossover, inclusion or threshold."""

    value: float
    kind: str
    reason: Reason


@dataclass(frozen=True)
class Calibration:
    """How raw values become membership; ``kind`` is the IRI of the class, anchors are sorted by value."""

    kind: str
    anchors: tuple[Anchor, ...]
    logistic: bool
    idm: float
    place: Place

    def function(self) -> Crisp | Direct | Indirect:
        """The calibration that works on numbers; raises InputError with the place where the anchors do not make one."""
        from sg2kg.qca.calibration import Crisp, Direct, Indirect

        values = {kind: [a.value for a in self.anchors if a.kind == kind] for kind in (SG2Q.exclusion, SG2Q.crossover, SG2Q.inclusion)}
        thresholds = tuple(a.value for a in self.anchors if a.kind == SG2Q.threshold)
        try:
            if self.kind == SG2Q.CrispCalibration:
                return Crisp(thresholds)
            if self.kind == SG2Q.IndirectCalibration:
                return Indirect(thresholds)
            e, c, i = (values[k] for k in (SG2Q.exclusion, SG2Q.crossover, SG2Q.inclusion))
            if len(e) == 2:
                return Direct((e[0], c[0], i[0], i[1], c[1], e[1]), logistic=False)
            return Direct((e[0], c[0], i[0]), logistic=self.logistic, idm=self.idm)
        except AnalysisError as error:
            raise self.place.error(error.what, error.hint) from None


@dataclass(frozen=True)
class Condition:
    """A condition or an outcome; without calibration its raw values are its memberships."""

    iri: str
    name: str
    label: Texts = field(hash=False)
    definition: Texts = field(hash=False)
    measure: Measure
    calibration: Union[Calibration, None]
    place: Place


@dataclass(frozen=True)
class CutOff:
    """A cut-off with its reason; ``kind`` is the IRI of inclusionCut, frequencyCut, priCut, lowerInclusionCut or necessityCut."""

    kind: str
    value: float
    reason: Reason


@dataclass(frozen=True)
class Expectation:
    """A directional expectation, such as ``A`` or ``~B``, with the theory behind it."""

    expression: str
    reason: Reason
    place: Place


@dataclass(frozen=True)
class Assumption:
    """How a status that gives no score is read for one concept: not reported as absent, or contested as either; on whose responsibility and why."""

    concept: str
    """IRI, notation or prefixed name."""
    because: str
    who: str = ""
    status: str = SG2.notReported
    read_as: str = SG2.absentOnPurpose
    place: Union[Place, None] = None

    @property
    def score(self) -> float:
        """What the status becomes: 1 or 0."""
        return 1.0 if self.read_as == SG2.present else 0.0


@dataclass(frozen=True)
class Scope:
    """The cases of a study: named (IRIs), found by a query whose first column gives them, or both; and why these."""

    cases: tuple[str, ...]
    query: str
    reason: Reason
    trusted: bool
    place: Place


@dataclass(frozen=True)
class Study:
    """A question of qualitative comparative analysis put to cases, as it is defined in RDF."""

    iri: str
    name: str
    title: Texts = field(hash=False)
    description: Texts = field(hash=False)
    outcome: Condition
    conditions: tuple[Condition, ...]
    scope: Scope
    basis: str
    cut_offs: tuple[CutOff, ...]
    expectations: tuple[Expectation, ...]
    assumptions: tuple[Assumption, ...]
    needs: tuple[Texts, ...] = field(hash=False)
    """What the author of the study holds to be missing before the question can be answered."""
    place: Place

    def cut(self, kind: str) -> Union[float, None]:
        """The value of a cut-off, by the IRI of its kind; None where the study has none."""
        return next((c.value for c in self.cut_offs if c.kind == kind), None)

    @property
    def cuts(self) -> Cuts:
        """The cut-offs of the truth table; raises InputError where one of the three is missing, for none has a default."""
        from sg2kg.qca.results import Cuts

        incl, n, pri = (self.cut(k) for k in (SG2Q.inclusionCut, SG2Q.frequencyCut, SG2Q.priCut))
        if incl is None or n is None or pri is None:
            missing = next(name for name, v in (("inclusionCut", incl), ("frequencyCut", n), ("priCut", pri)) if v is None)
            raise self.place.error(
                f"the study has no sg2q:{missing}", f"Add sg2q:cutOff [ sg2q:cutKind sg2q:{missing} ; sg2q:value … ] with its reason."
            )
        return Cuts(incl=incl, n=int(n), pri=pri, incl_low=self.cut(SG2Q.lowerInclusionCut))
