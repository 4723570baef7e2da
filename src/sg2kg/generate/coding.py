"""The parts of a submission that the tier mapped adds: groups, gifts, mechanisms, carriers, values, figures, and the coding of the core list."""

from __future__ import annotations

from sg2kg.generate.draft import CASE, Value
from sg2kg.generate.story import Story
from sg2kg.generate.words import Text

GIFTS: dict[str, tuple[Text, tuple[str, ...]]] = {
    "firm": (
        ("machines at cost, and {n} euro a year", "按成本价提供设备，每年{n}欧元", "依成本價提供設備，每年{n}歐元"),
        ("sg2x:money", "sg2x:technology"),
    ),
    "association": (("organising of the {service}", "组织{service}", "籌辦{service}"), ("sg2x:labour",)),
    "office": (("the {site}, free of rent", "免租的{site}", "免租的{site}"), ("sg2x:land", "sg2x:legitimacy")),
    "school": (("training of volunteers", "志愿者培训", "志工培訓"), ("sg2x:knowledge",)),
    "users": (("experience of those who use the {service}", "使用者的经验", "使用者的經驗"), ("sg2x:knowledge",)),
    "workers": (("evenings of work", "晚间劳动", "晚間勞動"), ("sg2x:labour",)),
    "neighbours": (("experience of those who live beside the {site}", "周边住户的经验", "周邊住戶的經驗"), ("sg2x:knowledge",)),
    "elders": (("advice from those who know the {quarter}", "熟悉{quarter}者的建议", "熟悉{quarter}者的建議"), ("sg2x:knowledge",)),
}
_ROLES = {
    "firm": ["sg2x:funder", "sg2x:supplier"], "association": ["sg2x:implementer"], "office": ["sg2x:supplier"], "school": ["sg2x:adviser"],
    "workers": ["sg2x:implementer"], "users": ["sg2x:user"], "neighbours": ["sg2x:affected"], "elders": ["sg2x:user"],
}  # fmt: skip
_MECHANISMS: dict[str, tuple[tuple[str, ...], Text, Text, Text, Text]] = {
    "m-agreement": (
        ("fw:M-ECO-0",),
        ("agreement: who gives time to the {site} may use it", "协议：为{site}出力者可使用", "協議：為{site}出力者可使用"),
        ("{n} hours of work give the right to use the {site} for a month", "劳动{n}小时可使用{site}一个月", "勞動{n}小時可使用{site}一個月"),
        ("every month", "每月", "每月"),
        ("who gave no hours pays the full price", "未出力者付全价", "未出力者付全額"),
    ),
    "m-matching": (
        ("fw:M-ECO-1",),
        ("weekly matching of requests, rooms and helpers", "每周对接需求、场地与帮手", "每週媒合需求、場地與幫手"),
        ("requests are taken until Thursday and matched on Friday", "周四前受理需求，周五对接", "週四前受理需求，週五媒合"),
        ("every week", "每周", "每週"),
        ("what cannot be placed goes first the next week", "未能安排者下周优先", "未能安排者下週優先"),
    ),
    "m-budget": (
        ("fw:M-STR-3",),
        ("earmarked budget of {starter}", "{starter}专项预算", "{starter}專項預算"),
        ("{n} per cent of the yearly spending may be used for the {service} only", "年度支出的{n}%专用于{service}", "年度支出的{n}%專用於{service}"),
        ("every financial year", "每个财政年度", "每個會計年度"),
        ("what is not spent is kept for the {service}", "未用部分留给{service}", "未用部分留給{service}"),
    ),
    "m-split": (
        ("fw:M-ECO-2", "fw:CORE-08"),
        ("division of what is earned", "收入分配", "收入分配"),
        ("of what is earned {n} per cent go back to those who use the {service}", "收入的{n}%返还{service}使用者", "收入的{n}%回饋{service}使用者"),
        ("every quarter", "每季度", "每季"),
        ("each can claim the share at the end of the quarter", "季末可领取份额", "季末可領取份額"),
    ),
    "m-council": (
        ("fw:M-ECO-3",),
        ("meetings of the {council}", "{council}会议", "{council}會議"),
        ("{n} seats; two thirds of the votes carry a motion", "{n}席；三分之二票通过动议", "{n}席；三分之二票通過動議"),
        ("every month", "每月", "每月"),
        ("what is carried binds all parties until it is changed", "通过者在修改前约束各方", "通過者在修改前約束各方"),
    ),
    "m-unit": (
        ("fw:M-STR-5", "fw:M-STR-6"),
        ("a unit for the {service}, overseen by a committee of the board", "{service}专设机构，由董事会委员会监督",
         "{service}專責單位，由董事會委員會監督"),
        ("a unit of {n} reports to a committee of the board", "{n}人机构向董事会委员会报告", "{n}人單位向董事會委員會報告"),
        ("every quarter", "每季度", "每季"),
        ("the committee may stop the budget", "委员会可停止拨款", "委員會可停止撥款"),
    ),
    "m-plan": (
        ("fw:M-STR-2",),
        ("plan of {starter} for the {service}", "{starter}的{service}规划", "{starter}的{service}規劃"),
        ("aim, term and owner of the {service} stand in the plan for {n} years", "{n}年规划写明{service}的目标、期限与负责人",
         "{n}年規劃寫明{service}的目標、期限與負責人"),
        ("every year", "每年", "每年"),
        ("who is behind the plan tells the board why", "落后于规划者须向董事会说明", "落後於規劃者須向董事會說明"),
    ),
    "m-trials": (
        ("fw:M-EXP-1", "fw:M-EXP-2"),
        ("trials with a budget that may be lost", "可承受损失的试验预算", "可承受損失的試驗預算"),
        ("{n} per cent of the budget may be lost without blame; lessons are written down", "预算的{n}%可损失而不追责；经验须记录",
         "預算的{n}%可損失而不究責；經驗須記錄"),
        ("every quarter", "每季度", "每季"),
        ("what proves itself is kept", "有效者保留", "有效者保留"),
    ),
}  # fmt: skip
_REFUSALS: dict[str, tuple[tuple[str, ...], Text]] = {
    "m-split": (
        ("fw:M-ECO-2", "fw:CORE-08"),
        ("Nothing is distributed: what is given is spent on the {site}.", "不作分配：所得捐赠用于{site}。", "不作分配：所得捐款用於{site}。"),
    ),
    "m-unit": (
        ("fw:M-STR-5", "fw:M-STR-6"),
        ("{starter} keeps no unit for the {service} and brings it before no board.", "{starter}不为{service}设机构，亦不提交董事会。",
         "{starter}不為{service}設單位，亦不提交董事會。"),
    ),
    "site": (
        ("fw:C-DIG", "fw:C-HYB"),
        ("The members keep telephone and wall list, so that nobody is left out.", "成员沿用电话与墙上名单，以免有人被排除。",
         "成員沿用電話與牆上名單，以免有人被排除。"),
    ),
    "m-trials": (("fw:M-EXP-1",), ("No trials: safety rules are followed as written.", "不作试验：按规定执行安全规则。",
                                   "不作試驗：依規定執行安全規則。")),
}  # fmt: skip


def groups(story: Story) -> None:
    """The groups of people whom the case touches."""
    draft, dice, t = story.draft, story.dice, story.t
    story.groups = ["users", "workers", *dice.some(["neighbours", "elders"], 0, 2)]
    labels = {
        "users": draft.world.names["users"],
        "workers": draft.world.names["workers"],
        "neighbours": t("neighbours of the {site}", "{site}周边住户", "{site}周邊住戶"),
        "elders": ("older residents who live alone", "独居老人", "獨居長者"),
    }
    for key in story.groups:
        draft.add(
            key, "sg2:PeopleGroup", label=labels[key], actorKind="fw:ACT-07",
            membership=t("whoever stands on the list kept for this group: {n} in 2025", "列入该群体名单者：2025年{n}人",
                         "列入該群體名單者：2025年{n}人",
                         n=dice.number(20, 6000)),
        )  # fmt: skip
    if story.level == 1 and dice.chance(0.4):
        draft.add("traders", "sg2:MarketActor", label=("traders nearby", "附近商户", "附近商家"))
        draft.remark("traders", "touched by the case without a role in it")
        story.draft.put(CASE, "affectedGroup", ":traders")
    draft.put(CASE, "convenor", f":{story.convenor}")
    draft.put(CASE, "affectedGroup", *(f":{key}" for key in story.groups))


def gifts(story: Story) -> None:
    """What each party gives."""
    story.draft.section("what they give")
    for key in (story.starter, *story.partners, *story.groups):
        words, kinds = GIFTS[key]
        label = story.t(*words, n=100 * story.dice.number(5, 90))
        story.draft.add(f"c-{key}", "sg2:Contribution", label=label, contributionKind=story.dice.some(kinds, 1, 2))


def participations(story: Story) -> tuple[list[str], str]:
    """Who takes part, all in the execution, as far as a mapped case knows, and the statement that shows it; how much say they have is left out."""
    story.draft.section("who takes part in what; nobody reports how much say")
    parts = []
    for key in (story.starter, *story.partners, *story.groups):
        own = key == story.starter
        roles: list[Value] = [*(["sg2x:initiatorRole"] if own else []), *(["sg2x:convenorRole"] if key == story.convenor else []), *_ROLES[key]]
        parts.append(story.part(
            "hasParticipation", f"p-{key}", "sg2:Participation", participant=f":{key}", role=roles, stage="fw:DEF-5c",
            standing="sg2:isInitiator" if own else "sg2:independent", contributes=f":c-{key}",
            howChosen=("whoever signs up", "自愿报名者", "自願報名者") if key in story.groups else None,
        ))  # fmt: skip
    says = story.t("{starter} and {convenor} run the {service} together with those who work in it.",
                   "{starter}与{convenor}同出力者共同运营{service}。",
                   "{starter}與{convenor}同出力者共同營運{service}。")  # fmt: skip
    return parts, story.state("agreement", says, affirms=("fw:DEF-5c",), shows=parts, sure="sg2:high")


def mechanisms(story: Story, wanted: list[str]) -> None:
    """The mechanisms by name, each with the statement that shows it."""
    story.draft.section("mechanisms")
    parties = [story.starter, *story.partners, *story.groups]
    for key in wanted:
        concepts, label, rule, recurrence, follows = _MECHANISMS[key]
        shown = story.part(
            "hasMechanism", key, "sg2:Mechanism", label=story.t(*label), realises=list(concepts),
            rule=story.t(*rule, n=story.dice.number(3, 12)), party=[f":{p}" for p in story.dice.some(parties, 2, 4)],
            recurrence=recurrence, whatFollows=story.t(*follows),
        )  # fmt: skip
        says = story.t("The rule reads: {rule}.", "规则为：{rule}。", "規則為：{rule}。", rule=story.draft.blocks[key]["rule"][0])
        document = {"m-budget": "accounts", "m-unit": "accounts", "m-plan": "accounts", "m-trials": "log"}.get(key, "agreement")
        story.state(document, says, affirms=concepts, shows=[shown])


def refuse(story: Story, left_out: list[str]) -> None:
    """What is absent on purpose, with the reason and who decided so."""
    for key in left_out:
        concepts, words = _REFUSALS[key]
        decider = f":{story.dice.pick((story.starter, story.convenor))}"
        story.state("minutes", story.t(*words), denies=concepts, absenceReason="sg2:designedOut", decidedBy=decider, sure="sg2:high")


def carriers(story: Story, digital: bool) -> None:
    """On what the case runs: a place, and often a site on the net."""
    t, users = story.t, [f":{key}" for key in (story.starter, story.convenor, *story.groups)]
    owner = story.dice.pick((story.starter, "office"))
    story.draft.section("carriers")
    shown = [story.part(
        "hasCarrier", "place", "sg2:Carrier", label=t("the {site} in the {quarter}", "{quarter}的{site}", "{quarter}的{site}"),
        realises=["fw:C-PHY", "fw:C-PHY-f3"], usedBy=users[1:], ownedBy=f":{owner}",
        function=t("those who take part work there together", "参与者在此共同劳动", "參與者在此共同勞動"),
    )]  # fmt: skip
    story.state("report", t("The {site} is open on {n} days a week.", "{site}每周开放{n}天。", "{site}每週開放{n}天。", n=story.dice.number(2, 6)),
                affirms=("fw:C-PHY", "fw:C-PHY-f3"), shows=shown)  # fmt: skip
    if digital:
        shown = [story.part(
            "hasCarrier", "booking-site", "sg2:Carrier", label=t("booking site with open accounts", "公开账目的预约网站", "公開帳目的預約網站"),
            realises=["fw:C-DIG", "fw:C-DIG-f2", "fw:C-HYB"], usedBy=users, ownedBy=f":{story.starter}", dataOwnedBy=f":{story.convenor}",
            function=t("requests are made and accounts shown", "提出需求，公开账目", "提出需求，公開帳目"),
        )]  # fmt: skip
        story.state("report", t("Requests are made on the site and ticked off in the {site}.", "网上提出需求，在{site}核销。",
                                "線上提出需求，在{site}核銷。"),
                    affirms=("fw:C-DIG", "fw:C-DIG-f2", "fw:C-HYB"), shows=shown)  # fmt: skip


def values(story: Story) -> tuple[str, str]:
    """Who is better off, and in what; returns the statements on the two halves, for others and for the initiator."""
    t, world = story.t, story.draft.world
    story.draft.section("values")
    gains = [
        story.part("createsValue", "v-use", "sg2:Value", label=t("the use of the {service}", "使用{service}",
                                                                 "使用{service}"), valueKind="sg2x:socialValue",
                   beneficiary=[":users", *(f":{g}" for g in story.groups[2:])], whatChanges=world.theme.change),
        story.part("createsValue", "v-income", "sg2:Value", label=t("money kept or earned", "节省或所得的钱", "節省或所得的錢"),
                   valueKind="sg2x:economicValue", beneficiary=":workers",
                   whatChanges=t("what they pay or earn in a month", "每月支出或所得", "每月支出或所得")),
    ]  # fmt: skip
    own = story.part(
        "createsValue", "v-return", "sg2:Value", label=t("custom that comes back to {starter}", "回流至{starter}的业务", "回流至{starter}的業務"),
        valueKind="sg2x:commercialValue", beneficiary=f":{story.starter}", whatChanges=t("income of {starter}", "{starter}收入", "{starter}收入"),
    )  # fmt: skip
    story.draft.section("figures")
    outputs = figures(story)
    for_others = story.state(
        "report",
        t("More people come each year, and those who work are paid or fed.", "来者逐年增多，出力者得到报酬或餐食。",
          "來者逐年增加，出力者得到報酬或餐食。"),
        affirms=("sg2x:socialValue", "sg2x:economicValue", "fw:DEF-6a", "fw:DEF-6b"), shows=[*gains, *outputs],
    )  # fmt: skip
    for_itself = story.state(
        "accounts", t("{starter} has gained custom since the {service} opened.", "{service}开放以来，{starter}业务增加。",
                      "{service}開放以來，{starter}業務增加。"),
        affirms=("fw:V-02b", "sg2x:commercialValue"), shows=[own],
    )  # fmt: skip
    return for_others, for_itself


def figures(story: Story) -> list[str]:
    """How many people were reached, year by year; the first year is the baseline of the others."""
    dice, t = story.dice, story.t
    first = 2025 - dice.number(1, min(3, 2025 - story.start))
    method, count, names = t("sign-in sheets, each person once", "签到表，每人计一次", "簽到表，每人計一次"), dice.number(100, 900), []
    for year in range(first, 2026):
        begun = year == first
        names.append(story.part(
            "hasObservation", f"o-people-{year}", "sg2:Observation", label=t("people reached", "惠及人数", "受惠人數"), ofIndicator="fw:E-3A1",
            value=count, unit="sg2x:unit-person", start=f"{year}-01", end=f"{year}-12", perimeter=CASE, method=method, observer=f":{story.convenor}",
            noBaseline=t("first count", "首次统计", "首次統計") if begun else None, baseline=None if begun else f":o-people-{first}",
        ))  # fmt: skip
        count += dice.number(1, 90)
    return names


def judgements(story: Story, others: str, own: str, breadth: str, shown: list[str]) -> None:
    """The dimensions, each with the statements on which it rests, and the realm of the initiator."""
    t = story.t
    story.state("report", t("The same {service} serves the quarter and {starter}.", "同一{service}既服务片区，也惠及{starter}。",
                            "同一{service}既服務片區，也惠及{starter}。"), affirms=("fw:DIM-1",), restsOn=[others, own])  # fmt: skip
    story.state("report", t("Beside {starter}, others hold lasting roles.", "除{starter}外，其他各方均有持续角色。",
                            "除{starter}外，其他各方均有持續角色。"),
                affirms=("fw:DIM-2",), restsOn=[breadth], shows=shown)  # fmt: skip
    story.state("register", t("The {site} was inspected in 2025 and found in order.", "{site}2025年受检，符合规定。", "{site}2025年受檢，符合規定。"),
                affirms=("fw:V-03-1", "sg2x:standardMet"), sure="sg2:high")  # fmt: skip
    if story.dice.chance(0.5):
        story.state(
            "accounts", t("{starter} shows by figures what the public and what it gains.", "{starter}以数字说明公众与自身所得。",
                          "{starter}以數字說明公眾與自身所得。"),
            about=f":{story.starter}", contextFor=CASE, reach="sg2:organisation", affirms=("fw:V-03-2", "sg2x:publicGain", "sg2x:ownGain"),
        )  # fmt: skip


def contest(story: Story) -> None:
    """A dispute with both sides and the reply."""
    t = story.t
    value = story.part("createsValue", "v-waste", "sg2:Value", label=("less waste", "垃圾减少", "垃圾減少"), valueKind="sg2x:environmentalValue",
                       beneficiary=":users", whatChanges=("weight of what is thrown away", "丢弃物重量", "丟棄物重量"))  # fmt: skip
    yes = story.state("report", t("{n} tonnes were kept out of the waste of {town}.", "{town}垃圾减少{n}吨。",
                                  "{town}垃圾減少{n}噸。", n=story.dice.number(2, 9)),
                      affirms=("sg2x:environmentalValue",), shows=[value])  # fmt: skip
    no = story.state("register", t("The waste of {town} weighs as much as before.", "{town}垃圾重量与此前相同。", "{town}垃圾重量與先前相同。"),
                     denies=("sg2x:environmentalValue",), absenceReason="sg2:foundLacking")  # fmt: skip
    reply = story.state("minutes", t("So few tonnes cannot be seen in the total.", "数量太少，在总量中显示不出。", "數量太少，在總量中顯示不出。"),
                        qualifies="sg2x:environmentalValue")  # fmt: skip
    story.contested = True
    story.draft.section("what is disputed")
    story.draft.add("contest-waste", "sg2:Contest", label=("whether there is less waste", "垃圾是否减少", "垃圾是否減少"), contestIn=CASE,
                    contestOn="sg2x:environmentalValue", contestKind="sg2:fact", contestState="sg2:answered",
                    affirmedIn=yes, deniedIn=no, repliedIn=reply)  # fmt: skip
