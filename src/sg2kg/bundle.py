"""Finds the files that ship with sg2kg: ontology, cases, shapes, queries, studies; inside the wheel or beside the sources."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from sg2kg.errors import NotFoundError

ONTOLOGY_PARTS = ("sg2", "framework", "extension", "qca", "alignments")
REASONED_PARTS = ("sg2", "framework", "extension")
"""Parts of the ontology whose axioms and facts are reasoned with; qca describes studies, and the alignments speak of other vocabularies."""


def root() -> Path:
    """The folder that holds ``ontology/``, ``case_data/``, ``shapes/``, ``queries/`` and ``studies/``.

    In an installed wheel this is ``sg2kg/data``; in a checkout it is the top of the repository.
    """
    package = Path(str(files("sg2kg")))
    for candidate in (package / "data", package.parents[1]):
        if (candidate / "ontology" / "sg2.ttl").is_file():
            return candidate
    raise NotFoundError("folder", "the data files that ship with sg2kg", [])  # pragma: no cover


def ontology_file(part: str) -> Path:
    """The file of one part of the ontology: sg2, framework, extension, qca or alignments.

    Raises NotFoundError for any other name.
    """
    if part not in ONTOLOGY_PARTS:
        raise NotFoundError("part of the ontology", part, ONTOLOGY_PARTS)
    return root() / "ontology" / f"{part}.ttl"


def case_files(examples: bool = False) -> list[Path]:
    """The files of the bundled cases, sorted by name; with ``examples`` also the fictitious ones."""
    folder = root() / "case_data"
    found = sorted(folder.glob("*.ttl"))
    return found + sorted((folder / "fictitious").glob("*.ttl")) if examples else found


def query_files() -> list[Path]:
    """The files of the bundled queries, sorted by name."""
    return sorted((root() / "queries").glob("*.rq"))


def study_files() -> list[Path]:
    """The files of the bundled studies, sorted by name."""
    return sorted((root() / "studies").glob("*.ttl"), key=lambda path: path.stem)


def shape_files() -> list[Path]:
    """The files of the bundled shapes and tiers, sorted by name."""
    return sorted((root() / "shapes").glob("*.ttl"))


def remedy_files() -> list[Path]:
    """The files of the remedies of the bundled shapes, sorted by name."""
    return sorted((root() / "shapes" / "remedies").glob("*.ru"))


def blank_files() -> list[Path]:
    """The files that describe the blanks in remedies, which only a submitter can fill in."""
    return sorted((root() / "shapes" / "remedies").glob("*.ttl"))


def docs_folder() -> Path:
    """The folder of the documents: Markdown, and pictures in ``pictures/``. It need not be there, as in a wheel that was made without it."""
    return root() / "docs"


def vouched() -> str:
    """The hash of the shapes that were linted when they were made; empty where nobody vouches for any."""
    path = root() / "shapes" / "linted.sha256"
    return path.read_text(encoding="utf-8").strip() if path.is_file() else ""


def hash_of(paths: Iterable[Path]) -> str:
    """SHA-256 over files: of the lines "name, space, SHA-256 of the file", sorted; the same wherever the files lie."""
    lines = sorted(f"{path.name} {sha256(path.read_bytes()).hexdigest()}\n" for path in paths)
    return sha256("".join(lines).encode()).hexdigest()


def hash_of_cases() -> str:
    """The hash of the ontology and the bundled cases: of all from which bundled inferences follow."""
    return hash_of([*map(ontology_file, REASONED_PARTS), *case_files()])


def inferred() -> bytes:
    """What follows from the bundled cases, as N-Triples; empty where it was drawn from other files than these (``scripts/infer.py`` draws it)."""
    path = root() / "ontology" / "inferred.nt"
    data = path.read_bytes() if path.is_file() else b""
    return data if data.startswith(f"# {hash_of_cases()}\n".encode()) else b""
