"""Writes a difference: one function a format, chosen by a registry that also feeds the command's help."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from collections.abc import Callable, Iterable
from dataclasses import asdict

from sg2kg.errors import OutputError
from sg2kg.pins.difference import Cause, CellChange, Change, Difference
from sg2kg.pins.words import word

_BREAKS = re.compile(r"\s+")
_SAID = 160
"""How much of what a statement says is shown."""


def write_difference(d: Difference, format: str = "text", lang: str = "en") -> str:
    """The difference in one of DIFFERENCE_FORMATS, with words in ``lang``; raises OutputError for another format."""
    if format not in DIFFERENCE_FORMATS:
        raise OutputError(f"Unknown format: {format}", "Known: " + ", ".join(DIFFERENCE_FORMATS))
    return DIFFERENCE_FORMATS[format](d, lang)


def reason(cause: Cause, lang: str) -> str:
    """A cause in one sentence without a full stop."""
    if cause.kind == "note":
        change = cause.changes[0]
        none = word("none", lang)
        return word("note", lang).format(before=change.before or none, after=change.after or none)
    text = word(cause.kind, lang).format(s=cause.statement)
    if cause.source:
        called = f"{cause.source}, {_line(cause.source_label)}" if cause.source_label else cause.source
        text = word("with source", lang).format(what=text, source=called)
    if cause.changes:
        text = word("what changed", lang).format(what=text, changes=_changes(cause.changes, lang))
    return text


def _changes(changes: Iterable[Change], lang: str) -> str:
    return word("and", lang).join(_change(c, lang) for c in changes)


def _change(c: Change, lang: str) -> str:
    if c.name == "sha256":
        return word("in text", lang)
    none = word("none", lang)
    return f"{c.name} {_line(c.before) or none} → {_line(c.after) or none}"


def _cell(c: CellChange) -> str:
    return f"{c.unit} / {c.notation} ({_line(c.label)}): {_move(c)}"


def _move(c: CellChange) -> str:
    before, after = (f"{x.status} ({x.basis})" if x.basis else x.status for x in (c.before, c.after))
    return f"{before} → {after}" if before != after else before


def _line(text: str) -> str:
    return _BREAKS.sub(" ", text).strip()


def _said(cause: Cause) -> str:
    text = _line(cause.says)
    return text if len(text) <= _SAID else text[: _SAID - 1] + "…"


def _groups(d: Difference, lang: str) -> list[tuple[str, list[str]]]:
    """What differs besides cells: a heading, and what stands below it."""
    lists = [
        ("options", [_change(c, lang) for c in d.options]),
        ("added cases", list(d.units_added)),
        ("left-out cases", list(d.units_left_out)),
        ("added concepts", list(d.concepts_added)),
        ("left-out concepts", list(d.concepts_left_out)),
        ("labels", [_change(c, lang) for c in d.labels]),
    ]
    return [(word(key, lang), items) for key, items in lists if items]


def _parts(d: Difference, lang: str) -> list[tuple[str, list[CellChange]]]:
    """The cells whose status moved, then those that rest on other evidence."""
    parts = [("moved", [c for c in d.cells if c.moved]), ("evidence", [c for c in d.cells if not c.moved])]
    return [(word(key, lang), cells) for key, cells in parts if cells]


def _files(d: Difference, lang: str) -> list[str]:
    """The files that differ; those that only one of the two rests on say which."""
    only = {True: word("only", lang).format(name=d.old), False: word("only", lang).format(name=d.new)}
    return [c.name if c.before and c.after else f"{c.name} ({only[bool(c.before)]})" for c in d.files]


def _head(d: Difference) -> str:
    return f"{d.old} ({d.old_made}) → {d.new} ({d.new_made})"


def _text(d: Difference, lang: str) -> str:
    blocks = [_head(d)]
    if not d.changed:
        blocks.append(word("same", lang))
    blocks += [f"{heading}:\n" + "\n".join(f"  {item}" for item in items) for heading, items in _groups(d, lang)]
    for heading, cells in _parts(d, lang):
        lines = [f"{heading} ({len(cells)}):"]
        for cell in cells:
            lines.append(f"  {_cell(cell)}")
            for cause in cell.causes:
                lines.append(f"    {reason(cause, lang)}")
                if cause.says:
                    lines.append(f"      “{_said(cause)}”")
        blocks.append("\n".join(lines))
    if d.files:
        blocks.append(f"{word('files', lang)}:\n" + "\n".join(f"  {name}" for name in _files(d, lang)))
    return "\n\n".join(blocks) + "\n"


def _json(d: Difference, lang: str) -> str:
    body = asdict(d)
    body["changed"] = d.changed
    for cell, told in zip(d.cells, body["cells"], strict=True):
        told["moved"] = cell.moved
        for cause, causes in zip(cell.causes, told["causes"], strict=True):
            causes["because"] = reason(cause, lang)
    return json.dumps(body, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _csv(d: Difference, lang: str) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    columns = d.typed_columns()
    writer.writerow([c.name for c in columns])
    told = [reason(cause, lang) for cell in d.cells for cause in cell.causes]
    writer.writerows(zip(*([c.values if c.name != "because" else told for c in columns]), strict=True))
    return out.getvalue()


def _markdown(d: Difference, lang: str) -> str:
    def plain(text: str) -> str:
        return re.sub(r"([\\`*_{}\[\]<>|])", r"\\\1", _line(text))

    lines = [f"# {plain(_head(d))}", ""]
    if not d.changed:
        lines += [word("same", lang), ""]
    for heading, items in _groups(d, lang):
        lines += [f"## {heading}", "", *(f"- {plain(i)}" for i in items), ""]
    for heading, cells in _parts(d, lang):
        lines += [f"## {heading}", ""]
        for cell in cells:
            lines += [f"- {plain(_cell(cell))}", *(f"  - {plain(reason(cause, lang))}" for cause in cell.causes)]
        lines.append("")
    if d.files:
        lines += [f"## {word('files', lang)}", "", *(f"- {plain(name)}" for name in _files(d, lang)), ""]
    return "\n".join(lines)


def _html(d: Difference, lang: str) -> str:
    def items(texts: Iterable[str]) -> str:
        return "<ul>" + "".join(f"<li>{t}</li>" for t in texts) + "</ul>"

    def link(address: str) -> str:
        return f' <a href="{html.escape(address)}" rel="noopener noreferrer">↗</a>' if address.startswith(("http://", "https://")) else ""

    def cell(c: CellChange) -> str:
        causes = items(html.escape(reason(x, lang)) + link(x.address) + (f"<br><q>{html.escape(_said(x))}</q>" if x.says else "") for x in c.causes)
        return f"<strong>{html.escape(f'{c.unit} / {c.notation}')}</strong> {html.escape(c.label)}: {html.escape(_move(c))}{causes}"

    body = [f"<h1>{html.escape(_head(d))}</h1>"]
    if not d.changed:
        body.append(f"<p>{word('same', lang)}</p>")
    body += [f"<h2>{heading}</h2>{items(map(html.escape, texts))}" for heading, texts in _groups(d, lang)]
    body += [f"<h2>{heading} ({len(cells)})</h2>{items(map(cell, cells))}" for heading, cells in _parts(d, lang)]
    if d.files:
        body.append(f"<h2>{word('files', lang)}</h2>{items(map(html.escape, _files(d, lang)))}")
    style = (
        "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
        "h1{font-size:1.3rem}h2{font-size:1.1rem}q{color:#555}"
    )
    head = f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{html.escape(_head(d))}</title><style>{style}</style></head>'
    return f"{head}\n<body>\n" + "\n".join(body) + "\n</body></html>\n"


DIFFERENCE_FORMATS: dict[str, Callable[[Difference, str], str]] = {
    "text": _text,
    "json": _json,
    "csv": _csv,
    "markdown": _markdown,
    "html": _html,
}
"""How a difference is written, by the name of the format."""
