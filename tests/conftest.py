"""What many tests share: the knowledge base as it ships, read once."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from calling import Caller, knowledge
from serving import Server, running
from sg2kg import KnowledgeBase

# how long an example takes depends on what else the machine does
settings.register_profile("sg2kg", deadline=None)
settings.load_profile("sg2kg")

# circles are looked for less often, and not in what was loaded before the first test: a tenth of the time
gc.set_threshold(50_000, 20, 50)


def pytest_collection_finish() -> None:
    """Takes modules and tests for what stays."""
    gc.freeze()


@pytest.fixture(scope="session")
def kb() -> KnowledgeBase:
    """The knowledge base as a user gets it."""
    return KnowledgeBase()


@pytest.fixture(scope="session")
def kb_with_examples() -> KnowledgeBase:
    """The same with the fictitious examples."""
    return KnowledgeBase(examples=True)


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Caller:
    """The command, called in this process; what ships is read once for all calls."""
    monkeypatch.setattr("sg2kg.KnowledgeBase", knowledge)
    return Caller(capsys)


@pytest.fixture
def at_hand(kb: KnowledgeBase, monkeypatch: pytest.MonkeyPatch) -> KnowledgeBase:
    """The knowledge base as it ships, which a command then has whatever it is called with."""
    monkeypatch.setattr("sg2kg.KnowledgeBase", lambda *_, **__: kb)
    return kb


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that the command runs in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A server with the bundled cases, and what it wrote to its log."""
    with running() as found:
        yield found
