"""What tests of QCA share: the reference data and what R's package QCA finds in them, and the definitions followed by trying everything."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Sequence
from itertools import combinations, product
from pathlib import Path
from string import ascii_uppercase
from typing import Any

from sg2kg.qca.data import Condition, Data
from sg2kg.qca.results import Cuts, Row, TruthTable
from sg2kg.qca.terms import Term, covers, number_of

HERE = Path(__file__).parent / "qca" / "data"
NAMES = ("LC", "LM", "LF", "CVF", "NF")
Expected = dict[str, Any]


def expected(name: str) -> Expected:
    """What R finds in the data of this name."""
    found: Expected = json.loads((HERE / f"{name}.expected.json").read_text(encoding="utf-8"))
    return found


def data(name: str) -> Data:
    """The data of this name."""
    wanted = expected(name)
    with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    names = wanted["conditions"]
    scores = [[float(row[n]) for n in names] for row in rows]
    return Data.of([row["case"] for row in rows], wanted["outcome"], names, scores, [float(row[wanted["outcome"]]) for row in rows])


def cuts(wanted: Expected) -> Cuts:
    """The cut-offs that were used."""
    options = wanted["options"]
    return Cuts(options["incl.cut"], options["n.cut"], options["pri.cut"])


def listed(value: Any) -> list[Any]:
    """A list; R writes a list of one as the one."""
    return value if isinstance(value, list) else [value]


def model_set(models: Iterable[Any]) -> set[frozenset[str]]:
    """Models as sets of terms."""
    return {frozenset(listed(model)) for model in models}


def table(levels: Iterable[int], outs: dict[Term, str]) -> TruthTable:
    """A truth table with these rows, each with one case; conditions are A, B, C …"""
    conditions = tuple(Condition(name, n) for name, n in zip(ascii_uppercase, levels, strict=False))
    cases = [f"case{number_of(values, conditions)}" for values in outs]
    positive = [float(out == "1") for out in outs.values()]
    data = Data(tuple(cases), "Y", conditions, tuple(outs), tuple(positive))
    rows = [Row(number_of(v, conditions), v, out, 1, y, y, (case,)) for (v, out), case, y in zip(outs.items(), cases, positive, strict=True)]
    return TruthTable(data, Cuts(0.8, 1, 0, 0.5), tuple(sorted(rows, key=lambda r: r.number)))


def brute_primes(explained: Iterable[Term], allowed: set[Term], levels: Sequence[int]) -> set[Term]:
    """Prime implicants by their definition: all terms are tried, each on all configurations."""
    everything = list(product(*(range(n) for n in levels)))
    implicants = [t for t in product(*(range(-1, n) for n in levels)) if all(v in allowed for v in everything if covers(t, v))]
    prime = {t for t in implicants if not any(other != t and covers(other, t) for other in implicants)}
    return {t for t in prime if any(covers(t, v) for v in explained)}


def brute_covers(primes: Iterable[Term], explained: Sequence[Term]) -> set[frozenset[Term]]:
    """All covers without a superfluous term, by trying all sets of terms, no larger than there are rows."""
    terms = sorted(primes)
    found: set[frozenset[Term]] = set()
    for size in range(1, min(len(terms), len(explained)) + 1):
        for chosen in combinations(terms, size):
            if all(any(covers(t, v) for t in chosen) for v in explained) and not any(old <= set(chosen) for old in found):
                found.add(frozenset(chosen))
    return found
