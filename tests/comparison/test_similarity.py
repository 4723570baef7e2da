"""How alike units are: the measures by hand, their bounds against every way the unknown could turn out, and the clusters."""

from __future__ import annotations

import csv
import io
import itertools
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sg2kg import KnowledgeBase
from sg2kg.comparison import Cell, Comparison, Request, Similarity, Unit, write_similarity
from sg2kg.comparison.matrix import WORD
from sg2kg.comparison.writers.likeness import tree
from sg2kg.errors import NotFoundError, OutputError, ParameterError
from sg2kg.graph import Table
from sg2kg.knowledge import Status
from sg2kg.terms import SG2

STATUS = {"1": SG2.present, "0": SG2.absentOnPurpose, "?": SG2.notReported, "!": SG2.contested}


def matrix(**rows: str) -> Comparison:
    """A comparison from a word a unit: 1 present, 0 absent on purpose, ? not reported, ! contested."""
    units = tuple(Unit(f"urn:{name}", None, "submitter", name, name.upper()) for name in rows)
    concepts = tuple(f"urn:c{n}" for n in range(len(next(iter(rows.values())))))
    cells = {}
    for unit in units:
        for concept, sign in zip(concepts, rows[unit.name], strict=True):
            status = Status(unit.case, concept, None, STATUS[sign])
            cells[unit.name, concept] = Cell(status, WORD[status.value], "", "", "", "", "", "", False)
    return Comparison("Some", Request(), units, concepts, cells, dict.fromkeys(concepts, "c"), {c: c[4:] for c in concepts})


def jaccard(a: str, b: str) -> float | None:
    """By the definition, over what is known of both."""
    known = [(x, y) for x, y in zip(a, b, strict=True) if x in "01" and y in "01"]
    either = sum("1" in pair for pair in known)
    return 1 - sum(pair == ("1", "1") for pair in known) / either if either else None


def gower(a: str, b: str) -> float | None:
    known = [(x, y) for x, y in zip(a, b, strict=True) if x in "01" and y in "01"]
    return sum(x != y for x, y in known) / len(known) if known else None


def completions(row: str) -> list[str]:
    """Every way in which the unknown could turn out."""
    return ["".join(way) for way in itertools.product(*("01" if sign in "?!" else sign for sign in row))]


rows = st.integers(1, 5).flatmap(lambda n: st.tuples(*[st.text("01?!", min_size=n, max_size=n)] * 2))


@settings(deadline=None)  # the first call loads scipy
@given(rows)
def test_distance_and_bounds_are_those_of_the_definition_over_every_completion(pair: tuple[str, str]) -> None:
    a, b = pair
    for measure, defined in (("jaccard", jaccard), ("gower", gower)):
        found = matrix(a=a, b=b).similarity(measure).pair("a", "b")
        assert found.distance == pytest.approx(defined(a, b))
        could = [d for x in completions(a) for y in completions(b) if (d := defined(x, y)) is not None]
        assert found.least == (pytest.approx(min(could)) if could else None)
        assert found.greatest == (pytest.approx(max(could)) if could else None)
        assert found.known_share == sum(x in "01" and y in "01" for x, y in zip(a, b, strict=True)) / len(a)


@settings(deadline=None)
@given(rows)
def test_where_nothing_is_unknown_the_bounds_are_the_distance(pair: tuple[str, str]) -> None:
    a, b = (completions(row)[0] for row in pair)
    found = matrix(a=a, b=b).similarity("gower").pair("b", "a")
    assert found.known_share == 1
    assert found.least == found.distance == found.greatest


def test_joint_absence_makes_alike_by_gower_and_says_nothing_by_jaccard() -> None:
    found = matrix(a="1100", b="1000")
    assert found.similarity("jaccard").pair("a", "b").distance == 0.5
    assert found.similarity("gower").pair("a", "b").distance == 0.25
    assert matrix(a="00", b="00").similarity("jaccard").pair("a", "b").distance is None
    assert matrix(a="00", b="00").similarity("gower").pair("a", "b").distance == 0


def test_not_reported_and_contested_are_unknown_and_never_absence() -> None:
    for sign in "?!":
        found = matrix(a="11", b=f"1{sign}").similarity().pair("a", "b")
        assert (found.distance, found.coded, found.least, found.greatest) == (0, 1, 0, 0.5)


def test_the_query_for_similar_cases_says_the_same(kb: KnowledgeBase) -> None:
    found = kb.compare(by="CoreList").similarity()
    answer = kb.query("similar-cases")
    assert isinstance(answer, Table)
    assert len(answer) > 50
    for a, b, shared, coded, alike, _ in answer:
        pair = found.pair(kb.case(a).name, kb.case(b).name)
        assert (pair.shared, pair.coded) == (shared, coded)
        assert pair.distance == pytest.approx(1 - alike, abs=1e-3)


# ---- clusters


def test_average_linkage_by_hand() -> None:
    # gower: a-b 0.25, a-c 1, b-c 0.75; c joins at the mean of 1 and 0.75
    found = matrix(a="1111", b="1110", c="0000").similarity("gower")
    assert [(m.left, m.right, m.height, m.size) for m in found.merges] == [(0, 1, 0.25, 2), (2, 3, 0.875, 3)]
    assert [matrix(a="1111", b="1110", c="0000").similarity("gower", linkage).merges[1].height for linkage in ("complete", "single")] == [1, 0.75]
    assert found.leaves == ("c", "a", "b")
    assert list(tree(found)) == ["0.875", "├─ c", "└─ 0.250", "   ├─ a", "   └─ b"]


def test_units_that_meet_at_one_distance_are_one_branch() -> None:
    assert list(tree(matrix(a="11", b="11", c="11", d="01").similarity("gower"))) == ["0.500", "├─ d", "└─ 0.000", "   ├─ c", "   ├─ a", "   └─ b"]


def test_a_unit_without_a_distance_to_some_other_is_named_and_left_out_of_the_tree() -> None:
    found = matrix(a="11??", b="10??", c="??11", d="1111").similarity()
    assert found.left_out == ("c",)
    assert set(found.leaves) == {"a", "b", "d"}
    assert found.pair("a", "c").distance is None
    assert "c" in str(found).splitlines()[-1]


def test_the_least_number_of_concepts_known_of_both_keeps_thin_distances_out_of_the_tree() -> None:
    rows = {"a": "1111?", "b": "1110?", "c": "1???1"}
    assert matrix(**rows).similarity().left_out == ()
    found = matrix(**rows).similarity(least_coded=2)
    assert found.left_out == ("c",)
    assert found.pair("a", "c").distance == 0


def test_where_no_two_have_a_distance_there_is_no_tree_and_it_is_said() -> None:
    found = matrix(a="1?", b="?1", c="??").similarity()
    assert found.merges == ()
    assert len(found.left_out) == 2
    assert "No clusters" in str(found)


@settings(deadline=None)
@given(st.lists(st.text("01?", min_size=4, max_size=4), min_size=2, max_size=7))
def test_the_tree_holds_every_unit_that_is_not_left_out_once_and_only_defined_distances(rows: list[str]) -> None:
    found = matrix(**{f"u{n}": row for n, row in enumerate(rows)}).similarity("gower")
    assert sorted(found.leaves + found.left_out) == sorted(found.units)
    assert sorted(found.leaves) == sorted(found.clustered)
    assert len(found.merges) == max(0, len(found.clustered) - 1)
    assert all(found.pair(a, b).distance is not None for a, b in itertools.combinations(found.clustered, 2))
    heights = [m.height for m in found.merges]
    assert heights == sorted(heights)


# ---- written


@pytest.fixture(scope="module")
def alike(kb: KnowledgeBase) -> Similarity:
    return kb.compare(["cloud-rice", "p-patch", "decidim", "rspo"], "all").similarity("gower")


def test_a_notebook_gets_text_table_and_tree_offline(alike: Similarity) -> None:
    shown = alike._repr_mimebundle_()
    assert shown["text/plain"] == str(alike)
    assert shown["text/html"].startswith("<table")
    assert "image/svg+xml" in shown
    thin = matrix(a="1?", b="?1").similarity()
    assert set(thin._repr_mimebundle_()) == {"text/plain", "text/html"}


def test_text_has_matrix_pairs_what_they_rest_on_and_tree(alike: Similarity) -> None:
    shown = str(alike)
    for part in ("Gower distance over 43 concepts", "least and greatest", "Known of both:", "Clusters (average linkage)", "Left out"):
        assert part in shown


def test_csv_and_json_have_every_pair(alike: Similarity) -> None:
    read = list(csv.DictReader(io.StringIO(write_similarity(alike, "csv"))))
    body = json.loads(write_similarity(alike, "json"))
    assert len(read) == len(body["pairs"]) == 6
    assert [r["distance"] for r in read] == ["" if p["distance"] is None else str(p["distance"]) for p in body["pairs"]]
    assert {u["name"] for u in body["units"]} == set(body["leaves"]) | set(body["left_out"])


def test_it_is_a_data_frame_and_a_table_in_a_notebook(alike: Similarity) -> None:
    assert str(alike.df()["distance"].dtype) == "Float64"
    assert alike._repr_html_().count("<td") == 6 + 1


def test_a_text_on_many_units_says_that_it_is_cut(kb: KnowledgeBase) -> None:
    assert "… and 171 more pairs: --format csv has all" in str(kb.compare(by="all").similarity())


def test_what_cannot_be_asked_is_told() -> None:
    found = matrix(a="1", b="0")
    with pytest.raises(NotFoundError, match="jaccard"):
        found.similarity("jacard")
    with pytest.raises(NotFoundError, match="average"):
        found.similarity(linkage="averge")
    with pytest.raises(ParameterError, match="at least 1"):
        found.similarity(least_coded=0)
    with pytest.raises(ParameterError, match="2 to"):
        matrix(a="1").similarity()
    with pytest.raises(NotFoundError, match="column"):
        found.similarity().pair("a", "z")
    with pytest.raises(ParameterError, match="with itself"):
        found.similarity().pair("a", "a")
    with pytest.raises(OutputError, match="table, csv, json"):
        write_similarity(found.similarity(), "html")
