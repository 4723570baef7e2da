"""What the generating scripts share: write files that are made, or with --check say which are not what they should be."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def write_or_check(made: Mapping[Path, str]) -> int:
    """Writes the files that changed; with ``--check`` on the command line writes nothing and returns 1 where one is out of date."""
    stale = [p for p, text in made.items() if not p.exists() or p.read_text(encoding="utf-8") != text]
    if "--check" in sys.argv:
        for path in stale:
            print(f"{path.relative_to(ROOT)} is not up to date: run python scripts/{Path(sys.argv[0]).name}")
        return 1 if stale else 0
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(made[path], encoding="utf-8")
    return 0
