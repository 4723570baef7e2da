"""Reads a pin from a file that nobody vouches for: what does not fit is said with file and line, and nothing is opened but the file itself."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from sg2kg.comparison import Request, Unit
from sg2kg.comparison.matrix import WORD
from sg2kg.errors import PinError
from sg2kg.knowledge.status import BASES
from sg2kg.messages import LANGUAGES
from sg2kg.pins.model import DAY, FORMAT, NO_TEXT, Loaded, Pin, PinnedCell, PinnedConcept, PinnedSource, PinnedStatement
from sg2kg.pins.writing import full

MAX_BYTES = 16 * 1024 * 1024
"""A pin of 500 cases and 40 concepts has some 5 MB."""
_MAX_LINE = 1024 * 1024
_MAX_DOTS = 8
"""A key of many parts costs the parser the square of their number."""
_MAX_DEPTH = 8
_STRING = re.compile(r'"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'')
_HINT = "Correct the file, or pin the comparison again: sg2kg compare … --pin FILE"
_NAME = re.compile(r"[^\s\x00-\x1f\x7f]+")
_HEX = re.compile(r"[0-9a-f]{64}")


def read(path: Path) -> Pin:
    """The pin in the file at ``path``; raises PinError, with file and line, for anything that is no pin."""
    try:
        if not path.is_file() and path.stat():
            raise PinError(f"{path}: this is not a file", "Give a file that sg2kg compare … --pin FILE has written.")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise PinError(f"{path}: cannot be read: {error.strerror or error}", "Check the path and its permissions.") from None
    except ValueError:
        raise PinError(f"{path}: no such file", "Check the path.") from None
    if len(data) > MAX_BYTES:
        raise PinError(f"{path}: the file has more than {MAX_BYTES // 1048576} MB", "Compare fewer cases or concepts at a time.")
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise PinError(f"{path}:{line}: this is not UTF-8 text", "Save it as UTF-8.") from None
    return parse(text, str(path))


def parse(text: str, name: str = "pin") -> Pin:
    """The pin that ``text`` keeps; ``name`` stands for it in errors. Raises PinError like :func:`read`."""
    _screen(text, name)
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _located(str(error), text, name) from None
    except (ValueError, OverflowError, RecursionError) as error:
        raise PinError(f"{name}: this is not TOML: {str(error)[:200]}", _HINT) from None
    return _Reader(text, name).pin(document)


def _screen(text: str, name: str) -> None:
    """Refuses, line by line, what would cost a parser more than it is worth; nothing that a pin is written with."""
    depth = 0
    for number, line in enumerate(text.split("\n"), start=1):
        where = f"{name}:{number}"
        if len(line) > _MAX_LINE:
            raise PinError(f"{where}: a line of more than a million signs", _HINT)
        bare = _STRING.sub("", line).partition("#")[0]
        if '"' in bare or "'" in bare:
            raise PinError(f"{where}: a text that does not end in its line", 'Write it between " and ", with \\n for a break.')
        if bare.count(".") > _MAX_DOTS:
            raise PinError(f"{where}: a key of more than {_MAX_DOTS} parts", _HINT)
        opened = bare.count("[") + bare.count("{")
        if depth + opened > _MAX_DEPTH:
            raise PinError(f"{where}: lists within lists within lists", _HINT)
        depth = max(0, depth + opened - bare.count("]") - bare.count("}"))


def _located(message: str, text: str, name: str) -> PinError:
    found = re.search(r"\(at line (\d+), column (\d+)\)", message)
    where = f"{name}:{found[1]}:{found[2]}" if found else f"{name}:{text.count(chr(10)) + 1}"
    what = re.sub(r"\s*\(at .*?\)", "", message)
    return PinError(f"{where}: this is not TOML: {NO_TEXT.sub(chr(0xFFFD), what)[:200]}", "Correct the file at this place.")


class _Reader:
    def __init__(self, text: str, name: str) -> None:
        self._lines = text.split("\n")
        self._name = name
        self._places: dict[tuple[str, str], int] = {}

    def pin(self, document: Mapping[str, Any]) -> Pin:
        if document.get("pin") != FORMAT or isinstance(document.get("pin"), bool):
            kept = "no pin" if "pin" not in document else f"a pin of format {document['pin']!r:.20}, which this sg2kg does not know"
            raise self._error("", "pin", f"this is {kept}", "Give a file that sg2kg compare … --pin FILE has written.")
        top = ("pin", "title", "authors", "made", "sg2kg", "codebook", "answer")
        tables = ("asked", "loaded", "files", "units", "concepts", "cells", "statements", "sources")
        self._known("", document, (*top, *tables))
        text = {key: self._text("", document, key, key != "codebook") for key in ("title", "made", "sg2kg", "codebook", "answer")}
        if not DAY.fullmatch(text["made"]):
            raise self._error("", "made", "made is no day", "Write it as 2026-11-26.")
        if not _HEX.fullmatch(text["answer"]):
            raise self._error("", "answer", "answer is no SHA-256: 64 signs of 0–9 and a–f", _HINT)
        files = self._table("", document, "files")
        self._known("files", files, ("bundled", "data"))
        concepts, keys = self._concepts(self._table("", document, "concepts"))
        units = self._units(self._table("", document, "units"))
        statements = {
            self._named("statements", k): self._record("statements", k, v, PinnedStatement)
            for k, v in self._table("", document, "statements", optional=True).items()
        }
        return Pin(
            authors=self._list("", document, "authors"),
            asked=self._options("asked", self._table("", document, "asked"), Request),
            loaded=self._options("loaded", self._table("", document, "loaded"), Loaded),
            shipped=self._hashes("files.bundled", self._table("files", files, "bundled", optional=True)),
            given=self._hashes("files.data", self._table("files", files, "data", optional=True)),
            units=units,
            concepts=concepts,
            cells=self._cells(self._table("", document, "cells"), units, keys),
            statements=statements,
            sources={
                self._named("sources", k): self._record("sources", k, v, PinnedSource)
                for k, v in self._table("", document, "sources", optional=True).items()
            },
            name=self._name,
            **text,
        )

    def line_of(self, table: str, key: str) -> int:
        """The line of a key in a table, or of the table; 1 where it cannot be told."""
        if not self._places:
            here = ""
            for number, line in enumerate(self._lines, start=1):
                header = re.match(r"\s*\[\s*([^\]]+?)\s*\]", line)
                entry = re.match(r'\s*("(?:[^"\\]|\\.)*"|\'[^\']*\'|[A-Za-z0-9_-]+)\s*[=.]', line)
                if header:
                    here = header[1].replace('"', "").replace("'", "")
                    self._places.setdefault((here, ""), number)
                elif entry:
                    self._places.setdefault((here, entry[1].strip("\"'")), number)
        inner = f"{table}.{key}" if table else key
        return self._places.get((table, key)) or self._places.get((inner, "")) or self._places.get((table, "")) or 1

    def _error(self, table: str, key: str, what: str, hint: str = _HINT) -> PinError:
        return PinError(f"{self._name}:{self.line_of(table, key)}: {NO_TEXT.sub(chr(0xFFFD), what)}", hint)

    def _known(self, table: str, values: Mapping[str, Any], known: tuple[str, ...]) -> None:
        for key in values:
            if key not in known:
                where = f" in [{table}]" if table else ""
                raise self._error(table, key, f"unknown key {key[:60]}{where}", "Known: " + ", ".join(known))

    def _table(self, table: str, values: Mapping[str, Any], key: str, optional: bool = False) -> Mapping[str, Any]:
        found = values.get(key, {} if optional else None)
        if not isinstance(found, dict):
            raise self._error(table, key, f"the table [{table + '.' if table else ''}{key}] is missing" if found is None else f"{key} is no table")
        return found

    def _text(self, table: str, values: Mapping[str, Any], key: str, needed: bool = False) -> str:
        found = values.get(key, "")
        if not isinstance(found, str):
            raise self._error(table, key, f"{key[:60]} is no text", 'Write it between " and ".')
        if needed and not found:
            raise self._error(table, key, f"{key} is missing")
        return self._clean(table, key, found)

    def _clean(self, table: str, key: str, text: str) -> str:
        if NO_TEXT.search(text):
            raise self._error(table, key, f"{key[:60]} holds a sign that is no text", "Leave control characters out.")
        return text

    def _list(self, table: str, values: Mapping[str, Any], key: str) -> tuple[str, ...]:
        found = values.get(key, [])
        if not isinstance(found, list) or not all(isinstance(v, str) for v in found):
            raise self._error(table, key, f"{key} is no list of texts", 'Write it as ["one", "two"].')
        return tuple(self._clean(table, key, v) for v in found)

    def _named(self, table: str, key: str) -> str:
        if not _NAME.fullmatch(key) or NO_TEXT.search(key):
            raise self._error(table, key, f"{key[:60]!r} is no name")
        return full(key)

    def _options(self, table: str, values: Mapping[str, Any], kind: type[Any]) -> Any:
        """A value of ``kind`` whose fields are texts, lists of texts, or true and false, as its defaults are."""
        default = kind()
        self._known(table, values, tuple(f.name for f in fields(kind)))
        found: dict[str, Any] = {}
        for key, value in values.items():
            kept = getattr(default, key)
            if isinstance(kept, bool):
                if not isinstance(value, bool):
                    raise self._error(table, key, f"{key} is neither true nor false")
                found[key] = value
            else:
                found[key] = self._list(table, values, key) if isinstance(kept, tuple) else self._text(table, values, key)
        if kind is Request and found.get("lang", "en") not in LANGUAGES:
            raise self._error(table, "lang", "unknown language", "Known: " + ", ".join(LANGUAGES))
        return kind(**found)

    def _record(self, table: str, key: str, value: Any, kind: type[Any]) -> Any:
        """A value of ``kind`` from an inline table; IRIs are written in full again."""
        if not isinstance(value, dict):
            raise self._error(table, key, f"{key[:60]} is no table", "Write it as { status = … }.")
        self._known_in(table, key, value, tuple(f.name for f in fields(kind)))
        found: dict[str, Any] = {}
        for f in fields(kind):
            if f.name in value:
                many = isinstance(f.default, tuple)
                given = value[f.name]
                if many != isinstance(given, list) or not all(isinstance(v, str) for v in (given if many else [given])):
                    raise self._error(table, key, f"{f.name} of {key[:60]} is no {'list of texts' if many else 'text'}")
                given = [self._clean(table, key, v) for v in (given if many else [given])]
                if f.name in ("source", "rests_on", "leads"):
                    given = [full(v) for v in given]
                found[f.name] = tuple(given) if many else given[0]
        return kind(**found)

    def _known_in(self, table: str, key: str, value: Mapping[str, Any], known: tuple[str, ...]) -> None:
        for name in value:
            if name not in known:
                raise self._error(table, key, f"unknown key {name[:60]} of {key[:60]}", "Known: " + ", ".join(known))

    def _hashes(self, table: str, values: Mapping[str, Any]) -> dict[str, str]:
        for key, value in values.items():
            if not isinstance(value, str) or not _HEX.fullmatch(value):
                raise self._error(table, key, f"{key[:60]} has no SHA-256: 64 signs of 0–9 and a–f")
            self._clean(table, key, key)
        return dict(values)

    def _units(self, values: Mapping[str, Any]) -> tuple[Unit, ...]:
        return tuple(self._unit(name, value) for name, value in self._some("units", values))

    def _unit(self, name: str, value: Any) -> Unit:
        if not isinstance(value, dict):
            raise self._error("units", name, f"{name[:60]} is no table", "Write it as { case = … }.")
        self._known_in("units", name, value, ("case", "phase", "basis", "label"))
        text = {key: self._text("units", value, key) for key in ("case", "phase", "basis", "label")}
        if not text["case"] or text["basis"] not in BASES:
            raise self._error("units", name, f"{name[:60]} names no case, or no counting basis", "Counting bases: " + ", ".join(BASES))
        return Unit(full(text["case"]), full(text["phase"]) or None, text["basis"], self._clean("units", name, name), text["label"])

    def _concepts(self, values: Mapping[str, Any]) -> tuple[dict[str, PinnedConcept], dict[str, str]]:
        found: dict[str, PinnedConcept] = {}
        keys: dict[str, str] = {}
        for key, value in self._some("concepts", values):
            if not isinstance(value, dict) or not isinstance(value.get("iri"), str):
                raise self._error("concepts", key, f"{key[:60]} has no iri", "Write it as { iri = …, label = … }.")
            self._known_in("concepts", key, value, ("iri", "label"))
            iri = full(self._text("concepts", value, "iri"))
            if iri in found:
                raise self._error("concepts", key, f"{key[:60]} is there twice")
            keys[self._clean("concepts", key, key)] = iri
            found[iri] = PinnedConcept(key, self._text("concepts", value, "label"))
        return found, keys

    def _some(self, table: str, values: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
        if not values:
            raise self._error("", table, f"[{table}] is empty")
        yield from values.items()

    def _cells(self, values: Mapping[str, Any], units: tuple[Unit, ...], keys: Mapping[str, str]) -> dict[tuple[str, str], PinnedCell]:
        self._known("cells", values, tuple(u.name for u in units))
        cells = {}
        for unit in units:
            table = f"cells.{unit.name}"
            row = self._table("cells", values, unit.name)
            self._known(table, row, tuple(keys))
            for key, concept in keys.items():
                if key not in row:
                    raise self._error(table, "", f"there is no cell for {key}")
                cell: PinnedCell = self._record(table, key, {"status": "", **row[key]} if isinstance(row[key], dict) else row[key], PinnedCell)
                if cell.status not in WORD.values():
                    raise self._error(table, key, f"{key} has no status that is known", "Known: " + ", ".join(WORD.values()))
                cells[unit.name, concept] = cell
        return cells
