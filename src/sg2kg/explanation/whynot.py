"""Answers why something does not follow: for a class the missing conditions, for a concept what is known, for a statement the nearest rule."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Union

from sg2kg.errors import NotFoundError
from sg2kg.explanation.answers import Condition, Texts, WhyNot
from sg2kg.explanation.backing import labels_of
from sg2kg.explanation.conditions import Weigher
from sg2kg.explanation.descriptions import Voice
from sg2kg.explanation.known import is_mentioned
from sg2kg.explanation.naming import Labels
from sg2kg.explanation.nearest import leaves, with_detail
from sg2kg.explanation.premises import Attempt, attempts, counted, nearest_attempt
from sg2kg.explanation.sentences import Sentences
from sg2kg.explanation.surely import deciding
from sg2kg.explanation.words_conditions import tell
from sg2kg.knowledge.status import DEFAULT_BASIS
from sg2kg.reasoning.owl.expressions import THING, HasValue, Named, Property
from sg2kg.reasoning.rules import Condition as Premise
from sg2kg.reasoning.rules import Count, Fact, Link, Member
from sg2kg.terms import PREFIXES, SG2, curie, iri

if TYPE_CHECKING:
    from sg2kg.knowledge.base import KnowledgeBase
    from sg2kg.reasoning.reasoner import Reasoner

MOST_TOLD = 3
"""How many missing conditions the one sentence tells; the whole is in the condition."""
MOST_WAYS = 5
"""How many rules, or kinds of a concept, are told of one that could show it."""
Triple = tuple[str, str, str]


def why_not(kb: KnowledgeBase, reasoner: Reasoner, individual: str, target: Union[str, Triple], basis: str = DEFAULT_BASIS) -> WhyNot:
    """Why ``individual`` is not in a class, does not exhibit a concept, or why a statement does not hold; and what would be needed.

    ``individual`` is a case by name or notation, or an IRI; ``target`` a class or concept, or subject, property and object of a statement as the
    engine names them. Where it does hold, the answer says so. Raises NotFoundError for a name that is not known.
    """
    x = _individual(kb, individual)
    answering = _Answering(kb, reasoner, basis)
    if isinstance(target, str):
        full = _full(target)
        cls = next((c for c in (full, PREFIXES["sg2"] + target) if c in reasoner.ontology.classes), None)
        return answering.of_class(x, cls) if cls is not None else answering.of_concept(x, _concept(kb, reasoner, target))
    _, property, y = target
    if property == PREFIXES["rdf"] + "type":
        return why_not(kb, reasoner, x, y, basis)
    return answering.of_concept(x, y) if property == SG2.exhibits else answering.of_statement(x, property, y)


def _individual(kb: KnowledgeBase, name: str) -> str:
    if not name.strip():
        raise NotFoundError("case", name, [case.name for case in kb.cases])
    try:
        return kb.case(name).iri
    except NotFoundError:
        full = _full(name)
        if full.startswith("_:") or is_mentioned(kb.dataset, full):
            return full
        raise


def _concept(kb: KnowledgeBase, reasoner: Reasoner, name: str) -> str:
    try:
        return kb.concept(name)
    except NotFoundError:
        known = [curie(c).partition(":")[2] for c in reasoner.ontology.classes]
        raise NotFoundError("class or concept", name, [*known, *kb.concepts]) from None


def _full(name: str) -> str:
    return iri(name) if name.partition(":")[0] in PREFIXES else name


class _Answering:
    def __init__(self, kb: KnowledgeBase, reasoner: Reasoner, basis: str) -> None:
        self._engine, self._basis = reasoner.engine, basis
        self._weigher = Weigher(kb, reasoner, basis)
        self._sentences = Sentences(_WithVariables(labels_of(kb)), reasoner.program.expressions)

    # ---- answers

    def of_class(self, x: str, cls: str) -> WhyNot:
        condition = self._weigher.weigh(x, Named(cls))
        fact = Member(cls, x)
        if condition.state == "open" and not condition.parts and cls != THING:
            return self._by_rules(fact, condition)
        return self._told(fact, condition, lambda v: _class_answer(v, v.name(x), v.a(cls), condition))

    def of_concept(self, x: str, concept: str) -> WhyNot:
        leaf = self._weigher.weigh(x, HasValue(Property(SG2.exhibits), concept))
        kinds = self._weigher.knowing.kinds(concept) if leaf.state == "open" else []
        parts = tuple(self._weigher.weigh(x, HasValue(Property(SG2.exhibits), kind)) for kind in kinds)
        condition = replace(leaf, reason="any", parts=parts) if parts else leaf
        fact = Link(SG2.exhibits, x, concept)
        told = self._sentences.fact(fact)

        def say(v: Voice) -> str:
            first = _fact_answer(v, told[v.lang], leaf)
            if leaf.state != "open":
                return first
            more = len(kinds) - MOST_WAYS
            names = v.say("list comma").join(v.name(k) for k in kinds[:MOST_WAYS])
            listed = v.say("and more", list=names, n=more) if more > 0 else names
            second = tell("would show kinds" if kinds else "would show", v.lang, x=v.name(x), list=listed, basis=self._basis)
            return tell("full stop", v.lang).join((first, _large(v, second)))

        return self._told(fact, condition, say)

    def of_statement(self, x: str, property: str, y: str) -> WhyNot:
        condition = self._weigher.weigh(x, HasValue(Property(property), y))
        fact = Link(property, x, y)
        if condition.state == "open":
            return self._by_rules(fact, condition)
        told = self._sentences.fact(fact)
        return self._told(fact, condition, lambda v: _fact_answer(v, told[v.lang], condition))

    def _by_rules(self, fact: Fact, condition: Condition) -> WhyNot:
        found = attempts(self._engine, fact)
        best = nearest_attempt(found)
        told = self._sentences.fact(fact)
        shown = [best, *(a for a in found if a is not best)][:MOST_WAYS] if best is not None else []
        parts = tuple(self._of_rule(a) for a in shown if a is not None)
        whole = replace(condition, reason="any", parts=parts) if parts else condition

        def say(v: Voice) -> str:
            first = tell("nothing leads", v.lang, fact=told[v.lang])
            second = tell("no rule", v.lang) if best is None else self._rule_answer(v, best)
            return tell("full stop", v.lang).join((first, _large(v, second)))

        return self._told(fact, whole, say)

    def _rule_answer(self, v: Voice, attempt: Attempt) -> str:
        rule = self._sentences.rule(attempt.rule)[v.lang]
        missing = v.say("semicolon").join(self._premise(p)[v.lang] for p in attempt.missing)
        if not attempt.met:
            return tell("by rule", v.lang, rule=rule, list=missing)
        met = v.say("semicolon").join(self._premise(p)[v.lang] for p in attempt.met)
        return tell("by rule but", v.lang, rule=rule, list=missing, met=met)

    def _of_rule(self, attempt: Attempt) -> Condition:
        met = [Condition(self._premise(p), "certain", "derived") for p in attempt.met]
        missing = [Condition(self._premise(p), "open", "unknown") for p in attempt.missing]
        return Condition(self._sentences.rule(attempt.rule), "open", "all", expression=str(attempt.rule.axiom), parts=(*met, *missing))

    def _premise(self, premise: Premise) -> Texts:
        if not isinstance(premise, Count):
            return self._sentences.fact(premise)
        count, vp = premise, self._sentences.describe(counted(premise))
        return self._sentences.told(lambda v: v.say("subject", x=v.name(count.x), vp=vp[v.lang]))

    def _told(self, fact: Fact, condition: Condition, say: Callable[[Voice], str]) -> WhyNot:
        told = self._sentences.fact(fact)
        question = self._sentences.told(lambda v: tell("why not", v.lang, fact=told[v.lang]))
        answer = self._sentences.told(lambda v: _large(v, say(v)) + tell("end", v.lang))
        return WhyNot(question, answer, condition)


# ---- sentences


def _class_answer(v: Voice, x: str, a_c: str, condition: Condition) -> str:
    if condition.state == "certain":
        return tell("it is", v.lang, x=x, a_c=a_c)
    # what a concept lacks takes fewest words, and says most
    unmet = sorted((c for c in leaves(condition) if c.state != "certain"), key=lambda c: not c.concept)
    by_state = {state: [c for c in unmet if c.state == state] for state in ("open", "possible", "excluded")}
    if condition.state == "excluded":
        return _excluded_answer(v, x, a_c, condition, len(by_state["open"]) + len(by_state["possible"]))
    if condition.state == "possible":
        return tell("perhaps", v.lang, x=x, a_c=a_c, list=_listed(v, by_state["possible"]))
    first = tell("would be", v.lang, x=x, a_c=a_c, list=_listed(v, by_state["open"]))
    if not by_state["possible"]:
        return first
    return tell("full stop", v.lang).join((first, _large(v, tell("not settled either", v.lang, list=_listed(v, by_state["possible"])))))


def _excluded_answer(v: Voice, x: str, a_c: str, condition: Condition, others: int) -> str:
    if not condition.parts:
        return tell("is not", v.lang, x=x, a_c=a_c, detail=condition.detail.get(v.lang, ""))
    first = tell("ruled out as", v.lang, x=x, a_c=a_c, list=_listed(v, list(deciding(condition))))
    if not others:
        return first
    further = tell("further one", v.lang) if others == 1 else tell("further ones", v.lang, n=others)
    return tell("full stop", v.lang).join((first, _large(v, further)))


def _fact_answer(v: Voice, fact: str, condition: Condition) -> str:
    detail = condition.detail.get(v.lang, "")
    if condition.state == "certain":
        return tell("it holds so" if detail else "it holds", v.lang, fact=fact, detail=detail)
    key = {"open": "not shown", "possible": "not settled", "excluded": "ruled out"}[condition.state]
    return tell(key, v.lang, fact=fact, detail=detail or tell("none on record", v.lang))


def _listed(v: Voice, conditions: Sequence[Condition]) -> str:
    told = tell("that it", v.lang).join(with_detail(c, v, "with known") for c in conditions[:MOST_TOLD])
    more = len(conditions) - MOST_TOLD
    return tell("and more", v.lang, list=told, n=more) if more > 0 else told


def _large(v: Voice, text: str) -> str:
    return text[:1].upper() + text[1:] if v.lang == "en" else text


class _WithVariables:
    """Labels in which a variable of a rule is three dots."""

    def __init__(self, labels: Labels) -> None:
        self._labels = labels

    def label(self, iri: str, lang: str = "en") -> str:
        return "…" if iri.startswith("?") else self._labels.label(iri, lang)

    def notation(self, concept: str) -> str:
        return self._labels.notation(concept)
