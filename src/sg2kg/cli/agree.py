"""``sg2kg agree``: how well coders agree, from codings of the same cases or from any table."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

import click

from sg2kg.agreement import (
    AGREEMENT_FORMATS,
    DISTANCES,
    LEVELS,
    RESAMPLES,
    SEED,
    Agreement,
    agree_on_table,
    classified,
    read_classes,
    write_agreement,
    write_disagreements,
)
from sg2kg.agreement import agree as agree_on_codings
from sg2kg.cli import options, output
from sg2kg.knowledge.status import BASES, DEFAULT_BASIS


@click.command()
@click.argument("codings", nargs=-1, metavar="[CODING]...")
@click.option("--data", type=click.Path(), metavar="FILE", help="A table (CSV, TSV) instead of codings in RDF.")
@click.option("--unit", default="", metavar="COL", help="Table: the column of units; the first, where none is named.")
@click.option("--coder", default="", metavar="COL", help="Table in long form, one row a rating: the column of the coder.")
@click.option("--value", default="", metavar="COL", help="Table in long form: the column of the value.")
@click.option(
    "--coders", default="", metavar="A,B,…", help="Table in wide form, one row a unit: the columns of the coders; all others, where none is named."
)
@click.option("--by", default="", metavar="COL", help="Table: a column whose values are reported each by itself, such as a variable.")
@click.option(
    "--level", type=click.Choice(LEVELS), default=None, help="Table: the level of measurement; nominal, where none is named. Sets are written a|b."
)
@click.option("--values", default="", metavar="LOW,…,HIGH", help="Table: the steps of an ordinal scale, lowest first, where they are not numbers.")
@click.option("--distance", type=click.Choice(list(DISTANCES)), default="masi", show_default=True, help="How far apart two sets are.")
@click.option("--basis", type=click.Choice(list(BASES)), default=DEFAULT_BASIS, show_default=True, help="Codings: whose word counts for a status.")
@click.option("--again", is_flag=True, help="Codings: one coder who coded twice, to see what changed in the meantime.")
@click.option(
    "--resamples", type=click.IntRange(100, 1_000_000), default=RESAMPLES, show_default=True, help="How many resamples an interval is drawn from."
)
@click.option("--seed", type=click.IntRange(0), default=SEED, show_default=True, help="The same seed gives the same intervals.")
@click.option(
    "--disagreements",
    "listed",
    metavar="FILE",
    help="Write the list of disagreements to a CSV file too; the classification that people filled in there is kept.",
)
@options.LANG
@click.option(
    "--format",
    "format_",
    type=click.Choice(list(AGREEMENT_FORMATS)),
    default="table",
    show_default=True,
    help="How to write it; turtle gives sg2:CoderAgreement.",
)
@options.OUTPUT
def agree(
    codings: tuple[str, ...],
    data: str | None,
    unit: str,
    coder: str,
    value: str,
    coders: str,
    by: str,
    level: str | None,
    values: str,
    distance: str,
    basis: str,
    again: bool,
    resamples: int,
    seed: int,
    listed: str | None,
    lang: str,
    format_: str,
    target: str | None,
) -> None:
    """Tell how well coders agree, by field and by family of concepts: Krippendorff's alpha with its interval, per cent agreement, Gwet's AC1.

    A CODING is a file or folder of RDF in which one coder describes the cases; two or more of them are compared. Each coder's statuses are worked
    out from that coder's statements alone. With --data the ratings come from a table. Disagreements are listed with what each coder rests on.

    Exit code 0: done, whatever the agreement. 2: could not be done.

    \b
    Examples:
      sg2kg agree coder-a/ coder-b/
      sg2kg agree coder-a/ coder-b/ coder-c/ --disagreements to-settle.csv --format html -o agreement.html
      sg2kg agree --data ratings.csv --unit item --coder who --value code
      sg2kg agree --data ratings.csv --level ordinal --values low,middle,high --format json
    """
    classes = read_classes(Path(listed)) if listed else {}
    with _bar() as progress:
        if data is None:
            _only_with_a_table(unit=unit, coder=coder, value=value, coders=coders, by=by, level=level, values=values)
            found = agree_on_codings(
                *codings, basis=basis, lang=lang, distance=distance, resamples=resamples, seed=seed, again=again, progress=progress
            )
        else:
            found = _on_table(codings, data, unit, coder, value, coders, by, level, values, distance, resamples, seed, progress)
    if listed:
        rows, gone = classified(found.disagreements, classes)
        found = replace(found, disagreements=rows)
    text = write_agreement(found, format_)
    if listed:
        output.write(write_disagreements(found.disagreements), Path(listed))
        settled = f"; {gone} that had a class no longer differ and are left out" if gone else ""
        n = len(found.disagreements)
        click.echo(f"written to {listed}: {n} disagreement{'' if n == 1 else 's'}{settled}", err=True)
    output.deliver(text, target)


def _on_table(
    codings: tuple[str, ...],
    data: str,
    unit: str,
    coder: str,
    value: str,
    coders: str,
    by: str,
    level: str | None,
    values: str,
    distance: str,
    resamples: int,
    seed: int,
    progress: Callable[[int, int], None],
) -> Agreement:
    if codings:
        raise click.UsageError("Give codings or --data, not both.")
    return agree_on_table(
        data,
        unit=unit,
        coder=coder,
        value=value,
        coders=_names(coders),
        by=by,
        level=level or "nominal",
        values=_names(values),
        distance=distance,
        resamples=resamples,
        seed=seed,
        progress=progress,
    )


def _only_with_a_table(**given: str | None) -> None:
    named = [f"--{name}" for name, value in given.items() if value]
    if named:
        raise click.UsageError(f"{', '.join(named)}: only together with --data FILE.")


def _names(text: str) -> list[str]:
    return [n.strip() for n in text.split(",") if n.strip()]


@contextmanager
def _bar() -> Iterator[Callable[[int, int], None]]:
    """Shows on a terminal how many resamples were drawn, where it takes more than a second."""
    with ExitStack() as stack:
        begun, shown, bar = time.monotonic(), 0, None

        def progress(done: int, total: int) -> None:
            nonlocal bar, shown
            if bar is None and sys.stderr.isatty() and time.monotonic() - begun > 1:
                bar = stack.enter_context(click.progressbar(length=total, label="resampling", file=sys.stderr))
            if bar is not None:
                bar.update(done - shown)
                shown = done

        yield progress
