"""The words in which proofs and conditions are told, in three languages, beside the labels of the ontology."""

from __future__ import annotations

from sg2kg.errors import NotFoundError
from sg2kg.messages import LANGUAGES
from sg2kg.terms import PREFIXES, SG2

Words = tuple[str, str, str]
"""A text in English, zh-Hans and zh-Hant."""
WORDS: dict[str, Words] = {
    # names
    "concept": ("{label} ({notation})", "{label}（{notation}）", "{label}（{notation}）"),
    "unnamed": ("something without a name ({id})", "某个未命名的事物（{id}）", "某個未命名的事物（{id}）"),
    "quoted": ("“{text}”", "“{text}”", "“{text}”"),
    # statements
    "subject": ("{x} {vp}", "{x}{vp}", "{x}{vp}"),
    "subject noun": ("{x} {vp}", "{x}的{vp}", "{x}的{vp}"),
    "noun fact": ("the {n} of {x} is {y}", "{x}的{n}是{y}", "{x}的{n}是{y}"),
    "noun value": ("has {y} as {n}", "{n}是{y}", "{n}是{y}"),
    "flag fact": ("for {x}, “{n}” is {y}", "{x}的“{n}”为{y}", "{x}的“{n}”為{y}"),
    "flag value": ("has {y} for “{n}”", "“{n}”为{y}", "“{n}”為{y}"),
    "has value": ("has the {n} “{y}”", "有{n}“{y}”", "有{n}“{y}”"),
    "verb value": ("{p} {y}", "{p}{y}", "{p}{y}"),
    "inverse noun": ("is the {n} of {y}", "是{y}的{n}", "是{y}的{n}"),
    "inverse verb": ("is what {y} {p}", "是{y}所{p}的", "是{y}所{p}的"),
    # lists
    "and": ("{first} and {last}", "{first}，且{last}", "{first}，且{last}"),
    "and long": ("{first}; and {last}", "{first}；并且{last}", "{first}；並且{last}"),
    "comma": (", ", "，", "，"),
    "semicolon": ("; ", "；", "；"),
    "or": (" or ", "，或", "，或"),
    "or long": ("; or ", "；或者", "；或者"),
    "list comma": (", ", "、", "、"),
    "list and": (" and ", "和", "和"),
    "list or": (" or ", "或", "或"),
    "and more": ("{list} and {n} more", "{list}等（另有{n}项）", "{list}等（另有{n}項）"),
    # expressions, as what is said of a subject that is left out
    "is": ("is {np}", "是{np}", "是{np}"),
    "is not": ("is not {np}", "不是{np}", "不是{np}"),
    "not": ("does not meet this: {vp}", "不符合：{vp}", "不符合：{vp}"),
    "one of": ("is one of {list}", "是{list}之一", "是{list}之一"),
    "anything": ("something", "某个事物", "某個事物"),
    "nothing": ("nothing at all", "不存在之物", "不存在之物"),
    "that": ("something that {vp}", "符合以下条件者（{vp}）", "符合以下條件者（{vp}）"),
    "some class": ("{a}", "某个{label}", "某個{label}"),
    "has any": ("has {a}", "有{n}", "有{n}"),
    "has kind": ("has {a_c}", "有{c}", "有{c}"),
    "has of kind": ("has {a} that is {a_c}", "有属于{c}的{n}", "有屬於{c}的{n}"),
    "has as": ("has {a_c} as {n}", "{n}中有{c}", "{n}中有{c}"),
    "has such": ("has {a} that {vp}", "有这样的{n}：{vp}", "有這樣的{n}：{vp}"),
    "has kind such": ("has {a_c} that {vp}", "有这样的{c}：{vp}", "有這樣的{c}：{vp}"),
    "has in range": ("has {a} that is {range}", "{n}是{range}", "{n}是{range}"),
    "only kind": ("has no {n} that is not {a_c}", "没有不属于{c}的{n}", "沒有不屬於{c}的{n}"),
    "only such": ("has no {n} but what fits this: {vp}", "每个{n}都符合：{vp}", "每個{n}都符合：{vp}"),
    "at least": ("has at least {n} different values of “{p}”", "至少有{n}个不同的“{p}”", "至少有{n}個不同的“{p}”"),
    "at most": ("has at most {n} different values of “{p}”", "至多有{n}个不同的“{p}”", "至多有{n}個不同的“{p}”"),
    "counting": ("{vp}, counting only what fits this: {filler}", "{vp}（仅计符合以下条件者：{filler}）", "{vp}（僅計符合以下條件者：{filler}）"),
    "itself": ("has “{p}” with itself", "与自身有“{p}”关系", "與自身有“{p}”關係"),
    "deeper": ("meets a further condition (…)", "符合更深一层的条件（……）", "符合更深一層的條件（……）"),
    # ranges of literals
    "typed": ("a value of type {type}", "类型为{type}的值", "類型為{type}的值"),
    "within": ("{base} that is {bounds}", "{bounds}的{base}", "{bounds}的{base}"),
    "one of values": ("one of {list}", "{list}之一", "{list}之一"),
    "other than": ("anything but {range}", "{range}以外的值", "{range}以外的值"),
    "range and": (" that is also ", "，且同时是", "，且同時是"),
    "minInclusive": ("at least {v}", "不小于{v}", "不小於{v}"),
    "maxInclusive": ("at most {v}", "不大于{v}", "不大於{v}"),
    "minExclusive": ("more than {v}", "大于{v}", "大於{v}"),
    "maxExclusive": ("less than {v}", "小于{v}", "小於{v}"),
    "length": ("of length {v}", "长度为{v}", "長度為{v}"),
    "minLength": ("of length {v} or more", "长度不小于{v}", "長度不小於{v}"),
    "maxLength": ("of length {v} or less", "长度不大于{v}", "長度不大於{v}"),
    "pattern": ("like the pattern {v}", "符合模式{v}", "符合模式{v}"),
    "facet": ("with {name} {v}", "{name}为{v}", "{name}為{v}"),
    "bounds and": (" and ", "且", "且"),
    # conclusions that are no statements
    "same": ("{x} and {y} would be the same", "{x}与{y}应是同一个", "{x}與{y}應是同一個"),
    "different": ("{x} and {y} are different", "{x}与{y}并不相同", "{x}與{y}並不相同"),
    "clash": ("this cannot be: a contradiction about {x}", "这不可能成立：关于{x}的记述相互矛盾", "這不可能成立：關於{x}的記述相互矛盾"),
    "fits": ("the value {x} is {range}", "值{x}是{range}", "值{x}是{range}"),
    "fits not": ("the value {x} is not {range}", "值{x}不是{range}", "值{x}不是{range}"),
    # questions and answers
    "why": ("Why does this hold: {fact}?", "为什么{fact}？", "為什麼{fact}？"),
    "whence": ("Where does this contradiction come from: {x}?", "关于{x}的矛盾从何而来？", "關於{x}的矛盾從何而來？"),
    "because": ("{fact}, because {reasons}", "{fact}，因为{reasons}", "{fact}，因為{reasons}"),
    "it": ("it {vp}", "它{vp}", "它{vp}"),
    "cannot be": ("This cannot be: {reasons}", "这不可能成立：{reasons}", "這不可能成立：{reasons}"),
    "but": ("{reasons}; but {rule}", "{reasons}；但{rule}", "{reasons}；但{rule}"),
    "as stated": ("{fact}, as the record states", "{fact}，这是记录所载", "{fact}，這是記錄所載"),
    "according to": ("{text}, according to {sources}.", "{text}。依据：{sources}。", "{text}。依據：{sources}。"),
    "full stop": ("{text}.", "{text}。", "{text}。"),
    # writers
    "asserted": ("ASSERTED", "记录所载", "記錄所載"),
    "inferred": ("INFERRED", "推出", "推出"),
    "computed": ("COMPUTED", "计算得出", "計算得出"),
    "rule": ("by rule {name}: {text}", "依规则{name}：{text}", "依規則{name}：{text}"),
    "rule alone": ("by rule {name}", "依规则{name}", "依規則{name}"),
    "axiom": ("axiom: {axiom}", "公理：{axiom}", "公理：{axiom}"),
    "see": ("(see {n})", "（见{n}）", "（見{n}）"),
    "source": ("source: {source}", "来源：{source}", "來源：{source}"),
    "statement": ("statement {id}: {text}", "陈述{id}：{text}", "陳述{id}：{text}"),
    "statement alone": ("statement {id}", "陈述{id}", "陳述{id}"),
    "no source": ("none", "无", "無"),
    "justification": ("Justification {n} of {of}: it rests on", "论据组合{n}（共{of}组），立足于", "論據組合{n}（共{of}組），立足於"),
    "not all": ("There may be more justifications.", "可能还有其他论据组合。", "可能還有其他論據組合。"),
    "colon": (": ", "：", "："),
    "left out": ("… {n} more steps left out", "……另有{n}步从略", "……另有{n}步從略"),
    "searched": ("searched on {on}: {where}", "检索于{on}：{where}", "檢索於{on}：{where}"),
    "searched on": ("searched on {on}", "检索于{on}", "檢索於{on}"),
    "what if": ("What if this were so?", "假如如此，会怎样？", "假如如此，會怎樣？"),
    "added": ("If these statements were added", "如果增加以下陈述", "如果增加以下陳述"),
    "withdrawn": ("If these statements were withdrawn", "如果撤回以下陈述", "如果撤回以下陳述"),
    "gained": ("Then this would follow", "则可推出", "則可推出"),
    "lost": ("Then this would no longer follow", "则不再能推出", "則不再能推出"),
    "contradictions": ("Then this would contradict itself", "则出现矛盾", "則出現矛盾"),
    "changes nothing": (
        "Then nothing would follow that does not follow now, and all that follows now would still follow.",
        "则推出的结论不增不减。",
        "則推出的結論不增不減。",
    ),
    "what if answer": (
        "new conclusions: {gained}; conclusions lost: {lost}; contradictions: {contradictions}",
        "新增结论{gained}项，失去结论{lost}项，矛盾{contradictions}处",
        "新增結論{gained}項，失去結論{lost}項，矛盾{contradictions}處",
    ),
    # how a condition stands
    "state certain": ("met", "已满足", "已滿足"),
    "state possible": ("perhaps met", "可能满足", "可能滿足"),
    "state open": ("not known", "尚不清楚", "尚不清楚"),
    "state excluded": ("ruled out", "已排除", "已排除"),
    "reason derived": ("follows from what is on record", "由记录推出", "由記錄推出"),
    "reason present": ("shown, and not disputed", "已有陈述肯定，且无争议", "已有陳述肯定，且無爭議"),
    "reason contested": ("contested", "有争议", "有爭議"),
    "reason lead": ("only a lead points to it", "仅有线索指向它", "僅有線索指向它"),
    "reason absent on purpose": ("absent on purpose", "有意缺省", "有意缺省"),
    "reason searched": ("looked for and not found", "检索过，未见报告", "檢索過，未見報告"),
    "reason not reported": ("not reported", "未报告", "未報告"),
    "reason disjoint": ("contradicts what is on record", "与记录相抵触", "與記錄相牴觸"),
    "reason unknown": ("nothing is on record", "记录中没有相关内容", "記錄中沒有相關內容"),
    "reason all": ("all of these are needed", "以下各项均须满足", "以下各項均須滿足"),
    "reason any": ("any of these is enough", "满足以下任一项即可", "滿足以下任一項即可"),
}
RULES: dict[str, Words] = {
    # by the sort of axiom
    "every": ("every {c} is {a_d}", "每个{c}都是{d}", "每個{c}都是{d}"),
    "whatever": ("whatever {sub} also {sup}", "只要{sub}，就{sup}", "只要{sub}，就{sup}"),
    "definition": ("by definition, {a_c} is whatever {vp}", "按定义，{c}即符合以下条件者：{vp}", "按定義，{c}即符合以下條件者：{vp}"),
    "definition kind": ("by definition, {a_c} is {a_d} that {vp}", "按定义，{c}是这样的{d}：{vp}", "按定義，{c}是這樣的{d}：{vp}"),
    "mean the same": ("“{p}” and “{q}” mean the same", "“{p}”与“{q}”含义相同", "“{p}”與“{q}”含義相同"),
    "both ways": ("whatever {sub} also {sup}, and the other way round", "只要{sub}，就{sup}，反之亦然", "只要{sub}，就{sup}，反之亦然"),
    "not both": ("nothing both {left} and {right}", "任何事物都不能既{left}，又{right}", "任何事物都不能既{left}，又{right}"),
    "not both kinds": ("nothing is both {left} and {right}", "任何事物都不能既是{left}，又是{right}", "任何事物都不能既是{left}，又是{right}"),
    "no two": ("nothing is more than one of these: {list}", "任何事物至多是以下之一：{list}", "任何事物至多是以下之一：{list}"),
    "implies": ("whatever is linked by “{p}” is linked by “{q}” too", "有“{p}”关系，就有“{q}”关系", "有“{p}”關係，就有“{q}”關係"),
    "chain": ("{chain}, taken one after the other, come to “{q}”", "{chain}依次相连，即为“{q}”", "{chain}依次相連，即為“{q}”"),
    "inverse": ("“{p}” is “{q}” read from the other end", "“{p}”与“{q}”互为反向", "“{p}”與“{q}”互為反向"),
    "disjoint properties": ("no two things are linked by both “{p}” and “{q}”", "两者之间不能既有“{p}”又有“{q}”", "兩者之間不能既有“{p}”又有“{q}”"),
    "Transitive": ("what “{p}” links step by step, it links as a whole", "“{p}”关系可以逐级传递", "“{p}”關係可以逐級傳遞"),
    "Symmetric": ("“{p}” holds both ways", "“{p}”关系是相互的", "“{p}”關係是相互的"),
    "Asymmetric": ("“{p}” never holds both ways", "“{p}”关系不能相互成立", "“{p}”關係不能相互成立"),
    "Reflexive": ("everything has “{p}” with itself", "任何事物都与自身有“{p}”关系", "任何事物都與自身有“{p}”關係"),
    "Irreflexive": ("nothing has “{p}” with itself", "任何事物都不与自身有“{p}”关系", "任何事物都不與自身有“{p}”關係"),
    "Functional": ("nothing has more than one “{p}”", "任何事物至多有一个“{p}”", "任何事物至多有一個“{p}”"),
    "InverseFunctional": ("no two things share a value of “{p}”", "“{p}”的同一个值不能属于两个事物", "“{p}”的同一個值不能屬於兩個事物"),
    "domain": ("whatever has the property “{p}” {vp}", "凡有属性“{p}”的，都{vp}", "凡有屬性“{p}”的，都{vp}"),
    "range": ("whatever is a value of the property “{p}” {vp}", "凡作为属性“{p}”的值的，都{vp}", "凡作為屬性“{p}”的值的，都{vp}"),
    "key": (
        "whatever {vp} is one and the same where these agree: {list}",
        "凡{vp}的，以下各项相同即为同一个：{list}",
        "凡{vp}的，以下各項相同即為同一個：{list}",
    ),
    "denied": ("it is stated not to be so that {fact}", "已有记录表明以下不成立：{fact}", "已有記錄表明以下不成立：{fact}"),
    "all different": ("these are all different: {list}", "以下各项互不相同：{list}", "以下各項互不相同：{list}"),
    "all one": ("these are all the same: {list}", "以下各项是同一个：{list}", "以下各項是同一個：{list}"),
    "datatype": ("“{p}” means {range}", "“{p}”指{range}", "“{p}”指{range}"),
    # by the name of the rule
    "condition": ("whatever {vp} meets this condition of “{owner}”", "只要{vp}，就满足“{owner}”的这项条件", "只要{vp}，就滿足“{owner}”的這項條件"),
    "condition alone": ("whatever {vp} meets this condition", "只要{vp}，就满足这项条件", "只要{vp}，就滿足這項條件"),
    "cls-int1": ("all of these conditions are met: it {vp}", "各项条件均已满足：{vp}", "各項條件均已滿足：{vp}"),
    "cls-int2": (
        "what meets several conditions meets each of them: it {vp}",
        "满足全部条件，就满足其中每一项：{vp}",
        "滿足全部條件，就滿足其中每一項：{vp}",
    ),
    "cls-uni": ("one of these is enough: it {vp}", "满足其中一项即可：{vp}", "滿足其中一項即可：{vp}"),
    "cls-oo": ("the condition lists its members: it {vp}", "该条件列明了全部成员：{vp}", "該條件列明了全部成員：{vp}"),
    "cls-hv1": ("the condition names the value: it {vp}", "该条件指明了具体的值：{vp}", "該條件指明了具體的值：{vp}"),
    "cls-avf": ("the condition allows no other values: it {vp}", "该条件不容许其他的值：{vp}", "該條件不容許其他的值：{vp}"),
    "cls-com": (
        "nothing meets a condition and its opposite: it {vp}",
        "任何事物都不能既符合又不符合同一条件：{vp}",
        "任何事物都不能既符合又不符合同一條件：{vp}",
    ),
    "no value": ("no such value is allowed: it {vp}", "不容许有这样的值：{vp}", "不容許有這樣的值：{vp}"),
    "one value": (
        "only one such value is allowed, so two would be the same: it {vp}",
        "只容许一个这样的值，两个值应是同一个：{vp}",
        "只容許一個這樣的值，兩個值應是同一個：{vp}",
    ),
    "too many": ("more such values than are allowed: it {vp}", "这样的值超出了容许的个数：{vp}", "這樣的值超出了容許的個數：{vp}"),
    "x-self-elim": ("the condition links it to itself: it {vp}", "该条件使其与自身相连：{vp}", "該條件使其與自身相連：{vp}"),
    "cls-nothing2": ("nothing can be of a kind that has no members", "任何事物都不能属于没有成员的类别", "任何事物都不能屬於沒有成員的類別"),
    "eq-diff1": ("two things cannot be both the same and different", "两个事物不能既相同又不同", "兩個事物不能既相同又不同"),
    "dt-not-type": ("a literal must be a value of its datatype", "字面值必须是其数据类型容许的值", "字面值必須是其資料類型容許的值"),
    "eq-trans": (
        "being the same goes both ways, and from one to the next",
        "同一关系是相互的，也可以逐个传递",
        "同一關係是相互的，也可以逐個傳遞",
    ),
    "x-union": (
        "whichever of these it is, the same follows: whatever {sub} also {sup}",
        "无论是其中哪一种，结论都一样：只要{sub}，就{sup}",
        "無論是其中哪一種，結論都一樣：只要{sub}，就{sup}",
    ),
    "x-different": (
        "members of classes that have none in common are different",
        "所属类别没有共同成员的，彼此不同",
        "所屬類別沒有共同成員的，彼此不同",
    ),
}
"""Rules and axioms in words: by the sort of the axiom, or by the name of the rule where that says more."""
NAMES: dict[str, Words] = {
    PREFIXES["owl"] + "Thing": ("thing", "事物", "事物"),
    PREFIXES["owl"] + "Nothing": ("impossible thing", "不存在之物", "不存在之物"),
    PREFIXES["skos"] + "Concept": ("concept", "概念", "概念"),
    PREFIXES["skos"] + "ConceptScheme": ("concept scheme", "概念体系", "概念體系"),
    PREFIXES["skos"] + "broader": ("broader concept", "上位概念", "上位概念"),
    SG2.noBaseline: ("reason for having no baseline", "缺少基线的原因", "缺少基線的原因"),
    PREFIXES["rdf"] + "type": ("kind", "类别", "類別"),
    PREFIXES["rdfs"] + "Literal": ("a literal value", "字面值", "字面值"),
    PREFIXES["rdf"] + "langString": ("a text in a language", "带语言标记的文本", "帶語言標記的文本"),
    PREFIXES["xsd"] + "string": ("a text", "文本", "文本"),
    PREFIXES["xsd"] + "boolean": ("true or false", "真或假", "真或假"),
    PREFIXES["xsd"] + "integer": ("a whole number", "整数", "整數"),
    PREFIXES["xsd"] + "nonNegativeInteger": ("a whole number from 0 upwards", "非负整数", "非負整數"),
    PREFIXES["xsd"] + "positiveInteger": ("a whole number from 1 upwards", "正整数", "正整數"),
    PREFIXES["xsd"] + "decimal": ("a decimal number", "十进制数", "十進制數"),
    PREFIXES["xsd"] + "double": ("a number", "数值", "數值"),
    PREFIXES["xsd"] + "dateTime": ("a date with time", "日期时间", "日期時間"),
    PREFIXES["xsd"] + "date": ("a date", "日期", "日期"),
    PREFIXES["xsd"] + "anyURI": ("an address", "网址", "網址"),
}
"""What classes, properties and datatypes of other vocabularies are called; datatypes with their article."""
BASIS_WORDS: dict[str, Words] = {
    SG2.paperSays: ("the paper says so", "论文所述", "論文所述"),
    SG2.publicSourceSays: ("a public source says so", "公开来源所述", "公開來源所述"),
    SG2.submitterSays: ("the submitter says so", "提交者所述", "提交者所述"),
    SG2.weInfer: ("we infer it", "我们的推断", "我們的推斷"),
}
GRADE_WORDS: dict[str, Words] = {
    SG2.gradeA: ("grade A", "A级", "A級"),
    SG2.gradeB: ("grade B", "B级", "B級"),
    SG2.gradeC: ("grade C", "C级", "C級"),
    SG2.gradeD: ("grade D", "D级", "D級"),
}


def tell(key: str, lang: str, **slots: object) -> str:
    """The words ``key`` in ``lang`` with the slots filled; raises NotFoundError for a language that is not known."""
    return in_language(WORDS[key] if key in WORDS else RULES[key], lang).format(**slots)


def in_language(words: Words, lang: str) -> str:
    """The one of the three texts that is in ``lang``; raises NotFoundError for a language that is not known."""
    if lang not in LANGUAGES:
        raise NotFoundError("language", lang, LANGUAGES)
    return words[LANGUAGES.index(lang)]
