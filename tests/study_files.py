"""A small world of cases, and studies of it, for the tests of studies."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from sg2kg import KnowledgeBase
from support import HEADER

PRESENT = "sg2:affirms {c}"
ABSENT = "sg2:denies {c} ; sg2:absenceReason sg2:designedOut ; sg2:decidedBy act:x"
BECAUSE = 'sg2q:justification "because"@en'


def statement(case: str, concept: str, said: str = PRESENT, name: str = "s", source: str = "src:page") -> str:
    """One statement of a source on one case."""
    local = concept.partition(":")[2]
    said = said.format(c=concept)
    subject = f"<https://w3id.org/sg2kg/case/{case}#{name}-{local}>"
    return f'{subject} a sg2:Statement ; sg2:about case:{case} ; {said} ; sg2:source {source} ; sg2:locator "p. 1" .\n'


def world(folder: Path, statements: Iterable[str], cases: str = "abcd") -> KnowledgeBase:
    """A knowledge base of cases called ``cases``, one letter each, with these statements and nothing else."""
    text = HEADER + (
        'src:page a sg2:Source ; rdfs:label "a page"@en ; sg2:basis sg2:publicSourceSays ; sg2:grade sg2:gradeA ; '
        'sg2:address "https://example.org/page"^^xsd:anyURI .\n'
        'src:other a sg2:Source ; rdfs:label "another"@en ; sg2:basis sg2:publicSourceSays ; sg2:grade sg2:gradeB .\n'
    )
    for c in cases:
        text += (
            f'<https://w3id.org/sg2kg/case/{c}#record> a sg2:CaseRecord ; sg2:describes case:{c} . case:{c} a sg2:Case ; rdfs:label "case {c}"@en .\n'
        )
    path = folder / "world.ttl"
    text += "".join(statements)
    path.write_text(text, encoding="utf-8")
    return _read(text, path)


_KNOWN: dict[str, KnowledgeBase] = {}


def _read(text: str, path: Path) -> KnowledgeBase:
    """The same world is read once: nothing that a study does changes it."""
    if text not in _KNOWN:
        _KNOWN[text] = KnowledgeBase(path, bundled=False, reasoning=False)
    return _KNOWN[text]


def status_condition(name: str, concept: str) -> str:
    """A condition that is the status of a concept."""
    return f':{name} a sg2q:Condition ; skos:notation "{name}" ; sg2q:measuredBy [ a sg2q:StatusMeasure ; sg2q:onConcept {concept} ] .\n'


def crisp(name: str, measure: str, at: float = 1) -> str:
    """A condition with one threshold."""
    anchor = f"[ a sg2q:Anchor ; sg2q:anchorKind sg2q:threshold ; sg2q:value {at} ; {BECAUSE} ]"
    calibration = f"[ a sg2q:CrispCalibration ; sg2q:anchor {anchor} ]"
    return f':{name} a sg2q:Condition ; skos:notation "{name}" ; sg2q:measuredBy {measure} ; sg2q:calibratedBy {calibration} .\n'


A, B, Y = status_condition("A", "fw:C-DIG"), status_condition("B", "fw:C-PHY"), status_condition("Y", "fw:M-ECO")
CUTS = "".join(
    f" ; sg2q:cutOff [ a sg2q:CutOff ; sg2q:cutKind sg2q:{kind} ; sg2q:value {value} ; {BECAUSE} ]"
    for kind, value in (("inclusionCut", 0.8), ("frequencyCut", 1), ("priCut", 0))
)


def study_text(more: str = "", described: str = A + B + Y, conditions: str = ":A , :B", cases: str = "abcd", cuts: str = CUTS) -> str:
    """The text of a study of Y by A and B; ``more`` goes to the study itself."""
    scope = " , ".join(f"case:{c}" for c in cases)
    return (
        HEADER + "@prefix : <https://example.org/study#> .\n"
        f"<https://example.org/study> a sg2q:Study ; sg2q:outcome :Y ; sg2q:condition {conditions} ; "
        f'sg2q:scope [ a sg2q:Scope ; sg2q:includesCase {scope} ; {BECAUSE} ] ; sg2q:countingBasis "public"{cuts}{more} .\n' + described
    )


def study_file(folder: Path, text: str | None = None) -> Path:
    """The study as a file."""
    path = folder / "study.ttl"
    path.write_text(study_text() if text is None else text, encoding="utf-8")
    return path
