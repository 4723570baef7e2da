"""Tells a study and its answer: the question, how it was measured and decided and why, whether the evidence allows it, the analysis."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sg2kg.qca.writers import lay_out
from sg2kg.qca.writers.blocks import Block, Grid, Heading, Items, Text
from sg2kg.qca.writers.blocks import report as report_on
from sg2kg.studies.measuring import reason_for_zero
from sg2kg.studies.model import Condition, Reason, say
from sg2kg.studies.readiness import Readiness
from sg2kg.studies.running import Answer
from sg2kg.terms import SG2, SG2Q, curie

_CUT_OFFS = {
    SG2Q.inclusionCut: "inclusion",
    SG2Q.lowerInclusionCut: "lower inclusion",
    SG2Q.frequencyCut: "frequency",
    SG2Q.priCut: "PRI",
    SG2Q.necessityCut: "necessity",
}


def write_report(answer: Answer, format: str = "text", lang: str = "en") -> str:
    """The whole answer in one of the formats that people read: text, markdown, latex or html."""
    return lay_out(report(answer, lang), format, say(answer.study.title, lang) or answer.study.name)


def report(answer: Answer, lang: str = "en") -> Iterator[Block]:
    """What is asked and why so, whether the evidence allows it, then the analysis, if there is one."""
    yield from _question(answer, lang)
    yield from _readiness(answer, lang)
    for block in report_on(answer.analysis) if answer.analysis else ():
        yield replace(block, level=2) if isinstance(block, Heading) else block


def _question(answer: Answer, lang: str) -> Iterator[Block]:
    study = answer.study
    yield Heading(say(study.title, lang) or study.name, 1)
    if study.description:
        yield Text(say(study.description, lang))
    yield Text(f"Counting basis: {answer.gathered.basis}")
    yield Text(f"Cases: {len(answer.gathered.cases)}. {_because(study.scope.reason, lang)}")
    yield from _condition("Outcome", study.outcome, lang)
    for condition in study.conditions:
        yield from _condition("Condition", condition, lang)
    decided = [f"{_CUT_OFFS[c.kind]} cut-off {c.value:g}: {_because(c.reason, lang)}" for c in study.cut_offs]
    decided += [f"expected {e.expression}: {_because(e.reason, lang)}" for e in study.expectations]
    if decided:
        yield Items(tuple(decided))
    for a in answer.gathered.assumptions:
        status, read_as = ("contested" if a.status == SG2.contested else "not reported"), ("present" if a.read_as == SG2.present else "absent")
        who = f" ({a.who})" if a.who else ""
        yield Text(f"Assumed{who}: {curie(a.concept)} {status} is read as {read_as}. {a.because}", "warning")


def _readiness(answer: Answer, lang: str) -> Iterator[Block]:
    ready = answer.readiness
    yield Heading("Does the evidence allow it?")
    if answer.allowed:
        yield Text(f"The evidence allows the question: everything is known of {ready.complete} of {ready.cases} cases.")
    else:
        yield Text("The evidence does not allow this question.")
        yield Items(tuple(o.what for o in ready.obstacles))
        if answer.why_not:
            yield Text(f"No analysis: {answer.why_not}")
        yield Text("What would make it answerable:")
        yield Items((*(o.remedy for o in ready.obstacles), *(say(n, lang) for n in answer.study.needs)))
    for caution in ready.cautions:
        yield Text(caution.what, "warning")
    yield _shares(ready)


def _shares(ready: Readiness) -> Grid:
    rows = tuple((c.name, f"{c.known} of {c.cases}", str(c.inside), str(c.outside), "yes" if c.skewed else "") for c in ready.columns)
    return Grid("What is known", ("column", "known", "in", "out", "skewed"), rows, frozenset({"in", "out"}))


def _condition(word: str, condition: Condition, lang: str) -> Iterator[Block]:
    yield Text(f"{word} {condition.name}: {say(condition.label, lang)}. {say(condition.definition, lang)}".rstrip())
    told = []
    zero = reason_for_zero(condition.measure, lang)
    if zero:
        told.append(f"0 where nothing is found: {zero}")
    if condition.calibration:
        kind = curie(condition.calibration.kind).removeprefix("sg2q:").removesuffix("Calibration").lower()
        told += [f"{kind}, {curie(a.kind).removeprefix('sg2q:')} {a.value:g}: {_because(a.reason, lang)}" for a in condition.calibration.anchors]
    else:
        told.append("present 1, absent on purpose 0; not reported and contested are not known")
    yield Items(tuple(told))


def _because(reason: Reason, lang: str) -> str:
    sources = ", ".join(curie(s) for s in reason.sources)
    return f"{say(reason.texts, lang)}{f' [{sources}]' if sources else ''}"
