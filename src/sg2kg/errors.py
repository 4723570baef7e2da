"""Every error that sg2kg raises on purpose, in one tree; each has a stable id, says what and where, and what to do.

Sg2Error
├── InputError         a file or text that cannot be read as RDF
├── NotFoundError      a name that is not known (case, query, tier, concept, parameter)
├── ParameterError     a known parameter with a value that does not fit
├── QueryError         SPARQL that cannot be run
│   └── QueryTimeout   SPARQL that ran out of time or memory
├── ReasoningError     facts or axioms from which too much follows
│   └── OpinionError   another reasoner that cannot be asked
├── ExplanationError   a question that cannot be explained
├── AnalysisError      data or options that no analysis (QCA, agreement) can be made of
├── PinError           a pinned comparison that cannot be read or reproduced
├── PictureError       a picture that cannot be drawn
├── ShapesError        shapes that must not be used for checking
├── CheckError         a submission that cannot be checked at all
│   └── DisagreementError  engines that find different things: a defect of ours
├── CertificateError   a certificate that cannot be issued, read or signed
├── ServerError        a server that cannot be started
├── ClusterError       a cluster that cannot be used
└── OutputError        a result that cannot be written as asked
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable


class Sg2Error(Exception):
    """Base of all errors of sg2kg.

    ``what`` says what is wrong and where, ``hint`` what to do about it; ``id`` is stable and stands in the docs.
    """

    id = "SG2-000"

    def __init__(self, what: str, hint: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.hint = hint

    def __reduce__(self) -> tuple[object, ...]:
        """Errors travel between processes as they are, whatever they were made from."""
        return _again, (type(self), self.args), self.__dict__

    def __str__(self) -> str:
        return f"{self.what}\n  {self.hint}" if self.hint else self.what


def _again(kind: type[Sg2Error], args: tuple[object, ...]) -> Sg2Error:
    error = kind.__new__(kind)
    error.args = args
    return error


class InputError(Sg2Error):
    """A file or text that cannot be read as RDF."""

    id = "SG2-INP-001"

    def __init__(self, what: str, hint: str = "", *, source: str = "", line: int | None = None, column: int | None = None) -> None:
        where = source
        if line is not None:
            where += f":{line}" + (f":{column}" if column is not None else "")
        super().__init__(f"{where}: {what}" if where else what, hint)
        self.source = source
        self.line = line
        self.column = column


class NotFoundError(Sg2Error):
    """A name that is not known; the message offers the nearest known ones."""

    id = "SG2-NAM-001"

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        names = sorted(set(known))
        lower = {n.lower(): n for n in names}
        near = [lower[n] for n in difflib.get_close_matches(name.lower(), lower, n=3, cutoff=0.5)]
        if not near:
            near = [n for n in names if name.lower() in n.lower()][:3]
        if near:
            hint = "Did you mean " + " or ".join(near) + "?"
        elif names:
            hint = "Known: " + ", ".join(names[:12]) + (", …" if len(names) > 12 else "")
        else:
            hint = "None is known here."
        super().__init__(f"Unknown {kind}: {name}", hint)
        self.kind = kind
        self.name = name
        self.near = near


class ParameterError(Sg2Error):
    """A parameter with a value that does not fit its type."""

    id = "SG2-PAR-001"


class QueryError(Sg2Error):
    """SPARQL that cannot be run: bad syntax, an update, or a call to another server."""

    id = "SG2-QRY-001"


class QueryTimeout(QueryError):
    """SPARQL that was stopped because it ran out of time or memory."""

    id = "SG2-QRY-002"


class ReasoningError(Sg2Error):
    """Facts or axioms from which more follows than is worked out."""

    id = "SG2-RSN-001"


class OpinionError(ReasoningError):
    """Another reasoner that cannot be asked: it is not installed, or Java is not, or it took too long."""

    id = "SG2-RSN-002"


class ExplanationError(Sg2Error):
    """A question that cannot be explained, because it asks for nothing that could follow."""

    id = "SG2-EXP-001"


class AnalysisError(Sg2Error):
    """Data or options of which no analysis can be made: no positive row, a condition without variation, a score out of range, too few codings."""

    id = "SG2-ANA-001"


class PinError(Sg2Error):
    """A pinned comparison that cannot be read, or not reproduced from what is there now."""

    id = "SG2-PIN-001"


class PictureError(Sg2Error):
    """A picture that cannot be drawn: the extra is not installed, or the font lacks a character."""

    id = "SG2-PIC-001"


class ShapesError(Sg2Error):
    """Shapes that must not be used for checking, because an engine would read them differently from their author."""

    id = "SG2-SHP-001"


class CheckError(Sg2Error):
    """A submission that cannot be checked at all, which is not the same as one that fails."""

    id = "SG2-VAL-001"


class DisagreementError(CheckError):
    """Two engines that find different things in one submission, which is a defect of sg2kg."""

    id = "SG2-VAL-002"


class CertificateError(Sg2Error):
    """A certificate that cannot be issued, read or signed."""

    id = "SG2-CRT-001"


class ClusterError(Sg2Error):
    """A cluster that cannot be used: the extra is not installed, or no scheduler answers."""

    id = "SG2-CLU-001"


class ServerError(Sg2Error):
    """A server that cannot be started or cannot go on: the port is taken, an extra is missing, no worker process can be had."""

    id = "SG2-SRV-002"


class OutputError(Sg2Error):
    """A result that cannot be written as asked."""

    id = "SG2-OUT-001"
