"""The parts of the reference: pictures, documents, places in the paper, words."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sg2kg.terms import SG2
from sg2kg.validation import load_shapes
from sg2kg.web.reference import diagram, documents, lettering, places, structure
from sg2kg.web.reference.diagram import Box, Diagram, Edge, Row
from sg2kg.web.reference.neighbours import PICTURES, Neighbours
from sg2kg.web.reference.terms import Terms
from sg2kg.web.words import text

PRINTED = st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn")), max_size=60)


@pytest.fixture(scope="module")
def terms() -> Terms:
    return Terms(load_shapes())


@pytest.mark.parametrize("lang", ["en", "zh-Hans", "zh-Hant"])
@pytest.mark.parametrize("name", list(PICTURES))
def test_a_picture_shows_each_property_between_its_classes(terms: Terms, name: str, lang: str) -> None:
    picture = Neighbours(terms, lang, lambda iri: iri).picture(name)
    shown = {getattr(SG2, c) for column in PICTURES[name] for c in column}
    drawn = {row.href for column in picture.columns for box in column for row in box.rows}
    for term in terms.of_document["ontology"]:
        ends = [terms.inherited(term.iri, which)[0] for which in ("domain", "range")]
        if term.kind == "property" and all(e and e[0] in shown for e in ends):
            assert term.iri in drawn
    ET.fromstring(diagram.svg(picture))


def test_what_stands_round_any_term_can_be_drawn(terms: Terms) -> None:
    for term in terms.by_iri.values():
        found = Neighbours(terms, "zh-Hant", lambda iri: iri).of(term)
        if found is not None:
            ET.fromstring(diagram.svg(found))


@given(PRINTED, PRINTED, PRINTED)
def test_no_text_breaks_a_picture(title: str, row: str, note: str) -> None:
    boxes = ((Box("a", title, "/a?b=1&c", note, rows=(Row(row, "/r", "b"),)),), (Box("b", row),))
    found = ET.fromstring(diagram.svg(Diagram("x", title, boxes, (Edge("a", "b"), Edge("b", "nowhere")))))
    assert len(found.findall(".//{*}rect")) + len(found.findall(".//rect")) >= 2


@given(PRINTED, st.floats(40, 300))
def test_lines_are_no_wider_than_they_may_be(words: str, most: float) -> None:
    found = lettering.lines(words, most)
    assert len(found) <= 3
    assert all(lettering.width(line) <= most for line in found)


@pytest.mark.parametrize(
    ("recorded", "en", "hant"),
    [
        ("§2.2/L85-86", "section 2.2, lines 85–86", "第2.2節，第85–86行"),
        ("Abs/L3-4; Intro/L6", "abstract, lines 3–4, introduction, line 6", "摘要，第3–4行，引言，第6行"),
        ("Table②/L49", "table ②, line 49", "表②，第49行"),
        ("passim", "passim", "passim"),
    ],
)
def test_a_place_in_the_paper_is_told_in_words(recorded: str, en: str, hant: str) -> None:
    assert places.in_words(recorded, "en") == en
    assert places.in_words(recorded, "zh-Hant") == hant


def test_every_recorded_place_can_be_told(terms: Terms) -> None:
    for term in terms.by_iri.values():
        for place in term.places:
            assert places.in_words(place, "zh-Hans")


def test_every_heading_of_the_ontology_has_words(terms: Terms) -> None:
    for document in ("ontology", "qca"):
        for section in structure.ontology(terms, document):
            assert text(f"reference.section {section.key}", "zh-Hant")


def test_every_item_of_the_framework_is_told_once(terms: Terms) -> None:
    told = [n.term.iri for s in structure.framework(terms) for _, n in structure.walk(s.nodes) if not n.seen_as]
    assert sorted(told) == sorted(t.iri for t in terms.of_document["framework"] if t.kind == "concept")


def test_remarks_in_a_note_are_parted_by_their_numbers() -> None:
    assert structure.notes_in("INC-01: one. INC-13, TR-02: two.") == [(["INC-01"], "one."), (["INC-13", "TR-02"], "two.")]
    assert structure.notes_in("A carrier, not a case.") == [([], "A carrier, not a case.")]


def test_markdown_is_rendered_without_html_of_its_own() -> None:
    made = documents.render("x", "# T\n\nfirst\n\n<script>alert(1)</script>\n\n[a](javascript:alert(1)) [b](other.md#c) [d](errors.md#e)", str, {})
    assert "<script>" not in made.html
    assert "javascript" not in made.html.replace("[a](javascript:alert(1))", "")
    assert (made.title, made.summary) == ("T", "first")
    assert 'href="/docs/errors#e"' in made.html
    assert "other.md" not in made.html


def test_headings_have_anchors_that_do_not_stand_twice() -> None:
    made = documents.render("x", "## Why not\n\n## Why not\n\n### SG2-QRY-001\n\n## 中文", str, {})
    assert [h.id for h in made.headings] == ["why-not", "why-not-1", "SG2-QRY-001", "中文"]


def test_comments_are_left_out_and_those_in_code_are_kept() -> None:
    made = documents.render("x", "<!-- a -->\n\ntext\n\n```xml\n<!-- b -->\n```\n", str, {})
    assert "a --" not in made.html
    assert "&lt;!-- b --&gt;" in made.html


@given(st.text(max_size=200))
def test_any_markdown_can_be_rendered(words: str) -> None:
    made = documents.render("x", words, str, {})
    assert "<script" not in made.html.lower()
