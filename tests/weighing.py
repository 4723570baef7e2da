"""What the tests of conditions share: small knowledge bases from Turtle, and the engine run over facts that are picked by status."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from sg2kg import KnowledgeBase
from sg2kg.explanation.answers import Condition
from sg2kg.explanation.conditions import Weigher
from sg2kg.reasoning import Reasoner
from sg2kg.reasoning.loading import Statement
from sg2kg.reasoning.owl.expressions import Named
from sg2kg.reasoning.rules import Fact, Link, Member
from sg2kg.terms import PREFIXES, SG2, iri
from support import HEADER

CASE = iri("case:a")
SOURCES = """
src:press a sg2:Source ; rdfs:label "the press"@en , "报纸"@zh-Hans , "報紙"@zh-Hant ; sg2:basis sg2:publicSourceSays ;
    sg2:grade sg2:gradeB ; sg2:closeness sg2:independentPress .
src:firm a sg2:Source ; rdfs:label "the firm"@en ; sg2:basis sg2:publicSourceSays ; sg2:grade sg2:gradeA ; sg2:closeness sg2:ownWord .
src:spam a sg2:Source ; rdfs:label "spam"@en ; sg2:basis sg2:publicSourceSays ; sg2:grade sg2:gradeD .
src:coder a sg2:Source ; rdfs:label "the coder"@en ; sg2:basis sg2:weInfer .
"""
RECORD = "<urn:record> a sg2:CaseRecord ; sg2:describes case:a . case:a a sg2:Case ; rdfs:label 'Alpha' .\n"
REASON = "sg2:absenceReason sg2:designedOut ; sg2:decidedBy act:board"
BEARINGS = frozenset({SG2.affirms, SG2.denies, SG2.likens, SG2.suggests, SG2.jointlyAbout})


def base(folder: Path, text: str, record: str = RECORD) -> KnowledgeBase:
    """A knowledge base of the ontology and one small file."""
    path = folder / "small.ttl"
    path.write_text(HEADER + SOURCES + record + text, encoding="utf-8")
    return KnowledgeBase(path, bundled=False)


def said(bearing: str, concept: str, source: str = "press", name: str = "s1", about: str = "case:a", more: str = "") -> str:
    """A statement in Turtle."""
    link = "jointlyAbout" if bearing == "jointly" else "about"
    kind = "JointStatement" if bearing == "jointly" else "Statement"
    verb = "affirms" if bearing == "jointly" else bearing
    rest = f" ; {more}" if more else ""
    return f"<urn:{name}> a sg2:{kind} ; sg2:{link} {about} ; sg2:{verb} {concept} ; sg2:source src:{source}{rest} .\n"


def leaves_of(condition: Condition) -> list[Condition]:
    """The conditions in a tree that have no parts."""
    return [leaf for part in condition.parts for leaf in leaves_of(part)] if condition.parts else [condition]


class Nested:
    """The classes of cases by the engine alone, over nested sets of facts: shown and undisputed, at all pointed to, and not ruled out."""

    def __init__(self, weigher: Weigher, schema: Iterable[Statement], facts: Iterable[Statement], cases: Iterable[str], classes: Iterable[str]) -> None:
        bare = [s for s in facts if s.predicate.value not in BEARINGS]
        self._weigher, self._cases, self._classes = weigher, list(cases), list(classes)
        self._reasoner = Reasoner(schema)
        self._reasoner.load(bare)

    def classes(self, *states: str) -> set[tuple[str, str]]:
        """Case and class, with the concepts exhibited, and the open conditions granted, whose state is one of these."""
        facts = [f for case in self._cases for f in self._granted(case, states)]
        self._reasoner.add(facts)
        found = {(x, c) for c in self._classes for x in self._reasoner.engine.members(c) if x in set(self._cases)}
        self._reasoner.remove(facts)
        return found

    def _granted(self, case: str, states: tuple[str, ...]) -> list[Fact]:
        found: list[Fact] = []
        for cls in self._classes:
            for leaf in leaves_of(self._weigher.weigh(case, Named(cls))):
                if leaf.concept and leaf.state in states:
                    found.append(Link(SG2.exhibits, case, leaf.concept))
                elif leaf.state == "open" and leaf.state in states:
                    found.append(Member(leaf.expression.removeprefix("<").removesuffix(">"), case))
        return found


def by_state(weigher: Weigher, cases: Iterable[str], classes: Iterable[str], *states: str) -> set[tuple[str, str]]:
    """Case and class that stand in one of these states."""
    classes = list(classes)
    return {(case, cls) for case in cases for cls in classes if weigher.weigh(case, Named(cls)).state in states}


def sg2(name: str) -> Named:
    """A class of the ontology."""
    return Named(PREFIXES["sg2"] + name)
