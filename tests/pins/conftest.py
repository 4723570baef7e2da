"""What the tests of pins share."""

from __future__ import annotations

from pathlib import Path

import pytest

from pins_study import CASES, Study
from sg2kg import KnowledgeBase
from sg2kg.pins import Pin, pin


@pytest.fixture(scope="session")
def unchanged(tmp_path_factory: pytest.TempPathFactory) -> Study:
    """A study that no test changes; it has a pin, ``study.toml``."""
    study = Study(tmp_path_factory.mktemp("pins") / "study")
    study.pinned()
    return study


@pytest.fixture
def study(unchanged: Study, tmp_path: Path) -> Study:
    return Study(tmp_path / "study", like=unchanged)


@pytest.fixture(scope="session")
def kb() -> KnowledgeBase:
    """What ships, without reasoning: a crate tries its pin in a knowledge base that reasons where this one does."""
    return KnowledgeBase(reasoning=False)


@pytest.fixture(scope="session")
def bundled(kb: KnowledgeBase) -> Pin:
    """A pin of three bundled cases."""
    return pin(kb, kb.compare(CASES), made="2026-11-26")
