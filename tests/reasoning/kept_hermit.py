"""HermiT in one Java process for many questions: to start Java takes longer than most of them.

Its command is called with the same arguments as ever, and what it prints is read as ever; only the process is kept. That a process for each question
does the same is tested in ``opinions/test_hermit.py``: what follows, a contradiction, a refusal.
"""

from __future__ import annotations

import subprocess
from pathlib import Path
from threading import Timer

MAIN = "org.semanticweb.HermiT.cli.CommandLine"


class KeptHermit:
    """A Java process that answers question after question; it needs the compiler that comes with most Java, and is not kept where there is none."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def run(self, command: list[str], folder: Path, seconds: float) -> tuple[int, str]:
        """What ``hermit._run`` gives: the exit code, and what was printed."""
        at = command.index(MAIN)
        if self._process is None:
            java = [*command[:at], str(Path(__file__).parent / "java" / "Kept.java")]
            self._process = subprocess.Popen(java, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        late = Timer(seconds, self._process.kill)
        late.start()
        try:
            self._process.stdin.write("\t".join(command[at + 1 :]).encode() + b"\n")
            self._process.stdin.flush()
            code, _, length = self._process.stdout.readline().partition(b" ")
            if code:
                return int(code), self._process.stdout.read(int(length)).decode()
            self._process = None
            raise RuntimeError(f"HermiT gave no answer within {seconds:g} s, or Java did not start")
        finally:
            late.cancel()

    def end(self) -> None:
        """Ends the process."""
        if self._process is not None:
            self._process.communicate()
