"""Pictures of a comparison as Vega-Lite specifications, by name; ``sg2kg.pictures.draw`` draws them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from sg2kg.comparison.pictures.coverage import coverage
from sg2kg.comparison.pictures.dendrogram import dendrogram, tree
from sg2kg.comparison.pictures.heat_map import heat_map
from sg2kg.comparison.pictures.network import network

if TYPE_CHECKING:
    from sg2kg.comparison.matrix import Comparison

PICTURES: dict[str, Callable[[Comparison], dict[str, Any]]] = {
    "heat-map": heat_map,
    "network": network,
    "coverage": coverage,
    "dendrogram": dendrogram,
}
"""The pictures, each with what makes its specification; all raise PictureError where there is nothing to show."""

__all__ = ["PICTURES", "coverage", "dendrogram", "heat_map", "network", "tree"]
