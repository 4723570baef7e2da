"""What the tests of conditions share: small knowledge bases from Turtle, and the engine run over facts that are picked by status."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from sg2kg import KnowledgeBase
from sg2kg.explanation.answers import Condition
from sg2kg.explanation.conditions import Weigher
from sg2kg.knowledge.reasoned import schema_statements
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
BASE_RECORD = "<urn:record> a sg2:CaseRecord ; sg2:describes case:a . case:a a sg2:Case ; rdfs:label 'Alpha' .\n"
REASON = "sg2:absenceReason sg2:designedOut ; sg2:decidedBy act:board"
BEARINGS = frozenset({SG2.affirms, SG2.denies, SG2.likens, SG2.suggests, SG2.jointlyAbout})


def base(folder: Path, text: str, record: str = BASE_RECORD) -> KnowledgeBase:
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
    """The classes of cases by the engine alone, over nested sets of facts: shown and undisputed, pointed to, and not ruled out."""

    def __init__(self, kb: KnowledgeBase, weigher: Weigher, facts: Iterable[Statement]) -> None:
        self._kb, self._weigher = kb, weigher
        self._cases = [case.iri for case in kb.cases]
        self._classes = weigher.definitions.about_cases()
        self._reasoner = Reasoner(schema_statements())
        self._reasoner.load(s for s in facts if s.predicate.value not in BEARINGS)

    def certain(self) -> set[tuple[str, str]]:
        """Case and class, with nothing exhibited but what is present."""
        return self._classes_with(self._exhibited(SG2.present))

    def possible(self) -> set[tuple[str, str]]:
        """With what is contested, what leads point to, and what is affirmed without counting."""
        return self._classes_with(self._exhibited(SG2.present, SG2.contested, SG2.notReported))

    def open(self) -> set[tuple[str, str]]:
        """With every open condition granted."""
        found = self._exhibited(SG2.present, SG2.contested, SG2.notReported)
        for case in self._cases:
            for cls in self._classes:
                for leaf in leaves_of(self._weigher.weigh(case, Named(cls))):
                    if leaf.state == "open" and leaf.concept:
                        found.append(Link(SG2.exhibits, case, leaf.concept))
                    elif leaf.state == "open":
                        found.append(Member(leaf.expression.removeprefix("<").removesuffix(">"), case))
        return self._classes_with(found)

    def _exhibited(self, *values: str) -> list[Fact]:
        book, engine = self._kb.book(), self._kb.reasoner.engine
        found: list[Fact] = []
        for case in self._cases:
            for concept in {*book.concepts(case), *engine.facts.relation(SG2.exhibits).objects(case)}:
                status, fact = book.of(case, concept), Link(SG2.exhibits, case, concept)
                if status.value in values and (status.value != SG2.notReported or status.leads or engine.holds(fact)):
                    found.append(fact)
        return found

    def _classes_with(self, facts: list[Fact]) -> set[tuple[str, str]]:
        self._reasoner.add(facts)
        found = {(x, cls) for cls in self._classes for x in self._reasoner.engine.members(cls) if x in self._cases}
        self._reasoner.remove(facts)
        return found


def by_state(kb: KnowledgeBase, weigher: Weigher, *states: str) -> set[tuple[str, str]]:
    """Case and class that stand in one of these states."""
    classes = weigher.definitions.about_cases()
    return {(case.iri, cls) for case in kb.cases for cls in classes if weigher.weigh(case.iri, Named(cls)).state in states}


def sg2(name: str) -> Named:
    """A class of the ontology."""
    return Named(PREFIXES["sg2"] + name)
