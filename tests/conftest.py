"""What many tests share: the knowledge base as it ships, read once."""

from __future__ import annotations

import pytest

from sg2kg import KnowledgeBase


@pytest.fixture(scope="session")
def kb() -> KnowledgeBase:
    """The knowledge base as a user gets it."""
    return KnowledgeBase()


@pytest.fixture(scope="session")
def kb_with_examples() -> KnowledgeBase:
    """The same with the fictitious examples."""
    return KnowledgeBase(examples=True)
