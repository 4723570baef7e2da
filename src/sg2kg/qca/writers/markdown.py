"""A report as Markdown with pipe tables (GitHub Flavored Markdown, 4.10)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sg2kg.qca.writers.blocks import Block, Grid, Heading, Items

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")


def laid_out(blocks: Iterable[Block], title: str = "") -> str:
    """The report; names and terms are escaped, so that ``A*~B`` stays what it is."""
    parts = []
    for block in blocks:
        if isinstance(block, Heading):
            parts.append("#" * block.level + " " + _escaped(block.text))
        elif isinstance(block, Grid):
            parts.append(f"**{_escaped(block.caption)}**\n\n{_table(block)}")
        elif isinstance(block, Items):
            parts.append("\n".join(f"- {_escaped(item)}" for item in block.items))
        else:
            parts.append(("> **Note.** " if block.tone == "warning" else "") + _escaped(block.text))
    return "\n\n".join(parts) + "\n"


def _table(grid: Grid) -> str:
    rule = ["---:" if c in grid.numeric else "---" for c in grid.columns]
    lines = [[_escaped(c) for c in grid.columns], rule, *([_escaped(c) for c in row] for row in grid.rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
