"""How much reasoning costs: sg2kg beside other reasoners on the same data, one more case, one proof, and what it adds to the start of a command.

    python benchmarks/reason.py [--quick] [--full] [--json] [--seed S]

Ontology, framework, extension and the fictitious examples are what ships; all other cases are invented (sg2kg generate): of every twenty one is
mapped, one co-governed, one evaluated, the rest registered. All tools are given the same statements. Each measurement is a process of its own, from
start to the counts of what is known: CPU time and peak memory with all that it starts. The counts of members and links are compared. --full adds
100,000 cases for sg2kg. --quick takes few cases and leaves out what needs half a minute for twenty; its numbers are not to be quoted.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from importlib.metadata import version
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyoxigraph as ox

    from sg2kg.reasoning import Engine, Fact, Reasoner

# this process starts all others and imports nothing large: a process that it starts counts the memory that it had at that moment as its own
SG2 = "https://w3id.org/sg2kg/ontology#"
CONTRADICTIONS = SG2 + "contradictions"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "case_data" / "fictitious"
COMMAND = "sg2kg reason"
HIGHER = {5: "mapped", 10: "co-governed", 15: "evaluated"}
"""Of every twenty cases, which are not of the lowest tier."""
MEMORY, CPU = min(16 * 2**30, os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") * 7 // 10), 300
"""Bytes and CPU seconds that a process may take; four times as long for the largest number of cases."""
BRIEF = 20.0
"""CPU seconds; what takes longer is run once."""
_WORDS = {"None": "", "True": "yes", "False": "NO"}
Row = dict[str, Any]
Counts = Mapping[str, int]


@dataclass(frozen=True)
class Size:
    """How much is measured: cases, runs of each tool, cases added one at a time and taken out again, proofs of each kind, starts of a command.

    Starts come after one that is not counted; nought: that one is told.
    """

    sizes: Sequence[int]
    runs: int
    more: int
    proofs: int
    starts: int


FULL = Size((20, 100, 1_000, 10_000), 3, 60, 200, 9)
QUICK = Size((20, 60), 1, 20, 40, 0)
FEW, LARGEST = 100, 100_000


# ---- data


def write_cases(target: Path, numbers: Iterable[int], seed: int) -> None:
    """Writes invented cases with these numbers as N-Triples, one after the other, so that memory stays small."""
    import pyoxigraph as ox

    from sg2kg.generate.dice import Dice
    from sg2kg.generate.write import drafted

    with target.open("wb") as out:
        for number in numbers:
            text = drafted(number, HIGHER.get(number % 20, "registered"), Dice(f"{seed}/{number}")).turtle()
            out.write(ox.serialize(ox.parse(text.encode(), format=ox.RdfFormat.TURTLE), format=ox.RdfFormat.N_TRIPLES) or b"")


def files(examples: bool = True) -> list[Path]:
    """The files that ship and that all tools read beside the invented cases."""
    parts = [ROOT / "ontology" / f"{part}.ttl" for part in ("sg2", "framework", "extension")]
    return parts + sorted(EXAMPLES.glob("*.ttl")) if examples else parts


def prepare(path: Path, count: int, seed: int) -> None:
    """Writes so many cases; under a second name for the tool that goes by names, and together with all else for the one that reads one file."""
    import pyoxigraph as ox

    write_cases(path, range(count), seed)
    path.with_suffix(".ttl").symlink_to(path)
    if count <= FEW:
        with path.with_suffix(".all.nt").open("wb") as out:
            for each in (*files(), path):
                out.write(ox.serialize(ox.parse(path=each), format=ox.RdfFormat.N_TRIPLES) or b"")


# ---- tools: each reads and reasons and counts in this process, and says how many members each class and how many links each property has


def shipped(examples: bool = True) -> Iterator[ox.Quad]:
    """The statements that ship."""
    import pyoxigraph as ox

    return (q for path in files(examples) for q in ox.parse(path=path))


def loaded(data: Path) -> Reasoner:
    """sg2kg with all cases."""
    import pyoxigraph as ox

    from sg2kg.reasoning import Reasoner

    reasoner = Reasoner(shipped())
    reasoner.load(ox.parse(path=data))
    return reasoner


def by_sg2kg(data: Path) -> Counts:
    """sg2kg; a contradiction counts as a name, for invented cases have none."""
    reasoner = loaded(data)
    return _known(reasoner.engine) | ({CONTRADICTIONS: len(reasoner.violations)} if reasoner.violations else {})


def by_sg2kg_without(data: Path | None, lacks: Sequence[str]) -> Counts:
    """What sg2kg would find without these kinds of rules, as a tool should that lacks them; without data, what it finds in the ontology alone."""
    import pyoxigraph as ox

    from sg2kg.reasoning import Engine, compile_rules, fact_of, is_axiom, read_ontology

    program = compile_rules(read_ontology(t for t in shipped() if is_axiom(t)))
    kept = [r for r in program.rules if r.name not in lacks]
    engine = Engine(replace(program, rules=tuple(replace(r, number=n) for n, r in enumerate(kept))))
    statements = chain(shipped(), ox.parse(path=data)) if data else shipped(examples=False)
    engine.add(fact_of(t) for t in statements if not is_axiom(t))
    return _known(engine)


def _known(engine: Engine) -> dict[str, int]:
    found = {name: asserted + inferred for name, (asserted, inferred) in engine.counts().items()}
    return {name: found.get(name, 0) for _, name in sorted(engine.known) if name.startswith(SG2)}


def by_sparql(data: Path) -> Counts:
    """The rules that sg2kg exports as SPARQL, run on pyoxigraph until nothing new comes."""
    import pyoxigraph as ox

    from sg2kg.reasoning import compile_rules, is_axiom, read_ontology
    from sg2kg.reasoning.export.sparql import run_sparql, to_sparql

    schema = list(shipped())
    store = ox.Store()
    store.extend(schema)
    store.bulk_load(path=str(data))
    run_sparql(store, to_sparql(compile_rules(read_ontology(t for t in schema if is_axiom(t))), None))
    found: Counter[str] = Counter()
    for kind in (f"?s <{RDF_TYPE}> ?name", f"?s ?name ?o FILTER(?name != <{RDF_TYPE}>)"):
        rows = store.query(f"SELECT ?name (COUNT(*) AS ?n) {{ {kind} }} GROUP BY ?name")
        assert isinstance(rows, ox.QuerySolutions)
        for row in rows:
            found[row["name"].value] += int(row["n"].value)
    return found


def by_reasonable(data: Path) -> Counts:
    """reasonable, an OWL 2 RL reasoner in Rust; it takes the format from the name of the file."""
    reasoner = import_module("reasonable").PyReasoner()
    for path in (*files(), data.with_suffix(".ttl")):
        reasoner.load_file(str(path))
    return _counted(reasoner.reason())


def by_owlrl(data: Path) -> Counts:
    """owlrl, an OWL 2 RL reasoner on rdflib."""
    import rdflib

    owlrl = import_module("owlrl")
    graph = rdflib.Graph()
    for path in (*files(), data):
        graph.parse(path)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return _counted(graph)


def by_hermit(data: Path) -> Counts:
    """HermiT, an OWL 2 DL reasoner in Java, through owlready2: classes only, for it takes many times as long to give the properties, too."""
    import owlready2

    owlready2.reasoning.JAVA_MEMORY = MEMORY // 2**20
    world = owlready2.World()
    ontology = world.get_ontology(data.with_suffix(".all.nt").as_uri()).load()
    with ontology:
        owlready2.sync_reasoner_hermit(world, infer_property_values=False, debug=0)
    return {c.iri: len(set(c.instances(world=world))) for c in world.classes()}


def _counted(triples: Iterable[Any]) -> Counts:
    return Counter(str(o) if str(p) == RDF_TYPE else str(p) for s, p, o in triples)


@dataclass(frozen=True)
class Tool:
    """What takes part."""

    work: Callable[[Path], Counts]
    package: str = "sg2kg"
    most: int = 10**9
    """Cases that it is given at most: with ten times as many it does not end in the time allowed, by far."""
    lacks: tuple[str, ...] = ()
    """Kinds of rules that it does not have; it must find what sg2kg finds without them."""
    properties: bool = True
    """Whether it tells anything about properties."""


TOOLS = {
    "sg2kg": Tool(by_sg2kg),
    COMMAND: Tool(by_sg2kg),  # which is what the command comes to
    "sparql": Tool(by_sparql),
    "reasonable": Tool(by_reasonable, "reasonable", lacks=("prp-spo2", "x-data")),
    "owlrl": Tool(by_owlrl, "owlrl", most=FEW, lacks=("x-data",)),
    "hermit": Tool(by_hermit, "owlready2", most=FEW, properties=False),
}


# ---- one more case, a proof, a supposition; in one process, on the largest number of cases


def operations(data: Path, count: int, seed: int, more: int, proofs: int) -> Row:
    """CPU milliseconds of what is done with one reasoner again and again, each as a list in the order of trial."""
    import pyoxigraph as ox

    from sg2kg.reasoning import Link, Member, fact_of, is_axiom

    reasoner = loaded(data)
    before = reasoner.engine.counts()
    taken: dict[str, list[float]] = {}

    def timed(what: str, work: Callable[..., Any], *given: Any) -> Any:
        start = time.process_time()
        result = work(*given)
        taken.setdefault(what, []).append((time.process_time() - start) * 1000)
        return result

    for number in range(count, count + more):
        path = data.with_name("more.nt")
        write_cases(path, [number], seed)
        timed("one more case", lambda p: reasoner.load(ox.parse(path=p)), path)
        timed("the case taken out", reasoner.remove, [fact_of(t) for t in ox.parse(path=path) if not is_axiom(t)])
    clean = before == reasoner.engine.counts()
    inferred = list(reasoner.engine.inferred())
    for what, kind in (("a membership proved", Member), ("a link proved", Link)):
        for number, fact in enumerate(spread([f for f in inferred if isinstance(f, kind)], proofs)):
            proof = timed(what, reasoner.prove, fact)
            if number % 4 == 0:
                timed("a smallest justification", reasoner.justify, proof)
    taking_part = reasoner.engine.facts.relation(SG2 + "hasParticipation").pairs()
    for fact in spread([Link(SG2 + "hasParticipation", x, y) for x, y in taking_part], proofs // 4):
        timed("what if a participation were withdrawn", reasoner.what_if, [], [fact])
    return {"taken": taken, "clean": clean and before == reasoner.engine.counts()}


def spread(facts: Sequence[Fact], count: int) -> list[Fact]:
    """About ``count`` of the facts, of each class or property about as many, evenly from its first to its last."""
    from sg2kg.reasoning import Member

    by: dict[str, list[Fact]] = {}
    for fact in facts:
        by.setdefault(fact.cls if isinstance(fact, Member) else fact.property, []).append(fact)
    each = -(-count // max(1, len(by)))
    return [found[i * len(found) // each] for found in by.values() for i in range(min(each, len(found)))]


# ---- whole processes


@dataclass(frozen=True)
class Run:
    """What one process took, and what it said."""

    cpu: float
    wall: float
    mb: float
    ended: str
    """Empty where it did what it should; else what it had not enough of, memory or time, or what it complained of."""
    said: Any


def run(*command: str, limited: bool = True, java: bool = False, seconds: int = CPU) -> Run:
    """Runs a command of Python to its end, or to its limit; raises SystemExit where one without limit fails."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
        if not java and sys.platform == "linux":  # Java reserves more than it uses, and has a limit of its own
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))

    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        start = time.perf_counter()
        child = subprocess.Popen([sys.executable, *command], stdout=out, stderr=err, preexec_fn=limit if limited else None)
        _, status, used = os.wait4(child.pid, 0)
        wall = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        said, wrong = (os.pread(f.fileno(), os.fstat(f.fileno()).st_size, 0).decode(errors="replace") for f in (out, err))
    cpu, scale = used.ru_utime + used.ru_stime, 1 if sys.platform == "darwin" else 1024
    ended = ""
    if child.returncode:
        short = child.returncode in (-6, -9, -11) or any(w in wrong for w in ("MemoryError", "OutOfMemory", "memory allocation of"))
        ended = "time" if cpu >= 0.97 * seconds else "memory" if short else (wrong.strip().splitlines() or [f"code {child.returncode}"])[-1]
        if not limited:
            raise SystemExit(f"{' '.join(command)} ended with {child.returncode}:\n{wrong[-3000:]}")
    return Run(cpu, wall, used.ru_maxrss * scale / 1e6, ended, json.loads(said) if not ended and said[:1] == "{" else None)


def part(*words: str, **options: Any) -> Run:
    """A part of this script in a process of its own."""
    return run(__file__, "--part", *words, **options)


def measured(name: str, data: Path) -> Run:
    """A tool on a file in a process of its own."""
    if name != COMMAND:
        return part(name, str(data), java=name == "hermit", seconds=4 * CPU if data.stem == str(LARGEST) else CPU)
    done, own = run("-m", *name.split(), str(data), str(EXAMPLES), "--format", "json"), of_the_ontology()
    return done if done.ended else replace(done, said={n: own[n] + sum(done.said["counts"].get(n, {}).values()) for n in own})


@cache
def of_the_ontology() -> Counts:
    """What follows from the ontology alone, which the command does not count."""
    found: Counts = part("without").said
    return found


def do_part(words: Sequence[str]) -> None:
    """Does what another process of this script asked for, and prints what came of it as JSON."""
    kind, *rest = words
    said: object = None
    if kind == "prepare":
        prepare(Path(rest[0]), int(rest[1]), int(rest[2]))
    elif kind == "without":
        said = by_sg2kg_without(Path(rest[0]) if rest else None, rest[1:])
    elif kind == "operations":
        said = operations(Path(rest[0]), *map(int, rest[1:]))
    else:
        said = dict(TOOLS[kind].work(Path(rest[0])))
    print(json.dumps(said))


# ---- tables


def tools_side_by_side(sizes: Sequence[int], runs: int, home: Path, seed: int, absent: Iterable[str]) -> list[Row]:
    """One row for each number of cases and each tool that has not failed on fewer."""
    rows: list[Row] = []
    failed = set(absent)
    for count in sizes:
        data = home / f"{count}.nt"
        part("prepare", str(data), str(count), str(seed), limited=False)
        truth: Counts = {}
        for name, tool in TOOLS.items():
            if name in failed or count > tool.most or (count == LARGEST and name != "sg2kg"):
                continue
            done = [measured(name, data)]
            while len(done) < runs and not done[0].ended and done[0].cpu < BRIEF:
                done.append(measured(name, data))
            rows.append(_row(name, count, done, rows))
            if done[0].ended:
                failed.add(name)
                rows[-1]["differ"] = [] if done[0].ended in ("memory", "time") else [done[0].ended]
            elif name == "sg2kg":
                truth = done[0].said
                rows[-1]["differ"] = [f"{truth[CONTRADICTIONS]} contradictions"] if CONTRADICTIONS in truth else []
            else:
                expected = part("without", str(data), *tool.lacks).said if tool.lacks else truth
                names = [n for n in truth if tool.properties or n[len(SG2)].isupper()]
                rows[-1] |= {"less": _different(expected, truth, names), "differ": _different(done[0].said, expected, names)}
    return rows


def _row(name: str, count: int, done: Sequence[Run], above: Sequence[Row]) -> Row:
    """What the processes took; and how many times as much as sg2kg with so many cases, and as the tool itself with fewer."""
    cpu, wall = (statistics.median(getattr(r, what) for r in done) for what in ("cpu", "wall"))
    mb = max(r.mb for r in done)
    ours = next((r["cpu_s"] for r in above if r["cases"] == count), cpu)
    fewer = next((r for r in reversed(above) if r["tool"] == name), None)
    return {
        "cases": count, "tool": name, "cpu_s": round(cpu, 2), "wall_s": round(wall, 2), "mb": round(mb), "runs": len(done),
        "outcome": f"did not survive ({done[0].ended})" if done[0].ended else "done", "times_sg2kg": round(cpu / ours, 2),
        "growth_cpu": round(cpu / fewer["cpu_s"], 1) if fewer else None, "growth_mb": round(mb / fewer["mb"], 1) if fewer else None,
    }  # fmt: skip


def _different(found: Counts, expected: Counts, names: Sequence[str]) -> list[str]:
    pairs = [(n.removeprefix(SG2), found.get(n, 0), expected.get(n, 0)) for n in names]
    return [f"{name} {one} instead of {other}" for name, one, other in pairs if one != other]


def one_at_a_time(size: Size, home: Path, seed: int) -> tuple[list[Row], list[str]]:
    """One row for each thing that is done to a reasoner with many cases, and what went wrong. With a limit Linux tells CPU time in steps of 4 ms."""
    count = max(size.sizes)
    done = part("operations", str(home / f"{count}.nt"), str(count), str(seed), str(size.more), str(size.proofs), limited=False)
    return [
        {"what": what, "times": len(ms), "median_ms": round(statistics.median(ms), 2), "max_ms": round(max(ms), 2), "first_ms": round(ms[0], 2)}
        for what, ms in done.said["taken"].items()
    ], [] if done.said["clean"] else ["sg2kg: a case taken out, or a supposition, leaves something behind"]


def starts(size: Size) -> list[Row]:
    """What reasoning adds to a command on what ships, and with cases beside: medians of processes, with and without it in turn, after one of each."""
    rows: list[Row] = []
    for words in ("sg2kg query mechanism-matrix", "sg2kg query mechanism-matrix --examples"):
        ways = ((), ("--no-reasoning",))
        pairs = [[run("-m", *words.split(), *way, limited=False) for way in ways] for _ in range(size.starts + 1)][min(1, size.starts) :]
        rows.append({"command": words, "runs": len(pairs)})
        for what in ("cpu", "wall"):
            with_it, without = (statistics.median(getattr(pair[n], what) for pair in pairs) for n in (0, 1))
            rows[-1] |= {f"{what}_s": round(with_it, 3), f"{what}_s_without": round(without, 3), f"{what}_times": round(with_it / without, 2)}
    return rows


# ---- what is aimed at


def targets(rows: Sequence[Row], operated: Sequence[Row], started: Sequence[Row]) -> list[Row]:
    """What is aimed at, what was measured, and whether it was reached."""
    found: list[Row] = []
    by = {(r["tool"], r["cases"]): r for r in rows}

    def aim(what: str, measured: float, most: float) -> None:
        found.append({"target": what, "aim": f"≤ {most:g}", "measured": f"{measured:.3g}", "reached": measured <= most})

    for count, most in ((1_000, 0.4), (10_000, 0.1)):
        other = by.get(("reasonable", count))
        if other and other["outcome"] == "done":
            aim(f"{count} cases: share of the CPU time of reasonable", by["sg2kg", count]["cpu_s"] / other["cpu_s"], most)
        elif other:
            found.append({"target": f"{count} cases: reasonable {other['outcome']}, sg2kg", "aim": "done", "measured": "done", "reached": True})
    ours = [r for r in rows if r["tool"] == "sg2kg" and r["cases"] != LARGEST][-1]
    largest = ours["cases"]
    aim(f"{largest} cases: MB", ours["mb"], 600)
    median = {r["what"]: r["median_ms"] for r in operated}
    for what in ("one more case", "the case taken out"):
        aim(f"{what}, of {largest}: % of the CPU time of all", median[what] / 10 / ours["cpu_s"], 1)
    for what in ("a membership proved", "a link proved"):
        aim(f"{what}: ms, median", median[what], 5)
    for row in started:
        aim(f"{row['command']}: times the CPU time without reasoning", row["cpu_times"], 1.3)
    return found


def _print_table(title: str, rows: Sequence[Row]) -> None:
    columns = [c for c in rows[0] if c not in ("differ", "less")]
    lines = [columns, *([_WORDS.get(str(r[c]), str(r[c])) for c in columns] for r in rows)]
    widths = [max(len(line[n]) for line in lines) for n in range(len(columns))]
    print("\n" + title, *("  " + "  ".join(c.ljust(w) for c, w in zip(line, widths, strict=True)).rstrip() for line in lines), sep="\n", flush=True)


def main() -> int:
    """Runs the benchmark and prints it; exit code 1 where tools differ and it is not known why, or removing a case leaves something behind."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--quick", action="store_true", help="few cases, and not the slow tools; numbers not to be quoted")
    parser.add_argument("--full", action="store_true", help=f"also {LARGEST:,} cases, for sg2kg alone: 5 GB of disk, 4 of memory")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--seed", type=int, default=0, help="which cases")
    parser.add_argument("--part", nargs="+", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.part:
        do_part(options.part)
        return 0
    size = QUICK if options.quick else FULL
    show: Callable[[str, Sequence[Row]], None] = (lambda title, rows: None) if options.json else _print_table
    absent = {name: "not installed" for name, tool in TOOLS.items() if find_spec(tool.package) is None}
    absent |= {"hermit": "no Java"} if shutil.which("java") is None else {}
    absent |= {name: "not with --quick" for name, tool in TOOLS.items() if tool.most == FEW and options.quick}
    with tempfile.TemporaryDirectory() as folder:
        if not options.quick:  # compiled once and kept, as where something is installed, but not among the sources
            os.environ |= {"PYTHONPYCACHEPREFIX": f"{folder}/compiled", "PYTHONDONTWRITEBYTECODE": ""}
        rows = tools_side_by_side((*size.sizes, *([LARGEST] if options.full else [])), size.runs, Path(folder), options.seed, absent)
        show("load, reason, count: a whole process", rows)
        operated, left = one_at_a_time(size, Path(folder), options.seed)
        show(f"sg2kg with {max(size.sizes)} cases, CPU milliseconds", operated)
        started = starts(size)
    show("a command on the bundled cases, with reasoning and without", started)
    aims = targets(rows, operated, started)
    show("aims", aims)
    differ = left + [f"{r['tool']}, {r['cases']} cases: {d}" for r in rows for d in r.get("differ", ())]
    less = {r["tool"]: r["less"] for r in rows if r.get("less")}
    versions = {tool.package: version(tool.package) for name, tool in TOOLS.items() if name not in absent}
    if options.json:
        tables = {"tools": rows, "operations": operated, "starts": started, "targets": aims}
        print(json.dumps({**tables, "less": less, "differ": differ, "absent": absent, "versions": versions}, indent=1))
    else:
        notes = [f"{name} {number}" for name, number in versions.items()] + [f"{name}: {why}" for name, why in absent.items()]
        notes += [f"{name} finds less, for want of {', '.join(TOOLS[name].lacks)}: {'; '.join(found)}" for name, found in less.items()]
        print("", *notes, "DIFFERENT: " + "; ".join(differ) if differ else "But for that all tools count the same.", sep="\n")
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
