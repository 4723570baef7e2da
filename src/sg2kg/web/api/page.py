"""The page on the interface: every operation of the OpenAPI document, with what it takes, what it answers, and a call that works."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from sg2kg.web.api.document import PREFIX, TAGS, Document
from sg2kg.web.render import page
from sg2kg.web.site import site_of


@dataclass(frozen=True)
class Taken:
    """A parameter as the page shows it."""

    name: str
    where: str
    required: bool
    many: bool
    kind: str
    values: tuple[str, ...]
    default: str
    text: str


@dataclass(frozen=True)
class Operation:
    """An operation as the page shows it."""

    id: str
    method: str
    path: str
    summary: str
    text: str
    parameters: tuple[Taken, ...]
    bodies: tuple[str, ...]
    formats: tuple[str, ...]
    errors: tuple[str, ...]
    example: str
    """The path of a call that works, with its parameters."""
    body: str
    """The media type of the body of the example, or empty."""


def page_on(document: Document) -> Callable[[Request], Awaitable[Response]]:
    """The handler of the page for a document."""
    groups = {name: [o for o in operations(document) if name in o[1]] for name in TAGS}
    told = {name: [o for o, _ in found] for name, found in groups.items()}

    async def show(request: Request) -> Response:
        base = site_of(request).addresses.here(PREFIX)
        return page(request, "api.html", groups=told, base=base, curl=lambda o: curl(o, base))

    return show


def operations(document: Document) -> list[tuple[Operation, list[str]]]:
    """The operations of a document, with their tags."""
    return [(_operation(method, path, told), told["tags"]) for path, methods in document["paths"].items() for method, told in methods.items()]


def curl(operation: Operation, base: str) -> str:
    """A call of an operation with curl."""
    address = f"'{base}{operation.example}'"
    if not operation.body:
        return f"curl {address}"
    file = "case.ttl" if operation.body == "text/turtle" else "submissions.json"
    return f"curl -H 'Content-Type: {operation.body}' --data-binary @{file} \\\n  {address}"


def _operation(method: str, path: str, told: dict[str, Any]) -> Operation:
    responses: dict[str, Any] = told["responses"]
    return Operation(
        id=told["operationId"],
        method=method.upper(),
        path=path,
        summary=told["summary"],
        text=told["description"],
        parameters=tuple(map(_taken, told.get("parameters", ()))),
        bodies=tuple(told.get("requestBody", {}).get("content", ())),
        formats=tuple(responses["200"].get("content", ())),
        errors=tuple(status for status in responses if status >= "400"),
        example=told["x-example"],
        body=told.get("x-body", ""),
    )


def _taken(told: dict[str, Any]) -> Taken:
    schema = told["schema"]
    plain: dict[str, Any] = next((s for s in (schema, *schema.get("anyOf", ())) if s.get("type") not in (None, "null")), {})
    items = plain.get("items", plain)
    default = schema.get("default")
    return Taken(
        name=told["name"],
        where=told["in"],
        required=bool(told.get("required")),
        many=plain.get("type") == "array",
        kind=str(items.get("type", "")),
        values=tuple(items.get("enum", ()) or schema.get("enum", ())),
        default="" if default in (None, [], "") else str(default).lower() if isinstance(default, bool) else str(default),
        text=told.get("description", ""),
    )
