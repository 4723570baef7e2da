"""Some shapes as pyshifty checks with them, as often as it takes for all results to be right; the fast engine asks it for results."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import TypeVar

import pyoxigraph as ox
from shifty._shifty import PreparedValidator

from sg2kg.errors import CheckError
from sg2kg.validation.engines.encoding import Change, blank_as_iri, both, changed, has_blank, has_illtyped, only, plainly_illtyped
from sg2kg.validation.engines.report import results_in
from sg2kg.validation.engines.restore import Prepared
from sg2kg.validation.engines.seam import SH, Result
from sg2kg.validation.engines.slices import Slices, asked_by, ntriples
from sg2kg.validation.shapes.facts import Facts, node
from sg2kg.validation.shapes.wellformed import shapes_in, used_by
from sg2kg.validation.shapes.wellformed_sparql import components

Paths = Mapping[str, Sequence[ox.Triple]]
MARK = "urn:sg2kg:mark"
"""Property and subject of triples that make their objects focus nodes."""
_LOGIC = frozenset(SH + f"{c}ConstraintComponent" for c in ("Not", "And", "Or", "Xone", "Node", "QualifiedMinCount", "QualifiedMaxCount"))
_OF_TYPES = _LOGIC | {
    SH + f"{c}ConstraintComponent"
    for c in ("Datatype", "MinExclusive", "MinInclusive", "MaxExclusive", "MaxInclusive", "LessThan", "LessThanOrEquals")
}
"""The components to which it matters whether a literal is ill-typed."""
_OF_BLANK = tuple(SH + p for p in ("nodeKind", "pattern", "minLength", "maxLength"))
"""The constraints to which it matters whether a node is blank."""
_NONE = frozenset[str]()
_T = TypeVar("_T")


class Part:
    """Some shapes, with no more of background and submission than they can ask for."""

    def __init__(self, shapes: Sequence[ox.Triple], slices: Slices, sliced: bool = True) -> None:
        self._prepared = Prepared(shapes, linted=sliced)
        self._validator = loaded(self._prepared.triples)
        asked = asked_by(shapes) if sliced else None
        self._asked = None if asked is None else asked | {MARK}
        self._slices = slices
        self._background = slices.text(self._asked)
        self._forward = self._forward_only(shapes) if sliced else None
        self._nested = list(_nested_with_sparql(self._prepared.facts)) if self._prepared.has_sparql else []
        self._undecided = any(p in self._prepared.facts.properties(s) for s in self._nested for p in _OF_BLANK)

    def decides(self, submission: Sequence[ox.Triple]) -> bool:
        """Whether pyshifty can be made to decide: not where SPARQL and kinds of node are asked of blank nodes within one constraint."""
        return not (self._undecided and any(blank_as_iri(n) is not n for t in submission for n in (t.subject, t.object)))

    def results(self, submission: Sequence[ox.Triple], paths: Paths) -> list[Result]:
        """All that these shapes find; raises CheckError where pyshifty cannot tell."""
        kept = submission if self._asked is None else [t for t in submission if t.predicate.value in self._asked]
        text = (self._background if self._forward is None else ntriples(self._background_of(kept))) + ntriples(kept)
        ways = list(self._ways(text))
        elsewhere = {c for _, taken in ways for c in taken}
        found = only(self._found(text, paths), lambda c: c not in elsewhere)
        for change, taken in ways:
            other = ntriples(changed([*self._background_of(kept), *kept], change))
            found += only(self._found(other, paths), taken.__contains__)
        return found

    def _forward_only(self, shapes: Sequence[ox.Triple]) -> Mapping[str, Sequence[ox.Triple]] | None:
        """What the background says of each thing, where these shapes only go forward; None where they may come to a thing in another way.

        Such shapes start at things of the submission, so of the background they see no more than what is reached from these.
        """
        if self._prepared.has_sparql or any(t.predicate.value == SH + "inversePath" for t in shapes):
            return None
        found: dict[str, list[ox.Triple]] = defaultdict(list)
        for t in self._slices.of(self._asked):
            found[node(t.subject)].append(t)
        return found

    def _background_of(self, submission: Sequence[ox.Triple]) -> Sequence[ox.Triple]:
        """What these shapes can see of the background from a submission."""
        forward = self._forward
        if forward is None:
            return self._slices.of(self._asked)
        waiting = list(dict.fromkeys(n for t in submission for n in (node(t.subject), node(t.object)) if n in forward))
        seen, found = set(waiting), list[ox.Triple]()
        for thing in waiting:  # grows while it is read
            for t in forward[thing]:
                found.append(t)
                target = node(t.object)
                if target in forward and target not in seen:
                    seen.add(target)
                    waiting.append(target)
        return found

    def _ways(self, text: bytes) -> Iterator[tuple[Change, Collection[str]]]:
        """How else the data is to be written, and the components whose results are taken from there."""
        blank = self._prepared.has_sparql and has_blank(text)
        logic = _LOGIC if self._nested else _NONE
        typed = _OF_TYPES if has_illtyped(text) else _NONE
        if blank:
            yield blank_as_iri, self._prepared.components | (logic - typed)
        if typed:
            yield both if blank and logic else plainly_illtyped, typed

    def _found(self, text: bytes, paths: Paths) -> list[Result]:
        said = asked(self._validator.validate_w3c, text, "data")
        told = results_in(q.triple for q in ox.parse(said._report_ntriples.encode(), format=ox.RdfFormat.N_TRIPLES))
        return [self._prepared.restored(r, paths) for r in told]


def loaded(triples: Sequence[ox.Triple]) -> PreparedValidator:
    """A validator of pyshifty with these shapes; raises CheckError where it cannot read them."""
    return _guarded(lambda: PreparedValidator(ntriples(triples), None, "nt"))


def asked(validate: Callable[..., _T], text: bytes, mode: str) -> _T:
    """What a validator says of data in N-Triples; raises CheckError where it gives up."""
    return _guarded(lambda: validate(text, None, "nt", mode, None, False, "info", True, "error", False))


def _guarded(work: Callable[[], _T]) -> _T:
    try:
        return work()
    except CheckError:
        raise
    except BaseException as error:  # a panic of pyshifty is no Exception
        if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
            raise
        raise CheckError(f"the engine gave up: {' '.join(str(error).split())[:300]}", "Correct the submission, or report this.") from error


def _nested_with_sparql(facts: Facts) -> Iterator[str]:
    """The shapes within constraints such as sh:not and sh:node, where any of them has a constraint in SPARQL."""
    own = [c.mandatory for c in components(facts)]
    direct = [n for s in shapes_in(facts) for n in used_by(facts, s) if n not in facts.nodes(s, SH + "property")]
    inner = list(dict.fromkeys(direct))
    seen = set(inner)
    for shape in inner:  # grows while it is read
        more = [n for n in used_by(facts, shape) if n not in seen]
        seen.update(more)
        inner += more
    if any(facts.values(s, SH + "sparql") or any(m and m <= facts.properties(s).keys() for m in own) for s in inner):
        yield from inner
