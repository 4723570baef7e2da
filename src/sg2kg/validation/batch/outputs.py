"""Where the results of a run go: a report on all, line by line or as a whole, and a folder with a report on each; called by the command."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Union

from sg2kg.errors import OutputError
from sg2kg.validation.batch.journal import Journal
from sg2kg.validation.batch.work import Done
from sg2kg.validation.reports import VERDICT_FORMATS, write_verdicts
from sg2kg.validation.reports.summary import Outcome, index_html, outcome_from
from sg2kg.validation.verdict import Unchecked, Verdict

STREAMED = ("text", "jsonl")
"""Formats that are written submission by submission; the others need all verdicts, and so memory for them."""
Content = Union[str, bytes]


@dataclass
class Folder:
    """A folder for many: ``results.jsonl`` as they come, a report on each in ``reports/``, at the end ``index.html`` and ``summary.csv``."""

    path: Path
    formats: tuple[str, ...]
    _names: dict[str, str] = field(default_factory=dict)

    def file(self, source: str, format: str) -> Path:
        """The file of the report on one submission."""
        if source not in self._names:
            stem = re.sub(r"[^\w.-]+", "_", source).strip("._") or "submission"
            taken = set(self._names.values())
            name, n = stem[-120:], 1
            while name in taken:
                name, n = f"{stem[-120:]}-{n}", n + 1
            self._names[source] = name
        return self.path / "reports" / f"{self._names[source]}{VERDICT_FORMATS[format].suffixes[0]}"

    def link(self, outcome: Outcome) -> str:
        """Where the index finds the report on a submission; empty where there is none."""
        return self.file(outcome.source, self.formats[0]).relative_to(self.path).as_posix() if self.formats else ""


class Outputs:
    """Takes results as they come and writes them where they were asked for.

    ``printing`` is the format for ``emit`` (the terminal), empty for none; ``files`` are paths with their formats, of which ``.jsonl`` is
    written as results come and can be resumed.
    """

    def __init__(
        self,
        emit: Callable[[Content], None],
        write: Callable[[Content, Path], None],
        *,
        printing: str = "text",
        files: Iterable[tuple[Path, str]] = (),
        folder: Folder | None = None,
        lang: str = "en",
        detail: str = "brief",
        resume: bool = False,
    ) -> None:
        self._emit, self._write, self._printing, self._folder = emit, write, printing, folder
        self._files = list(files)
        self._lang, self._detail = lang, detail
        self._whole: list[Union[Verdict, Unchecked]] = []
        self.outcomes: list[Outcome] = []
        journals = [p for p, f in self._files if f == "jsonl"]
        if folder is not None:
            try:
                (folder.path / "reports").mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise OutputError(f"{folder.path}: cannot be made: {error.strerror or error}", "Check the place.") from None
            journals.append(folder.path / "results.jsonl")
        if resume and not journals:
            raise OutputError("--resume needs a journal", "Give --out-dir DIR, or -o with a file that ends in .jsonl.")
        self._journals = [Journal(path, resume) for path in journals]
        self._resume = resume

    @property
    def streams(self) -> tuple[str, ...]:
        """The formats that a worker writes for each submission."""
        found = [self._printing] if self._printing in STREAMED else []
        found += ["jsonl"] if self._journals else []
        found += self._folder.formats if self._folder else ()
        return tuple(dict.fromkeys(found))

    @property
    def whole(self) -> bool:
        """Whether the verdicts themselves are needed."""
        return bool(self._printing and self._printing not in STREAMED) or any(f not in ("jsonl",) for _, f in self._files)

    def known(self, source: str) -> bool:
        """Whether every journal has this submission already, as it is now; it is counted then."""
        if not self._resume:
            return False
        path = Path(source)
        data = path.read_bytes() if path.is_file() else None
        lines = [journal.has(source, data) for journal in self._journals]
        found = [line for line in lines if line is not None]
        if len(found) < len(lines):
            return False
        self.outcomes.append(outcome_from(found[0]))
        return True

    def take(self, done: Done) -> None:
        """One result."""
        self.outcomes.append(done.outcome)
        for journal in self._journals:
            journal.write(_text(done.written["jsonl"]))
        if self._folder is not None:
            for format in self._folder.formats:
                self._write(done.written[format], self._folder.file(done.source, format))
        if self._printing == "jsonl" or (self._printing == "text" and not done.outcome.error):  # an error is told where errors are
            self._emit(done.written[self._printing])
        if done.verdict is not None:
            self._whole.append(done.verdict)

    def finish(self, order: dict[str, int]) -> None:
        """Writes what needed all of them; ``order`` is the place of each source."""
        items = sorted(self._whole, key=lambda i: order.get(i.source, 0))
        outcomes = sorted(self.outcomes, key=lambda o: order.get(o.source, 0))
        if self._printing and self._printing not in STREAMED:
            self._emit(self._report(items, self._printing))
        for path, format in self._files:
            if format != "jsonl":
                self._write(self._report(items, format), path)
        if self._folder is not None:
            self._write(index_html(outcomes, self._lang, self._folder.link), self._folder.path / "index.html")
            self._write(_summary_csv(outcomes), self._folder.path / "summary.csv")

    def close(self) -> None:
        """Closes the journals."""
        for journal in self._journals:
            journal.close()

    def _report(self, items: list[Union[Verdict, Unchecked]], format: str) -> Content:
        return write_verdicts(items, format, self._lang, detail=self._detail)


def _text(content: Content) -> str:
    return content if isinstance(content, str) else content.decode()


def _summary_csv(outcomes: Iterable[Outcome]) -> str:
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(["source", "verdict", "tier", "reached", "violations", "warnings", "infos", "error"])
    for o in outcomes:
        verdict = "unchecked" if o.error else "conforms" if o.conforms else "fails"
        rows.writerow([_plain(c) for c in (o.source, verdict, o.tier, o.reached, o.violations, o.warnings, o.infos, o.error)])
    return out.getvalue()


def _plain(cell: Any) -> Any:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
