"""The OpenAPI document: what it names is there, what is there it names; its examples work; the page shows all of it."""

from __future__ import annotations

import json
import re
from typing import Any

import httpx
import pytest
from jsonschema import Draft202012Validator

from serving import Server
from sg2kg import __version__, bundle
from sg2kg.comparison.write import COMPARISON_FORMATS, SIMILARITY_FORMATS
from sg2kg.messages import LANGUAGES
from sg2kg.validation.reports import VERDICT_FORMATS
from sg2kg.web.api import comparisons, validation
from sg2kg.web.words import text

Document = dict[str, Any]


@pytest.fixture(scope="module")
def document(server: Server) -> Document:
    """The document of the server."""
    found: Document = server.get("/api/v1/openapi.json", timeout=60).json()
    return found


def operations(document: Document) -> list[tuple[str, str, Document]]:
    """Method, path and description of each operation."""
    return [(method.upper(), path, told) for path, methods in document["paths"].items() for method, told in methods.items()]


def whole(document: Document, schema: Document) -> Draft202012Validator:
    """A validator for a schema of the document, which finds the components that it names."""
    return Draft202012Validator({**schema, "components": document["components"]})


def test_it_says_what_it_is_and_where(server: Server, document: Document) -> None:
    assert (document["openapi"], document["info"]["version"]) == ("3.1.0", __version__)
    assert document["servers"] == [{"url": f"{server.base}/api/v1"}]
    assert document["info"]["license"]["url"].startswith("https://creativecommons.org/")


def test_it_is_the_same_each_time(client: httpx.Client) -> None:
    first = client.get("/api/v1/openapi.json")
    assert first.headers["content-type"] == "application/json"
    again = client.get("/api/v1/openapi.json", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_every_reference_leads_somewhere_and_every_schema_is_one(document: Document) -> None:
    schemas = document["components"]["schemas"]
    names = set(re.findall(r'"#/components/schemas/([^"]+)"', json.dumps(document)))
    assert names <= set(schemas)
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)
    assert not re.search(r'"#/\$defs/', json.dumps(document))


def test_operations_have_names_of_their_own_and_tags_that_are_explained(document: Document) -> None:
    found = operations(document)
    assert len({told["operationId"] for _, _, told in found}) == len(found)
    assert {tag for _, _, told in found for tag in told["tags"]} == {tag["name"] for tag in document["tags"]}
    assert all(told["summary"] and told["description"] and told["x-example"] for _, _, told in found)


def test_every_operation_tells_of_the_errors_that_any_request_can_meet(document: Document) -> None:
    for _, path, told in operations(document):
        assert {"200", "400", "406"} <= set(told["responses"]), path
        for status, answer in told["responses"].items():
            if status >= "400":
                assert list(answer["content"]) == ["application/problem+json"], (path, status)


def test_formats_are_those_that_the_library_writes() -> None:
    assert set(comparisons.FORMS) == set(COMPARISON_FORMATS)
    assert set(comparisons.ALIKE) == set(SIMILARITY_FORMATS)
    assert set(validation.FORMS) == set(VERDICT_FORMATS)


def test_each_example_works_and_is_answered_as_it_is_described(client: httpx.Client, document: Document) -> None:
    for method, path, told in operations(document):
        if method != "GET":
            continue
        answer = client.get("/api/v1" + told["x-example"])
        assert answer.status_code == 200, (path, answer.text)
        kind = answer.headers["content-type"].partition(";")[0]
        content = told["responses"]["200"]["content"]
        assert kind in content, path
        if kind == "application/json":
            whole(document, content[kind]["schema"]).validate(answer.json())


def test_the_examples_of_bodies_work(client: httpx.Client, document: Document) -> None:
    for path in ("/validate", "/validateMultiple"):
        content = document["paths"][path]["post"]["requestBody"]["content"]
        for kind, told in content.items():
            if "example" in told:
                body = told["example"] if isinstance(told["example"], str) else json.dumps(told["example"])
                answer = client.post("/api/v1" + path, content=body, headers={"Content-Type": kind})
                assert answer.status_code == 200, (path, kind, answer.text)


def test_a_whole_report_is_as_the_document_describes_it(client: httpx.Client, document: Document) -> None:
    data = next(p for p in bundle.case_files() if p.stem == "cloud-rice").read_bytes()
    answer = client.post("/api/v1/validate?tier=evaluated", content=data, headers={"Content-Type": "text/turtle"})
    schema = document["paths"]["/validate"]["post"]["responses"]["200"]["content"]["application/json"]["schema"]
    whole(document, schema).validate(answer.json())


def test_what_is_not_in_the_document_is_not_there(client: httpx.Client, document: Document) -> None:
    assert client.get("/api/v1/docs").status_code == 404
    assert client.get("/api/v1/redoc").status_code == 404
    known = {path: {m.upper() for m in methods} for path, methods in document["paths"].items()}
    for path, methods in known.items():
        address = "/api/v1" + path.replace("{name}", "x").replace("{notation}", "x")
        for method in {"GET", "POST", "PUT", "PATCH", "DELETE"} - methods:
            answer = client.request(method, address)
            assert answer.status_code == 405, (method, path)
            assert methods <= set(answer.headers["allow"].split(", ")), path


def test_every_route_is_in_the_document(document: Document) -> None:
    from sg2kg.web.api.app import RESOURCES

    routes = {(m, r.path) for module in RESOURCES for r in module.router.routes for m in r.methods}
    assert routes == {(method, path) for method, path, _ in operations(document)}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_shows_every_operation_in_each_language(client: httpx.Client, document: Document, lang: str) -> None:
    page = client.get(f"/api?lang={lang}")
    assert page.status_code == 200
    assert text("api.title", lang) in page.text
    for _, path, told in operations(document):
        assert f'id="{told["operationId"]}"' in page.text, path
        assert text("api.op " + told["operationId"], lang) in page.text, path


def test_the_page_says_in_english_what_the_document_says(document: Document) -> None:
    for _, _, told in operations(document):
        assert text("api.op " + told["operationId"], "en") == told["summary"]


def test_the_page_loads_nothing_from_elsewhere(client: httpx.Client) -> None:
    page = client.get("/api").text
    assert not re.findall(r'(?:src|<link[^>]*href)="(?:https?:)?//', page)
    assert "<style" not in page
    assert " style=" not in page
