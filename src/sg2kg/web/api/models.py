"""What several answers are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import Request
from pydantic import BaseModel, Field

from sg2kg.web.api.reading import Reading, short
from sg2kg.web.api.telling import page_of
from sg2kg.web.site import Site

if TYPE_CHECKING:
    from sg2kg.knowledge import KnowledgeBase

ByLanguage = dict[str, str]
"""A text by language (tags of BCP 47)."""


class Thing(BaseModel):
    """Something with an IRI, and what it is called in the language asked for."""

    iri: str
    label: str
    page: str = Field(description="The address of the page on it, or its IRI.")


class ConceptRef(Thing):
    """A concept by its notation."""

    notation: str


class CaseRef(Thing):
    """A case by its short name."""

    name: str


class Ground(BaseModel):
    """One statement behind a status: who says what, where, and how surely it was coded."""

    statement: str = Field(description="IRI of the statement; empty where it has none.")
    bearing: str = Field(description="affirms, denies, likens, suggests, or affirms jointly.")
    basis: str
    says: str = Field(description="What it says, in the language asked for where it is told in it.")
    source: str = Field(description="IRI of the source.")
    source_label: str
    address: str = Field(description="Web address of the source, or empty.")
    locator: str
    grade: str = Field(description="A, B, C, D, or empty.")
    closeness: str = Field(description="How near the speaker is to the initiator.")
    confidence: str = Field(description="high, medium, low, or empty: of the coding, not of the world.")


class Namer:
    """Makes references in one language."""

    def __init__(self, site: Site, lang: str) -> None:
        self.site, self.lang = site, lang

    @property
    def kb(self) -> KnowledgeBase:
        """The knowledge base."""
        return self.site.kb

    def thing(self, iri: str) -> Thing:
        """Anything."""
        return Thing(iri=iri, label=self.kb.label(iri, self.lang), page=page_of(self.site, iri))

    def concept(self, iri: str) -> ConceptRef:
        """A concept."""
        return ConceptRef(iri=iri, label=self.kb.label(iri, self.lang), page=page_of(self.site, iri), notation=self.kb.notation(iri))

    def case(self, iri: str) -> CaseRef:
        """A case."""
        return CaseRef(iri=iri, label=self.kb.label(iri, self.lang), page=page_of(self.site, iri), name=short(iri))


def reading_of(request: Request) -> Reading:
    """What was read of cases and concepts, kept with the application."""
    reading: Reading = request.app.state.reading
    return reading
