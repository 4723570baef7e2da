"""Pictures: a Vega-Lite specification becomes SVG, PNG, PDF or a page that works offline, with a font that ships and has Chinese."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sg2kg.lazy import names_from

if TYPE_CHECKING:
    from sg2kg.pictures.drawing import FORMATS, MIME, bundle, draw
    from sg2kg.pictures.picture import Picture
    from sg2kg.pictures.theme import themed

_HOMES = {"drawing": ("FORMATS", "MIME", "bundle", "draw"), "picture": ("Picture",), "theme": ("themed",)}

__all__ = ["FORMATS", "MIME", "Picture", "bundle", "draw", "themed"]

__getattr__ = names_from(__name__, _HOMES)
