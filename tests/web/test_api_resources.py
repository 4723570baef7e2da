"""Cases, concepts, comparisons, queries, tiers and the ontology over HTTP: the same as the library says."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

import httpx
import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sg2kg import KnowledgeBase
from sg2kg.messages import LANGUAGES
from sg2kg.terms import SG2
from sg2kg.web.api.telling import file_name


@pytest.fixture(scope="module")
def kb() -> KnowledgeBase:
    """What ships."""
    return KnowledgeBase()


def got(client: httpx.Client, path: str, **parameters: Any) -> Any:
    """What an address gives, as JSON."""
    answer = client.get("/api/v1" + path, params=parameters)
    assert answer.status_code == 200, answer.text
    return answer.json()


# ---- cases


def test_the_cases_are_those_of_the_knowledge_base(client: httpx.Client, kb: KnowledgeBase) -> None:
    found = got(client, "/cases")
    assert [c["name"] for c in found["items"]] == [c.name for c in kb.cases]
    assert found["total"] == len(kb.cases)


def test_filters_narrow_the_list_together(client: httpx.Client, kb: KnowledgeBase) -> None:
    found = got(client, "/cases", sector=["party", "market"], mechanism="M-ECO", kind="case", tier="mapped")
    assert found["items"]
    book = kb.book()
    for case in found["items"]:
        assert {"party", "market"} <= set(case["sectors"])
        assert (case["kind"], case["tier"]) == ("case", "mapped")
        assert book.of(case["iri"], kb.concept("M-ECO")).value == SG2.present


def test_what_is_present_depends_on_whose_word_counts(client: httpx.Client) -> None:
    public = {c["name"] for c in got(client, "/cases", dimension="DIM-1", basis="public")["items"]}
    paper = {c["name"] for c in got(client, "/cases", dimension="DIM-1", basis="paper")["items"]}
    assert paper <= public


@pytest.mark.parametrize("part", ["Ant Forest", "蚂蚁森林", "螞蟻森林", "CASE-02"])
def test_a_case_is_found_by_its_name_in_any_language(client: httpx.Client, part: str) -> None:
    assert "ant-forest" in [c["name"] for c in got(client, "/cases", q=part)["items"]]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_labels_come_in_the_language_asked_for(client: httpx.Client, kb: KnowledgeBase, lang: str) -> None:
    answer = client.get("/api/v1/cases/cloud-rice", params={"lang": lang})
    assert answer.headers["content-language"] == lang
    assert answer.json()["label"] == kb.label(kb.case("cloud-rice").iri, lang)
    assert client.get("/api/v1/cases/cloud-rice", headers={"Accept-Language": lang}).json()["label"] == answer.json()["label"]


def test_a_case_can_be_asked_for_by_its_notation(client: httpx.Client) -> None:
    assert got(client, "/cases/CASE-01")["name"] == "cloud-rice"


def test_a_case_tells_who_takes_part_and_what_is_known_of_the_core_list(client: httpx.Client, kb: KnowledgeBase) -> None:
    found = got(client, "/cases/cloud-rice")
    assert {"Tencent SSV", "market"} & {p["sector"] for p in found["participants"]}
    assert any(p["roles"] and p["stages"] for p in found["participants"])
    assert [p["name"] for p in found["phases"]] == ["season-2022", "season-2023"]
    assert sum(found["counts"].values()) == len(found["core"]) == len(kb.core_list())
    assert found["issue"][0].keys() == set(LANGUAGES)


def test_statuses_agree_with_the_library_on_every_basis(client: httpx.Client, kb: KnowledgeBase) -> None:
    words = {SG2.present: "present", SG2.absentOnPurpose: "absent-on-purpose", SG2.contested: "contested", SG2.notReported: "not-reported"}
    for basis in ("paper", "public", "submitter", "inferred"):
        found = got(client, "/cases/ant-forest/statuses", basis=basis, limit=1000)
        assert found["total"] == len(found["items"]) >= len(kb.core_list())
        for line in found["items"]:
            status = kb.status("ant-forest", line["concept"]["notation"], basis)
            assert line["status"] == words[status.value]
            assert len(line["grounds"]) == len(status.evidence)


def test_statuses_can_be_narrowed_to_concepts_statuses_and_a_phase(client: httpx.Client) -> None:
    contested = got(client, "/cases/ant-forest/statuses", status="contested")["items"]
    assert {line["status"] for line in contested} == {"contested"}
    one = got(client, "/cases/cloud-rice/statuses", concept="M-ECO", phase="season-2022")["items"]
    assert [line["concept"]["notation"] for line in one] == ["M-ECO"]


@pytest.mark.parametrize(
    ("name", "format"),
    [("turtle", ox.RdfFormat.TURTLE), ("jsonld", ox.RdfFormat.JSON_LD), ("rdfxml", ox.RdfFormat.RDF_XML), ("ntriples", ox.RdfFormat.N_TRIPLES)],
)
def test_the_data_of_a_case_are_the_same_in_every_format(client: httpx.Client, kb: KnowledgeBase, name: str, format: ox.RdfFormat) -> None:
    answer = client.get("/api/v1/cases/cloud-rice/data", params={"format": name})
    triples = {q.triple for q in ox.parse(answer.content, format=format)}
    assert len(triples) == len(set(kb.dataset.triples(["https://w3id.org/sg2kg/case/cloud-rice"])))
    assert re.fullmatch(r'inline; filename="cloud-rice\.\w+"', answer.headers["content-disposition"])


# ---- parts of lists


def test_links_lead_through_a_long_list(client: httpx.Client, kb: KnowledgeBase) -> None:
    names: list[str] = []
    address = "/api/v1/concepts?limit=100&lang=zh-Hant"
    while address:
        answer = client.get(address)
        names += [c["iri"] for c in answer.json()["items"]]
        address = answer.links.get("next", {}).get("url", "")
    assert len(names) == len(set(names)) == len(set(kb.concepts.values()))
    assert answer.links["first"]["url"].endswith("lang=zh-Hant&limit=100&offset=0")
    assert answer.links["prev"]


def test_beyond_the_end_of_a_list_there_is_a_way_back(client: httpx.Client) -> None:
    answer = client.get("/api/v1/cases?limit=10&offset=500")
    assert answer.json()["items"] == []
    assert client.get(answer.links["prev"]["url"]).json()["items"]


# ---- concepts


def test_a_concept_tells_its_neighbours_and_its_cases(client: httpx.Client, kb: KnowledgeBase) -> None:
    found = got(client, "/concepts/M-ECO-1", basis="public")
    assert [c["notation"] for c in found["broader"]] == ["M-ECO"]
    assert found["core"]
    assert found["definition"][0].keys() == set(LANGUAGES)
    assert sum(map(len, found["cases"].values())) == len(kb.cases)
    for case in found["cases"]["present"]:
        assert kb.status(case["name"], "M-ECO-1", "public").value == SG2.present


def test_concepts_can_be_narrowed_to_a_scheme(client: httpx.Client) -> None:
    found = got(client, "/concepts", scheme="CoreList", limit=100)
    assert found["total"] == 34
    assert all(c["core"] for c in found["items"])


# ---- comparisons


def test_a_comparison_is_the_one_that_the_library_makes(client: httpx.Client, kb: KnowledgeBase) -> None:
    answer = client.get("/api/v1/compare", params={"case": ["cloud-rice", "ant-forest"], "by": "carriers", "format": "csv"})
    rows = list(csv.reader(io.StringIO(answer.text)))
    made = kb.compare(["cloud-rice", "ant-forest"], "carriers")
    assert rows == [made.header(), *made.rows()]


@pytest.mark.parametrize("name", ["json", "csv", "tsv", "table", "markdown", "latex", "html", "xlsx", "cube"])
def test_a_comparison_comes_in_every_format(client: httpx.Client, name: str) -> None:
    answer = client.get("/api/v1/compare", params={"case": ["cloud-rice", "decidim"], "format": name})
    assert answer.status_code == 200
    kind = answer.headers["content-type"].partition(";")[0]
    again = client.get("/api/v1/compare", params={"case": ["cloud-rice", "decidim"]}, headers={"Accept": kind})
    assert again.headers["content-type"].partition(";")[0] == kind


def test_a_page_that_is_taken_away_runs_no_script_here(client: httpx.Client) -> None:
    answer = client.get("/api/v1/compare", params={"case": "cloud-rice", "format": "html", "title": "<script>alert(1)</script>"})
    assert "<script>alert" not in answer.text
    assert "sandbox" in answer.headers["content-security-policy"]
    assert "script-src" not in answer.headers["content-security-policy"]


def test_how_alike_cases_are(client: httpx.Client) -> None:
    found = got(client, "/compare/similarity", case=["cloud-rice", "decidim", "p-patch"], by="CoreList", measure="gower")
    assert len(found["pairs"]) == 3
    assert found["measure"] == "gower"


# ---- queries


def test_every_query_of_the_catalogue_can_be_asked(client: httpx.Client, kb: KnowledgeBase) -> None:
    for query in got(client, "/queries", limit=1000)["items"]:
        answer = client.get(query["results_url"].removeprefix(str(client.base_url).rstrip("/")))
        assert answer.status_code == 200, answer.text
        assert list(answer.json()["columns"]) == list(kb.query(query["name"]).columns)  # type: ignore[union-attr]


def test_a_query_takes_values_for_its_parameters(client: httpx.Client, kb: KnowledgeBase) -> None:
    found = got(client, "/queries/case-differences/results", case_a="p-patch", case_b="decidim", basis="public")
    assert found["rows"] == kb.query("case-differences", case_a="p-patch", case_b="decidim", basis="public").rows()  # type: ignore[union-attr]
    assert found["parameters"] == {"basis": "public", "case_a": "p-patch", "case_b": "decidim"}


@pytest.mark.parametrize("name", ["json", "sparql-json", "csv", "tsv", "sparql-xml", "markdown", "table"])
def test_results_come_in_every_format(client: httpx.Client, name: str) -> None:
    answer = client.get("/api/v1/queries/actor-sectors/results", params={"format": name})
    assert (answer.status_code, bool(answer.content)) == (200, True)


def test_a_query_tells_its_sparql(client: httpx.Client, kb: KnowledgeBase) -> None:
    found = got(client, "/queries/actor-sectors", lang="zh-Hans")
    assert found["sparql"] == kb.catalogue["actor-sectors"].text
    assert found["title"] == kb.catalogue["actor-sectors"].title["zh-Hans"]


# ---- tiers, ontology, server


def test_tiers_tell_why_and_how_to_mend(client: httpx.Client) -> None:
    assert [t["name"] for t in got(client, "/tiers")["items"]] == ["registered", "mapped", "co-governed", "evaluated"]
    mapped = got(client, "/tiers/mapped")
    beneath = got(client, "/tiers/mapped", beneath="true")
    assert len(beneath["requirements"]) > len(mapped["requirements"])
    for requirement in beneath["requirements"]:
        assert requirement["text"].keys() == set(LANGUAGES)
        assert all(s["why"] and s["mend"] for s in requirement["shapes"])


def test_the_ontology_comes_with_its_parts(client: httpx.Client) -> None:
    alone = client.get("/api/v1/ontology", params={"format": "ntriples"}).text.splitlines()
    more = client.get("/api/v1/ontology", params={"part": ["framework", "tiers"], "format": "ntriples"}).text.splitlines()
    assert 0 < len(alone) < len(more)
    assert client.get("/api/v1/ontology", headers={"Accept": "application/rdf+xml"}).headers["content-type"] == "application/rdf+xml"


def test_the_server_tells_what_it_serves(client: httpx.Client, kb: KnowledgeBase) -> None:
    found = got(client, "/status")
    assert found["cases"] + found["practice_kinds"] == len(kb.cases)
    assert found["queries"] == len(kb.catalogue)


def test_from_the_start_every_resource_is_reached(client: httpx.Client) -> None:
    assert client.get("/api/v1").headers["location"] == "/api/v1/"
    for name, address in got(client, "/")["resources"].items():
        assert client.get(address).status_code == 200, name


# ---- what holds everywhere


def test_what_a_client_has_is_not_sent_again(client: httpx.Client) -> None:
    etag = client.get("/api/v1/cases").headers["etag"]
    again = client.get("/api/v1/cases", headers={"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")


def test_head_tells_the_same_without_the_body(client: httpx.Client) -> None:
    head = client.head("/api/v1/cases/cloud-rice", headers={"Accept-Encoding": "identity"})
    assert (head.status_code, head.content) == (200, b"")
    whole = client.get("/api/v1/cases/cloud-rice", headers={"Accept-Encoding": "identity"})
    assert head.headers["content-length"] == whole.headers["content-length"]


def test_pages_of_other_sites_may_read_it(client: httpx.Client) -> None:
    assert client.get("/api/v1/cases", headers={"Origin": "https://example.org"}).headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize(
    ("path", "near"),
    [
        ("/cases?sektor=party", "sector"),
        ("/cases?sector=partei", "party"),
        ("/cases?mechanism=M-EKO", "M-ECO"),
        ("/cases?tier=maped", "mapped"),
        ("/cases?basis=publik", "public"),
        ("/cases?lang=zh-Hanz", "zh-Hans"),
        ("/compare?case=clod-rice", "cloud-rice"),
        ("/compare?by=mechanism", "mechanisms"),
        ("/compare?format=cvs", "csv"),
        ("/queries/actor-sectors/results?cases=x", "case"),
        ("/queries/actor-sectors/results?case=clod-rice", "cloud-rice"),
        ("/ontology?part=framwork", "framework"),
        ("/cases/cloud-rice/statuses?phase=season-202", "season-2022"),
    ],
)
def test_a_slip_in_a_parameter_is_refused_with_what_is_near(client: httpx.Client, path: str, near: str) -> None:
    answer = client.get("/api/v1" + path)
    assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json")
    assert near in answer.json()["near"]


@pytest.mark.parametrize(
    ("path", "near"),
    [("/cases/clod-rice", "cloud-rice"), ("/concepts/M-EKO", "M-ECO"), ("/queries/actor-sector", "actor-sectors"), ("/tiers/maped", "mapped")],
)
def test_an_unknown_name_in_the_path_is_not_found(client: httpx.Client, path: str, near: str) -> None:
    answer = client.get("/api/v1" + path)
    assert answer.status_code == 404
    assert near in answer.json()["near"]


@pytest.mark.parametrize(
    "path",
    [
        "/cases?limit=1&limit=2", "/cases?limit=0", "/cases?limit=x", "/cases?limit=1001", "/cases?offset=-1", f"/cases?offset={'9' * 400}",
        "/cases?mechanism=C-DIG", "/cases?q=" + "x" * 400, "/compare/similarity?case=cloud-rice", "/compare?format=json&long=true",
        "/compare?phase=a&over_time=true", "/queries/case-differences/results?case=cloud-rice",
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(client: httpx.Client, path: str) -> None:
    answer = client.get("/api/v1" + path)
    assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json")


@pytest.mark.parametrize("name", ["%00", "..%2f..%2fetc%2fpasswd", "%0d%0aX-Evil:1", "%F0%9F%8C%BE", "%ff", "x" * 299, "x" * 3000, "<script>"])
def test_odd_names_are_told_and_do_no_harm(client: httpx.Client, name: str) -> None:
    for path in (f"/cases/{name}", f"/cases/{name}/data", f"/concepts/{name}", f"/queries/{name}/results", f"/tiers/{name}"):
        answer = client.get("/api/v1" + path)
        assert answer.status_code in (400, 404), path
        assert answer.headers["content-type"] == "application/problem+json"
        assert "x-evil" not in answer.headers


def test_what_cannot_be_had_is_not_acceptable(client: httpx.Client) -> None:
    for path in ("/cases", "/compare", "/ontology", "/tiers/mapped"):
        assert client.get("/api/v1" + path, headers={"Accept": "image/png"}).status_code == 406
    assert client.get("/api/v1/cases", headers={"Accept": "text/html, application/json;q=0.5"}).status_code == 200


@given(st.text())
def test_names_of_files_are_safe_in_headers(name: str) -> None:
    assert re.fullmatch(r"[A-Za-z0-9._-]{1,80}", file_name(name))
    assert not file_name(name).startswith(".")
