"""Reads RDF from files and bytes that nobody vouches for; called by the knowledge base and by validation.

Parsing is pyoxigraph's, from bytes: it fetches nothing, not even a remote JSON-LD context.
"""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox

from sg2kg.errors import InputError

EXTENSIONS: dict[str, ox.RdfFormat] = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".owl": ox.RdfFormat.RDF_XML,
    ".xml": ox.RdfFormat.RDF_XML,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".json": ox.RdfFormat.JSON_LD,
}
MAX_BYTES = 20 * 1024 * 1024
MAX_NESTING = 500
"""Deeper brackets than this are refused before parsing: nothing a person writes comes near."""


def rdf_files(path: Path) -> list[Path]:
    """The RDF files that ``path`` stands for: itself, or those anywhere below it, sorted.

    Raises InputError when there is no such file, or a folder holds no RDF.
    """
    if path.is_dir():
        found = sorted(p for p in path.rglob("*") if p.suffix.lower() in EXTENSIONS and p.is_file())
        if not found:
            raise InputError("no RDF in this folder", _known_endings(), source=str(path))
        return found
    if not path.exists():
        raise InputError("no such file or folder", "Check the path.", source=str(path))
    return [path]


def read_path(path: Path, max_bytes: int = MAX_BYTES) -> list[ox.Quad]:
    """All statements of the file at ``path``, in file order; its format is told by its ending.

    Raises InputError with file, line and column for anything that is not RDF of that format, is empty, or is
    larger than ``max_bytes``.
    """
    suffix = path.suffix.lower()
    if suffix not in EXTENSIONS:
        raise InputError(f"the ending {suffix or '(none)'} is not one of an RDF format", _known_endings(), source=str(path))
    try:
        size = path.stat().st_size
        if size > max_bytes:
            raise InputError(
                f"the file has {size / 1048576:.0f} MB, the limit is {max_bytes / 1048576:.0f} MB",
                "Split it, one case a file, or move large contents out of it.",
                source=str(path),
            )
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}", "Check the path and its permissions.", source=str(path)) from error
    return read_bytes(data, EXTENSIONS[suffix], source=str(path))


def read_bytes(data: bytes, format: ox.RdfFormat, source: str = "input") -> list[ox.Quad]:
    """All statements of ``data``; ``source`` names it in errors.

    Raises InputError like :func:`read_path`.
    """
    text = _text(data, source)
    if not text.strip():
        raise InputError("the file is empty", "A submission holds at least one sg2:CaseRecord.", source=source)
    if format == ox.RdfFormat.JSON_LD:
        _refuse_remote_context(text, source)
    _refuse_deep_nesting(text, source)
    try:
        quads = list(ox.parse(data, format=format, base_iri="urn:sg2kg:base:", rename_blank_nodes=True))
    except SyntaxError as error:
        raise _located(error, text, format, source) from None
    except (ValueError, OSError) as error:
        raise InputError(f"not {format.name}: {error}", "Correct the file.", source=source) from None
    if not quads:
        raise InputError("no statement in it", "A submission holds at least one sg2:CaseRecord.", source=source)
    return quads


def _text(data: bytes, source: str) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise InputError("this is not UTF-8 text", "Save it as UTF-8, or give the RDF file itself.", source=source, line=line) from None
    if "\0" in text:
        raise InputError("this is not a text file", "Give an RDF file.", source=source, line=text[: text.index("\0")].count("\n") + 1)
    return text


def _refuse_remote_context(text: str, source: str) -> None:
    match = re.search(r'"@(?:context|import)"\s*:\s*(?:\[\s*)?"([^"]*)"', text)
    if match:
        line = text[: match.start()].count("\n") + 1
        raise InputError(
            f"it names a remote context, {match[1][:80]}, and nothing is fetched",
            "Put the context itself in the file; sg2kg's own stands in ontology/context.jsonld.",
            source=source,
            line=line,
        )


def _refuse_deep_nesting(text: str, source: str) -> None:
    depth = 0
    for match in re.finditer(r"[\[\](){}]", text):
        depth += 1 if match[0] in "[({" else -1
        if depth > MAX_NESTING:
            line = text[: match.start()].count("\n") + 1
            raise InputError(f"brackets are nested more than {MAX_NESTING} deep", "Name the nodes instead.", source=source, line=line)


def _located(error: SyntaxError, text: str, format: ox.RdfFormat, source: str) -> InputError:
    message = str(error.msg or error)
    line, column = error.lineno, error.offset
    if line is None:
        found = re.search(r"line (\d+)(?: column (\d+))?", message)
        if found:
            line, column = int(found[1]), int(found[2]) if found[2] else None
    message = re.sub(r"^Parser error (at|between) .*?: ", "", message)
    message = re.sub(r"^error at \S+: ", "", message)
    message = " ".join(message.split())
    if line is None:
        line, column = _end_of(text)
    return InputError(f"not {format.name}: {message[:300]}", "Correct the file at this place.", source=source, line=line, column=column)


def _end_of(text: str) -> tuple[int, int]:
    lines = text.rstrip("\n").split("\n")
    return len(lines), len(lines[-1]) + 1


def _known_endings() -> str:
    return "Known endings: " + " ".join(EXTENSIONS)
