"""Cases: the list with its filters, one case, its statuses with what they rest on, its data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, Field

from sg2kg.comparison import Request as Wanted
from sg2kg.comparison import compare
from sg2kg.comparison.matrix import WORD, Cell
from sg2kg.comparison.matrix import Ground as Behind
from sg2kg.errors import NotFoundError
from sg2kg.graph import write_graph
from sg2kg.knowledge.base import CaseInfo
from sg2kg.knowledge.status import DEFAULT_BASIS, is_iri
from sg2kg.terms import SG2
from sg2kg.web.api.asking import Basis, CaseName, Lang, Limit, Offset, OneOf, Text, as_parameters, asked, lang_of, unknown
from sg2kg.web.api.faults import formats, problems
from sg2kg.web.api.models import ByLanguage, ConceptRef, Ground, Namer, Thing, reading_of
from sg2kg.web.api.reading import SECTORS, Reading, is_case, short
from sg2kg.web.api.telling import Form, Slice, media_types, page_of, told, told_as, url_of, within
from sg2kg.web.site import Site

GRAPHS = {
    "turtle": Form("text/turtle", ".ttl"),
    "jsonld": Form("application/ld+json", ".jsonld"),
    "rdfxml": Form("application/rdf+xml", ".rdf"),
    "ntriples": Form("application/n-triples", ".nt"),
}
"""The formats of a graph, by the names that the command has for them."""
STATUSES = tuple(WORD.values())
FAMILIES = {"mechanism": "M", "carrier": "C", "dimension": "DIM"}
"""The schemes of the concepts that cases are filtered by."""
_Sector = Annotated[str, OneOf("sector", SECTORS)]
_Status = Annotated[str, OneOf("status", STATUSES)]
GraphFormat = Annotated[Annotated[str, OneOf("format", tuple(GRAPHS))] | None, Query(description="Format; without it the one that Accept prefers.")]
Kind = Annotated[
    Annotated[str, OneOf("kind", ("case", "practice-kind"))] | None, Query(description="Cases, or kinds of practice that are not one case.")
]
Sectors = Annotated[
    list[_Sector],
    Query(max_length=4, description="Sector of some partner; repeated: all of them. Customers, users and beneficiaries are no partners."),
]
Statuses = Annotated[list[_Status], Query(max_length=4, description="Only these statuses.")]
Notations = Annotated[list[Text], Query(max_length=100, description="Notations of concepts that are present; repeated: all of them.")]


class CaseSummary(BaseModel):
    """A case in a list."""

    name: str = Field(description="Short name, by which it is asked for.")
    iri: str
    notation: str
    label: str = Field(description="In the language asked for.")
    labels: ByLanguage
    kind: Literal["case", "practice-kind"]
    tier: str = Field(description="The tier that the record claims, or empty.")
    fictitious: bool
    sectors: list[str] = Field(description="Of its partners: market, government, party, society.")
    places: list[Thing] = Field(description="Each followed by what it lies within.")
    start: str = Field(description="Year, month or day; empty where it is not known.")
    end: str
    url: str
    page: str


class Phase(Thing):
    """A phase of a case."""

    name: str = Field(description="By which `phase=` asks for it.")
    start: str
    end: str


class Participant(Thing):
    """An actor, and how it takes part."""

    sector: str | None = Field(description="None for joint bodies, and where it is not known.")
    roles: list[Thing]
    stages: list[Thing] = Field(description="The stages at which it is shown to take part.")


class StatusLine(BaseModel):
    """The status of a concept in a case, and what a reader must know of it."""

    concept: ConceptRef
    status: Literal["present", "absent-on-purpose", "contested", "not-reported"]
    basis: str = Field(description="The best basis it rests on, or empty.")
    note: str
    lead: bool = Field(description="Whether something points to the concept that does not count.")


class CaseDetail(CaseSummary):
    """All there is to say of a case in one answer."""

    issue: list[ByLanguage]
    also_called: list[ByLanguage]
    part_of: list[Thing]
    operated_by: list[Thing]
    initiators: list[Thing]
    convenors: list[Thing]
    affected: list[Thing]
    participants: list[Participant]
    phases: list[Phase]
    basis: str
    counts: dict[str, int] = Field(description="How many concepts of the core list have each status.")
    core: list[StatusLine] = Field(description="The status of each concept of the core list.")
    statuses_url: str
    data_url: str


class StatusWithGrounds(StatusLine):
    """A status with the statements behind it."""

    grounds: list[Ground] = Field(description="The statements that count, the best first.")
    leads: list[Ground] = Field(description="Statements that point to the concept and do not count.")


router = APIRouter(tags=["cases"])
Here = Annotated[Site, Depends(asked)]


@router.get("/cases", operation_id="listCases", summary="The cases", response_model=Slice[CaseSummary], responses=problems(304, 400, 406),
            openapi_extra={"x-example": "/cases?sector=party&mechanism=M-ECO&limit=2"})  # fmt: skip
async def list_cases(
    request: Request,
    site: Here,
    kind: Kind = None,
    sector: Sectors = [],  # noqa: B006
    mechanism: Notations = [],  # noqa: B006
    carrier: Notations = [],  # noqa: B006
    dimension: Notations = [],  # noqa: B006
    tier: Annotated[str | None, Query(max_length=300, description="Tier that the record claims.")] = None,
    q: Annotated[str | None, Query(max_length=300, description="Part of a name, label, place or issue, in any language.")] = None,
    basis: Basis = DEFAULT_BASIS,
    lang: Lang = None,
    limit: Limit = 100,
    offset: Offset = 0,
) -> Response:
    """Cases and practice kinds that have a record, by notation. All filters must fit; what is present is so on `basis`."""
    chosen = lang_of(request, lang)
    reading = reading_of(request)

    def make() -> Slice[CaseSummary]:
        kb = site.kb
        tiers = {c.tier for c in kb.cases if c.tier} | set(request.app.state.tiers)
        if tier is not None and tier not in tiers:
            raise unknown(NotFoundError("tier", tier, tiers))
        concepts = [
            c
            for family, names in (("mechanism", mechanism), ("carrier", carrier), ("dimension", dimension))
            for c in _of(site, reading, family, names)
        ]
        found = [c for c in kb.cases if (kind is None or (kind == "case") == is_case(c.kind)) and (tier is None or c.tier == tier)]
        found = [c for c in found if set(sector) <= set(reading.sectors_of(c.iri)) and (not q or q.casefold() in _said(reading, c))]
        book = kb.book(basis)
        found = [c for c in found if all(book.of(c.iri, concept).value == SG2.present for concept in concepts)]
        part = within(found, limit, offset)
        return Slice[CaseSummary](total=part.total, limit=limit, offset=offset, items=[_summary(Namer(site, chosen), reading, c) for c in part.items])

    return await told(request, chosen, make)


@router.get("/cases/{name}", operation_id="getCase", summary="One case", response_model=CaseDetail, responses=problems(304, 400, 404, 406),
            openapi_extra={"x-example": "/cases/cloud-rice"})  # fmt: skip
async def get_case(request: Request, site: Here, name: CaseName, basis: Basis = DEFAULT_BASIS, lang: Lang = None) -> Response:
    """Who takes part in what, where and when, and the status of each concept of the core list."""
    chosen = lang_of(request, lang)
    reading = reading_of(request)

    def make() -> CaseDetail:
        info = site.kb.case(name)
        namer = Namer(site, chosen)
        core = tuple(map(site.kb.notation, site.kb.core_list()))
        compared = compare(site.kb, Wanted(cases=(info.iri,), concepts=core, basis=basis, lang=chosen)) if core else None
        lines = [_line(namer, c, compared.row(c)[0]) for c in compared.concepts] if compared else []
        counted = Counter(str(line.status) for line in lines)

        def related(what: str) -> list[Thing]:
            return [namer.thing(x) for x in reading.related(info.iri, what)]

        return CaseDetail(
            **dict(_summary(namer, reading, info)),
            issue=reading.issues.get(info.iri, []),
            also_called=reading.other_names.get(info.iri, []),
            part_of=related("partOfCase"),
            operated_by=related("operatedBy"),
            initiators=related("initiator"),
            convenors=related("convenor"),
            affected=related("affectedGroup"),
            participants=_participants(namer, reading, info.iri),
            phases=[
                Phase(**dict(namer.thing(p)), name=short(p), start=reading.times[p][0], end=reading.times[p][1])
                for p in reading.related(info.iri, "hasPhase")
            ],
            basis=basis,
            counts={word: counted[word] for word in STATUSES},
            core=lines,
            statuses_url=url_of(site, "cases", info.name, "statuses"),
            data_url=url_of(site, "cases", info.name, "data"),
        )

    return await told(request, chosen, make)


@router.get("/cases/{name}/statuses", operation_id="getCaseStatuses", summary="Statuses of a case", response_model=Slice[StatusWithGrounds],
            responses=problems(304, 400, 404, 406), openapi_extra={"x-example": "/cases/ant-forest/statuses?status=contested"})  # fmt: skip
async def get_statuses(
    request: Request,
    site: Here,
    name: CaseName,
    concept: Annotated[list[Text], Query(max_length=100, description="Only these concepts; without any, all on record and the core list.")] = [],  # noqa: B006
    status: Statuses = [],  # noqa: B006
    basis: Basis = DEFAULT_BASIS,
    phase: Annotated[str, Query(max_length=300, description="Only what is said of this phase.")] = "",
    lang: Lang = None,
    limit: Limit = 100,
    offset: Offset = 0,
) -> Response:
    """What is known of each concept, whose word it is, and which statements are behind it; not reported is not no."""
    chosen = lang_of(request, lang)

    def make() -> Slice[StatusWithGrounds]:
        kb = site.kb
        info = kb.case(name)
        on_record = {*filter(is_iri, kb.book(basis).concepts(info.iri)), *kb.core_list()} & set(kb.concepts.values())
        wanted = tuple(concept) or tuple(sorted(map(kb.notation, on_record)))
        with as_parameters():
            compared = compare(kb, Wanted(cases=(info.iri,), concepts=wanted, basis=basis, phase=phase, lang=chosen))
        rows = [(c, compared.row(c)[0]) for c in compared.concepts]
        part = within([(c, cell) for c, cell in rows if not status or cell.word in status], limit, offset)
        namer = Namer(site, chosen)
        items = [
            StatusWithGrounds(**dict(_line(namer, c, cell)), grounds=list(map(ground, cell.grounds)), leads=list(map(ground, cell.leads)))
            for c, cell in part.items
        ]
        return Slice[StatusWithGrounds](total=part.total, limit=limit, offset=offset, items=items)

    return await told(request, chosen, make)


@router.get("/cases/{name}/data", operation_id="getCaseData", summary="Data of a case", response_class=Response,
            responses=formats(media_types(GRAPHS)) | problems(304, 400, 404, 406),
            openapi_extra={"x-example": "/cases/cloud-rice/data?format=turtle"})  # fmt: skip
async def get_data(request: Request, site: Here, name: CaseName, format: GraphFormat = None) -> Response:
    """The record of a case as RDF: what its file says, without what follows from it."""
    chosen = lang_of(request, None)
    reading = reading_of(request)

    def make(written: str) -> str:
        return write_graph(site.kb.dataset.triples([reading.home[site.kb.case(name).iri]]), written)

    return await told_as(request, chosen, GRAPHS, format, make, name)


def ground(g: Behind) -> Ground:
    """A statement behind a cell as it is told."""
    return Ground(
        statement=g.statement,
        bearing=g.bearing,
        basis=g.basis,
        says=g.says,
        source=g.source_iri,
        source_label=g.source,
        address=g.address,
        locator=g.locator,
        grade=g.grade,
        closeness=g.closeness,
        confidence=g.confidence,
    )


def _line(namer: Namer, concept: str, cell: Cell) -> StatusLine:
    return StatusLine.model_validate(
        {"concept": namer.concept(concept), "status": cell.word, "basis": cell.basis, "note": cell.note, "lead": cell.lead}
    )


def _summary(namer: Namer, reading: Reading, info: CaseInfo) -> CaseSummary:
    start, end = reading.times.get(info.iri, ("", ""))
    return CaseSummary(
        name=info.name,
        iri=info.iri,
        notation=info.notation,
        label=namer.kb.label(info.iri, namer.lang),
        labels=reading.labels.get(info.iri, {}),
        kind="case" if is_case(info.kind) else "practice-kind",
        tier=info.tier,
        fictitious=info.fictitious,
        sectors=reading.sectors_of(info.iri),
        places=[namer.thing(p) for p in reading.places.get(info.iri, ())],
        start=start,
        end=end,
        url=url_of(namer.site, "cases", info.name),
        page=page_of(namer.site, info.iri),
    )


def _participants(namer: Namer, reading: Reading, case: str) -> list[Participant]:
    return [
        Participant(
            **dict(namer.thing(actor)),
            sector=reading.sectors.get(actor),
            roles=[namer.thing(r) for r in taking.roles],
            stages=[namer.thing(s) for s in taking.stages],
        )
        for actor, taking in reading.taking.get(case, {}).items()
    ]


def _of(site: Site, reading: Reading, family: str, names: Iterable[str]) -> list[str]:
    """The concepts of a family by name; raises Problem 400 for what is no concept, or one of another family."""
    found = []
    for name in names:
        with as_parameters():
            concept = site.kb.concept(name)
            if FAMILIES[family] not in reading.schemes.get(concept, ()):
                fitting = [n for n, iri in site.kb.concepts.items() if FAMILIES[family] in reading.schemes.get(iri, ())]
                raise NotFoundError(family, name, fitting)
        found.append(concept)
    return found


def _said(reading: Reading, info: CaseInfo) -> str:
    texts = [info.name, info.notation, *info.label.values()]
    for sets in (reading.other_names.get(info.iri, []), reading.issues.get(info.iri, [])):
        texts += [text for said in sets for text in said.values()]
    for place in reading.places.get(info.iri, ()):
        texts += reading.labels.get(place, {}).values()
    return "\n".join(texts).casefold()
