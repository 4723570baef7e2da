"""How alike the units of a comparison are in what is coded, how much of that is unknown, and which of them cluster.

A concept is known of a unit where it is present or absent on purpose; not reported and contested are unknown, and never read as absence.
Two measures over the concepts that are known of both units:

    jaccard    1 - shared / either: concepts present in both by concepts present in at least one; joint absence says nothing (Jaccard 1901)
    gower      the share of concepts in which they differ; joint absence is agreement (Gower 1971, with weight 0 for what is unknown)

Each distance comes with what it rests on: how many concepts are known of both, and the least and greatest distance there could be if the
unknown became known.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sg2kg.errors import NotFoundError, ParameterError
from sg2kg.frames import Column, Frame

if TYPE_CHECKING:
    from sg2kg.comparison.matrix import Comparison
    from sg2kg.pictures import Picture

MEASURES = ("jaccard", "gower")
LINKAGES = ("average", "complete", "single")
_MOST = 2000
"""Two thousand units are two million pairs."""


@dataclass(frozen=True)
class Pair:
    """Two units, by name, and how far apart they are."""

    a: str
    b: str
    shared: int
    """Concepts present in both."""
    coded: int
    """Concepts known of both."""
    known_share: float
    """``coded`` by all concepts of the comparison: 1 where nothing is unknown."""
    distance: float | None
    """From 0, alike, to 1; None where what is known of both gives none."""
    least: float | None
    """The least distance there could be if the unknown became known; None where there could be none."""
    greatest: float | None


@dataclass(frozen=True)
class Merge:
    """Two clusters become one: ``left`` and ``right`` count the clustered units first (by order of ``clustered``), then the merges."""

    left: int
    right: int
    height: float
    """The distance at which they meet."""
    size: int
    """How many units there are in it."""


@dataclass(frozen=True)
class Similarity(Frame):
    """The pairs of units, and their clusters."""

    title: str
    measure: str
    linkage: str
    least_coded: int
    """A pair of which fewer concepts are known of both has a distance that is shown and not clustered by."""
    lang: str
    concepts: int
    """How many concepts are compared."""
    units: tuple[str, ...]
    """The names of the units, in the order of the comparison."""
    labels: dict[str, str]
    """Labels by name of unit."""
    known: dict[str, int]
    """How many concepts are known of each unit."""
    pairs: tuple[Pair, ...]
    clustered: tuple[str, ...]
    """The units in the tree."""
    merges: tuple[Merge, ...]
    leaves: tuple[str, ...]
    """The clustered units in an order in which no two branches of the tree cross."""
    left_out: tuple[str, ...]
    """Units that have no distance to some other one, and are not in the tree, in the order in which they were left out."""

    def pair(self, a: str, b: str) -> Pair:
        """The pair of two units, in either order; raises NotFoundError for a name that is not in the comparison."""
        for name in (a, b):
            if name not in self.units:
                raise NotFoundError("column of this comparison", name, self.units)
        if a == b:
            raise ParameterError(f"{a} is not compared with itself", "Name two units.")
        return next(p for p in self.pairs if {p.a, p.b} == {a, b})

    def typed_columns(self) -> list[Column]:
        """One row a pair."""
        kinds = {"a": "string", "b": "string", "shared": "integer", "coded": "integer"}
        names = ("a", "b", "shared", "coded", "known_share", "distance", "least", "greatest")
        return [Column(name, kinds.get(name, "number"), [getattr(p, name) for p in self.pairs]) for name in names]

    def picture(self) -> Picture:
        """The dendrogram; raises PictureError where fewer than two units can be clustered."""
        from sg2kg.comparison.pictures import tree
        from sg2kg.pictures import Picture

        return Picture(tree(self))

    def __str__(self) -> str:
        from sg2kg.comparison.writers.likeness import write_table

        return write_table(self)

    __repr__ = __str__

    def _repr_html_(self) -> str:
        from sg2kg.comparison.writers.likeness import matrix_html

        return matrix_html(self)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        """Text, table and dendrogram for a notebook; nothing is fetched."""
        from sg2kg.pictures.picture import beside

        return beside(self.picture, str(self), self._repr_html_())


def how_alike(comparison: Comparison, measure: str = "jaccard", linkage: str = "average", least_coded: int = 1) -> Similarity:
    """The distances between the units of a comparison, and their hierarchical clusters.

    Raises NotFoundError for an unknown measure or linkage, ParameterError for fewer than two units, too many, or a ``least_coded`` below 1.
    """
    import numpy as np

    if measure not in MEASURES:
        raise NotFoundError("measure of similarity", measure, MEASURES)
    if linkage not in LINKAGES:
        raise NotFoundError("linkage", linkage, LINKAGES)
    if least_coded < 1:
        raise ParameterError(f"a distance cannot rest on {least_coded} concepts", "Ask for at least 1.")
    units = [u.name for u in comparison.units]
    if not 2 <= len(units) <= _MOST:
        raise ParameterError(f"similarity takes 2 to {_MOST} units, not {len(units)}", "Name other cases.")
    words = [[cell.word for cell in (comparison.cells[u, c] for c in comparison.concepts)] for u in units]
    present = np.array([[w == "present" for w in row] for row in words], dtype=float)
    absent = np.array([[w == "absent-on-purpose" for w in row] for row in words], dtype=float)
    counts = _counts(present, absent)
    values = {name: _divided(*parts) for name, parts in (_jaccard if measure == "jaccard" else _gower)(counts).items()}
    pairs = []
    n = len(comparison.concepts)
    for i in range(len(units)):
        for j in range(i + 1, len(units)):
            coded = int(counts["coded"][i, j])
            distance, least, greatest = (
                None if np.isnan(v[i, j]) else float(v[i, j]) for v in (values["distance"], values["least"], values["greatest"])
            )
            pairs.append(Pair(units[i], units[j], int(counts["both"][i, j]), coded, coded / n, distance, least, greatest))
    usable = ~np.isnan(values["distance"]) & (counts["coded"] >= least_coded)
    known = [int(k) for k in (present + absent).sum(axis=1)]
    kept, left_out = _kept(usable, known)
    merges, leaves = _clusters(values["distance"][np.ix_(kept, kept)], linkage)
    return Similarity(
        comparison.title, measure, linkage, least_coded, comparison.request.lang, n, tuple(units), {u.name: u.label for u in comparison.units},
        dict(zip(units, known, strict=True)), tuple(pairs), tuple(units[k] for k in kept), merges, tuple(units[kept[x]] for x in leaves),
        tuple(units[k] for k in left_out),
    )  # fmt: skip


def _counts(present: Any, absent: Any) -> dict[str, Any]:
    """For each pair, how many concepts are: present in both, different, known of both, present in one and unknown in the other, and so on."""
    unknown = 1 - present - absent
    return {
        "both": present @ present.T,
        "differ": present @ absent.T + absent @ present.T,
        "coded": (present + absent) @ (present + absent).T,
        "present_unknown": present @ unknown.T + unknown @ present.T,
        "absent_unknown": absent @ unknown.T + unknown @ absent.T,
        "unknown": unknown @ unknown.T,
    }


def _jaccard(n: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
    """Numerator and denominator of the distance and of its bounds.

    It is least where the unknown turns out shared, and a concept that one of them lacks is lacked by the other, too, unless nothing else could
    be present; it is greatest where each unknown turns out a difference.
    """
    shared = n["both"] + n["present_unknown"] + n["unknown"]
    none_else = shared + n["differ"] == 0
    return {
        "distance": (n["differ"], n["both"] + n["differ"]),
        "least": (n["differ"] + none_else * n["absent_unknown"], shared + n["differ"] + none_else * n["absent_unknown"]),
        "greatest": (
            n["differ"] + n["present_unknown"] + n["absent_unknown"] + n["unknown"],
            n["both"] + n["differ"] + n["present_unknown"] + n["absent_unknown"] + n["unknown"],
        ),
    }


def _gower(n: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
    """Numerator and denominator of the distance and of its bounds: each unknown turns out the same, or different."""
    unknown = n["present_unknown"] + n["absent_unknown"] + n["unknown"]
    return {
        "distance": (n["differ"], n["coded"]),
        "least": (n["differ"], n["coded"] + unknown),
        "greatest": (n["differ"] + unknown, n["coded"] + unknown),
    }


def _divided(numerator: Any, denominator: Any) -> Any:
    import numpy as np

    return np.divide(numerator, denominator, out=np.full(numerator.shape, np.nan), where=denominator > 0)


def _kept(usable: Any, known: list[int]) -> tuple[list[int], list[int]]:
    """The largest set of units with all distances that is found by leaving out, one at a time, the unit that lacks most of them.

    Among equals the one of which least is known goes first, then the last named.
    """
    import numpy as np

    kept = list(range(len(known)))
    missing = (~usable).astype(int)
    np.fill_diagonal(missing, 0)
    lacking = missing.sum(axis=1)
    out = []
    while len(kept) > 0 and max(lacking[k] for k in kept) > 0:
        worst = max(kept, key=lambda k: (lacking[k], -known[k], k))
        kept.remove(worst)
        out.append(worst)
        lacking = lacking - missing[worst]
    return kept, out


def _clusters(distances: Any, linkage: str) -> tuple[tuple[Merge, ...], list[int]]:
    if len(distances) < 2:
        return (), list(range(len(distances)))
    import numpy as np
    from scipy.cluster import hierarchy
    from scipy.spatial.distance import squareform

    distances = distances.copy()
    np.fill_diagonal(distances, 0)
    found = hierarchy.linkage(squareform(distances, checks=False), method=linkage)
    merges = tuple(Merge(int(a), int(b), float(height), int(size)) for a, b, height, size in found)
    return merges, [int(x) for x in hierarchy.leaves_list(found)]
