"""What the pictures of a comparison share: their words, names that are told apart, the legend of statuses, the frame."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from sg2kg.comparison import words
from sg2kg.errors import PictureError
from sg2kg.messages import LANGUAGES
from sg2kg.pictures.theme import COLOUR, DARK, GREY, SIGN, STATUSES, themed

if TYPE_CHECKING:
    from sg2kg.comparison.matrix import Comparison

WORDS: dict[str, tuple[str, str, str]] = {
    "heat map": (
        "Statuses of {concepts} concepts in {cases} cases",
        "{cases}个案例中{concepts}个概念的状态",
        "{cases}個案例中{concepts}個概念的狀態",
    ),
    "network": ("Cases and the concepts that are present in them", "案例与其中存在的概念", "案例與其中存在的概念"),
    "coverage": ("How many concepts have which status", "各种状态的概念数目", "各種狀態的概念數目"),
    "dendrogram": ("Clusters of cases", "案例的聚类", "案例的聚類"),
    "paper": ("paper", "论文", "論文"),
    "public": ("public source", "公开来源", "公開來源"),
    "submitter": ("submitter", "提交者", "提交者"),
    "inferred": ("inferred", "推断", "推斷"),
    "lead": ("only a lead", "仅有线索", "僅有線索"),
    "basis": ("rests on", "依据", "依據"),
    "word": ("whose word", "谁的说法", "誰的說法"),
    "own word": ("own word only", "仅为自述", "僅為自述"),
    "others": ("others, too", "另有他人", "另有他人"),
    "unit": ("case", "案例", "案例"),
    "concept": ("concept", "概念", "概念"),
    "status": ("status", "状态", "狀態"),
    "source": ("source", "来源", "來源"),
    "note": ("note", "备注", "備註"),
    "n": ("concepts", "概念数", "概念數"),
    "size": ("cases", "案例数", "案例數"),
    "no names": ("Names of cases are left out: there are {n}.", "共{n}个，案例名称从略。", "共{n}個，案例名稱從略。"),
    "no concept names": ("Names of concepts are left out: there are {n}.", "共{n}个，概念名称从略。", "共{n}個，概念名稱從略。"),
    "no signs": ("Signs are left out for want of room.", "因空间不足，符号从略。", "因空間不足，符號從略。"),
    "present only": (
        "A line: the concept is present. A dark dot: at least two cases share it.",
        "连线表示概念存在；深色圆点表示至少两个案例共有。",
        "連線表示概念存在；深色圓點表示至少兩個案例共有。",
    ),
    "alone": ("No line: {names}.", "没有连线：{names}。", "沒有連線：{names}。"),
    "unknown": ("{name} ({share} unknown)", "{name}（{share}未知）", "{name}（{share}未知）"),
    "known": ("known of both", "两者均已知", "兩者均已知"),
    "most": ("half of the concepts or more", "至少一半概念", "至少一半概念"),
    "few": ("less than half", "不到一半", "不到一半"),
    "left out": (
        "Not in the tree, for want of concepts known of both: {names}.",
        "因缺少两者均已知的概念，未列入：{names}。",
        "因缺少兩者均已知的概念，未列入：{names}。",
    ),
    "alike": (
        "In what is known of both, no two of them differ.",
        "就两者均已知的概念而言，任何两个案例都没有差别。",
        "就兩者均已知的概念而言，任何兩個案例都沒有差別。",
    ),
    "by": ("{measure} ({linkage} linkage)", "{measure}（{linkage}连接）", "{measure}（{linkage}連接）"),
    "and more": ("{names} and {n} more", "{names}等，另有{n}个", "{names}等，另有{n}個"),
}
NAMED = 80
"""As many units or concepts have names in a picture; beyond, it says that names are left out."""


def word(key: str, lang: str, **values: object) -> str:
    """A word of the pictures, or else of comparisons, in one of the three languages, with ``values`` filled in."""
    return (WORDS[key][LANGUAGES.index(lang)] if key in WORDS else words.word(key, lang)).format(**values)


def unit_names(comparison: Comparison) -> dict[str, str]:
    """The labels of the units by name, told apart."""
    return told_apart({u.name: u.label for u in comparison.units})


def told_apart(labels: Mapping[str, str]) -> dict[str, str]:
    """Labels by name; to those that are the same the name is added."""
    count = Counter(labels.values())
    return {name: label if count[label] == 1 else f"{label} ({name})" for name, label in labels.items()}


def concept_names(comparison: Comparison) -> dict[str, str]:
    """Notation and label of the concepts by IRI; two that read the same are told apart by their IRIs."""
    names = {c: " ".join(dict.fromkeys(x for x in (comparison.notations[c], comparison.labels[c]) if x)) for c in comparison.concepts}
    count = Counter(names.values())
    return {c: name if count[name] == 1 else f"{name} <{c}>" for c, name in names.items()}


def listed(names: Iterable[str], lang: str, most: int = 6) -> str:
    """Names in one line, and how many more there are beyond ``most``."""
    every = list(names)
    text = word("comma", lang).join(every[:most])
    return word("and more", lang, names=text, n=len(every) - most) if len(every) > most else text


def statuses(comparison: Comparison) -> dict[str, str]:
    """What the legend calls the four statuses, by their words: sign and label."""
    return {w: f"{SIGN[w]} {label}" for w, label in comparison.statuses.items()}


def status_colour(comparison: Comparison) -> dict[str, Any]:
    """The encoding of field ``status``, as :func:`statuses` calls it, by colour."""
    return {
        "field": "status",
        "type": "nominal",
        "title": None,
        "scale": {"domain": list(statuses(comparison).values()), "range": [COLOUR[w] for w in STATUSES]},
        "legend": {"orient": "bottom", "symbolType": "square", "symbolStrokeColor": GREY, "symbolStrokeWidth": 0.5, "symbolSize": 120},
    }


def step(number: int) -> float:
    """The room for a unit or concept, in pixels: enough for a name up to NAMED, then less, so that the picture stays below some 2,400 pixels."""
    return 20 if number <= NAMED else max(3.0, round(1600 / number, 1))


def wrapped(text: str, wide: float) -> list[str]:
    """The text in lines no longer than ``wide``, in widths of a Chinese sign; a Chinese text breaks anywhere, others at spaces."""
    lines = [""]
    for piece in re.findall(r"[\u2e80-\uffef]|[^\s\u2e80-\uffef]+\s*|\s+", text):
        if lines[-1] and _length(lines[-1] + piece.rstrip()) > wide:
            lines.append(piece)
        else:
            lines[-1] += piece
    return [line.strip() for line in lines]


def _length(text: str) -> float:
    return sum(1 if ord(c) >= 0x2E80 else 0.55 for c in text)


def refuse_nothing(comparison: Comparison) -> None:
    """Raises PictureError where there is no case or no concept."""
    if not comparison.units or not comparison.concepts:
        raise PictureError("there is nothing to draw: the comparison has no case or no concept", "Name cases and concepts.")


def framed(title: str, what: str, remarks: Iterable[str], body: dict[str, Any]) -> dict[str, Any]:
    """The whole specification: what is compared, what the picture shows of it, the remarks below that, and ``body``."""
    below = [line for remark in (what, *remarks) if remark for line in wrapped(remark, 60)]
    return themed({"description": f"{title} – {what}", "title": {"text": wrapped(title, 46), "subtitle": below}, **body})


def text_layer(values: list[dict[str, Any]], align: str, shift: float) -> dict[str, Any]:
    """Names (field ``name``) beside their places (fields ``x`` and ``y``), which are pixels."""
    return {
        "data": {"values": values},
        "mark": {"type": "text", "align": align, "baseline": "middle", "dx": shift, "fontSize": 11, "color": DARK, "limit": 360, "aria": False},
        "encoding": {"x": {"field": "x", "type": "quantitative"}, "y": {"field": "y", "type": "quantitative"}, "text": {"field": "name"}},
    }
