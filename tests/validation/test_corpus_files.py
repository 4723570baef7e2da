"""An update in the corpus does what it says or is refused; what is printed of a file is what it means."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from corpus_files import BASES, main, triples_of, whole
from sg2kg.terms import PREFIXES

CASE = ox.NamedNode(PREFIXES["case"] + "registered-example")
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(update: str, name: str = "REG-04-start.ru", base: str = "# base: registered-example") -> Path:
        path = tmp_path / name
        path.write_text(f"# What is wrong.\n{base}\n\n{update}\n", encoding="utf-8")
        return path

    return written


def test_an_update_changes_its_base_with_the_prefixes_of_that_file(write: Write) -> None:
    path = write('DELETE DATA { case:registered-example sg2:start "2021-03" } ; INSERT DATA { :record sg2:interests "none; really #1 }"@en }')
    before, after = set(triples_of(BASES / "registered-example.ttl")), set(triples_of(path))
    assert {str(t.object) for t in before - after} == {'"2021-03"'}
    [added] = after - before
    assert str(added.subject) == f"<{CASE.value}#record>"
    assert str(added.object) == '"none; really #1 }"@en'


def test_an_update_with_a_pattern_changes_what_it_finds(write: Write) -> None:
    path = write("DELETE { ?s sg2:grade ?g } INSERT { ?s sg2:grade sg2:gradeC } # all of them ; {\nWHERE { ?s sg2:grade ?g }")
    assert {t.object.value for t in triples_of(path) if t.predicate.value.endswith("#grade") and isinstance(t.object, ox.NamedNode)} == {
        PREFIXES["sg2"] + "gradeC"
    }


@pytest.mark.parametrize(
    ("update", "problem"),
    [
        ('DELETE DATA { case:registered-example sg2:start "2021" }', 'this triple is not there: case:registered-example sg2:start "2021"'),
        ('INSERT DATA { case:registered-example sg2:start "2021-03" }', 'there already: case:registered-example sg2:start "2021-03"'),
        ("DELETE WHERE { ?s sg2:grade sg2:gradeD }", "its WHERE finds nothing"),
        ("DELETE { ?s sg2:grade sg2:gradeD } WHERE { ?s sg2:grade ?g }", "this triple is not there"),
        ("INSERT { ?s sg2:grade ?g } WHERE { ?s sg2:grade ?g }", "it changes nothing"),
        ("LOAD <https://example.org/more.ttl>", "this stands outside an operation"),
        ("CLEAR ALL", "this stands outside an operation"),
        ("WITH <https://example.org/> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", "is none of DELETE DATA"),
        ("INSERT { ?s ?p ?o } WHERE { SERVICE <https://example.org/> { ?s ?p ?o } }", "a submission is made from its base alone"),
        ("", "no operation in it"),
    ],
)
def test_an_update_that_does_not_do_what_it_says_is_refused(write: Write, update: str, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        triples_of(write(update))


@pytest.mark.parametrize(("line", "problem"), [("", "must say # base:"), ("# base: no-example", "there is no no-example.ttl")])
def test_an_update_names_its_base(write: Write, line: str, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        triples_of(write("DELETE WHERE { ?s sg2:grade ?g }", base=line))


def test_what_is_printed_is_the_whole_submission(write: Write) -> None:
    path = write('DELETE DATA { case:registered-example sg2:start "2021-03" }')
    printed = {ox.Triple(q.subject, q.predicate, q.object) for q in ox.parse(whole(path), format=ox.RdfFormat.TURTLE)}
    assert printed == set(triples_of(path))
    assert "\n:record " in whole(path)


def test_the_command_says_whether_a_file_fails_what_its_name_says(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    update = 'DELETE DATA { case:registered-example sg2:start "2021-03" }'
    right, wrong, broken = write(update), write(update, "REG-05-licence.ru"), write("", "REG-02-name.ru")
    assert main(["--check", str(right)]) == 0
    assert capsys.readouterr().out.startswith("as wanted: REG-04-start.ru at registered: 1 found")
    assert main(["--check", str(right), str(wrong)]) == 1
    assert "NOT as wanted: REG-05-licence.ru at registered: 1 found, wanted REG-05-licence" in capsys.readouterr().out
    assert main(["--check", str(broken)]) == 2
    assert main([str(right)]) == 0
