"""Fetches the scripts of others that ship with the pages, and those that only tests use, and writes down what they are.

    python scripts/vendor.py           fetch the pinned versions again with npm, and write files, licences and vendor.json
    python scripts/vendor.py --check   compare what is there with vendor.json, without a network

npm is needed by whoever changes a version here, and by nobody else: the files are committed.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / "src" / "sg2kg" / "web" / "static" / "vendor"
TESTS = ROOT / "tests" / "web" / "vendor"
MANIFEST = "vendor.json"


@dataclass(frozen=True)
class Package:
    """A package of npm in one version, and which of its files are taken."""

    name: str
    version: str
    licence: str
    """SPDX expression."""
    folder: Path
    files: dict[str, str]
    """Path in the package by name here."""
    licence_from: str = ""
    """The package whose licence text is taken, with its version, where this one brings none."""
    source_map: str = ""
    """Names what is built into the files; the licences of all that are kept beside them."""
    purpose: str = field(default="", compare=False)


PACKAGES = (
    Package("htmx.org", "2.0.11", "0BSD", PAGES, {"htmx.min.js": "dist/htmx.min.js"}, purpose="parts of pages are replaced without a reload"),
    Package(
        "@zazuko/yasgui",
        "4.6.2",
        "MIT",
        PAGES,
        {"yasgui.min.js": "build/yasgui.min.js", "yasgui.min.css": "build/yasgui.min.css"},
        licence_from="@triply/yasgui@4.2.28",
        source_map="build/yasgui.min.js.map",
        purpose="the SPARQL editor of the page of queries, and its table of results",
    ),
    Package("axe-core", "4.14.1", "MPL-2.0", TESTS, {"axe.min.js": "axe.min.js"}, purpose="tests of accessibility; does not ship"),
)
_UNSTATED = {"jsuri": "MIT"}
"""Licences of packages whose package.json names none, from the text of the licence that they bring."""


def main() -> None:
    """Fetches or compares; exits with 1 where something differs."""
    if sys.argv[1:] == ["--check"]:
        found = [*compare(PAGES), *compare(TESTS)]
        print("\n".join(found) or "as vendor.json says")
        raise SystemExit(1 if found else 0)
    for folder in (PAGES, TESTS):
        folder.mkdir(parents=True, exist_ok=True)
        entries = [_fetch(package) for package in PACKAGES if package.folder == folder]
        (folder / MANIFEST).write_text(json.dumps({"packages": entries}, indent=2) + "\n", encoding="utf-8")
        names = ", ".join(f"{e['package']} {e['version']}" for e in entries)
        print(f"{folder.relative_to(ROOT)}: {names}")


def compare(folder: Path) -> list[str]:
    """What in a folder is not as its vendor.json says: one sentence for each file that differs, is missing, or is not named."""
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    named = {f["file"]: f["sha256"] for p in manifest["packages"] for f in p["files"]}
    there = {f.name for f in folder.iterdir() if f.name != MANIFEST}
    told = [f"{name} is missing" for name in sorted(named.keys() - there)]
    told += [f"{name} is not in {MANIFEST}" for name in sorted(there - named.keys())]
    told += [f"{name} is not what {MANIFEST} says" for name in sorted(there & named.keys()) if _hash(folder / name) != named[name]]
    return told


def _fetch(package: Package) -> dict[str, Any]:
    short = re.sub(r"^@[^/]+/", "", package.name).removesuffix(".org")
    with tempfile.TemporaryDirectory() as place, tempfile.TemporaryDirectory() as other:
        modules = _installed(f"{package.name}@{package.version}", Path(place))
        home = modules / package.name
        taken = []
        for name, path in package.files.items():
            (package.folder / name).write_bytes((home / path).read_bytes())
            taken.append((name, path))
        texts = _installed(package.licence_from, Path(other)) / package.licence_from.rpartition("@")[0] if package.licence_from else home
        licence = f"LICENSE.{short}.txt"
        (package.folder / licence).write_text(_licence_text(texts), encoding="utf-8")
        taken.append((licence, "LICENSE" if not package.licence_from else f"LICENSE.txt of {package.licence_from}"))
        parts = _parts(home / package.source_map, modules) if package.source_map else []
        if parts:
            licences = f"LICENSE.{short}-parts.txt"
            (package.folder / licences).write_text(_of_parts(parts, package.name), encoding="utf-8")
            taken.append((licences, "the licences of what is built in"))
    return {
        "package": package.name,
        "version": package.version,
        "license": package.licence,
        "purpose": package.purpose,
        "homepage": f"https://www.npmjs.com/package/{package.name}/v/{package.version}",
        "files": [{"file": name, "source": path, "sha256": _hash(package.folder / name)} for name, path in taken],
        **({"built in": [{"package": n, "version": v, "license": spdx} for n, v, spdx, _ in parts]} if parts else {}),
    }


def _parts(source_map: Path, modules: Path) -> list[tuple[str, str, str, str]]:
    """The packages that are built into a file, by its source map: name, version, SPDX expression, text of the licence."""
    sources = json.loads(source_map.read_text(encoding="utf-8"))["sources"]
    names = sorted({found[-1] for s in sources if (found := re.findall(r"node_modules/((?:@[^/]+/)?[^/]+)/", s))})
    parts = []
    for name in names:
        about = json.loads((modules / name / "package.json").read_text(encoding="utf-8"))
        spdx = about.get("license") or _UNSTATED[name]
        parts.append((name, about["version"], spdx, _licence_text(modules / name)))
    return parts


def _of_parts(parts: list[tuple[str, str, str, str]], name: str) -> str:
    head = f"Built into {name}, each under its own licence.\n"
    return head + "".join(
        f"\n{'-' * 72}\n{n} {version}: {spdx}\n\n{text or 'The package brings no text of its licence.'}" for n, version, spdx, text in parts
    )


def _licence_text(home: Path) -> str:
    found = sorted(f for f in home.iterdir() if re.fullmatch(r"(licen[cs]e|copying)(-mit)?(\.(txt|md))?", f.name, re.IGNORECASE))
    return "\n".join(line.rstrip() for line in found[0].read_text(encoding="utf-8").strip().splitlines()) + "\n" if found else ""


def _hash(file: Path) -> str:
    return sha256(file.read_bytes()).hexdigest()


def _installed(wanted: str, place: Path) -> Path:
    """The folder of packages in which npm has put what is wanted, and what that depends on; nothing of it is run."""
    (place / "package.json").write_text("{}")
    subprocess.run(["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", wanted], cwd=place, check=True, stdout=subprocess.DEVNULL)
    return place / "node_modules"


if __name__ == "__main__":
    main()
