"""Writes an agreement: one function a format, chosen by a registry that also feeds the command's help."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from sg2kg.agreement.records import agreement_triples
from sg2kg.agreement.results import Agreement, Disagreement, Figure
from sg2kg.comparison.writers.delimited import delimited
from sg2kg.comparison.writers.latex import escaped
from sg2kg.errors import OutputError
from sg2kg.frames import plain_text
from sg2kg.graph import write_graph
from sg2kg.messages import one_line

_HEADER = ("field", "family", "units", "values", "alpha", "95 %", "agree", "AC", "alpha allows", "lower end allows")
_LONGEST_LIST = 40
THRESHOLDS = (
    "alpha from .80: publish; from .667: tentative, and no QCA on it; below: revise the rule and recode. Agreeing by per cent alone is not enough."
)
"""How an alpha is read."""


def write_agreement(agreement: Agreement, format: str) -> str:
    """The agreement as text in one of AGREEMENT_FORMATS; raises OutputError for an unknown format, or what it cannot hold."""
    if format not in AGREEMENT_FORMATS:
        raise OutputError(f"{format} is not a format for an agreement", "Known: " + ", ".join(AGREEMENT_FORMATS))
    return AGREEMENT_FORMATS[format](agreement)


def _number(value: float | None, digits: int = 3) -> str:
    return "–" if value is None else f"{value:.{digits}f}"


def _cells(f: Figure) -> list[str]:
    ends = f"{_number(f.low, 2)} to {_number(f.high, 2)}" if f.interval else "–"
    percent = "–" if f.percent is None else f"{100 * f.percent:.0f} %"
    # a scale with many values would fill the line
    used = ", ".join(f"{v} {n}" for v, n in f.categories) if 0 < len(f.categories) <= 4 else f"{len(f.categories)} different" if f.categories else "–"
    family = f"{f.family} {f.family_label}".strip()
    return [f.field, family, str(f.units), used, _number(f.alpha), ends, percent, _number(f.gwet, 2), f.verdict, f.verdict_low]


def _method(a: Agreement) -> str:
    sets = f"; sets by {'MASI' if a.distance == 'masi' else 'Jaccard'} distance" if any(f.level == "set" for f in a.figures) else ""
    return f"Krippendorff's alpha; 95 % interval from {a.resamples} resamples of the units, seed {a.seed}{sets}; AC1 or, ordinal, AC2 after Gwet"


def _notes(a: Agreement) -> Iterator[str]:
    """What is to be known of the figures; a note that several figures share is told once."""
    by_note: dict[str, list[str]] = {}
    for f in a.figures:
        for note in f.notes:
            by_note.setdefault(note, []).append(f"{f.field} {f.family}".strip())
    for note, names in by_note.items():
        yield f"all figures: {note}" if len(names) == len(a.figures) > 1 else f"{'; '.join(names)}: {note}"


def _table(a: Agreement) -> str:
    lines = [one_line(f"{a.title}: {', '.join(a.coders)}"), "", plain_text(_HEADER, [_cells(f) for f in a.figures]), "", THRESHOLDS, _method(a)]
    lines += [f"- {one_line(note)}" for note in _notes(a)]
    rows = a.disagreements.rows
    lines += ["", f"{len(rows)} disagreement{'' if len(rows) == 1 else 's'}; a coder who differs is no party to a contest"]
    for row in rows[:_LONGEST_LIST]:
        lines += ["", *_told(a, row)]
    if len(rows) > _LONGEST_LIST:
        lines += ["", f"… and {len(rows) - _LONGEST_LIST} more: --disagreements FILE writes all of them"]
    if a.unmatched:
        lines += ["", "not compared", *(f"- {one_line(u)}" for u in a.unmatched)]
    return "\n".join(lines) + "\n"


def _told(a: Agreement, row: Disagreement) -> Iterator[str]:
    u = row.unit
    yield one_line("  ".join(filter(None, (u.field, u.case, u.phase, u.concept, u.what))))
    for coder, said in zip(a.coders, u.said, strict=True):
        source = " ".join(filter(None, (said.source, said.address, f"({said.locator})" if said.locator else "")))
        yield "  " + one_line(f"{coder}: {said.shown}" + (f" | {source}" if source else "") + (f" | {said.says}" if said.says else ""))
    if row.classification:
        yield f"  because: {one_line(row.classification)}"
    if row.resolution:
        yield f"  unless settled: {one_line(row.resolution)}"


def _csv(a: Agreement) -> str:
    columns = a.typed_columns()
    return delimited([[c.name for c in columns], *zip(*(c.values for c in columns), strict=True)], ",")


def _json(a: Agreement) -> str:
    def told(f: Figure) -> dict[str, Any]:
        return {
            "field": f.field,
            "level": f.level,
            "family": f.family,
            "family_label": f.family_label,
            "family_iri": f.family_iri,
            "units": f.units,
            "categories": dict(f.categories),
            "alpha": f.alpha,
            "alpha_low": f.low,
            "alpha_high": f.high,
            "percent_agreement": None if f.percent is None else 100 * f.percent,
            "gwet_ac": f.gwet,
            "verdict": f.verdict,
            "verdict_low": f.verdict_low,
            "notes": list(f.notes),
        }

    def differing(d: Disagreement) -> dict[str, Any]:
        u = d.unit
        said = [
            {
                "coder": coder,
                "value": None if s.value is None else s.shown,
                "source": s.source,
                "address": s.address,
                "locator": s.locator,
                "statement": s.statement,
                "says": s.says,
            }
            for coder, s in zip(a.coders, u.said, strict=True)
        ]
        unit = {"field": u.field, "case": u.case, "phase": u.phase, "concept": u.concept, "what": u.what}
        return {**unit, "coders": said, "cautious_resolution": d.resolution, "classification": d.classification}

    body = {
        "title": a.title,
        "coders": list(a.coders),
        "method": {"interval": "percentiles over resamples of the units", "resamples": a.resamples, "seed": a.seed, "distance_of_sets": a.distance},
        "figures": [told(f) for f in a.figures],
        "disagreements": [differing(d) for d in a.disagreements.rows],
        "unmatched": list(a.unmatched),
    }
    return json.dumps(body, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _markdown(a: Agreement) -> str:
    def text(plain: str) -> str:
        return re.sub(r"([\\|<*_`\[])", r"\\\1", one_line(plain))

    def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
        lines = ["| " + " | ".join(map(text, cells)) + " |" for cells in [header, *rows]]
        lines.insert(1, "|" + "---|" * len(header))
        return "\n".join(lines)

    def points(texts: Iterable[str]) -> str:
        return "\n".join(f"- {text(t)}" for t in texts)

    rows = a.disagreements.rows
    parts = [
        f"**{text(a.title)}**: {text(', '.join(a.coders))}",
        table(_HEADER, map(_cells, a.figures)),
        THRESHOLDS,
        f"{_method(a)}.",
        points(_notes(a)),
        table(_flat_header(a), [_flat(a, d) for d in rows]) if rows else "No disagreement.",
        f"Not compared:\n\n{points(a.unmatched)}" if a.unmatched else "",
    ]
    return "\n\n".join(filter(None, parts)) + "\n"


def _flat_header(a: Agreement) -> list[str]:
    return ["field", "unit", *a.coders, "unless settled", "classification"]


def _flat(a: Agreement, d: Disagreement) -> list[str]:
    u = d.unit
    unit = ", ".join(filter(None, (u.case, u.phase, u.concept, u.what)))
    said = [": ".join(filter(None, (s.shown, ", ".join(filter(None, (s.source, s.locator)))))) for s in u.said]
    return [u.field, unit, *said, d.resolution, d.classification]


def _latex(a: Agreement) -> str:
    rows = [" & ".join(escaped(one_line(c)) for c in _cells(f)) + r" \\" for f in a.figures]
    return (
        "\n".join(
            [
                r"% needs \usepackage{booktabs} \usepackage{longtable}; Chinese: compile with xelatex or lualatex, and \usepackage{ctex}",
                r"\begin{longtable}{llrlrrrrll}",
                rf"\caption{{{escaped(one_line(a.title))}: {escaped(one_line(', '.join(a.coders)))}}}\label{{tab:agreement}}\\",
                r"\toprule",
                " & ".join(escaped(h) for h in _HEADER) + r" \\",
                r"\midrule",
                r"\endhead",
                r"\bottomrule",
                r"\endfoot",
                *rows,
                r"\end{longtable}",
                rf"{{\footnotesize {escaped(_method(a))}. {escaped(THRESHOLDS)}\par}}",
            ]
        )
        + "\n"
    )


def agreement_html(a: Agreement) -> str:
    """Figures and disagreements as HTML tables, without any script; every source that has a web address is a link."""
    esc = html.escape
    head = "".join(f'<th scope="col">{esc(h)}</th>' for h in _HEADER)
    body = "".join("<tr>" + "".join(f"<td>{esc(c)}</td>" for c in _cells(f)) + "</tr>" for f in a.figures)
    notes = "".join(f"<li>{esc(n)}</li>" for n in _notes(a))
    listed = "".join(f"<th>{esc(h)}</th>" for h in _flat_header(a))
    rows = "".join(_row_html(a, d) for d in a.disagreements.rows)
    unmatched = "".join(f"<li>{esc(u)}</li>" for u in a.unmatched)
    return (
        f'<table class="sg2-agreement"><caption>{esc(a.title)}: {esc(", ".join(a.coders))}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        f"<p>{esc(THRESHOLDS)}<br>{esc(_method(a))}.</p>"
        + (f"<ul>{notes}</ul>" if notes else "")
        + (
            f'<table class="sg2-disagreements"><caption>disagreements</caption><thead><tr>{listed}</tr></thead><tbody>{rows}</tbody></table>'
            if rows
            else ""
        )
        + (f"<p>not compared</p><ul>{unmatched}</ul>" if unmatched else "")
    )


def _row_html(a: Agreement, d: Disagreement) -> str:
    esc = html.escape
    cells = [esc(c) for c in _flat(a, d)]
    for i, s in enumerate(d.unit.said):
        place = ", ".join(filter(None, (s.source, s.locator)))
        if s.address.startswith(("http://", "https://")):
            told = f'<a href="{esc(s.address, quote=True)}" rel="noreferrer">{esc(place or s.address)}</a>'
        else:
            told = esc(place)
        cells[2 + i] = "<br>".join(filter(None, (f"<b>{esc(s.shown)}</b>", told, esc(s.says))))
    return "<tr>" + "".join(f"<td>{c}</td>" for c in cells) + "</tr>"


def _html(a: Agreement) -> str:
    style = (
        "body{font:1rem/1.4 sans-serif;margin:2rem}table{border-collapse:collapse;margin:1rem 0}"
        "td,th{border:1px solid #ccc;padding:.3rem .5rem;text-align:left}"
    )
    title = html.escape(f"Agreement of coders: {a.title}")
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title><style>{style}</style></head>'
        f"<body><h1>{title}</h1>{agreement_html(a)}</body></html>\n"
    )


def _turtle(a: Agreement) -> str:
    return write_graph(agreement_triples(a), "turtle")


AGREEMENT_FORMATS: dict[str, Callable[[Agreement], str]] = {
    "table": _table,
    "csv": _csv,
    "json": _json,
    "markdown": _markdown,
    "latex": _latex,
    "html": _html,
    "turtle": _turtle,
}
"""The formats by name; ``turtle`` gives the figures as sg2:CoderAgreement, for the record of a case."""
