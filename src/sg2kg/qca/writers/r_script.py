"""The analysis as a script for R that makes it again with the package QCA (Dusa 2019), data included."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sg2kg.qca.analysis import Analysis
from sg2kg.qca.data import Data, Score
from sg2kg.qca.terms import write_model
from sg2kg.qca.writers.values import versions

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_]*")


def write_r(a: Analysis) -> str:
    """The script: the scores that were analysed, the truth table, the solutions, the tables of necessity; ours stand beside it as comments."""
    data = a.data.keep(c for c, y in zip(a.data.cases, a.data.outcomes, strict=True) if y is not None)
    negated = data.outcome.startswith("~")
    positive = data.negated() if negated else data
    names = _names((*data.names, positive.outcome))
    conditions = [names[n] for n in data.names]
    outcome = names[positive.outcome]
    lines = [f'# QCA of {_comment(data.outcome)}, written by sg2kg {versions()["sg2kg"]}; needs R and its package QCA (install.packages("QCA")).', ""]
    lines += [f"# {_comment(d.case)} is left out: not known: {_comment(', '.join(d.columns))}" for d in a.dropped]
    lines += [f"# assumed absent where not known: {_comment(x.condition)}, because {_comment(x.reason)}" for x in a.assumptions]
    lines += [f"# {short} stands for {_comment(name)}" for name, short in names.items() if short != name]
    lines += ["library(QCA)", "", *_frame(positive, names), "", *_truth_table(a, outcome, conditions, negated), ""]
    lines += _minimised(a, names)
    lines += [f'print(pof("{x}", {_quoted(("~" if negated else "") + outcome)}, scores, relation = "necessity"))' for x in _literals(a, names)]
    return "\n".join(lines) + "\n"


def _names(names: Iterable[str]) -> dict[str, str]:
    """R's QCA reads letters, digits and the underscore in expressions; other names become V1, V2, …"""
    found: dict[str, str] = {}
    for i, name in enumerate(names, 1):
        short = name if _PLAIN.fullmatch(name) else f"V{i}"
        while short in found.values():
            short += "_"
        found[name] = short
    return found


def _frame(data: Data, names: dict[str, str]) -> list[str]:
    columns = [*zip(data.names, zip(*data.scores, strict=True), strict=True), (data.outcome, data.outcomes)]
    lines = [f"  {names[name]} = c({', '.join(map(_number, values))})," for name, values in columns]
    return ["scores <- data.frame(", *lines, f"  row.names = c({', '.join(map(_quoted, data.cases))})", ")"]


def _number(value: Score) -> str:
    assert value is not None
    return str(int(value)) if value == int(value) else repr(value)


def _quoted(text: str) -> str:
    clean = "".join(c if c.isprintable() else " " for c in text)
    return '"' + clean.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _comment(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text)


def _truth_table(a: Analysis, outcome: str, conditions: list[str], negated: bool) -> list[str]:
    cuts = a.cuts
    incl = _number(cuts.incl) if cuts.incl_low is None else f"c({_number(cuts.incl)}, {_number(cuts.incl_low)})"
    excluded = f",\n  exclude = c({', '.join(map(str, a.options.exclude))})" if a.options.exclude else ""
    shifted = "# QCA 3.25 codes the wrong rows C where n.cut is above 1 and there are two inclusion cut-offs; its manual means what is above"
    return [
        f"tt <- truthTable(scores, outcome = {_quoted(('~' if negated else '') + outcome)}, conditions = c({', '.join(map(_quoted, conditions))}),",
        f"  incl.cut = {incl}, n.cut = {cuts.n}, pri.cut = {_number(cuts.pri)}, show.cases = TRUE{excluded})",
        *([shifted] if cuts.incl_low is not None and cuts.n > 1 else []),
        "print(tt)",
    ]


def _minimised(a: Analysis, names: dict[str, str]) -> list[str]:
    search = (", all.sol = TRUE" if a.options.all_models else "") + (", row.dom = TRUE" if a.options.row_dominance else "")
    include = 'c("?", "C")' if a.options.contradictions else '"?"'
    calls = {"conservative": '"C"' if a.options.contradictions else '""', "parsimonious": include}
    lines = []
    for kind, use in calls.items():
        lines += [*_ours(a, kind), f"{kind} <- minimize(tt, include = {use}, details = TRUE, show.cases = TRUE{search})", f"print({kind})", ""]
    if a.options.expect:
        expected = f"c({', '.join(_quoted(_renamed(e, names)) for e in a.options.expect)})"
        lines += _ours(a, "intermediate")
        lines += [f"intermediate <- minimize(tt, include = {include}, dir.exp = {expected}, details = TRUE, show.cases = TRUE{search})"]
        lines += ["print(intermediate)", ""]
    return lines


def _ours(a: Analysis, kind: str) -> list[str]:
    models = a.models(kind)
    shown = [f"# {_comment(write_model(m.terms, a.table.conditions))}" for m in models[:20]]
    return shown + ([f"# … and {len(models) - 20} more"] if len(models) > 20 else []) + ([] if models else ["# no positive row: R will say so"])


def _renamed(expectation: str, names: dict[str, str]) -> str:
    return re.sub(r"[^\W_](?:[\w.\-]*\w)?", lambda m: names.get(m[0], m[0]), expectation)


def _literals(a: Analysis, names: dict[str, str]) -> list[str]:
    return [_renamed(x, names) for x in a.single]
