"""The same comparison outside the browser: as a command, and as Python."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from sg2kg.web.comparing.choice import DEFAULT_PICTURE, Choice

if TYPE_CHECKING:
    from sg2kg.knowledge import KnowledgeBase

FILES = "your-files"
"""Stands for the files that the server was given, whose names are nobody's business."""


def command(kb: KnowledgeBase, choice: Choice, lang: str) -> str:
    """The words of ``sg2kg compare`` for a choice, quoted for a shell."""
    words = ["sg2kg", "compare", *choice.cases]
    if choice.concepts:
        words += ["--concepts", ",".join(choice.concepts)]
    elif choice.by != Choice.by:
        words += ["--by", choice.by]
    if choice.basis != Choice.basis:
        words += ["--basis", choice.basis]
    if choice.phase:
        words += ["--phase", choice.phase]
    if choice.over_time:
        words.append("--over-time")
    words += ["--data", FILES] if kb.given else []
    words += ["--examples"] if kb.examples else []
    words += [] if kb.bundled else ["--no-bundled"]
    words += [] if kb.reasoning else ["--no-reasoning"]
    words += ["--lang", lang] if lang != "en" else []
    return shlex.join(words)


def python(kb: KnowledgeBase, choice: Choice, lang: str) -> str:
    """The lines of Python for a choice, with the picture that is chosen."""
    made = [repr(FILES)] if kb.given else []
    made += [f"{name}={value}" for name, value, usual in (
        ("bundled", kb.bundled, True), ("examples", kb.examples, False), ("reasoning", kb.reasoning, True),
    ) if value != usual]  # fmt: skip
    told = [repr(list(choice.cases))] if choice.cases else []
    if choice.concepts:
        told.append(f"concepts={list(choice.concepts)!r}")
    elif choice.by != Choice.by:
        told.append(f"by={choice.by!r}")
    told += [f"basis={choice.basis!r}"] if choice.basis != Choice.basis else []
    told += [f"phase={choice.phase!r}"] if choice.phase else []
    told += ["over_time=True"] if choice.over_time else []
    told += [f"lang={lang!r}"] if lang != "en" else []
    picture = "" if choice.picture == DEFAULT_PICTURE else repr(choice.picture)
    return "\n".join(
        (
            "import sg2kg",
            "",
            f"kb = sg2kg.KnowledgeBase({', '.join(made)})",
            f"comparison = kb.compare({', '.join(told)})",
            "comparison.df()  # one row a cell, with basis, source and note",
            f'comparison.picture({picture}).save("comparison.svg")',
        )
    )
