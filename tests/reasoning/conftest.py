"""What tests of reasoning share: a HermiT that is started once."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator

import pytest

from reasoning.kept_hermit import KeptHermit


@pytest.fixture(scope="session")
def _hermit() -> Iterator[KeptHermit | None]:
    """The process, or None where this Java cannot compile."""
    java = shutil.which("java")
    modules = subprocess.run([java, "--list-modules"], capture_output=True, text=True).stdout if java else ""
    kept = KeptHermit() if "jdk.compiler" in modules else None
    yield kept
    if kept:
        kept.end()


@pytest.fixture
def kept_hermit(_hermit: KeptHermit | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """HermiT answers from a process that is kept, where there can be one."""
    if _hermit:
        monkeypatch.setattr("sg2kg.reasoning.opinions.hermit._run", _hermit.run)
