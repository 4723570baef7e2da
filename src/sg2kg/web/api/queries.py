"""The catalogue of queries, each of which can be asked here: a saved query is an API."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, Field

from sg2kg.errors import NotFoundError
from sg2kg.graph import Table, write_table
from sg2kg.knowledge.catalogue import Catalogue, Parameter
from sg2kg.knowledge.catalogue import Query as Saved
from sg2kg.messages import pick
from sg2kg.web.api.asking import Lang, Limit, Offset, OneOf, as_parameters, asked, check_names, lang_of
from sg2kg.web.api.faults import formats, problems
from sg2kg.web.api.models import ByLanguage
from sg2kg.web.api.telling import Form, Slice, media_types, told, told_as, url_of, within
from sg2kg.web.site import Site

FORMS = {
    "json": Form("application/json", ".json"),
    "sparql-json": Form("application/sparql-results+json", ".srj"),
    "csv": Form("text/csv", ".csv"),
    "tsv": Form("text/tab-separated-values", ".tsv"),
    "sparql-xml": Form("application/sparql-results+xml", ".srx"),
    "markdown": Form("text/markdown", ".md"),
    "table": Form("text/plain", ".txt"),
}
_WRITERS = {"sparql-json": "json", "sparql-xml": "xml"}
Format = Annotated[Annotated[str, OneOf("format", tuple(FORMS))] | None, Query(description="Format; without it the one that Accept prefers.")]
QueryName = Annotated[str, Path(min_length=1, max_length=300, description="Name of a query.", examples=["actor-sectors", "core-list"])]


class ParameterInfo(BaseModel):
    """A parameter of a query."""

    name: str
    type: str = Field(description="basis, case, concept, string or integer.")
    default: str | None = Field(description="null: all.")
    meaning: str


class QuerySummary(BaseModel):
    """A query in a list."""

    name: str
    title: str = Field(description="The question that it answers, in the language asked for.")
    titles: ByLanguage
    question: str = Field(description="Its number in the codebook, or empty.")
    keywords: list[str]
    parameters: list[ParameterInfo]
    url: str
    results_url: str


class QueryDetail(QuerySummary):
    """A query with its text."""

    description: str
    descriptions: ByLanguage
    sparql: str = Field(description="SPARQL that runs as it stands in any engine, with the defaults in it.")
    page: str


class Results(BaseModel):
    """What a query found."""

    query: str
    title: str
    parameters: dict[str, str | None] = Field(description="The values that it was asked with; null: all.")
    columns: list[str]
    rows: list[dict[str, str | int | float | bool | None]]


router = APIRouter(tags=["queries"])
Here = Annotated[Site, Depends(asked)]


@router.get("/queries", operation_id="listQueries", summary="The queries", response_model=Slice[QuerySummary], responses=problems(304, 400, 406),
            openapi_extra={"x-example": "/queries?q=risk&limit=2"})  # fmt: skip
async def list_queries(
    request: Request,
    site: Here,
    q: Annotated[str | None, Query(max_length=300, description="Part of a name, title or keyword, in any language.")] = None,
    lang: Lang = None,
    limit: Limit = 100,
    offset: Offset = 0,
) -> Response:
    """The queries by name, each with the question that it answers."""
    chosen = lang_of(request, lang)

    def make() -> Slice[QuerySummary]:
        found = sorted(site.kb.catalogue, key=lambda s: s.name)
        if q:
            found = [s for s in found if q.casefold() in "\n".join((s.name, *s.title.values(), *s.keywords)).casefold()]
        part = within(found, limit, offset)
        return Slice[QuerySummary](
            total=part.total, limit=limit, offset=offset, items=[QuerySummary(**_summary(site, s, chosen)) for s in part.items]
        )

    return await told(request, chosen, make)


@router.get("/queries/{name}", operation_id="getQuery", summary="One query", response_model=QueryDetail, responses=problems(304, 400, 404, 406),
            openapi_extra={"x-example": "/queries/case-differences"})  # fmt: skip
async def get_query(request: Request, site: Here, name: QueryName, lang: Lang = None) -> Response:
    """What it asks, with which parameters, in which words of SPARQL."""
    chosen = lang_of(request, lang)

    def make() -> QueryDetail:
        saved = site.kb.catalogue[name]
        more: dict[str, Any] = {"description": pick(saved.description, chosen), "descriptions": dict(saved.description), "sparql": saved.text}
        return QueryDetail(**_summary(site, saved, chosen), **more, page=site.addresses.here(f"/query?name={saved.name}"))

    return await told(request, chosen, make)


@router.get("/queries/{name}/results", operation_id="runQuery", summary="What a query finds", response_class=Response,
            responses=formats(media_types(FORMS), Results) | problems(304, 400, 404, 406),
            openapi_extra={"x-example": "/queries/case-differences/results?case_a=p-patch&case_b=decidim"})  # fmt: skip
async def run_query(request: Request, site: Here, name: QueryName, lang: Lang = None, format: Format = None) -> Response:
    """Its rows, with values for its parameters as parameters of the address; `/queries/{name}` tells which it takes."""
    chosen = lang_of(request, lang)
    saved = site.kb.catalogue[name]
    own = {p.name for p in saved.parameters}
    check_names(request.query_params.multi_items(), dict.fromkeys((*sorted(own), "lang", "format"), False))
    values = {k: v for k, v in request.query_params.items() if k in own}

    def make(written: str) -> str:
        with as_parameters():
            found = site.kb.query(saved.name, values)
        if not isinstance(found, Table):
            raise NotFoundError("table of", saved.name, [])
        if written != "json":
            return write_table(found, _WRITERS.get(written, written))
        given = {p.name: values.get(p.name, p.default) for p in saved.parameters}
        return Results(
            query=saved.name, title=pick(saved.title, chosen), parameters=given, columns=list(found.columns), rows=found.rows()
        ).model_dump_json()

    return await told_as(request, chosen, FORMS, format, make, name)


def parameters_of(catalogue: Catalogue) -> list[dict[str, Any]]:
    """The parameters that queries take, for the document: each name once, with the queries that take it unless nearly all do."""
    found: dict[str, list[tuple[str, Parameter]]] = {}
    for saved in sorted(catalogue, key=lambda s: s.name):
        for parameter in saved.parameters:
            found.setdefault(parameter.name, []).append((saved.name, parameter))
    return [_documented(name, users, len(catalogue)) for name, users in sorted(found.items())]


def _documented(name: str, users: list[tuple[str, Parameter]], queries: int) -> dict[str, Any]:
    kinds = sorted({p.type for _, p in users})
    schema: dict[str, Any] = {"type": "integer" if kinds == ["integer"] else "string"}
    if kinds == ["basis"]:
        from sg2kg.knowledge.status import BASES

        schema["enum"] = list(BASES)
    elif schema["type"] == "string":
        schema["maxLength"] = 300
    taken = "most queries" if len(users) > queries // 2 else ", ".join(q for q, _ in users)
    meaning = users[0][1].meaning
    return {"name": name, "in": "query", "required": False, "description": f"{meaning}. Taken by {taken}.", "schema": schema}


def _summary(site: Site, saved: Saved, lang: str) -> dict[str, Any]:
    return {
        "name": saved.name,
        "title": pick(saved.title, lang),
        "titles": dict(saved.title),
        "question": saved.question,
        "keywords": list(saved.keywords),
        "parameters": [ParameterInfo(name=p.name, type=p.type, default=p.default, meaning=p.meaning) for p in saved.parameters],
        "url": url_of(site, "queries", saved.name),
        "results_url": url_of(site, "queries", saved.name, "results"),
    }
