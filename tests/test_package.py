"""The package as others meet it: the wheel works outside the checkout, the public names are few, and nothing loads before it is needed."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import httpx
import pytest

import sg2kg
from serving import running
from support import ROOT


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check", "--no-deps", "--wheel-dir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    wheel = next(folder.glob("*.whl"))
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def run(site: Path, cwd: Path, *args: str) -> subprocess.CompletedProcess[str]:
    env = {"PYTHONPATH": str(site), "PATH": "/usr/bin:/bin", "PYTHONUTF8": "1"}
    return subprocess.run([sys.executable, *args], cwd=cwd, env=env, capture_output=True, text=True, timeout=120)


def test_the_wheel_carries_ontology_cases_shapes_and_queries(installed: Path) -> None:
    data = installed / "sg2kg" / "data"
    for folder in ("ontology", "case_data", "shapes", "queries", "studies", "docs"):
        assert sorted(p.relative_to(ROOT) for p in (ROOT / folder).rglob("*.*")) == sorted(p.relative_to(data) for p in (data / folder).rglob("*.*"))


def test_the_installed_wheel_answers_and_checks_outside_the_checkout(installed: Path, tmp_path: Path) -> None:
    where = run(installed, tmp_path, "-c", "import sg2kg, sg2kg.bundle; print(sg2kg.__file__, sg2kg.bundle.root())")
    assert where.stdout.count(str(installed)) == 2, where.stderr
    asked = run(installed, tmp_path, "-m", "sg2kg", "query", "paper-links", "--format", "csv")
    assert asked.stdout.startswith("case,concept,strength,locator")
    case = installed / "sg2kg" / "data" / "case_data" / "cloud-rice.ttl"
    written = run(installed, tmp_path, "-m", "sg2kg", "validate", str(case), "-o", "r.html", "-o", "r.json", "-o", "r.xlsx", "--road")
    assert written.returncode == 0, written.stderr
    assert "</html>" in (tmp_path / "r.html").read_text(encoding="utf-8")
    assert json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))["verdicts"][0]["road"]["steps"]
    assert json.loads(run(installed, tmp_path, "-m", "sg2kg", "validate", "--schema").stdout)["title"] == "Verdicts of sg2kg"
    compared = run(installed, tmp_path, "-m", "sg2kg", "compare", "cloud-rice", "--format", "html")
    assert "</html>" in compared.stdout


def test_the_installed_wheel_serves_pages_outside_the_checkout(installed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(installed))
    monkeypatch.chdir(tmp_path)
    with running("--no-access-log") as server:
        for path in ("/", "/query", "/check", "/docs/tiers", "/docs/errors", "/api", "/framework/M-ECO"):
            page = httpx.get(server.base + path, headers={"Accept": "text/html"}, timeout=60)
            assert page.status_code == 200, path
            for address in set(re.findall(r'(?:href|src)="(/static/[^"]+)"', page.text)):
                assert httpx.get(server.base + address).status_code == 200, address


def test_the_public_names_are_these() -> None:
    assert sg2kg.__all__ == ["Comparison", "KnowledgeBase", "Table", "Verdict", "compare", "validate"]
    for name in sg2kg.__all__:
        assert getattr(sg2kg, name) is not None
    with pytest.raises(AttributeError):
        sg2kg.nothing  # noqa: B018


def test_importing_sg2kg_loads_nothing_heavy(tmp_path: Path) -> None:
    code = "import sys, sg2kg; print([m for m in ('pyoxigraph', 'rdflib', 'pyshacl', 'rich', 'click') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


def test_the_version_is_said_once_and_the_same_everywhere() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert f'version = "{sg2kg.__version__}"' in text
    assert f"version: {sg2kg.__version__}" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    for part in ("sg2", "framework", "extension", "qca", "alignments"):
        assert f'owl:versionInfo "{sg2kg.__version__}"' in (ROOT / "ontology" / f"{part}.ttl").read_text(encoding="utf-8")
