"""The few words that sg2kg itself says in reports, in three languages; what shapes, concepts and queries say stands with them."""

from __future__ import annotations

import re
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
    "summary with unchecked": (
        "{n} submissions: {passed} conform, {failed} do not, {unchecked} could not be checked",
        "共{n}份提交：{passed}份符合，{failed}份不符合，{unchecked}份无法检查",
        "共{n}份提交：{passed}份符合，{failed}份不符合，{unchecked}份無法檢查",
    ),
    "any violation": ("violation", "违反", "違反"),
    "any warning": ("warning", "警告", "警告"),
    "any info": ("info", "提示", "提示"),
    "unchecked": ("could not be checked", "无法检查", "無法檢查"),
    "in file": ("in:", "文件：", "檔案："),
    "inside": ("inside:", "具体：", "具體："),
    "change": ("change:", "修改：", "修改："),
    "fill in": ("fill in:", "待填写：", "待填寫："),
    "for example": ("{label} (for example {example})", "{label}（例如 {example}）", "{label}（例如 {example}）"),
    "more lines": ("… and {n} more lines", "……另有{n}行", "……另有{n}行"),
    "found": ("found:", "发现：", "發現："),
    "met": ("met:", "已满足：", "已滿足："),
    "met emptily": ("met, with nothing to check:", "已满足（无可检查的内容）：", "已滿足（無可檢查的內容）："),
    "untargeted": ("shapes that look at nothing here:", "在此没有检查对象的形状：", "在此沒有檢查對象的形狀："),
    "complete": ("complete:", "完整程度：", "完整程度："),
    "to reach": ("to reach {tier}:", "要达到{tier}：", "要達到{tier}："),
    "rests on": ("rests on:", "依据：", "依據："),
    "layer record": ("record", "记录", "記錄"),
    "layer participation": ("participation", "参与", "參與"),
    "layer value": ("value layer", "价值层", "價值層"),
    "layer mechanism": ("mechanism layer", "机制层", "機制層"),
    "layer carrier": ("carrier layer", "载体层", "載體層"),
    "layer dimension": ("dimensions", "维度", "維度"),
    "layer evaluation": ("evaluation", "评价", "評價"),
    "layer other": ("other", "其他", "其他"),
    "title verdicts": ("Verdicts", "检查结论", "檢查結論"),
    "title findings": ("What there is to mend", "需要改正之处", "需要改正之處"),
    "title passed": ("What is met", "已满足的要求", "已滿足的要求"),
    "title complete": ("How complete it is", "完整程度", "完整程度"),
    "title road": ("The road to {tier}", "怎样达到{tier}", "怎樣達到{tier}"),
    "title rests on": ("What this rests on", "结论的依据", "結論的依據"),
    "sheet findings": ("Findings", "发现", "發現"),
    "sheet met": ("Requirements met", "已满足的要求", "已滿足的要求"),
    "sheet complete": ("Completeness", "完整程度", "完整程度"),
    "nothing to mend": ("There is nothing to mend.", "没有需要改正之处。", "沒有需要改正之處。"),
    "nothing to check": ("nothing to check", "无可检查的内容", "無可檢查的內容"),
    "met for reason": ("{n} had something to check", "其中{n}项有内容可查", "其中{n}項有內容可查"),
    "met for nothing": (
        "{n} had nothing to check, so meeting them says little",
        "{n}项无可检查的内容，满足与否说明不了什么",
        "{n}項無可檢查的內容，滿足與否說明不了什麼",
    ),
    "looked so far": (
        "{things} looked at, {values} values judged",
        "检查了{things}个对象，判断了{values}个值",
        "檢查了{things}個對象，判斷了{values}個值",
    ),
    "complete note": (
        "Of the checks on a concept that had something to check: how many found no fault.",
        "每个概念的检查中，凡有内容可查的，有多少项未发现问题。",
        "每個概念的檢查中，凡有內容可查的，有多少項未發現問題。",
    ),
    "road whole": (
        "These steps, with the blanks filled in, were tried, and lead there.",
        "已经试过：填好待填写之处后，这些步骤足以达到。",
        "已經試過：填好待填寫之處後，這些步驟足以達到。",
    ),
    "road in part": (
        "These steps lead part of the way; what has no change written beside it needs reading and writing.",
        "这些步骤只能走完一部分；没有附上修改的，需要查阅资料并自行撰写。",
        "這些步驟只能走完一部分；沒有附上修改的，需要查閱資料並自行撰寫。",
    ),
    "submission": ("submission", "提交", "提交"),
    "file": ("file", "文件", "檔案"),
    "verdict": ("verdict", "结论", "結論"),
    "reached": ("reaches", "达到", "達到"),
    "none": ("none", "无", "無"),
    "requirement": ("requirement", "要求", "要求"),
    "kind": ("kind", "类别", "類別"),
    "layer": ("layer", "层次", "層次"),
    "concept": ("concept", "概念", "概念"),
    "checked thing": ("what was checked", "检查对象", "檢查對象"),
    "property": ("property", "属性", "屬性"),
    "values": ("values", "值", "值"),
    "finding": ("finding", "发现", "發現"),
    "place": ("place", "位置", "位置"),
    "explained": ("explained at", "说明", "說明"),
    "error": ("error", "错误", "錯誤"),
    "checks": ("checks", "检查项", "檢查項"),
    "ontology": ("ontology", "本体", "本體"),
    "shapes": ("shapes", "形状", "形狀"),
    "engine": ("engine", "引擎", "引擎"),
    "asked": ("what it asks", "要求的内容", "要求的內容"),
    "certificate": ("Certificate of conformance", "符合性证明", "符合性證明"),
    "certificate states": ("stated by", "出具方", "出具方"),
    "certificate of": ("on", "对象", "對象"),
    "certificate tier": ("conforms to", "符合层级", "符合層級"),
    "certificate issued": ("issued", "出具时间", "出具時間"),
    "certificate passed": ("met for a reason", "有据可查而满足", "有據可查而滿足"),
    "certificate vacuous": ("met with nothing to check", "无可检查内容而满足", "無可檢查內容而滿足"),
    "certificate warned": ("not met, and not mandatory", "未满足的非必须要求", "未滿足的非必須要求"),
    "certificate waived": ("waived:", "豁免：", "豁免："),
    "certificate made with": ("made with", "所用版本", "所用版本"),
    "certificate data": ("submission", "提交文件", "提交檔案"),
    "certificate shapes": ("shapes", "形状", "形狀"),
    "certificate key": ("public key", "公钥", "公鑰"),
    "certificate holds": ("The certificate holds.", "证明仍然成立。", "證明仍然成立。"),
    "certificate fails": ("The certificate does not hold.", "证明不再成立。", "證明不再成立。"),
    "certificate stated": ("stated:", "证明所载：", "證明所載："),
    "certificate found": ("found:", "实际所见：", "實際所見："),
    "certain": ("certain", "确定", "確定"),
    "possible": ("possible", "可能", "可能"),
    "open": ("open", "未定", "未定"),
    "excluded": ("excluded", "排除", "排除"),
    "column case": ("case", "案例", "案例"),
    "column class": ("class", "类", "類"),
    "all of them": ("all", "全部", "全部"),
    "contradiction": ("nothing contradicts the ontology", "与本体没有矛盾", "與本體沒有矛盾"),
    "contradiction unread": (
        "So much follows from it that contradictions with the ontology were not looked for.",
        "由此推得的内容过多，未检查与本体的矛盾。",
        "由此推得的內容過多，未檢查與本體的矛盾。",
    ),
    "contradiction why": (
        "From a contradiction everything follows, so nothing that is said beside it can be relied on.",
        "矛盾可推出任何结论，与之并存的陈述因而都不可靠。",
        "矛盾可推出任何結論，與之並存的陳述因而都不可靠。",
    ),
    "contradiction mend": (
        "Withdraw or correct one of the statements that contradict each other.",
        "撤回或改正相互矛盾的陈述之一。",
        "撤回或改正相互矛盾的陳述之一。",
    ),
    "stated": ("stated", "陈述", "陳述"),
    "follows": ("follows", "推得", "推得"),
    "reasoned": ("{n} statements read, {inferred} follow", "读入{n}条陈述，推得{inferred}条", "讀入{n}條陳述，推得{inferred}條"),
    "consistent": ("Nothing contradicts the ontology.", "与本体没有矛盾。", "與本體沒有矛盾。"),
    "contradicted": ("Contradictions with the ontology: {n}", "与本体的矛盾：{n}处", "與本體的矛盾：{n}處"),
    "the ontology word": ("ontology", "本体", "本體"),
}


def say(key: str, lang: str = "en") -> str:
    """The word or sentence ``key`` in ``lang``; raises NotFoundError for a language that is not known."""
    if lang not in LANGUAGES:
        raise NotFoundError("language", lang, LANGUAGES)
    return WORDS[key][LANGUAGES.index(lang)]


def in_all(key: str) -> dict[str, str]:
    """The word or sentence ``key`` in every language."""
    return dict(zip(LANGUAGES, WORDS[key], strict=True))


LONGEST = 600
"""How many characters of one text are told where people read."""
_SPACES = re.compile(r"[ \t\r\n\u0085\u2028\u2029]+")
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")


def one_line(text: str, most: int = LONGEST) -> str:
    """The text in one line and of at most ``most`` characters, what cannot be seen written out as its code."""
    text = _SPACES.sub(" ", text[: most * 2]).strip()
    text = _UNSEEN.sub(lambda m: f"\\u{ord(m[0]):04X}", text)
    return text if len(text) <= most else text[: most - 1] + "…"


def pick(texts: Mapping[str, str], lang: str) -> str:
    """The text in ``lang``, else in English, else in whatever language there is; empty where there is none."""
    return texts.get(lang) or texts.get("en") or next(iter(texts.values()), "")
