"""Three people at work in a real browser: a scholar asks and takes along, an officer checks and passes, a developer follows an IRI to data."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import shlex
import subprocess
import zipfile
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pyoxigraph as ox
import pytest
import rdflib
from rdflib.namespace import OWL, RDF

from browsing import Open, photograph, until
from serving import Server
from sg2kg.validation import check_triples, load_shapes
from sg2kg.validation.findings.remedy import filled
from support import ROOT

INCOMPLETE = ROOT / "docs" / "examples" / "incomplete-submission.ttl"


def taken(tab: Any, link: str, folder: Path) -> Path:
    """The file that a click on a link brings, under the name that the server gives it."""
    with tab.expect_download() as waiting:
        tab.locator(link).first.click()
    path = folder / str(waiting.value.suggested_filename)
    waiting.value.save_as(path)
    return path


def asked(tab: Any) -> dict[str, list[str]]:
    """What the address bar holds."""
    return parse_qs(urlsplit(tab.url).query)


# ---- a scholar


def test_a_scholar_finds_a_case_and_follows_a_statement_to_its_source(open_tab: Open) -> None:
    tab = open_tab("zh-Hant")
    tab.goto("/")
    tab.get_by_role("link", name="瀏覽案例").click()
    tab.fill("#f-q", "螞蟻")
    tab.keyboard.press("Enter")
    until(tab, "document.querySelectorAll('.entry').length === 1")
    assert asked(tab)["q"] == ["螞蟻"]
    tab.locator(".filters .buttons a").click()
    until(tab, "document.querySelectorAll('.entry').length > 15")
    tab.locator("input[name=mechanism][value=M-ECO]").check()
    until(tab, "location.search.includes('mechanism=M-ECO')")
    assert 2 <= tab.locator(".entry").count() < 15
    tab.locator(".entry").get_by_role("link", name="雲稻米", exact=True).click()
    assert tab.inner_text("h1") == "雲稻米"

    mark = tab.locator("sup.notes a").first
    target = mark.get_attribute("href")
    mark.click()
    assert tab.url.endswith(target)
    claim = tab.locator(target)
    assert claim.evaluate("e => { const box = e.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight; }")
    assert claim.locator("p").first.inner_text()
    claim.locator("a.back").first.click()
    assert mark.evaluate("e => e.getBoundingClientRect().top >= 0")

    source = tab.locator("#sec-sources .source b a").nth(1)
    name = source.inner_text()
    source.click()
    assert tab.inner_text("h1") == name
    assert "/source/" in tab.url


def test_a_scholar_compares_reads_the_evidence_and_takes_the_table_and_the_picture_along(open_tab: Open, tmp_path: Path) -> None:
    tab = open_tab("zh-Hant")
    tab.goto("/case/cloud-rice")
    tab.get_by_role("link", name="比較此案例").click()
    tab.locator("[data-picker] > summary").first.click()
    tab.fill("#find-case", "螞蟻")
    tab.get_by_role("checkbox", name="螞蟻森林").check()
    tab.get_by_role("button", name="比較", exact=True).click()
    assert asked(tab)["case"] == ["cloud-rice", "ant-forest"]
    assert tab.locator("table.matrix thead th.one, table.matrix thead th.wide-head").all_inner_texts() == ["雲稻米", "螞蟻森林"]

    cell = tab.locator("td.present a").first
    cell.click()
    tab.wait_for_selector("#evidence details[open] .ground")
    assert cell.evaluate("e => e.classList.contains('open')")
    source = tab.locator("#evidence .ground dd a[href^='/source/']").first
    assert source.is_visible()
    photograph(tab, "compare-evidence.zh-Hant", whole=False)

    table = taken(tab, "#downloads a[href*='.csv']", tmp_path)
    assert table.suffix == ".csv"
    rows = list(csv.reader(io.StringIO(table.read_text(encoding="utf-8-sig"))))
    assert len(rows) == 1 + tab.locator("table.matrix tbody tr").count()
    assert rows[0] == ["concept", "label", "cloud-rice", "ant-forest"]
    assert ["M-ECO", "生態協同機制", "present", "present"] in rows
    picture = taken(tab, "#pictures a[href*='.png']", tmp_path).read_bytes()
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    assert int.from_bytes(picture[16:20]) > 300


def test_a_scholar_asks_a_question_changes_it_and_runs_its_code(open_tab: Open) -> None:
    tab = open_tab("zh-Hant")
    tab.goto("/query")
    tab.fill("#find", "來源等級")
    until(tab, "document.querySelectorAll('#questions .card').length === 1")
    tab.locator("#questions h2 a").click()
    all_rows = tab.locator("#table tbody tr").count()
    tab.select_option("#p-case", "cloud-rice")
    tab.locator("form.parameters button").click()
    assert asked(tab) == {"name": ["evidence-grades"], "basis": ["submitter"], "case": ["cloud-rice"]}
    shown = tab.locator("#table tbody tr").count()
    assert 1 < shown < all_rows
    tab.locator("#chart img").scroll_into_view_if_needed()
    until(tab, "document.querySelector('#chart img').naturalWidth > 100")
    photograph(tab, "query-chart.zh-Hant")

    tab.locator(".taken details summary").last.click()
    button = tab.get_by_role("button", name="Python")
    button.click()
    until(tab, "document.querySelector('.copy').ownerDocument.body.innerText.includes('已複製')")
    code = tab.evaluate("navigator.clipboard.readText()")
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(code, "copied from the page", "exec"), {})  # the page's own words, as a reader would run them
    assert "CASE-01" in printed.getvalue()


def test_a_scholar_writes_sparql_and_gives_the_link_to_a_colleague(open_tab: Open) -> None:
    tab = open_tab("zh-Hant")
    tab.goto("/query")
    tab.get_by_role("link", name="自己的 SPARQL").click()
    tab.wait_for_selector("body[data-editor=ready]")
    tab.click("#editor .CodeMirror-lines")
    tab.keyboard.press("Control+A")
    tab.keyboard.type("SELECT ?case ?name { ?case a sg2:PracticeKind ; rdfs:label ?name FILTER(LANGMATCHES(LANG(?name), 'zh-Hant')) } ORDER BY ?name")
    tab.keyboard.press("Control+Enter")
    tab.wait_for_selector("#results table.dataTable tbody tr")
    tab.wait_for_selector("#taken .address a")
    rows = tab.locator("#results table.dataTable tbody tr").count()
    assert rows == 3
    assert "共享花園" in tab.inner_text("#results table.dataTable")
    with tab.context.expect_page() as opened:
        tab.locator("#taken .address a").first.click(modifiers=["ControlOrMeta"])
    colleague = opened.value
    colleague.wait_for_selector("body[data-editor=ready]")
    assert colleague.locator("#table tbody tr").count() == rows
    assert "共享花園" in colleague.inner_text("#table")
    colleague.close()


# ---- a standards officer


def mended() -> str:
    """The incomplete submission with the remedy of each finding, and the example of each blank in its place."""
    triples = [quad.triple for quad in ox.parse(INCOMPLETE.read_bytes(), format=ox.RdfFormat.TURTLE)]
    for _ in range(20):
        verdict = check_triples(triples, INCOMPLETE.name, "registered", load_shapes())
        remedy = next((f.remedy for f in verdict.findings if f.remedy and f.severity == "violation"), None)
        if remedy is None:
            break
        removed = set(remedy.remove)
        triples = list(dict.fromkeys([*(t for t in triples if t not in removed), *filled(remedy.add)]))
    return (ox.serialize(triples, format=ox.RdfFormat.TURTLE) or b"").decode()


@pytest.fixture(scope="module")
def mended_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("mended") / "lantern-market.ttl"
    path.write_text(mended(), encoding="utf-8")
    return path


def send(tab: Any, path: Path) -> None:
    tab.goto("/check")
    tab.set_input_files("#file", str(path))
    tab.get_by_role("button", name="Check", exact=True).click()


def test_an_officer_reads_what_is_missing_and_passes_the_mended_file(open_tab: Open, mended_file: Path) -> None:
    tab = open_tab()
    send(tab, INCOMPLETE)
    assert "does not conform: registered" in tab.inner_text("header.verdict")
    finding = tab.get_by_role("article", name="This date is not written as")
    assert finding.locator("dt").all_inner_texts()[-2:] == ["Why", "Mend"]
    assert "In your text, line 29, column 15" in finding.inner_text()
    assert '"spring 2024"' in finding.locator(".excerpt .here").inner_text()
    assert tab.locator(".finding details.remedy").count() > 3
    photograph(tab, "story-officer-fails", whole=False)
    tab.get_by_role("link", name="try mapped").click()
    layers = tab.locator(".layer h3").all_inner_texts()
    assert {"Record", "Participation", "Value", "Mechanism", "Carrier"} <= {layer.split(" ")[0].strip() for layer in layers}

    send(tab, mended_file)
    assert "conforms: registered" in tab.inner_text("header.verdict")
    assert tab.locator(".finding.violation").count() == 0
    assert tab.locator("#passed ~ .scroll tbody tr").count() >= 12
    photograph(tab, "story-officer-passes", whole=False)


def test_an_officer_takes_the_report_along_and_reads_it_in_chinese(open_tab: Open, tmp_path: Path) -> None:
    tab = open_tab()
    send(tab, INCOMPLETE)
    n = tab.locator(".finding").count()
    sarif = json.loads(taken(tab, "#downloads ~ ul >> text=SARIF", tmp_path).read_text(encoding="utf-8"))
    assert sarif["version"] == "2.1.0"
    assert len(sarif["runs"][0]["results"]) == n
    report = json.loads(taken(tab, "#downloads ~ ul a[href$='/report.json']", tmp_path).read_text(encoding="utf-8"))
    assert report["verdicts"][0]["conforms"] is False
    book = zipfile.ZipFile(io.BytesIO(taken(tab, "#downloads ~ ul >> text=Excel", tmp_path).read_bytes()))
    assert "xl/workbook.xml" in book.namelist()

    english = tab.locator(".finding .message").all_inner_texts()
    tab.get_by_role("link", name="简体").click()
    assert tab.get_attribute("html", "lang") == "zh-Hans"
    assert "不符合" in tab.inner_text("header.verdict")
    chinese = tab.locator(".finding .message").all_inner_texts()
    assert len(chinese) == n
    assert not set(chinese) & set(english)
    text = taken(tab, "#downloads ~ ul a[href*='/report.txt']", tmp_path).read_text(encoding="utf-8")
    assert "不符合" in text


def test_an_officer_is_told_where_a_file_cannot_be_read(open_tab: Open, tmp_path: Path) -> None:
    path = tmp_path / "broken.ttl"
    path.write_text(INCOMPLETE.read_text(encoding="utf-8").replace('sg2:version "0.1" ;', 'sg2:version "0.1 ;'), encoding="utf-8")
    tab = open_tab(may_fail=(422,))
    send(tab, path)
    assert "could not be checked" in tab.inner_text("header.verdict")
    line = next(n for n, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if '"0.1 ;' in text)
    assert f"In your text, line {line}" in tab.inner_text("#what")
    assert tab.inner_text(".unread .excerpt .here").split()[0] == str(line)
    tab.fill("#text", tab.input_value("#text").replace('"0.1 ;', '"0.1" ;'))
    tab.get_by_role("button", name="Check again").click()
    assert "does not conform" in tab.inner_text("header.verdict")


# ---- a developer


def test_a_developer_follows_an_iri_to_turtle_and_a_reader_to_a_page(open_tab: Open, client: httpx.Client) -> None:
    iri = "https://w3id.org/sg2kg/case/cloud-rice"
    here = iri.removeprefix("https://w3id.org/sg2kg")
    answer = client.get(here, headers={"Accept": "text/turtle"})
    assert answer.status_code == 303
    turtle = client.get(answer.headers["location"])
    assert turtle.headers["content-type"].startswith("text/turtle")
    data = rdflib.Graph().parse(data=turtle.text, format="turtle")
    assert (rdflib.URIRef(iri), None, None) in data

    tab = open_tab()
    tab.goto(here)
    assert urlsplit(tab.url).path == here + ".html"
    assert tab.inner_text("h1") == "Tencent Cloud Rice"
    offered = tab.locator("link[rel=alternate][type='text/turtle']").get_attribute("href")
    assert client.get(offered).text == turtle.text


def test_a_developer_gets_from_a_term_to_its_data_and_loads_the_ontology(open_tab: Open, client: httpx.Client) -> None:
    tab = open_tab()
    tab.goto("/ontology")
    classes = set(tab.evaluate("[...document.querySelectorAll('main a')].map((a) => a.getAttribute('href'))"))
    tab.locator("main a[href='/ontology/Case']").first.click()
    assert "One particular, bounded practice" in tab.inner_text("main")
    term = client.get(tab.locator(".formats a", has_text="Turtle").get_attribute("href"))
    case = rdflib.URIRef("https://w3id.org/sg2kg/ontology#Case")
    assert (case, RDF.type, OWL.Class) in rdflib.Graph().parse(data=term.text, format="turtle")

    whole = rdflib.Graph().parse(data=client.get("/ontology", headers={"Accept": "text/turtle"}).text, format="turtle")
    named = {str(c) for c in whole.subjects(RDF.type, OWL.Class) if isinstance(c, rdflib.URIRef)}
    ours = {c.rpartition("#")[2] for c in named if c.startswith("https://w3id.org/sg2kg/ontology#")}
    assert len(ours) > 50
    assert {f"/ontology/{c}" for c in ours} <= classes


def test_a_developer_copies_the_call_from_the_api_page_and_it_answers(open_tab: Open, server: Server) -> None:
    tab = open_tab()
    tab.goto("/")
    tab.get_by_role("link", name="Read the API").click()
    call = shlex.split(tab.inner_text("pre.api-call"))
    assert call[0] == "curl"
    assert call[1].startswith(server.base + "/api/v1/")
    done = subprocess.run([call[0], "--silent", "--fail", *call[1:]], capture_output=True, check=True, timeout=30)
    assert json.loads(done.stdout)["iri"] == "https://w3id.org/sg2kg/case/cloud-rice"
