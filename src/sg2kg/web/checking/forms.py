"""Forms with files, read within bounds: what python-multipart would choke on is refused before it."""

from __future__ import annotations

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request

from sg2kg.web.problems import Problem

MULTIPART, URLENCODED = "multipart/form-data", "application/x-www-form-urlencoded"
_CHARSETS = frozenset({"", "utf-8", "utf8", "us-ascii"})
_LONGEST = 1024 * 1024
"""Bytes of one field of a form that is not multipart, where each letter may take three."""


async def read_form(request: Request, most: int, files: int = 20, fields: int = 20) -> FormData:
    """The form in the body of a request, of either type that HTML knows; close it when done.

    ``most`` bounds a field, in bytes. Raises Problem 415 for another type or charset, 413 for a field that is too long, 400 for a body
    that is no such form or has more parts than ``files`` and ``fields``.
    """
    told = request.headers.get("content-type", "")
    kind, *parameters = (part.strip() for part in told.split(";"))
    kind = kind.lower()
    if kind not in (MULTIPART, URLENCODED):
        raise Problem(
            415, f"{told[:100] or 'nothing'!r} is not the type of a form", "Send multipart/form-data; /api/v1/validate takes a bare submission."
        )
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        raise Problem(415, "the body is compressed, and nothing is unpacked here", "Send it as it is.")
    charset = next((p.partition("=")[2].strip(' "').lower() for p in parameters if p.lower().startswith("charset")), "")
    if charset not in _CHARSETS:  # a codec that is named by a stranger may be slow, or raise what nobody expects
        raise Problem(415, f"the charset {charset[:40]!r} is not read", "Send the form in UTF-8.")
    try:
        return await request.form(max_files=files, max_fields=fields, max_part_size=most if kind == MULTIPART else min(most, _LONGEST))
    except HTTPException as error:
        if "maximum size" in error.detail:
            raise Problem(413, "a field of the form is too long", "Send the submission as a file.") from None
        raise Problem(400, f"the form cannot be read: {error.detail}", "Send it again as a form with few parts.") from None


def text_of(form: FormData, name: str, most: int = 200) -> str:
    """The value of a short field; empty where it is missing. Raises Problem 400 where it is given twice, is a file, or is too long."""
    values = form.getlist(name)
    if len(values) > 1:
        raise Problem(400, f"{name} is given {len(values)} times", "Give it once.")
    value = values[0] if values else ""
    if isinstance(value, UploadFile):
        raise Problem(400, f"{name} is a file", "Give it as text.")
    if len(value) > most:
        raise Problem(413, f"{name} is longer than {most:,} characters", "Send the submission as a file.")
    return value


async def files_of(form: FormData, name: str) -> list[tuple[str, str, bytes]]:
    """The files of a field: name, media type and contents of each. A field that was left empty has none; raises Problem 400 where it is text."""
    found = []
    for value in form.getlist(name):
        if not isinstance(value, UploadFile):
            if value:
                raise Problem(400, f"{name} is text, and should be a file", "Choose a file.")
            continue
        content = await value.read()
        if value.filename or content:
            found.append((value.filename or "", value.content_type or "", content))
    return found
