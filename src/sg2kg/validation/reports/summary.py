"""A line for each of many submissions: as text, and as a page that leads to their reports."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Union

from sg2kg.frames import plain_text
from sg2kg.messages import one_line, pick, say
from sg2kg.validation.reports.text import summary_line
from sg2kg.validation.reports.wording import Item, heading, severity_word
from sg2kg.validation.verdict import SEVERITIES, Unchecked


@dataclass(frozen=True)
class Outcome:
    """What became of one submission, without its findings: small enough to keep for thousands."""

    source: str
    label: Mapping[str, str] = field(default_factory=dict)
    conforms: bool = False
    tier: str = ""
    """The tier that was tried; empty where the shapes are not ours."""
    reached: str = ""
    violations: int = 0
    warnings: int = 0
    infos: int = 0
    error: str = ""
    """Why it could not be checked, with the id of the error; empty where it was."""
    hint: str = ""
    """What to do about that."""

    @property
    def sign(self) -> str:
        """One sign: conforms, does not, could not be checked."""
        return "!" if self.error else "✔" if self.conforms else "✘"


def outcome_of(item: Item) -> Outcome:
    """What became of a submission."""
    if isinstance(item, Unchecked):
        return Outcome(item.source, error=f"{item.what} [{item.id}]", hint=item.hint)
    violations, warnings, infos = (item.count(s) for s in SEVERITIES)
    return Outcome(item.source, dict(item.label), item.conforms, item.tier, item.reached, violations, warnings, infos)


def outcome_from(data: Mapping[str, Any]) -> Outcome:
    """What became of a submission, read from what :func:`sg2kg.validation.reports.item_data` made of it."""
    if data["unchecked"]:
        return Outcome(data["source"], error=f"{data['error']['what']} [{data['error']['id']}]", hint=data["error"]["hint"])
    counts = (data["counts"][s] for s in SEVERITIES)
    return Outcome(data["source"], data["label"], data["conforms"], data["tier"], data["tier_reached"], *counts)


def summary_table(items: Sequence[Union[Outcome, Item]], lang: str = "en") -> str:
    """One line a submission and a count, as text."""
    outcomes = [_outcome(item) for item in items]
    columns = ["", *(say(key, lang) for key in ("submission", "column tier", "reached", *_severities(outcomes), "file"))]
    rows = [
        [o.sign, one_line(pick(o.label, lang) or "–", 60), o.tier or "–", o.reached or "–", *_counts(o), one_line(o.error or o.source, 200)]
        for o in outcomes
    ]
    return (plain_text(columns, rows) + "\n\n" if rows else "") + _count(outcomes, lang) + "\n"


def _severities(outcomes: Sequence[Outcome]) -> tuple[str, ...]:
    """The keys of the words for severities: those of our requirements, or those of SHACL where no tier was tried."""
    ours = not any(not o.error and not o.tier for o in outcomes)
    return tuple(severity_word(s, ours) for s in SEVERITIES)


def _outcome(item: Union[Outcome, Item]) -> Outcome:
    return item if isinstance(item, Outcome) else outcome_of(item)


def _counts(o: Outcome) -> list[str]:
    return ["–"] * 3 if o.error else [str(n) for n in (o.violations, o.warnings, o.infos)]


def _count(outcomes: Sequence[Outcome], lang: str) -> str:
    return summary_line(len(outcomes), sum(o.conforms for o in outcomes), sum(bool(o.error) for o in outcomes), lang)


def index_html(items: Sequence[Union[Outcome, Item]], lang: str = "en", link: Callable[[Outcome], str] = lambda o: "") -> str:
    """A page with a row for each submission, those that need attention first; ``link`` gives the address of a report, or nothing."""
    from sg2kg.validation.reports.page import element, page

    outcomes = sorted((_outcome(item) for item in items), key=lambda o: (not o.error, o.conforms, -o.violations, -o.warnings, o.source))
    numbers = _severities(outcomes)
    keys = ("verdict", "submission", "column tier", "reached", *numbers, "file")
    head = "".join(element("th", heading(key, lang), scope="col", class_="number" if key in numbers else "") for key in keys)
    rows = "".join(_row(o, lang, link(o)) for o in outcomes)
    title = heading("title verdicts", lang)
    table = f'<div class="scroll"><table class="index"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'
    return page(title, lang, element("h1", title) + element("p", _count(outcomes, lang), class_="lead") + table)


def _row(o: Outcome, lang: str, address: str) -> str:
    from sg2kg.validation.reports.page import Html, anchor, element

    state = "unchecked" if o.error else "conforms" if o.conforms else "fails"
    name = one_line(pick(o.label, lang) or o.source, 200)
    called = anchor(address, name) if address else Html(element("bdi", name))
    error = element("p", one_line(o.error), class_="error") if o.error else ""
    cells = [element("td", f"{o.sign} {say(state, lang)}", class_=f"state {state}"), f'<th scope="row">{called}{error}</th>']
    cells += [element("td", text or "–") for text in (o.tier, o.reached)]
    cells += [element("td", n, class_="number") for n in _counts(o)]
    return f"<tr>{''.join(cells)}{element('td', one_line(o.source, 200), class_='file')}</tr>"
