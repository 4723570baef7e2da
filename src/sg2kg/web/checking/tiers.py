"""The tiers that this server checks against, read before it starts."""

from __future__ import annotations

from functools import lru_cache

from sg2kg.errors import NotFoundError
from sg2kg.validation.shapes import load_shapes
from sg2kg.validation.shapes.library import Shapes
from sg2kg.validation.shapes.profiles import Tier
from sg2kg.web.problems import Problem


@lru_cache(maxsize=4)
def shapes_of(profiles: str | None) -> Shapes:
    """The shapes that ship, with those in the folder ``profiles``, which do not change while a server runs."""
    return load_shapes(profiles or None)


def known_tier(profiles: str | None, name: str) -> Tier:
    """The tier of this name or IRI; raises Problem 400 where there is none."""
    shapes = shapes_of(profiles or None)
    name = shapes.token(name) or name
    if name not in shapes.tiers:
        error = NotFoundError("tier", name[:100], shapes.tiers)
        raise Problem(400, error.what, error.hint, id=error.id)
    return shapes.tiers[name]
