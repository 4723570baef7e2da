"""``sg2kg explain``: why something follows or does not, in every format and language, and what is said of a question that is none."""

from __future__ import annotations

import json
import shlex
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pyoxigraph as ox
import pytest

from calling import Caller, examples_in
from sg2kg import KnowledgeBase
from sg2kg.explanation.writers import EXPLANATION_FORMATS
from statements import EX, HEAD, chain

RICE = ("explain", "cloud-rice", "ValueCoCreationCase")


def test_the_examples_of_the_help_run(command: Caller, here: Path, at_hand: KnowledgeBase) -> None:
    calls = examples_in(command.done("explain", "--help"))
    assert len(calls) == 4
    texts = [command.done(*shlex.split(call)) for call in calls]
    assert texts[0].startswith("Why does this hold: Tencent Cloud Rice is a value-co-creation case?\n")
    assert "共享治理" in texts[1]
    assert json.loads(texts[2])["kind"] == "why"
    assert ElementTree.parse(here / "why.svg").getroot().tag.endswith("svg")


def test_it_reads_what_ships_by_itself(command: Caller) -> None:
    assert "according to Wang Liansheng" in command.done(*RICE)


@pytest.mark.parametrize("format", EXPLANATION_FORMATS)
def test_the_ending_of_the_file_tells_the_format(command: Caller, here: Path, at_hand: KnowledgeBase, format: str) -> None:
    for suffix in EXPLANATION_FORMATS[format].suffixes:
        run = command(*RICE, "-o", "why" + suffix)
        assert (run.code, run.out, run.err) == (0, "", f"written to why{suffix}\n")
        assert (here / f"why{suffix}").read_text(encoding="utf-8") == command.done(*RICE, "--format", format)


def test_every_format_says_as_much(command: Caller, at_hand: KnowledgeBase) -> None:
    data = json.loads(command.done(*RICE, "--format", "json"))
    turtle = list(ox.parse(command.done(*RICE, "--format", "turtle").encode(), format=ox.RdfFormat.TURTLE))
    text = command.done(*RICE)
    assert turtle
    assert data["answer"]["en"] in text
    assert data["answer"]["zh-Hant"] in command.done(*RICE, "--lang", "zh-Hant")
    for node in data["nodes"]:
        assert node["text"]["en"] in text or not node["premises"] or node["rule"] == "cls-hv2"


@pytest.mark.parametrize("lang", ["en", "zh-Hans", "zh-Hant"])
def test_why_not_is_told_in_three_languages(command: Caller, at_hand: KnowledgeBase, lang: str) -> None:
    text = command.done("explain", "cloud-rice", "SharedGovernanceCase", "--lang", lang)
    assert at_hand.label("https://w3id.org/sg2kg/ontology#SharedGovernanceCase", lang).lower() in text.lower()
    assert any(mark in text for mark in "✔◐?✘")


def test_more_justifications_are_shown_when_asked_for(command: Caller, at_hand: KnowledgeBase) -> None:
    none, one = (command.done(*RICE, "--justifications", n) for n in "01")
    assert "Justification 1" not in none
    assert "Justification 1 of 1" in one
    many = command.done("explain", "eleme-senior-meals", "AdaptiveCase", "--justifications", "20")
    assert "Justification 3 of 3" in many
    assert "There may be more" not in many


def test_the_basis_counts(command: Caller, at_hand: KnowledgeBase) -> None:
    texts = {command.done("explain", "cloud-rice", "AdaptiveCase", "--basis", basis) for basis in ("paper", "submitter")}
    assert all("adaptive case" in text for text in texts)


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["cloud-rise", "DIM-1"], "Did you mean cloud-rice?"),
        (["cloud-rice", "ValueCoCreationKase"], "ValueCoCreationCase"),
        (["cloud-rice", "DIM-99"], "Did you mean DIM-"),
        (["cloud-rice"], "A statement is subject, predicate and object"),
        (["a", "b", "c"], "3 words"),
        ([], "Missing argument"),
        (["case:cloud-rise a sg2:Case"], "Unknown individual: case:cloud-rise"),
        (["cloud-rice", "DIM-1", "--justifications", "21"], "21 is not in the range"),
        (["cloud-rice", "DIM-1", "--basis", "papr"], "'paper'"),
        (["cloud-rice", "DIM-1", "--format", "pdf"], "'svg'"),
        (["cloud-rice", "DIM-1", "-o", "nowhere/why.svg"], "cannot be written"),
        (["cloud-rice", "DIM-1\x1b[31m"], "Unknown class or concept"),
    ],
)
def test_what_cannot_be_explained_is_said_in_two_lines(command: Caller, here: Path, at_hand: KnowledgeBase, args: list[str], says: str) -> None:
    said = command.refused("explain", *args)
    assert says in said
    assert "\x1b" not in said


def test_a_proof_of_199_steps_is_told_from_data_of_your_own(command: Caller, here: Path) -> None:
    (here / "chain.ttl").write_text(HEAD + chain(100))
    question = f"<{EX}i0> <{EX}p> <{EX}i100>"
    text = command.done("explain", question, "--data", "chain.ttl", "--justifications", "0")
    assert "199. INFERRED" in text
