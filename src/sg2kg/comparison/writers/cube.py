"""A comparison as an RDF Data Cube (W3C Recommendation, 16 January 2014): one observation a cell, linked to the statements it rests on.

The dimensions are the case, the situation (the case as a whole, or one phase of it), the concept and the counting basis; the measure is the status.
The terms are of a namespace of their own and not those of ``sg2:Status``: a cube that is loaded beside the cases must not be counted as statuses.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Union
from urllib.parse import quote

import pyoxigraph as ox

from sg2kg.comparison.words import word
from sg2kg.messages import LANGUAGES
from sg2kg.terms import PREFIXES, SG2

if TYPE_CHECKING:
    from sg2kg.comparison.matrix import Cell, Comparison

QB = "http://purl.org/linked-data/cube#"
CUBE = "https://w3id.org/sg2kg/cube#"
"""The namespace of the dimensions, the measure and the attributes."""
COMPARISONS = "https://w3id.org/sg2kg/comparison/"
"""A comparison is named by a hash of what it says."""
_RDF, _RDFS, _SKOS, _XSD = (PREFIXES[p] for p in ("rdf", "rdfs", "skos", "xsd"))
_DIMENSIONS = {
    "case": SG2.Case,
    "situation": _RDFS + "Resource",
    "concept": _SKOS + "Concept",
    "countingBasis": _XSD + "string",
}
"""Each dimension and its range."""
_ATTRIBUTES = {"bestBasis": _XSD + "string", "confidence": _XSD + "string", "note": _XSD + "string"}
Value = Union[str, ox.Literal]


def write_cube(c: Comparison) -> str:
    """The comparison as Turtle, well-formed by the integrity constraints of the Recommendation (section 11.1)."""
    body = list(_observations(c, COMPARISONS))
    name = COMPARISONS + hashlib.sha256("\n".join(map(str, body)).encode()).hexdigest()[:16]
    by_subject: dict[object, dict[ox.Triple, None]] = {}
    for triple in (*_structure(c, name), *_components(), *_observations(c, name)):
        by_subject.setdefault(triple.subject, {})[triple] = None
    used = {"qb": QB, "cube": CUBE, **{p: PREFIXES[p] for p in ("case", "dcterms", "fw", "prov", "rdfs", "sg2", "sg2x", "skos", "src", "xsd")}}
    out = io.BytesIO()
    ox.serialize([t for triples in by_subject.values() for t in triples], out, format=ox.RdfFormat.TURTLE, prefixes=used)
    return out.getvalue().decode("utf-8")


def _structure(c: Comparison, name: str) -> Iterator[ox.Triple]:
    yield from _about(name, [(_RDF + "type", QB + "DataSet"), (QB + "structure", name + "#structure"), (_RDFS + "label", _text(c, c.title))])
    yield from _about(name + "#structure", [(_RDF + "type", QB + "DataStructureDefinition")])
    kinds = [*(("dimension", d) for d in _DIMENSIONS), ("measure", "status"), *(("attribute", a) for a in _ATTRIBUTES)]
    for order, (kind, local) in enumerate(kinds, 1):
        part = f"{name}#component-{local}"
        yield from _about(name + "#structure", [(QB + "component", part)])
        facts: list[tuple[str, Value]] = [(_RDF + "type", QB + "ComponentSpecification"), (QB + kind, CUBE + local)]
        yield from _about(part, [*facts, (QB + "order", ox.Literal(order))])
        if kind == "attribute":
            yield from _about(part, [(QB + "componentRequired", ox.Literal(False))])
    concepts = name + "#concepts"
    yield from _about(CUBE + "concept", [(QB + "codeList", concepts)])
    yield from _about(
        concepts,
        [(_RDF + "type", _SKOS + "ConceptScheme"), (_RDFS + "label", _text(c, word("n concepts", c.request.lang).format(n=len(c.concepts))))],
    )
    for concept in c.concepts:
        facts = [(_RDF + "type", _SKOS + "Concept"), (_SKOS + "inScheme", concepts), (_SKOS + "prefLabel", _text(c, c.labels[concept]))]
        yield from _about(concept, [*facts, (_SKOS + "notation", ox.Literal(c.notations[concept]))])
    for case in c.cases:
        yield from _about(case, [(_RDFS + "label", _text(c, c.labels[case]))])


def _components() -> Iterator[ox.Triple]:
    """What the dimensions, the measure and the attributes are; the same in every comparison."""
    ranges = {**_DIMENSIONS, "status": _RDFS + "Resource", **_ATTRIBUTES}
    for local, kind in {**dict.fromkeys(_DIMENSIONS, "Dimension"), "status": "Measure", **dict.fromkeys(_ATTRIBUTES, "Attribute")}.items():
        facts: list[tuple[str, Value]] = [(_RDF + "type", QB + kind + "Property"), (_RDFS + "range", ranges[local])]
        facts += [(_RDFS + "label", ox.Literal(word(f"cube {local}", lang), language=lang)) for lang in LANGUAGES]
        yield from _about(CUBE + local, facts)


def _observations(c: Comparison, name: str) -> Iterator[ox.Triple]:
    for unit in c.units:
        for concept in c.concepts:
            cell: Cell = c.cells[unit.name, concept]
            node = f"{name}#{quote(unit.name, safe='')}/{quote(c.notations[concept], safe='')}"
            facts: list[tuple[str, Value]] = [
                (_RDF + "type", QB + "Observation"),
                (QB + "dataSet", name),
                (CUBE + "case", unit.case),
                (CUBE + "situation", unit.phase or unit.case),
                (CUBE + "concept", concept),
                (CUBE + "countingBasis", ox.Literal(unit.basis)),
                (CUBE + "status", cell.status.value),
            ]
            words = {"bestBasis": cell.basis, "confidence": cell.confidence, "note": cell.note}
            facts += [(CUBE + local, ox.Literal(text)) for local, text in words.items() if text]
            facts += [(PREFIXES["prov"] + "wasDerivedFrom", g.statement) for g in cell.grounds if g.statement]
            facts += [(PREFIXES["dcterms"] + "source", g.source_iri) for g in cell.grounds if ":" in g.source_iri]
            facts += [(_RDFS + "seeAlso", g.statement) for g in cell.leads if g.statement]
            yield from _about(node, facts)


def _about(subject: str, facts: Iterable[tuple[str, Value]]) -> Iterator[ox.Triple]:
    node = ox.NamedNode(subject)
    for predicate, value in facts:
        yield ox.Triple(node, ox.NamedNode(predicate), ox.NamedNode(value) if isinstance(value, str) else value)


def _text(c: Comparison, text: str) -> ox.Literal:
    return ox.Literal(text, language=c.request.lang)
