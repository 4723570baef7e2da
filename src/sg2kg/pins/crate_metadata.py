"""Describes a crate: ro-crate-metadata.json after RO-Crate 1.2, and the README for people."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from sg2kg.pins.citation import Author, key, sentence, spdx
from sg2kg.pins.model import Pin

CONTEXT = "https://w3id.org/ro/crate/1.2/context"
"""Named in the file and never fetched."""
CONFORMS_TO = "https://w3id.org/ro/crate/1.2"
_TYPES = {
    ".toml": "application/toml",
    ".csv": "text/csv",
    ".json": "application/json",
    ".html": "text/html",
    ".ttl": "text/turtle",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".svg": "image/svg+xml",
    ".bib": "application/x-bibtex",
    ".cff": "application/yaml",
    ".md": "text/markdown",
    ".nt": "application/n-triples",
    ".nq": "application/n-quads",
    ".trig": "application/trig",
    ".rdf": "application/rdf+xml",
    ".owl": "application/rdf+xml",
    ".xml": "application/rdf+xml",
    ".jsonld": "application/ld+json",
}
_ABOUT = {
    "study.toml": "the pin: what was compared, what was found, and by which statements and sources",
    "comparison.csv": "the comparison as a table of words",
    "comparison.json": "the comparison with what each cell rests on",
    "comparison.html": "the comparison as a page; each cell opens its evidence",
    "comparison.ttl": "the comparison as RDF (Data Cube)",
    "comparison.xlsx": "the comparison as a workbook, with the evidence on its second sheet",
    "heat-map.svg": "the comparison as a picture",
    "CITATION.cff": "how to cite it (Citation File Format)",
    "citation.bib": "how to cite it (BibTeX)",
    "citation.csl.json": "how to cite it (CSL-JSON)",
    "README.md": "what is here, for people",
}


def metadata(
    kept: Pin, authors: Sequence[Author], licences: Sequence[str], unlicensed: Sequence[str], published: str, files: Mapping[str, bytes]
) -> str:
    """The text of ro-crate-metadata.json for a crate of these ``files``.

    Required by RO-Crate 1.2: the descriptor with conformsTo and about; the root with name, description, datePublished and license; files as parts of
    the root. Sources of cells are contextual entities, cited by the root; an action says which files the comparison was made of.
    """
    people = {a.orcid or a.iri or f"#author-{n}": a for n, a in enumerate(authors, start=1)}
    software = f"#sg2kg-{kept.sg2kg}"
    results = [name for name in files if name.startswith(("comparison.", "heat-map."))]
    root = {
        "@id": "./",
        "@type": "Dataset",
        "name": kept.title,
        "description": description(kept),
        "datePublished": published,
        "license": _refs(licences) if licences and not unlicensed else _no_licence(licences, unlicensed),
        "author": _refs(people),
        "version": kept.answer[:12],
        "identifier": key(kept),
        "creditText": sentence(kept, authors, published),
        "keywords": "shared governance, comparison of cases",
        "inLanguage": kept.asked.lang,
        "hasPart": _refs(map(_path, files)),
        "mentions": _ref("#comparing"),
        "citation": _refs(sorted(s for s in kept.sources if _is_web(s))),
    }
    graph: list[dict[str, Any]] = [
        {"@id": "ro-crate-metadata.json", "@type": "CreativeWork", "conformsTo": _ref(CONFORMS_TO), "about": _ref("./")},
        {name: value for name, value in root.items() if value != []},
        *(_file(name, content) for name, content in sorted(files.items())),
        *(_person(i, a) for i, a in people.items()),
        *({"@id": x, "@type": "CreativeWork", "name": spdx(x) or x, "description": f"The licence {spdx(x) or x}.", "url": x} for x in licences),
        {"@id": software, "@type": "SoftwareApplication", "name": "sg2kg", "version": kept.sg2kg, "softwareVersion": kept.sg2kg},
        {
            "@id": "#comparing",
            "@type": "CreateAction",
            "name": "sg2kg compare",
            "endTime": kept.made,
            "instrument": _ref(software),
            "object": _refs(_path(name) for name in ("study.toml", *files) if name.startswith(("study.", "data/", "ontology/"))),
            "result": _refs(map(_path, results)),
        },
    ]
    for iri, source in sorted(kept.sources.items()):
        if _is_web(iri):
            entity = {"@id": iri, "@type": "CreativeWork", "name": source.label or iri, "url": source.address}
            graph.append({name: value for name, value in entity.items() if value})
    seen: dict[str, dict[str, Any]] = {}
    for entity in graph:
        seen.setdefault(str(entity["@id"]), entity)
    return json.dumps({"@context": CONTEXT, "@graph": list(seen.values())}, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def description(kept: Pin) -> str:
    """What the comparison is, in two sentences."""
    cases = len({u.case for u in kept.units})
    sources = len(kept.sources)
    return (
        f"A comparison of {cases} case{_s(cases)} by {len(kept.concepts)} concept{_s(len(kept.concepts))}; each cell is present, absent on purpose, "
        f"contested or not reported, and rests on statements from {sources} source{_s(sources)}. "
        f"Coded by codebook {kept.codebook or '(not stated)'} and made with sg2kg {kept.sg2kg}."
    )


def readme(
    kept: Pin, authors: Sequence[Author], licences: Sequence[str], unlicensed: Sequence[str], published: str, files: Mapping[str, bytes]
) -> str:
    """The text of README.md: what is here, how it is cited, and how it is made again."""
    rows = [f"| `{name}` | {_about(name)} | `{sha256(content).hexdigest()}` |" for name, content in sorted(files.items())]
    licence = ", ".join(f"<{x}>" for x in licences)
    if unlicensed:
        licence = "\n".join(filter(None, (licence, _no_licence((), unlicensed))))
    return f"""# {" ".join(kept.title.split())}

{description(kept)}

Cite as: {sentence(kept, authors, published)} (`CITATION.cff`, `citation.bib`, `citation.csl.json`)

Licence: {licence}

## Make it again

```sh
pip install sg2kg=={kept.sg2kg}
sg2kg compare study.toml --format csv   # the same as comparison.csv, byte for byte
sg2kg diff study.toml                   # what has changed since, where anything has
```

The case files in `data/` are those that were compared. The ontology in `ontology/` is that of sg2kg {kept.sg2kg}; it comes with sg2kg.

## Files

| file | what it is | SHA-256 |
|---|---|---|
{chr(10).join(rows)}
"""


def _about(name: str) -> str:
    if name in _ABOUT:
        return _ABOUT[name]
    return "a part of the ontology" if name.startswith("ontology/") else "a file that the comparison rests on"


def _file(name: str, content: bytes) -> dict[str, Any]:
    suffix = "." + name.rpartition(".")[2].lower()
    return {
        "@id": _path(name),
        "@type": "File",
        "name": name.rpartition("/")[2],
        "description": _about(name),
        "encodingFormat": _TYPES.get(suffix, "application/octet-stream"),
        "contentSize": str(len(content)),
        "sha256": sha256(content).hexdigest(),
    }


def _person(iri: str, author: Author) -> dict[str, Any]:
    if author.family:
        return {"@id": iri, "@type": "Person", "name": f"{author.given} {author.family}", "familyName": author.family, "givenName": author.given}
    return {"@id": iri, "@type": "Organization", "name": author.name}


def _no_licence(licences: Sequence[str], unlicensed: Sequence[str]) -> str:
    stated = f"Licences of the other records: {', '.join(licences)}. " if licences else ""
    return f"{stated}No licence is stated for: {', '.join(unlicensed)}. Ask those who submitted the record before you use it."


def _path(name: str) -> str:
    """A name as a relative URI; letters of other scripts stay as they are (RO-Crate 1.2, Encoding file paths)."""
    return "".join(c if ord(c) > 127 else quote(c, safe="/") for c in name)


def _ref(iri: str) -> dict[str, str]:
    return {"@id": iri}


def _refs(iris: Any) -> list[dict[str, str]]:
    return [_ref(i) for i in iris]


def _is_web(iri: str) -> bool:
    return iri.startswith(("http://", "https://"))


def _s(number: int) -> str:
    return "" if number == 1 else "s"
