"""What the pages themselves say, in three languages, one module a room; what concepts, shapes and queries say stands with them."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module

from sg2kg.messages import LANGUAGES

Words = dict[str, tuple[str, str, str]]
"""English, simplified and traditional Chinese by key; ``{name}`` is filled in."""
ROOMS = ("common", "home", "cases", "compare", "query", "check", "reference", "linked", "api")


@lru_cache(maxsize=1)
def _all() -> dict[str, tuple[str, str, str]]:
    found: dict[str, tuple[str, str, str]] = {}
    for room in ROOMS:
        words: Words = import_module(f"sg2kg.web.words.{room}").WORDS
        found |= {key if room == "common" else f"{room}.{key}": texts for key, texts in words.items()}
    return found


def text(key: str, lang: str, **values: object) -> str:
    """The text ``key`` in ``lang``: a key of common, or ``room.key``; raises KeyError for one that there is not."""
    said = _all()[key][LANGUAGES.index(lang)]
    return said.format(**values) if values else said


def keys() -> list[str]:
    """All keys, for tests."""
    return sorted(_all())
