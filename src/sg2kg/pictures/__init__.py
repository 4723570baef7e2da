"""Pictures: a Vega-Lite specification becomes SVG, PNG, PDF or a page that works offline, with a font that ships and has Chinese."""

from __future__ import annotations
