"""Calls the command in this process, for the tests of commands: what it prints, and with which exit code it ends."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

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
        """What a call says that must not: one or two lines on standard error, and nothing else."""
        run = self(*args)
        lines = run.err.splitlines()
        assert (run.code, run.out) == (2, ""), run
        assert len(lines) in (1, 2)
        assert lines[0].startswith("sg2kg: ")
        assert all(line.startswith("  ") for line in lines[1:])
        return run.err


def examples_in(help: str) -> list[str]:
    """The calls that a help text shows as examples, without the name of the command itself."""
    _, _, rest = help.partition("Examples:\n")
    block = rest.partition("\n\n")[0]
    return [line.strip().removeprefix("sg2kg ") for line in block.splitlines() if line.strip().startswith("sg2kg ")]
