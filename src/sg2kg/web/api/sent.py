"""Submissions as they were sent: as the body itself, in a form, or in JSON with the field names of the Interoperability Test Bed's validator."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass, replace
from typing import Annotated, Any, Literal, TypeVar

from fastapi import Request
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from sg2kg.web.api.asking import language_named
from sg2kg.web.api.faults import Fault
from sg2kg.web.checking.forms import MULTIPART, files_of, read_form, text_of
from sg2kg.web.checking.kinds import MEDIA_TYPES
from sg2kg.web.problems import Problem

T = TypeVar("T")
MOST_AT_ONCE = 20
"""Submissions that can be sent in one request."""
_MOST_STRINGS = 2_000
_MOST_OUTSIDE = 200_000
"""Bytes of JSON outside of its strings."""
_FILE, _OPTIONS = "file", ("tier", "format", "lang", "detail")


def _only_false(value: bool) -> bool:
    if value:
        raise ValueError("imports are not loaded")
    return value


class Embedded(BaseModel):
    """A submission in JSON; the names of the fields are those of the validator of the EU Interoperability Test Bed. Nothing is ever fetched."""

    model_config = ConfigDict(extra="forbid", strict=True)
    contentToValidate: str = Field(description="The submission.", min_length=1)
    contentSyntax: str | None = Field(None, description="Its media type; without it, what it looks like.", examples=["text/turtle"], max_length=100)
    embeddingMethod: Literal["STRING", "BASE64"] = Field("STRING", description="URL is refused: nothing is fetched.")
    validationType: str | None = Field(
        None, description="The tier; without it the one that the submission states.", max_length=300, examples=["mapped"]
    )
    reportSyntax: str | None = Field(None, description="Media type of the report, or a name of `format`.", max_length=100, examples=["text/turtle"])
    locale: str | None = Field(None, description="Language of the report.", max_length=100, examples=["en", "zh-Hant"])
    loadImports: Annotated[bool, AfterValidator(_only_false)] | None = Field(
        None, description="Only false: imports are not loaded.", json_schema_extra={"enum": [False, None]}
    )
    externalRules: Annotated[list[Any], Field(max_length=0)] | None = Field(None, description="Only empty: the shapes are those of the tier.")


Several = Annotated[list[Embedded], Field(min_length=1, max_length=MOST_AT_ONCE)]


@dataclass(frozen=True)
class Sent:
    """A submission, and what was asked for together with it; empty fields were not told."""

    data: bytes
    name: str = ""
    media_type: str = ""
    tier: str = ""
    format: str = ""
    lang: str = ""
    detail: str = ""


async def sent(request: Request, most: int) -> Sent:
    """The submission in the body of a request; ``most`` bounds it, in bytes.

    Raises Problem 415 for a type that is not read or a compressed body, 400 for JSON or a form that cannot be read, 422 for other fields than
    there are, 413 for too much.
    """
    kind = kind_of(request)
    if kind == "application/json":
        return of_embedded(_parsed(TypeAdapter(Embedded), await request.body()))
    if kind == MULTIPART:
        return await _of_form(request, most)
    if kind not in MEDIA_TYPES:
        known = ", ".join([*dict.fromkeys(MEDIA_TYPES), MULTIPART])
        what = f"{kind[:100]!r} is not read here" if kind else "the request does not say what its body is"
        raise Problem(415, what, f"Content-Type is one of: {known}.", headers={"Accept-Post": known})
    return Sent(await request.body(), media_type=kind)


async def several(request: Request) -> list[Sent]:
    """The submissions in a JSON list; raises as :func:`sent` does."""
    if kind_of(request) != "application/json":
        raise Problem(415, "several submissions are sent as JSON", "Content-Type is application/json.", headers={"Accept-Post": "application/json"})
    return [of_embedded(e) for e in _parsed(TypeAdapter(Several), await request.body())]


def kind_of(request: Request) -> str:
    """The media type of a body, without its parameters; raises Problem 415 for a compressed one, and another charset than UTF-8."""
    if request.headers.get("content-encoding", "identity").strip().lower() not in ("", "identity"):
        raise Problem(415, "the body is compressed, and nothing is unpacked here", "Send it as it is.", headers={"Accept-Encoding": "identity"})
    kind, *parameters = (part.strip().lower() for part in request.headers.get("content-type", "").split(";"))
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "charset" and value.strip(' "') not in ("utf-8", "utf8", "us-ascii"):
            raise Problem(415, f"the charset {value[:40]!r} is not read", "Send it in UTF-8.")
    return kind


def of_embedded(told: Embedded) -> Sent:
    """What JSON says; raises Problem 422 for what is not base64."""
    data = told.contentToValidate.encode("utf-8", "replace")
    if told.embeddingMethod == "BASE64":
        try:
            data = base64.b64decode("".join(told.contentToValidate.split()), validate=True)
        except (binascii.Error, ValueError):
            raise Problem(422, "contentToValidate is not base64", "Encode it, or set embeddingMethod to STRING.") from None
    lang = language_named(told.locale) if told.locale else ""
    return Sent(data, "", told.contentSyntax or "", told.validationType or "", told.reportSyntax or "", lang)


async def _of_form(request: Request, most: int) -> Sent:
    form = await read_form(request, most, files=1, fields=10)
    try:
        for name in form:
            if name not in (_FILE, *_OPTIONS):
                raise Problem(400, f"the form has no field {name[:100]!r}", f"It has: {', '.join((_FILE, *_OPTIONS))}.")
        given = {name: text_of(form, name) for name in _OPTIONS}
        told = Sent(b"", **given)
        values = form.getlist(_FILE)
        if len(values) != 1:
            raise Problem(400, "the form has no file" if not values else "the form has several files", "Send the submission in the field file.")
        if isinstance(values[0], str):
            return replace(told, data=values[0].encode("utf-8", "replace"))
        name, media_type, data = (await files_of(form, _FILE) or [("", "", b"")])[0]
        return replace(told, data=data, name=name, media_type=media_type)
    finally:
        await form.close()


def _check_size(body: bytes) -> None:
    """Refuses JSON with more in it than the fields of some submissions: each name, item and number costs far more to read than its bytes."""
    outside = body.replace(b"\\\\", b"").replace(b'\\"', b"").split(b'"', 2 * _MOST_STRINGS)[::2]
    if len(outside) > _MOST_STRINGS or sum(map(len, outside)) > _MOST_OUTSIDE:
        raise Problem(422, "the JSON has more in it than submissions", f"Send at most {MOST_AT_ONCE}, each as one text.")


def _parsed(adapter: TypeAdapter[T], body: bytes) -> T:
    _check_size(body)
    try:
        return adapter.validate_json(body)
    except ValidationError as error:
        found = [_fault(e) for e in error.errors(include_url=False, include_context=False, include_input=False)[:20]]
        malformed = error.errors()[0]["type"] == "json_invalid"
        told = "; ".join(f"{f.where}: {f.what}" for f in found)[:1000]
        hint = "Send JSON." if malformed else "Fields: " + ", ".join(Embedded.model_fields) + ". Nothing is fetched, and no other shapes are used."
        raise Problem(400 if malformed else 422, told, hint, errors=[f.model_dump() for f in found]) from None


def _fault(error: Any) -> Fault:
    return Fault(where=" ".join(["body", *(str(part)[:100] for part in error["loc"])]), what=str(error["msg"]))
