"""What the endpoint can do (SPARQL 1.1 Service Description), the prefixes that need no declaration, and the queries that ship, as examples."""

from __future__ import annotations

import pyoxigraph as ox

from sg2kg.graph import check_query
from sg2kg.knowledge import BASES, KnowledgeBase
from sg2kg.knowledge.base import INFERRED_GRAPH
from sg2kg.knowledge.snippets import with_prefixes
from sg2kg.knowledge.status import STATUS_GRAPH
from sg2kg.terms import PREFIXES
from sg2kg.web.settings import PUBLISHED
from sg2kg.web.sparql.notes import DESCRIPTION, Notes, here, in_three, said, term
from sg2kg.web.sparql.partitions import DEFAULT_GRAPH, graph_sizes

DATASET, SERVICE = here("dataset"), here("service")
_FORMATS = (
    *("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"),
    *("Turtle", "N-Triples", "RDF_XML", "JSON-LD"),
)
_EXECUTABLES = {"SELECT": "Select", "ASK": "Ask", "CONSTRUCT": "Construct", "DESCRIBE": "Describe"}
_OF_GRAPHS = {
    INFERRED_GRAPH: ("What follows by the ontology", "由本体推导出的陈述", "由本體推導出的陳述"),
    DESCRIPTION: ("What the server says of itself", "服务器的自我描述", "伺服器的自我描述"),
    **{f"{STATUS_GRAPH}{b}": (f"Statuses, counting basis {b}", f"概念的状态（依据：{b}）", f"概念的狀態（依據：{b}）") for b in BASES},
}
_TITLES = "SELECT ?g ?t { GRAPH ?any { ?g dcterms:title|rdfs:label|skos:prefLabel ?t } FILTER(STRSTARTS(STR(?g), '%s') && isLiteral(?t)) }"


def service(kb: KnowledgeBase, endpoint: str) -> list[ox.Triple]:
    """The endpoint at the address ``endpoint``, with its formats and its graphs."""
    notes = Notes()
    notes.say(SERVICE, "a", term("sd:Service"))
    notes.say(SERVICE, "sd:endpoint", ox.NamedNode(endpoint))
    notes.say(SERVICE, "sd:supportedLanguage", term("sd:SPARQL11Query"), term("sd:SPARQL10Query"))
    notes.say(SERVICE, "sd:feature", term("sd:UnionDefaultGraph"))
    notes.say(SERVICE, "sd:defaultEntailmentRegime", ox.NamedNode("http://www.w3.org/ns/entailment/Simple"))
    notes.say(SERVICE, "sd:resultFormat", *(term(f"formats:{name}") for name in _FORMATS))
    notes.say(SERVICE, "sd:defaultDataset", DATASET)
    notes.say(DATASET, "a", term("sd:Dataset"))
    notes.say(DATASET, "sd:defaultGraph", DEFAULT_GRAPH)
    titles = _titles(kb)
    for graph, size in {**graph_sizes(kb), DESCRIPTION: None}.items():
        name = graph.removeprefix(PUBLISHED)
        placed, content = here("named", *name.split("/")), here("graph", *name.split("/"))
        notes.say(DATASET, "sd:namedGraph", placed)
        notes.say(placed, "a", term("sd:NamedGraph"))
        notes.say(placed, "sd:name", ox.NamedNode(graph))
        notes.say(placed, "sd:graph", content)
        notes.say(content, "a", term("sd:Graph"), term("void:Dataset"))
        notes.say(content, "dcterms:title", *titles.get(graph, []))
        if size is not None:
            notes.say(content, "void:triples", size)
        notes.say(DATASET, "void:subset", content)
    return notes.triples


def _titles(kb: KnowledgeBase) -> dict[str, list[ox.Literal]]:
    found = {graph: in_three(*texts) for graph, texts in _OF_GRAPHS.items()}
    wanted = set(kb.dataset.graphs())
    for graph, title in kb.dataset.select(_TITLES % PUBLISHED).cells:
        if isinstance(graph, ox.NamedNode) and isinstance(title, ox.Literal) and graph.value in wanted and title not in found.get(graph.value, []):
            found.setdefault(graph.value, []).append(title)
    return found


def prefixes() -> list[ox.Triple]:
    """The prefixes that queries here need not declare, as SHACL declares them."""
    notes = Notes()
    for prefix, namespace in sorted(PREFIXES.items()):
        one = here("prefix", prefix)
        notes.say(here("prefixes"), "sh:declare", one)
        notes.say(one, "a", term("sh:PrefixDeclaration"))
        notes.say(one, "sh:prefix", prefix)
        notes.say(one, "sh:namespace", ox.Literal(namespace, datatype=term("xsd:anyURI")))
    return notes.triples


def examples(kb: KnowledgeBase, endpoint: str) -> list[ox.Triple]:
    """The queries of the catalogue as SHACL executables; each text is complete, for editors paste it as it is.

    Each has one rdfs:comment, in English: public editors list a query once for every comment that it has.
    """
    notes = Notes()
    for query in kb.catalogue:
        one = here("query", query.name)
        form = check_query(query.text)
        notes.say(one, "a", term("sh:SPARQLExecutable"), term(f"sh:SPARQL{_EXECUTABLES[form]}Executable"))
        notes.say(one, "dcterms:identifier", query.name)
        notes.say(one, "rdfs:label", *said(query.title))
        notes.say(one, "rdfs:comment", *said({"en": query.title.get("en", query.name)}))
        notes.say(one, "dcterms:description", *said(query.description))
        notes.say(one, f"sh:{form.lower()}", with_prefixes(query.text))
        notes.say(one, "sh:prefixes", here("prefixes"))
        notes.say(one, "schema:target", ox.NamedNode(endpoint))
        notes.say(one, "schema:keywords", *query.keywords)
    return notes.triples
