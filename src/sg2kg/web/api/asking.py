"""Parameters of requests: their types, and what is refused about them before anything is looked up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Path, Query, Request
from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema
from pydantic_core.core_schema import no_info_after_validator_function

from sg2kg.comparison.request import EVERY_BASIS
from sg2kg.errors import NotFoundError, Sg2Error
from sg2kg.knowledge.status import BASES
from sg2kg.messages import LANGUAGES
from sg2kg.web.negotiation import closest_language, language
from sg2kg.web.problems import Problem, problem_of
from sg2kg.web.site import Site, site_of

MOST_TEXT = 300
"""Characters that a name may have."""


def unknown(error: Sg2Error) -> Problem:
    """The answer to an error of ours that a parameter is at fault for: 400, also for a name that is not known."""
    problem = problem_of(error)
    if problem.status in (404, 422):
        problem.status = 400
    return problem


@contextmanager
def as_parameters() -> Iterator[None]:
    """Turns errors of ours into 400: within, all names come from parameters; only a name in the path is not found."""
    try:
        yield
    except Sg2Error as error:
        raise unknown(error) from None


@dataclass(frozen=True)
class OneOf:
    """Marks a text that is one of some names: the document lists them, and a value that is none of them is told which are near."""

    kind: str
    names: tuple[str, ...]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """The schema of the text, with the check behind it."""
        return no_info_after_validator_function(self._known, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """The same as JSON Schema."""
        return {**handler(schema), "enum": list(self.names)}

    def _known(self, value: str) -> str:
        if value not in self.names:
            raise unknown(NotFoundError(self.kind, value[:MOST_TEXT], self.names))
        return value


Text = Annotated[str, Query(max_length=MOST_TEXT)]
Lang = Annotated[
    Annotated[str, OneOf("language", LANGUAGES)] | None,
    Query(description="Language of labels and texts; without it that of Accept-Language, else English."),
]
_WORD = "Whose word counts: paper, public, submitter, inferred; each includes those before it"
Basis = Annotated[Annotated[str, OneOf("basis", tuple(BASES))], Query(description=f"{_WORD}.")]
AnyBasis = Annotated[Annotated[str, OneOf("basis", (*BASES, EVERY_BASIS))], Query(description=f"{_WORD}. all: side by side.")]
Limit = Annotated[int, Query(ge=1, le=1000, description="How many to give at most.")]
Offset = Annotated[int, Query(ge=0, le=1_000_000, description="How many to pass over.")]
CaseName = Annotated[
    str, Path(min_length=1, max_length=MOST_TEXT, description="Short name or notation of a case.", examples=["cloud-rice", "CASE-02"])
]


def lang_of(request: Request, lang: str | None) -> str:
    """The language of an answer, also for whoever asks by :func:`sg2kg.web.render.language_of`; cookies have no say here."""
    request.state.lang = found = lang or language("", "", request.headers.get("accept-language", ""))
    return found


def language_named(name: str) -> str:
    """Our language for any tag; raises Problem 400 where there is none."""
    found = closest_language(name[:MOST_TEXT])
    if found is None:
        raise unknown(NotFoundError("language", name[:MOST_TEXT], LANGUAGES))
    return found


def client_of(request: Request) -> str:
    """The address of whoever asks."""
    return request.client.host if request.client else ""


def asked(request: Request) -> Site:
    """The site, once the parameters are known to be those of the operation: a name that is misspelt must not pass in silence.

    Raises Problem 400 for an unknown parameter, and for one that is given several times where it takes one value.
    """
    parameters: Mapping[tuple[str, str], Mapping[str, bool]] = request.app.state.parameters
    check_names(request.query_params.multi_items(), parameters[request.method, request.scope["route"].path])
    return site_of(request)


def check_names(given: Iterable[tuple[str, str]], known: Mapping[str, bool]) -> None:
    """Refuses names that are not in ``known``, and those given twice where it says False for them."""
    seen = set()
    for name, _ in given:
        if name not in known:
            raise unknown(NotFoundError("parameter", name[:MOST_TEXT], known)) from None
        if name in seen and not known[name]:
            raise Problem(400, f"{name} is given more than once", "Give it once.", id="SG2-PAR-001")
        seen.add(name)
