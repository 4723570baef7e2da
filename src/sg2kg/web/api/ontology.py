"""The ontology as one graph, with the parts asked for, to take away."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response

from sg2kg.graph import write_graph
from sg2kg.knowledge.export import PARTS, ontology_triples
from sg2kg.web.api.asking import OneOf, asked, lang_of
from sg2kg.web.api.cases import GRAPHS, GraphFormat
from sg2kg.web.api.faults import formats, problems
from sg2kg.web.api.telling import media_types, told_as
from sg2kg.web.site import Site

Parts = Annotated[
    list[Annotated[str, OneOf("part", PARTS)]],
    Query(max_length=20, description="What to add; repeated: several. background is all that a submission is checked against."),
]
router = APIRouter(tags=["ontology"])
Here = Annotated[Site, Depends(asked)]


@router.get("/ontology", operation_id="getOntology", summary="The ontology", response_class=Response,
            responses=formats(media_types(GRAPHS)) | problems(304, 400, 406),
            openapi_extra={"x-example": "/ontology?part=framework&format=turtle"})  # fmt: skip
async def get_ontology(
    request: Request,
    site: Here,
    part: Parts = [],  # noqa: B006
    format: GraphFormat = None,
) -> Response:
    """One graph with one ontology header, as `sg2kg ontology --with` writes it."""
    chosen = lang_of(request, None)
    name = "-".join(["sg2kg", *dict.fromkeys(part)])
    return await told_as(request, chosen, GRAPHS, format, lambda written: write_graph(ontology_triples(part), written), name)
