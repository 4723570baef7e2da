"""The benchmarks run, quickly when asked to, and the engines that they set side by side agree. What they measure is never asserted here."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from support import ROOT


@pytest.mark.parametrize("script", sorted((ROOT / "benchmarks").glob("*.py")), ids=lambda p: p.stem)
def test_a_benchmark_runs_quickly_and_its_engines_agree(script: object) -> None:
    done = subprocess.run([sys.executable, str(script), "--quick", "--json"], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    assert any(isinstance(value, list) and value for value in json.loads(done.stdout).values())
