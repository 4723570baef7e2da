"""What an agreement is: figures by field and family, the list of disagreements, and what could not be matched, as frozen values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from sg2kg.agreement.gwet import gwet, percent_agreement
from sg2kg.agreement.krippendorff import Interval, alpha_of, interval
from sg2kg.agreement.levels import Rows, Value, coded, shown
from sg2kg.errors import AnalysisError, NotFoundError
from sg2kg.frames import Column, Frame

PUBLISH, TENTATIVE, REVISE = "publish", "tentative", "revise and recode"
"""What may be done with a coding, by alpha: from .80, from .667, below (Krippendorff, Content Analysis)."""
UNDEFINED = "not defined"
UNIT_COLUMNS = ("field", "case", "phase", "concept", "what")
"""The columns by which a unit is known in the list of disagreements."""
FEW = 50
"""Fewer units than this in a family are marked as few."""


def verdict(value: float | None) -> str:
    """What an alpha, or the lower end of its interval, allows: publish, tentative, revise and recode; *not defined* for None."""
    if value is None:
        return UNDEFINED
    return PUBLISH if value >= 0.80 - 1e-9 else TENTATIVE if value >= 0.667 - 1e-9 else REVISE


@dataclass(frozen=True)
class Figure:
    """How well coders agree in one field, on one family of concepts."""

    field: str
    level: str
    family: str
    """Notation of the family, or empty where a field has none."""
    family_label: str
    family_iri: str
    units: int
    """Units that at least two coders coded."""
    categories: tuple[tuple[str, int], ...]
    """The values used in these units, each with how often it was given; empty for the level interval."""
    alpha: float | None
    """None where fewer than two different values were given, or nothing was coded twice."""
    interval: Interval | None
    percent: float | None
    """Share of pairs of coders that agree, 0 to 1."""
    gwet: float | None
    """AC1 where the level is nominal, AC2 with ordinal weights where it is ordinal."""
    resamples: int

    @property
    def low(self) -> float | None:
        """The lower end of the 95 % interval."""
        return self.interval.low if self.interval else None

    @property
    def high(self) -> float | None:
        """The upper end of the 95 % interval."""
        return self.interval.high if self.interval else None

    @property
    def verdict(self) -> str:
        """What alpha allows."""
        return verdict(self.alpha)

    @property
    def verdict_low(self) -> str:
        """What the lower end of the interval allows, by which tier evaluated judges."""
        return verdict(self.low)

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader must know to trust the figure."""
        found = []
        if not self.units:
            found.append("no unit was coded twice")
        elif self.alpha is None:
            found.append("only one value was given: agreeing on that shows no reliability, so alpha is not defined")
        if 0 < self.units < FEW:
            found.append(f"fewer than {FEW} units")
        if self.interval and self.interval.exact:
            found.append("no unit differs; the lower end is that of an exact interval for 0 of n")
        if self.interval and self.interval.undefined > self.resamples / 20:
            found.append("in more than 5 % of the resamples nothing varied; those were left out")
        return tuple(found)


@dataclass(frozen=True)
class Said:
    """What one coder coded for a unit, and on what that rests."""

    value: Value | None
    """None where the coder did not code the unit."""
    source: str = ""
    """Label of the source."""
    address: str = ""
    locator: str = ""
    statement: str = ""
    """IRI of the statement, or of whatever carries the value."""
    says: str = ""
    """What the source says, in the coder's words."""

    @property
    def shown(self) -> str:
        """The value as text."""
        return "not coded" if self.value is None else shown(self.value)


@dataclass(frozen=True)
class Unit:
    """One unit of coding in one field, with what each coder made of it."""

    field: str
    case: str
    phase: str
    concept: str
    """Notation of the concept, or of the stage or indicator; empty where the field has none."""
    what: str
    """The unit in words."""
    said: tuple[Said, ...]
    """One a coder, in the order of the coders."""

    @property
    def differs(self) -> bool:
        """True where two coders who coded the unit gave it different values."""
        return len({s.value for s in self.said if s.value is not None}) > 1


@dataclass(frozen=True)
class Disagreement:
    """A unit on which coders differ."""

    unit: Unit
    resolution: str
    """The more cautious status, where the field is a status and the coders do not settle it."""
    classification: str = ""
    """missed passage, rule misread, rule silent or passage ambiguous: for people to fill in."""


@dataclass(frozen=True)
class Disagreements(Frame):
    """The list of disagreements; iterating gives each."""

    coders: tuple[str, ...]
    rows: tuple[Disagreement, ...]

    def __len__(self) -> int:
        return len(self.rows)

    def typed_columns(self) -> Sequence[Column]:
        """Unit, then for each coder value, source, address, locator, statement and wording, then resolution and classification."""
        units = [r.unit for r in self.rows]
        columns = [Column(name, "string", [getattr(u, name) for u in units]) for name in UNIT_COLUMNS]
        for i, coder in enumerate(self.coders):
            said = [u.said[i] for u in units]
            columns.append(Column(coder, "string", [s.shown for s in said]))
            columns += [Column(f"{coder}: {part}", "string", [getattr(s, part) for s in said]) for part in _PARTS]
        columns.append(Column("cautious resolution", "string", [r.resolution for r in self.rows]))
        return [*columns, Column("classification", "string", [r.classification for r in self.rows])]


_PARTS = ("source", "address", "locator", "statement", "says")


@dataclass(frozen=True)
class Agreement(Frame):
    """How well coders agree: a figure for each field and family, and never one for all."""

    title: str
    coders: tuple[str, ...]
    figures: tuple[Figure, ...]
    disagreements: Disagreements
    unmatched: tuple[str, ...]
    """What only one coder has, or what could not be matched, in words."""
    seed: int
    resamples: int
    distance: str
    """The distance of sets."""
    records: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """The case records that were coded, each with its coding sessions; empty for a table."""
    coder_iris: tuple[str, ...] = ()

    def figure(self, field: str, family: str = "") -> Figure:
        """The figure of a field and, by notation, a family; raises NotFoundError, naming the near ones."""
        known = {f"{f.field} {f.family}".strip(): f for f in self.figures}
        name = f"{field} {family}".strip()
        if name not in known:
            raise NotFoundError("figure", name, known)
        return known[name]

    def typed_columns(self) -> Sequence[Column]:
        """One row a figure."""
        f = self.figures
        return [
            Column("field", "string", [x.field for x in f]),
            Column("level", "string", [x.level for x in f]),
            Column("family", "string", [x.family for x in f]),
            Column("family_label", "string", [x.family_label for x in f]),
            Column("units", "integer", [x.units for x in f]),
            Column("categories", "string", ["; ".join(f"{v}: {n}" for v, n in x.categories) for x in f]),
            Column("alpha", "number", [x.alpha for x in f]),
            Column("alpha_low", "number", [x.low for x in f]),
            Column("alpha_high", "number", [x.high for x in f]),
            Column("percent_agreement", "number", [None if x.percent is None else 100 * x.percent for x in f]),
            Column("gwet_ac", "number", [x.gwet for x in f]),
            Column("verdict", "string", [x.verdict for x in f]),
            Column("verdict_low", "string", [x.verdict_low for x in f]),
            Column("notes", "string", ["; ".join(x.notes) for x in f]),
        ]

    def __str__(self) -> str:
        from sg2kg.agreement.write import write_agreement

        return write_agreement(self, "table")

    __repr__ = __str__

    def _repr_html_(self) -> str:
        from sg2kg.agreement.write import agreement_html

        return agreement_html(self)


@dataclass(frozen=True)
class Scale:
    """How the values of a field are measured."""

    level: str
    values: tuple[Value, ...] = ()
    """The steps of an ordinal scale, lowest first, where they are not numbers."""


@dataclass(frozen=True)
class Draw:
    """How intervals are drawn and sets compared; ``step`` is told how many resamples were drawn."""

    resamples: int
    seed: int
    distance: str
    step: Callable[[int], None] | None = None


def check_draw(resamples: int, seed: int) -> None:
    """Raises AnalysisError where no interval can be drawn so."""
    if not 100 <= resamples <= 1_000_000 or seed < 0:
        raise AnalysisError(f"{resamples} resamples with the seed {seed}", "Draw 100 to 1,000,000 resamples, with a seed from 0 upwards.")


def figure(field: str, scale: Scale, rows: Rows, draw: Draw, family: tuple[str, str, str] = ("", "", "")) -> Figure:
    """All figures of one field and family (notation, label, IRI); the resamples depend on the seed and these names alone."""
    from zlib import crc32

    data = coded(rows, scale.level, scale.values, draw.distance)
    seeds = (draw.seed, crc32(field.encode()), crc32(family[0].encode()))
    units = data.pairable
    used = [] if scale.level == "interval" else [(shown(c), int(n)) for c, n in zip(data.categories, units.sum(axis=0), strict=True) if n]
    return Figure(
        field=field,
        level=scale.level,
        family=family[0],
        family_label=family[1],
        family_iri=family[2],
        units=len(units),
        categories=tuple(used),
        alpha=alpha_of(data),
        interval=interval(data, draw.resamples, seeds, draw.step),
        percent=percent_agreement(data),
        gwet=gwet(data),
        resamples=draw.resamples,
    )


def disagreements(coders: Sequence[str], units: Iterable[Unit], resolve: Callable[[Unit], str] = lambda _: "") -> Disagreements:
    """Those of the units on which coders differ, in their order."""
    return Disagreements(tuple(coders), tuple(Disagreement(u, resolve(u)) for u in units if u.differs))
