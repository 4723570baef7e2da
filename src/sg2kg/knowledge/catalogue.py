"""The catalogue of queries: one question a file, with title, parameters and defaults in its header; called by the knowledge base and the command.

A query file is SPARQL that runs as it stands in any engine. Its header is comment lines ``# key: value``:

    # title: …          # title@zh-Hans: …      # title@zh-Hant: …
    # description: …    # description@zh-Hans: …
    # question: S1      # keywords: mechanism, gap
    # param: NAME TYPE DEFAULT — what it means      (TYPE: basis, case, concept, string, integer; DEFAULT may be *, meaning all)

and each parameter stands in the text once as ``VALUES ?NAME { … }``, where the default is written; giving a value replaces that block.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from sg2kg import bundle
from sg2kg.errors import InputError, NotFoundError, ParameterError
from sg2kg.messages import LANGUAGES

TYPES = ("basis", "case", "concept", "string", "integer")


@dataclass(frozen=True)
class Parameter:
    """A parameter of a query; ``default`` is None where it stands for everything."""

    name: str
    type: str
    default: str | None
    meaning: str


@dataclass(frozen=True)
class Query:
    """One question, with its text and what its header says."""

    name: str
    text: str
    title: Mapping[str, str]
    description: Mapping[str, str]
    question: str
    keywords: tuple[str, ...]
    parameters: tuple[Parameter, ...]

    def parameter(self, name: str) -> Parameter:
        """The parameter called ``name``; raises NotFoundError, naming the near ones, where there is none."""
        for parameter in self.parameters:
            if parameter.name == name:
                return parameter
        raise NotFoundError(f"parameter of {self.name}", name, (p.name for p in self.parameters))

    def bind(self, values: Mapping[str, ox.NamedNode | ox.Literal]) -> str:
        """The text with the given parameters filled in; the others keep their defaults."""
        text = self.text
        for name, term in values.items():
            pattern = rf"VALUES\s+\?{re.escape(name)}\s*\{{[^}}]*\}}"
            text, count = re.subn(pattern, lambda _, t=term, n=name: f"VALUES ?{n} {{ {t} }}", text)  # type: ignore[misc]
            if count == 0:
                raise ParameterError(f"{self.name}: the text has no VALUES block for {name}", "Add VALUES ?" + name + " { … } to the query.")
        return text


class Catalogue:
    """The queries by name."""

    def __init__(self, files: Iterable[Path] | None = None) -> None:
        self._queries = {q.name: q for q in map(read_query, bundle.query_files() if files is None else files)}

    def __iter__(self) -> Iterator[Query]:
        return iter(self._queries.values())

    def __len__(self) -> int:
        return len(self._queries)

    def names(self) -> list[str]:
        """The names, sorted."""
        return sorted(self._queries)

    def __contains__(self, name: object) -> bool:
        return name in self._queries

    def __getitem__(self, name: str) -> Query:
        if name not in self._queries:
            raise NotFoundError("query", name, self._queries)
        return self._queries[name]


def read_query(path: Path) -> Query:
    """Reads a query file; raises InputError for a header that cannot be understood."""
    text = path.read_text(encoding="utf-8")
    fields: dict[str, str] = {}
    parameters = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("#"):
            break
        found = re.match(r"# ([a-z]+(?:@[\w-]+)?): (.*)", line)
        if not found:
            continue
        if found[1] == "param":
            parameters.append(_parameter(found[2], path, number))
        else:
            fields[found[1]] = found[2].strip()
    return Query(
        name=path.stem,
        text=text,
        title=_by_language(fields, "title"),
        description=_by_language(fields, "description"),
        question=fields.get("question", ""),
        keywords=tuple(k.strip() for k in fields.get("keywords", "").split(",") if k.strip()),
        parameters=tuple(parameters),
    )


def _by_language(fields: Mapping[str, str], key: str) -> dict[str, str]:
    return {lang: fields[full] for lang in LANGUAGES if (full := key if lang == "en" else f"{key}@{lang}") in fields}


def _parameter(text: str, path: Path, line: int) -> Parameter:
    head, _, meaning = text.partition(" — ")
    parts = head.split()
    if len(parts) != 3 or parts[1] not in TYPES:
        raise InputError("a parameter is written: NAME TYPE DEFAULT — meaning", "Types: " + ", ".join(TYPES), source=str(path), line=line)
    return Parameter(parts[0], parts[1], None if parts[2] == "*" else parts[2], meaning.strip())
