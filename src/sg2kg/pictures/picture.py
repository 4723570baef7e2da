"""A picture as a value: shows itself in a notebook, and is saved in the format that the name of a file tells."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Union

from sg2kg.errors import OutputError, PictureError
from sg2kg.pictures.drawing import bundle, draw

SUFFIXES = {".svg": "svg", ".png": "png", ".pdf": "pdf", ".html": "html", ".json": "vega-lite"}
"""What names of files end in, and the format that is meant."""


def beside(picture: Callable[[], Picture], text: str, html: str) -> dict[str, Any]:
    """What a notebook shows of a result that can be drawn: text, HTML, and its picture where there is one; nothing is fetched."""
    shown: dict[str, Any] = {}
    with suppress(PictureError):
        shown = picture()._repr_mimebundle_()
    return {**shown, "text/plain": text, "text/html": html}


@dataclass(frozen=True)
class Picture:
    """A Vega-Lite specification that can be looked at."""

    spec: dict[str, Any]

    def draw(self, format: str, *, scale: float = 2) -> bytes:
        """The picture in a format; see :func:`sg2kg.pictures.draw`."""
        return draw(self.spec, format, scale=scale)

    def save(self, path: Union[str, os.PathLike[str]], *, scale: float = 2) -> None:
        """Writes the picture to a file whose ending is one of SUFFIXES; raises OutputError for another one, PictureError as draw does."""
        target = Path(path)
        if target.suffix.lower() not in SUFFIXES:
            raise OutputError(f"{target}: no picture is written with this ending", "Known: " + ", ".join(SUFFIXES))
        content = self.draw(SUFFIXES[target.suffix.lower()], scale=scale)
        try:
            target.write_bytes(content)
        except OSError as error:
            raise OutputError(f"{target}: cannot be written: {error.strerror or error}", "Check the folder and its permissions.") from None

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        return bundle(self.spec)
