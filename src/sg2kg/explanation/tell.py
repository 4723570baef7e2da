"""Tells a proof in words: numbered steps, the coded statements behind what is asserted, and the answer in one sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sg2kg.explanation.answers import Backing, Grounds, Node, Texts, Why
from sg2kg.explanation.backing import Backings, backings_of, labels_of
from sg2kg.explanation.descriptions import Voice
from sg2kg.explanation.sentences import Sentences
from sg2kg.knowledge.base import KnowledgeBase
from sg2kg.reasoning.owl.expressions import And
from sg2kg.reasoning.proofs import Conclusion, Justification, Proof, Step
from sg2kg.reasoning.rules import Clash, Fact, Link, Member, Program
from sg2kg.terms import PREFIXES

TYPE = PREFIXES["rdf"] + "type"
MOST_REASONS = 10
"""How many reasons the one sentence gives; the whole is in the nodes."""
MOST_SOURCES = 3
"""How many sources the one sentence names."""
Triple = tuple[str, str, str]


def tell_proof(
    kb: KnowledgeBase,
    program: Program,
    proof: Proof,
    question: Texts | None = None,
    justifications: Sequence[Justification] = (),
    complete: bool = True,
) -> Why:
    """The proof in words, in three languages: a node a step, in its order, so that the last is the conclusion.

    Without a ``question`` it is made from the goal. Asserted statements get the coded statements behind them, with their sources.
    """
    sentences = Sentences(labels_of(kb), program.expressions)
    nodes = _nodes(proof, program, sentences, backings_of(kb))
    return Why(
        question=question if question is not None else question_of(sentences, proof.goal),
        answer=_answer(proof, program, sentences, nodes),
        nodes=nodes,
        proof=proof,
        justifications=tuple(justifications),
        complete=complete,
        grounds=tuple(_grounds(j, sentences) for j in justifications),
    )


def tell_briefly(sentences: Sentences, program: Program, proof: Proof) -> Texts:
    """The answer in one sentence, without sources, for those who have no knowledge base."""
    steps = {s.conclusion: s for s in proof.steps}
    return _reasoned(steps[proof.goal], steps, program, sentences)


def tell_triples(kb: KnowledgeBase, program: Program, triples: Iterable[Triple]) -> dict[Triple, Texts]:
    """RDF statements as sentences, by statement: subject, predicate and object as the engine names them."""
    sentences = Sentences(labels_of(kb), program.expressions)
    return {t: sentences.fact(fact_of_triple(t)) for t in triples}


def question_of(sentences: Sentences, goal: Conclusion) -> Texts:
    """The question to which a proof of the goal is the answer."""
    if isinstance(goal, Clash):
        name = sentences.name(goal.x)
        return sentences.told(lambda v: v.say("whence", x=name[v.lang]))
    fact = sentences.fact(goal)
    return sentences.told(lambda v: v.say("why", fact=fact[v.lang]))


def fact_of_triple(triple: Triple) -> Fact:
    """An RDF statement as a fact."""
    subject, predicate, object_ = triple
    return Member(object_, subject) if predicate == TYPE else Link(predicate, subject, object_)


def triple_of_fact(conclusion: Conclusion, program: Program) -> Triple | None:
    """A conclusion as an RDF statement; None where it is none, or its class is a complex expression, which no statement can name."""
    if isinstance(conclusion, Link):
        return conclusion.x, conclusion.property, conclusion.y
    if isinstance(conclusion, Member) and not program.is_internal(conclusion.cls):
        return conclusion.x, TYPE, conclusion.cls
    return None


# ---- nodes


def _nodes(proof: Proof, program: Program, sentences: Sentences, backings: Backings) -> tuple[Node, ...]:
    numbers: dict[Conclusion, int] = {}
    found: list[Node] = []
    for number, step in enumerate(proof.steps, 1):
        premises = tuple(dict.fromkeys(numbers[p] for p in step.premises if p in numbers))
        found.append(_node(number, step, premises, program, sentences, backings))
        numbers.setdefault(step.conclusion, number)
    return tuple(found)


def _node(number: int, step: Step, premises: tuple[int, ...], program: Program, sentences: Sentences, backings: Backings) -> Node:
    axioms = step.axioms or ((step.rule.axiom,) if step.rule else ())
    c = step.conclusion
    return Node(
        number=number,
        kind="asserted" if step.asserted else "inferred" if step.rule else "computed",
        text=sentences.fact(c),
        premises=premises,
        rule=step.rule.name if step.rule else "",
        rule_text=sentences.rule(step.rule) if step.rule else {},
        axiom=" ".join(str(a) for a in axioms),
        triple=triple_of_fact(c, program),
        backing=backings.behind(c) if step.asserted and isinstance(c, (Member, Link)) else (),
    )


def _grounds(justification: Justification, sentences: Sentences) -> Grounds:
    return Grounds(
        tuple(sentences.fact(f) for f in justification.assertions),
        tuple(sentences.axiom(a) for a in justification.axioms),
    )


# ---- the answer in one sentence


def _answer(proof: Proof, program: Program, sentences: Sentences, nodes: Sequence[Node]) -> Texts:
    steps = {s.conclusion: s for s in proof.steps}
    step = steps.get(proof.goal)
    if step is None:
        return sentences.fact(proof.goal)
    told = _stated(step, sentences) or _reasoned(step, steps, program, sentences)
    backing = _best(nodes)
    return sentences.told(lambda v: _with_sources(v, told[v.lang], backing))


def _stated(step: Step, sentences: Sentences) -> Texts | None:
    if step.premises or step.rule:
        return None
    fact = sentences.fact(step.conclusion)
    if not step.asserted:
        return fact
    return sentences.told(lambda v: v.say("as stated", fact=fact[v.lang]))


def _reasoned(step: Step, steps: dict[Conclusion, Step], program: Program, sentences: Sentences) -> Texts:
    goal = step.conclusion
    premises = list(_unfolded(step, steps, program))
    shown = premises[:MOST_REASONS]
    subject = goal.x if isinstance(goal, (Member, Link)) else ""
    about = [p for p in (sentences.predicate(c, subject) for c in shown) if p is not None]
    others = [sentences.fact(c) for c in shown if sentences.predicate(c, subject) is None]
    long = any(sentences.is_long(c) for c in shown)
    fact, rule = sentences.fact(goal), sentences.rule(step.rule) if step.rule else {}

    def say(v: Voice) -> str:
        parts = [v.say("it", vp=v.joined([p[v.lang] for p in about], long))] if about else []
        reasons = v.joined([*parts, *(o[v.lang] for o in others)], long=bool(about and others) or len(others) > 2)
        if len(premises) > MOST_REASONS:
            reasons = v.say("and more", list=reasons, n=len(premises) - MOST_REASONS)
        if isinstance(goal, Clash):
            both = v.say("but", reasons=reasons, rule=rule[v.lang]) if reasons and rule else ""
            return v.say("cannot be", reasons=both or reasons or rule.get(v.lang) or fact[v.lang])
        return v.say("because", fact=fact[v.lang], reasons=reasons or rule.get(v.lang, ""))

    return sentences.told(say)


def _unfolded(step: Step, steps: dict[Conclusion, Step], program: Program) -> Iterator[Conclusion]:
    """The premises; membership in an intersection, which no statement names, gives way to the memberships it is made of."""
    waiting = list(reversed(step.premises))
    seen: set[Conclusion] = set()
    while waiting:
        c = waiting.pop()
        if c in seen:
            continue
        seen.add(c)
        made = steps.get(c)
        if isinstance(c, Member) and isinstance(program.expressions.get(c.cls), And) and made is not None and made.premises:
            waiting += reversed(made.premises)
        else:
            yield c


def _best(nodes: Sequence[Node]) -> list[Backing]:
    """The best backing of each source, the statement that affirms a concept before those that are about other things."""
    found = [b for node in nodes for b in node.backing[:1] if b.source]
    found.sort(key=lambda b: (b.evidence.bearing == "shows", b.evidence.rank()))
    return list({b.evidence.source: b for b in reversed(found)}.values())[::-1]


def _with_sources(v: Voice, text: str, backing: Sequence[Backing]) -> str:
    if not backing:
        return v.say("full stop", text=text)
    listed = v.say("semicolon").join(source_of(b, v) for b in backing[:MOST_SOURCES])
    if len(backing) > MOST_SOURCES:
        listed = v.say("and more", list=listed, n=len(backing) - MOST_SOURCES)
    return v.say("according to", text=text, sources=listed)


def source_of(backing: Backing, v: Voice) -> str:
    """A source with the place in it."""
    source = backing.sources.get(v.lang) or backing.source
    return v.say("concept", label=source, notation=backing.passage) if backing.passage else source
