"""The front page: what this is, its three doors, what there is in it, and a small comparison that is one click from the whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from sg2kg.knowledge import KnowledgeBase
from sg2kg.knowledge.base import CaseInfo
from sg2kg.terms import SG2
from sg2kg.validation import load_shapes
from sg2kg.web.render import kept_page, language_of
from sg2kg.web.site import Site, site_of
from sg2kg.web.telling.reading import Reader, Text, Thing
from sg2kg.web.telling.showing import Shower
from sg2kg.web.telling.statuses import WORDS

CONCEPTS = ("DIM-1", "DIM-2", "DIM-3", "M-STR", "M-ECO", "C-DIG", "C-PHY")
"""The concepts of the comparison on the front page."""
CASES = ("cloud-rice", "ant-forest", "decidim", "p-patch")
"""Its cases, where they are loaded; else the first ones."""
QUESTION = "mechanism-matrix"
"""The question of the catalogue that is offered first."""


@dataclass(frozen=True)
class Row:
    """A case of the comparison."""

    info: CaseInfo
    name: Text
    signs: tuple[str, ...]
    """The words of its statuses, one a concept."""


async def home(request: Request) -> Response:
    """What this is, and its three doors."""
    site, lang = site_of(request), language_of(request)
    return await kept_page(request, "home.html", lambda: _values(site, lang))


def _values(site: Site, lang: str) -> dict[str, Any]:
    concepts, rows = comparison(site.kb)
    return {
        "counts": counts(site.kb, site.settings.profiles) | {"triples": site.triples},
        "concepts": concepts,
        "rows": rows,
        "queries": sorted(site.kb.catalogue, key=lambda q: q.name != QUESTION),
        **Shower(site, lang).functions(),
    }


def counts(kb: KnowledgeBase, profiles: str = "") -> dict[str, int]:
    """What there is, counted: cases, statements, sources, concepts, requirements, questions of the catalogue, triples."""
    tiers = load_shapes(profiles or None).tiers.values()
    kb.book()
    return {
        "cases": len(kb.cases),
        "statements": _number(kb, f"?x a ?kind VALUES ?kind {{ <{SG2.Statement}> <{SG2.JointStatement}> }}"),
        "sources": _number(kb, f"?x a <{SG2.Source}>"),
        "concepts": len(set(kb.concepts.values())),
        "requirements": len({r.id for tier in tiers for r in tier.requirements}),
        "queries": len(kb.catalogue),
        "triples": len(kb.dataset),
    }


def comparison(kb: KnowledgeBase) -> tuple[list[Thing], list[Row]]:
    """A few cases and concepts with the statuses of each in each."""
    reader, book = Reader(kb), kb.book()
    known = {c.name: c for c in kb.cases}
    chosen = [known[n] for n in CASES if n in known]
    chosen += [c for c in kb.cases if c not in chosen][: len(CASES) - len(chosen)]
    concepts = [kb.concepts[n] for n in CONCEPTS if n in kb.concepts]
    rows = [Row(c, reader.name(reader.node(c.iri)), tuple(WORDS[book.of(c.iri, concept).value] for concept in concepts)) for c in chosen]
    return list(map(reader.named, concepts)), rows


def _number(kb: KnowledgeBase, pattern: str) -> int:
    (row,) = kb.dataset.select(f"SELECT (COUNT(DISTINCT ?x) AS ?n) {{ {pattern} }}")
    return int(row[0])


routes: list[BaseRoute] = [Route("/", home)]
