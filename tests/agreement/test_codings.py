"""Codings of the same cases: statuses for each coder alone, what is matched and what is not, and the list of disagreements."""

from __future__ import annotations

from pathlib import Path

import pytest

from sg2kg.agreement import Agreement, Disagreement, agree
from sg2kg.agreement.results import Said, Unit
from sg2kg.agreement.statuses import cautious
from sg2kg.errors import AnalysisError, InputError, NotFoundError
from support import HEADER, ROOT

EXAMPLES = ROOT / "docs" / "examples" / "codings"


def coding(case: str, coder: str, more: str = "") -> str:
    """A coding of one case by one coder; the names in it, but for case, coder and sources, are its own."""
    return f"""{HEADER}@prefix ex: <https://example.org/{case}#> .
ex:record a sg2:CaseRecord ; sg2:describes case:{case} ; sg2:codedIn ex:session-{coder} .
ex:session-{coder} a sg2:CodingSession ; sg2:coder <https://example.org/{coder}> .
<https://example.org/{coder}> a sg2:SocietyActor ; rdfs:label "{coder}"@en .
case:{case} a sg2:Case ; rdfs:label "a case"@en .
src:A a sg2:Source ; rdfs:label "page A"@en ; sg2:address "https://example.org/a" ; sg2:basis sg2:publicSourceSays ; sg2:grade sg2:gradeA ;
    sg2:closeness sg2:ownWord .
src:B a sg2:Source ; rdfs:label "page B"@en ; sg2:basis sg2:publicSourceSays ; sg2:grade sg2:gradeB ; sg2:closeness sg2:independentPress .
{more.replace("CASE", f"case:{case}")}
"""


def statement(name: str, bearing: str, source: str = "src:A", about: str = "CASE", more: str = "", identifier: str = "") -> str:
    return (
        f'ex:{name} a sg2:Statement ; dcterms:identifier "{identifier or name}" ; sg2:about {about} ; {bearing} ; sg2:source {source} ; '
        f'sg2:locator "p. 1" ; sg2:says "words"@en {more} .\n'
    )


def phase(name: str, label: str) -> str:
    return f'CASE sg2:hasPhase ex:{name} . ex:{name} a sg2:Phase ; rdfs:label "{label}"@en .\n'


def part(name: str, actor: str, stage: str, more: str = "") -> str:
    return f"CASE sg2:hasParticipation ex:{name} . ex:{name} a sg2:Participation ; sg2:participant ex:{actor} ; sg2:stage fw:{stage} {more} .\n"


def actor(name: str, label: str, kind: str = "PeopleGroup") -> str:
    return f'ex:{name} a sg2:{kind} ; rdfs:label "{label}"@en .\n'


ADVISES, FUNDS = "; sg2:role sg2x:adviser", "; sg2:role sg2x:adviser , sg2x:funder"
PHASES = phase("p1", "start") + phase("p2", "later")
GROWERS = actor("g", "growers")
STEP = 'CASE sg2:hasObservation ex:o . ex:o sg2:ofIndicator fw:E-2B2 ; sg2:unit sg2x:unit-rubric ; sg2:start "2024" ; sg2:value {} .\n'
REALM = "ex:r a sg2:Statement ; sg2:about ex:firm ; sg2:contextFor CASE ; sg2:affirms fw:V-03-{} ; sg2:source src:A .\n"
BARE = "ex:s1 a sg2:Statement ; sg2:about CASE ; sg2:{} fw:C-DIG ; sg2:source src:A ."

TWO_CODINGS = {
    "against": (statement("s1", "sg2:affirms fw:C-DIG"), statement("s1", "sg2:denies fw:C-DIG ; sg2:absenceReason sg2:foundLacking")),
    "narrower": (statement("s1", "sg2:affirms fw:M-ECO-1a"), statement("s1", "sg2:affirms fw:M-ECO-1")),
    "elsewhere": (
        PHASES + statement("s1", "sg2:affirms fw:C-DIG", about="ex:p1"),
        PHASES + statement("s1", "sg2:affirms fw:C-DIG", about="ex:p2"),
    ),
    "phases": (phase("p1", "Start") + statement("s1", "sg2:affirms fw:C-DIG", about="ex:p1"), phase("first", "start ") + phase("p9", "end")),
    "passages": (
        statement("s1", "sg2:affirms fw:C-DIG") + statement("s2", "sg2:affirms fw:C-PHY"),
        statement("t1", "sg2:likens fw:C-DIG", identifier="s1") + statement("s2", "sg2:denies fw:C-PHY", source="src:B"),
    ),
    "bare": (BARE.format("affirms"), BARE.format("denies")),
    "together": (
        statement("s1", "sg2:affirms fw:C-DIG") + statement("s1b", "sg2:affirms fw:C-PHY", identifier="s1"),
        statement("s1", "sg2:affirms fw:C-DIG , fw:C-PHY"),
    ),
    "closeness": (statement("s1", "sg2:affirms fw:C-DIG", more="; sg2:closeness sg2:partner"), statement("s1", "sg2:affirms fw:C-DIG")),
    "say": (
        GROWERS + part("p", "g", "DEF-5a", "; sg2:say sg2:consult") + part("q", "g", "DEF-5b", "; sg2:say sg2:empower"),
        GROWERS + part("p", "g", "DEF-5a") + part("q", "g", "DEF-5b", "; sg2:say sg2:collaborate"),
    ),
    "several": (
        GROWERS + part("p", "g", "DEF-5c", "; sg2:say sg2:consult , sg2:involve"),
        GROWERS + part("p", "g", "DEF-5c", "; sg2:say sg2:consult"),
    ),
    "roles": (GROWERS + part("p", "g", "DEF-5c", FUNDS), GROWERS + part("p", "g", "DEF-5d", ADVISES) + part("q", "g", "DEF-5c", ADVISES)),
    "labels": (
        GROWERS + part("p", "g", "DEF-5c", FUNDS),
        actor("people", "Growers") + actor("y", "buyers") + part("p", "people", "DEF-5c", ADVISES) + part("q", "y", "DEF-5c"),
    ),
    "numbered": (actor("actor-1", "growers") + part("p", "actor-1", "DEF-5c"), actor("actor-1", "town council") + part("p", "actor-1", "DEF-5c")),
    "nameless": tuple(
        f'CASE sg2:hasParticipation [ sg2:participant [ rdfs:label "growers"@en ] ; sg2:stage fw:DEF-5c {role} ] .' for role in (FUNDS, ADVISES)
    ),
    "sectors": (
        GROWERS + actor("f", "firm", "MarketActor") + part("p", "g", "DEF-5c") + part("q", "f", "DEF-5c"),
        GROWERS + actor("f", "firm", "MarketActor") + part("p", "g", "DEF-5c"),
    ),
    "measured": (STEP.format(3) + REALM.format(2), REALM.format(3) + STEP.format(1)),
}
"""What each of two coders writes about a case, by the name of the case."""


@pytest.fixture(scope="module")
def linden() -> Agreement:
    """The two codings that are shipped as an example."""
    return agree(EXAMPLES / "coder-a", EXAMPLES / "coder-b", resamples=200)


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Agreement:
    """The agreement of Ann and Bob on all cases of TWO_CODINGS, and on what each of them coded alone."""
    folder = tmp_path_factory.mktemp("codings")
    for i, coder in enumerate(("ann", "bob")):
        (folder / coder).mkdir()
        for case, texts in TWO_CODINGS.items():
            (folder / coder / f"{case}.ttl").write_text(coding(case, coder, texts[i]), encoding="utf-8")
        (folder / coder / "alone.ttl").write_text(coding(f"only-{coder}", coder), encoding="utf-8")
    return agree(folder / "ann", folder / "bob", resamples=100)


def rows(found: Agreement, case: str, field: str = "") -> list[Disagreement]:
    return [d for d in found.disagreements.rows if d.unit.case == case and field in (d.unit.field, "")]


def values(found: Agreement, case: str, field: str) -> dict[str, list[str]]:
    """The disagreements on a case in one field: for each unit what the coders have."""
    return {d.unit.what: [s.shown for s in d.unit.said] for d in rows(found, case, field)}


def told(found: Agreement, case: str) -> list[str]:
    return [u.partition(": ")[2] for u in found.unmatched if u.startswith(f"{case}: ")]


# ---- the example


def test_the_example_by_hand(linden: Agreement) -> None:
    assert linden.coders == ("coder A", "coder B")
    # mechanisms: 14 concepts of the core list; the one difference is whether M-EXP-4 is reported
    mechanisms = linden.figure("status", "LAY-M")
    assert (mechanisms.units, mechanisms.categories) == (14, (("not reported", 23), ("present", 5)))
    # 28 values; one unit differs, which counts twice; chance: 2 * 5 * 23 of 28 * 27 pairs
    assert mechanisms.alpha == pytest.approx(1 - (2 / 28) / (2 * 5 * 23 / (28 * 27)))
    assert mechanisms.percent == pytest.approx(13 / 14)
    assert mechanisms.verdict == "tentative"
    # the two steps: the same here, and nothing but present where both report
    assert linden.figure("reported or not", "LAY-M").alpha == mechanisms.alpha
    where = linden.figure("status where reported", "LAY-M")
    assert (where.alpha, where.units, where.verdict) == (None, 2, "not defined")


def test_the_example_differs_where_its_files_do(linden: Agreement) -> None:
    found = [(d.unit.field, d.unit.concept or d.unit.what) for d in linden.disagreements.rows]
    assert found[:3] == [("status", "C-PHY-f1"), ("status", "DEF-6b"), ("status", "M-EXP-4")]
    assert [what for field, what in found if field == "closeness"] == ["passage L-8"]
    assert ("say", "DEF-5b") in found
    assert len(found) == 16
    assert not linden.unmatched


def test_each_disagreement_has_the_source_of_each_coder(linden: Agreement) -> None:
    row = next(d for d in linden.disagreements.rows if d.unit.concept == "DEF-6b")
    a, b = row.unit.said
    assert (a.value, a.source, a.locator) == ("present", "yearly report of the parks office (invented)", "passage 2")
    assert a.address == "https://example.org/linden/report"
    assert a.statement.endswith("#l2")
    assert "2,100 pounds" in a.says
    assert (b.value, b.says) == ("not reported", "searched 2026-11-10")
    assert row.resolution == "not reported, with a lead; coders differ, confidence low"
    say = next(d for d in linden.disagreements.rows if d.unit.field == "say")
    assert [s.locator for s in say.unit.said] == ["passage 5", "passage 5"]


def test_an_inference_is_no_status_and_is_shown_as_what_it_is(linden: Agreement) -> None:
    row = next(d for d in linden.disagreements.rows if d.unit.field == "status" and d.unit.concept == "M-EXP-4")
    assert row.unit.said[1].value == "not reported"
    assert row.unit.said[1].says.startswith("only an inference: ")


def test_names_are_told_in_the_language_asked_for() -> None:
    found = agree(EXAMPLES / "coder-a", EXAMPLES / "coder-b", resamples=100, lang="zh-Hans")
    assert found.coders == ("编码者甲", "编码者乙")
    assert found.figure("status", "LAY-M").family_label == "机制层"


def test_no_figure_pools_what_belongs_to_several_families(linden: Agreement) -> None:
    assert {f.field for f in linden.figures if not f.family} == {"concepts of a passage", "closeness", "confidence"}


def test_an_unknown_figure_gets_near_names(linden: Agreement) -> None:
    with pytest.raises(NotFoundError, match="status LAY-M") as raised:
        linden.figure("status", "LAY-X")
    assert raised.value.near


# ---- statuses


def test_each_coder_has_a_status_of_their_own_and_differing_is_no_contest(two: Agreement) -> None:
    (row,) = rows(two, "against", "status")
    assert [s.value for s in row.unit.said] == ["present", "absent on purpose"]
    assert row.resolution == "not reported, with a lead; coders differ, confidence low"
    assert not any(v == "contested" for f in two.figures for v, _ in f.categories)


def test_what_follows_from_a_narrower_concept_counts_and_is_no_unit_of_its_own(two: Agreement) -> None:
    """M-ECO-1 both have as present, the one by way of M-ECO-1a; M-ECO itself, which follows for both, nobody names."""
    assert [d.unit.concept for d in rows(two, "narrower", "status")] == ["M-ECO-1a"]
    # the core list has four concepts of this mechanism in each case
    assert two.figure("status", "M-ECO").units == 4 * len(TWO_CODINGS) + 1


def test_cases_that_only_one_coder_has_are_named(two: Agreement) -> None:
    assert {"cases that only ann coded: only-ann", "cases that only bob coded: only-bob"} <= set(two.unmatched)


def test_coders_who_put_the_same_into_another_phase_differ_only_there(two: Agreement) -> None:
    assert {(d.unit.field, d.unit.phase) for d in rows(two, "elsewhere")} == {("status in a phase", "start"), ("status in a phase", "later")}


def test_phases_are_matched_by_label_where_their_iris_differ(two: Agreement) -> None:
    assert [d.unit.phase for d in rows(two, "phases", "status in a phase")] == ["Start"]
    assert "phases that only bob has: end" in told(two, "phases")


def test_a_case_that_one_of_several_did_not_code_is_missing_and_not_not_reported(tmp_path: Path) -> None:
    for coder, case in (("ann", "x"), ("bob", "x"), ("cy", "y"), ("di", "y")):
        (tmp_path / f"{coder}.ttl").write_text(coding(case, coder, statement("s1", "sg2:affirms fw:C-DIG")), encoding="utf-8")
    found = agree(*sorted(tmp_path.iterdir()), resamples=100)
    assert not found.disagreements.rows
    assert (found.figure("status", "LAY-C").units, found.figure("status", "LAY-C").alpha) == (6, 1)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (("present", "not reported"), "not reported, with a lead"),
        (("present", "contested"), "contested"),
        (("absent on purpose", "not reported"), "not reported"),
        (("absent on purpose", "contested"), "contested"),
        (("contested", "not reported"), "not reported, with a lead"),
        (("present", "absent on purpose"), "not reported, with a lead"),
        (("present", "contested", "not reported"), "not reported, with a lead"),
    ],
)
def test_the_cautious_status_where_coders_do_not_settle_it(given: tuple[str, ...], expected: str) -> None:
    unit = Unit("status", "x", "", "C-DIG", "", tuple(Said(v) for v in given))
    assert cautious(unit) == f"{expected}; coders differ, confidence low"


# ---- passages


def test_the_same_passage_is_compared_and_the_same_name_in_another_source_is_not(two: Agreement) -> None:
    assert values(two, "passages", "attribution") == {"passage s1: digital platforms": ["direct", "analogy"]}
    assert not rows(two, "passages", "polarity")
    assert "passages that only ann has: s2 (https://example.org/a)" in told(two, "passages")


def test_statements_without_an_identifier_are_not_matched_by_their_name(two: Agreement) -> None:
    assert {d.unit.field for d in rows(two, "bare")} == {"status"}


def test_several_statements_on_one_passage_are_taken_together(two: Agreement) -> None:
    assert not rows(two, "together")
    assert not told(two, "together")


def test_closeness_is_of_the_statement_where_it_says_so_else_of_the_source(two: Agreement) -> None:
    assert values(two, "closeness", "closeness") == {"passage s1": ["partner", "own word"]}


# ---- participation, figures, realms


def test_say_that_is_not_reported_is_no_level_of_say(two: Agreement) -> None:
    assert values(two, "say", "say reported or not") == {"growers": ["reported", "not reported"]}
    assert values(two, "say", "say") == {"growers": ["5", "4"]}


def test_several_levels_of_say_at_once_are_left_out_and_told(two: Agreement) -> None:
    assert not rows(two, "several")
    assert told(two, "several") == ["several levels of say for growers, DEF-5c, left out: ann"]


def test_roles_are_sets_of_an_actor_at_a_stage(two: Agreement) -> None:
    assert values(two, "roles", "roles") == {"growers": ["adviser|funder", "adviser"]}
    assert [d.unit.concept for d in rows(two, "roles", "takes part")] == ["DEF-5d"]


def test_actors_are_matched_by_label_and_never_by_the_name_in_their_iri(two: Agreement) -> None:
    assert list(values(two, "labels", "roles")) == ["growers"]
    assert told(two, "labels") == ["actors taking part that only bob has: buyers"]


def test_actors_without_an_iri_are_matched_by_their_label(two: Agreement) -> None:
    assert list(values(two, "nameless", "roles")) == ["growers"]


def test_one_iri_with_labels_that_have_nothing_in_common_is_told(two: Agreement) -> None:
    assert told(two, "numbered") == ["one IRI, but other labels, so it may be another actor: growers (ann); town council (bob)"]


def test_sectors_at_a_stage_are_those_of_the_actors(two: Agreement) -> None:
    assert list(values(two, "sectors", "sectors at a stage").values()) == [["market actor|society actor", "society actor"]]


def test_figures_rubrics_and_realms(two: Agreement) -> None:
    assert list(values(two, "measured", "step of a rubric").values()) == [["3", "1"]]
    assert list(values(two, "measured", "realm").values()) == [["2", "3"]]
    assert two.figure("figure on record", "E-0").categories == (("no", 2 * 23 * len(TWO_CODINGS) - 2), ("yes", 2))


# ---- bad input


class Codings:
    """Writes codings into a folder and compares them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.paths: list[Path] = []

    def add(self, coder: str, more: str = "", case: str = "x") -> None:
        self.write(f"{len(self.paths)}-{coder}.ttl", coding(case, coder, more))

    def write(self, name: str, text: str) -> None:
        self.paths.append(self.folder / name)
        self.paths[-1].parent.mkdir(exist_ok=True)
        self.paths[-1].write_text(text, encoding="utf-8")

    def agree(self, **options: bool) -> Agreement:
        return agree(*self.paths, resamples=100, **options)  # type: ignore[arg-type]


@pytest.fixture
def codings(tmp_path: Path) -> Codings:
    return Codings(tmp_path)


def test_one_coding_is_not_enough(codings: Codings) -> None:
    codings.add("ann")
    with pytest.raises(AnalysisError, match="1 coding given"):
        codings.agree()


def test_the_same_folder_twice_is_refused(codings: Codings) -> None:
    codings.add("ann")
    codings.paths.append(codings.folder / "." / codings.paths[0].name)
    with pytest.raises(AnalysisError, match="given twice"):
        codings.agree()


def test_a_coder_twice_is_refused_unless_it_is_meant(codings: Codings) -> None:
    codings.add("ann", statement("s1", "sg2:affirms fw:C-DIG"))
    codings.add("bob")
    codings.add("ann")
    with pytest.raises(AnalysisError, match=r"2-ann.ttl: coded by ann, who coded .*0-ann.ttl too"):
        codings.agree()
    found = codings.agree(again=True)
    assert len(set(found.coders)) == 3
    assert values(found, "x", "status") == {"digital platforms": ["present", "not reported", "not reported"]}


def test_codings_of_other_cases_have_nothing_to_compare(codings: Codings) -> None:
    codings.add("ann")
    codings.add("bob", case="y")
    with pytest.raises(AnalysisError, match=r"no case was coded twice \(ann: x; bob: y\)"):
        codings.agree()


def test_without_a_coder_the_name_is_that_of_the_folder(codings: Codings) -> None:
    for name in ("first", "second"):
        codings.write(f"{name}/case.ttl", f"{HEADER}<https://example.org/r> a sg2:CaseRecord ; sg2:describes case:x . case:x a sg2:Case .")
        codings.paths[-1] = codings.folder / name
    assert codings.agree().coders == ("first", "second")


def test_a_file_that_is_no_coding_is_named(codings: Codings) -> None:
    codings.add("ann")
    codings.write("empty.ttl", f"{HEADER}case:x a sg2:Case .")
    with pytest.raises(AnalysisError, match=r"empty\.ttl: there is no case record in it"):
        codings.agree()
    codings.paths[1].write_text("no turtle", encoding="utf-8")
    with pytest.raises(InputError, match=r"empty\.ttl:1"):
        codings.agree()


def test_options_that_do_not_fit_are_refused(codings: Codings) -> None:
    codings.add("ann")
    codings.add("bob")
    with pytest.raises(NotFoundError):
        agree(*codings.paths, distance="masy")
    with pytest.raises(NotFoundError):
        agree(*codings.paths, basis="papper")
    with pytest.raises(AnalysisError, match="99 resamples"):
        agree(*codings.paths, resamples=99)


def test_hostile_values_do_not_bring_it_down(codings: Codings) -> None:
    odd = (
        'fw:V-03-1 sg2:rank "first" . sg2:consult sg2:rank "two" , 99 . fw:C-DIG skos:broader fw:C-DIG .\n'
        'CASE sg2:hasParticipation "text" , [ sg2:participant "text" , 5 ; sg2:stage "text" , 5 ; sg2:say "text" ; sg2:role 5 ] .\n'
        'CASE sg2:hasParticipation [ sg2:participant [ a sg2:PeopleGroup ] ; sg2:stage fw:DEF-5a , 7 ; sg2:say "text" , 7 ; sg2:role 5 , [] ] .\n'
        'CASE sg2:hasPhase "text" , 6 , [] . ex:s a sg2:Statement ; dcterms:identifier 5 ; sg2:about CASE , "x" ;\n'
        '  sg2:affirms "text" , [] , 5 , fw:C-DIG ;\n'
        '  sg2:source "text" , 6 , [ sg2:closeness 4 ] ; sg2:confidence "high" , 3 ; sg2:closeness [] ; sg2:locator 7 ; sg2:says 8 ; sg2:shows 9 .\n'
        'ex:n sg2:noteOn CASE ; sg2:lookedFor "text" , 5 , [] .\n'
        'CASE sg2:hasObservation 4 , [ sg2:ofIndicator fw:E-2B2 , 4 ; sg2:unit sg2x:unit-rubric ; sg2:value "x" , true ; sg2:start 2024 ] .\n'
        'ex:record sg2:codedIn "text" , 4 , [] . <javascript:alert(1)> a sg2:Source ; sg2:address "javascript:alert(1)" .\n'
    )
    codings.add("ann", odd)
    codings.add("bob", odd)
    assert codings.agree().figure("status", "LAY-C").units == 3
