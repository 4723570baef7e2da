"""Makes a pinned comparison again from what is there now, and says so where it comes out differently."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from sg2kg import bundle
from sg2kg.comparison import Comparison, compare
from sg2kg.errors import PinError
from sg2kg.pins.make import answer_of, pin
from sg2kg.pins.model import Pin
from sg2kg.pins.words import word

if TYPE_CHECKING:
    from sg2kg.knowledge import KnowledgeBase


class AnswerMoved(PinError):
    """A pinned comparison that comes out differently now."""


def knowledge_for(kept: Pin, data: Sequence[str] = ()) -> KnowledgeBase:
    """The knowledge base that a pin was made of, from what is there now.

    Files that a pin names are read only where they lie in its own folder or below; ``data`` says where they are else, and takes their place.
    Raises PinError for a file outside, InputError for one that cannot be read.
    """
    from sg2kg.knowledge import KnowledgeBase

    made_of = kept.loaded
    return KnowledgeBase(*(data or _inside(kept)), bundled=made_of.bundled, examples=made_of.examples, reasoning=made_of.reasoning)


def recompute(kept: Pin, kb: KnowledgeBase, lenient: bool = False) -> Comparison:
    """What the pin asks for, as it comes out now: the same cases and concepts, under the title of the pin.

    ``lenient`` leaves out the cases and concepts that are no longer there, for which NotFoundError is raised else.
    """
    request = kept.request()
    if lenient:
        cases = {c.iri for c in kb.cases}
        concepts = set(kb.concepts.values())
        request = replace(request, cases=tuple(c for c in request.cases if c in cases), concepts=tuple(c for c in request.concepts if c in concepts))
        if not request.cases or not request.concepts:
            what = "cases" if not request.cases else "concepts"
            raise PinError(f"{kept.name}: none of its {what} is there now", "Give the files that describe them with --data.")
    return replace(compare(kb, request), title=kept.title, request=kept.asked)


def reproduce(kept: Pin, kb: KnowledgeBase | None = None) -> Comparison:
    """The comparison that was pinned, made again; the same byte for byte in every format.

    Raises AnswerMoved, a PinError that names the files that have changed, where it comes out differently.
    """
    kb = kb or knowledge_for(kept)
    comparison = recompute(kept, kb)
    if answer_of(comparison) != kept.answer:
        changed = changed_files(kept, kb)
        from sg2kg import __version__

        because = f"; changed since then: {', '.join(changed)}" if changed else ""
        if kept.sg2kg != __version__:
            because += f"; it was made by sg2kg {kept.sg2kg}, this is {__version__}"
        raise AnswerMoved(
            f"{kept.name}: the comparison comes out differently than on {kept.made}{because}",
            f"sg2kg diff {kept.name} says what moved each cell; --as-now gives the comparison as it is now.",
        )
    return comparison


def now(old: Pin, data: Sequence[str] = ()) -> Pin:
    """A pin of the same cases and concepts as they are now; what is no longer there is left out. ``data`` as for :func:`knowledge_for`."""
    kb = knowledge_for(old, data)
    taken = pin(kb, recompute(old, kb, lenient=True), Path(old.name).resolve().parent)
    return replace(taken, name=word("now", "en"))


def changed_files(kept: Pin, kb: KnowledgeBase) -> list[str]:
    """The files of the pin that are not the same now, or not there; given files are known again by their hash, wherever they lie."""
    root = bundle.root()
    loaded = {path: _hash(path) for path in kb.files.values()}
    shipped = {path.relative_to(root).as_posix(): found for path, found in loaded.items() if path.is_relative_to(root)}
    changed = [name for name, was in kept.shipped.items() if shipped.get(name) != was]
    return sorted(changed + [name for name, was in kept.given.items() if was not in loaded.values()])


def _hash(path: Path) -> str:
    try:
        return sha256(path.read_bytes()).hexdigest()
    except (OSError, ValueError):
        return ""


def _inside(kept: Pin) -> list[str]:
    folder = Path(kept.name).resolve().parent
    found = []
    for name in kept.loaded.data:
        try:
            path = (folder / name).resolve()
            outside = not path.is_relative_to(folder)
        except (OSError, ValueError, RuntimeError):
            outside = True
        if outside:
            raise PinError(
                f"{kept.name}: {name[:200]} lies outside the folder of the pin, and is not read unasked",
                f"Say where the data are: --data {name[:200]}",
            )
        found.append(str(path))
    return found
