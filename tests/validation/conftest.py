"""Verdicts that the tests of reports share: real ones, one by other people's shapes, and one full of hostile texts."""

from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox
import pytest

from corpus_files import CORPUS
from report_items import EVIL, INCOMPLETE, UNCHECKED
from sg2kg.messages import LANGUAGES
from sg2kg.validation import validate
from sg2kg.validation.foreign import ForeignShapes
from sg2kg.validation.reports.wording import Item
from sg2kg.validation.submission import submission_of
from sg2kg.validation.verdict import Remedy, Unchecked, Verdict
from support import HEADER


@pytest.fixture(scope="session")
def incomplete() -> Verdict:
    return validate(INCOMPLETE)


@pytest.fixture(scope="session")
def passing() -> Verdict:
    return validate(CORPUS / "valid" / "minimal.ttl")


@pytest.fixture(scope="session")
def reaching() -> Verdict:
    """The minimal submission, tried at the tier above its own."""
    return validate(CORPUS / "valid" / "minimal.ttl", "mapped")


@pytest.fixture(scope="session")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> Verdict:
    """By shapes that have neither names nor messages, on things that have no names either."""
    path = tmp_path_factory.mktemp("foreign") / "shapes.ttl"
    path.write_text(
        HEADER + "@prefix ex: <http://example.org/> .\n"
        "ex:Shape a sh:NodeShape ; sh:targetClass ex:Thing ;\n"
        "  sh:property [ sh:path ( ex:a [ sh:inversePath ex:b ] ) ; sh:minCount 1 ] ;\n"
        "  sh:property [ sh:path ex:p ; sh:pattern '^x' ; sh:severity sh:Info ] .\n",
        encoding="utf-8",
    )
    data = b'@prefix ex: <http://example.org/> . [] a ex:Thing ; ex:p "=1+1" . ex:x a ex:Thing .'
    return ForeignShapes([path]).check(submission_of(data, source="data.ttl"))


@pytest.fixture(scope="session")
def hostile(incomplete: Verdict) -> Verdict:
    """The incomplete submission with hostile texts wherever texts come from outside."""
    texts = dict.fromkeys(LANGUAGES, EVIL)
    remedy = Remedy(texts, (ox.Triple(ox.NamedNode("http://e.org/a~b"), ox.NamedNode("http://e.org/p"), ox.Literal(EVIL)),), (), ())
    findings = []
    for f in incomplete.findings:
        changed = replace(f, focus=EVIL, focus_label=texts, path=EVIL, values=(EVIL, "=1+1", "x" * 100_000), value_labels={EVIL: texts})
        changed = replace(changed, name=texts, message=texts, why=texts, mend=texts, details=(EVIL,))
        changed.__dict__.update(place=replace(f.place, file=EVIL), remedy=remedy)
        findings.append(changed)
    nothing = {"name": {}, "message": {}, "why": {}, "mend": {}, "id": "", "requirement": "", "concept": "", "layer": "other"}
    bare = replace(findings[0], **nothing, focus_label={}, details=())  # type: ignore[arg-type]
    bare.__dict__.update(place=replace(findings[0].place, line=None, column=None), remedy=None)
    verdict = replace(incomplete, source=EVIL, case=EVIL, label=texts, findings=(*findings, bare))
    for name in ("passed", "untargeted", "completeness", "road"):
        verdict.__dict__[name] = getattr(incomplete, name)
    return verdict


@pytest.fixture(scope="session")
def all_of_them(incomplete: Verdict, passing: Verdict, reaching: Verdict, foreign: Verdict, hostile: Verdict) -> list[Item]:
    return [incomplete, passing, reaching, foreign, hostile, UNCHECKED, Unchecked(EVIL, "SG2-VAL-001", EVIL, EVIL)]
