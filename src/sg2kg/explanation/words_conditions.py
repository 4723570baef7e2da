"""The words in which conditions, met and missing, are told, in three languages; beside those of :mod:`sg2kg.explanation.words`."""

from __future__ import annotations

from sg2kg.explanation.words import Words, in_language

WORDS: dict[str, Words] = {
    "only somebody says": (
        " That somebody on record says so does not settle it: {doubts}.",
        "有人如此陈述，不等于已有定论：{doubts}。",
        "有人如此陳述，不等於已有定論：{doubts}。",
    ),
    # what is known of a concept
    "according to": ("according to {sources}", "依据：{sources}", "依據：{sources}"),
    "by its kinds": ("shown through {list}", "由{list}体现", "由{list}體現"),
    "own word only": (
        "only the initiator, somebody it pays or the author of the framework says so",
        "仅有发起者、其付费方或框架作者如此说",
        "僅有發起者、其付費方或框架作者如此說",
    ),
    "inferred alone": ("no source says so; it is only inferred", "没有来源如此说，仅为推断", "沒有來源如此說，僅為推斷"),
    "our inference": ("our inference", "我们的推断", "我們的推斷"),
    "no source": ("a statement without a source", "未注明来源的陈述", "未註明來源的陳述"),
    "both sides": ("affirmed by {affirmed}; denied by {denied}", "肯定者：{affirmed}；否定者：{denied}", "肯定者：{affirmed}；否定者：{denied}"),
    "likens": ("only likened to it by {sources}", "{sources}仅作类比", "{sources}僅作類比"),
    "suggests": (
        "no source says so, but what is said suggests it ({sources})",
        "没有来源明言，只是所述内容有此提示（{sources}）",
        "沒有來源明言，只是所述內容有此提示（{sources}）",
    ),
    "affirms jointly": (
        "said of several cases together, not of this one alone, by {sources}",
        "{sources}合并述及多个案例，并非单指此案",
        "{sources}合併述及多個案例，並非單指此案",
    ),
    "does not count": (
        "it follows from the record, but from no statement that counts on the basis “{basis}”",
        "可由记录推出，但所依据的陈述在“{basis}”口径下均不计入",
        "可由記錄推出，但所依據的陳述在“{basis}”口徑下均不計入",
    ),
    "absent": ("{reason}, according to {sources}", "{reason}；依据：{sources}", "{reason}；依據：{sources}"),
    "absent by": (
        "{reason}, as decided by {decider}, according to {sources}",
        "{reason}，由{decider}决定；依据：{sources}",
        "{reason}，由{decider}決定；依據：{sources}",
    ),
    "silence": (
        "the sources say nothing of it, and nobody has looked for it",
        "来源未提及，也无人检索过",
        "來源未提及，也無人檢索過",
    ),
    "silence searched": ("the sources say nothing of it; it was looked for", "来源未提及；已检索", "來源未提及；已檢索"),
    "silence searched on": (
        "the sources say nothing of it; it was looked for on {on}",
        "来源未提及；{on}检索过",
        "來源未提及；{on}檢索過",
    ),
    "silence searched below": (
        "the sources say nothing of it; it was looked for only in what stands below it: {list}",
        "来源未提及；仅检索过其下位概念：{list}",
        "來源未提及；僅檢索過其下位概念：{list}",
    ),
    "denied without reason": (
        "a statement denies it, but with no reason, or without saying who decided, so it is no absence on purpose",
        "有陈述否定它，但未说明理由或决定者，因而不算有意缺省",
        "有陳述否定它，但未說明理由或決定者，因而不算有意缺省",
    ),
    "figure": (
        "a figure of it is on record, which alone does not show it",
        "有1项相关数据，但仅凭数据不足以表明",
        "有1項相關資料，但僅憑資料不足以表明",
    ),
    "figures": (
        "{n} figures of it are on record, which alone do not show it",
        "有{n}项相关数据，但仅凭数据不足以表明",
        "有{n}項相關資料，但僅憑資料不足以表明",
    ),
    # what is known of any other condition
    "disjoint": (
        "it is {a_d}, and nothing is both {a_d} and {a_c}",
        "它是{a_d}，而任何事物都不能既是{a_d}又是{a_c}",
        "它是{a_d}，而任何事物都不能既是{a_d}又是{a_c}",
    ),
    "nothing can": ("nothing can be that", "任何事物都不可能如此", "任何事物都不可能如此"),
    "stated not": ("the record states that it is not so", "记录明言并非如此", "記錄明言並非如此"),
    "listed others": ("it is known to differ from all of these", "已知它与所列各项均不相同", "已知它與所列各項均不相同"),
    "opposite holds": ("the opposite is on record", "记录所载与之相反", "記錄所載與之相反"),
    "opposite ruled out": ("the record rules out the opposite", "记录已排除其反面", "記錄已排除其反面"),
    "one that is not": ("{y} rules it out", "{y}与之不符", "{y}與之不符"),
    "too many": ("{n} are on record", "记录中有{n}个", "記錄中有{n}個"),
    "so many": ("{n} of {of} are on record", "需{of}个，记录中有{n}个", "需{of}個，記錄中有{n}個"),
    "met by": ("by {y}", "即{y}", "即{y}"),
    "on record": ("on record: {list}", "记录所载：{list}", "記錄所載：{list}"),
    "none on record": ("nothing is on record", "记录中没有相关内容", "記錄中沒有相關內容"),
    "none of": (
        "of the {n} on record, it is known of none that it {vp}",
        "记录中有{n}项，但没有一项可知其{vp}",
        "記錄中有{n}項，但沒有一項可知其{vp}",
    ),
    "the one": ("on record is {y}, and it is not known that it {vp}", "记录所载为{y}，但不能确知其{vp}", "記錄所載為{y}，但不能確知其{vp}"),
    "the one not": (
        "on record is {y}, of which it is ruled out that it {vp}",
        "记录所载为{y}，但已排除其{vp}",
        "記錄所載為{y}，但已排除其{vp}",
    ),
    "nearest": (
        "nearest to it: {list}; what is not known is that it {vps}",
        "最接近的是{list}，但不能确知其{vps}",
        "最接近的是{list}，但不能確知其{vps}",
    ),
    "and that it": (" and that it ", "，也不能确知其", "，也不能確知其"),
    "not followed": ("the definition was not followed any further", "定义未再展开", "定義未再展開"),
    "with detail": ("{vp} ({detail})", "{vp}（{detail}）", "{vp}（{detail}）"),
    "with known": ("{vp} [{detail}]", "{vp}〔{detail}〕", "{vp}〔{detail}〕"),
    # answers
    "why not": ("Why is it not so that {fact}?", "为什么以下不成立：{fact}？", "為什麼以下不成立：{fact}？"),
    "would be": (
        "{x} would be {a_c} if it were shown that it {list}",
        "{x}若要算作{a_c}，尚须表明以下各项：{list}",
        "{x}若要算作{a_c}，尚須表明以下各項：{list}",
    ),
    "that it": ("; that it ", "；", "；"),
    "and more": ("{list}; and {n} more", "{list}；另有{n}项", "{list}；另有{n}項"),
    "not settled either": (
        "it is not settled, either, that it {list}",
        "此外，以下尚无定论：{list}",
        "此外，以下尚無定論：{list}",
    ),
    "perhaps": (
        "perhaps {x} is {a_c}, but it is not settled that it {list}",
        "{x}可能属于{a_c}，但以下尚无定论：{list}",
        "{x}可能屬於{a_c}，但以下尚無定論：{list}",
    ),
    "is not": ("{x} is not {a_c}: {detail}", "{x}不是{a_c}：{detail}", "{x}不是{a_c}：{detail}"),
    "ruled out as": (
        "{x} is not {a_c}, for it is ruled out that it {list}",
        "{x}不能算作{a_c}，因为以下已被排除：{list}",
        "{x}不能算作{a_c}，因為以下已被排除：{list}",
    ),
    "further one": (
        "1 more condition is not shown, or not settled",
        "另有1项条件未见表明或尚无定论",
        "另有1項條件未見表明或尚無定論",
    ),
    "further ones": (
        "{n} more conditions are not shown, or not settled",
        "另有{n}项条件未见表明或尚无定论",
        "另有{n}項條件未見表明或尚無定論",
    ),
    "it is": (
        "it is so: {x} is {a_c}, every condition is met, and none is disputed",
        "这一点成立：{x}是{a_c}，各项条件均已满足，且无争议",
        "這一點成立：{x}是{a_c}，各項條件均已滿足，且無爭議",
    ),
    "it holds": ("it is so: {fact}", "这一点成立：{fact}", "這一點成立：{fact}"),
    "it holds so": ("it is so: {fact} ({detail})", "这一点成立：{fact}（{detail}）", "這一點成立：{fact}（{detail}）"),
    "not shown": ("it is not shown that {fact}: {detail}", "未见表明{fact}：{detail}", "未見表明{fact}：{detail}"),
    "not settled": ("it is not settled whether {fact}: {detail}", "{fact}，尚无定论：{detail}", "{fact}，尚無定論：{detail}"),
    "ruled out": ("it is ruled out that {fact}: {detail}", "已排除{fact}：{detail}", "已排除{fact}：{detail}"),
    "would show": (
        "a direct statement about {x} that affirms it would show it; its source must not be graded D, and must count on the basis “{basis}”",
        "关于{x}、直接肯定它的陈述即可表明；其来源不得为D级，且须在“{basis}”口径下计入",
        "關於{x}、直接肯定它的陳述即可表明；其來源不得為D級，且須在“{basis}”口徑下計入",
    ),
    "would show kinds": (
        "a direct statement about {x} that affirms it, or one of its kinds ({list}), would show it; "
        "its source must not be graded D, and must count on the basis “{basis}”",
        "关于{x}、直接肯定它或其某一种类（{list}）的陈述即可表明；其来源不得为D级，且须在“{basis}”口径下计入",
        "關於{x}、直接肯定它或其某一種類（{list}）的陳述即可表明；其來源不得為D級，且須在“{basis}”口徑下計入",
    ),
    "nothing leads": (
        "nothing on record leads to this: {fact}",
        "记录中没有内容可以推出：{fact}",
        "記錄中沒有內容可以推出：{fact}",
    ),
    "no rule": (
        "no rule leads to it: only a statement in the data could say so",
        "没有规则可以推出它，只能由数据中的陈述直接说明",
        "沒有規則可以推出它，只能由資料中的陳述直接說明",
    ),
    "by rule": (
        "{rule}; so it would follow if this were on record: {list}",
        "{rule}；因此，如有以下记录即可推出：{list}",
        "{rule}；因此，如有以下記錄即可推出：{list}",
    ),
    "by rule but": (
        "{rule}; it would follow if this were on record: {list}; what is on record: {met}",
        "{rule}；如有以下记录即可推出：{list}；记录中已有：{met}",
        "{rule}；如有以下記錄即可推出：{list}；記錄中已有：{met}",
    ),
    "full stop": (". ", "。", "。"),
    "end": (".", "。", "。"),
}


def tell(key: str, lang: str, **slots: object) -> str:
    """The words ``key`` in ``lang`` with the slots filled; raises NotFoundError for a language that is not known."""
    return in_language(WORDS[key], lang).format(**slots)
