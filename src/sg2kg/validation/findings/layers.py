"""Where in the framework a concept belongs, so that findings can be counted by layer."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from sg2kg.terms import PREFIXES
from sg2kg.validation.shapes.facts import Facts
from sg2kg.validation.shapes.vocabulary import vocabulary

_ROOTS = {
    "fw:LAY-V": "value", "fw:DEF-6": "value", "fw:CORE-08": "value", "sg2x:XE-2": "value",
    "fw:LAY-M": "mechanism", "fw:CORE-07": "mechanism",
    "fw:LAY-C": "carrier",
    "fw:DIM-1": "dimension", "fw:DIM-2": "dimension", "fw:DIM-3": "dimension", "fw:CORE-14": "dimension",
    "fw:E-0": "evaluation", "fw:DEF-5d": "evaluation", "sg2x:XE-4": "evaluation",
    "sg2:ValidObservation": "evaluation", "sg2:Indicator": "evaluation",
    "fw:DEF-1": "participation", "fw:DEF-4": "participation", "fw:DEF-5": "participation", "fw:CON-3": "participation", "fw:ACT-34": "participation",
}  # fmt: skip
"""The layer of a concept and of all beneath it, the nearest deciding."""


@cache
def layer_of(concept: str) -> str:
    """One of LAYERS: that of the concept or of the nearest concept above it; for a class of the ontology the record; else "other"."""
    roots = {_iri(name): layer for name, layer in _ROOTS.items()}
    found = next((roots[c] for c in _upwards(concept) if c in roots), "")
    if found:
        return found
    return "record" if concept.startswith(PREFIXES["sg2"]) else "other"


def _iri(name: str) -> str:
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local


def _upwards(concept: str) -> Iterator[str]:
    waiting = [concept]
    for c in waiting:  # grows while it is read
        yield c
        waiting += [b for b in _facts().nodes(c, PREFIXES["skos"] + "broader") if b not in waiting]


@lru_cache(maxsize=1)
def _facts() -> Facts:
    return Facts(vocabulary())
