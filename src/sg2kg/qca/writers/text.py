"""A report as plain text, tables aligned: for a terminal, a mail, or a log."""

from __future__ import annotations

from collections.abc import Iterable

from sg2kg.frames import plain_text
from sg2kg.qca.writers.blocks import Block, Grid, Heading, Items


def laid_out(blocks: Iterable[Block], title: str = "") -> str:
    """The report as lines of text."""
    parts = []
    for block in blocks:
        if isinstance(block, Heading):
            parts.append(f"{block.text}\n{('=' if block.level == 1 else '-') * len(block.text)}")
        elif isinstance(block, Grid):
            parts.append(f"{block.caption}\n{plain_text(block.columns, block.rows)}")
        elif isinstance(block, Items):
            parts.append("\n".join(f"- {item}" for item in block.items))
        else:
            parts.append(("! " if block.tone == "warning" else "") + block.text)
    return "\n\n".join(parts) + "\n"
