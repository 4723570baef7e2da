"""Shapes and profiles that an engine would read differently from their author are refused before anything is checked with them."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from sg2kg import bundle
from sg2kg.errors import ShapesError
from sg2kg.graph import read_path
from sg2kg.validation import Shapes
from sg2kg.validation.shapes.lint import ALLOWED, lint
from support import HEADER

SGSH = "https://w3id.org/sg2kg/shapes#"
THREE = '"words"@en , "文字"@zh-Hans , "文字"@zh-Hant'
TEXTS = "".join(f"    {text} {THREE} ;\n" for text in ("sh:name", "sh:description", "sh:message", "sgsh:why", "sgsh:mend"))
SOUND = f"""{HEADER}
tier:test a prof:Profile ;
    rdfs:label {THREE} ;
    skos:definition {THREE} ;
    prof:hasToken "test" ;
    prof:isProfileOf <https://w3id.org/sg2kg/ontology> ;
    sgsh:mandates sgsh:T-01 .

sgsh:T-01 a sgsh:Requirement ;
    skos:notation "T-01" ;
    skos:definition {THREE} ;
    sgsh:gaming {THREE} ;
    sgsh:guard {THREE} .

<https://w3id.org/sg2kg/shapes> sh:declare [ sh:prefix "sg2" ; sh:namespace "https://w3id.org/sg2kg/ontology#"^^xsd:anyURI ] .

sgsh:Case a sh:NodeShape ;
    sh:targetClass sg2:Case ;
    sh:property sgsh:T-01-place .

sgsh:T-01-place a sh:PropertyShape ;
    sh:path sg2:locatedIn ;
    sh:minCount 1 ;
    sh:nodeKind sh:IRI ;
    sh:class sg2:Place ;
    sh:severity sh:Violation ;
{TEXTS}    sgsh:requirement sgsh:T-01 ; sgsh:checks sg2:Case .

sgsh:T-01-large a sh:NodeShape ;
    sh:targetObjectsOf sg2:locatedIn ;
    sh:sparql [ a sh:SPARQLConstraint ; sh:prefixes <https://w3id.org/sg2kg/shapes> ; sh:select "SELECT $this {{ $this sg2:size ?size }}" ] ;
    sh:severity sh:Info ;
{TEXTS}    sgsh:guards sgsh:T-01 ; sgsh:checks sg2:Place .
"""


def problems(text: str) -> list[str]:
    return lint(ox.Triple(q.subject, q.predicate, q.object) for q in ox.parse(text, format=ox.RdfFormat.TURTLE))


def changed(old: str, new: str, times: int = 1) -> list[str]:
    assert SOUND.count(old) == times, old
    return problems(SOUND.replace(old, new))


def test_sound_shapes_are_taken() -> None:
    assert problems(SOUND) == []


def test_the_bundled_shapes_are_sound() -> None:
    assert lint(ox.Triple(q.subject, q.predicate, q.object) for path in bundle.shape_files() for q in read_path(path)) == []


# ---- terms of SHACL


def test_a_misspelt_shacl_property_is_refused() -> None:
    assert changed("sh:minCount", "sh:mincount") == ["sh:mincount is not a term that sg2kg's shapes may use"]


def test_a_misspelt_shacl_value_is_refused() -> None:
    assert "sh:violation is not a term that sg2kg's shapes may use" in changed("sh:Violation", "sh:violation")


def test_a_shacl_term_that_our_engines_do_not_share_is_refused() -> None:
    assert changed("sh:minCount 1", "sh:minCount 1 ; sh:deactivated true") == ["sh:deactivated is not a term that sg2kg's shapes may use"]


def test_a_misspelt_term_of_ours_is_refused_with_a_suggestion() -> None:
    found = changed("sgsh:mandates sgsh:T-01", "sgsh:mandats sgsh:T-01")
    assert "sgsh:mandats is not a property of shapes or profiles; did you mean sgsh:mandates?" in found


def test_only_terms_of_the_shacl_vocabulary_are_allowed() -> None:
    assert [t for t in ALLOWED if rdflib.URIRef(t) not in rdflib.SH] == []


# ---- shapes


def test_a_node_shape_that_targets_nothing_is_refused() -> None:
    assert changed("sh:targetClass sg2:Case ;\n", "") == ["sgsh:Case targets nothing"]


def test_a_property_shape_that_nothing_uses_is_refused() -> None:
    assert changed(";\n    sh:property sgsh:T-01-place .", ".") == ["sgsh:T-01-place targets nothing"]


def test_a_node_shape_that_another_uses_needs_no_target() -> None:
    part = "sgsh:Part a sh:NodeShape ; sh:nodeKind sh:IRI .\n"
    assert problems(SOUND + part) == ["sgsh:Part targets nothing"]
    assert problems(SOUND.replace("sh:class sg2:Place ;", "sh:class sg2:Place ; sh:node sgsh:Part ;") + part) == []


def test_a_part_that_is_nowhere_is_refused() -> None:
    assert changed("sh:minCount 1 ;", "sh:minCount 1 ; sh:node sgsh:Prat ;") == ["sgsh:T-01-place: sgsh:Prat is no shape that is described"]


def test_a_class_without_a_node_kind_is_refused() -> None:
    assert changed("    sh:nodeKind sh:IRI ;\n", "") == ["sgsh:T-01-place: sh:class without sh:nodeKind sh:IRI"]


@pytest.mark.parametrize("count", ['"one"', "1.0", "-1", "true", "sg2:Place", '"1"'])
def test_a_count_that_is_no_whole_number_is_refused(count: str) -> None:
    assert changed("sh:minCount 1", f"sh:minCount {count}") == ["sgsh:T-01-place: sh:minCount must be a whole number"]


@pytest.mark.parametrize("pattern", ['"^(2016"', '"[0-9"', '"*"'])
def test_a_pattern_that_does_not_compile_is_refused(pattern: str) -> None:
    [problem] = changed("sh:minCount 1", f"sh:pattern {pattern}")
    assert problem.startswith("sgsh:T-01-place: the pattern does not compile: ")


def test_a_shape_without_a_severity_or_with_two_is_refused() -> None:
    assert changed("    sh:severity sh:Violation ;\n", "") == ["sgsh:T-01-place: no sh:severity"]
    assert changed("sh:severity sh:Violation", "sh:severity sh:Violation , sh:Info") == ["sgsh:T-01-place: more than one sh:severity"]


def test_a_guard_that_would_fail_a_submission_is_refused() -> None:
    assert changed("sh:severity sh:Info", "sh:severity sh:Violation") == [
        "sgsh:T-01-large: a guard warns (sh:Warning or sh:Info), it never fails a submission"
    ]


def test_a_shape_tests_or_guards_one_requirement() -> None:
    assert changed("sgsh:guards sgsh:T-01", "sgsh:guards sgsh:T-01 ; sgsh:requirement sgsh:T-01") == [
        "sgsh:T-01-large: one requirement a shape, tested or guarded"
    ]


@pytest.mark.parametrize("text", ["sh:name", "sh:description", "sh:message", "sgsh:why", "sgsh:mend"])
@pytest.mark.parametrize("shape", ["place", "large"])
def test_a_missing_text_is_refused(text: str, shape: str) -> None:
    line = f"    {text} {THREE} ;\n"
    before, whole, after = SOUND.partition(f"sgsh:T-01-{shape} a ")
    expected = [f"sgsh:T-01-{shape}: {text} must stand once in each of en, zh-Hans and zh-Hant"]
    for new in (
        "",
        line.replace(' , "文字"@zh-Hant', ""),
        line.replace('"文字"@zh-Hans', '""@zh-Hans'),
        line.replace('"words"@en', '"words"@en , "other words"@en'),
        line.replace('"words"@en', '"words"'),
    ):
        assert problems(before + whole + after.replace(line, new, 1)) == expected


def test_a_shape_whose_results_no_requirement_explains_is_refused() -> None:
    told = f"{TEXTS}    sgsh:requirement sgsh:T-01 ; sgsh:checks sg2:Case ."
    assert "sgsh:T-01-place finds something and neither tests nor guards a requirement" in changed(told, "    sh:order 1 .")
    assert changed("sh:targetClass sg2:Case ;", "sh:targetClass sg2:Case ; sh:nodeKind sh:IRI ;") == [
        "sgsh:Case finds something and neither tests nor guards a requirement"
    ]
    assert changed("sh:property sgsh:T-01-place", "sh:property sgsh:T-01-place , [ sh:path sg2:start ; sh:minCount 1 ]") == [
        "a part of sgsh:Case finds something and neither tests nor guards a requirement"
    ]


def test_a_shape_that_does_not_say_what_it_checks_is_refused() -> None:
    assert changed(" ; sgsh:checks sg2:Case", "") == [
        "sgsh:T-01-place: sgsh:checks must name the one concept, or class of the ontology, that is checked"
    ]


def test_a_shape_that_may_be_left_out_is_used_by_groups_only() -> None:
    [problem] = changed("sh:minCount 1 ;", "sh:minCount 1 ; sh:node sgsh:T-01-large ;")
    assert problem.startswith("sgsh:T-01-large: only a group of shapes may use it, by sh:property")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("sgsh:mandates sgsh:T-01", "sgsh:mandates sgsh:T-01 , 'T-01'"),
        ("sgsh:requirement sgsh:T-01", "sgsh:requirement sgsh:T-01 , 'T-01'"),
        ("sgsh:guards sgsh:T-01", "sgsh:guards sgsh:T-01 , 'T-01'"),
        ("prof:isProfileOf <", "prof:isProfileOf 'registered' , <"),
        ("sh:targetClass sg2:Case", "sh:targetClass sg2:Case , 'sg2:Case'"),
        ("sh:class sg2:Place", "sh:class 'sg2:Place'"),
    ],
)
def test_text_where_an_iri_is_needed_is_refused(old: str, new: str) -> None:
    property = old.partition(" ")[0]
    assert any(f"{property} must name something by its IRI, not in text" in p for p in changed(old, new))


def test_a_namespace_that_is_no_iri_is_refused() -> None:
    [problem] = changed('sh:namespace "https://w3id.org/sg2kg/ontology#"', 'sh:namespace "sg2"')
    assert problem.startswith("sgsh:T-01-large: sh:select: Invalid prefix IRI")


# ---- SPARQL


@pytest.mark.parametrize(
    ("select", "says"),
    [
        ("SELECT $this { $this sg2:size ?s MINUS { $this sg2:start ?d } }", "a constraint must not use MINUS: use FILTER NOT EXISTS"),
        ("SELECT $this { VALUES ?s { 1 } $this sg2:size ?s }", "a constraint must not use VALUES: use FILTER with IN"),
        ("SELECT $this FROM <https://example.org/> { $this sg2:size ?s }", "must not use FROM: a constraint reads the submission and the background"),
        ("SELECT $this { GRAPH ?g { $this sg2:size ?s } }", "must not use GRAPH"),
        ("SELECT $this { SERVICE <https://example.org/> { $this sg2:size ?s } }", "SERVICE calls another server"),
        ("SELECT $this { $this sg2:size ?s . { SELECT ?s { $this sg2:size ?s } } }", "a SELECT inside the SELECT must return $this"),
        ("SELECT $this { { SELECT (COUNT($this) AS ?n) { $this sg2:size ?s } } }", "a SELECT inside the SELECT must return $this"),
        ("SELECT $this { { SELECT * { $this sg2:size ?s } } }", "a SELECT inside the SELECT must return $this"),
        ("SELECT ?s (sg2:x AS $this) { ?s sg2:size ?n }", "AS $this: it is bound beforehand"),
        ("SELECT $this { BIND(sg2:x AS ?this) }", "AS $this: it is bound beforehand"),
        ("SELECT $this { $this $PATH ?s }", "must not use $PATH: not every engine fills it in"),
        ("SELECT $this { FILTER(BOUND($shapesGraph)) }", "must not use $shapesGraph"),
        ("SELECT ?s { $this sg2:size ?s }", "sh:select must return $this"),
        ("ASK { $this sg2:size ?s }", "sh:select must be a SELECT, not ASK"),
        ("PREFIX x: <https://example.org/> SELECT $this { $this x:size ?s }", "PREFIX in sh:select: declare prefixes with sh:declare"),
        ("SELECT $this { $this sg2:size }", "this is not SPARQL"),
        ("SELECT $this { $this ex:size ?s }", "Prefix not found"),
        ("INSERT DATA { sg2:a sg2:b sg2:c }", "INSERT is an update"),
        ("size", "this is not a SPARQL query"),
        ("SELECT $this { $this sg2:says 'the values' }", "values in a text, a name or a comment: some engines take it for the keyword"),
        ("SELECT $this { $this sg2:minus ?s }", "minus in a text, a name or a comment"),
        ("SELECT $this { $this sg2:size ?s FILTER(sg2:f(?s)) }", "The custom function"),
    ],
)
def test_sparql_that_engines_would_not_read_alike_is_refused(select: str, says: str) -> None:
    found = changed("SELECT $this { $this sg2:size ?size }", select)
    assert found
    assert all(f.startswith("sgsh:T-01-large: ") for f in found)
    assert any(says in f for f in found), found


@pytest.mark.parametrize(
    "select",
    [
        "SELECT $this ?value { $this sg2:size ?value FILTER NOT EXISTS { ?value sg2:start ?d } }",
        "SELECT DISTINCT $this (?s AS ?value) { $this sg2:size ?s }",
        "SELECT $this { $this sg2:says 'from graph select' . # FROM a GRAPH\\n }",
        "SELECT $this (COUNT(?s) AS ?value) { $this sg2:size ?s } GROUP BY $this HAVING (COUNT(?s) > 1)",
        "SELECT $this { { SELECT $this (COUNT(?s) AS ?n) { $this sg2:size ?s } GROUP BY $this } FILTER(?n > 1) }",
        "SELECT $this { ?from sg2:allowedValues $this . ?graph sg2:FROM ?graph }",
    ],
)
def test_sparql_within_the_rules_is_taken(select: str) -> None:
    assert changed("SELECT $this { $this sg2:size ?size }", select) == []


@pytest.mark.parametrize("use", ["sh:not", "sh:node"])
def test_sparql_inside_another_shape_is_refused(use: str) -> None:
    query = '[ a sh:SPARQLConstraint ; sh:prefixes <https://w3id.org/sg2kg/shapes> ; sh:select "SELECT $this { $this sg2:size ?s }" ]'
    [problem] = changed("sh:minCount 1 ;", f"sh:minCount 1 ; {use} [ sh:sparql {query} ] ;")
    assert problem == "sgsh:T-01-place: sh:sparql stands in a shape with a target of its own, not inside another"


def test_sparql_without_prefixes_or_select_is_refused() -> None:
    says = "sgsh:T-01-large: sh:sparql without "
    assert changed(" sh:prefixes <https://w3id.org/sg2kg/shapes> ;", "") == [says + "sh:prefixes"]
    assert changed(' ; sh:select "SELECT $this { $this sg2:size ?size }"', "") == [says + "one sh:select in plain text"]
    assert changed('?size }"', '?size }"@en') == [says + "one sh:select in plain text"]


def test_prefixes_that_nobody_declares_or_twice_are_refused() -> None:
    found = changed("sh:prefixes <https://w3id.org/sg2kg/shapes>", "sh:prefixes <https://example.org/>")
    assert "sgsh:T-01-large: https://example.org/ declares no prefix (sh:declare)" in found
    twice = 'sh:declare [ sh:prefix "sg2" ; sh:namespace "https://example.org/"^^xsd:anyURI ] , ['
    assert changed("sh:declare [", twice) == ["sgsh:T-01-large: the prefix sg2: is declared twice"]


def test_sparql_stands_in_a_node_shape_and_is_typed() -> None:
    assert changed("sh:targetObjectsOf sg2:locatedIn ;", "sh:targetObjectsOf sg2:locatedIn ; sh:path sg2:size ;") == [
        "sgsh:T-01-large: sh:sparql stands in a node shape, not in one with sh:path"
    ]
    assert changed("[ a sh:SPARQLConstraint ;", "[") == ["sgsh:T-01-large: what sh:sparql names must be a sh:SPARQLConstraint"]


# ---- requirements and profiles


def test_a_requirement_that_no_shape_tests_or_no_profile_asks_for_is_refused() -> None:
    more = f'sgsh:T-02 a sgsh:Requirement ; skos:notation "T-02" ; skos:definition {THREE} .\n'
    assert problems(SOUND + more) == ["sgsh:T-02: no profile asks for this requirement", "sgsh:T-02: no shape tests this requirement"]


def test_a_requirement_that_is_asked_for_or_tested_and_not_described_is_refused_with_a_suggestion() -> None:
    assert changed("sgsh:mandates sgsh:T-01", "sgsh:mandates sgsh:T-01 , sgsh:T-10") == [
        "tier:test asks for sgsh:T-10, which is described nowhere; did you mean sgsh:T-01?"
    ]
    assert changed("sgsh:requirement sgsh:T-01", "sgsh:requirement sgsh:T-10") == [
        "sgsh:T-01-place: sgsh:T-10 is not a requirement that is described; did you mean sgsh:T-01?",
        "sgsh:T-01: no shape tests this requirement",
    ]


@pytest.mark.parametrize("notation", ["", '    skos:notation "T 01" ;\n', '    skos:notation "T-01" , "T-1" ;\n'])
def test_a_requirement_has_one_id(notation: str) -> None:
    assert changed('    skos:notation "T-01" ;\n', notation) == ["sgsh:T-01: skos:notation must give it one id, such as REG-01"]


def test_two_requirements_with_one_id_are_refused() -> None:
    more = f'sgsh:T-02 a sgsh:Requirement ; skos:notation "T-01" ; skos:definition {THREE} .\n'
    assert "sgsh:T-02: another requirement has the id T-01" in problems(SOUND + more)


@pytest.mark.parametrize("text", ["skos:definition", "sgsh:gaming", "sgsh:guard"])
def test_the_texts_of_a_requirement_stand_in_three_languages(text: str) -> None:
    before, whole, after = SOUND.partition("sgsh:T-01 a ")
    changed = before + whole + after.replace(f"    {text} {THREE}", f'    {text} "words"@en', 1)
    assert problems(changed) == [f"sgsh:T-01: {text} must stand once in each of en, zh-Hans and zh-Hant"]


@pytest.mark.parametrize("token", ["", '    prof:hasToken "two words" ;\n', '    prof:hasToken "one" , "two" ;\n', '    prof:hasToken "" ;\n'])
def test_a_profile_has_one_token(token: str) -> None:
    assert changed('    prof:hasToken "test" ;\n', token) == ["tier:test: prof:hasToken must give it one short name of letters, digits and hyphens"]


def profile(name: str, under: str, lists: str = "sgsh:mandates sgsh:T-01", token: str = "") -> str:
    return (
        f'tier:{name} a prof:Profile ; rdfs:label {THREE} ; skos:definition {THREE} ; prof:hasToken "{token or name}" ; '
        f"prof:isProfileOf {under} ; {lists} .\n"
    )


def test_two_profiles_with_one_token_are_refused() -> None:
    assert "tier:other: another profile is called test" in problems(SOUND + profile("other", "tier:test", token="test"))


def test_a_profile_says_what_it_stands_on() -> None:
    assert changed("    prof:isProfileOf <https://w3id.org/sg2kg/ontology> ;\n", "") == [
        "tier:test: prof:isProfileOf must say what it stands on, a profile or <https://w3id.org/sg2kg/ontology>"
    ]


def test_a_profile_on_one_that_is_not_there_is_refused_with_a_suggestion() -> None:
    assert problems(SOUND + profile("other", "tier:tset")) == [
        "tier:other: it is a profile of tier:tset, which is neither the ontology nor a profile that is known; did you mean tier:test?"
    ]


def test_a_profile_stands_on_one_other_at_most_and_never_on_itself() -> None:
    two = profile("second", "<https://w3id.org/sg2kg/ontology>") + profile("other", "tier:test , tier:second")
    assert problems(SOUND + two) == ["tier:other: a profile stands on one other at most"]
    circle = profile("second", "tier:other") + profile("other", "tier:second")
    assert problems(SOUND + circle) == ["tier:other: it stands on itself", "tier:second: it stands on itself"]


@pytest.mark.parametrize("lists", ["sgsh:recommends", "sgsh:offers"])
def test_a_profile_that_asks_less_strongly_than_the_one_under_it_is_refused(lists: str) -> None:
    word = {"sgsh:recommends": "recommended", "sgsh:offers": "optional"}[lists]
    says = f"T-01 is {word} here and mandatory in test; a profile asks as strongly as the one under it, or more"
    assert problems(SOUND + profile("other", "tier:test", f"{lists} sgsh:T-01")) == [f"tier:other: {says}"]
    above = profile("middle", "tier:test") + profile("top", "tier:middle", f"{lists} sgsh:T-01")
    assert problems(SOUND + above) == [f"tier:top: {says.replace('in test', 'in middle')}"]


def test_a_profile_that_asks_more_strongly_is_taken() -> None:
    weak = SOUND.replace("sgsh:mandates sgsh:T-01", "sgsh:offers sgsh:T-01")
    assert problems(weak + profile("second", "tier:test", "sgsh:recommends sgsh:T-01") + profile("third", "tier:second")) == []


def test_a_profile_asks_for_a_requirement_once() -> None:
    assert changed("sgsh:mandates sgsh:T-01", "sgsh:mandates sgsh:T-01 ; sgsh:offers sgsh:T-01") == ["tier:test asks for T-01 twice"]


def test_a_profile_that_asks_for_nothing_is_refused() -> None:
    on_nothing = profile("other", "<https://w3id.org/sg2kg/ontology>", "rdfs:comment 'empty'")
    assert problems(SOUND + on_nothing) == ["tier:other asks for nothing"]
    assert problems(SOUND + profile("other", "tier:test", "rdfs:comment 'the same by another name'")) == []


def test_what_belongs_to_a_profile_stands_at_one() -> None:
    assert problems(SOUND + "tier:other sgsh:mandates sgsh:T-01 .\n") == ["tier:other: sgsh:mandates belongs to a prof:Profile, and this is none"]


def test_an_unsound_file_is_not_loaded_and_the_error_names_it(tmp_path: Path) -> None:
    file = tmp_path / "more.ttl"
    file.write_text(SOUND.replace("sh:minCount", "sh:minimumCount"), encoding="utf-8")
    with pytest.raises(ShapesError) as caught:
        Shapes([*bundle.shape_files(), file])
    assert "more.ttl: sh:minimumCount" in caught.value.what
    assert "nothing was checked" in caught.value.hint
