"""What the server says of itself: service description, VoID, DCAT, prefixes and example queries; as a document, and to be asked."""

from __future__ import annotations

from typing import Any

import httpx
import pyoxigraph as ox
import pytest
from rdflib import Graph

from sg2kg.graph import check_query
from sg2kg.knowledge import KnowledgeBase
from sg2kg.terms import PREFIXES
from sg2kg.web.sparql.notes import DESCRIPTION, NAMESPACES
from sg2kg.web.sparql.partitions import count

TURTLE, NTRIPLES, RDFXML, JSONLD = "text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"
# The three questions that the SPARQL editor of SIB puts to an endpoint, cut to what they ask for
SIB_EXAMPLES = (
    "SELECT DISTINCT ?sq ?comment ?query WHERE { ?sq a sh:SPARQLExecutable ; rdfs:comment ?comment ; "
    "sh:select|sh:ask|sh:construct|sh:describe ?query . } ORDER BY ?sq"
)
SIB_PREFIXES = "SELECT DISTINCT ?prefix ?namespace WHERE { [] sh:namespace ?namespace ; sh:prefix ?prefix } ORDER BY ?prefix"
SIB_PARTITIONS = """
PREFIX void: <http://rdfs.org/ns/void#> PREFIX void-ext: <http://ldf.fi/void-ext#> PREFIX sd: <http://www.w3.org/ns/sparql-service-description#>
SELECT DISTINCT ?subjectClass ?prop ?objectClass ?objectDatatype WHERE {
  OPTIONAL { ?graph sd:graph ?description . ?description void:classPartition ?cp . }
  ?cp void:class ?subjectClass ; void:propertyPartition ?pp .
  ?pp void:property ?prop .
  OPTIONAL {
    { ?pp void:classPartition [ void:class ?objectClass ] } UNION { ?pp void-ext:datatypePartition [ void-ext:datatype ?objectDatatype ] }
  }
}
"""


@pytest.fixture(scope="module")
def described(server: Any) -> Graph:
    """The description as rdflib reads it."""
    graph = Graph()
    graph.parse(data=server.get("/void.ttl").content, format="turtle")
    return graph


def rows(client: httpx.Client, query: str) -> list[dict[str, str]]:
    told = client.get("/sparql", params={"query": query})
    assert told.status_code == 200, told.text
    return [{k: v["value"] for k, v in row.items()} for row in told.json()["results"]["bindings"]]


@pytest.mark.parametrize("accept", [TURTLE, NTRIPLES, RDFXML, JSONLD])
@pytest.mark.parametrize("path", ["/sparql", "/void", "/dcat"])
def test_the_description_is_had_in_every_format(client: httpx.Client, path: str, accept: str) -> None:
    told = client.get(path, headers={"Accept": accept})
    assert told.headers["content-type"].partition(";")[0] == accept
    graph = Graph()
    graph.parse(data=told.content, format={TURTLE: "turtle", NTRIPLES: "nt", RDFXML: "xml", JSONLD: "json-ld"}[accept])
    assert len(graph) > (5000 if path != "/dcat" else 200)


def test_endings_and_names_choose_the_format_too(client: httpx.Client) -> None:
    assert client.get("/void.nt").headers["content-type"].startswith("application/n-triples")
    assert client.get("/dcat.jsonld").headers["content-type"] == JSONLD
    assert client.get("/sparql?format=nt").headers["content-type"].startswith("application/n-triples")
    assert client.get("/void?format=rdfxml").headers["content-type"] == RDFXML
    assert client.get("/void.exe").status_code == 404
    assert client.get("/void?format=exe").status_code == 400
    assert client.get("/void", headers={"Accept": "image/png"}).status_code == 406
    assert client.get("/sparql", headers={"Accept": "image/png"}).status_code == 406


def test_the_description_is_the_same_each_time(client: httpx.Client) -> None:
    first = client.get("/sparql")
    assert client.get("/void.ttl").content == first.content
    assert client.get("/sparql", headers={"If-None-Match": first.headers["etag"]}).status_code == 304
    assert client.head("/sparql").headers["content-length"] == str(len(first.content)) or "content-encoding" in first.headers


def test_the_well_known_address_leads_to_it(client: httpx.Client) -> None:
    told = client.get("/.well-known/void")
    assert (told.status_code, told.headers["location"]) == (303, "/void.ttl")
    assert told.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize(
    "said",
    [
        "?s a sd:Service ; sd:endpoint <{base}/sparql> ; sd:supportedLanguage sd:SPARQL11Query ; sd:feature sd:UnionDefaultGraph",
        "?s sd:resultFormat formats:SPARQL_Results_JSON, formats:SPARQL_Results_CSV, formats:Turtle, formats:JSON-LD",
        "?s sd:defaultDataset ?d . ?d sd:defaultGraph/void:triples ?n FILTER(?n > 40000)",
        "?d sd:namedGraph ?g . ?g sd:name case:rspo ; sd:graph/void:triples ?n FILTER(?n > 50)",
        "?d sd:namedGraph/sd:name <https://w3id.org/sg2kg/graph/inferred>, <https://w3id.org/sg2kg/graph/description>",
        "?d a void:Dataset, dcat:Dataset ; void:sparqlEndpoint <{base}/sparql> ; void:uriSpace 'https://w3id.org/sg2kg/'",
        "?d void:dataDump ?dump ; void:exampleResource ?x ; void:vocabulary <https://w3id.org/sg2kg/ontology#>",
        "?d dcterms:license <https://creativecommons.org/licenses/by/4.0/> ; dcterms:title ?t FILTER(langMatches(lang(?t), 'zh-Hant'))",
        "?c a dcat:Catalog ; dcterms:publisher/foaf:name ?n ; dcat:dataset ?d ; dcat:service ?s . ?s a dcat:DataService ; dcat:servesDataset ?d",
        "?s dcat:endpointURL <{base}/sparql> ; dcat:endpointDescription ?e",
        "?d dcat:distribution ?f . ?f a dcat:Distribution ; dcat:downloadURL ?u ; dcat:mediaType ?m ; dcterms:license ?l",
        "?q a sh:SPARQLSelectExecutable ; dcterms:identifier 'shared-mechanisms' ; schema:target <{base}/sparql> ; schema:keywords 'mechanism'",
        "[] sh:declare [ sh:prefix 'fw' ; sh:namespace 'https://w3id.org/sg2kg/framework#'^^xsd:anyURI ]",
    ],
)
def test_the_description_says_it_as_a_document_and_when_asked(described: Graph, client: httpx.Client, server: Any, said: str) -> None:
    prefixes = "".join(f"PREFIX {p}: <{n}>\n" for p, n in NAMESPACES.items())
    query = f"{prefixes} ASK {{ {said.replace('{base}', server.base)} }}"
    assert described.query(query).askAnswer
    for params in ({}, {"default-graph-uri": DESCRIPTION}):
        assert client.get("/sparql", params={"query": query, **params}).json()["boolean"] is True


def test_every_dataset_of_the_catalogue_has_what_catalogues_ask_for(described: Graph) -> None:
    query = """
        PREFIX dcat: <http://www.w3.org/ns/dcat#> PREFIX dcterms: <http://purl.org/dc/terms/>
        SELECT ?d { ?c dcat:dataset ?d FILTER NOT EXISTS { ?d dcterms:title ?t ; dcterms:license ?l ; dcterms:publisher ?p ; dcat:distribution ?f } }
    """
    assert not list(described.query(query))


def test_every_address_of_the_description_answers(described: Graph, client: httpx.Client, server: Any) -> None:
    query = "PREFIX dcat: <http://www.w3.org/ns/dcat#> SELECT DISTINCT ?u { ?s dcat:downloadURL|dcat:endpointDescription|dcat:landingPage ?u }"
    addresses = sorted(str(u) for (u,) in described.query(query))  # type: ignore[misc]
    assert all(a.startswith(server.base) for a in addresses)
    others = (".nt", ".rdf", ".jsonld", ".trig")  # made from the same; each takes a while when it is first asked for
    assert [a for a in addresses if not a.endswith(others) and client.head(a, follow_redirects=True).status_code != 200] == []


def test_public_editors_find_the_examples(client: httpx.Client) -> None:
    found = rows(client, SIB_EXAMPLES)
    assert len({r["sq"] for r in found}) == len(found)
    catalogue = KnowledgeBase(reasoning=False).catalogue
    assert len(found) == len(catalogue)
    assert {r["comment"] for r in found} == {q.title["en"] for q in catalogue}


def test_every_example_runs_as_it_stands(client: httpx.Client) -> None:
    for row in rows(client, SIB_EXAMPLES):
        check_query(row["query"])
        ox.Store().query(row["query"])  # with no prefix but its own
    assert client.get("/sparql", params={"query": rows(client, SIB_EXAMPLES)[0]["query"]}).status_code == 200


def test_public_editors_find_the_prefixes(client: httpx.Client) -> None:
    found = {r["prefix"]: r["namespace"] for r in rows(client, SIB_PREFIXES)}
    assert found == {**found, **PREFIXES}


def test_public_editors_complete_from_the_partitions(client: httpx.Client) -> None:
    found = rows(client, SIB_PARTITIONS)
    of_cases = {r["prop"] for r in found if r["subjectClass"] == PREFIXES["sg2"] + "Case"}
    assert PREFIXES["sg2"] + "hasActor" in of_cases
    to = {(r["subjectClass"], r["prop"], r.get("objectClass", r.get("objectDatatype"))) for r in found}
    assert (PREFIXES["sg2"] + "Case", PREFIXES["sg2"] + "hasActor", PREFIXES["sg2"] + "Actor") in to
    assert (PREFIXES["sg2"] + "Case", PREFIXES["skos"] + "notation", PREFIXES["xsd"] + "string") in to


def test_what_is_counted_is_what_there_is() -> None:
    kb = KnowledgeBase()
    kb.book()
    counts = count(kb.dataset.store)
    select = kb.dataset.select
    assert counts.classes == dict(select("SELECT ?c (COUNT(*) AS ?n) { ?s a ?c FILTER(isIRI(?c)) } GROUP BY ?c"))
    assert counts.properties == dict(select("SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p"))
    of_class = select("SELECT ?c ?p (COUNT(*) AS ?n) { ?s a ?c ; ?p ?o FILTER(isIRI(?c)) } GROUP BY ?c ?p")
    assert counts.of_class == {(c, p): n for c, p, n in of_class}
    to_class = select("SELECT ?c ?p ?k (COUNT(*) AS ?n) { ?s a ?c ; ?p ?o . ?o a ?k FILTER(isIRI(?c) && isIRI(?k)) } GROUP BY ?c ?p ?k")
    assert counts.to_class == {(c, p, k): n for c, p, k, n in to_class}
    literal = "FILTER(isIRI(?c) && isLiteral(?o)) BIND(DATATYPE(?o) AS ?k)"
    to_datatype = select(f"SELECT ?c ?p ?k (COUNT(*) AS ?n) {{ ?s a ?c ; ?p ?o {literal} }} GROUP BY ?c ?p ?k")
    assert counts.to_datatype == {(c, p, k): n for c, p, k, n in to_datatype}
