"""The data as a catalogue lists them: DCAT 3, with VoID for what programs look for; what can be had, where, in which format, under which licence."""

from __future__ import annotations

import pyoxigraph as ox

from sg2kg import __version__
from sg2kg.knowledge import KnowledgeBase
from sg2kg.terms import PREFIXES
from sg2kg.web.addresses import DOCUMENTS
from sg2kg.web.settings import PUBLISHED
from sg2kg.web.sparql.notes import DESCRIPTION, NAMESPACES, Notes, here, in_three, term
from sg2kg.web.sparql.service import DATASET, SERVICE

CATALOGUE = here("catalogue")
LICENCE = ox.NamedNode("https://creativecommons.org/licenses/by/4.0/")
_IANA = "https://www.iana.org/assignments/media-types/"
_FORMATS = {
    "ttl": ("text/turtle", "formats:Turtle"),
    "nt": ("application/n-triples", "formats:N-Triples"),
    "rdf": ("application/rdf+xml", "formats:RDF_XML"),
    "jsonld": ("application/ld+json", "formats:JSON-LD"),
    "nq": ("application/n-quads", "formats:N-Quads"),
    "trig": ("application/trig", "formats:TriG"),
}
_TITLE = ("sg2kg: a knowledge graph of shared governance", "sg2kg：共享治理知识图谱", "sg2kg：共享治理知識圖譜")
_TEXT = (
    "An ontology of shared governance, a framework of concepts, cases with a source for every statement, shapes, and what follows from them.",
    "共享治理的本体、概念框架、逐条陈述均附来源的案例、形状，以及由此推导出的陈述。",
    "共享治理的本體、概念框架、逐條陳述均附來源的案例、形狀，以及由此推導出的陳述。",
)
_OF_DOCUMENTS = {
    "ontology": ("The ontology", "本体", "本體"),
    "framework": ("The framework as concepts", "概念框架", "概念框架"),
    "extension": ("The extension of the framework", "框架的扩展", "框架的擴充"),
    "qca": ("The vocabulary of studies", "研究词汇表", "研究詞彙表"),
    "alignments": ("Alignments with other vocabularies", "与其他词汇表的对齐", "與其他詞彙表的對齊"),
    "shapes": ("Shapes and tiers", "形状与层级", "形狀與層級"),
}
_KEYWORDS = (
    *(("shared governance", "共享治理", "共享治理"), ("case study", "案例研究", "案例研究")),
    *(("corporate social responsibility", "企业社会责任", "企業社會責任"), ("sustainability", "可持续发展", "可持續發展")),
)
_TONGUES = ("ENG", "ZHO")
_DATES = "SELECT ?p ?d { <https://w3id.org/sg2kg/ontology> ?p ?d VALUES ?p { dcterms:created dcterms:modified } }"


def catalogue(kb: KnowledgeBase, base: str) -> list[ox.Triple]:
    """The catalogue of a server at the address ``base``, which ends with a slash."""
    notes = Notes()
    maker = here("editors")
    notes.say(maker, "a", term("foaf:Agent"), term("foaf:Organization"))
    notes.say(maker, "foaf:name", "The sg2kg editors")
    notes.say(CATALOGUE, "a", term("dcat:Catalog"))
    notes.say(CATALOGUE, "foaf:homepage", ox.NamedNode(base))
    notes.say(CATALOGUE, "dcat:service", SERVICE)
    notes.say(CATALOGUE, "dcat:dataset", DATASET)
    for thing in (CATALOGUE, DATASET):
        notes.say(thing, "dcterms:title", *in_three(*_TITLE))
        notes.say(thing, "dcterms:description", *in_three(*_TEXT))
    _whole(notes, kb, base)
    for part in DOCUMENTS:
        one = here("document", part)
        notes.say(CATALOGUE, "dcat:dataset", one)
        notes.say(DATASET, "dcterms:hasPart", one)
        notes.say(one, "a", term("dcat:Dataset"))
        notes.say(one, "dcterms:title", *in_three(*_OF_DOCUMENTS[part]))
        notes.say(one, "dcterms:identifier", PUBLISHED + part)
        notes.say(one, "dcat:landingPage", ox.NamedNode(base + part))
        for ending in ("ttl", "nt", "rdf", "jsonld"):
            _distribution(notes, one, here("document", part, ending), f"{base}{part}.{ending}", ending)
    notes.say(SERVICE, "a", term("dcat:DataService"))
    notes.say(SERVICE, "dcterms:title", *in_three("SPARQL endpoint of sg2kg", "sg2kg的SPARQL端点", "sg2kg的SPARQL端點"))
    notes.say(SERVICE, "dcat:endpointURL", ox.NamedNode(base + "sparql"))
    notes.say(SERVICE, "dcat:endpointDescription", ox.NamedNode(base + "void.ttl"))
    notes.say(SERVICE, "dcat:servesDataset", DATASET)
    notes.say(SERVICE, "dcterms:conformsTo", ox.NamedNode("https://www.w3.org/TR/sparql11-protocol/"))
    listed = [CATALOGUE, SERVICE, DATASET, *(here("document", part) for part in DOCUMENTS)]
    for thing in listed:
        notes.say(thing, "dcterms:license", LICENCE)
        notes.say(thing, "dcterms:publisher", maker)
        notes.say(thing, "dcterms:language", *(ox.NamedNode(f"http://publications.europa.eu/resource/authority/language/{t}") for t in _TONGUES))
        notes.say(thing, "dcat:version", __version__)
    return notes.triples


def _whole(notes: Notes, kb: KnowledgeBase, base: str) -> None:
    """All of the data, as one data set of DCAT and VoID."""
    cases = [ox.NamedNode(case.iri) for case in kb.cases]
    notes.say(DATASET, "a", term("dcat:Dataset"), term("void:Dataset"))
    notes.say(DATASET, "dcterms:creator", here("editors"))
    notes.say(DATASET, "dcterms:identifier", DESCRIPTION + "#dataset")
    for prop, date in kb.dataset.select(_DATES):
        notes.say(DATASET, "dcterms:issued" if prop.endswith("created") else "dcterms:modified", ox.Literal(date, datatype=term("xsd:date")))
    notes.say(DATASET, "dcat:landingPage", ox.NamedNode(base))
    notes.say(DATASET, "foaf:homepage", ox.NamedNode(base))
    for words in _KEYWORDS:
        notes.say(DATASET, "dcat:keyword", *in_three(*words))
    for ending in ("nq", "trig"):
        _distribution(notes, DATASET, here("dump", ending), f"{base}dump.{ending}", ending)
        notes.say(DATASET, "void:dataDump", ox.NamedNode(f"{base}dump.{ending}"))
        notes.say(DATASET, "void:feature", term(_FORMATS[ending][1]))
    notes.say(DATASET, "void:sparqlEndpoint", ox.NamedNode(base + "sparql"))
    notes.say(DATASET, "void:uriSpace", PUBLISHED)
    notes.say(DATASET, "void:exampleResource", *cases[:3], term("fw:M-ECO"), term("sg2:Case"))
    own = {PREFIXES[p] for p in ("sg2", "fw", "sg2x", "sg2q", "sgsh")}
    others = {NAMESPACES[p] for p in ("dcterms", "owl", "rdf", "rdfs", "skos", "sh", "prof", "prov", "void", "dcat", "sd")}
    notes.say(DATASET, "void:vocabulary", *(ox.NamedNode(v) for v in sorted(own | others)))
    described = ox.NamedNode(DESCRIPTION)
    notes.say(described, "a", term("void:DatasetDescription"))
    notes.say(described, "foaf:primaryTopic", DATASET)
    notes.say(described, "foaf:topic", DATASET, SERVICE, CATALOGUE)


def _distribution(notes: Notes, of: ox.NamedNode, one: ox.NamedNode, address: str, ending: str) -> None:
    media_type, name = _FORMATS[ending]
    notes.say(of, "dcat:distribution", one)
    notes.say(one, "a", term("dcat:Distribution"))
    notes.say(one, "dcterms:title", ox.Literal(name.partition(":")[2], language="en"))
    notes.say(one, "dcat:accessURL", ox.NamedNode(address))
    notes.say(one, "dcat:downloadURL", ox.NamedNode(address))
    notes.say(one, "dcat:mediaType", ox.NamedNode(_IANA + media_type))
    notes.say(one, "dcterms:format", term(name))
    notes.say(one, "dcterms:license", LICENCE)
