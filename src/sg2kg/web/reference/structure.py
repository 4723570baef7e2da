"""The order in which a document shows its terms: schemes and what stands under what for concepts, headings and classes for the ontology."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from sg2kg.terms import PREFIXES, SG2
from sg2kg.web.reference.terms import RDF, RDFS, SKOS, Term, Terms

CONCEPT = SKOS + "Concept"
ABOVE = (SG2.kindOf, SG2.aspectOf)
LISTS = (PREFIXES["sg2x"] + "CoreList", PREFIXES["sg2x"] + "CodingFamilies")
"""Schemes that pick concepts out of others."""


@dataclass
class Node:
    """A concept with what stands under it in one section."""

    term: Term
    style: str = ""
    """kind or aspect: how it stands to what is above it; empty at the top."""
    below: list[Node] = field(default_factory=list)
    seen_as: str = ""
    """The notation by which it is listed here, where it is told elsewhere; empty where it is told here."""


@dataclass
class Section:
    """A part of a document."""

    id: str
    term: Term | None
    """The scheme or class whose label is the heading; None where ``key`` is the heading."""
    key: str = ""
    """The heading as it stands in the file, for which the words have a translation."""
    nodes: list[Node] = field(default_factory=list)
    classes: list[Node] = field(default_factory=list)
    properties: list[Term] = field(default_factory=list)
    individuals: list[tuple[Term, list[Term]]] = field(default_factory=list)
    """Individuals by the class that they belong to."""


def framework(terms: Terms) -> list[Section]:
    """The framework scheme by scheme; an item that is one of another scheme is told there, and named here by its other notation."""
    found = []
    for scheme in terms.schemes("framework"):
        members = terms.members(scheme.iri)
        prefix = scheme.notation
        here = [t for t in members if _home(t, terms) == scheme.iri]
        section = Section(id=scheme.name, term=scheme, nodes=tree(here, terms))
        for term in members:
            if term not in here:
                alias = next((n for n in term.notations if n.startswith(f"{prefix}-")), term.notation)
                section.nodes.append(Node(term, seen_as=alias))
        found.append(section)
    return found


def _home(term: Term, terms: Terms) -> str:
    """The scheme in which a concept is told: the one whose notation begins its name, else the first."""
    schemes = [terms.by_iri[i] for i in terms.nodes(term.iri, SKOS + "inScheme") if i in terms.by_iri and i not in LISTS]
    named = next((s.iri for s in schemes if term.name.startswith(f"{s.notation}-") or term.name == s.notation), "")
    return named or (schemes[0].iri if schemes else "")


def tree(members: list[Term], terms: Terms) -> list[Node]:
    """Concepts under one another, in the order given; one with two above it stands under the first that is here."""
    nodes = {t.iri: Node(t) for t in members}
    tops: list[Node] = []
    for term in members:
        above, style = _above(term, nodes, terms)
        node = nodes[term.iri]
        node.style = style
        (nodes[above].below if above else tops).append(node)
    return tops or list(nodes.values())


def _above(term: Term, nodes: dict[str, Node], terms: Terms) -> tuple[str, str]:
    for prop, style in zip(ABOVE, ("kind", "aspect"), strict=True):
        for iri in terms.nodes(term.iri, prop):
            if iri in nodes and iri != term.iri:
                return iri, style
    return "", ""


def extension(terms: Terms) -> list[Section]:
    """Our concepts by the class of the ontology that they are individuals of; those of no such class first."""
    by_class: dict[str, list[Term]] = defaultdict(list)
    for term in terms.of_document["extension"]:
        if term.kind == "concept":
            types = [t for t in terms.nodes(term.iri, RDF + "type") if t != CONCEPT and t in terms.by_iri]
            by_class[types[0] if types else ""].append(term)
    found = [Section(id="mechanisms", term=None, key="Mechanisms and others", nodes=tree(by_class.pop("", []), terms))]
    for cls, members in by_class.items():
        found.append(Section(id=f"of-{terms.by_iri[cls].name}", term=terms.by_iri[cls], nodes=tree(members, terms)))
    found.append(Section(id="lists", term=None, key="Lists", nodes=[Node(t) for t in terms.schemes("extension")]))
    return [s for s in found if s.nodes]


def ontology(terms: Terms, document: str) -> list[Section]:
    """The ontology, or the vocabulary of studies, heading by heading: classes under one another, properties, individuals by class."""
    found = []
    told: set[str] = set()
    by_name = {t.name: t for t in terms.of_document[document]}
    for heading, names in terms.sections[document]:
        here = [by_name[n] for n in dict.fromkeys(names) if n in by_name and n not in told]
        told.update(t.name for t in here)
        found.append(_section(heading, here, terms))
    rest = [t for t in terms.of_document[document] if t.name not in told]
    if rest:
        found.append(_section("Others", rest, terms))
    return found


def _section(heading: str, here: list[Term], terms: Terms) -> Section:
    classes = {t.iri: Node(t) for t in here if t.kind == "class"}
    tops: list[Node] = []
    for iri, node in classes.items():
        above = next((c for c in terms.nodes(iri, RDFS + "subClassOf") if c in classes and c != iri), "")
        (classes[above].below if above else tops).append(node)
    individuals: dict[str, list[Term]] = defaultdict(list)
    for term in here:
        if term.kind == "individual":
            individuals[next((t for t in terms.nodes(term.iri, RDF + "type") if t in terms.by_iri), "")].append(term)
    return Section(
        id="part-" + re.sub(r"[^a-z0-9]+", "-", heading.lower()).strip("-"),
        term=None,
        key=heading,
        classes=tops,
        properties=[t for t in here if t.kind in ("property", "value", "annotation")],
        individuals=[(terms.by_iri[c], members) for c, members in individuals.items() if c in terms.by_iri],
    )


def inconsistencies(terms: Terms) -> list[tuple[str, list[tuple[Term, str]]]]:
    """The notes where the paper is at odds with itself, by their number: each with the concepts that carry it and what it says there."""
    found: dict[str, list[tuple[Term, str]]] = defaultdict(list)
    for term in terms.of_document["framework"]:
        for note in term.notes:
            for numbers, said in notes_in(note):
                for number in numbers:
                    if number.startswith("INC-"):
                        found[number].append((term, said))
    return sorted(found.items())


def notes_in(note: str) -> list[tuple[list[str], str]]:
    """The remarks in an editors' note, each with the numbers that stand before it: "INC-01: … INC-13: …" holds two."""
    numbers = r"(?:INC|TR|META)-\d+"
    found = re.findall(rf"({numbers}(?:, {numbers})*): (.*?)(?=\s{numbers}(?:, {numbers})*: |$)", note, re.DOTALL)
    if not found or not re.match(numbers, note):
        return [([], note)]
    return [(re.findall(numbers, head), text.strip()) for head, text in found]


def walk(nodes: list[Node], depth: int = 0) -> list[tuple[int, Node]]:
    """The nodes and all below them, each with its depth."""
    return [pair for n in nodes for pair in ((depth, n), *walk(n.below, depth + 1))]
