"""Inter-coder agreement: Krippendorff's alpha and its company, from codings of the same cases or from any table (codebook, section 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sg2kg.lazy import names_from

if TYPE_CHECKING:
    from sg2kg.agreement.assess import agree
    from sg2kg.agreement.classes import CLASSES, classified, read_classes, write_disagreements
    from sg2kg.agreement.krippendorff import RESAMPLES, SEED, alpha
    from sg2kg.agreement.levels import DISTANCES, LEVELS, jaccard, masi
    from sg2kg.agreement.results import Agreement, Disagreement, Figure, verdict
    from sg2kg.agreement.tables import agree_on_table
    from sg2kg.agreement.write import AGREEMENT_FORMATS, write_agreement

_HOMES = {
    "assess": ("agree",),
    "classes": ("CLASSES", "classified", "read_classes", "write_disagreements"),
    "krippendorff": ("RESAMPLES", "SEED", "alpha"),
    "levels": ("DISTANCES", "LEVELS", "jaccard", "masi"),
    "results": ("Agreement", "Disagreement", "Figure", "verdict"),
    "tables": ("agree_on_table",),
    "write": ("AGREEMENT_FORMATS", "write_agreement"),
}

__all__ = [
    "AGREEMENT_FORMATS",
    "CLASSES",
    "DISTANCES",
    "LEVELS",
    "RESAMPLES",
    "SEED",
    "Agreement",
    "Disagreement",
    "Figure",
    "agree",
    "agree_on_table",
    "alpha",
    "classified",
    "jaccard",
    "masi",
    "read_classes",
    "verdict",
    "write_agreement",
    "write_disagreements",
]


__getattr__ = names_from(__name__, _HOMES)
