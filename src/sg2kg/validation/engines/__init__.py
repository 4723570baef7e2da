"""SHACL engines behind one seam: the fast one, the reference, and both side by side."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from sg2kg.validation.engines.seam import Engine, Report, Result

ENGINES = ("fast", "reference", "both")
"""The engines by name, the default first."""

__all__ = ["ENGINES", "Engine", "Report", "Result", "prepare"]


def prepare(shapes: Iterable[ox.Triple], background: Iterable[ox.Triple] = (), engine: str = "fast", *, linted: bool = False) -> Engine:
    """An engine with its shapes and its background, ready for many submissions.

    ``linted`` says that the shapes have passed our linter; others are examined for what an engine would take silently. Where pyshifty has no
    wheel for this platform, the reference takes the place of the fast engine, and its name says so. Raises ShapesError for shapes that
    must not be used, CheckError for those that the engine cannot read.
    """
    shapes, background = list(shapes), list(background)
    if not linted:
        from sg2kg.validation.shapes.wellformed import refuse_illformed

        refuse_illformed(shapes)
    if engine == "fast":
        return _fast(shapes, background, linted)
    from sg2kg.validation.engines.reference import ReferenceEngine

    reference = ReferenceEngine(shapes, background)
    if engine == "reference":
        return reference
    from sg2kg.validation.engines.both import BothEngines

    return BothEngines(_fast(shapes, background, linted), reference)


def _fast(shapes: list[ox.Triple], background: list[ox.Triple], linted: bool) -> Engine:
    try:
        from sg2kg.validation.engines.fast import FastEngine
    except ImportError:
        from sg2kg.validation.engines.reference import ReferenceEngine

        slow = ReferenceEngine(shapes, background)
        slow.name += " (pyshifty has no wheel for this platform)"
        return slow
    return FastEngine(shapes, background, linted=linted)
