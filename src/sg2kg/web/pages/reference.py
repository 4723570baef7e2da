"""The reference: documents of the framework and the ontology, one page a term, search in three languages, tiers and documents."""

from __future__ import annotations

import re
from typing import Any

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from sg2kg.errors import NotFoundError
from sg2kg.knowledge.status import BASES, DEFAULT_BASIS
from sg2kg.messages import LANGUAGES
from sg2kg.terms import SG2
from sg2kg.web.problems import Problem
from sg2kg.web.reference import diagram, documents, layers, places, search, structure
from sg2kg.web.reference.library import Library, library_of
from sg2kg.web.reference.neighbours import PICTURES, Neighbours
from sg2kg.web.reference.terms import ALIGNMENTS, DOCUMENTS, Term
from sg2kg.web.reference.views import of_term
from sg2kg.web.render import answer, kept_page, language_of, page
from sg2kg.web.settings import PUBLISHED
from sg2kg.web.site import site_of
from sg2kg.web.words import text

MOST_FOUND = 100
"""Results that one page of a search shows."""


async def document(request: Request, name: str) -> Response:
    """One of the published documents as a page: framework, extension, ontology, qca, alignments or shapes; each term has its fragment as id."""
    if name not in (*DOCUMENTS, ALIGNMENTS):
        raise NotFoundError("document", name, [*DOCUMENTS, ALIGNMENTS])

    def values() -> dict[str, Any]:
        library = _library(request)
        terms = library.terms
        given = _common(request, library) | {
            "name": name,
            "titles": terms.titles(name),
            "edition": terms.version(name),
            "published": PUBLISHED + name,
        }
        if name in ("framework", "extension"):
            paper = name == "framework"
            sections = structure.framework(terms) if paper else structure.extension(terms)
            return given | {
                "sections": sections,
                "aliases": {n.seen_as for s in sections for n in s.nodes if n.seen_as},
                "counts": library.uses.counts,
                "present": SG2.present,
                "contested": SG2.contested,
                "picture": _framework(request, library) if paper else None,
                "inconsistencies": structure.inconsistencies(terms) if paper else [],
            }
        if name == "shapes":
            return given | _tiers(library)
        if name == ALIGNMENTS:
            matched = [(t, terms.matches(t.iri), terms.disclosures(t.iri)) for t in terms.by_iri.values()]
            return given | {"rows": [row for row in matched if row[1] or row[2]]}
        drawn = [(n, *_picture(request, library, n)) for n in PICTURES] if name == "ontology" else []
        return given | {"sections": structure.ontology(terms, name), "pictures": drawn}

    template = {"framework": "concepts", "extension": "concepts", "shapes": "tiers", ALIGNMENTS: "alignments"}.get(name, "ontology")
    return await kept_page(request, f"reference/{template}.html", values)


async def term(request: Request) -> Response:
    """The page of one term; another notation, and another spelling of its name, lead to it."""
    name, of = request.path_params["name"], request.url.path.strip("/").partition("/")[0]
    basis = _one(request, "basis") or DEFAULT_BASIS
    if basis not in BASES:
        raise Problem(400, f"{basis[:100]!r} is no counting basis", "Known: " + ", ".join(BASES))
    if not re.fullmatch(r"[\w.~-]{1,100}", name):
        raise Problem(404, f"no term of {of} is called so", f"/terms finds terms by their words; /{of} lists them.")
    site = site_of(request)

    def find() -> Term | str:
        terms = _library(request).terms
        try:
            return terms.find(of, name)
        except NotFoundError:
            if name == terms.version(of):
                return site.addresses.path(f"/{of}")
            other = f"{PUBLISHED}{of}/{name}"
            if terms.facts.properties(other):
                return site.addresses.thing(other)
            raise

    found = await site.compute(find)
    if isinstance(found, str):
        return RedirectResponse(found, 303)
    if (found.document, found.name) != (of, name):
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(site.addresses.path(found.path) + query, 308)

    def values() -> dict[str, Any]:
        library = _library(request)
        return _common(request, library) | of_term(library, found, language_of(request), basis, site.addresses.link) | {"bases": list(BASES)}

    return await kept_page(request, "reference/term.html", values)


async def find(request: Request) -> Response:
    """Search over terms, cases, queries, requirements and documents."""
    words, kind = _one(request, "q"), _one(request, "kind")
    if len(words) > search.LONGEST:
        raise Problem(400, f"a search of {len(words)} characters is longer than {search.LONGEST}", "Search for a few words.")
    if kind and kind not in search.KINDS:
        raise Problem(400, f"{kind[:100]!r} is no kind of result", "Known: " + ", ".join(search.KINDS))

    def values() -> dict[str, Any]:
        found = _library(request).index.find(words)
        kinds = {k: sum(f.entry.kind == k for f in found) for k in search.KINDS}
        chosen = [f for f in found if not kind or f.entry.kind == kind]
        return {
            "words": words,
            "kind": kind,
            "total": len(found),
            "kinds": {k: n for k, n in kinds.items() if n},
            "found": chosen[:MOST_FOUND],
            "more": max(0, len(chosen) - MOST_FOUND),
            "shown": search.shown,
        }

    return page(request, "reference/search.html", **await site_of(request).compute(values))


async def tiers(request: Request) -> Response:
    """The tiers with all requirements and shapes; links of reports lead to their anchors."""

    def values() -> dict[str, Any]:
        library = _library(request)
        return _common(request, library) | {"name": "tiers", "titles": None, "published": ""} | _tiers(library)

    return await kept_page(request, "reference/tiers.html", values)


async def documentation(request: Request) -> Response:
    """The list of the documents."""

    def values() -> dict[str, Any]:
        path = site_of(request).addresses.path
        return {"listed": [documents.read(n, path, {}) for n in documents.names()]}

    return await kept_page(request, "reference/documents.html", values)


async def one_document(request: Request) -> Response:
    """One document of docs/."""
    name = request.path_params["name"]
    site = site_of(request)
    stem, _, rest = name.removesuffix(".md").partition(".")
    if (stem in documents.GENERATED or stem != name) and stem in (*documents.GENERATED, *documents.names()):
        return RedirectResponse(site.addresses.path(f"/docs/{stem}") + (f"?lang={rest}" if rest in LANGUAGES else ""), 303)
    if name not in documents.names():
        raise NotFoundError("document", name[:100], [*documents.names(), *documents.GENERATED])

    def values() -> dict[str, Any]:
        library = _library(request)
        pictures = {n: _picture(request, library, n)[0] for n in PICTURES} | {"framework": _framework(request, library)}
        framed = {n: Markup('<div class="scroll" tabindex="0" role="region" aria-label="{}">{}</div>').format(n, svg) for n, svg in pictures.items()}
        return {"document": documents.read(name, site.addresses.path, framed)}

    return await kept_page(request, "reference/document.html", values)


async def picture_file(request: Request) -> Response:
    """A picture of a document."""
    path = documents.picture_file(request.path_params["name"])
    media_type = "image/svg+xml" if path.suffix == ".svg" else "image/png"
    policy = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:"}
    return answer(request, path.read_bytes(), media_type, headers=policy, vary="Accept-Encoding")


def _library(request: Request) -> Library:
    site = site_of(request)
    return library_of(site.kb, site.settings.profiles)


def _common(request: Request, library: Library) -> dict[str, Any]:
    lang = language_of(request)
    return {
        "terms": library.terms,
        "thing": site_of(request).addresses.thing,
        "walk": structure.walk,
        "notes_in": structure.notes_in,
        "place": lambda recorded: places.in_words(recorded, lang),
    }


def _tiers(library: Library) -> dict[str, Any]:
    shapes = library.terms.shapes
    listed: dict[str, str] = {}
    for tier in shapes.tiers.values():
        for requirement in tier.requirements:
            listed.setdefault(requirement.id, tier.name)
    return {"shapes": shapes, "listed": listed}


def _framework(request: Request, library: Library) -> Markup:
    lang = language_of(request)
    bands = Neighbours(library.terms, lang, site_of(request).addresses.link).framework(library.uses.counts)
    return layers.svg(bands, "framework", text("reference.picture framework", lang))


def _picture(request: Request, library: Library, name: str) -> tuple[Markup, list[Any]]:
    drawn = Neighbours(library.terms, language_of(request), site_of(request).addresses.link).picture(name)
    return diagram.svg(drawn), diagram.in_words(drawn)


def _one(request: Request, name: str) -> str:
    """The one value of a parameter; empty where it is not given. Raises Problem 400 for several, and for characters that are no text."""
    values = request.query_params.getlist(name)
    if len(values) > 1:
        raise Problem(400, f"{name} is given {len(values)} times", "Give it once.")
    value = values[0] if values else ""
    if any(not c.isprintable() for c in value):
        raise Problem(400, f"{name} holds characters that are no text", "Leave out control characters.")
    return value.strip()


routes: list[BaseRoute] = [
    Route("/terms", find),
    *(Route(f"/{name}/{{name}}", term) for name in DOCUMENTS),
    Route("/docs", documentation),
    Route("/docs/tiers", tiers),
    Route("/docs/pictures/{name}", picture_file),
    Route("/docs/{name}", one_document),
]
