"""``sg2kg validate``: submissions checked against a tier, or any data against any shapes; one or thousands."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Union

import click

from sg2kg.cli import options, output
from sg2kg.errors import NotFoundError, OutputError
from sg2kg.messages import say
from sg2kg.validation.batch.alone import can_fork, run_alone

if TYPE_CHECKING:
    from sg2kg.validation.batch import Done, Options, Task
    from sg2kg.validation.batch.outputs import Outputs
    from sg2kg.validation.verdict import Unchecked

    Runner = Callable[[list[Task], Options], Iterator[Done]]

_MOST_INPUT = 256 * 1024 * 1024
"""No more than this is read from standard input; a submission has a limit of its own."""
_LOADING = 5.0
"""Seconds that a single submission is given beyond its deadline, for shapes and ontology to be loaded."""
EPILOG = """\b
Exit code 0: all conform. 1: at least one does not. 2: at least one could not be checked. Warnings never fail a submission.
A submission that fails is told which tier it reaches.
"""


class Format(click.ParamType[str]):
    """A format of reports; the formats are imported when one is asked for."""

    name = "format"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """The formats, for the help."""
        from sg2kg.validation.reports import VERDICT_FORMATS

        return "[" + "|".join(VERDICT_FORMATS) + "]"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name of a format that there is."""
        if value == "text":
            return value
        from sg2kg.validation.reports import VERDICT_FORMATS

        return click.Choice(list(VERDICT_FORMATS)).convert(value, param, ctx)


@click.command(epilog=EPILOG)
@click.argument("paths", nargs=-1, metavar="PATH...")
@click.option("--tier", metavar="TIER", help="The tier to check against. Default: the one that each submission states.")
@options.PROFILES
@click.option("--shapes", multiple=True, metavar="FILE", help="Any SHACL shapes, in place of ours; data is then any RDF.")
@click.option("--background", multiple=True, metavar="FILE", help="With --shapes: what the data is read against, such as an ontology.")
@click.option("--engine", default="fast", show_default=True, metavar="fast|reference|both", help="both: refuse where the two disagree.")
@options.NO_REASONING
@click.option("--format", "formats", multiple=True, type=Format(), help="How to write it; default text. turtle is the W3C validation report.")
@options.LANG
@click.option("-o", "--output", "targets", multiple=True, metavar="FILE", help="Write to a file; its ending tells the format. May be repeated.")
@click.option("--out-dir", metavar="DIR", help="For many: a report on each, results.jsonl, summary.csv and index.html.")
@click.option("--resume", is_flag=True, help="Go on where a run with the same --out-dir (or -o FILE.jsonl) was cut short.")
@click.option("--detail", type=click.Choice(["brief", "full"]), help="How much text tells. Default: full for one submission, brief for many.")
@click.option("--road/--no-road", default=None, help="With full detail: the road to the next tier. Default: only where a submission fails.")
@click.option("--jobs", "-j", default="auto", show_default=True, metavar="N", help="Worker processes; auto: one a core.")
@click.option("--cluster", metavar="ADDRESS", help="Send the work to a Dask scheduler (extra sg2kg[cluster]).")
@click.option("--deadline", type=click.FloatRange(min=0, min_open=True), default=30.0, show_default=True, help="Seconds for one submission.")
@click.option("--max-size", type=click.FloatRange(min=0, min_open=True), default=20.0, show_default=True, help="Largest submission in MB.")
@click.option("--memory", type=click.IntRange(min=256), default=2048, show_default=True, help="Memory of one worker in MB.")
@click.option("--input-format", metavar="ENDING", default="ttl", show_default=True, help="Format of a submission on standard input.")
@click.option("--schema", is_flag=True, help="Print the JSON Schema of --format json and do nothing else.")
@click.pass_context
def validate(
    ctx: click.Context, paths: tuple[str, ...], tier: str | None, profiles: str | None, shapes: tuple[str, ...], background: tuple[str, ...],
    engine: str, no_reasoning: bool, formats: tuple[str, ...], lang: str, targets: tuple[str, ...], out_dir: str | None, resume: bool,
    detail: str | None, road: bool | None, jobs: str, cluster: str | None, deadline: float, max_size: float, memory: int,
    input_format: str, schema: bool,
) -> None:  # fmt: skip
    """Check submissions and give one verdict each.

    PATH is a file, a folder (every RDF file in it), a pattern such as 'cases/*.ttl', or - for standard input: a submission, or a list of files,
    one a line.

    \b
    Examples:
      sg2kg validate my-case.ttl
      sg2kg validate my-case.ttl --tier mapped -o report.html -o report.sarif
      sg2kg validate submissions/ --jobs 4 --out-dir verdicts/
      sg2kg validate my-case.ttl --lang zh-Hant
      sg2kg validate --profiles our-profiles/ --tier garden plots/
      sg2kg validate --shapes theirs.ttl --background their-ontology.ttl data.ttl
      find cases -name '*.ttl' | sg2kg validate - --format jsonl
    """
    if schema:
        from sg2kg.validation.reports import verdict_schema

        click.echo(verdict_schema(), nl=False)
        return
    if not paths:
        raise click.UsageError("Missing argument 'PATH...': a file, a folder, a pattern, or - for standard input.")
    if shapes and (tier or profiles):
        raise click.UsageError("--shapes stands in place of ours: it goes with neither --tier nor --profiles")
    if background and not shapes:
        raise click.UsageError("--background goes with --shapes")
    _jobs(jobs, 1)  # told before anything is loaded

    def chosen(streams: tuple[str, ...], detail: str, whole: bool) -> Options:
        from sg2kg.validation.batch.options import Options

        size, room = int(max_size * 1024 * 1024), memory * 1024 * 1024
        return Options(tier, profiles, shapes, background, engine, size, deadline, room, lang, streams, detail, road, whole, not no_reasoning)

    def check_all(runner: Runner) -> int:
        return _check_all(runner, chosen, paths, input_format, targets, formats, out_dir, lang, detail, resume)

    def in_workers(tasks: list[Task], options: Options) -> Iterator[Done]:
        if cluster:
            from sg2kg.validation.batch.cluster import run_on_cluster

            return run_on_cluster(tasks, options, cluster)
        from sg2kg.validation.batch.pool import run

        return run(tasks, options, _jobs(jobs, len(tasks)))

    if len(paths) == 1 and os.path.isfile(paths[0]) and not (out_dir or cluster) and can_fork():
        ctx.exit(_alone(check_all, deadline + (0 if shapes or profiles else _LOADING), deadline))
    ctx.exit(check_all(in_workers))


def _alone(check_all: Callable[[Runner], int], seconds: float, deadline: float) -> int:
    """Checks the one file in a fork of this process; what became of a fork that did not end well is told here."""
    from sg2kg.cli.main import guarded

    ended = run_alone(lambda: guarded(lambda: check_all(_in_this_process)), seconds)
    if not ended.late and not ended.broken:
        return ended.code

    def told(tasks: list[Task], options: Options) -> Iterator[Done]:
        from sg2kg.validation.batch.work import broken, too_late, unchecked

        for task in tasks:
            item = too_late(task.source, deadline) if ended.late else broken(task.source, f"the process broke down ({ended.broken})")
            yield unchecked(item, options)

    return check_all(told)


def _in_this_process(tasks: list[Task], options: Options) -> Iterator[Done]:
    from sg2kg.validation.batch.limits import bound_memory
    from sg2kg.validation.batch.work import work

    bound_memory(options.memory)
    for task in tasks:
        done = work(options, task)
        if done.fatal is not None:
            raise done.fatal
        yield done


def _check_all(
    runner: Runner, chosen: Callable[[tuple[str, ...], str, bool], Options], paths: Sequence[str], input_format: str, targets: Sequence[str],
    formats: tuple[str, ...], out_dir: str | None, lang: str, detail: str | None, resume: bool,
) -> int:  # fmt: skip
    """Checks what the paths lead to and writes it where it was asked for; gives the exit code."""
    from sg2kg.validation.batch.outputs import Folder, Outputs
    from sg2kg.validation.batch.sources import tasks_of

    tasks, refused = tasks_of(paths, input_format, lambda: sys.stdin.buffer.read(_MOST_INPUT))
    files, printing = _destinations(targets, formats, out_dir)
    detail = detail or ("full" if len(tasks) == 1 else "brief")
    folder = Folder(Path(out_dir), formats or ("html",)) if out_dir else None
    outputs = Outputs(_emit, _write, printing=printing, files=files, folder=folder, lang=lang, detail=detail, resume=resume)
    options = chosen(outputs.streams, detail, outputs.whole)
    try:
        _run(tasks, options, outputs, runner, refused)
    except KeyboardInterrupt:
        go_on = "; --resume goes on from there" if out_dir or any(t.endswith(".jsonl") for t in targets) else ""
        click.echo(f"\nsg2kg: interrupted after {len(outputs.outcomes)} of {len(tasks)}{go_on}", err=True)
        return 130
    finally:
        outputs.close()
    found = outputs.outcomes
    if len(tasks) > 1 and (printing == "text" or folder):
        passed = sum(o.conforms for o in found)
        unchecked = sum(bool(o.error) for o in found)
        words = say("summary with unchecked" if unchecked else "summary", lang)
        click.echo(words.format(n=len(found), passed=passed, failed=len(found) - passed - unchecked, unchecked=unchecked))
    for path in (*targets, *([str(folder.path / "index.html")] if folder else [])):
        click.echo(f"written to {path}", err=True)
    return 2 if any(o.error for o in found) else 0 if all(o.conforms for o in found) else 1


def _run(tasks: list[Task], options: Options, outputs: Outputs, runner: Runner, refused: list[Unchecked]) -> None:
    order = {task.source: n for n, task in enumerate(tasks)}
    for item in refused:
        from sg2kg.validation.batch.work import unchecked

        _take(unchecked(item, options), outputs)
    left = [t for t in tasks if not outputs.known(t.source)]
    results = runner(left, options)
    waiting = {}
    place = 0
    for done in _with_progress(results, len(tasks), len(tasks) - len(left)):
        waiting[done.source] = done
        while place < len(left) and left[place].source in waiting:  # told in the order in which they were given
            ready = waiting.pop(left[place].source)
            place += 1
            _take(ready, outputs)
    outputs.finish(order)


def _take(done: Done, outputs: Outputs) -> None:
    if done.outcome.error:
        output.complain(done.outcome.error, done.outcome.hint)
    outputs.take(done)


def _with_progress(results: Iterable[Done], total: int, before: int) -> Iterator[Done]:
    """The results, with a bar on standard error where there are many and somebody looks."""
    if total < 3 or not sys.stderr.isatty():
        yield from results
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    columns = (TextColumn("checking"), BarColumn(), TaskProgressColumn(show_speed=True), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("checking", total=total, completed=before)
        for result in results:
            yield result
            bar.advance(task)


def _destinations(targets: Iterable[str], formats: tuple[str, ...], out_dir: str | None) -> tuple[list[tuple[Path, str]], str]:
    """The files to write, each with its format, and the format that is printed (empty: none)."""
    from sg2kg.validation.reports import VERDICT_FORMATS, format_of

    targets = list(targets)
    if out_dir:
        return [(Path(t), format_of(t)) for t in targets], ""
    if len(targets) == 1 and len(formats) == 1:
        return [(Path(targets[0]), formats[0])], ""
    if targets and formats:
        raise click.UsageError("with several -o each ending tells its format; leave --format out")
    if len(formats) > 1:
        raise click.UsageError("several formats need a file for each: -o report.html -o report.json")
    if targets:
        endings = tuple(suffix for f in VERDICT_FORMATS.values() for suffix in f.suffixes)
        if len(targets) == 1 and not targets[0].lower().endswith(endings) and not Path(targets[0]).suffix:
            return [(Path(targets[0]), "text")], ""
        return [(Path(t), format_of(t)) for t in targets], ""
    printing = formats[0] if formats else "text"
    if VERDICT_FORMATS[printing].binary and sys.stdout.isatty():
        raise OutputError(f"{printing} is not for a terminal", "Write it to a file with -o.")
    return [], printing


def _jobs(jobs: str, tasks: int) -> int:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if jobs != "auto" and not (jobs.isdecimal() and int(jobs) > 0):
        raise NotFoundError("number of jobs", jobs, ["auto", "1", "2", "4"])
    return max(1, min(cores if jobs == "auto" else int(jobs), tasks))


def _emit(content: Union[str, bytes]) -> None:
    if isinstance(content, str):
        click.echo(content, nl=False)
    else:
        sys.stdout.buffer.write(content)


def _write(content: Union[str, bytes], target: Path) -> None:
    output.write(content, target)
