"""Submissions to try: those that ship, real and invented, and one with several things missing."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from sg2kg import bundle
from sg2kg.errors import NotFoundError

INCOMPLETE = "incomplete"


@lru_cache(maxsize=1)
def examples() -> dict[str, Path]:
    """The files of the examples, by name: the incomplete one first, then the invented cases."""
    path = bundle.docs_folder() / "examples" / "incomplete-submission.ttl"
    incomplete = {INCOMPLETE: path} if path.is_file() else {}
    return incomplete | {path.stem: path for path in bundle.case_files(examples=True) if path.parent.name == "fictitious"}


@lru_cache(maxsize=1)
def cases() -> dict[str, Path]:
    """The files of the bundled cases, by name."""
    return {path.stem: path for path in bundle.case_files()}


def example(name: str) -> Path:
    """The file of an example; raises NotFoundError for another name."""
    if name not in examples():
        raise NotFoundError("example", name[:100], examples())
    return examples()[name]


def case(name: str) -> Path:
    """The file of a bundled case; raises NotFoundError for another name."""
    if name not in cases():
        raise NotFoundError("case", name[:100], cases())
    return cases()[name]
