"""Errors of the interface: problem details (RFC 9457), as the document describes them and as the handlers give them."""

from __future__ import annotations

from collections.abc import Iterable
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException

from sg2kg.errors import Sg2Error
from sg2kg.web.problems import MEDIA_TYPE, TITLES, Problem, problem_of


class Fault(BaseModel):
    """One of several things that are wrong with a request."""

    where: str = Field(description="path, query or body, and the name.", examples=["query limit"])
    what: str


class ProblemDetails(BaseModel):
    """What is wrong, and what to do about it (RFC 9457)."""

    model_config = ConfigDict(extra="allow")
    type: str = Field(description="Where the kind of error is explained; `about:blank` where the status says it all.")
    title: str
    status: int = Field(ge=400, le=599)
    detail: str = Field(description="What is wrong here.")
    id: str | None = Field(None, description="The stable id of the error.", examples=["SG2-NAM-001"])
    hint: str | None = Field(None, description="What to do about it.")
    near: list[str] | None = Field(None, description="Known names that are like the one that is not known.")
    errors: list[Fault] | None = Field(None, description="Each thing that is wrong, where there are several.")
    line: int | None = Field(None, description="The line of a submission that cannot be read.")
    column: int | None = None


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The answers of an operation that are errors, for its documentation; 304 for what the client has already."""
    found: dict[int | str, dict[str, Any]] = {}
    for status in sorted(statuses):
        if status == 304:
            found[304] = {"description": "The client has it already (If-None-Match)."}
            continue
        schema = {"$ref": "#/components/schemas/ProblemDetails"}
        found[status] = {"description": TITLES.get(status, HTTPStatus(status).phrase) + ".", "content": {MEDIA_TYPE: {"schema": schema}}}
        if status in (429, 503):
            found[status]["headers"] = {"Retry-After": {"description": "Seconds to wait.", "schema": {"type": "string"}}}
    return found


def formats(media_types: Iterable[str], model: type[BaseModel] | None = None) -> dict[int | str, dict[str, Any]]:
    """The answer of an operation that has several formats, for its documentation: its media types, and the model of what is JSON."""
    content: dict[str, Any] = {}
    for media_type in media_types:
        schema = {} if media_type.endswith("json") else {"type": "string"}
        content[media_type] = {"schema": schema}
    told: dict[str, Any] = {"description": "The answer, in the format asked for.", "content": content}
    told["headers"] = {"Content-Disposition": {"description": "The name of a file.", "schema": {"type": "string"}}}
    if model is not None:
        content["application/json"] = {"schema": {"$ref": f"#/components/schemas/{model.__name__}"}}
    return {200: told}


def handle(api: FastAPI) -> None:
    """Lets every error of an application be told as problem details."""

    async def on_problem(request: Request, error: Exception) -> Response:
        assert isinstance(error, Problem)
        return error.response()

    async def on_error(request: Request, error: Exception) -> Response:
        assert isinstance(error, Sg2Error)
        return problem_of(error).response()

    async def on_http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        what = {404: f"nothing is known at {request.url.path[:200]}", 405: f"{request.method} is not for this address"}
        hint = {404: "The addresses are in /api/v1/openapi.json."}
        headers = dict(error.headers or {})
        if "GET" in headers.get("Allow", ""):
            headers["Allow"] = "GET, HEAD"
        status = error.status_code
        return Problem(status, what.get(status, error.detail), hint.get(status, ""), headers=headers).response()

    async def on_invalid(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        found = [Fault(where=" ".join(map(str, e["loc"][:2])), what=str(e["msg"])) for e in error.errors()]
        status = 422 if any(e["loc"][0] == "body" for e in error.errors()) else 400
        told = "; ".join(f"{f.where}: {f.what}" for f in found)
        hint = "The parameters are in /api/v1/openapi.json."
        return Problem(status, told[:1000], hint, id="SG2-PAR-001", errors=[f.model_dump() for f in found]).response()

    async def on_defect(request: Request, error: Exception) -> Response:
        return Problem(500, "the server could not answer this; the reason is in its log", "Report what you asked for.").response()

    api.add_exception_handler(Problem, on_problem)
    api.add_exception_handler(Sg2Error, on_error)
    api.add_exception_handler(HTTPException, on_http)
    api.add_exception_handler(RequestValidationError, on_invalid)
    api.add_exception_handler(Exception, on_defect)
