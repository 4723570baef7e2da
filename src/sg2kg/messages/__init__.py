"""The few words that sg2kg itself says in reports, in three languages; what shapes, concepts and queries say stands with them."""

from __future__ import annotations

from collections.abc import Mapping

from sg2kg.errors import NotFoundError

LANGUAGES = ("en", "zh-Hans", "zh-Hant")
"""The three languages, as tags of BCP 47."""
TAGS = {tag.lower(): tag for tag in LANGUAGES}
"""The tag as we write it for the tag in lower case, as some engines write it."""
WORDS: dict[str, tuple[str, str, str]] = {
    "conforms": ("conforms", "符合", "符合"),
    "fails": ("does not conform", "不符合", "不符合"),
    "violation": ("missing", "缺失", "缺失"),
    "warning": ("recommended", "建议", "建議"),
    "info": ("optional", "可选", "可選"),
    "mandatory": ("mandatory", "必须", "必須"),
    "recommended": ("recommended", "建议", "建議"),
    "optional": ("optional", "可选", "可選"),
    "guard": ("caution", "提醒", "提醒"),
    "reaches": ("reaches:", "达到：", "達到："),
    "more": ("… and {n} more", "……另有{n}项", "……另有{n}項"),
    "at": ("at:", "位置：", "位置："),
    "mend": ("mend:", "改正：", "改正："),
    "why": ("why:", "理由：", "理由："),
    "the ontology": ("the ontology alone", "仅本体", "僅本體"),
    "stands on": ("stands on:", "基础：", "基礎："),
    "asks for": ("asks by itself:", "自身的要求：", "自身的要求："),
    "with those beneath": ("with those beneath:", "连同下层共计：", "連同下層共計："),
    "looked at": ("looked at:", "检查内容：", "檢查內容："),
    "gaming": ("could be gamed:", "可能的投机做法：", "可能的投機做法："),
    "guarded": ("guarded:", "防范办法：", "防範辦法："),
    "only warns": ("only warns:", "仅作提醒：", "僅作提醒："),
    "colon": (": ", "：", "："),
    "called": ("{label} ({name})", "{label}（{name}）", "{label}（{name}）"),
    "in tier": ("{obligation} in {tier}", "在{tier}中为{obligation}", "在{tier}中為{obligation}"),
    "brackets": (" ({})", "（{}）", "（{}）"),
    "comma": (", ", "，", "，"),
    "so many": ("{n} {obligation}", "{obligation}{n}项", "{obligation}{n}項"),
    "column tier": ("tier", "层级", "層級"),
    "column name": ("name", "名称", "名稱"),
    "column purpose": ("what it is for", "用途", "用途"),
    "column beneath": ("stands on", "下层", "下層"),
    "column requirements": ("asks by itself", "自身的要求", "自身的要求"),
    "summary": (
        "{n} submissions: {passed} conform, {failed} do not",
        "共{n}份提交：{passed}份符合，{failed}份不符合",
        "共{n}份提交：{passed}份符合，{failed}份不符合",
    ),
}


def say(key: str, lang: str = "en") -> str:
    """The word or sentence ``key`` in ``lang``; raises NotFoundError for a language that is not known."""
    if lang not in LANGUAGES:
        raise NotFoundError("language", lang, LANGUAGES)
    return WORDS[key][LANGUAGES.index(lang)]


def pick(texts: Mapping[str, str], lang: str) -> str:
    """The text in ``lang``, else in English, else in whatever language there is; empty where there is none."""
    return texts.get(lang) or texts.get("en") or next(iter(texts.values()), "")
