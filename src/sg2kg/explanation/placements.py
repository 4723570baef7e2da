"""Writes how surely cases are in classes: a line a case to read, a row a pair of case and class for spreadsheets and programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

import pyoxigraph as ox

from sg2kg.errors import OutputError
from sg2kg.explanation.answers import STATES
from sg2kg.explanation.surely import Placement, tally
from sg2kg.explanation.writers.lines import MARKS
from sg2kg.frames import plain_text
from sg2kg.graph.table import Table
from sg2kg.graph.write import write_table
from sg2kg.knowledge.base import KnowledgeBase
from sg2kg.knowledge.status import case_name
from sg2kg.messages import say
from sg2kg.terms import curie


def _table(kb: KnowledgeBase, placements: Sequence[Placement], lang: str) -> str:
    """A line a case: the classes by state, but for open ones, which are only counted."""
    cases: dict[str, dict[str, list[str]]] = {}
    for p in placements:
        cases.setdefault(p.case, {s: [] for s in STATES})[p.state].append(kb.label(p.cls, lang))
    comma = say("comma", lang)
    rows = []
    for case, by_state in cases.items():
        told = [comma.join(by_state[s]) if s != "open" else str(len(by_state[s])) for s in STATES if s != "excluded"]
        out = by_state["excluded"]
        told.append(say("all of them", lang) if out and len(out) == sum(map(len, by_state.values())) else comma.join(out))
        rows.append([case_name(case), *told])
    return plain_text([say("column case", lang), *(f"{MARKS[s]} {say(s, lang)}" for s in STATES)], rows) + "\n\n" + _tally(kb, placements, lang)


def _tally(kb: KnowledgeBase, placements: Sequence[Placement], lang: str) -> str:
    rows = [[kb.label(cls, lang), *(str(counts[s]) for s in STATES)] for cls, counts in tally(placements).items()]
    return plain_text([say("column class", lang), *(f"{MARKS[s]} {say(s, lang)}" for s in STATES)], rows) + "\n"


def _rows(kb: KnowledgeBase, placements: Sequence[Placement], lang: str) -> Table:
    columns = ("case", "class", "label", "state", "because")
    cells = tuple(
        tuple(ox.Literal(t) for t in (case_name(p.case), curie(p.cls), kb.label(p.cls, lang), p.state, "; ".join(w.text[lang] for w in p.why)))
        for p in placements
    )
    return Table(columns, cells)


def _json(kb: KnowledgeBase, placements: Sequence[Placement], lang: str) -> str:
    content = [
        {
            "case": p.case,
            "class": p.cls,
            "state": p.state,
            "because": [{"text": dict(w.text), "state": w.state, "reason": w.reason, "detail": dict(w.detail), "concept": w.concept} for w in p.why],
        }
        for p in placements
    ]
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


PLACEMENT_FORMATS: dict[str, Callable[[KnowledgeBase, Sequence[Placement], str], str]] = {
    "table": _table,
    "csv": lambda kb, placements, lang: write_table(_rows(kb, placements, lang), "csv"),
    "markdown": lambda kb, placements, lang: write_table(_rows(kb, placements, lang), "markdown"),
    "json": _json,
}


def write_placements(kb: KnowledgeBase, placements: Sequence[Placement], format: str, lang: str = "en") -> str:
    """The placements as text in one of PLACEMENT_FORMATS; raises OutputError for an unknown format."""
    if format not in PLACEMENT_FORMATS:
        raise OutputError(f"{format} is not a format for this", "Known: " + ", ".join(PLACEMENT_FORMATS))
    return PLACEMENT_FORMATS[format](kb, placements, lang)
