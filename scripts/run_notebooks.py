"""Runs the notebooks in docs/notebooks/ and keeps what they print; with ``--check`` says which print something else: ``run_notebooks.py [NAME]``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import nbformat
from jupyter_client.manager import KernelManager
from nbclient import NotebookClient

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "notebooks"


def run(path: Path) -> Any:
    """The notebook with fresh outputs, run in the root of the repository by the Python that runs this; raises where a cell fails."""
    book = nbformat.read(path, as_version=4)
    for cell in book.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    kernel = KernelManager(kernel_name="python3", transport="ipc")
    try:
        NotebookClient(book, km=kernel, timeout=120, record_timing=False, resources={"metadata": {"path": str(ROOT)}}).execute()
    finally:
        kernel.shutdown_kernel(now=True)
    for number, cell in enumerate(book.cells):
        cell.id = f"cell-{number}"
        cell.metadata = {}
    book.metadata = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}, "language_info": {"name": "python"}}
    return book


def printed(book: Any) -> list[list[str]]:
    """What each cell of code prints, as words; the drawing of a picture is left out."""
    cells = [cell for cell in book.cells if cell.cell_type == "code"]
    return [" ".join(str(o.get("text") or o.get("data", {}).get("text/plain", "")) for o in cell.outputs).split() for cell in cells]


def main(names: list[str], check: bool) -> int:
    """Runs the named notebooks, or all, and writes them back; or says which print something else than is kept."""
    stale = 0
    for path in sorted(FOLDER.glob("*.ipynb")):
        if names and path.stem not in names:
            continue
        fresh = run(path)
        if not check:
            nbformat.write(fresh, path)
        elif printed(fresh) != printed(nbformat.read(path, as_version=4)):
            stale += 1
            print(f"{path.relative_to(ROOT)} prints something else: run python scripts/run_notebooks.py")
    return stale


if __name__ == "__main__":
    sys.exit(main([n for n in sys.argv[1:] if n != "--check"], "--check" in sys.argv))
