"""Describes individuals, class expressions and data ranges in one language, as what is said of a subject: "is a case and exhibits DIM-1"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from sg2kg.explanation.phrases import HAS, IS, NOUN, VERB, kind_of, noun_of, own, special
from sg2kg.explanation.words import NAMES, in_language, tell
from sg2kg.messages import LANGUAGES
from sg2kg.reasoning.owl.expressions import (
    LITERAL,
    NOTHING,
    THING,
    All,
    And,
    AtLeast,
    AtMost,
    DataAnd,
    DataNot,
    DataOneOf,
    DataOr,
    DataRange,
    Datatype,
    Facets,
    Filler,
    HasSelf,
    HasValue,
    Named,
    Not,
    OneOf,
    Or,
    Property,
    Some,
    is_data,
)

DEEPEST = 6
"""How many conditions within conditions are told."""
MOST = 12
"""How many parts of one condition or list are told."""
LONGEST = 160
"""How many characters of a literal are told."""
_ESCAPES = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f", '"': '"', "'": "'", "\\": "\\"}
_ESCAPED = re.compile(r"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)", re.DOTALL)
_LITERAL = re.compile(r'"(.*)"(?:@([A-Za-z0-9-]+)|\^\^<([^>]*)>)?', re.DOTALL)
_BOOLEAN = '"^^<http://www.w3.org/2001/XMLSchema#boolean>'
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


class Voice:
    """Says things in one language; ``labels`` tells what they are called. Raises NotFoundError for a language that is not known."""

    def __init__(self, labels: Labels, lang: str) -> None:
        self.labels, self.lang = labels, lang
        tell("colon", lang)

    def say(self, key: str, **slots: object) -> str:
        """The words ``key`` with the slots filled."""
        return tell(key, self.lang, **slots)

    # ---- names

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

    # ---- statements

    def fact(self, property: str, x: str, y: str) -> str:
        """The sentence that ``x`` has ``property`` with ``y``."""
        own_words = special(property)
        if own_words is not None:
            return in_language(own_words.fact, self.lang).format(x=self.name(x), y=self.name(y))
        kind, label = self._kind(property)
        if y.endswith(_BOOLEAN):
            return self.say("flag fact", n=label, x=self.name(x), y=self.name(y))
        if kind == NOUN:
            return self.say("noun fact", n=label, x=self.name(x), y=self.name(y))
        return self.say("subject", x=self.name(x), vp=self.value(Property(property), y))

    def member(self, expression: Filler, x: str) -> str:
        """The sentence that ``x`` is a member of the expression."""
        key = "subject noun" if self._begins_with_noun(expression) else "subject"
        return self.say(key, x=self.name(x), vp=self.describe(expression))

    def _begins_with_noun(self, expression: Filler) -> bool:
        """Whether a description begins with the noun of a property, which in Chinese belongs to the subject."""
        while isinstance(expression, (And, Or)) and expression.parts:
            expression = expression.parts[0]
        if isinstance(expression, HasValue) and not expression.property.inverse:
            own_words = special(expression.property.iri)
            kind, label = self._kind(expression.property.iri)
            return kind == NOUN and (own_words is None or in_language(own_words.value, self.lang)[:2] == label[:2])
        if isinstance(expression, Some) and not expression.property.inverse:
            kind, label = self._kind(expression.property.iri)
            return kind == NOUN and not self._some(expression.property, expression.filler, 0).startswith("有")
        return False

    def value(self, property: Property, y: str) -> str:
        """What is said of a subject that has the property with ``y``."""
        kind, label = self._kind(property.iri)
        noun, said = noun_of(label, kind), self.name(y)
        if property.inverse:
            return self._inverse(kind, label, said)
        own_words = special(property.iri)
        if own_words is not None:
            return in_language(own_words.value, self.lang).format(y=said)
        if y.endswith(_BOOLEAN):
            return self.say("flag value", n=label, y=said)
        if kind == NOUN:
            return self.say("noun value", n=noun, y=said)
        if kind == HAS:
            return self.say("has value", n=noun, y=said.strip("“”"))
        return self.say("verb value", p=self._verb(kind, label), y=said)

    def _kind(self, property: str) -> tuple[str, str]:
        label = self.term(property)
        return kind_of(property, label, self.lang), label

    @staticmethod
    def _verb(kind: str, label: str) -> str:
        return f"is {label}" if kind == IS else label

    def _inverse(self, kind: str, label: str, said: str) -> str:
        if kind in (VERB, IS):
            return self.say("inverse verb", y=said, p=self._verb(kind, label))
        return self.say("inverse noun", y=said, n=noun_of(label, kind))

    # ---- class expressions

    def describe(self, expression: Filler, depth: int = 0) -> str:
        """What is said of a member of the expression, such as "exhibits depth of value co-creation (DIM-1)"; of a data range, such as "is a text".

        OWL 2 Structural Specification (W3C, 2012), sections 7 and 8. What is deeper than DEEPEST is left out, with dots in its place.
        """
        if depth > DEEPEST:
            return self.say("deeper")
        match expression:
            case Named(iri):
                return self.say("is", np=self.a(iri))
            case And(parts):
                return self._all([self.describe(p, depth + 1) for p in parts[:MOST]], any(map(is_nested, parts)), len(parts) - MOST)
            case Or(parts) if all(isinstance(p, Named) for p in parts):
                return self.say("is", np=self._either([self.a(p.iri) for p in parts if isinstance(p, Named)]))
            case Or(parts):
                return self._either([self.describe(p, depth + 1) for p in parts], any(map(is_nested, parts)))
            case Not(Named(iri)):
                return self.say("is not", np=self.a(iri))
            case Not(part):
                return self.say("not", vp=self.describe(part, depth + 1))
            case OneOf((single,)):
                return self.say("is", np=self.name(single))
            case OneOf(individuals):
                return self.say("one of", list=self.listed([self.name(i) for i in individuals], "list or"))
            case HasValue(property, value):
                return self.value(property, value)
            case HasSelf(property):
                return self.say("itself", p=self.term(property.iri))
            case Some(property, filler):
                return self._some(property, filler, depth)
            case All(property, filler):
                return self._only(property, filler, depth)
            case AtLeast(n, property, filler):
                return self._counted("at least", n, property, filler, depth)
            case AtMost(n, property, filler):
                return self._counted("at most", n, property, filler, depth)
            case _:
                return self.say("is", np=self.range(expression, depth))

    def a(self, iri: str) -> str:
        """A class as a noun, in English with its article."""
        label = self.say("nothing") if iri == NOTHING else self.say("anything") if iri == THING else self.kind(iri)
        return with_article(label) if self.lang == "en" and iri not in (THING, NOTHING) else label

    def joined(self, said: Sequence[str], long: bool = False) -> str:
        """Sentences or predicates joined with "and"; ``long`` ones with a strong sign between them."""
        return self._all(list(said), long, 0)

    def _all(self, said: list[str], long: bool, more: int) -> str:
        if more > 0:
            return self.say("and more", list=self.say("semicolon").join(said), n=more)
        if len(said) < 2:
            return "".join(said)
        first = self.say("semicolon" if long else "comma").join(said[:-1])
        return self.say("and long" if long else "and", first=first, last=said[-1])

    def _either(self, said: list[str], long: bool = False) -> str:
        if len(said) > MOST:
            return self.say("and more", list=self.say("semicolon").join(said[:MOST]), n=len(said) - MOST)
        return self.say("or long" if long else "or").join(said)

    def _some(self, property: Property, filler: Filler, depth: int) -> str:
        kind, label = self._kind(property.iri)
        if property.inverse:
            return self._inverse(kind, label, self._np(filler, depth))
        if kind in (VERB, IS):
            return self.say("verb value", p=self._verb(kind, label), y=self._np(filler, depth))
        noun = noun_of(label, kind)
        a = with_article(noun)
        match filler:
            case Named(iri) if iri == THING:
                return self.say("has any", a=a, n=noun)
            case Datatype(iri) if iri == LITERAL:
                return self.say("has any", a=a, n=noun)
            case Named(iri):
                key = "has kind" if self.term(iri).endswith(noun) else "has of kind" if kind == HAS else "has as"
                return self.say(key, a=a, n=noun, a_c=self.a(iri), c=self.kind(iri))
            case And((Named(iri), *rest)) if rest and self.term(iri).endswith(noun):
                vp = self.describe(And(tuple(rest)) if len(rest) > 1 else rest[0], depth + 1)
                return self.say("has kind such", a_c=self.a(iri), c=self.kind(iri), vp=vp)
        if is_data(filler):
            return self.say("has in range", a=a, n=noun, range=self.range(filler, depth + 1))
        return self.say("has such", a=a, n=noun, vp=self.describe(filler, depth + 1))

    def _np(self, filler: Filler, depth: int) -> str:
        if isinstance(filler, Named):
            if filler.iri in (THING, NOTHING):
                return self.a(filler.iri)
            return self.say("some class", a=self.a(filler.iri), label=self.kind(filler.iri))
        return self.range(filler, depth + 1) if is_data(filler) else self.say("that", vp=self.describe(filler, depth + 1))

    def _only(self, property: Property, filler: Filler, depth: int) -> str:
        kind, label = self._kind(property.iri)
        noun = noun_of(label, kind) if kind in (HAS, NOUN) and not property.inverse else self.say("quoted", text=label)
        if isinstance(filler, Named):
            return self.say("only kind", n=noun, a_c=self.a(filler.iri), c=self.kind(filler.iri))
        return self.say("only such", n=noun, vp=self.describe(filler, depth + 1))

    def _counted(self, key: str, n: int, property: Property, filler: Filler, depth: int) -> str:
        kind, label = self._kind(property.iri)
        vp = self.say(key, n=n, p=label if property.inverse else noun_of(label, kind))
        if filler in (Named(THING), Datatype(LITERAL)):
            return vp
        return self.say("counting", vp=vp, filler=self.describe(filler, depth + 1))

    # ---- data ranges

    def range(self, range: Filler | DataRange, depth: int = 0) -> str:
        """A data range as a noun, such as "a whole number that is at least 0 and at most 5"."""
        if depth > DEEPEST:
            return self.say("deeper")
        match range:
            case Datatype(iri):
                return in_language(NAMES[iri], self.lang) if iri in NAMES else self.say("typed", type=self.term(iri))
            case Facets(base, bounds):
                said = self.say("bounds and").join(self._bound(name, value) for name, value in bounds[:MOST])
                return self.say("within", base=self.range(base, depth + 1), bounds=said)
            case DataOneOf(literals):
                return self.say("one of values", list=self.listed([self.name(v) for v in literals], "list or"))
            case DataNot(part):
                return self.say("other than", range=self.range(part, depth + 1))
            case DataAnd(parts):
                return self.say("range and").join(self.range(p, depth + 1) for p in parts[:MOST])
            case DataOr(parts):
                return self._either([self.range(p, depth + 1) for p in parts])
            case _:
                return self.say("that", vp=self.describe(range, depth + 1))

    def _bound(self, name: str, value: str) -> str:
        text = literal_parts(value)[0]
        known = name in ("minInclusive", "maxInclusive", "minExclusive", "maxExclusive", "length", "minLength", "maxLength", "pattern")
        return self.say(name, v=text) if known else self.say("facet", name=name, v=text)


def is_nested(part: Filler) -> bool:
    """Whether a part holds conditions of its own, so that only a strong sign can part it from the next."""
    return isinstance(part, (And, Or, Not)) or (isinstance(part, (Some, All, AtLeast, AtMost)) and not isinstance(part.filler, (Named, Datatype)))


def _parts(iri: str) -> list[str]:
    return re.split("[/#]", iri.rstrip("/#"))


def voices(labels: Labels) -> dict[str, Voice]:
    """A voice in each of the three languages."""
    return {lang: Voice(labels, lang) for lang in LANGUAGES}
