"""The formats of answers: which one a client gets for a form of query, by the Accept header or by a name in the address."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sg2kg.web.negotiation import best
from sg2kg.web.problems import Problem

JSON, XML = "application/sparql-results+json", "application/sparql-results+xml"
CSV, TSV = "text/csv", "text/tab-separated-values"
TURTLE, NTRIPLES, RDFXML, JSONLD = "text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"


@dataclass(frozen=True)
class Kind:
    """What can be answered to a form of query: what may stand in an Accept header and in the address, each with the format it means."""

    accepted: dict[str, str]
    """Media types and their aliases, in the order in which they are preferred; each with the media type of the format."""
    named: dict[str, str]
    """Short names of the formats."""


ROWS = Kind(
    {JSON: JSON, XML: XML, CSV: CSV, TSV: TSV, "application/json": JSON, "application/xml": XML, "text/xml": XML},
    {"json": JSON, "xml": XML, "csv": CSV, "tsv": TSV},
)
"""Answers to SELECT."""
TRUTH = Kind(
    {JSON: JSON, XML: XML, "application/json": JSON, "application/xml": XML, "text/xml": XML},
    {"json": JSON, "xml": XML},
)
"""Answers to ASK: CSV and TSV are defined for rows only (SPARQL 1.1 Query Results CSV and TSV Formats, section 1)."""
GRAPH = Kind(
    {
        **{TURTLE: TURTLE, NTRIPLES: NTRIPLES, RDFXML: RDFXML, JSONLD: JSONLD},
        **{"application/x-turtle": TURTLE, "text/n3": TURTLE, "text/plain": NTRIPLES},
        **{"application/xml": RDFXML, "text/xml": RDFXML, "application/json": JSONLD},
    },
    {
        **{"turtle": TURTLE, "ttl": TURTLE, "n3": TURTLE, "ntriples": NTRIPLES, "nt": NTRIPLES},
        **{"rdfxml": RDFXML, "rdf": RDFXML, "rdf+xml": RDFXML, "xml": RDFXML, "jsonld": JSONLD, "json-ld": JSONLD, "json": JSONLD},
    },
)
"""Answers to CONSTRUCT and DESCRIBE, and what the server says of itself. Clients that know one name only send xml and json for these, too."""
KINDS = {"SELECT": ROWS, "ASK": TRUTH, "CONSTRUCT": GRAPH, "DESCRIBE": GRAPH}
"""By form of query."""
ENDINGS = {JSON: "srj", XML: "srx", CSV: "csv", TSV: "tsv", TURTLE: "ttl", NTRIPLES: "nt", RDFXML: "rdf", JSONLD: "jsonld"}
"""How the name of a file in each format ends."""
_WITH_CHARSET = ("text/", "application/x-turtle")


@dataclass(frozen=True)
class Format:
    """A format that was chosen."""

    media_type: str
    """Of those that a worker writes."""
    called: str
    """What the answer calls it, in the client's own words."""


def prefers_page(accept: str) -> bool:
    """Whether a client would rather have a page than any format of data, as browsers do."""
    return best(accept, [*ROWS.accepted, *GRAPH.accepted, "text/html"]) == "text/html"


def choose(kind: Kind, accept: str, wanted: Iterable[str] = ()) -> Format:
    """The format for a client that sends ``accept``, and ``wanted`` in the address, which goes before.

    Raises Problem 400 for an unknown name in the address, or two; 406 where nothing that is accepted can be had, with what can.
    """
    names = sorted({name.strip().lower() for name in wanted} - {""})
    if len(names) > 1:
        raise Problem(400, f"several formats are asked for: {', '.join(n[:40] for n in names[:5])}", "Name one.")
    if names:
        name = names[0]
        found = kind.named.get(name) or kind.accepted.get(name)
        if found is None:
            raise Problem(400, f"{name[:80]!r} is no format for this", f"Write format= and one of {', '.join(kind.named)}.")
        return Format(found, _written(found))
    chosen = best(accept, list(kind.accepted))
    if chosen is None:
        formats = list(dict.fromkeys(kind.accepted.values()))
        raise Problem(406, f"nothing that is accepted can be had: {accept[:200]}", f"Accept one of {', '.join(formats)}.", available=formats)
    return Format(kind.accepted[chosen], _written(chosen))


def _written(media_type: str) -> str:
    """With the character encoding where the media type does not say it by itself."""
    return f"{media_type}; charset=utf-8" if media_type.startswith(_WITH_CHARSET) else media_type
