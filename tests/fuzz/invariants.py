"""What must hold of any bytes whatsoever, with an answer or a refusal; called by the property tests and by the fuzzers of this folder."""

from __future__ import annotations

import logging
import re
import time
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import pyoxigraph as ox
import rdflib
from rdflib.term import Node

from hostile import GARDEN
from sg2kg.errors import CheckError, InputError, Sg2Error
from sg2kg.graph import read_bytes
from sg2kg.graph.positions import Positions
from sg2kg.graph.read import EXTENSIONS
from sg2kg.validation.admission import admit
from sg2kg.validation.engines import prepare
from sg2kg.validation.submission import submission_of

FORMATS = tuple(dict.fromkeys(EXTENSIONS.values()))
RDFLIB = {
    ox.RdfFormat.TURTLE: "turtle",
    ox.RdfFormat.N_TRIPLES: "nt",
    ox.RdfFormat.N_QUADS: "nquads",
    ox.RdfFormat.TRIG: "trig",
    ox.RdfFormat.RDF_XML: "xml",
    ox.RdfFormat.JSON_LD: "json-ld",
}
SECONDS = 5.0
"""Far more than any input of a few kilobytes may take."""
_OBEYED = ("Cc", "Cs", "Zl", "Zp")
_TURNING = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
logging.getLogger("rdflib").setLevel(logging.CRITICAL)


def read_or_refused(data: bytes, format: ox.RdfFormat) -> list[ox.Quad]:
    """The statements in ``data``, or none where it is refused; raises AssertionError for a refusal of more than two lines, or one that takes long."""
    begin = time.monotonic()
    try:
        return read_bytes(data, format, "it")
    except InputError as error:
        told_in_two_lines(error)
        return []
    finally:
        assert time.monotonic() - begin < SECONDS, "reading took too long"


def admitted_or_refused(data: bytes, format: ox.RdfFormat) -> str:
    """The record in ``data``, or an empty text where it is no submission; raises AssertionError like :func:`read_or_refused`."""
    quads = read_or_refused(data, format)
    if not quads:
        return ""
    try:
        return admit([ox.Triple(q.subject, q.predicate, q.object) for q in quads], "it")
    except CheckError as error:
        told_in_two_lines(error)
        return ""


def told_in_two_lines(error: Sg2Error) -> None:
    """Raises AssertionError for an error that is longer than two lines, or holds what a terminal would obey."""
    lines = str(error).split("\n")
    assert 1 <= len(lines) <= 2, lines
    assert not any(unicodedata.category(c) in _OBEYED or c in _TURNING for line in lines for c in line), lines
    assert len(str(error)) < 2000, len(str(error))


def same_for_two_parsers(data: bytes, format: ox.RdfFormat) -> bool:
    """Whether pyoxigraph and rdflib read the same statements, up to blank nodes; true where one of them refuses ``data``.

    rdflib would fetch what a file names, and is given only what our reading has let through.
    """
    ours = read_or_refused(data, format)
    if not ours:
        return True
    theirs = _read_by_rdflib(data, format)
    return theirs is None or _canonical(ours) == _canonical(theirs)


def _read_by_rdflib(data: bytes, format: ox.RdfFormat) -> list[ox.Quad] | None:
    dataset = rdflib.Dataset(default_union=True)
    try:
        with _as_written():
            dataset.parse(data=data, format=RDFLIB[format], publicID="urn:x-base:/")
        return [ox.Quad(_subject(s), _predicate(p), _term(o)) for s, p, o, _ in dataset.quads()]
    except Exception:  # rdflib raises anything; what it cannot read, or read and not write, cannot be compared
        return None


@contextmanager
def _as_written() -> Iterator[None]:
    """rdflib keeps the text of literals as it stands, instead of the usual form of their value."""
    before, rdflib.NORMALIZE_LITERALS = rdflib.NORMALIZE_LITERALS, False
    try:
        yield
    finally:
        rdflib.NORMALIZE_LITERALS = before


def _subject(term: Node) -> ox.NamedNode | ox.BlankNode:
    found = _term(term)
    if isinstance(found, ox.Literal):
        raise ValueError("a literal as subject")
    return found


def _predicate(term: Node) -> ox.NamedNode:
    found = _term(term)
    if not isinstance(found, ox.NamedNode):
        raise ValueError("a predicate that is no IRI")
    return found


def _term(term: Node) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    if isinstance(term, rdflib.Literal):
        if term.language:
            return ox.Literal(str(term), language=str(term.language).lower())
        return ox.Literal(str(term), datatype=ox.NamedNode(str(term.datatype))) if term.datatype else ox.Literal(str(term))
    if isinstance(term, rdflib.URIRef):
        return ox.NamedNode(str(term))
    return ox.BlankNode("b" + "".join(c if c.isalnum() and c.isascii() else f"x{ord(c):x}" for c in str(term)))


def _canonical(quads: Iterable[ox.Quad]) -> set[ox.Quad]:
    found = ox.Dataset(ox.Quad(_alike(q.subject), _alike(q.predicate), _alike(q.object)) for q in quads)
    found.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return set(found)


def _alike(term: Any) -> Any:
    if isinstance(term, ox.Literal) and term.language:
        return ox.Literal(term.value, language=term.language.lower())
    if isinstance(term, ox.NamedNode):  # where rdflib resolves a relative IRI it makes one slash of two, and adds /. to a base without a path
        return ox.NamedNode(re.sub(r"/\.(?=[#?]|$)", "", re.sub(r"(?<!:)/+", "/", term.value)))
    return term


def placed(data: bytes, format: ox.RdfFormat) -> None:
    """Raises AssertionError where the place of a statement in ``data`` is told that is not in the text, or takes long to tell."""
    quads = read_or_refused(data, format)
    begin = time.monotonic()
    positions = Positions(data, format, [q.triple for q in quads])
    lines = len(re.split(r"\r\n|\r|\n", data.decode("utf-8-sig"))) if quads else 0
    for quad in quads[:200]:
        at = positions.of(quad.subject, quad.predicate.value, quad.object)
        assert at is None or 1 <= at[0] <= lines, (at, lines)
    assert time.monotonic() - begin < SECONDS, "telling places took too long"


def shapes_prepared_or_refused(data: bytes) -> None:
    """Raises whatever is not a refusal in words where ``data`` are taken for shapes, with which a small graph is checked."""
    begin = time.monotonic()
    try:
        submission = submission_of(data, ox.RdfFormat.TURTLE, "shapes", "urn:x-base:/")
        report = prepare(submission.triples).check(submission_of(GARDEN).triples)
        assert all(r.component for r in report.results)
    except Sg2Error as error:
        told_in_two_lines(error)
    finally:
        assert time.monotonic() - begin < SECONDS, "checking took too long"


def read_alike(data: bytes, format: ox.RdfFormat) -> None:
    """Raises AssertionError where two parsers read different statements in ``data``."""
    assert same_for_two_parsers(data, format), f"{format.name}: two parsers read different statements"


def for_some_format(check: Callable[[bytes, ox.RdfFormat], object]) -> Callable[[bytes], None]:
    """A function that calls ``check`` with all of its bytes but the first, which chooses the format: the form in which fuzzers hold their inputs."""

    def one_input(data: bytes) -> None:
        if data:
            check(data[1:], FORMATS[data[0] % len(FORMATS)])

    return one_input
