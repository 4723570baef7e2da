"""How alike units are, as text with a matrix, the pairs and a tree; as CSV, one row a pair; as JSON; and as the table of a notebook."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sg2kg.comparison.words import word
from sg2kg.comparison.writers.delimited import delimited
from sg2kg.frames import plain_text
from sg2kg.messages import one_line

if TYPE_CHECKING:
    from sg2kg.comparison.similarity import Pair, Similarity

_MOST_UNITS, _MOST_PAIRS = 25, 60
"""So many units are shown as a matrix, and so many pairs are listed, where people read."""


def write_table(s: Similarity) -> str:
    """The matrix where it is not too large, the nearest pairs with their bounds, and the tree."""
    lang = s.lang
    parts = [_heading(s)]
    if len(s.units) <= _MOST_UNITS:
        parts += [_matrix(s), word("matrix key", lang)]
    nearest = sorted(s.pairs, key=lambda p: (p.distance is None, p.distance, -p.coded))[:_MOST_PAIRS]
    rows = [[p.a, p.b, str(p.shared), str(p.coded), f"{p.known_share:.2f}", *map(_number, (p.distance, p.least, p.greatest))] for p in nearest]
    listed = plain_text(["a", "b", "shared", "coded", "known_share", "distance", "least", "greatest"], rows)
    if len(s.pairs) > _MOST_PAIRS:
        listed += "\n" + word("more pairs", lang).format(n=len(s.pairs) - _MOST_PAIRS)
    parts += [listed, word("bounds key", lang), how_much_is_known(s)]
    if s.merges:
        parts.append("\n".join([word("tree", lang).format(linkage=word(s.linkage, lang)), *tree(s)]))
    else:
        parts.append(word("no tree", lang))
    if s.left_out:
        parts.append(word("left out", lang).format(units=word("comma", lang).join(s.left_out)))
    return "\n\n".join(parts) + "\n"


def write_csv(s: Similarity) -> str:
    """One row a pair."""
    columns = s.typed_columns()
    return delimited([[c.name for c in columns], *zip(*(c.values for c in columns), strict=True)], ",")


def write_json(s: Similarity) -> str:
    """The pairs and the tree as JSON; a merge names its two sides by unit, or by the number of an earlier merge."""
    body = {
        "title": s.title,
        "measure": s.measure,
        "linkage": s.linkage,
        "concepts": s.concepts,
        "least_coded": s.least_coded,
        "units": [{"name": u, "label": s.labels[u], "known": s.known[u]} for u in s.units],
        "pairs": [vars(p) for p in s.pairs],
        "merges": [{"left": _side(s, m.left), "right": _side(s, m.right), "height": m.height, "size": m.size} for m in s.merges],
        "leaves": list(s.leaves),
        "left_out": list(s.left_out),
    }
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"


def matrix_html(s: Similarity) -> str:
    """The distances as an HTML table; the title of each field tells its bounds."""
    by_pair = {(p.a, p.b): p for p in s.pairs}
    head = "".join(f"<th>{_esc(s.labels[u])}</th>" for u in s.units[:-1])
    rows = []
    for n, b in enumerate(s.units[1:], 1):
        fields = "".join(_field(by_pair[a, b]) for a in s.units[:n])
        rows.append(f"<tr><th>{_esc(s.labels[b])}</th>{fields}</tr>")
    return f"<table><caption>{_esc(_heading(s))}</caption><thead><tr><td></td>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def how_much_is_known(s: Similarity) -> str:
    """A sentence on what the distances rest on, which a reader must know before the tree."""
    share = sum(p.known_share for p in s.pairs) / len(s.pairs)
    distances = [p.distance for p in s.pairs if p.distance is not None]
    return word("how much is known", s.lang).format(share=f"{share:.0%}", same=sum(d == 0 for d in distances), all=len(distances))


def tree(s: Similarity) -> Iterator[str]:
    """The tree in lines: each merge with the distance at which its sides meet, its sides below it; merges that meet at one distance are one."""
    todo = [(len(s.clustered) + len(s.merges) - 1, "", "")]
    while todo:
        node, first, rest = todo.pop()
        if node < len(s.clustered):
            yield first + s.clustered[node]
            continue
        yield f"{first}{s.merges[node - len(s.clustered)].height:.3f}"
        sides = _sides(s, node)
        todo.append((sides[-1], rest + "└─ ", rest + "   "))
        todo += [(side, rest + "├─ ", rest + "│  ") for side in reversed(sides[:-1])]


def _sides(s: Similarity, node: int) -> list[int]:
    """What meets in a merge, from left to right: below it, merges at the very same distance are opened, for their order means nothing."""
    height = s.merges[node - len(s.clustered)].height
    found, todo = [], [node]
    while todo:
        one = todo.pop()
        merge = s.merges[one - len(s.clustered)] if one >= len(s.clustered) else None
        if merge is None or (one != node and merge.height < height):
            found.append(one)
        else:
            todo += [merge.right, merge.left]
    return found


def _heading(s: Similarity) -> str:
    told = word("of concepts", s.lang).format(measure=word(s.measure, s.lang), n=s.concepts)
    return one_line(f"{s.title}{word('semicolon', s.lang)}{told}")


def _matrix(s: Similarity) -> str:
    by_pair = {(p.a, p.b): p for p in s.pairs}
    rows = [[f"{n}", u, *(_in_matrix(by_pair[a, u]) for a in s.units[: n - 1]), *[""] * (len(s.units) - n)] for n, u in enumerate(s.units, 1)]
    return plain_text(["", "unit", *(str(n) for n in range(1, len(s.units)))], rows)


def _in_matrix(p: Pair) -> str:
    return f"{p.distance:.2f} {p.coded}" if p.distance is not None else f"– {p.coded}"


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _side(s: Similarity, node: int) -> Any:
    return s.clustered[node] if node < len(s.clustered) else node - len(s.clustered)


def _field(p: Pair) -> str:
    bounds = f"{_number(p.least)} – {_number(p.greatest)}; {p.coded} ({p.known_share:.0%})"
    return f'<td title="{bounds}">{_number(p.distance)}</td>'


def _esc(text: str) -> str:
    return html.escape(one_line(text))
