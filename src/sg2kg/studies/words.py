"""Tells a study and its answer as plain text: the question, how it was measured and decided and why, whether the evidence allows it, the analysis."""

from __future__ import annotations

from sg2kg.frames import plain_text
from sg2kg.studies.measuring import reason_for_zero
from sg2kg.studies.model import Condition, Reason, say
from sg2kg.studies.readiness import Readiness
from sg2kg.studies.running import Answer
from sg2kg.terms import SG2, SG2Q, curie


def report(answer: Answer, lang: str = "en") -> str:
    """The whole answer: preface, then the analysis, if there is one."""
    from sg2kg.qca.writers.text import write_text

    after = write_text(answer.analysis) if answer.analysis else ""
    return f"{preface(answer, lang)}\n{after}"


_CUT_OFFS = {
    SG2Q.inclusionCut: "inclusion",
    SG2Q.lowerInclusionCut: "lower inclusion",
    SG2Q.frequencyCut: "frequency",
    SG2Q.priCut: "PRI",
    SG2Q.necessityCut: "necessity",
}


def preface(answer: Answer, lang: str = "en") -> str:
    """What comes before the analysis: question, definitions with their reasons, declared assumptions, whether the evidence allows the question."""
    study, basis = answer.study, answer.gathered.basis
    lines = [say(study.title, lang) or study.name, ""]
    if study.description:
        lines += [say(study.description, lang), ""]
    lines += [f"Counting basis: {basis}", f"Cases: {len(answer.gathered.cases)}. {_because(study.scope.reason, lang)}", ""]
    lines += _condition("Outcome", study.outcome, lang)
    for condition in study.conditions:
        lines += _condition("Condition", condition, lang)
    lines += [f"{_CUT_OFFS[c.kind]} cut-off {c.value:g}: {_because(c.reason, lang)}" for c in study.cut_offs]
    lines += [f"expected {e.expression}: {_because(e.reason, lang)}" for e in study.expectations]
    for a in answer.gathered.assumptions:
        status, read_as = ("contested" if a.status == SG2.contested else "not reported"), ("present" if a.read_as == SG2.present else "absent")
        who = f" ({a.who})" if a.who else ""
        lines.append(f"Assumed{who}: {curie(a.concept)} {status} is read as {read_as}. {a.because}")
    return "\n".join([*lines, "", *tell_readiness(answer, lang)]) + "\n"


def tell_readiness(answer: Answer, lang: str = "en") -> list[str]:
    """Whether the evidence allows the question, and if not, what would make it answerable; lines of text."""
    ready = answer.readiness
    if answer.allowed:
        lines = [f"The evidence allows the question: everything is known of {ready.complete} of {ready.cases} cases."]
    else:
        lines = ["The evidence does not allow this question."]
        lines += [f"- {o.what}" for o in ready.obstacles]
        if answer.why_not:
            lines.append(f"No analysis: {answer.why_not}")
        lines += ["", "What would make it answerable:"]
        lines += [f"- {o.remedy}" for o in ready.obstacles]
        lines += [f"- {say(n, lang)}" for n in answer.study.needs]
    lines += [f"! {c.what}" for c in ready.cautions]
    return [*lines, "", _shares(ready)]


def _shares(ready: Readiness) -> str:
    rows = [[c.name, f"{c.known} of {c.cases}", str(c.inside), str(c.outside), "yes" if c.skewed else ""] for c in ready.columns]
    return plain_text(("", "known", "in", "out", "skewed"), rows)


def _condition(word: str, condition: Condition, lang: str) -> list[str]:
    lines = [f"{word} {condition.name}: {say(condition.label, lang)}. {say(condition.definition, lang)}".rstrip()]
    zero = reason_for_zero(condition.measure, lang)
    if zero:
        lines.append(f"  0 where nothing is found: {zero}")
    if condition.calibration:
        kind = curie(condition.calibration.kind).removeprefix("sg2q:").removesuffix("Calibration").lower()
        lines += [f"  {kind}, {curie(a.kind).removeprefix('sg2q:')} {a.value:g}: {_because(a.reason, lang)}" for a in condition.calibration.anchors]
    else:
        lines.append("  present 1, absent on purpose 0; not reported and contested are not known")
    return lines


def _because(reason: Reason, lang: str) -> str:
    sources = ", ".join(curie(s) for s in reason.sources)
    return f"{say(reason.texts, lang)}{f' [{sources}]' if sources else ''}"
