"""Asks the outside judges about the corpus where something changed, and keeps what they find in tests/corpus/opinions.json.

With --all they are asked about every file again. TopBraid is asked where the extra ``judges`` is installed; else its opinions stay as they are.
"""

from __future__ import annotations

import json
import sys

from made import ROOT, write_or_check

sys.path.insert(0, str(ROOT / "tests"))
sys.path.insert(0, str(ROOT / "src"))

from opinions import JUDGES, KEPT, TRIED, entry, found, is_installed, is_kept, name_of, opinions


def of_judge(judge: str) -> dict[str, str]:
    """The entries of a judge, by name of the file."""
    kept = opinions().get(judge, {})
    if not is_installed(judge):
        print(f"{judge} is not installed (the extra judges): what is kept of it stays as it is")
        return kept
    again = [p for p in TRIED if "--all" in sys.argv or not is_kept(judge, p)]
    print(f"{judge}: asked about {len(again)} of {len(TRIED)} files")
    asked = {name_of(p): entry(judge, p, found(JUDGES[judge], p)) for p in again}
    return {name_of(p): asked.get(name_of(p)) or kept[name_of(p)] for p in TRIED}


def main() -> int:
    """Writes the file, or with --check says whether it is not what it should be."""
    made = {judge: of_judge(judge) for judge in JUDGES}
    return write_or_check({KEPT: json.dumps(made, indent=1, sort_keys=True) + "\n"})


if __name__ == "__main__":
    sys.exit(main())
