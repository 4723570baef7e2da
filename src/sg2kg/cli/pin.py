"""Pins on the command line of ``sg2kg compare``: the options that keep a comparison, and a comparison that is made again from a pin."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sg2kg.cli import output
from sg2kg.errors import OutputError, ParameterError

if TYPE_CHECKING:
    from sg2kg.comparison import Comparison
    from sg2kg.knowledge import KnowledgeBase
    from sg2kg.pins import Pin

_ASKS = ("by", "concepts", "cases_query", "concepts_query", "basis", "phase", "over_time", "lang", "examples", "no_bundled", "no_reasoning", "title")
"""Options that say what is compared, which a pin says already."""


def options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of pins, for ``sg2kg compare``."""
    for option in (
        click.option("--date", metavar="DAY", default="", help="The day that pin and crate say, as 2026-11-26; today where none is given."),
        click.option("--author", "authors", multiple=True, metavar="NAME", help="Who made the comparison: 'Family, Given (ORCID)'; repeatable."),
        click.option("--crate", metavar="TARGET", help="Pack it as an RO-Crate with citation: a folder, or a file ending in .zip."),
        click.option("--as-now", is_flag=True, help="With a pin: the comparison as it comes out now, whatever it was."),
        click.option("--pin", "pin_target", metavar="FILE.toml", help="Keep the comparison as a file that makes it again."),
    ):
        command = option(command)
    return command


def pin_named(cases: tuple[str, ...], as_now: bool) -> Path | None:
    """The pin, where one is named in place of cases; raises ParameterError where cases are named beside it, or --as-now without one."""
    named = [c for c in cases if c.lower().endswith(".toml")]
    if named and len(cases) > 1:
        raise ParameterError(f"{named[0]} is a pin, and other cases are named beside it", "Name the pin alone: it says which cases are compared.")
    if as_now and not named:
        raise ParameterError("--as-now goes with a pin", "Name a pin, FILE.toml, in place of cases, or leave --as-now out.")
    return Path(named[0]) if named else None


def check(pin_target: str | None, crate: str | None, authors: tuple[str, ...], date: str) -> None:
    """Raises, before anything is compared, ParameterError, PinError or OutputError for options of pins that cannot be met."""
    if not (pin_target or crate or authors or date):
        return
    from sg2kg import pins

    if not (pin_target or crate):
        raise ParameterError("--author and --date go with --pin or --crate", "Add --pin FILE.toml, or leave them out.")
    pins.check_authors(authors)
    pins.day(date)
    if pin_target and not pin_target.lower().endswith(".toml"):
        raise OutputError(f"{pin_target}: a pin is a file that ends in .toml", f"Call it {pin_target}.toml.")
    if crate:
        pins.check_target(Path(crate))


def again(path: Path, data: tuple[str, ...], as_now: bool) -> tuple[Pin, KnowledgeBase, Comparison | None]:
    """The pin at ``path``, and its comparison made again; None where it comes out differently, which is said, and that is not asked for.

    Raises ParameterError for options that say what a pin says already.
    """
    from sg2kg import pins

    context = click.get_current_context()
    said = [name for name in _ASKS if context.get_parameter_source(name) == click.core.ParameterSource.COMMANDLINE]
    if said:
        given = ", ".join(f"--{name.replace('_', '-')}" for name in said)
        raise ParameterError(f"{path}: a pin says what is compared, and {given} says it too", "Leave it out, or name the cases in place of the pin.")
    kept = pins.read(path)
    kb = pins.knowledge_for(kept, data)
    if as_now:
        return kept, kb, pins.recompute(kept, kb)
    try:
        found = pins.reproduce(kept, kb)
    except pins.AnswerMoved as error:
        output.complain(f"{error.what} [{error.id}]", error.hint)
        return kept, kb, None
    changed = pins.changed_files(kept, kb)
    if changed:
        output.complain(f"{path}: the comparison is the same, though these have changed: {', '.join(changed)}")
    return kept, kb, found


def keep(
    kb: KnowledgeBase,
    comparison: Comparison,
    pin_target: str | None,
    crate: str | None,
    authors: tuple[str, ...] = (),
    date: str = "",
    old: Pin | None = None,
    as_now: bool = False,
) -> None:
    """Writes the pin and the crate of a comparison, where they are asked for; ``old`` is the pin it was made from.

    Raises OutputError where something cannot be written.
    """
    if not (pin_target or crate):
        return
    from dataclasses import replace

    from sg2kg import pins

    folder = Path(pin_target).parent if pin_target else Path()
    whose = authors or (old.authors if old else ())
    made = date or (old.made if old and not as_now else "")
    taken = replace(pins.pin(kb, comparison, folder, made, whose), name=pin_target or "")
    if pin_target:
        output.write(str(taken), Path(pin_target))
        click.echo(f"pinned to {pin_target}", err=True)
        outside = [name for name in taken.loaded.data if name.startswith("..") or os.path.isabs(name)]
        if outside:
            shown = " ".join(f"--data {name}" for name in outside)
            output.complain(
                f"{', '.join(outside)} lies outside the folder of the pin, and is not read unasked", f"Add {shown} whenever you use the pin."
            )
    if crate:
        without = pins.crate(taken, comparison, kb, Path(crate), date)
        click.echo(f"packed into {crate}", err=True)
        if without:
            output.complain(f"{crate}: without a picture: {without.what}", without.hint)
