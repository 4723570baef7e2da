"""All that the pages of reference need, read once for a knowledge base: terms, their uses, what can be found."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from markupsafe import Markup

from sg2kg.validation.shapes import load_shapes
from sg2kg.web.reference import documents, search
from sg2kg.web.reference.terms import Terms
from sg2kg.web.reference.uses import Uses

if TYPE_CHECKING:
    from sg2kg.knowledge import KnowledgeBase


class Library:
    """Terms, uses and index of a knowledge base; made and asked in the thread that may ask the knowledge base. ``profiles`` is a folder or empty."""

    def __init__(self, kb: KnowledgeBase, profiles: str = "") -> None:
        self.terms = Terms(load_shapes(profiles or None))
        self.uses = Uses(kb, self.terms)
        self._entries = list(search.entries(kb, self.terms))

    @cached_property
    def index(self) -> search.Index:
        """What can be found, the documents and their headings among it."""
        return search.Index([*self._entries, *_of_documents()])


def _of_documents() -> list[search.Entry]:
    found = []
    for name in documents.names():
        document = documents.read(name, str, {"framework": Markup(""), "case": Markup("")})
        found.append(search.entry("document", f"/docs/{name}", name, {"en": document.title}, {"en": document.summary}))
        for heading in document.headings:
            if heading.level == 2:
                found.append(
                    search.entry("document", f"/docs/{name}#{heading.id}", "", {"en": f"{heading.text} — {document.title}"}, {}, (heading.id,))
                )
    return found


_KEPT: WeakKeyDictionary[KnowledgeBase, Library] = WeakKeyDictionary()


def library_of(kb: KnowledgeBase, profiles: str = "") -> Library:
    """The library of a knowledge base, made when it is first asked for."""
    found = _KEPT.get(kb)
    if found is None:
        found = _KEPT[kb] = Library(kb, profiles)
    return found
