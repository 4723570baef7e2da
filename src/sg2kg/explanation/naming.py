"""What individuals, classes and properties are called in one language: labels, notations, quoted literals, and lists of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from sg2kg.explanation.phrases import own
from sg2kg.explanation.words import NAMES, in_language, tell
from sg2kg.reasoning.owl.expressions import NOTHING, THING

MOST = 12
"""How many parts of one condition or list are told."""
LONGEST = 160
"""How many characters of a literal are told."""
_ESCAPES = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f", '"': '"', "'": "'", "\\": "\\"}
_ESCAPED = re.compile(r"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)", re.DOTALL)
_LITERAL = re.compile(r'"(.*)"(?:@([A-Za-z0-9-]+)|\^\^<([^>]*)>)?', re.DOTALL)
_NOTATION = re.compile(r"[A-Z]+\d*-[\w-]+")
"""A notation that readers know from the paper, such as DIM-1; others are names for programs."""
_VOWEL = re.compile(r"(?!uni|use|user|one\b|eu)[aeiou]|ho(ur|nest)", re.IGNORECASE)


class Labels(Protocol):
    """What things are called; a knowledge base is one."""

    def label(self, iri: str, lang: str = "en") -> str:
        """The label of anything in ``lang``, else the last part of its IRI."""
        ...

    def notation(self, concept: str) -> str:
        """The notation of a concept; the IRI itself for anything else."""
        ...


def literal_parts(literal: str) -> tuple[str, str, str]:
    """The text, the language tag and the datatype of a literal in N-Triples; the tag or the datatype is empty."""
    found = _LITERAL.fullmatch(literal)
    if not found:
        return literal, "", ""
    return _ESCAPED.sub(_character, found[1]), found[2] or "", found[3] or ""


def _character(found: re.Match[str]) -> str:
    sign = found[1]
    if sign[0] not in "uU" or len(sign) == 1:
        return _ESCAPES.get(sign, sign)
    code = int(sign[1:], 16)
    return chr(code) if code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else "\ufffd"


def with_article(noun: str) -> str:
    """The English noun with "a" or "an"."""
    return f"{'an' if _VOWEL.match(noun) else 'a'} {noun}"


class Namer:
    """Calls things by their names in one language; ``labels`` tells what they are called. Raises NotFoundError for a language that is not known."""

    def __init__(self, labels: Labels, lang: str) -> None:
        self.labels, self.lang = labels, lang
        tell("colon", lang)

    def say(self, key: str, **slots: object) -> str:
        """The words ``key`` with the slots filled."""
        return tell(key, self.lang, **slots)

    def name(self, individual: str) -> str:
        """What an individual is called; literals are quoted, a concept is followed by its notation."""
        if individual.startswith('"'):
            text = literal_parts(individual)[0]
            return self.say("quoted", text=text if len(text) <= LONGEST else text[: LONGEST - 1] + "…")
        if individual.startswith("_:"):
            return self.say("unnamed", id=individual[2:])
        label, notation = self._label(individual), self.labels.notation(individual)
        return self.say("concept", label=label, notation=notation) if _NOTATION.fullmatch(notation) and notation != label else label

    def term(self, iri: str) -> str:
        """What a class, property or datatype is called."""
        if iri in NAMES:
            return in_language(NAMES[iri], self.lang)
        label = self._label(iri)
        if label and iri.endswith(label) and not own(iri):
            # names of other vocabularies are often words written together
            return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", label).lower()
        return label

    def kind(self, iri: str) -> str:
        """What a class is called; one of another vocabulary is followed by the name of that, for many use the same words."""
        label = self.term(iri)
        if iri in NAMES or own(iri) or self._label(iri) != _parts(iri)[-1]:
            return label
        origin = next((part for part in reversed(_parts(iri)[:-1]) if re.fullmatch("[a-z]+", part)), "")
        return self.say("concept", label=label, notation=origin) if origin else label

    def _label(self, iri: str) -> str:
        return self.labels.label(iri, self.lang) or _parts(iri)[-1] or iri

    def listed(self, words: Sequence[str], last: str = "list and") -> str:
        """The words as a list; what is beyond MOST is counted."""
        if len(words) > MOST:
            return self.say("and more", list=self.say("list comma").join(words[:MOST]), n=len(words) - MOST)
        if len(words) < 2:
            return "".join(words)
        return self.say("list comma").join(words[:-1]) + self.say(last) + words[-1]

    def a(self, iri: str) -> str:
        """A class as a noun, in English with its article."""
        label = self.say("nothing") if iri == NOTHING else self.say("anything") if iri == THING else self.kind(iri)
        return with_article(label) if self.lang == "en" and iri not in (THING, NOTHING) else label


def _parts(iri: str) -> list[str]:
    return re.split("[/#]", iri.rstrip("/#"))
