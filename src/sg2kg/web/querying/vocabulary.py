"""What a query can ask for: as data for the editor's completion, and as rows to read; from our own data, so that no editor asks another host."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sg2kg.errors import NotFoundError
from sg2kg.knowledge import KnowledgeBase
from sg2kg.knowledge.snippets import with_prefixes
from sg2kg.terms import PREFIXES, iri
from sg2kg.web.querying import questions

KINDS = ("class", "property", "concept", "graph", "prefix")
_SECTION = {"class": "classes", "property": "properties", "concept": "concepts", "graph": "graphs"}


@dataclass(frozen=True)
class Term:
    """A term as it is written in a query, and what it is."""

    term: str
    kind: str
    iri: str
    label: str
    domain: str
    range: str
    uses: int


def terms(kb: KnowledgeBase, lang: str, words: str = "", kind: str = "") -> list[Term]:
    """The terms that hold ``words`` and are of a kind; in the order of KINDS, those that statements use most first."""
    try:
        table = kb.sparql_help(words, lang)
    except NotFoundError:
        return []
    rows = [Term(t, k, _iri(t, k, called or ""), called or "", d or "", r or "", n or 0) for t, k, called, d, r, n in table if not kind or k == kind]
    return sorted(rows, key=lambda t: (KINDS.index(t.kind), -t.uses, t.term))


def for_editor(kb: KnowledgeBase, lang: str) -> bytes:
    """JSON for the editor: prefixes; classes, properties, concepts and graphs with labels; the questions as SPARQL that stands by itself."""
    told: dict[str, object] = {"language": lang, "prefixes": PREFIXES}
    for term in terms(kb, lang):
        if term.kind in _SECTION:
            found = told.setdefault(_SECTION[term.kind], [])
            assert isinstance(found, list)
            found.append({"iri": term.iri, "term": term.term, "label": term.label, "uses": term.uses})
    told["queries"] = [
        {"name": query.name, "title": questions.of(query, lang).title, "sparql": with_prefixes(query.text)}
        for query in sorted(kb.catalogue, key=lambda q: questions.of(q, lang).title)
    ]
    return json.dumps(told, ensure_ascii=False).encode()


def _iri(term: str, kind: str, label: str) -> str:
    if kind == "prefix":
        return label
    return term[1:-1] if term.startswith("<") else iri(term)
