"""Published IRIs and links of a server: one leads to the other, and no IRI becomes a link that leads astray."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sg2kg.web.addresses import Addresses
from sg2kg.web.settings import PUBLISHED

HERE = Addresses("https://example.org/kg/", "/kg")


@pytest.mark.parametrize(
    ("iri", "link"),
    [
        ("case/cloud-rice", "/kg/case/cloud-rice"),
        ("case/cloud-rice#m-split", "/kg/case/cloud-rice#m-split"),
        ("framework", "/kg/framework"),
        ("framework#M-ECO", "/kg/framework/M-ECO"),
        ("ontology#Case", "/kg/ontology/Case"),
        ("framework/statement/X-61", "/kg/framework/statement/X-61"),
        ("docs/tiers#REG-03", "/kg/docs/tiers#REG-03"),
        ("", "/kg/"),
        ("new#mill", "/kg/thing?iri=https%3A%2F%2Fw3id.org%2Fsg2kg%2Fnew%23mill"),
        ("elsewhere/x", "/kg/thing?iri=https%3A%2F%2Fw3id.org%2Fsg2kg%2Felsewhere%2Fx"),
        ("case/../../static/x", "/kg/thing?iri=https%3A%2F%2Fw3id.org%2Fsg2kg%2Fcase%2F..%2F..%2Fstatic%2Fx"),
        ("/evil.example/", "/kg/thing?iri=https%3A%2F%2Fw3id.org%2Fsg2kg%2F%2Fevil.example%2F"),
        ("case/a b?c", "/kg/case/a%20b%3Fc"),
        ("framework#a/../../b", "/kg/framework#a/../../b"),
    ],
)
def test_a_published_iri_leads_to_its_place_here(iri: str, link: str) -> None:
    assert HERE.link(PUBLISHED + iri) == link


@pytest.mark.parametrize("iri", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "urn:x", "//evil.example", ""])
def test_what_is_not_of_the_web_is_no_link(iri: str) -> None:
    assert HERE.link(iri) == ""


def test_other_addresses_of_the_web_stay_what_they_are() -> None:
    assert HERE.link("http://www.w3.org/2004/02/skos/core#Concept") == "http://www.w3.org/2004/02/skos/core#Concept"


@given(st.text(max_size=30))
def test_no_iri_leads_off_this_server(rest: str) -> None:
    link = HERE.link(PUBLISHED + rest)
    assert link.startswith("/kg/")
    assert not link.startswith("/kg//")
    assert urlsplit(link).netloc == ""
    assert not any(c in link for c in "\"'<> \n")


@given(st.text(st.characters(codec="utf-8", exclude_characters="#/."), min_size=1, max_size=30))
def test_a_link_leads_back_to_its_iri(name: str) -> None:
    path = HERE.link(f"{PUBLISHED}case/{name}").removeprefix("/kg")
    assert Addresses.published(unquote(path)) == f"{PUBLISHED}case/{name}"
