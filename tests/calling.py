"""Calls the command in this process, for the tests of commands: what it prints, and with which exit code it ends."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from os import PathLike

import pytest

from sg2kg import KnowledgeBase
from sg2kg.cli import main


@dataclass(frozen=True)
class Run:
    """How one call of the command ended."""

    code: int
    out: str
    err: str


class Caller:
    """Calls the command and takes what it prints."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *args: str) -> Run:
        with pytest.raises(SystemExit) as ended:
            main(list(args))
        out, err = self._capsys.readouterr()
        assert isinstance(ended.value.code, int)
        assert "Traceback" not in err
        return Run(ended.value.code, out, err)

    def done(self, *args: str) -> str:
        """What a call prints that must succeed."""
        run = self(*args)
        assert run.code == 0, run.err
        return run.out

    def refused(self, *args: str) -> str:
        """What a call says that must not."""
        return refusal(self(*args))


def refusal(run: Run) -> str:
    """What a call said that could not be done: one or two lines on standard error, and nothing else."""
    lines = run.err.split("\n")
    assert (run.code, run.out, lines.pop()) == (2, "", ""), run
    assert len(lines) in (1, 2), run.err
    assert lines[0].startswith("sg2kg: ")
    assert all(line.startswith("  ") for line in lines[1:])
    assert "Traceback" not in run.err
    return run.err


@cache
def _shipped(**options: bool) -> KnowledgeBase:
    return KnowledgeBase(**options)


def knowledge(*data: str | PathLike[str], **options: bool) -> KnowledgeBase:
    """A knowledge base for a command: of what ships only, one for all calls, since they only read it; with data, a new one."""
    return KnowledgeBase(*data, **options) if data else _shipped(**options)


def examples_in(help: str) -> list[str]:
    """The calls that a help text shows as examples, without the name of the command itself."""
    _, _, rest = help.partition("Examples:\n")
    block = rest.partition("\n\n")[0]
    return [line.strip().removeprefix("sg2kg ") for line in block.splitlines() if line.strip().startswith("sg2kg ")]
