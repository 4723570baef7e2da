"""Writes what follows from the bundled cases to ontology/inferred.nt, with the hash of the files it follows from; a test runs it with --check.

A knowledge base of just these files, byte for byte, takes the inferences from there instead of drawing them each time that it starts.
"""

from __future__ import annotations

import sys

from made import ROOT, write_or_check

sys.path.insert(0, str(ROOT / "src"))

from sg2kg import bundle
from sg2kg.graph import write_graph
from sg2kg.knowledge.reasoned import reason


def main() -> int:
    """Writes the file, or with --check says whether it is not what it should be."""
    lines = sorted(write_graph(reason().reasoner.inferred(), "ntriples").splitlines())
    return write_or_check({bundle.root() / "ontology" / "inferred.nt": "\n".join([f"# {bundle.hash_of_cases()}", *lines]) + "\n"})


if __name__ == "__main__":
    sys.exit(main())
