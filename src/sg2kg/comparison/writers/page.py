"""A comparison as a page, and as the table of a notebook: each cell opens to tell what it rests on, without any script."""

from __future__ import annotations

import html
from importlib.resources import files
from typing import TYPE_CHECKING

from sg2kg.comparison.request import EVERY_BASIS
from sg2kg.comparison.words import word
from sg2kg.messages import one_line
from sg2kg.pictures.theme import SIGN

if TYPE_CHECKING:
    from sg2kg.comparison.matrix import Cell, Comparison, Ground


def write_html(c: Comparison) -> str:
    """A page that stands by itself and loads nothing."""
    lang = c.request.lang
    shown = word("every basis" if c.request.basis == EVERY_BASIS else f"basis {c.request.basis}", lang)
    legend = "&ensp;".join(f'<span class="{name}">{SIGN[name]} {_esc(label)}</span>' for name, label in c.statuses.items())
    page = files("sg2kg.comparison.writers").joinpath("page.html").read_text(encoding="utf-8")
    words = {
        "lang": lang,
        "title": _esc(c.title),
        "basis": _esc(word("counting basis", lang).format(basis=shown)),
        "legend": legend,
        "open": _esc(word("open a cell", lang)),
        "table": matrix_html(c),
    }
    head, *parts = page.split("{{")
    filled = [head]
    for part in parts:
        key, _, rest = part.partition("}}")
        filled += [words[key], rest]
    return "".join(filled)


def matrix_html(c: Comparison) -> str:
    """The matrix as an HTML table; each cell opens to tell what it rests on, without any script."""
    head = "".join(f'<th scope="col" title="{_esc(u.name)}">{_esc(u.label)}</th>' for u in c.units)
    body = []
    for concept in c.concepts:
        cells = "".join(_cell(c, v) for v in c.row(concept))
        body.append(f'<tr><th scope="row"><code>{_esc(c.notations[concept])}</code> {_esc(c.labels[concept])}</th>{cells}</tr>')
    return f'<table class="sg2-matrix"><thead><tr><td></td>{head}</tr></thead><tbody>{"".join(body)}</tbody></table>'


def _cell(c: Comparison, v: Cell) -> str:
    lang = c.request.lang
    status = _esc(c.statuses[v.word])
    parts = [status, *([_esc(v.note)] if v.note else [])]
    parts += [_ground(g, lang) for g in (*v.grounds, *v.leads)]
    mark = word(f"basis {v.basis}", lang) if v.basis else word("lead mark", lang) if v.lead else ""
    summary = f"{SIGN[v.word]}<small>{_esc(mark)}</small>"
    return f'<td class="{v.word}"><details><summary title="{status}">{summary}</summary><p>{"<br>".join(parts)}</p></details></td>'


def _ground(g: Ground, lang: str) -> str:
    """What one statement says, and on the next line who says it and how surely it was coded."""
    colon = word("colon", lang)
    told = []
    if g.basis:
        told.append(f"{word('basis', lang)}{colon}{word(f'basis {g.basis}', lang)}")
    if g.source:
        source = _esc(g.source)
        if g.address.startswith(("http://", "https://")):
            source = f'<a href="{html.escape(g.address)}" rel="noreferrer">{source}</a>'
        told.append(f"{word('source', lang)}{colon}{source}" + (f", {_esc(g.locator)}" if g.locator else ""))
    if g.confidence in ("high", "medium", "low"):
        told.append(f"{word('confidence', lang)}{colon}{word(g.confidence, lang)}")
    said = f"{word(g.bearing, lang)}{colon}{_esc(g.says)}" if g.says else word(g.bearing, lang)
    return "<br>".join(filter(None, (said, word("semicolon", lang).join(told))))


def _esc(text: str) -> str:
    return html.escape(one_line(text, 2000))
