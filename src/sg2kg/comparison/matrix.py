"""The comparison itself: the status of each concept in each case, with what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from sg2kg.comparison.choosing import Unit, cases_of, check, concepts_of, last_part, units_of
from sg2kg.comparison.request import Request
from sg2kg.comparison.words import word
from sg2kg.errors import NotFoundError
from sg2kg.frames import Column, Frame, needed
from sg2kg.knowledge.status import Evidence, Status
from sg2kg.messages import TAGS, one_line
from sg2kg.terms import SG2

if TYPE_CHECKING:
    import pandas

    from sg2kg.comparison.similarity import Similarity
    from sg2kg.knowledge import KnowledgeBase
    from sg2kg.pictures import Picture

WORD = {SG2.present: "present", SG2.absentOnPurpose: "absent-on-purpose", SG2.contested: "contested", SG2.notReported: "not-reported"}
"""The machine-readable word of each status, in the order of legends."""
BASIS_WORD = {
    SG2.paperSays: "paper",
    SG2.publicSourceSays: "public",
    SG2.submitterSays: "submitter",
    SG2.weInfer: "inferred",
    "": "",
}
"""The machine-readable word of each basis."""
NOT_REPORTED = "not-reported"


@dataclass(frozen=True)
class Ground:
    """One statement behind a cell: who says it, where, and how surely it was coded."""

    statement: str
    """IRI of the statement; empty where it is a blank node."""
    bearing: str
    """affirms, denies, likens, suggests, or affirms jointly."""
    basis: str
    """The machine-readable word of its basis."""
    says: str
    """What the statement says, in the language of the comparison where it is told in it."""
    source_iri: str
    source: str
    """Label of the source, or empty."""
    address: str
    """Web address of the source, or empty."""
    locator: str
    grade: str
    """A, B, C, D, or empty."""
    closeness: str
    """How near the speaker is to the initiator, as the local name of the term: ownWord, partner, independentPress …"""
    confidence: str
    """high, medium, low, or empty: of the coding, not of the world."""


@dataclass(frozen=True)
class Cell:
    """One cell: the status, and in words what it rests on."""

    status: Status
    word: str
    """The machine-readable word of the status: present, absent-on-purpose, not-reported, contested."""
    basis: str
    """The machine-readable word of the best basis, or empty."""
    source: str
    """Label of the best source, or empty."""
    address: str
    """Web address of the best source, or empty."""
    locator: str
    confidence: str
    """Confidence of the coding of the best statement: high, medium, low, or empty."""
    note: str
    """What a reader must know: own word only, searched when, leads, figures."""
    lead: bool
    """True where something points to the concept that does not count: a comparison, a joint statement, an inference, a mere figure."""
    grounds: tuple[Ground, ...] = ()
    """The counting statements, best first."""
    leads: tuple[Ground, ...] = ()
    """The statements that point to the concept and do not count."""

    @property
    def known(self) -> bool:
        """True where the sources settle it: present, or absent on purpose."""
        return self.word in ("present", "absent-on-purpose")


@dataclass(frozen=True)
class Comparison(Frame):
    """Units × concepts; ``cells`` by the name of the unit and the IRI of the concept."""

    title: str
    request: Request
    """What was asked for, as it was asked."""
    units: tuple[Unit, ...]
    """The columns."""
    concepts: tuple[str, ...]
    """The rows: IRIs, in order."""
    cells: dict[tuple[str, str], Cell]
    labels: dict[str, str]
    """The labels of concepts, cases and statuses by IRI, in the language asked for."""
    notations: dict[str, str]
    """The notations of concepts, and the short names of cases, by IRI."""

    @property
    def cases(self) -> tuple[str, ...]:
        """The IRIs of the cases, each once."""
        return tuple(dict.fromkeys(u.case for u in self.units))

    @property
    def statuses(self) -> dict[str, str]:
        """The labels of the four statuses by their words, in the order of legends."""
        return {word: self.labels.get(iri, word) for iri, word in WORD.items()}

    def cell(self, unit: str, concept: str) -> Cell:
        """The cell of a unit, by its name, and a concept, by notation or IRI; raises NotFoundError for what is not in the comparison."""
        found = next((c for c in self.concepts if concept in (c, self.notations[c])), None)
        if found is None:
            raise NotFoundError("concept of this comparison", concept, (self.notations[c] for c in self.concepts))
        if (unit, found) not in self.cells:
            raise NotFoundError("column of this comparison", unit, (u.name for u in self.units))
        return self.cells[unit, found]

    def row(self, concept: str) -> list[Cell]:
        """The cells of a concept (an IRI), one a unit."""
        return [self.cells[u.name, concept] for u in self.units]

    def header(self) -> list[str]:
        """The names of the columns of :meth:`rows`."""
        return ["concept", "label", *(u.name for u in self.units)]

    def rows(self) -> list[list[str]]:
        """One row a concept: its notation, its label, then the word of its status in each unit."""
        return [[self.notations[c], self.labels[c], *(cell.word for cell in self.row(c))] for c in self.concepts]

    def typed_columns(self) -> list[Column]:
        """The long form, one row a cell: the unit and what it is made of, the concept, the status and what it rests on."""
        cells = [(unit, concept, self.cells[unit.name, concept]) for concept in self.concepts for unit in self.units]
        text: dict[str, list[str | None]] = {
            "unit": [u.name for u, _, _ in cells],
            "case": [self.notations[u.case] for u, _, _ in cells],
            "phase": [u.phase and last_part(u.phase) for u, _, _ in cells],
            "counting_basis": [u.basis for u, _, _ in cells],
            "concept": [self.notations[c] for _, c, _ in cells],
            "label": [self.labels[c] for _, c, _ in cells],
            "status": [v.word for _, _, v in cells],
            "basis": [v.basis or None for _, _, v in cells],
            "source": [v.source or None for _, _, v in cells],
            "address": [v.address or None for _, _, v in cells],
            "locator": [v.locator or None for _, _, v in cells],
            "confidence": [v.confidence or None for _, _, v in cells],
            "note": [v.note or None for _, _, v in cells],
            "statement_iris": [" ".join(g.statement for g in v.grounds) or None for _, _, v in cells],
        }
        numbers = {"statements": [len(v.grounds) for _, _, v in cells], "leads": [len(v.leads) for _, _, v in cells]}
        return [*(Column(n, "string", v) for n, v in text.items()), *(Column(n, "integer", v) for n, v in numbers.items())]

    def df(self, wide: bool = False) -> pandas.DataFrame:
        """One row a cell, with what it rests on; ``wide`` gives the words, concepts by units.

        Raises ImportError where pandas is not installed.
        """
        if not wide:
            return super().df()
        pandas = needed("pandas", "pandas")
        return pandas.DataFrame(self.rows(), columns=self.header(), dtype="string").set_index(["concept", "label"])

    def similarity(self, measure: str = "jaccard", linkage: str = "average", least_coded: int = 1) -> Similarity:
        """How alike the units are, and their clusters; see :func:`sg2kg.comparison.similarity.how_alike`."""
        from sg2kg.comparison.similarity import how_alike

        return how_alike(self, measure, linkage, least_coded)

    def picture(self, name: str = "heat-map") -> Picture:
        """A picture: heat-map, network, coverage or dendrogram; for a tree of another measure or linkage see :meth:`Similarity.picture`.

        Raises NotFoundError for another name, PictureError where there is nothing to draw.
        """
        from sg2kg.comparison.pictures import PICTURES
        from sg2kg.pictures import Picture

        if name not in PICTURES:
            raise NotFoundError("picture", name, PICTURES)
        return Picture(PICTURES[name](self))

    def __str__(self) -> str:
        from sg2kg.comparison.writers.text import write_table

        return write_table(self)

    __repr__ = __str__

    def _repr_html_(self) -> str:
        from sg2kg.comparison.writers.page import matrix_html

        return matrix_html(self)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        """Text, table and heat map for a notebook: the heat map as its specification and, with sg2kg[pictures], drawn; nothing is fetched."""
        from sg2kg.pictures.picture import beside

        return beside(self.picture, str(self), self._repr_html_())


def compare(kb: KnowledgeBase, request: Request) -> Comparison:
    """The four-valued matrix of what ``request`` asks for.

    Raises NotFoundError for a case, concept, view, scheme, phase, basis or language that is not known, ParameterError for options that exclude
    each other or a query that finds nothing.
    """
    check(request)
    lang = request.lang
    infos = cases_of(kb, request)
    concepts, called = concepts_of(kb, request, infos)
    units = units_of(kb, request, infos)
    maker = _Maker(kb, lang)
    cells = {(u.name, c): maker.cell(u, c) for u in units for c in concepts}
    cases = list(dict.fromkeys(u.case for u in units))
    labels = {x: kb.label(x, lang) for x in [*cases, *concepts, *WORD]}
    notations = {c: kb.notation(c) for c in concepts} | {i.iri: i.name for i in infos if i.iri in set(cases)}
    title = one_line(request.title or _title([labels[c] for c in cases], called, lang))
    return Comparison(title, request, units, tuple(concepts), cells, labels, notations)


def _title(cases: Sequence[str], concepts: str, lang: str) -> str:
    named = word("comma", lang).join(cases) if len(cases) <= 4 else word("n cases", lang).format(n=len(cases))
    return word("title", lang).format(cases=named, concepts=concepts) if concepts else named


class _Maker:
    """Makes cells in one language, and remembers what statements and sources are called."""

    def __init__(self, kb: KnowledgeBase, lang: str) -> None:
        self._kb = kb
        self._lang = lang
        self._says: dict[str, str] | None = None
        self._made: dict[Evidence, Ground] = {}

    def cell(self, unit: Unit, concept: str) -> Cell:
        kb = self._kb
        book = kb.book(unit.basis)
        status = book.of(unit.case, concept, unit.phase)
        notes = self._notes(status)
        figures = kb.figures(status.case, status.concept)
        elsewhere = False
        if unit.phase and not status.evidence:
            whole = book.of(unit.case, concept)
            if any(e.situation == unit.case for e in whole.evidence):
                elsewhere = True
                notes.append(self._word("whole").format(status=kb.label(whole.value, self._lang)))
        if figures:
            notes.append(self._word("one figure" if figures == 1 else "figures").format(n=figures))
        grounds = self._grounds(status.evidence)
        best = grounds[0] if grounds else None
        return Cell(
            status=status,
            word=WORD[status.value],
            basis=best.basis if best else "",
            source=best.source if best else "",
            address=best.address if best else "",
            locator=best.locator if best else "",
            confidence=best.confidence if best else "",
            note=self._word("semicolon").join(notes),
            lead=bool(status.leads or figures or elsewhere),
            grounds=grounds,
            leads=self._grounds(status.leads),
        )

    def _word(self, key: str) -> str:
        return word(key, self._lang)

    def _notes(self, status: Status) -> list[str]:
        notes = []
        if status.value == SG2.present and status.own_word_only:
            paper_only = all(e.closeness == SG2.frameworkAuthor for e in status.evidence)
            notes.append(self._word("paper's word" if paper_only else "own word"))
        if status.via and status.evidence:
            notes.append(self._word("follows").format(concepts=self._word("comma").join(self._kb.notation(c) for c in status.via)))
        if not status.evidence:
            notes.append(self._word("searched").format(on=status.search.on) if status.search else self._word("not searched"))
        if status.leads:
            kinds = sorted({self._word(e.bearing) for e in status.leads})
            notes.append(self._word("lead").format(kinds=self._word("comma").join(kinds)))
        return notes

    def _grounds(self, evidence: Iterable[Evidence]) -> tuple[Ground, ...]:
        """Best first, and always in the same order: a blank node has another name each time that it is read."""
        found = [(e.rank()[:-1], self._ground(e)) for e in evidence]
        return tuple(g for _, g in sorted(found, key=lambda f: (f[0], f[1].statement, f[1].source_iri, f[1].locator, f[1].says)))

    def _ground(self, evidence: Evidence) -> Ground:
        if evidence not in self._made:
            kb, source = self._kb, evidence.source
            self._made[evidence] = Ground(
                statement=evidence.statement if ":" in evidence.statement else "",
                bearing=evidence.bearing,
                basis=BASIS_WORD.get(evidence.basis, ""),
                says=self._said(evidence.statement),
                source_iri=source,
                source=kb.label(source, self._lang) if source else "",
                address=kb.address(source) if source else "",
                locator=evidence.locator,
                grade=evidence.grade.rpartition("#")[2].removeprefix("grade"),
                closeness=evidence.closeness.rpartition("#")[2],
                confidence=evidence.confidence.rpartition("#")[2],
            )
        return self._made[evidence]

    def _said(self, statement: str) -> str:
        if self._says is None:
            found: dict[str, str] = {}
            for s, text in self._kb.dataset.select("SELECT ?s ?text { ?s sg2:says ?text } ORDER BY ?s ?text").cells:
                if isinstance(s, (ox.NamedNode, ox.BlankNode)) and isinstance(text, ox.Literal):
                    tag = TAGS.get((text.language or "").lower(), text.language or "en")
                    if tag == self._lang or (tag == "en" and s.value not in found):
                        found[s.value] = text.value
            self._says = found
        return self._says.get(statement, "")
