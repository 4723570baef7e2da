"""How many statements there are of which kind, in VoID: by graph, by class, by property, and by what a property of a class leads to.

Editors complete from it: after ``?case a sg2:Case ; sg2:`` they offer what cases have. It is counted once, when the server starts.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import pyoxigraph as ox

from sg2kg.knowledge import KnowledgeBase
from sg2kg.web.sparql.notes import Notes, here, term

DEFAULT_GRAPH = here("default-graph")
"""The merge of all graphs, as a graph of the service and a data set of its own."""
_TOTALS = "SELECT (COUNT(*) AS ?triples) (COUNT(DISTINCT ?s) AS ?distinctSubjects) (COUNT(DISTINCT ?o) AS ?distinctObjects) { ?s ?p ?o }"
_GRAPHS = "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"
Kinds = tuple[str, ...]
"""IRIs of the classes of a thing."""


@dataclass
class Counts:
    """How many things each class has, and how many statements each property, by the classes of what it joins."""

    classes: Counter[str] = field(default_factory=Counter)
    properties: Counter[str] = field(default_factory=Counter)
    of_class: Counter[tuple[str, str]] = field(default_factory=Counter)
    """By class of the subject, and property."""
    to_class: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    """And by class of the object."""
    to_datatype: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    """And by datatype of the literal."""


def count(store: ox.Store) -> Counts:
    """Counts the default graph in one pass: SPARQL would take one query for each column, and three times as long."""
    kinds: dict[Any, Kinds] = {}
    alike: dict[Kinds, Kinds] = {}
    everything = ox.DefaultGraph()
    for subject, _, kind, _ in store.quads_for_pattern(None, term("a"), None, everything):
        if isinstance(kind, ox.NamedNode):
            kinds[subject] = (*kinds.get(subject, ()), kind.value)
    kinds = {thing: alike.setdefault(found, found) for thing, found in kinds.items()}
    rows: Counter[tuple[Kinds, ox.NamedNode, Kinds | ox.NamedNode]] = Counter()
    for subject, prop, value, _ in store.quads_for_pattern(None, None, None, everything):
        rows[kinds.get(subject, ()), prop, value.datatype if isinstance(value, ox.Literal) else kinds.get(value, ())] += 1
    found = Counts(classes=Counter(kind for of in kinds.values() for kind in of))
    for (of, prop, to), number in rows.items():
        found.properties[prop.value] += number
        for kind in of:
            found.of_class[kind, prop.value] += number
            if isinstance(to, ox.NamedNode):
                found.to_datatype[kind, prop.value, to.value] += number
            else:
                for target in to:
                    found.to_class[kind, prop.value, target] += number
    return found


def counted(kb: KnowledgeBase) -> list[ox.Triple]:
    """The counts of the default graph (VoID, section 4.6) and its partitions (section 4.5)."""
    notes = Notes()
    totals = kb.dataset.select(_TOTALS)
    counts = count(kb.dataset.store)
    notes.say(DEFAULT_GRAPH, "a", term("sd:Graph"), term("void:Dataset"))
    for name, number in zip(totals.columns, next(iter(totals)), strict=True):
        notes.say(DEFAULT_GRAPH, f"void:{name}", number)
    notes.say(DEFAULT_GRAPH, "void:classes", len(counts.classes))
    notes.say(DEFAULT_GRAPH, "void:properties", len(counts.properties))
    for prop, number in sorted(counts.properties.items()):
        notes.say(DEFAULT_GRAPH, "void:propertyPartition", here(prop))
        _property(notes, here(prop), prop, number)
    for kind, number in sorted(counts.classes.items()):
        part = here(kind, "instances")
        notes.say(DEFAULT_GRAPH, "void:classPartition", part)
        notes.say(part, "void:class", ox.NamedNode(kind))
        notes.say(part, "void:entities", number)
    for (kind, prop), number in sorted(counts.of_class.items()):
        notes.say(here(kind, "instances"), "void:propertyPartition", here(kind, prop))
        _property(notes, here(kind, prop), prop, number)
    for (kind, prop, target), number in sorted(counts.to_class.items()):
        part = here(kind, prop, target)
        notes.say(here(kind, prop), "void:classPartition", part)
        notes.say(part, "void:class", ox.NamedNode(target))
        notes.say(part, "void:triples", number)
    for (kind, prop, datatype), number in sorted(counts.to_datatype.items()):
        part = here(kind, prop, datatype)
        notes.say(here(kind, prop), "voidext:datatypePartition", part)
        notes.say(part, "voidext:datatype", ox.NamedNode(datatype))
        notes.say(part, "void:triples", number)
    return notes.triples


def _property(notes: Notes, part: ox.NamedNode, prop: str, number: int) -> None:
    notes.say(part, "void:property", ox.NamedNode(prop))
    notes.say(part, "void:triples", number)


def graph_sizes(kb: KnowledgeBase) -> dict[str, Any]:
    """How many statements each named graph has, by its IRI; without those whose IRI is the path of a file here."""
    return {g: n for g, n in sorted(kb.dataset.select(_GRAPHS)) if not g.startswith("file:")}
