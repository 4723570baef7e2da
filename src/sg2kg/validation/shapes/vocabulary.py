"""The terms that there are: ontology, framework and extension, what each is called, and which one was meant by a misspelt one."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

import pyoxigraph as ox

from sg2kg import bundle
from sg2kg.graph.read import shipped
from sg2kg.messages import TAGS
from sg2kg.terms import PREFIXES, curie
from sg2kg.validation.shapes.facts import node

CLOSED = (PREFIXES["sg2"], PREFIXES["fw"], PREFIXES["sg2x"], PREFIXES["sgsh"])
"""Namespaces of which a submission may use terms but define none."""


@lru_cache(maxsize=1)
def vocabulary() -> tuple[ox.Triple, ...]:
    """Ontology, framework and extension, in one."""
    parts = ("sg2", "framework", "extension")
    return tuple(t for part in parts for t in shipped(bundle.ontology_file(part)))


@lru_cache(maxsize=1)
def terms() -> frozenset[str]:
    """The IRIs that the vocabulary describes."""
    return frozenset(t.subject.value for t in vocabulary() if isinstance(t.subject, ox.NamedNode))


def misspelt(triples: Iterable[ox.Triple], known: frozenset[str]) -> Iterator[str]:
    """The properties and objects in the closed namespaces that are not among those ``known``."""
    for t in triples:
        for name in (t.predicate.value, node(t.object)):
            if name.startswith(CLOSED) and name not in known:
                yield name


def near(name: str, known: Iterable[str]) -> str:
    """The IRIs of the ``known`` ones that are most like ``name``, as prefixed names in a phrase; empty where none is."""
    names: dict[str, list[str]] = {}
    for k in sorted(known):
        names.setdefault(_local(k), []).append(curie(k))
    close = difflib.get_close_matches(_local(name), names, n=2, cutoff=0.7)
    return " or ".join([n for c in close for n in names[c]][:2])


def _local(iri: str) -> str:
    return iri.rpartition("/")[2].rpartition("#")[2].lower()


@lru_cache(maxsize=1)
def known_names() -> dict[str, dict[str, str]]:
    """The notation and label of each concept, by language; see :func:`names`."""
    return names(vocabulary())


def names(triples: Iterable[ox.Triple]) -> dict[str, dict[str, str]]:
    """What to call each concept that the triples describe, by IRI and language: its notation and its label, such as ``M-STR-1 vision``."""
    notations: dict[str, str] = {}
    labels: dict[str, dict[str, str]] = {}
    for t in triples:
        if not isinstance(t.object, ox.Literal):
            continue
        subject = node(t.subject)
        if t.predicate.value == PREFIXES["skos"] + "notation":
            local = subject.rpartition("#")[2]
            if t.object.value == local or subject not in notations:
                notations[subject] = t.object.value
        elif t.predicate.value == PREFIXES["skos"] + "prefLabel":
            lang = TAGS.get((t.object.language or "en").lower())
            if lang:
                labels.setdefault(subject, {})[lang] = t.object.value
    return {
        iri: {lang: f"{notations[iri]} {text}".strip() if iri in notations else text for lang, text in by_language.items()}
        for iri, by_language in labels.items()
    }


def in_order(name: str) -> tuple[tuple[str, int], ...]:
    """A sort key by which MAP-9 comes before MAP-10."""
    return tuple((word, int(number or 0)) for word, number in re.findall(r"(\D*)(\d*)", name))
