"""The terms of the ontology, the framework, the extension, the studies and the shapes, read once: what each is called, means, and points at."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import pyoxigraph as ox

from sg2kg import bundle
from sg2kg.errors import NotFoundError
from sg2kg.messages import LANGUAGES, TAGS
from sg2kg.terms import PREFIXES
from sg2kg.validation.shapes import ShapeInfo, Shapes
from sg2kg.validation.shapes.facts import Facts
from sg2kg.validation.shapes.profiles import REQUIREMENT, Requirement

RDF, RDFS, OWL, SKOS, SG2, SH = (PREFIXES[p] for p in ("rdf", "rdfs", "owl", "skos", "sg2", "sh"))
DOCUMENTS = {
    "framework": PREFIXES["fw"],
    "extension": PREFIXES["sg2x"],
    "ontology": PREFIXES["sg2"],
    "qca": PREFIXES["sg2q"],
    "shapes": PREFIXES["sgsh"],
}
"""The documents whose terms have pages, and the namespace of each."""
ALIGNMENTS = "alignments"
MATCHES = tuple(SKOS + m for m in ("exactMatch", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch"))
OURS = ("extension",)
"""Documents whose concepts are ours and not the paper's."""
_KINDS = (
    (SKOS + "ConceptScheme", "scheme"),
    (SKOS + "Concept", "concept"),
    (REQUIREMENT, "requirement"),
    (OWL + "Class", "class"),
    (RDFS + "Class", "class"),
    (OWL + "ObjectProperty", "property"),
    (OWL + "DatatypeProperty", "value"),
    (RDF + "Property", "property"),
    (OWL + "AnnotationProperty", "annotation"),
    (OWL + "NamedIndividual", "individual"),
    (SH + "NodeShape", "shape"),
    (SH + "PropertyShape", "shape"),
)
Texts = Mapping[str, str]


@dataclass(frozen=True)
class Term:
    """One term: what it is called and means, in three languages, and where it stands."""

    iri: str
    document: str
    name: str
    """The fragment of its IRI."""
    kind: str
    """concept, scheme, class, property, value, annotation, individual, requirement, or shape."""
    labels: Texts = field(compare=False)
    definitions: Texts = field(compare=False)
    others: Mapping[str, tuple[str, ...]] = field(compare=False)
    """Other labels by language, such as printed forms of the paper."""
    notations: tuple[str, ...]
    notes: tuple[str, ...]
    """Notes of the editors, in English."""
    places: tuple[str, ...]
    """Places in the paper, as recorded."""

    @property
    def path(self) -> str:
        """The address of its page, from the root of the server."""
        return f"/{self.document}/{self.name}"

    @property
    def ours(self) -> bool:
        """Whether it is a concept that the paper does not have."""
        return self.document in OURS

    @property
    def notation(self) -> str:
        """The notation in its IRI, or the first that it has; empty where it has none."""
        return self.name if self.name in self.notations else next(iter(self.notations), "")

    def label(self, lang: str) -> str:
        """What it is called in ``lang``, else in English, else its name."""
        return self.labels.get(lang) or self.labels.get("en") or self.name


class Terms:
    """All terms, by IRI and by document; ``shapes`` are those that the server checks with."""

    def __init__(self, shapes: Shapes) -> None:
        self.shapes = shapes
        triples: list[ox.Triple] = []
        for part in bundle.ONTOLOGY_PARTS:
            triples += (ox.Triple(q.subject, q.predicate, q.object) for q in ox.parse(path=bundle.ontology_file(part)))
        self.facts = Facts([*triples, *shapes.triples])
        """All that is said of them."""
        self.by_iri: dict[str, Term] = {}
        self.of_document: dict[str, list[Term]] = {name: [] for name in DOCUMENTS}
        """By document, in the order of its file."""
        self.infos: dict[str, ShapeInfo] = {}
        """What the shapes say of themselves, by IRI."""
        self.requirements: dict[str, Requirement] = {}
        """The requirements by IRI, as the first tier that lists each asks for it."""
        for tier in shapes.tiers.values():
            for requirement in tier.requirements:
                self.requirements.setdefault(requirement.iri, requirement)
        for iri in self.facts.subjects():
            term = self._read(iri)
            if term is not None:
                self.by_iri[iri] = term
                self.of_document[term.document].append(term)
        self._names = {(t.document, t.name): t for t in self.by_iri.values()}
        self._notations: dict[str, Term] = {}
        for term in self.by_iri.values():
            for notation in term.notations:
                self._notations.setdefault(notation, term)
        self.sections = {document: _sections(part) for document, part in (("ontology", "sg2"), ("qca", "qca"))}
        """The headings of the files of the ontology and of the studies, with the names of the terms below each."""

    def find(self, document: str, name: str) -> Term:
        """The term ``name`` of a document, by the fragment of its IRI or by another notation; raises NotFoundError, naming the near ones."""
        found = self._names.get((document, name)) or self._notations.get(name)
        if found is None:
            folded = name.casefold()
            found = next((t for t in self.of_document[document] if folded in (t.name.casefold(), *(n.casefold() for n in t.notations))), None)
        if found is None:
            raise NotFoundError(f"term of {document}", name, (t.name for t in self.of_document[document]))
        return found

    def nodes(self, iri: str, *properties: str) -> list[str]:
        """What a term points at by these properties: named things only, each once."""
        return list(dict.fromkeys(n for n in self.facts.nodes(iri, *properties) if not n.startswith("_:")))

    def pointing(self, iri: str, *properties: str) -> list[str]:
        """The named things that point at a term by these properties, in the order in which they come."""
        found = (s for s, p in self.facts.users(iri) if p in properties and not s.startswith("_:"))
        return list(dict.fromkeys(found))

    def inherited(self, prop: str, which: str) -> tuple[list[str], str]:
        """Domain or range of a property, its own or else that of the nearest property above it; and the property that says so."""
        seen, step = {prop}, prop
        while True:
            found = self.nodes(step, RDFS + which)
            if found:
                return found, step
            above = [p for p in self.nodes(step, RDFS + "subPropertyOf") if p not in seen]
            if not above:
                return [], ""
            step = above[0]
            seen.add(step)

    def matches(self, iri: str) -> list[tuple[str, str]]:
        """What stands for a term in other vocabularies: how it stands to it, and the IRI."""
        found = [(p, n) for p in MATCHES for n in self.nodes(iri, p)]
        above = [(p, n) for p in (RDFS + "subClassOf", RDFS + "subPropertyOf") for n in self.nodes(iri, p)]
        return found + [(p, n) for p, n in above if n not in self.by_iri and not n.startswith(OWL)]

    def disclosures(self, iri: str) -> list[str]:
        """The identifiers of disclosures of GRI and ESRS that a fact under a concept helps to answer."""
        return sorted(v.value for v in self.facts.values(iri, SG2 + "answersDisclosure") if isinstance(v, ox.Literal))

    def schemes(self, document: str) -> list[Term]:
        """The concept schemes of a document, in its order."""
        return [t for t in self.of_document[document] if t.kind == "scheme"]

    def members(self, scheme: str) -> list[Term]:
        """The concepts of a scheme, in the order of the file."""
        return [self.by_iri[i] for i in self.pointing(scheme, SKOS + "inScheme") if i in self.by_iri]

    def titles(self, document: str) -> tuple[Texts, Texts]:
        """Title and description of a document, by language."""
        iri = f"https://w3id.org/sg2kg/{document}"
        dcterms = PREFIXES["dcterms"]
        return self.facts.texts(iri, dcterms + "title"), self.facts.texts(iri, dcterms + "description")

    def version(self, document: str) -> str:
        """The version of a document; empty where it has none."""
        return self.facts.word(f"https://w3id.org/sg2kg/{document}", OWL + "versionInfo")

    def _read(self, iri: str) -> Term | None:
        place = next(((d, base) for d, base in DOCUMENTS.items() if iri.startswith(base)), None)
        if place is None:
            return None
        document, base = place
        facts = self.facts
        types = set(facts.nodes(iri, RDF + "type"))
        kind = next((name for of, name in _KINDS if of in types), "")
        name = iri[len(base) :]
        if not kind or not re.fullmatch(r"[\w.~-]+", name):
            return None
        labels: Texts = facts.texts(iri, SKOS + "prefLabel") or facts.texts(iri, RDFS + "label")
        definitions: Texts = facts.texts(iri, SKOS + "definition")
        if document == "shapes":
            info = self.shapes.info(iri)
            if info is None and kind == "shape":
                return None  # it only gathers others
            if info is not None:
                self.infos[iri] = info
                labels, definitions = info.name, info.description
        return Term(
            iri=iri,
            document=document,
            name=name,
            kind=kind,
            labels=labels,
            definitions=definitions,
            others=_by_language(facts.values(iri, SKOS + "altLabel"), labels),
            notations=tuple(sorted(_words(facts.values(iri, SKOS + "notation")), key=lambda n: (n != name, n))),
            notes=tuple(_words(facts.values(iri, SKOS + "editorialNote"))),
            places=tuple(_words(facts.values(iri, SG2 + "placeInPaper"))),
        )


def _words(values: Iterable[object]) -> list[str]:
    return [v.value for v in values if isinstance(v, ox.Literal)]


def _by_language(values: Iterable[object], labels: Texts) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for v in values:
        if isinstance(v, ox.Literal):
            tag = (v.language or "").lower()
            tag = TAGS.get(tag, tag)
            if v.value != labels.get(tag):
                found[tag].append(v.value)
    return {tag: tuple(found[tag]) for tag in sorted(found, key=lambda t: LANGUAGES.index(t) if t in LANGUAGES else 9)}


def _sections(part: str) -> list[tuple[str, list[str]]]:
    """The headings ``# ==== …`` of a file of the ontology, with the names of the terms that stand below each."""
    found: list[tuple[str, list[str]]] = []
    for line in bundle.ontology_file(part).read_text(encoding="utf-8").splitlines():
        if line.startswith("# ==== ") and "Foreign" not in line:
            found.append((line[7:].strip(), []))
        term = re.match(r":([\w-]+) a ", line)
        if term and found:
            found[-1][1].append(term[1])
    return found


def pick(texts: Texts, lang: str) -> tuple[str, str]:
    """A text in ``lang``, else in English, else in any language; and the language in which it is."""
    for tag in (lang, "en", *texts):
        if texts.get(tag):
            return texts[tag], tag or "en"
    return "", lang
