"""Comparing: the matrix of cases and concepts with its pictures and downloads, one cell with its evidence, and how alike cases are."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from sg2kg.comparison import compare, write_comparison, write_similarity
from sg2kg.errors import ParameterError
from sg2kg.explanation import explain, write_explanation
from sg2kg.messages import LANGUAGES
from sg2kg.web.comparing import files
from sg2kg.web.comparing.alike import MOST_UNITS, likeness_of
from sg2kg.web.comparing.choice import Choice, encoded, read
from sg2kg.web.comparing.commands import command, python
from sg2kg.web.comparing.drawings import MEDIA_TYPES, POLICY, drawing_of, spec_of
from sg2kg.web.comparing.evidence import one_cell, proof_of
from sg2kg.web.comparing.offers import offers_of
from sg2kg.web.comparing.settling import Settled, settle
from sg2kg.web.comparing.table import MOST_SHOWN, table_of
from sg2kg.web.crew import Draw
from sg2kg.web.problems import Problem, wants_page
from sg2kg.web.render import answer, fill, language_of
from sg2kg.web.site import Site, site_of
from sg2kg.web.words import text

if TYPE_CHECKING:
    from sg2kg.comparison import Comparison

PAGE = "text/html; charset=utf-8"
_VARY = "Accept-Language, Cookie, HX-Request"


async def matrix(request: Request) -> Response:
    """The page of a comparison.

    An address that is not the shortest for its choice is redirected there (303); a choice that cannot be is told with status 400, the form still
    usable (problem details for programs).
    """
    site, lang = site_of(request), language_of(request)
    pairs = request.query_params.multi_items()
    values = read(pairs)
    key = ("compare", tuple(pairs), lang)
    content = site.kept.get(key)
    if content is None:
        settled = await site.compute(settle, site.kb, values)
        if settled.faults:
            if not wants_page(request):
                raise settled.problem()
            page = await site.compute(_filled, request, settled)
            return answer(request, page, PAGE, status=400, headers={"Cache-Control": "no-store"})
        wanted = [*settled.choice.pairs(), *(("lang", tag) for tag in values.get("lang", ()) if tag in LANGUAGES)]
        if wanted != pairs:
            return RedirectResponse(site.addresses.path("/compare") + (f"?{encoded(wanted)}" if wanted else ""), 303, _private())
        content = await site.compute(_filled, request, settled)
        site.kept.put(key, content)
    return answer(request, content, PAGE)


def _private() -> dict[str, str]:
    return {"Cache-Control": "no-cache"}


def _filled(request: Request, settled: Settled) -> bytes:
    """The page of a choice, or the form with what is wrong in it."""
    site, lang = site_of(request), language_of(request)
    kb, choice = site.kb, settled.choice
    path = site.addresses.path
    given: dict[str, Any] = {
        "choice": choice,
        "settled": settled,
        "offers": offers_of(kb, lang),
        "comparison": None,
        "asked_lang": request.query_params.get("lang", ""),
        "to": lambda **fields: choice.but(**fields).address(path("/compare")),
        "address": lambda other: other.address(path("/compare")),
        "at_choice": lambda where, *more: choice.address(path(where), *more),
    }
    if not settled.faults:
        comparison = compare(kb, choice.request(lang))
        given |= {
            "comparison": comparison,
            "table": table_of(kb, comparison, choice, path("/compare/cell")) if settled.cells <= MOST_SHOWN else None,
            "drawing": drawing_of(comparison, choice),
            "downloads": files.DOWNLOADS,
            "name_of": lambda ending, *more: files.file_name(choice, ending, *more),
            "command": command(kb, choice, lang),
            "python": python(kb, choice, lang),
        }
    return fill(request, "compare/page.html", **given).encode()


async def _settled(request: Request) -> Settled:
    """The choice of an address below /compare; raises Problem (400) where it cannot be."""
    site = site_of(request)
    found = await site.compute(settle, site.kb, read(request.query_params.multi_items()))
    if found.faults:
        raise found.problem()
    return found


async def _made(request: Request, kind: str, choice: Choice, make: Callable[[Site, str], bytes]) -> bytes:
    """What ``make`` makes for a choice, in the thread of the knowledge base; made once, and remembered by what it shows."""
    site, lang = site_of(request), language_of(request)
    key = ("compare", kind, tuple(choice.pairs()), lang)
    content = site.kept.get(key)
    if content is None:
        content = await site.compute(make, site, lang)
        site.kept.put(key, content)
    return content


async def cell(request: Request) -> Response:
    """One cell with what it rests on; as a panel of the matrix where HTMX asks, else as a page."""
    site = site_of(request)
    settled = await site.compute(settle, site.kb, read(request.query_params.multi_items()))
    choice = one_cell(settled)
    inside = request.headers.get("hx-request") == "true"

    def make(site: Site, lang: str) -> bytes:
        proof = proof_of(site.kb, choice, lang, site.addresses.path("/compare/cell"))
        return fill(request, "compare/panel.html" if inside else "compare/cell.html", p=proof, choice=choice).encode()

    # the links of a page to itself in another language hold what the address holds
    asked = request.url.query if not inside else ""
    content = await _made(request, f"cell {inside} {asked}", choice, make)
    return answer(request, content, PAGE, vary=_VARY)


async def why(request: Request) -> Response:
    """Why a case shows a concept, or why not, step by step."""
    choice = one_cell(await _settled(request))
    if choice.phase:
        raise Problem(400, "reasons are told of cases as wholes, not of a phase", "Leave the phase out.")

    def make(site: Site, lang: str) -> bytes:
        told = write_explanation(explain(site.kb, choice.cases[0], choice.concepts[0], basis=choice.basis), "text", lang)
        case, concept = site.kb.case(choice.cases[0]).iri, site.kb.concept(choice.concepts[0])
        title = text("compare.why title", lang, case=site.kb.label(case, lang), concept=site.kb.label(concept, lang))
        back = choice.address(site.addresses.path("/compare/cell"))
        return fill(request, "compare/why.html", told=told, title=title, back=back).encode()

    return answer(request, await _made(request, f"why {request.url.query}", choice, make), PAGE)


async def picture(request: Request) -> Response:
    """A picture of a comparison, drawn by the crew; raises PictureError (422) where there is nothing to draw."""
    site, lang = site_of(request), language_of(request)
    format = request.path_params["format"]
    if format not in MEDIA_TYPES:
        raise Problem(404, f"pictures are not drawn as {format[:20]}", "Known: " + ", ".join(MEDIA_TYPES))
    choice = (await _settled(request)).choice
    drawn = choice.but(turned=False, found_only=False)
    key = ("compare", "picture", format, tuple(drawn.pairs()), lang)
    content = site.kept.get(key)
    if content is None:
        spec = await site.compute(lambda: spec_of(compare(site.kb, choice.request(lang)), choice))
        content = await site.crew.draw(Draw(spec, format))
        site.kept.put(key, content)
    headers = {"Content-Security-Policy": POLICY, "Content-Disposition": files.disposition(files.file_name(choice, format, choice.picture), "inline")}
    return answer(request, content, MEDIA_TYPES[format], headers=headers)


async def download(request: Request) -> Response:
    """The comparison as a file in one of COMPARISON_FORMATS; ``long=1`` gives one row a cell."""
    name = request.path_params["format"]
    format = files.format_named(name)
    if format is None:
        raise Problem(404, f"a comparison is not written as {name[:20]}", "Known: " + ", ".join(files.ENDINGS))
    long = request.query_params.get("long", "") in ("1", "true")
    choice = (await _settled(request)).choice

    def make(site: Site, lang: str) -> bytes:
        content = write_comparison(compare(site.kb, choice.request(lang)), format, long=long)
        return content.encode() if isinstance(content, str) else content

    plain = choice.but(turned=False, found_only=False, picture=Choice.picture, measure=Choice.measure, linkage=Choice.linkage)
    content = await _made(request, f"download {format} {long}", plain, make)
    ending = next(d.ending for d in files.DOWNLOADS if d.format == format)
    called = files.file_name(choice, ending, *(("cells",) if long else ()))
    headers = {"Content-Disposition": files.disposition(called), "Content-Security-Policy": files.ALONE}
    return answer(request, content, files.MEDIA_TYPES[format], headers=headers)


async def alike(request: Request) -> Response:
    """How alike the cases are: the page with the pairs, nearest first, and their clusters; .csv and .json give all pairs."""
    settled = await _settled(request)
    choice = settled.choice
    format = request.path_params.get("format", "")
    if format not in ("", "csv", "json"):
        raise Problem(404, f"similarity is not written as {format[:20]}", "Known: csv, json")

    def compared(site: Site, lang: str) -> Comparison:
        found = compare(site.kb, choice.request(lang))
        if len(found.units) > MOST_UNITS:
            raise ParameterError(f"more than {MOST_UNITS} cases are not compared pair by pair here", "Choose fewer, or ask sg2kg compare.")
        return found

    def write(site: Site, lang: str) -> bytes:
        return write_similarity(compared(site, lang).similarity(choice.measure, choice.linkage), format).encode()

    def show(site: Site, lang: str) -> bytes:
        comparison = compared(site, lang)
        path = site.addresses.path
        given = {
            "choice": choice,
            "comparison": comparison,
            "likeness": likeness_of(comparison, choice),
            "to": lambda **fields: choice.but(**fields).address(path("/compare/alike")),
            "at_choice": lambda where, *more: choice.address(path(where), *more),
            "tree": choice.but(picture="dendrogram"),
            "drawing": drawing_of(comparison, choice.but(picture="dendrogram")),
        }
        return fill(request, "compare/alike.html", **given).encode()

    if format:
        content = await _made(request, f"alike {format}", choice, write)
        headers = {"Content-Disposition": files.disposition(files.file_name(choice, format, choice.measure))}
        return answer(request, content, {"csv": "text/csv; charset=utf-8", "json": "application/json"}[format], headers=headers)
    return answer(request, await _made(request, f"alike page {request.url.query}", choice, show), PAGE)


routes: list[BaseRoute] = [
    Route("/compare", matrix),
    Route("/compare/cell", cell),
    Route("/compare/why", why),
    Route("/compare/alike", alike),
    Route("/compare/alike.{format}", alike),
    Route("/compare/picture.{format}", picture),
    Route("/compare/download.{format}", download),
]
