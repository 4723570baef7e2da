"""What submissions are checked with: shapes, requirements and profiles, read from files, linted and explained."""

from sg2kg.validation.shapes.library import ShapeInfo, Shapes, load_shapes

__all__ = ["ShapeInfo", "Shapes", "load_shapes"]
