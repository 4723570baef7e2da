"""Submissions checked over HTTP, in every way in which they can be sent."""

from __future__ import annotations

import base64
import csv
import io
import json
from typing import Any

import httpx
import pyoxigraph as ox
import pytest

from sg2kg import bundle
from sg2kg.validation import VERDICT_FORMATS, validate

CASE = next(p for p in bundle.case_files() if p.stem == "cloud-rice")
DATA = CASE.read_bytes()
FORMATS = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/trig": ox.RdfFormat.TRIG,
}


def post(client: httpx.Client, content: bytes | str, kind: str = "text/turtle", accept: str = "*/*", **parameters: str) -> httpx.Response:
    """The answer to a body."""
    return client.post("/api/v1/validate", content=content, headers={"Content-Type": kind, "Accept": accept}, params=parameters)


def embedded(client: httpx.Client, **fields: Any) -> httpx.Response:
    """The answer to JSON."""
    return post(client, json.dumps(fields), "application/json")


@pytest.mark.parametrize("kind", FORMATS)
def test_a_submission_is_the_body_itself_in_any_format(client: httpx.Client, kind: str) -> None:
    triples = [q.triple for q in ox.parse(DATA, format=ox.RdfFormat.TURTLE)]
    content = ox.serialize(triples, format=FORMATS[kind]) or b""
    answer = post(client, content, kind, tier="registered")
    assert answer.status_code == 200, answer.text
    assert answer.json()["verdicts"][0]["conforms"] is True


def test_a_submission_that_falls_short_is_an_answer_and_no_error(client: httpx.Client) -> None:
    answer = post(client, DATA, tier="evaluated")
    verdict = answer.json()["verdicts"][0]
    known = validate(CASE, "evaluated")
    assert answer.status_code == 200
    assert (verdict["conforms"], verdict["tier_reached"]) == (False, known.reached)
    assert len(verdict["findings"]) == len(known.findings)


def test_detail_and_road_are_as_asked(client: httpx.Client) -> None:
    broken = b"\n".join(line for line in DATA.splitlines() if b"dcterms:license" not in line)

    def verdict(**parameters: str) -> Any:
        return post(client, broken, tier="registered", **parameters).json()["verdicts"][0]

    assert "road" not in verdict(detail="brief")
    assert verdict()["road"] is None
    assert verdict(road="true")["road"]["steps"]


@pytest.mark.parametrize("name", VERDICT_FORMATS)
def test_the_report_comes_in_every_format_by_name_and_by_accept(client: httpx.Client, name: str) -> None:
    kind = VERDICT_FORMATS[name].media_type
    answer = post(client, DATA, format=name)
    assert (answer.status_code, answer.headers["content-type"].partition(";")[0]) == (200, kind)
    assert post(client, DATA, accept=kind).headers["content-type"].partition(";")[0] == kind


def test_a_form_carries_file_tier_and_format(client: httpx.Client) -> None:
    files = {"file": ("my case.ttl", DATA, "text/turtle")}
    answer = client.post("/api/v1/validate", files=files, data={"tier": "registered", "format": "csv", "lang": "zh-Hant"})
    assert answer.status_code == 200, answer.text
    assert all(row["source"] == "my case.ttl" for row in csv.DictReader(io.StringIO(answer.text)))
    assert answer.headers["content-disposition"] == 'inline; filename="my-case.verdict.csv"'
    assert answer.headers["content-language"] == "zh-Hant"


def test_json_has_the_names_of_the_interoperability_test_bed(client: httpx.Client) -> None:
    answer = embedded(
        client, contentToValidate=DATA.decode(), contentSyntax="text/turtle", embeddingMethod="STRING", validationType="registered",
        reportSyntax="text/turtle", locale="zh-TW", loadImports=False, externalRules=[],
    )  # fmt: skip
    assert answer.status_code == 200, answer.text
    assert (answer.headers["content-type"], answer.headers["content-language"]) == ("text/turtle; charset=utf-8", "zh-Hant")
    assert any(t.object == ox.NamedNode("http://www.w3.org/ns/shacl#ValidationReport") for t in ox.parse(answer.content, format=ox.RdfFormat.TURTLE))


def test_json_may_carry_base64(client: httpx.Client) -> None:
    answer = embedded(client, contentToValidate=base64.b64encode(DATA).decode(), embeddingMethod="BASE64")
    assert answer.json()["verdicts"][0]["case"].endswith("/cloud-rice")


@pytest.mark.parametrize(
    "fields",
    [
        {"contentToValidate": "http://127.0.0.1:1/x", "embeddingMethod": "URL"},
        {"contentToValidate": "x", "loadImports": True},
        {"contentToValidate": "x", "externalRules": [{"ruleSet": "http://127.0.0.1:1/"}]},
        {"contentToValidate": "x", "contentQuery": "CONSTRUCT {}"},
        {"contentToValidate": "not base64!", "embeddingMethod": "BASE64"},
        {"contentToValidate": 1},
        {},
    ],
)
def test_what_json_asks_beyond_that_is_refused(client: httpx.Client, fields: dict[str, Any]) -> None:
    answer = embedded(client, **fields)
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")


def test_what_is_no_rdf_is_told_with_its_place(client: httpx.Client) -> None:
    answer = post(client, "@prefix x: <urn:x> .\nx:a x:b ;; ]\n")
    told = answer.json()
    assert (answer.status_code, told["id"], told["line"]) == (422, "SG2-INP-001", 2)


def test_what_is_no_submission_is_told(client: httpx.Client) -> None:
    assert post(client, "<urn:a> <urn:b> <urn:c> .").json()["id"] == "SG2-VAL-001"
    assert post(client, "").status_code == 422


@pytest.mark.parametrize(("parameters", "near"), [({"tier": "maped"}, "mapped"), ({"format": "cvs"}, "csv"), ({"detial": "full"}, "detail")])
def test_a_slip_in_a_parameter_is_refused(client: httpx.Client, parameters: dict[str, str], near: str) -> None:
    answer = post(client, DATA, **parameters)
    assert answer.status_code == 400
    assert near in answer.json()["hint"]


def test_a_slip_in_a_form_is_refused(client: httpx.Client) -> None:
    files = {"file": ("a.ttl", DATA, "text/turtle")}
    assert client.post("/api/v1/validate", files=files, data={"teir": "mapped"}).status_code == 400
    assert client.post("/api/v1/validate", files={"other": ("a.ttl", DATA)}).status_code == 400
    assert client.post("/api/v1/validate", files=files, data={"tier": "nope"}).status_code == 400


@pytest.mark.parametrize("kind", ["image/png", "text/plain", "", "text/turtle; charset=utf-16"])
def test_other_types_of_content_are_not_read(client: httpx.Client, kind: str) -> None:
    answer = post(client, DATA, kind)
    assert (answer.status_code, answer.headers["content-type"]) == (415, "application/problem+json")


def test_nothing_is_unpacked(client: httpx.Client) -> None:
    assert client.post("/api/v1/validate", content=DATA, headers={"Content-Type": "text/turtle", "Content-Encoding": "gzip"}).status_code == 415
    assert post(client, b"PK\x03\x04" + DATA).status_code == 415


def test_too_much_is_refused(client: httpx.Client) -> None:
    answer = post(client, b"#" * (20 * 1024 * 1024 + 1))
    assert (answer.status_code, answer.headers["content-type"]) == (413, "application/problem+json")


def test_malformed_json_and_forms_are_told(client: httpx.Client) -> None:
    assert post(client, "{", "application/json").status_code == 400
    assert post(client, "[" * 100_000, "application/json").status_code == 400
    assert post(client, "nothing", "multipart/form-data; boundary=x").status_code == 400


def test_a_context_elsewhere_is_not_fetched(client: httpx.Client) -> None:
    answer = post(client, json.dumps({"@context": "http://127.0.0.1:1/context", "@id": "urn:a"}), "application/ld+json")
    assert answer.status_code == 422
    assert "fetched" in answer.text


def test_several_are_answered_in_their_order_and_one_that_is_broken_holds_up_none(client: httpx.Client) -> None:
    text = DATA.decode()
    sent = [
        {"contentToValidate": text, "validationType": "registered", "reportSyntax": "text/turtle"},
        {"contentToValidate": "@prefix", "contentSyntax": "text/turtle"},
        {"contentToValidate": text, "validationType": "evaluated"},
        {"contentToValidate": text, "validationType": "nope"},
    ]
    answer = client.post("/api/v1/validateMultiple", json=sent)
    first, second, third, fourth = answer.json()
    assert (first["conforms"], first["reportSyntax"]) == (True, "text/turtle")
    assert list(ox.parse(base64.b64decode(first["report"]), format=ox.RdfFormat.TURTLE))
    assert (second["conforms"], second["problem"]["status"], second["problem"]["line"]) == (None, 422, 1)
    assert (third["conforms"], third["tier_reached"]) == (False, "mapped")
    assert json.loads(base64.b64decode(third["report"]))["verdicts"][0]["conforms"] is False
    assert fourth["problem"]["status"] == 400


@pytest.mark.parametrize("number", [0, 21])
def test_there_is_a_bound_to_how_many(client: httpx.Client, number: int) -> None:
    assert client.post("/api/v1/validateMultiple", json=[{"contentToValidate": "x"}] * number).status_code == 422


def test_several_are_json(client: httpx.Client) -> None:
    assert client.post("/api/v1/validateMultiple", content=DATA, headers={"Content-Type": "text/turtle"}).status_code == 415
    assert client.post("/api/v1/validateMultiple", json={"contentToValidate": "x"}).status_code == 422
