"""The words in which a difference is told, in three languages; names of cases and concepts stand in the pins."""

from __future__ import annotations

from sg2kg.messages import LANGUAGES

WORDS: dict[str, tuple[str, str, str]] = {
    "now": ("now", "现在", "現在"),
    "same": ("The comparison is the same.", "比较结果相同。", "比較結果相同。"),
    "options": ("Options that differ", "不同的选项", "不同的選項"),
    "added cases": ("Added", "新增的案例", "新增的案例"),
    "left-out cases": ("Left out", "不再包括的案例", "不再包括的案例"),
    "added concepts": ("Concepts added", "新增的概念", "新增的概念"),
    "left-out concepts": ("Concepts left out", "不再包括的概念", "不再包括的概念"),
    "labels": ("Names that differ", "不同的名称", "不同的名稱"),
    "files": ("Files that differ", "不同的文件", "不同的檔案"),
    "only": ("only {name} rests on it", "仅{name}以此为据", "僅{name}以此為據"),
    "moved": ("Cells with another status", "状态改变的单元格", "狀態改變的儲存格"),
    "evidence": ("Cells with the same status on other evidence", "状态相同而依据改变的单元格", "狀態相同而依據改變的儲存格"),
    "added": ("statement {s} was added", "新增了陈述{s}", "新增了陳述{s}"),
    "withdrawn": ("statement {s} was withdrawn", "撤回了陈述{s}", "撤回了陳述{s}"),
    "changed": ("statement {s} was changed", "陈述{s}有改动", "陳述{s}有改動"),
    "source": ("the source of statement {s} was changed", "陈述{s}的来源有改动", "陳述{s}的來源有改動"),
    "counts": (
        "statement {s} counts now, though neither it nor its source was changed",
        "陈述{s}及其来源没有改动，现在计入",
        "陳述{s}及其來源沒有改動，現在計入",
    ),
    "counts not": (
        "statement {s} counts no longer, though neither it nor its source was changed",
        "陈述{s}及其来源没有改动，不再计入",
        "陳述{s}及其來源沒有改動，不再計入",
    ),
    "note": ("the note was: {before}; it is: {after}", "原说明：{before}；现说明：{after}", "原說明：{before}；現說明：{after}"),
    "elsewhere": (
        "no statement or source moved it: look at the options and files that differ",
        "没有陈述或来源使其改变：请看不同的选项和文件",
        "沒有陳述或來源使其改變：請看不同的選項和檔案",
    ),
    "in text": ("text or details", "文字或细节", "文字或細節"),
    "none": ("none", "无", "無"),
    "with source": ("{what} (source {source})", "{what}（来源：{source}）", "{what}（來源：{source}）"),
    "what changed": ("{what}: {changes}", "{what}：{changes}", "{what}：{changes}"),
    "and": ("; ", "；", "；"),
}


def word(key: str, lang: str) -> str:
    """The words ``key`` in ``lang``, one of the languages of :mod:`sg2kg.messages`."""
    return WORDS[key][LANGUAGES.index(lang)]
