"""Submissions checked: one, sent in any way that is usual, or several in a list."""

from __future__ import annotations

import asyncio
import base64
import re
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, Field

from sg2kg.errors import NotFoundError, Sg2Error
from sg2kg.validation.reports import DETAILS, VERDICT_FORMATS
from sg2kg.web.api.asking import Lang, OneOf, asked, client_of, lang_of, unknown
from sg2kg.web.api.faults import ProblemDetails, formats, problems
from sg2kg.web.api.sent import MOST_AT_ONCE, Sent, sent, several
from sg2kg.web.api.telling import JSON, Form, accepted, media_types, sent_as
from sg2kg.web.checking.names import report_name
from sg2kg.web.checking.run import check_for, checked
from sg2kg.web.crew import Check, Checked
from sg2kg.web.problems import Problem, problem_of
from sg2kg.web.site import Site

FORMS = {
    name: Form(VERDICT_FORMATS[name].media_type, VERDICT_FORMATS[name].suffixes[0], VERDICT_FORMATS[name].binary)
    for name in ("json", *(n for n in VERDICT_FORMATS if n != "json"))
}
"""The formats of a report; JSON first, for whoever accepts anything."""
Format = Annotated[
    Annotated[str, OneOf("format", tuple(FORMS))] | None,
    Query(description="Format; without it the one that Accept prefers. turtle and jsonld are W3C validation reports."),
]
Detail = Annotated[Annotated[str, OneOf("detail", DETAILS)] | None, Query(description="full: with remedies, what passed, and how complete it is.")]
_ID = re.compile(r" \[(SG2-[A-Z]+-\d+)\]$")
_PLACE = re.compile(r":(\d+)(?::(\d+))?: ")
_TURTLE = """@prefix sg2: <https://w3id.org/sg2kg/ontology#> .
@prefix case: <https://w3id.org/sg2kg/case/> .
case:mine a sg2:Case . <https://example.org/record> a sg2:CaseRecord ; sg2:describes case:mine .
"""
_FORM: dict[str, Any] = {
    "type": "object",
    "required": ["file"],
    "additionalProperties": False,
    "properties": {
        "file": {"type": "string", "contentMediaType": "application/octet-stream", "description": "The submission."},
        "tier": {"type": "string"},
        "format": {"type": "string", "enum": list(FORMS)},
        "lang": {"type": "string", "enum": ["en", "zh-Hans", "zh-Hant"]},
        "detail": {"type": "string", "enum": list(DETAILS)},
    },
}
_BODIES: dict[str, Any] = {
    "required": True,
    "description": "The submission itself, a form with it, or JSON with the field names of the Interoperability Test Bed's validator.",
    "content": {
        "text/turtle": {"schema": {"type": "string"}, "example": _TURTLE},
        "application/ld+json": {"schema": {}},
        "application/rdf+xml": {"schema": {"type": "string"}},
        "application/n-triples": {"schema": {"type": "string"}},
        "application/trig": {"schema": {"type": "string"}},
        "multipart/form-data": {"schema": _FORM},
        "application/json": {
            "schema": {"$ref": "#/components/schemas/Embedded"},
            "example": {"contentToValidate": _TURTLE, "contentSyntax": "text/turtle", "embeddingMethod": "STRING", "validationType": "registered"},
        },
    },
}
_MANY: dict[str, Any] = {
    "required": True,
    "content": {
        JSON: {
            "schema": {"type": "array", "minItems": 1, "maxItems": MOST_AT_ONCE, "items": {"$ref": "#/components/schemas/Embedded"}},
            "example": [{"contentToValidate": _TURTLE, "contentSyntax": "text/turtle"}],
        }
    },
}
Tier = Annotated[str | None, Query(max_length=300, description="The tier to check against; without it the one that the submission states.")]


class Verdicts(BaseModel):
    """A report in JSON; :func:`sg2kg.validation.reports.verdict_schema` describes it, and stands in the document in place of this."""

    verdicts: list[dict[str, Any]]


class ReportOn(BaseModel):
    """What became of one of several submissions."""

    source: str = Field(description="What it is called in its report.")
    conforms: bool | None = Field(description="null where it could not be checked.")
    tier: str
    tier_reached: str
    reportSyntax: str = Field(description="Media type of the report.")
    report: str = Field(description="The report, in base64; empty where it could not be checked.")
    problem: ProblemDetails | None = Field(description="Why it could not be checked.")


router = APIRouter(tags=["checking"])
Here = Annotated[Site, Depends(asked)]


@router.post("/validate", operation_id="validate", summary="Check a submission", response_class=Response,
             responses=formats(media_types(FORMS), Verdicts) | problems(400, 406, 408, 413, 415, 422, 429, 503),
             openapi_extra={"x-example": "/validate?tier=registered&format=json", "x-body": "text/turtle", "requestBody": _BODIES})  # fmt: skip
async def validate(
    request: Request,
    site: Here,
    tier: Tier = None,
    format: Format = None,
    detail: Detail = None,
    road: Annotated[bool, Query(description="Whether the road to the next tier is told; working it out takes seconds.")] = False,
    lang: Lang = None,
) -> Response:
    """Whether a record is complete at its tier, and what is missing: 200 with the report, also where it does not conform (`conforms`).

    What is no RDF is told with line and column (422). Nothing that a submission names is fetched.
    """
    told = await sent(request, site.settings.max_upload * 1024 * 1024)
    chosen = _form(request, format or told.format or None)
    speech = lang_of(request, lang or told.lang or None)
    check = _check(told, tier, chosen, speech, detail or told.detail or "full", road)
    found = await _checked(site, check, request)
    return sent_as(request, found.written[chosen], FORMS[chosen], speech, report_name(check.name, ""))


@router.post("/validateMultiple", operation_id="validateMultiple", summary="Check several submissions", response_model=list[ReportOn],
             responses=problems(400, 406, 408, 413, 415, 422, 429, 503),
             openapi_extra={"x-example": "/validateMultiple", "x-body": JSON, "requestBody": _MANY})  # fmt: skip
async def validate_multiple(request: Request, site: Here) -> Response:
    """A list of what `/validate` takes as JSON, and a list of reports in the same order; one that cannot be checked does not hold up the others."""
    accepted(request, {"json": Form(JSON, ".json")}, None)
    wanted = []
    for number, told in enumerate(await several(request), 1):
        chosen = _form(request, told.format) if told.format else "json"
        wanted.append((number, told, chosen))
    gate = asyncio.Semaphore(max(1, site.settings.per_client or 4))

    async def one(number: int, told: Sent, chosen: str) -> ReportOn:
        kind = FORMS[chosen].media_type
        nothing = {"source": f"{number}", "conforms": None, "tier": "", "tier_reached": "", "reportSyntax": kind, "report": ""}
        try:
            async with gate:
                check = _check(told, None, chosen, lang_of(request, told.lang or None), "full", False, f"submission-{number}")
                found = await _checked(site, check, request)
        except (Problem, Sg2Error) as error:
            problem = error if isinstance(error, Problem) else problem_of(error)
            if problem.status in (429, 503):
                raise problem from None
            return ReportOn.model_validate({**nothing, "problem": problem.details()})
        o = found.outcome
        report = base64.b64encode(found.written[chosen]).decode()
        return ReportOn(
            source=check.name, conforms=o["conforms"], tier=o["tier"], tier_reached=o["reached"], reportSyntax=kind, report=report, problem=None
        )

    reports = await asyncio.gather(*(one(*w) for w in wanted))
    body = "[" + ",".join(r.model_dump_json() for r in reports) + "]"
    return Response(body, media_type=JSON, headers={"Cache-Control": "no-store"})


def _form(request: Request, named: str | None) -> str:
    """The name of the format that is wanted: named by name or media type, else by Accept."""
    if named is None or named in FORMS:
        return accepted(request, FORMS, named)
    kind = named.partition(";")[0].strip().lower()
    found = next((name for name, form in FORMS.items() if form.media_type == kind), None)
    if found is None:
        raise unknown(NotFoundError("format of reports", named[:100], FORMS))
    return found


def _check(told: Sent, tier: str | None, form: str, lang: str, detail: str, road: bool, name: str = "") -> Check:
    made = check_for(told.data, told.name or name, told.media_type, tier=tier or told.tier, lang=lang, formats=(form,))
    return Check(made.data, made.ending, made.name, made.tier, made.lang, made.formats, detail, road)


async def _checked(site: Site, check: Check, request: Request) -> Checked:
    """What became of it; raises Problem 422, with the place where that is known, where it could not be checked."""
    found = await checked(site, check, client_of(request))
    error: str = found.outcome["error"]
    if error:
        named = _ID.search(error)
        what = error[: named.start()] if named else error
        place = _PLACE.match(what[len(check.name) :]) if what.startswith(check.name) else None
        more: dict[str, Any] = {"line": int(place[1]), "column": int(place[2]) if place[2] else None} if place else {}
        raise Problem(422, what, found.outcome["hint"], id=named[1] if named else "", **more)
    return found
