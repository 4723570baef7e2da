"""What the room of cases gathers and how it writes it, without a server."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sg2kg import KnowledgeBase
from sg2kg.errors import NotFoundError, ParameterError
from sg2kg.web.telling.article import article
from sg2kg.web.telling.citation import cite
from sg2kg.web.telling.listing import FACETS, Choice, choice_of, entries, find
from sg2kg.web.telling.notes import Anchors
from sg2kg.web.telling.reading import Text, Thing, naturally
from sg2kg.web.telling.showing import amount, host, told_date, told_period
from sg2kg.web.telling.statuses import EXHIBITED


@pytest.fixture(scope="module")
def kb() -> KnowledgeBase:
    """What ships, with the fictitious examples."""
    return KnowledgeBase(examples=True)


@pytest.mark.parametrize(
    ("text", "en", "hant"),
    [
        ("2022", "2022", "2022年"),
        ("2022-05", "May 2022", "2022年5月"),
        ("2022-05-19", "19 May 2022", "2022年5月19日"),
        ("2022?", "2022 (uncertain)", "2022年（不確定）"),
        ("2022-05~", "about May 2022", "約2022年5月"),
        ("undated", "undated", "未註明日期"),
        ("2022-13", "2022-13", "2022-13"),
        ("spring", "spring", "spring"),
    ],
)
def test_a_date_is_told_as_precisely_as_it_is_known(text: str, en: str, hant: str) -> None:
    assert (told_date(text, "en"), told_date(text, "zh-Hant")) == (en, hant)


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [("2016", "", "since 2016"), ("2016", "2018", "2016 – 2018"), ("2016", "2016", "2016"), ("", "2018", "until 2018"), ("", "", "")],
)
def test_a_period_is_told_by_the_ends_that_are_known(start: str, end: str, told: str) -> None:
    assert told_period(start, end, "en") == told


@given(st.text(max_size=30))
def test_no_text_is_too_odd_for_a_date(text: str) -> None:
    assert told_date(text, "zh-Hans") or not text


@pytest.mark.parametrize(("number", "told"), [("660000", "660,000"), ("9.90", "9.9"), ("0", "0"), ("-1200.5", "-1,200.5"), ("1E+400", "1E+400")])
def test_the_thousands_of_a_number_are_set_apart(number: str, told: str) -> None:
    assert amount(Decimal(number)) == told


def test_a_text_is_marked_with_its_language_where_that_is_not_the_pages() -> None:
    text = Text({"en": "rice", "zh-Hans": "稻米"})
    assert (text.said("en"), text.said("zh-Hans"), text.said("zh-Hant")) == (("rice", ""), ("稻米", ""), ("rice", "en"))
    assert (Text({"": "Xinhua"}).said("en"), Text({"": "Xinhua"}).said("zh-Hans"), Text({"": "新华社"}).said("zh-Hant")) == (
        ("Xinhua", ""),
        ("Xinhua", "en"),
        ("新华社", ""),
    )
    assert Text({"ar": "أرز"}).said("en") == ("أرز", "ar")
    assert not Text({"en": ""})


def test_only_a_code_is_shown_before_a_name() -> None:
    assert (Thing("", Text(), "M-ECO-2").code, Thing("", Text(), "economicValue").code) == ("M-ECO-2", "")


def test_statements_come_in_their_natural_order() -> None:
    assert sorted(["01-10", "01-2", "X-01", "01-2b"], key=naturally) == ["01-2", "01-2b", "01-10", "X-01"]


@given(st.lists(st.text(max_size=8), max_size=8))
def test_any_texts_have_a_natural_order(texts: list[str]) -> None:
    backwards = texts[::-1]
    assert sorted(texts, key=naturally) == sorted(backwards, key=naturally)


def test_a_fragment_is_the_id_of_one_thing_and_never_one_that_the_page_gives() -> None:
    anchors = Anchors("https://example.org/a")
    base = "https://example.org/a#"
    assert [anchors.of(base + f) for f in ("m-split", "m-split", "content", "sec-people", "cite-1")] == ["m-split", "", "", "", ""]
    assert anchors.of("https://example.org/b#m-split") == ""


def test_a_record_is_cited_by_who_submitted_it(kb: KnowledgeBase) -> None:
    told = cite(kb.case("cloud-rice"), ["R & D_lab"], "1.1.0", "2026-11-26")
    assert "R & D_lab (2026). Tencent Cloud Rice (CASE-01), version 1.1.0" in told.sentence
    assert "author = {{R \\& D\\_lab}}" in told.bibtex
    assert cite(kb.case("cloud-rice"), [], "", "soon").sentence.startswith("anonymous (n.d.).")


def test_the_host_of_a_source_is_told_even_of_an_odd_address() -> None:
    assert [host(a) for a in ("https://a.example/x?y", "http://[", "nothing")] == ["a.example", "http://[", "nothing"]


def test_notes_are_numbered_as_they_are_met_and_lead_back(kb: KnowledgeBase) -> None:
    for info in kb.cases:
        told = article(kb, info.name)
        assert [s.number for s in told.sources] == list(range(1, len(told.sources) + 1))
        iris = [s.iri for s in told.sources if s.iri]
        assert len(iris) == len(set(iris))
        anchors = [c.anchor for s in told.sources for c in s.claims]
        marks = [m for s in told.sources for c in s.claims for m in c.marks]
        assert len(anchors) == len(set(anchors))
        assert len(marks) == len(set(marks))
        if told.account:
            assert told.account[0].sayings[0].claim.source.number == 1


def test_an_unknown_case_is_told_with_the_near_ones(kb: KnowledgeBase) -> None:
    with pytest.raises(NotFoundError, match="cloud-rise"):
        article(kb, "cloud-rise")


def test_every_statement_about_a_case_is_on_its_page(kb: KnowledgeBase) -> None:
    pairs = kb.dataset.select(
        "SELECT DISTINCT ?case ?s { ?s sg2:says ?t . "
        "{ ?s sg2:about|sg2:jointlyAbout|sg2:contextFor ?case } UNION { ?case sg2:hasPhase ?p . ?s sg2:about ?p } }"
    )
    for info in kb.cases:
        told = {c.iri for s in article(kb, info.name).sources for c in s.claims}
        assert {s for case, s in pairs if case == info.iri} <= told, info.name


@settings(deadline=None, max_examples=40)
@given(data=st.data())
def test_the_number_beside_a_choice_is_what_it_finds(kb: KnowledgeBase, data: st.DataObject) -> None:
    tiers = {e.info.iri: ("mapped", "registered", "")[len(e.shown) % 3] for e in entries(kb)}
    options = find(kb, choice_of([]), tiers).options
    facets = data.draw(st.lists(st.sampled_from(FACETS), unique=True, max_size=3))
    wanted = {facet: (data.draw(st.sampled_from([o.value for o in options[facet]])),) for facet in facets}
    found = find(kb, Choice({facet: wanted.get(facet, ()) for facet in FACETS}), tiers)
    facet = data.draw(st.sampled_from(FACETS))
    for option in found.options[facet]:
        more = Choice({**{f: wanted.get(f, ()) for f in FACETS}, facet: (option.value,)})
        assert len(find(kb, more, tiers).entries) == option.count


def test_a_concept_counts_as_shown_where_its_status_says_so(kb: KnowledgeBase) -> None:
    for entry in entries(kb):
        for concept, word in entry.signs:
            assert (concept.notation in entry.shown) == (word in EXHIBITED)


@pytest.mark.parametrize("pairs", [[("sort", "size")], [("q", "x" * 201)], [("place", "y" * 300)], [("sector", f"s{i}") for i in range(61)]], ids=str)
def test_what_cannot_be_asked_for_is_refused(pairs: list[tuple[str, str]]) -> None:
    with pytest.raises(ParameterError):
        choice_of(pairs)


@pytest.mark.parametrize("facet", FACETS)
def test_an_unknown_value_is_refused_with_those_that_are_known(kb: KnowledgeBase, facet: str) -> None:
    with pytest.raises(ParameterError) as refused:
        find(kb, choice_of([(facet, "nothing of the kind")]), {})
    assert facet in refused.value.what
    assert refused.value.hint.startswith("Known: ")
