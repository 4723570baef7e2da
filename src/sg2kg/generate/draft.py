"""A submission while it is being written: blocks of rows in sections, which become Turtle as a person would write it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Union

from sg2kg.generate.dice import Dice
from sg2kg.generate.words import Text, World
from sg2kg.terms import PREFIXES

Value = Union[str, int, float, Text]
"""A name of the draft (``:firm``), a prefixed name, Turtle in quotes, a plain text, a number, or a text in three languages."""

Row = Union[Value, Sequence[Value], None]
"""The values of a property: one, a list of them, or none."""

CASE = ":"
"""The name of the case itself."""
BASE = "https://example.org/case/"
_OTHER_VOCABULARIES = {
    "label": "rdfs:label", "notation": "skos:notation", "identifier": "dcterms:identifier", "license": "dcterms:license",
    "conformsTo": "dcterms:conformsTo", "issued": "dcterms:issued", "a": "a",
}  # fmt: skip
_PREFIXES = ("dcterms", "fw", "rdfs", "sg2", "sg2x", "skos", "tier", "xsd")
_TERM = re.compile(rf"(?:{'|'.join(_PREFIXES)})?:[\w-]*|<[^<>\s]+>|\".*\"(?:@[\w-]+|\^\^\S+)?")
_ALL = ("en", "zh-Hans", "zh-Hant")
_LANGUAGES = (_ALL, ("en", "zh-Hans"), ("en", "zh-Hans"), ("zh-Hans", "zh-Hant"), ("en",), ("zh-Hans",))
"""In which a submission has its texts; its name is in all of them."""
_WIDTH = 120


class Draft:
    """Blocks by name, in the order in which they were added; a row of a block is a property and its values."""

    def __init__(self, number: int, tier: str, dice: Dice, world: World) -> None:
        self.tier, self.dice, self.world = tier, dice, world
        self.name = f"{_slug(world.town[0])}-{world.theme.slug}-{number:06}"
        self.languages = dice.pick(_LANGUAGES)
        self.blocks: dict[str, dict[str, list[Value]]] = {}
        self._sections: dict[str, str] = {}
        self._comments: dict[str, str] = {}
        self._section = ""

    def section(self, title: str) -> None:
        """Begins a section: what is added from here on stands under ``title``."""
        self._section = title

    def add(self, name: str, kind: str, **rows: Row) -> str:
        """Adds a block of type ``kind`` and returns its name as a value (``:name``); a row that is None or empty is left out."""
        self.blocks[name] = {"a": [kind]}
        self._sections[name] = self._section
        for prop, value in rows.items():
            self.put(name, prop, *_listed(value))
        return name if name == CASE else ":" + name

    def remark(self, name: str, comment: str) -> None:
        """Puts a comment in front of a block."""
        self._comments[name] = comment

    def put(self, name: str, prop: str, *values: Value) -> None:
        """Adds values to a row of a block, those that it has left out."""
        row = self.blocks[name].setdefault(prop, [])
        row.extend(v for v in values if v not in row)
        if not row:
            del self.blocks[name][prop]

    def change(self, name: str, prop: str, *values: Value) -> None:
        """Puts ``values`` in place of a row; without values the row is dropped."""
        self.blocks[name].pop(prop, None)
        self.put(name, prop, *values)

    def get(self, name: str, prop: str) -> list[Value]:
        """The values of a row; none where there is no such row."""
        return self.blocks.get(name, {}).get(prop, [])

    def of_type(self, kind: str) -> list[str]:
        """The names of the blocks of a type."""
        return [name for name, rows in self.blocks.items() if kind in rows["a"]]

    def say(self, english: str, hans: str, hant: str, **slots: object) -> Text:
        """A text with the names of this world in its slots; see :meth:`World.say`."""
        return self.world.say(english, hans, hant, **slots)

    def turtle(self) -> str:
        """The whole submission."""
        base, service = BASE + self.name, self.world.theme.service[0]
        lines = ["# Invented: nothing in this file is real.", f"# {service.capitalize()} in {self.world.town[0]}, for the tier {self.tier}.", ""]
        lines += [f"@prefix : <{base}#> .", "@prefix case: <" + BASE + "> ."]
        lines += [f"@prefix {prefix}: <{PREFIXES[prefix]}> ." for prefix in _PREFIXES] + [""]
        section = ""
        for name in self.blocks:
            if self._sections[name] != section:
                section = self._sections[name]
                lines += [f"# ---- {section}", ""]
            lines += [*self._block(name), ""]
        return "\n".join(lines)

    def _block(self, name: str) -> list[str]:
        rows = dict(self.blocks[name])
        subject = self._term(CASE if name == CASE else ":" + name)
        lines = [f"# {self._comments[name]}"] if name in self._comments else []
        lines.append(f"{subject} a {' , '.join(map(self._term, rows.pop('a')))} ;")
        for prop, values in rows.items():
            languages = _ALL if name == CASE and prop == "label" else self.languages
            written = [text for value in values for text in self._written(value, languages)]
            lines += _wrapped(_OTHER_VOCABULARIES.get(prop, "sg2:" + prop), written)
        lines[-1] = lines[-1].removesuffix(" ;") + " ."
        return lines

    def _written(self, value: Value, languages: tuple[str, ...]) -> list[str]:
        if isinstance(value, tuple):
            return [f"{_quoted(text)}@{language}" for text, language in zip(value, _ALL, strict=True) if language in languages]
        return [self._term(value)]

    def _term(self, value: Value) -> str:
        if value == CASE:
            return f"case:{self.name}"
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, (int, float)):
            return str(value)
        assert isinstance(value, str)
        return value if _TERM.fullmatch(value) else _quoted(value)


def _listed(row: Row) -> Sequence[Value]:
    return row if isinstance(row, list) else [] if row is None else [row]  # type: ignore[list-item]


def _wrapped(prop: str, values: list[str]) -> list[str]:
    """One row, in several lines where it is long and holds no texts."""
    lines, line = [], f"    {prop} {values[0]}"
    for value in values[1:]:
        if len(line) + len(value) > _WIDTH and value[0] != '"':
            lines.append(line + " ,")
            line = f"        {value}"
        else:
            line += f" , {value}"
    return [*lines, line + " ;"]


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
