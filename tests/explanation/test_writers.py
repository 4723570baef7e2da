"""Writing explanations: text, JSON, RDF, Mermaid and SVG, of any size and whatever the labels hold."""

from __future__ import annotations

import io
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explanation_values import (
    DIM1,
    PROGRAM,
    RICE,
    STATEMENT,
    backing,
    deep_why_not,
    justification_of_rice,
    long_why,
    proof_of_rice,
    small_what_if,
    small_why,
    small_why_not,
    texts,
    why_of,
)
from sg2kg import KnowledgeBase
from sg2kg.errors import NotFoundError, OutputError
from sg2kg.explanation.answers import Node, WhatIf, Why
from sg2kg.explanation.tell import tell_proof
from sg2kg.explanation.writers import EXPLANATION_FORMATS, Explained, rdf, write_explanation
from sg2kg.explanation.writers.diagram import COLOURS, MOST, Diagram, diagram
from sg2kg.explanation.writers.lines import MARKS, one_line, shown_premises
from sg2kg.explanation.writers.svg import WIDTH, text_width, wrapped, write_svg
from sg2kg.messages import LANGUAGES
from sg2kg.reasoning.proofs import Justification
from sg2kg.terms import PREFIXES, SG2

EX, PROV, RDF = "https://w3id.org/sg2kg/explanation#", PREFIXES["prov"], PREFIXES["rdf"]
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "]\"] --> x; <script>alert('1')</script> & `end` #quot; {{x}} \x00\u202e\ud800 |a| __b__ %%{init: {}}%%\nsubgraph 共创“引号”"
ANSWERS: dict[str, Explained] = {
    "why": small_why(),
    "why-not": small_why_not(),
    "what-if": small_what_if(),
    "empty": why_of(()),
    "no change": WhatIf((), (), (), (), ()),
    "hostile why": small_why(HOSTILE),
    "hostile why-not": small_why_not(HOSTILE),
}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("format", EXPLANATION_FORMATS)
@pytest.mark.parametrize("answer", ANSWERS)
def test_every_answer_is_written_in_every_format_and_language(answer: str, format: str, lang: str) -> None:
    written = write_explanation(ANSWERS[answer], format, lang)
    assert written.endswith("\n")
    assert "\x00" not in written
    assert "\u202e" not in written or format in ("json", "turtle")
    written.encode("utf-8")


def test_an_unknown_format_is_refused_and_the_known_ones_are_named() -> None:
    with pytest.raises(OutputError) as caught:
        write_explanation(small_why(), "pdf")
    assert all(name in caught.value.hint for name in ("text", "json", "turtle", "mermaid", "svg"))


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(NotFoundError):
        write_explanation(small_why(), "text", "fr")


@pytest.mark.parametrize("format", EXPLANATION_FORMATS)
def test_a_proof_of_400_steps_is_written(format: str) -> None:
    written = write_explanation(long_why(400), format)
    assert "step 400" in written
    assert ("step 1<" in written or "… 250 more steps left out" in written) if format in ("svg", "mermaid") else "step 1" in written


@pytest.mark.parametrize("format", EXPLANATION_FORMATS)
def test_conditions_of_any_depth_are_written(format: str) -> None:
    written = write_explanation(deep_why_not(3000), format)
    assert ("more steps left out" in written) if format in ("svg", "mermaid") else "innermost" in written


# ---- text


def test_a_proof_reads_as_a_tree_with_its_sources() -> None:
    assert write_explanation(small_why(), "text").splitlines() == [
        "why so?",
        "It is so.",
        "",
        "4. INFERRED: a label four",
        "   by rule cls-int1: all is met",
        "    2. INFERRED: a label two",
        "       by rule prp-spo1: one leads to two",
        "        1. ASSERTED: a label one",
        "           source: Daily News, p. 1 — a public source says so, grade B",
        "               https://example.org/news?a=1&b=2",
        "               statement x01: what it says",
        "    3. INFERRED: a label three",
        "       by rule prp-spo1: one leads to three",
        "        a label one (see 1)",
    ]


def test_a_proof_reads_in_chinese() -> None:
    lines = write_explanation(small_why(), "text", "zh-Hant").splitlines()
    assert lines[3] == "4. 推出：繁a label four"
    assert "依規則cls-int1：繁all is met" in lines[4]
    assert "記錄所載" in lines[7]
    assert "公開來源所述，B級" in lines[8]


def test_a_condition_that_only_repeats_its_premises_is_folded(kb: KnowledgeBase) -> None:
    why = tell_proof(kb, PROGRAM, proof_of_rice())
    assert shown_premises(why)[6] == (1, 4)
    written = write_explanation(why, "text")
    assert "cls-hv2" not in written
    assert '"cls-hv2"' in write_explanation(why, "json")


def test_a_statement_is_told_in_full_once() -> None:
    nodes = (
        Node(1, "asserted", texts("one"), backing=(backing(),)),
        Node(2, "asserted", texts("two"), backing=(backing(),)),
        Node(3, "inferred", texts("three"), (1, 2), "cax-sco", texts("so")),
    )
    written = write_explanation(why_of(nodes), "text")
    assert written.count("https://example.org/news") == 1
    assert "grade B (see 1)" in written


def test_a_statement_of_ours_has_no_source() -> None:
    ours = replace(backing(), source="", address="", passage="", sources={})
    ours = replace(ours, evidence=replace(ours.evidence, basis=SG2.weInfer, source="", grade=""))
    written = write_explanation(why_of((Node(1, "asserted", texts("one"), backing=(ours,)),)), "text")
    assert "   source: none — we infer it\n       statement x01: what it says\n" in written


def test_an_address_that_is_none_of_the_web_is_not_told() -> None:
    nodes = (Node(1, "asserted", texts("one"), backing=(backing(address="javascript:alert(1)"),)),)
    for format in ("text", "svg", "mermaid"):
        assert "javascript" not in write_explanation(why_of(nodes), format)


def test_the_justifications_follow_and_that_there_may_be_more(kb: KnowledgeBase) -> None:
    why = tell_proof(kb, PROGRAM, proof_of_rice(), justifications=[justification_of_rice()], complete=False)
    lines = write_explanation(why, "text").splitlines()
    start = lines.index("Justification 1 of 1: it rests on:")
    assert lines[start + 1] == "    Tencent Cloud Rice is a case"
    assert lines[-1] == "There may be more justifications."
    assert "论据组合1（共1组），立足于：" in write_explanation(why, "text", "zh-Hans")


def test_every_state_has_its_mark_and_its_words() -> None:
    assert write_explanation(small_why_not(), "text").splitlines() == [
        "why not?",
        "It would be so if.",
        "",
        "✘ all of it — ruled out: all of these are needed",
        "    ✔ a label met — met: follows from what is on record",
        "       source: Daily News, p. 1 — a public source says so, grade B",
        "           https://example.org/news?a=1&b=2",
        "           statement x01: what it says",
        "    ◐ perhaps — perhaps met: only a lead points to it; only likened",
        "    ? unknown — not known: looked for and not found",
        "       searched on 2026-11-23: news sites",
        "    ✘ either — ruled out: any of these is enough",
        "        ✘ no — ruled out: contradicts what is on record",
        "        ? maybe — not known: nothing is on record",
    ]


def test_what_would_change_is_told_by_its_sort() -> None:
    written = write_explanation(small_what_if(), "text")
    assert "new conclusions: 1; conclusions lost: 1; contradictions: 1" in written
    assert f"If these statements were added:\n    case:cloud-rice#x01 sg2:affirms {'fw:DIM-1'}\n" in written
    assert "Then this would follow:\n    it would be one\n" in written
    assert "    case:cloud-rice sg2:issue “an issue”\n" in written
    assert "Then this would contradict itself:\n    why so?\n" in written
    assert "Then nothing would follow" in write_explanation(WhatIf((), (), (), (), ()), "text")


@given(st.text(max_size=300))
def test_a_text_is_told_in_one_line_and_shows_what_cannot_be_seen(text: str) -> None:
    told = one_line(text)
    assert len(told.splitlines()) <= 1
    assert not set(told) & set("\u202e\u2066\u200b\ufeff")


# ---- JSON


def test_json_holds_all_there_is() -> None:
    data = json.loads(write_explanation(small_why(), "json", "zh-Hans"))
    assert (data["kind"], data["conclusion"], data["complete"]) == ("why", 4, True)
    assert [n["premises"] for n in data["nodes"]] == [[], [1], [1], [2, 3]]
    node = data["nodes"][0]
    assert node["triple"] == [RICE, SG2.affirms, DIM1]
    assert node["text"] == texts("a label one")
    assert node["backing"][0]["evidence"]["grade"] == SG2.gradeB
    assert node["backing"][0]["says"]["zh-Hant"] == "繁what it says"
    assert set(node) == {"number", "kind", "text", "premises", "rule", "rule_text", "axiom", "triple", "backing"}


def test_json_holds_justifications_with_their_words_where_there_are_some(kb: KnowledgeBase) -> None:
    why = tell_proof(kb, PROGRAM, proof_of_rice(), justifications=[justification_of_rice()])
    (told,) = json.loads(write_explanation(why, "json"))["justifications"]
    assert [STATEMENT, SG2.affirms, DIM1] in told["statements"]
    assert [RICE, RDF + "type", SG2.Case] in told["statements"]
    assert len(told["statements"]) == len(told["statements_in_words"])
    assert len(told["axioms"]) == len(told["axioms_in_words"]) == 2
    bare = Why({}, {}, (), proof_of_rice(), (Justification(proof_of_rice().goal, (), ()),))
    assert json.loads(write_explanation(bare, "json"))["justifications"][0]["statements_in_words"] == []


def test_json_of_conditions_is_flat_and_says_what_is_part_of_what() -> None:
    data = json.loads(write_explanation(small_why_not(), "json"))
    assert [c["parts"] for c in data["conditions"]] == [[2, 3, 4, 5], [], [], [], [6, 7], [], []]
    assert data["conditions"][3]["search"] == {"note": RICE + "#search", "on": "2026-11-23", "where": "news sites"}
    assert data["conditions"][2]["concept"] == DIM1


def test_json_of_changes_has_the_sentences_that_there_are() -> None:
    data = json.loads(write_explanation(small_what_if(), "json"))
    assert data["gained"][0]["text"]["en"] == "it would be one"
    assert data["added"] == [{"triple": [STATEMENT, SG2.affirms, DIM1], "text": {}}]
    assert data["contradictions"][0]["kind"] == "why"


# ---- RDF


def _graph(answer: Explained) -> ox.Store:
    store = ox.Store()
    store.load(io.BytesIO(write_explanation(answer, "turtle").encode()), format=ox.RdfFormat.TURTLE)
    return store


def _rows(store: ox.Store, where: str) -> list[tuple[str, ...]]:
    found = store.query(f"SELECT * {{ {where} }}", prefixes={"ex": EX, "prov": PROV, "rdf": RDF, "rdfs": PREFIXES["rdfs"], "sg2": PREFIXES["sg2"]})
    assert isinstance(found, ox.QuerySolutions)
    return sorted(tuple(str(v) for v in row) for row in found)


def test_rdf_says_what_was_derived_from_what_and_from_which_source() -> None:
    store = _graph(small_why())
    assert len(_rows(store, "?step prov:wasDerivedFrom ?premise")) == 4
    derived = _rows(store, "?e ex:conclusion/prov:wasDerivedFrom/ex:number ?n")
    assert sorted(row[-1] for row in derived) == sorted(str(ox.Literal(n)) for n in (2, 3))
    (backed,) = _rows(store, "?s a ex:AssertedStep ; prov:hadPrimarySource ?source ; ex:restsOn ?statement")
    assert f"<{PREFIXES['src']}S01>" in backed
    assert len(_rows(store, f"?s ex:states [ a rdf:Statement ; rdf:subject <{RICE}> ; rdf:predicate sg2:affirms ; rdf:object <{DIM1}> ]")) == 1
    assert len(_rows(store, "?s a ex:InferredStep ; rdfs:label ?label")) == 9


def test_rdf_has_every_term_that_its_docs_name(kb: KnowledgeBase) -> None:
    why = tell_proof(kb, PROGRAM, proof_of_rice(), justifications=[justification_of_rice()])
    answers = (why, small_why_not(), small_what_if(), WhatIf((), ((RICE, SG2.issue, "_:b0"),), (), (), ()))
    computed = why_of((Node(1, "computed", texts("x")),))
    used = {t.value for a in (*answers, computed) for triple in rdf.explanation_triples(a) for t in triple if isinstance(t, ox.NamedNode)}
    named = set(re.findall(r"``ex:(\w+)``", rdf.__doc__ or ""))
    assert {u.removeprefix(EX) for u in used if u.startswith(EX)} == named


def test_rdf_keeps_literals_and_what_is_no_iri() -> None:
    answer = WhatIf(
        ((RICE, SG2.issue, '"a\\u00e9"@zh-Hant'), (RICE, SG2.value, f'"1"^^<{PREFIXES["xsd"]}integer>'), ("no iri", "also none", '"x"@not_a_tag')),
        (("_:b0", SG2.issue, "_:e"),), (), (), ()
    )  # fmt: skip
    rows = {row[0] for row in _rows(_graph(answer), "[] rdf:object ?o")}
    assert str(ox.Literal("aé", language="zh-Hant")) in rows
    assert str(ox.Literal("1", datatype=ox.NamedNode(PREFIXES["xsd"] + "integer"))) in rows
    assert len(rows) == 4, rows


def test_rdf_of_conditions_is_a_tree() -> None:
    store = _graph(small_why_not())
    assert len(_rows(store, "?e ex:condition/ex:part* ?c")) == 7
    assert len(_rows(store, '?c ex:state "excluded" ; ex:part ?part')) == 6


# ---- pictures


def test_a_picture_of_too_many_steps_keeps_the_nearest_and_counts_the_others() -> None:
    drawn = diagram(long_why(400), "en")
    assert len(drawn.boxes) == MOST
    assert drawn.left_out == 400 - MOST
    assert drawn.boxes[0].text == "step 400"
    assert drawn.note("en") == "… 250 more steps left out"
    assert drawn.note("zh-Hant") == "……另有250步從略"
    assert diagram(small_why(), "en").note("en") == ""


def test_a_picture_shows_every_box_that_an_arrow_names() -> None:
    for answer in ANSWERS.values():
        drawn = diagram(answer, "en")
        keys = {b.key for b in drawn.boxes}
        assert all(set(b.feet) <= keys for b in drawn.boxes)
        assert all(b.style in COLOURS for b in drawn.boxes)


def test_an_unknown_state_is_drawn_as_not_known() -> None:
    why_not = small_why_not()
    odd = replace(why_not, condition=replace(why_not.condition, state="odd", reason="stranger"))
    assert diagram(odd, "en").boxes[0].style == "open"
    assert "? all of it — odd: stranger" in write_explanation(odd, "text")


_LABEL = r'"(?:[^"<>#`{}\[\]]|<br/>|</?b>|</?small>|#\d+;)*"'
_MERMAID = re.compile(
    rf"flowchart BT|    acc(?:Title|Descr): [^;#{{}}\s][^{{}}]*|    (?:n\d+|more)\[{_LABEL}\]:::\w+|    n\d+ --> n\d+|"
    r"    classDef \w+ fill:#\w{6},stroke:#\w{6},color:#\w{6}"
)


@pytest.mark.parametrize("answer", ANSWERS)
def test_mermaid_is_well_formed_whatever_the_labels_hold(answer: str) -> None:
    for lang in LANGUAGES:
        lines = write_explanation(ANSWERS[answer], "mermaid", lang).splitlines()
        assert [line for line in lines if not _MERMAID.fullmatch(line)] == []
        named = {m[0] for line in lines for m in re.finditer(r"\bn\d+(?=\[)", line)}
        assert {n for line in lines if "-->" in line for n in line.split() if n != "-->"} <= named


def test_mermaid_draws_arrows_from_premises_to_what_follows() -> None:
    lines = write_explanation(small_why(), "mermaid").splitlines()
    assert [line.strip() for line in lines if "-->" in line] == ["n2 --> n4", "n3 --> n4", "n1 --> n2", "n1 --> n3"]
    assert any(line.startswith('    n1["<b>1 · ASSERTED</b><br/>a label one<br/><small>source: Daily News') for line in lines)


def test_mermaid_gets_no_more_than_it_draws() -> None:
    nodes = [Node(1, "asserted", texts("one"))]
    nodes += [Node(n, "inferred", texts("治理 & " * 80), tuple(range(1, n)), "cax-sco", texts("'" * 300)) for n in range(2, 200)]
    written = write_explanation(why_of(tuple(nodes)), "mermaid", "zh-Hans")
    assert len(written) <= 50_000
    assert written.count("-->") <= 500
    assert "步从略" in written


def _svg(answer: Explained, lang: str = "en") -> ET.Element:
    return ET.fromstring(write_explanation(answer, "svg", lang))


def _rects(root: ET.Element) -> Iterator[tuple[float, float, float, float]]:
    for group in root.iter(SVG + "g"):
        rect = group.find(SVG + "rect")
        assert rect is not None
        x, y, width, height = (float(rect.attrib[name]) for name in ("x", "y", "width", "height"))
        yield x, y, x + width, y + height


@pytest.mark.parametrize("answer", ANSWERS)
def test_svg_is_xml_that_says_what_it_shows(answer: str) -> None:
    root = _svg(ANSWERS[answer], "zh-Hant")
    title = root.find(SVG + "title")
    assert root.attrib["role"] == "img"
    assert title is not None
    assert title.text
    assert title.text == root.attrib["aria-label"]
    assert not [e for e in root.iter() if e.tag.removeprefix(SVG) in ("script", "image", "foreignObject", "a", "use")]
    assert len(list(_rects(root))) == len(diagram(ANSWERS[answer], "zh-Hant").boxes)


def test_a_box_has_its_whole_text_as_title() -> None:
    root = _svg(small_why("words " * 100))
    titles = [t.text or "" for g in root.iter(SVG + "g") for t in g.findall(SVG + "title")]
    assert any(t.count("words") == 100 for t in titles)


@pytest.mark.parametrize("answer", [small_why("云稻米" * 30), small_why_not(), small_what_if(), long_why(400), deep_why_not(30)])
def test_boxes_stand_apart_and_within_the_picture(answer: Explained) -> None:
    root = _svg(answer, "zh-Hans")
    width, height = float(root.attrib["width"]), float(root.attrib["height"])
    rects = sorted(_rects(root))
    for x0, y0, x1, y1 in rects:
        assert 0 <= x0 < x1 <= width
        assert 0 <= y0 < y1 <= height
    for n, (ax0, ay0, ax1, ay1) in enumerate(rects):
        for bx0, by0, bx1, by1 in rects[n + 1 :]:
            assert ax1 <= bx0 or bx1 <= ax0 or ay1 <= by0 or by1 <= ay0


@given(st.lists(st.lists(st.integers(0, 30), max_size=4), min_size=1, max_size=30))
def test_any_proof_is_drawn_without_boxes_over_one_another(premises: list[list[int]]) -> None:
    nodes = tuple(
        Node(n, "inferred" if given else "asserted", texts(f"step {n}"), tuple(sorted({p % n for p in given} - {0})) if n > 1 else ())
        for n, given in enumerate(premises, 1)
    )
    rects = sorted(_rects(_svg(why_of(nodes))))
    assert all(a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1] for n, a in enumerate(rects) for b in rects[n + 1 :])


@given(st.text(alphabet=st.sampled_from("ab c，。（）“”共创治理·W—"), max_size=200), st.sampled_from([60, 150, 280]))
def test_wrapped_lines_fit_and_lose_nothing(text: str, width: int) -> None:
    lines = wrapped(text, width, 13, 1000)
    assert all(text_width(line, 13) <= width + 2 * 13 for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_what_is_beyond_the_last_line_ends_in_dots() -> None:
    lines = wrapped("共创" * 100, 100, 13, 2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")


def test_a_closing_mark_does_not_begin_a_line() -> None:
    for width in range(40, 140, 7):
        assert not [line for line in wrapped("价值共创，且体现（治理）。生态化“共治”；共享" * 3, width, 13, 100) if line[0] in "，。；）”"]


def test_a_long_word_is_broken() -> None:
    assert len(wrapped("https://example.org/" + "x" * 300, WIDTH, 13, 100)) > 3


def test_an_empty_picture_is_a_picture() -> None:
    assert diagram(why_of(()), "en") == Diagram("why so?", "It is so.", ())
    assert ET.fromstring(write_svg(why_of(()), "en")).tag == SVG + "svg"


def test_every_mark_of_a_state_stands_in_its_box() -> None:
    heads = {b.style: b.head for b in diagram(small_why_not(), "zh-Hans").boxes}
    assert heads == {"excluded": "✘ 已排除", "certain": "✔ 已满足", "possible": "◐ 可能满足", "open": "? 尚不清楚"}
    assert set(heads) == set(MARKS)
