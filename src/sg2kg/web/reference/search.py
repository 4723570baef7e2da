"""Finds terms, cases, queries, requirements and documents by words of any of the three languages; the best first.

An exact notation or name comes before an exact label, that before labels that begin so, those before labels that hold all words, and these before
definitions. Chinese needs no blanks: each run of characters is found as it stands, in simplified or traditional form, where the label has both.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sg2kg.terms import curie
from sg2kg.web.reference.terms import Terms, Texts, pick

if TYPE_CHECKING:
    from sg2kg.knowledge import KnowledgeBase

LONGEST = 200
"""Characters that a search may have."""
KINDS = ("concept", "class", "property", "individual", "case", "query", "requirement", "shape", "document")
"""What is found, as pages group it: values and annotations are properties, schemes are concepts."""
_GROUP = {"value": "property", "annotation": "property", "scheme": "concept"}
_FIRST = {
    kind: number for number, kind in enumerate(("concept", "case", "class", "requirement", "property", "individual", "query", "document", "shape"))
}


@dataclass(frozen=True)
class Entry:
    """Something that can be found."""

    kind: str
    path: str
    """The address of its page, from the root of the server."""
    notation: str
    labels: Texts = field(compare=False)
    told: Texts = field(compare=False)
    ours: bool = False
    names: tuple[str, ...] = ()
    """Notations and names by which it is found, folded."""
    said: tuple[str, ...] = field(default=(), compare=False)
    """Labels in all languages, folded."""
    text: str = field(default="", compare=False)
    """All else that is said of it, folded."""


@dataclass(frozen=True)
class Found:
    """An entry, and how well it fits."""

    entry: Entry
    rank: int


def fold(text: str) -> str:
    """A text without what a search must not mind: width, case, accents, quotation marks, runs of blanks."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(re.sub(r"[\"'“”‘’「」『』《》]", "", plain).split())


def entry(
    kind: str, path: str, notation: str, labels: Texts, told: Texts, names: Iterable[str] = (), more: Iterable[str] = (), ours: bool = False
) -> Entry:
    """An entry with its texts folded; ``more`` are other labels."""
    return Entry(
        kind=_GROUP.get(kind, kind),
        path=path,
        notation=notation,
        labels=labels,
        told=told,
        ours=ours,
        names=tuple(dict.fromkeys(fold(n) for n in (notation, *names) if n)),
        said=tuple(dict.fromkeys(fold(t) for t in (*labels.values(), *more))),
        text=" ".join(fold(t) for t in told.values()),
    )


class Index:
    """All that can be found."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = list(entries)

    def find(self, words: str) -> list[Found]:
        """What fits all the words, the best first."""
        asked = fold(words)
        if not asked:
            return []
        parts = asked.split()
        found = [Found(e, rank) for e in self._entries if (rank := _rank(e, asked, parts))]
        return sorted(found, key=lambda f: (-f.rank, _FIRST.get(f.entry.kind, 9), min(map(len, f.entry.said), default=0), f.entry.path))


def _rank(entry: Entry, asked: str, parts: list[str]) -> int:
    if asked in entry.names:
        return 100
    if asked in entry.said:
        return 90
    if any(n.startswith(asked) for n in entry.names):
        return 65 if entry.kind in ("query", "document") else 80
    if any(s.startswith(asked) for s in entry.said):
        return 70
    best = 0
    for said in (*entry.said, *entry.names):
        if all(part in said for part in parts):
            best = max(best, 60 if all(_at_word(part, said) for part in parts) else 50)
    if best:
        return best
    everything = " ".join((*entry.names, *entry.said, entry.text))
    if all(part in everything for part in parts):
        return 40 if any(part in said for part in parts for said in entry.said) else 20
    return 0


def _at_word(part: str, text: str) -> bool:
    return re.search(rf"(?:^|[\s(\[/–—-]){re.escape(part)}", text) is not None


def entries(kb: KnowledgeBase, terms: Terms) -> Iterable[Entry]:
    """All entries: terms, cases, queries, requirements and their shapes; documents are added by who knows them."""
    for term in terms.by_iri.values():
        if term.document == "shapes":
            continue
        more = [t for texts in term.others.values() for t in texts]
        yield entry(
            term.kind,
            term.path,
            term.notation or curie(term.iri),
            term.labels,
            term.definitions,
            (curie(term.iri), term.name, *term.notations),
            more,
            term.ours,
        )
    for requirement in terms.requirements.values():
        yield entry("requirement", f"/docs/tiers#{requirement.id}", requirement.id, requirement.text, requirement.gaming)
    for info in terms.infos.values():
        yield entry("shape", f"/shapes/{info.id}", info.id, info.name, info.description, (curie(info.iri),))
    for case in kb.cases:
        yield entry("case", f"/case/{case.name}", case.notation or case.name, case.label, {}, (case.name, curie(case.iri)))
    for query in kb.catalogue:
        yield entry(
            "query", f"/query?name={query.name}", query.name, query.title, {**query.description, "": " ".join(query.keywords)}, (query.question,)
        )


def shown(texts: Texts, lang: str, most: int = 220) -> tuple[str, str]:
    """A text for a list of results, cut where it is long; and its language."""
    said, tag = pick(texts, lang)
    return (said if len(said) <= most else said[:most].rstrip() + "…"), tag
