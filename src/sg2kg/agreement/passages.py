"""Units of passages: how coders took one and the same segment of a source.

A passage is a segment that somebody cut before the coding began: the statements about one case from one source with the same
dcterms:identifier. Statements without an identifier are not matched, for nothing says that they are about the same words.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from sg2kg.agreement.codings import Coding
from sg2kg.agreement.fields import NOT_CODED, Field, Material
from sg2kg.agreement.levels import Value
from sg2kg.agreement.matching import one_only
from sg2kg.agreement.results import Said, Scale

_ATTRIBUTION = {"likens": "analogy", "suggests": "inferred", "affirms jointly": "joint"}
_POLARITY = {"affirms", "denies", "qualifies"}
_CONFIDENCE = ("low", "medium", "high")
_Key = tuple[str, str, str]


@dataclass
class _Passage:
    source: str
    address: str
    bearings: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    closeness: set[str] = field(default_factory=set)
    confidence: set[str] = field(default_factory=set)
    locators: set[str] = field(default_factory=set)
    statements: dict[str, str] = field(default_factory=dict)

    def said(self, value: Value | None) -> Said:
        says = "; ".join(filter(None, self.statements.values()))
        return Said(value, self.source, self.address, "; ".join(sorted(self.locators)), " ".join(self.statements), says)


def passage_fields(material: Material) -> list[Field]:
    """The concepts of each passage (a set), for each of its concepts polarity and attribution, and closeness and confidence of the passage.

    Attribution is direct where a statement affirms, denies or qualifies, analogy where it likens, inferred where it suggests, joint where it
    speaks of several cases together; polarity is told of what is direct.
    """
    concepts = Field("concepts of a passage", Scale("set"), by_family=False)
    polarity, attribution = Field("polarity", Scale("nominal")), Field("attribution", Scale("nominal"))
    closeness = Field("closeness", Scale("nominal"), by_family=False)
    confidence = Field("confidence", Scale("ordinal", _CONFIDENCE), by_family=False)
    found = [_passages(c, material.lang) for c in material.codings]
    of_case: dict[str, set[_Key]] = defaultdict(set)
    for passages in found:
        for key in passages:
            of_case[key[0]].add(key)
    for case in material.cases:
        keys = sorted(of_case[case])
        names = [(f"{name} ({source})", [name if (case, name, source) in passages else None for passages in found]) for _, name, source in keys]
        material.unmatched += one_only(material.codings, case, "passages", names)
        for key in keys:
            given = [passages.get(key) for passages in found]
            if sum(p is not None for p in given) < 2:
                continue
            rows: list[tuple[Field, str, list[Value | None]]] = [
                (concepts, "", [frozenset(map(material.kb.notation, p.bearings)) if p else None for p in given]),
                (closeness, "", [_all(p.closeness) if p else None for p in given]),
                (confidence, "", [min(p.confidence, key=_CONFIDENCE.index, default=None) if p else None for p in given]),
            ]
            for concept in sorted({c for p in given if p for c in p.bearings}, key=material.kb.notation):
                bearings = [p.bearings.get(concept, set()) if p else set() for p in given]
                rows.append((polarity, concept, [_all(b & _POLARITY) for b in bearings]))
                rows.append((attribution, concept, [_all({_ATTRIBUTION.get(x, "direct") for x in b}) for b in bearings]))
            for to, concept, values in rows:
                said = [p.said(v) if p else NOT_CODED for p, v in zip(given, values, strict=True)]
                what = f"passage {key[1]}" + (f": {material.kb.label(concept, material.lang)}" if concept else "")
                to.add(material.unit(to.name, case, said, concept=concept, what=what), concept)
    return [concepts, polarity, attribution, closeness, confidence]


def _passages(coding: Coding, lang: str) -> dict[_Key, _Passage]:
    kb = coding.kb
    bearings: dict[str, set[tuple[str, str]]] = defaultdict(set)
    known = set(kb.concepts.values())
    for e in coding.evidence:
        if e.concept in known:
            bearings[e.statement].add((e.concept, e.bearing))
    phases: dict[str, str] = dict(kb.dataset.select("SELECT ?phase ?case { ?case sg2:hasPhase ?phase }"))
    ids: dict[str, set[str]] = defaultdict(set)
    for statement, identifier in kb.dataset.select("SELECT ?s ?id { ?s dcterms:identifier ?id }"):
        ids[statement].add(str(identifier))
    query = (
        "SELECT DISTINCT ?s ?situation ?source ?locator ?confidence ?closeness { "
        "?s sg2:about|sg2:jointlyAbout|sg2:contextFor ?situation ; sg2:source ?source FILTER(!isLiteral(?source)) "
        "OPTIONAL { ?s sg2:locator ?locator } "
        "OPTIONAL { ?s sg2:confidence ?confidence } OPTIONAL { ?s sg2:closeness ?near } OPTIONAL { ?source sg2:closeness ?near0 } "
        "BIND(COALESCE(?near, ?near0) AS ?closeness) } ORDER BY ?s"
    )
    found: dict[_Key, _Passage] = {}
    for s, situation, source, locator, confidence, closeness in kb.dataset.select(query):
        if s not in ids:
            continue
        key = (phases.get(situation, situation), " ".join(sorted(ids[s])), kb.address(source) or source)
        passage = found.setdefault(key, _Passage(kb.label(source, lang), kb.address(source)))
        passage.statements[s] = coding.says(s, lang)
        passage.locators |= {str(locator)} if locator else set()
        passage.closeness |= {kb.label(closeness)} if isinstance(closeness, str) else set()
        passage.confidence |= {_local(confidence)} & set(_CONFIDENCE) if isinstance(confidence, str) else set()
        for concept, bearing in bearings[s]:
            passage.bearings[concept].add(bearing)
    return found


def _all(values: set[str]) -> str | None:
    """The value; where statements of one passage have several, all of them together."""
    return " and ".join(sorted(values)) or None


def _local(iri: str) -> str:
    return iri.rpartition("#")[2]
