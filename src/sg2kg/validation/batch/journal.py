"""The journal of a run: JSON Lines, one line a submission, written as the results come; a run that was cut short goes on from it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from sg2kg.errors import InputError, OutputError


class Journal:
    """A file of JSON Lines that is appended to, and read again to resume."""

    def __init__(self, path: Path, resume: bool = False) -> None:
        """Opens the file; with ``resume`` what stands in it is kept, a torn last line cut off. Raises InputError for a file of another kind."""
        self.path = path
        self._known = dict(_read(path)) if resume and path.exists() else {}
        try:
            if resume and path.exists():
                _cut_torn_line(path)
            self._file = path.open("a" if resume else "w", encoding="utf-8", newline="\n")
        except OSError as error:
            raise OutputError(f"{path}: cannot be written: {error.strerror or error}", "Check the folder and its permissions.") from None

    def has(self, source: str, data: bytes | None = None) -> dict[str, Any] | None:
        """The line about a submission, if it stands there and the file has not changed since."""
        line = self._known.get(source)
        if line is None:
            return None
        stated = (line.get("versions") or {}).get("data_hash", "")
        if stated and data is not None and sha256(data).hexdigest() != stated:
            return None
        return line

    def write(self, line: str) -> None:
        """Adds one line, and hands it to the system at once, so that a run that is killed loses none."""
        self._file.write(line if line.endswith("\n") else line + "\n")
        self._file.flush()

    def close(self) -> None:
        """Closes the file."""
        self._file.close()


def _read(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            if not line.endswith(b"\n"):
                return
            try:
                said = json.loads(line)
                yield said["source"], said
            except (ValueError, KeyError, TypeError):
                raise InputError("this is no line of a run", "Resume with the file that the run wrote.", source=str(path), line=number) from None


def _cut_torn_line(path: Path) -> None:
    with path.open("rb+") as file:
        size = file.seek(0, os.SEEK_END)
        at = size
        while at > 0:
            start = max(0, at - 65536)
            file.seek(start)
            found = file.read(at - start).rfind(b"\n")
            if found >= 0:
                file.truncate(start + found + 1)
                return
            at = start
        file.truncate(0)
