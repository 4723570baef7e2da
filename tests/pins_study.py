"""Three cases in a folder, pinned, and what a scholar may change in them; for the tests of pins."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from sg2kg import KnowledgeBase
from sg2kg.pins import Pin, pin, read
from support import ROOT

CASES = ("cloud-rice", "ant-forest", "shared-gardens")
ADDED = """
:added a sg2:Statement ;
    sg2:about case:ant-forest ; sg2:affirms fw:M-STR-4 ;
    sg2:says "The chairman of the board answers for it."@en ;
    sg2:basis sg2:publicSourceSays ; sg2:source src:S14 ; sg2:locator "p. 3" ; sg2:confidence sg2:medium .
"""


class Study:
    """A folder with three case files, and with a pin of their comparison where it is a copy of a study that has one."""

    def __init__(self, folder: Path, like: Study | None = None) -> None:
        self.folder = folder
        self.data = folder / "data"
        if like:
            shutil.copytree(like.folder, folder)
            return
        self.data.mkdir(parents=True)
        for name in CASES:
            shutil.copy(ROOT / "case_data" / f"{name}.ttl", self.data)

    def knowledge(self) -> KnowledgeBase:
        return KnowledgeBase(self.data, bundled=False, reasoning=False)

    def pinned(self, name: str = "study.toml") -> Pin:
        """The comparison as it is now, pinned to a file and read again."""
        kb = self.knowledge()
        path = self.folder / name
        path.write_text(str(pin(kb, kb.compare(CASES, by="mechanisms"), self.folder, made="2026-11-26")), encoding="utf-8")
        return read(path)

    def kept(self) -> Pin:
        """The pin that came with the copy."""
        return read(self.folder / "study.toml")

    def edit(self, case: str, change: Callable[[str], str]) -> None:
        path = self.data / f"{case}.ttl"
        before = path.read_text(encoding="utf-8")
        after = change(before)
        assert after != before
        path.write_text(after, encoding="utf-8")

    def add_a_statement(self) -> None:
        self.edit("ant-forest", lambda text: text + ADDED)

    def withdraw_a_statement(self) -> None:
        def without(text: str) -> str:
            start, end = text.index(":s02-4b a sg2:Statement"), text.index(":s02-4c a sg2:Statement")
            return text[:start] + text[end:]

        self.edit("ant-forest", without)

    def grade_a_source_down(self) -> None:
        def graded(text: str) -> str:
            start = text.index("src:S05 a sg2:Source")
            return text[:start] + text[start:].replace("sg2:gradeB", "sg2:gradeD", 1)

        self.edit("cloud-rice", graded)
