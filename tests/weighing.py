"""What the tests of conditions share: small knowledge bases from Turtle, and the engine run over facts that are picked by status."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from hypothesis import strategies as st

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
_KEPT: dict[str, KnowledgeBase] = {}
BEARINGS = frozenset({SG2.affirms, SG2.denies, SG2.likens, SG2.suggests, SG2.jointlyAbout})


def base(folder: Path, text: str, record: str = BASE_RECORD) -> KnowledgeBase:
    """A knowledge base of the ontology and one small file; the same again for the same text, which is not to be changed."""
    key = record + text
    if key not in _KEPT:
        path = folder / "small.ttl"
        path.write_text(HEADER + SOURCES + key, encoding="utf-8")
        _KEPT[key] = KnowledgeBase(path, bundled=False)
    return _KEPT[key]


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


# ---- invented cases

CONCEPTS = ("fw:DIM-1", "fw:DIM-2", "fw:DIM-3", "fw:M-STR", "fw:M-STR-3", "fw:M-ECO", "fw:M-ECO-1", "fw:M-EXP", "fw:V-03-1")
STATEMENTS = st.tuples(
    st.sampled_from(("affirms", "affirms", "denies", "denies with reason", "likens", "suggests", "jointly")),
    st.sampled_from(CONCEPTS),
    st.sampled_from(("press", "firm", "spam", "coder")),
    st.booleans(),
)
PARTS = st.tuples(
    st.sampled_from(("fw:DEF-5a", "fw:DEF-5b", "fw:DEF-5c", "fw:DEF-5d")),
    st.sampled_from(("inform", "consult", "collaborate", "empower")),
    st.sampled_from(("Enterprise", "GovernmentActor", "PeopleGroup")),
    st.booleans(),
)
Four = tuple[str, str, str, bool]
Invented = tuple[str, list[Four], list[Four]]
CASES = st.lists(
    st.tuples(st.sampled_from(("Case", "Case", "Case", "PracticeKind")), st.lists(STATEMENTS, max_size=8), st.lists(PARTS, max_size=6)),
    min_size=4,
    max_size=8,
)


def written(cases: list[Invented]) -> str:
    """Invented cases in Turtle."""
    lines = []
    for n, (kind, statements, parts) in enumerate(cases):
        lines.append(f"<urn:r{n}> sg2:describes case:c{n} . case:c{n} a sg2:{kind} .\n")
        # only a case has phases: what has one and is a kind of practice contradicts itself
        phase = f"case:c{n}p" if kind == "Case" else f"case:c{n}"
        if kind == "Case":
            lines.append(f"case:c{n} sg2:hasPhase {phase} . {phase} a sg2:Phase .\n")
        for m, (bearing, concept, source, in_phase) in enumerate(statements):
            about = phase if in_phase else f"case:c{n}"
            lines.append(said(bearing.split(" ")[0], concept, source, f"s{n}-{m}", about, REASON if bearing.endswith("reason") else ""))
        for m, (stage, say, actor, in_phase) in enumerate(parts):
            about, part = phase if in_phase else f"case:c{n}", f"<urn:p{n}-{m}>"
            lines.append(f"{about} sg2:hasParticipation {part} . {part} a sg2:Participation ; sg2:stage {stage} ; sg2:say sg2:{say} ; ")
            lines.append(f"sg2:standing sg2:independent ; sg2:role sg2x:adviser ; sg2:participant <urn:a{n}-{m}> . <urn:a{n}-{m}> a sg2:{actor} .\n")
    return "".join(lines)
