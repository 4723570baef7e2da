"""Lints the shapes that ship and, where nothing is wrong, vouches for them in shapes/linted.sha256; a test runs it with --check.

Shapes that are vouched for, byte for byte, are not linted again each time that they are loaded.
"""

from __future__ import annotations

import sys

from made import ROOT, write_or_check

sys.path.insert(0, str(ROOT / "src"))

from sg2kg import bundle
from sg2kg.graph.read import shipped
from sg2kg.validation.shapes.facts import Facts
from sg2kg.validation.shapes.lint import lint


def main() -> int:
    """Writes the file, or with --check says whether it is not what it should be; 1 as well where the linter finds something."""
    files = bundle.shape_files()
    whole = Facts(t for path in files for t in shipped(path))
    problems = [f"{path.name}: {problem}" for path in files for problem in lint(shipped(path), whole)]
    print("\n".join(problems), end="\n" if problems else "")
    return 1 if problems else write_or_check({ROOT / "shapes" / "linted.sha256": bundle.hash_of(files) + "\n"})


if __name__ == "__main__":
    sys.exit(main())
