"""Verdicts in plain text, for a terminal: what is wrong, where, and how to mend it; in full also the patch, what passed and what leads on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from sg2kg.messages import one_line, pick, say
from sg2kg.validation.reports.patch import patch_text
from sg2kg.validation.reports.wording import (
    MOST_FINDINGS,
    Item,
    counts_of,
    id_of,
    kind_of,
    message_of,
    name_of,
    severities,
    tier_name,
    values_of,
    where_of,
    word_of,
)
from sg2kg.validation.verdict import Finding, Unchecked, Verdict, Versions


def write_text(items: Sequence[Item], lang: str, detail: str) -> str:
    """The verdicts in text; ends with a count where there are several."""
    lines = [line for item in items for line in _told(item, lang, detail == "full")]
    if len(items) > 1:
        lines.append(count_of(items, lang))
    return "".join(f"{line}\n" for line in lines)


def count_of(items: Sequence[Item], lang: str) -> str:
    """How many submissions conform, do not, and could not be checked."""
    unchecked = sum(isinstance(item, Unchecked) for item in items)
    passed = sum(isinstance(item, Verdict) and item.conforms for item in items)
    return summary_line(len(items), passed, unchecked, lang)


def summary_line(n: int, passed: int, unchecked: int, lang: str) -> str:
    """The count in words."""
    said = say("summary with unchecked" if unchecked else "summary", lang)
    return said.format(n=n, passed=passed, failed=n - passed - unchecked, unchecked=unchecked)


def _told(item: Item, lang: str, full: bool) -> Iterator[str]:
    if isinstance(item, Unchecked):
        yield f"! {name_of(item, lang)} — {word_of(item, lang)}{say('colon', lang)}{one_line(item.what)} [{item.id}]"
        if item.hint:
            yield f"    {one_line(item.hint)}"
        return
    yield _head(item, lang)
    if item.reached and not item.conforms:
        yield f"    {say('reaches', lang)} {tier_name(item, item.reached, lang)}"
    for finding in item.findings[:MOST_FINDINGS]:
        yield from _finding(finding, lang, full)
    if len(item.findings) > MOST_FINDINGS:
        yield f"    {say('more', lang).format(n=len(item.findings) - MOST_FINDINGS)}"
    if full:
        yield from _whole(item, lang)


def _head(v: Verdict, lang: str) -> str:
    tier = say("colon", lang) + tier_name(v, v.tier, lang) if v.tier else ""
    return f"{'✔' if v.conforms else '✘'} {name_of(v, lang)} — {word_of(v, lang)}{tier}  ({one_line(v.source)})"


def _finding(f: Finding, lang: str, full: bool) -> Iterator[str]:
    yield f"    {id_of(f)} {kind_of(f, lang)}{say('colon', lang)}{message_of(f, lang)}"
    yield f"        {say('at', lang)} {where_of(f, lang)}"
    if len(f.values) > 1:
        yield from (f"            {value}" for value in values_of(f, lang))
    if f.place.line is not None or f.place.cell:
        yield f"        {say('in file', lang)} {one_line(str(f.place))}"
    yield from (f"        {say('inside', lang)} {one_line(line)}" for line in f.details if full)
    why, mend = one_line(pick(f.why, lang)), one_line(pick(f.mend, lang))
    if full and why:
        yield f"        {say('why', lang)} {why}"
    if mend:
        yield f"        {say('mend', lang)} {mend}"
    if full and f.remedy:
        yield f"        {say('change', lang)}"
        yield from (f"            {line}" for line in patch_text(f.remedy, lang))


def _whole(v: Verdict, lang: str) -> Iterator[str]:
    comma, colon, ours = say("comma", lang), say("colon", lang), bool(v.tier)
    layers = [f"{say(f'layer {layer}', lang)}{colon}{counts_of(counts, lang, ours)}" for layer, counts in v.by_layer().items()]
    by_layer = say("brackets", lang).format(" · ".join(layers)) if len(layers) > 1 else ""
    yield f"    {say('found', lang)} {counts_of(severities(v), lang, ours)}{by_layer}"
    for key, vacuous in (("met", False), ("met emptily", True)):
        met = [p.requirement for p in v.passed if p.vacuous is vacuous]
        if met:
            yield f"    {say(key, lang)} {comma.join(met)}"
    if v.untargeted:
        yield f"    {say('untargeted', lang)} {len(v.untargeted)}"
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for c in v.completeness:
        sums[c.layer][0] += c.met
        sums[c.layer][1] += c.asked
    if sums:
        yield f"    {say('complete', lang)} " + comma.join(f"{say(f'layer {n}', lang)} {met}/{asked}" for n, (met, asked) in sums.items())
    yield from _road(v, lang)
    yield from (f"    {line}" for line in provenance(v.versions, lang))


def _road(v: Verdict, lang: str) -> Iterator[str]:
    if v.road is None or not v.road.steps:
        return
    yield f"    {say('to reach', lang).format(tier=tier_name(v, v.road.tier, lang))}"
    for number, step in enumerate(v.road.steps, 1):
        todo = one_line(pick(step.finding.mend, lang)) or message_of(step.finding, lang)
        yield f"        {number}. {step.requirement}{say('colon', lang)}{todo}"
    yield f"        {say('road whole' if v.road.complete else 'road in part', lang)}"


def provenance(versions: Versions, lang: str) -> Iterator[str]:
    """What a verdict rests on, in a few lines."""
    named = [f"sg2kg {versions.sg2kg}", versions.engine]
    if versions.ontology:
        named.append(f"{say('ontology', lang)} {versions.ontology}")
    yield f"{say('rests on', lang)} {say('comma', lang).join(one_line(n) for n in named if n)}"
    hashes = {"submission": versions.data_hash, "ontology": versions.ontology_hash, "shapes": versions.shapes_hash}
    yield from (f"    SHA-256 {say(key, lang)} {value}" for key, value in hashes.items() if value)
