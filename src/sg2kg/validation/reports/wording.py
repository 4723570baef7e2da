"""What findings and verdicts are called in a report, in one line each; shared by the writers of every format that people read.

Labels, values and messages come from submissions and from other people's shapes, so nothing here trusts them: control characters, marks that
turn the direction of writing, and line breaks are shown and not obeyed, and what is very long is cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Union

import pyoxigraph as ox

from sg2kg.messages import one_line, pick, say
from sg2kg.terms import PREFIXES, curie
from sg2kg.validation.shapes.facts import Facts
from sg2kg.validation.shapes.vocabulary import vocabulary
from sg2kg.validation.verdict import CONTRADICTION, SEVERITIES, Finding, Unchecked, Verdict

Item = Union[Verdict, Unchecked]
"""What there is to report on one submission."""
MOST_VALUES = 12
"""How many values of one finding are told where people read; the others are only counted."""
MOST_FINDINGS = 200
"""How many findings of one submission are told where people read; formats for programs tell all."""


def name_of(item: Item, lang: str) -> str:
    """What a submission is called: its label, else the IRI of its case, else its file."""
    if isinstance(item, Unchecked):
        return one_line(item.source)
    return one_line(pick(item.label, lang) or curie(item.case) or item.source)


def tier_name(v: Verdict, name: str, lang: str) -> str:
    """What a tier is called in this language, and its short name where that is another."""
    label = pick(v.tier_labels.get(name, {}), lang)
    return say("called", lang).format(label=one_line(label), name=name) if label and label != name else one_line(name)


def word_of(item: Item, lang: str) -> str:
    """Whether the submission conforms, in words."""
    return say("unchecked" if isinstance(item, Unchecked) else "conforms" if item.conforms else "fails", lang)


def kind_of(f: Finding, lang: str) -> str:
    """How grave a finding is, in a word: what our requirements make of it, or what SHACL calls it where the shapes are not ours."""
    return say("guard" if f.guard else severity_word(f.severity, bool(f.requirement) and f.id != CONTRADICTION), lang)


def severity_word(severity: str, ours: bool) -> str:
    """The key of the word for a severity, by our shapes or by others."""
    return severity if ours else f"any {severity}"


def id_of(f: Finding) -> str:
    """The requirement, or the shape where the shapes are not ours."""
    return one_line(f.requirement or shape_name(f))


def shape_name(f: Finding) -> str:
    """The name of the shape that found it, as short as it can be told."""
    return one_line(f.id, 120) or (constraint_of(f) if f.shape.startswith("_:") else one_line(curie(f.shape), 120) or constraint_of(f))


def constraint_of(f: Finding) -> str:
    """The constraint that found it, such as MinCount."""
    return one_line(re.split(r"[#/:]", f.component)[-1].removesuffix("ConstraintComponent"), 120)


def message_of(f: Finding, lang: str) -> str:
    """What is wrong; where the shape has no words for it, the constraint and the property."""
    text = one_line(pick(f.message, lang))
    return text or " · ".join(p for p in (one_line(pick(f.name, lang)), constraint_of(f), one_line(f.path)) if p)


def thing_of(f: Finding, lang: str) -> str:
    """What was checked, by its label and its IRI."""
    blank = any(isinstance(r.focus, ox.BlankNode) for r in f.results)
    label, iri = one_line(pick(f.focus_label, lang)), one_line(f"_:{f.focus}" if blank else curie(f.focus))
    return f"{label} <{iri}>" if label else iri


def where_of(f: Finding, lang: str) -> str:
    """What was checked, with the property and with the value where there is one."""
    value = f" = {value_of(f, f.values[0], lang)}" if len(f.values) == 1 else ""
    return thing_of(f, lang) + (f" · {one_line(f.path)}{value}" if f.path else value)


def value_of(f: Finding, value: str, lang: str) -> str:
    """A value by its label, and by its IRI where that is not a concept of ours."""
    label = one_line(pick(f.value_labels.get(value, {}), lang))
    short = one_line(curie(value))
    return short if not label else label if short.startswith(("fw:", "sg2x:")) else f"{label} <{short}>"


def values_of(f: Finding, lang: str, most: int = MOST_VALUES) -> Iterator[str]:
    """The first values, and how many more there are."""
    yield from (value_of(f, v, lang) for v in f.values[:most])
    if len(f.values) > most:
        yield say("more", lang).format(n=len(f.values) - most)


def concept_name(concept: str, label: Mapping[str, str], lang: str) -> str:
    """What a concept is called: notation and label where they are known, the label of a class of the ontology, else the prefixed name."""
    return one_line(pick(label or _classes().get(concept, {}), lang) or curie(concept))


@lru_cache(maxsize=1)
def _classes() -> dict[str, dict[str, str]]:
    facts = Facts(vocabulary())
    return {iri: facts.texts(iri, PREFIXES["rdfs"] + "label") for iri in facts.of_type(PREFIXES["owl"] + "Class")}


def counts_of(counts: Mapping[str, int], lang: str, ours: bool = True) -> str:
    """How many findings of each severity there are, those that there are none of left out."""
    if ours:
        told = [say("so many", lang).format(n=counts[s], obligation=say(s, lang)) for s in SEVERITIES if counts.get(s)]
    else:
        told = [f"{say(severity_word(s, ours), lang)}{say('colon', lang)}{counts[s]}" for s in SEVERITIES if counts.get(s)]
    return say("comma", lang).join(told) or say("none", lang)


def severities(v: Verdict) -> dict[str, int]:
    """How many findings of each severity there are."""
    return {s: v.count(s) for s in SEVERITIES}


def heading(key: str, lang: str) -> str:
    """A word that stands as a heading: without its colon, the first letter large."""
    word = say(key, lang).rstrip(":： ")
    return word[:1].upper() + word[1:]
