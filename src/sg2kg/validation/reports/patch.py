"""A remedy as a patch: the triples to add and to remove, one a line in Turtle, and what only the submitter can fill in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

import pyoxigraph as ox

from sg2kg.messages import TAGS, one_line, pick, say
from sg2kg.terms import PREFIXES, curie
from sg2kg.validation.shapes.facts import Term
from sg2kg.validation.verdict import Blank, Remedy

MOST_LINES = 16
"""How many lines of a patch are told where people read quickly; the others are only counted."""
_LOCAL = re.compile(r"\w([\w-]*\w)?", re.ASCII)
_TAG = re.compile(r'"@([A-Za-z0-9-]+)\Z')
_XSD_STRING = PREFIXES["xsd"] + "string"


def turtle_term(term: Term) -> str:
    """A term in Turtle, prefixed where one of our prefixes fits; readers must know the prefixes of :mod:`sg2kg.terms`."""
    if isinstance(term, ox.NamedNode):
        prefix, _, local = curie(term.value).partition(":")
        return f"{prefix}:{local}" if prefix in PREFIXES and _LOCAL.fullmatch(local) else str(term)
    if isinstance(term, ox.Literal) and not term.language and term.datatype.value != _XSD_STRING:
        return f"{str(term).rpartition('^^')[0]}^^{turtle_term(term.datatype)}"
    return _tagged(str(term))


def ntriples_line(triple: ox.Triple) -> str:
    """A triple as a line of N-Triples, its language tag as we write it: the store writes tags in lower case."""
    return f"{triple.subject} {triple.predicate} {_tagged(str(triple.object))} ."


def _tagged(term: str) -> str:
    return _TAG.sub(lambda m: '"@' + TAGS.get(m[1].lower(), m[1]), term)


def turtle_lines(triples: Iterable[ox.Triple]) -> Iterator[str]:
    """The triples in Turtle, one a line; what is said of the same subject stands together."""
    for subject, group in groupby(triples, key=lambda t: t.subject):
        said = list(group)
        for n, t in enumerate(said):
            predicate = "a" if t.predicate.value == PREFIXES["rdf"] + "type" else turtle_term(t.predicate)
            start = "    " if n else f"{turtle_term(subject)} "
            yield f"{start}{predicate} {turtle_term(t.object)} {';' if n + 1 < len(said) else '.'}"


def patch_lines(remedy: Remedy) -> list[str]:
    """The patch, each line with its sign: what goes first, then what comes."""
    signed = (*(("-", line) for line in turtle_lines(remedy.remove)), *(("+", line) for line in turtle_lines(remedy.add)))
    return [f"{sign} {'    ' if line.startswith(' ') else ''}{one_line(line)}" for sign, line in signed]


def patch_text(remedy: Remedy, lang: str, most: int = MOST_LINES) -> Iterator[str]:
    """The first lines of the patch, how many more there are, and what is to be filled in."""
    lines = patch_lines(remedy)
    yield from lines[:most]
    if len(lines) > most:
        yield say("more lines", lang).format(n=len(lines) - most)
    yield from (f"{say('fill in', lang)} {told}" for told in blanks_of(remedy.blanks, lang))


def blanks_of(blanks: Iterable[Blank], lang: str) -> Iterator[str]:
    """What is to be filled in, one line each: the term that stands for it, what it is, and an example."""
    for blank in blanks:
        label, example = one_line(pick(blank.label, lang)), short_term(blank.example)
        yield f"{one_line(curie(blank.iri))} = {say('for example', lang).format(label=label, example=example)}"


def short_term(ntriples: str) -> str:
    """A term that is written in N-Triples, with prefixes where they fit."""
    return one_line(re.sub(r"<([^<>\"]*)>", lambda m: turtle_term(ox.NamedNode(m[1])) if ":" in m[1] else m[0], _tagged(ntriples)))
