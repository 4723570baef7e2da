"""The analysis as plain values, and as JSON: every number in full, a measure that is not defined is null."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from sg2kg.qca.analysis import Analysis
from sg2kg.qca.results import Fit, Intermediate, Model, NecessityFit, Solution
from sg2kg.qca.terms import Term

Values = dict[str, Any]


def write_json(a: Analysis) -> str:
    """The analysis as JSON (RFC 8259)."""
    return laid_out(values(a)) + "\n"


def laid_out(value: Any, depth: int = 0) -> str:
    """JSON with a line for each thing down to the third level, and what is deeper in one line: rows and lists of numbers can be read."""
    deeper = isinstance(value, dict) or (isinstance(value, list) and any(isinstance(v, (dict, list)) for v in value))
    if depth > 2 or not deeper or not value:
        return json.dumps(value, ensure_ascii=False, allow_nan=False)
    pad, end = " " * (depth + 1), " " * depth
    if isinstance(value, dict):
        return "{\n" + ",\n".join(f"{pad}{json.dumps(k, ensure_ascii=False)}: {laid_out(v, depth + 1)}" for k, v in value.items()) + f"\n{end}}}"
    return "[\n" + ",\n".join(pad + laid_out(v, depth + 1) for v in value) + f"\n{end}]"


def values(a: Analysis) -> Values:
    """The analysis as dictionaries, lists, texts and numbers.

    Terms are texts with conditions in their order; a model is a sorted list of terms, models are sorted, and ``fits`` are in the order of models.
    """
    return {
        "outcome": a.data.outcome,
        "conditions": [asdict(c) for c in a.data.conditions],
        "truth_table": [
            {
                "row": r.number,
                "values": list(r.values),
                "OUT": r.out,
                "n": r.n,
                "incl": r.incl,
                "PRI": r.pri,
                "cases": list(r.cases),
                "deviant": list(r.deviant),
                "unscored": list(r.unscored),
            }
            for r in a.table.rows
        ],
        "configurations": a.table.size,
        "remainders": a.table.remainders,
        "ambiguous": [{"case": case, "condition": condition} for case, condition in a.table.ambiguous],
        "conservative": _solution(a, a.conservative),
        "parsimonious": _solution(a, a.parsimonious),
        "intermediate": _intermediate(a) if a.options.expect else None,
        "prime_implicants": _texts(a, a.parsimonious.primes),
        "necessity": _necessity(a),
        "sufficiency": _sufficiency(a),
        "warnings": [{"id": f.id, "what": f.what, "hint": f.hint} for f in a.findings],
        "cases": list(a.data.cases),
        "dropped": [{"case": d.case, "columns": list(d.columns)} for d in a.dropped],
        "costs": [asdict(c) for c in a.costs],
        "assumptions": [{**asdict(x), "cases": list(x.cases)} for x in a.assumptions],
        "exclusions": [{"row": e.number, "values": list(e.values), "reasons": list(e.reasons)} for e in a.exclusions],
        "bounds": _listed(asdict(a.bounds)) if a.bounds else None,
        "robustness": [_listed(asdict(r)) for r in a.robustness],
        "options": {
            "incl_cut": a.cuts.incl,
            "incl_cut_low": a.cuts.incl_low,
            "n_cut": a.cuts.n,
            "pri_cut": a.cuts.pri,
            **_listed(asdict(a.options)),
        },
        "versions": versions(),
    }


def versions() -> dict[str, str]:
    """The versions of what the analysis was made with."""
    import platform
    from importlib.metadata import version

    return {"sg2kg": version("sg2kg"), "python": platform.python_version(), "numpy": version("numpy"), "scipy": version("scipy")}


def _texts(a: Analysis, terms: Sequence[Term]) -> list[str]:
    return sorted(map(a.written, terms))


def _models(a: Analysis, models: Sequence[Model]) -> Values:
    ordered = sorted(models, key=lambda m: _texts(a, m.terms))
    return {
        "models": [_texts(a, m.terms) for m in ordered],
        "fits": [_fits(a, m) for m in ordered],
        "simplifying_assumptions": [list(m.simplifying) for m in ordered],
        "assumed": [m.assumed for m in ordered],
    }


def _solution(a: Analysis, s: Solution) -> Values:
    return {**_models(a, s.models), "essential": _texts(a, s.essential), "prime_implicants": _texts(a, s.primes), "capped": s.capped}


def _intermediate(a: Analysis) -> Values:
    return {
        **_models(a, a.intermediate_models),
        "capped": a.intermediate_capped,
        "pairs": [_pair(a, i) for i in a.intermediate],
    }


def _pair(a: Analysis, i: Intermediate) -> Values:
    return {
        "conservative": _texts(a, i.conservative.terms),
        "parsimonious": _texts(a, i.parsimonious.terms),
        **_solution(a, i.solution),
        "easy": list(i.easy),
        "difficult": list(i.difficult),
        "easy_count": i.easy_count,
        "difficult_count": i.difficult_count,
    }


def _fits(a: Analysis, m: Model) -> Values:
    terms = sorted((a.written(t), f) for t, f in zip(m.terms, m.fits, strict=True))
    return {"terms": {text: {**_fit(f), "covU": f.cov_unique} for text, f in terms}, "solution": _fit(m.fit)}


def _fit(f: Fit) -> Values:
    return {"inclS": f.incl, "PRI": f.pri, "covS": f.cov}


def _needs(f: NecessityFit) -> Values:
    return {"inclN": f.incl, "RoN": f.ron, "covN": f.cov}


def _necessity(a: Analysis) -> Values:
    found: Values = {"single": {x: _needs(f) for x, f in a.single.items()}, "cut": None, "found": None}
    if a.necessary and a.necessity_cut:
        found["cut"] = {"inclN": a.necessity_cut.incl, "RoN": a.necessity_cut.ron, "covN": a.necessity_cut.cov}
        found["found"] = [{"expression": x, **_needs(f)} for x, f in a.necessary.found]
        found |= {"tried_up_to": a.necessary.tried_up_to, "complete": a.necessary.complete}
    return found


def _sufficiency(a: Analysis) -> Values:
    found: Values = {"single": {x: _fit(f) for x, f in a.singly.items()}, "cut": None, "found": None}
    if a.sufficient:
        found["cut"] = {"inclS": a.sufficiency_cut}
        found["found"] = [{"expression": x, **_fit(f)} for x, f in a.sufficient.found]
        found |= {"tried_up_to": a.sufficient.tried_up_to, "complete": a.sufficient.complete}
    return found


def _listed(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _listed(v) for k, v in value.items()}
    return [_listed(v) for v in value] if isinstance(value, (tuple, list)) else value
