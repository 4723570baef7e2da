"""Statements put together one after the other, with the vocabularies in which a service and its data describe themselves."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Union
from urllib.parse import quote

import pyoxigraph as ox

from sg2kg.knowledge.status import GRAPH
from sg2kg.messages import LANGUAGES
from sg2kg.terms import PREFIXES, curie

DESCRIPTION = GRAPH + "description"
"""The named graph in which all of it stands."""
NAMESPACES = {
    **PREFIXES,
    "about": DESCRIPTION + "#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "formats": "http://www.w3.org/ns/formats/",
    "schema": "https://schema.org/",
    "sd": "http://www.w3.org/ns/sparql-service-description#",
    "vann": "http://purl.org/vocab/vann/",
    "void": "http://rdfs.org/ns/void#",
    "voidext": "http://ldf.fi/void-ext#",
}
Object = Union[str, int, ox.NamedNode, ox.Literal]


class Notes:
    """A list of statements that grows."""

    def __init__(self) -> None:
        self.triples: list[ox.Triple] = []

    def say(self, subject: ox.NamedNode, predicate: str, *objects: Object) -> None:
        """States ``predicate``, a prefixed name, of ``subject``; strings and numbers become literals."""
        known = term(predicate)
        for value in objects:
            self.triples.append(ox.Triple(subject, known, ox.Literal(value) if isinstance(value, (str, int)) else value))


@lru_cache(maxsize=512)
def term(name: str) -> ox.NamedNode:
    """The node of a prefixed name of NAMESPACES."""
    prefix, _, local = name.partition(":")
    return ox.NamedNode(NAMESPACES["rdf"] + "type" if name == "a" else NAMESPACES[prefix] + local)


def here(*path: str) -> ox.NamedNode:
    """A thing in the description; the path to it may hold IRIs, which are shortened. Colons join it, for Turtle can shorten that again."""
    return ox.NamedNode(f"{DESCRIPTION}#{':'.join(_short(step) for step in path)}")


@lru_cache(maxsize=2048)
def _short(step: str) -> str:
    short = curie(step)
    return quote(short, safe=":" if short != step else "")


def said(texts: Mapping[str, str]) -> list[ox.Literal]:
    """A text in the languages that there are."""
    return [ox.Literal(texts[lang], language=lang) for lang in LANGUAGES if lang in texts]


def in_three(en: str, hans: str, hant: str) -> list[ox.Literal]:
    """A text in English, simplified and traditional Chinese."""
    return said(dict(zip(LANGUAGES, (en, hans, hant), strict=True)))
