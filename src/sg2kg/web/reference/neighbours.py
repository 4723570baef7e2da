"""What stands round a term, and the pictures of the model, as boxes and lines to be drawn; read from the ontology itself."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable

from sg2kg.terms import SG2, curie
from sg2kg.web.reference import layers
from sg2kg.web.reference.diagram import Box, Diagram, Edge, Row
from sg2kg.web.reference.structure import ABOVE
from sg2kg.web.reference.terms import RDFS, SKOS, Term, Terms
from sg2kg.web.words import text

Link = Callable[[str], str]
HUB = 9
"""A class to which more rows of a picture lead is named in them in place of a line."""
MOST = 9
"""Boxes of a kind in a picture; the list beside it has them all."""
PICTURES: dict[str, tuple[tuple[str, ...], ...]] = {
    "case": (
        ("CaseRecord", "Case", "Phase", "Actor"),
        ("Situation",),
        (
            "Place", "Participation", "Mechanism", "Carrier", "Value", "BenefitRule", "Risk", "DecisionRule", "Experiment", "CaseLink", "Decision",
            "HarmReview", "Observation",
        ),
        ("Contribution", "Iteration"),
    ),
    "evidence": (("CaseRecord", "SearchNote", "Contest"), ("Situation", "Statement", "JointStatement"), ("Source", "CodingSession", "Element")),
    "participation": (("Participation",), ("Actor", "Role", "Stage", "SayLevel", "Standing", "Contribution"), ("ContributionKind",)),
    "figures": (("Situation",), ("Observation",), ("Indicator", "Unit", "Actor"), ("OutcomeIndicator", "PartnerRatedIndicator", "RatioUnit")),
}  # fmt: skip
"""The pictures of the ontology: which classes each shows, by column; the lines between them are read from the ontology."""


class Neighbours:
    """Makes the pictures in one language; ``link`` gives the address of the page of a term."""

    def __init__(self, terms: Terms, lang: str, link: Link) -> None:
        self._terms, self._lang, self._link = terms, lang, link

    def of(self, term: Term) -> Diagram | None:
        """What stands round a term; None where nothing does."""
        if term.kind in ("concept", "scheme"):
            found = self._of_concept(term)
        elif term.kind == "class":
            found = self._of_class(term)
        elif term.kind in ("property", "value", "annotation"):
            found = self._of_property(term)
        else:
            return None
        return found if sum(map(len, found.columns)) > 1 else None

    def _label(self, iri: str) -> str:
        term = self._terms.by_iri.get(iri)
        return term.label(self._lang) if term else curie(iri)

    def _box(self, iri: str, kind: str = "", rows: Iterable[Row] = ()) -> Box:
        term = self._terms.by_iri.get(iri)
        note = (term.notation or curie(iri)) if term else ""
        ours = " ours" if term and term.ours else ""
        return Box(iri, self._label(iri), self._link(iri) if term else "", note, (kind + ours).strip(), tuple(rows))

    def _diagram(self, term: Term, columns: list[list[Box]], edges: list[Edge]) -> Diagram:
        title = text("reference.picture of", self._lang, name=term.label(self._lang))
        return Diagram("neighbours", title, tuple(map(tuple, columns)), tuple(edges))

    def _of_concept(self, term: Term) -> Diagram:
        terms = self._terms
        above: list[list[str]] = []
        edges: list[Edge] = []
        level = [term.iri]
        seen = {term.iri}
        while level and len(above) < 2:
            following = []
            for iri in level:
                for prop, style in zip(ABOVE, ("kind", "aspect"), strict=True):
                    for over in terms.nodes(iri, prop):
                        edges.append(Edge(iri, over, style))
                        if over not in seen:
                            seen.add(over)
                            following.append(over)
            if following:
                above.insert(0, following)
            level = following
        below: list[str] = []
        for prop, style in zip(ABOVE, ("kind", "aspect"), strict=True):
            for iri in terms.pointing(term.iri, prop):
                if iri not in seen and len(below) < MOST:
                    seen.add(iri)
                    below.append(iri)
                    edges.append(Edge(iri, term.iri, style))
        beside: list[str] = []
        for iri in [*terms.nodes(term.iri, SKOS + "related", SG2.contrastsWith), *terms.pointing(term.iri, SKOS + "related", SG2.contrastsWith)]:
            if iri not in seen and iri in terms.by_iri and len(beside) < 4:
                seen.add(iri)
                beside.append(iri)
                edges.append(Edge(iri, term.iri, "related"))
        columns = [*([self._box(i) for i in level] for level in above), [self._box(term.iri, "self")]]
        columns.append([*(self._box(i) for i in below), *(self._box(i, "beside") for i in beside)])
        return self._diagram(term, columns, edges)

    def _of_class(self, term: Term) -> Diagram:
        terms = self._terms
        over = [i for i in terms.nodes(term.iri, RDFS + "subClassOf") if i in terms.by_iri]
        under = [i for i in terms.pointing(term.iri, RDFS + "subClassOf") if i in terms.by_iri][:MOST]
        rows, targets = self._rows(term.iri, {term.iri, *over, *under})
        sources: dict[str, list[Row]] = defaultdict(list)
        for prop in terms.pointing(term.iri, RDFS + "range"):
            domain = self._end(prop, "domain")
            if domain and domain != term.iri and domain not in targets and prop in terms.by_iri and (domain in sources or len(sources) < 5):
                sources[domain].append(Row(self._label(prop), self._link(prop), term.iri))
        left = [*(self._box(i, "over") for i in over if i not in sources), *(self._box(i, "beside", r) for i, r in sources.items())]
        right = [*(self._box(i) for i in under if i not in sources), *(self._box(i, "beside") for i in targets if i not in under)]
        edges = [Edge(term.iri, i, "kind") for i in over] + [Edge(i, term.iri, "kind") for i in under if i not in sources]
        return self._diagram(term, [left, [self._box(term.iri, "self", rows)], right], edges)

    def _rows(self, cls: str, known: set[str]) -> tuple[list[Row], list[str]]:
        """The properties of a class as rows, and the classes that they lead to, less those that are ``known``."""
        rows: list[Row] = []
        targets: list[str] = []
        for prop in self._terms.pointing(cls, RDFS + "domain"):
            term = self._terms.by_iri.get(prop)
            if term is None or len(rows) >= 2 * MOST:
                continue
            to = self._end(prop, "range") if term.kind == "property" else ""
            rows.append(Row(term.label(self._lang), self._link(prop), to, "link"))
            if to and to not in known and to not in targets and len(targets) < MOST:
                targets.append(to)
        return rows, targets

    def _end(self, prop: str, which: str) -> str:
        found, _ = self._terms.inherited(prop, which)
        return next((i for i in found if i in self._terms.by_iri), "")

    def _of_property(self, term: Term) -> Diagram:
        terms = self._terms
        domain, range_ = self._end(term.iri, "domain"), self._end(term.iri, "range")
        over = [i for i in terms.nodes(term.iri, RDFS + "subPropertyOf") if i in terms.by_iri]
        under = [i for i in terms.pointing(term.iri, RDFS + "subPropertyOf") if i in terms.by_iri][:MOST]
        columns: list[list[Box]] = []
        edges = [Edge(term.iri, i, "kind") for i in over] + [Edge(i, term.iri, "kind") for i in under]
        if domain == range_ and domain:
            columns.append([self._box(domain, "beside")])
            edges += [Edge(domain, term.iri, "link")]
        else:
            columns.append([self._box(domain, "beside")] if domain else [])
            edges += [Edge(domain, term.iri, "link"), Edge(term.iri, range_, "link")]
        columns[0] += [self._box(i, "over") for i in over]
        columns.append([self._box(term.iri, "self")])
        columns.append([*([self._box(range_, "beside")] if range_ and range_ != domain else []), *(self._box(i) for i in under)])
        return self._diagram(term, columns, edges)

    def picture(self, name: str) -> Diagram:
        """One of PICTURES: classes with the properties that lead to others of the picture."""
        columns = PICTURES[name]
        iris = {c: str(getattr(SG2, c)) for column in columns for c in column}
        shown = set(iris.values())
        ends: list[tuple[Term, str, str]] = []
        for term in self._terms.of_document["ontology"]:
            if term.kind == "property":
                low, high = self._end(term.iri, "domain"), self._end(term.iri, "range")
                if low in shown and high in shown:
                    ends.append((term, low, high))
        often = Counter(high for _, _, high in ends)
        rows: dict[str, list[Row]] = defaultdict(list)
        for term, low, high in ends:
            hub = often[high] > HUB
            behind = " ↻" if low == high else f" → {self._label(high)}" if hub else ""
            rows[low].append(Row(term.label(self._lang) + behind, self._link(term.iri), "" if hub else high))
        edges = []
        for iri in shown:
            edges += [Edge(iri, above, "kind") for above in self._terms.nodes(iri, RDFS + "subClassOf") if above in shown]
        boxes = tuple(tuple(self._box(iris[c], "", rows[iris[c]]) for c in column) for column in columns)
        return Diagram(name, text(f"reference.picture {name}", self._lang), boxes, tuple(sorted(edges, key=str)))

    def framework(self, counts: dict[str, dict[str, int]]) -> tuple[layers.Band, ...]:
        """The layers with what stands under each; ``counts`` tells in how many cases a concept is present."""
        found = []
        for layer in self._terms.of_document["framework"]:
            if layer.name.startswith("LAY-"):
                cards = [self._card(iri, counts) for iri in self._under(layer.iri)]
                found.append(layers.Band(layer.notation, layer.label(self._lang), self._link(layer.iri), tuple(cards)))
        return tuple(found)

    def _card(self, iri: str, counts: dict[str, dict[str, int]]) -> layers.Card:
        term = self._terms.by_iri[iri]
        items = []
        for below, style in self._under(iri).items():
            part = self._terms.by_iri[below]
            items.append(layers.Item(part.label(self._lang), self._link(below), style, part.ours))
        n = counts.get(iri, {}).get(SG2.present, 0)
        said = text("reference.in case" if n == 1 else "reference.in cases", self._lang, n=n) if n else ""
        return layers.Card(term.notation, term.label(self._lang), self._link(iri), tuple(items), said)

    def _under(self, iri: str) -> dict[str, str]:
        found: dict[str, str] = {}
        for prop, style in zip(ABOVE, ("kind", "aspect"), strict=True):
            for below in self._terms.pointing(iri, prop):
                if below in self._terms.by_iri:
                    found.setdefault(below, style)
        return found
