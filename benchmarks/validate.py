"""How much faster sg2kg checks than other SHACL engines, and how it does in batches and as a command: side by side, in one run, as ratios.

    python benchmarks/validate.py [--quick] [--json] [--seed S]

Submissions are invented (sg2kg generate): clean ones, bad ones with one to three errors, and a mix of nine to one. All engines are given the same
bytes, the same shapes and the same background, which is merged into the data and read once. In process, times are CPU time: median of repetitions,
engine after engine on the same submission. Of batches and commands wall time is taken, too. What the engines find is compared: shape, focus node and
value. --quick takes few submissions and small batches, and tells of each engine its first try, cold; its numbers are not to be quoted.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pyoxigraph as ox
import pyshacl
import rdflib
from shifty._shifty import PreparedValidator

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from engines import SH, TopBraidEngine
from sg2kg.generate import TIERS, submissions
from sg2kg.graph import write_graph
from sg2kg.validation import load_shapes, write_tier
from sg2kg.validation.check import background, check
from sg2kg.validation.engines.report import results_in
from sg2kg.validation.engines.seam import Result, plain
from sg2kg.validation.engines.slices import Slices, ntriples
from sg2kg.validation.submission import submission_of

Found = frozenset[tuple[str, str, str]]
Row = dict[str, Any]
BAD = 0.1
"""The share of bad submissions in a mix."""


@dataclass(frozen=True)
class Size:
    """How much is measured."""

    tiers: Sequence[str]
    clean: int
    bad: int
    times: int
    """How often each engine is timed after it has warmed up; nought: its first try is told."""
    batches: Sequence[tuple[str, int]]
    repeats: int
    """How often each batch is checked."""
    started: Sequence[str]
    """The tiers of which a cold start is measured."""
    starts: int


FULL = Size(TIERS, 5, 3, 7, (("registered", 1000), ("registered", 10_000), ("mapped", 1000)), 3, TIERS, 5)
QUICK = Size(("registered", "mapped"), 1, 1, 0, (("registered", 16), ("registered", 32)), 1, ("registered",), 1)


# ---- engines


class Engines:
    """Each engine with the shapes of one tier and the background prepared, from bytes to what is found."""

    def __init__(self, tier: str) -> None:
        self.tier, self.shapes = tier, load_shapes()
        triples, known = list(self.shapes.for_tier(tier)), background(self.shapes)
        # sh:uniqueLang "1"^^xsd:boolean asks for nothing; pyshifty takes it for true
        kept = [t for t in triples if t.predicate.value != SH + "uniqueLang" or t.object == ox.Literal(True)]
        self._shifty = PreparedValidator(ntriples([*kept, *known]), None, "nt")
        self._shacl = rdflib.Graph().parse(data=ntriples(triples), format="nt")
        self._merged = rdflib.Graph().parse(data=ntriples(known), format="nt")
        self.ways: dict[str, Callable[[bytes], Any]] = {
            "parse": self.parse,
            "sg2kg": self.sg2kg,
            "sg2kg_reasoning": self.sg2kg_reasoning,
            "pyshifty": self.pyshifty,
            "pyshacl": self.pyshacl,
            "pyshacl_kept": self.pyshacl_kept,
        }
        try:
            self._topbraid = TopBraidEngine(triples, Slices(known))
            self.ways["topbraid"] = self.topbraid
        except ImportError:
            pass

    def parse(self, data: bytes) -> None:
        """The floor: nobody can check what is not read."""
        for _ in ox.parse(data, format=ox.RdfFormat.TURTLE):
            pass

    def sg2kg(self, data: bytes) -> Iterable[Result]:
        """All that ``sg2kg validate --no-reasoning`` does with one submission but writing: what the others do, too."""
        return check(submission_of(data), self.tier, self.shapes, reasoning=False).report.results

    def sg2kg_reasoning(self, data: bytes) -> Iterable[Result]:
        """The same with contradictions looked for, which none of the others does."""
        return check(submission_of(data), self.tier, self.shapes).report.results

    def pyshifty(self, data: bytes) -> str:
        """pyshifty as it comes, with its W3C report."""
        said = self._shifty.validate_w3c(data, None, "turtle", "union", run_infer=False, minimum_severity="info", on_unsupported="error")
        return said._report_ntriples

    def pyshacl(self, data: bytes) -> str | rdflib.Graph:
        """pyshacl with a data graph for each submission, to which the background, read once, is added."""
        graph = rdflib.Graph()
        for t in self._merged:
            graph.add(t)
        graph.parse(data=data, format="turtle")
        return self._by_pyshacl(graph)

    def pyshacl_kept(self, data: bytes) -> str | rdflib.Graph:
        """pyshacl in the way that costs it least: the submission is put into the graph of the background, and taken out again."""
        own = [t for t in rdflib.Graph().parse(data=data, format="turtle") if t not in self._merged]
        for t in own:
            self._merged.add(t)
        try:
            return self._by_pyshacl(self._merged)
        finally:
            for t in own:
                self._merged.remove(t)

    def _by_pyshacl(self, data: rdflib.Graph) -> rdflib.Graph:
        _, report, _ = pyshacl.validate(data, shacl_graph=self._shacl, inplace=True, advanced=False, meta_shacl=False, inference="none")
        assert isinstance(report, rdflib.Graph)
        return report

    def topbraid(self, data: bytes) -> str:
        """TopBraid in a Java machine that is warm."""
        java, engine = self._topbraid._java, self._topbraid
        model = java.models.createDefaultModel()
        model.read(java.input(data), None, "TURTLE")
        out = java.output()
        java.validate(java.models.createUnion(engine._background, model), engine._shapes, False).getModel().write(out, "N-TRIPLE")
        return bytes(out.toByteArray()).decode()


def found(report: Any) -> Found:
    """Shape, focus node and value of each result whose shape is named; one blank node is like another."""
    if isinstance(report, rdflib.Graph):
        report = report.serialize(format="nt")
    results = results_in(q.triple for q in ox.parse(report, format=ox.RdfFormat.N_TRIPLES)) if isinstance(report, str) else report
    return frozenset((plain(r.shape), plain(r.focus), plain(r.value)) for r in results if isinstance(r.shape, ox.NamedNode))


# ---- one submission


_TURNS = 5
"""How often an engine that takes milliseconds is asked in a row: a validator does the same all day, and its caches are warm."""


def milliseconds(work: Callable[[], object]) -> float:
    """CPU milliseconds that ``work`` takes in this process."""
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


@dataclass
class Times:
    """What each engine took for the submissions of one kind, and what they found differently."""

    of: dict[str, list[float]] = field(default_factory=dict)
    differ: list[str] = field(default_factory=list)

    def mean(self, engine: str) -> float:
        """Mean over submissions of the median over repetitions."""
        return statistics.fmean(self.of[engine])


def taken(engines: Engines, items: Iterable[tuple[str, bytes]], times: int) -> Times:
    """Each engine on each submission, in turn; pyshacl is asked fewer times, for it takes a thousand times as long as reading does."""
    result = Times({name: [] for name in engines.ways})
    for name, data in items:
        said: dict[str, Found] = {}
        runs: dict[str, list[float]] = {}
        for way, work in engines.ways.items():  # warms up, too
            start = time.process_time()
            report = work(data)
            runs[way] = [] if times else [(time.process_time() - start) * 1000]
            if way != "parse":
                said[way] = found(report)
        result.differ += [f"{name}: {way}" for way, rows in said.items() if rows != said["pyshacl"]]
        gc.freeze()  # what the engines have loaded is not looked through for circles while one of them is timed
        for n in range(times):
            for way, work in engines.ways.items():
                if not way.startswith("pyshacl") or n < max(1, times // 4):
                    turns = 1 if way.startswith("pyshacl") else _TURNS
                    runs[way] += [milliseconds(lambda w=work, d=data: w(d)) for _ in range(turns)]  # type: ignore[misc]
        for way, values in runs.items():
            result.of[way].append(statistics.median(values))
    return result


def one_by_one(size: Size, seed: int) -> list[Row]:
    """One row for each tier and each of clean, bad and mixed: milliseconds by engine, and how many times as long as sg2kg each takes."""
    rows = []
    for tier in size.tiers:
        engines = Engines(tier)
        kinds = {}
        for kind, count, share in (("clean", size.clean, 0.0), ("bad", size.bad, 1.0)):
            items = [(g.name, g.turtle.encode()) for g in submissions(count, seed, tier, share)]
            warm = [g.turtle.encode() for g in submissions(30 if size.times else 0, seed + 1, tier, share)]
            for way in set(engines.ways) - {"pyshacl"}:
                for data in warm:
                    engines.ways[way](data)
            kinds[kind] = taken(engines, items, size.times)
        clean, bad = kinds["clean"], kinds["bad"]
        for kind, weight in (("clean", 0.0), ("bad", 1.0), (f"{BAD:.0%} bad", BAD)):
            ms = {way: (1 - weight) * clean.mean(way) + weight * bad.mean(way) for way in engines.ways}
            differ = {"clean": clean.differ, "bad": bad.differ}.get(kind, [])
            times = {way: round(value / ms["sg2kg"], 2) for way, value in ms.items() if way != "sg2kg"}
            rows.append({"tier": tier, "kind": kind, "ms": {w: round(v, 3) for w, v in ms.items()}, "times_sg2kg": times, "differ": differ})
    return rows


# ---- whole processes


@dataclass(frozen=True)
class Process:
    """What one command and the processes that it started took."""

    code: int
    wall: float
    cpu: float
    main_mb: float
    """Peak memory of the command itself."""
    worker_mb: float
    """Peak memory of the largest process that it started; nought where there is none, or the system does not tell."""


def process(*command: str, cwd: Path) -> Process:
    """Runs a command to its end."""
    start = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        child = subprocess.Popen([sys.executable, "-m", *command], cwd=cwd, stdout=said, stderr=subprocess.STDOUT)
        seen = Watch(child.pid)
        _, status, used = os.wait4(child.pid, 0)
        wall = time.perf_counter() - start
        seen.end()
        child.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        words = said.read().decode(errors="replace")
    if child.returncode not in (0, 1) or "Traceback (most" in words:  # conforms, does not conform; all else is no measurement
        raise SystemExit(f"{' '.join(command)} ended with {child.returncode}:\n{words}")
    scale = 1 if sys.platform == "darwin" else 1024  # bytes there, kilobytes elsewhere
    main = seen.peaks.pop(child.pid, 0.0)
    # workers that another process started and waited for are not in the account of this one
    cpu = max(used.ru_utime + used.ru_stime, sum(seen.cpu.values()))
    return Process(child.returncode, wall, cpu, main if seen.peaks else used.ru_maxrss * scale / 1e6, max(seen.peaks.values(), default=0.0))


class Watch:
    """Looks at a process and those below it twenty times a second, where the system tells (Linux): peak memory in MB, CPU time in seconds."""

    def __init__(self, pid: int) -> None:
        self.peaks: dict[int, float] = {}
        self.cpu: dict[int, float] = {}
        self._over = Event()
        self._thread = Thread(target=self._look, args=[pid], daemon=True)
        self._thread.start()

    def end(self) -> None:
        """Looks no more."""
        self._over.set()
        self._thread.join()

    def _look(self, pid: int) -> None:
        while not self._over.wait(0.05):
            for each in (pid, *_below(pid)):
                try:
                    status, stat = (Path(f"/proc/{each}/{name}").read_text() for name in ("status", "stat"))
                except OSError:
                    continue
                peak = next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")), 0)
                ticks = stat.rpartition(")")[2].split()[11:13]
                self.peaks[each] = max(self.peaks.get(each, 0.0), peak * 1024 / 1e6)
                self.cpu[each] = sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")


def _below(pid: int) -> list[int]:
    try:
        direct = [int(p) for p in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []
    return [*direct, *(below for p in direct for below in _below(p))]


def batches(size: Size, seed: int, home: Path) -> list[Row]:
    """One row for each tier, number of submissions and number of processes, all with a share of bad ones."""
    rows = []
    for tier, count in size.batches:
        folder, expected = home / f"{tier}-{count}", {}
        folder.mkdir()
        for item in submissions(count, seed, tier, BAD):
            (folder / f"{item.name}.ttl").write_bytes(item.encoded())
            expected[item.name] = not item.errors
        runs: dict[int, list[Process]] = {1: [], 2: []}
        differ: set[str] = set()
        for _ in range(size.repeats):
            for jobs, done in runs.items():
                journal = home / f"{tier}-{count}-{jobs}.jsonl"
                done.append(process("sg2kg", "validate", folder.name, "--jobs", str(jobs), "-o", journal.name, cwd=home))
                verdicts = map(json.loads, journal.read_text(encoding="utf-8").splitlines())
                told = {Path(v["source"]).stem: v["conforms"] for v in verdicts}
                differ |= {name for name in expected if told.get(name) != expected[name]}
        for jobs, done in runs.items():
            wall, cpu = (statistics.median(getattr(r, what) for r in done) for what in ("wall", "cpu"))
            rows.append({
                "tier": tier, "submissions": count, "jobs": jobs, "wall_s": round(wall, 2), "cpu_s": round(cpu, 2),
                "cpu_ms_each": round(cpu * 1000 / count, 2), "main_mb": round(max(r.main_mb for r in done)),
                "worker_mb": round(max(r.worker_mb for r in done)), "differ": sorted(differ),
            })  # fmt: skip
    return rows


def cold_starts(size: Size, seed: int, home: Path) -> list[Row]:
    """One row for each tier and each of clean and bad: a whole process that checks one file, sg2kg's command and pyshacl's in turn."""
    rows, shapes = [], load_shapes()
    for tier in size.started:
        (home / f"{tier}.shapes.ttl").write_text(write_tier(shapes, tier, "turtle", "en", True), encoding="utf-8")
        for kind, share in (("clean", 0.0), ("bad", 1.0)):
            item = next(submissions(1, seed, tier, share))
            ours, theirs = home / f"{tier}-{kind}.ttl", home / f"{tier}-{kind}.nt"
            ours.write_bytes(item.encoded())
            own = [q.triple for q in ox.parse(item.encoded(), format=ox.RdfFormat.TURTLE)]
            theirs.write_text(write_graph([*background(shapes), *own], "ntriples"), encoding="utf-8")
            runs = []
            for _ in range(size.starts):
                pair = process("sg2kg", "validate", ours.name, cwd=home), process("pyshacl", "-s", f"{tier}.shapes.ttl", theirs.name, cwd=home)
                runs.append(pair)
            mine, other = ([r[n] for r in runs] for n in (0, 1))
            row: Row = {"tier": tier, "kind": kind, "differ": [item.name] if {r.code for pair in runs for r in pair} != {int(bool(share))} else []}
            for what in ("wall", "cpu"):
                one, two = (statistics.median(getattr(r, what) for r in side) for side in (mine, other))
                row |= {f"sg2kg_{what}_s": round(one, 3), f"pyshacl_{what}_s": round(two, 3), f"{what}_share": round(one / two, 2)}
            row |= {"sg2kg_mb": round(max(max(r.main_mb, r.worker_mb) for r in mine)), "pyshacl_mb": round(max(r.main_mb for r in other))}
            rows.append(row)
    return rows


# ---- what is aimed at


def targets(single: Sequence[Row], many: Sequence[Row], starts: Sequence[Row]) -> list[Row]:
    """What is aimed at, what was measured, and whether it was reached."""
    found: list[Row] = []

    def aim(what: str, measured: float, least: float | None = None, most: float | None = None) -> None:
        reached = (least is None or measured >= least) and (most is None or measured <= most)
        bound = f"≥ {least:g}" if least is not None else f"≤ {most:g}"
        found.append({"target": what, "aim": bound, "measured": round(measured, 2), "reached": reached})

    for row in single:
        label, times = f"{row['tier']}, {row['kind']}", row["times_sg2kg"]
        if row["kind"] != "bad":
            aim(f"{label}: times as fast as pyshacl", times["pyshacl"], least=150 if row["kind"] == "clean" else 80)
            if "topbraid" in times:
                aim(f"{label}: times as fast as TopBraid, warm", times["topbraid"], least=2)
        if row["kind"] == "clean":
            aim(f"{label}: times the parse floor", row["ms"]["sg2kg"] / row["ms"]["parse"], most=12)
    by = {(r["tier"], r["submissions"], r["jobs"]): r for r in many}
    for (tier, count, jobs), row in by.items():
        if jobs == 2:
            aim(f"{count} {tier}: two processes, times as fast as one", by[tier, count, 1]["wall_s"] / row["wall_s"], least=1.7)
        aim(f"{count} {tier}, jobs {jobs}: MB a worker", row["worker_mb"] or row["main_mb"], most=150)
    for tier in dict.fromkeys(r["tier"] for r in many):
        counts = sorted({r["submissions"] for r in many if r["tier"] == tier})
        for few, more in pairwise(counts):
            grown = by[tier, more, 1]["cpu_ms_each"] / by[tier, few, 1]["cpu_ms_each"]
            aim(f"{tier}: CPU time for each of {more}, as a multiple of that for each of {few}", grown, most=1.1)
    for row in starts:
        if row["kind"] == "clean":
            aim(f"{row['tier']}: cold start, share of pyshacl's (wall time)", row["wall_share"], most=0.6)
    return found


def _print_table(title: str, rows: Sequence[Row]) -> None:
    columns = [c for c in rows[0] if c != "differ"]
    lines = [columns, *([_cell(r[c]) for c in columns] for r in rows)]
    widths = [max(len(line[n]) for line in lines) for n in range(len(columns))]
    print(
        "\n".join([f"\n{title}", *("  " + "  ".join(c.ljust(w) for c, w in zip(line, widths, strict=True)).rstrip() for line in lines)]), flush=True
    )


def _cell(value: object) -> str:
    return "yes" if value is True else "NO" if value is False else str(value)


def main() -> int:
    """Runs the benchmark and prints it; exit code 1 where engines disagree, or a batch disagrees with what the generator says."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--quick", action="store_true", help="few submissions, small batches; numbers not to be quoted")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--seed", type=int, default=0, help="which submissions")
    options = parser.parse_args()
    size = QUICK if options.quick else FULL
    show: Callable[[str, Sequence[Row]], None] = (lambda title, rows: None) if options.json else _print_table
    single = one_by_one(size, options.seed)
    for what, how in (("ms", "CPU milliseconds for one submission"), ("times_sg2kg", "the same, as a multiple of sg2kg's")):
        show(how, [{"tier": r["tier"], "kind": r["kind"], **r[what]} for r in single])
    with tempfile.TemporaryDirectory() as folder:
        many = batches(size, options.seed, Path(folder))
        show(f"batches, {BAD:.0%} bad", many)
        starts = cold_starts(size, options.seed, Path(folder))
        show("cold start: one file, a whole process", starts)
    aims = targets(single, many, starts)
    show("aims", aims)
    differ = [name for row in (*single, *many, *starts) for name in row["differ"]]
    absent = [] if "topbraid" in single[0]["ms"] else ["TopBraid: not measured, for the extra sg2kg[judges] is not installed"]
    if options.json:
        print(
            json.dumps({"submissions": single, "batches": many, "cold_starts": starts, "targets": aims, "differ": differ, "absent": absent}, indent=1)
        )
    else:
        print("\n" + "\n".join([*absent, "DIFFERENT: " + ", ".join(differ) if differ else "All engines find the same."]))
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
