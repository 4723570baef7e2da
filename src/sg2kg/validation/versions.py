"""What a verdict rests on: versions of the package, the engine and the ontology, and hashes of the files."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pyoxigraph as ox

from sg2kg import bundle
from sg2kg.terms import PREFIXES
from sg2kg.validation.shapes import Shapes
from sg2kg.validation.shapes.vocabulary import vocabulary
from sg2kg.validation.submission import Submission
from sg2kg.validation.verdict import Versions

VOCABULARY = ("sg2", "framework", "extension")


def versions(engine: str, submission: Submission, shapes: Shapes) -> Versions:
    """What a verdict on ``submission`` rests on."""
    return Versions(
        sg2kg=package_version(),
        engine=engine,
        ontology=ontology_version(),
        data_hash=submission.hash,
        ontology_hash=_ontology_hash(),
        shapes_hash=_shapes_hash(shapes),
    )


def foreign_versions(engine: str, submission: Submission, shapes: Iterable[Path]) -> Versions:
    """What a verdict by shapes that are not ours rests on."""
    return Versions(package_version(), engine, "", submission.hash, "", bundle.hash_of(shapes))


@lru_cache(maxsize=1)
def package_version() -> str:
    """The version of sg2kg."""
    try:
        return version("sg2kg")
    except PackageNotFoundError:  # run from a checkout that is not installed
        return "unknown"


@lru_cache(maxsize=1)
def ontology_version() -> str:
    """The version that the ontology states."""
    said = (t.object for t in vocabulary() if t.predicate.value == PREFIXES["owl"] + "versionInfo")
    return next((o.value for o in said if isinstance(o, ox.Literal)), "")


@lru_cache(maxsize=1)
def _ontology_hash() -> str:
    return bundle.hash_of(bundle.ontology_file(part) for part in VOCABULARY)


@lru_cache(maxsize=8)
def _shapes_hash(shapes: Shapes) -> str:
    return bundle.hash_of(shapes.files)
