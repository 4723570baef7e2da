"""Answers why, why not and what if about a knowledge base: understands what is asked, and has it proved and told; the door to this room."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Union

import pyoxigraph as ox

from sg2kg.errors import ExplanationError, InputError, NotFoundError
from sg2kg.explanation.answers import Texts, WhatIf, Why, WhyNot
from sg2kg.explanation.tell import tell_proof, tell_triples
from sg2kg.explanation.words_conditions import tell
from sg2kg.graph.read import read_bytes, read_path
from sg2kg.knowledge.base import KnowledgeBase
from sg2kg.knowledge.status import DEFAULT_BASIS
from sg2kg.reasoning.loading import Statement, fact_of, is_axiom, term_text
from sg2kg.reasoning.owl.axioms import Ontology
from sg2kg.reasoning.owl.expressions import NOTHING, THING, HasValue, Named, Property
from sg2kg.reasoning.proofs import Proof
from sg2kg.reasoning.rules import Fact, Link, Member
from sg2kg.terms import PREFIXES, SG2, curie

MAX_JUSTIFICATIONS = 20
_MOST_DOUBTS = 3
_TYPE = PREFIXES["rdf"] + "type"
_SHORT = re.compile(r'"(?:[^"\\]|\\.)*"|<[^<>]*>|([a-z0-9]+):([\w./-]*#[\w-]+)')
"""A string or an IRI, to be passed over, or a short name with a number sign in it, which in Turtle would begin a comment."""
_PREFIXED = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())


def explain(kb: KnowledgeBase, *question: str, basis: str = DEFAULT_BASIS, justifications: int = 1) -> Union[Why, WhyNot]:
    """Why something follows, or why it does not.

    ``question`` is a case and a class or concept, each by name, notation, label or IRI, or one statement ("case:cloud-rice sg2:exhibits fw:DIM-1").
    ``justifications`` is how many smallest sets of statements and axioms are looked for, MAX_JUSTIFICATIONS at most.
    Raises NotFoundError for a name that is not known, ExplanationError for what is no question.
    """
    fact = asked(kb, *question)
    reasoner = kb.reasoner
    if not 0 <= justifications <= MAX_JUSTIFICATIONS:
        raise ExplanationError(f"{justifications} justifications", f"Ask for 0 to {MAX_JUSTIFICATIONS}.")
    proof = Proof(fact, ()) if fact == Member(THING, fact.x) else reasoner.prove(fact)
    if proof is None:
        return _not_so(kb, fact, basis)
    if not len(proof):  # it rests on nothing: everything is a thing
        return tell_proof(kb, reasoner.program, proof)
    found, complete = reasoner.justify(proof, justifications) if justifications else ([], False)
    why = tell_proof(kb, reasoner.program, proof, justifications=found, complete=complete)
    return replace(why, answer=_with_doubt(kb, fact, why.answer, basis))


def _with_doubt(kb: KnowledgeBase, fact: Fact, answer: Texts, basis: str) -> Texts:
    """The answer, and what is not settled about it: that something follows from what somebody affirms does not say that nobody denies it."""
    from sg2kg.explanation.conditions import weigh
    from sg2kg.explanation.surely import deciding

    if fact.x not in {c.iri for c in kb.cases} or not (isinstance(fact, Member) or fact.property == SG2.exhibits):
        return answer
    expression = Named(fact.cls) if isinstance(fact, Member) else HasValue(Property(fact.property), fact.y)
    condition = weigh(kb, kb.reasoner, fact.x, expression, basis)
    if condition.state == "certain":
        return answer
    doubts = [d for d in deciding(condition) if d.detail][:_MOST_DOUBTS]
    return {lang: text + tell("only somebody says", lang, doubts="; ".join(d.detail[lang] for d in doubts)) for lang, text in answer.items()}


def contradictions(kb: KnowledgeBase, most: int = 20) -> list[Why]:
    """What cannot be, each with the statements and axioms that contradict each other; ``most`` of them at most."""
    reasoner = kb.reasoner
    return [tell_proof(kb, reasoner.program, reasoner.prove_violation(v)) for v in reasoner.violations[:most]]


def equalities(kb: KnowledgeBase, most: int = 20) -> list[Why]:
    """Which individuals would be the same, and why; nothing is merged."""
    reasoner = kb.reasoner
    return [tell_proof(kb, reasoner.program, reasoner.prove_equality(e)) for e in reasoner.equalities[:most]]


def what_if(kb: KnowledgeBase, add: Union[str, Path, Iterable[ox.Triple]] = (), withdraw: Union[str, Path, Iterable[ox.Triple]] = ()) -> WhatIf:
    """What would follow and no longer follow if statements were added and withdrawn; the knowledge base stays as it is.

    Both are triples, Turtle (the usual prefixes need not be declared), or a file. Raises InputError for a file that cannot be read, ExplanationError
    for other text that cannot, for axioms, and for a literal where an individual belongs or the other way round.
    """
    reasoner = kb.reasoner
    added, withdrawn = _facts(add, "add", reasoner.ontology), _facts(withdraw, "withdraw", reasoner.ontology)
    changes, violations = reasoner.what_if(added, withdrawn)
    told = [tell_proof(kb, reasoner.program, proof) for proof in violations]
    gained, lost = (tuple(sorted(map(_plain, facts))) for facts in (changes.gained, changes.lost))
    stated, unsaid = tuple(map(_plain, added)), tuple(map(_plain, withdrawn))
    words = tell_triples(kb, reasoner.program, [*stated, *unsaid, *gained, *lost])
    return WhatIf(stated, unsaid, gained, lost, tuple(told), words)


# ---- what is asked


def asked(kb: KnowledgeBase, *question: str) -> Fact:
    """The fact that a question asks about."""
    if len(question) == 1:
        return _statement(kb, question[0])
    if len(question) != 2:
        raise ExplanationError(f"{len(question)} words where a case and a class or concept are expected", 'Or one statement: "s p o".')
    subject = _individual(kb, question[0])
    cls = _class(kb, question[1])
    if cls is not None:
        return Member(cls, subject)
    try:
        return Link(SG2.exhibits, subject, kb.concept(question[1]))
    except NotFoundError:
        known = [curie(c).partition(":")[2] for c in kb.reasoner.ontology.classes]
        raise NotFoundError("class or concept", question[1], [*known, *kb.concepts]) from None


def _statement(kb: KnowledgeBase, text: str) -> Fact:
    found = _turtle(text, "statement")
    if len(found) != 1:
        raise ExplanationError(f"{len(found)} statements where one is expected", 'For example "case:cloud-rice sg2:exhibits fw:DIM-1".')
    if any(isinstance(term, (ox.BlankNode, ox.Triple)) for term in (found[0].subject, found[0].object)):
        raise ExplanationError("what has no name cannot be asked about", "Give the IRI of what you mean.")
    fact = fact_of(found[0])
    _must_be_known(kb, fact.x)
    if isinstance(fact, Member):
        _must_not_be_nothing(fact.cls)
    return fact


def _must_not_be_nothing(cls: str) -> None:
    if cls == NOTHING:
        raise ExplanationError("nothing is in owl:Nothing", "sg2kg reason tells the contradictions.")


def _must_be_known(kb: KnowledgeBase, individual: str) -> None:
    """Raises NotFoundError for an individual of which nothing is said."""
    if individual[:2] != "_:" and not kb.dataset.ask(f"ASK {{ {{ <{individual}> ?p ?o }} UNION {{ ?s ?q <{individual}> }} }}"):
        raise NotFoundError("individual", curie(individual), [c.name for c in kb.cases])


def _turtle(text: str, name: str) -> list[ox.Quad]:
    """Statements of a text in Turtle; the closing full stop may be left out."""
    body = _SHORT.sub(lambda m: f"<{PREFIXES[m[1]]}{m[2]}>" if m[1] in PREFIXES else m[0], text.strip())
    try:
        return read_bytes(f"{_PREFIXED}{body}{'' if body.endswith('.') else ' .'}".encode(), ox.RdfFormat.TURTLE, name)
    except InputError as error:
        what = re.sub(r"^[^:]*(:\d+)*: ", "", error.what)
        hint = 'A statement is subject, predicate and object: "case:cloud-rice sg2:exhibits fw:DIM-1".'
        raise ExplanationError(f"this is no statement: {text.strip()[:80]}: {what}", hint) from None


def _individual(kb: KnowledgeBase, name: str) -> str:
    try:
        return kb.case(name).iri
    except NotFoundError:
        full = _expanded(name)
        if full is None:
            raise
        _must_be_known(kb, full)
        return full


def _expanded(name: str) -> str | None:
    prefix, sign, local = name.partition(":")
    if sign and prefix in PREFIXES:
        return PREFIXES[prefix] + local
    text = name.removeprefix("<").removesuffix(">")
    return text if re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|^`\\]+", text) else None


def _class(kb: KnowledgeBase, name: str) -> str | None:
    classes = kb.reasoner.ontology.classes
    full = _expanded(name)
    if full in classes or full == THING:
        return full
    _must_not_be_nothing(full or "")
    lower = name.lower()
    for cls in classes:
        if lower in (re.split(r"[#/]", cls)[-1].lower(), *(kb.label(cls, lang).lower() for lang in ("en", "zh-Hans", "zh-Hant"))):
            return cls
    return None


def _not_so(kb: KnowledgeBase, fact: Fact, basis: str) -> WhyNot:
    from sg2kg.explanation.whynot import why_not

    if isinstance(fact, Member):
        return why_not(kb, kb.reasoner, fact.x, fact.cls, basis)
    return why_not(kb, kb.reasoner, fact.x, (fact.x, fact.property, fact.y), basis)


def _facts(given: Union[str, Path, Iterable[ox.Triple]], name: str, ontology: Ontology) -> list[Fact]:
    found: Iterable[Statement]
    if isinstance(given, Path):
        found = read_path(given)
    elif isinstance(given, str):
        found = _turtle(given, name) if given.strip() else []
    else:
        found = given
    things = frozenset(ontology.object_properties) - frozenset(ontology.data_properties)
    literals = frozenset(ontology.data_properties) - frozenset(ontology.object_properties)
    return [_fact(statement, things, literals) for statement in found]


def _fact(statement: Statement, of_things: frozenset[str], of_literals: frozenset[str]) -> Fact:
    fact = fact_of(statement)
    if is_axiom(statement):
        raise ExplanationError(f"this is part of an axiom: {_short(statement)}", "Only facts can be supposed; axioms are read by sg2kg reason.")
    if isinstance(statement.object, ox.Triple):
        raise ExplanationError(f"a triple stands where a thing or value belongs: {_short(statement)}", "Correct the statement.")
    if isinstance(fact, Link) and fact.property in (of_things if fact.y[:1] == '"' else of_literals):
        wrong, right = ("a literal", "an individual") if fact.y[:1] == '"' else ("an individual", "a literal")
        raise ExplanationError(f"{wrong} stands where {right} belongs: {_short(statement)}", "Correct the statement.")
    return fact


def _short(statement: Statement) -> str:
    return " ".join(curie(term_text(term)) for term in (statement.subject, statement.predicate, statement.object))[:200]


def _plain(fact: Fact) -> tuple[str, str, str]:
    return (fact.x, _TYPE, fact.cls) if isinstance(fact, Member) else (fact.x, fact.property, fact.y)
