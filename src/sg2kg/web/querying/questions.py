"""The questions of the catalogue as forms: by keyword, in the reader's language, each parameter with what it may be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from sg2kg.errors import NotFoundError, ParameterError
from sg2kg.knowledge import BASES, KnowledgeBase
from sg2kg.knowledge.catalogue import Parameter, Query
from sg2kg.web.words import text

_MOST = 200
"""Characters that the value of a parameter may have; the longest label has fewer."""


@dataclass(frozen=True)
class Question:
    """A question as a list shows it."""

    name: str
    title: str
    description: str
    keywords: tuple[str, ...]
    lang: str
    """The language of title and description: English where the question has no other."""


@dataclass(frozen=True)
class Option:
    """A value that a parameter may have."""

    value: str
    label: str


@dataclass(frozen=True)
class Field:
    """A parameter as a form shows it."""

    name: str
    label: str
    meaning: str
    """What it means, in English, where it is none of those that all questions share."""
    value: str
    default: str
    options: tuple[tuple[str, tuple[Option, ...]], ...] = ()
    """What may be chosen, by groups; none for a text that is written."""
    is_number: bool = False


def found(kb: KnowledgeBase, lang: str, words: str = "", keyword: str = "") -> list[Question]:
    """The questions with a keyword, and in whose name, title, description or keywords all of ``words`` stand, by title."""
    wanted = words.lower().split()
    questions = [of(query, lang) for query in kb.catalogue if not keyword or keyword in query.keywords]
    return sorted((q for q in questions if all(w in _text(q) for w in wanted)), key=lambda q: q.title)


def of(query: Query, lang: str) -> Question:
    """A question in a language, where it has that, else in English."""
    spoken = lang if lang in query.title else "en"
    title = query.title.get(spoken, query.name)
    return Question(query.name, title, query.description.get(spoken, ""), query.keywords, spoken)


def keywords(kb: KnowledgeBase) -> list[tuple[str, int]]:
    """The keywords, each with how many questions have it: those of at least two, the most frequent first."""
    many: dict[str, int] = {}
    for query in kb.catalogue:
        for keyword in query.keywords:
            many[keyword] = many.get(keyword, 0) + 1
    return sorted(((k, n) for k, n in many.items() if n > 1), key=lambda item: (-item[1], item[0]))


def values_of(query: Query, given: Iterable[tuple[str, str]], others: frozenset[str]) -> dict[str, str]:
    """The values for the parameters of a question, of what an address gives; empty ones stand for the default.

    ``others`` are names that the page itself reads. Raises NotFoundError for a name that is no parameter, ParameterError for one that comes twice
    or is too long.
    """
    values: dict[str, str] = {}
    for name, value in given:
        if name in others:
            continue
        query.parameter(name)
        if name in values:
            raise ParameterError(f"{name} is given twice", "Give it once.")
        if len(value) > _MOST or "\0" in value:
            raise ParameterError(f"{name} is longer than {_MOST} characters, or not text", "Choose one of the values.")
        values[name] = value.strip()
    return {name: value for name, value in values.items() if value}


def fields(kb: KnowledgeBase, query: Query, values: Mapping[str, str], lang: str) -> list[Field]:
    """The form of a question, with the values that are given."""
    return [_field(kb, parameter, values.get(parameter.name, ""), lang) for parameter in query.parameters if not _has_no_bearing(parameter)]


def _has_no_bearing(parameter: Parameter) -> bool:
    return "no bearing" in parameter.meaning


def _field(kb: KnowledgeBase, parameter: Parameter, value: str, lang: str) -> Field:
    shared = parameter.type in ("basis", "case", "concept") and parameter.name == parameter.type
    label = text(f"query.parameter {parameter.name}", lang) if shared else parameter.name.replace("_", " ")
    meaning = "" if shared else parameter.meaning
    options: tuple[tuple[str, tuple[Option, ...]], ...] = ()
    default = parameter.default or ""
    if parameter.type == "basis":
        options = (("", tuple(Option(b, text(f"query.basis {b}", lang)) for b in BASES)),)
        value = value or default
    elif parameter.type == "case":
        options = (("", tuple(Option(c.name, f"{c.label.get(lang) or c.label.get('en') or c.name} · {c.notation or c.name}") for c in kb.cases)),)
        value = _canonical(lambda: kb.case(value).name, value) or default
    elif parameter.type == "concept":
        options = _concepts(kb, lang)
        value = _canonical(lambda: kb.notation(kb.concept(value)), value) or default
    else:
        value = value or default
    return Field(parameter.name, label, meaning, value, default, options, parameter.type == "integer")


def _canonical(name: Callable[[], str], value: str) -> str:
    try:
        return name() if value else ""
    except NotFoundError:
        return value


def _concepts(kb: KnowledgeBase, lang: str) -> tuple[tuple[str, tuple[Option, ...]], ...]:
    """The concepts by scheme, each scheme by its notation's head, such as M for M-ECO."""
    groups: dict[str, list[Option]] = {}
    for concept in sorted(set(kb.concepts.values()), key=kb.notation):
        notation = kb.notation(concept)
        groups.setdefault(notation.partition("-")[0], []).append(Option(notation, f"{notation} · {kb.label(concept, lang)}"))
    return tuple((head, tuple(options)) for head, options in groups.items())


def _text(question: Question) -> str:
    return " ".join((question.name, question.title, question.description, *question.keywords)).lower()
