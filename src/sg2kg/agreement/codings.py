"""The codings that are compared: each is read into a knowledge base of its own, so that no coder's statement touches another's status."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Union

from sg2kg.agreement.levels import Value
from sg2kg.agreement.results import Said
from sg2kg.errors import AnalysisError
from sg2kg.knowledge import KnowledgeBase
from sg2kg.knowledge.status import DEFAULT_BASIS, Evidence, StatusBook, evidence_in

PathLike = Union[str, "os.PathLike[str]"]


@dataclass(frozen=True)
class Coding:
    """One coder's coding of one or more cases."""

    name: str
    """The label of the coder in the data, or else the name of the file or folder."""
    coders: tuple[str, ...]
    """IRIs of the coders that the data name."""
    place: Path
    kb: KnowledgeBase = field(repr=False)
    book: StatusBook = field(repr=False)
    records: Mapping[str, tuple[str, tuple[str, ...]]] = field(repr=False)
    """For each case its record and the sessions in which it was coded."""

    @cached_property
    def cases(self) -> frozenset[str]:
        """IRIs of the cases that were coded."""
        return frozenset(c.iri for c in self.kb.cases)

    @cached_property
    def names(self) -> Mapping[str, Mapping[str, str]]:
        """The labels of things, blank nodes too, by lower-case tag of language."""
        found: dict[str, dict[str, str]] = defaultdict(dict)
        for thing, label, tag in self.kb.dataset.select("SELECT ?s ?l (LANG(?l) AS ?tag) { ?s rdfs:label ?l }"):
            found[thing][str(tag or "").lower()] = str(label)
        return found

    def labels(self, thing: str) -> frozenset[str]:
        """The labels of a thing in all languages, in lower case with single spaces."""
        return frozenset(" ".join(label.casefold().split()) for label in self.names.get(thing, {}).values())

    def label(self, thing: str, lang: str) -> str:
        """The label of a thing in ``lang``, else in English, else any, else the last part of its IRI."""
        names = self.names.get(thing, {})
        return names.get(lang.lower()) or names.get("en") or next(iter(names.values()), "") or self.kb.label(thing, lang)

    @cached_property
    def evidence(self) -> tuple[Evidence, ...]:
        """The statements as they bear on concepts."""
        return tuple(evidence_in(self.kb.dataset))

    @cached_property
    def places(self) -> Mapping[str, tuple[str, str]]:
        """For each statement its source and the place in it."""
        query = "SELECT ?s ?source ?locator { ?s sg2:source ?source FILTER(!isLiteral(?source)) OPTIONAL { ?s sg2:locator ?locator } }"
        return {s: (source, str(locator or "")) for s, source, locator in self.kb.dataset.select(query)}

    @cached_property
    def shown_by(self) -> Mapping[str, str]:
        """For each part of a case (a participation, a figure) the first statement that shows it."""
        return dict(sorted(self.kb.dataset.select("SELECT ?part ?s { ?s sg2:shows ?part }"), reverse=True))

    def said(self, value: Value | None, statement: str, lang: str, note: str = "") -> Said:
        """A value with the statement on which it rests, its source and its words; ``note`` goes before the words."""
        source, locator = self.places.get(statement, ("", ""))
        words = note + self.says(statement, lang)
        return Said(value, self.kb.label(source, lang) if source else "", self.kb.address(source), locator, statement, words)

    @cached_property
    def wordings(self) -> Mapping[str, Mapping[str, str]]:
        """What each statement says, by lower-case tag of language."""
        found: dict[str, dict[str, str]] = defaultdict(dict)
        for s, text, tag in self.kb.dataset.select("SELECT ?s ?t (LANG(?t) AS ?tag) { ?s sg2:says ?t }"):
            found[s][tag.lower()] = str(text)
        return found

    def says(self, statement: str, lang: str) -> str:
        """What a statement says, in ``lang``, else in English, else in any language; empty where nothing."""
        texts = self.wordings.get(statement, {})
        return texts.get(lang.lower()) or texts.get("en") or next(iter(texts.values()), "")


def read_codings(paths: Sequence[PathLike], basis: str = DEFAULT_BASIS, lang: str = "en", again: bool = False) -> list[Coding]:
    """Reads two or more codings, each a file or a folder of RDF.

    ``again`` allows the same coder twice, as when somebody codes once more after some months; the codings are then told apart by their place.
    Raises InputError for what cannot be read, AnalysisError for fewer than two codings, one without a case, or a coder twice.
    """
    places = [Path(p) for p in paths]
    if len(places) < 2:
        raise AnalysisError(
            f"{len(places)} coding given" if places else "no coding given", "Agreement needs two or more: sg2kg agree CODER-A/ CODER-B/"
        )
    for i, place in enumerate(places):
        if place.resolve() in [p.resolve() for p in places[:i]]:
            raise AnalysisError(f"{place}: given twice", "Give each coding once: a coding always agrees with itself.")
    codings = [_read(place, basis, lang) for place in places]
    seen: dict[str, Coding] = {}
    for i, coding in enumerate(codings):
        same = next((seen[k] for k in coding.coders or (coding.name,) if k in seen), None)
        if same is not None:
            if not again:
                raise AnalysisError(
                    f"{coding.place}: coded by {coding.name}, who coded {same.place} too",
                    "Name each coder by an sg2:coder of its own; for a coder who coded the same again after some time, add --again.",
                )
            codings[i] = _renamed(coding)
            codings[:i] = [_renamed(c) if c is same else c for c in codings[:i]]
        seen.update(dict.fromkeys(coding.coders or (coding.name,), coding))
    names = [c.name for c in codings]
    return [_renamed(c) if names.count(c.name) > 1 else c for c in codings]


def common_cases(codings: Sequence[Coding]) -> list[str]:
    """IRIs of the cases that at least two of the codings have, sorted; raises AnalysisError where there is none."""
    by_case: dict[str, int] = defaultdict(int)
    for coding in codings:
        for case in coding.cases:
            by_case[case] += 1
    common = sorted(case for case, n in by_case.items() if n > 1)
    if not common:
        has = "; ".join(f"{c.name}: {', '.join(i.name for i in c.kb.cases[:5])}" for c in codings)
        raise AnalysisError(f"no case was coded twice ({has})", "Codings of the same case describe it under the same IRI.")
    return common


def _read(place: Path, basis: str, lang: str) -> Coding:
    kb = KnowledgeBase(place, bundled=False, reasoning=False)
    if not kb.cases:
        raise AnalysisError(f"{place}: there is no case record in it", "A coding holds an sg2:CaseRecord that sg2:describes the case.")
    records: dict[str, tuple[str, tuple[str, ...]]] = {}
    coders: list[str] = []
    query = (
        "SELECT DISTINCT ?case ?record ?session ?coder { ?record sg2:describes ?case "
        "OPTIONAL { ?record sg2:codedIn ?session FILTER(!isLiteral(?session)) "
        "OPTIONAL { ?session sg2:coder ?coder FILTER(!isLiteral(?coder)) } } }"
    )
    for case, record, session, coder in sorted(kb.dataset.select(query), key=str):
        sessions = records.get(case, (record, ()))[1]
        records[case] = (record, (*sessions, session) if session and session not in sessions else sessions)
        if coder and coder not in coders:
            coders.append(coder)
    name = " and ".join(kb.label(c, lang) for c in coders) or place.resolve().stem
    return Coding(name, tuple(coders), place, kb, kb.book(basis), records)


def _renamed(coding: Coding) -> Coding:
    mark = f" ({coding.place})"
    if coding.name.endswith(mark):
        return coding
    return Coding(coding.name + mark, coding.coders, coding.place, coding.kb, coding.book, coding.records)
