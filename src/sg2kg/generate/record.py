"""The parts of a submission that the tier registered asks for: record, case, places, actors, links, statements, search note."""

from __future__ import annotations

from sg2kg.generate.draft import CASE, Value
from sg2kg.generate.story import CORE, Story, month
from sg2kg.generate.words import Text

ACTORS = {
    "firm": ("sg2:Enterprise", "fw:ACT-01"),
    "association": ("sg2:SocialOrganisation", "fw:ACT-06"),
    "office": ("sg2:GovernmentActor", "fw:ACT-02a"),
    "school": ("sg2:KnowledgeInstitution", None),
}


def open_record(story: Story) -> None:
    """The record and its coding session."""
    draft, dice = story.draft, story.dice
    council = story.level >= 2
    submitter = "council" if council else dice.pick((story.starter, story.convenor) if story.level else (story.starter,))
    if council:
        relation = story.t(
            "partner: a council in which {starter} has one seat", "伙伴：{starter}在其中有一席的{council}", "夥伴：{starter}在其中有一席的{council}"
        )
    elif submitter == story.starter:
        relation = ("the initiator itself", "发起者本身", "發起者本身")
    else:
        relation = ("partner of the initiator", "发起者的伙伴", "發起者的夥伴")
    draft.section("the record")
    draft.add(
        "record", "sg2:CaseRecord", describes=CASE, fictitious=True, conformsTo=f"tier:{draft.tier}",
        license=dice.pick(("<https://creativecommons.org/licenses/by/4.0/>", "<https://creativecommons.org/publicdomain/zero/1.0/>")),
        issued=f"2026-{dice.number(2, 11):02}-{dice.number(1, 28):02}", version=f"{dice.number(1, 3)}.{dice.number(0, 9)}.0",
        submitter=f":{submitter}", relationToInitiator=relation,
        interests=story.t(
            "runs the {service} and applies for a grant with this record", "运营{service}，并以本记录申请资助", "營運{service}，並以本紀錄申請補助"
        ),
        codedIn=":session",
    )  # fmt: skip
    draft.add(
        "session", "sg2:CodingSession", coder=f":{submitter}", codebook="1.0",
        codedAt=f'"2026-01-{dice.number(16, 28)}T{dice.number(8, 17):02}:00:00Z"^^xsd:dateTime',
    )  # fmt: skip


def open_case(story: Story) -> None:
    """The case with its places."""
    draft = story.draft
    draft.section("the case")
    draft.add(
        CASE, "sg2:Case", label=draft.world.title, notation=f"EXAMPLE-{draft.name.rpartition('-')[2]}", issue=draft.world.names["issue"],
        start=story.dice.pick((f"{story.start}-{story.start_month:02}", f"{story.start}-{story.start_month:02}", f"{story.start}")),
        locatedIn=":quarter", initiator=f":{story.starter}",
    )  # fmt: skip
    draft.section("places")
    draft.add("quarter", "sg2:Place", label=story.t("{quarter} of {town}", "{town}{quarter}", "{town}{quarter}"), within=":town")
    draft.add("town", "sg2:Place", label=story.t("{town}", "{town}", "{town}"), adminCode=f"EX-{story.dice.number(100, 9999):04}")


def actors(story: Story) -> None:
    """The organisations: the initiator, and others that take part."""
    draft, dice = story.draft, story.dice
    draft.section("who takes part")
    rest = [key for key in ACTORS if key != story.starter]
    chosen = {story.starter, *(("firm", "association", "office") if story.level else dice.some(rest, 1, 3))}
    if story.level and dice.chance(0.5):
        chosen.add("school")
    for key, (kind, concept) in ACTORS.items():
        if key in chosen:
            draft.add(key, kind, label=draft.world.names[key], actorKind=concept)


def link(story: Story) -> None:
    """By whom the case is run; sometimes of what it is a part."""
    story.draft.section("links to other cases and actors")
    operator = "council" if story.level >= 2 else story.starter
    story.part(
        "hasLink", "run-by", "sg2:CaseLink", label=story.t("operated by {operator}", "由{operator}运营", "由{operator}營運",
                                                        operator=story.draft.world.names[operator]), operator=f":{operator}",
    )  # fmt: skip


def founded(story: Story) -> None:
    """That the case exists, since when, and who says so beside the initiator."""
    when = month(story.start, story.start_month)
    story.state(
        "charter",
        story.t("{starter} founds the {service} in the {quarter}; it opens in {when}.", "{starter}在{quarter}设立{service}，{when}开放。",
                "{starter}在{quarter}設立{service}，{when}開放。", when=when),
        names=[f":{story.starter}"], shows=[":quarter", ":town", ":run-by"], sure="sg2:high",
    )  # fmt: skip
    story.state(
        "press",
        story.t("The {service} in the {quarter} has been open since {year}.", "{quarter}的{service}自{year}年起开放。",
                "{quarter}的{service}自{year}年起開放。", year=story.start),
        shows=[":quarter"],
    )  # fmt: skip


def asides(story: Story, low: int, high: int) -> None:
    """Facts on the margin, each with its source, as many as from ``low`` to ``high``."""
    n, t = story.dice.number, story.t
    facts: list[tuple[str, Text]] = [
        ("report", t("In 2025 the {service} was open on {n} days.", "2025年{service}开放{n}天。", "2025年{service}開放{n}天。", n=n(90, 340))),
        ("report", t("{n} people used the {site} in 2025.", "2025年有{n}人使用{site}。", "2025年有{n}人使用{site}。", n=n(80, 4000))),
        ("register", t("The {service} is entered under number {n}.", "{service}登记编号为{n}。", "{service}登記編號為{n}。", n=n(100, 9999))),
        ("press", t("A reporter finds the {site} full on a weekday evening.", "记者见平日晚间{site}座无虚席。", "記者見平日晚間{site}座無虛席。")),
        ("minutes", t("The yearly meeting elects {n} people to look after the {site}.", "年会选出{n}人照管{site}。",
                      "年會選出{n}人照管{site}。", n=n(2, 9))),
        ("accounts", t("The {service} costs {n} euro a year, most of it for the {site}.", "{service}每年花费{n}欧元，主要用于{site}。",
                       "{service}每年花費{n}歐元，主要用於{site}。", n=100 * n(20, 900))),
        ("survey", t("Of {n} people asked, most would ask others to come along.", "受访的{n}人中，多数愿意推荐他人。",
                     "受訪的{n}人中，多數願意推薦他人。", n=n(30, 400))),
        ("letter", t("The town was told of the opening and raised no objection.", "市镇知悉开放，无异议。", "市鎮知悉開放，無異議。")),
        ("radio", t("A listener tells how the {service} helped her mother.", "一位听众讲述{service}如何帮助其母亲。",
                    "一位聽眾講述{service}如何幫助其母親。")),
        ("charter", t("The {site} is closed in August.", "{site}八月关闭。", "{site}八月關閉。")),
        ("minutes", t("A second key to the {site} is kept by the neighbours.", "{site}备用钥匙由邻居保管。", "{site}備用鑰匙由鄰居保管。")),
    ]  # fmt: skip
    for document, says in story.dice.some(facts, low, high):
        story.state(document, says)


def search_note(story: Story) -> None:
    """What was looked for and not found: what the core list still wants, and what the record leaves open."""
    draft = story.draft
    looked: list[Value] = ["sg2x:fieldRelations"]
    nearest = story.t(
        "No larger programme to which the {service} belongs.", "未找到{service}所属的更大项目。", "未找到{service}所屬的更大計畫。"
    )  # fmt: skip
    if story.level:
        known = story.known | ({"fw:DEF-6"} if "sg2x:socialValue" in story.known else set())
        looked = [*(c for c in CORE if c not in known), "sg2x:fieldRelations"]
        looked += [] if story.contested else ["sg2x:fieldContest"]
        looked += [] if story.level == 3 else ["sg2x:fieldHarm"]
        nearest = story.t(
            "Speeches praise the {service}, but no document tells more of these.", "讲话称赞{service}，但没有文件进一步说明。",
            "談話稱讚{service}，但沒有文件進一步說明。",
        )  # fmt: skip
    draft.section("what was looked for and not found")
    draft.add(
        "search", "sg2:SearchNote", noteOn=CASE, searchedOn=f"2026-01-{story.dice.number(10, 15)}",
        searchedWhere=story.t(
            "files of {starter}, the register of the town, the local press {a} to 2025", "{starter}档案、市镇登记册、{a}至2025年地方报刊",
            "{starter}檔案、市鎮登記冊、{a}至2025年地方報刊", a=story.start - 1,
        ),
        lookedFor=looked, nearestFind=nearest,
    )  # fmt: skip
