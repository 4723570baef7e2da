"""Names and terms of exported rules: an IRI for each complex expression, and individuals, classes and literals as SPARQL writes them.

A complex expression has no IRI of its own; what is known of its members must still pass from rule to rule, in a store that knows IRIs only.
"""

from __future__ import annotations

from hashlib import sha256

import pyoxigraph as ox

from sg2kg.reasoning.rules import Program
from sg2kg.reasoning.values import parts
from sg2kg.terms import PREFIXES

EXPRESSIONS = "https://w3id.org/sg2kg/expression#"
RULES = "https://w3id.org/sg2kg/rule#"
INFERRED = "https://w3id.org/sg2kg/graph/inferred"
"""The graph that holds what was inferred."""


class NotSayable(ValueError):
    """What an export cannot say; the text is the reason."""


def expression_iri(text: str) -> str:
    """The IRI that stands for a complex expression, made of its text: the same in every export."""
    return EXPRESSIONS + sha256(text.encode()).hexdigest()[:16]


def class_iri(cls: str, program: Program) -> str:
    """The IRI of a class as rules name it: itself, or that which stands for an expression."""
    return expression_iri(cls) if program.is_internal(cls) else cls


def labels(program: Program) -> list[ox.Triple]:
    """What the IRIs of expressions stand for: the text of each as its rdfs:label, in the order of the program."""
    label = ox.NamedNode(PREFIXES["rdfs"] + "label")
    return [ox.Triple(ox.NamedNode(expression_iri(text)), label, ox.Literal(text)) for text in program.expressions]


def term(value: str) -> str:
    """A variable, IRI or literal of a rule as SPARQL writes it; it is built anew, so that no text can become more than one term.

    Raises NotSayable for a blank node, which no query can name, and for what is no IRI or literal.
    """
    if value[:1] in ("?", "$"):
        return value
    return str(node(value))


def node(value: str) -> ox.NamedNode | ox.Literal:
    """An IRI or literal of a rule as a term of RDF; raises NotSayable like :func:`term`."""
    if value.startswith("_:"):
        raise NotSayable(f"{value} is a blank node of the ontology, which no query can name")
    try:
        if not value.startswith('"'):
            return ox.NamedNode(value)
        text, datatype, language = parts(value)
        return ox.Literal(text, language=language) if language else ox.Literal(text, datatype=ox.NamedNode(datatype))
    except ValueError as error:
        raise NotSayable(f"{value[:60]} is no term of RDF: {error}") from None
