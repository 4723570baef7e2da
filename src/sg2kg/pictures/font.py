"""The font that ships: which characters it has, and the part of it that a text needs."""

from __future__ import annotations

import io
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from sg2kg.errors import PictureError

FOLDER = Path(str(files("sg2kg.pictures"))) / "fonts"
FILE = FOLDER / "sg2kg-sans-regular.otf"
INSTALL = "Install what draws pictures: pip install 'sg2kg[pictures]'"


@cache
def characters() -> frozenset[int]:
    """The code points that the font has. Raises PictureError where fonttools is not installed."""
    return frozenset(_font().getBestCmap())


def missing(text: str) -> list[str]:
    """The characters of ``text`` that the font lacks, each once, in order of the text; tabs and line breaks need no sign."""
    return [c for c in dict.fromkeys(text) if ord(c) not in characters() and c not in "\t\r\n"]


def part(texts: Iterable[str]) -> bytes:
    """The font cut down to what ``texts`` need, as OpenType: the same bytes for the same characters."""
    return _part(tuple(sorted({ord(c) for text in texts for c in text})))


@lru_cache(maxsize=16)
def _part(codes: tuple[int, ...]) -> bytes:
    font = _font()
    from fontTools import subset

    cutter = subset.Subsetter(
        subset.Options(hinting=False, layout_features=[], bidi_closure=False, notdef_outline=True, name_IDs=[0, 1, 2, 4, 6, 13, 14])
    )
    cutter.populate(unicodes=codes)
    cutter.subset(font)
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def _font() -> Any:
    try:
        from fontTools.ttLib import TTFont
    except ImportError:
        raise PictureError("pictures cannot be drawn: fonttools is not installed", INSTALL) from None
    return TTFont(io.BytesIO(FILE.read_bytes()), lazy=True, recalcTimestamp=False)
