"""The representations of a document, and which of them a request asks for: by its ending, by ?format=, else by Accept (RFC 9110, section 12)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from starlette.requests import Request

from sg2kg.web.negotiation import best
from sg2kg.web.problems import Problem


@dataclass(frozen=True)
class Format:
    """A representation: what ?format= calls it, the ending of its address, its media type, its name for people."""

    name: str
    ending: str
    media_type: str
    title: str


TURTLE = Format("turtle", ".ttl", "text/turtle", "Turtle")
DATA = (
    TURTLE,
    Format("rdfxml", ".rdf", "application/rdf+xml", "RDF/XML"),
    Format("jsonld", ".jsonld", "application/ld+json", "JSON-LD"),
    Format("ntriples", ".nt", "application/n-triples", "N-Triples"),
)
"""The formats of data; what accepts anything is given the first."""
HTML = Format("html", ".html", "text/html", "HTML")
ALL = (*DATA, HTML)
_BY_NAME = {f.name: f for f in ALL}
_BY_TYPE = {f.media_type: f for f in ALL} | {"application/json": DATA[2]}
"""JSON-LD is JSON, and clients that know no other name for it ask for that."""
_ENDINGS = {f.ending: f for f in ALL}


def split(path: str) -> tuple[str, Format | None]:
    """A path without the ending of a representation, and that representation."""
    stem, dot, ending = path.rpartition(".")
    found = _ENDINGS.get(dot + ending)
    return (stem, found) if found and stem and not stem.endswith("/") else (path, None)


def wanted(request: Request, given: Format | None = None) -> Format:
    """The representation that a request asks for; ``given`` is the one that its ending names.

    Raises Problem: 400 for a format that there is not, is named twice, or contradicts the ending; 406 where nothing that exists is accepted.
    """
    named = request.query_params.getlist("format")
    if len(named) > 1:
        raise Problem(400, "format is given more than once", "Give it once.", id="SG2-PAR-001")
    if named:
        told = _BY_NAME.get(named[0])
        if told is None:
            raise Problem(400, f"{named[0][:40]!r} is no format of this address", f"Known: {', '.join(_BY_NAME)}.", id="SG2-PAR-001")
        if given and given is not told:
            raise Problem(400, f"the address ends in {given.ending}, and format asks for {told.name}", "Leave one of both out.", id="SG2-PAR-001")
        return told
    if given:
        return given
    accept = ", ".join(request.headers.getlist("accept"))
    found = best(accept, _offers(request, accept.lower()))
    if found is None:
        raise Problem(406, "this is not to be had in any type that the request accepts", f"There is {', '.join(_BY_TYPE)}.", **_there_is())
    return _BY_TYPE[found]


def _offers(request: Request, accept: str) -> list[str]:
    """The media types in the order in which they are preferred where a client likes several as much.

    Who names HTML and no format of data is a browser, whatever else it takes; so is HTMX, which takes anything. Who takes anything else is a program.
    """
    data = [t for t in _BY_TYPE if t != HTML.media_type]
    browser = "hx-request" in request.headers or (HTML.media_type in accept and not any(t in accept for t in data))
    return [HTML.media_type, *data] if browser else [*data, HTML.media_type]


def _there_is() -> dict[str, Any]:
    return {"available": [{"type": f.media_type, "format": f.name} for f in ALL]}
