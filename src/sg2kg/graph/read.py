"""Reads RDF from files and bytes that nobody vouches for; called by the knowledge base and by validation.

Parsing is pyoxigraph's, from bytes: it fetches nothing, not even a remote JSON-LD context.
"""

from __future__ import annotations

import codecs
import os
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from sg2kg.errors import InputError
from sg2kg.graph.screen import CONTEXT_HINT, MAX_TEXT, JsonLd, check_xml, refuse_deep_nesting

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
_NOT_ALWAYS_RDF = frozenset({".json", ".xml"})
"""Endings that are read when a file is named, and passed over when a folder is searched."""
MAX_BYTES = 20 * 1024 * 1024
MAX_STATEMENTS = 500_000
"""More statements than this are no submission and no data that a query here would end on."""
_TOO_MUCH = "Split it, one case a file."
_LINES = frozenset({".nt", ".nq"})
"""Formats of which each line stands for itself."""
_PIECE_BYTES = 4 * 1024 * 1024
_PIECE = 16
"""How many statements are taken from the parser at a time: few enough that what they grow to is seen before it fills the memory."""
_TURNING = ("\u061c", "\u200e", "\u200f", *map(chr, range(0x2028, 0x202F)), *map(chr, range(0x2066, 0x206A)))
"""Characters that turn the direction of writing (RFC 3987, section 4.1, bans them from IRIs) or break a line: an IRI with one reads as another."""
_BASE = re.compile(r"base\s*<", re.IGNORECASE)
"""A base that is given in relation to another grows with each."""
_ESCAPES = ("\\u", "\\U", "&#")


def rdf_files(path: Path) -> list[Path]:
    """The RDF files that ``path`` stands for: itself, or those anywhere below it whose ending says RDF, sorted.

    Raises InputError when there is no such file, or a folder holds no RDF.
    """
    try:
        if path.is_dir():
            found = sorted(p for p in path.rglob("*") if p.suffix.lower() in EXTENSIONS and p.suffix.lower() not in _NOT_ALWAYS_RDF and p.is_file())
            if not found:
                raise InputError("no RDF in this folder", _known_endings(), source=str(path))
            return found
        if not path.exists():
            raise InputError("no such file or folder", "Check the path.", source=str(path))
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}", "Check the path and its permissions.", source=str(path)) from None
    return [path]


def read_path(path: Path, max_bytes: int = MAX_BYTES) -> list[ox.Quad]:
    """All statements of the file at ``path``, in file order; its format is told by its ending.

    Raises InputError with file, line and column for anything that is not RDF of that format, is empty, or is
    larger than ``max_bytes``.
    """
    data, format = read_file(path, max_bytes)
    return read_bytes(data, format, source=str(path))


def stream_path(path: Path, max_bytes: int = MAX_BYTES) -> Iterator[ox.Quad]:
    """All statements of the file at ``path``, one after the other; N-Triples and N-Quads of any size are read in pieces, in little memory.

    Raises InputError like :func:`read_path`, for large files when the statement at fault is reached.
    """
    suffix = path.suffix.lower()
    try:
        small = suffix not in _LINES or not path.is_file() or path.stat().st_size <= max_bytes
    except OSError:
        small = True
    if small:
        yield from read_path(path, max_bytes)
        return
    try:
        file = path.open("rb")
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}", "Check the path and its permissions.", source=str(path)) from error
    with file:
        label = sha256(str(path.resolve()).encode()).hexdigest()[:12]
        line = 0
        while piece := file.read(_PIECE_BYTES):
            rest = file.readline(_PIECE_BYTES)
            if len(rest) == _PIECE_BYTES:
                where = line + piece.count(b"\n") + 1
                raise InputError("a line of more than 4 MB", "Move large contents out of the file.", source=str(path), line=where)
            yield from _piece(piece + rest, EXTENSIONS[suffix], str(path), line, label)
            line += piece.count(b"\n") + rest.count(b"\n")


def _piece(data: bytes, format: ox.RdfFormat, source: str, lines: int, label: str) -> Iterator[ox.Quad]:
    """The statements of whole lines from the middle of a file; blank nodes are named by file, for they may occur in other pieces."""
    try:
        text = _text(data, source)
        if "<<" in text:
            refuse_deep_nesting(text, source)
    except InputError as error:
        raise _further_down(error, lines) from None
    turned = any(sign in text for sign in (*_TURNING, *_ESCAPES))
    try:
        for quad in ox.parse(data.removeprefix(codecs.BOM_UTF8), format=format):
            if turned:
                _refuse_turned_iris((quad,), source)
            if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode):
                quad = ox.Quad(_labelled(quad.subject, label), quad.predicate, _labelled(quad.object, label), quad.graph_name)
            yield quad
    except SyntaxError as error:
        raise _further_down(_located(error, text, format, source), lines) from None


def _further_down(error: InputError, lines: int) -> InputError:
    """The error of a piece with the place in the whole file; ``lines`` come before the piece."""
    where = error.source + "".join(f":{n}" for n in (error.line, error.column) if n is not None)
    what = error.what.removeprefix(f"{where}: ")
    return InputError(what, error.hint, source=error.source, line=lines + (error.line or 1), column=error.column)


def _labelled(term: Any, label: str) -> Any:
    return ox.BlankNode(f"{term.value}x{label}") if isinstance(term, ox.BlankNode) else term


@lru_cache(maxsize=32)
def shipped(path: Path) -> tuple[ox.Triple, ...]:
    """The triples of a Turtle file that ships with sg2kg, read once a process; nobody need be wary of these."""
    return tuple(q.triple for q in ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE, rename_blank_nodes=True))


def read_file(path: Path, max_bytes: int = MAX_BYTES) -> tuple[bytes, ox.RdfFormat]:
    """The bytes of the file at ``path``, and the format that its ending tells; raises InputError like :func:`read_path`."""
    suffix = path.suffix.lower()
    if suffix not in EXTENSIONS:
        raise InputError(f"the ending {suffix or '(none)'} is not one of an RDF format", _known_endings(), source=str(path))
    try:
        if not path.is_file() and path.stat():  # a pipe or a device, which could be read for ever
            raise InputError("this is not a file", "Give a file of RDF.", source=str(path))
        with path.open("rb") as file:
            data = file.read(max_bytes + 1)
            size = max(os.fstat(file.fileno()).st_size, len(data))
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}", "Check the path and its permissions.", source=str(path)) from error
    if size > max_bytes:
        raise InputError(
            f"the file has {size / 1048576:.0f} MB, the limit is {max_bytes / 1048576:.0f} MB",
            "Split it, one case a file, or move large contents out of it.",
            source=str(path),
        )
    return data, EXTENSIONS[suffix]


def read_bytes(data: bytes, format: ox.RdfFormat, source: str = "input", base: str | None = None) -> list[ox.Quad]:
    """All statements of ``data``; ``source`` names it in errors; relative IRIs are resolved against ``base``, and refused without one.

    Raises InputError like :func:`read_path`.
    """
    text = _text(data, source)
    if not text.strip():
        raise InputError("the file is empty", "A submission holds at least one sg2:CaseRecord.", source=source)
    document = _screened(text, format, source)
    try:
        statements = ox.parse(data.removeprefix(codecs.BOM_UTF8), format=format, base_iri=base, rename_blank_nodes=True)
        quads = list(statements) if _cannot_grow(text, format) else _in_bounds(statements, source)
    except SyntaxError as error:
        raise _located(error, text, format, source) from None
    except (ValueError, OSError) as error:
        raise InputError(f"not {format.name}: {error}", "Correct the file.", source=source) from None
    except MemoryError:  # the parser's own buffer, not the machine's memory
        raise InputError("one value in it is larger than 16 MB", "Move large contents out of the file.", source=source) from None
    if not quads:
        raise InputError("no statement in it", "A submission holds at least one sg2:CaseRecord.", source=source)
    if document:
        document.check_losses(base)
    if any(sign in text for sign in (*_TURNING, *_ESCAPES)):
        _refuse_turned_iris(quads, source)
    return quads


def _text(data: bytes, source: str) -> str:
    try:
        text = data.removeprefix(codecs.BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise InputError("this is not UTF-8 text", "Save it as UTF-8, or give the RDF file itself.", source=source, line=line) from None
    if "\0" in text:
        raise InputError("this is not a text file", "Give an RDF file.", source=source, line=text[: text.index("\0")].count("\n") + 1)
    return text


def _screened(text: str, format: ox.RdfFormat, source: str) -> JsonLd | None:
    """Refuses what the parser would not survive; the document, where it is JSON-LD."""
    if format == ox.RdfFormat.RDF_XML:
        check_xml(text, source)
        return None
    refuse_deep_nesting(text, source)
    if format != ox.RdfFormat.JSON_LD:
        return None
    document = JsonLd(text, source)
    document.check_contexts()
    return document


def _cannot_grow(text: str, format: ox.RdfFormat) -> bool:
    """Whether statements stay within bounds for certain: no name is longer than the longest line, and no statement shorter than four letters."""
    if format in (ox.RdfFormat.N_TRIPLES, ox.RdfFormat.N_QUADS):
        return len(text) <= MAX_STATEMENTS
    if format not in (ox.RdfFormat.TURTLE, ox.RdfFormat.TRIG) or len(text) > MAX_STATEMENTS or _BASE.search(text):
        return False
    return len(text) * max(map(len, text.split("\n"))) <= MAX_TEXT


def _in_bounds(statements: Iterator[ox.Quad], source: str) -> list[ox.Quad]:
    """All ``statements``; a short file can stand for more than there is memory, by long prefixes and entities."""
    found: list[ox.Quad] = []
    length = 0
    while piece := list(islice(statements, _PIECE)):
        length += sum(map(len, map(str, piece)))
        found += piece
        if length > MAX_TEXT:
            raise InputError(f"its statements grow to more than {MAX_TEXT // 1048576} MB", "Shorten the prefixes and entities.", source=source)
        if len(found) > MAX_STATEMENTS:
            raise InputError(f"it has more than {MAX_STATEMENTS:,} statements", _TOO_MUCH, source=source)
    return found


def _refuse_turned_iris(quads: Iterable[ox.Quad], source: str) -> None:
    for quad in quads:
        for term in (quad.subject, quad.predicate, quad.object):
            if isinstance(term, ox.NamedNode) and any(sign in term.value for sign in _TURNING):
                shown = "".join("\ufffd" if c in _TURNING else c for c in term.value)[:120]
                raise InputError(f"<{shown}> holds characters that turn or break the line", "Leave them out of the IRI.", source=source)


def _located(error: SyntaxError, text: str, format: ox.RdfFormat, source: str) -> InputError:
    message = str(error.msg or error)
    line, column = error.lineno, error.offset
    if line is None:
        found = re.search(r"line (\d+)(?: column (\d+))?", message)
        if found:
            line, column = int(found[1]), int(found[2]) if found[2] else None
    message = re.sub(r"^Parser error (at|between) .*?: ", "", message)
    message = re.sub(r"^error at \S+: ", "", message)
    message = "".join(c if c.isprintable() else "\ufffd" for c in " ".join(message.split()))
    if "LoadDocumentCallback" in message:
        return InputError("it names a remote context, and nothing is fetched", CONTEXT_HINT, source=source, line=line)
    if line is None:
        line, column = _end_of(text)
    return InputError(f"not {format.name}: {message[:300]}", "Correct the file at this place.", source=source, line=line, column=column)


def _end_of(text: str) -> tuple[int, int]:
    lines = text.rstrip("\n").split("\n")
    return len(lines), len(lines[-1]) + 1


def _known_endings() -> str:
    return "Known endings: " + " ".join(EXTENSIONS)
