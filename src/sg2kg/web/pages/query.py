"""The page of queries: questions of the catalogue as forms, SPARQL of one's own, the answer as table and chart, and what can be asked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from sg2kg.errors import Sg2Error
from sg2kg.knowledge.snippets import call, snippet
from sg2kg.web.crew import Draw
from sg2kg.web.guards.headers import POLICY
from sg2kg.web.problems import Problem, problem_of, wants_page
from sg2kg.web.querying import asking, questions, vocabulary
from sg2kg.web.querying.charts import KINDS, Chart, Wish, chart
from sg2kg.web.querying.noted import noted
from sg2kg.web.querying.places import place_of
from sg2kg.web.querying.results import Cell, Shown
from sg2kg.web.render import answer, kept, language_of, page
from sg2kg.web.site import Site, site_of
from sg2kg.web.words import text as word

EDITOR_POLICY = POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
"""The Content Security Policy where the editor is: it writes styles of its own into the page. Scripts stay those of ours."""
PICTURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; sandbox"
LINKED = 6_000
"""Characters that the encoded query of a link may have: every program and proxy takes that many."""
FIRST = """SELECT ?case ?name (COUNT(?statement) AS ?statements) {
  ?case a sg2:Case ; rdfs:label ?name .
  ?case sg2:hasStatement ?statement .
  FILTER(langMatches(lang(?name), "LANGUAGE"))
}
GROUP BY ?case ?name
ORDER BY DESC(?statements)
"""
"""What stands in the editor before anything else does."""
_OWN = frozenset({"name", "kind", "x", "y", "value", "lang", "format"})
"""Parameters of an address that are no parameter of a question."""
_PICTURES = {"svg": "image/svg+xml", "png": "image/png", "pdf": "application/pdf"}


@dataclass(frozen=True)
class Asked:
    """A query as the parts of a page need it."""

    text: str
    form: str
    address: str
    """The query string of this page, without the chart."""
    name: str = ""
    """The question of the catalogue."""
    title: str = ""
    parameters: tuple[tuple[str, str], ...] = ()
    snippets: tuple[tuple[str, str], ...] = ()

    @property
    def is_short(self) -> bool:
        """Whether its text fits into a link."""
        return len(urlencode({"query": self.text})) <= LINKED

    @property
    def formats(self) -> tuple[tuple[str, str], ...]:
        """What the answer can be had as: name, and word for ?format= of the endpoint."""
        if self.form == "SELECT":
            return (("CSV", "csv"), ("TSV", "tsv"), ("JSON", "json"), ("XML", "xml"))
        if self.form == "ASK":
            return (("JSON", "json"), ("XML", "xml"))
        return (("Turtle", "turtle"), ("N-Triples", "ntriples"), ("RDF/XML", "rdfxml"), ("JSON-LD", "jsonld"))


async def query(request: Request) -> Response:
    """The questions; one of them with ?name=, SPARQL of one's own with ?query=."""
    given = request.query_params
    if "query" in given:
        return await _own(request, _once(request, "query"), _wish(request))
    if "name" in given:
        return await _question(request, _once(request, "name"))
    return await _questions(request)


async def run(request: Request) -> Response:
    """SPARQL from a form: sent on to an address that can be shared where it is short enough, else answered here."""
    form = await request.form(max_files=0, max_fields=20)
    texts = [value for value in form.getlist("query") if isinstance(value, str)]
    if len(texts) != 1:
        raise Problem(400, "the form holds no query, or several", "Send one field called query.")
    text = texts[0].replace("\r\n", "\n")
    wish = Wish(*(str(form.get(name) or "")[:200] for name in ("kind", "x", "y", "value")))
    pairs = [("query", text), *((k, v) for k, v in asdict(wish).items() if v)]
    if len(found := urlencode(pairs)) <= LINKED and "\0" not in text:
        return RedirectResponse(site_of(request).addresses.path(f"/query?{found}"), 303)
    return await _own(request, text, wish)


async def _questions(request: Request) -> Response:
    site, lang = site_of(request), language_of(request)
    find, keyword = _once(request, "find")[:200], _once(request, "keyword")[:200]

    def make() -> Response:
        return page(
            request,
            "query/questions.html",
            tab="questions",
            questions=questions.found(site.kb, lang, find, keyword),
            all=len(site.kb.catalogue),
            keywords=questions.keywords(site.kb),
            find=find,
            keyword=keyword,
        )

    return await site.compute(make)


async def _question(request: Request, name: str) -> Response:
    site, lang = site_of(request), language_of(request)
    if name not in site.kb.catalogue:
        _ = site.kb.catalogue[name[:200]]  # raises, and names the near ones
    found = site.kb.catalogue[name]
    given = [(k, v) for k, v in request.query_params.multi_items()]
    values: dict[str, str] = {}
    shown, problem, drawn = None, None, Chart()
    asked = Asked("", "SELECT", "")
    try:
        values = questions.values_of(found, given, _OWN)
        asked = await site.compute(_asked_question, site, name, values, lang)
        shown = await site.compute(noted, site.kb, await asking.ask(site, asked.text, _client(request)))
        drawn = await site.compute(_chart, site, shown, _wish(request), lang, asked.title)
    except (Sg2Error, Problem) as error:
        problem = _told(request, error)

    def make() -> Response:
        return page(
            request,
            "query/question.html",
            status=problem.status if problem else 200,
            headers=problem.headers if problem else None,
            tab="questions",
            question=questions.of(found, lang),
            fields=questions.fields(site.kb, found, values, lang),
            problem=problem,
            **_answer_values(site, asked, shown, drawn, _wish(request), lang),
        )

    return await site.compute(make)


async def _own(request: Request, text: str, wish: Wish) -> Response:
    site, lang = site_of(request), language_of(request)
    text = text.replace("\r\n", "\n")
    shown, problem, drawn, place = None, None, Chart(), None
    asked = Asked(text, "SELECT", "")
    if text.strip():
        try:
            form = asking.checked(site, text)
            asked = await site.compute(_asked_own, site, text, form)
            shown = await asking.ask(site, text, _client(request))
            drawn = await site.compute(_chart, site, shown, wish, lang, "")
        except (Sg2Error, Problem) as error:
            problem = _told(request, error)
            place = place_of(problem.what, text)
            problem = _without_place(problem)

    def make() -> Response:
        headers = {"Content-Security-Policy": EDITOR_POLICY, **(problem.headers if problem else {})}
        return page(
            request,
            "query/own.html",
            status=problem.status if problem else 200,
            headers=headers,
            tab="own",
            text=text or FIRST.replace("LANGUAGE", lang),
            problem=problem,
            place=place,
            prefixes=vocabulary.terms(site.kb, lang, kind="prefix"),
            graphs=vocabulary.terms(site.kb, lang, kind="graph"),
            settings=site.settings,
            editor=_editor(site, lang),
            **_answer_values(site, asked, shown, drawn, wish, lang),
        )

    return await site.compute(make)


async def beside(request: Request) -> Response:
    """Downloads, links and code for a query that the editor has run: the query is not run again."""
    form = await request.form(max_files=0, max_fields=20)
    text = form.get("query")
    if not isinstance(text, str) or not text.strip():
        raise Problem(400, "the form holds no query", "Send one field called query.")
    site = site_of(request)
    checked = asking.checked(site, text)
    asked = await site.compute(_asked_own, site, text, checked)
    return await site.compute(lambda: page(request, "query/beside.html", asked=asked))


async def words(request: Request) -> Response:
    """What can be asked for, to be searched."""
    site, lang = site_of(request), language_of(request)
    find, kind = _once(request, "find")[:200], _once(request, "kind")
    if kind and kind not in vocabulary.KINDS:
        raise Problem(400, f"there is no kind {kind[:100]}", "Kinds: " + ", ".join(vocabulary.KINDS))

    def make() -> Response:
        terms = vocabulary.terms(site.kb, lang, find, kind)
        return page(request, "query/vocabulary.html", tab="vocabulary", terms=terms, find=find, kind=kind, kinds=vocabulary.KINDS)

    return await site.compute(make)


async def words_for_editor(request: Request) -> Response:
    """The same for the completion of the editor, with the questions as SPARQL; in the language of the reader."""
    site, lang = site_of(request), language_of(request)
    content = await kept(request, lambda: vocabulary.for_editor(site.kb, lang))
    return answer(request, content, "application/json")


async def picture(request: Request) -> Response:
    """The chart of an answer as SVG, PNG or PDF; of a question with ?name=, of SPARQL with ?query=."""
    site, lang = site_of(request), language_of(request)
    format = request.path_params["format"]
    if format not in _PICTURES:
        raise Problem(404, f"a chart is drawn as svg, png or pdf, not as {format[:50]}")
    title = ""
    if "query" in request.query_params:
        text = _once(request, "query").replace("\r\n", "\n")
    else:
        name = _once(request, "name")
        values = questions.values_of(site.kb.catalogue[name[:200]], request.query_params.multi_items(), _OWN)
        asked = await site.compute(_asked_question, site, name, values, lang)
        text, title = asked.text, asked.title
    shown = await asking.ask(site, text, _client(request))
    drawn = await site.compute(_chart, site, shown, _wish(request), lang, title)
    if not drawn.is_drawn:
        raise Problem(422, " ".join(drawn.notes), "Choose other columns, or take the table.")
    content = await site.crew.draw(Draw(drawn.spec, format))
    named = {} if format == "svg" else {"Content-Disposition": f'inline; filename="chart.{format}"'}
    return answer(request, content, _PICTURES[format], headers={"Content-Security-Policy": PICTURE_POLICY, **named})


# ---- what templates are given


def _answer_values(site: Site, asked: Asked, shown: Shown | None, drawn: Chart, wish: Wish, lang: str) -> dict[str, Any]:
    chosen = {k: v for k, v in asdict(wish).items() if v}
    address = asked.address + (f"&{urlencode(chosen)}" if chosen else "")
    return {
        "asked": asked,
        "shown": shown,
        "rows": shown.rows[: asking.ROWS] if shown else (),
        "chart": drawn,
        "wish": wish,
        "kinds": KINDS,
        "page_address": address,
        "chart_address": f"{address}&lang={lang}",
        "called": _called(site, lang),
    }


def _asked_question(site: Site, name: str, values: dict[str, str], lang: str) -> Asked:
    text = site.kb.sparql(name, **values)
    pairs = [("name", name), *sorted(values.items())]
    title = questions.of(site.kb.catalogue[name], lang).title
    return Asked(text, "SELECT", urlencode(pairs), name, title, tuple(sorted(values.items())), _snippets(site, text, name, values))


def _asked_own(site: Site, text: str, form: str) -> Asked:
    return Asked(text, form, urlencode({"query": text}), snippets=_snippets(site, text))


def _snippets(site: Site, text: str, name: str = "", values: Mapping[str, str] = {}) -> tuple[tuple[str, str], ...]:
    """A query as code; in Python a question is asked by its name."""
    endpoint = site.addresses.here("/sparql")
    return tuple(
        (language, call(name, values) if name and language == "python" else snippet(text, language, endpoint)) for language in ("curl", "python", "r")
    )


def _chart(site: Site, shown: Shown, wish: Wish, lang: str, title: str) -> Chart:
    def say(key: str, **values: object) -> str:
        return word(f"query.{key}", lang, **values)

    name = _called(site, lang)
    return (
        chart(shown, wish, say, lambda cell: name(cell) if cell.kind == "iri" or cell.mark else "", title)
        if shown.form == "SELECT"
        else Chart(notes=(say("chart nothing"),))
    )


def _called(site: Site, lang: str) -> Callable[[Cell], str]:
    """Names what has a label; nothing for what has none."""

    def called(cell: Cell) -> str:
        if not cell.iri:
            return ""
        label = site.kb.label(cell.iri, lang)
        return "" if label == (cell.iri.rpartition("/")[2].rpartition("#")[2] or cell.iri) else label

    return called


def _editor(site: Site, lang: str) -> dict[str, Any]:
    """What the script of the editor is told."""
    addresses = site.addresses
    said = {key: word(f"query.{key}", lang) for key in ("editor", "editor results", "example none", "running", "copied", "copy")}
    return {
        "endpoint": addresses.path("/sparql"),
        "vocabulary": addresses.path(f"/query/vocabulary.json?lang={lang}"),
        "beside": addresses.path("/query/beside"),
        "published": addresses.published(""),
        "here": addresses.path("/"),
        "page": addresses.path("/query"),
        "linked": LINKED,
        "words": said,
    }


# ---- what comes in


def _once(request: Request, name: str) -> str:
    found = request.query_params.getlist(name)
    if len(found) > 1:
        raise Problem(400, f"{name} is given {len(found)} times", "Give it once.")
    value = found[0] if found else ""
    if "\0" in value:
        raise Problem(400, f"{name} has a NUL character in it", "Take it out.")
    return value


def _wish(request: Request) -> Wish:
    return Wish(*(_once(request, name)[:200] for name in ("kind", "x", "y", "value")))


def _client(request: Request) -> str:
    return request.client.host if request.client else ""


def _without_place(problem: Problem) -> Problem:
    """The same without the place that its text begins with, which the page tells by itself."""
    told = re.sub(r"^query(:\d+)*: ", "", problem.what)
    return Problem(problem.status, told, problem.hint, id=problem.id, headers=problem.headers, **problem.more)


def _told(request: Request, error: Sg2Error | Problem) -> Problem:
    """The error as a part of the page; raised for programs, which get problem details."""
    problem = error if isinstance(error, Problem) else problem_of(error)
    if not wants_page(request):
        raise problem
    return problem


routes: list[BaseRoute] = [
    Route("/query", query, methods=["GET", "HEAD"]),
    Route("/query", run, methods=["POST"]),
    Route("/query/beside", beside, methods=["POST"]),
    Route("/query/vocabulary", words),
    Route("/query/vocabulary.json", words_for_editor),
    Route("/query/chart.{format}", picture),
]
