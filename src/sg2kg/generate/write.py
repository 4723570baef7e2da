"""Writes a whole submission that conforms: which parts stand in it, and in which order."""

from __future__ import annotations

from typing import Final

from sg2kg.generate import coding, governing, measuring, record
from sg2kg.generate.dice import Dice
from sg2kg.generate.draft import Draft
from sg2kg.generate.story import Story
from sg2kg.generate.words import World

TIERS: Final = ("registered", "mapped", "co-governed", "evaluated")


def drafted(number: int, tier: str, dice: Dice) -> Draft:
    """A submission that conforms at ``tier`` with nothing to remark, drawn with ``dice``."""
    draft = Draft(number, tier, dice, World(dice))
    _write(Story(draft, TIERS.index(tier)))
    return draft


def _write(story: Story) -> None:
    record.open_record(story)
    if story.level == 3:
        measuring.coders(story)
    record.open_case(story)
    if story.level == 3:
        measuring.phases(story)
    record.actors(story)
    if story.level:
        _map(story)
    else:
        record.link(story)
        record.founded(story)
        record.asides(story, 2, 6)
    story.tell()
    record.search_note(story)
    story.list_sources()


def _map(story: Story) -> None:
    """What the tiers from mapped on have in common, and what each adds in its place."""
    dice, level = story.dice, story.level
    coding.groups(story)
    if level >= 2:
        governing.council(story)
    if level == 3:
        measuring.institute(story)
    coding.gifts(story)
    stages = governing.stages(story) if level >= 2 else {"5c": coding.participations(story)}
    seen, breadth = stages["5c"]
    record.link(story)
    record.founded(story)
    if level >= 2:
        governing.rules(story, stages["5b"][0])
    optional = ["m-split", "m-unit", *(["m-trials"] if level < 3 else [])]
    kept = ["m-split"] if level >= 2 else dice.some(["m-split"], 0, 1)
    kept += dice.some(["m-unit", "m-plan", "m-trials"], 0, 2)
    if level >= 2:
        kept.append("m-council")
    coding.mechanisms(story, ["m-agreement", "m-matching", "m-budget", *dict.fromkeys(kept)])
    digital = dice.chance(0.6)
    coding.carriers(story, digital)
    coding.refuse(story, [key for key in optional if key not in kept] + ([] if digital else ["site"]))
    others, own = coding.values(story)
    if level >= 2:
        governing.benefit(story)
        governing.risks(story)
    if level == 3:
        measuring.trials(story)
        measuring.harm(story)
        measuring.evaluation(story)
    coding.judgements(story, others, own, breadth, seen)
    if dice.chance(0.3):
        coding.contest(story)
    record.asides(story, 0, 3)
