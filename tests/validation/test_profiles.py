"""Tiers are profiles: what each asks for with all it stands on, which shapes check it how severely, and how a body brings its own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib
from rdflib.namespace import SH

from sg2kg import bundle
from sg2kg.errors import InputError, NotFoundError, OutputError, ShapesError
from sg2kg.graph import read_path, write_graph
from sg2kg.knowledge.export import ontology_triples
from sg2kg.validation import Shapes, Verdict, load_shapes, validate, write_tier, write_tiers, write_verdicts
from sg2kg.validation.check import background
from sg2kg.validation.shapes.facts import Facts
from sg2kg.validation.shapes.lint import lint
from sg2kg.validation.shapes.profiles import SEVERITY, STRENGTHS
from support import HEADER, ROOT

FOLDER = ROOT / "docs" / "examples" / "garden-profile"
GARDEN = (FOLDER / "garden.ttl").read_text(encoding="utf-8")
SHED = FOLDER / "tool-shed-garden.ttl"
MINIMAL = ROOT / "tests" / "corpus" / "valid" / "minimal.ttl"
EX = "https://example.org/garden#"
SGSH, S = "https://w3id.org/sg2kg/shapes#", "http://www.w3.org/ns/shacl#"


@pytest.fixture(scope="module")
def shapes() -> Shapes:
    return load_shapes()


@pytest.fixture(scope="module")
def garden() -> Shapes:
    return load_shapes(FOLDER)


def folder(path: Path, *changes: tuple[str, str], more: str = "") -> Path:
    """A folder with the garden profile, a few things changed in it."""
    text = GARDEN
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    (path / "profile.ttl").write_text(text + more, encoding="utf-8")
    return path


def refused(path: Path, *changes: tuple[str, str], more: str = "") -> str:
    """All that is wrong with the changed profile, having seen that the error tells the first of it."""
    with pytest.raises(ShapesError) as caught:
        load_shapes(folder(path, *changes, more=more))
    own = [t for file in bundle.shape_files() for t in triples_of(file)]
    brought = triples_of(path / "profile.ttl")
    problems = lint(brought, Facts([*own, *brought]), Facts(own))
    assert caught.value.what == f"{path / 'profile.ttl'}: {problems[0]}"
    assert "\n" not in caught.value.what + caught.value.hint
    return "\n".join(problems)


def triples_of(path: Path) -> list[ox.Triple]:
    return [ox.Triple(q.subject, q.predicate, q.object) for q in read_path(path)]


def severities(triples: list[ox.Triple]) -> dict[str, str]:
    facts = Facts(triples)
    return {s: facts.node(s, S + "severity").removeprefix(S).lower() for s in facts.subjects() if facts.values(s, S + "severity")}


# ---- the chain


def test_the_tiers_stand_on_one_another(shapes: Shapes) -> None:
    assert list(shapes.tiers) == ["registered", "mapped", "co-governed", "evaluated"]
    assert shapes.tier("evaluated").includes == ("co-governed", "mapped", "registered")
    assert shapes.tier("evaluated").chain == tuple(shapes.tiers)


def test_an_unknown_tier_names_the_near_one(shapes: Shapes) -> None:
    with pytest.raises(NotFoundError, match="Did you mean registered"):
        shapes.tier("registred")


def test_a_tier_asks_for_all_that_the_tiers_beneath_it_ask(shapes: Shapes) -> None:
    for name, tier in shapes.tiers.items():
        own = {r.id for r in tier.requirements}
        assert own <= set(shapes.asked(name))
        for beneath in tier.includes:
            assert set(shapes.asked(beneath)) <= set(shapes.asked(name))


def test_the_requirements_come_in_order_of_checking(shapes: Shapes) -> None:
    asked = list(shapes.asked("evaluated"))
    assert list(dict.fromkeys(i.partition("-")[0] for i in asked)) == ["REG", "MAP", "COG", "EVA"]
    assert asked == sorted(asked, key=lambda i: (["REG", "MAP", "COG", "EVA"].index(i.partition("-")[0]), i))
    assert asked.count("MAP-11") == asked.count("COG-10") == 1


def test_a_higher_tier_may_ask_more_strongly_and_never_asks_less(shapes: Shapes) -> None:
    assert [shapes.asked(t)["MAP-11"] for t in ("mapped", "co-governed", "evaluated")] == ["recommended", "mandatory", "mandatory"]
    assert [shapes.asked(t)["COG-10"] for t in ("co-governed", "evaluated")] == ["recommended", "mandatory"]
    assert shapes.obligations("MAP-11") == {"mapped": "recommended", "co-governed": "mandatory"}
    for name, tier in shapes.tiers.items():
        for beneath in tier.includes:
            for requirement, obligation in shapes.asked(beneath).items():
                assert STRENGTHS.index(shapes.asked(name)[requirement]) <= STRENGTHS.index(obligation)


def test_a_requirement_is_told_as_the_tier_asks_for_it(shapes: Shapes) -> None:
    assert (shapes.requirement("MAP-11", "evaluated").tier, shapes.requirement("MAP-11", "evaluated").obligation) == ("co-governed", "mandatory")
    assert shapes.requirement("REG-01", "evaluated").gaming["en"]
    with pytest.raises(NotFoundError, match="Unknown requirement of registered: MAP-01"):
        shapes.requirement("MAP-01", "registered")


# ---- the shapes of a tier


def test_a_shape_tells_what_it_is_for(shapes: Shapes) -> None:
    info = shapes.info(SGSH + "REG-10-initiator")
    assert info is not None
    assert (info.requirement, info.guard, info.severity, info.concept) == ("REG-10", False, "violation", "https://w3id.org/sg2kg/framework#DEF-1")
    assert set(info.name) == set(info.message) == set(info.why) == set(info.mend) == {"en", "zh-Hans", "zh-Hant"}


def test_a_group_of_shapes_carries_no_requirement(shapes: Shapes) -> None:
    assert shapes.info(SGSH + "Record") is None


def test_the_severity_in_a_file_is_that_of_the_lowest_tier_that_asks(shapes: Shapes) -> None:
    for requirement in shapes.asked("evaluated"):
        lowest = next(iter(shapes.obligations(requirement).values()))
        assert {i.severity for i in shapes.of_requirement(requirement)} == {SEVERITY[lowest]}, requirement


def test_every_requirement_is_tested_and_every_guard_only_warns(shapes: Shapes) -> None:
    for requirement in shapes.asked("evaluated"):
        assert shapes.of_requirement(requirement)
        assert not {i.severity for i in shapes.guards_of(requirement)} & {"violation"}
        assert all(i.guard for i in shapes.guards_of(requirement))


@pytest.mark.parametrize("tier", ["registered", "mapped", "co-governed", "evaluated"])
def test_a_tier_is_checked_with_the_shapes_of_what_it_asks_as_severely_as_it_asks(tier: str, shapes: Shapes) -> None:
    found = severities(shapes.for_tier(tier))
    asked = shapes.asked(tier)
    expected = {i.iri: SEVERITY[asked[r]] for r in asked for i in shapes.of_requirement(r)}
    expected |= {i.iri: i.severity for r in asked for i in shapes.guards_of(r)}
    assert found == expected


def test_nothing_of_what_is_left_out_stays_behind(shapes: Shapes) -> None:
    triples = shapes.for_tier("registered")
    subjects = {t.subject for t in triples}
    named = {term.value for t in triples for term in (t.subject, t.object) if isinstance(term, ox.NamedNode)}
    assert not any("MAP-" in name or "tier/mapped" in name for name in named)
    assert all(t.object in subjects for t in triples if isinstance(t.object, ox.BlankNode))
    pointed_at = {t.object for t in triples}
    assert all(s in pointed_at for s in subjects if isinstance(s, ox.BlankNode))


def test_the_turtle_of_a_tier_and_the_background_are_all_that_another_engine_needs(shapes: Shapes) -> None:
    data = rdflib.Graph().parse(MINIMAL)
    data.parse(data=write_graph(ontology_triples(["background"]), "turtle"), format="turtle")
    graph = rdflib.Graph().parse(data=write_tier(shapes, "mapped", "turtle"), format="turtle")
    _, report, _ = pyshacl.validate(data, shacl_graph=graph, inplace=True)
    assert isinstance(report, rdflib.Graph)
    told = {(str(report.value(n, SH.sourceShape)), str(report.value(n, SH.focusNode))) for n in report.objects(None, SH.result)}
    assert told == {(f.shape, f.focus) for f in validate(MINIMAL, "mapped").findings}


def test_the_background_states_nothing_that_would_be_tried() -> None:
    tried = {"about", "jointlyAbout", "describes", "source", "noteOn"}
    assert not any(t.predicate.value.removeprefix("https://w3id.org/sg2kg/ontology#") in tried for t in background())


# ---- how a tier is explained


@pytest.mark.parametrize("lang", ["en", "zh-Hans", "zh-Hant"])
def test_a_tier_is_explained_in_the_language_that_is_asked_for(lang: str, shapes: Shapes) -> None:
    text = write_tier(shapes, "mapped", "table", lang)
    for r in shapes.tier("mapped").requirements:
        assert f"\n{r.id} · " in text
        assert r.text[lang] in text
        assert r.gaming.get(lang, "") in text
        for info in (*shapes.of_requirement(r.id), *shapes.guards_of(r.id)):
            assert info.description[lang] in text
            assert info.mend[lang] in text
    assert "REG-01" not in text


def test_a_tier_is_explained_with_those_beneath_where_that_is_asked(shapes: Shapes) -> None:
    text = write_tier(shapes, "co-governed", "table", beneath=True)
    assert text.index("\nREG-01 · ") < text.index("\nMAP-01 · ") < text.index("\nCOG-01 · ")
    assert text.count("\nMAP-11 · ") == 2
    assert "\nMAP-11 · recommended (mandatory in co-governed)\n" in text
    assert "\nMAP-11 · mandatory (recommended in mapped)\n" in text
    assert text.count(shapes.requirement("MAP-11", "mapped").text["en"]) == 1


def test_a_tier_in_json_tells_requirements_shapes_and_guards(shapes: Shapes) -> None:
    body = json.loads(write_tier(shapes, "mapped", "json"))
    assert [r["id"] for r in body["requirements"]] == [r.id for r in shapes.tier("mapped").requirements]
    assert all(r["shapes"] for r in body["requirements"])
    assert any(r["guards"] for r in body["requirements"])
    every = json.loads(write_tier(shapes, "co-governed", "json", beneath=True))
    assert {r["id"]: r["obligation"] for r in every["requirements"]} == shapes.asked("co-governed")


def test_the_list_of_tiers_is_written_in_every_format(shapes: Shapes) -> None:
    assert "co-governed  co-governed  " in write_tiers(shapes, "table")
    assert [t["name"] for t in json.loads(write_tiers(shapes, "json"))] == list(shapes.tiers)
    assert len(rdflib.Graph().parse(data=write_tiers(shapes, "turtle"), format="turtle")) > 40
    with pytest.raises(OutputError, match="yaml is not a format for tiers"):
        write_tiers(shapes, "yaml")
    with pytest.raises(OutputError, match="yaml is not a format for tiers"):
        write_tier(shapes, "mapped", "yaml")


# ---- another body's profile


@pytest.fixture(scope="module")
def shed(garden: Shapes) -> Verdict:
    return validate(SHED, shapes=garden)


def test_a_body_adds_a_tier_of_its_own_beside_those_that_ship(garden: Shapes) -> None:
    assert list(garden.tiers) == ["registered", "mapped", "co-governed", "evaluated", "garden"]
    assert garden.tier("garden").includes == ("registered",)
    assert garden.tier(EX + "profile") is garden.tier("garden")


def test_a_profile_picks_single_requirements_of_a_tier_that_it_does_not_stand_on(garden: Shapes) -> None:
    asked = {i: o for i, o in garden.asked("garden").items() if not i.startswith("REG")}
    assert asked == {
        "MAP-01": "mandatory", "MAP-03": "mandatory", "MAP-10": "mandatory", "COG-05": "mandatory", "COG-09": "recommended",
        "COG-10": "recommended", "GRD-01": "mandatory", "GRD-02": "mandatory",
    }  # fmt: skip
    assert list(asked) == [*sorted(i for i in asked if i.startswith("MAP")), "COG-05", "COG-09", "COG-10", "GRD-01", "GRD-02"]
    found = severities(garden.for_tier("garden"))
    assert {found[i.iri] for i in garden.of_requirement("COG-09")} == {"warning"}  # which co-governed has as violations
    assert not any("MAP-07" in s for s in found)


def test_what_ships_is_not_touched_by_a_profile_beside_it(garden: Shapes, shapes: Shapes) -> None:
    for tier in shapes.tiers:
        assert garden.asked(tier) == shapes.asked(tier)
        assert severities(garden.for_tier(tier)) == severities(shapes.for_tier(tier))


def test_another_engine_finds_the_same_with_the_turtle_of_the_profile_the_background_and_the_folder(garden: Shapes, shed: Verdict) -> None:
    data = rdflib.Graph().parse(SHED).parse(FOLDER / "garden.ttl")
    data.parse(data=write_graph(ontology_triples(["background"]), "turtle"), format="turtle")
    graph = rdflib.Graph().parse(data=write_tier(garden, "garden", "turtle"), format="turtle")
    _, report, _ = pyshacl.validate(data, shacl_graph=graph, inplace=True)
    assert isinstance(report, rdflib.Graph)
    told = {(str(report.value(n, SH.sourceShape)), str(report.value(n, SH.focusNode))) for n in report.objects(None, SH.result)}
    assert told == {(f.shape, f.focus) for f in shed.findings}


def test_a_submission_picks_the_profile_that_it_states(shed: Verdict) -> None:
    assert (shed.tier_stated, shed.tier, shed.reached) == ("garden", "garden", "registered")
    assert shed.failed() == ["GRD-02"]
    [finding] = [f for f in shed.findings if f.requirement == "GRD-02"]
    assert finding.values == ("https://example.org/tool-shed#bed-2", "https://example.org/tool-shed#bed-3")
    assert all(f.guard or f.requirement == "GRD-02" for f in shed.findings)


def test_a_submission_that_states_a_profile_that_is_not_loaded_is_tried_at_the_lowest_tier() -> None:
    verdict = validate(SHED)
    assert (verdict.tier_stated, verdict.tier) == (EX + "profile", "registered")
    assert verdict.failed() == ["REG-12"]


def test_a_list_entry_of_a_profile_is_known_to_the_check(tmp_path: Path, garden: Shapes) -> None:
    note = (
        "\n:note a sg2:SearchNote ; sg2:noteOn :case ; sg2:lookedFor garden:fieldSoilTest ;"
        '\n    sg2:searchedOn "2026-11-18" ; sg2:searchedWhere "town archive"@en .\n'
    )
    (tmp_path / "searched.ttl").write_text(SHED.read_text(encoding="utf-8") + note, encoding="utf-8")
    assert validate(tmp_path / "searched.ttl", shapes=garden).reached == "garden"
    assert "REG-08" in validate(tmp_path / "searched.ttl", "registered").failed()  # without the profile nobody knows that field


def test_a_concept_that_ships_can_be_put_on_another_list(tmp_path: Path) -> None:
    more = "fw:CTX-10 skos:inScheme sg2x:CoreList .\n"
    longer = load_shapes(folder(tmp_path, more=more))
    [finding] = [f for f in validate(MINIMAL, "mapped", shapes=longer).findings if f.shape == SGSH + "MAP-07-core"]
    [usual] = [f for f in validate(MINIMAL, "mapped").findings if f.shape == SGSH + "MAP-07-core"]
    assert set(finding.values) - set(usual.values) == {"https://w3id.org/sg2kg/framework#CTX-10"}


def test_a_profile_may_be_written_in_one_language(garden: Shapes) -> None:
    assert "A rule settles who gets a plot." in write_tier(garden, "garden", "table", "zh-Hans")


def test_a_concept_of_the_body_is_called_by_its_label(tmp_path: Path, garden: Shapes) -> None:
    changed = SHED.read_text(encoding="utf-8").replace("dcterms:conformsTo garden:profile", "dcterms:conformsTo garden:bean")
    (tmp_path / "bean.ttl").write_text(changed, encoding="utf-8")
    text = write_verdicts([validate(tmp_path / "bean.ttl", "garden", shapes=garden)], "text")
    assert "dcterms:conformsTo = bean <https://example.org/garden#bean>" in text


def test_a_profile_is_read_from_any_rdf_format_and_from_several_files(tmp_path: Path) -> None:
    quads = list(ox.parse(GARDEN, format=ox.RdfFormat.TURTLE))
    lists = [q for q in quads if q.predicate.value.endswith(("inScheme", "prefLabel")) or "ConceptScheme" in str(q.object)]
    for name, format, part in (
        ("profile.owl", ox.RdfFormat.RDF_XML, [q for q in quads if q not in lists]),
        ("lists.jsonld", ox.RdfFormat.JSON_LD, lists),
    ):
        ox.serialize([q.triple for q in part], tmp_path / name, format=format)
    assert load_shapes(tmp_path).asked("garden") == load_shapes(FOLDER).asked("garden")


def test_a_submission_in_the_folder_is_passed_over_unless_it_holds_a_profile_too(tmp_path: Path) -> None:
    assert load_shapes(FOLDER).tiers  # where the submission lies beside the profile
    with pytest.raises(ShapesError, match="a record and a profile in one file"):
        load_shapes(folder(tmp_path, more="garden:r a sg2:CaseRecord .\n"))


# ---- folders that must not be used


def test_a_folder_that_is_not_there_or_holds_no_profile_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file or folder"):
        load_shapes(tmp_path / "nowhere")
    with pytest.raises(InputError, match="no RDF in this folder"):
        load_shapes(tmp_path)
    (tmp_path / "list.ttl").write_text(HEADER + "<https://example.org/a> a skos:Concept .\n", encoding="utf-8")
    with pytest.raises(ShapesError, match="no profile in it"):
        load_shapes(tmp_path)
    (tmp_path / "list.ttl").write_text("broken", encoding="utf-8")
    with pytest.raises(InputError, match=r"list\.ttl:1:1: not Turtle"):
        load_shapes(tmp_path)


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ('sgsh:REG-01 skos:altLabel "easy"@en .', "it says something about sgsh:REG-01: a profile changes nothing that ships"),
        ("sgsh:REG-02-name sh:severity sh:Info .", "it says something about sgsh:REG-02-name"),
        ("sgsh:Record sh:property [ sh:path sg2:start ] .", "it says something about sgsh:Record"),
        ("tier:registered sgsh:mandates garden:GRD-01 .", "it says something about tier:registered"),
        ("fw:M-ECO skos:broader garden:bean .", "it says something about fw:M-ECO"),
        ("sg2:Place rdfs:subClassOf garden:Thing .", "it says something about sg2:Place"),
        ("fw:M-NEW skos:inScheme sg2x:CoreList .", "it says something about fw:M-NEW"),
        (
            "<https://w3id.org/sg2kg/shapes> sh:declare [ sh:prefix 'x' ; sh:namespace 'https://example.org/' ] .",
            "about https://w3id.org/sg2kg/shapes:",
        ),
    ],
)
def test_a_profile_that_changes_what_ships_is_refused(more: str, says: str, tmp_path: Path) -> None:
    assert says in refused(tmp_path, more=more + "\n")


@pytest.mark.parametrize("link", ["requirement", "guards"])
def test_a_shape_for_a_requirement_that_ships_is_refused(link: str, tmp_path: Path) -> None:
    found = refused(
        tmp_path,
        (f"sgsh:{link} garden:GRD-01 ;", f"sgsh:{link} sgsh:MAP-01 ;"),
        ("garden:GRD-01 , ", ""),
        ("garden:GRD-01 a sgsh:R", "garden:o a sgsh:r"),
    )
    assert "sgsh:MAP-01 ships with its shapes; let the shape test or guard a requirement of your own" in found


def test_a_bundled_shape_is_not_turned_on_other_things(tmp_path: Path) -> None:
    more = "garden:Beds a sh:NodeShape ; sh:targetObjectsOf garden:bed ; sh:property sgsh:REG-02-name .\n"
    assert "it uses sgsh:REG-02-name, which tests or guards a requirement that ships" in refused(tmp_path, more=more)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("sgsh:MAP-10 ,", "sgsh:MAP-1O ,"), "asks for sgsh:MAP-1O, which is described nowhere; did you mean sgsh:MAP-1"),
        (("garden:GRD-01 , garden:GRD-02 ;", "garden:GRD-01 , garden:GRD-2 ;"), "GRD-2, which is described nowhere; did you mean"),
        (("sgsh:mandates", "sgsh:mandate"), "sgsh:mandate is not a property of shapes or profiles; did you mean sgsh:mandates?"),
        (("sh:minCount", "sh:mincount"), "sh:mincount is not a term that sg2kg's shapes may use"),
        (("Rule sg2:closureRule", "Rule sg2:closureRole"), "sg2:closureRole is not a known term; did you mean sg2:closureRule"),
        (("sgsh:checks fw:M-ECO-3", "sgsh:checks fw:M-ECO-33"), "fw:M-ECO-33 is not a known term; did you mean fw:M-ECO-3"),
        (("skos:inScheme sg2x:scheme", "skos:inScheme sg2x:shceme"), "sg2x:shceme is not a known term; did you mean sg2x:scheme"),
        (("prof:isProfileOf tier:registered", "prof:isProfileOf tier:regstered"), "did you mean tier:registered?"),
        (('prof:hasToken "garden"', 'prof:hasToken "mapped"'), "another profile is called mapped"),
        (('skos:notation "GRD-01"', 'skos:notation "REG-01"'), "another requirement has the id REG-01"),
        (('"A rule settles who gets a plot."@en', '"Une règle."@fr'), "must stand in at least one of en, zh-Hans and zh-Hant, once a language"),
        (('"A rule settles who gets a plot."@en', '"A rule settles who gets a plot."'), "must stand in at least one of en, zh-Hans and zh-Hant"),
        (("sgsh:mandates sgsh:MAP-01", "sgsh:recommends sgsh:REG-01 ; sgsh:mandates sgsh:MAP-01"), "REG-01 is recommended here"),
        (("sh:severity sh:Warning", "sh:severity sh:Violation"), "a guard warns (sh:Warning or sh:Info), it never fails a submission"),
        (("FILTER NOT EXISTS { ?value garden:soilTested ?day }", "MINUS { ?value garden:soilTested ?day }"), "must not use MINUS"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_profile_is_told_in_two_lines(change: tuple[str, str], says: str, tmp_path: Path) -> None:
    assert says in refused(tmp_path, change)


@pytest.mark.parametrize(
    "more",
    ["garden:s a sg2:Statement .", "garden:s sg2:about garden:bean .", "garden:c sg2:hasDecisionRule garden:r .", "garden:n a sg2:SearchNote ."],
)
def test_a_profile_that_brings_what_would_be_tried_is_refused(more: str, tmp_path: Path) -> None:
    assert "this is for submissions; a profile holds requirements, shapes and lists" in refused(tmp_path, more=more + "\n")


# ---- what is made from the verdicts


def test_the_verdicts_in_the_docs_are_up_to_date() -> None:
    done = subprocess.run([sys.executable, str(ROOT / "scripts" / "generate_verdicts.py"), "--check"], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_readme_counts_the_requirements_right(shapes: Shapes) -> None:
    count = len({r.id for tier in shapes.tiers.values() for r in tier.requirements})
    assert f"in four tiers, {count} requirements" in (ROOT / "README.md").read_text(encoding="utf-8")
