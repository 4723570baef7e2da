"""Reads the files of tests/corpus, see the README there; tests call it, and so does whoever writes such a file.

    python tests/corpus_files.py FILE...            prints the whole submission as Turtle
    python tests/corpus_files.py --check FILE...    prints what is found in it, by a fast engine, at the tier of the shape in its name
    python tests/corpus_files.py --check --tier evaluated FILE...

Exit code 1: something else is found than the name wants. 2: a file cannot be read, or an update does not fit its base.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from engines import ShiftyEngine, background
from sg2kg import bundle
from sg2kg.errors import Sg2Error
from sg2kg.graph import read_path
from sg2kg.terms import PREFIXES, curie
from sg2kg.validation import Finding, load_shapes
from sg2kg.validation.check import check_triples
from sg2kg.validation.shapes.update import blocks_of

Graph = dict[ox.Triple, None]
"""Triples without repeats, in order."""

SGSH = PREFIXES["sgsh"]
CORPUS = Path(__file__).parent / "corpus"
BASES = bundle.root() / "case_data" / "fictitious"


@cache
def triples_of(path: Path) -> tuple[ox.Triple, ...]:
    """The triples of a submission: those of an RDF file, or those of a base file after a SPARQL update.

    Raises ValueError where an update does not do what it says: a triple it deletes is not there, one it inserts is, or it matches nothing.
    """
    if path.suffix == ".ru":
        return _updated(path)
    return tuple(ox.Triple(q.subject, q.predicate, q.object) for q in read_path(path))


def base_of(path: Path) -> Path:
    """The complete submission that an update starts from, named in its second line."""
    lines = path.read_text(encoding="utf-8").splitlines()
    found = re.fullmatch(r"# base: ([\w-]+)", lines[1] if len(lines) > 1 else "")
    if not found:
        raise ValueError(f"{path.name}: the second line must say # base: and the name of a file in {BASES.name}/")
    base = BASES / f"{found[1]}.ttl"
    if not base.is_file():
        raise ValueError(f"{path.name}: there is no {base.name} in {BASES.name}/; known: {', '.join(sorted(p.stem for p in BASES.glob('*.ttl')))}")
    return base


@cache
def _prefixes(base: Path) -> dict[str, str]:
    reader = ox.parse(path=base, format=ox.RdfFormat.TURTLE)
    for _ in reader:
        pass
    return {**PREFIXES, **reader.prefixes}


def _updated(path: Path) -> tuple[ox.Triple, ...]:
    base = base_of(path)
    graph = dict.fromkeys(triples_of(base))
    number = 0
    for number, blocks in enumerate(_operations(path), 1):
        where = f"{path.name}, operation {number}"
        store = _store_of(base) if number == 1 else _stored(graph)
        deleted, inserted = _change(graph, store, blocks, _prefixes(base), where)
        if deleted <= inserted and inserted <= graph.keys():
            raise ValueError(f"{where}: it changes nothing")
        for t in deleted - inserted:
            del graph[t]
        graph |= dict.fromkeys(inserted)
    if number == 0:
        raise ValueError(f"{path.name}: no operation in it")
    return tuple(graph)


def _change(graph: Graph, store: ox.Store, blocks: dict[str, str], prefixes: dict[str, str], where: str) -> tuple[set[ox.Triple], set[ox.Triple]]:
    """The triples that an operation deletes and inserts; ``store`` holds those of ``graph``.

    Raises ValueError where it deletes what is not there, inserts as data what is, or finds nothing.
    """
    if any(re.search(r"\bSERVICE\b", body, re.IGNORECASE) for body in blocks.values()):
        raise ValueError(f"{where}: a submission is made from its base alone")
    deleted, inserted = set[ox.Triple](), set[ox.Triple]()
    for form, body in blocks.items():
        if form == "WHERE":
            continue
        made = _data(body, prefixes) if form.endswith("DATA") else _found(store, body, blocks.get("WHERE", body), prefixes)
        if not made:
            raise ValueError(f"{where}: its WHERE finds nothing")
        for t in made:
            if form.startswith("DELETE") and t not in graph:
                raise ValueError(f"{where}: this triple is not there: {_short(t)}")
            if form == "INSERT DATA" and t in graph:
                raise ValueError(f"{where}: this triple is there already: {_short(t)}")
        (deleted if form.startswith("DELETE") else inserted).update(made)
    return deleted, inserted


def _data(body: str, prefixes: dict[str, str]) -> list[ox.Triple]:
    store = ox.Store()
    store.update(f"INSERT DATA {{ {body} }}", prefixes=prefixes)
    return [ox.Triple(q.subject, q.predicate, q.object) for q in store]


def _found(store: ox.Store, template: str, pattern: str, prefixes: dict[str, str]) -> list[ox.Triple]:
    return list(store.query(f"CONSTRUCT {{ {template} }} WHERE {{ {pattern} }}", prefixes=prefixes))  # type: ignore[arg-type]


@cache
def _store_of(base: Path) -> ox.Store:
    """A store with a base, which is only read: most updates have one operation, and there are hundreds of them."""
    return _stored(triples_of(base))


def _stored(triples: Iterable[ox.Triple]) -> ox.Store:
    store = ox.Store()
    store.bulk_extend(ox.Quad(t.subject, t.predicate, t.object) for t in triples)
    return store


def _operations(path: Path) -> Iterator[dict[str, str]]:
    """Each operation of an update as its keywords with what stands in braces behind them."""
    try:
        yield from blocks_of(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ValueError(f"{path.name}: {error}") from None


def _short(triple: ox.Triple) -> str:
    return " ".join(re.sub(r"<([^>]*)>", lambda m: curie(m[1]), str(term)) for term in (triple.subject, triple.predicate, triple.object))


# ---- findings


@cache
def engine_at(tier: str) -> ShiftyEngine:
    """The fast engine with the shapes of a tier."""
    return ShiftyEngine(load_shapes().for_tier(tier), background())


@cache
def found_in(path: Path, tier: str = "") -> tuple[Finding, ...]:
    """What a fast engine finds in a submission, at ``tier`` or else at the one that its name wants."""
    tier = tier or tier_of(path)
    return check_triples(triples_of(path), path.name, tier, load_shapes(), engine_at(tier)).findings


def shape_of(path: Path) -> str:
    """The shape that a file is named after: MAP-03-actors for MAP-03-actors--one.ru."""
    return path.name.partition(".")[0].partition("--")[0]


def requirement_of(path: Path) -> str:
    """The requirement that a file is named after: MAP-03 for MAP-03-actors--one.ru; empty for other files."""
    found = re.match(r"[A-Z]{3}-\d\d(?=-)", path.name)
    return found[0] if found else ""


def tier_of(path: Path) -> str:
    """The tier to try a file at: the lowest that asks for the requirement in its name, else the one that the record states."""
    tiers = load_shapes().tiers.values()
    requirement = requirement_of(path)
    if requirement:
        found = [t.name for t in tiers if any(r.id == requirement for r in t.requirements)]
        if not found:
            raise ValueError(f"{path.name}: no tier asks for {requirement}")
        return found[0]
    stated = {getattr(t.object, "value", "") for t in triples_of(path) if t.predicate.value == PREFIXES["dcterms"] + "conformsTo"}
    return next((t.name for t in tiers if t.iri in stated), "registered")


def whole(path: Path) -> str:
    """The whole submission as Turtle, subject by subject, with the prefixes of the file it starts from."""
    triples = sorted(dict.fromkeys(triples_of(path)), key=lambda t: (isinstance(t.subject, ox.BlankNode), str(t.subject)))
    start = base_of(path) if path.suffix == ".ru" else path
    prefixes = _prefixes(start) if start.suffix == ".ttl" else PREFIXES
    return ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=prefixes).decode()  # type: ignore[union-attr]


# ---- the command


def wanted_in(path: Path) -> list[str]:
    """The shapes that are to find something: the one that the file is named after; none for a valid submission."""
    return [shape_of(path)] if requirement_of(path) and path.parent.name != "valid" else []


def _check(path: Path, tier: str) -> bool:
    tried = tier or tier_of(path)
    found, wanted = found_in(path, tried), wanted_in(path)
    right = [f.shape.removeprefix(SGSH) for f in found] == wanted
    print(f"{'as wanted' if right else 'NOT as wanted'}: {path.name} at {tried}: {len(found)} found, wanted {wanted[0] if wanted else 'none'}")
    for f in found:
        print(f"    {f.severity:9} {f.shape.removeprefix(SGSH)}  at {curie(f.focus)}" + "".join(f"\n        value {curie(v)}" for v in f.values))
    return right


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints what the first lines of this file say."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--check", action="store_true", help="print what is found, not the submission")
    parser.add_argument("--tier", default="", help="the tier to check at, else that of the requirement in the name, else the one the record states")
    options = parser.parse_args(arguments)
    code = 0
    for path in options.files:
        try:
            if options.check:
                code = max(code, 0 if _check(path, options.tier) else 1)
            else:
                print(whole(path), end="")
        except (OSError, SyntaxError, ValueError, Sg2Error) as error:
            print(f"{path.name}: {error}", file=sys.stderr)
            code = 2
    return code


if __name__ == "__main__":
    sys.exit(main())
