"""What a query can ask for: the classes, properties, concepts, prefixes and graphs that exist, and how many statements use each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Union

import pyoxigraph as ox

from sg2kg.errors import NotFoundError
from sg2kg.graph import Table
from sg2kg.terms import PREFIXES, curie

if TYPE_CHECKING:
    from sg2kg.knowledge.base import KnowledgeBase

_TERMS = """
SELECT ?term ?kind (MIN(?d) AS ?domain) (MIN(?r) AS ?range) {
  { ?term a owl:Class BIND("class" AS ?kind) }
  UNION { ?term a owl:ObjectProperty BIND("property" AS ?kind) OPTIONAL { ?term rdfs:domain ?d } OPTIONAL { ?term rdfs:range ?r } }
  UNION { ?term a owl:DatatypeProperty BIND("property" AS ?kind) OPTIONAL { ?term rdfs:domain ?d } OPTIONAL { ?term rdfs:range ?r } }
  UNION { ?term a skos:Concept BIND("concept" AS ?kind) }
  FILTER(isIRI(?term))
} GROUP BY ?term ?kind
"""
_USES = (
    "SELECT ?t (COUNT(*) AS ?n) { ?s a ?t } GROUP BY ?t",
    "SELECT ?t (COUNT(*) AS ?n) { ?s ?t ?o } GROUP BY ?t",
    "SELECT ?t (COUNT(*) AS ?n) { ?s ?p ?t . ?t a skos:Concept } GROUP BY ?t",
    "SELECT ?t (COUNT(*) AS ?n) { GRAPH ?t { ?s ?p ?o } } GROUP BY ?t",
)
Cell = Union[str, int, None]
_ORDER = {"prefix": 0, "graph": 1, "class": 2, "property": 3, "concept": 4}
COLUMNS = ("term", "kind", "label", "domain", "range", "uses")


def vocabulary(kb: KnowledgeBase, text: str = "", lang: str = "en") -> Table:
    """The terms whose name, label or kind holds ``text``, whatever its case; all of them where it is empty.

    Columns: the term as it is written in a query, its kind (prefix, graph, class, property, concept), its label in ``lang``, for a property the
    classes it leads from and to, and how many statements use it or, for a graph, are in it. Raises NotFoundError, naming near terms, where nothing
    matches.
    """
    kb.book()
    uses: dict[str, int] = {}
    for query in _USES:
        for term, n in kb.dataset.select(query):
            uses[term] = uses.get(term, 0) + n
    found: list[tuple[Cell, ...]] = [("prefix", f"{p}:", base, None, None, None) for p, base in sorted(PREFIXES.items())]
    found += [("graph", f"<{g}>", None, None, None, uses.get(g, 0)) for g in kb.dataset.graphs() if not g.startswith("file:")]
    for term, kind, domain, range_ in kb.dataset.select(_TERMS):
        found.append((kind, _written(term), kb.label(term, lang), _written(domain), _written(range_), uses.get(term, 0)))
    found.sort(key=lambda row: (_ORDER[str(row[0])], str(row[1])))
    wanted = text.lower()
    rows = [row for row in found if wanted in str(row[1]).lower() or wanted in str(row[2] or "").lower() or wanted == row[0]]
    if not rows:
        raise NotFoundError("term", text, [re.split("[:/#]", str(row[1]).strip("<>"))[-1] for row in found if row[0] not in ("prefix", "graph")])
    cells = tuple(tuple(None if v is None else ox.Literal(v) for v in (row[1], row[0], *row[2:])) for row in rows)
    return Table(COLUMNS, cells, "What a query can ask for")


def _written(term: str | None) -> str | None:
    """As a term is written in a query; nothing for an expression, which has no name."""
    if term is None or ":" not in term or term.startswith("_:"):
        return None
    short = curie(term)
    return f"<{term}>" if short == term else short
