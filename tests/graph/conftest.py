"""What the tests of graphs share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from listening import Listener


@pytest.fixture
def listener() -> Iterator[Listener]:
    found = Listener()
    yield found
    found.close()
