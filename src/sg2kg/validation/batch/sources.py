"""Where submissions come from: files, folders, patterns, and what stands on standard input."""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Iterable
from pathlib import Path

from sg2kg.errors import InputError
from sg2kg.graph.read import EXTENSIONS, rdf_files
from sg2kg.validation.batch.work import Task
from sg2kg.validation.verdict import Unchecked

STANDARD_INPUT = "standard input"


def tasks_of(paths: Iterable[str], ending: str, standard_input: Callable[[], bytes]) -> tuple[list[Task], list[Unchecked]]:
    """What there is to check, each once, and the paths that lead to nothing.

    A path is a file, a folder, a pattern, or ``-``: what ``standard_input`` gives is a list of files, one a line, or a submission in the format
    that ``ending`` tells. Raises InputError for a pattern that nothing matches.
    """
    found: dict[str, Task] = {}
    refused: dict[str, Unchecked] = {}

    def add(path: str) -> None:
        try:
            found.update({str(f): Task(str(f)) for f in rdf_files(Path(path))})
        except InputError as error:
            refused[path] = Unchecked(path, error.id, error.what, error.hint)

    for path in paths:
        if path == "-":
            data = standard_input()
            listed = _listed(data)
            for line in listed:
                add(line)
            if not listed:
                found[STANDARD_INPUT] = Task(STANDARD_INPUT, data, "." + ending.lstrip("."))
            continue
        matching = sorted(glob.glob(path, recursive=True)) if glob.has_magic(path) and not os.path.lexists(path) else [path]
        if not matching:
            raise InputError("nothing matches this pattern", "Check the path.", source=path)
        for match in matching:
            add(match)
    return list(found.values()), list(refused.values())


def _listed(data: bytes) -> list[str]:
    """The lines of a list of files; none for a submission, for a line of RDF is never the path of a file that there is."""
    lines = [line for line in data.decode("utf-8", "replace").splitlines() if line.strip()]
    if not lines:
        return []
    looks_like_a_path = Path(lines[0]).suffix.lower() in EXTENSIONS and not set(lines[0]) & set('<>"{}')
    return lines if looks_like_a_path or _exists(lines[0]) else []


def _exists(path: str) -> bool:
    try:
        return os.path.exists(path)
    except (OSError, ValueError):  # longer than a path may be
        return False
