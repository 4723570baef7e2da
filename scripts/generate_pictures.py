"""Draws the gallery of docs/pictures/: heat map and network of three cases, in English and in traditional Chinese; a test runs it with --check."""

from __future__ import annotations

import sys

from made import ROOT, write_or_check

sys.path.insert(0, str(ROOT / "src"))

from sg2kg.comparison import Request, compare
from sg2kg.comparison.pictures import PICTURES
from sg2kg.knowledge import KnowledgeBase
from sg2kg.pictures import draw

CASES = ("cloud-rice", "p-patch", "decidim")
CONCEPTS = ("DIM-1", "M-ECO", "M-ECO-0", "M-ECO-2", "M-ECO-3", "C-DIG", "C-PHY", "C-PHY-f3", "DEF-5c", "DEF-6a", "V-02b")


def main() -> int:
    """Writes the pictures, or says which are out of date."""
    kb = KnowledgeBase()
    made = {}
    for lang in ("en", "zh-Hant"):
        comparison = compare(kb, Request(cases=CASES, concepts=CONCEPTS, lang=lang))
        for name in ("heat-map", "network"):
            made[ROOT / "docs" / "pictures" / f"{name}.{lang}.svg"] = draw(PICTURES[name](comparison), "svg").decode()
    return write_or_check(made)


if __name__ == "__main__":
    sys.exit(main())
