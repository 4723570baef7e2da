"""What is here: versions, numbers, and where everything begins."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from pydantic import BaseModel, Field

from sg2kg import __version__
from sg2kg.knowledge.status import BASES
from sg2kg.messages import LANGUAGES
from sg2kg.validation.shapes import load_shapes
from sg2kg.web.api.asking import Lang, asked, lang_of
from sg2kg.web.api.faults import problems
from sg2kg.web.api.models import ByLanguage
from sg2kg.web.api.telling import told, url_of
from sg2kg.web.site import Site

RESOURCES = ("cases", "concepts", "compare", "queries", "tiers", "ontology", "studies", "status", "openapi.json")


class Start(BaseModel):
    """Where everything begins."""

    title: str
    version: str
    page: str = Field(description="The page on this interface.")
    sparql: str = Field(description="The SPARQL endpoint.")
    resources: dict[str, str] = Field(description="Address by resource.")


class Status(BaseModel):
    """What is served."""

    version: str = Field(description="Of sg2kg.")
    data: str = Field(description="Changes whenever the data do.")
    cases: int
    practice_kinds: int
    concepts: int
    queries: int
    tiers: int
    statements: int = Field(description="Of RDF, with what follows and the statuses.")
    bases: list[str]
    languages: list[str]
    max_upload: int = Field(description="MB that a submission may have.")


class Study(BaseModel):
    """A study for QCA."""

    name: str
    title: str
    titles: ByLanguage


class StudyList(BaseModel):
    """The studies that ship."""

    items: list[Study]


router = APIRouter(tags=["server"])
Here = Annotated[Site, Depends(asked)]


@router.get(
    "/", operation_id="start", summary="Where to begin", response_model=Start, responses=problems(304, 400, 406), openapi_extra={"x-example": "/"}
)
async def start(request: Request, site: Here) -> Response:
    """The addresses of the resources."""
    here = site.addresses.here

    def make() -> Start:
        links = {name: url_of(site, name) for name in RESOURCES}
        return Start(title="sg2kg", version=__version__, page=here("/api"), sparql=here("/sparql"), resources=links)

    return await told(request, lang_of(request, None), make)


@router.get("/status", operation_id="getStatus", summary="What is served", response_model=Status, responses=problems(304, 400, 406),
            openapi_extra={"x-example": "/status"})  # fmt: skip
async def get_status(request: Request, site: Here) -> Response:
    """Versions, and how much of everything there is."""

    def make() -> Status:
        kb = site.kb
        kinds = [c.kind.rpartition("#")[2] for c in kb.cases]
        return Status(
            version=__version__,
            data=site.version,
            cases=kinds.count("Case"),
            practice_kinds=kinds.count("PracticeKind"),
            concepts=len(set(kb.concepts.values())),
            queries=len(kb.catalogue),
            tiers=len(load_shapes(site.settings.profiles or None).tiers),
            statements=site.triples,
            bases=list(BASES),
            languages=list(LANGUAGES),
            max_upload=site.settings.max_upload,
        )

    return await told(request, lang_of(request, None), make)


@router.get("/studies", operation_id="listStudies", summary="The studies", response_model=StudyList, responses=problems(304, 400, 406),
            openapi_extra={"x-example": "/studies"})  # fmt: skip
async def list_studies(request: Request, site: Here, lang: Lang = None) -> Response:
    """The questions for qualitative comparative analysis that ship; `sg2kg qca NAME` answers them."""
    chosen = lang_of(request, lang)

    def make() -> StudyList:
        from sg2kg.messages import pick
        from sg2kg.studies.reading import shipped

        return StudyList(items=[Study(name=s.name, title=pick(s.title, chosen), titles=dict(s.title)) for s in shipped()])

    return await told(request, chosen, make)
