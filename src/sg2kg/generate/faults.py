"""The errors that invented submissions can have: each of them a kind that people make, and the requirement that it misses."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from sg2kg.generate.draft import CASE, Draft, Value
from sg2kg.generate.write import TIERS


@dataclass(frozen=True)
class Fault:
    """One kind of error."""

    requirement: str
    """The requirement that a check finds missed."""
    tier: str
    """The lowest tier that mandates it."""
    make: Callable[[Draft], bool]
    """Puts the error into a draft; False, and nothing done, where the draft has no place for it."""


def spoil(draft: Draft, wanted: int) -> tuple[str, ...]:
    """Puts up to ``wanted`` errors that miss different requirements into the draft, and returns their names."""
    asked = TIERS[: TIERS.index(draft.tier) + 1]
    made: list[str] = []
    for name in draft.dice.some([n for n, fault in FAULTS.items() if fault.tier in asked], len(FAULTS), len(FAULTS)) if wanted else []:
        if len(made) == wanted:
            break
        if not any(_clash(name, other) for other in made) and FAULTS[name].make(draft):
            made.append(name)
    return tuple(made)


def _clash(one: str, other: str) -> bool:
    """Whether both miss the same requirement, or one may hide or mend what the other misses."""
    return FAULTS[one].requirement == FAULTS[other].requirement or other in _HIDES.get(one, ()) or one in _HIDES.get(other, ())


_HIDES: Final = {
    "initiator-of-no-sector": ("two-sectors-at-once",),
    "no-links": ("part-without-evidence",),
    # a source that nothing cites is not looked at, nor is the place in no source
    "no-source": ("no-locator", "two-sources", "source-not-described", "no-publisher", "source-undated", "source-dated-in-words", "no-grade",
                  "no-closeness", "grade-d"),
    "source-not-described": ("grade-d",),
    "nobody-touched": ("group-not-asked", "choice-untold", "group-cannot-complain", "group-not-split"),
    "no-subject": ("absence-without-reason", "dispute-hidden"),
}  # fmt: skip


def _drop(name: str, prop: str) -> Callable[[Draft], bool]:
    return _set(name, prop)


def _set(name: str, prop: str, *values: Value) -> Callable[[Draft], bool]:
    """Puts ``values`` in place of a row of the block called ``name``."""

    def make(draft: Draft) -> bool:
        if not draft.get(name, prop):
            return False
        draft.change(name, prop, *values)
        return True

    return make


def _add(name: str, prop: str, *values: Value) -> Callable[[Draft], bool]:
    def make(draft: Draft) -> bool:
        draft.put(name, prop, *values)
        return True

    return make


def _one(kind: str, prop: str, *values: Value) -> Callable[[Draft], bool]:
    """The same in one block of type ``kind``, whichever it be."""

    def make(draft: Draft) -> bool:
        names = [n for n in draft.of_type(kind) if draft.get(n, prop)]
        return bool(names) and _set(draft.dice.pick(names), prop, *values)(draft)

    return make


def _all(kind: str, prop: str, *values: Value) -> Callable[[Draft], bool]:
    """The same in every block of type ``kind``."""

    def make(draft: Draft) -> bool:
        return _every(_set(n, prop, *values) for n in draft.of_type(kind))(draft)

    return make


def _without(prop: str, value: str, *, whole: str = "") -> Callable[[Draft], bool]:
    """Takes a value out of every row of a property; with ``whole``, out of those of that type only."""

    def make(draft: Draft) -> bool:
        found = False
        for name in draft.of_type(whole) if whole else list(draft.blocks):
            values = draft.get(name, prop)
            if value in values:
                draft.change(name, prop, *(v for v in values if v != value))
                found = True
        return found

    return make


def _every(steps: Iterable[Callable[[Draft], bool]]) -> Callable[[Draft], bool]:
    """All of the steps; those that have no place are passed over."""
    return lambda draft: sum(step(draft) for step in steps) > 0


def _silent_core(draft: Draft) -> bool:
    """A concept of the core list that is neither answered nor looked for."""
    open_ones = [v for v in draft.get("search", "lookedFor") if isinstance(v, str) and v.startswith(("fw:M-", "fw:DEF-", "fw:CORE-"))]
    return bool(open_ones) and _without("lookedFor", str(draft.dice.pick(open_ones)))(draft)


def _unasked_group(draft: Draft) -> bool:
    """A group that the evaluation only informs."""
    return _one_of(draft, "p-5d-", ("users", "workers", "neighbours", "elders"), "say", "sg2:inform")


def _one_of(draft: Draft, begin: str, keys: tuple[str, ...], prop: str, *values: Value) -> bool:
    names = [begin + key for key in keys if draft.get(begin + key, prop)]
    return bool(names) and _set(draft.dice.pick(names), prop, *values)(draft)


def _initiator_alone(draft: Draft) -> bool:
    """Before the execution nobody but the initiator decides."""
    names = [
        n
        for n in draft.blocks
        if n.startswith(("p-5a-", "p-5b-")) and draft.get(n, "standing") + draft.get(n, "say") == ["sg2:independent", "sg2:collaborate"]
    ]
    return _every(_set(n, "say", "sg2:involve") for n in names)(draft)


def _unbearable(draft: Draft) -> bool:
    """A party that gives something and bears no risk."""
    return _without("hasRisk", ":r-workers")(draft) and _silence(draft, "r-workers")


def _silence(draft: Draft, name: str) -> bool:
    del draft.blocks[name]
    return _without("shows", f":{name}")(draft)


def _missing_stage(draft: Draft) -> bool:
    """Nobody is said to take part in the execution."""
    names = [n for n in draft.blocks if n.startswith("p-5c-")]
    return _every(_without("hasParticipation", f":{n}") for n in names)(draft)


FAULTS: Final[dict[str, Fault]] = {
    # the record
    "no-licence": Fault("REG-05", "registered", _drop("record", "license")),
    "two-licences": Fault("REG-05", "registered", _add("record", "license", "<https://creativecommons.org/licenses/by-sa/4.0/>")),
    "licence-in-words": Fault("REG-05", "registered", _set("record", "license", "CC BY 4.0")),
    "relation-untold": Fault("REG-06", "registered", _drop("record", "relationToInitiator")),
    "interests-untold": Fault("REG-06", "registered", _drop("record", "interests")),
    "submitter-not-described": Fault("REG-06", "registered", _set("record", "submitter", ":somebody")),
    "no-version": Fault("REG-12", "registered", _drop("record", "version")),
    "record-undated": Fault("REG-12", "registered", _drop("record", "issued")),
    "record-dated-to-the-month": Fault("REG-12", "registered", _set("record", "issued", "2026-11")),
    "no-session": Fault("REG-08", "registered", _drop("record", "codedIn")),
    "no-coder": Fault("REG-08", "registered", _drop("session", "coder")),
    "coding-day-without-time": Fault("REG-08", "registered", _set("session", "codedAt", "2026-01-20")),
    # the case
    "a-phase-as-case": Fault("REG-01", "registered", _set(CASE, "a", "sg2:Phase")),
    "no-name": Fault("REG-02", "registered", _drop(CASE, "label")),
    "name-without-language": Fault("REG-02", "registered", _add(CASE, "label", "the one in the old mill")),
    "two-names-in-one-language": Fault("REG-02", "registered", _add(CASE, "label", '"the one in the old mill"@en')),
    "no-place": Fault("REG-03", "registered", _drop(CASE, "locatedIn")),
    "place-in-words": Fault("REG-03", "registered", _set(CASE, "locatedIn", "beside the old mill")),
    "place-not-described": Fault("REG-03", "registered", _set(CASE, "locatedIn", ":old-mill")),
    "no-start": Fault("REG-04", "registered", _drop(CASE, "start")),
    "start-in-words": Fault("REG-04", "registered", _set(CASE, "start", "spring 2022")),
    "two-starts": Fault("REG-04", "registered", _add(CASE, "start", "2013-05")),
    "start-as-xsd-date": Fault("REG-04", "registered", _set(CASE, "start", '"2022-03-01"^^xsd:date')),
    "no-initiator": Fault("REG-10", "registered", _drop(CASE, "initiator")),
    "initiator-of-no-sector": Fault("REG-10", "registered", _every([_set("firm", "a", "sg2:Actor"), _set("association", "a",
        "sg2:Actor"), _set("office", "a", "sg2:Actor")])),
    "no-links": Fault("REG-11", "registered", _every([_drop(CASE, "hasLink"), _set("search", "lookedFor", "sg2x:fieldHarm")])),
    "link-to-nowhere": Fault("REG-11", "registered", _drop("run-by", "operator")),
    # statements and sources
    "no-locator": Fault("REG-07", "registered", _one("sg2:Statement", "locator")),
    "two-sources": Fault("REG-07", "registered", _add("s01", "source", ":p1", ":d1")),
    "source-not-described": Fault("REG-07", "registered", _one("sg2:Statement", "source", ":d99")),
    "no-publisher": Fault("REG-07", "registered", _one("sg2:Source", "publisher")),
    "source-undated": Fault("REG-07", "registered", _one("sg2:Source", "published")),
    "source-dated-in-words": Fault("REG-07", "registered", _one("sg2:Source", "published", "last year")),
    "no-grade": Fault("REG-07", "registered", _one("sg2:Source", "grade")),
    "no-closeness": Fault("REG-07", "registered", _one("sg2:Source", "closeness")),
    "grade-d": Fault("REG-09", "registered", _one("sg2:Source", "grade", "sg2:gradeD")),
    "no-source": Fault("REG-08", "registered", _one("sg2:Statement", "source")),
    "no-subject": Fault("REG-08", "registered", _one("sg2:Statement", "about")),
    "own-concept": Fault("REG-08", "registered", _add("s02", "affirms", ":goodness")),
    "basis-unknown": Fault("REG-08", "registered", _one("sg2:Statement", "basis", ":hearsay")),
    "part-without-evidence": Fault("REG-08", "registered", _without("shows", ":run-by")),
    "search-undated": Fault("REG-08", "registered", _drop("search", "searchedOn")),
    "search-nowhere": Fault("REG-08", "registered", _drop("search", "searchedWhere")),
    "search-of-no-case": Fault("REG-08", "registered", _drop("search", "noteOn")),
    # the coding of a mapped case
    "change-untold": Fault("MAP-01", "mapped", _drop("v-use", "whatChanges")),
    "kind-of-value-untold": Fault("MAP-01", "mapped", _drop("v-income", "valueKind")),
    "group-not-countable": Fault("MAP-01", "mapped", _drop("workers", "membership")),
    "own-benefit-passed-over": Fault("MAP-02", "mapped", _without("affirms", "fw:V-02b")),
    "no-rule-told": Fault("MAP-03", "mapped", _all("sg2:Mechanism", "rule")),
    "no-function-told": Fault("MAP-04", "mapped", _all("sg2:Carrier", "function")),
    "carrier-of-one": Fault("MAP-04", "mapped", _set("place", "usedBy", ":users")),
    "two-sectors-at-once": Fault("MAP-05", "mapped", _add("association", "a", "sg2:GovernmentActor")),
    "dimension-silent": Fault("MAP-06", "mapped", _every([_without("affirms", "fw:DIM-2"), _without("lookedFor", "fw:DIM-2")])),
    "bare-judgement": Fault("MAP-06", "mapped", _all("sg2:Statement", "restsOn")),
    "core-concept-silent": Fault("MAP-07", "mapped", _silent_core),
    "absence-without-reason": Fault("MAP-07", "mapped", _one("sg2:Statement", "decidedBy")),
    "realised-unsaid": Fault("MAP-08", "mapped", _add("m-budget", "realises", "fw:M-STR-4")),
    "dispute-hidden": Fault("MAP-09", "mapped", _every([_add("s01", "denies", "fw:DEF-6a"), _add("s01", "absenceReason", "sg2:foundLacking")])),
    "nobody-touched": Fault("MAP-10", "mapped", _drop(CASE, "affectedGroup")),
    "touched-in-words": Fault("MAP-10", "mapped", _add(CASE, "affectedGroup", "everybody")),
    # who decides, gains and bears
    "nobody-outside": Fault("MAP-11", "co-governed", _all("sg2:Source", "closeness", "sg2:ownWord")),
    "stage-missing": Fault("COG-01", "co-governed", _missing_stage),
    "say-untold": Fault("COG-01", "co-governed", lambda draft: _one_of(draft, "p-5c-", ("firm", "association", "workers"), "say")),
    "gift-untold": Fault("COG-01", "co-governed", lambda draft: _one_of(draft, "p-5b-", ("firm", "association", "workers"), "contributes")),
    "role-untold": Fault("COG-01", "co-governed", lambda draft: _one_of(draft, "p-5d-", ("firm", "association", "workers"), "role")),
    "initiator-decides-alone": Fault("COG-02", "co-governed", _initiator_alone),
    "group-not-asked": Fault("COG-03", "co-governed", _unasked_group),
    "choice-untold": Fault("COG-03", "co-governed", lambda draft: _one_of(draft, "p-5d-", ("users", "workers"), "howChosen")),
    "say-without-rule": Fault("COG-04", "co-governed", lambda draft: _one_of(draft, "p-5b-", ("firm", "association"), "howDecides")),
    "rule-never-applied": Fault("COG-04", "co-governed", _drop(CASE, "hasDecision")),
    "no-benefit-rule": Fault("COG-05", "co-governed", _drop(CASE, "hasBenefitRule")),
    "no-formula": Fault("COG-05", "co-governed", _drop("b-split", "formula")),
    "benefit-decided-afterwards": Fault("COG-05", "co-governed", _set("b-split", "exAnte", False)),
    "party-without-risk": Fault("COG-06", "co-governed", _unbearable),
    "no-instrument": Fault("COG-06", "co-governed", _one("sg2:Risk", "instrument")),
    "bearer-untold": Fault("COG-06", "co-governed", _drop("r-users", "bearerAfter")),
    "no-physical-carrier": Fault("COG-07", "co-governed", _drop("place", "realises")),
    "gift-of-no-kind": Fault("COG-08", "co-governed", _one("sg2:Contribution", "contributionKind")),
    "nobody-in-the-chair": Fault("COG-09", "co-governed", _drop("vote", "chairedBy")),
    "closure-untold": Fault("COG-09", "co-governed", _drop("vote", "closureRule")),
    "last-word-untold": Fault("COG-09", "co-governed", _drop("vote", "initiatorCanOverride")),
    # what is measured, by whom
    "group-cannot-complain": Fault("COG-10", "evaluated", _without("openTo", ":workers")),
    "dimension-not-measured": Fault("EVA-01", "evaluated", _every([_without("hasObservation", ":o-learning"), _without("shows", ":o-learning")])),
    "no-unit": Fault("EVA-02", "evaluated", _drop("o-projects", "unit")),
    "no-method": Fault("EVA-02", "evaluated", _one("sg2:Observation", "method")),
    "no-denominator": Fault("EVA-02", "evaluated", _drop("o-share", "denominator")),
    "off-the-scale": Fault("EVA-02", "evaluated", _set("o-say-median", "value", 9)),
    "baseline-and-none": Fault("EVA-02", "evaluated", _add("o-budget-2025", "noBaseline", ("none", "无", "無"))),
    "nothing-compared": Fault("EVA-03", "evaluated", _drop("o-after", "comparedWith")),
    "observer-is-a-party": Fault("EVA-04", "evaluated", _all("sg2:Observation", "observer", ":firm")),
    "payer-untold": Fault("EVA-04", "evaluated", _drop("o-before", "fundingNote")),
    "group-not-split": Fault("EVA-05", "evaluated", _drop("o-after-users", "forGroup")),
    "one-explanation-only": Fault("EVA-06", "evaluated", _drop("o-after", "otherExplanations")),
    "earlier-programmes-untold": Fault("EVA-06", "evaluated", _drop("o-after", "earlierProgrammes")),
    "harm-not-looked-for": Fault("EVA-07", "evaluated", _drop(CASE, "hasHarmReview")),
    "harm-search-untold": Fault("EVA-07", "evaluated", _drop("harm-review", "lookedHow")),
    "harm-result-untold": Fault("EVA-07", "evaluated", _drop("harm-review", "harmFound")),
    "partners-not-asked": Fault("EVA-08", "evaluated", _drop("o-say-minimum", "answeredBy")),
    "answers-not-counted": Fault("EVA-08", "evaluated", _drop("o-say-median", "responseRate")),
    "share-not-computed": Fault("EVA-09", "evaluated", _without("hasObservation", ":o-share")),
    "share-of-a-part": Fault("EVA-09", "evaluated", _set("o-share", "perimeter", ":quarter")),
    "no-failure-told": Fault("EVA-10", "evaluated", _drop(CASE, "hasExperiment")),
    "failure-cost-nothing": Fault("EVA-10", "evaluated", _drop("round-1", "consequence")),
    "one-coder": Fault("EVA-11", "evaluated", _set("session", "coder", ":coder-1")),
    "family-left-out": Fault("EVA-11", "evaluated", _without("hasAgreement", ":agree-carrier")),
    "coders-disagree": Fault("EVA-11", "evaluated", _set("agree-value", "alphaLow", 0.51)),
    "codings-not-kept": Fault("EVA-11", "evaluated", _drop("session", "blindLog")),
}  # fmt: skip
