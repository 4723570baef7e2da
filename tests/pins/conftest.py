"""What the tests of pins share."""

from __future__ import annotations

from pathlib import Path

import pytest

from pins_study import CASES, Study
from sg2kg import KnowledgeBase
from sg2kg.pins import Pin, pin


@pytest.fixture
def study(tmp_path: Path) -> Study:
    return Study(tmp_path / "study")


@pytest.fixture(scope="session")
def unchanged(tmp_path_factory: pytest.TempPathFactory) -> Study:
    """A study that no test changes; it has a pin, ``study.toml``."""
    study = Study(tmp_path_factory.mktemp("pins") / "study")
    study.pinned()
    return study


@pytest.fixture(scope="session")
def bundled(kb: KnowledgeBase) -> Pin:
    """A pin of three bundled cases."""
    return pin(kb, kb.compare(CASES), made="2026-11-26")
