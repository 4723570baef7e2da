"""Comparing cases: which cases and concepts, the four values, and what each cell rests on."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pandas
import polars
import pytest

from sg2kg import KnowledgeBase
from sg2kg.comparison import VIEWS, Request, compare, write_comparison
from sg2kg.errors import NotFoundError, OutputError, ParameterError
from sg2kg.knowledge import BASES
from small_cases import EX, small
from support import ROOT

THREE = ["cloud-rice", "ant-forest", "shared-gardens"]


def test_the_differences_of_cloud_rice_and_ant_forest_on_the_core_list(kb: KnowledgeBase) -> None:
    found = kb.compare(["cloud-rice", "ant-forest"], "all")
    rice, forest = ({kb.notation(c): found.cell(unit, c).word for c in found.concepts} for unit in ("cloud-rice", "ant-forest"))
    for concept in ("DIM-1", "M-ECO-0", "M-ECO-2", "CORE-07", "CORE-08", "C-HYB"):
        assert (rice[concept], forest[concept]) == ("present", "not-reported"), concept
    for concept in ("DIM-2", "V-02b"):
        assert (rice[concept], forest[concept]) == ("not-reported", "present"), concept
    for concept in ("C-DIG", "C-PHY", "M-ECO"):
        assert (rice[concept], forest[concept]) == ("present", "present"), concept
    for concept in ("DIM-3", "M-EXP-1", "M-EXP-2", "M-EXP-3", "M-EXP-4", "M-ECO-3", "DEF-5a", "DEF-5b", "DEF-5d"):
        assert (rice[concept], forest[concept]) == ("not-reported", "not-reported"), concept


def test_a_cell_says_what_it_rests_on(kb: KnowledgeBase) -> None:
    found = kb.compare(["cloud-rice"], "dimensions")
    cell = found.cell("cloud-rice", "DIM-1")
    assert (cell.word, cell.basis, cell.locator, cell.note) == ("present", "paper", "§1.2①/L33", "on the paper's word only")


def test_an_analogy_is_a_lead_and_not_a_presence(kb: KnowledgeBase) -> None:
    found = kb.compare(["shared-gardens"], "dimensions")
    cell = found.cell("shared-gardens", "DIM-1")
    assert cell.word == "not-reported"
    assert "lead: analogy" in cell.note


@pytest.mark.parametrize("by", sorted(VIEWS))
def test_every_view_has_rows_for_every_case(kb: KnowledgeBase, by: str) -> None:
    found = kb.compare([], by)
    assert len(found.cases) == 22
    assert len(found.rows()) > 2


def test_the_same_case_named_twice_is_one_column(kb: KnowledgeBase) -> None:
    assert len(kb.compare(["cloud-rice", "CASE-01"]).cases) == 1


def test_fictitious_cases_are_compared_only_where_they_are_named() -> None:
    example = ROOT / "case_data" / "fictitious" / "mapped-example.ttl"
    kb = KnowledgeBase(example, bundled=False, reasoning=False)
    with pytest.raises(ParameterError, match="the only ones here \\(1\\) are fictitious") as refused:
        kb.compare()
    query = refused.value.hint.partition(": ")[2].rstrip(".")
    assert kb.compare(cases_query=query).cases == kb.compare(["mapped-example"]).cases


def test_without_any_case_there_is_nothing_to_compare() -> None:
    with pytest.raises(ParameterError, match="there is none"):
        KnowledgeBase(bundled=False, reasoning=False).compare()


def test_a_title_is_one_line_of_what_can_be_seen(kb: KnowledgeBase) -> None:
    assert kb.compare(["cloud-rice"], title="a\nb\u202ec").title == "a b\\u202Ec"


def test_unknown_cases_and_views_name_the_near_ones(kb: KnowledgeBase) -> None:
    with pytest.raises(NotFoundError, match="cloud-rice"):
        kb.compare(["cloudrice"])
    with pytest.raises(NotFoundError, match="mechanisms"):
        kb.compare([], "mechanism")
    with pytest.raises(NotFoundError, match="paper"):
        kb.compare([], basis="papr")
    with pytest.raises(NotFoundError, match="M-ECO"):
        kb.compare([], concepts=["M-EKO"])
    with pytest.raises(NotFoundError, match="zh-Hans"):
        kb.compare([], lang="zh-Han")
    with pytest.raises(OutputError):
        write_comparison(kb.compare(THREE), "docx")


def test_an_empty_name_is_no_case_even_where_some_case_has_no_notation(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="Unknown case"):
        small(tmp_path).compare([""])


def test_a_name_in_place_of_a_list_of_names_is_told(kb: KnowledgeBase) -> None:
    with pytest.raises(ParameterError, match="as a list of names"):
        kb.compare("cloud-rice", "ant-forest")
    with pytest.raises(ParameterError, match="concepts are given as a list"):
        kb.compare(concepts="M-ECO")


# ---- which cases and concepts


@pytest.mark.parametrize("name", ["M", "m", "scheme-M", "fw:scheme-M", "https://w3id.org/sg2kg/framework#scheme-M"])
def test_a_scheme_is_compared_by_however_it_is_named(kb: KnowledgeBase, name: str) -> None:
    found = kb.compare(["cloud-rice"], name)
    assert len(found.concepts) == 23
    assert found.title == "Tencent Cloud Rice, by mechanism layer"
    assert "M-ECO-1a3" in [found.notations[c] for c in found.concepts]


def test_the_core_list_is_a_scheme_of_34(kb: KnowledgeBase) -> None:
    assert set(kb.compare([], "CoreList").concepts) == set(kb.core_list())


def test_a_concept_stands_for_itself_and_all_that_is_narrower_broader_first(kb: KnowledgeBase) -> None:
    found = kb.compare(["cloud-rice"], "M-ECO")
    assert [found.notations[c] for c in found.concepts][:6] == ["M-ECO", "M-ECO-0", "M-ECO-1", "M-ECO-1a", "M-ECO-1a1", "M-ECO-1a2"]


def test_a_list_of_concepts_keeps_its_order(kb: KnowledgeBase) -> None:
    found = kb.compare(["cloud-rice"], concepts=["M-ECO-2", "fw:DIM-1", "c-dig", "M-ECO-2"])
    assert [found.notations[c] for c in found.concepts] == ["M-ECO-2", "DIM-1", "C-DIG"]
    assert found.title == "Tencent Cloud Rice, by 3 concepts"


def test_queries_choose_cases_and_concepts(kb: KnowledgeBase) -> None:
    core = "SELECT ?c { ?c skos:inScheme sg2x:CoreList } ORDER BY ?c LIMIT 3"
    found = kb.compare(cases_query="SELECT ?case ?phase { ?case sg2:hasPhase ?phase } ORDER BY ?case", concepts_query=core)
    assert [u.name for u in found.units] == ["ant-forest", "bangladesh-accord", "cloud-rice", "common-prosperity-villages"]
    assert len(found.concepts) == 3


def test_a_query_of_the_catalogue_chooses_cases_by_their_notation(kb: KnowledgeBase) -> None:
    named = list(dict.fromkeys(str(row[0]) for row in kb.query("similar-cases")))  # type: ignore[union-attr]
    found = kb.compare(cases_query="similar-cases", by="dimensions")
    assert [u.case for u in found.units] == [kb.case(n).iri for n in named]


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"cases_query": "ASK { ?s ?p ?o }"}, "gives no table"),
        ({"cases_query": "SELECT ?c { ?c a sg2:NoSuchThing }"}, "finds none"),
        ({"cases_query": "SELECT ?c { OPTIONAL { ?c a sg2:NoSuchThing } }"}, "finds none"),
        ({"concepts_query": "SELECT ?c { ?c a sg2:NoSuchThing }"}, "finds none"),
        ({"cases": ["cloud-rice"], "cases_query": "similar-cases"}, "by a query as well"),
        ({"concepts": ["M-ECO"], "concepts_query": "SELECT ?c { ?c a skos:Concept }"}, "by a query as well"),
        ({"phase": "phase-a", "over_time": True}, "at once"),
    ],
)
def test_what_cannot_be_compared_is_told(kb: KnowledgeBase, options: dict[str, object], says: str) -> None:
    with pytest.raises(ParameterError, match=says):
        kb.compare(**options)  # type: ignore[arg-type]


def test_a_query_that_gives_something_else_names_what_it_gave(kb: KnowledgeBase) -> None:
    with pytest.raises(NotFoundError, match="Unknown case"):
        kb.compare(cases_query="SELECT ?c { ?c a skos:Concept } LIMIT 1")


# ---- phases and bases


def test_phases_stand_in_order_of_time_and_an_undated_one_last(tmp_path: Path) -> None:
    found = small(tmp_path).compare(by="dimensions", over_time=True)
    assert [u.name for u in found.units] == ["garden@early", "garden@late", "garden@some-day", "kitchen"]
    assert [u.label for u in found.units] == ["Garden: the beginning", "Garden: the end", "Garden: some day", "Kitchen"]
    assert [found.cell(u.name, "DIM-1").word for u in found.units] == ["present", "absent-on-purpose", "not-reported", "present"]


def test_in_a_phase_what_is_said_of_the_whole_case_is_a_lead(tmp_path: Path) -> None:
    found = small(tmp_path).compare(by="dimensions", over_time=True)
    cell = found.cell("garden@early", "DIM-2")
    assert (cell.word, cell.lead) == ("not-reported", True)
    assert "of the case as a whole: present" in cell.note
    assert not found.cell("garden@late", "DIM-1").note.count("whole")


@pytest.mark.parametrize("name", ["early", "the beginning", EX + "early"])
def test_one_phase_is_chosen_by_name_label_or_iri_and_cases_without_it_are_left_out(tmp_path: Path, name: str) -> None:
    found = small(tmp_path).compare(by="dimensions", phase=name)
    assert [u.name for u in found.units] == ["garden@early"]
    assert found.cases == (EX + "garden",)


def test_a_phase_that_no_case_has_names_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="early"):
        small(tmp_path).compare(phase="erly")


def test_all_bases_stand_side_by_side(tmp_path: Path) -> None:
    found = small(tmp_path).compare(["kitchen"], "dimensions", "all")
    assert [u.name for u in found.units] == [f"kitchen/{b}" for b in BASES]
    assert [found.cell(u.name, "DIM-1").word for u in found.units] == ["not-reported", "not-reported", "present", "present"]


def test_a_wider_basis_never_takes_away_what_was_reported(kb: KnowledgeBase) -> None:
    found = kb.compare(by="all", basis="all")
    for case in found.cases:
        for concept in found.concepts:
            words = [found.cells[u.name, concept].word for u in found.units if u.case == case]
            for narrow, wide in pairwise(words):
                assert wide != "not-reported" or narrow == "not-reported"


# ---- what a cell rests on


def test_every_statement_behind_a_cell_is_named_best_first(tmp_path: Path) -> None:
    cell = small(tmp_path).compare(by="dimensions", phase="early").cell("garden@early", "DIM-1")
    (ground,) = cell.grounds
    assert (ground.statement, ground.says, ground.source, ground.locator) == (EX + "s1", "They decide together.", "the press", "p. 1")
    assert (ground.grade, ground.closeness, ground.confidence, cell.confidence) == ("B", "independentPress", "medium", "medium")


def test_a_contested_cell_names_both_sides(tmp_path: Path) -> None:
    cell = small(tmp_path).compare(by="dimensions").cell("kitchen", "DIM-2")
    assert cell.word == "contested"
    assert not cell.known
    assert sorted((g.bearing, g.source) for g in cell.grounds) == [("affirms", "the press"), ("denies", "the firm")]


def test_what_a_statement_says_is_told_in_the_language_asked_for(tmp_path: Path) -> None:
    kb = small(tmp_path)
    assert kb.compare(by="dimensions", phase="early", lang="zh-Hans").cell("garden@early", "DIM-1").grounds[0].says == "他们共同决定。"
    assert kb.compare(by="dimensions", phase="early", lang="zh-Hant").cell("garden@early", "DIM-1").grounds[0].says == "They decide together."


def test_notes_and_titles_are_told_in_chinese(kb: KnowledgeBase) -> None:
    found = kb.compare(["cloud-rice", "ant-forest"], "dimensions", lang="zh-Hant")
    assert found.title == "雲稻米、螞蟻森林：按維度比較"
    assert found.cell("cloud-rice", "DIM-1").note == "僅憑論文所述"


def test_statements_without_a_name_stand_in_the_same_order_each_time(tmp_path: Path) -> None:
    grounds = [small(tmp_path).compare(by="dimensions").cell("kitchen", "DIM-3").grounds for _ in range(3)]
    assert len(set(grounds)) == 1
    assert [g.says for g in grounds[0]] == ["First.", "Second."]
    assert {g.statement for g in grounds[0]} == {""}


def test_a_cell_that_is_not_there_names_what_is(tmp_path: Path) -> None:
    found = small(tmp_path).compare(by="dimensions")
    with pytest.raises(NotFoundError, match="kitchen"):
        found.cell("kitchn", "DIM-1")
    with pytest.raises(NotFoundError, match="DIM-1"):
        found.cell("kitchen", "DIM-9")


# ---- as a value


def test_the_same_request_gives_the_same_comparison(kb: KnowledgeBase) -> None:
    request = Request(cases=("cloud-rice", "p-patch"), by="all", basis="all", over_time=True, title="Mine")
    assert compare(kb, request) == compare(kb, request)
    assert compare(kb, request).title == "Mine"


def test_it_prints_well_and_turns_into_data_frames(kb: KnowledgeBase) -> None:
    found = kb.compare(THREE)
    assert str(found).startswith("concept")
    wide = found.df(wide=True)
    assert isinstance(wide, pandas.DataFrame)
    assert list(wide.columns) == THREE
    long = found.df()
    assert len(long) == len(found.units) * len(found.concepts)
    assert str(long["statements"].dtype) == "Int64"
    assert polars.DataFrame(found).filter(polars.col("status") == "present").height == int((long["status"] == "present").sum()) > 0


def test_the_long_form_names_case_phase_and_basis(tmp_path: Path) -> None:
    frame = small(tmp_path).compare(["garden"], concepts=["DIM-1"], over_time=True).df()
    assert frame[["unit", "case", "phase", "counting_basis"]].values.tolist()[0] == ["garden@early", "garden", "early", "submitter"]


def test_a_notebook_gets_text_table_and_the_heat_map_offline(kb: KnowledgeBase) -> None:
    shown = kb.compare(THREE)._repr_mimebundle_()
    assert shown["text/plain"].startswith("concept")
    assert "<table" in shown["text/html"]
    assert shown["application/vnd.vegalite.v5+json"]["$schema"].startswith("https://vega.github.io/schema/vega-lite/")
    assert shown["image/svg+xml"].startswith("<svg")


def test_a_mere_figure_of_an_indicator_is_a_lead(kb: KnowledgeBase) -> None:
    cell = kb.compare(["cloud-rice"], "indicators").cell("cloud-rice", "E-3A1")
    assert cell.word == "not-reported"
    assert cell.lead
    assert "figures mentioned" in cell.note
