"""Where results go: to the terminal, with colour and columns that fit, or to a file, never half written; used by every command."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Union

import click

from sg2kg.errors import OutputError

if TYPE_CHECKING:
    from sg2kg.knowledge import KnowledgeBase


def deliver(text: str, output: str | None) -> None:
    """Prints ``text``, or writes it to ``output`` as a whole; raises OutputError where that cannot be done."""
    if output is None:
        click.echo(text, nl=not text.endswith("\n"))
        return
    write(text if text.endswith("\n") else text + "\n", Path(output))
    click.echo(f"written to {output}", err=True)


def complain(what: str, hint: str = "") -> None:
    """Says on standard error what is wrong and what to do, a line each; names from outside may hold what a terminal would act on."""
    lines = (f"sg2kg: {what}", f"  {hint}" if hint else "")
    click.echo("\n".join("".join(c if c.isprintable() else "\ufffd" for c in line) for line in lines if line), err=True)


def warn_of_contradictions(kb: KnowledgeBase) -> None:
    """Says on standard error that what was loaded contradicts the ontology, where it does: answers that rest on it may be wrong."""
    if kb.reasoning and kb.reasoner.violations:
        n = len(kb.reasoner.violations)
        complain(f"the data contradict the ontology in {n} place{'' if n == 1 else 's'}", "sg2kg reason --check-consistency FILE tells which.")


def write(content: Union[str, bytes], target: Path) -> None:
    """Writes a file as a whole or not at all; raises OutputError where that cannot be done."""
    data = content.encode("utf-8") if isinstance(content, str) else content
    try:
        if target.exists() and not target.is_file():  # a device such as /dev/null, which must not be replaced
            target.write_bytes(data)
        else:
            _replace(target, data)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise OutputError(f"{target}: cannot be written: {why}", "Check the folder and its permissions.") from None


def _replace(target: Path, data: bytes) -> None:
    temporary = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        temporary.write_bytes(data)
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


def table(columns: list[str], rows: list[list[str]], title: str = "") -> None:
    """Shows a table: columns that wrap in a terminal, plain aligned text where the output is not one."""
    if not sys.stdout.isatty():
        from sg2kg.frames import plain_text

        click.echo(plain_text(columns, rows))
        return
    from rich.console import Console
    from rich.table import Table as RichTable

    shown = RichTable(title=title or None, header_style="bold", title_justify="left")
    for column in columns:
        shown.add_column(column, overflow="fold")
    for row in rows:
        shown.add_row(*[_escaped(c) for c in row])
    Console().print(shown)


def _escaped(text: str) -> str:
    from rich.markup import escape

    return escape(text)
