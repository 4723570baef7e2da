"""What to call the things in a submission, by language: their labels, or else what tells a reader which of them is meant; used in findings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

import pyoxigraph as ox

from sg2kg.messages import LANGUAGES, TAGS, pick
from sg2kg.terms import PREFIXES, SG2
from sg2kg.validation.shapes.facts import node

_LABEL, _IDENTIFIER = PREFIXES["rdfs"] + "label", PREFIXES["dcterms"] + "identifier"


def labels_of(triples: Iterable[ox.Triple], concepts: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    """What to call each thing that the triples describe, by IRI and language.

    Its ``rdfs:label``; else, for a participation, who takes part and at which stage (``concepts`` tells what stages are called); else, for a
    statement, its identifier.
    """
    found: dict[str, dict[str, str]] = defaultdict(dict)
    identifiers: dict[str, str] = {}
    participants: dict[str, str] = {}
    stages: dict[str, str] = {}
    for t in triples:
        subject, predicate = node(t.subject), t.predicate.value
        if isinstance(t.object, ox.Literal):
            if predicate == _LABEL:
                lang = TAGS.get((t.object.language or "en").lower())
                if lang:
                    found[subject][lang] = t.object.value
            elif predicate == _IDENTIFIER:
                identifiers[subject] = t.object.value
        elif predicate == SG2.participant:
            participants[subject] = node(t.object)
        elif predicate == SG2.stage:
            stages[subject] = node(t.object)
    for participation, actor in participants.items():
        if participation not in found and actor in found:
            stage = concepts.get(stages.get(participation, ""), {})
            parts = {lang: [pick(found[actor], lang), pick(stage, lang)] for lang in LANGUAGES}
            found[participation] = {lang: " · ".join(p for p in words if p) for lang, words in parts.items()}
    for thing, identifier in identifiers.items():
        found.setdefault(thing, {"en": identifier})
    return dict(found)
