"""Nothing that strangers name is fetched: addresses of a listener stand wherever something could call, and nobody calls."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from urllib.parse import quote

import pytest

from listening import Listener
from serving import Server

HEAD = (
    "@prefix sg2: <https://w3id.org/sg2kg/ontology#> . @prefix sh: <http://www.w3.org/ns/shacl#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
)
CASE = HEAD + "<https://w3id.org/sg2kg/case/x> a sg2:Case .\n"


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    """Somebody who would notice; that it does is tried first."""
    found = Listener()
    found.call()
    assert found.calls == 1
    yield found
    assert found.calls == 1, "something was fetched"
    found.close()


def queries(to: str) -> list[str]:
    """Questions that name an address in every way in which something could be fetched."""
    return [
        f"SELECT * {{ SERVICE <{to}> {{ ?s ?p ?o }} }}",
        f"SELECT * {{ SERVICE SILENT <{to}> {{ ?s ?p ?o }} }}",
        f"SELECT * {{ VALUES ?to {{ <{to}> }} SERVICE ?to {{ ?s ?p ?o }} }}",
        f"SELECT * {{ ?s ?p ?o . {{ SELECT * {{ SERVICE\n#x\n<{to}> {{ ?a ?b ?c }} }} }} }}",
        f"SELECT * {{ SERVICE%0a<{to}>{{}} }}",
        f"ASK {{ FILTER EXISTS {{ SERVICE <{to}> {{ ?s ?p ?o }} }} }}",
        f"BASE <{to}> SELECT * {{ \\u0053ERVICE <x> {{ ?s ?p ?o }} }}",
        f"PREFIX s: <{to}> SELECT * {{ SERVICE s: {{ ?s ?p ?o }} }}",
        f"SELECT * FROM <{to}> {{ ?s ?p ?o }}",
        f"SELECT * FROM NAMED <{to}> {{ GRAPH <{to}> {{ ?s ?p ?o }} }}",
        f"CONSTRUCT {{ <{to}> <http://www.w3.org/2002/07/owl#imports> <{to}> }} WHERE {{}}",
        f"DESCRIBE <{to}>",
        f"LOAD <{to}>",
        f"LOAD SILENT <{to}> INTO GRAPH <a:b>",
        f"INSERT {{ ?s ?p ?o }} WHERE {{ SERVICE <{to}> {{ ?s ?p ?o }} }}",
        f'SELECT (<{to}>("x") AS ?y) {{ }}',
    ]


def documents(to: str) -> dict[str, str]:
    """Submissions that do."""
    return {
        "text/turtle": CASE
        + f"<> owl:imports <{to}> . [] sh:shapesGraph <{to}> ; sh:suggestedShapesGraph <{to}> ; sh:jsLibrary [ sh:jsLibraryURL <{to}> ] ."
        f'<https://w3id.org/sg2kg/case/x> sg2:source [ sg2:address "{to}" ] ; <http://purl.org/dc/terms/conformsTo> <{to}> .'
        f'<#s> a sh:NodeShape ; sh:targetClass sg2:Case ; sh:sparql [ sh:select "SELECT $this {{ SERVICE <{to}> {{ ?a ?b ?c }} }}" ] .',
        "application/ld+json": f'{{"@context": "{to}", "@id": "https://w3id.org/sg2kg/case/x", "@type": "https://w3id.org/sg2kg/ontology#Case"}}',
        "application/ld+json; profile=x": f'{{"@context": ["{to}", {{"@import": "{to}", "a": {{"@id": "{to}", "@context": "{to}"}}}}],'
        f'"@included": "{to}"}}',
        "application/rdf+xml": f'<?xml version="1.0"?><?xml-stylesheet href="{to}"?>'
        f'<!DOCTYPE r SYSTEM "{to}" [<!ENTITY e SYSTEM "{to}"><!ENTITY % p SYSTEM "{to}"> %p;]>'
        f'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        f'xsi:schemaLocation="{to} {to}" '
        f'xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="{to}"/><rdf:Description rdf:about="{to}">&e;</rdf:Description></rdf:RDF>',
        "application/n-triples": f"<https://w3id.org/sg2kg/case/x> <http://www.w3.org/2002/07/owl#imports> <{to}> .",
        "application/trig": f"<{to}> {{ <{to}> <http://www.w3.org/2002/07/owl#imports> <{to}> . }}",
    }


def test_no_question_calls_anybody(evil: Server, listener: Listener) -> None:
    for text in queries(listener.address):
        for answer in (
            evil.get(f"/sparql?query={quote(text)}", timeout=30),
            evil.post("/sparql", content=text.encode(), headers={"Content-Type": "application/sparql-query"}, timeout=30),
            evil.post("/query", data={"query": text}, headers={"Accept": "text/html"}, follow_redirects=True, timeout=30),
        ):
            assert answer.status_code < 500, (text, answer.text[:300])
            if "SERVICE" in text and "%0a" not in text:
                assert answer.status_code in (400, 403), (text, answer.text[:300])
    to = quote(listener.address, safe="")
    for path in (
        *(f"/sparql?query=ASK%7B%7D&default-graph-uri={to}", f"/sparql?query=ASK%7B%7D&named-graph-uri={to}", f"/sparql?update=LOAD%20%3C{to}%3E"),
        *(f"/thing?iri={to}", f"/compare?case={to}", f"/check?case={to}", f"/query?name={to}", f"/graph/{to}", f"/docs/{to}", f"/?lang={to}"),
    ):
        assert evil.get(path, timeout=30).status_code < 500
    assert listener.calls == 1


def test_no_submission_calls_anybody(evil: Server, listener: Listener) -> None:
    for kind, text in documents(listener.address).items():
        plain = kind.partition(";")[0]
        sent = evil.post("/check", files={"file": ("a", text.encode(), plain)}, headers={"Accept": "text/html"}, follow_redirects=True, timeout=60)
        assert sent.status_code in (200, 415, 422), (kind, sent.text[:300])
        for form in ("json", "html", "turtle"):
            told = evil.post(f"/api/v1/validate?format={form}&road=true", content=text.encode(), headers={"Content-Type": plain}, timeout=60)
            assert told.status_code in (200, 415, 422), (kind, told.text[:300])
        for method, content in (("STRING", text), ("BASE64", base64.b64encode(text.encode()).decode())):
            body = {"contentToValidate": content, "contentSyntax": plain, "embeddingMethod": method}
            assert evil.post("/api/v1/validate", json=body, timeout=60).status_code in (200, 415, 422)
    for method in ("URL", "url", "FILE"):
        body = {"contentToValidate": listener.address, "contentSyntax": "text/turtle", "embeddingMethod": method}
        assert evil.post("/api/v1/validate", json=body).status_code == 422
    for more in (
        {"loadImports": True},
        {"externalRules": [{"ruleSet": listener.address, "embeddingMethod": "URL"}]},
        {"contentQuery": listener.address},
    ):
        assert evil.post("/api/v1/validate", json={"contentToValidate": CASE, **more}).status_code == 422
    assert listener.calls == 1
