"""Concepts of the framework and the extension: the list, and one with its definition, its neighbours, and where it is present."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, Field

from sg2kg.comparison.matrix import WORD
from sg2kg.errors import NotFoundError
from sg2kg.knowledge.status import DEFAULT_BASIS
from sg2kg.validation.findings.layers import layer_of
from sg2kg.validation.verdict import LAYERS
from sg2kg.web.api.asking import Basis, Lang, Limit, Offset, OneOf, asked, lang_of, unknown
from sg2kg.web.api.faults import problems
from sg2kg.web.api.models import ByLanguage, CaseRef, ConceptRef, Namer, reading_of
from sg2kg.web.api.reading import Reading
from sg2kg.web.api.telling import Slice, page_of, told, url_of, within
from sg2kg.web.site import Site

CORE_LIST = "CoreList"


class ConceptSummary(BaseModel):
    """A concept in a list."""

    notation: str
    iri: str
    label: str = Field(description="In the language asked for.")
    labels: ByLanguage
    schemes: list[str] = Field(description="Short names of its schemes, such as M or E.")
    layer: str
    core: bool = Field(description="Whether it is in the core list, which every case from tier mapped upwards answers.")
    url: str
    page: str


class ConceptDetail(ConceptSummary):
    """All there is to say of a concept in one answer."""

    also_called: list[ByLanguage]
    definition: list[ByLanguage]
    place_in_paper: list[str] = Field(description="Section and line.")
    broader: list[ConceptRef]
    narrower: list[ConceptRef]
    kind_of: list[ConceptRef] = Field(description="What it is a true kind of: presence reaches these.")
    kinds: list[ConceptRef] = Field(description="Its true kinds.")
    aspect_of: list[ConceptRef]
    aspects: list[ConceptRef]
    contrasts_with: list[ConceptRef]
    basis: str
    cases: dict[str, list[CaseRef]] = Field(description="Cases by the status that it has in them, on `basis`.")


router = APIRouter(tags=["concepts"])
Here = Annotated[Site, Depends(asked)]


@router.get("/concepts", operation_id="listConcepts", summary="The concepts", response_model=Slice[ConceptSummary], responses=problems(304, 400, 406),
            openapi_extra={"x-example": "/concepts?scheme=M&limit=3"})  # fmt: skip
async def list_concepts(
    request: Request,
    site: Here,
    scheme: Annotated[str | None, Query(max_length=300, description="Short name of a concept scheme: M, C, DIM, E, ACT, CoreList …")] = None,
    layer: Annotated[Annotated[str, OneOf("layer", LAYERS)] | None, Query(description="Where in the framework it belongs.")] = None,
    q: Annotated[str | None, Query(max_length=300, description="Part of a notation or label, in any language.")] = None,
    lang: Lang = None,
    limit: Limit = 100,
    offset: Offset = 0,
) -> Response:
    """The concepts by notation."""
    chosen = lang_of(request, lang)
    reading = reading_of(request)

    def make() -> Slice[ConceptSummary]:
        kb = site.kb
        if scheme is not None and not any(scheme in names for names in reading.schemes.values()):
            raise unknown(NotFoundError("scheme", scheme, {s for names in reading.schemes.values() for s in names}))
        found = sorted(dict.fromkeys(kb.concepts.values()), key=lambda c: (kb.notation(c), c))
        found = [c for c in found if (scheme is None or scheme in reading.schemes.get(c, ())) and (layer is None or layer_of(c) == layer)]
        if q:
            said = q.casefold()
            found = [c for c in found if any(said in text.casefold() for text in (kb.notation(c), *reading.labels.get(c, {}).values()))]
        part = within(found, limit, offset)
        namer = Namer(site, chosen)
        return Slice[ConceptSummary](total=part.total, limit=limit, offset=offset, items=[_summary(namer, reading, c) for c in part.items])

    return await told(request, chosen, make)


@router.get("/concepts/{notation}", operation_id="getConcept", summary="One concept", response_model=ConceptDetail,
            responses=problems(304, 400, 404, 406), openapi_extra={"x-example": "/concepts/M-ECO-1?basis=public"})  # fmt: skip
async def get_concept(
    request: Request,
    site: Here,
    notation: Annotated[str, Path(min_length=1, max_length=300, description="Notation, or a prefixed name.", examples=["M-ECO", "fw:DIM-1"])],
    basis: Basis = DEFAULT_BASIS,
    lang: Lang = None,
) -> Response:
    """What it means, what stands above and below it, and in which cases it is present, absent on purpose, contested or not reported."""
    chosen = lang_of(request, lang)
    reading = reading_of(request)

    def make() -> ConceptDetail:
        kb = site.kb
        iri = kb.concept(notation)
        namer = Namer(site, chosen)
        cases: dict[str, list[CaseRef]] = {word: [] for word in WORD.values()}
        book = kb.book(basis)
        for info in kb.cases:
            cases[WORD[book.of(info.iri, iri).value]].append(namer.case(info.iri))
        known = set(kb.concepts.values())
        links: dict[str, Any] = {name: [namer.concept(c) for c in found.get(iri, ()) if c in known] for name, found in reading.concept_links.items()}
        return ConceptDetail(
            **dict(_summary(namer, reading, iri)),
            also_called=reading.other_names.get(iri, []),
            definition=reading.definitions.get(iri, []),
            place_in_paper=reading.paper.get(iri, []),
            basis=basis,
            cases=cases,
            **links,
        )

    return await told(request, chosen, make)


def _summary(namer: Namer, reading: Reading, iri: str) -> ConceptSummary:
    notation = namer.kb.notation(iri)
    schemes = reading.schemes.get(iri, [])
    return ConceptSummary(
        notation=notation,
        iri=iri,
        label=namer.kb.label(iri, namer.lang),
        labels=reading.labels.get(iri, {}),
        schemes=schemes,
        layer=layer_of(iri),
        core=CORE_LIST in schemes,
        url=url_of(namer.site, "concepts", notation),
        page=page_of(namer.site, iri),
    )
