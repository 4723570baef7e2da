"""``sg2kg reason``: what it counts and writes, in which format and language, what it says on which stream, and its exit codes."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pyoxigraph as ox
import pytest

from calling import Caller, examples_in
from sg2kg.graph.read import read_path
from sg2kg.knowledge.reasoned import reason
from sg2kg.terms import PREFIXES, SG2
from statements import EX, HEAD

CASE = ":x a sg2:Case ; rdfs:label 'The quay'@en ; sg2:hasPart [ a sg2:Element ] . :rec sg2:describes :x ; a sg2:CaseRecord ."
WRONG = ":x a sg2:Case, sg2:Phase ; rdfs:label 'The quay'@en ."
GRAPHS = {"turtle": ".ttl", "ntriples": ".nt", "rdfxml": ".rdf", "jsonld": ".jsonld"}
OWN = ":A rdfs:subClassOf :B . :B rdfs:subClassOf :C . :p a owl:ObjectProperty ; rdfs:domain :A . :x :p [ a :C ], :y . :z a :A, :B ."


def put(name: str, text: str) -> str:
    Path(name).parent.mkdir(exist_ok=True)
    Path(name).write_text(HEAD + text, encoding="utf-8")
    return name


def triples(path: str) -> list[ox.Triple]:
    return [q.triple for q in read_path(Path(path))]


def test_the_examples_of_the_help_run(command: Caller, here: Path) -> None:
    put("my-case.ttl", CASE)
    put("my-cases/one.ttl", CASE)
    put("other.ttl", OWN)
    calls = examples_in(command.done("reason", "--help"))
    assert len(calls) == 6
    for call in calls:
        if "hermit" not in call:  # which is not always installed
            command.done(*shlex.split(call))
    assert (here / "rules.rq").read_text().startswith("#")
    assert triples("inferred.ttl")


# ---- counting


def test_what_follows_is_counted_by_class_and_property_and_the_rest_is_not_shown(command: Caller, here: Path) -> None:
    lines = command.done("reason", put("a.ttl", OWN), "--no-ontology").splitlines()
    assert [line.split() for line in lines[2:5]] == [[EX + "A", "1", "1"], [EX + "B", "1", "1"], [EX + "C", "1", "2"]]
    assert lines[-2:] == ["9 statements read, 4 follow", "Nothing contradicts the ontology."]


def test_json_agrees_with_the_table(command: Caller, here: Path) -> None:
    given = put("a.ttl", OWN)
    table = [line.split() for line in command.done("reason", given, "--no-ontology").splitlines()[2:5]]
    run = command("reason", given, "--no-ontology", "--format", "json")
    data = json.loads(run.out)
    counts = data["counts"]
    assert table == [[name, str(n["stated"]), str(n["inferred"])] for name, n in counts.items() if n["inferred"]]
    assert (data["statements"], data["inferred"], data["consistent"]) == (9, 4, True)
    assert (data["contradictions"], data["same"], data["problems"]) == ([], [], [])
    assert run.err == "Nothing contradicts the ontology.\n"


def test_json_tells_contradictions_equalities_and_problems(command: Caller, here: Path) -> None:
    given = put("a.ttl", WRONG + " :f a owl:FunctionalProperty, owl:ObjectProperty, owl:ReflexiveProperty . :x :f :a, :b .")
    run = command("reason", given, "--format", "json", "--check-consistency")
    data = json.loads(run.out)
    assert run.code == 1
    assert data["consistent"] is False
    assert data["contradictions"][0]["answer"]["en"].startswith("This cannot be: The quay is a case and The quay is a phase")
    assert data["same"] == [[EX + "a", EX + "b"]]
    assert [p["id"] for p in data["problems"]] == ["reflexive"]
    assert all(p["what"] and p["hint"] for p in data["problems"])


def test_nothing_that_follows_is_said_in_one_line(command: Caller, here: Path) -> None:
    assert command.done("reason", put("a.ttl", ":x :p :y ."), "--no-ontology").splitlines() == [
        "1 statements read, 0 follow",
        "Nothing contradicts the ontology.",
    ]


@pytest.mark.parametrize(("lang", "word"), [("en", "Nothing contradicts"), ("zh-Hans", "矛盾"), ("zh-Hant", "矛盾")])
def test_it_speaks_three_languages(command: Caller, here: Path, lang: str, word: str) -> None:
    assert word in command.done("reason", put("a.ttl", OWN), "--no-ontology", "--lang", lang)
    told = command.done("reason", put("b.ttl", WRONG), "--lang", lang)
    assert {"en": "This cannot be", "zh-Hans": "这不可能成立", "zh-Hant": "這不可能成立"}[lang] in told


# ---- writing


@pytest.mark.parametrize("format", GRAPHS)
def test_what_is_stated_and_what_follows_is_written_in_every_format(command: Caller, here: Path, format: str) -> None:
    given = put("a.ttl", OWN.replace("[ a :C ]", ":w"))
    found = reason([Path(given)], ontology=False)
    stated, inferred = set(found.stated()), set(found.reasoner.inferred())
    target = "out" + GRAPHS[format]
    command.done("reason", given, "--no-ontology", "-o", target)
    assert set(triples(target)) == stated | inferred
    command.done("reason", given, "--no-ontology", "--only-inferred", "-o", target)
    assert set(triples(target)) == inferred
    assert stated.isdisjoint(inferred)
    run = command("reason", given, "--no-ontology", "--format", format)
    Path("printed" + GRAPHS[format]).write_text(run.out, encoding="utf-8")
    assert set(triples("printed" + GRAPHS[format])) == stated | inferred
    assert run.err == "Nothing contradicts the ontology.\n"


def test_only_inferred_of_the_bundled_cases_is_all_without_what_is_stated(command: Caller, here: Path) -> None:
    command.done("reason", "-o", "all.nt")
    command.done("reason", "--only-inferred", "-o", "inferred.nt")
    stated = {t for t in reason().stated() if not any(isinstance(term, ox.BlankNode) for term in t)}
    every, inferred = set(triples("all.nt")), set(triples("inferred.nt"))
    assert inferred
    assert inferred.isdisjoint(stated)
    assert stated | inferred <= every
    assert not {t for t in every - inferred - stated if not any(isinstance(term, ox.BlankNode) for term in t)}


def test_a_blank_node_is_one_in_what_is_written(command: Caller, here: Path) -> None:
    command.done("reason", put("a.ttl", ":A rdfs:subClassOf :B . [] a :A ."), "--no-ontology", "-o", "out.nt")
    subjects = {t.subject for t in triples("out.nt") if isinstance(t.subject, ox.BlankNode)}
    assert len(subjects) == 1


@pytest.mark.parametrize(("name", "is_json"), [("out.json", True), ("out.txt", False), ("out", False)])
def test_the_ending_tells_the_format_and_no_known_one_is_the_table(command: Caller, here: Path, name: str, is_json: bool) -> None:
    run = command("reason", put("a.ttl", OWN), "--no-ontology", "-o", name)
    assert (run.code, run.err) == (0, f"written to {name}\n")
    assert run.out == "Nothing contradicts the ontology.\n"
    text = Path(name).read_text()
    assert (json.loads(text)["inferred"] == 4) if is_json else "4 follow" in text


def test_a_format_that_is_asked_for_goes_before_the_ending(command: Caller, here: Path) -> None:
    command.done("reason", put("a.ttl", OWN), "--no-ontology", "-o", "out.ttl", "--format", "json")
    assert json.loads(Path("out.ttl").read_text())["inferred"] == 4


def test_merged_individuals_are_written_under_one_name(command: Caller, here: Path) -> None:
    given = put("a.ttl", ":p a owl:FunctionalProperty ; rdfs:range :R . :x :p :b, :a . :b :q 'v' . :c :knows :b .")
    run = command("reason", given, "--no-ontology", "--merge", "-o", "out.nt")
    assert run.err.startswith(f"sg2kg: taken for one: {EX}a, {EX}b\n")
    found = {str(t).replace(EX, "") for t in triples("out.nt")}
    assert {"<x> <p> <a>", '<a> <q> "v"', "<c> <knows> <a>"} <= found
    assert not any("<b>" in t for t in found)
    assert f"<a> <{PREFIXES['rdf']}type> <R>" in found


def test_merging_two_that_differ_is_told_as_a_contradiction(command: Caller, here: Path) -> None:
    given = put("a.ttl", ":p a owl:FunctionalProperty . :x :p :a, :b . :a owl:differentFrom :b .")
    run = command("reason", given, "--no-ontology", "--merge", "--check-consistency")
    assert run.code == 1
    assert "these are all different: a and b" in run.out


# ---- other views


def test_the_hierarchy_is_shown_by_indentation_with_what_is_equal_and_what_is_empty(command: Caller, here: Path) -> None:
    given = put("a.ttl", ":A rdfs:subClassOf :B . :B rdfs:subClassOf :C . :E owl:equivalentClass :F . :D rdfs:subClassOf :A, owl:Nothing .")
    lines = command.done("reason", given, "--no-ontology", "--hierarchy").replace(EX, "").splitlines()
    assert lines == ["C", "  B", "    A", "E", "F", "equal: E F", "can have no member: D"]
    data = json.loads(command.done("reason", given, "--no-ontology", "--hierarchy", "--format", "json"))
    assert data["parents"][EX + "A"] == [EX + "B"]
    assert (data["equal"], data["unsatisfiable"]) == ([[EX + "E", EX + "F"]], [EX + "D"])


def test_a_hierarchy_of_many_diamonds_is_shown_once(command: Caller, here: Path) -> None:
    text = "".join(f":t{n + 1} rdfs:subClassOf :l{n}, :r{n} . :l{n} rdfs:subClassOf :t{n} . :r{n} rdfs:subClassOf :t{n} . " for n in range(40))
    lines = command.done("reason", put("a.ttl", text), "--no-ontology", "--hierarchy").splitlines()
    assert {line.strip().removeprefix(EX).removesuffix(" …") for line in lines} == {f"{k}{n}" for n in range(40) for k in "tlr"} | {"t40"}
    assert len(lines) < 200


def test_the_hierarchy_of_the_ontology_shows_every_class(command: Caller) -> None:
    shown = command.done("reason", "--hierarchy")
    assert "sg2:TriSectorCase" in shown
    assert "can have no member" not in shown


@pytest.mark.parametrize("form", ["sparql", "shacl"])
def test_rules_are_written_for_others(command: Caller, here: Path, form: str) -> None:
    given = put("a.ttl", OWN)
    text = command.done("reason", given, "--no-ontology", "--rules", form)
    assert EX in text or ":A" in text
    command.done("reason", given, "--no-ontology", "--rules", form, "-o", "rules.txt")
    assert Path("rules.txt").read_text() == text


# ---- other reasoners


def test_another_reasoner_that_agrees_is_told_on_the_stream_that_is_read(command: Caller, here: Path) -> None:
    given = put("a.ttl", OWN)
    assert "owlrl" in command.done("reason", given, "--no-ontology", "--check-with", "owlrl")
    run = command("reason", given, "--no-ontology", "--check-with", "owlrl", "--format", "json")
    assert json.loads(run.out)["inferred"] == 4
    assert "owlrl" in run.err


def test_an_unknown_reasoner_is_refused_before_anything_is_done(command: Caller, here: Path) -> None:
    said = command.refused("reason", put("a.ttl", OWN), "--check-with", "pelet")
    assert "'hermit'" in said


# ---- refusals and exit codes


def test_contradictions_end_with_1_only_where_this_is_asked(command: Caller, here: Path) -> None:
    wrong, right = put("wrong.ttl", WRONG), put("right.ttl", CASE)
    codes = [command("reason", f, *extra).code for f in (wrong, right) for extra in ((), ("--check-consistency",))]
    assert codes == [0, 1, 0, 0]


def test_contradictions_are_told_aside_where_the_output_is_for_a_program(command: Caller, here: Path) -> None:
    run = command("reason", put("a.ttl", WRONG), "--format", "ntriples", "--check-consistency")
    assert run.code == 1
    assert all(line.endswith(" .") for line in run.out.splitlines())
    assert "This cannot be" in run.err


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["nowhere.ttl"], "nowhere.ttl: no such file or folder"),
        (["empty"], "no RDF in this folder"),
        (["bad.ttl"], "bad.ttl:1:"),
        (["a.csv"], "the ending .csv is not one of an RDF format"),
        (["good.ttl", "--max-inferred", "0"], "0 is not in the range"),
        (["good.ttl", "--max-inferred", "1"], "SG2-RSN-001"),
        (["good.ttl", "--format", "trutle"], "'turtle'"),
        (["good.ttl", "--rules", "swrl"], "'sparql'"),
        (["good.ttl", "--onyl-inferred"], "--only-inferred"),
        (["good.ttl", "-o", "nowhere/out.ttl"], "cannot be written"),
        (["good.ttl", "-o", "nowhere/out.nt"], "cannot be written"),
        (["good.ttl", "-o", "empty"], "cannot be written"),
    ],
)
def test_what_cannot_be_done_is_said_in_two_lines(command: Caller, here: Path, args: list[str], says: str) -> None:
    put("good.ttl", OWN)
    put("a.csv", "")
    Path("bad.ttl").write_text("none")
    Path("empty").mkdir()
    assert says in command.refused("reason", *args)


def test_the_counts_without_files_are_those_of_the_cases_that_ship(command: Caller) -> None:
    data = json.loads(command.done("reason", "--format", "json"))
    found = reason()
    assert data["statements"] == found.statements
    assert data["inferred"] == sum(inferred for _, inferred in found.counts().values())
    assert data["counts"][SG2.TriSectorCase]["inferred"] > 3
    assert data["consistent"] is True
