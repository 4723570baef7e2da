"""Scripts of others: what is committed is what vendor.json says, each with its licence, and all of it ships."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = ROOT / "src" / "sg2kg" / "web" / "static" / "vendor"
TESTS = ROOT / "tests" / "web" / "vendor"
FREE = {"0BSD", "MIT", "BSD-3-Clause", "Apache-2.0", "(CC-BY-4.0 AND MIT)", "(MPL-2.0 OR Apache-2.0)"}
"""Licences of what may ship with us."""


def test_the_committed_files_are_those_of_the_manifest() -> None:
    told = subprocess.run([sys.executable, str(ROOT / "scripts" / "vendor.py"), "--check"], capture_output=True, text=True, check=False)
    assert (told.returncode, told.stdout.strip()) == (0, "as vendor.json says")


def test_a_changed_file_is_noticed(tmp_path: Path) -> None:
    sys.path.insert(0, str(ROOT / "scripts"))
    try:
        from vendor import compare
    finally:
        sys.path.pop(0)
    for file in PAGES.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / "htmx.min.js").write_text("alert(1)")
    (tmp_path / "LICENSE.yasgui.txt").unlink()
    (tmp_path / "more.js").write_text("")
    told = compare(tmp_path)
    assert told == ["LICENSE.yasgui.txt is missing", "more.js is not in vendor.json", "htmx.min.js is not what vendor.json says"]


@pytest.mark.parametrize("folder", [PAGES, TESTS], ids=["pages", "tests"])
def test_every_package_has_a_version_a_licence_and_its_text(folder: Path) -> None:
    packages = json.loads((folder / "vendor.json").read_text(encoding="utf-8"))["packages"]
    assert packages
    for package in packages:
        assert re.fullmatch(r"\d+\.\d+\.\d+", package["version"])
        licences = [f["file"] for f in package["files"] if f["file"].startswith("LICENSE.")]
        assert licences
        assert all(re.search("ermission|Mozilla Public License", (folder / name).read_text(encoding="utf-8")) for name in licences)


def test_what_ships_is_under_licences_that_let_it_ship() -> None:
    packages = json.loads((PAGES / "vendor.json").read_text(encoding="utf-8"))["packages"]
    licences = {p["license"] for p in packages} | {part["license"] for p in packages for part in p.get("built in", [])}
    assert licences <= FREE


def test_the_licences_of_what_is_built_into_the_editor_stand_beside_it() -> None:
    packages = json.loads((PAGES / "vendor.json").read_text(encoding="utf-8"))["packages"]
    (yasgui,) = (p for p in packages if p["package"] == "@zazuko/yasgui")
    texts = (PAGES / "LICENSE.yasgui-parts.txt").read_text(encoding="utf-8")
    parts = {part["package"] for part in yasgui["built in"]}
    assert {"codemirror", "jquery", "datatables.net", "dompurify"} <= parts
    assert all(f"\n{part['package']} {part['version']}: {part['license']}\n" in texts for part in yasgui["built in"])


def test_no_vendored_file_is_left_out_of_the_wheel_or_the_repository() -> None:
    """Hatchling leaves out what .gitignore names, even where it is committed."""
    for folder in (PAGES, TESTS):
        files = [str(f.relative_to(ROOT)) for f in folder.iterdir()]
        told = subprocess.run(["git", "check-ignore", "--no-index", *files], cwd=ROOT, capture_output=True, text=True, check=False)
        assert told.returncode in (1, 128), told.stdout  # 1: none is ignored; 128: no repository
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    assert not {f"{part}/" for part in PAGES.relative_to(ROOT).parts} & set(ignored)
