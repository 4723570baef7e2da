"""What a submission tells, while it is being told: who takes part, what is said on whose word, what is known and what was looked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sg2kg.generate.draft import CASE, Draft, Row
from sg2kg.generate.words import Text

CORE: Final = (
    "fw:V-02a", "fw:V-02b", "fw:V-03-1", "fw:V-03-2", "fw:V-03-3", "fw:DEF-6", "fw:DEF-6a", "fw:DEF-6b", "fw:DIM-1", "fw:DIM-2", "fw:DIM-3",
    "fw:M-STR-1", "fw:M-STR-2", "fw:M-STR-3", "fw:M-STR-4", "fw:M-STR-5", "fw:M-STR-6", "fw:M-ECO-0", "fw:M-ECO-1", "fw:M-ECO-2", "fw:M-ECO-3",
    "fw:M-EXP-1", "fw:M-EXP-2", "fw:M-EXP-3", "fw:M-EXP-4", "fw:C-DIG", "fw:C-PHY", "fw:C-HYB", "fw:DEF-5a", "fw:DEF-5b", "fw:DEF-5c", "fw:DEF-5d",
    "fw:CORE-07", "fw:CORE-08",
)  # fmt: skip
"""The core list, every concept of which a mapped case answers."""
_MONTHS: Final = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
SURE: Final = ("sg2:high", "sg2:high", "sg2:high", "sg2:medium", "sg2:low")


def day(year: int, month: int, number: int) -> Text:
    """A date in words."""
    chinese = f"{year}年{month}月{number}日"
    return f"{number} {_MONTHS[month - 1]} {year}", chinese, chinese


def month(year: int, number: int) -> Text:
    """A month in words."""
    return f"{_MONTHS[number - 1]} {year}", f"{year}年{number}月", f"{year}年{number}月"


@dataclass(frozen=True)
class Document:
    """A kind of source: its name, who publishes it, how its places are called."""

    label: Text
    publisher: str
    place: str
    closeness: str
    grade: str = "sg2:gradeA"
    after: int | None = None
    """In which year after the start it is published; None for the beginning of 2026, when the last full year is over."""


DOCUMENTS: Final = {
    "charter": Document(("charter of the {service}", "{service}章程", "{service}章程"), "starter", "art. {}", "", after=-1),
    "agreement": Document(("agreement of the parties", "各方协议", "各方協議"), "convenor", "art. {}", "sg2:partner", after=-1),
    "minutes": Document(("minutes of the meetings", "会议记录", "會議記錄"), "convenor", "item {}", "sg2:partner"),
    "report": Document(("annual report of the {service}", "{service}年度报告", "{service}年度報告"), "convenor", "p. {}", "sg2:partner"),
    "accounts": Document(("accounts of {starter}", "{starter}账目", "{starter}帳目"), "starter", "note {}", ""),
    "log": Document(("log of trials", "试验日志", "試驗日誌"), "convenor", "entry {}", "sg2:partner"),
    "press": Document(("{paper}", "《{paper}》", "《{paper}》"), "paper", "col. {}", "sg2:independentPress", "sg2:gradeB", after=1),
    "register": Document(("register of the town", "市镇登记册", "市鎮登記冊"), "town register office", "line {}", "sg2:authority"),
    "survey": Document(("survey of those who use the {service}", "{service}使用者调查", "{service}使用者調查"), "convenor", "table {}",
                       "sg2:partner"),
    "letter": Document(("letter of the {office}", "{office}来函", "{office}來函"), "office", "para. {}", "sg2:authority"),
    "radio": Document(("broadcast on the radio", "电台节目", "電台節目"), "regional radio", "minute {}", "sg2:independentPress", "sg2:gradeB"),
    "study": Document(
        ("study of the {service} by the {institute}", "{institute}对{service}的研究", "{institute}對{service}的研究"),
        "institute", "p. {}", "sg2:independentResearch",
    ),
    "harm": Document(
        ("review of harm by the {institute}", "{institute}的危害审查", "{institute}的危害審查"), "institute", "sect. {}", "sg2:independentResearch"
    ),
}  # fmt: skip
_PUBLIC: Final = {"press", "radio", "letter", "register", "study", "harm"}


class Story:
    """A draft with what has to be remembered while it is written."""

    def __init__(self, draft: Draft, level: int) -> None:
        self.draft, self.level, self.dice = draft, level, draft.dice
        self.start = self.dice.number(2015, 2021) if level == 3 else self.dice.number(2014, 2023)
        self.start_month = self.dice.number(1, 12)
        self.starter = self.dice.pick(("firm", "firm", "association") if level else ("firm", "association", "office"))
        self.convenor = "association" if self.starter == "firm" else "firm"
        self.groups: list[str] = []
        self.known: set[str] = set()
        self.contested = False
        self._cited: dict[str, int] = {}
        self._documents: dict[str, str] = {}
        self._statements: list[dict[str, Row]] = []
        draft.world.names |= {"starter": draft.world.names[self.starter], "convenor": draft.world.names[self.convenor]}

    @property
    def partners(self) -> list[str]:
        """The organisations that take part beside the initiator."""
        return [key for key in ("firm", "association", "office", "school") if key != self.starter and key in self.draft.blocks]

    def t(self, english: str, hans: str, hant: str, **slots: object) -> Text:
        """A text with the names of the case in its slots."""
        return self.draft.say(english, hans, hant, **slots)

    def part(self, prop: str, name: str, kind: str, **rows: Row) -> str:
        """Adds a part of the case and names it there."""
        reference = self.draft.add(name, kind, **rows)
        self.draft.put(CASE, prop, reference)
        return reference

    def state(
        self,
        document: str,
        says: Text,
        *,
        about: str = CASE,
        affirms: tuple[str, ...] = (),
        denies: tuple[str, ...] = (),
        shows: list[str] | tuple[str, ...] = (),
        sure: str = "",
        **rows: Row,
    ) -> str:
        """Adds a statement that cites the next place of a document, and returns its name."""
        number = len(self._statements) + 1
        if about == CASE or about in (":pilot", ":scaling"):
            self.known.update(affirms, denies)
        sure = sure or self.dice.pick(SURE)
        doubt = None if sure == "sg2:high" else self._doubt()
        self._cited[document] = self._cited.get(document, 0) + 1
        self._statements.append({
            "identifier": f"S-{number:02}", "about": about, **rows, "affirms": list(affirms), "denies": list(denies),
            "shows": list(shows), "says": says, "basis": _basis(document), "source": ":" + self._name(document),
            "locator": DOCUMENTS[document].place.format(self._cited[document]), "confidence": sure, "confidenceReason": doubt,
        })  # fmt: skip
        return f":s{number:02}"

    def _doubt(self) -> Text:
        return self.dice.pick((
            ("the source gives no figure", "来源未给出数字", "來源未給出數字"),
            ("told from memory two years later", "事隔两年的回忆", "事隔兩年的回憶"),
            ("the passage can be read otherwise", "该段可有不同解读", "該段可有不同解讀"),
        ))  # fmt: skip

    def _name(self, document: str) -> str:
        if document not in self._documents:
            letter = "p" if document in _PUBLIC else "d"
            number = 1 + sum(name[0] == letter for name in self._documents.values())
            self._documents[document] = f"{letter}{number}"
        return self._documents[document]

    def tell(self) -> None:
        """Writes the statements that were collected."""
        self.draft.section("what is said, and where")
        for number, rows in enumerate(self._statements, 1):
            self.draft.add(f"s{number:02}", "sg2:Statement", **rows)

    def list_sources(self) -> None:
        """Writes the sources that statements cite."""
        self.draft.section("sources")
        for kind, name in sorted(self._documents.items(), key=lambda item: item[1]):
            document, dice = DOCUMENTS[kind], self.dice
            last = document.after is None
            year = 2026 if document.after is None else self.start + document.after
            number, of_month = (1, dice.number(2, 14)) if last else (dice.number(1, 12), dice.number(1, 28))
            written = day(year, number, of_month)
            label = self.t(document.label[0] + ", {when}", document.label[1] + "，{when}", document.label[2] + "，{when}", when=written)
            publisher = self.draft.world.names.get(document.publisher, (document.publisher,))[0]
            self.draft.add(
                name, "sg2:Source", notation=f"{name[0].upper()}-{name[1:]}", label=label, publisher=publisher,
                published=dice.pick((f"{year}-{number:02}-{of_month:02}", f"{year}-{number:02}")), dateRead="2026-01-15",
                address=f'"https://example.org/{self.draft.name}/{kind}"^^xsd:anyURI',
                basis=_basis(kind), grade=document.grade, closeness=document.closeness or "sg2:ownWord",
            )  # fmt: skip


def _basis(document: str) -> str:
    return "sg2:publicSourceSays" if document in _PUBLIC else "sg2:submitterSays"
