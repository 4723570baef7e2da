"""Writes what reasoning over files came to: counts by class and property, contradictions, the hierarchy of classes; for ``sg2kg reason``."""

from __future__ import annotations

import json

from sg2kg.explanation.answers import Why
from sg2kg.explanation.tell import tell_proof
from sg2kg.explanation.writers.data import explanation_data
from sg2kg.frames import plain_text
from sg2kg.knowledge.base import KnowledgeBase
from sg2kg.knowledge.reasoned import Reasoned
from sg2kg.messages import say
from sg2kg.reasoning import Hierarchy
from sg2kg.terms import curie

MOST_TOLD = 10
"""Contradictions, and individuals that would be the same, that are told in words; the others are counted."""
_SMALL, _FEW = 1_000_000, 100
"""Size and number of files from which labels are taken."""
_DEEPEST = 50
"""How far a class is moved in below others."""


def told(found: Reasoned) -> tuple[list[Why], list[Why]]:
    """The first contradictions and the first pairs that would be the same, in words, with the labels of the ontology and of small files."""
    reasoner = found.reasoner
    violations, equal = reasoner.violations[:MOST_TOLD], reasoner.equalities[:MOST_TOLD]
    if not violations and not equal:
        return [], []
    small = [str(p) for p in found.paths if p.stat().st_size < _SMALL][:_FEW]
    kb = KnowledgeBase(*small, bundled=False, reasoning=False)
    against = [tell_proof(kb, reasoner.program, reasoner.prove_violation(v)) for v in violations]
    return against, [tell_proof(kb, reasoner.program, reasoner.prove_equality(e)) for e in equal]


def write_counts(found: Reasoned, lang: str = "en") -> str:
    """By class, then by property: what is stated and what follows, where anything does."""
    counts = found.counts()
    classes = set(found.reasoner.ontology.classes)
    names = sorted((n for n, (_, inferred) in counts.items() if inferred), key=lambda n: (n not in classes, curie(n)))
    rows = [[curie(n), *map(str, counts[n])] for n in names]
    text = plain_text([say("column name", lang), say("stated", lang), say("follows", lang)], rows) + "\n" if rows else ""
    summed = sum(inferred for _, inferred in counts.values())
    return text + say("reasoned", lang).format(n=f"{found.statements:,}", inferred=f"{summed:,}") + "\n"


def write_outcome(found: Reasoned) -> str:
    """All of it as JSON."""
    counts = found.counts()
    against, _ = told(found)
    content = {
        "statements": found.statements,
        "inferred": sum(n for _, n in counts.values()),
        "consistent": not found.reasoner.violations,
        "counts": {name: {"stated": stated, "inferred": inferred} for name, (stated, inferred) in counts.items()},
        "contradictions": [explanation_data(why) for why in against],
        "same": found.reasoner.engine.groups,
        "problems": [{"id": p.id, "what": p.what, "hint": p.hint} for p in found.problems],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def write_hierarchy(hierarchy: Hierarchy, format: str = "table") -> str:
    """The classes below each other, as indented lines or as JSON; what is below a class is shown once."""
    if format == "json":
        content = {
            "above": hierarchy.above,
            "parents": hierarchy.parents,
            "equal": hierarchy.equal,
            "unsatisfiable": sorted(hierarchy.unsatisfiable),
        }
        return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    children: dict[str, list[str]] = {}
    for cls, parents in hierarchy.parents.items():
        if cls not in hierarchy.unsatisfiable:
            for parent in parents or ("",):
                children.setdefault(parent, []).append(cls)
    lines = []
    shown: set[str] = set()
    todo = [(cls, 0) for cls in sorted(children.get("", ()), reverse=True)]
    while todo:
        cls, depth = todo.pop()
        below = sorted(children.get(cls, ()), reverse=True)
        again = cls in shown and bool(below)
        lines.append("  " * min(depth, _DEEPEST) + curie(cls) + (" …" if again else ""))
        if not again:
            shown.add(cls)
            todo += [(c, depth + 1) for c in below]
    lines += [f"equal: {' '.join(map(curie, group))}" for group in hierarchy.equal]
    lines += [f"can have no member: {curie(cls)}" for cls in sorted(hierarchy.unsatisfiable)]
    return "\n".join(lines) + "\n"
