"""Asks owlrl and reasonable, two reasoners by the rules of OWL 2 RL in Python and Rust, each in a process of its own that may not grow without end.

Neither is bounded in time or memory by itself: reasonable took 16 GB for ten thousand cases. What each lacks is in :data:`LIMITS`.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from importlib import import_module
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from sg2kg.errors import OpinionError
from sg2kg.reasoning.loading import Statement
from sg2kg.reasoning.opinions.opinion import OWL, Opinion, Vocabulary, given, stated

SECONDS = 120.0
MEMORY_BYTES = 4 * 1024**3
NAMES = ("owlrl", "reasonable")
UNSOUND = frozenset({OWL + "hasKey"})
"""Left out before either is asked: owlrl overlooks the last key of an axiom, so that one with a single key makes all members of a class the same."""
LIMITS: dict[str, dict[str, str]] = {
    "owlrl": {},
    "reasonable": {"prp-spo2": "reasonable has no property chains", "cls-oo": "reasonable does not read what is one of these"},
}
"""By reasoner: what it is known not to have, by the name of the rule."""


def rule_opinion(name: str, statements: Iterable[Statement], vocabulary: Vocabulary, seconds: float = SECONDS) -> Opinion:
    """What owlrl or reasonable derives from the statements.

    Raises OpinionError where it is not installed, takes longer than ``seconds``, or ends without an answer.
    """
    _require(name)
    with tempfile.TemporaryDirectory(prefix="sg2kg-") as folder:
        data, answer = Path(folder, "data.nt"), Path(folder, "answer.nt")
        ox.serialize(given(statements, vocabulary, UNSOUND), str(data), format=ox.RdfFormat.N_TRIPLES)
        command = [sys.executable, "-m", "sg2kg.reasoning.opinions.rule_reasoners", name, str(data), str(answer)]
        try:
            done = subprocess.run(command, timeout=seconds, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        except subprocess.TimeoutExpired:
            raise OpinionError(f"{name} gave no answer within {seconds:g} s", "Give it fewer statements, or more time.") from None
        if done.returncode != 0 or not answer.exists():
            raise OpinionError(f"{name} ended without an answer", "It may have run out of memory: give it fewer statements.")
        derived = list(ox.parse(path=answer, format=ox.RdfFormat.N_TRIPLES))
        errors = json.loads(done.stdout)
    return _opinion(name, derived, errors, vocabulary)


def rule_opinion_here(name: str, statements: Iterable[Statement], vocabulary: Vocabulary) -> Opinion:
    """The same in this very process, without any bound: for statements that are known to be few and harmless.

    Raises OpinionError where it is not installed.
    """
    _require(name)
    out = io.BytesIO()
    ox.serialize(given(statements, vocabulary, UNSOUND), out, format=ox.RdfFormat.N_TRIPLES)
    derived, errors = _REASONERS[name](out.getvalue())
    return _opinion(name, list(ox.parse(derived, format=ox.RdfFormat.N_TRIPLES)), errors, vocabulary)


def _require(name: str) -> None:
    if find_spec(name) is None:
        raise OpinionError(f"{name} is not installed", f"pip install {name}")


def _opinion(name: str, derived: Iterable[Statement], errors: list[str], vocabulary: Vocabulary) -> Opinion:
    members, links = stated(derived, vocabulary)
    return Opinion(name, f"{name} {version(name)}", members, links, inconsistent=True if errors else None)


# ---- the reasoners themselves: N-Triples in, N-Triples and contradictions out


def _owlrl(data: bytes) -> tuple[bytes, list[str]]:
    owlrl = import_module("owlrl")
    graph = _graph(data)
    closure = owlrl.OWLRL_Semantics(graph, False, False, False)
    closure.closure()
    return _written(graph), list(closure.error_messages)


def _reasonable(data: bytes) -> tuple[bytes, list[str]]:
    reasoner = import_module("reasonable").PyReasoner()
    reasoner.from_graph(_graph(data))
    return _written(reasoner.reason()), []


_REASONERS: dict[str, Callable[[bytes], tuple[bytes, list[str]]]] = {"owlrl": _owlrl, "reasonable": _reasonable}


def _graph(data: bytes) -> Any:
    from rdflib import Graph

    return Graph().parse(data=data, format="nt")


def _written(triples: Iterable[Any]) -> bytes:
    """The statements between IRIs, which are all that is compared; literals as subjects, which owlrl makes, could not be written at all."""
    from rdflib import URIRef

    kept = (t for t in triples if all(isinstance(term, URIRef) for term in t))
    return "".join(f"{s.n3()} {p.n3()} {o.n3()} .\n" for s, p, o in kept).encode()


def _main(name: str, data: str, answer: str) -> None:
    _limit_memory()
    derived, errors = _REASONERS[name](Path(data).read_bytes())
    Path(answer).write_bytes(derived)
    print(json.dumps(errors))


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # no such limit on Windows
        return
    try:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    except (ValueError, OSError):  # macOS refuses it, and a stricter limit may stand already
        return


if __name__ == "__main__":
    _main(*sys.argv[1:])
