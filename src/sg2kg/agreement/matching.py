"""Which phase or actor of one coding is the same as which of another: by IRI, else by a label that nothing else has."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Sequence

from sg2kg.agreement.codings import Coding
from sg2kg.knowledge.status import case_name

Group = list["str | None"]
"""One thing as each coding names it; None where a coding has it not."""


def matched(codings: Sequence[Coding], things: Sequence[Sequence[str]]) -> list[Group]:
    """Groups of the same thing; ``things`` are the IRIs (or blank nodes) in each coding.

    A name alone, such as ``actor-1``, never matches: it may stand for somebody else in another coding. Labels count in any language, without regard
    to case and spaces, and only where one thing in each coding has them.
    """
    groups: list[Group] = []
    by_iri: dict[str, Group] = {}
    for i, of_coding in enumerate(things):
        for thing in of_coding:
            group = by_iri.get(thing) if ":" in thing else None
            if group is None:
                group = [None] * len(codings)
                groups.append(group)
                if ":" in thing:
                    by_iri[thing] = group
            group[i] = thing
    merged: list[Group] = []
    for group in groups:
        labels = _labels(codings, group)
        alike = [g for g in merged if labels & _labels(codings, g) and not any(a and b for a, b in zip(group, g, strict=True))]
        if len(alike) == 1:
            alike[0][:] = [a or b for a, b in zip(alike[0], group, strict=True)]
        else:
            merged.append(group)
    return merged


def called(codings: Sequence[Coding], group: Group, lang: str) -> str:
    """The label of a thing, in the first coding that has it."""
    i, thing = next((i, t) for i, t in enumerate(group) if t is not None)
    return codings[i].label(thing, lang)


def doubtful(codings: Sequence[Coding], group: Group) -> list[str]:
    """The labels of a thing where two codings use one IRI, and have no label of it in common."""
    having = [(c, t) for c, t in zip(codings, group, strict=True) if t is not None]
    labels = [c.labels(t) for c, t in having]
    apart = any(a and b and not a & b for a, b in itertools.pairwise(labels))
    return [f"{c.label(t, 'en')} ({c.name})" for c, t in having] if apart else []


def one_only(codings: Sequence[Coding], case: str, kind: str, found: Sequence[tuple[str, Group]]) -> list[str]:
    """Says what only one of those who coded a case has; ``found`` are things with what each coding has of them."""
    having = [i for i, c in enumerate(codings) if case in c.cases]
    alone: dict[int, list[str]] = defaultdict(list)
    for what, group in found:
        by = [i for i in having if group[i] is not None]
        if len(by) == 1:
            alone[by[0]].append(what)
    told = []
    for i, whats in sorted(alone.items()):
        more = f"; and {len(whats) - 8} more" if len(whats) > 8 else ""
        told.append(f"{case_name(case)}: {kind} that only {codings[i].name} has: {'; '.join(sorted(whats)[:8])}{more}")
    return told


def _labels(codings: Sequence[Coding], group: Group) -> frozenset[str]:
    return frozenset(label for c, t in zip(codings, group, strict=True) if t is not None for label in c.labels(t))
