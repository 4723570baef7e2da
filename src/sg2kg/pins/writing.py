"""Writes a pin as TOML that a person can read: one line a cell, a statement and a source, in an order that does not change."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from sg2kg.comparison import Request
from sg2kg.pins.model import FORMAT, Pin
from sg2kg.terms import PREFIXES, curie

_HEAD = """\
# A pinned comparison of sg2kg. "sg2kg compare FILE" makes it again, byte for byte; "sg2kg diff FILE" says what has changed since.
# Title and authors may be edited. All else is what was compared and what was found.
"""
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_MOST = 140
"""Longer lists are written one value a line."""


def write_pin(pin: Pin) -> str:
    """The text of the file that keeps ``pin``; the same pin is always the same text."""
    keys = concept_keys(pin)
    first = {"pin": FORMAT, "title": pin.title, "authors": pin.authors, "made": pin.made, "sg2kg": pin.sg2kg, "codebook": pin.codebook}
    lines = [_HEAD, *_pairs({**first, "answer": pin.answer})]
    lines += _table("asked", _shown(pin.asked, Request(), ("by", "basis", "lang")))
    lines += _table("loaded", {f.name: getattr(pin.loaded, f.name) for f in fields(pin.loaded)})
    lines += _table("files.bundled", dict(sorted(pin.shipped.items())))
    if pin.given:
        lines += _table("files.data", dict(sorted(pin.given.items())))
    lines += _table(
        "units", {u.name: _inline({"case": short(u.case), "phase": short(u.phase or ""), "basis": u.basis, "label": u.label}) for u in pin.units}
    )
    lines += _table("concepts", {keys[c]: _inline({"iri": short(c), "label": x.label}) for c, x in pin.concepts.items()})
    for unit in pin.units:
        rows = {keys[c]: pin.cells[unit.name, c] for c in pin.concepts}
        lines += _table(f"cells.{_key(unit.name)}", {k: _inline(_shortened(cell)) for k, cell in rows.items()})
    lines += _table("statements", {short(i): _inline(_shortened(s)) for i, s in sorted(pin.statements.items())})
    lines += _table("sources", {short(i): _inline(_shortened(s)) for i, s in sorted(pin.sources.items())})
    return "\n".join(lines) + "\n"


def concept_keys(pin: Pin) -> dict[str, str]:
    """What each concept is called in the file: its notation, or its IRI where two have the same notation."""
    notations = [c.notation for c in pin.concepts.values()]
    return {iri: c.notation if c.notation and notations.count(c.notation) == 1 else short(iri) for iri, c in pin.concepts.items()}


def short(iri: str) -> str:
    """An IRI with a prefix where one fits; :func:`full` takes it back."""
    found = curie(iri)
    return found if full(found) == iri else iri


def full(name: str) -> str:
    """The IRI that a name in a pin stands for."""
    prefix, colon, local = name.partition(":")
    return PREFIXES[prefix] + local if colon and prefix in PREFIXES else name


class _Written(str):
    """A value that is TOML already."""


def _table(name: str, pairs: Mapping[str, Any]) -> list[str]:
    return ["", f"[{name}]", *_pairs(pairs)]


def _pairs(pairs: Mapping[str, Any]) -> list[str]:
    return [f"{_key(key)} = {_value(value)}" for key, value in pairs.items()]


def _inline(pairs: Mapping[str, Any]) -> _Written:
    return _Written("{ " + ", ".join(f"{_key(k)} = {_value(v, inline=True)}" for k, v in pairs.items() if v) + " }")


def _shown(value: Any, default: Any, always: Iterable[str] = ()) -> dict[str, Any]:
    return {f.name: getattr(value, f.name) for f in fields(value) if f.name in always or getattr(value, f.name) != getattr(default, f.name)}


def _shortened(value: Any) -> dict[str, Any]:
    """The fields of a cell, statement or source that are not empty; what names a thing has a prefix."""
    found = {f.name: getattr(value, f.name) for f in fields(value)}
    for name in ("about", "source", "rests_on", "leads"):
        if name in found:
            found[name] = short(found[name]) if isinstance(found[name], str) else tuple(map(short, found[name]))
    return found


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else _string(name)


def _value(value: Any, inline: bool = False) -> str:
    if isinstance(value, _Written):
        return str(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return _string(value)
    items = [_value(v) for v in value]
    line = "[" + ", ".join(items) + "]"
    return line if inline or len(line) <= _MOST else "[\n    " + ",\n    ".join(items) + ",\n]"


def _string(text: str) -> str:
    """A basic string: JSON's escapes are TOML's too, but for DEL, which TOML wants escaped."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
