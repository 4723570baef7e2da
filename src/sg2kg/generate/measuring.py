"""The parts of a submission that the tier evaluated adds: phases, two coders, valid figures from independent eyes, harm, a failure told."""

from __future__ import annotations

from sg2kg.generate.draft import CASE, Row, Value
from sg2kg.generate.story import Story
from sg2kg.generate.words import Text

_FAMILIES: dict[str, tuple[str, Text]] = {
    "value": ("fw:LAY-V", ("value layer", "价值层", "價值層")),
    "mechanism": ("fw:LAY-M", ("mechanism layer", "机制层", "機制層")),
    "carrier": ("fw:LAY-C", ("carrier layer", "载体层", "載體層")),
    "dimension": ("fw:CORE-14", ("three dimensions", "三个维度", "三個維度")),
    "participation": ("fw:DEF-5", ("participation and say", "参与和话语权", "參與和發言權")),
    "evaluation": ("fw:E-0", ("evaluation system", "评价体系", "評價體系")),
}
_ELSEWHERE = ":other-quarter"
_FIRST: Text = ("first measurement", "首次测量", "首次測量")
_PAID: Text = ("paid by the town; data and method public", "由市镇出资；数据与方法公开", "由市鎮出資；資料與方法公開")


def coders(story: Story) -> None:
    """Two coders who are tied to nobody, and their agreement by family of concepts."""
    draft, dice = story.draft, story.dice
    names: list[Value] = []
    for number, words in ((1, ("first coder", "第一编码者", "第一編碼者")), (2, ("second coder", "第二编码者", "第二編碼者"))):
        names.append(draft.add(f"coder-{number}", "sg2:SocietyActor", label=words))
    draft.change("session", "coder", *names)
    draft.put("session", "blindLog", story.t("sealed codings, kept by the {institute}", "密封编码，由{institute}保管", "密封編碼，由{institute}保管"))
    for key, (family, label) in _FAMILIES.items():
        low = dice.number(80, 88)
        alpha = low + dice.number(2, 5)
        draft.put("record", "hasAgreement", draft.add(
            f"agree-{key}", "sg2:CoderAgreement", label=label, agreementOn=family, alpha=alpha / 100, alphaLow=low / 100,
            alphaHigh=(alpha + dice.number(2, 6)) / 100, unitCount=dice.number(40, 120),
        ))  # fmt: skip


def institute(story: Story) -> None:
    """The body that measures and has no part in the case."""
    story.draft.add("institute", "sg2:KnowledgeInstitution", label=story.draft.world.names["institute"], actorKind="fw:ACT-26")


def phases(story: Story) -> None:
    """A pilot and what came after it."""
    draft, end = story.draft, story.start + 1
    draft.section("phases")
    pilot = draft.add("pilot", "sg2:Phase", label=("pilot", "试点", "試點"), start=f"{story.start}-{story.start_month:02}", end=f"{end}-12")
    scaling = draft.add("scaling", "sg2:Phase", label=("roll-out", "推广", "推廣"), start=f"{end + 1}-01")
    draft.put(CASE, "hasPhase", pilot, scaling)
    story.state("report", story.t("A pilot ran until {y}; then the {service} was opened to all.", "试点至{y}年，其后{service}全面开放。",
                                  "試點至{y}年，其後{service}全面開放。", y=end), shows=[pilot, scaling])  # fmt: skip


def trials(story: Story) -> str:
    """An experiment that failed first; returns the statement that tells of it."""
    draft, t, year = story.draft, story.t, story.start + 1
    draft.section("a failure, and what changed")
    cost = 100 * story.dice.number(5, 90)
    first = draft.add(
        "round-1", "sg2:Iteration", start=f"{year}-02", end=f"{year}-04",
        lesson=t("Late hours stood empty; those for whom they were meant work at that time.", "晚间时段空置；目标人群当时在上班。",
                 "晚間時段空置；目標族群當時在上班。"),
        change=t("the {site} opens at noon instead", "{site}改为中午开放", "{site}改為中午開放"),
        consequence=t("{n} euro were lost by {starter}", "{starter}损失{n}欧元", "{starter}損失{n}歐元", n=cost),
    )  # fmt: skip
    second = draft.add(
        "round-2", "sg2:Iteration", follows=first, start=f"{year}-05", end=f"{year}-09",
        lesson=t("People came, but families lost their early hour.", "来者增多，但家庭失去早间时段。", "來者增加，但家庭失去早間時段。"),
        change=t("two early hours a week are given back", "每周恢复两个早间时段", "每週恢復兩個早間時段"),
    )  # fmt: skip
    trial = story.part("hasExperiment", "late-hours", "sg2:Experiment", label=t("late hours in the {site}", "{site}晚间开放", "{site}晚間開放"),
                       realises=["fw:M-EXP-1", "fw:M-EXP-4", "fw:DIM-3"], hasIteration=[first, second])  # fmt: skip
    told = story.state(
        "log", t("Late hours failed in {y} and cost {n} euro; the hours were moved twice.", "{y}年晚间开放失败，损失{n}欧元；时段两次调整。",
                 "{y}年晚間開放失敗，損失{n}歐元；時段兩次調整。", y=year, n=cost),
        about=":pilot", affirms=("fw:M-EXP-1", "fw:M-EXP-4"), shows=[trial],
    )  # fmt: skip
    story.state("log", t("What was learned changed the hours for all.", "经验改变了全部时段。", "經驗改變了全部時段。"),
                affirms=("fw:DIM-3",), restsOn=told, shows=[trial])  # fmt: skip
    return told


def harm(story: Story) -> None:
    """A review of harm by outsiders."""
    story.draft.section("harm that was looked for")
    review = story.part(
        "hasHarmReview", "harm-review", "sg2:HarmReview", label=("review of harm", "危害审查", "危害審查"), lookedOn="2025-09",
        lookedHow=story.t("complaints book, talks with {n} people, the figures of the {other}", "投诉簿、{n}人访谈、{other}数据",
                          "申訴簿、{n}人訪談、{other}數據", n=story.dice.number(12, 60)),
        harmFound=story.t("no injury; some families lost an early hour for a summer", "无人受伤；部分家庭一个夏季失去早间时段",
                          "無人受傷；部分家庭一個夏季失去早間時段"),
    )  # fmt: skip
    story.state("harm", story.t("The {institute} looked for harm and found little.", "{institute}查找危害，发现甚少。",
                                "{institute}查找危害，發現甚少。"),
                shows=[review], sure="sg2:high")  # fmt: skip


def evaluation(story: Story) -> None:
    """The figures of all eight dimensions; one or two that do not apply may be set aside."""
    _strategy(story)
    _ecosystem(story)
    _effect(story)
    _learning(story)


def _observed(story: Story, name: str, label: Text, indicator: str, value: Value, unit: str, observer: str, method: Text, /, **more: Row) -> str:
    """One figure, of the case unless its perimeter is elsewhere; ``more`` takes the place of the usual rows."""
    rows: dict[str, Row] = {
        "label": label, "ofIndicator": indicator, "value": value, "unit": unit, "start": "2025-01", "end": "2025-12", "perimeter": CASE,
        "method": method, "observer": observer, "noBaseline": None if "baseline" in more else _FIRST, **more,
    }  # fmt: skip
    if rows["perimeter"] == _ELSEWHERE:
        return story.draft.add(name, "sg2:Observation", **rows)
    return story.part("hasObservation", name, "sg2:Observation", **rows)


def _strategy(story: Story) -> None:
    t, n, starter = story.t, story.dice.number, f":{story.starter}"
    story.draft.section("figures: strategy and business")
    audited: Text = ("audited accounts", "经审计账目", "經查核帳目")
    whole = t("all spending of {starter}", "{starter}全部支出", "{starter}全部支出")
    label = t("share of the budget for the {service}", "{service}预算份额", "{service}預算份額")
    low, year = n(10, 40), story.start + 2
    shown = [
        _observed(story, f"o-budget-{year}", label, "fw:E-1A2", low / 10, "sg2x:unit-percent", starter, audited, perimeter=starter, denominator=whole,
                  start=f"{year}-01", end=f"{year}-12"),
        _observed(story, "o-budget-2025", label, "fw:E-1A2", (low + n(1, 20)) / 10, "sg2x:unit-percent", starter, audited, perimeter=starter,
                  denominator=whole, baseline=f":o-budget-{year}"),
        _observed(story, "o-revenue", t("share of income born of the {service}", "{service}带来的收入份额",
                                        "{service}帶來的收入份額"), "fw:E-1B1", n(2, 30),
                  "sg2x:unit-percent", starter, audited, perimeter=starter,
                  denominator=t("all income of {starter}", "{starter}全部收入", "{starter}全部收入")),
    ]  # fmt: skip
    story.state("accounts", t("Budget and income are shown year by year.", "逐年列示预算与收入。", "逐年列示預算與收入。"), shows=shown)


def _ecosystem(story: Story) -> None:
    t, n = story.t, story.dice.number
    story.draft.section("figures: ecosystem")
    asked = n(8, 40)
    answer: dict[str, Row] = {
        "answeredBy": [f":{p}" for p in (*story.partners, *story.groups)], "sampleSize": asked, "responseRate": n(60, 97) / 100,
        "start": "2025-09", "end": "2025-10",
    }  # fmt: skip
    survey = t("survey: each partner rates its own say", "调查：各伙伴自评话语权", "調查：各夥伴自評發言權")
    median = n(3, 4)
    rated = [
        _observed(story, "o-say-median", ("say of partners, median", "伙伴话语权中位数", "夥伴發言權中位數"), "fw:E-2A3", median, "sg2x:unit-sayStep",
                  ":institute", survey, **answer),
        _observed(story, "o-say-minimum", ("say of partners, minimum", "伙伴话语权最低值", "夥伴發言權最低值"), "fw:E-2A3", n(1, median),
                  "sg2x:unit-sayStep", ":institute", survey, **answer),
    ]  # fmt: skip
    counted = [
        _observed(story, "o-partners", ("core partners", "核心伙伴", "核心夥伴"), "fw:E-2A1", n(4, 20), "sg2x:unit-organisation", ":council",
                  ("register of partners", "伙伴名册", "夥伴名冊")),
        _observed(story, "o-projects", ("new joint projects", "新增联合项目", "新增聯合計畫"), "fw:E-2B1", n(1, 9), "sg2x:unit-project", ":council",
                  ("register of projects", "项目名册", "計畫名冊")),
    ]  # fmt: skip
    story.state(
        "study",
        t("Partners rate their say at {n} in the median.", "伙伴自评话语权中位数为{n}。", "夥伴自評發言權中位數為{n}。", n=median),
        shows=rated,
    )
    story.state("report", t("Partners and joint projects are counted.", "统计伙伴与联合项目。", "統計夥伴與聯合計畫。"), shows=counted)


def _effect(story: Story) -> None:
    t, n, wait, then = story.t, story.dice.number, story.draft.world.theme.wait, story.start
    story.draft.section("figures: effect on the issue")
    story.draft.add("other-quarter", "sg2:Place", label=t("{other} of {town}", "{town}{other}", "{town}{other}"), within=":town")
    story.draft.remark("other-quarter", "the comparison: same town, no such case")
    before, gain = n(25, 60), n(8, 18)
    method = t("register of the town, all requests", "市镇登记，全部需求", "市鎮登記，全部需求")
    early: dict[str, Row] = {"start": f"{then}-01", "end": f"{then}-03"}
    late: dict[str, Row] = {"start": "2025-01", "end": "2025-03"}

    def waited(name: str, days: int, where: str, **more: Row) -> str:
        return _observed(story, name, wait, "fw:E-3A2", days, "sg2x:unit-day", ":institute", method, perimeter=where, **more)

    early["label"] = late["label"] = t("{wait}, {other}", "{wait}（{other}）", "{wait}（{other}）")
    shown = [
        waited("o-other-before", before - n(0, 3), _ELSEWHERE, **early),
        waited("o-other-after", before - n(4, 6), _ELSEWHERE, baseline=":o-other-before", **late),
    ]
    early["label"] = late["label"] = wait
    early["fundingNote"] = late["fundingNote"] = _PAID
    shown += [
        waited("o-before", before, ":quarter", comparedWith=":o-other-before", **early),
        waited(
            "o-after", before - gain, ":quarter", baseline=":o-before", comparedWith=":o-other-after", **late,
            otherExplanations=t("an earlier programme of the town reached both quarters; fewer people in 2025 could not be ruled out",
                                "市镇早前项目惠及两片区；2025年人数减少的影响无法排除", "市鎮先前計畫惠及兩片區；2025年人數減少的影響無法排除"),
            earlierProgrammes=t("a programme of the town, until {y}", "市镇项目，至{y}年", "市鎮計畫，至{y}年", y=then),
            seriesNote=t("measured each January to March since {y}", "自{y}年起每年一至三月测量", "自{y}年起每年一至三月測量", y=then),
        ),
    ]  # fmt: skip
    for group in story.groups:
        whom = story.draft.blocks[group]["label"][0]
        late["label"] = t("{wait}: {whom}", "{wait}：{whom}", "{wait}：{whom}", whom=whom)
        shown.append(waited(f"o-after-{group}", before - gain + n(-4, 4), ":quarter", forGroup=f":{group}", **late))
    story.state("study", t("The wait fell by {n} days, next door by far less.", "等候减少{n}天，邻区降幅小得多。",
                           "等候減少{n}天，鄰區降幅小得多。", n=gain),
                shows=shown, affirms=("sg2x:socialValue",), sure="sg2:high")  # fmt: skip
    if story.dice.chance(0.7):
        sites = _observed(story, "o-sites", ("sites open at the end of the year", "年末开放点数",
                                             "年末開放據點數"), "fw:E-3B2", n(1, 9), "sg2x:unit-site",
                          ":council", ("register of sites", "站点名册", "據點名冊"), start="2025-12-31", end="2025-12-31")  # fmt: skip
        story.state("report", t("The sites are counted at the end of the year.", "年末统计站点。", "年末統計據點。"), shows=[sites])
    else:
        _set_aside(story, "fw:E-3B", t("One room in one quarter: roll-out is not meant.", "一区一室：不拟推广。", "一區一室：不擬推廣。"))


def _learning(story: Story) -> None:
    t, n = story.t, story.dice.number
    story.draft.section("figures: how the organisation learns")
    step = n(1, 4)
    learning = _observed(story, "o-learning", t("learning from failure", "从失败中学习", "從失敗中學習"), "fw:E-4A3", step, "sg2x:unit-rubric",
                         ":institute",
                         t("rubric of four steps, read in the log", "四级量表，据日志评定", "四級量表，依日誌評定"))  # fmt: skip
    story.state("study", t("Learning from failure reaches step {n}.", "从失败中学习达第{n}级。", "從失敗中學習達第{n}級。", n=step), shows=[learning])
    if story.dice.chance(0.8):
        staff = _observed(story, "o-staff", t("staff of {starter} who take part", "{starter}参与的员工", "{starter}參與的員工"), "fw:E-4B2", n(5, 60),
                          "sg2x:unit-percent", f":{story.starter}", ("rota of volunteers", "志愿者排班表",
                                                                     "志工排班表"), perimeter=f":{story.starter}",
                          denominator=t("all staff of {starter}", "{starter}全体员工", "{starter}全體員工"))  # fmt: skip
        story.state("report", t("Staff take part of their own will.", "员工自愿参与。", "員工自願參與。"), shows=[staff])
    else:
        _set_aside(story, "fw:E-4B", t("{starter} has no staff in the {service}.", "{starter}在{service}无员工。", "{starter}在{service}無員工。"))


def _set_aside(story: Story, dimension: str, why: Text) -> None:
    story.state("minutes", why, denies=(dimension,), absenceReason="sg2:notApplicable", decidedBy=":council", sure="sg2:high")
