"""What goes wrong, as an answer: problem details for programs (RFC 9457), a page for people; the same id as in docs/errors.md."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from sg2kg.errors import (
    CheckError,
    InputError,
    NotFoundError,
    OutputError,
    ParameterError,
    PictureError,
    QueryError,
    QueryTimeout,
    Sg2Error,
)
from sg2kg.web.negotiation import best
from sg2kg.web.settings import PUBLISHED

MEDIA_TYPE = "application/problem+json"
TITLES = {
    400: "The request cannot be understood",
    403: "This is refused",
    404: "There is nothing here",
    405: "This method is not for this address",
    406: "There is no such representation",
    408: "The request did not arrive in time",
    413: "The request is too large",
    414: "The address is too long",
    415: "This type of content is not read",
    422: "The content cannot be used",
    429: "Too much at once from one address",
    431: "The head of the request is too large",
    500: "Something went wrong here",
    501: "This is not done here",
    503: "The server is busy",
    504: "It took too long",
    505: "This version of HTTP is not spoken here",
}
"""What each status is called."""


_BY_ID = {"SG2-QRY-002": "It took too long"}


class Problem(Exception):
    """A request that is answered with an error: its status, what is wrong, what to do about it."""

    def __init__(self, status: int, what: str, hint: str = "", *, id: str = "", headers: Mapping[str, str] | None = None, **more: Any) -> None:
        super().__init__(what)
        self.status = status
        self.what = what
        self.hint = hint
        self.id = id
        self.headers = dict(headers or {})
        self.more = more

    def details(self) -> dict[str, Any]:
        """The members of the problem details: type, title, status, detail, and ours: id, hint."""
        told: dict[str, Any] = {
            "type": f"{PUBLISHED}docs/errors#{self.id}" if self.id else "about:blank",
            "title": _BY_ID.get(self.id) or TITLES.get(self.status, "Error"),
            "status": self.status,
            "detail": self.what,
        }
        if self.id:
            told["id"] = self.id
        if self.hint:
            told["hint"] = self.hint
        return {**told, **self.more}

    def response(self) -> Response:
        """As problem details."""
        return JSONResponse(self.details(), self.status, headers=self.headers, media_type=MEDIA_TYPE)


class Busy(Problem):
    """More is asked at once than there are workers for."""

    def __init__(self, what: str = "all workers are busy", seconds: int = 5) -> None:
        super().__init__(503, what, f"Try again in {seconds} seconds.", id="SG2-SRV-001", headers={"Retry-After": str(seconds)})


_STATUS: tuple[tuple[type[Sg2Error], int], ...] = (
    (QueryTimeout, 503),
    (QueryError, 400),
    (NotFoundError, 404),
    (ParameterError, 400),
    (OutputError, 400),
    (CheckError, 422),
    (InputError, 422),
    (PictureError, 422),
)


def problem_of(error: Sg2Error) -> Problem:
    """The answer to an error of ours; where a name in the path is not known, 404, and a handler may raise 400 or 422 itself."""
    status = next((s for kind, s in _STATUS if isinstance(error, kind)), 422)
    more: dict[str, Any] = {}
    if isinstance(error, InputError) and error.line is not None:
        more = {"line": error.line, "column": error.column}
    if isinstance(error, NotFoundError) and error.near:
        more = {"near": error.near}
    headers = {"Retry-After": "5"} if status == 503 else {}
    return Problem(status, error.what, error.hint, id=error.id, headers=headers, **more)


def wants_page(request: Request) -> bool:
    """Whether the client is a browser that shows pages rather than a program."""
    return best(request.headers.get("accept", "*/*"), ("application/json", MEDIA_TYPE, "text/html")) == "text/html"
