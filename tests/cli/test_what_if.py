"""``sg2kg what-if``: what would follow from statements given as text or in a file, and that the knowledge base stays as it was."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest

from calling import Caller, examples_in
from sg2kg import KnowledgeBase
from sg2kg.explanation.writers import EXPLANATION_FORMATS
from sg2kg.terms import PREFIXES, SG2
from statements import EX, HEAD

ADD = ("what-if", "--add", "case:ant-forest#new sg2:about case:ant-forest ; sg2:affirms fw:DIM-3")
ADAPTIVE = [PREFIXES["case"] + "ant-forest", PREFIXES["rdf"] + "type", SG2.AdaptiveCase]


def gained(command: Caller, *args: str) -> list[list[str]]:
    return [g["triple"] for g in json.loads(command.done("what-if", *args, "--format", "json"))["gained"]]


def test_the_examples_of_the_help_run_and_nothing_is_changed(command: Caller, here: Path, at_hand: KnowledgeBase) -> None:
    before = set(at_hand.reasoner.inferred())
    (here / "more.ttl").write_text(HEAD + ":x a sg2:Case .")
    calls = examples_in(command.done("what-if", "--help"))
    assert len(calls) == 3
    texts = [command.done(*shlex.split(call)) for call in calls]
    assert "Ant Forest is an adaptive case" in texts[0]
    assert "withdrawn" in texts[1]
    assert json.loads(texts[2])["kind"] == "what-if"
    assert set(at_hand.reasoner.inferred()) == before


def test_it_reads_what_ships_by_itself(command: Caller) -> None:
    assert "Ant Forest is an adaptive case" in command.done(*ADD)


def test_text_and_a_file_say_the_same(command: Caller, here: Path, at_hand: KnowledgeBase) -> None:
    (here / "my file.ttl").write_text(f"{HEAD} <{PREFIXES['case']}ant-forest#new> sg2:about case:ant-forest ; sg2:affirms fw:DIM-3 .")
    from_text = gained(command, *ADD[1:])
    assert ADAPTIVE in from_text
    assert gained(command, "--add", "my file.ttl") == from_text


def test_a_contradiction_that_would_arise_is_told_and_is_no_failure(command: Caller, at_hand: KnowledgeBase) -> None:
    run = command("what-if", "--add", "case:cloud-rice a sg2:Phase")
    assert run.code == 0
    assert "nothing is both a case and a phase" in run.out
    assert not at_hand.reasoner.violations


@pytest.mark.parametrize("format", EXPLANATION_FORMATS)
def test_every_format_is_written_by_its_ending(command: Caller, here: Path, at_hand: KnowledgeBase, format: str) -> None:
    suffix = EXPLANATION_FORMATS[format].suffixes[0]
    assert command(*ADD, "-o", "out" + suffix).code == 0
    assert (here / f"out{suffix}").read_text(encoding="utf-8") == command.done(*ADD, "--format", format)


@pytest.mark.parametrize(("lang", "word"), [("en", "What if this were so?"), ("zh-Hans", "如果"), ("zh-Hant", "如果")])
def test_it_speaks_three_languages(command: Caller, at_hand: KnowledgeBase, lang: str, word: str) -> None:
    assert word in command.done(*ADD, "--lang", lang)


def test_adding_nothing_changes_nothing(command: Caller, at_hand: KnowledgeBase) -> None:
    assert gained(command, "--add", "") == []


@pytest.mark.parametrize(
    ("args", "says"),
    [
        ([], "give --add or --withdraw"),
        (["--add", "garbage"], "this is no statement"),
        (["--add", "nope:x a sg2:Case"], "prefix nope:"),
        (["--add", "nowhere.ttl"], "nowhere.ttl: cannot be read"),
        (["--withdraw", "folder.ttl"], "this is not a file"),
        (["--add", "bad.ttl"], "bad.ttl:1:"),
        (["--add", "sg2:Case owl:disjointWith sg2:Phase"], "part of an axiom"),
        (["--add", "case:cloud-rice sg2:about 'text'"], "a literal stands where an individual belongs"),
        (["--add", "x" * 5000], "this is no statement"),
        (["--add", "\0"], ""),
        (["--add", "sg2:a sg2:b sg2:c", "--format", "pdf"], "'svg'"),
    ],
)
def test_what_cannot_be_supposed_is_said_in_two_lines_and_nothing_is_changed(
    command: Caller, here: Path, at_hand: KnowledgeBase, args: list[str], says: str
) -> None:
    before = set(at_hand.reasoner.inferred())
    (here / "bad.ttl").write_text("none")
    (here / "folder.ttl").mkdir()
    assert says in command.refused("what-if", *args)
    assert set(at_hand.reasoner.inferred()) == before


def test_it_is_supposed_on_data_of_your_own(command: Caller, here: Path) -> None:
    (here / "mine.ttl").write_text(HEAD + ":A rdfs:subClassOf :B .")
    text = f"<{EX}x> a <{EX}A>"
    assert gained(command, "--data", "mine.ttl", "--add", text) == [[EX + "x", PREFIXES["rdf"] + "type", EX + "B"]]
