"""SHACL engines behind one seam: the fast one, the reference, and both side by side."""

from sg2kg.validation.engines.seam import Engine, Report, Result

__all__ = ["Engine", "Report", "Result"]
