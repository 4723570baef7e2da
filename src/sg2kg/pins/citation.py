"""Says how a pinned comparison is cited: CITATION.cff, BibTeX and CSL-JSON, and who its authors are."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sg2kg.errors import PinError
from sg2kg.pins.model import Pin

if TYPE_CHECKING:
    from sg2kg.knowledge import KnowledgeBase

_ORCID = re.compile(r"(?:https?://orcid\.org/)?(\d{4}-\d{4}-\d{4}-\d{3}[\dX])")
_CREATIVE_COMMONS = re.compile(r"https?://creativecommons\.org/(?:licenses/(by[a-z-]*)|publicdomain/(zero))/(\d\.\d)/?(?:deed\.[a-z-]+|legalcode)?")
_ESCAPES = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", **{c: f"\\{c}" for c in "&%$#_{}"}}


@dataclass(frozen=True)
class Author:
    """Who is cited: a person where there is a family name, else a body."""

    name: str
    family: str = ""
    given: str = ""
    orcid: str = ""
    """The address https://orcid.org/…, or empty."""
    iri: str = ""
    """What the data call it, or empty."""


def author(text: str) -> Author:
    """The author that ``Family, Given (ORCID)`` stands for; a name without a comma is that of a body. The ORCID may be left out.

    Raises PinError for what is no name, or for an ORCID that was mistyped: its last sign is a check (ISO 7064, MOD 11-2).
    """
    found = re.fullmatch(r"\s*([^()]+?)\s*(?:\(([^()]*)\))?\s*", text)
    hint = "Write it as 'Family, Given (0000-0002-1825-0097)', the ORCID only where there is one."
    if not found or not any(c.isalpha() for c in found[1]):
        raise PinError(f"{text[:80]}: this is no author", hint)
    orcid = ""
    if found[2] is not None:
        number = _ORCID.fullmatch(found[2].strip())
        if not number or not _is_orcid(number[1]):
            raise PinError(f"{found[2][:80]}: this is no ORCID", hint)
        orcid = f"https://orcid.org/{number[1]}"
    family, comma, given = (part.strip() for part in found[1].partition(","))
    return Author(found[1], family, given, orcid) if comma and family and given else Author(found[1], orcid=orcid)


def _is_orcid(number: str) -> bool:
    digits = number.replace("-", "")
    total = 0
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    return "0123456789X"[(12 - total % 11) % 11] == digits[-1]


def check_authors(names: Iterable[str]) -> None:
    """Raises PinError for the first name that is no author; see :func:`author`."""
    for name in names:
        author(name)


def authors_of(kept: Pin, kb: KnowledgeBase) -> tuple[Author, ...]:
    """Whoever made the comparison; where the pin does not say, those who submitted the records that it compares."""
    if kept.authors:
        return tuple(map(author, kept.authors))
    cases = {u.case for u in kept.units}
    found = kb.dataset.select("SELECT DISTINCT ?case ?by { ?record sg2:describes ?case ; sg2:submitter ?by FILTER(isIRI(?by)) } ORDER BY ?by")
    return tuple(Author(kb.label(by), iri=by) for by in dict.fromkeys(by for case, by in found if case in cases)) or (Author("anonymous"),)


def licences_of(kept: Pin, kb: KnowledgeBase) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The licences of the records compared, and the names of the cases for which none is stated."""
    found = kb.dataset.select("SELECT DISTINCT ?case ?l { ?record sg2:describes ?case ; dcterms:license ?l FILTER(isIRI(?l)) } ORDER BY ?l")
    of: dict[str, str] = dict(found)
    cases = tuple(dict.fromkeys(u.case for u in kept.units))
    licences = sorted({licence for case, licence in found if case in cases})
    return tuple(licences), tuple(c.rpartition("/")[2] for c in cases if c not in of)


def spdx(licence: str) -> str:
    """The SPDX identifier of a Creative Commons licence, or empty."""
    found = _CREATIVE_COMMONS.fullmatch(licence)
    return "" if not found else f"CC0-{found[3]}" if found[2] else f"CC-{found[1].rstrip('-').upper()}-{found[3]}"


def citations(kept: Pin, authors: Sequence[Author], licences: Sequence[str], published: str) -> dict[str, str]:
    """The three files by name: CITATION.cff, citation.bib, citation.csl.json."""
    return {
        "CITATION.cff": _cff(kept, authors, licences, published),
        "citation.bib": _bibtex(kept, authors, published),
        "citation.csl.json": _csl(kept, authors, published),
    }


def sentence(kept: Pin, authors: Sequence[Author], published: str) -> str:
    """The citation in one line."""
    return f"{'; '.join(a.name for a in authors)} ({published[:4]}). {kept.title} [Data set]. Made with sg2kg {kept.sg2kg}."


def key(kept: Pin) -> str:
    """What the comparison is called in a bibliography: by its answer."""
    return f"sg2kg-comparison-{kept.answer[:12]}"


def _cff(kept: Pin, authors: Sequence[Author], licences: Sequence[str], published: str) -> str:
    """Citation File Format 1.2.0; required are cff-version, message, title and authors. A string of JSON is one of YAML 1.2."""

    def text(value: str) -> str:
        return json.dumps(value, ensure_ascii=False)

    lines = ["cff-version: 1.2.0", 'message: "If you use this comparison, please cite it as below."', f"title: {text(kept.title)}", "type: dataset"]
    lines.append("authors:")
    for a in authors:
        names = [("family-names", a.family), ("given-names", a.given)] if a.family else [("name", a.name)]
        first, *rest = [f"{name}: {text(value)}" for name, value in [*names, ("orcid", a.orcid)] if value]
        lines += [f"  - {first}", *(f"    {line}" for line in rest)]
    lines += [f"date-released: {text(published)}", f"version: {text(kept.answer[:12])}"]
    if len(licences) == 1:  # several would be taken for a choice
        known = spdx(licences[0])
        lines.append(f"license: {known}" if known else f"license-url: {text(licences[0])}")
    lines += [
        "references:",
        "  - type: software",
        '    title: "sg2kg: a knowledge graph and toolkit of shared governance"',
        "    authors:",
        '      - name: "The sg2kg editors"',
        f"    version: {text(kept.sg2kg)}",
    ]
    return "\n".join(lines) + "\n"


def _bibtex(kept: Pin, authors: Sequence[Author], published: str) -> str:
    """An entry of type misc, which every style of BibTeX knows."""
    names = [f"{_tex(a.family)}, {_tex(a.given)}" if a.family else f"{{{_tex(a.name)}}}" for a in authors]
    fields = {
        "author": " and ".join(names),
        "title": f"{{{_tex(kept.title)}}}",
        "year": published[:4],
        "month": str(int(published[5:7])),
        "howpublished": "Data set",
        "note": f"Made with sg2kg {_tex(kept.sg2kg)}, codebook {_tex(kept.codebook)}; SHA-256 of the answer: {kept.answer}",
    }
    return f"@misc{{{key(kept)},\n" + "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items()) + "}\n"


def _tex(text: str) -> str:
    return "".join(_ESCAPES.get(c, c) for c in " ".join(text.split()))


def _csl(kept: Pin, authors: Sequence[Author], published: str) -> str:
    """One item of the Citation Style Language's JSON, of type dataset."""
    item = {
        "id": key(kept),
        "type": "dataset",
        "title": kept.title,
        "author": [{"family": a.family, "given": a.given} if a.family else {"literal": a.name} for a in authors],
        "issued": {"date-parts": [[int(part) for part in published.split("-")]]},
        "version": kept.answer[:12],
        "note": f"Made with sg2kg {kept.sg2kg}",
    }
    return json.dumps([item], ensure_ascii=False, indent=1, sort_keys=True) + "\n"
