"""Asks HermiT (Glimm and others, 2014), which decides all of OWL 2 DL: the Java program that owlready2 brings, run for one question and then gone.

The program is called as owlready2 calls it, but what goes in and out does not pass through owlready2. Its reader raises at an ill-typed literal and
gives every string a datatype, which makes this HermiT's handling of keys wrong; its writer keeps the most specific classes only.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import version
from importlib.util import find_spec
from itertools import pairwise
from os import pathsep
from pathlib import Path

import pyoxigraph as ox

from sg2kg.errors import OpinionError
from sg2kg.reasoning.components import Node
from sg2kg.reasoning.loading import TYPE, Statement
from sg2kg.reasoning.opinions.opinion import OWL, Opinion, Vocabulary, given, stated
from sg2kg.reasoning.owl.expressions import NOTHING
from sg2kg.reasoning.rules import Fact, Link, Member

SECONDS = 300.0
MEMORY_MB = 2000
MAX_ANSWER_BYTES = 256 * 1024**2
_FEW = 2000
_NEEDS = "HermiT needs Java and the package owlready2, which brings it"
_HINT = "Install a JRE, e.g. default-jre-headless, and pip install 'sg2kg[hermit]'."
_LINE = re.compile(r"^(SubClassOf|EquivalentClasses|SubObjectPropertyOf|EquivalentObjectProperties|Type)\( (.*) \)$", re.MULTILINE)
_ARGUMENT = re.compile(r"(ObjectInverseOf\( )?<([^<>\s]*)>")
_VALUES = re.compile(r"^<([^<>\s]*)> \(known instances:(.*)\| possible instances:", re.MULTILINE)
_PAIR = re.compile(r"\(<([^<>\s]*)>, <([^<>\s]*)>\)")
_ANONYMOUS = "internal:"
"""How HermiT writes individuals that have no name."""

Directed = tuple[str, bool]
"""A property, and whether it is read backwards."""


def hermit_opinion(statements: Iterable[Statement], vocabulary: Vocabulary, seconds: float = SECONDS) -> Opinion:
    """What HermiT derives from the statements. Direct Semantics of OWL 2 (W3C, 2012).

    Raises OpinionError where Java or owlready2 is missing, where it takes longer than ``seconds`` or too much memory, and where HermiT refuses the
    axioms, as it does what is not in OWL 2 DL.
    """
    triples = given(statements, vocabulary)
    consistent, text = _ask(triples, ["-c", "-O", "-I", "-Y"], seconds)
    name = f"HermiT of owlready2 {version('owlready2')}"
    if consistent:
        return _read(text, triples, vocabulary, name)
    return Opinion("hermit", name, *stated(triples, vocabulary), inconsistent=True)


def hermit_upholds(fact: Fact, statements: Iterable[Statement], vocabulary: Vocabulary, seconds: float = SECONDS) -> bool:
    """Whether a fact follows: whether it contradicts the statements to deny it. Raises like :func:`hermit_opinion`.

    This is surer than to find it in the opinion. Where an axiom leaves open which individual is meant, HermiT lists what holds in the case it tried.
    """
    consistent, _ = _ask([*given(statements, vocabulary), *_denial(fact)], ["-k"], seconds)
    return not consistent


def _denial(fact: Fact) -> Iterator[ox.Triple]:
    node, a = ox.BlankNode(), ox.NamedNode(TYPE)
    if isinstance(fact, Member):
        yield ox.Triple(ox.NamedNode(fact.x), a, node)
        yield ox.Triple(node, a, ox.NamedNode(OWL + "Class"))
        yield ox.Triple(node, ox.NamedNode(OWL + "complementOf"), ox.NamedNode(fact.cls))
        return
    yield ox.Triple(node, a, ox.NamedNode(OWL + "NegativePropertyAssertion"))
    parts = {"sourceIndividual": fact.x, "assertionProperty": fact.property, "targetIndividual": fact.y}
    yield from (ox.Triple(node, ox.NamedNode(OWL + name), ox.NamedNode(iri)) for name, iri in parts.items())


def _ask(triples: list[ox.Triple], options: list[str], seconds: float) -> tuple[bool, str]:
    """Whether the triples are consistent, and what was printed."""
    # a short run ends before a better compiler has paid for itself
    compiler = ["-XX:TieredStopAtLevel=1"] if len(triples) < _FEW else []
    command = [_java(), f"-Xmx{MEMORY_MB}m", "-XX:+UseSerialGC", *compiler, "-cp", _class_path(), "org.semanticweb.HermiT.cli.CommandLine"]
    with tempfile.TemporaryDirectory(prefix="sg2kg-") as folder:
        path = Path(folder, "ontology.nt")
        ox.serialize(triples, str(path), format=ox.RdfFormat.N_TRIPLES)
        code, text = _run([*command, "-N", "--ignoreUnsupportedDatatypes", *options, path.as_uri()], Path(folder), seconds)
    if code == 0 or "Inconsistent ontology" in text:
        return code == 0, text
    raise OpinionError(f"HermiT refuses the ontology: {_reason(text)}", "It reads OWL 2 DL with well-typed literals only.")


def _java() -> str:
    found = shutil.which("java")
    if found is None:
        raise OpinionError(f"{_NEEDS}; there is no java", _HINT)
    return found


def _class_path() -> str:
    spec = find_spec("owlready2")  # where it is; owlready2 itself is not imported
    for place in (spec.submodule_search_locations or ()) if spec else ():
        folder = Path(place, "hermit")
        if (folder / "HermiT.jar").is_file():
            return pathsep.join([str(folder), str(folder / "HermiT.jar")])
    raise OpinionError(f"{_NEEDS}; there is no owlready2", _HINT)


def _run(command: list[str], folder: Path, seconds: float) -> tuple[int, str]:
    """The exit code, and what was printed; through a file, so that its size is known before it is read."""
    answer = folder / "answer"
    try:
        with answer.open("wb") as out:
            done = subprocess.run(command, timeout=seconds, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT, cwd=folder)
    except subprocess.TimeoutExpired:
        raise OpinionError(f"HermiT gave no answer within {seconds:g} s", "Give it fewer statements, or more time.") from None
    except OSError as error:
        raise OpinionError(f"Java cannot be started: {error}", _HINT) from None
    if answer.stat().st_size > MAX_ANSWER_BYTES:
        raise OpinionError("HermiT's answer is too large", "Give it fewer statements.")
    return done.returncode, answer.read_text(encoding="utf-8", errors="replace")


def _reason(text: str) -> str:
    if "OutOfMemoryError" in text:
        return f"it needs more than {MEMORY_MB} MB"
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith(("\tat ", "Caused by"))]
    first = next((line for line in lines if "Exception" in line), lines[0] if lines else "it does not say why")
    return re.sub(r'^Exception in thread "[^"]*" |\b(?:[a-z]+\.)+(?=[A-Z])', "", first)[:300]


# ---- the answer


def _read(text: str, triples: list[ox.Triple], vocabulary: Vocabulary, name: str) -> Opinion:
    """The opinion in HermiT's answer.

    HermiT writes direct classes and the most specific properties only; what is above them follows, so both are closed before anything is compared.
    """
    classes: dict[str, set[str]] = defaultdict(set)
    properties: dict[Directed, set[Directed]] = defaultdict(set)
    types: list[tuple[str, str]] = []
    for kind, arguments in _LINE.findall(text):
        terms: list[Directed] = [(iri, bool(inverse)) for inverse, iri in _ARGUMENT.findall(arguments)]
        if kind == "Type":
            types.append((terms[0][0], terms[1][0]))
        elif kind.endswith("Classes") or kind == "SubClassOf":
            _note(classes, [iri for iri, _ in terms], both=kind != "SubClassOf")
        else:
            _note(properties, terms, both=kind != "SubObjectPropertyOf")
            _note(properties, [(iri, not back) for iri, back in terms], both=kind != "SubObjectPropertyOf")
    above = closed(classes)
    unsatisfiable = frozenset(c for c in vocabulary.classes if NOTHING in above.get(c, ()))
    asserted_members, asserted_links = stated(triples, vocabulary)
    members = {
        Member(c, x)
        for x, direct in types
        if not x.startswith(_ANONYMOUS)
        for c in (direct, *above.get(direct, ()))
        if c in vocabulary.classes and c not in unsatisfiable
    }
    links = {link for link in _links(text, closed(properties)) if link.property in vocabulary.object_properties}
    kept = vocabulary.classes - unsatisfiable
    return Opinion(
        name="hermit",
        version=name,
        memberships=asserted_members | members,
        links=asserted_links | links,
        inconsistent=False,
        unsatisfiable=unsatisfiable,
        subsumptions=frozenset((c, a) for c in kept for a in above.get(c, ()) if a in kept and a != c),
    )


def _note(graph: dict[Node, set[Node]], terms: list[Node], both: bool) -> None:
    for lower, upper in pairwise(terms):
        graph[lower].add(upper)
        if both:
            graph[upper].add(lower)


def _links(text: str, above: Mapping[Directed, set[Directed]]) -> Iterator[Link]:
    for iri, known in _VALUES.findall(text):
        wanted = [(iri, False), *above.get((iri, False), ())]
        for x, y in _PAIR.findall(known):
            if x.startswith(_ANONYMOUS) or y.startswith(_ANONYMOUS):
                continue
            for property, back in wanted:
                yield Link(property, y, x) if back else Link(property, x, y)


def closed(graph: Mapping[Node, Iterable[Node]]) -> dict[Node, set[Node]]:
    """By node: all that it leads to in one step or more."""
    found: dict[Node, set[Node]] = {}
    for start in graph:
        reached: set[Node] = set()
        todo = list(graph[start])
        while todo:
            node = todo.pop()
            if node not in reached:
                reached.add(node)
                todo.extend(graph.get(node, ()))
        found[start] = reached
    return found
