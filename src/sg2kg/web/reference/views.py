"""What the page of a term shows: its relations by kind, its words in the other languages, and all that uses it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from sg2kg.messages import LANGUAGES
from sg2kg.terms import PREFIXES, SG2
from sg2kg.web.reference import diagram, structure
from sg2kg.web.reference.library import Library
from sg2kg.web.reference.neighbours import Link, Neighbours
from sg2kg.web.reference.terms import OWL, RDF, RDFS, SKOS, Term, Terms, pick
from sg2kg.web.reference.uses import VALUES

_OUT = (
    ("kind of", (SG2.kindOf,)),
    ("aspect of", (SG2.aspectOf,)),
    ("under class", (RDFS + "subClassOf",)),
    ("under property", (RDFS + "subPropertyOf",)),
    ("inverse", (OWL + "inverseOf",)),
    ("contrasts", (SG2.contrastsWith,)),
    ("related", (SKOS + "related",)),
    ("pole", (SG2.pole,)),
    ("area", (SG2.area,)),
    ("dimension", (SG2.dimension,)),
    ("measured in", (SG2.measuredIn,)),
    ("next lower", (SG2.nextLower,)),
)
_IN = (
    ("kinds", (SG2.kindOf,)),
    ("aspects", (SG2.aspectOf,)),
    ("classes under", (RDFS + "subClassOf",)),
    ("properties under", (RDFS + "subPropertyOf",)),
    ("inverse", (OWL + "inverseOf",)),
    ("contrasts", (SG2.contrastsWith,)),
    ("related", (SKOS + "related",)),
    ("indicators of area", (SG2.area,)),
    ("indicators of dimension", (SG2.dimension,)),
    ("measures", (SG2.measuredIn,)),
    ("pole of", (SG2.pole,)),
    ("next higher", (SG2.nextLower,)),
)
_CHARACTERISTICS = {
    OWL + "TransitiveProperty": "transitive",
    OWL + "SymmetricProperty": "symmetric",
    OWL + "FunctionalProperty": "functional",
}


@dataclass(frozen=True)
class Relation:
    """How a term stands to others: a key of the words, and the others."""

    key: str
    iris: tuple[str, ...]


def relations(terms: Terms, term: Term) -> list[Relation]:
    """How a term stands to others, in the order in which pages show it; what it is in first, what is in it after."""
    found: dict[str, list[str]] = {}
    for key, properties in _OUT:
        found.setdefault(key, []).extend(i for i in terms.nodes(term.iri, *properties) if i in terms.by_iri)
    if term.kind in ("property", "value"):
        for which in ("domain", "range"):
            iris, _ = terms.inherited(term.iri, which)
            found.setdefault(which, []).extend(iris)
    for key, properties in _IN:
        found.setdefault(key, []).extend(i for i in terms.pointing(term.iri, *properties) if i in terms.by_iri)
    found["in scheme"] = [i for i in terms.nodes(term.iri, SKOS + "inScheme") if i in terms.by_iri]
    found["is a"] = [t for t in terms.nodes(term.iri, RDF + "type") if t in terms.by_iri]
    if term.kind == "class":
        found["its properties"] = [p for p in terms.pointing(term.iri, RDFS + "domain") if p in terms.by_iri]
        found["inherited properties"] = [
            p for above in _classes_above(terms, term.iri) for p in terms.pointing(above, RDFS + "domain") if p in terms.by_iri
        ]
        found["leading here"] = [p for p in terms.pointing(term.iri, RDFS + "range") if p in terms.by_iri]
        found["members"] = [i for i in terms.pointing(term.iri, RDF + "type") if i in terms.by_iri]
        found["disjoint"] = [
            i for i in [*terms.nodes(term.iri, OWL + "disjointWith"), *terms.pointing(term.iri, OWL + "disjointWith")] if i in terms.by_iri
        ]
    if term.kind == "scheme":
        found["concepts in it"] = [t.iri for t in terms.members(term.iri)]
    return [Relation(key, tuple(dict.fromkeys(iris))) for key, iris in found.items() if iris]


def _classes_above(terms: Terms, cls: str) -> list[str]:
    found: list[str] = []
    waiting = [cls]
    while waiting:
        for above in terms.nodes(waiting.pop(0), RDFS + "subClassOf"):
            if above in terms.by_iri and above != cls and above not in found:
                found.append(above)
                waiting.append(above)
    return found


def chains(terms: Terms, prop: str) -> list[list[str]]:
    """The chains of properties from which a property follows (OWL 2 Structural Specification, W3C, 2012, section 9.2.1)."""
    facts = terms.facts
    found = []
    for head in facts.nodes(prop, OWL + "propertyChainAxiom"):
        chain: list[str] = []
        while head and head != RDF + "nil" and len(chain) < 20:
            chain += facts.nodes(head, RDF + "first")[:1]
            head = facts.node(head, RDF + "rest")
        found.append([i for i in chain if not i.startswith("_:")])
    return found


def characteristics(terms: Terms, prop: str) -> list[str]:
    """Whether a property is transitive, symmetric, functional: keys of the words."""
    return [_CHARACTERISTICS[t] for t in terms.nodes(prop, RDF + "type") if t in _CHARACTERISTICS]


def plain_facts(terms: Terms, term: Term) -> list[tuple[str, str]]:
    """What is said of a term in numbers or words, beside its labels: the property and the value."""
    wanted = (SG2.rank, SG2.scaleMin, SG2.scaleMax, SG2.isSector, SG2.isOutside, SG2.isIndependent)
    return [(p, v.value) for p in wanted for v in terms.facts.values(term.iri, p) if isinstance(v, ox.Literal)]


def of_term(library: Library, term: Term, lang: str, basis: str, link: Link) -> dict[str, Any]:
    """The values of the template for a term; ``link`` gives the address of a page for an IRI."""
    terms, uses = library.terms, library.uses
    picture = Neighbours(terms, lang, link).of(term)
    over = uses.over(term.iri) if term.kind == "concept" else []
    checking, naming = uses.shapes_of(term.iri)
    by_way = [(terms.by_iri[i], infos) for i in over if i in terms.by_iri and (infos := uses.shapes_of(i)[0])]
    queries = uses.queries_of(term.iri)
    values: dict[str, Any] = {
        "term": term,
        "terms": terms,
        "basis": basis,
        "relations": relations(terms, term),
        "picture": diagram.svg(picture) if picture else None,
        "others": [(tag, *(pick(t, tag) for t in (term.labels, term.definitions))) for tag in LANGUAGES if tag != lang],
        "matches": terms.matches(term.iri),
        "disclosures": terms.disclosures(term.iri),
        "facts": plain_facts(terms, term),
        "chains": chains(terms, term.iri),
        "characteristics": characteristics(terms, term.iri),
        "notes": [pair for note in term.notes for pair in structure.notes_in(note)],
        "checking": checking,
        "naming": [i for i in naming if i not in checking],
        "checking_over": by_way,
        "queries": queries,
        "queries_over": [q for q in dict.fromkeys(q.name for i in over for q in uses.queries_of(i)) if q not in {n.name for n in queries}],
        "query": {q.name: q for i in over for q in uses.queries_of(i)},
        "asked_of_concepts": uses.queries_about_a_concept() if term.kind == "concept" else [],
        "shown": uses.in_cases(term.iri, basis) if term.kind == "concept" else None,
        "values": VALUES,
        "in_data": uses.in_data(term.iri) if term.kind not in ("concept", "scheme", "shape", "requirement") else [],
        "meant": uses.meant(term.iri) if term.kind == "class" else [],
        "classified": uses.classified(term.iri) if term.kind == "class" and uses.is_about_cases(term.iri) else None,
        "datatypes": PREFIXES["xsd"],
    }
    if term.document == "shapes":
        values |= _of_shape(library, term)
    return values


def _of_shape(library: Library, term: Term) -> dict[str, Any]:
    terms = library.terms
    info = terms.infos.get(term.iri)
    id = info.requirement if info else term.name
    requirement = next((r for r in terms.requirements.values() if r.id == id), None)
    return {
        "info": info,
        "requirement": requirement,
        "obligations": terms.shapes.obligations(id),
        "tested_by": [] if info else terms.shapes.of_requirement(id),
        "guarded_by": [] if info else terms.shapes.guards_of(id),
        "looks_at": library.uses.named_by(term.iri) if info else [],
    }
