"""KnowledgeBase: loads what ships or what you give it, reasons, works out the statuses, and answers queries; the entry for the library's users."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Union
from urllib.parse import quote

import pyoxigraph as ox

from sg2kg import bundle
from sg2kg.errors import NotFoundError, ParameterError
from sg2kg.graph import Dataset, Table, rdf_files, read_path
from sg2kg.graph.bind import Value, fill
from sg2kg.graph.store import Result, read_shipped
from sg2kg.knowledge.catalogue import Catalogue, Parameter, Query
from sg2kg.knowledge.status import BASES, DEFAULT_BASIS, GRAPH, STATUS_GRAPH, Status, StatusBook, case_name, describe, is_iri
from sg2kg.messages import TAGS
from sg2kg.terms import PREFIXES, iri

if TYPE_CHECKING:
    from sg2kg.comparison import Comparison
    from sg2kg.explanation import Placement, WhatIf, Why, WhyNot
    from sg2kg.reasoning import Reasoner

PathLike = Union[str, "os.PathLike[str]"]
Statements = Union[str, Path, Iterable[ox.Triple]]
"""Turtle, a file of RDF, or triples."""
INFERRED_GRAPH = GRAPH + "inferred"
GIVEN_GRAPH = GRAPH + "given/"
"""What the names of the graphs of files that were given begin with; the name of the file follows."""


@dataclass(frozen=True)
class CaseInfo:
    """What there is to say of a case in one line."""

    iri: str
    name: str
    notation: str
    label: dict[str, str] = field(compare=False)
    kind: str
    """IRI of sg2:Case or sg2:PracticeKind."""
    tier: str
    """Name of the tier that the record claims, or empty."""
    fictitious: bool


class KnowledgeBase:
    """The ontology, the framework and cases, ready to be asked.

    ``data`` are files or folders of RDF to load beside what ships; ``bundled=False`` leaves the bundled cases out, ``examples=True`` adds the
    fictitious ones. What follows by the ontology is in the graph INFERRED_GRAPH, which queries see like all others; ``reasoning=False`` leaves it
    empty. Raises InputError for anything that cannot be read.
    """

    def __init__(self, *data: PathLike, bundled: bool = True, examples: bool = False, reasoning: bool = True) -> None:
        self.dataset = Dataset()
        self.reasoning, self.bundled, self.examples = reasoning, bundled, examples
        self.given = tuple(Path(d) for d in data)
        self.files: dict[str, Path] = {}
        """The files of the ontology, of the cases and of what was given, by the graph that holds them."""
        self._schema: list[ox.Quad] = []
        self._bundled: list[ox.Quad] = []
        self._given: list[ox.Quad] = []
        for part in bundle.ONTOLOGY_PARTS:
            quads = self._load_shipped(bundle.ontology_file(part), f"https://w3id.org/sg2kg/{'ontology' if part == 'sg2' else part}")
            if part in bundle.REASONED_PARTS:
                self._schema += quads
        for path in bundle.shape_files():
            self.dataset.add_placed(read_shipped(path, PREFIXES["sgsh"].rstrip("#")).placed())
        if bundled:
            for path in bundle.case_files(examples):
                self._bundled += self._load_shipped(path, case_graph(path))
        for given in data:
            for path in rdf_files(Path(given)):
                self._given += self._load(path, self._given_graph(path, Path(given)))
        self._is_reasoned = not reasoning
        self._as_shipped = bundled and not examples and not data
        self._books: dict[str, StatusBook] = {}
        self.catalogue = Catalogue()

    def _load_shipped(self, path: Path, graph: str) -> list[ox.Quad]:
        shipped = read_shipped(path, graph)
        self.dataset.add_placed(shipped.placed())
        self.files[graph] = path
        return shipped.quads

    def _given_graph(self, path: Path, given: Path) -> str:
        """A graph for a file that was given, by its name below what was given: where it lies on this machine is nobody else's business."""
        name = GIVEN_GRAPH + quote(path.relative_to(given).as_posix() if path != given else path.name, safe="/", errors="replace")
        return name if name not in self.files else f"{name}-{sum(g.startswith(name) for g in self.files) + 1}"

    def _load(self, path: Path, graph: str) -> list[ox.Quad]:
        quads = read_path(path)
        self.dataset.add(quads, graph)
        self.files[graph] = path
        return quads

    # ---- what follows

    @cached_property
    def reasoner(self) -> Reasoner:
        """All that was loaded, reasoned upon by the ontology and by axioms in the data: what follows, why, what cannot be, what would be if."""
        from sg2kg.reasoning import Reasoner, is_axiom

        reasoner = Reasoner([*self._schema, *filter(is_axiom, self._given)], facts=[*self._bundled, *self._given])
        self._schema, self._bundled, self._given = [], [], []
        return reasoner

    def _reason(self) -> None:
        """Puts what follows into the graph of inferences, once."""
        if not self._is_reasoned:
            self._is_reasoned = True
            drawn = bundle.inferred() if self._as_shipped else b""
            self.dataset.add(ox.parse(drawn, format=ox.RdfFormat.N_TRIPLES) if drawn else self.reasoner.inferred(), INFERRED_GRAPH)

    # ---- what there is

    @cached_property
    def cases(self) -> list[CaseInfo]:
        """The cases and practice kinds that have a record, by notation."""
        query = (
            "SELECT ?case ?kind ?notation ?label ?tier ?fictitious { "
            "?record sg2:describes ?case . ?case a ?kind . VALUES ?kind { sg2:Case sg2:PracticeKind } "
            "OPTIONAL { ?case skos:notation ?notation } OPTIONAL { ?case rdfs:label ?label } "
            "OPTIONAL { ?record dcterms:conformsTo ?tier } OPTIONAL { ?record sg2:fictitious ?fictitious } }"
        )
        found: dict[str, dict[str, Any]] = {}
        table = self.dataset.select(query)
        for case, kind, notation, label, tier, fictitious in table.cells:
            if not isinstance(case, ox.NamedNode):
                continue  # what has no name cannot be asked for
            assert isinstance(kind, ox.NamedNode)
            info = found.setdefault(case.value, {"label": {}})
            info.update(kind=kind.value, notation=getattr(notation, "value", ""), tier=getattr(tier, "value", "").removeprefix(PREFIXES["tier"]))
            info["fictitious"] = getattr(fictitious, "value", "") == "true"
            if isinstance(label, ox.Literal):
                info["label"][_language(label)] = label.value
        infos = [CaseInfo(iri=i, name=case_name(i), **rest) for i, rest in found.items()]
        return sorted(infos, key=lambda c: (c.fictitious, not c.notation.startswith("CASE"), c.notation, c.name))

    def case(self, name: str) -> CaseInfo:
        """The case with this name, notation or IRI; raises NotFoundError, naming the near ones."""
        for info in self.cases:
            if name in (info.iri, info.name) or (name and name.upper() == info.notation.upper()):
                return info
        raise NotFoundError("case", name, [c.name for c in self.cases])

    @cached_property
    def concepts(self) -> dict[str, str]:
        """Notation to IRI, for every concept of the framework and the extension."""
        table = self.dataset.select("SELECT ?notation ?c { ?c a skos:Concept ; skos:notation ?notation }")
        return dict(table)

    def concept(self, name: str) -> str:
        """The IRI of the concept with this notation, prefixed name or IRI; raises NotFoundError, naming the near ones."""
        if name in self.concepts:
            return self.concepts[name]
        upper = {n.upper(): i for n, i in self.concepts.items()}
        if name.upper() in upper:
            return upper[name.upper()]
        full = iri(name) if name.partition(":")[0] in PREFIXES else name
        if full in self.concepts.values():
            return full
        raise NotFoundError("concept", name, self.concepts)

    @cached_property
    def _notations(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for notation, concept in sorted(self.concepts.items()):
            local = concept.rpartition("#")[2]
            if concept not in found or notation == local:
                found[concept] = notation
        return found

    def notation(self, concept: str) -> str:
        """The notation of a concept; the one in its IRI where it has several."""
        return self._notations.get(concept, concept)

    @cached_property
    def _labels(self) -> dict[str, dict[str, str]]:
        found: dict[str, dict[str, str]] = {}
        for s, label in self.dataset.select("SELECT DISTINCT ?s ?l { { ?s skos:prefLabel ?l } UNION { ?s rdfs:label ?l } }").cells:
            if isinstance(s, ox.NamedNode) and isinstance(label, ox.Literal):
                found.setdefault(s.value, {}).setdefault(_language(label), label.value)
        return found

    def label(self, iri: str, lang: str = "en") -> str:
        """The label of anything in ``lang``, else in English, else the last part of its IRI."""
        labels = self._labels.get(iri, {})
        return labels.get(lang) or labels.get("en") or next(iter(labels.values()), iri.rpartition("/")[2].rpartition("#")[2] or iri)

    @cached_property
    def _addresses(self) -> dict[str, str]:
        return dict(self.dataset.select("SELECT ?s ?a { ?s sg2:address ?a }"))

    def address(self, source: str) -> str:
        """The web address of a source, or an empty string."""
        return self._addresses.get(source, "")

    @cached_property
    def _figures(self) -> dict[tuple[str, str], int]:
        query = (
            "SELECT ?case ?indicator (COUNT(DISTINCT ?figure) AS ?n) { ?figure sg2:ofIndicator ?indicator . "
            "?situation sg2:hasObservation ?figure . ?situation ^sg2:hasPhase? ?case } GROUP BY ?case ?indicator"
        )
        return {(case, indicator): n for case, indicator, n in self.dataset.select(query)}

    def figures(self, case: str, indicator: str) -> int:
        """How many figures of an indicator are on record for a case; both are IRIs. A figure is not yet a valid observation."""
        return self._figures.get((case, indicator), 0)

    # ---- statuses

    def book(self, basis: str = DEFAULT_BASIS) -> StatusBook:
        """The statuses on one counting basis: paper, public, submitter or inferred, each including those before it.

        Raises NotFoundError for another basis.
        """
        if basis not in BASES:
            raise NotFoundError("basis", basis, BASES)
        if basis not in self._books:
            self._reason()
            book = self._books[basis] = StatusBook(self.dataset, basis)
            self.dataset.add(self._status_triples(book), STATUS_GRAPH + basis)
        return self._books[basis]

    def status(self, case: str, concept: str, basis: str = DEFAULT_BASIS, phase: str | None = None) -> Status:
        """What is known of a concept in a case; names, notations or IRIs are understood."""
        return self.book(basis).of(self.case(case).iri, self.concept(concept), phase)

    def core_list(self) -> list[str]:
        """The IRIs of the 34 concepts that every case from tier mapped upwards answers, by notation."""
        found = self.dataset.select("SELECT ?c { ?c skos:inScheme sg2x:CoreList }")
        return sorted((c for (c,) in found), key=self.notation)

    def _status_triples(self, book: StatusBook) -> Iterable[ox.Triple]:
        core = self.core_list()
        for info in self.cases:
            concepts = sorted({*filter(is_iri, book.concepts(info.iri)), *core})
            for concept in concepts:
                units: list[str | None] = [None, *filter(is_iri, book.phases(info.iri))]
                for phase in units:
                    status = book.of(info.iri, concept, phase)
                    if phase is None or status.evidence:
                        yield from describe(status, book.basis)

    # ---- questions

    def query(
        self,
        query: str,
        parameters: Mapping[str, Value] = {},
        /,
        *,
        timeout: float = 30.0,
        shown_as: str = "query",
        **named: Value,
    ) -> Result:
        """Answers a query of the catalogue by name, or SPARQL that you bring.

        ``parameters`` are those of the query of the catalogue, or values for variables of your SPARQL, as a mapping or by name: they are filled in
        as terms, and are never read as SPARQL (see :func:`sg2kg.graph.bind.term_of` for what a string stands for). SPARQL of yours runs in a
        process of its own that is ended after ``timeout`` seconds; errors call it ``shown_as``.
        Raises NotFoundError for an unknown name or parameter, ParameterError for a value that does not fit, QueryError for text that cannot be run.
        """
        values = {**parameters, **named}
        found = self._in_catalogue(query)
        if found is None:
            text = fill(query, values, shown_as)
            for basis in BASES:
                if basis == DEFAULT_BASIS or basis in text:
                    self.book(basis)
            return self.dataset.ask_apart(text, shown_as, timeout)
        defaults = {p.name: p.default for p in found.parameters}
        text = self.sparql(query, **values)
        self.book(str(values.get("basis") or defaults.get("basis") or DEFAULT_BASIS))
        result = self.dataset.ask(text, found.name)
        if isinstance(result, Table):
            return Table(result.columns, result.cells, found.title.get("en", ""))
        return result

    def sparql(self, query: str, /, **parameters: Value) -> str:
        """The SPARQL of a query of the catalogue, or yours, with the values of parameters filled in; raises as :meth:`query` does."""
        found = self._in_catalogue(query)
        if found is None:
            return fill(query, parameters)
        return found.bind({name: self._value(found.parameter(name), str(value)) for name, value in parameters.items()})

    def snippet(self, query: str, language: str, endpoint: str = "", /, **parameters: Value) -> str:
        """A query as a few lines of Python, R or curl; see :mod:`sg2kg.knowledge.snippets`."""
        from sg2kg.knowledge.snippets import ENDPOINT, call, snippet

        text = self.sparql(query, **parameters)
        if language == "python" and (found := self._in_catalogue(query)):
            return call(found.name, parameters)
        return snippet(text, language, endpoint or ENDPOINT)

    def sparql_help(self, text: str = "", lang: str = "en") -> Table:
        """The classes, properties, concepts, prefixes and graphs that a query can ask for; see :func:`sg2kg.knowledge.vocabulary.vocabulary`."""
        from sg2kg.knowledge.vocabulary import vocabulary

        return vocabulary(self, text, lang)

    def _in_catalogue(self, query: str) -> Query | None:
        name = query.strip()
        return self.catalogue[name] if name in self.catalogue or re.fullmatch(r"[^\s{}<>?]+", name) else None

    def compare(
        self, cases: Iterable[str] = (), by: str = "mechanisms", basis: str = DEFAULT_BASIS, *, concepts: Iterable[str] = (),
        cases_query: str = "", concepts_query: str = "", phase: str = "", over_time: bool = False, lang: str = "en", title: str = "",
    ) -> Comparison:  # fmt: skip
        """The four-valued matrix of cases and concepts; the options are those of :class:`sg2kg.comparison.Request`.

        Raises what :func:`sg2kg.comparison.compare` raises, and ParameterError for a name in place of a list of names.
        """
        from sg2kg.comparison import Request, compare

        for what, names in (("cases", cases), ("concepts", concepts)):
            if isinstance(names, str):
                raise ParameterError(f"{what} are given as a list of names, not as the text {names!r}", f"Write {what}=[{names!r}, …].")
        request = Request(tuple(cases), cases_query, by, tuple(concepts), concepts_query, basis, phase, over_time, lang, title)
        return compare(self, request)

    # ---- why

    def explain(self, *question: str, basis: str = DEFAULT_BASIS, justifications: int = 1) -> Why | WhyNot:
        """Why something follows, or why not; see :func:`sg2kg.explanation.questions.explain`."""
        from sg2kg.explanation import explain

        return explain(self, *question, basis=basis, justifications=justifications)

    def what_if(self, add: Statements = (), withdraw: Statements = ()) -> WhatIf:
        """What would follow if statements were added and withdrawn; see :func:`sg2kg.explanation.questions.what_if`."""
        from sg2kg.explanation import what_if

        return what_if(self, add, withdraw)

    def contradictions(self) -> list[Why]:
        """What contradicts the ontology, each with the reason; see :func:`sg2kg.explanation.questions.contradictions`."""
        from sg2kg.explanation import contradictions

        return contradictions(self)

    def classify(self, *cases: str, basis: str = DEFAULT_BASIS) -> list[Placement]:
        """How surely cases (all, where none is named) are in each class; see :func:`sg2kg.explanation.surely.how_surely`."""
        from sg2kg.explanation import how_surely

        wanted = {self.case(name).iri for name in cases} or {c.iri for c in self.cases}
        return [p for p in how_surely(self, self.reasoner, basis) if p.case in wanted]

    def _value(self, parameter: Parameter, text: str) -> ox.NamedNode | ox.Literal:
        if parameter.type == "case":
            return ox.NamedNode(self.case(text).iri)
        if parameter.type == "concept":
            return ox.NamedNode(self.concept(text))
        if parameter.type == "basis" and text not in BASES:
            raise NotFoundError("basis", text, BASES)
        if parameter.type == "integer":
            try:
                return ox.Literal(int(text))
            except ValueError:
                raise ParameterError(f"{parameter.name} takes a whole number, not {text}", "For example 2.") from None
        return ox.Literal(text)


def case_graph(path: Path) -> str:
    """The named graph of a bundled case file: the case's own IRI."""
    return PREFIXES["case"] + path.stem


def _language(literal: ox.Literal) -> str:
    tag = (literal.language or "").lower()
    return TAGS.get(tag, tag or "en")
