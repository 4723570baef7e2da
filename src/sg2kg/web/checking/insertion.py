"""A remedy as text to be put behind a submission: what comes, as statements; what goes and what is to be filled in, as comments."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pyoxigraph as ox

from sg2kg.messages import one_line, pick, say
from sg2kg.terms import PREFIXES
from sg2kg.validation.reports.patch import blanks_of, ntriples_line, turtle_lines
from sg2kg.validation.verdict import Remedy

WITH_PREFIXES = frozenset({".ttl", ".trig"})
LINE_BY_LINE = frozenset({".nt", ".nq"})
_NAME = re.compile(r"(?<![\w:<])([A-Za-z][\w-]*):")
_OPAQUE = re.compile(r'"(?:[^"\\]|\\.)*"|<[^>]*>')


def insertion(remedy: Remedy, id: str, ending: str, lang: str) -> str:
    """The lines to be put at the end of a text in the format of ``ending``; empty for a format whose end is not open (JSON-LD, RDF/XML), and for a
    remedy that says something of a nameless thing.

    Prefixes are declared again, which holds from there on (Turtle, section 2.4), so that it does not matter what the text calls them.
    """
    unnamed = any(isinstance(node, ox.BlankNode) for t in remedy.add for node in (t.subject, t.object))  # the text calls it otherwise
    if unnamed or ending not in WITH_PREFIXES | LINE_BY_LINE:
        return ""
    told = [f"# {one_line(id)}{say('colon', lang)}{one_line(pick(remedy.text, lang))}"]
    told += (f"# − {line}" for line in _statements(remedy.remove, ending))
    added = _statements(remedy.add, ending)
    if ending in WITH_PREFIXES:
        told += (f"@prefix {prefix}: <{PREFIXES[prefix]}> ." for prefix in _prefixes(added))
    told += added
    told += (f"# {say('fill in', lang)} {line}" for line in blanks_of(remedy.blanks, lang))
    return "\n".join(told)


def _statements(triples: Iterable[ox.Triple], ending: str) -> list[str]:
    return list(turtle_lines(triples)) if ending in WITH_PREFIXES else [ntriples_line(t) for t in triples]


def _prefixes(lines: Iterable[str]) -> list[str]:
    found = {name for line in lines for name in _NAME.findall(_OPAQUE.sub("", line))}
    return sorted(found & PREFIXES.keys())
