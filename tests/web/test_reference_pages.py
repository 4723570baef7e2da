"""The reference: documents, one page a term, tiers and documents of docs/."""

from __future__ import annotations

import re
from html import unescape

import httpx
import pytest

from sg2kg.terms import PREFIXES
from sg2kg.validation import load_shapes
from sg2kg.web.reference import documents
from sg2kg.web.reference.terms import DOCUMENTS, Terms

HTML = {"Accept": "text/html"}


@pytest.fixture(scope="module")
def terms() -> Terms:
    return Terms(load_shapes())


def ids_in(page: str) -> list[str]:
    return re.findall(r'\bid="([^"]+)"', page)


@pytest.mark.parametrize("name", [*DOCUMENTS, "alignments"])
@pytest.mark.parametrize("lang", ["en", "zh-Hans", "zh-Hant"])
def test_each_document_is_a_page_in_each_language(client: httpx.Client, name: str, lang: str) -> None:
    told = client.get(f"/{name}?lang={lang}", headers=HTML)
    assert (told.status_code, told.headers["content-language"]) == (200, lang)
    assert told.text.count("<h1") == 1
    assert "style=" not in told.text
    assert "<script>" not in told.text


@pytest.mark.parametrize("name", list(DOCUMENTS))
def test_every_fragment_of_a_document_is_a_place_on_its_page(client: httpx.Client, terms: Terms, name: str) -> None:
    there = ids_in(client.get(f"/{name}", headers=HTML).text)
    assert len(there) == len(set(there)), "an id stands twice"
    assert {t.name for t in terms.of_document[name]} <= set(there)


def test_further_notations_are_places_on_the_page_of_the_framework(client: httpx.Client, terms: Terms) -> None:
    there = set(ids_in(client.get("/framework", headers=HTML).text))
    assert {n for t in terms.of_document["framework"] if t.kind == "concept" for n in t.notations} <= there
    assert {"INC-01", "INC-17"} <= there


def test_every_term_has_a_page_without_a_dead_link_to_another(client: httpx.Client, terms: Terms) -> None:
    known = {t.path for t in terms.by_iri.values()}
    for term in terms.by_iri.values():
        told = client.get(term.path, headers=HTML)
        assert told.status_code == 200, term.path
        linked = set(re.findall(r'href="(/(?:framework|extension|ontology|qca|shapes)/[^"?#]+)', told.text))
        assert linked <= known, (term.path, linked - known)
        there = ids_in(told.text)
        assert len(there) == len(set(there)), term.path


@pytest.mark.parametrize(
    "path", ["/framework/M-ECO", "/framework/E-2A3", "/ontology/Case", "/ontology/exhibits", "/extension/CostSharing", "/shapes/MAP-03"]
)
def test_a_term_is_told_in_three_languages(client: httpx.Client, terms: Terms, path: str) -> None:
    term = terms.find(*path.strip("/").split("/"))
    for lang in ("en", "zh-Hans", "zh-Hant"):
        page = client.get(f"{path}?lang={lang}", headers=HTML).text
        assert f'<html lang="{lang}">' in page
        assert all(label in unescape(page) for label in term.labels.values())
        assert term.iri in page


def test_the_page_of_a_concept_tells_what_uses_it(client: httpx.Client) -> None:
    page = client.get("/framework/M-ECO", headers=HTML).text
    assert "section 2.2, lines 85–86" in page
    assert 'href="/case/cloud-rice"' in page
    assert "MAP-03-mechanism" in page
    assert 'href="/query?name=concept-status&amp;concept=M-ECO"' in page
    assert 'href="/compare?concept=M-ECO&amp;basis=submitter"' in page
    assert 'href="/framework/M-ECO-2"' in page


def test_the_cases_of_a_concept_follow_the_counting_basis(client: httpx.Client) -> None:
    pages = {basis: client.get(f"/framework/M-ECO?basis={basis}", headers=HTML).text for basis in ("paper", "inferred")}
    assert all(f'?basis={basis}#cases" aria-current="true"' in page for basis, page in pages.items())
    assert pages["paper"] != pages["inferred"]


def test_a_concept_of_ours_is_marked_as_ours(client: httpx.Client) -> None:
    told = '<span class="note">Added by this project'
    assert told in client.get("/extension/CostSharing", headers=HTML).text
    assert told not in client.get("/framework/M-ECO", headers=HTML).text


def test_a_class_that_a_reasoner_fills_says_what_it_means_and_which_cases_are_in_it(client: httpx.Client) -> None:
    page = client.get("/ontology/TriSectorCase", headers=HTML).text
    assert "by definition, a tri-sector case is a case" in page
    assert 'href="/case/cloud-rice"' in page


def test_another_notation_and_another_spelling_lead_to_the_page_of_a_term(client: httpx.Client) -> None:
    for asked, page in (
        ("/framework/MET-5", "/framework/CTX-07"),
        ("/framework/m-eco", "/framework/M-ECO"),
        ("/framework/CostSharing", "/extension/CostSharing"),
    ):
        told = client.get(asked, headers=HTML)
        assert (told.status_code, told.headers["location"]) == (308, page)
    assert client.get("/framework/0.1.0", headers=HTML).headers["location"] == "/framework"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/framework/M-ECOO", 404),
        ("/framework/%00", 404),
        ("/ontology/" + "x" * 5000, 404),
        ("/shapes/%3Cscript%3E", 404),
        ("/framework/M-ECO?basis=gossip", 400),
        ("/framework/M-ECO?basis=paper&basis=public", 400),
        ("/docs/nothing", 404),
        ("/docs/..%2Fpyproject", 404),
        ("/docs/pictures/..%2F..%2Fpyproject.toml", 404),
        ("/docs/pictures/nothing.svg", 404),
    ],
)
def test_what_is_not_there_is_told_clearly(client: httpx.Client, path: str, status: int) -> None:
    told = client.get(path, headers=HTML)
    assert told.status_code == status
    assert "<script>" not in told.text


def test_links_of_reports_land_on_the_page_of_the_tiers(client: httpx.Client, terms: Terms) -> None:
    there = ids_in(client.get("/docs/tiers", headers=HTML).text)
    assert len(there) == len(set(there))
    tiers = {f"tier-{t}" for t in terms.shapes.tiers}
    assert {*terms.requirements, *terms.infos} <= {PREFIXES["sgsh"] + i for i in there} | set(there)
    assert tiers <= set(there)


@pytest.mark.parametrize("lang", ["zh-Hans", "zh-Hant"])
def test_the_tiers_are_told_in_chinese(client: httpx.Client, lang: str) -> None:
    page = client.get(f"/docs/tiers?lang={lang}", headers=HTML).text
    assert page.count(' lang="en"') == 1  # the switch of languages
    assert client.get(f"/docs/tiers.{lang}.md").headers["location"] == f"/docs/tiers?lang={lang}"


def test_every_document_is_a_page_whose_links_lead_somewhere(client: httpx.Client) -> None:
    pages = {name: client.get(f"/docs/{name}", headers=HTML) for name in documents.names()}
    assert all(p.status_code == 200 for p in pages.values())
    places = {f"/docs/{name}": set(ids_in(page.text)) for name, page in pages.items()} | {"/docs/tiers": set()}
    for name, page in pages.items():
        body = page.text.partition("<article")[2]
        for target, fragment in re.findall(r'href="(/docs/[\w-]+)(?:#([^"]+))?"', body):
            assert target in places, (name, target)
            assert not fragment or target == "/docs/tiers" or fragment in places[target], (name, target, fragment)
        assert ".md)" not in body or "<code>" in body


@pytest.mark.parametrize("anchor", ["SG2-QRY-001", "sg2-rsn-001", "SG2-SHP-001"])
def test_ids_of_errors_are_places_on_their_page(client: httpx.Client, anchor: str) -> None:
    assert anchor in ids_in(client.get("/docs/errors", headers=HTML).text)
    assert "contradictions" in ids_in(client.get("/docs/reasoning", headers=HTML).text)


def test_pictures_of_the_model_are_drawn_in_place_of_their_text(client: httpx.Client) -> None:
    page = client.get("/docs/model", headers=HTML).text
    assert page.count("<svg") == 5
    assert "mermaid" not in page
    assert client.get("/docs/pictures/heat-map.en.svg").headers["content-type"].startswith("image/svg+xml")


def test_a_page_of_reference_that_the_browser_has_is_not_sent_again(client: httpx.Client) -> None:
    etag = client.get("/framework/M-ECO", headers=HTML).headers["etag"]
    assert client.get("/framework/M-ECO", headers={**HTML, "If-None-Match": etag}).status_code == 304
