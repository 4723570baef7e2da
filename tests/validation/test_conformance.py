"""SHACL as the specification has it: our engine agrees with every case in tests/conformance, and so does the reference but for what is listed."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import pytest

from conformance_files import CONFORMANCE, SH, Case, Triples, cases_in, checked_by, differences, main
from sg2kg.errors import CheckError, ShapesError

CASES = {case.name: case for case in cases_in(CONFORMANCE)}
DIFFERS = frozenset((CONFORMANCE / "reference-differs.txt").read_text(encoding="utf-8").split())
COMPONENTS = (
    *("Class", "Datatype", "NodeKind", "MinCount", "MaxCount", "MinExclusive", "MinInclusive", "MaxExclusive", "MaxInclusive"),
    *("MinLength", "MaxLength", "Pattern", "LanguageIn", "UniqueLang", "Equals", "Disjoint", "LessThan", "LessThanOrEquals"),
    *("Not", "And", "Or", "Xone", "Node", "QualifiedMinCount", "QualifiedMaxCount", "Closed", "HasValue", "In"),
)
"""All of the Core but that of sh:property, whose results are those of others."""


@pytest.mark.parametrize("name", CASES)
def test_our_engine_does_what_the_specification_says(name: str) -> None:
    assert differences(CASES[name], checked_by("fast")) == [], CASES[name].label


@pytest.mark.filterwarnings("ignore::UserWarning:rdflib.*")
@pytest.mark.parametrize("name", CASES)
def test_the_reference_does_what_the_specification_says_but_for_what_is_listed(name: str) -> None:
    assert bool(differences(CASES[name], checked_by("reference"))) == (name in DIFFERS), CASES[name].label


def test_the_list_for_the_reference_names_cases() -> None:
    assert CASES.keys() >= DIFFERS


def test_every_case_has_a_sentence_of_its_own() -> None:
    said = Counter((case.name.rpartition("/")[0], case.label) for case in CASES.values())
    assert [sentence for sentence, times in said.items() if times > 1] == []
    assert [name for name, case in CASES.items() if not case.label.endswith(".")] == []


def test_every_component_finds_something_somewhere() -> None:
    objects = {str(t.object) for case in CASES.values() for t in case.expected or ()}
    assert [c for c in COMPONENTS if f"<{SH}{c}ConstraintComponent>" not in objects] == []


# ---- the comparison itself

HEAD = """@prefix : <https://example.org/case#> . @prefix ex: <https://example.org/> .
@prefix mf: <http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#> .
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix sht: <http://www.w3.org/ns/shacl-test#> .
"""
BOTH = "mf:action [ sht:dataGraph :data ; sht:shapesGraph :data ]"
MOSS = "a sh:ValidationResult ; sh:focusNode ex:moss ; sh:resultSeverity sh:Violation ; sh:sourceConstraintComponent sh:ClassConstraintComponent"


def case_of(folder: Path, result: str) -> Case:
    path = folder / "case.trig"
    path.write_text(f"{HEAD} :case a sht:Validate ; {BOTH} ; mf:result {result} . :data {{ ex:S a sh:NodeShape }}", encoding="utf-8")
    return next(cases_in(path))


def report_of(*results: str, conforms: str = "false") -> str:
    return f"[ a sh:ValidationReport ; sh:conforms {conforms}" + "".join(f" ; sh:result [ {r} ]" for r in results) + " ]"


def found_by(expected: str, found: str, folder: Path) -> list[str]:
    """What is different about a report, both in Turtle."""
    quads = ox.parse(f"{HEAD} {found} .", format=ox.RdfFormat.TURTLE)
    report = ox.serialize((q.triple for q in quads), format=ox.RdfFormat.N_TRIPLES)
    assert report is not None
    return differences(case_of(folder, expected), lambda shapes, data: report.decode())


def test_a_report_agrees_with_itself(tmp_path: Path) -> None:
    both = report_of(f"{MOSS} ; sh:value _:x ; sh:resultPath ( ex:p [ sh:inversePath ex:q ] )", f'{MOSS} ; sh:value "a"@en-GB')
    assert found_by(both, both, tmp_path) == []


def test_a_result_that_is_missing_is_told_and_one_that_is_too_much(tmp_path: Path) -> None:
    one, two = report_of(f"{MOSS} ; sh:value 1"), report_of(f"{MOSS} ; sh:value 1", f"{MOSS} ; sh:value 1")
    assert [line.partition(":")[0] for line in found_by(two, one, tmp_path)] == ["missing"]
    assert [line.partition(":")[0] for line in found_by(one, two, tmp_path)] == ["too much"]


def test_a_report_that_says_the_opposite_is_told(tmp_path: Path) -> None:
    assert found_by(report_of(conforms="true"), report_of(MOSS), tmp_path)[0].startswith("conforms")


@pytest.mark.parametrize(
    ("expected", "found"),
    [
        ('sh:value "1"^^<http://www.w3.org/2001/XMLSchema#integer>', 'sh:value "01"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        ('sh:value "a"@en', 'sh:value "a"'),
        ("sh:value _:x", "sh:value ex:x"),
        ("sh:resultPath ( ex:p ex:q )", "sh:resultPath ( ex:q ex:p )"),
        ("sh:resultPath [ sh:zeroOrMorePath ex:p ]", "sh:resultPath [ sh:oneOrMorePath ex:p ]"),
        ("sh:resultPath ex:p", ""),
        ("sh:sourceShape ex:S", "sh:sourceShape ex:T"),
        ("sh:sourceConstraint ex:S", ""),
        ('sh:resultMessage "a"@en, "b"@de', 'sh:resultMessage "a"@en'),
    ],
)
def test_what_a_result_says_is_compared(expected: str, found: str, tmp_path: Path) -> None:
    assert len(found_by(report_of(f"{MOSS} ; {expected}"), report_of(f"{MOSS} ; {found}"), tmp_path)) == 2


@pytest.mark.parametrize(
    ("expected", "found"),
    [
        ("", 'sh:sourceShape ex:S ; sh:resultMessage "a"'),
        ('sh:resultMessage "a"', 'sh:resultMessage "a", "b"'),
        ('sh:value "a"@en-GB', 'sh:value "a"@en-gb'),
        ("", f"sh:detail [ {MOSS} ]"),
        ("sh:resultPath ( [ sh:inversePath ex:p ] [ sh:inversePath ex:p ] )", "sh:resultPath ( _:p _:p )"),
    ],
)
def test_what_nobody_expects_is_not_compared(expected: str, found: str, tmp_path: Path) -> None:
    shared = " . _:p sh:inversePath ex:p" if "_:p" in found else ""
    assert found_by(report_of(f"{MOSS} ; {expected}"), report_of(f"{MOSS} ; {found}") + shared, tmp_path) == []


def test_a_blank_node_must_be_the_same_where_it_is_the_same(tmp_path: Path) -> None:
    focus = "a sh:ValidationResult ; sh:resultSeverity sh:Violation ; sh:sourceConstraintComponent sh:ClassConstraintComponent ; sh:focusNode"
    same, other = report_of(f"{focus} _:x ; sh:value _:x"), report_of(f"{focus} _:x ; sh:value _:y")
    assert len(found_by(same, other, tmp_path)) == 1
    assert found_by(same, same.replace("_:x", "_:z"), tmp_path) == []


@pytest.mark.parametrize(
    "found",
    [
        report_of(f"{MOSS} ; sh:resultPath []"),
        report_of(f"{MOSS} ; sh:resultPath _:p") + " . _:p sh:inversePath _:p",
        report_of(f"{MOSS} ; sh:focusNode ex:fern"),
        report_of("a sh:ValidationResult"),
        "[ a sh:ValidationReport ]",
        "ex:a ex:b ex:c",
    ],
)
def test_a_report_that_is_not_well_formed_is_told(found: str, tmp_path: Path) -> None:
    (line,) = found_by(report_of(MOSS), found, tmp_path)
    assert line.startswith("the report is not well-formed")


def test_only_a_refusal_is_a_failure(tmp_path: Path) -> None:
    def refuses(shapes: Triples, data: Triples) -> str:
        raise ShapesError("two paths")

    def gives_up(shapes: Triples, data: Triples) -> str:
        raise CheckError("the query failed")

    def breaks_down(shapes: Triples, data: Triples) -> str:
        raise RecursionError("too deep")

    failure, report = case_of(tmp_path, "sht:Failure"), report_of(conforms="true")
    assert differences(failure, refuses) == differences(failure, gives_up) == []
    assert differences(failure, breaks_down) == ["broke down: RecursionError: too deep"]
    assert found_by("sht:Failure", report, tmp_path) == ["not refused"]
    assert differences(case_of(tmp_path, report), refuses) == ["refused: two paths"]


def test_cases_of_the_w3c_suite_can_be_read(tmp_path: Path) -> None:
    own = f"{HEAD} <case> a sht:Validate ; mf:action [ sht:dataGraph <other.ttl> ; sht:shapesGraph <> ] ; mf:result sht:Failure ."
    (tmp_path / "core").mkdir()
    (tmp_path / "core" / "case.ttl").write_text(own, encoding="utf-8")
    (tmp_path / "core" / "other.ttl").write_text(f"{HEAD} ex:a ex:b ex:c .", encoding="utf-8")
    (case,) = cases_in(tmp_path)
    assert (case.name, len(case.data), len(case.shapes), case.expected) == ("core/case", 1, 5, None)


def test_a_graph_that_is_nowhere_is_an_error_and_is_not_fetched(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    action = "mf:action [ sht:dataGraph <http://127.0.0.1:9/data> ; sht:shapesGraph <> ]"
    (tmp_path / "case.ttl").write_text(f"{HEAD} <case> a sht:Validate ; {action} ; mf:result sht:Failure .", encoding="utf-8")
    assert main(["--run", str(tmp_path)]) == 2
    assert "there is no graph <http://127.0.0.1:9/data>" in capsys.readouterr().err


def test_the_command_names_what_disagrees(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case_of(tmp_path, "sht:Failure")
    assert main(["--run", str(tmp_path)]) == 1
    assert capsys.readouterr().out.splitlines() == ["case: not refused", "0 of 1 cases as expected"]
    assert main(["--names", "--run", str(tmp_path)]) == 1
    assert capsys.readouterr().out.splitlines() == ["case"]
