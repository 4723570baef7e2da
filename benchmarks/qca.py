"""How quickly truth tables are minimised: sg2kg beside sympy and pyeda on the same rows, and by the number of conditions and cases.

    python benchmarks/qca.py [--quick] [--json] [--seed S]

Cases are drawn at random; the outcome follows two terms, and is turned round in one case of ten. Rows that no case falls in may be assumed positive,
so all tools look for the shortest terms (parsimonious). sympy (SOPform) and pyeda (espresso, which does not promise the least) give one cover; sg2kg
finds all prime implicants and all covers of the least size, up to 1,000. Each cover is checked against the rows, and none may be smaller than ours.
Ratios are of CPU time in one run. --quick takes few sizes; its numbers are not to be quoted.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import random
import sys
import time
from collections.abc import Callable, Sequence
from importlib.metadata import version
from importlib.util import find_spec
from multiprocessing.connection import Connection
from typing import Any, Union

from sg2kg.qca.areas import area
from sg2kg.qca.covers import Chart, minimum_covers, minimum_size
from sg2kg.qca.data import Condition, Data
from sg2kg.qca.minimise import conservative, intermediate, parsimonious
from sg2kg.qca.primes import prime_implicants
from sg2kg.qca.results import Cuts, Options
from sg2kg.qca.terms import Term, covers
from sg2kg.qca.truth import truth_table

Row = dict[str, Any]
BESIDE, BESIDE_QUICK = ((4, 20), (5, 20), (6, 40), (7, 40), (8, 40), (10, 40), (12, 40), (14, 80)), ((4, 20), (6, 20))
SIZES = (*((k, n) for k in (6, 8, 10, 12, 14, 16, 20) for n in (20, 40, 80)), (6, 500), (8, 500), (10, 500))
SIZES_QUICK = ((6, 20), (14, 80))
LONGEST, LONGEST_QUICK = 60.0, 10.0
"""Seconds after which another tool is stopped."""
AIM = 2.0
"""Seconds for prime implicants and the least size with up to 14 conditions and 80 cases."""


def drawn(k: int, n: int, seed: int) -> Data:
    """Invented crisp data of n cases and k conditions."""
    dice = random.Random(f"{seed} {k} {n}")
    rows = [tuple(dice.randint(0, 1) for _ in range(k)) for _ in range(n)]
    outcomes = [float(bool((r[0] and r[1]) or (r[2] and not r[3])) ^ (dice.random() < 0.1)) for r in rows]
    return Data.of([f"c{i}" for i in range(n)], "Y", [f"X{i}" for i in range(k)], rows, outcomes)


def split(data: Data) -> tuple[list[Term], list[Term]]:
    """The positive and the negative rows of crisp data."""
    table = truth_table(data, Cuts(0.8, 1, 0))
    return [r.values for r in table.with_out("1")], [r.values for r in table.with_out("0")]


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """CPU seconds of one run, and what it returned."""
    start = time.process_time()
    found = work()
    return time.process_time() - start, found


# ---- the tools: each gives the size of its cover, after checking it


def by_sg2kg(positive: Sequence[Term], negative: Sequence[Term]) -> int:
    """The size of the shortest models."""
    conditions = [Condition(f"X{i}") for i in range(len(positive[0]))]
    chart = Chart.of(prime_implicants(positive, ~area(negative, conditions)), positive)
    found = minimum_covers(chart, 1000)
    check([list(cover) for cover in found.found], positive, negative)
    return len(found.found[0])


def by_sympy(positive: Sequence[Term], negative: Sequence[Term]) -> int:
    """The size of the cover of SOPform."""
    from itertools import product

    from sympy import And, Not, Or, symbols
    from sympy.logic import SOPform

    k = len(positive[0])
    names = symbols(f"x0:{k}")
    observed = {*positive, *negative}
    free = [v for v in product((0, 1), repeat=k) if v not in observed]
    found = SOPform(list(names), [list(v) for v in positive], [list(v) for v in free])
    terms = []
    for part in found.args if isinstance(found, Or) else (found,):
        literals = part.args if isinstance(part, And) else (part,)
        levels = {names.index(x.args[0] if isinstance(x, Not) else x): int(not isinstance(x, Not)) for x in literals}
        terms.append(tuple(levels.get(i, -1) for i in range(k)))
    check([terms], positive, negative)
    return len(terms)


def by_pyeda(positive: Sequence[Term], negative: Sequence[Term]) -> int:
    """The size of the cover of espresso."""
    from pyeda.boolalg.espresso import FTYPE, RTYPE, espresso

    codes = {0: 1, 1: 2}
    cover = {(tuple(codes[v] for v in row), (out,)) for rows, out in ((positive, 1), (negative, 0)) for row in rows}
    found = espresso(len(positive[0]), 1, cover, intype=FTYPE | RTYPE)
    terms = [tuple({1: 0, 2: 1}.get(v, -1) for v in inputs) for inputs, outputs in found if outputs[0] == 1]
    check([terms], positive, negative)
    return len(terms)


def check(models: Sequence[Sequence[Term]], positive: Sequence[Term], negative: Sequence[Term]) -> None:
    """Raises ValueError where a model does not cover just the positive rows."""
    for model in models:
        if not all(any(covers(t, v) for t in model) for v in positive) or any(covers(t, v) for t in model for v in negative):
            raise ValueError("a cover that covers other rows than it should")


TOOLS: dict[str, Callable[[Sequence[Term], Sequence[Term]], int]] = {"sg2kg": by_sg2kg, "sympy": by_sympy, "pyeda": by_pyeda}


def _serve(pipe: Connection, name: str, warm: tuple[list[Term], list[Term]], task: tuple[list[Term], list[Term]]) -> None:
    TOOLS[name](*warm)  # what is loaded once is not counted
    pipe.send(timed(lambda: TOOLS[name](*task)))


def measured(name: str, task: tuple[list[Term], list[Term]], warm: tuple[list[Term], list[Term]], longest: float) -> tuple[Union[float, None], Any]:
    """CPU seconds and the size of the cover, in a process of its own; None and why where there is none."""
    here, there = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_serve, args=(there, name, warm, task))
    process.start()
    there.close()
    try:
        if here.poll(longest):
            seconds, size = here.recv()
            return seconds, size
        return None, f"stopped after {longest:g} s"
    except EOFError:
        return None, "failed"
    finally:
        process.kill()
        process.join()


def beside(sizes: Sequence[tuple[int, int]], longest: float, seed: int) -> list[Row]:
    """The tools next to each other; one that was stopped is not asked for more."""
    skipped = {name: f"{name} is not installed" for name in ("sympy", "pyeda") if find_spec(name) is None}
    warm = split(drawn(4, 10, seed))
    rows = []
    for k, n in sizes:
        task = split(drawn(k, n, seed))
        row: Row = {"conditions": k, "cases": n, "ratio": {}, "skipped": {}}
        for name in TOOLS:
            if name in skipped:
                row["skipped"][name] = skipped[name]
                continue
            seconds, said = measured(name, task, warm, longest)
            if seconds is None:
                row["skipped"][name] = skipped[name] = said
                continue
            row[name] = {"ms": round(seconds * 1000, 2), "terms": said}
            if name != "sg2kg":
                row["ratio"][name] = round(seconds * 1000 / max(row["sg2kg"]["ms"], 0.01), 1)
        rows.append(row)
    return rows


def by_size(sizes: Sequence[tuple[int, int]], seed: int, runs: int) -> list[Row]:
    """sg2kg alone: the slowest of so many drawn tables of each size."""
    rows = []
    for k, n in sizes:
        found = [_whole(drawn(k, n, seed + run)) for run in range(runs)]
        slowest = {part: round(max(one[part] for one in found), 3) for part in ("primes_s", "size_s", "models_s", "solutions_s")}
        most = {part: max(one[part] for one in found) for part in ("primes", "terms", "models")}
        reached = max(one["primes_s"] + one["size_s"] for one in found) < AIM
        rows.append({"conditions": k, "cases": n, **most, **slowest, "capped": sum(one["capped"] for one in found), "aim_reached": reached})
    return rows


def _whole(data: Data) -> Row:
    positive, negative = split(data)
    primes_s, terms = timed(lambda: prime_implicants(positive, ~area(negative, data.conditions)))
    size_s, (chart, size) = timed(lambda: (chart := Chart.of(terms, positive), minimum_size(chart)))
    models_s, found = timed(lambda: minimum_covers(chart, 1000))
    solutions_s, _ = timed(lambda: _solutions(data))
    return {
        "primes": len(terms),
        "terms": size,
        "models": len(found.found),
        "capped": found.capped,
        "primes_s": primes_s,
        "size_s": size_s,
        "models_s": models_s,
        "solutions_s": solutions_s,
    }


def _solutions(data: Data) -> None:
    table, options = truth_table(data, Cuts(0.8, 1, 0)), Options(expect=("X0", "X1", "X2", "~X3"))
    intermediate(table, options, conservative(table, options), parsimonious(table, options))


def main() -> int:
    """Runs the benchmark and prints it; exit code 1 where a tool finds a smaller cover than sg2kg."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--quick", action="store_true", help="few sizes, one table each")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--seed", type=int, default=1, help="of the drawn cases")
    options = parser.parse_args()
    quick = options.quick
    tools = beside(BESIDE_QUICK if quick else BESIDE, LONGEST_QUICK if quick else LONGEST, options.seed)
    _whole(drawn(4, 10, options.seed))  # loads the solver
    sizes = by_size(SIZES_QUICK if quick else SIZES, options.seed, 1 if quick else 3)
    smaller = [r for r in tools for name in ("sympy", "pyeda") if name in r and r[name]["terms"] < r["sg2kg"]["terms"]]
    versions = {name: version(name) for name in ("sympy", "pyeda", "numpy", "scipy") if find_spec(name)}
    if options.json:
        print(json.dumps({"versions": versions, "seed": options.seed, "beside": tools, "sizes": sizes}, indent=1))
    else:
        show(tools, sizes, versions)
    return 1 if smaller else 0


def show(tools: Sequence[Row], sizes: Sequence[Row], versions: dict[str, str]) -> None:
    """Prints both tables."""
    print(", ".join(f"{name} {v}" for name, v in versions.items()))
    print("\nconditions cases   sg2kg ms terms   sympy ms terms  ratio   pyeda ms terms  ratio")
    for r in tools:
        others = "".join(
            f"{r[name]['ms']:>11} {r[name]['terms']:>5} {r['ratio'][name]:>6}" if name in r else f"   {r['skipped'][name]:>21}"
            for name in ("sympy", "pyeda")
        )
        ours = f"{r['sg2kg']['ms']:>10} {r['sg2kg']['terms']:>5}" if "sg2kg" in r else f"{r['skipped']['sg2kg']:>16}"
        print(f"{r['conditions']:>10} {r['cases']:>5} {ours}{others}")
    print(f"\nCPU seconds, slowest table of each size; aim: primes and least size within {AIM:g} s up to 14 conditions and 80 cases")
    print("conditions cases  primes terms models capped   primes s   size s  models s  all three solutions s")
    for r in sizes:
        print(
            f"{r['conditions']:>10} {r['cases']:>5} {r['primes']:>7} {r['terms']:>5} {r['models']:>6} {r['capped']:>6} {r['primes_s']:>10}"
            f" {r['size_s']:>8} {r['models_s']:>9} {r['solutions_s']:>22}" + ("" if r["aim_reached"] else "  over the aim")
        )


if __name__ == "__main__":
    sys.exit(main())
