"""The few words that sg2kg itself says in reports, in three languages; what shapes, concepts and queries say stands with them."""

from __future__ import annotations

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
    "at": ("at:", "位置：", "位置："),
    "mend": ("mend:", "改正：", "改正："),
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
