"""The comparison itself: which cases, which concepts, and the status of each concept in each case; called by the knowledge base."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sg2kg.errors import NotFoundError
from sg2kg.knowledge.status import DEFAULT_BASIS, Status
from sg2kg.terms import SG2

if TYPE_CHECKING:
    import pandas

    from sg2kg.knowledge import KnowledgeBase

VIEWS: dict[str, tuple[str, ...]] = {
    "mechanisms": (
        "M-STR", "M-STR-1", "M-STR-2", "M-STR-3", "M-STR-4", "M-STR-5", "M-STR-6",
        "M-ECO", "M-ECO-0", "M-ECO-1", "M-ECO-2", "M-ECO-3",
        "M-EXP", "M-EXP-1", "M-EXP-2", "M-EXP-3", "M-EXP-4",
    ),
    "carriers": ("C-DIG", "C-DIG-f1", "C-DIG-f2", "C-DIG-f3", "C-PHY", "C-PHY-f1", "C-PHY-f2", "C-PHY-f3", "C-HYB"),
    "actors": (),
    "dimensions": ("DIM-1", "DIM-2", "DIM-3"),
    "indicators": (),
    "all": (),
}  # fmt: skip
"""What can be compared by, with the notations of the rows; the empty ones are read from the framework (see :func:`rows_of`)."""
WORD = {SG2.present: "present", SG2.absentOnPurpose: "absent-on-purpose", SG2.notReported: "not-reported", SG2.contested: "contested"}
"""The machine-readable word of each status."""
BASIS_WORD = {
    SG2.paperSays: "paper",
    SG2.publicSourceSays: "public",
    SG2.submitterSays: "submitter",
    SG2.weInfer: "inferred",
    "": "",
}
"""The machine-readable word of each basis."""


@dataclass(frozen=True)
class Cell:
    """One cell: the status, and in words what it rests on."""

    status: Status
    word: str
    basis: str
    source: str
    """Label of the best source, or empty."""
    address: str
    """Web address of the best source, or empty."""
    locator: str
    note: str
    """What a reader must know: own word only, searched when, leads, figures."""
    lead: bool
    """True where something points to the concept that does not count: a comparison, a joint statement, an inference, a mere figure."""


@dataclass(frozen=True)
class Comparison:
    """Cases × concepts; ``cells[case][concept]`` by IRI."""

    title: str
    basis: str
    cases: tuple[str, ...]
    concepts: tuple[str, ...]
    cells: dict[str, dict[str, Cell]]
    labels: dict[str, str]
    notations: dict[str, str]

    def rows(self) -> list[list[str]]:
        """One row a concept: its notation, its label, then the word of its status in each case."""
        return [[self.notations[c], self.labels[c], *(self.cells[case][c].word for case in self.cases)] for c in self.concepts]

    def header(self) -> list[str]:
        """The names of the columns of :meth:`rows`."""
        return ["concept", "label", *(self.notations[case] for case in self.cases)]

    def to_pandas(self) -> pandas.DataFrame:
        """The words as a DataFrame, concepts by cases; raises ImportError where pandas is not installed."""
        import pandas

        return pandas.DataFrame(self.rows(), columns=self.header()).set_index(["concept", "label"])

    def __str__(self) -> str:
        from sg2kg.comparison.write import write_comparison

        return write_comparison(self, "table")

    __repr__ = __str__

    def _repr_html_(self) -> str:
        from sg2kg.comparison.write import matrix_html

        return matrix_html(self)


def compare(kb: KnowledgeBase, cases: Sequence[str], by: str = "mechanisms", basis: str = DEFAULT_BASIS, lang: str = "en") -> Comparison:
    """The four-valued matrix of ``cases`` (names, notations or IRIs; none means all) by one of VIEWS, on a counting basis.

    Raises NotFoundError for an unknown case, view or basis.
    """
    if by not in VIEWS:
        raise NotFoundError("view", by, VIEWS)
    book = kb.book(basis)
    infos = list(dict.fromkeys(kb.case(c) for c in cases)) if cases else [c for c in kb.cases if not c.fictitious]
    concepts = rows_of(kb, by, [i.iri for i in infos])
    cells = {i.iri: {c: _cell(kb, book.of(i.iri, c), lang) for c in concepts} for i in infos}
    labels = {x: kb.label(x, lang) for x in [*(i.iri for i in infos), *concepts]}
    notations = {c: kb.notation(c) for c in concepts} | {i.iri: i.name for i in infos}
    named = ", ".join(labels[i.iri] for i in infos) if len(infos) <= 4 else f"{len(infos)} cases"
    return Comparison(f"{named}, by {by}" if by != "all" else named, basis, tuple(i.iri for i in infos), tuple(concepts), cells, labels, notations)


def rows_of(kb: KnowledgeBase, by: str, cases: Sequence[str] = ()) -> list[str]:
    """The IRIs of the concepts that a view compares.

    ``actors`` are the kinds of actor that some case in ``cases`` shows, ``indicators`` the 23 of the framework and those of the extension,
    ``all`` the core list and what stands under mechanisms, carriers and dimensions.
    """
    if by == "actors":
        shown = {c for case in cases for c in kb.book().concepts(case)}
        return [kb.concepts[n] for n in sorted(kb.concepts) if n.startswith("ACT-") and kb.concepts[n] in shown]
    if by == "indicators":
        found = kb.dataset.select(f"SELECT DISTINCT ?i {{ ?i a <{SG2.Indicator}> }}")
        return sorted((i for (i,) in found), key=lambda i: (kb.notation(i).startswith("X"), kb.notation(i)))
    if by == "all":
        rows = [kb.concepts[n] for view in ("dimensions", "mechanisms", "carriers") for n in VIEWS[view]]
        return list(dict.fromkeys([*rows, *kb.core_list()]))
    return [kb.concepts[n] for n in VIEWS[by]]


def _cell(kb: KnowledgeBase, status: Status, lang: str) -> Cell:
    best = status.best
    notes = []
    if status.value == SG2.present and status.own_word_only:
        paper_only = all(e.closeness == SG2.frameworkAuthor for e in status.evidence)
        notes.append("on the paper's word only" if paper_only else "on the initiator's own word only")
    if status.via and status.evidence:
        notes.append("follows from " + ", ".join(kb.notation(c) for c in status.via))
    if not status.evidence:
        notes.append(f"searched {status.search.on}" if status.search else "not searched")
    if status.leads:
        kinds = sorted({{"likens": "analogy", "suggests": "inference", "affirms jointly": "joint statement"}[e.bearing] for e in status.leads})
        notes.append("lead: " + ", ".join(kinds))
    figures = kb.figures(status.case, status.concept)
    if figures:
        notes.append(f"{figures} figure{'s' if figures > 1 else ''} mentioned")
    source = best.source if best else ""
    return Cell(
        status=status,
        word=WORD[status.value],
        basis=BASIS_WORD[best.basis] if best else "",
        source=kb.label(source, lang) if source else "",
        address=kb.address(source) if source else "",
        locator=best.locator if best else "",
        note="; ".join(notes),
        lead=bool(status.leads or figures),
    )
