"""A report as a page of HTML that stands by itself, without a script; and as a fragment for a notebook."""

from __future__ import annotations

import base64
import html
from collections.abc import Iterable

from sg2kg.qca.writers.blocks import Block, Grid, Heading, Items, Text

_META = '<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">'
_STYLE = """
:root { --ink: #1d252c; --quiet: #5b6472; --line: #d9dee3; --paper: #fff; --warn: #8a4b00; --warn-paper: #fff6e5; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8edf1; --quiet: #aab4bf; --line: #36414b; --paper: #141a1f; --warn: #f0b76b; --warn-paper: #2a2113; }
}
body { font: 16px/1.5 system-ui, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; color: var(--ink); background: var(--paper);
  margin: 2rem auto; max-width: 70rem; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
.scroll { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; }
caption { text-align: left; font-weight: 600; padding-bottom: .3rem; }
th { text-align: left; border-bottom: 2px solid var(--ink); } td { border-bottom: 1px solid var(--line); }
th, td { padding: .3rem .7rem .3rem 0; vertical-align: top; }
.n { text-align: right; font-variant-numeric: tabular-nums; }
.warning { color: var(--warn); background: var(--warn-paper); padding: .5rem .8rem; border-left: 3px solid currentColor; }
@media print { body { margin: 0; max-width: none; } }
"""


def laid_out(blocks: Iterable[Block], title: str = "") -> str:
    """The report as a whole page."""
    head = f"{_META}\n<title>{html.escape(title)}</title>\n<style>{_STYLE}</style>"
    body = "\n".join(map(_block, blocks))
    return f'<!doctype html>\n<html lang="en">\n<head>\n{head}\n</head>\n<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n'


def fragment(blocks: Iterable[Block], picture: str = "") -> str:
    """The report for a notebook, which has a page already; after it a picture, given as SVG."""
    drawn = base64.b64encode(picture.encode()).decode()
    shown = f'<img alt="plot" src="data:image/svg+xml;base64,{drawn}">' if picture else ""
    return "<div>" + "\n".join(map(_block, blocks)) + shown + "</div>"


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return f"<h{block.level}>{html.escape(block.text)}</h{block.level}>"
    if isinstance(block, Items):
        return "<ul>" + "".join(f"<li>{html.escape(item)}</li>" for item in block.items) + "</ul>"
    if isinstance(block, Text):
        return f'<p class="{block.tone}">{html.escape(block.text)}</p>'
    return _table(block)


def _table(grid: Grid) -> str:
    number = [' class="n"' if c in grid.numeric else "" for c in grid.columns]
    head = "".join(f'<th scope="col"{n}>{html.escape(c)}</th>' for n, c in zip(number, grid.columns, strict=True))
    rows = "\n".join("<tr>" + "".join(f"<td{n}>{html.escape(c)}</td>" for n, c in zip(number, row, strict=True)) + "</tr>" for row in grid.rows)
    caption = f"<caption>{html.escape(grid.caption)}</caption>"
    return f'<div class="scroll"><table>{caption}<thead><tr>{head}</tr></thead><tbody>\n{rows}\n</tbody></table></div>'
