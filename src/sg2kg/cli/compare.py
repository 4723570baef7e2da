"""``sg2kg compare``: cases side by side, as a table, a file or a picture; and how alike they are."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Union

import click

from sg2kg.cli import options, output, pin
from sg2kg.comparison.write import COMPARISON_FORMATS, SIMILARITY_FORMATS, format_of
from sg2kg.errors import OutputError

if TYPE_CHECKING:
    from sg2kg import KnowledgeBase
    from sg2kg.comparison import Comparison, Request
    from sg2kg.comparison.similarity import Similarity

_DRAWN = {".svg": "svg", ".png": "png", ".pdf": "pdf"}
"""The endings of files that can only be pictures."""
_DRAWN_OR_WRITTEN = {".html": "html", ".htm": "html", ".json": "vega-lite"}
"""The endings of files that are pictures where a picture is asked for."""
_PICTURE_FORMATS = ("svg", "png", "pdf", "vega-lite")
_BINARY = ("xlsx", "png", "pdf")


@dataclass(frozen=True)
class _Output:
    target: str | None
    """The file; None: print it."""
    format: str
    drawn: bool


@click.command()
@click.argument("cases", nargs=-1, metavar="CASE...")
@click.option(
    "--by",
    default="mechanisms",
    show_default=True,
    metavar="WHAT",
    help="mechanisms, carriers, actors, dimensions, indicators or all; a scheme (M, E, CoreList); or a concept (M-ECO) with all below it.",
)
@click.option("--concepts", metavar="A,B,…", help="Compare by these concepts; takes the place of --by.")
@click.option("--cases-query", default="", metavar="QUERY", help="A query by name, or SPARQL, whose first column gives the cases.")
@click.option("--concepts-query", default="", metavar="QUERY", help="A query by name, or SPARQL, whose first column gives the concepts.")
@click.option(
    "--basis",
    default="submitter",
    show_default=True,
    metavar="BASIS",
    help="Whose word counts: paper, public, submitter, inferred; each includes those before it. all: side by side.",
)
@click.option("--phase", default="", metavar="NAME", help="Only this phase of the cases that have it.")
@click.option("--over-time", is_flag=True, help="Cases that have phases once a phase, in order of time.")
@click.option("--data", "data", multiple=True, type=click.Path(), metavar="PATH", help="RDF file or folder with further cases.")
@options.EXAMPLES
@options.NO_BUNDLED
@options.NO_REASONING
@options.LANG
@click.option("--title", default="", metavar="TEXT", help="What it is called, in captions and pages.")
@click.option("--similarity", metavar="jaccard|gower", help="How alike they are in place of the matrix: distances with what is unknown, clusters.")
@click.option("--linkage", default="average", show_default=True, metavar="average|complete|single", help="How clusters are formed.")
@click.option("--least-coded", default=1, show_default=True, metavar="N", help="Cluster by distances that rest on N concepts known of both, or more.")
@click.option("--picture", metavar="NAME", help="heat-map, network, coverage or dendrogram, as SVG, PNG, PDF, a page or a Vega-Lite specification.")
@click.option(
    "--format",
    "format_",
    type=click.Choice([*COMPARISON_FORMATS, *_PICTURE_FORMATS]),
    help="How to write it; default table. json, html, xlsx and cube (RDF) carry basis and source of each cell.",
)
@click.option("--long", is_flag=True, help="With csv and tsv: one row a cell, with basis, source, address, locator, confidence and note.")
@click.option("-o", "--output", "targets", multiple=True, metavar="FILE", help="Write to a file; its ending tells the format. May be repeated.")
@pin.options
def compare(
    cases: tuple[str, ...], by: str, concepts: str | None, cases_query: str, concepts_query: str, basis: str, phase: str, over_time: bool,
    data: tuple[str, ...], examples: bool, no_bundled: bool, no_reasoning: bool, lang: str, title: str, similarity: str | None, linkage: str,
    least_coded: int,
    picture: str | None, format_: str | None, long: bool, targets: tuple[str, ...],
    pin_target: str | None, as_now: bool, crate: str | None, authors: tuple[str, ...], date: str,
) -> int:  # fmt: skip
    """Compare CASEs (all, where none is named) in a four-valued matrix: present, absent on purpose, contested, not reported.

    A pin (FILE.toml, written by --pin) in place of cases makes its comparison again, byte for byte; exit code 1 where it comes out differently.
    With a pin, --data says where its data are now.

    \b
    Examples:
      sg2kg compare cloud-rice ant-forest shared-gardens
      sg2kg compare --by carriers --basis paper
      sg2kg compare CASE-01 CASE-12 --by all -o comparison.html -o table.tex
      sg2kg compare cloud-rice --by M-ECO --basis all
      sg2kg compare ant-forest --by dimensions --over-time
      sg2kg compare --by CoreList --format csv --long
      sg2kg compare cloud-rice decidim p-patch --by CoreList --similarity gower
      sg2kg compare cloud-rice ant-forest --by carriers --pin study.toml
      sg2kg compare study.toml --crate study.zip --author "Lovelace, Ada"
    """
    from sg2kg import KnowledgeBase
    from sg2kg.comparison import Request
    from sg2kg.comparison import compare as compare_cases

    outputs = _outputs(targets, format_, picture, similarity is not None)
    if picture == "dendrogram" and similarity is None and all(o.drawn for o in outputs):
        similarity = "jaccard"
    if long and any(not o.drawn and not COMPARISON_FORMATS[o.format].long for o in outputs):
        raise click.UsageError("--long goes with csv and tsv")
    pin.check(pin_target, crate, authors, date)
    pinned = pin.pin_named(cases, as_now)
    if pinned:
        old, kb, comparison = pin.again(pinned, data, as_now)
        if comparison is None:
            return 1
    else:
        old = None
        named = tuple(c.strip() for c in (concepts or "").split(",") if c.strip())
        if concepts is not None and not named:
            raise click.UsageError("--concepts names none; write it like --concepts M-ECO,DIM-1")
        request = Request(cases, cases_query, by, named, concepts_query, basis, phase, over_time, lang, title)
        kb = KnowledgeBase(*data, bundled=not no_bundled, examples=examples, reasoning=not no_reasoning)
        if data:
            output.warn_of_contradictions(kb)
        comparison = compare_cases(kb, request)
        if phase:
            _tell_who_lacks(kb, comparison, request)
    pin.keep(kb, comparison, pin_target, crate, authors, date, old, as_now)
    show(comparison, outputs, similarity, linkage, least_coded, picture, long)
    return 0


def show(
    comparison: Comparison, outputs: Sequence[_Output], similarity: str | None, linkage: str, least_coded: int, picture: str | None, long: bool
) -> None:
    """Writes the comparison, or how alike its units are, or a picture, to where each was asked for."""
    alike = comparison.similarity(similarity, linkage, least_coded) if similarity else None
    for wanted in outputs:
        content: Union[str, bytes]
        if wanted.drawn:
            content = _draw(comparison, alike, picture, wanted.format)
        elif alike is not None:
            from sg2kg.comparison import write_similarity

            content = write_similarity(alike, wanted.format)
        else:
            content = _write(comparison, wanted, long)
        if wanted.target is not None:
            output.write(content, Path(wanted.target))
            click.echo(f"written to {wanted.target}", err=True)
        elif isinstance(content, str):
            click.echo(content, nl=not content.endswith("\n"))
        else:
            sys.stdout.buffer.write(content)


def _tell_who_lacks(kb: KnowledgeBase, comparison: Comparison, request: Request) -> None:
    """Says on standard error which cases have no such phase, and are left out."""
    from sg2kg.comparison.choosing import cases_of

    lacking = [c.name for c in cases_of(kb, request) if c.iri not in comparison.cases]
    if lacking:
        named = ", ".join(lacking[:5]) + (f" and {len(lacking) - 5} more" if len(lacking) > 5 else "")
        output.complain(f"left out, for they have no phase {request.phase}: {named}")


def _write(comparison: Comparison, wanted: _Output, long: bool) -> Union[str, bytes]:
    if wanted.format == "table" and wanted.target is None and sys.stdout.isatty():
        from sg2kg.comparison.writers.text import write_table

        return write_table(comparison, shutil.get_terminal_size().columns)
    from sg2kg.comparison import write_comparison

    return write_comparison(comparison, wanted.format, long=long)


def _draw(comparison: Comparison, alike: Similarity | None, picture: str | None, format: str) -> bytes:
    name = picture or ("dendrogram" if alike else "heat-map")
    found = alike.picture() if alike and name == "dendrogram" else comparison.picture(name)
    return found.draw(format)


def _outputs(targets: Sequence[str], format_: str | None, picture: str | None, similar: bool) -> list[_Output]:
    """What is to be written where, and how: told by --format, else by the ending of each file, else the table."""
    if len(targets) > 1 and format_:
        raise click.UsageError("with several -o each ending tells its format; leave --format out")
    found = [_output(t, format_, picture, similar) for t in targets or (None,)]
    if picture and not any(wanted.drawn for wanted in found):
        raise OutputError("no picture is written", "Write it to a file: -o picture.svg, .png, .pdf, .html or .json (Vega-Lite).")
    for wanted in found:
        if wanted.target is None and wanted.format in _BINARY and sys.stdout.isatty():
            raise OutputError(f"{wanted.format} is not for a terminal", "Write it to a file with -o.")
    return found


def _output(target: str | None, format_: str | None, picture: str | None, similar: bool) -> _Output:
    written = SIMILARITY_FORMATS if similar else COMPARISON_FORMATS
    if format_:
        drawn = format_ in _PICTURE_FORMATS or (picture is not None and format_ == "html")
        if not drawn and format_ not in written:
            raise OutputError(f"{format_} is not a format for similarity", "Known: " + ", ".join([*written, *_PICTURE_FORMATS]))
        return _Output(target, format_, drawn)
    suffix = PurePath(target or "").suffix.lower()
    endings = {**_DRAWN, **_DRAWN_OR_WRITTEN} if picture else _DRAWN
    if suffix in endings:
        return _Output(target, endings[suffix], True)
    return _Output(target, format_of(PurePath(target or ""), written) if suffix else "table", False)
