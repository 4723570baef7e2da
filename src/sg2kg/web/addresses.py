"""The published IRIs and where this server answers for them: https://w3id.org/sg2kg/case/cloud-rice is /case/cloud-rice here, wherever that is."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from sg2kg.web.settings import PUBLISHED


@dataclass(frozen=True)
class Addresses:
    """Turns published IRIs into links of this server and back; ``prefix`` is the path that a reverse proxy serves it under, mostly empty."""

    base: str
    """The base address, with a slash at its end."""
    prefix: str = ""

    def link(self, iri: str) -> str:
        """A link for a page: one of this server for a published IRI, the IRI itself where it is one of the web, else nothing."""
        if iri.startswith(PUBLISHED):
            return f"{self.prefix}/{quote(iri[len(PUBLISHED) :], safe='/#-._~:@!$&()*+,;=')}"
        return iri if iri.startswith(("http://", "https://")) else ""

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
