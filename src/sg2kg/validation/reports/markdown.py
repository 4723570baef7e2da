"""Verdicts as Markdown, for a comment on a pull request: a table, then what there is to mend; bounded, and safe whatever submissions say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from sg2kg.messages import one_line, pick, say
from sg2kg.validation.reports.patch import blanks_of, patch_lines
from sg2kg.validation.reports.text import count_of
from sg2kg.validation.reports.wording import (
    Item,
    heading,
    id_of,
    kind_of,
    message_of,
    name_of,
    severities,
    severity_word,
    shape_name,
    tier_name,
    values_of,
    where_of,
    word_of,
)
from sg2kg.validation.verdict import SEVERITIES, Finding, Remedy, Unchecked, Verdict

_LONGEST = 60_000
"""A comment on GitHub takes 65,536 characters."""
_SIGNS = re.compile(r"([\\`*_{}\[\]<>()#|~!$&])")
_ADDRESS = re.compile(r"(?<=:)(?=//)|(?<=www)(?=\.)", re.IGNORECASE)


def write_markdown(items: Sequence[Item], lang: str, detail: str) -> str:
    """A table of the submissions, and the findings of each; what does not fit into a comment is counted."""
    count = f"{count_of(items, lang)}\n\n" if len(items) != 1 else ""
    head = f"### {heading('title verdicts', lang)}\n\n{count}"
    ours = not any(isinstance(item, Verdict) and not item.tier for item in items)
    keys = ("verdict", "submission", "column tier", "reached", *(severity_word(s, ours) for s in SEVERITIES), "file")
    columns = f"| {' | '.join(heading(key, lang) for key in keys)} |\n|{'---|' * 4}{'--:|' * 3}---|\n"
    rows = _bounded((f"| {' | '.join(_row(item, lang))} |\n" for item in items), len(items), _LONGEST // 3, lang)
    told = [v for v in items if isinstance(v, Verdict) and v.findings]
    findings = (text for v in told for text in _item(v, lang, detail == "full"))
    return head + columns + rows + _bounded(findings, sum(len(v.findings) for v in told), _LONGEST - len(rows), lang)


def _bounded(texts: Iterable[str], n: int, room: int, lang: str) -> str:
    """The texts, of which there are ``n``, as far as there is room, and how many there are besides."""
    kept: list[str] = []
    for text in texts:
        room -= len(text)
        if room < 0:
            return "".join(kept) + f"\n{say('more', lang).format(n=n - len(kept))}\n"
        kept.append(text)
    return "".join(kept)


def plain(text: str) -> str:
    """A text that Markdown shows as it is: no markup, no mention of a user, no link."""
    text = _SIGNS.sub(r"\\\1", one_line(text))
    return _ADDRESS.sub("<!-- -->", text).replace("@", "@<!-- -->")


def code(text: str) -> str:
    """A text as code in one line, also within a table."""
    text = one_line(text).replace("|", "¦")
    ticks = "`" * (max((len(m) for m in re.findall("`+", text)), default=0) + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{ticks}{pad}{text}{pad}{ticks}" if text else ""


def _row(item: Item, lang: str) -> list[str]:
    if isinstance(item, Unchecked):
        return [f"❗ {word_of(item, lang)}", plain(item.what), "", "", "", "", "", code(item.source)]
    tiers = [plain(tier_name(item, name, lang)) if name else "–" for name in (item.tier, item.reached)]
    sign = "✅" if item.conforms else "❌"
    return [f"{sign} {word_of(item, lang)}", plain(name_of(item, lang)), *tiers, *(str(n) for n in severities(item).values()), code(item.source)]


def _item(v: Verdict, lang: str, full: bool) -> Iterator[str]:
    for n, finding in enumerate(v.findings):
        title = "" if n else f"\n#### {plain(name_of(v, lang))}\n\n"
        yield title + "\n".join((*_finding(finding, lang, full), ""))


def _finding(f: Finding, lang: str, full: bool) -> Iterator[str]:
    name = f"[{plain(id_of(f))}]({f.docs})" if f.docs else plain(id_of(f) or shape_name(f))
    yield f"- **{name}** {kind_of(f, lang)}{say('colon', lang)}{plain(message_of(f, lang))}  "
    yield f"  {say('at', lang)} {plain(where_of(f, lang))}  "
    if len(f.values) > 1:
        yield f"  {heading('values', lang)}{say('colon', lang)}{'; '.join(plain(v) for v in values_of(f, lang))}  "
    if f.place.line is not None or f.place.cell:
        yield f"  {say('in file', lang)} {code(str(f.place))}  "
    if mend := pick(f.mend, lang):
        yield f"  {say('mend', lang)} {plain(mend)}  "
    if full:
        yield from _more(f, lang)


def _more(f: Finding, lang: str) -> Iterator[str]:
    if why := pick(f.why, lang):
        yield f"  {say('why', lang)} {plain(why)}  "
    if f.remedy:
        yield from _patch(f.remedy, lang)


def _patch(remedy: Remedy, lang: str) -> Iterator[str]:
    lines = patch_lines(remedy)
    fence = "`" * max(3, 1 + max((len(m) for line in lines for m in re.findall("`+", line)), default=0))
    yield f"\n  <details><summary>{heading('change', lang)}</summary>\n"
    yield f"  {fence}diff"
    yield from (f"  {line}" for line in lines)
    yield f"  {fence}\n"
    if remedy.blanks:
        yield f"  {say('fill in', lang)} {'; '.join(plain(b) for b in blanks_of(remedy.blanks, lang))}\n"
    yield "  </details>\n"
