"""A report as LaTeX with booktabs tables, to be put into a paper with ``\\input``."""

from __future__ import annotations

from collections.abc import Iterable

from sg2kg.qca.writers.blocks import Block, Grid, Heading, Items

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "[": "{[}",
    "]": "{]}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "*": r"\(\ast\)",
    "→": r"\(\rightarrow\)",
    "–": "--",
    "…": r"\ldots{}",
}
_HEAD = "% Needs \\usepackage{booktabs,longtable}; with names in Chinese, XeLaTeX or LuaLaTeX and a Chinese font.\n"
_WIDE = {"cases": "0.3", "deviant": "0.15", "unscored": "0.15", "why": "0.5", "term": "0.25", "terms in every model": "0.2", "terms in some": "0.2"}


def laid_out(blocks: Iterable[Block], title: str = "") -> str:
    """The report as a fragment: sections, paragraphs, and tables that break across pages."""
    parts = []
    for block in blocks:
        if isinstance(block, Heading):
            parts.append(("\\section*{" if block.level == 1 else "\\subsection*{") + escaped(block.text) + "}")
        elif isinstance(block, Grid):
            parts.append(_table(block))
        elif isinstance(block, Items):
            items = "\n".join(rf"\item {escaped(item)}" for item in block.items)
            parts.append("\\begin{itemize}\n" + items + "\n\\end{itemize}")
        else:
            parts.append((r"\emph{Note.} " if block.tone == "warning" else "") + escaped(block.text))
    return _HEAD + "\n\n".join(parts) + "\n"


def escaped(text: str) -> str:
    """Text as LaTeX prints it; control characters become spaces."""
    return "".join(_SPECIAL.get(c, c if c.isprintable() else " ") for c in text)


def _table(grid: Grid) -> str:
    kinds = "".join("r" if c in grid.numeric else f"p{{{_WIDE[c]}\\linewidth}}" if c in _WIDE else "l" for c in grid.columns)
    lines = [" & ".join(map(escaped, row)) + r" \\" for row in (grid.columns, *grid.rows)]
    head = f"\\begin{{longtable}}{{@{{}}{kinds}@{{}}}}\n\\caption{{{escaped(grid.caption)}}}\\\\\n\\toprule\n{lines[0]}\n\\midrule\n\\endhead\n"
    return head + "\n".join(lines[1:]) + "\n\\bottomrule\n\\end{longtable}"
