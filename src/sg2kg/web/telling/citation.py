"""How the record of a case is cited: in a sentence, and as an entry of BibTeX."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sg2kg.knowledge.base import CaseInfo

_ESCAPES = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", **{c: f"\\{c}" for c in "&%$#_{}"}}


@dataclass(frozen=True)
class Citation:
    """A record as it is cited."""

    sentence: str
    bibtex: str


def cite(info: CaseInfo, authors: Sequence[str], version: str, issued: str) -> Citation:
    """The citation of a record, by those who submitted it."""
    by = list(authors) or ["anonymous"]
    title = info.label.get("en") or next(iter(info.label.values()), info.name)
    title += f" ({info.notation})" if info.notation else ""
    year = issued[:4] if issued[:4].isdecimal() else "n.d."
    numbered = f", version {version}" if version else ""
    sentence = f"{'; '.join(by)} ({year}). {title}{numbered} [Case record of shared governance]. sg2kg. {info.iri}"
    fields = {
        "author": " and ".join(f"{{{_tex(a)}}}" for a in by),
        "title": f"{{{_tex(title)}}}",
        **({"year": year} if year != "n.d." else {}),
        "howpublished": "Case record of shared governance, sg2kg",
        **({"note": f"Version {_tex(version)}"} if version else {}),
        "url": info.iri,
    }
    key = "".join(c for c in info.name if c.isascii() and (c.isalnum() or c in "-_")) or "case"
    return Citation(sentence, f"@misc{{sg2kg-{key},\n" + "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items()) + "}\n")


def _tex(text: str) -> str:
    return "".join(_ESCAPES.get(c, c) for c in " ".join(text.split()))
