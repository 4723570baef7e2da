"""Describes individuals, class expressions and data ranges in one language, as what is said of a subject: "is a case and exhibits DIM-1"."""

from __future__ import annotations

from collections.abc import Sequence

from sg2kg.explanation.naming import MOST, Labels, Namer, literal_parts, with_article
from sg2kg.explanation.phrases import HAS, IS, NOUN, VERB, kind_of, noun_of, special
from sg2kg.explanation.words import NAMES, in_language
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

__all__ = ["DEEPEST", "LARGEST", "Labels", "Voice", "is_nested", "voices"]
DEEPEST = 6
"""How many conditions within conditions are told."""
LARGEST = 200
"""How many parts, at all depths, an expression may have to be told in full; of a larger one only the outermost are told."""
_BOOLEAN = '"^^<http://www.w3.org/2001/XMLSchema#boolean>'


class Voice(Namer):
    """Says things in one language."""

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
            filler, noun = expression.filler, noun_of(label, kind)
            as_noun = isinstance(filler, Named) and filler.iri != THING and not self.term(filler.iri).endswith(noun)
            return kind == NOUN and (as_noun or (is_data(filler) and filler != Datatype(LITERAL)))
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
        depth = depth or _first_depth(expression)
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
        depth = depth or _first_depth(range)
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


def _first_depth(expression: Filler) -> int:
    """Where to begin counting how deep conditions are: nearer to the end for what is large, which would grow with every depth."""
    waiting: list[object] = [expression]
    for part in waiting:  # grows while it is read
        inner = [getattr(part, name) for name in ("part", "filler", "base") if hasattr(part, name)]
        waiting += [*inner, *getattr(part, "parts", ())]
        if len(waiting) > LARGEST:
            return DEEPEST - 1
    return 0


def is_nested(part: Filler) -> bool:
    """Whether a part holds conditions of its own, so that only a strong sign can part it from the next."""
    return isinstance(part, (And, Or, Not)) or (isinstance(part, (Some, All, AtLeast, AtMost)) and not isinstance(part.filler, (Named, Datatype)))


def voices(labels: Labels) -> dict[str, Voice]:
    """A voice in each of the three languages."""
    return {lang: Voice(labels, lang) for lang in LANGUAGES}
