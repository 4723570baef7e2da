"""Case pages of a server that was given records of others: invented, odd and hostile ones."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import httpx
import pytest

from serving import running
from sg2kg.messages import LANGUAGES

ODD = r"""
@prefix sg2: <https://w3id.org/sg2kg/ontology#> .
@prefix fw: <https://w3id.org/sg2kg/framework#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix tier: <https://w3id.org/sg2kg/tier/> .
@prefix h: <https://example.org/cases/odd#> .
<https://example.org/cases/odd> a sg2:Case ;
  rdfs:label "<script>alert(1)</script> & \"quotes\""@en , "<b>案</b>"@zh-Hans , "untagged" , "حالة"@ar ;
  skos:notation "X\"><img src=x>" ; sg2:issue "</p><script>alert('issue')</script>" ; sg2:start "javascript:1" ; sg2:end "0000-99-99" ;
  sg2:hasMechanism [ a sg2:Mechanism ; sg2:rule "blank <i>rule</i>" , "another"@en ; sg2:realises fw:M-ECO-2 , <https://example.org/own> ;
    sg2:party h:content , [ a sg2:Enterprise ; rdfs:label "blank firm"@en ] ] ;
  sg2:hasPhase h:content , [ rdfs:label "blank phase"@en ; sg2:start "2020" ] ;
  sg2:hasParticipation h:p , [ a sg2:Participation ; sg2:stage fw:DEF-5a , fw:DEF-5b ; sg2:say sg2:empower ] ;
  sg2:initiator h:sec-account ; sg2:locatedIn h:place ; sg2:hasExperiment h:e ; sg2:hasRisk [ sg2:bearerAfter h:sec-account ] ;
  sg2:hasObservation [ sg2:value 12345678901234567890.5 ; sg2:start "2020~" ] , [ sg2:value "many" ] , h:o ;
  sg2:hasElement [ rdfs:label "element"@en ] .
h:place rdfs:label "Loop"@en ; sg2:within h:place2 . h:place2 sg2:within h:place ; rdfs:label "Loop 2"@en .
h:o sg2:conflictsWith h:o ; sg2:baseline h:o ; sg2:value 1e400 .
h:e sg2:hasIteration h:e , h:i . h:i sg2:lesson "l"@en ; sg2:follows h:i .
h:p a sg2:Participation ; sg2:participant h:sec-account , h:content ; sg2:contributes h:gift . h:gift rdfs:label "gift"@en .
h:sec-account a sg2:Enterprise ; rdfs:label "Firm <x>"@en ; sg2:controlledBy h:sec-account . h:content a sg2:PeopleGroup .
h:record a sg2:CaseRecord ; sg2:describes <https://example.org/cases/odd> ; dcterms:conformsTo tier:mapped , <https://example.org/tier> ;
  dcterms:license <javascript:alert(1)> ; sg2:submitter h:content ; sg2:version "1\"" ; dcterms:issued "soon" ; sg2:setAside h:src .
h:src rdfs:label "odd source"@en ; sg2:address "javascript:alert(1)" ; sg2:published "20x" .
h:s1 a sg2:Statement ; sg2:about <https://example.org/cases/odd> ; sg2:affirms fw:M-ECO-2 ; sg2:says "says <script>x</script>"@en ;
  sg2:source h:src ; sg2:basis sg2:publicSourceSays ; sg2:shows h:p , h:e , h:content .
[] a sg2:Statement ; sg2:about <https://example.org/cases/odd> ; sg2:denies fw:M-ECO-2 ; sg2:says "denies" ;
  sg2:source h:src ; sg2:basis sg2:publicSourceSays .
[] a sg2:SearchNote ; sg2:noteOn <https://example.org/cases/odd> ; sg2:lookedFor fw:DIM-1 , "literal" .
[] a sg2:Contest ; sg2:contestIn <https://example.org/cases/odd> ; sg2:affirmedIn h:s1 .
"""


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A client of a server with the fictitious examples and a record that nobody would write in earnest."""
    folder: Path = tmp_path_factory.mktemp("odd")
    (folder / "odd.ttl").write_text(ODD, encoding="utf-8")
    with running("--examples", "--data", str(folder)) as server, server.client() as client:
        yield client


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_odd_record_is_told_and_harms_nobody(odd: httpx.Client, lang: str) -> None:
    told = odd.get("/case/odd.html", params={"lang": lang})
    assert told.status_code == 200
    assert {"en": "&lt;script&gt;alert(1)", "zh-Hans": "&lt;b&gt;案", "zh-Hant": "&lt;script&gt;alert(1)"}[lang] in told.text
    assert "blank &lt;i&gt;rule" in told.text
    assert "<script>" not in told.text
    assert "<img" not in told.text
    assert 'href="javascript' not in told.text
    ids = [unescape(i) for i in re.findall(r' id="([^"]+)"', told.text)]
    assert not [i for i, n in Counter(ids).items() if n > 1]


def test_what_is_affirmed_and_denied_is_contested(odd: httpx.Client) -> None:
    told = odd.get("/case/odd.html", params={"lang": "en"}).text
    assert re.search(r'id="concept-M-ECO-2">\s*<summary>\s*<span class="status contested"', told)


def test_a_record_that_cannot_be_checked_or_reaches_nothing_says_so(odd: httpx.Client) -> None:
    told = odd.get("/case/odd.html", params={"lang": "en"}).text
    assert "no tier" in told or "could not be checked" in told


def test_an_odd_record_stands_in_the_list(odd: httpx.Client) -> None:
    told = odd.get("/cases", params={"lang": "en"})
    assert told.status_code == 200
    assert "&lt;script&gt;alert(1)" in told.text
    assert "<script>" not in told.text


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", ["co-governed-example", "evaluated-example", "mapped-example", "registered-example"])
def test_an_invented_case_says_that_it_is_invented(odd: httpx.Client, name: str, lang: str) -> None:
    told = odd.get(f"/case/{name}.html", params={"lang": lang}).text
    assert {"en": "Invented.", "zh-Hans": "虚构案例。", "zh-Hant": "虛構案例。"}[lang] in told
    ids = [unescape(i) for i in re.findall(r' id="([^"]+)"', told)]
    assert not [i for i, n in Counter(ids).items() if n > 1]
    assert not {unescape(h) for h in re.findall(r'href="#([^"]+)"', told)} - set(ids)


def test_an_invented_case_of_the_highest_tier_reaches_it(odd: httpx.Client) -> None:
    told = odd.get("/case/evaluated-example.html", params={"lang": "en"}).text
    assert re.findall(r'<li class="(reached|missed)">', told) == ["reached"] * 4
    assert "4/5" in told
