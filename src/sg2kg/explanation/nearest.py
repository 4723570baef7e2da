"""Says which of the things on record comes nearest to what a condition asks for, and what it lacks; used where conditions are weighed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from sg2kg.explanation.answers import Condition
from sg2kg.explanation.descriptions import Voice
from sg2kg.explanation.words_conditions import tell

MOST_LACKS = 3
"""How many lacking conditions are told of the nearest."""
MOST_NEAREST = 3
"""How many are named that are equally near."""


def leaves(condition: Condition) -> Iterator[Condition]:
    """The conditions that are all needed for ``condition``, each once: itself where it is not made of parts that are all needed."""
    seen: set[str] = set()
    waiting = [condition]
    while waiting:
        found = waiting.pop()
        if found.reason == "all" and found.parts:
            waiting += reversed(found.parts)
        elif found.expression not in seen:
            seen.add(found.expression)
            yield found


def nearest(weighed: Sequence[tuple[str, Condition]]) -> Callable[[Voice], str]:
    """What is on record in place of something that meets the whole condition, as something to be said by a voice; ``weighed`` has one at least.

    Conditions put what tells one from another last (a participation in which somebody decides, *at this stage*), so what meets the last part comes
    nearest; where nothing does, only that is said.
    """
    y, best = min(weighed, key=lambda pair: _distance(pair[1]))
    last = _tops(best)[-1]
    if last.state != "certain":
        if len(weighed) > 1:
            return lambda v: tell("none of", v.lang, n=len(weighed), vp=last.text[v.lang])
        key = "the one not" if last.state == "excluded" else "the one"
        return lambda v: tell(key, v.lang, y=v.name(y), vp=last.text[v.lang])
    lacking = _lacking(best)
    near = [name for name, condition in weighed if _distance(condition) == _distance(best) and _lacking(condition) == lacking]

    def say(v: Voice) -> str:
        names = list(dict.fromkeys(v.name(name) for name in near))
        more = len(names) - MOST_NEAREST
        listed = v.say("and more", list=v.say("list comma").join(names[:MOST_NEAREST]), n=more) if more > 0 else v.listed(names)
        return tell("nearest", v.lang, list=listed, vps=tell("and that it", v.lang).join(with_detail(leaf, v) for leaf in lacking[:MOST_LACKS]))

    return say


def with_detail(condition: Condition, v: Voice, key: str = "with detail") -> str:
    """The condition, and in brackets what is known of it; the brackets are those of the words ``key``."""
    text = condition.text[v.lang]
    detail = condition.detail.get(v.lang) or (tell("none on record", v.lang) if condition.reason == "unknown" else "")
    return tell(key, v.lang, vp=text, detail=detail) if detail else text


def _tops(condition: Condition) -> tuple[Condition, ...]:
    return condition.parts if condition.reason == "all" and condition.parts else (condition,)


def _lacking(condition: Condition) -> list[Condition]:
    return [leaf for leaf in leaves(condition) if leaf.state != "certain"]


def _distance(condition: Condition) -> tuple[bool, int, int]:
    tops = _tops(condition)
    return tops[-1].state != "certain", sum(1 for top in tops if top.state != "certain"), len(_lacking(condition))
