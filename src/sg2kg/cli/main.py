"""The entry of the command: its name, its commands (loaded when called), and what becomes of errors.

Exit codes: 0 done or conforms, 1 does not conform, 2 could not be done.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from io import TextIOWrapper
from typing import Any

import click

COMMANDS = {
    "cases": ("browse", "List the cases."),
    "queries": ("browse", "List the queries."),
    "terms": ("browse", "List the terms that a query can ask for."),
    "tiers": ("tiers", "List the tiers, or explain what one of them asks."),
    "query": ("query", "Ask a question: a query by name, a file, or SPARQL of your own."),
    "compare": ("compare", "Compare cases in a four-valued matrix."),
    "qca": ("qca", "Find which combinations of conditions go with an outcome (QCA)."),
    "diff": ("diff", "Say what changed in a pinned comparison, and which statement or source moved it."),
    "agree": ("agree", "Tell how well coders agree who coded the same cases."),
    "explain": ("explain", "Say why a case is in a class or shows a concept, or why not."),
    "classify": ("classify", "Show which cases fall in which classes, and how surely."),
    "what-if": ("what_if", "Show what would follow if statements were added or withdrawn."),
    "reason": ("reason", "Derive what follows from statements, and what contradicts the ontology."),
    "validate": ("validate", "Check submissions against a tier."),
    "generate": ("generate", "Write invented submissions, for load tests and teaching."),
    "certify": ("certify", "State that a submission conforms, or check such a statement again."),
    "serve": ("serve", "Serve it all: SPARQL, pages, data and a REST interface."),
    "ontology": ("ontology", "Write the ontology in a format other tools load."),
}


class LazyGroup(click.Group):
    """A group whose commands are imported only when one of them is called, so that ``--help`` is instant."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order in which a newcomer needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """The command called ``name``, imported now; None for an unknown one."""
        if name not in COMMANDS:
            return None
        module = import_module(f"sg2kg.cli.{COMMANDS[name][0]}")
        command = getattr(module, name.replace("-", "_"))
        assert isinstance(command, click.Command)
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """Like click's, and offers the near names for an unknown one."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from sg2kg.errors import NotFoundError

            raise NotFoundError("command", args[0], COMMANDS)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Lists the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Each command tells more with --help. Exit codes: 0 done, 1 does not conform, 2 could not be done.",
)
@click.version_option(package_name="sg2kg", prog_name="sg2kg")
def sg2kg() -> None:
    """A knowledge graph of shared governance: ask it, check submissions with it, load it elsewhere.

    \b
    Examples:
      sg2kg cases
      sg2kg compare cloud-rice ant-forest shared-gardens
      sg2kg query paper-links --format csv
      sg2kg validate my-case.ttl --lang zh-Hans
    """


def main(args: list[str] | None = None) -> None:
    """Runs the command and ends the process; an error of sg2kg is one or two lines on standard error and exit code 2."""
    _print_any_text()
    sys.exit(guarded(lambda: sg2kg.main(args=args, standalone_mode=False)))


def guarded(run: Callable[[], Any]) -> int:
    """The exit code of ``run``; what it raises for a reason is told in one or two lines, and gives the exit code that it stands for."""
    try:
        code = run()
        return code if isinstance(code, int) else 0
    except click.exceptions.Abort:
        return 130
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return 2
    except click.ClickException as error:
        path = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else "sg2kg"
        click.echo(f"sg2kg: {' '.join(error.format_message().split())}\n  Try {path} --help", err=True)
        return 2
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except OSError as error:
        click.echo(f"sg2kg: {error.filename or 'output'}: {error.strerror or error}\n  Check the disk and the place this is written to.", err=True)
        return 2
    except MemoryError:
        click.echo("sg2kg: not enough memory for this\n  Give it less at a time.", err=True)
        return 2
    except Exception as error:
        from sg2kg.errors import Sg2Error

        if not isinstance(error, Sg2Error):
            raise
        from sg2kg.cli.output import complain

        complain(f"{error.what} [{error.id}]", error.hint)
        return 2


def _print_any_text() -> None:
    """Chinese and the signs of a comparison must not fail where the terminal or the redirection (Windows) has a narrow encoding."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
