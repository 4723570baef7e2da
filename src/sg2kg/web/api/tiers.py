"""The tiers, and what each of them asks for: requirements with the shapes that look at them."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Path, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, Field, TypeAdapter

from sg2kg.validation.shapes import load_shapes
from sg2kg.validation.shapes.explain import write_tier, write_tiers
from sg2kg.web.api.asking import Lang, OneOf, asked, lang_of
from sg2kg.web.api.faults import formats, problems
from sg2kg.web.api.models import ByLanguage
from sg2kg.web.api.telling import Form, media_types, told, told_as, url_of
from sg2kg.web.site import Site

FORMS = {"json": Form("application/json", ".json"), "turtle": Form("text/turtle", ".ttl"), "table": Form("text/plain", ".txt")}
Format = Annotated[
    Annotated[str, OneOf("format", tuple(FORMS))] | None,
    Query(description="Format; without it the one that Accept prefers. turtle is a W3C shapes graph with all that the tier stands on."),
]
Obligation = Literal["mandatory", "recommended", "optional"]


class TierSummary(BaseModel):
    """A tier in a list."""

    name: str
    iri: str
    label: ByLanguage
    description: ByLanguage
    includes: list[str] = Field(description="The tiers under it, the nearest first.")
    requirements: dict[str, Obligation] = Field(description="What it asks for by itself: obligation by id of requirement.")
    url: str


class TierList(BaseModel):
    """The tiers."""

    items: list[TierSummary]


class Shape(BaseModel):
    """A shape, in its own words."""

    iri: str
    severity: str
    concept: str
    name: ByLanguage
    description: ByLanguage
    message: ByLanguage
    why: ByLanguage = Field(description="Why it matters.")
    mend: ByLanguage = Field(description="How to mend what it finds.")


class Requirement(BaseModel):
    """A requirement as a tier asks for it."""

    id: str
    iri: str
    tier: str = Field(description="The tier that asks for it so.")
    obligation: Obligation
    text: ByLanguage
    gaming: ByLanguage = Field(description="How it could be met in letter only, or empty.")
    guard: ByLanguage = Field(description="What guards against that, or empty.")
    shapes: list[Shape] = Field(description="What looks whether it is met.")
    guards: list[Shape] = Field(description="What only warns.")


class TierDetail(BaseModel):
    """A tier with its requirements."""

    name: str
    iri: str
    label: ByLanguage
    description: ByLanguage
    includes: list[str]
    requirements: list[Requirement]


router = APIRouter(tags=["tiers"])
Here = Annotated[Site, Depends(asked)]


@router.get("/tiers", operation_id="listTiers", summary="The tiers", response_model=TierList, responses=problems(304, 400, 406),
            openapi_extra={"x-example": "/tiers"})  # fmt: skip
async def list_tiers(request: Request, site: Here) -> Response:
    """The tiers, those that ship from the lowest up, then those of other bodies; texts in all languages."""

    def make() -> TierList:
        rows = TypeAdapter(list[dict[str, object]]).validate_json(write_tiers(load_shapes(site.settings.profiles or None), "json"))
        return TierList(items=[TierSummary.model_validate({**row, "url": url_of(site, "tiers", str(row["name"]))}) for row in rows])

    return await told(request, lang_of(request, None), make)


@router.get("/tiers/{name}", operation_id="getTier", summary="One tier", response_class=Response,
            responses=formats(media_types(FORMS), TierDetail) | problems(304, 400, 404, 406),
            openapi_extra={"x-example": "/tiers/co-governed?beneath=true"})  # fmt: skip
async def get_tier(
    request: Request,
    site: Here,
    name: Annotated[str, Path(min_length=1, max_length=300, description="Name of a tier.", examples=["registered", "mapped"])],
    beneath: Annotated[bool, Query(description="What the tiers beneath it ask, too; in Turtle they always do.")] = False,
    lang: Lang = None,
    format: Format = None,
) -> Response:
    """What it asks, what is looked at, why, and how to mend it. `lang` is for `table`; JSON has all languages."""
    chosen = lang_of(request, lang)

    def make(written: str) -> str:
        text = write_tier(load_shapes(site.settings.profiles or None), name, written, chosen, beneath)
        return TierDetail.model_validate_json(text).model_dump_json() if written == "json" else text

    return await told_as(request, chosen, FORMS, format, make, f"tier-{name}")
