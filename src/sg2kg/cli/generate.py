"""``sg2kg generate``: invented submissions, written into a folder with a table of what is wrong in which."""

from __future__ import annotations

import csv
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

import click

from sg2kg.errors import OutputError
from sg2kg.generate import SUFFIXES, TIERS, Generated, submissions

MANIFEST = "manifest.csv"


@click.command()
@click.option("--count", type=click.IntRange(1, 1_000_000), default=10, show_default=True, metavar="N", help="How many.")
@click.option("--seed", type=int, default=0, show_default=True, metavar="S", help="The same seed gives the same files.")
@click.option("--tier", type=click.Choice(TIERS), default="registered", show_default=True, help="The tier that they claim.")
@click.option(
    "--bad", type=click.FloatRange(0, 1), default=0.0, show_default=True, metavar="SHARE", help="The share that has one to three errors in it."
)
@click.option("--format", "format_", type=click.Choice(list(SUFFIXES)), default="turtle", show_default=True, help="Serialisation.")
@click.option("-o", "--output", "target", required=True, metavar="DIR", help="A new or empty folder to write to.")
def generate(count: int, seed: int, tier: str, bad: float, format_: str, target: str) -> None:
    """Write invented submissions, for load tests and teaching.

    Each conforms at its tier with nothing to remark, but for those that --bad asks for. manifest.csv in the folder tells for each file its
    tier, the kinds of error in it and the requirements that a check must find missed.

    Exit code 0: written. 2: could not be written.

    \b
    Examples:
      sg2kg generate --count 100 -o submissions
      sg2kg generate --count 1000 --tier mapped --bad 0.1 --seed 7 -o mixed
      sg2kg generate --tier evaluated --format jsonld -o evaluated
    """
    found = submissions(count, seed, tier, bad)  # before the folder is made, for it may refuse
    try:
        folder = _empty(Path(target))
        spoilt = _write(folder, _watched(found, count), format_)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise OutputError(f"{target}: cannot be written: {why}", "Check the folder and its permissions.") from None
    click.echo(f"written to {target}: {count} of tier {tier}, {spoilt} with errors in them", err=True)


def _empty(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise OutputError(f"{folder}: not empty", "Give a new or an empty folder.")
    return folder


def _write(folder: Path, found: Iterable[Generated], format: str) -> int:
    """Writes submissions and manifest; returns how many have errors in them."""
    spoilt, unfinished = 0, folder / f".{MANIFEST}.part"
    with unfinished.open("w", encoding="utf-8", newline="") as stream:
        manifest = csv.writer(stream, lineterminator="\n")
        manifest.writerow(["file", "tier", "errors", "requirements"])
        for submission in found:
            name = f"{submission.name}.{SUFFIXES[format]}"
            (folder / name).write_bytes(submission.encoded(format))
            manifest.writerow([name, submission.tier, " ".join(submission.errors), " ".join(submission.requirements)])
            spoilt += bool(submission.errors)
    unfinished.replace(folder / MANIFEST)
    return spoilt


def _watched(found: Iterable[Generated], count: int) -> Iterator[Generated]:
    """The same, with a bar on a terminal where it takes more than a second."""
    begun, bar = time.monotonic(), None
    with ExitStack() as stack:
        for done, submission in enumerate(found, 1):
            yield submission
            if bar is not None:
                bar.update(1)
            elif sys.stderr.isatty() and time.monotonic() - begun > 1:
                bar = stack.enter_context(click.progressbar(length=count, label="writing", file=sys.stderr))
                bar.update(done)
