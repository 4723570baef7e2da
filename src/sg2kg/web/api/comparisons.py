"""Cases compared: the four-valued matrix, and how alike its columns are."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, Field

from sg2kg.comparison import Request as Wanted
from sg2kg.comparison import compare, write_comparison, write_similarity
from sg2kg.comparison.similarity import LINKAGES, MEASURES
from sg2kg.comparison.write import COMPARISON_FORMATS, SIMILARITY_FORMATS
from sg2kg.errors import ParameterError
from sg2kg.knowledge.status import DEFAULT_BASIS
from sg2kg.web.api.asking import AnyBasis, Lang, OneOf, as_parameters, asked, lang_of
from sg2kg.web.api.faults import formats, problems
from sg2kg.web.api.telling import Form, media_types, told_as
from sg2kg.web.site import Site

_TYPES = {
    "json": "application/json",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "table": "text/plain",
    "markdown": "text/markdown",
    "latex": "application/x-tex",
    "html": "text/html",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "cube": "text/turtle",
}
FORMS = {name: Form(kind, COMPARISON_FORMATS[name].suffixes[0], COMPARISON_FORMATS[name].binary) for name, kind in _TYPES.items()}
"""The formats of a comparison; JSON first, for whoever accepts anything."""
ALIKE = {name: Form(_TYPES[name], SIMILARITY_FORMATS[name].suffixes[0]) for name in ("json", "csv", "table")}
"""The formats of how alike units are."""
_MOST_CELLS = 200_000
MOST_NAMED = 120
"""Cases, and as many concepts, that one address can name: it may have 32 KB."""
Format = Annotated[
    Annotated[str, OneOf("format", tuple(FORMS))] | None,
    Query(description="Format; without it the one that Accept prefers. cube is an RDF Data Cube in Turtle."),
]
AlikeFormat = Annotated[Annotated[str, OneOf("format", tuple(ALIKE))] | None, Query(description="Format; without it the one that Accept prefers.")]
Measure = Annotated[
    Annotated[str, OneOf("measure of similarity", MEASURES)], Query(description="jaccard: joint absence says nothing; gower: it is agreement.")
]
Linkage = Annotated[Annotated[str, OneOf("linkage", LINKAGES)], Query(description="How clusters are formed.")]
Cases = Annotated[
    list[Annotated[str, Query(max_length=100)]],
    Query(
        max_length=MOST_NAMED,
        description="Name or notation of a case; repeated: several; without any: all that are not fictitious.",
        examples=[["cloud-rice"]],
    ),
]
Concepts = Annotated[
    list[Annotated[str, Query(max_length=100)]],
    Query(max_length=MOST_NAMED, description="Notation of a concept; repeated: several. Takes the place of `by`.", examples=[["M-ECO"]]),
]
By = Annotated[
    str,
    Query(
        max_length=300,
        description="mechanisms, carriers, actors, dimensions, indicators or all; a scheme (M, E, CoreList); or a concept with all below it.",
        examples=["mechanisms", "CoreList", "M-ECO"],
    ),
]
InPhase = Annotated[str, Query(max_length=300, description="Only this phase of the cases that have it.")]
OverTime = Annotated[bool, Query(description="Cases that have phases once a phase, in order of time.")]


class Compared(BaseModel):
    """A case that is compared."""

    name: str
    iri: str
    label: str


class Column(BaseModel):
    """A column: a case, or one phase of it, on a basis."""

    name: str
    case: str
    phase: str | None
    basis: str
    label: str


class Row(BaseModel):
    """A row: a concept."""

    notation: str
    iri: str
    label: str


class Bearing(BaseModel):
    """A statement, and how it bears on the concept."""

    iri: str
    bearing: str


class Field_(BaseModel):
    """A cell: the status of a concept in a unit, and the best source."""

    unit: str
    case: str
    concept: str
    status: str = Field(description="present, absent-on-purpose, contested or not-reported.")
    basis: str
    source: str
    address: str
    locator: str
    confidence: str
    note: str
    statements: list[Bearing]
    leads: list[Bearing]


class Told(BaseModel):
    """A statement that cells rest on."""

    basis: str
    says: str
    source: str
    source_label: str
    address: str
    locator: str
    grade: str
    closeness: str
    confidence: str


class Matrix(BaseModel):
    """A comparison."""

    title: str
    basis: str
    lang: str
    cases: list[Compared]
    units: list[Column]
    concepts: list[Row]
    cells: list[Field_]
    statements: dict[str, Told] = Field(description="By IRI.")


class Known(BaseModel):
    """A unit, and how many concepts are known of it."""

    name: str
    label: str
    known: int


class Apart(BaseModel):
    """Two units, how far apart they are, and what that rests on."""

    a: str
    b: str
    shared: int
    coded: int
    known_share: float
    distance: float | None
    least: float | None
    greatest: float | None


class Meeting(BaseModel):
    """Two clusters become one; a side is a unit, or the number of an earlier merge."""

    left: str | int
    right: str | int
    height: float
    size: int


class Alike(BaseModel):
    """How alike the units of a comparison are."""

    title: str
    measure: str
    linkage: str
    concepts: int
    least_coded: int
    units: list[Known]
    pairs: list[Apart]
    merges: list[Meeting]
    leaves: list[str]
    left_out: list[str]


router = APIRouter(tags=["comparisons"])
Here = Annotated[Site, Depends(asked)]


@router.get("/compare", operation_id="compareCases", summary="Cases compared", response_class=Response,
            responses=formats(media_types(FORMS), Matrix) | problems(304, 400, 406),
            openapi_extra={"x-example": "/compare?case=cloud-rice&case=ant-forest&by=carriers&format=csv"})  # fmt: skip
async def compare_cases(
    request: Request,
    site: Here,
    case: Cases = [],  # noqa: B006
    by: By = "mechanisms",
    concept: Concepts = [],  # noqa: B006
    basis: AnyBasis = DEFAULT_BASIS,
    phase: InPhase = "",
    over_time: OverTime = False,
    title: Annotated[str, Query(max_length=300, description="What it is called, in captions and pages.")] = "",
    long: Annotated[bool, Query(description="With csv and tsv: one row a cell, with basis, source, locator, confidence and note.")] = False,
    lang: Lang = None,
    format: Format = None,
) -> Response:
    """The four-valued matrix: present, absent on purpose, contested, not reported, each with basis and source."""
    chosen = lang_of(request, lang)
    wanted = Wanted(tuple(case), "", by, tuple(concept), "", basis, phase, over_time, chosen, title)

    def make(written: str) -> str | bytes:
        with as_parameters():
            _bounded(site, wanted)
            return write_comparison(compare(site.kb, wanted), written, long=long)

    return await told_as(request, chosen, FORMS, format, make, "comparison")


@router.get("/compare/similarity", operation_id="compareSimilarity", summary="How alike cases are", response_class=Response,
            responses=formats(media_types(ALIKE), Alike) | problems(304, 400, 406),
            openapi_extra={"x-example": "/compare/similarity?case=cloud-rice&case=decidim&case=p-patch&by=CoreList"})  # fmt: skip
async def compare_similarity(
    request: Request,
    site: Here,
    case: Cases = [],  # noqa: B006
    by: By = "mechanisms",
    concept: Concepts = [],  # noqa: B006
    basis: AnyBasis = DEFAULT_BASIS,
    phase: InPhase = "",
    over_time: OverTime = False,
    measure: Measure = "jaccard",
    linkage: Linkage = "average",
    least_coded: Annotated[int, Query(ge=1, le=10_000, description="Cluster by distances that rest on so many concepts known of both, or more.")] = 1,
    lang: Lang = None,
    format: AlikeFormat = None,
) -> Response:
    """Distances with the least and greatest that they could be if the unknown became known, and clusters."""
    chosen = lang_of(request, lang)
    wanted = Wanted(tuple(case), "", by, tuple(concept), "", basis, phase, over_time, chosen)

    def make(written: str) -> str:
        with as_parameters():
            _bounded(site, wanted)
            return write_similarity(compare(site.kb, wanted).similarity(measure, linkage, least_coded), written)

    return await told_as(request, chosen, ALIKE, format, make, "similarity")


def _bounded(site: Site, wanted: Wanted) -> None:
    """Refuses a comparison that would hold up everybody else; raises ParameterError, and NotFoundError as comparing does."""
    from sg2kg.comparison.choosing import cases_of, check, concepts_of

    check(wanted)
    cases = cases_of(site.kb, wanted)
    cells = len(cases) * len(concepts_of(site.kb, wanted, cases)[0]) * (4 if wanted.basis == "all" else 1)
    if cells > _MOST_CELLS:
        raise ParameterError(f"a comparison of {cells:,} cells is more than is made here at once", "Name fewer cases, or fewer concepts.")
