"""Explanations as RDF, in Turtle: PROV-O for what comes from what, rdf:Statement for what is stated, and a small vocabulary of our own.

PROV-O (W3C, 2013) and RDF Schema 1.1 (W3C, 2014), section 5.3. The vocabulary is ``https://w3id.org/sg2kg/explanation#``, here ``ex:``.

========================================  ==========================================================================================
``ex:Why``, ``ex:WhyNot``, ``ex:WhatIf``  An explanation, with ``ex:question`` and ``ex:answer`` in three languages.
``ex:conclusion``, ``ex:step``            The last step of a proof; every step. ``ex:complete`` is false where more justifications may exist.
``ex:AssertedStep`` …                     A step, also ``ex:InferredStep`` and ``ex:ComputedStep``; a prov:Entity with rdfs:label in three
                                          languages, ``ex:number``, ``ex:rule`` (name), ``ex:ruleText`` (in words), ``ex:axiom`` (functional style).
``prov:wasDerivedFrom``                   From a step to its premises.
``ex:states``                             From a step to the rdf:Statement that it comes to, where RDF can state it.
``ex:restsOn``                            From a step or condition to the coded statements behind it.
``prov:hadPrimarySource``                 From a step or condition to the sources of those.
``ex:justification``                      To an ``ex:Justification``, with ``ex:statement`` and ``ex:axiom``.
``ex:condition``, ``ex:part``             To an ``ex:Condition``, and to its parts; it has ``ex:state``, ``ex:reason``, ``ex:detail``,
                                          ``ex:expression``, ``ex:concept`` and ``ex:searchNote``.
``ex:added`` …                            From an ``ex:WhatIf`` to statements, also ``ex:withdrawn``, ``ex:gained`` and ``ex:lost``;
                                          ``ex:contradiction`` to an ``ex:Why``.
========================================  ==========================================================================================
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Union

import pyoxigraph as ox

from sg2kg.explanation.answers import Backing, Condition, Node, Texts, WhatIf, Why, WhyNot
from sg2kg.explanation.naming import literal_parts
from sg2kg.explanation.writers import Explained
from sg2kg.explanation.writers.lines import GROUPS, conditions
from sg2kg.graph import write_graph
from sg2kg.reasoning.rules import Link
from sg2kg.terms import PREFIXES

EX = "https://w3id.org/sg2kg/explanation#"
_RDF, _PROV = PREFIXES["rdf"], PREFIXES["prov"]
_LABEL = PREFIXES["rdfs"] + "label"
Term = Union[ox.NamedNode, ox.BlankNode, ox.Literal]


def write_turtle(answer: Explained, lang: str) -> str:
    """The explanation as Turtle."""
    return write_graph(explanation_triples(answer), "turtle")


def explanation_triples(answer: Explained) -> Iterator[ox.Triple]:
    """The explanation as RDF statements."""
    top = ox.BlankNode("e")
    if isinstance(answer, Why):
        yield from _why(answer, top, "")
    elif isinstance(answer, WhyNot):
        yield from _why_not(answer, top)
    else:
        yield from _what_if(answer, top)


def _is(node: ox.BlankNode, predicate: str, value: Term) -> ox.Triple:
    return ox.Triple(node, ox.NamedNode(predicate), value)


def _typed(node: ox.BlankNode, *names: str) -> Iterator[ox.Triple]:
    for name in names:
        yield _is(node, _RDF + "type", ox.NamedNode(name))


def _texts(node: ox.BlankNode, predicate: str, texts: Texts) -> Iterator[ox.Triple]:
    for lang, text in texts.items():
        if text:
            yield _is(node, predicate, ox.Literal(_text(text), language=lang))


def _text(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


def _term(text: str) -> Term:
    """A term as the engine names it; one that RDF does not allow as a literal, so that nothing is lost."""
    try:
        if text.startswith('"'):
            value, language, datatype = literal_parts(_text(text))
            return ox.Literal(value, language=language) if language else ox.Literal(value, datatype=ox.NamedNode(datatype) if datatype else None)
        return ox.BlankNode(text[2:]) if text.startswith("_:") else ox.NamedNode(text)
    except ValueError:
        return ox.Literal(_text(text))


def _statement(triple: tuple[str, str, str], label: str) -> tuple[ox.BlankNode, Iterator[ox.Triple]]:
    node = ox.BlankNode(label)

    def triples() -> Iterator[ox.Triple]:
        yield from _typed(node, _RDF + "Statement")
        for name, term in zip(("subject", "predicate", "object"), triple, strict=True):
            yield _is(node, _RDF + name, _own(_term(term)))

    return node, triples()


def _own(term: Term) -> Term:
    """Blank nodes of the data apart from ours."""
    return ox.BlankNode(f"data{term.value}") if isinstance(term, ox.BlankNode) else term


def _backed(node: ox.BlankNode, backing: Iterable[Backing]) -> Iterator[ox.Triple]:
    for b in backing:
        yield _is(node, EX + "restsOn", _own(_term(b.evidence.statement)))
        if b.evidence.source:
            yield _is(node, _PROV + "hadPrimarySource", _own(_term(b.evidence.source)))


def _why(why: Why, top: ox.BlankNode, prefix: str) -> Iterator[ox.Triple]:
    yield from _typed(top, EX + "Why")
    yield from _texts(top, EX + "question", why.question)
    yield from _texts(top, EX + "answer", why.answer)
    yield _is(top, EX + "complete", ox.Literal(why.complete))
    for node in why.nodes:
        yield _is(top, EX + "step", ox.BlankNode(f"{prefix}s{node.number}"))
        yield from _step(node, prefix)
    if why.nodes:
        yield _is(top, EX + "conclusion", ox.BlankNode(f"{prefix}s{why.nodes[-1].number}"))
    for n, justification in enumerate(why.justifications, 1):
        j = ox.BlankNode(f"{prefix}j{n}")
        yield _is(top, EX + "justification", j)
        yield from _typed(j, EX + "Justification")
        for axiom in justification.axioms:
            yield _is(j, EX + "axiom", ox.Literal(_text(str(axiom))))
        for m, fact in enumerate(justification.assertions, 1):
            triple = (fact.x, fact.property, fact.y) if isinstance(fact, Link) else (fact.x, _RDF + "type", fact.cls)
            node_, triples = _statement(triple, f"{prefix}j{n}t{m}")
            yield _is(j, EX + "statement", node_)
            yield from triples


def _step(node: Node, prefix: str) -> Iterator[ox.Triple]:
    step = ox.BlankNode(f"{prefix}s{node.number}")
    yield from _typed(step, f"{EX}{node.kind.capitalize()}Step", _PROV + "Entity")
    yield _is(step, EX + "number", ox.Literal(node.number))
    yield from _texts(step, _LABEL, node.text)
    if node.rule:
        yield _is(step, EX + "rule", ox.Literal(node.rule))
    yield from _texts(step, EX + "ruleText", node.rule_text)
    if node.axiom:
        yield _is(step, EX + "axiom", ox.Literal(_text(node.axiom)))
    for premise in node.premises:
        yield _is(step, _PROV + "wasDerivedFrom", ox.BlankNode(f"{prefix}s{premise}"))
    if node.triple:
        statement, triples = _statement(node.triple, f"{prefix}t{node.number}")
        yield _is(step, EX + "states", statement)
        yield from triples
    yield from _backed(step, node.backing)


def _why_not(why_not: WhyNot, top: ox.BlankNode) -> Iterator[ox.Triple]:
    yield from _typed(top, EX + "WhyNot")
    yield from _texts(top, EX + "question", why_not.question)
    yield from _texts(top, EX + "answer", why_not.answer)
    for number, whole, condition in conditions(why_not.condition):
        node = ox.BlankNode(f"c{number}")
        yield _is(ox.BlankNode(f"c{whole}") if whole else top, EX + ("part" if whole else "condition"), node)
        yield from _condition(node, condition)


def _condition(node: ox.BlankNode, c: Condition) -> Iterator[ox.Triple]:
    yield from _typed(node, EX + "Condition")
    yield from _texts(node, _LABEL, c.text)
    yield from _texts(node, EX + "detail", c.detail)
    for name, text in (("state", c.state), ("reason", c.reason), ("expression", c.expression)):
        if text:
            yield _is(node, EX + name, ox.Literal(_text(text)))
    if c.concept:
        yield _is(node, EX + "concept", _own(_term(c.concept)))
    if c.search:
        yield _is(node, EX + "searchNote", _own(_term(c.search.note)))
    yield from _backed(node, c.backing)


def _what_if(what_if: WhatIf, top: ox.BlankNode) -> Iterator[ox.Triple]:
    yield from _typed(top, EX + "WhatIf")
    for group in GROUPS:
        for n, triple in enumerate(getattr(what_if, group), 1):
            node, triples = _statement(triple, f"{group}{n}")
            yield _is(top, EX + group, node)
            yield from triples
            yield from _texts(node, _LABEL, what_if.in_words.get(triple, {}))
    for n, why in enumerate(what_if.contradictions, 1):
        node = ox.BlankNode(f"x{n}")
        yield _is(top, EX + "contradiction", node)
        yield from _why(why, node, f"x{n}")
