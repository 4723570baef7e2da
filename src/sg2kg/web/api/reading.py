"""What there is to say of cases and concepts beside their statuses, read once from the knowledge base; only its thread may ask for it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property

import pyoxigraph as ox

from sg2kg.knowledge import KnowledgeBase
from sg2kg.messages import LANGUAGES, TAGS
from sg2kg.terms import PREFIXES

SECTORS = ("market", "government", "party", "society")
_SECTOR = """
VALUES (?top ?sector) { (sg2:MarketActor "market") (sg2:GovernmentActor "government") (sg2:PartyActor "party") (sg2:SocietyActor "society") }
?kind rdfs:subClassOf* ?top . ?actor a ?kind ."""
Texts = dict[str, str]


@dataclass
class Taking:
    """How one actor takes part in a case."""

    roles: list[str] = field(default_factory=list)
    stages: list[str] = field(default_factory=list)
    partner: bool = False
    """Whether one of the roles is that of a partner: not only customer, user, beneficiary or affected."""


class Reading:
    """Facts on cases and concepts by IRI."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self._kb = kb

    def texts(self, query: str) -> dict[str, list[Texts]]:
        """Texts by language, for a query that gives things and texts; several sets where a thing has several texts in one language."""
        found: dict[str, list[Texts]] = defaultdict(list)
        for thing, text in self._kb.dataset.select(query).cells:
            if isinstance(text, ox.Literal) and isinstance(thing, ox.NamedNode):
                tag = (text.language or "en").lower()
                tag = TAGS.get(tag, tag)
                home = next((t for t in found[thing.value] if tag not in t), None)
                if home is None:
                    found[thing.value].append(home := {})
                home[tag] = text.value
        return {thing: [dict(sorted(t.items(), key=_in_order)) for t in sets] for thing, sets in found.items()}

    def things(self, path: str, kind: str) -> dict[str, list[str]]:
        """What things of a kind lead to by a path, by IRI, each once."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for thing, other in self._kb.dataset.select(f"SELECT DISTINCT ?x ?y {{ {kind} ?x {path} ?y FILTER(isIRI(?x)) }} ORDER BY ?x ?y"):
            found[thing][str(other)] = None
        return {thing: list(others) for thing, others in found.items()}

    @cached_property
    def labels(self) -> dict[str, Texts]:
        """Labels by language, of everything that has any."""
        found = self.texts("SELECT DISTINCT ?s ?l { ?s skos:prefLabel|rdfs:label ?l } ORDER BY ?s ?l")
        return {thing: sets[0] for thing, sets in found.items()}

    # ---- cases

    @cached_property
    def sectors(self) -> dict[str, str]:
        """The sector of each actor; joint bodies have none."""
        return dict(self._kb.dataset.select(f"SELECT DISTINCT ?actor ?sector {{ {_SECTOR} }} ORDER BY ?actor ?sector"))

    @cached_property
    def taking(self) -> dict[str, dict[str, Taking]]:
        """How actors take part, by case, then actor."""
        query = """SELECT DISTINCT ?case ?actor ?role ?stage ?partner {
            ?record sg2:describes ?case . ?case sg2:hasParticipation|(sg2:hasPhase/sg2:hasParticipation) ?p . ?p sg2:participant ?actor .
            OPTIONAL { ?p sg2:role ?role BIND(EXISTS { ?role a sg2:PartnerRole } AS ?partner) } OPTIONAL { ?p sg2:stage ?stage }
            FILTER(isIRI(?actor)) } ORDER BY ?case ?actor ?role ?stage"""
        found: dict[str, dict[str, Taking]] = defaultdict(dict)
        for case, actor, role, stage, partner in self._kb.dataset.select(query):
            taking = found[case].setdefault(actor, Taking())
            taking.partner |= bool(partner)
            for values, value in ((taking.roles, role), (taking.stages, stage)):
                if value and value not in values:
                    values.append(value)
        return found

    def sectors_of(self, case: str) -> list[str]:
        """The sectors of the partners of a case."""
        found = {self.sectors.get(actor) for actor, taking in self.taking.get(case, {}).items() if taking.partner}
        return [s for s in SECTORS if s in found]

    @cached_property
    def places(self) -> dict[str, list[str]]:
        """The places of each case, each followed by what it lies within."""
        within = self.things("sg2:within", "")
        found = {}
        for case, places in self.things("sg2:locatedIn", "?r sg2:describes ?x .").items():
            chain = list(places)
            for place in chain:  # grows while it is read
                chain += [p for p in within.get(place, ()) if p not in chain]
            found[case] = chain
        return found

    @cached_property
    def times(self) -> dict[str, tuple[str, str]]:
        """When each case and phase began and ended; empty where that is not known."""
        query = "SELECT ?x (MIN(STR(?a)) AS ?start) (MAX(STR(?b)) AS ?end) { { ?r sg2:describes ?x } UNION { ?c sg2:hasPhase ?x } "
        query += "OPTIONAL { ?x sg2:start ?a } OPTIONAL { ?x sg2:end ?b } } GROUP BY ?x"
        return {x: (str(start or ""), str(end or "")) for x, start, end in self._kb.dataset.select(query)}

    @cached_property
    def _related(self) -> dict[str, dict[str, list[str]]]:
        case = "?r sg2:describes ?x ."
        paths = {p: f"sg2:{p}" for p in ("partOfCase", "operatedBy", "initiator", "convenor", "affectedGroup", "hasPhase")}
        return {name: self.things(path, case) for name, path in paths.items()}

    def related(self, case: str, name: str) -> list[str]:
        """What a case leads to by partOfCase, operatedBy, initiator, convenor, affectedGroup or hasPhase; phases in order of time."""
        found = self._related[name].get(case, [])
        return sorted(found, key=lambda p: (not self.times[p][0], self.times[p][0], p)) if name == "hasPhase" else found

    @cached_property
    def issues(self) -> dict[str, list[Texts]]:
        """What each case is about."""
        return self.texts("SELECT ?x ?t { ?r sg2:describes ?x . ?x sg2:issue ?t } ORDER BY ?x ?t")

    @cached_property
    def other_names(self) -> dict[str, list[Texts]]:
        """Other names of cases and concepts."""
        return self.texts("SELECT DISTINCT ?x ?t { ?x skos:altLabel ?t } ORDER BY ?x ?t")

    @cached_property
    def home(self) -> dict[str, str]:
        """The named graph that holds the record of each case."""
        query = "SELECT ?case ?g { GRAPH ?g { ?record sg2:describes ?case ; a sg2:CaseRecord } } ORDER BY ?case ?g"
        return {case: graph for case, graph in reversed(list(self._kb.dataset.select(query))) if graph in self._kb.files}

    # ---- concepts

    @cached_property
    def definitions(self) -> dict[str, list[Texts]]:
        """What concepts mean."""
        return self.texts("SELECT DISTINCT ?x ?t { ?x a skos:Concept ; skos:definition ?t } ORDER BY ?x ?t")

    @cached_property
    def schemes(self) -> dict[str, list[str]]:
        """The schemes of each concept, as they are called for short: M, E, CoreList."""
        notations: dict[str, str] = dict(self._kb.dataset.select("SELECT ?s ?n { ?s a skos:ConceptScheme ; skos:notation ?n }"))
        return {
            concept: [notations.get(s) or s.rpartition("#")[2] for s in schemes]
            for concept, schemes in self.things("skos:inScheme", "?x a skos:Concept .").items()
        }

    @cached_property
    def paper(self) -> dict[str, list[str]]:
        """Where in the paper concepts stand."""
        return self.things("sg2:placeInPaper", "?x a skos:Concept .")

    @cached_property
    def concept_links(self) -> dict[str, dict[str, list[str]]]:
        """Which concepts each leads to, by relation."""
        paths = {
            "broader": "skos:broader",
            "narrower": "^skos:broader",
            "kind_of": "sg2:kindOf",
            "kinds": "^sg2:kindOf",
            "aspect_of": "sg2:aspectOf",
            "aspects": "^sg2:aspectOf",
            "contrasts_with": "sg2:contrastsWith",
        }
        return {name: self.things(path, "?x a skos:Concept .") for name, path in paths.items()}


def short(iri: str) -> str:
    """What stands after the last # or / of an IRI, or its prefixed name's local part."""
    return iri.rpartition("#")[2].rpartition("/")[2]


def is_case(kind: str) -> bool:
    """Whether the IRI of a kind is that of cases, and not of practice kinds."""
    return kind == PREFIXES["sg2"] + "Case"


def _in_order(pair: tuple[str, str]) -> tuple[int, str]:
    return (LANGUAGES.index(pair[0]) if pair[0] in LANGUAGES else len(LANGUAGES), pair[0])
