"""Verdicts as a page of HTML for people who decide: it stands by itself, needs no script, prints, and speaks three languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from sg2kg.messages import one_line, pick, say
from sg2kg.validation.reports.page import Html, anchor, element, escaped, page, wrap
from sg2kg.validation.reports.patch import blanks_of, patch_lines
from sg2kg.validation.reports.text import count_of
from sg2kg.validation.reports.wording import (
    MOST_FINDINGS,
    Item,
    concept_name,
    counts_of,
    heading,
    id_of,
    kind_of,
    message_of,
    name_of,
    severities,
    shape_name,
    thing_of,
    tier_name,
    values_of,
    word_of,
)
from sg2kg.validation.verdict import LAYERS, Completeness, Finding, Pass, Remedy, Road, Step, Unchecked, Verdict

_MOST_VALUES = 60
"""A page has room for more values than a terminal."""


def write_html(items: Sequence[Item], lang: str, detail: str) -> str:
    """A page with the verdicts; with a list of them at its head where there are several."""
    if len(items) == 1:
        title = f"{name_of(items[0], lang)} — {word_of(items[0], lang)}"
        return page(title, lang, _Report(items[0], lang, detail == "full", "v1", 1).whole())
    title = heading("title verdicts", lang)
    links = (
        wrap("li", _sign(item, "span"), " ", anchor(f"#v{n}", name_of(item, lang)), _unseen(item, lang), class_=_state(item))
        for n, item in enumerate(items, 1)
    )
    head = (element("h1", title), element("p", count_of(items, lang), class_="lead"), wrap("nav", wrap("ul", *links), aria_label=title))
    reports = (_Report(item, lang, detail == "full", f"v{n}", 2).whole() for n, item in enumerate(items, 1))
    return page(title, lang, "".join((*head, *reports)))


def _state(item: Item) -> str:
    return "unchecked" if isinstance(item, Unchecked) else "conforms" if item.conforms else "fails"


def _sign(item: Item, tag: str = "div") -> Html:
    return element(tag, {"unchecked": "!", "conforms": "✔", "fails": "✘"}[_state(item)], class_="sign", aria_hidden="true")


def _unseen(item: Item, lang: str) -> Html:
    """What the sign says, for those who hear the page."""
    return element("span", f" {word_of(item, lang)}", class_="unseen")


class _Report:
    """The report on one submission, as an article whose heading is of ``level``."""

    def __init__(self, item: Item, lang: str, full: bool, id: str, level: int) -> None:
        self.item, self.lang, self.full, self.id, self.level = item, lang, full, id, level
        self._places: dict[tuple[str, str], str] = {}

    def whole(self) -> Html:
        parts = [self._head()]
        if isinstance(self.item, Verdict):
            v = self.item
            parts += [self._cards(v), self._findings(v)]
            if self.full:
                parts += [self._road(v, v.road)] if v.road and v.road.steps else []
                parts += [self._complete(v.completeness)] if v.completeness else []
                parts += [self._passed(v.passed)] if v.passed else []
            parts.append(self._provenance(v))
        return wrap("article", *parts, class_=f"verdict {_state(self.item)}", id=self.id, aria_labelledby=f"{self.id}-name")

    def _head(self) -> Html:
        item, lang = self.item, self.lang
        name = wrap(f"h{self.level}", element("bdi", name_of(item, lang)), id=f"{self.id}-name")
        word = element("span", word_of(item, lang), class_="word")
        lines = [wrap("p", element("bdi", one_line(item.source), class_="path"))]
        if isinstance(item, Unchecked):
            told = [wrap("p", word, escaped(f" · {item.id}")), element("p", one_line(item.what))]
            return wrap("header", _sign(item), wrap("div", name, *told, *([element("p", one_line(item.hint))] if item.hint else [])))
        tier = escaped(f"{say('colon', lang)}{tier_name(item, item.tier, lang)}") if item.tier else Html("")
        return wrap("header", _sign(item), wrap("div", name, wrap("p", word, tier), *lines))

    def _cards(self, v: Verdict) -> Html:
        lang = self.lang
        cards: list[tuple[str, str, str]] = []
        if v.tier:
            cards.append((heading("reached", lang), tier_name(v, v.reached, lang) if v.reached else say("none", lang), ""))
        cards.append((heading("found", lang), counts_of(severities(v), lang, bool(v.tier)), ""))
        if self.full and v.passed:
            vacuous = sum(p.vacuous for p in v.passed)
            cards.append((heading("met", lang), f"{len(v.passed)} / {len(v.passed) + len(v.missed)}", self._emptily(vacuous)))
        if self.full and v.completeness:
            met, asked = (sum(getattr(c, name) for c in v.completeness) for name in ("met", "asked"))
            cards.append((heading("complete", lang), f"{100 * met // asked} %", f"{met} / {asked} {say('checks', lang)}"))
        told = (wrap("div", element("dt", key), wrap("dd", escaped(value), element("small", note) if note else "")) for key, value, note in cards)
        return wrap("dl", *told, class_="cards")

    def _emptily(self, n: int) -> str:
        return say("met for nothing", self.lang).format(n=n) if n else ""

    def _section(self, title: str, *inner: str) -> Html:
        return wrap("section", element(f"h{self.level + 1}", title), *inner)

    # ---- findings

    def _findings(self, v: Verdict) -> Html:
        title = heading("title findings", self.lang)
        if not v.findings:
            return self._section(title, element("p", say("nothing to mend", self.lang), class_="done"))
        ordered = sorted(v.findings[:MOST_FINDINGS], key=lambda f: LAYERS.index(f.layer))
        groups = (self._group(v, layer, list(found)) for layer, found in groupby(ordered, key=lambda f: f.layer))
        more = len(v.findings) - MOST_FINDINGS
        rest = [element("p", say("more", self.lang).format(n=more), class_="note")] if more > 0 else []
        return self._section(title, *groups, *rest)

    def _group(self, v: Verdict, layer: str, found: Sequence[Finding]) -> Html:
        lang = self.lang
        counts = element("small", f" · {counts_of(v.by_layer()[layer], lang, bool(v.tier))}")
        return wrap("div", wrap(f"h{self.level + 2}", escaped(heading(f"layer {layer}", lang)), counts), *map(self._finding, found), class_="group")

    def _finding(self, f: Finding) -> Html:
        lang = self.lang
        head = [element("span", kind_of(f, lang), class_="badge"), element("code", id_of(f))]
        if f.concept:
            head.append(element("span", concept_name(f.concept, f.concept_label, lang)))
        parts = [wrap("p", *head), wrap("p", element("bdi", message_of(f, lang)), class_="message"), wrap("dl", *self._facts(f), class_="facts")]
        if self.full and f.remedy:
            parts.append(self._patch(f.remedy))
        return wrap("div", *parts, class_=f"finding {f.severity}", id=self._place(f))

    def _place(self, f: Finding) -> str:
        """An id by which the road leads to the finding; only the first of several by one shape on one thing has one."""
        key = f.shape, f.focus
        if key in self._places:
            return ""
        self._places[key] = f"{self.id}-f{len(self._places) + 1}"
        return self._places[key]

    def _facts(self, f: Finding) -> Iterator[Html]:
        lang = self.lang
        path = [escaped(" · "), element("code", one_line(f.path))] if f.path else []
        yield self._fact("at", element("bdi", thing_of(f, lang)), *path)
        if f.place.line is not None or f.place.cell:
            yield self._fact("in file", element("bdi", one_line(str(f.place)), class_="path"))
        if f.values:
            yield self._fact("values", _list(values_of(f, lang, _MOST_VALUES)))
        if f.details:
            yield self._fact("inside", _list(one_line(line) for line in f.details))
        for key, texts in (("why", f.why), ("mend", f.mend)):
            if said := one_line(pick(texts, lang)):
                yield self._fact(key, escaped(said))
        if f.docs:
            yield self._fact("explained", anchor(f.docs, shape_name(f)))

    def _fact(self, key: str, *inner: str) -> Html:
        return Html(element("dt", heading(key, self.lang)) + wrap("dd", *inner))

    def _patch(self, remedy: Remedy) -> Html:
        lines = patch_lines(remedy)
        told = (element("ins" if line.startswith("+") else "del", line) for line in lines)
        parts = [element("summary", f"{heading('change', self.lang)} (+{len(remedy.add)} −{len(remedy.remove)})"), wrap("pre", *told)]
        if remedy.blanks:
            parts.append(element("p", heading("fill in", self.lang), class_="note"))
            parts.append(_list(blanks_of(remedy.blanks, self.lang), class_="blanks"))
        return wrap("details", *parts)

    # ---- what passed, how complete it is, what leads on

    def _road(self, v: Verdict, road: Road) -> Html:
        note = element("p", say("road whole" if road.complete else "road in part", self.lang), class_="note")
        title = say("title road", self.lang).format(tier=tier_name(v, road.tier, self.lang))
        return self._section(title, note, wrap("ol", *map(self._step, road.steps), class_="steps"))

    def _step(self, step: Step) -> Html:
        f, lang = step.finding, self.lang
        todo = one_line(pick(f.mend, lang)) or message_of(f, lang)
        place = self._places.get((f.shape, f.focus), "")
        name = element("code", one_line(step.requirement))
        head = wrap("p", wrap("a", name, href=f"#{place}") if place else name, escaped(" "), element("span", todo))
        at = wrap("p", escaped(f"{say('at', lang)} "), element("bdi", thing_of(f, lang)), class_="note")
        patch = [self._patch(step.remedy)] if step.remedy and not place else []  # a finding told above has its patch there
        return wrap("li", head, at, *patch)

    def _complete(self, completeness: Sequence[Completeness]) -> Html:
        rows = []
        for layer, group in groupby(completeness, key=lambda c: c.layer):
            concepts = list(group)
            met, asked = sum(c.met for c in concepts), sum(c.asked for c in concepts)
            rows.append(_bar("whole", heading(f"layer {layer}", self.lang), met, asked))
            rows += [_bar("part", concept_name(c.concept, c.label, self.lang), c.met, c.asked) for c in concepts]
        note = element("p", say("complete note", self.lang), class_="note")
        head = (element("th", heading(key, self.lang), scope="col") for key in ("concept", "complete"))
        columns = wrap("thead", wrap("tr", *head, element("th", heading("checks", self.lang), class_="number", scope="col")))
        return self._section(heading("title complete", self.lang), note, wrap("table", columns, wrap("tbody", *rows), class_="bars"))

    def _passed(self, passed: Sequence[Pass]) -> Html:
        lang = self.lang
        rows = (self._pass(p) for p in sorted(passed, key=lambda p: p.vacuous))
        vacuous = sum(p.vacuous for p in passed)
        told = [say("met for reason", lang).format(n=len(passed) - vacuous)] if vacuous < len(passed) else []
        note = element("p", say("comma", lang).join(told + ([self._emptily(vacuous)] if vacuous else [])), class_="note")
        head = (element("th", heading(key, lang), scope="col") for key in ("requirement", "asked", "looked at"))
        return self._section(heading("title passed", lang), note, wrap("table", wrap("thead", wrap("tr", *head)), wrap("tbody", *rows)))

    def _pass(self, p: Pass) -> Html:
        things, values = max((s.focus_nodes for s in p.looked), default=0), sum(s.values for s in p.looked)
        empty = say("nothing to check", self.lang)
        looked = empty if p.vacuous else say("looked so far", self.lang).format(things=things, values=values)
        name = wrap("th", element("code", p.requirement), escaped(f" {say(p.obligation, self.lang)}"), scope="row")
        return wrap("tr", name, element("td", pick(p.text, self.lang)), element("td", looked, class_="note"))

    def _provenance(self, v: Verdict) -> Html:
        versions, lang = v.versions, self.lang
        facts = {
            "sg2kg": versions.sg2kg,
            say("engine", lang): versions.engine,
            say("ontology", lang): versions.ontology,
            f"SHA-256 {say('submission', lang)}": versions.data_hash,
            f"SHA-256 {say('ontology', lang)}": versions.ontology_hash,
            f"SHA-256 {say('shapes', lang)}": versions.shapes_hash,
        }
        told = (Html(element("dt", key) + wrap("dd", element("code", one_line(value)))) for key, value in facts.items() if value)
        return wrap("footer", element("strong", heading("title rests on", lang)), wrap("dl", *told))


def _bar(kind: str, name: str, met: int, asked: int) -> Html:
    bar = wrap("span", wrap("i", style=f"--part: {100 * met / asked:.0f}%" if asked else ""), class_="bar", aria_hidden="true")
    return wrap("tr", element("th", name, scope="row"), wrap("td", bar), element("td", f"{met} / {asked}", class_="number"), class_=kind)


def _list(lines: Iterable[str], class_: str = "") -> Html:
    told = [element("bdi", line) for line in lines]
    return told[0] if len(told) == 1 and not class_ else wrap("ul", *(wrap("li", line) for line in told), class_=class_)
