"""``sg2kg qca``: which combinations of conditions go with an outcome, from a table or a study."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sg2kg.cli import options, output
from sg2kg.knowledge import BASES
from sg2kg.pictures.picture import SUFFIXES, Picture
from sg2kg.qca.writers import ANALYSIS_FORMATS

if TYPE_CHECKING:
    from sg2kg.qca import Analysis, Cuts, NecessityCut, Options
    from sg2kg.qca.writers.blocks import Block
    from sg2kg.studies import Answer

_OF_STUDY = ("turtle", "evidence")
_FORMATS = (*ANALYSIS_FORMATS, *_OF_STUDY)
_FIELDS = {"incl_cut": "incl", "n_cut": "n", "pri_cut": "pri", "incl_cut_low": "incl_low"}
_CUTS = {
    "incl_cut": "from this inclusion (consistency) a row counts as positive: 0.75 to 0.9 are usual",
    "n_cut": "with fewer cases a row is a remainder: 1 is usual below some 50 cases",
    "pri_cut": "from this PRI a row counts as positive: 0 asks nothing, 0.5 or more is usual for fuzzy sets",
}


@click.command()
@click.argument("study", required=False, metavar="[STUDY|FILE.ttl]")
@click.option(
    "--data", "data", multiple=True, metavar="FILE", help="Table of scores, CSV or TSV, - for standard input; with a STUDY: RDF with more cases."
)
@click.option("--outcome", metavar="Y", help="Column to be explained; ~Y for its absence, Y[1] for a level.")
@click.option("--conditions", metavar="A,B,C", help="Columns that may explain it; without this, all others.")
@click.option("--negate-outcome", is_flag=True, help="Explain the absence of the outcome.")
@click.option("--incl-cut", type=float, help="A row is positive from this inclusion (consistency) upwards.")
@click.option("--n-cut", type=int, help="A row with fewer cases is a remainder.")
@click.option("--pri-cut", type=float, help="A row is positive from this PRI upwards; 0 asks nothing.")
@click.option("--incl-cut-low", type=float, help="Rows from here up to --incl-cut are contradictory (C).")
@click.option("--expect", metavar="A,~B", help="Which conditions are expected to go with the outcome: needed for the intermediate solution.")
@click.option("--include-contradictions", is_flag=True, help="Contradictory rows may be assumed positive, as remainders may.")
@click.option("--all-models", is_flag=True, help="All models without a superfluous term, not only the shortest.")
@click.option("--row-dominance", is_flag=True, help="Leave out prime implicants that another one makes needless.")
@click.option("--max-models", type=click.IntRange(1, 100_000), default=1000, show_default=True, help="Models are listed up to this many.")
@click.option("--exclude", metavar="ROW,…", help="Numbers of rows that are never positive, observed or not.")
@click.option("--enhanced", is_flag=True, help="Enhanced standard analysis: bar untenable assumptions, and list them.")
@click.option("--necessary", multiple=True, metavar="EXPR", help="Claimed to be necessary, for --enhanced. May be repeated.")
@click.option("--impossible", multiple=True, metavar="EXPR", help="Cannot be, for --enhanced. May be repeated.")
@click.option("--necessity-cut", metavar="INCL[,COV[,RON]]", help="List expressions that are necessary from here upwards.")
@click.option("--sufficiency-cut", type=float, help="List the shortest conjunctions that are sufficient from here upwards.")
@click.option("--assume-absent", multiple=True, metavar="CONDITION", help="Read its gaps as absent (with a STUDY: of a concept). May be repeated.")
@click.option("--because", multiple=True, metavar="TEXT", help="Why so; once for each --assume-absent.")
@click.option("--bounds", is_flag=True, help="Fill the gaps both ways, and show what depends on them.")
@click.option("--seed", type=int, default=0, show_default=True, help="Of the draw, where there are too many ways to fill the gaps.")
@click.option("--robustness", is_flag=True, help="Show within which cut-offs (with a STUDY: and anchors) the solutions stay the same.")
@click.option("--basis", type=click.Choice(list(BASES)), help="With a STUDY: whose word counts, in place of the study's own choice.")
@options.EXAMPLES
@options.LANG
@click.option("--list", "list_", is_flag=True, help="List the studies that ship.")
@click.option(
    "--plot",
    type=click.Choice(["xy", "necessity", "truth-table", "calibration"]),
    help="Draw instead of write; needs -o FILE.svg, .png, .pdf or .json.",
)
@click.option(
    "--solution", default="parsimonious", show_default=True, metavar="KIND", help="What is plotted: a kind of solution, or a model; one condition."
)
@click.option("--format", "format_", type=click.Choice(_FORMATS), default="text", show_default=True, help="How to write it.")
@options.OUTPUT
def qca(study: str | None, list_: bool, target: str | None, format_: str, plot: str | None, solution: str, lang: str, **asked: Any) -> None:
    """Qualitative Comparative Analysis: which combinations of conditions go with an outcome; truth table, necessity, three solutions with fits.

    Either of a table (--data), whose scores are memberships from 0 to 1 or levels 0, 1, 2 …, or of a STUDY that is defined in RDF: a file, or the
    name of one that ships. Cut-offs have no default: each is a decision of yours, or of the study. A case with a gap is left out and listed.

    \b
    Examples:
      sg2kg qca --data FILE.csv --outcome Y --incl-cut 0.8 --n-cut 1 --pri-cut 0
      sg2kg qca --data FILE.csv --outcome Y --conditions A,B,C --incl-cut 0.8 --n-cut 1 --pri-cut 0.5 --expect A,~B --format json
      sg2kg qca --data FILE.csv --outcome Y --incl-cut 0.8 --n-cut 1 --pri-cut 0 --assume-absent C --because "the archive is complete"
      sg2kg qca --data FILE.csv --outcome Y --incl-cut 0.8 --n-cut 1 --pri-cut 0 --plot xy -o plot.svg
      sg2kg qca --list
      sg2kg qca public-trace
      sg2kg qca public-trace --format evidence -o evidence.csv
    """
    if list_:
        _list_studies(lang)
        return
    if len(asked["assume_absent"]) != len(asked["because"]):
        raise click.UsageError("each --assume-absent needs its --because TEXT")
    drawn = plot or ("xy" if _suffix(target) in (".svg", ".png", ".pdf") else None)
    if drawn and _suffix(target) not in SUFFIXES:
        raise click.UsageError(f"--plot needs -o FILE that ends with {', '.join(SUFFIXES)}")
    if study is not None:
        _study(study, lang, drawn, solution, format_, target, asked)
        return
    if format_ in _OF_STUDY or asked["basis"]:
        raise click.UsageError(f"{'--basis' if asked['basis'] else f'--format {format_}'} is for a STUDY")
    analysis = _of_table(asked)
    if drawn:
        _draw(_picture(analysis, drawn, solution, lang), target)
    elif format_ == "text" and target is None:
        from sg2kg.qca.writers.blocks import report

        _show(report(analysis))
    else:
        _write(analysis, format_, target)


def _of_table(asked: dict[str, Any]) -> Analysis:
    if len(asked["data"]) != 1:
        raise click.UsageError("give one --data FILE, a table of scores whose first column is the case; or a STUDY")
    if asked["outcome"] is None:
        raise click.UsageError("--outcome is not given: the column that is to be explained")
    cuts, chosen = _cuts(asked), _options(asked)
    from sg2kg.qca.analysis import analyse
    from sg2kg.qca.reading import read_table

    data = read_table(asked["data"][0], asked["outcome"], _list(asked["conditions"]), asked["negate_outcome"])
    return analyse(data, cuts, chosen, absent=dict(zip(asked["assume_absent"], asked["because"], strict=True)), **_more(asked))


def _more(asked: dict[str, Any]) -> dict[str, Any]:
    """What an analysis of a table and one of a study take alike."""
    more = {"sufficiency": asked["sufficiency_cut"], "bounds": asked["bounds"], "seed": asked["seed"], "robustness": asked["robustness"]}
    return more if asked["necessity_cut"] is None else {**more, "necessity": _necessity_cut(asked["necessity_cut"])}


def _list_studies(lang: str) -> None:
    from sg2kg.studies import shipped
    from sg2kg.studies.model import say

    output.table(["study", "title"], [[s.name, say(s.title, lang)] for s in shipped()])


def _study(name: str, lang: str, drawn: str | None, solution: str, format_: str, target: str | None, asked: dict[str, Any]) -> None:
    from sg2kg.errors import AnalysisError
    from sg2kg.qca.writers import REPORT_FORMATS
    from sg2kg.studies import report, to_turtle, write_report

    answer = _answer(name, lang, asked)
    if drawn == "calibration":
        _draw(_calibration(answer, solution, lang), target)
    elif format_ == "text" and not drawn and target is None:
        _show(report(answer, lang))
    elif format_ in REPORT_FORMATS and not drawn:
        output.deliver(write_report(answer, format_, lang), target)
    elif format_ == "json" and not drawn:
        output.deliver(_study_json(answer), target)
    elif format_ == "turtle" and not drawn:
        output.deliver(to_turtle(answer), target)
    elif format_ == "evidence" and not drawn:
        from sg2kg.qca.writers.tables import write_columns

        output.deliver(write_columns(answer.typed_columns()), target)
    elif answer.analysis is None:
        raise AnalysisError(f"{name}: {answer.why_not}", f"sg2kg qca {name} tells what would make the question answerable.")
    elif drawn:
        _draw(_picture(answer.analysis, drawn, solution, lang), target)
    else:
        _write(answer.analysis, format_, target)


def _answer(name: str, lang: str, asked: dict[str, Any]) -> Answer:
    from sg2kg import KnowledgeBase
    from sg2kg.studies import Assumption, load, run

    for option in ("outcome", "conditions"):
        if asked[option]:
            raise click.UsageError(f"--{option} is for a table: a study names its own; copy its file to change them")
    study = load(name)
    given = {field: asked[option] for option, field in _FIELDS.items() if asked[option] is not None}
    kb = KnowledgeBase(*asked["data"], examples=asked["examples"])
    if asked["data"]:
        output.warn_of_contradictions(kb)
    return run(
        kb,
        study,
        basis=asked["basis"] or "",
        assume=[Assumption(concept, why) for concept, why in zip(asked["assume_absent"], asked["because"], strict=True)],
        cuts=replace(study.cuts, **given) if given else None,
        options=_options(asked),
        negate=asked["negate_outcome"],
        lang=lang,
        **_more(asked),
    )


def _study_json(answer: Answer) -> str:
    from sg2kg.qca.writers.values import laid_out, values

    columns = answer.typed_columns()
    ready = answer.readiness
    body = {
        "study": answer.study.iri,
        "allowed": answer.allowed,
        "why_not": answer.why_not or None,
        "obstacles": [asdict(x) for x in ready.obstacles],
        "cautions": [asdict(x) for x in ready.cautions],
        **(values(answer.analysis) if answer.analysis else {}),
        "evidence": [dict(zip((c.name for c in columns), row, strict=True)) for row in zip(*(c.values for c in columns), strict=True)],
    }
    return laid_out(body)


def _write(analysis: Analysis, format_: str, target: str | None) -> None:
    from sg2kg.qca.writers import write_analysis

    output.deliver(write_analysis(analysis, format_), target)
    if format_ == "fsqca":
        _tell_names(analysis)


def _cuts(asked: dict[str, Any]) -> Cuts:
    from sg2kg.errors import AnalysisError
    from sg2kg.qca.results import Cuts

    missing = [name for name in _CUTS if asked[name] is None]
    if missing:
        names = ", ".join("--" + name.replace("_", "-") for name in missing)
        verb = "is" if len(missing) == 1 else "are"
        hints = "; ".join(f"{_CUTS[name].replace(': ', ' (', 1)})" for name in missing)
        raise AnalysisError(f"{names} {verb} not given, and a cut-off has no default", f"{hints[0].upper()}{hints[1:]}.")
    return Cuts(asked["incl_cut"], asked["n_cut"], asked["pri_cut"], asked["incl_cut_low"])


def _options(asked: dict[str, Any]) -> Options:
    from sg2kg.qca.results import Claims, Options

    if (asked["necessary"] or asked["impossible"]) and not asked["enhanced"]:
        raise click.UsageError("--necessary and --impossible are for --enhanced")
    return Options(
        expect=tuple(_list(asked["expect"])),
        contradictions=asked["include_contradictions"],
        all_models=asked["all_models"],
        row_dominance=asked["row_dominance"],
        exclude=tuple(_whole(x, "--exclude") for x in _list(asked["exclude"])),
        enhanced=Claims(asked["necessary"], asked["impossible"]) if asked["enhanced"] else None,
        max_models=asked["max_models"],
    )


def _list(text: str | None) -> list[str]:
    """The parts between commas, but not those inside square brackets."""
    return [part.strip() for part in re.split(r",(?![^\[{]*[\]}])", text or "") if part.strip()]


def _whole(text: str, option: str) -> int:
    if not re.fullmatch(r"[0-9]{1,12}", text):
        raise click.UsageError(f"{option}: {text!r} is no number of a row")
    return int(text)


def _necessity_cut(text: str | None) -> NecessityCut | None:
    from sg2kg.qca.analysis import NecessityCut

    if text is None:
        return None
    try:
        numbers = [float(x) for x in text.split(",")]
        return NecessityCut(*numbers)
    except (ValueError, TypeError):
        raise click.UsageError(f"--necessity-cut: {text!r} is not one to three numbers; 0.9,0.6,0.5 is usual") from None


def _show(blocks: Iterable[Block]) -> None:
    """In a terminal with colour and tables that fit it, elsewhere as plain text."""
    from sg2kg.qca.writers import lay_out
    from sg2kg.qca.writers.blocks import Grid, Heading, Items

    if not sys.stdout.isatty():
        output.deliver(lay_out(blocks, "text"), None)
        return
    for block in blocks:
        if isinstance(block, Heading):
            click.echo(("" if block.level == 1 else "\n") + click.style(block.text, bold=True))
        elif isinstance(block, Grid):
            click.echo(f"\n{block.caption}")
            output.table(list(block.columns), [list(row) for row in block.rows])
        elif isinstance(block, Items):
            click.echo("\n".join(f"  - {item}" for item in block.items))
        else:
            click.echo(click.style(f"! {block.text}", fg="yellow") if block.tone == "warning" else block.text)


def _tell_names(analysis: Analysis) -> None:
    from sg2kg.qca.writers.tables import fsqca_names

    for name, short in fsqca_names(analysis).items():
        if name != short:
            click.echo(f"{short} stands for {name}", err=True)


def _suffix(target: str | None) -> str:
    return Path(target or "").suffix.lower()


def _draw(picture: Picture, target: str | None) -> None:
    """Draws into the file; the picture is of the kind that its name ends with."""
    assert target is not None
    output.write(picture.draw(SUFFIXES[_suffix(target)]), Path(target))
    click.echo(f"written to {target}", err=True)


def _picture(analysis: Analysis, plot: str, solution: str, lang: str) -> Picture:
    from sg2kg.qca import pictures

    if plot == "calibration":
        raise click.UsageError("--plot calibration is for a STUDY, which knows the raw values")
    if plot == "truth-table":
        return Picture(pictures.truth_table(analysis.table, lang=lang))
    return Picture(pictures.xy(analysis.data, *_set(analysis, solution), necessary=plot == "necessity", lang=lang))


def _calibration(answer: Answer, name: str, lang: str) -> Picture:
    from sg2kg.errors import AnalysisError, NotFoundError
    from sg2kg.qca import pictures

    found = next((c for c in answer.gathered.conditions if c.name == name), None)
    if found is None:
        raise NotFoundError("condition", name, [c.name for c in answer.gathered.conditions])
    if found.calibration is None:
        raise AnalysisError(f"{name} is not calibrated: its raw values are its memberships", "Choose another condition with --solution.")
    cases = answer.gathered.data.cases
    raw = answer.gathered.raw
    return Picture(pictures.calibration(found.calibration.function(), [raw[(case, name)] for case in cases], cases, name, lang=lang))


def _set(analysis: Analysis, solution: str) -> tuple[Sequence[float], str]:
    """How far each case is in what is to be plotted, and how that is written: the first model of a kind of solution, or an expression."""
    from sg2kg.errors import AnalysisError
    from sg2kg.qca.analysis import KINDS
    from sg2kg.qca.expressions import parse_model
    from sg2kg.qca.fit import memberships
    from sg2kg.qca.terms import write_model

    if solution in KINDS:
        models = analysis.models(solution)
        if not models:
            hint = "Ask for it with --expect." if solution == "intermediate" and not analysis.options.expect else "Plot a condition: --solution A."
            raise AnalysisError(f"there is no {solution} solution to draw", hint)
        if len(models) > 1:
            click.echo(f"the first of {len(models)} models is drawn; another one: --solution 'A*~B + C'", err=True)
        terms = models[0].terms
    else:
        terms = parse_model(solution, analysis.table.conditions)
    return memberships(analysis.data, terms), write_model(terms, analysis.table.conditions)
