"""The published IRIs and where this server answers for them: https://w3id.org/sg2kg/case/cloud-rice is /case/cloud-rice here, wherever that is."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from sg2kg.web.settings import PUBLISHED

DOCUMENTS = ("alignments", "extension", "framework", "ontology", "qca", "shapes")
"""The published documents whose terms are fragments of them: https://w3id.org/sg2kg/framework#M-ECO stands in /framework."""
KINDS = ("actor", "case", "graph", "source", "tier")
"""What the published IRIs begin with that have a document each: /case/cloud-rice."""
_SAFE = "/-._~:@!$&()*+,;="
"""Characters that stand for themselves in a path (RFC 3986, section 3.3); an apostrophe would, but is quoted, for it ends an attribute."""


@dataclass(frozen=True)
class Addresses:
    """Turns published IRIs into links of this server and back; ``prefix`` is the path that a reverse proxy serves it under, mostly empty."""

    base: str
    """The base address, with a slash at its end."""
    prefix: str = ""

    def link(self, iri: str) -> str:
        """A link for a page: one of this server for a published IRI, the IRI itself where it is one of the web, else nothing.

        A term of a document leads to its own page, /framework/M-ECO; a part of a case to its place on the page of the case; what has no address
        of its own to what is said of it, /thing?iri=….
        """
        if not iri.startswith(PUBLISHED):
            return iri if iri.startswith(("http://", "https://")) else ""
        rest = iri[len(PUBLISHED) :]
        document, sign, fragment = rest.partition("#")
        if sign and document in DOCUMENTS and fragment and "/" not in fragment and fragment.strip("."):
            return f"{self.prefix}/{document}/{quote(fragment, safe=_SAFE)}"
        if document.partition("/")[0] not in (*DOCUMENTS, *KINDS, "docs", "") or not _plain(document):
            return self.thing(iri)
        return f"{self.prefix}/{quote(document, safe=_SAFE)}{sign}{quote(fragment, safe=_SAFE + '?')}"

    def thing(self, iri: str) -> str:
        """A link to what the data say of an IRI, whatever it is; for what strangers name, which may be nothing here."""
        return f"{self.prefix}/thing?iri={quote(iri, safe='')}"

    def path(self, path: str) -> str:
        """A link to a page of this server, from its path with a slash at its head."""
        return self.prefix + path

    def here(self, path: str) -> str:
        """The whole address of a page of this server, from its path with a slash at its head."""
        return self.base.rstrip("/") + path

    @staticmethod
    def published(path: str) -> str:
        """The published IRI of what answers at a path of this server, such as /case/cloud-rice."""
        return PUBLISHED + path.lstrip("/")


def _plain(path: str) -> bool:
    """Whether a browser asks for this path as it stands: it takes . and .. out, and two slashes at the head of a path are another host."""
    return not path.startswith("/") and not any(part in (".", "..") for part in path.split("/"))
