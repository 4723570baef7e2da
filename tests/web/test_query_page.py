"""The page of queries: questions as forms, SPARQL of one's own, answers as tables and charts; with nothing but HTML."""

from __future__ import annotations

import json
import re
from html import escape, unescape
from urllib.parse import quote, urlencode

import httpx
import pytest

from sg2kg.knowledge import KnowledgeBase
from sg2kg.web.pages.query import EDITOR_POLICY, LINKED

PAGE = {"Accept": "text/html"}
XSS = "<script>alert(1)</script>"


def get(client: httpx.Client, status: int = 200, /, **given: str) -> httpx.Response:
    told = client.get("/query", params=given, headers=PAGE)
    assert told.status_code == status, told.text[:500]
    return told


def cells(page: str) -> list[str]:
    body = re.search(r'class="scroll answer".*?<tbody>(.*?)</tbody>', page, re.DOTALL)
    assert body
    return [unescape(re.sub(r"<[^>]+>", "", c)).strip() for c in re.findall(r"<td[^>]*>(.*?)</td>", body[1], re.DOTALL)]


# ---- questions


def test_all_questions_are_listed_in_the_language_of_the_reader(client: httpx.Client, kb: KnowledgeBase) -> None:
    page = get(client, lang="zh-Hans").text
    assert all(f"name={query.name}" in page and escape(query.title["zh-Hans"], quote=False) in page for query in kb.catalogue)


def test_questions_are_found_by_words_and_keywords(client: httpx.Client) -> None:
    assert "name=mechanism-matrix" in get(client, find="sub-mechanisms").text
    assert "name=alignments" not in get(client, find="sub-mechanisms").text
    assert "name=mechanism-matrix" in get(client, keyword="matrix").text
    assert "No question has these words" in get(client, find=XSS).text
    assert XSS not in get(client, find=XSS).text


@pytest.mark.parametrize("name", ["mechanism-matrix", "case-differences", "concept-card", "coder-agreement", "disclosures", "unreported-share"])
def test_a_question_shows_its_form_its_answer_and_its_sparql(client: httpx.Client, kb: KnowledgeBase, name: str) -> None:
    page = get(client, name=name).text
    query = kb.catalogue[name]
    assert escape(query.title["en"]) in page or query.title["en"] in page
    rows = len(kb.query(name))  # type: ignore[arg-type]
    assert (f"{rows:,} rows" if rows > 1 else "1 row" if rows else "Nothing in the graph fits") in page
    assert "VALUES" in page or not query.parameters
    assert f"/api/v1/queries/{name}" in page


def test_every_question_can_be_asked(client: httpx.Client, kb: KnowledgeBase) -> None:
    for query in kb.catalogue:
        get(client, name=query.name)


def test_a_question_takes_its_parameters(client: httpx.Client, kb: KnowledgeBase) -> None:
    page = get(client, name="mechanism-matrix", case="ant-forest", basis="public").text
    assert set(cells(page)[::4]) == {"CASE-02 Ant Forest"}
    assert '<option value="ant-forest" selected>' in page
    assert '<option value="public" selected>' in page
    assert get(client, name="mechanism-matrix", case="CASE-02", basis="public").text.count('value="ant-forest" selected') == 1


def test_an_empty_parameter_stands_for_its_default(client: httpx.Client) -> None:
    assert cells(get(client, name="mechanism-matrix", case="").text) == cells(get(client, name="mechanism-matrix").text)


def test_notations_are_links_with_labels_and_statuses_have_their_signs(client: httpx.Client) -> None:
    page = get(client, name="mechanism-matrix", lang="zh-Hant").text
    assert '<a href="/framework/M-ECO">M-ECO</a> <span class="called">' in page
    assert '<a href="/case/cloud-rice">CASE-01</a>' in page
    assert '<span class="status present" aria-hidden="true">●</span> 存在' in page


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({"name": "nothing"}, 404),
        ({"name": ""}, 404),
        ({"name": XSS}, 404),
        ({"name": "mechanism-matrix", "case": "nowhere"}, 404),
        ({"name": "mechanism-matrix", "case": XSS}, 404),
        ({"name": "mechanism-matrix", "basis": "hearsay"}, 404),
        ({"name": "mechanism-matrix", "colour": "red"}, 404),
        ({"name": "mechanism-matrix", "case": "x" * 201}, 400),
        ({"name": "mechanism-matrix", "x": "nowhere"}, 404),
        ({"name": "mechanism-matrix", "kind": "pie"}, 404),
        ({"name": "mechanism-matrix", "kind": "line", "x": "case"}, 400),
        ({"name": "concept-card", "concept": "\x01"}, 404),
    ],
)
def test_what_is_not_known_is_refused_on_the_page_and_as_problem_details(client: httpx.Client, given: dict[str, str], status: int) -> None:
    page = client.get("/query", params=given, headers=PAGE)
    told = client.get("/query", params=given)
    if status == 400 and given.get("kind") == "line":
        assert page.status_code in (200, 400)
        return
    assert (page.status_code, told.status_code) == (status, status)
    assert told.headers["content-type"] == "application/problem+json"
    assert XSS not in page.text


@pytest.mark.parametrize(
    "address", ["/query?name=a&name=b", "/query?query=a&query=b", "/query?query=a%00b", "/query?find=%00", "/query?name=%00", "/query?x=1&x=2&query="]
)
def test_what_comes_twice_or_holds_a_nul_is_refused(client: httpx.Client, address: str) -> None:
    assert client.get(address).status_code == 400


# ---- SPARQL of one's own


def test_an_empty_query_shows_the_form_with_an_example_that_runs(client: httpx.Client) -> None:
    page = get(client, query="").text
    text = re.search(r"<textarea[^>]*>\n(.*?)</textarea>", page, re.DOTALL)
    assert text
    assert "Cloud Rice" in get(client, query=unescape(text[1])).text


def test_prefixes_need_not_be_declared_and_are_listed(client: httpx.Client) -> None:
    page = get(client, query="SELECT ?l { case:cloud-rice rdfs:label ?l } ORDER BY ?l").text
    assert "Tencent Cloud Rice" in cells(page)
    assert "<code>skos:</code>" in page


def test_values_are_shown_as_what_they_are(client: httpx.Client) -> None:
    page = get(client, query='SELECT * { VALUES (?i ?n ?t ?u) { (case:cloud-rice 5 "雲"@zh-Hant UNDEF) } }').text
    assert (
        '<a href="/case/cloud-rice" title="https://w3id.org/sg2kg/case/cloud-rice">Tencent Cloud Rice</a><code class="curie">case:cloud-rice</code>'
        in page
    )
    assert '<td class="number">5</td>' in page
    assert '<td lang="zh-Hant">雲 <span class="tag" lang="en">zh-Hant</span></td>' in page
    assert 'aria-label="no value"' in page


def test_ask_is_answered_with_yes_or_no(client: httpx.Client) -> None:
    assert "<strong>Yes</strong>" in get(client, query="ASK{}").text
    assert "<strong>Yes</strong>" in get(client, query="ASK { ?s ?p ?o }").text
    assert "<strong>否</strong>" in get(client, query="ASK { <urn:a> ?p ?o }", lang="zh-Hans").text


@pytest.mark.parametrize("query", ["CONSTRUCT { ?s rdfs:label ?l } WHERE { ?s a sg2:Case ; rdfs:label ?l } LIMIT 7", "DESCRIBE case:cloud-rice"])
def test_a_graph_is_shown_as_triples_and_as_turtle(client: httpx.Client, query: str) -> None:
    page = get(client, query=query).text
    assert "Predicate" in page
    assert "@prefix rdfs:" in page
    assert "format=turtle" in page


def test_the_first_thousand_rows_are_shown_and_it_says_of_how_many(client: httpx.Client) -> None:
    page = get(client, query="SELECT ?s { ?s ?p ?o } LIMIT 2345").text
    assert "The first 1,000 of 2,345 rows" in page
    assert len(cells(page)) == 1000


def test_of_more_rows_than_can_be_counted_the_first_are_shown_and_the_page_goes_on(client: httpx.Client) -> None:
    page = get(client, query="SELECT * { ?a ?b ?c . ?d ?e ?f }").text
    assert re.search(r"The first 1,000 rows of more than [\d,]+\.", page)
    assert "from the first 5,000 rows of the answer only" in page
    assert "<strong>Yes</strong>" in get(client, query="ASK {}").text


def test_a_syntax_error_is_shown_with_its_place_and_the_text_is_kept(client: httpx.Client) -> None:
    text = 'SELECT * {\n  ?s a "<b>" ; }}\n}'
    page = get(client, 400, query=text).text
    assert re.search(r"Line 3, column \d+", page)
    assert escape(text) in page.replace("&#34;", "&quot;")
    assert 'aria-invalid="true" aria-describedby="query-error"' in page
    assert client.get("/query", params={"query": text}).json()["id"] == "SG2-QRY-001"


@pytest.mark.parametrize(
    "text",
    [
        "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
        "DROP ALL",
        "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "LOAD <file:///etc/passwd>",
        "hello",
        "SELECT " + "{" * 500,
        "SELECT * { ?s ?p ?o " + "}" * 500,
        "\u202e" * 50,
        "SELECT (<urn:f>(1) AS ?x) {} GROUP BY",
    ],
)
def test_what_must_not_run_is_refused_and_the_page_goes_on(client: httpx.Client, text: str) -> None:
    assert get(client, 400, query=text)
    assert "<strong>Yes</strong>" in get(client, query="ASK {}").text


@pytest.mark.parametrize(
    "text", [f'SELECT ("{XSS}" AS ?x) {{}}', f"SELECT (<urn:x{quote(XSS)}> AS ?x) {{}}", f'SELECT ("x"@en AS ?{"x" * 50}) {{}} # {XSS}']
)
def test_nothing_that_comes_in_becomes_markup(client: httpx.Client, text: str) -> None:
    page = get(client, query=text).text
    assert XSS not in page
    assert XSS.replace("script", "SCRIPT") not in page


def test_an_address_that_runs_scripts_is_no_link(client: httpx.Client) -> None:
    page = get(client, query="SELECT * { VALUES ?x { <javascript:alert(1)> <data:text/html,x> } }").text
    assert 'href="javascript:' not in page
    assert 'href="data:' not in page


def test_a_form_is_sent_on_to_an_address_that_can_be_shared(client: httpx.Client) -> None:
    told = client.post("/query", data={"query": "ASK {\r\n}"})
    assert (told.status_code, told.headers["location"]) == (303, "/query?query=ASK+%7B%0A%7D")


def test_a_long_query_is_answered_where_it_is_and_downloads_by_a_form(client: httpx.Client) -> None:
    text = "SELECT ?x { VALUES ?x { " + " ".join(f'"{i:040}"' for i in range(LINKED // 40)) + " } }"
    told = client.post("/query", data={"query": text}, headers=PAGE)
    assert told.status_code == 200
    assert "too long for a link" in told.text
    assert '<form method="post" action="/sparql"' in told.text


def test_a_query_that_is_longer_than_any_may_be_is_refused(client: httpx.Client) -> None:
    told = client.post("/query", data={"query": "SELECT * {} #" + "x" * 70_000}, headers=PAGE)
    assert told.status_code == 413
    assert "65,536" in told.text


@pytest.mark.parametrize(
    "sent",
    [
        {"data": {}},
        {"data": {"query": ["a", "b"]}},
        {"json": {"query": "ASK {}"}},
        {"files": {"query": ("q.rq", b"ASK {}")}},
        {"content": b"\xff\xfe", "headers": {"Content-Type": "multipart/form-data; boundary=x"}},
    ],
)
def test_a_form_without_one_query_is_refused(client: httpx.Client, sent: dict[str, object]) -> None:
    assert client.post("/query", **sent).status_code == 400  # type: ignore[arg-type]


# ---- charts


@pytest.mark.parametrize(
    ("format", "start", "type"), [("svg", b"<svg", "image/svg+xml"), ("png", b"\x89PNG", "image/png"), ("pdf", b"%PDF", "application/pdf")]
)
def test_a_chart_is_drawn(client: httpx.Client, format: str, start: bytes, type: str) -> None:
    told = client.get(f"/query/chart.{format}?name=unreported-share&kind=bar&x=case&y=percent")
    assert (told.status_code, told.headers["content-type"]) == (200, type)
    assert told.content.startswith(start)
    assert "sandbox" in told.headers["content-security-policy"]


def test_the_page_shows_the_chart_that_its_address_asks_for(client: httpx.Client) -> None:
    page = get(client, name="evidence-grades", kind="heat", x="case", y="grade", value="statements").text
    assert "Heat map: statements by case and grade" in page
    (address,) = re.findall(r'<img src="([^"]+)"', page)
    assert client.get(unescape(address)).status_code == 200


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/query/chart.svg", 404),
        ("/query/chart.gif?name=counts", 404),
        ("/query/chart.svg?name=nothing", 404),
        ("/query/chart.svg?name=counts&x=nowhere", 404),
        ("/query/chart.svg?name=counts&kind=bar&y=name", 400),
        ("/query/chart.svg?name=coder-agreement", 422),
        ("/query/chart.svg?query=ASK%20%7B%7D", 422),
        ("/query/chart.svg?query=DROP%20ALL", 400),
        ("/query/chart.svg?query=", 400),
    ],
)
def test_a_chart_that_cannot_be_is_refused_with_a_reason(client: httpx.Client, address: str, status: int) -> None:
    told = client.get(address)
    assert (told.status_code, bool(told.json()["detail"])) == (status, True)


def test_texts_that_would_be_code_in_a_picture_are_drawn_as_texts(client: httpx.Client) -> None:
    text = f'SELECT ?x ?n {{ VALUES (?x ?n) {{ ("{XSS}" 1) ("datum.value" 2) ("\\uFFFF\\u0001" 3) }} }}'
    told = client.get("/query/chart.svg", params={"query": text})
    assert told.status_code == 200
    assert b"<script" not in told.content


# ---- what can be asked for, and what goes along


def test_the_vocabulary_is_found_by_name_and_by_label(client: httpx.Client) -> None:
    assert "sg2:Actor" in client.get("/query/vocabulary?find=actor").text
    assert "sg2:Actor" in client.get("/query/vocabulary?find=主體&lang=zh-Hant").text
    assert "sg2:hasActor" not in client.get("/query/vocabulary?find=actor&kind=class").text
    assert "No term has this" in client.get(f"/query/vocabulary?find={quote(XSS)}&lang=en").text
    assert client.get("/query/vocabulary?kind=thing").status_code == 400


def test_the_editor_completes_from_our_own_data(client: httpx.Client, kb: KnowledgeBase) -> None:
    told = client.get("/query/vocabulary.json?lang=zh-Hans")
    assert told.headers["content-type"] == "application/json"
    found = json.loads(told.content)
    labels = {term["iri"]: term["label"] for term in (*found["classes"], *found["properties"], *found["concepts"])}
    assert labels["https://w3id.org/sg2kg/framework#M-ECO"] == kb.label("https://w3id.org/sg2kg/framework#M-ECO", "zh-Hans")
    assert {"classes", "properties", "concepts", "graphs", "prefixes", "queries"} <= found.keys()
    assert [q["name"] for q in found["queries"]] != []
    assert all("PREFIX sg2:" in q["sparql"] or "sg2:" not in q["sparql"] for q in found["queries"])


def test_only_the_page_of_the_editor_lets_styles_be_written_into_it(client: httpx.Client) -> None:
    assert get(client, query="").headers["content-security-policy"] == EDITOR_POLICY
    assert "'unsafe-eval'" not in EDITOR_POLICY
    assert "script-src 'self';" in EDITOR_POLICY
    assert "unsafe" not in get(client).headers["content-security-policy"]


def test_the_same_query_is_there_as_code(client: httpx.Client) -> None:
    page = unescape(get(client, query="SELECT ?s { ?s a sg2:Case }").text)
    assert "curl --silent" in page
    assert "from sg2kg import KnowledgeBase" in page
    assert "read.csv" in page
    assert "PREFIX sg2: <https://w3id.org/sg2kg/ontology#>" in page


def test_downloads_give_the_answer(client: httpx.Client) -> None:
    text = "SELECT ?s { ?s a sg2:Case }"
    page = get(client, query=text).text
    for format in ("csv", "tsv", "json", "xml"):
        assert f"/sparql?{urlencode({'query': text, 'format': format})}".replace("&", "&amp;") in page.replace("%20", "+")


def test_what_goes_along_is_told_without_running_the_query_again(client: httpx.Client) -> None:
    told = client.post("/query/beside", data={"query": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"})
    assert told.status_code == 200
    assert "curl --silent" in told.text
    assert "<html" not in told.text
    assert client.post("/query/beside", data={"query": "DROP ALL"}).status_code == 400
    assert client.post("/query/beside").status_code == 400


@pytest.mark.parametrize("address", ["/query", "/query?name=mechanism-matrix", "/query?query=", "/query?query=ASK%20%7B%7D", "/query/vocabulary"])
def test_pages_are_sound_html(client: httpx.Client, address: str) -> None:
    for lang in ("en", "zh-Hans", "zh-Hant"):
        page = client.get(address, headers=PAGE | {"Accept-Language": lang}).text
        assert page.count("<h1") == 1
        assert not re.search(r'\son[a-z]+="|style="|<style', page)
        assert not re.search(r"<script(?![^>]*(src=|type=\"application/json\"))", page)
        controls = re.findall(r'<(?:input|select|textarea)(?![^>]*type="hidden")[^>]*\sid="([^"]+)"', page)
        assert all(f'for="{name}"' in page for name in controls)
        assert len(set(controls)) == len(controls)
