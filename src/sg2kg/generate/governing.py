"""The parts of a submission that the tier co-governed adds: the four stages, rules and decisions, benefit, risk, complaints."""

from __future__ import annotations

from sg2kg.generate.draft import CASE, Value
from sg2kg.generate.story import Story
from sg2kg.generate.words import Text

_STAGES: dict[str, tuple[str, Text, Text]] = {
    "5a": (
        "issue identification",
        ("the issue paper needs the signature of all who decide", "议题书须经全体决定者签字", "議題書須經全體決定者簽字"),
        ("{convenor} convenes a hearing; those who decide sign the issue paper.", "{convenor}召集听证会，决定者签署议题书。",
         "{convenor}召集公聽會，決定者簽署議題書。"),
    ),
    "5b": (
        "solution design",
        ("vote in the {council}", "{council}表决", "{council}表決"),
        ("The {council} designs the {service} by vote.", "{council}以表决设计{service}。", "{council}以表決設計{service}。"),
    ),
    "5c": (
        "execution",
        ("the weekly plan needs the consent of all who carry it out", "周计划须经全体执行者同意", "週計畫須經全體執行者同意"),
        ("Those who carry out the work agree the plan every week.", "执行者每周商定计划。", "執行者每週商定計畫。"),
    ),
    "5d": (
        "evaluation",
        ("comments are printed in the review and answered", "意见刊于评议并答复", "意見刊於評議並答覆"),
        ("The review is written by {starter}; all others comment and read what became of it.", "评议由{starter}撰写；其他各方提出意见并得到答复。",
         "評議由{starter}撰寫；其他各方提出意見並得到答覆。"),
    ),
}  # fmt: skip
_CHOSEN: tuple[Text, ...] = (
    ("one delegate, elected each year", "每年选举一名代表", "每年選舉一名代表"),
    ("one delegate, drawn by lot from volunteers", "从自愿者中抽签一名", "從自願者中抽籤一名"),
    ("all who stand on the list are invited", "邀请名单上全体人员", "邀請名單上全體人員"),
)
_RISKS: dict[str, tuple[Text, str, str]] = {
    "firm": (("hours that nobody books", "无人预约的时段", "無人預約的時段"), "sg2x:financialRisk", "sg2x:reserve"),
    "association": (
        ("good name, should the {service} fail", "{service}失败时的声誉", "{service}失敗時的聲譽"),
        "sg2x:reputationRisk",
        "sg2x:bearsOwn",
    ),
    "office": (("the mandate is not renewed", "授权不续期", "授權不續期"), "sg2x:politicalRisk", "sg2x:bearsOwn"),
    "school": (("training that proves too short", "培训不足", "培訓不足"), "sg2x:qualityRisk", "sg2x:bindingAgreement"),
    "users": (("harm through a mistake in the {site}", "{site}差错造成的伤害", "{site}差錯造成的傷害"), "sg2x:safetyRisk", "sg2x:insurance"),
    "workers": (("accident at work", "劳动事故", "工作意外"), "sg2x:safetyRisk", "sg2x:insurance"),
    "neighbours": (("fire and noise in the evening", "晚间火险与噪声", "晚間火險與噪音"), "sg2x:safetyRisk", "sg2x:insurance"),
    "elders": (("names and addresses reach others", "姓名与住址外泄", "姓名與住址外洩"), "sg2x:privacyRisk", "sg2x:bond"),
}


def council(story: Story) -> None:
    """The body in which the parties decide."""
    story.draft.add("council", "sg2:JointBody", label=story.draft.world.names["council"])


def stages(story: Story) -> dict[str, tuple[list[str], str]]:
    """Who takes part in each of the four stages, with how much say; returns by stage the participations and the statement that shows them."""
    return {stage: _stage(story, stage) for stage in _STAGES}


def _stage(story: Story, stage: str) -> tuple[list[str], str]:
    title, rule, words = _STAGES[stage]
    story.draft.section(f"who takes part: {title}")
    organisations = [story.starter, story.convenor, *(p for p in story.partners if p != story.convenor)]
    people = {"5a": ["users"], "5b": story.groups, "5c": ["workers"], "5d": story.groups}[stage]
    shown = [_participation(story, stage, key, rule) for key in (*organisations, *people)]
    document = {"5a": "charter", "5b": "agreement", "5c": "agreement", "5d": "report"}[stage]
    names: list[Value] = [f":{key}" for key in organisations[:2]]
    return shown, story.state(document, story.t(*words), names=names, affirms=(f"fw:DEF-{stage}",), shows=shown, sure="sg2:high")


def _participation(story: Story, stage: str, key: str, rule: Text) -> str:
    own, group = key == story.starter, key in story.groups
    say = story.dice.pick(("sg2:involve", "sg2:consult")) if stage == "5d" and not own else "sg2:collaborate"
    if group and stage in ("5a", "5b") and story.dice.chance(0.4):
        say = "sg2:involve"
    if key == "school":
        say = "sg2:consult"
    first = "sg2x:initiatorRole" if own else "sg2x:convenorRole" if key == story.convenor else "sg2x:representative" if group else "sg2x:adviser"
    second = {"5c": "sg2x:implementer", "5d": "sg2x:monitor"}.get(stage, "sg2x:coDecider")
    roles: list[Value] = [first] if say == "sg2:consult" else [first, second]
    return story.part(
        "hasParticipation", f"p-{stage}-{key}", "sg2:Participation", participant=f":{key}", stage=f"fw:DEF-{stage}", role=roles,
        standing="sg2:isInitiator" if own else "sg2:independent", say=say, contributes=f":c-{key}",
        howChosen=story.dice.pick(_CHOSEN) if group else None, howDecides=None if say == "sg2:consult" else story.t(*rule),
    )  # fmt: skip


def rules(story: Story, designed: list[str]) -> None:
    """How the parties decide, what they decided, where one complains."""
    dice, t = story.dice, story.t
    story.draft.section("how they decide, and where one complains")
    rule = story.part(
        "hasDecisionRule", "vote", "sg2:DecisionRule", label=t("vote of the {council}", "{council}表决", "{council}表決"),
        closureRule=t("two thirds of the votes; failing that, the matter waits a month", "三分之二票；否则延后一个月", "三分之二票；否則延後一個月"),
        meetingInterval=dice.pick((("monthly", "每月", "每月"), ("every two months", "每两个月", "每兩個月"), ("quarterly", "每季度", "每季"))),
        chairedBy=f":{story.convenor}", initiatorCanOverride=False,
        ruleChange=t("the {council}, by all votes but one", "{council}以仅一票之差的全票通过", "{council}全票通過，至多一票反對"),
        exitTerms=t("any party at {n} months' notice", "任何一方提前{n}个月通知", "任何一方提前{n}個月通知", n=dice.number(2, 12)),
    )  # fmt: skip
    shown = [rule]
    motions: list[Text] = [
        ("motion for a higher price", "提价动议", "漲價動議"), ("motion to close on Sundays", "周日关闭动议", "週日關閉動議"),
        ("motion for longer hours", "延长开放动议", "延長開放動議"), ("motion to hire a clerk", "雇用文员动议", "雇用職員動議"),
    ]  # fmt: skip
    for number, motion in enumerate(dice.some(motions, 1, 3), 1):
        carried = dice.chance(0.5)
        outcome = ("carried", "通过", "通過") if carried else ("rejected; {starter} had moved it", "否决；由{starter}提出", "否決；由{starter}提出")
        shown.append(story.part(
            "hasDecision", f"decision-{number}", "sg2:Decision", label=motion, byRule=rule,
            takenOn=f"{dice.number(max(story.start + 1, 2022), 2025)}-{dice.number(1, 12):02}-{dice.number(1, 28):02}", outcome=t(*outcome),
        ))  # fmt: skip
    story.state("minutes", t("The {council} votes on what the parties move.", "{council}就各方动议表决。", "{council}就各方動議表決。"),
                affirms=("fw:M-ECO-3",), shows=[*shown, *designed], sure="sg2:high")  # fmt: skip
    open_to: list[Value] = [f":{g}" for g in story.groups]
    channel = story.part("hasGrievanceChannel", "complaints", "sg2:GrievanceChannel", openTo=open_to,
                         label=t("complaints book of {convenor}", "{convenor}投诉簿", "{convenor}申訴簿"))  # fmt: skip
    count = dice.number(2, 60)
    read = story.part(
        "hasObservation", "o-complaints", "sg2:Observation", label=("complaints answered", "已答复投诉", "已答覆申訴"), ofIndicator="sg2x:XE-4",
        value=count, unit="sg2x:unit-complaint", start="2025-01", end="2025-12", perimeter=CASE, observer=f":{story.convenor}",
        method=("complaints book", "投诉簿", "申訴簿"), noBaseline=("first count", "首次统计", "首次統計"),
    )  # fmt: skip
    story.state("report", t("{n} complaints came in 2025 and were answered.", "2025年收到并答复投诉{n}件。", "2025年收到並答覆申訴{n}件。", n=count),
                shows=[channel, read])  # fmt: skip


def benefit(story: Story) -> None:
    """Who gains by which rule, and which share reaches affected people."""
    t, share = story.t, 5 * story.dice.number(6, 17)
    story.draft.section("benefit and risk")
    rule = story.part(
        "hasBenefitRule", "b-split", "sg2:BenefitRule", label=t("what is earned is divided", "收入分配规则", "收入分配規則"),
        distributes=[":v-income", ":v-return"], receiver=[":users", ":workers", f":{story.starter}"],
        formula=t("{n} % to those who use and work, the rest to {starter}", "{n}%归使用者与出力者，其余归{starter}",
                  "{n}%歸使用者與出力者，其餘歸{starter}",
                  n=share),
        decidedBy=":council", exAnte=True,
    )  # fmt: skip
    reached = story.part(
        "hasObservation", "o-share", "sg2:Observation", label=("share that reached affected people", "惠及受影响者的份额", "惠及受影響者的份額"),
        ofIndicator="sg2x:XE-2", value=share, unit="sg2x:unit-percent", start="2025-01", end="2025-12", perimeter=CASE,
        denominator=t("{n} euro earned", "收入{n}欧元", "收入{n}歐元", n=100 * story.dice.number(40, 900)),
        method=("accounts of the year", "年度账目", "年度帳目"), observer=":council", noBaseline=("first account", "首次核算", "首次核算"),
    )  # fmt: skip
    story.state("report", t("In 2025 {n} % of what was earned reached those who use and work.", "2025年收入的{n}%惠及使用者与出力者。",
                            "2025年收入的{n}%惠及使用者與出力者。", n=share), affirms=("fw:CORE-08",), shows=[rule, reached])  # fmt: skip


def risks(story: Story) -> None:
    """One risk at least for each party that gives something: its kind, who bears it and by what means."""
    shown = []
    for key in (story.starter, *story.partners, *story.groups):
        label, kind, instrument = _RISKS[key]
        own = f":{key}"
        after: list[Value] = [own] if instrument == "sg2x:bearsOwn" else list(dict.fromkeys([f":{story.starter}", own]))
        shown.append(story.part(
            "hasRisk", f"r-{key}", "sg2:Risk", label=story.t(*label), riskKind=kind, bearerBefore=own, bearerAfter=after, residualBearer=own,
            instrument=instrument,
        ))  # fmt: skip
    says = story.t("A table names {n} risks, who bears each, and by what means.", "风险表列明{n}项风险、承担者与工具。",
                   "風險表列明{n}項風險、承擔者與工具。", n=len(shown))  # fmt: skip
    story.state("agreement", says, affirms=("fw:CORE-07",), shows=shown, sure="sg2:high")
