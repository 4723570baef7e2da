"""The report as plain text, tables aligned: for a terminal, a mail, or a log."""

from __future__ import annotations

from sg2kg.frames import plain_text
from sg2kg.qca.analysis import Analysis
from sg2kg.qca.writers.blocks import Grid, Heading, report


def write_text(a: Analysis) -> str:
    """The report as lines of text."""
    parts = []
    for block in report(a):
        if isinstance(block, Heading):
            parts.append(f"{block.text}\n{('=' if block.level == 1 else '-') * len(block.text)}")
        elif isinstance(block, Grid):
            parts.append(f"{block.caption}\n{plain_text(block.columns, block.rows)}")
        else:
            parts.append(("! " if block.tone == "warning" else "") + block.text)
    return "\n\n".join(parts) + "\n"
