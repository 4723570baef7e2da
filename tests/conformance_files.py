"""Reads cases of SHACL conformance and compares what an engine reports with what they expect; tests call it, and so does whoever writes a case.

    python tests/conformance_files.py --run FOLDER...                     runs all cases below a folder, prints where the engine disagrees
    python tests/conformance_files.py --run FOLDER --engine reference     the same with another engine: fast, reference or both
    python tests/conformance_files.py --run FOLDER --names                prints no more than the names of cases that disagree

A folder holds files of ours (tests/conformance/README.md) or of the W3C suite of tests.
Exit code 1: a case disagrees. 2: there is none, or one cannot be read.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Union
from urllib.parse import unquote, urlsplit

import pyoxigraph as ox

from sg2kg.errors import CheckError, Sg2Error, ShapesError
from sg2kg.terms import PREFIXES
from sg2kg.validation.engines import prepare

Term = Union[ox.NamedNode, ox.BlankNode, ox.Literal, ox.Triple]
Triples = tuple[ox.Triple, ...]
Row = tuple[tuple[str, str], ...]
"""One result: its properties with what they say, where a blank node is like another and a path is written out."""

CheckGraph = Callable[[Triples, Triples], str]
"""Shapes and data in, report in N-Triples out; raises ShapesError or CheckError where it must not or cannot check."""

CONFORMANCE = Path(__file__).parent / "conformance"
FORMATS = {".ttl": ox.RdfFormat.TURTLE, ".trig": ox.RdfFormat.TRIG}
RDF, SH = PREFIXES["rdf"], PREFIXES["sh"]
MF, SHT = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#", "http://www.w3.org/ns/shacl-test#"
ALWAYS = frozenset(SH + p for p in ("focusNode", "resultPath", "sourceConstraintComponent", "value", "resultSeverity"))
IF_EXPECTED = frozenset(SH + p for p in ("sourceShape", "sourceConstraint", "resultMessage"))
"""Compared where a result that is expected has them; of messages only those that are expected anywhere, as in the W3C suite."""


class Graph:
    """Triples by subject and predicate."""

    def __init__(self, triples: Iterable[ox.Triple]) -> None:
        self._of: dict[tuple[Term, str], list[Term]] = {}
        for t in triples:
            self._of.setdefault((t.subject, t.predicate.value), []).append(t.object)

    def values(self, node: Term, predicate: str) -> list[Term]:
        """All values of a property."""
        return self._of.get((node, predicate), [])

    def value(self, node: Term, predicate: str) -> Term:
        """The one value of a property; raises ValueError where there is none, or another."""
        found = self.values(node, predicate)
        if len(found) != 1:
            raise ValueError(f"{node} has {len(found)} values of <{predicate}>, not one")
        return found[0]

    def instances(self, kind: str) -> list[Term]:
        """All nodes of a type."""
        return [node for (node, predicate), values in self._of.items() if predicate == RDF + "type" and ox.NamedNode(kind) in values]

    def properties(self, node: Term) -> Iterator[tuple[str, Term]]:
        """All properties of a node with their values."""
        return ((predicate, value) for (subject, predicate), values in self._of.items() if subject == node for value in values)


@dataclass(frozen=True)
class Case:
    """One case: data and shapes, and the report that is to come of them, or None where the shapes are to be refused."""

    name: str
    label: str
    shapes: Triples
    data: Triples
    expected: Triples | None


# ---- reading


def cases_in(folder: Path) -> Iterator[Case]:
    """All cases of a file, or of all files below a folder; raises ValueError where one is not written as it should be."""
    paths = [folder] if folder.is_file() else sorted(p for p in folder.rglob("*") if p.suffix in FORMATS)
    for path in paths:
        graphs = _graphs(path.resolve())
        manifest = Graph(graphs[""])
        below = path.name if folder.is_file() else path.relative_to(folder).as_posix()
        for entry in manifest.instances(SHT + "Validate"):
            yield _case(entry, below.rpartition(".")[0], manifest, graphs, path.resolve())


def _case(entry: Term, file: str, manifest: Graph, graphs: Mapping[str, Triples], path: Path) -> Case:
    action, result = manifest.value(entry, MF + "action"), manifest.value(entry, MF + "result")
    local = unquote(_text(entry).replace("#", "/").rpartition("/")[2])
    return Case(
        name=file if file.rpartition("/")[2] == local else f"{file}/{local}",
        label=" ".join(_text(label) for label in manifest.values(entry, PREFIXES["rdfs"] + "label")),
        shapes=_named(_text(manifest.value(action, SHT + "shapesGraph")), graphs, path),
        data=_named(_text(manifest.value(action, SHT + "dataGraph")), graphs, path),
        expected=None if result == ox.NamedNode(SHT + "Failure") else tuple(_below(result, manifest)),
    )


def _named(iri: str, graphs: Mapping[str, Triples], path: Path) -> Triples:
    """The graph of this name in the file itself, else that of a file on this machine; nothing is fetched."""
    if iri == path.as_uri():
        return graphs[""]
    if iri in graphs:
        return graphs[iri]
    parts = urlsplit(iri)
    other = Path(unquote(parts.path))
    if parts.scheme != "file" or not other.is_file():
        raise ValueError(f"{path.name}: there is no graph <{iri}>")
    return _graphs(other)[""]


def _graphs(path: Path) -> dict[str, Triples]:
    """The graphs of a file by name; the default graph has the empty name."""
    graphs: dict[str, list[ox.Triple]] = {"": []}
    for q in ox.parse(path=path, format=FORMATS[path.suffix], base_iri=path.as_uri()):
        name = q.graph_name.value if isinstance(q.graph_name, ox.NamedNode) else ""
        graphs.setdefault(name, []).append(ox.Triple(q.subject, q.predicate, q.object))
    return {name: tuple(triples) for name, triples in graphs.items()}


def _below(node: Term, graph: Graph) -> Iterator[ox.Triple]:
    """The triples of a node and of the blank nodes that it has as values."""
    todo, seen = [node], {node}
    while todo:
        subject = todo.pop()
        for predicate, value in graph.properties(subject):
            yield ox.Triple(subject, ox.NamedNode(predicate), value)  # type: ignore[arg-type]
            if isinstance(value, ox.BlankNode) and value not in seen and predicate != SH + "sourceShape":
                seen.add(value)
                todo.append(value)


# ---- comparing


def differences(case: Case, check_graph: CheckGraph) -> list[str]:
    """What is wrong with the outcome of a case, a line each; empty where it is right."""
    try:
        report = Graph(_triples(check_graph(case.shapes, case.data)))
    except (ShapesError, CheckError) as error:
        return [] if case.expected is None else [f"refused: {error.what}"]
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # a panic of an engine is no Exception
        return [f"broke down: {type(error).__name__}: {error}"]
    if case.expected is None:
        return ["not refused"]
    try:
        return list(_differences(Graph(case.expected), report))
    except ValueError as error:
        return [f"the report is not well-formed: {error}"]


def _triples(report: str) -> Iterator[ox.Triple]:
    return (ox.Triple(q.subject, q.predicate, q.object) for q in ox.parse(report, format=ox.RdfFormat.N_TRIPLES))


def _differences(expected: Graph, found: Graph) -> Iterator[str]:
    root, got = _root(expected), _root(found)
    results = expected.values(root, SH + "result")
    compared = ALWAYS | {p for p in IF_EXPECTED if any(expected.values(r, p) for r in results)}
    messages = {_plain(m) for r in results for m in expected.values(r, SH + "resultMessage")}
    conforms = _plain(expected.value(root, SH + "conforms")), _plain(found.value(got, SH + "conforms"))
    if conforms[0] != conforms[1]:
        yield f"conforms: {conforms[1]}, not {conforms[0]}"
    wanted = Counter(_row(r, expected, compared, messages) for r in results)
    there = Counter(_row(r, found, compared, messages) for r in found.values(got, SH + "result"))
    yield from (f"missing: {_shown(row)}" for row in (wanted - there).elements())
    yield from (f"too much: {_shown(row)}" for row in (there - wanted).elements())
    if wanted == there and _canonical(expected, root, compared) != _canonical(found, got, compared):
        yield "the same blank node is not used, or used, where it should be"


def _root(report: Graph) -> Term:
    roots = report.instances(SH + "ValidationReport")
    if len(roots) != 1:
        raise ValueError(f"there are {len(roots)} reports in it")
    return roots[0]


def _row(result: Term, report: Graph, compared: Iterable[str], messages: set[str]) -> Row:
    for predicate in ("focusNode", "resultSeverity", "sourceConstraintComponent"):
        report.value(result, SH + predicate)
    row = []
    for predicate in compared:
        for value in report.values(result, predicate):
            text = path_of(value, report) if predicate == SH + "resultPath" else _plain(value)
            if predicate != SH + "resultMessage" or text in messages:
                row.append((predicate, text))
    return tuple(sorted(row))


def path_of(node: Term, graph: Graph) -> str:
    """A path written out in full; raises ValueError where it is none, which a blank node without a description is."""
    return _path(node, graph, frozenset())


def _path(node: Term, graph: Graph, above: frozenset[Term]) -> str:
    if isinstance(node, ox.NamedNode):
        return str(node)
    if node in above:
        raise ValueError("a path contains itself")
    above |= {node}
    if graph.values(node, RDF + "first"):
        return "( " + " ".join(_path(member, graph, above) for member in _members(node, graph)) + " )"
    for term in ("inversePath", "alternativePath", "zeroOrMorePath", "oneOrMorePath", "zeroOrOnePath"):
        if graph.values(node, SH + term):
            return f"[ {term} {_path(graph.value(node, SH + term), graph, above)} ]"
    raise ValueError(f"{node} is no path")


def _members(node: Term, graph: Graph) -> Iterator[Term]:
    seen = set[Term]()
    while node != ox.NamedNode(RDF + "nil"):
        if node in seen:
            raise ValueError("a list comes back to itself")
        seen.add(node)
        yield graph.value(node, RDF + "first")
        node = graph.value(node, RDF + "rest")


def _canonical(report: Graph, root: Term, compared: Iterable[str]) -> set[str]:
    """The results with their blank nodes named in a way that does not depend on their names: equal where the reports are isomorphic."""
    told = ox.Dataset()
    for number, result in enumerate(report.values(root, SH + "result")):
        for predicate in set(compared) - {SH + "resultMessage"}:
            for value in report.values(result, predicate):
                term = ox.Literal(path_of(value, report)) if predicate == SH + "resultPath" else _lowered(value)
                told.add(ox.Quad(ox.BlankNode(f"result{number}"), ox.NamedNode(predicate), term))
    told.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return {str(q) for q in told}


def _lowered(term: Term) -> Term:
    """The term with its language in small letters, which is one way to write the same."""
    return ox.Literal(term.value, language=term.language.lower()) if isinstance(term, ox.Literal) and term.language else term


def _plain(term: Term) -> str:
    return "_:" if isinstance(term, ox.BlankNode) else str(_lowered(term))


def _text(term: Term) -> str:
    return "" if isinstance(term, ox.Triple) else term.value


def _shown(row: Row) -> str:
    return "  ".join(f"{predicate.removeprefix(SH)} {text.replace(SH, 'sh:')}" for predicate, text in row)


# ---- the command


def checked_by(engine: str) -> CheckGraph:
    """The checking of a graph by an engine of ours: fast, reference or both."""
    return lambda shapes, data: prepare(shapes, engine=engine).check(data).ntriples


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints what the first lines of this file say."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--run", nargs="+", type=Path, required=True, metavar="FOLDER", help="run the cases of these folders or files")
    parser.add_argument("--engine", default="fast", choices=["fast", "reference", "both"])
    parser.add_argument("--names", action="store_true", help="print no more than the names of the cases that disagree")
    options = parser.parse_args(arguments)
    total, wrong = 0, 0
    try:
        for case in (case for folder in options.run for case in cases_in(folder)):
            found = differences(case, checked_by(options.engine))
            total, wrong = total + 1, wrong + bool(found)
            for line in [case.name] * bool(found) if options.names else [f"{case.name}: {line}" for line in found]:
                print(line)
    except (OSError, SyntaxError, ValueError, Sg2Error) as error:
        print(error, file=sys.stderr)
        return 2
    if not options.names:
        print(f"{total - wrong} of {total} cases as expected")
    return 2 if not total else 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
