"""What has changed between two tries of a submission: what was mended, what is new."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Progress:
    """The findings that are gone, that are new, and that are still there, each by what it is called."""

    mended: tuple[str, ...]
    new: tuple[str, ...]
    left: int

    @property
    def any(self) -> bool:
        """Whether anything has changed."""
        return bool(self.mended or self.new)


def progress(before: Mapping[str, str], now: Mapping[str, str]) -> Progress:
    """What has changed, by the fingerprints of the findings before and now."""
    return Progress(
        mended=tuple(name for key, name in before.items() if key not in now),
        new=tuple(name for key, name in now.items() if key not in before),
        left=len(before.keys() & now.keys()),
    )
