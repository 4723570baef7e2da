"""The documents of docs/ as pages: Markdown without HTML, headings with anchors, links between documents as links between pages.

Pictures that ``docs/model.md`` has between ``<!-- name -->`` and ``<!-- /name -->`` are drawn from the ontology by whoever asks for the page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markupsafe import Markup, escape

from sg2kg import bundle
from sg2kg.errors import NotFoundError

GENERATED = ("tiers",)
"""Documents that are pages of their own here, made from what they were made from, in three languages."""
_PICTURE = re.compile(r"<!-- (\w[\w-]*) -->\n.*?<!-- /\1 -->", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


@dataclass(frozen=True)
class Heading:
    """A heading of a document."""

    level: int
    id: str
    text: str


@dataclass(frozen=True)
class Document:
    """A document as it is shown."""

    name: str
    title: str
    summary: str
    """Its first paragraph, as plain text."""
    html: Markup
    headings: tuple[Heading, ...]


def names() -> list[str]:
    """The documents that there are, by name; those in other languages and those that are made here are left out."""
    return sorted(p.stem for p in bundle.docs_folder().glob("*.md") if "." not in p.stem and p.stem not in GENERATED)


def picture_file(name: str) -> Path:
    """A picture of the documents; raises NotFoundError for one that is not there."""
    there = {p.name: p for p in (bundle.docs_folder() / "pictures").glob("*") if p.suffix in (".svg", ".png")}
    if name not in there:
        raise NotFoundError("picture", name, there)
    return there[name]


def read(name: str, path: Callable[[str], str], pictures: Mapping[str, Markup]) -> Document:
    """The document ``name`` as HTML; ``path`` makes links. Raises NotFoundError for one that is not there."""
    known = names()
    if name not in known:
        raise NotFoundError("document", name, [*known, *GENERATED])
    return render(name, (bundle.docs_folder() / f"{name}.md").read_text(encoding="utf-8"), path, pictures)


def render(name: str, text: str, path: Callable[[str], str], pictures: Mapping[str, Markup]) -> Document:
    """Markdown as a document."""
    text = _PICTURE.sub(lambda m: f"```picture {m[1]}\n```\n" if m[1] in pictures else m[0], text)
    text = "\n".join(_outside_code(text))
    reader = MarkdownIt("commonmark", {"html": False}, renderer_cls=_Renderer).enable("table").enable("strikethrough")
    env: dict[str, Any] = {"path": path, "pictures": pictures, "tables": 0}
    tokens = reader.parse(text, env)
    headings = _headings(tokens)
    title = next((h.text for h in headings if h.level == 1), name)
    for number, token in enumerate(tokens):
        if token.type == "heading_open" and token.tag == "h1":
            tokens = tokens[:number] + tokens[number + 3 :]
            break
    summary = ""
    for number, token in enumerate(tokens):
        if token.type == "paragraph_open" and token.level == 0:
            summary = _plain(tokens[number + 1])
            break
    html = Markup(reader.renderer.render(tokens, reader.options, env))
    return Document(name, title, summary, html, tuple(h for h in headings if h.level > 1))


def _outside_code(text: str) -> list[str]:
    """The lines without comments, but for those in fences: there they may be part of an example."""
    found: list[str] = []
    fence = ""
    for line in text.splitlines():
        mark = re.match(r"\s*(```+|~~~+)", line)
        if mark and not fence:
            fence = mark[1]
        elif mark and line.strip() == fence:
            fence = ""
        found.append(line if fence or mark else _COMMENT.sub("", line))
    return found


def slug(text: str) -> str:
    """The anchor of a heading: as GitHub makes it, but for a heading that is an id, such as SG2-QRY-001, which keeps its capitals."""
    if re.fullmatch(r"[A-Z][A-Z0-9]*(-[A-Z0-9]+)+", text):
        return text
    kept = re.sub(r"[^\w\- ]", "", text.lower())
    return kept.replace(" ", "-")


def _plain(inline: Token) -> str:
    return "".join(
        t.content if t.type in ("text", "code_inline") else " " for t in inline.children or () if t.type in ("text", "code_inline", "softbreak")
    )


def _headings(tokens: list[Token]) -> list[Heading]:
    found: list[Heading] = []
    used: dict[str, int] = {}
    for token, inline in pairwise(tokens):
        if token.type == "heading_open":
            text = _plain(inline)
            base = slug(text) or "section"
            used[base] = used.get(base, -1) + 1
            id = f"{base}-{used[base]}" if used[base] else base
            token.attrSet("id", id)
            found.append(Heading(int(token.tag[1:]), id, text))
    return found


class _Renderer(RendererHTML):
    """HTML with classes of ours: tables and code that can be scrolled by keyboard, links to pages of this server."""

    def heading_open(self, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
        """A heading; an id in capitals can also be reached in small letters, as some links write it."""
        id = str(tokens[index].attrGet("id") or "")
        lower = f'<span id="{escape(id.lower())}"></span>' if id != id.lower() else ""
        return f'<{tokens[index].tag} id="{escape(id)}">{lower}'

    def table_open(self, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
        """A table in a region that can be scrolled."""
        env["tables"] += 1
        return f'<div class="scroll" tabindex="0" role="region" aria-label="Table {env["tables"]}"><table>'

    def table_close(self, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
        """The end of a table."""
        return "</table></div>"

    def th_open(self, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
        """The head of a column; alignment is left to the style sheet."""
        return '<th scope="col">'

    def td_open(self, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
        """A cell; alignment is left to the style sheet."""
        return "<td>"

    def fence(self, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
        """Code; a picture of ours in its place where there is one."""
        kind, _, name = tokens[index].info.strip().partition(" ")
        if kind == "picture" and name in env["pictures"]:
            return str(env["pictures"][name])
        return f'<pre tabindex="0"><code>{escape(tokens[index].content)}</code></pre>\n'

    def code_block(self, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
        """Code that is indented."""
        return f'<pre tabindex="0"><code>{escape(tokens[index].content)}</code></pre>\n'

    def image(self, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
        """A picture of docs/pictures; nothing but its description for any other."""
        source = str(tokens[index].attrGet("src") or "")
        said = escape(tokens[index].content)
        found = re.fullmatch(r"pictures/([\w.-]+)", source)
        return f'<img src="{escape(env["path"]("/docs/pictures/" + found[1]))}" alt="{said}">' if found else f"<em>{said}</em>"

    def link_open(self, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
        """A link; one to a file that is not shown here is no link."""
        href = _page(str(tokens[index].attrGet("href") or ""), env["path"])
        return f'<a href="{escape(href)}">' if href else "<a>"


def _page(href: str, path: Callable[[str], str]) -> str:
    found = re.fullmatch(r"([\w.-]+?)\.md(#.*)?", href)
    if found:
        name = found[1].partition(".")[0]
        return path(f"/docs/{name}{found[2] or ''}") if name in names() or name in GENERATED else ""
    found = re.fullmatch(r"pictures/([\w.-]+)", href)
    if found:
        return path(f"/docs/pictures/{found[1]}")
    return href if href.startswith(("https://", "http://", "#")) else ""
