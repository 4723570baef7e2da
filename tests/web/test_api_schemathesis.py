"""The interface does what its document says, whatever Schemathesis makes up: against a real server, with no network beyond it, always alike.

Its command is run, and not its fixtures for pytest: these lack the phase in which methods, bounds and missing values are tried one by one.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from serving import Server

COMMAND = Path(sys.executable).with_name("schemathesis")
OPTIONS = [
    "--phases=examples,coverage,fuzzing", "--max-examples=6", "--generation-deterministic", "--no-shrink", "--continue-on-failure",
    "--request-timeout=60", "--warnings=off", "--no-color",
    # a name may be any text, and one that is not known is refused
    "--exclude-checks=positive_data_acceptance",
]  # fmt: skip


def test_whatever_is_sent_is_answered_as_the_document_says(server: Server, tmp_path: Path) -> None:
    command = [str(COMMAND), "run", f"{server.base}/api/v1/openapi.json", *OPTIONS]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=300, check=False)
    assert run.returncode == 0, run.stdout[-8000:] + run.stderr[-2000:]
    assert server.process.poll() is None
    assert not [line for line in server.log if "Traceback" in line], "\n".join(server.log)[-20_000:]
