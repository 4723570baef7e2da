"""Reads RDF from files and bytes that nobody vouches for; called by the knowledge base and by validation.

Parsing is pyoxigraph's, from bytes: it fetches nothing, not even a remote JSON-LD context.
"""

from __future__ import annotations

import codecs
import re
from pathlib import Path
from xml.parsers import expat

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
_NOT_ALWAYS_RDF = frozenset({".json", ".xml"})
"""Endings that are read when a file is named, and passed over when a folder is searched."""
MAX_BYTES = 20 * 1024 * 1024
MAX_NESTING = 500
"""Deeper brackets than this are refused before parsing: nothing a person writes comes near."""
_BRACKETS = re.compile(
    r"""[\[\](){}] | \#[^\n\r]* | <[^<>"{}|^`\s]*>
      | \"\"\"[^"\\]*(?:(?:\\.|"(?!""))[^"\\]*)*\"\"\" | '''[^'\\]*(?:(?:\\.|'(?!''))[^'\\]*)*'''
      | "[^"\\\n\r]*(?:\\.[^"\\\n\r]*)*" | '[^'\\\n\r]*(?:\\.[^'\\\n\r]*)*'""",
    re.VERBOSE | re.DOTALL,
)
"""A bracket, or what may hold brackets that mean nothing: a comment, an IRI, a string; the same in all formats but XML."""
_CONTEXT_HINT = "Put the context itself in the file; sg2kg's own stands in ontology/context.jsonld."


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
        if not path.is_file():
            raise InputError("this is not a file", "Give a file of RDF.", source=str(path))
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
    if format == ox.RdfFormat.RDF_XML:
        _check_xml(text, source)
    else:
        _refuse_deep_nesting(text, source)
    try:
        quads = list(ox.parse(data.removeprefix(codecs.BOM_UTF8), format=format, rename_blank_nodes=True))
    except SyntaxError as error:
        raise _located(error, text, format, source) from None
    except (ValueError, OSError) as error:
        raise InputError(f"not {format.name}: {error}", "Correct the file.", source=source) from None
    except MemoryError:  # the parser's own buffer, not the machine's memory
        raise InputError("one value in it is larger than 16 MB", "Move large contents out of the file.", source=source) from None
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
        raise InputError(f"it names a remote context, {match[1][:80]}, and nothing is fetched", _CONTEXT_HINT, source=source, line=line)


def _refuse_deep_nesting(text: str, source: str) -> None:
    depth = 0
    for match in _BRACKETS.finditer(text):
        if match[0] in "[({":
            depth += 1
        elif match[0] in "])}":
            depth = max(depth - 1, 0)
        if depth > MAX_NESTING:
            line = text[: match.start()].count("\n") + 1
            raise InputError(f"brackets are nested more than {MAX_NESTING} deep", "Name the nodes instead.", source=source, line=line)


def _check_xml(text: str, source: str) -> None:
    """Refuses XML that is not well-formed, and entities that grow: the RDF parser takes a file that ends too soon for a whole one."""
    parser = expat.ParserCreate()
    opened: list[str] = []

    def refuse(what: str, hint: str) -> InputError:
        return InputError(what, hint, source=source, line=parser.CurrentLineNumber, column=parser.CurrentColumnNumber + 1)

    def start(name: str, _: object) -> None:
        opened.append(name)
        if len(opened) > MAX_NESTING:
            raise refuse(f"elements are nested more than {MAX_NESTING} deep", "Name the nodes instead.")

    def end(_: str) -> None:
        opened.pop()

    def entity(name: str, is_parameter: bool, value: str | None, *_: object) -> None:
        if is_parameter or value is None or "&" in value:
            raise refuse(f"the entity {name} brings in others or a file, and nothing is fetched", "Write its value out.")

    parser.StartElementHandler, parser.EndElementHandler, parser.EntityDeclHandler = start, end, entity
    try:
        parser.Parse(text, True)
    except expat.ExpatError as error:
        what = expat.ErrorString(error.code)
        if what in ("mismatched tag", "no element found", "unclosed token", "syntax error"):
            what += f", expected </{opened[-1]}>" if opened else ", expected <rdf:RDF>"
        raise InputError(f"not RDF/XML: {what}", "Correct this place.", source=source, line=error.lineno, column=error.offset + 1) from None


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
        return InputError("it names a remote context, and nothing is fetched", _CONTEXT_HINT, source=source, line=line)
    if line is None:
        line, column = _end_of(text)
    return InputError(f"not {format.name}: {message[:300]}", "Correct the file at this place.", source=source, line=line, column=column)


def _end_of(text: str) -> tuple[int, int]:
    lines = text.rstrip("\n").split("\n")
    return len(lines), len(lines[-1]) + 1


def _known_endings() -> str:
    return "Known endings: " + " ".join(EXTENSIONS)
