"""The place of a concept in the paper, in words: "§2.2/L83-84" is section 2.2, lines 83–84."""

from __future__ import annotations

import re

from sg2kg.web.words import text

_PLACE = re.compile(r"(?P<where>[^/]*?)(?: (?P<heading>heading))?(?:/L(?P<lines>[\d,\s-]+))?")
_NUMBER = re.compile(r"(§|Table)(.+)")


def in_words(place: str, lang: str) -> str:
    """A recorded place as a reader says it; as it stands where it is written in another way."""
    return text("comma", lang).join(_one(part.strip(), lang) for part in place.split(";"))


def _one(part: str, lang: str) -> str:
    found = _PLACE.fullmatch(part)
    if found is None:
        return part
    where, lines = found["where"], (found["lines"] or "").strip()
    named = _NUMBER.fullmatch(where)
    if named:
        said = text(f"reference.place {named[1]}", lang, n=named[2])
    elif where in ("Abs", "Intro", "Title"):
        said = text(f"reference.place {where}", lang)
    else:
        return part
    if found["heading"]:
        said += text("reference.place heading", lang)
    if lines:
        key = "place lines" if re.search(r"[,-]", lines) else "place line"
        said += text(f"reference.{key}", lang, n=lines.replace("-", "–").replace(",", text("list comma", lang)))
    return said
