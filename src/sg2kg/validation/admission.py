"""Decides whether a file is a submission that can be checked at all; what is not is an error, which is not the same as a verdict.

A submission holds one record, writes terms as they are spelt, leaves ontology, framework and lists as they are, and writes no empty text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

import pyoxigraph as ox

from sg2kg.errors import CheckError
from sg2kg.terms import PREFIXES, SG2, curie
from sg2kg.validation.engines.slices import ntriples
from sg2kg.validation.shapes.facts import TYPE, node
from sg2kg.validation.shapes.vocabulary import CLOSED, misspelt, near, terms, vocabulary

FILL, NEW = PREFIXES["fill"], PREFIXES["new"]
_CONCEPT, _BROADER = PREFIXES["skos"] + "Concept", PREFIXES["skos"] + "broader"
_SUBCLASS = PREFIXES["rdfs"] + "subClassOf"
_OPEN_LISTS = {SG2.Unit, SG2.RatioUnit}
"""Lists of which a submission may bring entries of its own: there are as many units as things to count."""
_OF_THE_VOCABULARY = {
    _BROADER, SG2.kindOf, SG2.hasKind, SG2.aspectOf, SG2.area, SG2.dimension, SG2.measuredIn, SG2.nextLower, SG2.rank,
    SG2.isOutside, SG2.isIndependent, SG2.isSector,
}  # fmt: skip
"""Properties by which ontology and framework order their terms; said of a term of one's own they would make it count."""


def admit(triples: Sequence[ox.Triple], source: str, text: bytes | None = None) -> str:
    """The IRI of the record in a submission, or its label where it is a blank node.

    ``text`` are the same triples as N-Triples, for those who have them. Raises CheckError, naming ``source``, for a file that is no submission:
    no record in it or several, terms misspelt or redefined, entries added to lists, empty texts, blanks of a remedy that are not filled in.
    """
    text = ntriples(triples) if text is None else text
    if not _suspicious(text):
        at = text.index(_IS_RECORD)
        return text[text.rfind(b"\n", 0, at) + 1 : at].decode().removeprefix("_:").strip("<>")
    _fills_blanks(triples, source)
    _uses_terms_as_they_are(triples, source)
    _adds_to_no_list(triples, source)
    _says_something(triples, source)
    return _the_record(triples, source)


def _suspicious(text: bytes) -> bool:
    """Whether a submission may be one to refuse: a quick look at its N-Triples, which errs on the side of suspicion; exact rules decide then."""
    subjects, properties, objects = set[bytes](), set[bytes](), set[bytes]()
    for line in text.split(b"\n"):
        parts = line.split(b" ", 2)
        if len(parts) == 3:
            subjects.add(parts[0])
            properties.add(parts[1])
            objects.add(parts[2])
    return (
        text.count(_IS_RECORD) != 1
        or any(s.startswith(_CLOSED) for s in subjects)
        or not _ORDERING.isdisjoint(properties)
        or not all(p in _known() for p in properties if p.startswith(_CLOSED))
        or not all(o[:-2] in _known() for o in objects if o.startswith(_CLOSED))
        or not _listing().isdisjoint(objects)
        or any(o.startswith(_BLANKS) or (o.startswith(b'"') and _EMPTY.match(o)) for o in objects)
    )


def _fills_blanks(triples: Sequence[ox.Triple], source: str) -> None:
    for t in triples:
        if node(t.object).startswith((FILL, NEW)):
            raise CheckError(
                f"{source}: {curie(t.predicate.value)} of {curie(node(t.subject))} is still {curie(node(t.object))}, a blank of a remedy",
                "Write what is true in its place.",
            )


def _the_record(triples: Sequence[ox.Triple], source: str) -> str:
    records = {
        t.subject.value
        for t in triples
        if t.predicate.value == TYPE and node(t.object) == SG2.CaseRecord and isinstance(t.subject, (ox.NamedNode, ox.BlankNode))
    }
    if not records:
        raise CheckError(f"{source}: no sg2:CaseRecord in it", "A submission holds one record that describes one case.")
    if len(records) > 1:
        raise CheckError(f"{source}: {len(records)} records in it", "A submission holds one record; put each into a file of its own.")
    return records.pop()


def _uses_terms_as_they_are(triples: Sequence[ox.Triple], source: str) -> None:
    changed = next((s for s in (node(t.subject) for t in triples) if s.startswith(CLOSED)), "")
    if changed:
        raise CheckError(
            f"{source}: it says something about {curie(changed)}",
            "A submission uses the ontology and the framework, it does not change them.",
        )
    wrong = next(misspelt(triples, terms()), "")
    if wrong:
        meant = near(wrong, (t for t in terms() if t.startswith(CLOSED)))
        raise CheckError(
            f"{source}: {curie(wrong)[:200]} is not a known term",
            f"Did you mean {meant}?" if meant else "See sg2kg ontology for the terms there are.",
        )


def _adds_to_no_list(triples: Sequence[ox.Triple], source: str) -> None:
    for t in triples:
        prop, target = t.predicate.value, node(t.object)
        added = prop in _OF_THE_VOCABULARY or (prop == _SUBCLASS and target.startswith(CLOSED))
        if added or (prop == TYPE and target in _lists() and isinstance(t.subject, ox.NamedNode)):
            raise CheckError(
                f"{source}: {curie(node(t.subject))} adds to the lists of the framework ({curie(target if prop == TYPE else prop)})",
                "Use an entry that there is; a body adds entries in a profile (docs/profiles.md), a submission does not.",
            )


def _says_something(triples: Sequence[ox.Triple], source: str) -> None:
    for t in triples:
        if isinstance(t.object, ox.Literal) and not t.object.value.strip() and t.predicate.value.startswith(CLOSED):
            raise CheckError(f"{source}: {curie(t.predicate.value)} of {curie(node(t.subject))} is an empty text", "Write it, or leave it out.")


@lru_cache(maxsize=1)
def _lists() -> frozenset[str]:
    """The classes whose members are listed by ontology, framework and extension: kinds of concept, and those with members by name."""
    above: dict[str, set[str]] = defaultdict(set)
    types: dict[str, list[str]] = defaultdict(list)
    for t in vocabulary():
        prop = t.predicate.value
        if prop == _SUBCLASS:
            above[node(t.subject)].add(node(t.object))
        elif prop == TYPE:
            types[node(t.subject)].append(node(t.object))
    found = {_CONCEPT}
    while more := {c for c, upper in above.items() if c not in found and found & upper}:
        found |= more
    individuals = (kinds for kinds in types.values() if PREFIXES["owl"] + "NamedIndividual" in kinds)
    named = {c for kinds in individuals for c in kinds if c.startswith(PREFIXES["sg2"])}
    return frozenset((found | named) - _OPEN_LISTS - {_CONCEPT, SG2.Place})


# ---- the quick look: terms as they stand in N-Triples, objects with the full stop behind them

_CLOSED = tuple(f"<{namespace}".encode() for namespace in CLOSED)
_BLANKS = tuple(f"<{namespace}".encode() for namespace in (FILL, NEW))
_IS_RECORD = f" <{TYPE}> <{SG2.CaseRecord}> .\n".encode()
_SPACE = rb"[\x00-\x20\x7f]|\\[nrtbfuU]|\xc2[\x85\xa0]|\xe1\x9a\x80|\xe2\x80[\x80-\x8a\xa8\xa9\xaf]|\xe2\x81\x9f|\xe3\x80\x80"
_EMPTY = re.compile(rb'"(?:' + _SPACE + rb')*"')
_ORDERING = frozenset(f"<{p}>".encode() for p in (*_OF_THE_VOCABULARY, _SUBCLASS))


@lru_cache(maxsize=1)
def _known() -> frozenset[bytes]:
    return frozenset(f"<{t}>".encode() for t in terms() if t.startswith(CLOSED))


@lru_cache(maxsize=1)
def _listing() -> frozenset[bytes]:
    return frozenset(f"<{c}> .".encode() for c in _lists())
