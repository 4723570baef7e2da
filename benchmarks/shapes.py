"""What each shape costs on one complete submission, with pyshifty and with pyshacl: side by side, in one run, in milliseconds of CPU time.

    python benchmarks/shapes.py [--quick] [--json]

Each shape is checked alone. Reading submission and background is the same work for every shape; it is measured with a shape that
is always met, and taken off. --quick tells of a few shapes the first try, cold. Findings are compared too: where the engines differ, the shape is
reported.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pyoxigraph as ox

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from corpus_files import triples_of
from engines import SGSH, SH, ShiftyEngine, background, names_in, rows
from sg2kg import bundle
from sg2kg.terms import PREFIXES, SG2
from sg2kg.validation import check, load_shapes
from sg2kg.validation.engines import Engine
from sg2kg.validation.engines.reference import ReferenceEngine
from shape_mutants import Mutator

SUBMISSION = bundle.root() / "case_data" / "fictitious" / "evaluated-example.ttl"
SPARQL = SH + "sparql"


def engines(shapes: Sequence[ox.Triple]) -> tuple[Engine, Engine]:
    """The two engines with these shapes."""
    return ShiftyEngine(shapes, background()), ReferenceEngine(shapes, check.background())


def timed(work: Callable[[], object], times: int) -> float:
    """The median CPU milliseconds of ``work`` over ``times`` runs."""
    taken = []
    for _ in range(times):
        start = time.process_time()
        work()
        taken.append((time.process_time() - start) * 1000)
    return statistics.median(taken)


def measured(name: str, kind: str, shapes: Sequence[ox.Triple], times: int, empty: tuple[float, float] = (0.0, 0.0)) -> dict[str, object]:
    """One line of the table: what both engines take for these shapes, less what they take for reading, and whether they find the same.

    With ``times`` of nought their first try is told.
    """
    submission = triples_of(SUBMISSION)
    ours, theirs = engines(shapes)
    found = []
    tries = [timed(lambda e=engine: found.append(rows(e.check(submission).results)), 1) for engine in (ours, theirs)]  # type: ignore[misc]
    same = found[0] == found[1]
    if times:  # for the first try has warmed both up
        tries = [timed(lambda: ours.check(submission), 5 * times), timed(lambda: theirs.check(submission), times)]
    fast, slow = (max(one - nothing, 0.0) for one, nothing in zip(tries, empty, strict=True))
    ratio = round(slow / fast, 1) if fast >= 0.1 else None
    return {"shape": name, "kind": kind, "pyshifty_ms": round(fast, 2), "pyshacl_ms": round(slow, 1), "ratio": ratio, "same_findings": same}


def main() -> int:
    """Runs the benchmark and prints it; exit code 1 where the engines disagree."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--quick", action="store_true", help="a few shapes, the first try of each")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args()
    shapes = load_shapes()
    times = 0 if options.quick else 3
    parts = Mutator(shapes.triples)
    idle = ox.NamedNode(SGSH + "Idle")  # always met; names what all others ask for, so that each set of shapes is given the same background
    told = [("rdf", "type", SH + "NodeShape"), ("sh", "targetClass", SG2.CaseRecord), ("sh", "nodeKind", SH + "BlankNodeOrIRI")]
    told += [("rdfs", "seeAlso", name) for name in sorted(names_in(shapes.triples))]
    none = [ox.Triple(idle, ox.NamedNode(PREFIXES[prefix] + name), ox.NamedNode(value)) for prefix, name, value in told]
    nothing = measured("a shape that is always met", "reading", none, 1 if options.quick else 3)
    empty = (float(str(nothing["pyshifty_ms"])), float(str(nothing["pyshacl_ms"])))
    found = []
    named = [i.iri for r in shapes.asked("evaluated") for i in (*shapes.of_requirement(r), *shapes.guards_of(r))]
    for kind, with_sparql in (("SPARQL", True), ("core", False)):
        chosen = {iri: parts.part([iri]) for iri in named}
        chosen = {iri: part for iri, part in chosen.items() if any(t.predicate.value == SPARQL for t in part) == with_sparql}
        for iri in list(chosen)[:: max(1, len(chosen) // 6)] if options.quick else chosen:
            found.append(measured(iri.removeprefix(SGSH), kind, [*none, *chosen[iri]], times, empty))
    found.sort(key=lambda r: (r["kind"], -float(str(r["pyshacl_ms"]))))
    tiers = list(shapes.tiers)[:: 3 if options.quick else 1]
    whole = [measured(tier, "whole tier, with reading", shapes.for_tier(tier), times) for tier in tiers]
    lines = [nothing, *whole, *found]
    if options.json:
        print(json.dumps({"submission": SUBMISSION.stem, "triples": len(triples_of(SUBMISSION)), "shapes": lines}, indent=1))
    else:
        heading = ""
        for r in lines:
            if r["kind"] != heading:
                heading = str(r["kind"])
                print(f"\n{heading:38} pyshifty ms  pyshacl ms   ratio")
            remark = "" if r["same_findings"] else "  DIFFERENT"
            print(f"  {r['shape']!s:36} {r['pyshifty_ms']!s:>11} {r['pyshacl_ms']!s:>11} {r['ratio'] or '–'!s:>7}{remark}")
    return 0 if all(r["same_findings"] for r in lines) else 1


if __name__ == "__main__":
    sys.exit(main())
