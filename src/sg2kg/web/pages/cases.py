"""The list of cases, and the page of a case, which reads like an article whose every sentence names its source."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from sg2kg.errors import ParameterError
from sg2kg.terms import SG2
from sg2kg.web.checking.examples import cases as checkable
from sg2kg.web.problems import Problem
from sg2kg.web.render import answer, fill, kept, language_of
from sg2kg.web.site import Site, site_of
from sg2kg.web.telling.article import Article, article
from sg2kg.web.telling.listing import FACETS, SORTS, Choice, choice_of, find
from sg2kg.web.telling.parts import DATES, SECTIONS
from sg2kg.web.telling.showing import Shower
from sg2kg.web.telling.verdicts import Verdict, tier_names, verdicts_of

HTML = "text/html; charset=utf-8"
_MOST_PARAMETERS = 200
_ORDER = (
    "account", "story", "people", "mechanisms", "carriers", "values", "risks", "decisions", "learning", "others", "figures", "links",
    "contested", "silence", "leads", "concepts", "verdict", "classes", "use", "record", "beside", "sources",
)  # fmt: skip
"""The sections of a case page, in reading order."""


async def cases(request: Request) -> Response:
    """The list of cases, narrowed by what the address asks for; 400 for what cannot be asked for, with the list beside it."""
    site, lang = site_of(request), language_of(request)
    pairs = request.query_params.multi_items()
    if len(pairs) > _MOST_PARAMETERS:
        raise Problem(400, "the address has too many parameters", "Choose fewer values at once.")
    infos = await site.compute(lambda: site.kb.cases)
    verdicts = await verdicts_of(request).of(infos)
    waiting = len(infos) - len(verdicts)
    tiers = {iri: verdict.reached for iri, verdict in verdicts.items() if not verdict.error}

    def make() -> bytes:
        return fill(request, "cases/list.html", **_listed(site, lang, pairs, tiers, waiting)).encode()

    try:
        content = await (site.compute(make) if waiting else kept(request, make, "cases"))
    except ParameterError as error:
        raise Problem(400, error.what, error.hint, id=error.id) from None
    return answer(request, content, HTML)


async def case_page(request: Request, name: str) -> Response:
    """The page of the case called ``name``: raises NotFoundError where there is none."""
    site, lang = site_of(request), language_of(request)
    info = await site.compute(site.kb.case, name)
    verdict = (await verdicts_of(request).of([info], 5.0)).get(info.iri)

    def make() -> bytes:
        return fill(request, "cases/case.html", **_told(site, lang, name, verdict)).encode()

    content = await (kept(request, make, "case") if verdict else site.compute(make))
    return answer(request, content, HTML)


def _listed(site: Site, lang: str, pairs: list[tuple[str, str]], tiers: dict[str, str], waiting: int) -> dict[str, Any]:
    choice: Choice = choice_of(pairs)
    return {
        "found": find(site.kb, choice, tiers, lang),
        "choice": choice,
        "tiers": tiers,
        "tier_names": tier_names(),
        "waiting": waiting,
        "FACETS": FACETS,
        "SORTS": SORTS,
        **Shower(site, lang).functions(),
    }


def _told(site: Site, lang: str, name: str, verdict: Verdict | None) -> dict[str, Any]:
    told = article(site.kb, name)
    there = _sections(told)
    return {
        "a": told,
        "verdict": verdict,
        "sections": [s for s in _ORDER if there[s]],
        "silent": [s for s in ("people", *SECTIONS, "figures") if s not in ("others", "learning", "decisions") and not there[s]],
        "checkable": told.info.name in checkable(),
        "SG2": SG2,
        "DATES": DATES,
        **Shower(site, lang, told.info.iri).functions(),
    }


def _sections(a: Article) -> dict[str, bool]:
    """Which sections have something to tell."""
    return {
        "account": bool(a.account or a.background),
        "story": bool(a.phases),
        "people": bool(a.people.actors),
        **{section: bool(parts) for section, parts in a.parts.items()},
        "links": bool(a.parts["links"] or a.linked_from),
        "figures": bool(a.figures),
        "contested": bool(a.disputes or a.statuses.contested),
        "silence": True,
        "leads": bool(a.leads),
        "concepts": True,
        "verdict": True,
        "classes": bool(a.standings),
        "use": True,
        "record": True,
        "beside": bool(a.beside),
        "sources": bool(a.sources),
    }


routes: list[BaseRoute] = [Route("/cases", cases)]
