"""What a submission says against the ontology, as findings, and what it says the other way round, for the shapes; called when it is checked.

Shapes ask what is stated; what follows from it, such as the class of a thing by the properties it has, they are not given, for it would hide what is
missing. But a statement can be written from either end, and the shapes read one: what was written from the other is turned round for them. And what
contradicts the ontology does not conform, whatever the shapes say.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import pyoxigraph as ox

from sg2kg.errors import ReasoningError
from sg2kg.knowledge.reasoned import schema_statements
from sg2kg.messages import TAGS, in_all
from sg2kg.reasoning import Fact, Link, Proof, Reasoner, triple_of
from sg2kg.reasoning.loading import term_of
from sg2kg.reasoning.owl.axioms import Characteristic, InverseProperties
from sg2kg.terms import PREFIXES, SG2, curie
from sg2kg.validation.engines.seam import Result
from sg2kg.validation.shapes import Shapes
from sg2kg.validation.shapes.facts import Term
from sg2kg.validation.verdict import CONTRADICTION, Context, Finding

_SH = PREFIXES["sh"]
_TYPE = PREFIXES["rdf"] + "type"
_LABELS = (PREFIXES["rdfs"] + "label", PREFIXES["skos"] + "prefLabel")
_OF_LITERALS = frozenset({"x-range", "dt-not-type"})
"""Rules on how a literal is written: shapes check that, and know which forms are as good."""
_LIMIT = 200_000
"""Statements that may follow from one submission; from one that a person writes some hundreds do."""
_MOST = 20
"""Contradictions that are told of one submission."""


@dataclass(frozen=True)
class Implied:
    """What follows from a submission, as far as a check needs it."""

    turned: tuple[ox.Triple, ...]
    """Statements that were written from the other end, as the shapes read them."""
    proofs: tuple[Proof, ...]
    """Why it contradicts the ontology."""
    whole: bool = True
    """False where so much follows that it was not worked out."""

    def contradictions(self, triples: Iterable[ox.Triple], known: Sequence[Finding], context: Context) -> list[Finding]:
        """A finding for each contradiction, but for those about a thing that another finding refuses already."""
        if not self.whole:
            return [_unread(triples, context)]
        return _contradictions(self.proofs, triples, known, context) if self.proofs else []


def implied_by(triples: Sequence[ox.Triple], shapes: Shapes) -> Implied:
    """What the triples of a submission come to by the ontology, as far as these shapes ask for it."""
    try:
        return _implied_by(triples, _reversible(shapes))
    except ReasoningError:
        return Implied((), (), whole=False)


def _implied_by(triples: Sequence[ox.Triple], reversible: frozenset[str]) -> Implied:
    reasoner = _reasoner()
    with reasoner.supposing(triples) as new:
        links = [(key[1], pair) for key, pairs in new.portions if key[0] == "property" and key[1] in reversible for pair in pairs]
        turned = [Link(p, *pair) for p, pair in links if reasoner.engine.facts.relation(p).tick(*pair)]
        proofs = [reasoner.prove_violation(v) for v in reasoner.violations if v.rule.name not in _OF_LITERALS][:_MOST]
    return Implied(tuple(map(triple_of, turned)), tuple(proofs))


@lru_cache(maxsize=1)
def _reasoner() -> Reasoner:
    return Reasoner(schema_statements(), _LIMIT)


@lru_cache(maxsize=8)
def _reversible(shapes: Shapes) -> frozenset[str]:
    """Properties that the shapes read and whose links can be stated from the other end: those with an inverse, and symmetric ones."""
    found: set[str] = set()
    for axiom in _reasoner().ontology.axioms:
        if isinstance(axiom, InverseProperties):
            found |= {axiom.left.iri, axiom.right.iri}
        elif isinstance(axiom, Characteristic) and axiom.kind == "Symmetric":
            found.add(axiom.property.iri)
    read = "\n".join(str(t.object) for t in shapes.triples)
    return frozenset(p for p in found if re.search(rf"{re.escape(p)}>|{re.escape(curie(p))}\b", read))


# ---- as findings


def _contradictions(proofs: Iterable[Proof], triples: Iterable[ox.Triple], known: Sequence[Finding], context: Context) -> list[Finding]:
    from sg2kg.explanation.sentences import Sentences
    from sg2kg.explanation.tell import tell_briefly

    labels = _Labels([*schema_statements(), *triples])
    program = _reasoner().program
    sentences = Sentences(labels, program.expressions)
    refused = {f.focus for f in known if f.severity == "violation"}
    return [_finding(p, tell_briefly(sentences, program, p), labels, context) for p in proofs if not _told(p, refused)]


def _told(proof: Proof, refused: Collection[str]) -> bool:
    """Whether a shape refuses already what one of the statements is about: one cause, one finding."""
    return any(f.x.removeprefix("_:") in refused for f in proof.assertions)


def _finding(proof: Proof, message: Mapping[str, str], labels: _Labels, context: Context) -> Finding:
    message = {lang: text + ("." if lang == "en" else "。") for lang, text in message.items()}
    result = _result(proof, message)
    return _told_as(result, message, details=tuple(map(_plain, proof.assertions)), labels=labels, context=context)


def _unread(triples: Iterable[ox.Triple], context: Context) -> Finding:
    """A caution that contradictions were not looked for."""
    record = next((t.subject for t in triples if t.predicate.value == SG2.describes), ox.BlankNode("record"))
    message = in_all("contradiction unread")
    result = _told_of(record, None, None, "Warning", message)
    return replace(_told_as(result, message, (), _Labels(()), context), severity="warning", guard=True, obligation="recommended", mend={}, why={})


def _told_as(result: Result, message: Mapping[str, str], details: tuple[str, ...], labels: _Labels, context: Context) -> Finding:
    focus = result.focus.value if not isinstance(result.focus, ox.Triple) else str(result.focus)
    path = curie(result.path.value) if isinstance(result.path, ox.NamedNode) else ""
    value = result.value.value if isinstance(result.value, (ox.NamedNode, ox.BlankNode, ox.Literal)) else ""
    return Finding(
        id=CONTRADICTION,
        requirement=CONTRADICTION,
        obligation="mandatory",
        guard=False,
        shape=PREFIXES["sgsh"] + CONTRADICTION,
        component=result.component,
        severity="violation",
        concept="",
        concept_label={},
        layer="other",
        focus=focus,
        focus_label=labels.texts(focus),
        path=path,
        values=(value,) if value else (),
        value_labels={value: labels.texts(value)} if labels.texts(value) else {},
        name=in_all("contradiction"),
        message=message,
        why=in_all("contradiction why"),
        mend=in_all("contradiction mend"),
        details=details,
        results=(result,),
        context=context,
    )


def _plain(fact: Fact) -> str:
    """A statement in one line, the same in every language."""
    if isinstance(fact, Link):
        return f"{curie(fact.x)} {curie(fact.property)} {curie(fact.y)}"
    return f"{curie(fact.x)} rdf:type {curie(fact.cls)}"


def _result(proof: Proof, message: Mapping[str, str]) -> Result:
    """The contradiction as a result of a validation, at the last link among the statements that make it, else at the thing itself."""
    links = [f for f in proof.assertions if isinstance(f, Link)]
    about: Fact = links[-1] if links else proof.assertions[-1]
    focus = term_of(about.x)
    path = ox.NamedNode(about.property if isinstance(about, Link) else _TYPE)
    value = term_of(about.y) if isinstance(about, Link) else ox.NamedNode(about.cls)
    return _told_of(focus, path, value, "Violation", message)


def _told_of(focus: Term, path: Term | None, value: Term | None, severity: str, message: Mapping[str, str]) -> Result:
    shape = ox.NamedNode(PREFIXES["sgsh"] + CONTRADICTION)
    messages = tuple(ox.Literal(text, language=lang) for lang, text in message.items())
    return Result(focus, PREFIXES["sgsh"] + "Contradiction", shape, path, value, _SH + severity, messages)


class _Labels:
    """What things are called in the ontology and a submission; for :class:`sg2kg.explanation.sentences.Sentences`."""

    def __init__(self, triples: Iterable[ox.Triple]) -> None:
        self._texts: dict[str, dict[str, str]] = {}
        self._notations: dict[str, str] = {}
        for subject, predicate, literal in _literals(triples):
            if predicate in _LABELS:
                self._texts.setdefault(subject, {}).setdefault(TAGS.get((literal.language or "en").lower(), "en"), literal.value)
            elif predicate == PREFIXES["skos"] + "notation":
                self._notations.setdefault(subject, literal.value)

    def texts(self, iri: str) -> dict[str, str]:
        """The labels by language."""
        return self._texts.get(iri, {})

    def label(self, iri: str, lang: str = "en") -> str:
        """The label in a language, else in English, else the last part of the IRI."""
        found = self.texts(iri)
        return found.get(lang) or found.get("en") or next(iter(found.values()), iri.rpartition("/")[2].rpartition("#")[2] or iri)

    def notation(self, concept: str) -> str:
        """The notation of a concept, else its IRI."""
        return self._notations.get(concept, concept)


def _literals(triples: Iterable[ox.Triple]) -> Iterator[tuple[str, str, ox.Literal]]:
    for t in triples:
        if isinstance(t.object, ox.Literal):
            yield t.subject.value if not isinstance(t.subject, ox.Triple) else str(t.subject), t.predicate.value, t.object
