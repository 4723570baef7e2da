"""The formats of submissions: by media type, by the ending of a name, by what the text looks like."""

from __future__ import annotations

import re

from sg2kg.graph.guard import PATTERN
from sg2kg.graph.read import EXTENSIONS
from sg2kg.web.problems import Problem

MEDIA_TYPES: dict[str, str] = {
    "text/turtle": ".ttl",
    "application/ld+json": ".jsonld",
    "application/rdf+xml": ".rdf",
    "application/n-triples": ".nt",
    "application/trig": ".trig",
    "application/n-quads": ".nq",
    "application/x-turtle": ".ttl",
    "application/turtle": ".ttl",
    "text/n3": ".ttl",
    "text/rdf+n3": ".ttl",
    "application/x-trig": ".trig",
    "text/x-nquads": ".nq",
    "application/json": ".jsonld",
    "application/xml": ".rdf",
    "text/xml": ".rdf",
}
"""The ending that tells sg2kg.graph.read the format, by media type; the first six are the registered names, the others are seen in practice."""
KINDS: dict[str, str] = {
    ".ttl": "Turtle",
    ".jsonld": "JSON-LD",
    ".rdf": "RDF/XML",
    ".nt": "N-Triples",
    ".trig": "TriG",
    ".nq": "N-Quads",
}
"""The formats that can be chosen, by ending, and what they are called in every language."""
SAME = {".owl": ".rdf", ".xml": ".rdf", ".json": ".jsonld"}
"""Endings that stand for a format of KINDS under another ending."""
MEDIA_TYPE_OF = {ending: media_type for media_type, ending in reversed(MEDIA_TYPES.items())}
"""The registered media type of each format of KINDS."""
_UNTOLD = frozenset({"", "application/octet-stream", "text/plain", "binary/octet-stream", "application/x-download", "application/force-download"})
"""Media types that tell no format: what browsers send for a file that they do not know."""
_HEAD = 16 * 1024
"""Bytes that are looked at; a submission declares its prefixes before that."""
_PACKED: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "a ZIP archive, or an office document"),
    (b"PK\x05\x06", "a ZIP archive"),
    (b"\x1f\x8b", "compressed with gzip"),
    (b"BZh", "compressed with bzip2"),
    (b"\xfd7zXZ\x00", "compressed with xz"),
    (b"\x28\xb5\x2f\xfd", "compressed with zstd"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
)
_NO_RDF: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x7fELF", "a program"),
)
_LINE = re.compile(r'(?:<[^<>\s]*>|_:\S+)[ \t]*<[^<>\s]*>[ \t]*(?:<[^<>\s]*>|_:\S+|"(?:[^"\\]|\\.)*"\S*)[ \t]*(.*)')
"""A statement that has a line to itself; what follows its object is the group."""
_GRAPH = re.compile(r"(?:<[^<>\s]*>|_:\S+)[ \t]*\.")
_TURTLE = re.compile(r"(?:@prefix|@base|prefix|base)\s|\S{1,300}\s+(?:a|<[^<>\s]{1,300}>|[\w-]{0,50}:[\w.-]{1,100}|\{)(?:\s|$)", re.IGNORECASE)
"""How a line of Turtle begins."""
_HTML = re.compile(r"\s*(<!doctype\s+html|<html[\s>])", re.IGNORECASE)


def ending_of(told: str) -> str:
    """The ending of KINDS for what a client calls a format: an ending, a media type with or without parameters, or a name such as Turtle.

    Empty where it tells none; raises Problem 415 for one that is not read here.
    """
    name = told.partition(";")[0].strip().lower()
    if name in _UNTOLD:
        return ""
    if name in MEDIA_TYPES:
        return MEDIA_TYPES[name]
    ending = name if name.startswith(".") else f".{name}"
    if ending in EXTENSIONS:
        return SAME.get(ending, ending)
    by_name = {kind.lower(): end for end, kind in KINDS.items()}
    if name in by_name:
        return by_name[name]
    raise Problem(
        415,
        f"{told.strip()[:100]!r} is not a format of submissions",
        "These are read: " + ", ".join(f"{kind} ({MEDIA_TYPE_OF[ending]})" for ending, kind in KINDS.items()) + ".",
        headers={"Accept-Post": ", ".join(MEDIA_TYPE_OF[ending] for ending in KINDS)},
    )


def ending_of_name(name: str) -> str:
    """The ending of KINDS that the name of a file tells; empty where it tells none."""
    _, dot, last = name.rpartition(".")
    ending = f".{last.strip().lower()}"
    return SAME.get(ending, ending) if dot and ending in EXTENSIONS else ""


def sense(data: bytes, name: str = "", content_type: str = "") -> str:
    """The format of a submission, as an ending of KINDS: the media type tells it, else the ending of the name, else what it looks like.

    Raises Problem 415 for a media type that is no format of submissions, and for what cannot be RDF whatever it is called: an archive, which
    is never unpacked, or a picture.
    """
    refuse_packed(data)
    return ending_of(content_type) or ending_of_name(name) or looks_like(data) or ".ttl"


def refuse_packed(data: bytes) -> None:
    """Raises Problem 415 for archives and other contents that are no text."""
    for signs, hint in (
        (_PACKED, "Nothing is unpacked here: send the RDF file that is in it."),
        (_NO_RDF, "Send an RDF file: Turtle, JSON-LD, RDF/XML, N-Triples, TriG or N-Quads."),
    ):
        for sign, what in signs:
            if data.startswith(sign):
                raise Problem(415, f"this is {what}, and no RDF", hint)


def looks_like(data: bytes) -> str:
    """The ending of the format that a text looks like, from its beginning; empty where it looks like none."""
    text = data[:_HEAD].decode("utf-8", "replace").removeprefix("\ufeff")
    start = text.lstrip()
    if not start or _HTML.match(start):
        return ""
    if start[0] == "{" or (start[0] == "[" and _first_inside(start) in ("{", "]", '"')):
        return ".trig" if start[0] == "{" and not _looks_like_json(start) else ".jsonld"
    if start.startswith(("<?xml", "<!DOCTYPE", "<!ENTITY", "<!--")) or re.match(r"<(\w+:)?RDF[\s>]", start):
        return ".rdf"
    return _of_lines(start)


def _first_inside(start: str) -> str:
    return start[1:].lstrip()[:1]


def _looks_like_json(start: str) -> bool:
    return _first_inside(start) in ('"', "}", "")


def _of_lines(start: str) -> str:
    """The format of a text that is neither JSON nor XML: line by line if each line is a statement, else TriG where a graph is opened, or Turtle."""
    lines = [line.strip() for line in start.split("\n")]
    if len(lines) > 1 and len(start) > _HEAD // 2:
        lines.pop()  # it may have been cut
    lines = [line for line in lines if line and not line.startswith("#")][:200]
    matches = [_LINE.fullmatch(line) for line in lines]
    if lines and all(matches):
        rests = [m[1].partition(" #")[0].strip() for m in matches if m]
        if all(rest == "." for rest in rests):
            return ".nt"
        if all(rest == "." or _GRAPH.fullmatch(rest) for rest in rests):
            return ".nq"
    if not any(_TURTLE.match(line) or line.startswith("{") or line.endswith("{") for line in lines):
        return ""
    # in Turtle a brace stands in strings, IRIs and comments only
    return ".trig" if any(m[0] == "{" and m.lastgroup == "other" for m in PATTERN.finditer(start)) else ".ttl"
