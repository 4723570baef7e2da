"""The choice that an address holds: canonical, short, and refused where it cannot be."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sg2kg import KnowledgeBase
from sg2kg.comparison import COMPARISON_FORMATS
from sg2kg.comparison.pictures import PICTURES
from sg2kg.web.comparing import files
from sg2kg.web.comparing.choice import LONGEST, MANY, MOST_PARAMETERS, ONE, Choice, read
from sg2kg.web.comparing.commands import command, python
from sg2kg.web.comparing.offers import offers_of
from sg2kg.web.comparing.settling import settle
from sg2kg.web.problems import Problem


@pytest.fixture(scope="module")
def kb() -> KnowledgeBase:
    return KnowledgeBase()


def settled(kb: KnowledgeBase, *pairs: tuple[str, str]) -> Choice:
    found = settle(kb, read(pairs))
    assert found.faults == ()
    return found.choice


def pairs_of(address: str) -> list[tuple[str, str]]:
    return parse_qsl(urlsplit(address).query, keep_blank_values=True)


def test_nothing_asked_for_is_all_cases_by_mechanisms(kb: KnowledgeBase) -> None:
    assert settled(kb) == Choice()
    assert Choice().address("/compare") == "/compare"


def test_names_notations_and_iris_of_cases_and_concepts_become_the_shortest_names(kb: KnowledgeBase) -> None:
    found = settled(
        kb,
        ("case", "CASE-02"),
        ("case", "https://w3id.org/sg2kg/case/cloud-rice"),
        ("concept", "fw:M-ECO"),
        ("concept", "m-eco"),
        ("basis", "public"),
    )
    assert found.address("/compare") == "/compare?case=ant-forest&case=cloud-rice&concept=M-ECO&basis=public"


def test_a_case_with_the_short_name_of_another_is_named_by_its_iri(tmp_path: Path) -> None:
    twin = "https://example.org/case/cloud-rice"
    file = tmp_path / "twin.ttl"
    file.write_text(f"@prefix sg2: <https://w3id.org/sg2kg/ontology#> . <{twin}> a sg2:Case . <{twin}#r> sg2:describes <{twin}> .", "utf-8")
    kb = KnowledgeBase(file)
    named = {value.value for group in offers_of(kb, "en").cases for value in group.members}
    assert {"cloud-rice", twin} <= named
    for name in named:
        assert settled(kb, ("case", name)).cases == (name,)


def test_what_has_its_default_is_left_out_of_the_address(kb: KnowledgeBase) -> None:
    every = [("case", c.name) for c in kb.cases]
    found = settled(kb, *every, ("by", "mechanisms"), ("basis", "submitter"), ("phase", ""), ("rows", "concepts"), ("picture", "heat-map"))
    assert found == Choice()


def test_the_order_of_cases_is_that_of_the_address(kb: KnowledgeBase) -> None:
    assert settled(kb, ("case", "decidim"), ("case", "cloud-rice")).cases == ("decidim", "cloud-rice")


def test_what_the_form_sends_for_time_becomes_phase_or_over(kb: KnowledgeBase) -> None:
    assert settled(kb, ("when", "time")).pairs() == [("over", "time")]
    assert settled(kb, ("when", "phase:phase-a")).pairs() == [("phase", "phase-a")]


_VALUES = {
    "case": ["cloud-rice", "ant-forest", "CASE-12", "nobody", ""],
    "concept": ["M-ECO", "fw:DIM-1", "C-DIG", "M-EKO", ""],
    "by": ["mechanisms", "all", "CoreList", "M-ECO", "M", "nothing"],
    "basis": ["paper", "public", "submitter", "inferred", "all", "gossip"],
    "phase": ["phase-a", "pilot", "never"],
    "over": ["time", "space"],
    "when": ["time", "phase:pilot", "later"],
    "rows": ["cases", "concepts", "both"],
    "show": ["found", "all", "some"],
    "picture": [*PICTURES, "portrait"],
    "measure": ["jaccard", "gower", "euclid"],
    "linkage": ["average", "single", "loose"],
}
_PAIR = st.sampled_from([(name, value) for name, values in _VALUES.items() for value in values])


@settings(max_examples=150, deadline=None)
@given(st.lists(_PAIR, max_size=7))
def test_the_address_of_a_choice_holds_that_choice(kb: KnowledgeBase, pairs: list[tuple[str, str]]) -> None:
    try:
        found = settle(kb, read(pairs))
    except Problem as problem:
        assert problem.status == 400
        return
    if found.faults:
        assert found.problem().status == 400
        return
    again = settle(kb, read(pairs_of(found.choice.address("/compare"))))
    assert (again.choice, again.faults, again.cells) == (found.choice, (), found.cells)
    assert pairs_of(again.choice.address("/compare")) == found.choice.pairs()


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.sampled_from([*MANY, *ONE, "other"]), st.text(max_size=20)), max_size=6))
def test_no_text_makes_it_stumble(kb: KnowledgeBase, pairs: list[tuple[str, str]]) -> None:
    try:
        found = settle(kb, read(pairs))
    except Problem as problem:
        assert problem.status == 400
    else:
        assert not found.faults or found.problem().status == 400


@pytest.mark.parametrize("name", ONE)
def test_a_parameter_that_may_stand_once_is_refused_twice(name: str) -> None:
    with pytest.raises(Problem, match=f"{name} is given 2 times"):
        read([(name, "a"), (name, "b")])


def test_too_many_parameters_and_too_long_values_are_refused() -> None:
    with pytest.raises(Problem, match="more than 200"):
        read([("case", "x")] * (MOST_PARAMETERS + 1))
    with pytest.raises(Problem, match="at most 300"):
        read([("case", "x" * (LONGEST + 1))])


def test_each_fault_offers_choices_that_mend_it_and_keeps_the_rest(kb: KnowledgeBase) -> None:
    found = settle(kb, read([("case", "clod-rice"), ("case", "ant-forest"), ("basis", "public"), ("concept", "M-EKO")]))
    assert [f.key for f in found.faults] == ["unknown case", "unknown concept"]
    assert (found.choice.cases, found.choice.basis) == (("ant-forest",), "public")
    name, mended = found.faults[0].near[0]
    assert (name, mended.cases, mended.basis) == ("cloud-rice", ("ant-forest", "cloud-rice"), "public")


def test_a_phase_that_none_of_the_cases_has_is_a_fault(kb: KnowledgeBase) -> None:
    found = settle(kb, read([("case", "decidim"), ("phase", "pilot")]))
    assert [f.key for f in found.faults] == ["unknown phase"]


def test_cases_without_the_phase_are_told(kb: KnowledgeBase) -> None:
    found = settle(kb, read([("case", "decidim"), ("case", "ant-forest"), ("phase", "phase-a")]))
    assert found.faults == ()
    assert [iri.rpartition("/")[2] for iri in found.lacking] == ["decidim"]


def test_one_phase_and_all_phases_are_a_fault_with_both_ways_out(kb: KnowledgeBase) -> None:
    (fault,) = settle(kb, read([("phase", "pilot"), ("over", "time")])).faults
    assert fault.key == "both"
    assert [c.pairs() for _, c in fault.near] == [[("phase", "pilot")], [("over", "time")]]


@pytest.mark.parametrize("lang", ["en", "zh-Hans", "zh-Hant"])
def test_all_that_the_form_offers_can_be_compared(kb: KnowledgeBase, lang: str) -> None:
    offers = offers_of(kb, lang)
    for by in (*offers.views, *(s.value for s in offers.schemes)):
        assert settle(kb, {"by": [by]}).faults == ()
    for phase in offers.phases:
        assert settle(kb, {"when": [f"phase:{phase.value}"]}).faults == ()
    for example in offers.examples:
        assert settle(kb, read(example.choice.pairs())).choice == example.choice
    named = [c.value for g in offers.concepts for c in g.members]
    assert len(named) == len(set(named))
    assert {kb.concept(name) for name in named} <= set(kb.concepts.values())


def test_every_format_of_a_comparison_is_offered_and_has_a_media_type() -> None:
    assert {d.format for d in files.DOWNLOADS} == set(COMPARISON_FORMATS) == set(files.MEDIA_TYPES)


@settings(max_examples=100)
@given(st.lists(st.text(max_size=30), max_size=4), st.text(max_size=30))
def test_a_file_name_has_nothing_that_could_leave_its_header(cases: list[str], phase: str) -> None:
    name = files.file_name(Choice(cases=tuple(cases), phase=phase), "csv")
    assert re.fullmatch(r"[A-Za-z0-9-]{1,80}\.csv", name)


def test_a_file_name_tells_what_is_compared() -> None:
    assert files.file_name(Choice(cases=("cloud-rice",), concepts=("M-ECO",), basis="public"), "csv") == "sg2kg-cloud-rice-M-ECO-public.csv"
    assert files.file_name(Choice(), "svg", "network") == "sg2kg-all-mechanisms-network.svg"


def test_the_command_and_the_python_make_the_same_comparison(kb: KnowledgeBase) -> None:
    choice = Choice(cases=("cloud-rice", "ant-forest"), by="M-ECO", basis="public", over_time=True)
    assert command(kb, choice, "zh-Hant") == "sg2kg compare cloud-rice ant-forest --by M-ECO --basis public --over-time --lang zh-Hant"
    line = next(x for x in python(kb, choice, "en").splitlines() if "kb.compare" in x)
    made = eval(line.partition(" = ")[2], {"kb": kb})
    assert made.request == choice.request("en")
