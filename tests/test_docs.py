"""The docs tell the truth: every command and every block of code in README.md and docs/ runs, and says what is printed there.

Blocks are run by their language: ``console`` line by line, ``python`` as one script, ``sparql`` as a query, ``turtle`` is parsed.
In a console block a line that is only ``…`` stands for lines left out.
"""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pyoxigraph as ox
import pytest

from calling import Caller
from sg2kg import KnowledgeBase
from support import HEADER, ROOT

SERVER = "http://127.0.0.1:8000"
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCKS = [
    (page, text.count("\n", 0, m.start()) + 1, m[1], m[2])
    for page in PAGES
    for text in [page.read_text(encoding="utf-8")]
    for m in re.finditer(r"^```(\w*)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
]


def blocks(language: str) -> list[object]:
    return [pytest.param(code, id=f"{page.name}:{line}") for page, line, lang, code in BLOCKS if lang == language]


def test_every_block_is_of_a_kind_that_is_checked() -> None:
    # text and mermaid blocks are made by scripts/generate_docs.py, which has a test of its own; sh blocks are the two commands of the Makefile;
    # ini, dockerfile and nginx stand in deploy.md, of which tests/web/test_deploy.py tells whether it is true
    assert {lang for _, _, lang, _ in BLOCKS} <= {"console", "python", "sparql", "turtle", "text", "mermaid", "sh", "ini", "dockerfile", "nginx"}


@pytest.mark.parametrize("code", blocks("console"))
def test_a_command_prints_what_the_docs_show(code: str, here: Path, command: Caller, request: pytest.FixtureRequest) -> None:
    steps = re.split(r"^\$ ", code, flags=re.MULTILINE)[1:]
    for step in steps:
        line, _, shown = step.partition("\n")
        name, *words = shlex.split(line)
        if name == "curl":
            printed = _asked(words, request)
        else:
            assert name == "sg2kg"
            run = command(*(str(ROOT / w) if (ROOT / w).exists() and "/" in w else w for w in words))
            printed = (run.out + run.err).replace(str(ROOT) + "/", "").rstrip()
        pattern = "\n".join(".*" if line.strip() == "…" else re.escape(line.rstrip()) for line in shown.rstrip().splitlines())
        assert re.fullmatch(pattern, printed, re.DOTALL), f"{line}\nprinted:\n{printed}"


def _asked(words: list[str], request: pytest.FixtureRequest) -> str:
    """What curl prints, asked of a server as docs/serve.md starts it."""
    if not shutil.which("curl"):
        pytest.skip("curl is not here")
    base = request.getfixturevalue("server").base
    done = subprocess.run(["curl", *(w.replace(SERVER, base) for w in words)], capture_output=True, text=True, timeout=60, cwd=ROOT)
    return (done.stdout + done.stderr).replace("\r\n", "\n").replace(base, SERVER).rstrip()


@pytest.mark.parametrize("code", blocks("python"))
def test_a_script_runs_and_its_comments_are_true(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # an expression followed by "# → text" must print so
    monkeypatch.chdir(ROOT)
    space: dict[str, object] = {}
    for line in code.splitlines():
        found = re.fullmatch(r"(.+?)  # → (.*)", line)
        if found:
            assert str(eval(found[1], space)) == found[2], line
        else:
            exec(line, space)


@pytest.mark.parametrize("code", blocks("sparql"))
def test_a_query_in_the_docs_has_an_answer(code: str, kb: KnowledgeBase) -> None:
    assert kb.query(code)


@pytest.mark.parametrize("code", blocks("turtle"))
def test_turtle_in_the_docs_parses(code: str) -> None:
    assert list(ox.parse((HEADER + "@prefix : <https://example.org/> .\n" + code).encode(), format=ox.RdfFormat.TURTLE))


@pytest.mark.parametrize("code", blocks("sh"))
def test_shell_blocks_hold_only_the_two_commands(code: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for line in code.splitlines():
        command = line.partition("#")[0].split()
        assert command[:1] == ["make"] or command[:2] in (["git", "clone"], ["pip", "install"], ["python", "scripts/generate_docs.py"]), line
        if command[0] == "make":
            assert re.search(rf"^{command[1]}:", makefile, re.MULTILINE)


def test_links_between_pages_lead_somewhere() -> None:
    for page in PAGES:
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_every_finding_has_an_anchor_in_the_docs_in_three_languages() -> None:
    from sg2kg.validation import load_shapes

    shapes = load_shapes()
    ids = {i.id for r in shapes.asked("evaluated") for i in (*shapes.of_requirement(r), *shapes.guards_of(r))}
    for page in ("tiers.md", "tiers.zh-Hans.md", "tiers.zh-Hant.md"):
        text = (ROOT / "docs" / page).read_text(encoding="utf-8")
        assert {i for i in ids if f'<a id="{i}"></a>' not in text} == set(), page


def test_every_error_id_is_explained() -> None:
    from sg2kg import errors

    text = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")
    for value in vars(errors).values():
        if isinstance(value, type) and issubclass(value, errors.Sg2Error) and value is not errors.Sg2Error:
            assert f"## {value.id}" in text, value


def test_no_path_of_a_machine_stands_in_the_docs() -> None:
    for page in PAGES:
        assert not re.search(r"/(home|root|work|Users)/", page.read_text(encoding="utf-8")), page.name
