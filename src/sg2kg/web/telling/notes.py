"""Statements and their sources as notes: a source is numbered when it is first cited, and a statement is a letter under its source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sg2kg.knowledge.status import is_iri
from sg2kg.terms import PREFIXES, SG2
from sg2kg.web.telling.reading import LABEL, RDF_TYPE, Reader, Text, Thing

BEARINGS = (SG2.affirms, SG2.denies, SG2.qualifies, SG2.likens, SG2.suggests)
"""How a statement can bear on a concept, in the order in which it is told."""
IDENTIFIER = PREFIXES["dcterms"] + "identifier"
_RESERVED = ("content",)
"""Ids that the frame of every page has."""
_OURS = ("sec-", "cite-", "source-", "claim-", "concept-")
"""What the ids begin with that the page itself gives."""


class Anchors:
    """Gives each part of a case the id under which its IRI finds it on the page: the fragment of the IRI, each once."""

    def __init__(self, case: str) -> None:
        self._base = case + "#"
        self._given: set[str] = set(_RESERVED)

    def of(self, iri: str) -> str:
        """The id for a thing of this case; empty for things of others, and where it was given before."""
        fragment = iri.removeprefix(self._base) if iri.startswith(self._base) else ""
        if not fragment or fragment in self._given or fragment.startswith(_OURS):
            return ""
        self._given.add(fragment)
        return fragment

    def has(self, iri: str) -> bool:
        """Whether a thing of this case can be found on the page."""
        return iri.removeprefix(self._base) in self._given


@dataclass(eq=False)
class Claim:
    """One statement: who says what, where, how it bears on which concepts, and how sure the coder is."""

    key: str
    """Its IRI, or the name of its blank node."""
    anchor: str
    identifiers: tuple[str, ...]
    says: Text
    about: tuple[Thing, ...]
    """What it speaks of, where that is not the case itself."""
    joint: bool
    """Whether it speaks of several cases at once."""
    wider: Thing | None
    """How much wider than the case it speaks, where it is background only."""
    bears: tuple[tuple[str, tuple[Thing, ...]], ...]
    """By property of BEARINGS, the concepts."""
    likens_to: tuple[Thing, ...]
    basis: str
    """IRI."""
    locator: str
    confidence: Thing | None
    confidence_reason: Text
    closeness: Thing | None
    """Where it differs from that of the source."""
    reason: Thing | None
    """Why something is absent."""
    decided_by: tuple[Thing, ...]
    source: SourceNote
    letter: str = ""
    from_: tuple[str, ...] = ()
    """From which statements, sources or terms it is inferred, or on which it rests; IRIs."""
    marks: list[str] = field(default_factory=list)
    """Ids of the places that cite it."""

    @property
    def iri(self) -> str:
        """Its IRI, or an empty string."""
        return self.key if is_iri(self.key) else ""

    @property
    def label(self) -> str:
        """Number of the source, and a letter where several statements are cited from it."""
        return f"{self.source.number}{self.letter if len(self.source.claims) > 1 else ''}"

    def bearing(self, prop: str) -> tuple[Thing, ...]:
        """The concepts on which it bears so."""
        return dict(self.bears).get(prop, ())


@dataclass(eq=False)
class SourceNote:
    """A source as it stands in the list at the end, with what is cited from it."""

    iri: str
    """Empty for what has no source: what the coders infer."""
    name: Text
    fragment: str = ""
    """Its id on the page, where it is described by the case itself."""
    number: int = 0
    """0 for one that is not cited."""
    title: Text = field(default_factory=Text)
    creator: Text = field(default_factory=Text)
    publisher: Text = field(default_factory=Text)
    published: str = ""
    read: str = ""
    address: str = ""
    """Of the web; nothing else is linked to."""
    basis: Thing | None = None
    grade: Thing | None = None
    grade_reason: Text = field(default_factory=Text)
    closeness: Thing | None = None
    ownership: Text = field(default_factory=Text)
    cite_instead: tuple[Thing, ...] = ()
    claims: list[Claim] = field(default_factory=list)

    @property
    def anchor(self) -> str:
        """Its id on the page."""
        return self.fragment or f"source-{self.number}"


@dataclass(frozen=True)
class Mark:
    """A place that cites a statement."""

    claim: Claim
    id: str
    """Empty where the statement does not lead back here."""

    @property
    def target(self) -> str:
        """The id to which it leads."""
        return self.claim.anchor


class Notes:
    """Collects what a page cites, in the order in which it does."""

    def __init__(self, reader: Reader, case: str, anchors: Anchors) -> None:
        self.reader, self.anchors = reader, anchors
        self._case = case
        self._claims: dict[str, Claim] = {}
        self._sources: dict[str, SourceNote] = {}
        self.sources: list[SourceNote] = []
        """Those that were cited, by number."""
        self._marks = 0

    def claim(self, statement: str) -> Claim:
        """The statement with this IRI, or the blank node with this name."""
        if statement not in self._claims:
            self._claims[statement] = self._read(statement)
        return self._claims[statement]

    def cite(self, statements: Iterable[str]) -> tuple[Mark, ...]:
        """Marks for statements; from each the statement leads back."""
        found = []
        claims = [self._numbered(self.claim(s)) for s in statements]
        for claim in sorted(claims, key=lambda c: (c.source.number, len(c.letter), c.letter)):
            self._marks += 1
            claim.marks.append(f"cite-{self._marks}")
            found.append(Mark(claim, f"cite-{self._marks}"))
        return tuple(found)

    def refer(self, statements: Iterable[str]) -> tuple[Mark, ...]:
        """Marks for statements that need no way back."""
        return tuple(Mark(self._numbered(self.claim(s)), "") for s in statements)

    def shown(self, iri: str) -> tuple[Mark, ...]:
        """Marks for the statements that are evidence for a thing."""
        node = self.reader.node(iri)
        return self.cite(n.value for n in dict.fromkeys([*self.reader.having(SG2.shows, node), *self.reader.nodes(node, SG2.shownBy)]))

    def _numbered(self, claim: Claim) -> Claim:
        """The claim with its number and letter, which it gets when it is first cited."""
        source = claim.source
        if not source.number:
            source.number = len(self.sources) + 1
            self.sources.append(source)
        if not claim.letter:
            claim.letter = _letters(len(source.claims))
            source.claims.append(claim)
        return claim

    def _read(self, statement: str) -> Claim:
        reader = self.reader
        node = reader.node(statement)
        basis = reader.iri(node, SG2.basis)
        source = self._source(reader.iri(node, SG2.source), basis)
        own = {self._case}
        subjects = [i for i in reader.iris(node, SG2.about, SG2.jointlyAbout) if i not in own]
        anchor = self.anchors.of(statement)
        return Claim(
            key=statement,
            anchor=anchor or f"claim-{len(self._claims) + 1}",
            identifiers=tuple(reader.words(node, IDENTIFIER)),
            says=reader.text(node, SG2.says),
            about=tuple(map(reader.named, subjects)),
            joint=SG2.JointStatement in reader.iris(node, RDF_TYPE),
            wider=self._one(statement, SG2.reach) if self._case in reader.iris(node, SG2.contextFor) else None,
            bears=tuple((p, things) for p in BEARINGS if (things := reader.things(node, p))),
            likens_to=reader.things(node, SG2.likensTo),
            basis=basis or (source.basis.iri if source.basis else ""),
            locator=reader.word(node, SG2.locator),
            confidence=self._one(statement, SG2.confidence),
            confidence_reason=reader.text(node, SG2.confidenceReason),
            closeness=self._one(statement, SG2.closeness),
            reason=self._one(statement, SG2.absenceReason),
            decided_by=reader.things(node, SG2.decidedBy),
            source=source,
            from_=tuple(reader.iris(node, SG2.inferredFrom, SG2.restsOn)),
        )

    def _one(self, thing: str, prop: str) -> Thing | None:
        found = self.reader.iri(self.reader.node(thing), prop)
        return self.reader.named(found) if found else None

    def _source(self, iri: str, basis: str) -> SourceNote:
        key = iri or f"basis {basis}"
        if key not in self._sources:
            self._sources[key] = self.source_note(iri) if iri else SourceNote("", self._word(basis))
        return self._sources[key]

    def _word(self, basis: str) -> Text:
        return self.reader.name(self.reader.node(basis)) if basis else Text()

    def source_note(self, iri: str) -> SourceNote:
        """A source with all that is said of it, not cited yet."""
        reader, node = self.reader, self.reader.node(iri)
        address = reader.word(node, SG2.address)
        return SourceNote(
            iri=iri if is_iri(iri) else "",
            name=reader.text(node, LABEL) or reader.name(node),
            fragment=self.anchors.of(iri),
            title=reader.text(node, PREFIXES["dcterms"] + "title"),
            creator=reader.text(node, PREFIXES["dcterms"] + "creator"),
            publisher=reader.text(node, SG2.publisher),
            published=reader.word(node, SG2.published),
            read=reader.word(node, SG2.dateRead),
            address=address if address.startswith(("http://", "https://")) else "",
            basis=self._one(iri, SG2.basis),
            grade=self._one(iri, SG2.grade),
            grade_reason=reader.text(node, SG2.gradeReason),
            closeness=self._one(iri, SG2.closeness),
            ownership=reader.text(node, SG2.ownershipNote),
            cite_instead=reader.things(node, SG2.citeInstead),
        )


def _letters(number: int) -> str:
    """a to z, then aa, ab and on."""
    found = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        found = chr(ord("a") + rest) + found
    return found
