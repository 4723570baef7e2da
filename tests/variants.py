"""Variants of a complete submission in which one term is missing, stands alone, or stands instead of another: they show whether a list is read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

import pyoxigraph as ox

Triples = tuple[ox.Triple, ...]


def variants(submission: Sequence[ox.Triple], term: ox.NamedNode, others: Collection[object]) -> Iterator[Triples]:
    """Variants about ``term``, one of a list with ``others``; the cheap and likely ones first.

    The submission as it is; without any mention of the term; with the term wherever one of the others stands. Then, place by place: without
    this mention; with the term as the only one of several values; with the term instead of this other one, and beside it.
    """
    yield tuple(submission)
    mentions = [t for t in submission if t.object == term]
    swapped = [t for t in submission if t.object in others]
    if mentions:
        yield tuple(t for t in submission if t.object != term)
    if swapped:
        yield _once(_instead(t, term) if t.object in others else t for t in submission)
    for mention in mentions:
        yield tuple(t for t in submission if t != mention)
        beside = [t for t in submission if (t.subject, t.predicate) == (mention.subject, mention.predicate) and t != mention]
        if beside:
            yield tuple(t for t in submission if t not in beside)
    for one in swapped:
        yield _once(_instead(t, term) if t == one else t for t in submission)
        yield (*submission, _instead(one, term))


def _instead(triple: ox.Triple, term: ox.NamedNode) -> ox.Triple:
    return ox.Triple(triple.subject, triple.predicate, term)


def _once(triples: Iterable[ox.Triple]) -> Triples:
    return tuple(dict.fromkeys(triples))
