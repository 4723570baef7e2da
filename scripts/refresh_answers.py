"""Writes the answers kept beside the queries anew: all, or those named. Read the difference before you commit it.

Example: python scripts/refresh_answers.py paper-links
"""

from __future__ import annotations

import sys
from pathlib import Path

from sg2kg import KnowledgeBase, Table
from sg2kg.graph import write_table

ROOT = Path(__file__).resolve().parents[1]


def main(names: list[str]) -> int:
    """Writes queries/NAME.csv for each name, and says which changed."""
    kb = KnowledgeBase()
    for name in names or kb.catalogue.names():
        found = kb.query(name)
        assert isinstance(found, Table)
        path, text = ROOT / "queries" / f"{name}.csv", write_table(found, "csv")
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            print(f"{name}: changed")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
