"""``sg2kg compare --pin``, ``sg2kg compare FILE.toml``, ``--crate`` and ``sg2kg diff``."""

from __future__ import annotations

import json
import os
from pathlib import Path
from zipfile import ZipFile

import pytest

from calling import Caller, knowledge
from pins_study import CASES, Study


@pytest.fixture
def call(command: Caller, monkeypatch: pytest.MonkeyPatch) -> Caller:
    """The command, with what ships read once for pins too."""
    monkeypatch.setattr("sg2kg.knowledge.KnowledgeBase", knowledge)
    return command


@pytest.fixture
def study(tmp_path: Path) -> Study:
    return Study(tmp_path / "study")


@pytest.fixture(scope="module")
def pinned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a pin of three bundled cases, written by the command."""
    from click.testing import CliRunner

    from sg2kg.cli.compare import compare

    folder = tmp_path_factory.mktemp("pinned")
    done = CliRunner().invoke(compare, [*CASES, "--pin", str(folder / "study.toml"), "--date", "2026-11-26"], standalone_mode=False)
    assert done.exception is None
    return folder


@pytest.mark.parametrize("format", ["json", "csv", "html", "xlsx", "cube"])
def test_a_pin_gives_the_bytes_that_the_comparison_gave(call: Caller, pinned: Path, tmp_path: Path, format: str) -> None:
    call.done("compare", *CASES, "--format", format, "-o", str(tmp_path / "first"))
    call.done("compare", str(pinned / "study.toml"), "--format", format, "-o", str(tmp_path / "again"))
    assert (tmp_path / "first").read_bytes() == (tmp_path / "again").read_bytes()


def test_a_study_is_followed_from_a_change_in_its_data_to_the_cells(call: Caller, study: Study) -> None:
    """A statement is added, one withdrawn, a source graded down: the pin is refused, diff says what moved, a new pin is made."""
    old, new = str(study.folder / "old.toml"), str(study.folder / "new.toml")
    data = str(study.data)
    call.done("compare", *CASES, "--data", data, "--no-bundled", "--by", "all", "--pin", old, "--date", "2026-11-26")
    assert call("diff", old).code == 0
    study.add_a_statement()
    study.withdraw_a_statement()
    study.grade_a_source_down()
    refused = call("compare", old)
    assert (refused.code, refused.out) == (1, "")
    assert "the comparison comes out differently than on 2026-11-26; changed since then: data/ant-forest.ttl, data/cloud-rice.ttl" in refused.err
    assert f"sg2kg diff {old} says what moved each cell; --as-now gives the comparison as it is now." in refused.err
    assert "Tencent Cloud Rice" in call.done("compare", old, "--as-now", "--format", "json", "--pin", new)
    changed = call("diff", old, new, "--format", "json")
    assert changed.code == 1
    cells = {(c["unit"], c["notation"]): c for c in json.loads(changed.out)["cells"] if c["moved"]}
    added, withdrawn, graded = (cells[k] for k in (("ant-forest", "M-STR-4"), ("ant-forest", "M-ECO"), ("cloud-rice", "M-ECO-2")))
    assert (added["before"]["status"], added["after"]["status"]) == ("not-reported", "present")
    assert added["causes"][0]["because"].startswith("statement case:ant-forest#added was added (source src:S14")
    assert withdrawn["causes"][0]["because"].startswith("statement case:ant-forest#s02-4b was withdrawn (source src:S14")
    assert graded["causes"][0]["because"].endswith("(source src:S05, Xinhua Chongqing, 7 May 2023): grade B → D")
    assert call("diff", new).code == 0


def test_a_difference_is_written_to_a_file_by_its_ending(call: Caller, pinned: Path, tmp_path: Path) -> None:
    study, other = str(pinned / "study.toml"), str(tmp_path / "other.toml")
    call.done("compare", *CASES, "--basis", "paper", "--pin", other)
    for name, start in (("d.html", "<!doctype html>"), ("d.md", "# "), ("d.csv", "unit,concept"), ("d.json", "{"), ("d.txt", other)):
        assert call("diff", other, study, "-o", str(tmp_path / name)).code == 1
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)
    assert "選項" in call("diff", other, study, "--lang", "zh-Hant").out


def test_data_beside_the_folder_of_the_pin_are_read_only_when_named(call: Caller, study: Study, tmp_path: Path) -> None:
    away = tmp_path / "pins"
    away.mkdir()
    path = str(away / "study.toml")
    run = call("compare", *CASES, "--data", str(study.data), "--no-bundled", "--pin", path)
    assert "../study/data lies outside the folder of the pin" in run.err
    assert "../study/data lies outside the folder of the pin" in call.refused("diff", path)
    assert call("diff", path, "--data", str(study.data)).code == 0
    assert "--data goes with one pin" in call.refused("diff", path, path, "--data", str(study.data))


def test_a_crate_is_packed_from_a_pin_or_at_once(call: Caller, pinned: Path, tmp_path: Path) -> None:
    call.done("compare", str(pinned / "study.toml"), "--crate", str(tmp_path / "a.zip"), "--author", "Lovelace, Ada")
    call.done("compare", *CASES, "--crate", str(tmp_path / "b.zip"), "--author", "Lovelace, Ada", "--date", "2026-11-26")
    with ZipFile(tmp_path / "a.zip") as a, ZipFile(tmp_path / "b.zip") as b:
        assert {n: a.read(n) for n in a.namelist()} == {n: b.read(n) for n in b.namelist()}
        assert b'family-names: "Lovelace"' in a.read("CITATION.cff")


def test_what_cannot_be_done_with_a_pin_is_said_in_a_line(call: Caller, pinned: Path, tmp_path: Path) -> None:
    study = str(pinned / "study.toml")
    for arguments, expected in (
        (("compare", study, "--by", "carriers", "--over-time"), "a pin says what is compared, and --by, --over-time says it too"),
        (("compare", study, "ant-forest"), "is a pin, and other cases are named beside it"),
        (("compare", "ant-forest", "--as-now"), "--as-now goes with a pin"),
        (("compare", "ant-forest", "--author", "A, B"), "--author and --date go with --pin or --crate"),
        (("compare", "ant-forest", "--pin", str(tmp_path / "x.txt")), "a pin is a file that ends in .toml"),
        (("compare", "ant-forest", "--pin", str(tmp_path / "no/x.toml")), "cannot be written"),
        (("compare", "ant-forest", "--pin", str(tmp_path / "x.toml"), "--author", "()"), "this is no author"),
        (("compare", "ant-forest", "--pin", str(tmp_path / "x.toml"), "--date", "now"), "this is no day"),
        (("compare", study, "--crate", str(pinned)), "there is something already"),
        (("compare", "none.toml"), "none.toml: cannot be read: No such file"),
        (("diff", "none.toml"), "none.toml: cannot be read: No such file"),
        (("diff", study, study, study), "unexpected extra argument"),
        (("diff", study, "--format", "pdf"), "Invalid value for '--format'"),
    ):
        assert expected in call.refused(*arguments)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pin_that_is_a_pipe_does_not_make_us_wait(call: Caller, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.toml")
    assert "this is not a file" in call.refused("diff", str(tmp_path / "pipe.toml"))
