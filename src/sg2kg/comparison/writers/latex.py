"""A comparison as a LaTeX table with booktabs, to be taken into a paper by ``\\input``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sg2kg.comparison.words import word
from sg2kg.comparison.writers.text import BASIS_LETTER, legend_of_leads
from sg2kg.frames import width
from sg2kg.messages import one_line

if TYPE_CHECKING:
    from sg2kg.comparison.matrix import Cell, Comparison

_SIGN = {"present": r"\bullet", "absent-on-purpose": r"\circ", "not-reported": r"\cdot", "contested": r"\pm"}
_ESCAPES = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%", "_": r"\_", "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}", "<": r"\textless{}", ">": r"\textgreater{}", "|": r"\textbar{}", '"': r"\char34{}", "`": r"\char96{}",
    "[": "{[}", "]": "{]}",
}  # fmt: skip
_UPRIGHT, _ON_A_PAGE, _ACROSS = 60, 30, 12
"""With more letters than this in the names of the units, they stand upright; with more concepts than this the table runs over pages;
with more units than this it is wider than a page."""
_BEYOND_PDFLATEX = re.compile("[^\x00-\u017f\u2013\u2014\u2018-\u201d\u2026]")
_CHINESE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")


def write_latex(c: Comparison) -> str:
    """A ``table`` (a ``longtable`` where it does not fit a page) with caption, label and a note on the signs.

    The first lines, as comments, say which packages it needs, and which engine where it has letters that pdfLaTeX lacks.
    """
    upright, long = sum(width(u.label) for u in c.units) > _UPRIGHT, len(c.concepts) > _ON_A_PAGE
    heads = [escaped(u.label) for u in c.units]
    heads = [rf"\rotatebox{{90}}{{{h}}}" for h in heads] if upright else heads
    columns = "ll" + "c" * len(c.units)
    head = " & ".join(["", "", *heads]) + r" \\"
    body = [" & ".join([escaped(c.notations[x]), escaped(c.labels[x]), *map(_sign, c.row(x))]) + r" \\" for x in c.concepts]
    caption = rf"\caption{{{escaped(c.title)}}}"
    if long:
        lines = [
            rf"\begin{{longtable}}{{{columns}}}", rf"{caption}\label{{tab:comparison}}\\", r"\toprule", head, r"\midrule", r"\endfirsthead",
            r"\toprule", head, r"\midrule", r"\endhead", r"\bottomrule", r"\endfoot", *body, r"\end{longtable}", rf"{{\footnotesize {_note(c)}\par}}",
        ]  # fmt: skip
    else:
        lines = [
            r"\begin{table}[htbp]", r"\centering", caption, r"\label{tab:comparison}", rf"\begin{{tabular}}{{{columns}}}",
            r"\toprule", head, r"\midrule", *body, r"\bottomrule",
            r"\end{tabular}", "", rf"\par\smallskip{{\footnotesize {_note(c)}\par}}", r"\end{table}",
        ]  # fmt: skip
    if upright:
        lines = [r"\begingroup\setlength{\tabcolsep}{3pt}", *lines, r"\endgroup"]
    text = "\n".join(lines) + "\n"
    packages = ["booktabs", *(["longtable"] if long else []), *(["graphicx"] if upright else [])]
    needs = ["% needs " + " ".join(rf"\usepackage{{{p}}}" for p in packages)]
    if _CHINESE.search(text):
        font = "Noto Serif CJK TC" if c.request.lang == "zh-Hant" else "Noto Serif CJK SC"
        needs.append(rf"% Chinese: compile with xelatex or lualatex, and \usepackage{{ctex}} \setCJKmainfont{{{font}}}")
    elif _BEYOND_PDFLATEX.search(text):
        needs.append("% has letters that pdflatex lacks: compile with xelatex or lualatex")
    if len(c.units) > _ACROSS:
        needs.append(r"% wide: put it between \begin{landscape} and \end{landscape}, of the package pdflscape")
    if long:
        needs.append("% compile it until the columns stand still: a longtable takes several runs")
    return "\n".join(needs) + "\n" + text


def escaped(text: str) -> str:
    """The text in one line, so that LaTeX prints every character and runs none."""
    return "".join(_ESCAPES.get(character, character) for character in one_line(text))


def _sign(cell: Cell) -> str:
    letter = BASIS_LETTER[cell.basis]
    mark = rf"^{{\mathrm{{{letter}}}}}" if letter else r"^{\sim}" if cell.lead else ""
    return f"${_SIGN[cell.word]}{mark}$"


def _note(c: Comparison) -> str:
    lang = c.request.lang
    signs = [f"${_SIGN[name]}$ {escaped(label)}" for name, label in c.statuses.items()]
    signs.append(rf"$\sim$ {escaped(legend_of_leads(c))}")
    letters = re.split(r" {3,}", word("legend basis", lang))
    signs += [rf"$\mathrm{{{letter[0]}}}$ {escaped(letter[2:])}" for letter in letters]
    return word("semicolon", lang).join(signs) + word("full stop", lang) + escaped(word("silence", lang))
