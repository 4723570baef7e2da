"""Shapes that an engine would read differently from their author are refused before anything is checked with them."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from sg2kg import bundle
from sg2kg.errors import NotFoundError, ShapesError
from sg2kg.graph import read_path
from sg2kg.validation.shapes import ALLOWED, SGSH, Shapes, lint, load_shapes
from support import HEADER

TEXTS = "".join(
    f'    {text} "words"@en , "文字"@zh-Hans , "文字"@zh-Hant ;\n' for text in ("sh:name", "sh:description", "sh:message", "sgsh:why", "sgsh:mend")
)
SOUND = f"""{HEADER}
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
"""


def problems(text: str) -> list[str]:
    return lint(ox.Triple(q.subject, q.predicate, q.object) for q in ox.parse(text, format=ox.RdfFormat.TURTLE))


def changed(old: str, new: str) -> list[str]:
    assert SOUND.count(old) == 1, old
    return problems(SOUND.replace(old, new))


def test_sound_shapes_are_taken() -> None:
    assert problems(SOUND) == []


@pytest.mark.parametrize("path", bundle.shape_files(), ids=lambda p: p.name)
def test_the_bundled_shapes_are_sound(path: Path) -> None:
    assert lint(ox.Triple(q.subject, q.predicate, q.object) for q in read_path(path)) == []


def test_a_misspelt_shacl_property_is_refused() -> None:
    assert changed("sh:minCount", "sh:mincount") == ["sh:mincount is not a term that sg2kg's shapes may use"]


def test_a_misspelt_shacl_value_is_refused() -> None:
    assert "sh:violation is not a term that sg2kg's shapes may use" in changed("sh:Violation", "sh:violation")


def test_a_shacl_term_that_our_engines_do_not_share_is_refused() -> None:
    assert changed("sh:minCount 1", "sh:minCount 1 ; sh:deactivated true") == ["sh:deactivated is not a term that sg2kg's shapes may use"]


def test_a_node_shape_that_targets_nothing_is_refused() -> None:
    assert changed("sh:targetClass sg2:Case ;\n", "") == [f"{SGSH}Case targets nothing"]


def test_a_property_shape_that_nothing_uses_is_refused() -> None:
    assert changed(";\n    sh:property sgsh:T-01-place .", ".") == [f"{SGSH}T-01-place targets nothing"]


def test_a_node_shape_that_another_uses_needs_no_target() -> None:
    part = "sgsh:Part a sh:NodeShape ; sh:nodeKind sh:IRI .\n"
    assert problems(SOUND + part) == [f"{SGSH}Part targets nothing"]
    assert problems(SOUND.replace("sh:class sg2:Place ;", "sh:class sg2:Place ; sh:node sgsh:Part ;") + part) == []


def test_a_class_without_a_node_kind_is_refused() -> None:
    assert changed("    sh:nodeKind sh:IRI ;\n", "") == [f"{SGSH}T-01-place: sh:class without sh:nodeKind sh:IRI"]


@pytest.mark.parametrize("count", ['"one"', "1.0", "-1", "true", "sg2:Place", '"1"'])
def test_a_count_that_is_no_whole_number_is_refused(count: str) -> None:
    assert changed("sh:minCount 1", f"sh:minCount {count}") == [f"{SGSH}T-01-place: sh:minCount must be a whole number"]


@pytest.mark.parametrize("pattern", ['"^(2016"', '"[0-9"', '"*"'])
def test_a_pattern_that_does_not_compile_is_refused(pattern: str) -> None:
    [problem] = changed("sh:minCount 1", f"sh:pattern {pattern}")
    assert problem.startswith(f"{SGSH}T-01-place: the pattern does not compile: ")


def test_a_shape_without_a_severity_is_refused() -> None:
    assert changed("    sh:severity sh:Violation ;\n", "") == [f"{SGSH}T-01-place: no sh:severity"]


@pytest.mark.parametrize("text", ["sh:name", "sh:description", "sh:message", "sgsh:why", "sgsh:mend"])
def test_a_missing_text_is_refused(text: str) -> None:
    line = f'    {text} "words"@en , "文字"@zh-Hans , "文字"@zh-Hant ;\n'
    expected = [f"{SGSH}T-01-place: {text.partition(':')[2]} must stand once in each of en, zh-Hans and zh-Hant"]
    assert changed(line, "") == expected
    assert changed(line, line.replace(' , "文字"@zh-Hant', "")) == expected
    assert changed(line, line.replace('"文字"@zh-Hans', '""@zh-Hans')) == expected
    assert changed(line, line.replace('"words"@en', '"words"@en , "other words"@en')) == expected
    assert changed(line, line.replace('"words"@en', '"words"')) == expected


def test_a_shape_whose_results_no_requirement_explains_is_refused() -> None:
    without = SOUND.replace(f"{TEXTS}    sgsh:requirement sgsh:T-01 ; sgsh:checks sg2:Case .", "    sh:order 1 .")
    assert problems(without) == [f"{SGSH}T-01-place finds something and carries no requirement"]
    assert changed("sh:targetClass sg2:Case ;", "sh:targetClass sg2:Case ; sh:nodeKind sh:IRI ;") == [
        f"{SGSH}Case finds something and carries no requirement"
    ]


def test_an_unsound_file_is_not_loaded_and_the_error_names_it(tmp_path: Path) -> None:
    file = tmp_path / "more.ttl"
    file.write_text(SOUND.replace("sh:minCount", "sh:minimumCount"), encoding="utf-8")
    with pytest.raises(ShapesError) as caught:
        Shapes([*bundle.shape_files(), file])
    assert "more.ttl: sh:minimumCount" in caught.value.what
    assert "nothing was checked" in caught.value.hint


def test_only_terms_of_the_shacl_vocabulary_are_allowed() -> None:
    assert [t for t in ALLOWED if rdflib.URIRef(t) not in rdflib.SH] == []


def test_a_shape_tells_what_it_is_for() -> None:
    info = load_shapes().info(SGSH + "REG-10-initiator")
    assert info is not None
    assert (info.requirement, info.severity, info.concept) == ("REG-10", "violation", "https://w3id.org/sg2kg/framework#DEF-1")
    assert set(info.name) == set(info.message) == set(info.why) == set(info.mend) == {"en", "zh-Hans", "zh-Hant"}


def test_a_group_of_shapes_carries_no_requirement() -> None:
    assert load_shapes().info(SGSH + "Record") is None


def test_the_tiers_stand_on_one_another() -> None:
    shapes = load_shapes()
    assert list(shapes.tiers) == ["registered", "mapped", "co-governed", "evaluated"]
    assert shapes.tier("evaluated").includes == ("co-governed", "mapped", "registered")


def test_an_unknown_tier_names_the_near_one() -> None:
    with pytest.raises(NotFoundError, match="Did you mean registered"):
        load_shapes().tier("registred")


def test_a_tier_is_checked_without_the_shapes_of_the_tiers_above_it(tmp_path: Path) -> None:
    above = SOUND + 'sgsh:T-01 a sgsh:Requirement ; sgsh:tier tier:mapped ; sgsh:obligation "mandatory" .\n'
    (tmp_path / "above.ttl").write_text(above, encoding="utf-8")
    shapes = Shapes([*bundle.shape_files(), tmp_path / "above.ttl"])
    place = ox.NamedNode(SGSH + "T-01-place")
    assert any(t.subject == place for t in shapes.for_tier("mapped"))
    assert not any(place in (t.subject, t.object) for t in shapes.for_tier("registered"))
    assert shapes.tier("mapped").checkable


def test_a_shape_that_does_not_say_what_it_checks_is_refused() -> None:
    without = SOUND.replace(" ; sgsh:checks sg2:Case", "")
    assert problems(without) == [f"{SGSH}T-01-place: sgsh:checks must name the one concept, or class of the ontology, that is checked"]
